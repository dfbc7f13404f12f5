//! The filter: one language for the screen and the command line. Tokens with spans → tree → matcher.
//!
//! Words separated by blanks must all match; `person:lavrov`, `source:tass`, `date:2023`, `date:2023-01..2023-04`,
//! `after:2023-02`, `before:2023-05-01`, `is:undated`. A value with blanks stands in double quotes;
//! inside them `\"` is a quote.

pub mod fuzzy;
mod matcher;
mod parse;
mod token;

pub use matcher::{Answer, Asked, Taken, answer};
pub use parse::{FIELDS, Fault, Field, Unfinished, closed, parse, unfinished};

use chrono::NaiveDate;
use std::fmt;

/// What the reader asks for: all of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The conditions, in the order in which they were typed.
    pub terms: Vec<Term>,
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A part of a word of headline, people, source or place.
    Word(String),
    /// A part of a person's name.
    Person(String),
    /// A part of a source's name.
    Source(String),
    /// The likely interval touches these days; `None` leaves a side open.
    Days {
        /// The first day.
        from: Option<NaiveDate>,
        /// The last day.
        to: Option<NaiveDate>,
    },
    /// Nothing is known of the day.
    Undated,
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, term) in self.terms.iter().enumerate() {
            write!(f, "{}{term}", if i > 0 { " " } else { "" })?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Word(word) => write!(f, "{}", quoted(word)),
            Term::Person(name) => write!(f, "person:{}", quoted(name)),
            Term::Source(name) => write!(f, "source:{}", quoted(name)),
            Term::Days { from: Some(from), to: Some(to) } if from == to => write!(f, "date:{from}"),
            Term::Days { from: Some(from), to: Some(to) } => write!(f, "date:{from}..{to}"),
            Term::Days { from: Some(from), to: None } => write!(f, "date:{from}.."),
            Term::Days { from: None, to } => write!(f, "date:..{}", to.map_or(String::new(), |day| day.to_string())),
            Term::Undated => write!(f, "is:undated"),
        }
    }
}

/// A value as it must be typed: in quotes where it would not be one word without; a quote inside them behind a backslash.
pub fn quoted(value: &str) -> String {
    let plain =
        !value.is_empty() && !value.starts_with('"') && !value.contains(|c: char| c.is_whitespace() || c == ':');
    if plain { value.to_string() } else { format!("\"{}\"", value.replace('\\', r"\\").replace('"', r#"\""#)) }
}
