//! How long finding and joining people takes, as shares of folding the same texts. `cargo bench --bench people -- FILE…`
//!
//! FILE is any file that Dateline reads. Without one: how long joining takes in 100,000 articles of made names, as spread as
//! in news: a few in many articles, most in one. All on one core.

use dateline::document::Document;
use dateline::person::across::{Called, Told, merge};
use dateline::person::people;
use dateline::read;
use dateline::text::{Clean, fold};
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ARTICLES: usize = 100_000;
const EACH: usize = 5;

fn main() {
    let mut documents: Vec<Document> = Vec::new();
    for path in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).map(PathBuf::from) {
        let bytes = std::fs::read(&path).expect("the file can be read");
        read::read(&Arc::new(path), &mut Cursor::new(bytes), &mut |found| documents.extend(found.ok()));
    }
    match documents.first() {
        Some(first) => read_ones(&documents, first),
        None => made_ones(),
    }
}

fn read_ones(documents: &[Document], first: &Document) {
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    println!("{} articles of {} bytes in the mean", documents.len(), bytes / documents.len());
    let (_, load) = timed(|| people(first));
    println!("the first article, weights and lists loaded: {load:?}");
    let (_, folded) = timed(|| documents.iter().map(|document| fold(&document.text).len()).sum::<usize>());
    let (found, tagged) = timed(|| documents.iter().map(people).collect::<Vec<_>>());
    let names: Vec<Vec<Called>> =
        found.into_iter().map(|named| named.into_iter().map(Called::from).collect()).collect();
    let told: Vec<Told> = names.iter().map(|names| Told { names, place: None }).collect();
    let (merged, joined) = timed(|| merge(&told, &[]));
    let share = |took: Duration| took.as_secs_f64() / folded.as_secs_f64();
    let rate = documents.len() as f64 / (tagged + joined).as_secs_f64();
    println!(
        "folding all texts: {folded:?} = 1; finding people: {:.0}; joining them: {:.0}",
        share(tagged),
        share(joined)
    );
    println!("{} persons; {rate:.0} articles a second, finding and joining together", merged.persons.len());
}

fn made_ones() {
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let syllables =
        ["ma", "ri", "ko", "va", "len", "to", "sa", "mir", "bo", "ran", "ti", "ka", "du", "ner", "hol", "em"];
    let word = |seed: usize, length: usize| {
        let mut at = seed.wrapping_mul(2_654_435_761) % 1_000_003;
        let mut word = String::new();
        for _ in 0..length {
            word.push_str(syllables[at % syllables.len()]);
            at /= syllables.len();
        }
        word[..1].to_uppercase() + &word[1..]
    };
    let name = |given: usize, family: usize| format!("{} {}", word(given, 3), word(family + 5_000, 4));
    let articles: Vec<Vec<Called>> = (0..ARTICLES)
        .map(|_| {
            let called = |_| {
                let text = match next(10) {
                    0..3 => name(next(40), next(40)),
                    3..8 => name(next(2_000), next(30_000)),
                    8 => name(next(2_000), next(5)),
                    _ => name(0, next(30_000)).split(' ').next_back().unwrap_or_default().to_string(),
                };
                Called { name: Clean::line(&text), mentions: 1, role: None, also: None }
            };
            (0..EACH).map(called).collect()
        })
        .collect();
    let told: Vec<Told> = articles.iter().map(|names| Told { names, place: None }).collect();
    let start = Instant::now();
    let merged = merge(&told, &[]);
    println!("{} persons of {ARTICLES} articles in {:.1?}", merged.persons.len(), start.elapsed());
}

fn timed<T>(does: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = does();
    (done, start.elapsed())
}
