//! What a clue says of the days.

use super::world::Held;
use chrono::{Datelike, NaiveDate, Weekday};
use std::fmt;

/// What a clue says of the days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Says {
    /// These days: one, or a range, a month, a year.
    Days(NaiveDate, NaiveDate),
    /// One of these two days, as a numeric date may be read: day first, month first.
    Either(NaiveDate, NaiveDate),
    /// This day of the year; only in years in which it has this day of the week, where that is said.
    EveryYear(u32, u32, Option<Weekday>),
    /// This month of the year.
    EveryMonthOf(u32),
    /// This day of the month.
    EveryMonth(u32),
    /// This day of the week.
    EveryWeek(Weekday),
    /// The terms of an office, the days of an event.
    Terms(&'static Held),
}

impl Says {
    /// The first and the last day, where the clue names a year.
    pub fn named(&self) -> Option<(NaiveDate, NaiveDate)> {
        match *self {
            Says::Days(first, last) => Some((first, last)),
            Says::Either(one, other) => Some((one.min(other), one.max(other))),
            _ => None,
        }
    }

    /// The days (first and last of each stretch) that it may mean between two days, in order.
    pub fn anchors(self, first: i32, last: i32) -> Vec<(i32, i32)> {
        let years = || day(first).year()..=day(last).year();
        match self {
            Says::Days(from, to) => vec![(number(from), number(to))],
            Says::Either(one, other) => {
                let (one, other) = (number(one), number(other));
                vec![(one.min(other), one.min(other)), (one.max(other), one.max(other))]
            }
            Says::EveryYear(month, day, weekday) => years()
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                .filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday))
                .map(|day| (number(day), number(day)))
                .collect(),
            Says::EveryMonthOf(month) => years()
                .filter_map(|year| {
                    Some((number(NaiveDate::from_ymd_opt(year, month, 1)?), number(last_of(year, month)?)))
                })
                .collect(),
            Says::Terms(held) => {
                // What lasts still ends no earlier than it begins.
                let term = |(from, to): &(NaiveDate, Option<NaiveDate>)| {
                    let from = number(*from);
                    (from, to.map_or(last.max(from), number))
                };
                held.terms.iter().map(term).collect()
            }
            Says::EveryMonth(day) => years()
                .flat_map(|year| (1..=12).filter_map(move |month| NaiveDate::from_ymd_opt(year, month, day)))
                .map(|day| (number(day), number(day)))
                .collect(),
            Says::EveryWeek(weekday) => {
                let ahead = (weekday.num_days_from_monday() + 7 - day(first).weekday().num_days_from_monday()) % 7;
                (first + ahead as i32..=last).step_by(7).map(|d| (d, d)).collect()
            }
        }
    }
}

impl fmt::Display for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_any_year = |month: u32, day: u32, form: &str| {
            NaiveDate::from_ymd_opt(2000, month, day).map(|day| day.format(form).to_string()).unwrap_or_default()
        };
        match *self {
            Says::Days(first, last) if first == last => write!(f, "{}", first.format("%-d %B %Y")),
            Says::Days(first, last) if first.day() == 1 && Some(last) == last_of(first.year(), first.month()) => {
                write!(f, "{}", first.format("%B %Y"))
            }
            Says::Days(first, last) if first.ordinal() == 1 && Some(last) == last_of(first.year(), 12) => {
                write!(f, "{}", first.year())
            }
            Says::Days(first, last) => {
                let form = match () {
                    () if first.year() != last.year() => "%-d %B %Y",
                    () if first.month() != last.month() => "%-d %B",
                    () => "%-d",
                };
                write!(f, "{} to {}", first.format(form), last.format("%-d %B %Y"))
            }
            Says::Either(one, other) => write!(f, "{} or {}", one.format("%-d %B"), other.format("%-d %B %Y")),
            Says::EveryYear(month, day, Some(weekday)) => {
                write!(f, "{}, a {}, no year", of_any_year(month, day, "%-d %B"), long(weekday))
            }
            Says::EveryYear(month, day, None) => write!(f, "{}, no year", of_any_year(month, day, "%-d %B")),
            Says::EveryMonthOf(month) => write!(f, "{}, no year", of_any_year(month, 1, "%B")),
            Says::EveryMonth(day) => write!(f, "day {day} of a month"),
            Says::EveryWeek(weekday) => write!(f, "a {}", long(weekday)),
            Says::Terms(held) => write!(f, "{held}"),
        }
    }
}

/// The last day of a month.
pub fn last_of(year: i32, month: u32) -> Option<NaiveDate> {
    let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

fn long(weekday: Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        [weekday.num_days_from_monday() as usize]
}

/// A day as a number: days since 1 January of year 1, as `chrono` counts them.
pub fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The day with this number.
pub fn day(number: i32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or(NaiveDate::MIN)
}
