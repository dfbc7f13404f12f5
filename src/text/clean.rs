//! The cleaner: what a terminal would obey, and what hides, goes; what people write stays.
//!
//! Escape sequences follow ECMA-48 and xterm's control sequences; a sequence that never ends loses
//! only its introducer, so that it cannot swallow the text behind it.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The most combining marks that one base character keeps.
pub const MARKS: usize = 8;
const ESC: char = '\u{1b}';

/// Cleans text and brings it to NFC. Line ends become `\n`; all other white space stays or becomes a blank.
pub fn clean(raw: &str) -> String {
    if raw.bytes().all(|b| b == b'\n' || (b' '..0x7f).contains(&b)) {
        return raw.to_string();
    }
    let cleaned = strip(raw);
    match is_nfc(&cleaned) {
        true => cleaned,
        false => cleaned.nfc().collect(),
    }
}

/// Takes away what a terminal would obey and what hides; the rest stays as it is composed.
pub fn strip(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    let mut marks = 0;
    while let Some(c) = rest.chars().next() {
        if let Some(length) = escape(rest) {
            rest = &rest[length..];
            continue;
        }
        let after = &rest[c.len_utf8()..];
        match c {
            '\n' => out.push('\n'),
            '\r' if after.starts_with('\n') => {}
            '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{200c}' | '\u{200d}' => {
                if joins(out.chars().next_back(), c, after.chars().next()) {
                    out.push(c);
                }
            }
            c if c.is_control() || hides(c) => {}
            c if is_combining_mark(c) => {
                marks += 1;
                if marks <= MARKS {
                    out.push(c);
                }
                rest = after;
                continue;
            }
            c => out.push(c),
        }
        marks = 0;
        rest = after;
    }
    out
}

/// The length in bytes of the escape sequence that the text begins with; of its introducer where it never ends.
fn escape(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let (kind, start) = match chars.next()? {
        ESC => match chars.next() {
            Some(c @ ('[' | ']' | 'P' | 'X' | '^' | '_')) => (c, 2),
            Some(c @ ' '..='~') => {
                // ESC, intermediates, a final character: a charset, a reset, a keypad mode.
                let body = &text[1..];
                let end = body.find(|c: char| !(' '..='/').contains(&c))?;
                let complete = body[end..].starts_with(|c: char| ('0'..='~').contains(&c));
                return Some(if complete || c > '/' { 1 + end + 1 } else { 1 });
            }
            _ => return Some(1),
        },
        '\u{9b}' => ('[', 2),
        '\u{9d}' => (']', 2),
        '\u{90}' => ('P', 2),
        '\u{98}' => ('X', 2),
        '\u{9e}' => ('^', 2),
        '\u{9f}' => ('_', 2),
        _ => return None,
    };
    let body = &text[start..];
    let length = if kind == '[' { control_sequence(body) } else { control_string(body, kind) };
    Some(start + length.unwrap_or(0))
}

/// The length of the rest of a control sequence (CSI): parameters, intermediates, a final character.
fn control_sequence(body: &str) -> Option<usize> {
    let parameters = body.find(|c: char| !('0'..='?').contains(&c))?;
    let intermediates = body[parameters..].find(|c: char| !(' '..='/').contains(&c))?;
    let end = parameters + intermediates;
    body[end..].starts_with(|c: char| ('@'..='~').contains(&c)).then_some(end + 1)
}

/// The length of the rest of a control string, which must end on its own line.
/// A device control string may carry doubled escapes inside (tmux's pass-through).
fn control_string(body: &str, kind: char) -> Option<usize> {
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (c, chars.peek().map(|p| p.1)) {
            ('\u{9c}', _) => return Some(at + 2),
            ('\u{7}', _) if kind == ']' => return Some(at + 1),
            (ESC, Some('\\')) => return Some(at + 2),
            (ESC, Some(ESC)) if kind == 'P' => {
                chars.next();
            }
            (ESC | '\n' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}'..='\u{9f}', _) => return None,
            _ => {}
        }
    }
    None
}

/// Whether a character stays in no text as it is: a control, a line's or paragraph's end, one that hides or joins.
pub fn acts(c: char) -> bool {
    c.is_control() || hides(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing, or that change the direction of what follows.
fn hides(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || (c as u32 & 0xfffe) == 0xfffe
}

/// Whether a zero-width (non-)joiner between these two means something: it is spelling in the joining scripts
/// (Arabic, Syriac, Indic, Khmer, Mongolian), and the joiner glues emoji.
fn joins(before: Option<char>, joiner: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let script = |c| matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let emoji =
        |c| matches!(c, '\u{fe0f}' | '\u{2190}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    script(before) && script(after) || joiner == '\u{200d}' && emoji(before) && emoji(after)
}
