//! A text as tokens that dates are made of: numbers, the words for months and days, other words, signs.

use super::words::{Name, WORDS};
use crate::text::fold;
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
    /// A month or a day of the week.
    Name(Name),
    /// Any other word.
    Word,
    /// A single character that is neither letter nor digit.
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
            c if c.is_ascii_digit() => number(rest),
            c if is_han(c) => han(rest),
            c if c.is_alphabetic() => word(rest),
            c => (c.len_utf8(), Kind::Sign(c)),
        };
        tokens.push(Token { text: &rest[..length], span: at..at + length, kind, spaced });
        spaced = kind == Kind::Break;
        at += length;
    }
    tokens
}

fn number(rest: &str) -> (usize, Kind) {
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    // A longer number is no part of a date; its value does not matter.
    let value = rest[..length.min(9)].parse().unwrap_or(0);
    (length, Kind::Number { value, digits: length.min(255) as u8 })
}

fn word(rest: &str) -> (usize, Kind) {
    let inside = |c: char| c.is_alphabetic() && !is_han(c) || matches!(c, '\'' | '’');
    let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
    let word = rest[..length].trim_end_matches(['\'', '’']);
    let bare = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    match WORDS.find(bare) {
        Some(name) => (bare.len(), Kind::Name(name)),
        None => (word.len().max(1), Kind::Word),
    }
}

/// Chinese has no blanks: the longest name that begins here, else one character.
fn han(rest: &str) -> (usize, Kind) {
    let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(3).collect();
    for end in ends.iter().skip(1).rev() {
        if let Some(name) = WORDS.find(&rest[..*end]) {
            return (*end, Kind::Name(name));
        }
    }
    (ends[0], Kind::Word)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

impl Token<'_> {
    /// Whether the token is this word or sign, whatever its case.
    pub fn is(&self, literal: &str) -> bool {
        self.text == literal || self.text.len() == literal.len() && fold(self.text) == literal
    }
}
