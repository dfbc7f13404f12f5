//! How the articles of a pile lie in time: few piles reach over all years, and those of most lie close together.
//!
//! The density of the dated articles, in half years, is what is known of a further one before its own clues (empirical Bayes).

use super::When;
use super::says::{day, number};
use chrono::NaiveDate;

/// How many articles of each half year a pile has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The first half year.
    first: i32,
    /// The articles of each, in parts of an article: whole numbers, so that their order does not matter.
    parts: Vec<u64>,
}

/// The days of a half year.
const HALF_YEAR: i32 = 182;
/// The parts of an article.
const ARTICLE: u64 = 1 << 20;
/// What is known no better than this, in days, says nothing of the pile.
const WIDEST: i32 = 5 * 366;
/// An article is dated, others lean on it, and it counts for its best day from this confidence on; else for its likely
/// interval.
pub const DATED: f32 = 0.5;
/// So many articles, and one of so many further ones, may lie anywhere in so many days.
const ELSEWHERE: f64 = 4.0;
const OUTSIDE: f64 = 6.0;
const ANYWHERE: f64 = 40.0 * 365.25;
/// How often the articles of the half year before a day's own, of its own and of the one behind count.
const BESIDE: [u64; 3] = [1, 2, 1];

impl Span {
    /// The span of articles of which so much is known.
    pub fn of<'a>(whens: impl Iterator<Item = &'a When> + Clone) -> Span {
        let each = || whens.clone().filter_map(shares);
        let first = each().map(|(first, _, _)| first).min().unwrap_or(0);
        let last = each().map(|(_, last, _)| last).max().unwrap_or(-1);
        let mut span = Span { first, parts: vec![0; (last - first + 1).max(0) as usize] };
        for (from, to, part) in each() {
            span.parts[(from - first) as usize..=(to - first) as usize].iter_mut().for_each(|parts| *parts += part);
        }
        span
    }

    /// How many articles it holds, but for one of which so much is known.
    pub fn others(&self, own: Option<&When>) -> u64 {
        let own = u64::from(own.and_then(shares).is_some());
        (self.parts.iter().sum::<u64>().div_ceil(ARTICLE)).saturating_sub(own)
    }

    /// The density of the other articles on each of so many days: what part of them lies there.
    pub fn density(&self, own: Option<&When>, first: i32, count: usize) -> Vec<f64> {
        let own = own.and_then(shares);
        let parts = |half: i32| {
            let all = usize::try_from(half - self.first).ok().and_then(|at| self.parts.get(at)).copied().unwrap_or(0);
            all - own.filter(|(from, to, _)| (*from..=*to).contains(&half)).map_or(0, |(_, _, part)| part.min(all))
        };
        let all = self.parts.iter().sum::<u64>() as f64 / ARTICLE as f64;
        let (elsewhere, mut known) = (ELSEWHERE + all / OUTSIDE, (i32::MIN, 0.0));
        let density = |half: i32| {
            let near: u64 = (half - 1..=half + 1).zip(BESIDE).map(|(half, times)| parts(half) * times).sum();
            let near = near as f64 / (ARTICLE * BESIDE.iter().sum::<u64>()) as f64 / f64::from(HALF_YEAR);
            (near + elsewhere / ANYWHERE) / (all + elsewhere)
        };
        let of_day = |d: i32| {
            let half = d.div_euclid(HALF_YEAR);
            if known.0 != half {
                known = (half, density(half));
            }
            known.1
        };
        (first..).take(count).map(of_day).collect()
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
        (day(reached(1) * HALF_YEAR), day((reached(19) + 1) * HALF_YEAR - 1))
    }
}

/// The half years an article counts for, first and last, and its part in each.
fn shares(when: &When) -> Option<(i32, i32, u64)> {
    let (from, to) = if when.confidence >= DATED { (when.best, when.best) } else { when.likely };
    let half = |day: NaiveDate| number(day).div_euclid(HALF_YEAR);
    let (first, last) = (half(from), half(to));
    (number(to) - number(from) <= WIDEST).then(|| (first, last, ARTICLE / (last - first + 1) as u64))
}
