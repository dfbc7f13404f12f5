//! The filter: one language for the screen and the command line. Tokens with spans → tree → matcher.
//!
//! What is parted by blanks must all match; `|` parts alternatives, `!` or `-` says what must not match, parentheses
//! group. A word is a part of a word of headline, people, source or place; where none has it, the ladder of [`Rung`] goes
//! on; `'word` is a whole word, `^word` begins a headline, `~word` may be mistyped, `"two words"` are a phrase of the text.
//! A field asks one thing: `person:lavrov`, `date:2023-01..2023-04`; [`FIELDS`] has them all. A value with blanks stands
//! in double quotes. A backslash takes the next sign as it is.

pub mod fuzzy;
mod ladder;
mod matcher;
mod parse;
mod search;
mod token;
mod typing;

pub use ladder::{EXACT, Rung, Taken};
pub use matcher::{Answer, Asked, Memo, Sought, answer, more_in_texts};
pub use parse::{FIELDS, Fault, Field, SIGNS, parse};
pub use search::{RANKED, best_first};
pub use typing::{Unfinished, closed, unfinished};

use crate::date::{Precision, label};
use chrono::{Month, NaiveDate};
use std::fmt;

/// What the reader asks for: all of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// The conditions, in the order in which they were typed.
    pub terms: Vec<Node>,
}

/// A condition, or several put together.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// One condition.
    Term(Term),
    /// Not this.
    Not(Box<Node>),
    /// One of these, at least two.
    Any(Vec<Node>),
    /// All of these, at least two.
    All(Vec<Node>),
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A part of a word of headline, people, source or place.
    Word(String),
    /// A whole word of one of those.
    Whole(String),
    /// A word that is taken for those that it may be a misspelling of.
    Fuzzy(String),
    /// Words in a row, anywhere in the text.
    Phrase(String),
    /// A part of the text.
    Text(String),
    /// What the headline begins with.
    Start(String),
    /// A part of the headline.
    Title(String),
    /// A part of a person's name.
    Person(String),
    /// A part of a source's name.
    Source(String),
    /// A part of the name of the dateline's place.
    Place(String),
    /// The article's language (ISO 639-1).
    Language(String),
    /// The likely interval touches these days; `None` leaves a side open.
    Days {
        /// The first day.
        from: Option<NaiveDate>,
        /// The last day.
        to: Option<NaiveDate>,
    },
    /// The likely interval touches this month, of any year.
    Month(Month),
    /// How precisely the day is known.
    Precision(Precision),
    /// The confidence lies between these, 0 to 1.
    Confidence {
        /// The least.
        from: Option<f32>,
        /// The most.
        to: Option<f32>,
    },
    /// Nothing is known of the day.
    Undated,
    /// The day is certain.
    Certain,
    /// Evidence that mostly tells the day by itself names another one.
    Disputed,
    /// There is a day, or an interval, and it is not certain.
    Inferred,
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        joined(&self.terms, " ", f)
    }
}

fn joined(nodes: &[Node], between: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (i, node) in nodes.iter().enumerate() {
        write!(f, "{}{node}", if i > 0 { between } else { "" })?;
    }
    Ok(())
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (nodes, between) = match self {
            Node::Term(term) => return write!(f, "{term}"),
            Node::Not(node) => return write!(f, "!{node}"),
            Node::Any(nodes) => (nodes, " | "),
            Node::All(nodes) => (nodes, " "),
        };
        write!(f, "(")?;
        joined(nodes, between, f)?;
        write!(f, ")")
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Word(word) => write!(f, "{}", bare(word)),
            Term::Fuzzy(word) => write!(f, "~{}", quoted(word)),
            Term::Phrase(words) => write!(f, "{}", in_quotes(words)),
            Term::Text(words) => write!(f, "text:{}", quoted(words)),
            Term::Whole(word) => write!(f, "'{}", quoted(word)),
            Term::Start(words) => write!(f, "^{}", quoted(words)),
            Term::Title(words) => write!(f, "title:{}", quoted(words)),
            Term::Person(name) => write!(f, "person:{}", quoted(name)),
            Term::Source(name) => write!(f, "source:{}", quoted(name)),
            Term::Place(name) => write!(f, "place:{}", quoted(name)),
            Term::Language(code) => write!(f, "lang:{}", quoted(code)),
            Term::Days { from: Some(from), to: Some(to) } => write!(f, "date:{}", label::span(*from, *to)),
            Term::Days { from, to } => write!(f, "date:{}..{}", shown(from), shown(to)),
            Term::Month(month) => write!(f, "date:{}", month.name().to_lowercase()),
            Term::Precision(precision) => write!(f, "precision:{}", precision.name()),
            Term::Confidence { from, to } => write!(f, "confidence:{}..{}", shown(from), shown(to)),
            Term::Undated => write!(f, "is:undated"),
            Term::Certain => write!(f, "is:certain"),
            Term::Inferred => write!(f, "is:inferred"),
            Term::Disputed => write!(f, "is:disputed"),
        }
    }
}

fn shown(bound: &Option<impl ToString>) -> String {
    bound.as_ref().map_or(String::new(), ToString::to_string)
}

/// A value as it must be typed behind a sign or a field: in quotes where it would not be one word without.
pub fn quoted(value: &str) -> String {
    let holds = value.contains(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | ')' | '\\'));
    if value.is_empty() || value.starts_with(['"', '(']) || holds { in_quotes(value) } else { value.to_string() }
}

fn in_quotes(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', r"\\").replace('"', r#"\""#))
}

/// A word as it must be typed: what would be a sign of the language stands behind a backslash.
fn bare(word: &str) -> String {
    let mut typed = String::with_capacity(word.len());
    for (at, c) in word.char_indices() {
        let begins = at == 0 && matches!(c, '"' | '(' | '!' | '\'' | '^' | '~' | '-');
        if begins || c.is_whitespace() || matches!(c, '|' | ')' | '\\' | ':') {
            typed.push('\\');
        }
        typed.push(c);
    }
    typed
}
