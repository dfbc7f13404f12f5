//! What the pile says of an article: dated articles that name the same people are its neighbours in time.
//!
//! The pile never makes a date; it weighs the days that an article's own clues leave open (most often: which year).
//! Names that few articles share weigh more. The answer does not depend on the order of the articles.

use super::rank::number;
use super::{Basis, Evidence, When, Where};
use crate::text::Clean;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What the collection pass knows of one article.
#[derive(Clone, Debug)]
pub struct Key {
    /// What its own clues give.
    pub when: Option<When>,
    /// Plain numbers of what it shares with others: people.
    pub shares: Vec<u32>,
}

/// What the dated articles say of one that is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Lean {
    /// Days of dated neighbours, each with the weight of what it shares.
    neighbours: Vec<(i32, f64)>,
}

/// An article is dated, and others lean on it, from this confidence on.
const DATED: f32 = 0.5;
/// An article that is surer leans on nobody.
const SURE: f32 = 0.9;
/// How many days it takes for the weight of a neighbour to fall to a third.
const REACH: f64 = 250.0;
/// The weight of days far from every neighbour, beside that of the neighbours.
const ELSEWHERE: f64 = 0.02;
/// The most neighbours that are looked at: those that share most.
const MOST: usize = 64;

/// What the pile says of each article; `None` for those that are sure of themselves or have no neighbours.
pub fn leans(keys: &[Key]) -> Vec<Option<Lean>> {
    let mut named_by: HashMap<u32, Vec<usize>> = HashMap::new();
    let dated = |key: &Key| key.when.as_ref().filter(|when| when.confidence >= DATED).map(|when| number(when.best));
    for (at, key) in keys.iter().enumerate().filter(|(_, key)| dated(key).is_some()) {
        for shared in &key.shares {
            named_by.entry(*shared).or_default().push(at);
        }
    }
    let lean = |(at, key): (usize, &Key)| {
        if key.when.as_ref().is_some_and(|when| when.confidence >= SURE) {
            return None;
        }
        let mut weights: HashMap<usize, f64> = HashMap::new();
        for others in key.shares.iter().filter_map(|shared| named_by.get(shared)) {
            let rare = ((keys.len() + 1) as f64 / others.len() as f64).ln();
            for other in others.iter().filter(|other| **other != at) {
                *weights.entry(*other).or_default() += rare;
            }
        }
        let mut neighbours: Vec<(i32, f64)> = weights.into_iter().filter_map(|(other, weight)| Some((dated(&keys[other])?, weight))).collect();
        neighbours.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        neighbours.truncate(MOST);
        (!neighbours.is_empty()).then_some(Lean { neighbours })
    };
    keys.iter().enumerate().map(lean).collect()
}

impl Lean {
    /// Multiplies the weights of the days from `first` on by what the neighbours give them.
    pub fn weigh(&self, first: i32, weights: &mut [f64]) {
        let all: f64 = self.neighbours.iter().map(|(_, weight)| weight).sum();
        for (d, weight) in (first..).zip(weights).filter(|(_, weight)| **weight > 0.0) {
            let near: f64 = self.neighbours.iter().map(|(day, shared)| shared / all * (-f64::from((d - day).abs()) / REACH).exp()).sum();
            *weight *= near + ELSEWHERE;
        }
    }

    /// The lean as evidence.
    pub fn evidence(&self) -> Evidence {
        let days = self.neighbours.iter().map(|(day, _)| *day);
        let (first, last) = (super::rank::day(days.clone().min().unwrap_or(0)), super::rank::day(days.max().unwrap_or(0)));
        let month = |day: NaiveDate| day.format("%b %Y").to_string();
        let span = if month(first) == month(last) { month(first) } else { format!("{} to {}", month(first), month(last)) };
        let count = self.neighbours.len();
        let says = format!("{count} dated {} with the same people: {span}", if count == 1 { "article" } else { "articles" });
        Evidence { kind: Basis::Collection, place: Where::Collection, quote: Clean::line(&span), span: None, says, supports: true }
    }
}
