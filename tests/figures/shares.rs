//! Counts how far from each kind of date articles are written, and puts the shares into `assets/date/rules.tsv`.
//!
//! The shares of a rule are smoothed by those of all rules of the same form and tense, so that what was never seen is rare
//! and not impossible. Rules that too few articles have keep the shares they have.

use chrono::{Datelike, NaiveDate};
use dateline::article::Article;
use dateline::date::clue::{Clue, clues};
use dateline::date::rule::{DISTANCES, RULES, Rule, SAME_DAY, TABLE};
use dateline::date::says::{self, Says, number};
use std::{fs, io};

/// Fewer articles than this teach nothing.
const ENOUGH: f64 = 16.0;
/// How many articles the rules of the same form count for, beside those that were counted.
const SMOOTHING: f64 = 6.0;
/// How many articles the even spread over the classes of a year counts for.
const EVENLY: f64 = 4.0;
/// How many articles each distance counts for that was never seen.
const NEVER: f64 = 0.08;
/// The columns of the count of articles and of the shares.
const COUNT: usize = 3;
const SHARES: usize = 4;

type Shares = [f64; DISTANCES.len()];

/// Counts and writes; the rules that were counted are printed.
pub fn learn<'a>(articles: impl Iterator<Item = (&'a Article, NaiveDate)>) -> io::Result<()> {
    let mut counts: Vec<Shares> = vec![[0.0; DISTANCES.len()]; RULES.len()];
    for (article, day) in articles {
        let found = clues(&article.document, chrono::Local::now().date_naive());
        // Each clue of a rule counts for its part, so that every article counts once.
        for clue in &found {
            let part = found.iter().filter(|other| other.rule == clue.rule).count() as f64;
            counts[clue.rule][class(clue, number(day))] += 1.0 / part;
        }
    }
    let mut lines = Vec::new();
    let mut rules = RULES.iter().zip(&counts);
    for line in TABLE.lines() {
        let mut fields: Vec<&str> = line.split('\t').collect();
        let learned = (!line.starts_with('#')).then(|| rules.next().expect("a rule for every row"));
        let learned = learned.and_then(|(rule, own)| shares(rule, own, &counts));
        if let Some((counted, shares)) = &learned {
            (fields[COUNT], fields[SHARES]) = (counted, shares);
            println!("{}", fields.join("\t"));
        }
        lines.push(fields.join("\t") + "\n");
    }
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/date/rules.tsv"), lines.concat())
}

/// How many articles have a rule's date, and its shares, as the table has them; `None` where they are too few.
fn shares(rule: &Rule, own: &Shares, counts: &[Shares]) -> Option<(String, String)> {
    let alike = || RULES.iter().zip(counts).filter(|(other, _)| form(other) == form(rule));
    let pooled =
        evened(&std::array::from_fn(|at| alike().map(|(_, counts)| counts[at]).sum())).map(|count| count + NEVER);
    let own = evened(own);
    let (seen, all): (f64, f64) = (own.iter().sum(), pooled.iter().sum());
    let weight = |at: usize| own[at] + SMOOTHING * pooled[at] / all + NEVER;
    let sum: f64 = (0..DISTANCES.len()).map(weight).sum();
    let share = |at: usize| weight(at) / sum;
    let shares: Vec<String> = (0..DISTANCES.len()).map(|at| format!("{:.4}", share(at))).collect();
    (seen >= ENOUGH).then(|| (format!("{seen:.0}"), shares.join(" ")))
}

/// The classes between a month and a year, before and behind a date, know of each other: the fewer articles they have together the
/// more evenly these lie over their days.
fn evened(counts: &Shares) -> Shares {
    let mut evened = *counts;
    let days = |class: usize| f64::from(DISTANCES[class].1 - DISTANCES[class].0 + 1);
    let far = |class: &usize| {
        let (least, most) = DISTANCES[*class];
        least.abs().min(most.abs()) > 31 && least.abs().max(most.abs()) <= 366
    };
    for side in [0..SAME_DAY, SAME_DAY + 1..DISTANCES.len()] {
        let side: Vec<usize> = side.filter(far).collect();
        let all: f64 = side.iter().map(|class| counts[*class]).sum();
        let length: f64 = side.iter().map(|class| days(*class)).sum();
        for class in side {
            evened[class] = all * (counts[class] + EVENLY * days(class) / length) / (all + EVENLY);
        }
    }
    evened
}

/// How a rule's dates are written, with the tense of the sentence.
fn form(rule: &Rule) -> &str {
    rule.name.split_once(": ").map_or(rule.name, |(_, form)| form)
}

/// The place in [`DISTANCES`] of a day's distance from the nearest of the days that a clue may mean; from the last one
/// before it where that is a day of the week.
fn class(clue: &Clue, day: i32) -> usize {
    let distance = |(from, to): (i32, i32)| (day - to).max(0) + (day - from).min(0);
    let nearest = match clue.says {
        Says::EveryWeek(weekday) => says::day(day).weekday().days_since(weekday) as i32,
        says => {
            let all = says.anchors(day - 400, day + 400).into_iter().map(distance);
            all.min_by_key(|distance| distance.abs()).unwrap_or(DISTANCES[0].0)
        }
    };
    let outermost = DISTANCES.len() - 1;
    DISTANCES.iter().position(|(_, most)| nearest <= *most).unwrap_or(outermost)
}
