//! Which comes first in a numeric date like 04/05/2021, day or month: `assets/date/order.tsv`.
//!
//! It is told by, in this order: the day of the week beside it; another date with the same sign between its numbers that can
//! be read in one way only; the language, since most put the day first; a date elsewhere in the document that is one of the
//! two; what is usual where the document seems to come from. Where nothing tells it, the date stays ambiguous.

use super::scan::{self, Mention};
use super::stamp;
use super::token::{Token, tokens};
use crate::document::{Document, StampOf};
use crate::text::{fold, rows};
use chrono::{Datelike, NaiveDate};
use std::cell::OnceCell;
use std::collections::HashSet;

/// The table: order, where to look, cues, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/order.tsv");

/// Languages that do not put the day first, or not everywhere.
const EITHER: [&str; 4] = ["en", "zh", "ja", "ko"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// Reads the dates in the parts of a document: its text, its furniture, a stamp, the file's name. Those whose order the
/// document tells are not ambiguous.
pub struct Reader<'a> {
    document: &'a Document,
    /// Found out at the first ambiguous date: few documents have one.
    told: OnceCell<Told>,
}

impl<'a> Reader<'a> {
    /// Of a document.
    pub fn new(document: &'a Document) -> Reader<'a> {
        Reader { document, told: OnceCell::new() }
    }

    /// The dates in a part of the document.
    pub fn scan(&self, part: &str) -> Vec<Mention> {
        self.among(part, &tokens(part))
    }

    /// The same, where its tokens are there already.
    pub fn among(&self, part: &str, tokens: &[Token]) -> Vec<Mention> {
        let mut mentions = scan::among(tokens);
        for mention in mentions.iter_mut().filter(|mention| mention.ambiguous) {
            match self.told.get_or_init(|| Told::by(self.document)).order(part, mention) {
                Some(Order::DayFirst) => mention.ambiguous = false,
                Some(Order::MonthFirst) => {
                    (mention.day, mention.month, mention.ambiguous) = (mention.month, mention.day, false);
                }
                None => {}
            }
        }
        mentions
    }
}

/// The two days that an ambiguous date may mean: day first, month first.
pub fn readings(mention: &Mention) -> Option<(NaiveDate, NaiveDate)> {
    let (year, month, day) = (mention.year?, mention.month?, mention.day?);
    Some((NaiveDate::from_ymd_opt(year, month, day)?, NaiveDate::from_ymd_opt(year, day, month)?))
}

/// What a document tells of the order.
struct Told {
    /// The orders of the numeric dates that can be read in one way only, with their signs.
    certain: HashSet<(char, bool)>,
    language: Option<Order>,
    /// Days that are written out, and those of stamps.
    days: HashSet<NaiveDate>,
    usual: Option<Order>,
}

impl Told {
    fn by(document: &Document) -> Told {
        let (mut certain, mut days) = (HashSet::new(), HashSet::new());
        for part in [&document.text, &document.furniture] {
            for mention in scan::scan(part).iter().filter(|mention| !mention.ambiguous) {
                days.extend(mention.full().filter(|_| mention.last.is_none()));
                if let Some((first, sign)) = numbers(part, mention)
                    && mention.day != mention.month
                    && [mention.day, mention.month].contains(&Some(first))
                {
                    certain.insert((sign, mention.day == Some(first)));
                }
            }
        }
        let stamps = document
            .stamps
            .iter()
            .filter(|stamp| stamp.of != StampOf::File)
            .filter_map(|stamp| stamp::parse(&stamp.value));
        days.extend(stamps.filter(|stamped| stamped.first == stamped.last).map(|stamped| stamped.first));
        let cued = |first: &str| {
            let mut rows = rows(TABLE).filter(|row| row.field(0) == first);
            rows.any(|row| row.field(2).split('|').any(|cue| stands(document, row.field(1), cue)))
        };
        let language = document.language.filter(|language| !EITHER.contains(language)).map(|_| Order::DayFirst);
        Told { certain, language, days, usual: one(cued("day"), cued("month")) }
    }

    fn order(&self, part: &str, mention: &Mention) -> Option<Order> {
        let (day_first, month_first) = readings(mention).unzip();
        let falls = |day: Option<NaiveDate>| day.is_some() && mention.weekday == day.map(|day| day.weekday());
        let written =
            |first: bool| numbers(part, mention).is_some_and(|(_, sign)| self.certain.contains(&(sign, first)));
        let named = |day: Option<NaiveDate>| day.is_some_and(|day| self.days.contains(&day));
        one(falls(day_first), falls(month_first))
            .or_else(|| one(written(true), written(false)))
            .or(self.language)
            .or_else(|| one(named(day_first), named(month_first)))
            .or(self.usual)
    }
}

/// The order that something speaks for, where nothing of its kind speaks for the other.
fn one(day_first: bool, month_first: bool) -> Option<Order> {
    match (day_first, month_first) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// The first number of a numeric date, and the sign between its numbers.
fn numbers(part: &str, mention: &Mention) -> Option<(u32, char)> {
    let written = fold(&part[mention.span.clone()]);
    let written = written.trim_start_matches(|c: char| !c.is_ascii_digit());
    let first = &written[..written.find(|c: char| !c.is_ascii_digit())?];
    let mut signs = written.chars().filter(|c| !c.is_ascii_digit() && *c != ' ');
    let sign = signs.next().filter(|sign| "/-.".contains(*sign))?;
    (signs.next() == Some(sign)).then_some((first.parse().ok()?, sign))
}

/// Whether a cue stands, as a word of its own, where it is looked for.
fn stands(document: &Document, place: &str, cue: &str) -> bool {
    let dateline = document.dateline.as_ref().map(|dateline| &document.text[dateline.span.clone()]);
    let places: &[&str] = match place {
        "address" => &[document.url.as_deref().unwrap_or_default()],
        "dateline" => &[dateline.unwrap_or_default()],
        _ => &[&document.text, &document.furniture],
    };
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    places.iter().any(|text| {
        text.match_indices(cue).any(|(at, _)| {
            let (before, behind) = (text[..at].chars().next_back(), text[at + cue.len()..].chars().next());
            let (first, last) = (cue.chars().next(), cue.chars().next_back());
            let within = inside(first) && inside(before) || inside(last) && inside(behind);
            !within
        })
    })
}
