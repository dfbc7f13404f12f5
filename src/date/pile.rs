//! What the pile says of an article: articles of the same story, dated ones that name the same people, and how all lie.
//!
//! The pile weighs the days that an article's own clues leave open (most often: which year). One that names no day itself is
//! dated only by another article of the same story, where that is likely enough, and by a pile that is narrow.
//! Names that few articles share, and that both name often, weigh more (tf-idf). The answer does not depend on the order of the articles.

use super::says::{self, number};
use super::span::{DATED, Span, Spread, days_of};
use super::story::{TOLD, density};
use super::{Basis, Evidence, When, Where};
use crate::text::Clean;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What the collection pass knows of one article.
#[derive(Clone, Debug)]
pub struct Key {
    /// Tells articles apart, in the same way in whatever order they come.
    pub id: u64,
    /// What its own clues give.
    pub alone: Option<When>,
    /// The months that they leave it.
    pub spread: Spread,
    /// What is known of it by now: what others lean on.
    pub when: Option<When>,
    /// Plain numbers of what it may share with others (people), and how often it names them.
    pub shares: Vec<(u32, u32)>,
    /// The articles that tell the same story, by their places among the keys, with how sure that is.
    pub story: Vec<(u32, f64)>,
}

/// What the other articles say of one that is not dated.
#[derive(Clone, Debug, PartialEq)]
pub struct Lean {
    /// Days of dated neighbours, each with the weight of what it shares.
    neighbours: Vec<(i32, f64)>,
    /// What is known of articles that tell the same story, each with how sure that is.
    story: Vec<(Written, f64)>,
    /// How all articles lie.
    span: Arc<Span>,
    /// The months that the article's own clues leave it.
    own: Spread,
}

/// When another article was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Written {
    /// On this day.
    Day(i32),
    /// In one of these months, by its own clues.
    Months(Spread),
}

impl Written {
    /// The first and the last day.
    fn days(&self) -> Option<(i32, i32)> {
        Some(match self {
            Written::Day(day) => (*day, *day),
            Written::Months(months) => (days_of(months.first()?.0).0, days_of(months.last()?.0).1),
        })
    }

    /// The parts of it: first and last day of each, and its share.
    fn parts(&self) -> Vec<(i32, i32, f64)> {
        match self {
            Written::Day(day) => vec![(*day, *day, 1.0)],
            Written::Months(months) => {
                let all: f64 = months.iter().map(|(_, part)| f64::from(*part)).sum();
                let part = |(month, part): &(i16, u16)| (days_of(*month).0, days_of(*month).1, f64::from(*part) / all);
                months.iter().map(part).collect()
            }
        }
    }
}

/// An article that is surer by itself leans on nobody.
pub const SURE: f32 = 0.9;
/// An article of which a month is known is of the same story as those of so many days more at each side.
const WEEKS: i32 = 14;
/// How many days it takes for the weight of a neighbour to fall to a third.
const REACH: f64 = 250.0;
/// What the pile weighs beside what all neighbours share: a few names in common say little.
const PILE: f64 = 10.0;
/// The most neighbours that are looked at: those that share most.
const MOST: usize = 64;
/// The most articles that are looked at for each of what an article shares: those that name it most.
const MOST_OF_ONE: usize = 128;

/// Surer than this that another article tells the same story, what is known of that one dates one that has no date.
const FIXING: f64 = 0.5;
/// A pile that is wider, in days, says nothing of an article without a date.
const NARROW: i64 = 1461;
/// So many dated articles have a span.
const SPANNING: u64 = 32;
/// An article that tells another story after all may be of any of so many days.
const ANYWHERE: f64 = 2_000.0;

/// What the pile says of each article; `None` for those that are sure of themselves and where no other is dated.
pub fn leans(keys: &[Key]) -> Vec<Option<Lean>> {
    // What the pile dates is no witness for it.
    let span = Arc::new(Span::of(keys.iter().map(|key| &key.spread)));
    let mut named_by: HashMap<u32, Vec<(usize, f64)>> = HashMap::new();
    let parts: Vec<BTreeMap<u32, f64>> = keys.iter().map(Key::parts).collect();
    let dated = |key: &Key| key.when.as_ref().filter(|when| when.confidence >= DATED).map(|when| number(when.best));
    for (at, _) in keys.iter().enumerate().filter(|(_, key)| dated(key).is_some()) {
        for (shared, part) in &parts[at] {
            named_by.entry(*shared).or_default().push((at, *part));
        }
    }
    // Whom many articles name says little, dated or not.
    let mut counts: HashMap<u32, usize> = HashMap::new();
    parts.iter().flat_map(BTreeMap::keys).for_each(|shared| *counts.entry(*shared).or_default() += 1);
    for others in named_by.values_mut().filter(|others| others.len() > MOST_OF_ONE) {
        let rank = |a: &(usize, f64), b: &(usize, f64)| b.1.total_cmp(&a.1).then(keys[a.0].id.cmp(&keys[b.0].id));
        others.select_nth_unstable_by(MOST_OF_ONE, rank);
        others.truncate(MOST_OF_ONE);
        others.shrink_to_fit();
    }
    let lean = |(at, key): (usize, &Key)| {
        if key.alone.as_ref().is_some_and(|when| when.confidence >= SURE) {
            return None;
        }
        let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
        for (shared, own) in &parts[at] {
            let Some(others) = named_by.get(shared) else { continue };
            let rare = ((keys.len() + 1) as f64 / counts[shared] as f64).ln();
            for (other, part) in others.iter().filter(|(other, _)| *other != at) {
                *weights.entry(*other).or_default() += rare * own * part;
            }
        }
        // What tells the same story counts for that alone.
        weights.retain(|other, _| key.story.iter().all(|(story, _)| *story as usize != *other));
        let mut neighbours: Vec<(i32, f64)> =
            weights.into_iter().filter_map(|(other, weight)| Some((dated(&keys[other])?, weight))).collect();
        neighbours.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        neighbours.truncate(MOST);
        neighbours.shrink_to_fit();
        let told = |other: &Key| match dated(other) {
            Some(day) => Some(Written::Day(day)),
            None => Some(Written::Months(other.spread.clone())).filter(|told| told.days().is_some()),
        };
        let of_story = key.story.iter().map(|(other, sure)| (&keys[*other as usize], *sure));
        let mut story: Vec<(Written, f64)> = of_story.filter_map(|(other, sure)| Some((told(other)?, sure))).collect();
        story.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let alone = neighbours.is_empty() && story.is_empty() && span.others(&key.spread) == 0;
        (!alone).then(|| Lean { neighbours, story, span: span.clone(), own: key.spread.clone() })
    };
    keys.par_iter().enumerate().map(lean).collect()
}

impl Key {
    /// The part that each of what it shares has in it: the vector of the roots of the counts, of length 1.
    fn parts(&self) -> BTreeMap<u32, f64> {
        let mut parts: BTreeMap<u32, f64> = BTreeMap::new();
        for (shared, count) in &self.shares {
            *parts.entry(*shared).or_default() += f64::from(*count);
        }
        let length = parts.values().sum::<f64>().sqrt().max(1.0);
        parts.values_mut().for_each(|part| *part = part.sqrt() / length);
        parts
    }
}

impl Lean {
    /// Whether it may date an article that has no date itself: another one tells the same story, or the pile is large enough
    /// that its span says something.
    pub fn places(&self) -> bool {
        let narrow = || {
            let (first, last) = self.span.bulk();
            (last - first).num_days() <= NARROW
        };
        self.story.first().is_some_and(|(_, sure)| *sure >= FIXING)
            || self.span.others(&self.own) >= SPANNING && narrow()
    }

    /// The first day of most of the pile, of the neighbours and of the story.
    pub fn first(&self) -> i32 {
        let story = self.story.iter().filter_map(|(told, _)| Some(told.days()?.0));
        let days = self.neighbours.iter().map(|(day, _)| *day).chain(story);
        days.chain([number(self.span.bulk().0)]).min().expect("the span has one")
    }

    /// Multiplies the weights of the days from `first` on by what the pile and the neighbours give them.
    /// Beside a date of its own that fixes the day the story weighs no more than its root.
    pub fn weigh(&self, first: i32, weights: &mut [f64], fixed: bool) {
        let multiply = |weights: &mut [f64], by: Vec<f64>| {
            weights.iter_mut().zip(by).for_each(|(weight, by)| *weight *= by);
        };
        if !self.story.is_empty() {
            let mut days = of_story(&self.story, first, weights.len());
            if fixed {
                days.iter_mut().for_each(|day| *day = day.sqrt());
            }
            multiply(weights, days);
        }
        multiply(weights, self.near(first, weights.len()));
    }

    /// What neighbours and the pile give each of so many days: neighbours the more the nearer the day is and the more they
    /// share, the pile the rest. Two passes add up what reaches a day from before and from behind.
    fn near(&self, first: i32, count: usize) -> Vec<f64> {
        let mut days = self.span.density(&self.own, first, count);
        let all: f64 = self.neighbours.iter().map(|(_, weight)| weight).sum();
        days.iter_mut().for_each(|day| *day *= PILE / (all + PILE));
        let fall = |days: i32| (-f64::from(days) / REACH).exp();
        let (last, daily) = (first + count as i32 - 1, fall(1));
        let mut own = vec![0.0; count];
        let (mut before, mut behind) = (0.0, 0.0);
        for (day, shared) in &self.neighbours {
            let weight = shared / (all + PILE) / (2.0 * REACH);
            match *day {
                day if day < first => before += weight * fall(first - 1 - day),
                day if day > last => behind += weight * fall(day - last - 1),
                day => own[(day - first) as usize] += weight,
            }
        }
        for (day, own) in days.iter_mut().zip(&own) {
            before = before * daily + own;
            *day += before;
        }
        for (day, own) in days.iter_mut().zip(&own).rev() {
            behind *= daily;
            *day += behind;
            behind += own;
        }
        days
    }

    /// The lean as evidence: the neighbours, then all of the pile.
    pub fn evidence(&self) -> Vec<Evidence> {
        let told = || self.story.iter().filter_map(|(told, _)| told.days());
        let story = told().map(|days| days.0).min().zip(told().map(|days| days.1).max());
        let dated = self.story.iter().all(|(told, _)| matches!(told, Written::Day(_)));
        let what = if dated { "dated article" } else { "article" };
        let story = story.map(|(first, last)| {
            said(self.story.len(), what, "of the same story", (says::day(first), says::day(last)))
        });
        let others = self.span.others(&self.own) as usize;
        let days = || self.neighbours.iter().map(|(day, _)| says::day(*day));
        let near = days()
            .min()
            .zip(days().max())
            .map(|days| said(self.neighbours.len(), "dated article", "with the same people", days));
        let pile = (others > 0).then(|| said(others, "article", "in the pile, most of them", self.span.bulk()));
        story.into_iter().chain(near).chain(pile).collect()
    }
}

/// What articles that tell the same story give each of so many days.
fn of_story(story: &[(Written, f64)], first: i32, count: usize) -> Vec<f64> {
    let sum: f64 = story.iter().map(|(_, sure)| sure).sum();
    let far = |sure: f64| sure * density(i32::MAX) + (1.0 - sure) / ANYWHERE;
    let mut days = vec![story.iter().map(|(_, sure)| sure / sum * far(*sure)).sum::<f64>(); count];
    for (told, sure) in story {
        for (from, to, share) in told.parts() {
            // Of a month no day is told from the other.
            let near = |d: i32| match to - from {
                0 => density(d - from) - density(i32::MAX),
                length => 1.0 / f64::from(length + 1 + 2 * WEEKS),
            };
            let reach = if from == to { TOLD } else { WEEKS };
            for d in (from - reach).max(first)..=(to + reach).min(first + count as i32 - 1) {
                days[(d - first) as usize] += sure / sum * sure * share * near(d);
            }
        }
    }
    days
}

fn said(count: usize, what: &str, which: &str, (first, last): (NaiveDate, NaiveDate)) -> Evidence {
    let month = |day: NaiveDate| day.format("%b %Y").to_string();
    let span = if month(first) == month(last) { month(first) } else { format!("{} to {}", month(first), month(last)) };
    Evidence {
        kind: Basis::Collection,
        place: Where::Collection,
        quote: Clean::line(&span),
        span: None,
        allows: String::new(),
        says: format!("{count} {what}{} {which}", if count == 1 { "" } else { "s" }),
        supports: true,
    }
}
