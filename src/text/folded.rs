//! Folded texts, and what is looked for in them.

use super::fold_char;
use memchr::memmem::Finder;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A text folded for searching. Which letters were capitals is kept beside it, for searches that ask for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    letters: String,
    /// A bit for every byte of `letters`: whether a capital began there.
    capitals: Vec<u64>,
}

/// A part of a folded text.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    of: &'a Folded,
    start: usize,
    letters: &'a str,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Folded {
        let mut folded = Folded::default();
        folded.push(text);
        folded
    }

    /// Folds a further text and adds it at the end.
    pub fn push(&mut self, text: &str) {
        self.letters.reserve(text.len());
        for c in text.chars() {
            let at = self.letters.len();
            self.letters.push(fold_char(c));
            self.capitals.resize(self.letters.len().div_ceil(64), 0);
            if c.is_uppercase() {
                self.capitals[at / 64] |= 1 << (at % 64);
            }
        }
    }

    /// The folded letters.
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// A part of it, by bytes of its letters.
    pub fn part(&self, range: Range<usize>) -> Part<'_> {
        Part { of: self, start: range.start, letters: &self.letters[range] }
    }

    /// All of it.
    pub fn all(&self) -> Part<'_> {
        self.part(0..self.letters.len())
    }
}

impl<'a> Part<'a> {
    /// The folded letters.
    pub fn letters(self) -> &'a str {
        self.letters
    }

    fn is_capital(self, at: usize) -> bool {
        let at = self.start + at;
        self.of.capitals[at / 64] >> (at % 64) & 1 == 1
    }
}

/// What is looked for: letters as they are typed. Small letters stand for both cases; as soon as one is a capital, all
/// count as typed ("smart case", as in vim, less and fzf).
#[derive(Clone, Debug)]
pub struct Pattern {
    finder: Finder<'static>,
    /// Where each folded letter begins, and whether it is a capital; `None` where case does not count.
    cases: Option<Vec<(usize, bool)>>,
    whole: bool,
}

impl Pattern {
    /// A pattern of one or more words; `whole` where it must not be a part of a longer word.
    pub fn new(words: &str, whole: bool) -> Pattern {
        let folded = Folded::new(&words.nfc().collect::<String>());
        let cases: Vec<(usize, bool)> =
            folded.letters.char_indices().map(|(at, _)| (at, folded.all().is_capital(at))).collect();
        Pattern {
            finder: Finder::new(&folded.letters).into_owned(),
            cases: Some(cases).filter(|cases| cases.iter().any(|(_, capital)| *capital)),
            whole,
        }
    }

    /// The same, whatever the case.
    pub fn any_case(&self) -> Pattern {
        Pattern { cases: None, ..self.clone() }
    }

    /// Whether capitals count.
    pub fn has_capitals(&self) -> bool {
        self.cases.is_some()
    }

    /// The folded letters.
    pub fn letters(&self) -> &str {
        std::str::from_utf8(self.finder.needle()).expect("it was made of a str")
    }

    /// Where it stands in a folded text, in bytes of its letters; none overlaps another.
    pub fn find_iter<'a>(&'a self, text: Part<'a>) -> impl Iterator<Item = usize> + 'a {
        let letters = text.letters;
        let as_typed = move |at: usize| match &self.cases {
            Some(cases) => cases.iter().all(|(offset, capital)| text.is_capital(at + offset) == *capital),
            None => true,
        };
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let alone = move |at: usize| {
            let end = at + self.finder.needle().len();
            !letter(letters[..at].chars().next_back()) && !letter(letters[end..].chars().next())
        };
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = from + self.finder.find(letters.as_bytes().get(from..)?)?;
                // Behind one that does not count another may begin that overlaps it.
                let counts = as_typed(at) && (!self.whole || alone(at));
                let first = letters[at..].chars().next().map_or(1, char::len_utf8);
                from = at + if counts { self.finder.needle().len().max(first) } else { first };
                if counts {
                    return Some(at);
                }
            }
        })
    }

    /// Whether it stands in a folded text.
    pub fn is_in(&self, text: Part) -> bool {
        self.find_iter(text).next().is_some()
    }

    /// Whether a folded text begins with it.
    pub fn begins(&self, text: Part) -> bool {
        text.letters.starts_with(self.letters()) && self.find_iter(text).next() == Some(0)
    }

    /// Whether a word of a folded text begins with it.
    pub fn begins_word(&self, text: Part) -> bool {
        self.find_iter(text).any(|at| !text.letters[..at].chars().next_back().is_some_and(char::is_alphanumeric))
    }

    /// Where it stands in a text as it is, in bytes.
    pub fn spans(&self, text: &str) -> Vec<Range<usize>> {
        spans(text, std::slice::from_ref(self))
    }
}

/// Where patterns stand in a text as it is, in bytes, in the order of the patterns.
pub fn spans(text: &str, patterns: &[Pattern]) -> Vec<Range<usize>> {
    if patterns.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text);
    // Folding maps one character to one, of another length maybe: each folded byte is told where its character came from.
    let mut origin = Vec::with_capacity(folded.letters.len() + 1);
    for (at, c) in text.char_indices() {
        origin.extend(std::iter::repeat_n(at, fold_char(c).len_utf8()));
    }
    origin.push(text.len());
    let of = |pattern: &Pattern| -> Vec<Range<usize>> {
        let length = pattern.letters().len();
        let found = pattern.find_iter(folded.all()).filter(|_| length > 0);
        found.map(|at| origin[at]..origin[at + length]).collect()
    };
    patterns.iter().flat_map(of).collect()
}
