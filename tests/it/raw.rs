//! Records as they are: bytes in, text out that shows each of them and obeys none.

use crate::harness::Pile;
use dateline::host::library;
use dateline::read;
use dateline::text::{Clean, caret};
use proptest::prelude::*;

fn shown(bytes: &[u8]) -> String {
    caret(bytes).to_string()
}

#[test]
fn what_a_terminal_would_obey_is_written_out() {
    assert_eq!(shown(b"a\tb\r\nc\rd\n"), "a^Ib^M\nc^Md\n");
    assert_eq!(shown(b"\x1b[2J\x1b]52;c;cm0=\x07 \0 \x7f ^["), "^[[2J^[]52;c;cm0=^G ^@ ^? ^[");
    assert_eq!(shown("x\u{9b}2J\u{202e}y\u{200b}\u{feff}".as_bytes()), "x<U+009B>2J<U+202E>y<U+200B><U+FEFF>");
    assert_eq!(
        shown("\u{2028}\u{ad}\u{e0041}\u{200d}\u{ffff}".as_bytes()),
        "<U+2028><U+00AD><U+E0041><U+200D><U+FFFF>"
    );
    assert_eq!(shown(b"caf\x9f\xe2\x82 \xff"), "caf<9F><E2><82> <FF>");
    assert_eq!(shown("Новини дня — 新闻 é".as_bytes()), "Новини дня — 新闻 é");
    let marks = shown(format!("z{}", "\u{301}".repeat(10)).as_bytes());
    assert!(marks.ends_with("\u{301}<U+0301><U+0301>"), "{marks}");
    assert_eq!(shown("e\u{301}".as_bytes()), "é", "as Clean is: NFC");
}

#[test]
fn other_encodings_are_read_and_broken_bytes_are_shown() {
    let text = "Съешь ещё этих мягких французских булок, да выпей чаю. Новости дня: правительство обсудило бюджет.";
    let raw = |bytes: &[u8]| read::raw(bytes, 1000).to_string();
    assert_eq!(raw(&encoding_rs::WINDOWS_1251.encode(text).0), text);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(raw(&utf16), text);
    let mut broken = text.as_bytes().to_vec();
    broken.insert(text.find(',').unwrap(), 0x9f);
    assert_eq!(raw(&broken), text.replacen(',', "<9F>,", 1));
    assert_eq!(raw(format!("\u{feff}{text}").as_bytes()), format!("<U+FEFF>{text}"));
}

#[test]
fn a_long_record_is_cut_between_characters() {
    assert_eq!(read::raw("день".as_bytes(), 5).as_str(), "де\n(4 bytes more)");
    assert_eq!(read::raw("день".as_bytes(), 8).as_str(), "день");
    assert_eq!(read::raw("a😀b".as_bytes(), 4).as_str(), "a\n(5 bytes more)");
    assert_eq!(read::raw(b"abc", 0).as_str(), "\n(3 bytes more)");
}

#[test]
fn a_record_is_read_again_from_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.jsonl");
    let lines = "{\"title\":\"first\",\"text\":\"One.\"}\n  {\"title\":\"second\",\t\"text\":\"Two.\"}\n";
    std::fs::write(&path, lines).unwrap();
    let pile = Pile::of_texts(&[(path.to_str().unwrap(), lines)]);
    let entry = (0..2).map(|row| pile.timeline.entry(row)).find(|entry| entry.title.as_str() == "second").unwrap();
    assert_eq!(library::raw(entry).unwrap().as_str(), "{\"title\":\"second\",^I\"text\":\"Two.\"}");
    std::fs::write(&path, lines.replace("Two", "Six")).unwrap();
    assert_eq!(library::raw(entry).unwrap_err().what, "has changed since it was read");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(library::raw(entry).unwrap_err().what, "does not exist");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn raw_is_clean_and_loses_nothing(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[\\PC\\pC\\pM]{0,60}") {
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let shown = caret(bytes);
            let again = Clean::lines(&shown);
            prop_assert_eq!(again.as_str(), shown.as_str());
            prop_assert!(!shown.chars().any(|c| c.is_control() && c != '\n'));
            let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
            prop_assert_eq!(lines(shown.as_bytes()), lines(bytes));
            let cleaned = Clean::lines(&String::from_utf8_lossy(bytes));
            prop_assert!(shown.chars().count() >= cleaned.chars().count(), "nothing goes that cleaning would keep");
            prop_assert!(read::raw(bytes, 50).lines().count() <= lines(bytes) + 2);
        }
    }
}
