//! Whatever bytes a file holds: it is dated without a panic, and the days are those of the calendar in their order.
//!
//! ```sh
//! cargo install cargo-fuzz
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz -s none date -- -max_total_time=60 -dict=tests/fuzz/date.dict
//! ```
//!
//! `RUSTC_BOOTSTRAP=1` is for a stable compiler; `-s none` leaves out the address sanitizer, since no code here is unsafe.
//! An input that fails lies in `tests/fuzz/artifacts/date` and is run again by naming it behind `date`.

#![no_main]

use chrono::NaiveDate;
use dateline::date::event::Events;
use dateline::date::hand::Set;
use dateline::date::office::Offices;
use dateline::date::{self, explain, spoken, stamp};
use dateline::document::Document;
use dateline::text::rows;
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let words = String::from_utf8_lossy(bytes);
    let first = words.lines().next().unwrap_or_default();
    let record = serde_json::json!({"title": "Talks", "date": first, "text": words}).to_string();
    let page = format!("<title>Talks</title><time datetime=\"{first}\"></time><p>{words}</p>");
    for (name, file) in [
        ("a.txt", bytes),
        ("a.html", bytes),
        ("a.json", bytes),
        ("b.json", record.as_bytes()),
        ("b.html", page.as_bytes()),
    ] {
        let mut dated = |document: Document| dated(&document, today);
        let mut file = file;
        dateline::read::read(&Arc::new(PathBuf::from(name)), &mut file, &mut |read| {
            read.into_iter().for_each(&mut dated)
        });
    }
    for line in words.lines() {
        if let Some(stamped) = stamp::parse(line) {
            assert!(stamped.first <= stamped.last, "{line}");
        }
        if let Some((first, last)) = date::asked_days(line, today) {
            assert!(first <= last, "{line}");
        }
        let _ = Set::read(line, today);
    }
    facts(&words);
});

/// A table of facts is taken row by row, whatever it holds.
fn facts(words: &str) {
    let table: String = words.chars().take(200).collect();
    if !table.contains('\t') {
        return;
    }
    // Facts last as long as the program; these are small.
    let (mut offices, mut events) = (Offices::default(), Events::default());
    for row in rows(table.leak()) {
        let _ = offices.take(&row);
        let _ = events.take(&row);
    }
    offices.settle();
    events.settle();
}

fn dated(document: &Document, today: NaiveDate) {
    let (clues, when) = date::read(document, today);
    if let Some(when) = &when {
        assert!(when.likely.0 <= when.likely.1 && (0.0..=1.001).contains(&when.confidence), "{when:?}");
    }
    explain::explain(document, &clues, when.as_ref(), None);
    let years: f64 = explain::years(&clues, None, today).iter().map(|(_, weight)| weight).sum();
    assert!((0.0..=1.001).contains(&years), "{years}");
    for date in spoken::spoken(document, when.as_ref()) {
        assert!(document.text.get(date.span.clone()).is_some(), "{date:?}");
        assert!(date.days.is_none_or(|(first, last)| first <= last), "{date:?}");
    }
}
