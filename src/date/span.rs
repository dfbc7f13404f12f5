//! How the articles of a pile lie in time: few piles reach over all years, and those of most lie close together.
//!
//! The density of the dated articles, month by month, is what is known of a further one before its own clues (empirical
//! Bayes). Where an article has several months left, it counts for each by as much as the others make it likely; that is
//! found in some rounds (expectation and maximisation: N. Laird, Nonparametric maximum likelihood estimation of a mixing
//! distribution, 1978), and smoothed, so that few articles make no peak.

use super::When;
use super::says::{day, number};
use chrono::NaiveDate;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The months that an article has left, each with its part of the weight; nothing where it says nothing of the pile.
pub type Spread = Arc<[(i16, u16)]>;

/// How many articles of each month a pile has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The first month.
    first: i32,
    /// The articles of each, in parts of an article: whole numbers, so that their order does not matter.
    parts: Vec<u64>,
    /// What each month weighed when they were shared out.
    shape: Vec<f64>,
}

/// The days of a month.
const MONTH: i32 = 30;
/// The parts of an article.
const ARTICLE: u64 = 1 << 20;
/// The parts of the weight of a spread.
const WHOLE: f64 = 60_000.0;
/// What is known no better than this, in days, says nothing of the pile.
const WIDEST: i32 = 5 * 366;
/// An article is dated, others lean on it, and it counts for its best day from this confidence on; else for its likely
/// interval.
pub const DATED: f32 = 0.5;
/// So many articles, and one of so many further ones, may lie anywhere in so many days.
const ELSEWHERE: f64 = 4.0;
const OUTSIDE: f64 = 6.0;
const ANYWHERE: f64 = 40.0 * 365.25;
/// How often the articles of the months before, at and behind a month count.
const BESIDE: [u64; 9] = [1, 2, 3, 4, 5, 4, 3, 2, 1];
/// How often the articles are shared out.
const ROUNDS: usize = 5;

/// What an article of which so much is known says of the pile; `weights` are those of the days from `first` on.
pub fn spread(when: &When, first: i32, weights: &[f64]) -> Spread {
    let month = |d: i32| d.div_euclid(MONTH) as i16;
    let (from, to) = (number(when.likely.0), number(when.likely.1));
    if when.confidence >= DATED {
        return Arc::new([(month(number(when.best)), WHOLE as u16)]);
    }
    if to - from > WIDEST {
        return Arc::default();
    }
    let weight = |days: RangeInclusive<i32>| -> f64 {
        let at = |d: i32| ((d - first).max(0) as usize).min(weights.len());
        weights[at(*days.start())..at(days.end() + 1)].iter().sum()
    };
    let all = weight(from..=to);
    if all.is_nan() || all <= 0.0 {
        return Arc::default();
    }
    let days = |month: i16| {
        let (first, last) = days_of(month);
        first.max(from)..=last.min(to)
    };
    (month(from)..=month(to)).map(|month| (month, (weight(days(month)) / all * WHOLE) as u16)).collect()
}

/// The first and the last day of a month of a spread.
pub fn days_of(month: i16) -> (i32, i32) {
    let first = i32::from(month) * MONTH;
    (first, first + MONTH - 1)
}

/// What days that the reader set say of the pile.
pub fn spread_evenly(when: &When) -> Spread {
    let days = number(when.likely.1) - number(when.likely.0);
    let weights = vec![1.0; days.clamp(0, WIDEST) as usize + 1];
    spread(when, number(when.likely.0), &weights)
}

impl Span {
    /// The span of articles.
    pub fn of<'a>(spreads: impl Iterator<Item = &'a Spread> + Clone) -> Span {
        let months = || spreads.clone().flat_map(|spread| spread.iter().map(|(month, _)| i32::from(*month)));
        let first = months().min().unwrap_or(0);
        let count = (months().max().unwrap_or(-1) - first + 1).max(0) as usize;
        let mut span = Span { first, parts: Vec::new(), shape: vec![1.0; count] };
        for round in 0..ROUNDS {
            let mut parts = vec![0; count];
            for spread in spreads.clone() {
                span.shares(spread).for_each(|(at, part)| parts[at] += part);
            }
            span.parts = parts;
            if round + 1 < ROUNDS {
                let all = span.parts.iter().sum::<u64>() as f64 / ARTICLE as f64;
                let shape = (0..count).map(|at| density(&span.parts, at as i32, all));
                span.shape = shape.collect();
            }
        }
        span
    }

    /// How an article is shared out: places among the months, and parts.
    fn shares<'s>(&'s self, spread: &'s Spread) -> impl Iterator<Item = (usize, u64)> + 's {
        let place = |month: i16| (i32::from(month) - self.first) as usize;
        let weigh = move |(month, weight): &(i16, u16)| (place(*month), f64::from(*weight) * self.shape[place(*month)]);
        let all: f64 = spread.iter().map(weigh).map(|(_, weight)| weight).sum();
        let shares = spread.iter().map(weigh).filter(move |_| all > 0.0);
        shares.map(move |(at, weight)| (at, (weight / all * ARTICLE as f64) as u64))
    }

    /// How many articles it holds, but for one.
    pub fn others(&self, own: &Spread) -> u64 {
        let all = self.parts.iter().sum::<u64>() + ARTICLE / 2;
        (all / ARTICLE).saturating_sub(u64::from(!own.is_empty()))
    }

    /// The density of the other articles on each of so many days: what part of them lies there.
    pub fn density(&self, own: &Spread, first: i32, count: usize) -> Vec<f64> {
        let mut parts = self.parts.clone();
        self.shares(own).for_each(|(at, part)| parts[at] = parts[at].saturating_sub(part));
        let all = parts.iter().sum::<u64>() as f64 / ARTICLE as f64;
        let month = first.div_euclid(MONTH);
        let days =
            (month..).flat_map(|month| std::iter::repeat_n(density(&parts, month - self.first, all), MONTH as usize));
        days.skip((first - month * MONTH) as usize).take(count).collect()
    }

    /// The days between which nine of ten of its articles lie.
    pub fn bulk(&self) -> (NaiveDate, NaiveDate) {
        let all: u64 = self.parts.iter().sum();
        let reached = |share: u64| {
            let mut sum = 0;
            let at = self.parts.iter().position(|parts| {
                sum += parts;
                sum * 20 > all * share
            });
            self.first + at.unwrap_or(0) as i32
        };
        (day(reached(1) * MONTH), day((reached(19) + 1) * MONTH - 1))
    }
}

/// What part of the articles lies on each day of a month, of which the months around know, too.
fn density(parts: &[u64], month: i32, all: f64) -> f64 {
    let of = |month: i32| usize::try_from(month).ok().and_then(|at| parts.get(at)).copied().unwrap_or(0);
    let reach = (BESIDE.len() / 2) as i32;
    let near: u64 = (month - reach..=month + reach).zip(BESIDE).map(|(month, times)| of(month) * times).sum();
    let near = near as f64 / (ARTICLE * BESIDE.iter().sum::<u64>()) as f64 / f64::from(MONTH);
    let elsewhere = ELSEWHERE + all / OUTSIDE;
    (near + elsewhere / ANYWHERE) / (all + elsewhere)
}
