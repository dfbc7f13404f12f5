//! Many words, one behind another in memory: a vocabulary is gone through at every key.

use memchr::memmem::Finder;
use rayon::prelude::*;

/// A list of words without line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    /// The words, each closed by a line break.
    letters: String,
    /// Where each word ends.
    ends: Vec<usize>,
}

/// No fewer words than this are worth a thread of their own.
const PORTION: usize = 20_000;

impl WordList {
    /// Adds a word at the end; the number it has is the count before.
    pub fn push(&mut self, word: &str) {
        debug_assert!(!word.contains('\n'), "a word has no line break");
        self.letters.push_str(word);
        self.ends.push(self.letters.len());
        self.letters.push('\n');
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A word by its number.
    ///
    /// # Panics
    /// Where there is no such word.
    pub fn get(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
        &self.letters[start..self.ends[number]]
    }

    /// The numbers of the words that have these letters in them.
    pub fn holding(&self, letters: &str) -> Vec<usize> {
        let finder = Finder::new(letters);
        let found = finder.find_iter(self.letters.as_bytes());
        let number = |at: usize| self.ends.partition_point(|end| *end < at + letters.len());
        let mut numbers: Vec<usize> = found.map(number).filter(|number| *number < self.len()).collect();
        numbers.dedup();
        numbers
    }

    /// Whether one of the words is this one.
    pub fn has(&self, word: &str) -> bool {
        self.holding(word).iter().any(|number| self.get(*number) == word)
    }

    /// The words for which something holds, in order.
    pub fn filtered<'a>(&'a self, holds: impl Fn(&'a str) -> bool + Sync + Send) -> Vec<&'a str> {
        let all = (0..self.len()).into_par_iter().with_min_len(PORTION);
        all.map(|number| self.get(number)).filter(|word| holds(word)).collect()
    }
}

impl<'a> FromIterator<&'a str> for WordList {
    fn from_iter<I: IntoIterator<Item = &'a str>>(words: I) -> WordList {
        let mut list = WordList::default();
        words.into_iter().for_each(|word| list.push(word));
        list
    }
}
