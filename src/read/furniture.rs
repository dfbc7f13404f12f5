//! Lines that belong to the page and not to the story, by the table `assets/read/furniture.tsv`;
//! and the publisher's name where a page says it only there (`assets/read/source.tsv`).

use crate::document::{Document, Kind};
use crate::text::{Clean, fold, rows};
use regex::{Regex, RegexSet};
use std::sync::LazyLock;

/// The table of furniture: what, pattern, sample.
pub const TABLE: &str = include_str!("../../assets/read/furniture.tsv");
/// The table of self-naming: pattern with one group, sample, what the sample gives.
pub const SOURCES: &str = include_str!("../../assets/read/source.tsv");

static PATTERNS: LazyLock<(RegexSet, Vec<Kind>)> = LazyLock::new(|| {
    let patterns = rows(TABLE).map(|row| format!("^(?:{})$", row.field(1)));
    let kinds = rows(TABLE).map(|row| match row.field(0) {
        "caption" => Kind::Caption,
        "byline" => Kind::Byline,
        _ => Kind::Furniture,
    });
    (RegexSet::new(patterns).expect("the table's patterns compile"), kinds.collect())
});

static SELF_NAMING: LazyLock<Vec<Regex>> =
    LazyLock::new(|| rows(SOURCES).map(|row| Regex::new(row.field(0)).expect("the table's patterns compile")).collect());

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 700;

/// What a line of a page is, where the table knows it.
pub fn kind(line: &str) -> Option<Kind> {
    if line.len() > LONGEST {
        return None;
    }
    let folded = fold(line);
    let bare = folded.trim_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '·' | '*' | '-' | '>' | '|' | '»' | '▶' | '►'));
    let bare = bare.trim_end_matches(['.', ':', '…', '!', '?', ',']).trim_end();
    if bare.is_empty() {
        return Some(Kind::Furniture);
    }
    PATTERNS.0.matches(bare).iter().map(|row| PATTERNS.1[row]).next()
}

/// The publisher's name where the page gives it in a sentence about itself.
pub fn source(document: &Document) -> Option<Clean> {
    let story = document.text.as_str();
    let texts = [document.furniture.as_str(), story];
    texts.iter().find_map(|text| source_in(text))
}

/// The publisher's name in a text that is about the publication.
pub fn source_in(text: &str) -> Option<Clean> {
    SELF_NAMING.iter().find_map(|pattern| Clean::line(pattern.captures(text)?.get(1)?.as_str()).filled())
}
