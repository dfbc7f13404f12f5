//! Text as the rest of the house may use it: cleaned, folded, measured.
//!
//! [`Clean`] is the only type that the screen, pipes and messages take from outside; it is made by
//! [`Clean::line`] and [`Clean::lines`] and by nothing else; [`caret`] makes it of bytes, and loses none.

mod caret;
mod clean;
mod fold;
mod folded;
mod roman;
mod table;
mod width;
mod words;

pub use caret::caret;
pub use fold::{ascii, fold, fold_char, fold_word, is_cyrillic, latin, skeleton};
pub use folded::{Folded, Part, Pattern, spans};
pub use roman::{Roman, roman};
pub use table::{Row, rows, words_by_kind};
pub use width::{fit, fit_middle, pad, width, wrap};
pub use words::WordList;

use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, Range};

/// Text from outside that holds nothing a terminal would obey and nothing that hides:
/// in Unicode NFC, without control characters (line feeds apart), escape sequences,
/// direction overrides and invisible characters.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(String);

impl Clean {
    /// Cleans text into one line: every run of white space becomes one blank, ends are trimmed.
    pub fn line(raw: &str) -> Clean {
        let cleaned = clean::clean(raw);
        let mut line = String::with_capacity(cleaned.len());
        for word in cleaned.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        Clean(line)
    }

    /// Cleans text and keeps its line feeds.
    pub fn lines(raw: &str) -> Clean {
        Clean(clean::clean(raw))
    }

    /// The name of a file as one line: only what a terminal would obey goes, so that the name can be used again.
    pub fn name(raw: &std::ffi::OsStr) -> Clean {
        Clean(clean::strip(&raw.to_string_lossy()).replace('\n', " "))
    }

    /// The part of this text in `range` (bytes, on character borders).
    pub fn slice(&self, range: Range<usize>) -> Clean {
        Clean(self.0[range].to_string())
    }

    /// The texts one after the other with `between` between them.
    pub fn join<'a>(parts: impl IntoIterator<Item = &'a Clean>, between: &str) -> Clean {
        let mut all = String::new();
        for (i, part) in parts.into_iter().enumerate() {
            if i > 0 {
                all.push_str(between);
            }
            all.push_str(part);
        }
        Clean(all)
    }

    /// The text as a plain string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `None` where the text is empty.
    pub fn filled(self) -> Option<Clean> {
        (!self.0.is_empty()).then_some(self)
    }
}

impl Deref for Clean {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Serialize for Clean {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// The words of a text with their places in bytes, by the word boundaries of Unicode (UAX #29).
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    use unicode_segmentation::UnicodeSegmentation;
    text.unicode_word_indices()
}

/// The runs of letters and digits of a text: what filters take for its words.
pub fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty())
}

/// How many characters (Unicode scalar values) stand before byte `at`.
pub fn chars_before(text: &str, at: usize) -> usize {
    text[..at].chars().count()
}
