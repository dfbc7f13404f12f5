//! Why: the evidence for a day in the order of its weight, and the years that are left.

use super::clue::Clue;
use super::label::DAY;
use super::pile::Lean;
use super::rank::{AROUND, Days, clue_allows, weigh};
use super::says::{Says, day, number};
use super::{Basis, Evidence, When, Where, scan, stamp};
use crate::document::{Document, Stamp};
use crate::text::Clean;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A year with less of the weight is no candidate.
const CANDIDATE: f64 = 0.02;

/// The years in which an article may have been written, each with its weight, 0 to 1; those that hardly weigh anything are
/// left out.
pub fn years(clues: &[Clue], lean: Option<&Lean>, today: NaiveDate) -> Vec<(i32, f64)> {
    let mut years: BTreeMap<i32, f64> = BTreeMap::new();
    if let Some(days) = weigh(clues, lean, today) {
        for (number, weight) in (days.first..).zip(days.weights).filter(|(_, weight)| *weight > 0.0) {
            *years.entry(day(number).year()).or_default() += weight;
        }
    }
    years.into_iter().filter(|(_, weight)| *weight >= CANDIDATE).collect()
}

/// Every piece of evidence with what it says, those that speak for the best day first, the strongest first.
pub fn explain(document: &Document, clues: &[Clue], when: Option<&When>, lean: Option<&Lean>) -> Vec<Evidence> {
    let best = when.map(|when| number(when.best));
    let around = best.map(|best| Days { first: best - AROUND, weights: vec![1.0; 2 * AROUND as usize] });
    let strength = |clue: &Clue| best.zip(around.as_ref()).map_or(1.0, |(best, days)| days.strength(clue, best));
    let supports = |clue: &Clue| match (clue.says, best) {
        // What fixes a day speaks for that one; a day of the week says nothing where no day is said.
        (_, Some(best)) if clue.fixes_a_day() => clue_allows(clue, best),
        (Says::EveryWeek(_), Some(_)) if when.is_some_and(|when| when.confidence < DAY) => true,
        // The rest speaks for a day as far from it as most articles are written, which is what is said of it.
        (says, Some(best)) => {
            let ((first, last), _) = clue.rule().most();
            says.anchors(best - last, best - first).iter().any(|(from, to)| from + first <= best && best <= to + last)
        }
        (_, None) => true,
    };
    let mut all: Vec<(f64, Evidence)> =
        clues.iter().map(|clue| (strength(clue), evidence(document, clue, supports(clue)))).collect();
    all.sort_by(|(a, x), (b, y)| y.supports.cmp(&x.supports).then(b.total_cmp(a)));
    let all = all.into_iter().map(|(_, evidence)| evidence);
    all.chain(lean.into_iter().flat_map(Lean::evidence)).chain(no_dates(document)).collect()
}

/// So many digits has a date at least.
const DIGITS: usize = 6;
/// So many of what is no date are told.
const NO_DATES: usize = 3;

/// What looks like a date and is none: stamps that cannot be read, days that there are not.
fn no_dates(document: &Document) -> impl Iterator<Item = Evidence> {
    let evidence = |kind, place, quote, span| {
        let quote: Clean = quote;
        let says = format!("{quote}: there is no such date");
        Evidence { kind, place, quote, span, says, allows: String::new(), supports: false }
    };
    // "3 hours ago" is no date either, but does not look like one.
    let looks = |value: &str| value.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
    let no_stamp = move |stamp: &&Stamp| {
        looks(&stamp.value) && stamp::parse(&stamp.value).is_none() && scan::scan(&stamp.value).is_empty()
    };
    let stamps = document.stamps.iter().filter(no_stamp).map(move |stamp| {
        let quote = Clean::line(&format!("{}: {}", stamp.field, stamp.value));
        evidence(Basis::Stamp, Where::Meta, quote, None)
    });
    let parts = [(Where::Text, &document.text), (Where::Furniture, &document.furniture)];
    let days = parts.into_iter().flat_map(move |(place, text)| {
        let days = scan::impossible(text).into_iter();
        days.map(move |span| evidence(Basis::Prose, place, text.slice(span.clone()), Some(span)))
    });
    stamps.take(NO_DATES).chain(days.take(NO_DATES))
}

/// A clue as evidence: its quote and what it says.
fn evidence(document: &Document, clue: &Clue, supports: bool) -> Evidence {
    let quote = match clue.place {
        Where::Text => document.text.slice(clue.span.clone()),
        Where::Furniture => document.furniture.slice(clue.span.clone()),
        Where::Name => Clean::name(document.origin.path.file_name().unwrap_or_default()),
        _ => document
            .stamps
            .get(clue.span.start)
            .map(|stamp| Clean::line(&format!("{}: {}", stamp.field, stamp.value)))
            .unwrap_or_default(),
    };
    let span = matches!(clue.place, Where::Text | Where::Furniture).then(|| clue.span.clone());
    Evidence {
        kind: clue.rule().basis,
        place: clue.place,
        quote,
        span,
        says: clue.words(),
        allows: clue.allows(),
        supports,
    }
}
