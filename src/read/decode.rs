//! Bytes → text: byte order mark, else UTF-8, else what `chardetng` takes it for.

use crate::text::{Clean, caret};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// Decodes a text. Bytes that the encoding does not know become U+FFFD; NULs go.
/// Where lines end in a lone carriage return throughout, they end in a line feed after it.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let mut text = decoded(bytes);
    if text.contains('\0') {
        text = Cow::Owned(text.replace('\0', ""));
    }
    match text.contains('\r') && !text.contains('\n') {
        true => Cow::Owned(text.replace('\r', "\n")),
        false => text,
    }
}

/// A record as it is, for the eye: the first `most` bytes, and a last line that says how many more there are.
/// Bytes of another encoding are decoded as for reading; a text of UTF-8 in which some bytes are broken shows these.
pub fn raw(record: &[u8], most: usize) -> Clean {
    let mut end = most.min(record.len());
    // Not inside a character of UTF-8, where it is that.
    for _ in 0..3 {
        end -= usize::from(end > 0 && record.get(end).is_some_and(|byte| byte & 0xc0 == 0x80));
    }
    let (head, more) = record.split_at(end);
    let shown = match is_utf8(head) {
        true => caret(head),
        false => caret(decoded(head).as_bytes()),
    };
    match more.len() {
        0 => shown,
        bytes => Clean::lines(&format!("{shown}\n({bytes} bytes more)")),
    }
}

/// Whether bytes are UTF-8 on the whole: no other encoding is marked, and no more bytes are broken than there are
/// characters of several bytes.
fn is_utf8(bytes: &[u8]) -> bool {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding == encoding_rs::UTF_8;
    }
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    broken <= whole
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    // A head may end inside a character; that does not make it less UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(error) if error.error_len().is_none() => return String::from_utf8_lossy(bytes),
        Err(_) => {}
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny).decode_without_bom_handling(bytes).0
}

/// Whether these first bytes of a file are no text: one in four is a control character, or they hold a NUL and are not UTF-8.
pub fn is_binary(head: &[u8]) -> bool {
    if Encoding::for_bom(head).is_some() {
        return false;
    }
    let controls = head.iter().filter(|byte| **byte < b' ' && !byte.is_ascii_whitespace() && **byte != ESC).count();
    let not_utf8 = std::str::from_utf8(head).is_err_and(|error| error.error_len().is_some());
    controls * 4 > head.len() || head.contains(&0) && not_utf8
}

const ESC: u8 = 0x1b;
