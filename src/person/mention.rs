//! One mention of a person: what was found, without what is no part of a name.

use super::feature::{Class, class};
use super::han;
use super::lexicon::{self, Kinds, kinds};
use super::tag::Found;
use crate::text::{fold, is_cyrillic, skeleton};
use std::ops::Range;

/// One mention.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its bytes, without titles.
    pub span: Range<usize>,
    /// The spelling skeletons of its words, without endings of cases.
    pub keys: Vec<String>,
    /// `jr`, `sr`, `ii` where it tells father from son; else empty.
    pub generation: String,
    /// How much speaks for a person.
    pub weight: i32,
}

/// The most words of a name, and its most letters: Arabic and Portuguese chains have up to ten words.
const LONGEST: (usize, usize) = (12, 120);

/// What it is a part of.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The text.
    pub text: &'a str,
    /// Whether the text is in Cyrillic letters.
    pub cyrillic: bool,
}

impl Around<'_> {
    /// A text as a whole.
    pub fn new(text: &str) -> Around<'_> {
        let letters = text.chars().filter(|c| c.is_alphabetic());
        let cyrillic = letters.clone().filter(|c| is_cyrillic(*c)).count() * 2 > letters.count();
        Around { text, cyrillic }
    }

    /// Whether a sentence begins at a place, as far as the sign before it says.
    fn opens(self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches([' ', '"', '“', '«', '\'', '‘', '(']);
        before.is_empty() || before.ends_with(['.', '!', '?', '…', '\n', ':', '»', '”'])
    }
}

impl Mention {
    /// A mention of one word.
    pub fn single(span: Range<usize>, key: String, weight: i32) -> Mention {
        Mention { span, keys: vec![key], generation: String::new(), weight }
    }

    /// What was found as a mention; `None` where it is no name of a person.
    pub fn new(around: Around, found: &Found) -> Option<Mention> {
        let text = around.text;
        let mut words: Vec<Range<usize>> = words(text, &found.span);
        if words.len() > LONGEST.0 || text[found.span.clone()].chars().count() > LONGEST.1 {
            return None;
        }
        while words.len() > 1 && is_before(around, &words) {
            words.remove(0);
        }
        while words.len() > 1 && is_behind(text, &words) {
            words.pop();
        }
        let start = initials_before(text, words.first()?.start);
        if start < words[0].start {
            words.insert(0, start..words[0].start);
        }
        let first = &text[words.first()?.clone()];
        let last = &text[words.last()?.clone()];
        // Names inside the names of organisations are no people; Bill House is one all the same.
        let given = words.len() == 2 && kinds(&fold(first)).has(Kinds::GIVEN);
        let body = class(last).has(Class::BODY) && !given || words.len() > 1 && class(first).has(Class::BODY);
        let span = words[0].start..words[words.len() - 1].end;
        let place = words.len() > 1 && kinds(&fold(&text[span.clone()])).has(Kinds::COUNTRY | Kinds::PLACE);
        if body || place || is_glued(first) || !opens_name(first) || words.len() == 1 && !is_name(around, &words[0]) {
            return None;
        }
        words.extend(generation_behind(text, words[words.len() - 1].end).filter(|_| words.len() > 1));
        let generation =
            words.iter().skip(1).map(|word| &text[word.clone()]).find(|word| class(word).has(Class::JUNIOR));
        let generation = generation.map_or_else(String::new, |word| key(word.trim_end_matches('.')));
        let each = words.iter().map(|word| &text[word.clone()]).filter(|word| !class(word).has(Class::JUNIOR));
        let keys: Vec<String> = each.flat_map(parts).map(key).filter(|key| !key.is_empty()).collect();
        let span = words[0].start..words[words.len() - 1].end;
        let letters = text[span.clone()].chars().filter(|c| c.is_alphabetic()).count();
        // A single letter is no name; a single character may be.
        let long = letters > 1 || !text[span.start..].starts_with(char::is_uppercase);
        (!keys.is_empty() && long).then_some(Mention { span, keys, generation, weight: found.weight })
    }
}

/// Where the initials begin that stand before a name: `M. `, `J.K. `.
fn initials_before(text: &str, name: usize) -> usize {
    let before = text[..name].trim_end_matches(' ');
    let letters = before.trim_end_matches(|c: char| c == '.' || c.is_uppercase());
    let initials = &before[letters.len()..];
    let each = initials.ends_with('.') && initials.split_terminator('.').all(|letter| letter.chars().count() == 1);
    let alone =
        letters.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '«')) || letters.is_empty();
    if each && alone { letters.len() } else { name }
}

/// The `Jr.` or `III` behind a name.
fn generation_behind(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = &text[end..];
    let word = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
    let start = end + rest.len() - word.len();
    let length = word.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(word.len());
    class(&word[..length]).has(Class::JUNIOR).then_some(start..start + length)
}

/// Whether a word that stands alone may be a name.
fn is_name(around: Around, word: &Range<usize>) -> bool {
    let text = &around.text[word.clone()];
    let foreign = around.cyrillic && !text.chars().any(is_cyrillic);
    let kinds = kinds(&fold(text));
    let common = kinds.has(Kinds::COMMON) && !kinds.has(Kinds::GIVEN | Kinds::FAMILY);
    let ordinary = (common || kinds.is_ordinary()) && around.opens(word.start);
    let line = around.text[..word.start].ends_with('\n') || word.start == 0;
    let line = line && around.text[word.end..].lines().next().is_none_or(|rest| rest.trim().is_empty());
    !(class(text).has(Class::TITLE | Class::AGENCY) || line || is_abbreviation(text) || foreign || ordinary)
}

/// Whether a name may begin with a word: with a capital where there are such, with a particle, an article (`al-`, `d'`).
fn opens_name(word: &str) -> bool {
    !word.starts_with(char::is_lowercase) || class(word).has(Class::PARTICLE) || word.contains(['-', '\'', '’'])
}

/// The spelling skeleton of a word, without the ending of a case.
pub fn key(word: &str) -> String {
    skeleton(lexicon::key(&fold(word)))
}

/// The words of what is written as one: of a name with dots between them, of a family name and a given name; the family
/// name last, as people are called by it.
fn parts(word: &str) -> Vec<&str> {
    match han::halves(word) {
        Some((family, given)) => vec![given, family],
        None => word.split(['·', '・', '＝', '゠']).collect(),
    }
}

/// The words of a span.
fn words(text: &str, span: &Range<usize>) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text[span.clone()].split_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

/// Whether the first of these words stands before the name.
fn is_before(around: Around, words: &[Range<usize>]) -> bool {
    let text = around.text;
    let (first, last) = (&text[words[0].clone()], &text[words[words.len() - 1].clone()]);
    let kinds = kinds(&fold(first));
    let other_script = first.chars().any(is_cyrillic) != last.chars().any(is_cyrillic);
    let country = words.len() > 2 && kinds.has(Kinds::COUNTRY) && !kinds.has(Kinds::GIVEN | Kinds::FAMILY);
    let opening = kinds.is_ordinary() && kinds.has(Kinds::COMMON) && around.opens(words[0].start);
    // Roles that no table has: an ordinary word with a capital, before a full name.
    let role = words.len() > 2 && kinds.is_ordinary() && !class(first).has(Class::PARTICLE);
    let long = around.cyrillic || words.len() > 2 && first.len() > 2;
    let short = long && is_abbreviation(first) && !is_abbreviation(last);
    class(first).has(Class::TITLE) || other_script || country || opening || role || short
}

/// Whether the last of these words stands behind the name.
fn is_behind(text: &str, words: &[Range<usize>]) -> bool {
    let [first, .., last] = words else { return false };
    let (first, last) = (&text[first.clone()], &text[last.clone()]);
    let shout = !first.chars().any(char::is_lowercase);
    class(last).0 & (Class::TITLE | Class::ROLE) != 0
        || words.len() > 2 && !shout && is_abbreviation(last) && !class(last).has(Class::JUNIOR)
}

/// Two to five capitals.
fn is_abbreviation(word: &str) -> bool {
    (2..=5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// Whether letters of two scripts stand in one word.
fn is_glued(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).map(is_cyrillic);
    letters.next().is_some_and(|first| letters.any(|other| other != first))
}
