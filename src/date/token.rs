//! A text as tokens that dates are made of: numbers, the words for months and days, other words, signs.

use super::words::{Name, WORDS};
use crate::text::fold_char;
use std::ops::Range;

/// One token; its place is in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Token<'a> {
    /// The token as it stands in the text.
    pub text: &'a str,
    /// Where it stands.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of so many digits.
    Number {
        /// Its value.
        value: u32,
        /// How many digits it is written with.
        digits: u8,
    },
    /// A month, a day of the week or an era.
    Name(Name),
    /// Any other word.
    Word,
    /// A single character that is neither letter nor digit, in its plain form: `，` and `،` are commas.
    Sign(char),
    /// The end of a line.
    Break,
}

/// Cuts a text into tokens.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, kind) = match c {
            '\n' => (1, Kind::Break),
            c if c.is_whitespace() => {
                spaced = true;
                at += c.len_utf8();
                continue;
            }
            c if digit(c).is_some() => number(rest),
            c if is_han(c) || is_hangul(c) => {
                let counts = !spaced && matches!(tokens.last(), Some(Token { kind: Kind::Number { .. }, .. }));
                unspaced(rest, counts)
            }
            c if c.is_alphabetic() => word(rest),
            '،' | '、' => (c.len_utf8(), Kind::Sign(',')),
            c => (c.len_utf8(), Kind::Sign(fold_char(c))),
        };
        tokens.push(Token { text: &rest[..length], span: at..at + length, kind, spaced });
        spaced = kind == Kind::Break;
        at += length;
    }
    tokens
}

/// The value of a digit: European, full-width, Arabic, Persian.
fn digit(c: char) -> Option<u32> {
    fold_char(c).to_digit(10)
}

fn number(rest: &str) -> (usize, Kind) {
    let (mut value, mut digits, mut length) = (0u32, 0u8, 0);
    for (c, digit) in rest.chars().map_while(|c| Some((c, digit(c)?))) {
        // A longer number is no part of a date; its value does not matter.
        value = value.saturating_mul(10).saturating_add(digit);
        digits = digits.saturating_add(1);
        length += c.len_utf8();
    }
    (length, Kind::Number { value, digits })
}

fn word(rest: &str) -> (usize, Kind) {
    let length = run(rest);
    let word = rest[..length].trim_end_matches(APOSTROPHES);
    let (name, begins) = WORDS.find_or_begin(word);
    if begins {
        let behind = &rest[word.len()..];
        let gap = behind.chars().next().filter(|c| matches!(fold_char(*c), ' ' | '-')).map_or(0, char::len_utf8);
        let both = &rest[..word.len() + gap + run(&behind[gap..])];
        if let Some(name) = WORDS.find(both) {
            return (both.len(), Kind::Name(name));
        }
    }
    if let Some(name) = name {
        return (word.len(), Kind::Name(name));
    }
    // April's, Nisan'da; d'avril, nell'agosto.
    if let Some(at) = word.find(APOSTROPHES) {
        let behind = at + word[at..].chars().next().map_or(1, char::len_utf8);
        match WORDS.find(&word[..at]) {
            Some(name) => return (at, Kind::Name(name)),
            None if WORDS.find(&word[behind..]).is_some() => return (behind, Kind::Word),
            None => {}
        }
    }
    // Arabic writes "and", "in", "for" together with the next word.
    if let Some(behind) = word.strip_prefix(['و', 'ب', 'ل', 'ف'])
        && WORDS.find_or_begin(behind) != (None, false)
    {
        return (word.len() - behind.len(), Kind::Word);
    }
    (word.len().max(1), Kind::Word)
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// The length of the letters and apostrophes that a text begins with.
fn run(text: &str) -> usize {
    let inside = |c: char| c.is_alphabetic() && !is_han(c) || APOSTROPHES.contains(&c);
    text.find(|c| !inside(c)).unwrap_or(text.len())
}

/// Chinese and Japanese have no blanks, Korean has endings: the longest name that begins here, else one character of the
/// former and what is left of the word of the latter; behind a number the sign for a year, month or day.
fn unspaced(rest: &str, counts: bool) -> (usize, Kind) {
    let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(3).collect();
    if counts && rest.starts_with(['년', '월', '일']) {
        return (ends[0], Kind::Word);
    }
    for end in ends.iter().skip(1).rev() {
        if let Some(name) = WORDS.find(&rest[..*end]) {
            return (*end, Kind::Name(name));
        }
    }
    (if rest.starts_with(is_hangul) { run(rest) } else { ends[0] }, Kind::Word)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

impl Token<'_> {
    /// Whether the token is this word or sign, whatever its case.
    pub fn is(&self, literal: &str) -> bool {
        match self.kind {
            Kind::Sign(c) => literal.chars().eq([c]),
            _ if self.text.len() != literal.len() => false,
            _ if self.text.is_ascii() => self.text.eq_ignore_ascii_case(literal),
            _ => self.text == literal || self.text.chars().map(fold_char).eq(literal.chars()),
        }
    }
}
