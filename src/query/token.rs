//! A filter's tokens, each with its place in bytes.

use super::Fault;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word, or a field with its value.
    Value,
    /// `'`: the whole word that follows it.
    Whole,
    /// `^`: what a headline begins with.
    Start,
    /// `~`: a word that is mistyped maybe.
    Fuzzy,
    /// A phrase in double quotes.
    Phrase,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `|`.
    Or,
    /// `!`, or `-` before a letter.
    Not,
}

/// A word, a field with its value, or a sign between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// The field's name, without the colon.
    pub field: Option<String>,
    /// The word or the value, without quotes.
    pub value: String,
    /// Where the whole token stands.
    pub span: Range<usize>,
    /// Where the value stands, without quotes.
    pub value_span: Range<usize>,
}

/// Cuts a filter into tokens. Only an open quote is a fault.
pub fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut at, mut depth) = (0, 0usize);
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let start = at;
        if let Some(kind) = sign(&text[at..], depth) {
            at += 1;
            depth = match kind {
                Kind::Open => depth + 1,
                Kind::Close => depth - 1,
                _ => depth,
            };
            tokens.push(Token { kind, field: None, value: String::new(), span: start..at, value_span: at..at });
            continue;
        }
        let kind = match c {
            '\'' => Kind::Whole,
            '^' => Kind::Start,
            '~' => Kind::Fuzzy,
            '"' => Kind::Phrase,
            _ => Kind::Value,
        };
        at += usize::from(!matches!(kind, Kind::Value | Kind::Phrase));
        let field = field(&text[at..]).filter(|_| kind == Kind::Value);
        at += field.as_ref().map_or(0, |name| name.len() + 1);
        let mut value_span = at..at;
        let value = match text[at..].strip_prefix('"') {
            Some(rest) => {
                let (value, length) = unquoted(rest)
                    .ok_or_else(|| Fault { span: at..text.len(), expected: "a closing quote \"".to_string() })?;
                value_span = at + 1..at + length;
                at += 1 + length;
                value
            }
            None => {
                let ends = |c: char| c.is_whitespace() || c == '|' || c == ')' && depth > 0;
                let (value, length) = bare(&text[at..], ends);
                at += length;
                value_span.end = at;
                value
            }
        };
        // What is typed may come decomposed; the pile is composed.
        let value = if value.is_ascii() { value } else { value.nfc().collect() };
        tokens.push(Token { kind, field, value, span: start..at, value_span });
    }
    Ok(tokens)
}

/// The sign that the text begins with, inside of so many parentheses.
fn sign(text: &str, depth: usize) -> Option<Kind> {
    let mut chars = text.chars();
    match (chars.next()?, chars.next()) {
        ('(', _) => Some(Kind::Open),
        (')', _) if depth > 0 => Some(Kind::Close),
        ('|', _) => Some(Kind::Or),
        ('!', _) => Some(Kind::Not),
        ('-', Some(next)) if next.is_alphabetic() || matches!(next, '(' | '"' | '\'' | '^' | '~') => Some(Kind::Not),
        _ => None,
    }
}

/// What stands up to the closing quote, and its length with that quote. A backslash takes the next sign as it is.
fn unquoted(rest: &str) -> Option<(String, usize)> {
    let mut value = String::new();
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((value, at + 1)),
            '\\' => value.extend(chars.next().map(|(_, c)| c)),
            c => value.push(c),
        }
    }
    None
}

/// What stands up to a sign that ends it, and its length. A backslash takes the next sign as it is.
fn bare(text: &str, ends: impl Fn(char) -> bool) -> (String, usize) {
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => value.push(chars.next().map_or('\\', |(_, c)| c)),
            c if ends(c) => return (value, at),
            c => value.push(c),
        }
    }
    (value, text.len())
}

/// The name of the field that the text begins with: letters before a colon that is no part of an address or a time.
fn field(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic) && !rest.starts_with('/');
    is_name.then(|| name.to_string())
}
