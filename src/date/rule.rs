//! The rules by which dates count: `assets/date/rules.tsv`. Each kind of date has one, which says how far from such a date
//! articles are written.

use super::Basis;
use crate::text::{Row, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The table: rule, basis, bounds, articles counted, weights by distance, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/rules.tsv");

/// How articles lie around a kind of date.
#[derive(Debug)]
pub struct Rule {
    /// Its name: where the date stands and how it is written.
    pub name: &'static str,
    /// What kind of evidence it is.
    pub basis: Basis,
    /// The earliest and the latest distance that is possible at all, in days from the date; `None`: no bound.
    pub bounds: (Option<i32>, Option<i32>),
    /// How many articles the shares were counted in; 0: they are estimates.
    pub counted: usize,
    /// The share of articles in each of [`DISTANCES`].
    pub shares: [f32; DISTANCES.len()],
}

/// Distances of the writing day from a date, in days: first and last of each class.
pub const DISTANCES: [(i32, i32); 17] = [
    (-4000, -367),
    (-366, -184),
    (-183, -93),
    (-92, -32),
    (-31, -8),
    (-7, -2),
    (-1, -1),
    (0, 0),
    (1, 1),
    (2, 2),
    (3, 7),
    (8, 31),
    (32, 92),
    (93, 183),
    (184, 366),
    (367, 1830),
    (1831, 20000),
];

/// The place of the day itself among them.
pub const SAME_DAY: usize = 7;
/// The share of that day from which on a date settles it by itself.
pub const SETTLING: f32 = 0.8;
/// The share of that day from which on a rule fixes it.
pub const FIXING: f32 = 0.6;

/// The rule of what was soon over.
pub const SOON_OVER: &str = "event: soon over";
/// The rule of those who are called by their office.
pub const HOLDER: &str = "office: holder";

/// The rules of the table.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rows(TABLE).map(|row| Rule::read(&row)).collect());

static NUMBERS: LazyLock<HashMap<&'static str, usize>> =
    LazyLock::new(|| RULES.iter().enumerate().map(|(number, rule)| (rule.name, number)).collect());

impl Rule {
    fn read(row: &Row<'static>) -> Rule {
        let basis = match row.field(1) {
            "stamp" => Basis::Stamp,
            "byline" => Basis::Byline,
            "dateline" => Basis::Dateline,
            "weekday" => Basis::Weekday,
            "name" => Basis::Name,
            "world" => Basis::World,
            _ => Basis::Prose,
        };
        let bound = |field: &str| field.parse().ok();
        let mut bounds = row.field(2).split("..").map(bound);
        let mut shares = [0.0; DISTANCES.len()];
        let number = "the table's counts and shares are numbers";
        for (share, field) in shares.iter_mut().zip(row.field(4).split_whitespace()) {
            *share = field.parse().expect(number);
        }
        let counted = row.field(3).parse().expect(number);
        Rule { name: row.field(0), basis, bounds: (bounds.next().flatten(), bounds.next().flatten()), counted, shares }
    }

    /// How far from such a date most articles are written: the fewest distances side by side that eight articles in ten, or
    /// more, have, in days; and their share.
    pub fn most(&self) -> ((i32, i32), f32) {
        let all: f32 = self.shares.iter().sum();
        let days = |from: usize, to: usize| DISTANCES[to].1 - DISTANCES[from].0;
        let spans = (0..DISTANCES.len()).flat_map(|from| (from..DISTANCES.len()).map(move |to| (from, to)));
        let share = |(from, to): (usize, usize)| self.shares[from..=to].iter().sum::<f32>() / all;
        let enough = spans.filter(|span| share(*span) >= MOST).min_by_key(|(from, to)| days(*from, *to));
        let (from, to) = enough.unwrap_or((0, DISTANCES.len() - 1));
        ((DISTANCES[from].0, DISTANCES[to].1), share((from, to)))
    }

    /// [`Rule::most`] in words; how many articles it is, where that was counted.
    pub fn allows(&self) -> String {
        let ((first, last), share) = self.most();
        let when = match (first, last) {
            (0, 0) => "at that time".to_string(),
            (0, last) => format!("at that time or up to {} later", length(last)),
            (first, 0) => format!("at that time or up to {} earlier", length(-first)),
            (first, last) if first > 0 => format!("{} to {} later", length(first), length(last)),
            (first, last) if last < 0 => format!("{} to {} earlier", length(-last), length(-first)),
            (first, last) => format!("between {} earlier and {} later", length(-first), length(last)),
        };
        match self.counted {
            0 => format!("such articles are mostly written {when}"),
            _ => format!("{} in 10 such articles were written {when}", (share * 10.0).floor()),
        }
    }

    /// The number of the rule with this name.
    pub fn number(name: &str) -> Option<usize> {
        NUMBERS.get(name).copied()
    }
}

/// The share of articles that [`Rule::most`] is of at least.
const MOST: f32 = 0.8;

/// So many days in words.
fn length(days: i32) -> String {
    match days {
        1 => "a day".to_string(),
        2..=13 => format!("{days} days"),
        14..=45 => "a month".to_string(),
        46..=100 => "three months".to_string(),
        101..=200 => "half a year".to_string(),
        201..=400 => "a year".to_string(),
        _ => "some years".to_string(),
    }
}
