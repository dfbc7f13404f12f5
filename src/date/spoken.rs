//! The days that an article speaks of, beside the day it was written on.

use super::When;
use super::order;
use super::relative::latest;
use super::scan::Mention;
use crate::document::Document;
use chrono::{Datelike, Months, NaiveDate};
use std::ops::Range;

/// First and last day.
type Days = (NaiveDate, NaiveDate);

/// A date in a document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Where it stands in [`Document::text`], in bytes.
    pub span: Range<usize>,
    /// The days it names, first and last, where that can be told.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// Every date in a document's text, in order. What lacks its year or month gets it from the day of writing.
pub fn spoken(document: &Document, when: Option<&When>) -> Vec<Spoken> {
    let named = |mention: Mention| Spoken { days: days(&mention, when), span: mention.span };
    order::Reader::new(document).scan(&document.text).into_iter().map(named).collect()
}

fn days(mention: &Mention, when: Option<&When>) -> Option<Days> {
    if mention.ambiguous {
        return None;
    }
    if let Some(year) = mention.year {
        return mention.in_year(year);
    }
    let when = when?;
    // A day of the week or of a month alone tells nothing where the day of writing is itself a guess.
    let known = Some(when.best).filter(|_| when.likely.0 == when.likely.1);
    match (mention.month, mention.day, mention.weekday) {
        (Some(_), _, _) => {
            let around = when.best.year() - YEARS_AROUND..=when.best.year() + YEARS_AROUND;
            let fits = |days: &Days| mention.weekday.is_none_or(|weekday| days.0.weekday() == weekday);
            nearest(when.best, around.filter_map(|year| mention.in_year(year)).filter(fits))
        }
        (None, Some(day), _) => {
            let known = known?;
            let before = known.checked_sub_months(Months::new(2))?;
            let months = (0..=4).filter_map(|months| before.checked_add_months(Months::new(months)));
            nearest(known, months.filter_map(|month| month.with_day(day)).map(|day| (day, day)))
        }
        (None, None, Some(weekday)) => latest(weekday, known?).map(|day| (day, day)),
        (None, None, None) => None,
    }
}

/// How many years around the day of writing may be meant: among them are a leap year and each day of the week.
const YEARS_AROUND: i32 = 8;

/// The days that lie nearest to a day; the earlier ones where two are as near, since news tells what was.
fn nearest(day: NaiveDate, of: impl Iterator<Item = Days>) -> Option<Days> {
    of.min_by_key(|(first, last)| (*first - day).max(day - *last).max(chrono::TimeDelta::zero()))
}
