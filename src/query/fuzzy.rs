//! Fuzzy matching, and the only place that names `fuzzy-matcher`.
//!
//! The crate folds ASCII only, takes a blank for a letter, and counts characters: it gets folded single words here, never
//! bodies, and of its answers only the score is used. Its cache is left on: without it the crate panics.

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
    pub fn score(&self, text: &str, pattern: &str) -> Option<i64> {
        self.matcher.fuzzy_match(text, pattern)
    }

    /// The words of a vocabulary (folded) that a mistyped word may mean, best first: those that hold its letters in order
    /// with `LEAST` percent of the word's own score; where there are none, those within one edit that begin alike.
    pub fn meant<'a>(&self, word: &str, vocabulary: &'a [String]) -> Vec<&'a str> {
        let letters = word.chars().count();
        if letters < SHORTEST {
            return Vec::new();
        }
        let own = self.score(word, word).unwrap_or(0);
        let mut meant: Vec<(i64, &str)> = vocabulary
            .iter()
            .filter(|other| other.chars().count() <= letters + LACKING)
            .filter_map(|other| {
                Some((self.score(other, word).filter(|score| score * 100 >= own * LEAST)?, other.as_str()))
            })
            .collect();
        if meant.is_empty() && letters >= SHORTEST_EDITED {
            let alike = |other: &&String| {
                let length = other.chars().count();
                length >= SHORTEST_EDITED
                    && length.abs_diff(letters) <= 1
                    && other.chars().next() == word.chars().next()
            };
            let near = vocabulary.iter().filter(alike).filter(|other| strsim::osa_distance(word, other) == 1);
            meant = near.map(|other| (0, other.as_str())).collect();
        }
        meant.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        meant.truncate(MOST);
        meant.into_iter().map(|(_, word)| word).collect()
    }
}
