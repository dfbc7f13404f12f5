//! The rules by which dates count: `assets/date/rules.tsv`. Each kind of date has one, which says how far from such a date
//! articles are written.

use super::Basis;
use crate::text::{Row, rows};
use std::sync::LazyLock;

/// The table: rule, basis, bounds, weights by distance, sample, what the sample gives.
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
    /// The share of articles in each of [`DISTANCES`].
    pub shares: [f32; DISTANCES.len()],
}

/// Distances of the writing day from a date, in days: first and last of each class.
pub const DISTANCES: [(i32, i32); 13] = [
    (-4000, -367),
    (-366, -32),
    (-31, -8),
    (-7, -2),
    (-1, -1),
    (0, 0),
    (1, 1),
    (2, 2),
    (3, 7),
    (8, 31),
    (32, 366),
    (367, 1830),
    (1831, 20000),
];

/// The place of the day itself among them.
pub const SAME_DAY: usize = 5;
/// The share of that day from which on a rule fixes it.
pub const FIXING: f32 = 0.6;

/// The rules of the table.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rows(TABLE).map(|row| Rule::read(&row)).collect());

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
        for (share, field) in shares.iter_mut().zip(row.field(3).split_whitespace()) {
            *share = field.parse().expect("the table's shares are numbers");
        }
        Rule { name: row.field(0), basis, bounds: (bounds.next().flatten(), bounds.next().flatten()), shares }
    }

    /// The number of the rule with this name.
    pub fn number(name: &str) -> Option<usize> {
        RULES.iter().position(|rule| rule.name == name)
    }
}
