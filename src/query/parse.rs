//! Tokens → tree, or what is wrong with them and where.

use super::token::{Token, tokens};
use super::{Filter, Term};
use crate::date::named_days;
use crate::text::fold;
use std::fmt;
use std::ops::Range;

/// What is wrong with a filter: where, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The faulty part, in bytes.
    pub span: Range<usize>,
    /// What was expected.
    pub expected: String,
}

impl Fault {
    /// The filter, a line with a caret under the fault, and what was expected there.
    pub fn shown(&self, filter: &str) -> String {
        let before = crate::text::width(&filter[..self.span.start]);
        let under = crate::text::width(&filter[self.span.clone()]).max(1);
        format!("{filter}\n{}{} expected {}", " ".repeat(before), "^".repeat(under), self.expected)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

/// A field of the language.
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// An example of its use.
    pub example: &'static str,
    /// What it keeps.
    pub keeps: &'static str,
    term: fn(&Token) -> Result<Term, Fault>,
}

/// Every field, in the order of the help.
pub const FIELDS: &[Field] = &[
    Field { name: "person", example: "person:lavrov", keeps: "articles that name somebody of this name", term: person },
    Field { name: "source", example: "source:tass", keeps: "articles of this source", term: source },
    Field {
        name: "date",
        example: "date:2023-01..2023-04",
        keeps: "articles likely written on these days",
        term: date,
    },
    Field { name: "after", example: "after:2023-02", keeps: "articles likely written then or later", term: after },
    Field { name: "before", example: "before:2023-05", keeps: "articles likely written then or earlier", term: before },
    Field { name: "is", example: "is:undated", keeps: "articles whose day nothing tells", term: is },
];

/// Reads a filter. An empty text is a filter that keeps everything.
pub fn parse(text: &str) -> Result<Filter, Fault> {
    let terms = tokens(text)?.iter().map(term).collect::<Result<_, _>>()?;
    Ok(Filter { terms })
}

/// What is typed, with the quote closed that stands open at its end.
pub fn closed(text: &str) -> String {
    if tokens(text).is_err() { format!("{text}\"") } else { text.to_string() }
}

/// What a filter that is still being typed ends with: a word that may become a field's name, or a field without a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Whether the colon is there already.
    pub named: bool,
    /// How the field is used.
    pub example: &'static str,
}

/// The unfinished end of a filter, if it has one.
pub fn unfinished(text: &str) -> Option<Unfinished> {
    let token = tokens(text).ok()?.pop().filter(|token| token.span.end == text.len())?;
    let typed = fold(token.field.as_deref().unwrap_or(&token.value));
    let named = token.field.is_some();
    let may_be = |field: &&Field| {
        if named { field.name == typed && token.value.is_empty() } else { field.name.starts_with(&typed) }
    };
    let field = FIELDS.iter().find(may_be)?;
    Some(Unfinished { start: token.span.start, named, example: field.example })
}

fn term(token: &Token) -> Result<Term, Fault> {
    let Some(name) = &token.field else { return Ok(Term::Word(token.value.clone())) };
    match FIELDS.iter().find(|field| field.name == fold(name)) {
        Some(field) => (field.term)(token),
        None => {
            let names: Vec<String> = FIELDS.iter().map(|field| format!("{}:", field.name)).collect();
            let start = token.span.start;
            let end = start + name.len() + 1;
            Err(Fault { span: start..end, expected: format!("one of {}", names.join(" ")) })
        }
    }
}

fn filled(token: &Token, what: &str) -> Result<String, Fault> {
    match token.value.trim() {
        "" => Err(Fault { span: token.value_span.clone(), expected: what.to_string() }),
        value => Ok(value.to_string()),
    }
}

fn person(token: &Token) -> Result<Term, Fault> {
    filled(token, "a name").map(Term::Person)
}

fn source(token: &Token) -> Result<Term, Fault> {
    filled(token, "a source's name").map(Term::Source)
}

/// What the value of a date may be.
const DAYS: &str = "a year, month or day: 2023, 2023-04, 2023-04-13";

fn days(token: &Token, part: &str, at: usize) -> Result<(chrono::NaiveDate, chrono::NaiveDate), Fault> {
    // Where the value was typed otherwise (blanks around it, backslashes), all of it is shown as the fault.
    let span = match token.value_span.len() == token.value.trim().len() {
        true => token.value_span.start + at..token.value_span.start + at + part.len(),
        false => token.value_span.clone(),
    };
    named_days(part).ok_or_else(|| Fault { span, expected: DAYS.to_string() })
}

fn date(token: &Token) -> Result<Term, Fault> {
    let value = filled(token, DAYS)?;
    let Some((from, to)) = value.split_once("..") else {
        let (from, to) = days(token, &value, 0)?;
        return Ok(Term::Days { from: Some(from), to: Some(to) });
    };
    let first = (!from.is_empty()).then(|| days(token, from, 0)).transpose()?;
    let last = (!to.is_empty()).then(|| days(token, to, from.len() + 2)).transpose()?;
    if let (Some(first), Some(last)) = (first, last)
        && last.1 < first.0
    {
        return Err(Fault { span: token.value_span.clone(), expected: "the earlier day first".to_string() });
    }
    if first.is_none() && last.is_none() {
        return Err(Fault { span: token.value_span.clone(), expected: DAYS.to_string() });
    }
    Ok(Term::Days { from: first.map(|days| days.0), to: last.map(|days| days.1) })
}

fn after(token: &Token) -> Result<Term, Fault> {
    let (from, _) = days(token, &filled(token, DAYS)?, 0)?;
    Ok(Term::Days { from: Some(from), to: None })
}

fn before(token: &Token) -> Result<Term, Fault> {
    let (_, to) = days(token, &filled(token, DAYS)?, 0)?;
    Ok(Term::Days { from: None, to: Some(to) })
}

fn is(token: &Token) -> Result<Term, Fault> {
    match fold(&token.value).as_str() {
        "undated" => Ok(Term::Undated),
        _ => Err(Fault { span: token.value_span.clone(), expected: "undated".to_string() }),
    }
}
