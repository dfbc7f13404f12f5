//! A filter while it is being typed: what stands open is closed, what is not finished yet is known.

use super::parse::{FIELDS, Field, PHRASE};
use super::token::{Kind, tokens};
use crate::text::fold;

/// What is typed, with the quote and the parentheses closed that stand open at its end.
pub fn closed(text: &str) -> String {
    let mut text = text.to_string();
    if tokens(&text).is_err() {
        text.push('"');
    }
    let tokens = tokens(&text).unwrap_or_default();
    let count = |kind| tokens.iter().filter(|token| token.kind == kind).count();
    let open = count(Kind::Open) - count(Kind::Close);
    text.extend(std::iter::repeat_n(')', open));
    text
}

/// What a filter that is still being typed ends with: a word that may become a field's name, a field without a value, or
/// words for the texts that are too short to be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Whether it is more than the beginning of a field's name.
    pub waits: bool,
    /// How it is used.
    pub example: &'static str,
}

/// Words of fewer letters stand in so many texts that looking for them takes time between two keys. Ideographs say more.
const SHORTEST: usize = 4;
const IDEOGRAPHS: char = '\u{2e80}';

/// The unfinished end of a filter, if it has one. `typed` is the filter as it is, `text` the same with what stood open closed.
pub fn unfinished(typed: &str, text: &str) -> Option<Unfinished> {
    let text = text.trim_end_matches(')');
    let token = tokens(text).ok()?.pop().filter(|token| token.span.end == text.len())?;
    let start = token.span.start;
    let named = token.field.is_some();
    let name = fold(token.field.as_deref().unwrap_or(&token.value));
    let short = token.value.chars().count() < SHORTEST && token.value.chars().all(|c| c < IDEOGRAPHS);
    match token.kind {
        // A quote that the reader closed is meant as it is.
        Kind::Phrase if short && !typed.trim_end_matches(')').ends_with('"') || token.value.is_empty() => {
            Some(Unfinished { start, waits: true, example: PHRASE })
        }
        Kind::Value => {
            let may_be = |field: &&Field| match named {
                true => field.name == name && (token.value.is_empty() || short && field.name == "text"),
                false => field.name.starts_with(&name),
            };
            FIELDS.iter().find(may_be).map(|field| Unfinished { start, waits: named, example: field.example })
        }
        _ => None,
    }
}
