//! The solver: all clues of an article together give a distribution over days.
//!
//! Each clue's rule says which share of articles is written how far from such a date. The shares, spread evenly over the
//! days of their class (the outermost classes fade), are the clue's weight for each day; the weights multiply (naive Bayes).
//! Hard bounds cut: days outside get nothing. Where nothing would be left, or only days that no evidence names, the evidence
//! contradicts itself: the weaker clue goes, and leaves doubt. Clues are not as independent as that takes them to be: where
//! none fixes the best day, the weights are blurred, by as much as brings what is said near to what is right.

use super::clue::Clue;
use super::factor::{OLDEST, cut, factors};
use super::pile::Lean;
use super::rule::Rule;
use super::says::{Says, day, number};
use super::span::{Spread, spread};
use super::{Basis, When, Where};
use chrono::NaiveDate;

/// The share of the weight that the likely interval holds.
const LIKELY: f64 = 0.8;
/// Articles are kept more often the younger they are: the weight of a day halves with every so many days of age.
const HALF_LIFE: f64 = 8.0 * 365.25;
/// Nothing is known of an article whose likely interval is wider, in days, unless some days stand out in it.
const WIDEST: i32 = 15 * 366;
/// The same of one that names no day, month or year itself: who held an office, or what others tell, is too little.
const WIDEST_UNNAMED: i32 = 11 * 183;
/// The same of one of which nothing but the other articles tells.
const WIDEST_UNTOLD: i32 = 366 * 3;
/// The least weight of a day that stands out.
const OUTSTANDING: f64 = 0.05;
/// Few articles are written so many days before a day that they name.
const LONG_BEFORE: i32 = 366 * 6;
/// No article is older than this, in days, where nothing names a year; and so many days before most of the pile.
const NAMELESS: i32 = 366 * 60;
const BEFORE: i32 = 366 * 3;
/// A stretch of so many days to each side of a day stands out where it holds so many times the weight of that around the median,
/// and at least this part of all.
const MONTH: usize = 30;
const STANDS_OUT: f64 = 1.3;
const TELLING: f64 = 0.2;
/// The weight that contradicted evidence keeps.
const DOUBT: f64 = 0.25;
/// Where nothing settles the day by itself, several clues may say the same thing and are too sure together: this part of a
/// day's weight goes to so many days on each side.
const BLUR: (f64, i32) = (0.4, 30);
/// How far around a date that fixes the day other days are looked at, in days.
pub const AROUND: i32 = 400;

/// Weights of the days of a stretch of time.
#[derive(Clone)]
pub struct Days {
    /// The number of the first day.
    pub first: i32,
    /// The weight of each.
    pub weights: Vec<f64>,
}

/// The day an article was written, from its clues, the pile's lean and the day that is today.
/// `None` where nothing tells a year, and where no day stands out and more years are left than the evidence is good for:
/// fifteen where the clues name days, fewer where they do not.
pub fn solve(clues: &[Clue], lean: Option<&Lean>, today: NaiveDate) -> Option<When> {
    Some(solve_and_spread(clues, lean, today)?.0)
}

/// The same, and the months that are left.
pub fn solve_and_spread(clues: &[Clue], lean: Option<&Lean>, today: NaiveDate) -> Option<(When, Spread)> {
    let Weighed { days, factors } = weighed(clues, lean, today)?;
    let (best, confidence) = days.best();
    let (likely, either) = match days.either() {
        Some(two) => (two, true),
        None => (spanned(clues, days.likely()), false),
    };
    let widest = match () {
        () if clues.iter().any(Clue::names_days) => WIDEST,
        () if clues.iter().any(Clue::is_anchored) => WIDEST_UNNAMED,
        () => WIDEST_UNTOLD,
    };
    let most = days.weights.iter().fold(0.0, |most: f64, weight| most.max(*weight));
    if likely.1 - likely.0 > widest && most < OUTSTANDING {
        return None;
    }
    let fixes = |clue: &&Clue| matches!(clue.says, Says::Days(first, last) if first == last && number(first) == best);
    let strengths = factors.iter().map(|factors| strength(factors, best - days.first)).zip(clues);
    // Where nothing of its own tells a year the other articles do.
    let own = clues.iter().any(Clue::is_anchored);
    let strongest = strengths.max_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|_| own).map(|(_, clue)| clue);
    let when = When {
        best: day(best),
        likely: (day(likely.0), day(likely.1)),
        possible: days.bounds(clues),
        time: clues.iter().filter(fixes).find_map(|clue| clue.time),
        confidence: confidence as f32,
        either,
        disputed: clues.iter().any(|clue| clue.settles_a_day() && !clue_allows(clue, best)),
        basis: strongest.map_or(Basis::Collection, |clue| clue.rule().basis),
    };
    Some((when, spread(&when, days.first, &days.weights)))
}

/// The likely interval; all of a month or year where a stamp names no more than that.
fn spanned(clues: &[Clue], likely: (i32, i32)) -> (i32, i32) {
    let stamps = clues.iter().filter(|clue| clue.place == Where::Meta && clue.names_days());
    let spans = stamps.filter_map(|clue| match clue.says {
        Says::Days(first, last) if first < last => Some((number(first), number(last))),
        _ => None,
    });
    spans.filter(|span| span.0 <= likely.0 && likely.1 <= span.1).min_by_key(|span| span.1 - span.0).unwrap_or(likely)
}

/// The weights of the days by all clues, and what each clue gives each of them.
struct Weighed {
    days: Days,
    factors: Vec<Vec<f32>>,
}

/// The weights of the days by all clues. `None` where nothing tells a year.
pub fn weigh(clues: &[Clue], lean: Option<&Lean>, today: NaiveDate) -> Option<Days> {
    Some(weighed(clues, lean, today)?.days)
}

/// Multiplies what all clues give. Where they contradict each other the weakest of those that fix a day goes, and keeps a part
/// of the weight for what it says itself.
fn weighed(clues: &[Clue], lean: Option<&Lean>, today: NaiveDate) -> Option<Weighed> {
    if !clues.iter().any(Clue::is_anchored) && !lean.is_some_and(Lean::places) {
        return None;
    }
    let (first, last) = stretch(clues, lean, today);
    let count = (last - first + 1) as usize;
    let factors: Vec<Vec<f32>> = clues.iter().map(|clue| factors(clue, first, count)).collect();
    let mut before = prior(count);
    let fixed = |clue: &Clue| clue.fixes_a_day() && clue.says.named().is_some();
    if let Some(lean) = lean {
        lean.weigh(first, &mut before, clues.iter().any(fixed));
    }
    let product = |left: &[usize]| {
        let mut days = Days { first, weights: before.clone() };
        let fixed = left.iter().any(|at| fixed(&clues[*at]));
        left.iter().for_each(|at| days.multiply(&clues[*at], &factors[*at], fixed));
        days.normalise().then_some(days)
    };
    let (mut left, mut gone): (Vec<usize>, Vec<usize>) = ((0..clues.len()).collect(), Vec::new());
    loop {
        let days = product(&left);
        let fixing: Vec<&Clue> = left.iter().map(|at| &clues[*at]).filter(|clue| clue.fixes_a_day()).collect();
        // Where nothing fixes a day there is none to contradict.
        let asked = days.as_ref().filter(|_| !fixing.is_empty() || !gone.is_empty());
        let best = asked.map(|days| days.best().0);
        let names = |clue: &Clue| best.is_some_and(|best| clue_allows(clue, best));
        let named = fixing.iter().any(|clue| names(clue));
        if let Some(mut days) = days.filter(|_| fixing.len() < 2 || named) {
            if left.len() > 1 && !named {
                days.blur();
            }
            gone.retain(|at| clues[*at].fixes_a_day() && !names(&clues[*at]));
            for other in gone.iter().filter_map(|at| product(&[*at])) {
                days.mix(&other, DOUBT / gone.len() as f64);
            }
            return Some(Weighed { days, factors });
        }
        let cuts = |clue: &Clue| clue.fixes_a_day() || clue.rule().bounds != (None, None);
        let weakest = (0..left.len()).filter(|at| cuts(&clues[left[*at]])).max_by_key(|at| clues[left[*at]].rule)?;
        gone.push(left.remove(weakest));
    }
}

/// How much more is given to the day with this number than to all on average.
fn strength(factors: &[f32], at: i32) -> f64 {
    let of_day = usize::try_from(at).ok().and_then(|at| factors.get(at)).copied().unwrap_or(0.0);
    let all = sum(factors);
    if all > 0.0 { f64::from(of_day) * factors.len() as f64 / all } else { 0.0 }
}

/// Whether a clue may mean this day or one beside it.
pub fn clue_allows(clue: &Clue, d: i32) -> bool {
    clue.says.anchors(d - 1, d + 1).iter().any(|(from, to)| *from <= d + 1 && d <= to + 1)
}

/// Numbers that are worked on together: one after the other takes several times as long.
const LANES: usize = 8;

/// What is known of so many days before any clue: the young ones are more likely.
fn prior(count: usize) -> Vec<f64> {
    let growth = |days: usize| 2f64.powf(days as f64 / HALF_LIFE);
    let mut weights: Vec<f64> = (0..count.min(LANES)).map(growth).collect();
    weights.resize(count, 0.0);
    let lanes = growth(LANES);
    for at in LANES..count {
        weights[at] = weights[at - LANES] * lanes;
    }
    weights
}

/// The sum of weights.
fn sum<T: Copy + Into<f64>>(weights: &[T]) -> f64 {
    let (chunks, rest) = weights.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for chunk in chunks {
        sums.iter_mut().zip(chunk).for_each(|(sum, weight)| *sum += (*weight).into());
    }
    sums.iter().sum::<f64>() + rest.iter().map(|weight| (*weight).into()).sum::<f64>()
}

/// The days that are looked at: around those that a clue with bounds fixes; else up to today, from long before the latest day
/// that is named and any that a clue fixes; where there is none of those from the first term of office or event, else from
/// before most of the pile.
fn stretch(clues: &[Clue], lean: Option<&Lean>, today: NaiveDate) -> (i32, i32) {
    let fixed = clues.iter().filter_map(|clue| match (clue.says.named(), clue.rule().bounds) {
        (Some((first, last)), (Some(_), Some(_))) => Some((number(first), number(last))),
        _ => None,
    });
    let (first, last) =
        fixed.fold((i32::MAX, i32::MIN), |(a, b), (first, last)| (a.min(first - AROUND), b.max(last + AROUND)));
    // East of here it may be tomorrow already: a stamp may say so.
    let tomorrow = today.succ_opt().unwrap_or(today);
    let ahead = clues.iter().any(|clue| clue.place == Where::Meta && clue.says == Says::Days(tomorrow, tomorrow));
    let today = number(if ahead { tomorrow } else { today });
    if first <= last && first <= today {
        return (first, last.min(today));
    }
    let named = |clue: &Clue| clue.says.named().map(|(first, _)| first);
    let latest = clues.iter().filter(|clue| clue.names_days()).filter_map(named).max();
    let fixing = clues.iter().filter(|clue| clue.fixes_a_day()).filter_map(named);
    let terms = clues.iter().filter(|clue| clue.is_anchored()).filter_map(|clue| match clue.says {
        Says::Terms(held) => held.terms.first().map(|(from, _)| number(*from) - AROUND),
        _ => None,
    });
    let named = latest.into_iter().chain(fixing).map(|day| number(day) - LONG_BEFORE);
    let own = named.min().or_else(|| terms.min());
    let first = own.or_else(|| lean.map(|lean| lean.first() - BEFORE)).unwrap_or(today - NAMELESS);
    (first.max(today - OLDEST).min(today), today)
}

impl Days {
    /// Multiplies the weights by what a clue gives; its bounds cut. What a text says over and over is one thing said: beside a
    /// clue that fixes a day of a year the others weigh no more than the root of what they would.
    fn multiply(&mut self, clue: &Clue, factors: &[f32], tempered: bool) {
        if tempered && !clue.fixes_a_day() {
            self.weights.iter_mut().zip(factors).for_each(|(weight, factor)| *weight *= f64::from(factor.sqrt()));
        } else {
            self.weights.iter_mut().zip(factors).for_each(|(weight, factor)| *weight *= f64::from(*factor));
        }
        cut(&mut self.weights, clue, self.first);
    }

    /// Brings the sum to 1; `false` where nothing is left.
    fn normalise(&mut self) -> bool {
        let all = sum(&self.weights);
        self.weights.iter_mut().for_each(|weight| *weight /= all);
        all.is_normal()
    }

    /// Spreads a part of each day's weight over the days around it that have any.
    fn blur(&mut self) {
        let reach = BLUR.1 as usize;
        let mut sums = vec![0.0; self.weights.len() + 1];
        for (at, weight) in self.weights.iter().enumerate() {
            sums[at + 1] = sums[at] + weight;
        }
        for (at, weight) in self.weights.iter_mut().enumerate().filter(|(_, weight)| **weight > 0.0) {
            let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(sums.len() - 1));
            *weight = (1.0 - BLUR.0) * *weight + BLUR.0 * (sums[to] - sums[from]) / (to - from) as f64;
        }
        self.normalise();
    }

    /// Gives a part of the weight to other days.
    fn mix(&mut self, other: &Days, part: f64) {
        let mixed = self.weights.iter_mut().zip(&other.weights);
        mixed.for_each(|(weight, other)| *weight = *weight * (1.0 - part) + other * part);
    }

    /// How much more a clue by itself gives one day than it gives these days on average.
    pub fn strength(&self, clue: &Clue, d: i32) -> f64 {
        strength(&factors(clue, self.first, self.weights.len()), d - self.first)
    }

    /// The most probable day where it holds half of the weight; else the most probable one around the median, or around the day
    /// where the most weight lies near, where that is much more: the median may lie between two years, on days that few clues
    /// allow. And its weight.
    fn best(&self) -> (i32, f64) {
        let most = self
            .weights
            .iter()
            .enumerate()
            .fold((0, 0.0), |best, (at, &weight)| if weight > best.1 { (at, weight) } else { best });
        if most.1 >= 0.5 {
            return (self.first + most.0 as i32, most.1);
        }
        let mut reached = 0.0;
        let median = self.weights.iter().position(|weight| {
            reached += weight;
            reached >= 0.5
        });
        let median = median.unwrap_or(most.0);
        let month = |at: usize| at.saturating_sub(MONTH)..(at + MONTH + 1).min(self.weights.len());
        let (mut held, mut top) = (sum(&self.weights[..MONTH.min(self.weights.len())]), (0.0, median));
        for at in 0..self.weights.len() {
            held += self.weights.get(at + MONTH).unwrap_or(&0.0);
            held -= at.checked_sub(MONTH + 1).map_or(0.0, |gone| self.weights[gone]);
            if held > top.0 {
                top = (held, at);
            }
        }
        let stands_out = top.0 >= STANDS_OUT * sum(&self.weights[month(median)]) && top.0 >= TELLING;
        let around = month(if stands_out { top.1 } else { median });
        // The likely interval holds the median.
        let (first, last) = self.likely();
        let likely = (first - self.first) as usize..=(last - self.first) as usize;
        let heavier = |best: (f64, usize), other: (f64, usize)| if other.0 > best.0 { other } else { best };
        let days = around.filter(|at| likely.contains(at)).map(|at| (self.weights[at], at));
        let best = days.fold((0.0, median), heavier).1;
        (self.first + best as i32, self.weights[best])
    }

    /// The two days that hold [`LIKELY`] of the weight together, where neither does alone and others lie between.
    fn either(&self) -> Option<(i32, i32)> {
        let mut two = [(0.0, 0); 2];
        for (at, weight) in self.weights.iter().enumerate() {
            if *weight > two[1].0 {
                two[1] = (*weight, at);
                two.sort_by(|a: &(f64, usize), b| b.0.total_cmp(&a.0));
            }
        }
        let [(most, one), (second, other)] = two;
        let both = most < LIKELY && most + second >= LIKELY && one.abs_diff(other) > 1;
        both.then(|| (self.first + one.min(other) as i32, self.first + one.max(other) as i32))
    }

    /// The smallest interval that holds [`LIKELY`] of the weight.
    fn likely(&self) -> (i32, i32) {
        let mut best = (0, self.weights.len() - 1);
        let (mut from, mut sum) = (0, 0.0);
        for (to, weight) in self.weights.iter().enumerate() {
            sum += weight;
            while sum - self.weights[from] >= LIKELY {
                sum -= self.weights[from];
                from += 1;
            }
            if sum >= LIKELY && to - from < best.1 - best.0 {
                best = (from, to);
            }
        }
        (self.first + best.0 as i32, self.first + best.1 as i32)
    }

    /// The hard bounds: of the days that have any weight the first and the last, open where no bound closes them.
    fn bounds(&self, clues: &[Clue]) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let bounded = |side: fn(&Rule) -> Option<i32>| {
            clues.iter().any(|clue| side(clue.rule()).is_some() && clue.says.named().is_some())
        };
        let first = self.weights.iter().position(|weight| *weight > 0.0).map(|at| day(self.first + at as i32));
        let last = self.weights.iter().rposition(|weight| *weight > 0.0).map(|at| day(self.first + at as i32));
        (first.filter(|_| bounded(|rule| rule.bounds.0)), last)
    }
}
