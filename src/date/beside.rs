//! Words beside numbers and months that say what these are: `assets/date/beside.tsv`.

use super::scan::Mention;
use super::token::{Kind, Token};
use crate::text::words_by_kind;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The table: kind, language, words, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/beside.tsv");

static WORDS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| words_by_kind(TABLE, 2));

/// Whether a year or a month is something else, by the words beside it.
pub fn is_other(tokens: &[Token], at: usize, mention: &Mention) -> bool {
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let is = |words: &[&str]| before.is_some_and(|before| words.iter().any(|word| before.is(word)));
    match (mention.year, mention.month, mention.day) {
        // Flight 1943; the second half of a telephone number.
        (Some(_), None, None) => {
            is(&WORDS["numbered"]) || before.is_some_and(|before| matches!(before.kind, Kind::Number { .. }))
        }
        (None, Some(_), None) => WORDS["ambiguous"].iter().any(|word| tokens[at].is(word)) && !is(&WORDS["month"]),
        _ => false,
    }
}
