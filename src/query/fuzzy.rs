//! Fuzzy matching, and the only place that names `fuzzy-matcher`.
//!
//! The crate folds ASCII only, takes a blank for a letter, and counts characters: it gets folded words and headlines here,
//! never bodies, and of its answers only the score is used. Its cache is left on: without it the crate panics.

use crate::text::WordList;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// The least share of a word's score against itself that a fuzzy match must have, in percent.
const LEAST: i64 = 70;
/// The shortest word that is matched fuzzily, in characters: shorter ones match everything.
const SHORTEST: usize = 4;
/// The shortest word that is taken for one at an edit's distance, and the shortest that is taken for it.
const SHORTEST_EDITED: usize = 5;
/// How many letters a mistyped word may lack.
const LACKING: usize = 3;
/// The longest text that is matched, in bytes.
const LONGEST: usize = 1_000;
/// The most bytes of a letter.
const LARGEST: usize = 4;
/// How many words are taken for one.
const MOST: usize = 8;

/// Matches words and lines fuzzily.
pub struct Fuzzy {
    matcher: SkimMatcherV2,
}

impl Default for Fuzzy {
    fn default() -> Fuzzy {
        Fuzzy { matcher: SkimMatcherV2::default().ignore_case() }
    }
}

impl Fuzzy {
    /// How well a folded text matches a folded pattern whose letters it must hold in order; higher is better.
    /// A text longer than a headline has no score: the crate's time and memory grow with the product of both lengths.
    pub fn score(&self, text: &str, pattern: &str) -> Option<i64> {
        if text.len() > LONGEST { None } else { self.matcher.fuzzy_match(text, pattern) }
    }

    /// The words of a vocabulary (folded) that hold a mistyped word's letters in order, with `LEAST` percent of the
    /// score that the word has against itself; best first.
    pub fn in_order<'a>(&self, word: &str, vocabulary: &'a WordList) -> Vec<&'a str> {
        let letters = word.chars().count();
        let Some(own) = self.score(word, word).filter(|_| letters >= SHORTEST) else { return Vec::new() };
        let near = |other: &str| {
            other.len() <= word.len() + LACKING * LARGEST
                && holds_in_order(other, word)
                && other.chars().count() <= letters + LACKING
        };
        let near = vocabulary.filtered(near);
        let score = |other: &str| self.score(other, word).filter(|score| score * 100 >= own * LEAST);
        best(near.into_iter().filter_map(|other| Some((score(other)?, other))).collect())
    }

    /// The words of a vocabulary (folded) at one edit's distance (a letter wrong, missing, too many, two exchanged) that
    /// begin alike.
    pub fn at_one_edit<'a>(&self, word: &str, vocabulary: &'a WordList) -> Vec<&'a str> {
        let letters = word.chars().count();
        let Some(first) = word.chars().next().filter(|_| letters >= SHORTEST_EDITED) else { return Vec::new() };
        let near = |other: &str| {
            let alike = other.starts_with(first) && other.len().abs_diff(word.len()) <= LARGEST;
            let length = if alike { other.chars().count() } else { 0 };
            length >= SHORTEST_EDITED
                && length.abs_diff(letters) <= 1
                && strsim::osa_distance(word, other) == 1
                && other.chars().any(char::is_alphabetic)
        };
        best(vocabulary.filtered(near).into_iter().map(|other| (0, other)).collect())
    }
}

/// What the crate would find out too, without its tables: a vocabulary is long.
fn holds_in_order(text: &str, letters: &str) -> bool {
    let mut rest = text.chars();
    letters.chars().all(|letter| rest.any(|c| c == letter))
}

fn best(mut words: Vec<(i64, &str)>) -> Vec<&str> {
    words.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    words.dedup();
    words.truncate(MOST);
    words.into_iter().map(|(_, word)| word).collect()
}
