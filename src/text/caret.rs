//! Bytes as they are: what a terminal would obey, and what hides, is written out.

use super::Clean;
use super::clean::{self, MARKS};
use std::fmt::Write;
use unicode_normalization::char::is_combining_mark;

/// Bytes as text in which every one of them shows, in the notation of `cat -v` and `less`: `^[` for a control character,
/// `<U+202E>` for what hides or turns the direction, `<9F>` for a byte that is no UTF-8. Line feeds stay, and only they:
/// a tab is `^I`, a carriage return `^M`, before a line feed too.
pub fn caret(bytes: &[u8]) -> Clean {
    let mut out = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut marks = 0;
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            marks = if is_combining_mark(c) { marks + 1 } else { 0 };
            match c {
                '\n' => out.push('\n'),
                '\0'..='\u{1f}' | '\u{7f}' => out.extend(['^', char::from(c as u8 ^ 0x40)]),
                c if marks > MARKS || clean::acts(c) => write!(out, "<U+{:04X}>", c as u32).unwrap_or_default(),
                c => out.push(c),
            }
        }
        for byte in chunk.invalid() {
            marks = 0;
            write!(out, "<{byte:02X}>").unwrap_or_default();
        }
    }
    // Nothing is left that could go: what this does is to compose letters and their marks.
    Clean::lines(&out)
}
