//! How long the persons of 100,000 articles take: `cargo bench --bench people`. The names are made, as spread as in news:
//! a few in many articles, most in one.

use dateline::person::across::{Called, Told, merge};
use dateline::text::Clean;
use std::time::Instant;

const ARTICLES: usize = 100_000;
const EACH: usize = 5;

fn main() {
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
                Called { name: Clean::line(&text), mentions: 1, role: None }
            };
            (0..EACH).map(called).collect()
        })
        .collect();
    let told: Vec<Told> = articles.iter().map(|names| Told { names, place: None }).collect();
    let start = Instant::now();
    let merged = merge(&told, &[]);
    println!("{} persons of {ARTICLES} articles in {:.1?}", merged.persons.len(), start.elapsed());
}
