//! What one clue gives each day: the shares of its rule, spread over the days of their classes. Hard bounds cut.

use super::clue::Clue;
use super::rule::{DISTANCES, SAME_DAY};
use super::says::Says;
use std::sync::LazyLock;

/// No article is older, in days, unless a stamp says so.
pub const OLDEST: i32 = 366 * 130;
/// Of a war half as much is written after so many days, an estimate.
const INTEREST: f32 = 730.0;
/// The days of a week.
const WEEK: usize = 7;

/// How many classes are those of the month before a date, and of the month behind it.
const NEAR: usize = 3;
const BEHIND: usize = 4;
/// The class of the days long after a date.
const OUTERMOST: usize = DISTANCES.len() - 1;
/// Of the articles that are written years before a date, a third is left after so many days more.
const FADES: f64 = 730.0;
/// Of those that are written years after one, the share that is left falls with this power of the distance (Pareto): texts tell
/// of the far past, too. Of 195 years in the development sets that lie five years back or more 37 % lie twenty years back, 28 %
/// thirty, 13 % fifty.
const FAR_BACK: f64 = 0.85;
/// The shares of the days there, counted from where those years begin.
static FADING: LazyLock<(Vec<f32>, Vec<f32>)> = LazyLock::new(|| {
    let least = f64::from(DISTANCES[OUTERMOST].0);
    let before = |d: i32| (-f64::from(d) / FADES).exp() / FADES;
    let behind = |d: i32| FAR_BACK / least * (1.0 + f64::from(d) / least).powf(-1.0 - FAR_BACK);
    let all = |fade: &dyn Fn(i32) -> f64| (0..OLDEST * 2).map(|d| fade(d) as f32).collect();
    (all(&before), all(&behind))
});

/// What a clue gives each of so many days.
pub fn factors(clue: &Clue, first: i32, count: usize) -> Vec<f32> {
    // One week is like the other.
    if matches!(clue.says, Says::EveryWeek(_)) && count > WEEK {
        let mut weeks = factors(clue, first, WEEK).repeat(count.div_ceil(WEEK));
        weeks.truncate(count);
        return weeks;
    }
    let rule = clue.rule();
    let pooled = pooled(&rule.shares);
    let last = first + count as i32 - 1;
    let anchors = clue.says.anchors(first - 367, last + 367);
    let mut factors = vec![0.0; count];
    // Terms of office share the weight by their lengths.
    let held: i32 = anchors.iter().map(|(from, to)| to - from + 1).sum();
    for (i, &(from, to)) in anchors.iter().enumerate() {
        // Around dates that come back (a day of the year, of the week) only the way to the next one counts.
        let before = if i > 0 { anchors[i - 1].1 + 1 } else { i32::MIN };
        let after = anchors.get(i + 1).map_or(i32::MAX, |next| next.0 - 1);
        for (class, &(least, most)) in DISTANCES.iter().enumerate() {
            // The outermost classes have no end: the farther a day is, the less it weighs.
            let (start, end) = match (least, most) {
                (0, 0) => (from, to),
                (_, most) if class == 0 => (before, from + most),
                (least, most) if most < 0 => ((from + least).max(before), from + most),
                (least, _) if class == OUTERMOST => (to + least, after),
                (least, most) => (to + least, (to + most).min(after)),
            };
            let (start, end) = (start.max(first), end.min(last));
            if end < start {
                continue;
            }
            let share = if to - from >= WEEK as i32 { pooled[class] } else { rule.shares[class] };
            let factors = factors[(start - first) as usize..=(end - first) as usize].iter_mut();
            let faded =
                |fading: &'static [f32], from: i32| fading.iter().skip(from as usize).map(move |fade| share * fade);
            match class {
                0 => factors.rev().zip(faded(&FADING.0, from + most - end)).for_each(|(factor, own)| *factor += own),
                OUTERMOST => factors.zip(faded(&FADING.1, start - to - least)).for_each(|(factor, own)| *factor += own),
                _ => {
                    let days = (most - least + 1).max(match (class, clue.says) {
                        (SAME_DAY, Says::Terms(_)) => held,
                        (SAME_DAY, _) => to - from + 1,
                        _ => 1,
                    });
                    let per_day = share / days as f32;
                    match clue.says {
                        Says::Terms(held) if class == SAME_DAY && held.fades => {
                            let daily = 0.5f32.powf(1.0 / INTEREST);
                            let length = (to - from + 1) as f32;
                            let first = per_day * length * (1.0 - daily) / (1.0 - daily.powf(length));
                            let all = std::iter::successors(Some(first), |own| Some(own * daily));
                            factors.zip(all.skip((start - from) as usize)).for_each(|(factor, own)| *factor += own);
                        }
                        _ => factors.for_each(|factor| *factor += per_day),
                    }
                }
            }
        }
    }
    // What may mean no day near these says nothing of them.
    if rule.bounds == (None, None) && factors.iter().all(|factor| *factor == 0.0) {
        factors.fill(1.0);
    }
    factors
}

/// The shares of a rule for what lasts longer than a week: the days right before or behind it are like those of the month there.
fn pooled(shares: &[f32; DISTANCES.len()]) -> [f32; DISTANCES.len()] {
    let mut pooled = *shares;
    for near in [SAME_DAY - NEAR..SAME_DAY, SAME_DAY + 1..SAME_DAY + 1 + BEHIND] {
        let days = |class: usize| (DISTANCES[class].1 - DISTANCES[class].0 + 1) as f32;
        let all: f32 = shares[near.clone()].iter().sum();
        let length: f32 = near.clone().map(days).sum();
        near.for_each(|class| pooled[class] = all * days(class) / length);
    }
    pooled
}

/// Cuts the days outside the bounds of a clue's rule.
pub fn cut(factors: &mut [f64], clue: &Clue, first: i32) {
    let (least, most) = clue.rule().bounds;
    if (least, most) == (None, None) {
        return;
    }
    let last = first + factors.len() as i32 - 1;
    let at = |d: i32| (d.clamp(first, last + 1) - first) as usize;
    // Up to here days are inside or were cut.
    let mut done = first;
    for (from, to) in clue.says.anchors(first - 367, last + 367) {
        let start = least.map_or(first, |least| from + least);
        factors[at(done)..at(start).max(at(done))].fill(0.0);
        done = done.max(most.map_or(last, |most| to + most) + 1);
    }
    factors[at(done)..].fill(0.0);
}
