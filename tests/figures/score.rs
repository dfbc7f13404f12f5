//! The figures of some piles:
//!
//! - exact, 1d, 31d: the share of all articles whose best day is right, within 1 day, within 31 days (none counts as wrong);
//! - known: the share that has any date; sure: that is told with a confidence of 0.8 or more; right: how many of those are exact;
//! - holds: the share of the known whose likely interval holds the true day; width: its median in days;
//! - order: pairs of articles of a pile with different true days that the best days put right; a draw, and a pair of which
//!   one has no date, counts half.

use chrono::NaiveDate;
use dateline::date::When;

/// An article: its true day, and what is told of it.
pub struct Row {
    pub day: NaiveDate,
    pub when: Option<When>,
}

/// From this confidence on an answer counts as sure.
const SURE: f32 = 0.8;
/// The bands of confidence within which truth and confidence are compared.
const BANDS: [(f32, f32); 8] =
    [(0.0, 0.1), (0.1, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)];

pub fn head() {
    let names = ["n", "exact", "1d", "31d", "known", "sure", "right", "holds", "width", "order"];
    println!("{:30}{}", "", names.map(|name| format!("{name:>7}")).concat());
}

pub fn figures(name: &str, piles: &[&[Row]]) {
    let rows: Vec<&Row> = piles.iter().flat_map(|pile| pile.iter()).collect();
    let known: Vec<(NaiveDate, When)> = rows.iter().filter_map(|row| Some((row.day, row.when?))).collect();
    let near = |days: i64| known.iter().filter(|(day, when)| (when.best - *day).num_days().abs() <= days).count();
    let sure: Vec<_> = known.iter().filter(|(_, when)| when.confidence >= SURE).collect();
    let right = sure.iter().filter(|(day, when)| when.best == *day).count();
    let holds = known.iter().filter(|(day, when)| when.likely.0 <= *day && *day <= when.likely.1).count();
    let mut widths: Vec<i64> = known.iter().map(|(_, when)| (when.likely.1 - when.likely.0).num_days() + 1).collect();
    widths.sort_unstable();
    let share = |part: usize, all: usize| part as f64 / all as f64;
    let (all, width) = (rows.len(), widths.get(widths.len() / 2).copied().unwrap_or(0));
    let parts = [near(0), near(1), near(31), known.len(), sure.len()].map(|part| share(part, all));
    let told: String = parts.iter().map(|share| format!("{share:7.3}")).collect();
    let (right, holds) = (share(right, sure.len()), share(holds, known.len()));
    println!("{name:30}{all:7}{told}{right:7.3}{holds:7.3}{width:7}{:7.3}", order(piles));
}

fn order(piles: &[&[Row]]) -> f64 {
    let (mut good, mut pairs) = (0.0, 0.0);
    for pile in piles {
        for (at, a) in pile.iter().enumerate() {
            for b in pile[..at].iter().filter(|b| a.day != b.day) {
                pairs += 1.0;
                good += match (a.when, b.when) {
                    (Some(x), Some(y)) if x.best != y.best => f64::from((a.day < b.day) == (x.best < y.best)),
                    _ => 0.5,
                };
            }
        }
    }
    good / pairs
}

/// For each band of confidence: how many articles there are, what is told of them on average, and how many are exact.
pub fn calibration(piles: &[&[Row]]) {
    let known = || piles.iter().flat_map(|pile| pile.iter()).filter_map(|row| Some((row.day, row.when?)));
    for (least, most) in BANDS {
        let band: Vec<_> = known().filter(|(_, when)| (least..most).contains(&when.confidence)).collect();
        if !band.is_empty() {
            let told: f32 = band.iter().map(|(_, when)| when.confidence).sum();
            let right = band.iter().filter(|(day, when)| when.best == *day).count() as f32;
            let n = band.len();
            println!("  told {:.3} right {:.3} of {n}", told / n as f32, right / n as f32);
        }
    }
}
