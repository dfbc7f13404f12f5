//! Counts how far from each kind of date articles are written: a row of `assets/date/rules.tsv` for every rule, its shares
//! smoothed by those of all rules of the same form, so that what was never seen is rare and not impossible.

use chrono::NaiveDate;
use dateline::article::Article;
use dateline::date::clue::{Clue, DISTANCES, RULES, Rule, clues};
use dateline::date::rank::{anchors, number};

/// How many articles the rules of the same form count for, beside those that were counted.
const SMOOTHING: f64 = 6.0;
/// How many articles each distance counts for in a form.
const NEVER: f64 = 0.1;

type Shares = [f64; DISTANCES.len()];

pub fn print<'a>(articles: impl Iterator<Item = (&'a Article, NaiveDate)>) {
    let mut counts: Vec<Shares> = vec![[0.0; DISTANCES.len()]; RULES.len()];
    for (article, day) in articles {
        let found = clues(&article.document, chrono::Local::now().date_naive());
        // Each clue of a rule counts for its part, so that every article counts once.
        for clue in &found {
            let part = found.iter().filter(|other| other.rule == clue.rule).count() as f64;
            counts[clue.rule][class(clue, number(day))] += 1.0 / part;
        }
    }
    for (rule, own) in RULES.iter().zip(&counts) {
        let alike = || RULES.iter().zip(&counts).filter(|(other, _)| form(other) == form(rule));
        let pooled: Shares = std::array::from_fn(|at| NEVER + alike().map(|(_, counts)| counts[at]).sum::<f64>());
        let (seen, all): (f64, f64) = (own.iter().sum(), pooled.iter().sum());
        let share = |at: usize| (own[at] + SMOOTHING * pooled[at] / all) / (seen + SMOOTHING);
        let shares: Vec<String> = (0..DISTANCES.len()).map(|at| format!("{:.3}", share(at))).collect();
        println!("{:32}{seen:7.1}  {}", rule.name, shares.join(" "));
    }
}

/// How a rule's dates are written.
fn form(rule: &Rule) -> &str {
    let (_, form) = rule.name.split_once(": ").unwrap_or(("", rule.name));
    form.trim_start_matches("past ")
}

/// The place in [`DISTANCES`] of a day's distance from the nearest of the days that a clue may mean.
fn class(clue: &Clue, day: i32) -> usize {
    let distance = |(from, to): (i32, i32)| (day - to).max(0) + (day - from).min(0);
    let all = anchors(clue.says, day - 400, day + 400).into_iter().map(distance);
    let nearest = all.min_by_key(|distance| distance.abs()).unwrap_or(DISTANCES[0].0);
    let outermost = DISTANCES.len() - 1;
    DISTANCES.iter().position(|(_, most)| nearest <= *most).unwrap_or(outermost)
}
