//! Ways to write something, looked for among the words of a text: names, titles, what meets where.

use crate::text::{fold, words};
use std::collections::HashMap;
use std::ops::Range;

/// A word of a text.
pub struct Word<'a> {
    /// Its first byte.
    pub at: usize,
    /// As it stands there.
    pub text: &'a str,
    folded: String,
}

impl Word<'_> {
    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// One way to write something.
pub struct Phrase {
    words: Vec<String>,
    /// Whether letters may follow each word, as endings do.
    bends: bool,
}

/// How many letters an ending has at most, in languages that bend names.
const ENDING: usize = 3;

impl Phrase {
    /// Reads a way to write something from a table. Words of languages that bend their ends stand there without them.
    pub fn new(text: &str) -> Phrase {
        Phrase { words: words(text).map(|(_, word)| plain(word)).collect(), bends: text.chars().any(is_cyrillic) }
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether these words begin with it.
    pub fn begins(&self, all: &[Word]) -> bool {
        self.len() <= all.len() && self.words.iter().zip(all).all(|(word, other)| self.is(word, &other.folded))
    }

    fn is(&self, word: &str, other: &str) -> bool {
        let bent = || other.strip_prefix(word).is_some_and(|ending| ending.chars().count() <= ENDING);
        other == word || self.bends && bent()
    }
}

/// Phrases with what each means, found by their first letter; longer ones come first.
pub struct Phrases<T> {
    by_letter: HashMap<char, Vec<(Phrase, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { by_letter: HashMap::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; of phrases of one length the first that was added counts.
    pub fn add(&mut self, text: &str, means: T) {
        let phrase = Phrase::new(text);
        let Some(first) = phrase.words.first().and_then(|word| word.chars().next()) else { return };
        let alike = self.by_letter.entry(first).or_default();
        let place = alike.partition_point(|(other, _)| other.len() >= phrase.len());
        alike.insert(place, (phrase, means));
    }

    /// The longest phrase that begins with word `at` of a text, and how many words it has.
    pub fn at(&self, all: &[Word], at: usize) -> Option<(&T, usize)> {
        let first = all[at].folded.chars().next()?;
        let (phrase, means) = self.by_letter.get(&first)?.iter().find(|(phrase, _)| phrase.begins(&all[at..]))?;
        Some((means, phrase.len()))
    }

    /// Every place where a phrase stands, as a range of words; none overlaps another.
    pub fn all<'a>(&'a self, all: &'a [Word], among: Range<usize>) -> impl Iterator<Item = (&'a T, Range<usize>)> {
        let mut next = among.start;
        std::iter::from_fn(move || {
            while next < among.end {
                let at = next;
                let found = self.at(&all[..among.end], at);
                next += found.map_or(1, |(_, length)| length);
                if let Some((means, length)) = found {
                    return Some((means, at..at + length));
                }
            }
            None
        })
    }
}

/// The words of a text.
pub fn words_of(text: &str) -> Vec<Word<'_>> {
    words(text).map(|(at, word)| Word { at, text: word, folded: plain(word) }).collect()
}

/// A word folded, without an elided article before it (`l'ancien`) or a genitive behind it (`Obama's`).
fn plain(word: &str) -> String {
    const ELIDED: usize = 2;
    let folded = fold(word);
    let word = folded.strip_suffix("'s").or_else(|| folded.strip_suffix("’s")).unwrap_or(&folded);
    match word.split_once(['\'', '’']) {
        Some((before, rest)) if before.chars().count() < ELIDED && !rest.is_empty() => rest.to_string(),
        _ => word.to_string(),
    }
}

/// Whether a word begins as a name does: with a capital, or in a script that has none.
pub fn starts_high(word: &Word) -> bool {
    word.text.chars().next().is_some_and(|c| c.is_uppercase() || is_han(c))
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

/// Whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
