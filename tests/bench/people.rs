//! How long finding and joining people takes, beside folding the same texts. `cargo bench --bench people -- FILE…`
//!
//! FILE is any file that Dateline reads; on one core.

use dateline::document::Document;
use dateline::person::{across, people};
use dateline::read;
use dateline::text::fold;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    let mut documents: Vec<Document> = Vec::new();
    for path in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).map(PathBuf::from) {
        let bytes = std::fs::read(&path).expect("the file can be read");
        read::read(&Arc::new(path), &mut Cursor::new(bytes), &mut |found| documents.extend(found.ok()));
    }
    let Some(first) = documents.first() else {
        return println!("name files with articles: cargo bench --bench people -- FILE…");
    };
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    println!("{} articles of {} bytes in the mean", documents.len(), bytes / documents.len());
    let (_, load) = timed(|| people(first));
    println!("the first article, weights and lists loaded: {load:?}");
    let (_, folded) = timed(|| documents.iter().map(|document| fold(&document.text).len()).sum::<usize>());
    let (found, tagged) = timed(|| documents.iter().map(people).collect::<Vec<_>>());
    let names: Vec<Vec<_>> = found
        .into_iter()
        .map(|named| named.into_iter().map(|named| (named.name, named.spans.len() as u32)).collect())
        .collect();
    let (merged, joined) = timed(|| across::merge(names.iter().map(Vec::as_slice), &[]));
    let share = |took: Duration| took.as_secs_f64() / folded.as_secs_f64();
    let rate = documents.len() as f64 / (tagged + joined).as_secs_f64();
    println!(
        "folding all texts: {folded:?} = 1; finding people: {:.0}; joining them: {:.0}",
        share(tagged),
        share(joined)
    );
    println!("{} persons; {rate:.0} articles a second, finding and joining together", merged.persons.len());
}

fn timed<T>(does: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = does();
    (done, start.elapsed())
}
