//! A date that the reader sets: what is typed, the days that it names, what is known of an article with it.

use super::form::YEARS;
use super::{Basis, Evidence, When, Where, asked_days, label, named_days};
use crate::document::Id;
use crate::text::Clean;
use chrono::{Datelike, Days, NaiveDate};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// The dates that the reader set, by article.
pub type Hands = HashMap<Id, Arc<Hand>>;

/// A date that the reader set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// What it says.
    pub set: Set,
    /// What was typed.
    pub typed: Clean,
    /// The day on which it was typed.
    pub on: NaiveDate,
}

/// What a date set by hand says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Nothing is known of the day.
    Unknown,
    /// One of these days, first and last.
    Days(NaiveDate, NaiveDate),
    /// This day or a later one.
    From(NaiveDate),
    /// This day or an earlier one.
    UpTo(NaiveDate),
}

/// What may be typed.
pub const EXPECTED: &str = "2023-04-13, April 2023, 2023, 2023-02..2023-04, yesterday or unknown";
/// The word for no date.
const UNKNOWN: &str = "unknown";
/// How far back, in days, an article may be of which the reader says the last day alone, and nothing else says more.
const FAR: u64 = 3653;

impl Set {
    /// Reads what is typed; the error says what was expected.
    pub fn read(typed: &str, today: NaiveDate) -> Result<Set, String> {
        let set = Set::of(typed, |words| asked_days(words, today)).ok_or_else(|| format!("expected {EXPECTED}"))?;
        // East of here it may be tomorrow already.
        let tomorrow = today.succ_opt().unwrap_or(today);
        let far = |day: &NaiveDate| !YEARS.contains(&day.year());
        match set {
            Set::Days(first, last) if far(&first) || far(&last) => Err(format!("expected {EXPECTED}")),
            Set::From(day) | Set::UpTo(day) if far(&day) => Err(format!("expected {EXPECTED}")),
            Set::Days(first, last) if last < first => Err("expected the earlier day first".to_string()),
            Set::Days(first, _) | Set::From(first) if first > tomorrow => {
                Err(format!("expected a day that has come: {} has not", day(first)))
            }
            set => Ok(set),
        }
    }

    /// Reads what [`Set`] is written as.
    pub fn written(text: &str) -> Option<Set> {
        Set::of(text, named_days)
    }

    fn of(text: &str, days: impl Fn(&str) -> Option<(NaiveDate, NaiveDate)>) -> Option<Set> {
        let text = text.trim();
        let Some((from, to)) = text.split_once("..") else {
            return match text.eq_ignore_ascii_case(UNKNOWN) {
                true => Some(Set::Unknown),
                false => days(text).map(|(first, last)| Set::Days(first, last)),
            };
        };
        match (from.trim(), to.trim()) {
            ("", "") => None,
            ("", to) => Some(Set::UpTo(days(to)?.1)),
            (from, "") => Some(Set::From(days(from)?.0)),
            (from, to) => Some(Set::Days(days(from)?.0, days(to)?.1)),
        }
    }

    /// In words: `13 April 2023`, `April 2023`, `21 February – 5 March 2023`, `1 February 2023 or later`.
    pub fn words(self) -> String {
        match self {
            Set::Unknown => "no date".to_string(),
            Set::Days(first, last) => label::words(first, last),
            Set::From(first) => format!("{} or later", day(first)),
            Set::UpTo(last) => format!("{} or earlier", day(last)),
        }
    }

    /// In words, with what helps to see a slip: the day of the week, how many days those are.
    pub fn explained(self) -> String {
        match self {
            Set::Unknown => "no date: it goes to the undated ones at the end".to_string(),
            Set::Days(first, last) if first == last => format!("{}, a {}", day(first), first.format("%A")),
            Set::Days(first, last) => format!("{}: any of {} days", self.words(), (last - first).num_days() + 1),
            Set::From(_) | Set::UpTo(_) => self.words(),
        }
    }

    /// What is known of an article with it. Where it leaves an end or the best day open, what the article's own evidence says
    /// of them counts, as far as it agrees; else the end that is set is the best day, or the middle.
    pub fn when(self, own: Option<&When>, today: NaiveDate) -> Option<When> {
        let (first, last, best) = match self {
            Set::Unknown => return None,
            Set::Days(first, last) => (first, last, first + (last - first) / 2),
            Set::From(first) => {
                let end = own.map(|own| own.likely.1).filter(|end| *end >= first);
                (first, end.unwrap_or(today).max(first), first)
            }
            Set::UpTo(last) => {
                let start = own.map(|own| own.likely.0).filter(|start| *start <= last);
                (start.unwrap_or(last - Days::new(FAR)), last, last)
            }
        };
        Some(When {
            best: own.map(|own| own.best).filter(|best| (first..=last).contains(best)).unwrap_or(best),
            likely: (first, last),
            possible: match self {
                Set::From(first) => (Some(first), None),
                Set::UpTo(last) => (None, Some(last)),
                _ => (Some(first), Some(last)),
            },
            time: None,
            confidence: 1.0,
            disputed: false,
            either: false,
            basis: Basis::Hand,
        })
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// As a filter names days; [`Set::written`] reads it back.
impl fmt::Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Set::Unknown => f.write_str(UNKNOWN),
            Set::Days(first, last) => f.write_str(&label::span(first, last)),
            Set::From(first) => write!(f, "{first}.."),
            Set::UpTo(last) => write!(f, "..{last}"),
        }
    }
}

impl Hand {
    /// What stands in the field when it is to be changed: what was typed, where that means the same today.
    pub fn again(&self, today: NaiveDate) -> String {
        match Set::read(&self.typed, today) {
            Ok(set) if set == self.set => self.typed.to_string(),
            _ => self.set.to_string(),
        }
    }

    /// It as the first piece of evidence.
    pub fn evidence(&self) -> Evidence {
        Evidence {
            kind: Basis::Hand,
            place: Where::Meta,
            quote: self.typed.clone(),
            span: None,
            says: format!("you set this on {}", self.on),
            allows: String::new(),
            supports: true,
        }
    }
}

/// As much of it as other articles may lean on: an interval is no day.
pub fn leaned(when: When) -> When {
    let days = (when.likely.1 - when.likely.0).num_days() + 1;
    When { confidence: 1.0 / days as f32, ..when }
}
