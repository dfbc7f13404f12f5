//! Bytes → text: byte order mark, else UTF-8, else what `chardetng` takes it for.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// Decodes a text. Bytes that the encoding does not know become U+FFFD.
/// Where lines end in a lone carriage return throughout, they end in a line feed after it.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let text = decoded(bytes);
    match text.contains('\r') && !text.contains('\n') {
        true => Cow::Owned(text.replace('\r', "\n")),
        false => text,
    }
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

/// Whether these first bytes of a file are no text: they hold a NUL and no byte order mark of UTF-16.
pub fn is_binary(head: &[u8]) -> bool {
    Encoding::for_bom(head).is_none() && head.contains(&0)
}
