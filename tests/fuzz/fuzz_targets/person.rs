//! Whatever a text holds: its people are found and joined without a panic, each mention lies in the text, and the order of
//! the articles does not matter.
//!
//! ```sh
//! cargo install cargo-fuzz
//! RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir tests/fuzz -s none person -- -max_total_time=60 -dict=tests/fuzz/person.dict
//! ```
//!
//! The options are those of `date`. An input is several articles, parted by lines of `---`; a line with tabs is what the
//! reader says of people.

#![no_main]

use dateline::document::Document;
use dateline::person::across::{Called, Told, merge};
use dateline::person::hand::Says;
use dateline::person::name::Name;
use dateline::person::people;
use dateline::text::{Clean, rows};
use libfuzzer_sys::fuzz_target;
use std::path::PathBuf;
use std::sync::Arc;

fuzz_target!(|bytes: &[u8]| {
    let words = String::from_utf8_lossy(bytes);
    let says: Vec<Says> = rows(&words).filter_map(|row| Says::read(row).ok()).collect();
    for says in &says {
        let table = says.to_string();
        let read: Vec<_> = rows(&table).map(Says::read).collect();
        assert_eq!(read, [Ok(says.clone())], "{table}");
    }
    let mut articles: Vec<Vec<Called>> = Vec::new();
    for text in words.split("\n---\n") {
        let mut file = text.as_bytes();
        dateline::read::read(&Arc::new(PathBuf::from("a.txt")), &mut file, &mut |read| {
            articles.extend(read.iter().map(called));
        });
    }
    let told: Vec<Told> = articles.iter().map(|names| Told { names, place: None }).collect();
    let merged = merge(&told, &says);
    let backwards: Vec<Told> = articles.iter().rev().map(|names| Told { names, place: None }).collect();
    assert_eq!(merged.persons, merge(&backwards, &says).persons);
    for (names, of) in articles.iter().zip(&merged.of) {
        assert_eq!(names.len(), of.len());
        assert!(of.iter().flatten().all(|person| (*person as usize) < merged.persons.len()));
    }
    for pair in articles.iter().flatten().collect::<Vec<_>>().windows(2) {
        let (one, other) = (Name::new(&pair[0].name), Name::new(&pair[1].name));
        assert_eq!(one.like(&other).score, other.like(&one).score, "{} {}", pair[0].name, pair[1].name);
    }
});

fn called(document: &Document) -> Vec<Called> {
    let mut names = Vec::new();
    for person in people(document) {
        assert!(!person.spans.is_empty(), "{:?}", person.name);
        assert!(person.spans.iter().all(|span| document.text.get(span.clone()).is_some()), "{person:?}");
        assert!(person.spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{person:?}");
        assert!(person.also.is_none_or(|at| at < names.len()), "{person:?}");
        names.push(Called::from(person));
    }
    for name in document.title.split_whitespace().take(8) {
        names.push(Called { name: Clean::line(name), mentions: 1, role: None, also: None });
    }
    names
}
