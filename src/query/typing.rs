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

/// What a filter that is still being typed ends with: a word that may become a field's name, or a field or a quote without a
/// value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Whether it is more than the beginning of a field's name.
    pub waits: bool,
    /// How it is used.
    pub example: &'static str,
}

/// The unfinished end of a filter, if it has one. What stood open is closed in it.
pub fn unfinished(text: &str) -> Option<Unfinished> {
    let text = text.trim_end_matches(')');
    let token = tokens(text).ok()?.pop().filter(|token| token.span.end == text.len())?;
    let start = token.span.start;
    let named = token.field.is_some();
    let name = fold(token.field.as_deref().unwrap_or(&token.value));
    match token.kind {
        Kind::Phrase if token.value.is_empty() => Some(Unfinished { start, waits: true, example: PHRASE }),
        Kind::Value => {
            let may_be = |field: &&Field| match named {
                true => field.name == name && token.value.is_empty(),
                false => field.name.starts_with(&name),
            };
            FIELDS.iter().find(may_be).map(|field| Unfinished { start, waits: named, example: field.example })
        }
        _ => None,
    }
}
