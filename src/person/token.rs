//! Sentences and words, cut as the training texts are: signs apart, `'s` apart, abbreviations and initials with their dot.

use std::ops::Range;

/// One word or sign, with its place in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The token as it stands in the text.
    pub text: &'a str,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Abbreviations that keep their dot and do not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Rev", "Fr", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Adm",
    "Hon", "Jr", "Sr", "St", "Sr", "Sra", "Mme", "No", "Inc", "Corp", "Ltd", "Co", "vs", "Jan", "Feb", "Mar", "Apr",
    "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// The sentences of a text, each as its tokens. A line end always ends a sentence.
pub fn sentences(text: &str) -> Vec<Vec<Token<'_>>> {
    let mut sentences = Vec::new();
    let mut sentence: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c == '\n' {
            end_sentence(&mut sentence, &mut sentences);
            at += 1;
            continue;
        }
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let length = if c.is_alphanumeric() {
            word(rest)
        } else if rest.starts_with("'s") || rest.starts_with("’s") {
            rest.find('s').unwrap_or(0) + 1
        } else {
            c.len_utf8()
        };
        sentence.push(Token { text: &rest[..length], span: at..at + length });
        at += length;
        let closes = matches!(c, '.' | '!' | '?' | '…' | '。');
        if closes && text[at..].trim_start_matches(['"', '”', '’', '»', ')']).starts_with(char::is_whitespace) {
            // Closing quotes belong to the sentence that they close.
            while let Some(quote) = text[at..].chars().next().filter(|c| matches!(c, '"' | '”' | '’' | '»' | ')'))
            {
                sentence.push(Token { text: &text[at..at + quote.len_utf8()], span: at..at + quote.len_utf8() });
                at += quote.len_utf8();
            }
            end_sentence(&mut sentence, &mut sentences);
        }
    }
    end_sentence(&mut sentence, &mut sentences);
    sentences
}

fn end_sentence<'a>(sentence: &mut Vec<Token<'a>>, sentences: &mut Vec<Vec<Token<'a>>>) {
    if !sentence.is_empty() {
        sentences.push(std::mem::take(sentence));
    }
}

/// The length of the word that the text begins with.
fn word(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins = match c {
            c if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => true,
            '-' | '‐' | '‑' => next.is_some_and(char::is_alphanumeric),
            '\'' | '’' | 'ʼ' => next.is_some_and(char::is_alphabetic) && !is_possessive(&rest[at..]),
            '.' | ',' => {
                at > 0 && rest[..at].ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit())
            }
            _ => false,
        };
        if !joins {
            break;
        }
        length = at + c.len_utf8();
    }
    let word = &rest[..length];
    let dot = rest[length..].starts_with('.');
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    match dot && (initial || ABBREVIATIONS.contains(&word)) {
        true if initial => initials(rest, length + 1),
        true => length + 1,
        false => length,
    }
}

/// `U.S.`, `J.K.`: further letters with their dots belong to the same token.
fn initials(rest: &str, mut length: usize) -> usize {
    loop {
        let mut next = rest[length..].chars();
        match (next.next(), next.next()) {
            (Some(letter), Some('.')) if letter.is_uppercase() => length += letter.len_utf8() + 1,
            _ => return length,
        }
    }
}

fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    chars.next() == Some('s') && !chars.next().is_some_and(char::is_alphanumeric)
}
