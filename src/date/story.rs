//! Articles that tell the same story: they share words that few others have (tf-idf), and were written within days.
//!
//! All sums are of whole numbers, so that the order of the articles does not matter.

use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};

/// Words in more articles than this tell no story.
const MOST: usize = 24;
/// So many of an article's rarest words are looked at.
const WORDS: usize = 128;
/// The most neighbours of an article.
const NEIGHBOURS: usize = 12;
/// Alike less than this, two articles tell different stories; alike so much more, they surely tell the same.
const LEAST: f64 = 0.14;
const SURELY: f64 = 0.20;
/// The surest that it gets.
const SUREST: f64 = 0.9;
/// Logarithms are counted in such parts.
const PARTS: f64 = 256.0;

/// For each wanted article those that tell its story, by number, with how sure that is (0 to 1); the surest first.
/// `words` lists for every word the articles that have it; `ids` tell articles apart in whatever order they come.
pub fn neighbours<'a>(
    words: impl Iterator<Item = &'a [u32]>,
    ids: &[u64],
    wanted: impl Fn(usize) -> bool + Sync,
) -> Vec<Vec<(u32, f64)>> {
    let count = ids.len();
    // Who has it, what it weighs, and what tells it from words of the same weight.
    let mut telling: Vec<(&[u32], u64, u64)> = Vec::new();
    let mut lengths = vec![0u64; count];
    let mut has: Vec<Vec<u32>> = vec![Vec::new(); count];
    for articles in words.filter(|articles| !articles.is_empty() && articles.len() <= MOST) {
        let rare = (((count + 1) as f64 / articles.len() as f64).ln() * PARTS) as u64;
        articles.iter().for_each(|article| lengths[*article as usize] += rare * rare);
        if articles.len() > 1 {
            articles.iter().for_each(|article| has[*article as usize].push(telling.len() as u32));
            let own = articles.iter().fold(0u64, |sum, article| sum.wrapping_add(mixed(ids[*article as usize])));
            telling.push((articles, rare * rare, own));
        }
    }
    let of = |(article, words): (usize, Vec<u32>)| -> Vec<(u32, f64)> {
        if !wanted(article) {
            return Vec::new();
        }
        let mut words: Vec<(&[u32], u64, u64)> = words.into_iter().map(|word| telling[word as usize]).collect();
        words.sort_by_key(|(_, weight, own)| (std::cmp::Reverse(*weight), *own));
        let mut shared: HashMap<u32, u64> = HashMap::new();
        for (others, weight, _) in words.into_iter().take(WORDS) {
            others.iter().for_each(|other| *shared.entry(*other).or_default() += weight);
        }
        shared.remove(&(article as u32));
        let alike = |other: u32, shared: u64| {
            shared as f64 / ((lengths[article] as f64).sqrt() * (lengths[other as usize] as f64).sqrt())
        };
        let sure = |(other, shared)| (other, (alike(other, shared) - LEAST) / SURELY);
        let mut near: Vec<(u32, f64)> = shared.into_iter().map(sure).filter(|(_, sure)| *sure > 0.0).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(ids[a.0 as usize].cmp(&ids[b.0 as usize])));
        near.truncate(NEIGHBOURS);
        near.into_iter().map(|(other, sure)| (other, sure.min(SUREST))).collect()
    };
    has.into_par_iter().enumerate().map(of).collect()
}

/// A hash of an id, the same wherever the program runs: sums of a few of them differ.
fn mixed(id: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write_u64(id);
    hasher.finish()
}

/// A story is told within so many days.
pub const TOLD: i32 = 31;

/// The share of articles of one story at a distance of so many days, for each such day.
pub fn density(days: i32) -> f64 {
    match days.abs() {
        0 => 0.40,
        1 => 0.12,
        2..=3 => 0.04,
        4..=7 => 0.01,
        8..=TOLD => 0.002,
        _ => 0.00001,
    }
}
