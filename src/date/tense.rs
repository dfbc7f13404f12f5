//! Whether the sentence around a date speaks of what was or of what is to come: `assets/date/tense.tsv`.

use crate::text::{fold, fold_word, rows};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The table: kind, language, words, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/tense.tsv");

/// How much of a text around a date is looked at, in bytes at each side.
const REACH: usize = 300;
/// A word that ends like the past has so many characters more than its ending.
const STEM: usize = 3;

#[derive(Default)]
struct Words {
    past: FxHashSet<String>,
    future: FxHashSet<String>,
    endings: Vec<String>,
    past_parts: Vec<String>,
    future_parts: Vec<String>,
    ahead: Vec<(&'static str, String)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut all = Words::default();
    for row in rows(TABLE) {
        let each = row.field(2).split(' ').map(fold);
        match row.field(0) {
            "ahead" => all.ahead.extend(row.field(2).split('|').map(|words| (row.field(1), fold(words)))),
            "past" => all.past.extend(each),
            "future" => all.future.extend(each),
            "past-part" => all.past_parts.extend(each),
            "future-part" => all.future_parts.extend(each),
            _ => all.endings.extend(each),
        }
    }
    all
});

/// The time a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// What was, and nothing to come.
    Past,
    /// Neither can be told.
    Open,
    /// Something that is to come, among other things.
    Coming,
}

impl Tense {
    /// Its name in the rules.
    pub fn name(self) -> &'static str {
        match self {
            Tense::Past => "past ",
            Tense::Open => "",
            Tense::Coming => "coming ",
        }
    }
}

/// What the sentence with these bytes speaks of.
pub fn tense(text: &str, span: &Range<usize>) -> Tense {
    let sentence = sentence(text, span);
    // Only sentences in scripts that write words together, or glue endings to them, hold such parts.
    let holds = |parts: &[String]| !sentence.is_ascii() && parts.iter().any(|part| sentence.contains(part.as_str()));
    if holds(&WORDS.future_parts) {
        return Tense::Coming;
    }
    let mut past = holds(&WORDS.past_parts);
    let parts = |c: char| !c.is_alphanumeric() && !['\'', '’'].contains(&c);
    for word in sentence.split(parts).filter(|word| !word.is_empty()).map(fold_word) {
        if WORDS.future.contains(&*word) {
            return Tense::Coming;
        }
        let ends =
            |ending: &String| word.ends_with(ending.as_str()) && word.chars().count() >= ending.chars().count() + STEM;
        past |= WORDS.past.contains(&*word) || WORDS.endings.iter().any(ends);
    }
    if past { Tense::Past } else { Tense::Open }
}

/// What a sentence may end with.
const ENDS: [char; 5] = ['\n', '.', '!', '?', '。'];

/// How many bytes right before a date are looked at for words that say that something is to be by then.
const BEFORE: usize = 48;
/// What may stand between those words and the date.
const BETWEEN: [&str; 6] = ["end of", "at least", "early", "late", "mid", "the"];

/// Whether something is to be by, until or from a date, by the words right before it: `until April`. Where the text's language
/// is known only its own words count.
pub fn is_ahead(text: &str, language: Option<&str>, span: &Range<usize>) -> bool {
    let before = fold(&text[text.ceil_char_boundary(span.start.saturating_sub(BEFORE))..span.start]);
    let mut before = before.trim_end_matches([' ', '-']);
    let without =
        |before: &str, between: &str| before.strip_suffix(between).filter(|rest| rest.ends_with(' ')).map(str::len);
    while let Some(length) = BETWEEN.iter().find_map(|between| without(before, between)) {
        before = before[..length].trim_end();
    }
    let alone = |rest: &str| !rest.ends_with(char::is_alphanumeric);
    let spoken = |(own, _): &&(&str, String)| language.is_none_or(|language| language == *own);
    WORDS.ahead.iter().filter(spoken).any(|(_, words)| before.strip_suffix(words.as_str()).is_some_and(alone))
}

/// The sentence around some bytes of a text, as far as it lies near.
fn sentence<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    let before = &text[text.ceil_char_boundary(span.start.saturating_sub(REACH))..span.start];
    let after = &text[span.end..text.floor_char_boundary(span.end + REACH)];
    let ends = |rest: &str, sign: &str| match sign {
        "\n" | "。" => true,
        _ => rest.starts_with(' ') || sign == "." && (rest.starts_with("” ") || rest.starts_with("\" ")),
    };
    let behind = |(at, sign): (usize, &str)| at + sign.len();
    let start = before.rmatch_indices(ENDS).find(|(at, sign)| ends(&before[at + sign.len()..], sign)).map_or(0, behind);
    let end = after.match_indices(ENDS).find(|(at, sign)| ends(&after[at + sign.len()..], sign));
    let end = end.map_or(after.len(), |end| behind(end) - usize::from(end.1 == "\n"));
    &text[span.start - before.len() + start..span.end + end]
}
