//! What is known of the world: who held which office when, what took place when.
//!
//! The tables are `assets/date/offices.tsv` and `assets/date/events.tsv`; a reader's own facts are rows of the same forms. A text
//! that calls somebody president was mostly written in the presidency, one that speaks of a summit mostly around it.

use super::event::Events;
use super::form::YEARS;
use super::office::Offices;
use crate::problem::Problem;
use crate::text::{Clean, rows};
use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::sync::LazyLock;

/// The facts that dating knows.
pub struct World {
    /// Who held which office.
    pub offices: Offices,
    /// What took place.
    pub events: Events,
}

static BUILT_IN: LazyLock<World> = LazyLock::new(|| World::with(&[]).0);
static EMPTY: LazyLock<World> = LazyLock::new(|| World { offices: Offices::default(), events: Events::default() });

impl World {
    /// The facts in the program.
    pub fn built_in() -> &'static World {
        &BUILT_IN
    }

    /// No facts.
    pub fn empty() -> &'static World {
        &EMPTY
    }

    /// The facts in the program, and those of a reader's tables, each with its name: rows of either form. What is wrong with
    /// a row is told with its line, and the row is left out.
    pub fn with(tables: &[(Clean, &'static str)]) -> (World, Vec<Problem>) {
        let (mut offices, mut events) = (Offices::built_in(), Events::built_in());
        let mut problems = Vec::new();
        for (name, table) in tables {
            for row in rows(table) {
                let taken = if Events::is_kind(row.field(0)) { events.take(&row) } else { offices.take(&row) };
                let problem = |what| Problem::new(format!("{name}:{}", row.line), what).hint(FORMS);
                problems.extend(taken.err().map(problem));
            }
        }
        offices.settle();
        events.settle();
        (World { offices, events }, problems)
    }
}

/// How a row of facts looks.
const FORMS: &str = "office, of, name, short name, yes or no, other spellings, from, to, source; \
    or summit, ministers, games, meeting, election, war or emergency, series, places, from, to, source; tabs between";

/// What dating is given beside the article.
#[derive(Clone, Copy)]
pub struct Given {
    /// What day it is.
    pub today: NaiveDate,
    /// What is known of the world.
    pub world: &'static World,
}

impl From<NaiveDate> for Given {
    /// With the facts in the program.
    fn from(today: NaiveDate) -> Given {
        Given { today, world: World::built_in() }
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "given {}", self.today)
    }
}

impl Default for Given {
    fn default() -> Given {
        Given::from(NaiveDate::default())
    }
}

/// Something that lasted: an office that somebody held, an event.
#[derive(Debug, PartialEq)]
pub struct Held {
    /// What: `Qin Gang, foreign minister`, `G20 summit in Bali`.
    pub what: String,
    /// From when to when, in order; the last may have no end yet.
    pub terms: Vec<(NaiveDate, Option<NaiveDate>)>,
    /// Whether less and less is written of it while it lasts, as of a war.
    pub fades: bool,
}

impl Held {
    /// Nothing yet.
    pub fn new(what: String) -> Held {
        Held { what, terms: Vec::new(), fades: false }
    }

    /// How many days it lasted.
    pub fn days(&self) -> i64 {
        let days = |(from, to): &(NaiveDate, Option<NaiveDate>)| to.map_or(OPEN, |to| (to - *from).num_days());
        self.terms.iter().map(days).sum()
    }

    /// Adds a term; those that follow each other within a day are one.
    pub fn take(&mut self, term: (NaiveDate, Option<NaiveDate>)) {
        self.terms.push(term);
        self.terms.sort();
        self.terms.dedup_by(|next, term| {
            let follows = term.1.is_none_or(|to| next.0 <= to.succ_opt().unwrap_or(to));
            if follows {
                term.1 = term.1.zip(next.1).map(|(one, other)| one.max(other));
            }
            follows
        });
    }
}

/// An office that is still held is taken to last so many days.
const OPEN: i64 = 10 * 366;
/// How many terms are told.
const TOLD: usize = 4;

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let term = |(from, to): &(NaiveDate, Option<NaiveDate>)| match to {
            Some(to) if (*to - *from).num_days() < 31 => super::label::range(*from, *to),
            Some(to) => format!("{} to {}", from.format("%b %Y"), to.format("%b %Y")),
            None => format!("since {}", from.format("%b %Y")),
        };
        let mut terms: Vec<String> = self.terms.iter().rev().take(TOLD).map(term).collect();
        terms.reverse();
        let more = if self.terms.len() > TOLD { "… " } else { "" };
        write!(f, "{}: {more}{}", self.what, terms.join(", "))
    }
}

/// The term that a row of a table names: the first day, and the last where it has one.
pub fn term(from: &str, to: &str) -> Result<(NaiveDate, Option<NaiveDate>), String> {
    let day = |field: &str| {
        let day = field.parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()));
        day.ok_or_else(|| format!("{field:?} is no day: expected one such as 2023-04-13"))
    };
    let (from, to) = (day(from)?, if to.is_empty() { None } else { Some(day(to)?) });
    match to.is_some_and(|to| to < from) {
        true => Err("ends before it begins".to_string()),
        false => Ok((from, to)),
    }
}
