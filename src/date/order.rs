//! Which comes first in a numeric date like 04/05/2021, day or month: `assets/date/order.tsv`.
//!
//! It is told by, in this order: another date with the same sign between its numbers that can be read in one way only; the
//! language, since all but English put the day first; a date elsewhere in the document that is one of the two; what is
//! usual where the document seems to come from. Where nothing tells it, the date stays ambiguous.

use super::scan::{self, Mention};
use super::stamp;
use crate::document::Document;
use crate::text::rows;
use chrono::NaiveDate;

/// The table: order, where to look, cues, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/order.tsv");

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// The dates in a part of a document: its text, its furniture, a stamp, the file's name. Those whose order the document
/// tells are no longer ambiguous.
pub fn scan(document: &Document, part: &str) -> Vec<Mention> {
    let mut mentions = scan::scan(part);
    if mentions.iter().any(|mention| mention.ambiguous) {
        let parts = [part, &document.text, &document.furniture].map(|part| (part, scan::scan(part)));
        for mention in mentions.iter_mut().filter(|mention| mention.ambiguous) {
            match order(document, &parts, mention, sign(part, mention)) {
                Some(Order::DayFirst) => mention.ambiguous = false,
                Some(Order::MonthFirst) => {
                    (mention.day, mention.month, mention.ambiguous) = (mention.month, mention.day, false);
                }
                None => {}
            }
        }
    }
    mentions
}

/// The two days that an ambiguous date may mean: day first, month first.
pub fn readings(mention: &Mention) -> Option<(NaiveDate, NaiveDate)> {
    let (year, month, day) = (mention.year?, mention.month?, mention.day?);
    Some((NaiveDate::from_ymd_opt(year, month, day)?, NaiveDate::from_ymd_opt(year, day, month)?))
}

fn order(document: &Document, parts: &[(&str, Vec<Mention>)], mention: &Mention, sign: Option<char>) -> Option<Order> {
    let all = || parts.iter().flat_map(|(part, mentions)| mentions.iter().map(move |mention| (*part, mention)));
    agreed(
        all().filter(|(part, other)| self::sign(part, other) == sign).filter_map(|(part, other)| certain(part, other)),
    )
    .or_else(|| document.language.filter(|language| *language != "en").map(|_| Order::DayFirst))
    .or_else(|| {
        let (day_first, month_first) = readings(mention)?;
        let written = all().filter(|(_, other)| !other.ambiguous && other.last.is_none()).filter_map(|(_, m)| m.full());
        let stamped = document.stamps.iter().filter_map(|stamp| stamp::parse(&stamp.value));
        let days = written.chain(stamped.filter(|stamped| stamped.first == stamped.last).map(|stamped| stamped.first));
        agreed(days.filter_map(|day| match day {
            day if day == day_first => Some(Order::DayFirst),
            day if day == month_first => Some(Order::MonthFirst),
            _ => None,
        }))
    })
    .or_else(|| {
        agreed(
            rows(TABLE)
                .filter(|row| row.field(2).split('|').any(|cue| stands(document, row.field(1), cue)))
                .map(|row| if row.field(0) == "day" { Order::DayFirst } else { Order::MonthFirst }),
        )
    })
}

/// What all of them say, where none says otherwise.
fn agreed(mut orders: impl Iterator<Item = Order>) -> Option<Order> {
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The sign between the numbers of a date that is written with nothing else.
fn sign(part: &str, mention: &Mention) -> Option<char> {
    let written = &part[mention.span.clone()];
    let sign = written.chars().find(|c| !c.is_numeric())?;
    written.chars().all(|c| c.is_numeric() || c == sign).then_some(sign)
}

/// The order of a numeric date that can be read in one way only.
fn certain(part: &str, mention: &Mention) -> Option<Order> {
    let first = part[mention.span.clone()].split(|c: char| !c.is_numeric()).next()?.parse().ok();
    match (mention.day, mention.month) {
        (day, month) if mention.ambiguous || day == month => None,
        (day, _) if day == first => Some(Order::DayFirst),
        (_, month) if month == first => Some(Order::MonthFirst),
        _ => None,
    }
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
            !(inside(first) && inside(before)) && !(inside(last) && inside(behind))
        })
    })
}
