//! Feasts and seasons that a text speaks of: they say in which part of a year it was written, and nothing of the year.

use super::phrase::{Phrases, Word, starts_high};
use crate::text::rows;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The table: rule, day of the year, language, words, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/season.tsv");

/// A feast or season: the name of its rule, month and day around which it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Season {
    /// `feast`, `season` or `quarter`.
    pub rule: &'static str,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month.
    pub day: u32,
    /// The language of its words.
    language: &'static str,
}

static SEASONS: LazyLock<Phrases<Season>> = LazyLock::new(|| {
    let mut seasons = Phrases::default();
    for row in rows(TABLE) {
        let number =
            |field: Option<&str>| field.and_then(|field| field.parse().ok()).expect("the table's days are numbers");
        let mut day = row.field(1).split('-');
        let season =
            Season { rule: row.field(0), month: number(day.next()), day: number(day.next()), language: row.field(2) };
        row.field(3).split('|').for_each(|words| seasons.add(words, season));
    }
    seasons
});

/// Each feast and season that a text speaks of, and where it does so first, in bytes. Feasts are names: `easter` is none. Where
/// the text's language is known only its own words count: Natal is Christmas in one and a province in another.
pub fn seasons(all: &[Word], language: Option<&str>) -> Vec<(Season, Range<usize>)> {
    let mut told = HashSet::new();
    let found = SEASONS.all(all, 0..all.len()).filter(|(season, words)| {
        let name =
            season.rule != "feast" || all[words.clone()].iter().any(starts_high) || !all[words.start].text.is_ascii();
        let spoken = language.is_none_or(|language| language == season.language);
        name && spoken && told.insert(**season)
    });
    found.map(|(season, words)| (*season, all[words.start].at..all[words.end - 1].end())).collect()
}
