//! What an article says a person is: what stands before the name ("Russian Foreign Minister") or behind it, between
//! commas. The words are those of `assets/person/words.tsv` (titles and roles) and `role.tsv`.

use super::feature::{Class, class};
use super::han;
use crate::text::{Clean, fold, rows};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// The table: class, language, words, a sample, the role in it.
pub const TABLE: &str = include_str!("../../assets/person/role.tsv");

static WORDS: LazyLock<FxHashMap<String, &str>> = LazyLock::new(|| {
    let of = |row: crate::text::Row<'static>| row.field(2).split(' ').map(move |word| (fold(word), row.field(0)));
    rows(TABLE).flat_map(of).collect()
});

/// The most words of a role.
const LONGEST: usize = 7;
/// How many bytes beside a name are looked at.
const REACH: usize = 120;
/// The letters of a word that count when roles are compared: endings differ.
const STEM: usize = 6;

fn kind(word: &str) -> &'static str {
    WORDS.get(&fold(word.trim_end_matches('.'))).copied().unwrap_or("")
}

fn is_role(word: &str) -> bool {
    class(word).has(Class::TITLE | Class::ROLE) && kind(word) != "plain"
}

/// The role beside the first of these mentions that has one.
pub fn role(text: &str, spans: &[Range<usize>]) -> Option<Clean> {
    let found = spans.iter().find_map(|span| before(text, span.start).or_else(|| behind(text, span.end)))?;
    Clean::line(found).filled()
}

/// What stands before a name: roles, and the words in capitals that belong to them.
fn before(text: &str, at: usize) -> Option<&str> {
    if let Some(title) = han::title_before(&text[..at]) {
        return Some(title);
    }
    let from = text.floor_char_boundary(at.saturating_sub(REACH));
    let tail = text[from..at].rsplit(['.', ',', ';', ':', '!', '?', '"', '“', '”', '(', ')', '«', '»', '\n']).next()?;
    let end = at - (tail.len() - tail.trim_end().len());
    let (mut start, mut known) = (end, false);
    let mut words = text[at - tail.len()..end].rsplitn(LONGEST + 1, char::is_whitespace).take(LONGEST).peekable();
    while let Some(word) = words.next() {
        // The first word of what is looked at may be cut.
        let cut = words.peek().is_none() && tail.len() == at - from && from > 0;
        let belongs = is_role(word) || kind(word) == "inner" || word.starts_with(char::is_uppercase);
        if cut || !belongs || kind(word) == "plain" {
            break;
        }
        known |= is_role(word);
        start = text[..start].trim_end().len() - word.len();
    }
    let role = &text[start..end];
    let inner = role.split_whitespace().take_while(|word| kind(word) == "inner").count();
    let role = role.splitn(inner + 1, char::is_whitespace).last().unwrap_or(role);
    known.then_some(role)
}

/// What stands behind a name: words between commas of which one is a role.
fn behind(text: &str, at: usize) -> Option<&str> {
    if let Some(title) = han::title_behind(&text[at..]) {
        return Some(title);
    }
    let rest = text[at..].strip_prefix(", ")?;
    let rest = &rest[..rest.floor_char_boundary(REACH)];
    let clause = &rest[..rest.find([',', '.', ';', ':', '(', '"', '\n'])?];
    let mut known = false;
    for word in clause.split_whitespace().take(LONGEST) {
        if kind(word) == "stop" || !known && class(word).has(Class::SPEECH) && !is_role(word) {
            return None;
        }
        known |= is_role(word);
    }
    let article = ["the ", "a ", "an "].iter().find_map(|article| clause.strip_prefix(article)).unwrap_or(clause);
    (known && clause.split_whitespace().count() <= LONGEST).then_some(article)
}

/// The words of a role as they are compared: numbers of their stems.
pub fn words(role: &str) -> Vec<u64> {
    let said = crate::text::words(role).map(|(_, word)| word).filter(|word| kind(word).is_empty());
    said.map(|word| {
        let stem: String = fold(word).chars().take(STEM).collect();
        let mut hasher = FxHasher::default();
        stem.hash(&mut hasher);
        hasher.finish()
    })
    .collect()
}
