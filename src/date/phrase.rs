//! Ways to write something, looked for among the words of a text: names, titles, what meets where.

use super::token::{Kind, Token, tokens};
use crate::text::fold_word;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// A word of a text.
pub struct Word<'a> {
    /// Its first byte.
    pub at: usize,
    /// As it stands there.
    pub text: &'a str,
    /// Whether it is the first of its line.
    pub opens: bool,
    folded: Cow<'a, str>,
}

impl Word<'_> {
    /// The byte behind it.
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// One way to write something.
pub struct Phrase {
    /// Its words, folded, and whether letters may follow each, as endings do.
    words: Vec<(String, bool)>,
}

/// How many letters an ending has at most, in languages that bend names.
const ENDING: usize = 3;

impl Phrase {
    /// Reads a way to write something from a table. Words of languages that bend their ends stand there without them;
    /// initials (`НАТО`) do not bend.
    pub fn new(text: &str) -> Phrase {
        let bends = |word: &Word| word.text.chars().any(is_cyrillic) && word.text.chars().any(char::is_lowercase);
        let words = words_of(&tokens(text)).into_iter();
        let read = |word: Word| {
            let bends = bends(&word);
            (word.folded.into_owned(), bends)
        };
        Phrase { words: words.map(read).collect() }
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether these words begin with it, on one line.
    pub fn begins(&self, all: &[Word]) -> bool {
        let is = |((word, bends), other): (&(String, bool), &Word)| {
            let bent = |ending: &str| ending.is_empty() || *bends && ending.chars().count() <= ENDING;
            other.folded.strip_prefix(word.as_str()).is_some_and(bent)
        };
        self.len() <= all.len()
            && self.words.iter().zip(all).all(is)
            && all[..self.len()].iter().skip(1).all(|word| !word.opens)
    }
}

/// Phrases with what each means, found by their first word; longer ones come first.
pub struct Phrases<T> {
    by_word: FxHashMap<String, Vec<(Phrase, T)>>,
    /// With which bytes their first words begin: most words of a text begin with others.
    beginnings: Vec<bool>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Phrases<T> {
        Phrases { by_word: FxHashMap::default(), beginnings: vec![false; BEGINNINGS] }
    }
}

/// How many beginnings are told apart.
const BEGINNINGS: usize = 1 << 14;

/// The place of a word among them, by its first bytes. A word without its ending has the same ones.
fn beginning(word: &str) -> usize {
    let bytes = word.bytes().take(3);
    bytes.fold(0, |place, byte| place * 61 + usize::from(byte)) % BEGINNINGS
}

impl<T> Phrases<T> {
    /// Adds a phrase; of phrases of one length the first that was added counts.
    pub fn add(&mut self, text: &str, means: T) {
        let phrase = Phrase::new(text);
        let Some((first, _)) = phrase.words.first() else { return };
        self.beginnings[beginning(first)] = true;
        let alike = self.by_word.entry(first.clone()).or_default();
        let place = alike.partition_point(|(other, _)| other.len() >= phrase.len());
        alike.insert(place, (phrase, means));
    }

    /// The longest phrase that begins with word `at` of a text, and how many words it has.
    pub fn at(&self, all: &[Word], at: usize) -> Option<(&T, usize)> {
        if !self.beginnings[beginning(&all[at].folded)] {
            return None;
        }
        let found = stems(&all[at].folded).filter_map(|stem| {
            let (phrase, means) = self.by_word.get(stem)?.iter().find(|(phrase, _)| phrase.begins(&all[at..]))?;
            Some((means, phrase.len()))
        });
        found.reduce(|one, other| if other.1 > one.1 { other } else { one })
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

/// A word, and what may be left of it without its ending.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let endings = if word.ends_with(is_cyrillic) { ENDING } else { 0 };
    let ends = word.char_indices().rev().map(|(at, _)| at).take(endings);
    std::iter::once(word.len()).chain(ends).map(|end| &word[..end])
}

/// The words and numbers of a text.
pub fn words_of<'a>(tokens: &[Token<'a>]) -> Vec<Word<'a>> {
    let mut words = Vec::with_capacity(tokens.len());
    let mut opens = true;
    for token in tokens {
        match token.kind {
            Kind::Break => opens = true,
            Kind::Sign(_) => {}
            _ => {
                let opens = std::mem::take(&mut opens);
                words.push(Word { at: token.span.start, text: token.text, opens, folded: plain(token.text) });
            }
        }
    }
    words
}

/// A word folded, without an elided article before it (`l'ancien`) or a genitive behind it (`Obama's`).
fn plain(word: &str) -> Cow<'_, str> {
    const ELIDED: usize = 2;
    let folded = fold_word(word);
    if !folded.contains('\'') {
        return folded;
    }
    let word = folded.strip_suffix("'s").unwrap_or(&folded);
    Cow::Owned(match word.split_once('\'') {
        Some((before, rest)) if before.chars().count() < ELIDED && !rest.is_empty() => rest.to_string(),
        _ => word.to_string(),
    })
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
