//! Days that are named from today on: `yesterday`, `last week`, `3 months ago`, `-2w`.

use super::says::last_of;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A length of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// The days that relative words of a filter name, first and last: units of the calendar (`this month`, `2 weeks ago`,
/// `last friday`), and stretches that end or begin today (`last 3 days` with today as the third, `-3m`, `+2w`).
pub fn relative(words: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    use Unit::{Day, Quarter};
    let words = words.to_ascii_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let day = |day: NaiveDate| (day, day);
    match words.as_slice() {
        ["today"] => Some(day(today)),
        ["yesterday"] => step(today, 1, Day, false).map(day),
        ["tomorrow"] => step(today, 1, Day, true).map(day),
        [name] if weekday(name).is_some() => latest(weekday(name)?, today).map(day),
        ["last", name] if weekday(name).is_some() => latest(weekday(name)?, today.pred_opt()?).map(day),
        ["this", name] if weekday(name).is_some() => {
            let monday = calendar(today, Unit::Week)?.0;
            step(monday, weekday(name)?.num_days_from_monday(), Day, true).map(day)
        }
        [which @ ("this" | "last" | "next"), unit] => {
            let unit = Unit::one(unit).filter(|unit| *unit != Day)?;
            calendar(step(today, u32::from(*which != "this"), unit, *which == "next")?, unit)
        }
        ["last" | "past", count, unit] => {
            let unit = Unit::some(unit).filter(|unit| *unit != Quarter)?;
            let before = step(today, number(count).filter(|count| *count > 0)?, unit, false)?;
            Some((before.succ_opt()?, today))
        }
        [count, unit, "ago"] => {
            let unit = Unit::some(unit).filter(|unit| *unit != Quarter)?;
            calendar(step(today, number(count)?, unit, false)?, unit)
        }
        words => {
            let other = shifted(&words.join(" "), today)?;
            Some((today.min(other), today.max(other)))
        }
    }
}

/// The day that a signed length leads to from a day: `+3m`, `-2w`, `+ 3 months`.
pub fn shifted(words: &str, from: NaiveDate) -> Option<NaiveDate> {
    let words = words.trim().to_ascii_lowercase();
    let forward = words.starts_with('+');
    let length = words.strip_prefix(['+', '-'])?.trim_start();
    let (count, unit) = length.split_at(length.find(|c: char| !c.is_ascii_digit())?);
    let unit = match unit.trim_start() {
        "d" => Unit::Day,
        "w" => Unit::Week,
        "m" => Unit::Month,
        "y" => Unit::Year,
        word => Unit::some(word).filter(|unit| *unit != Unit::Quarter)?,
    };
    step(from, count.parse().ok()?, unit, forward)
}

/// The latest such day of the week up to a day.
pub fn latest(weekday: Weekday, up_to: NaiveDate) -> Option<NaiveDate> {
    step(up_to, up_to.weekday().days_since(weekday), Unit::Day, false)
}

impl Unit {
    /// A unit in the singular.
    fn one(word: &str) -> Option<Unit> {
        match word {
            "day" => Some(Unit::Day),
            "week" => Some(Unit::Week),
            "month" => Some(Unit::Month),
            "quarter" => Some(Unit::Quarter),
            "year" => Some(Unit::Year),
            _ => None,
        }
    }

    /// A unit beside a number.
    fn some(word: &str) -> Option<Unit> {
        Unit::one(word.strip_suffix('s').unwrap_or(word))
    }
}

/// A day of the week by its full name: three letters may be any word of a headline, `sun` and `sat` at least.
fn weekday(word: &str) -> Option<Weekday> {
    word.parse().ok().filter(|_| word.len() > 3)
}

fn number(word: &str) -> Option<u32> {
    match word {
        "a" | "an" | "one" => Some(1),
        _ => word.parse().ok().filter(|_| !word.starts_with('+')),
    }
}

/// The day that lies so many units away. Where a month is too short, its last day.
fn step(from: NaiveDate, count: u32, unit: Unit, forward: bool) -> Option<NaiveDate> {
    let months = |each: u32| {
        let months = Months::new(count.checked_mul(each)?);
        if forward { from.checked_add_months(months) } else { from.checked_sub_months(months) }
    };
    let days = |each: u64| {
        let days = Days::new(u64::from(count) * each);
        if forward { from.checked_add_days(days) } else { from.checked_sub_days(days) }
    };
    match unit {
        Unit::Day => days(1),
        Unit::Week => days(7),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
    }
}

/// The unit of the calendar that holds a day.
fn calendar(day: NaiveDate, unit: Unit) -> Option<(NaiveDate, NaiveDate)> {
    let months =
        |first: u32, last: u32| Some((NaiveDate::from_ymd_opt(day.year(), first, 1)?, last_of(day.year(), last)?));
    match unit {
        Unit::Day => Some((day, day)),
        Unit::Week => {
            let week = day.week(Weekday::Mon);
            Some((week.checked_first_day()?, week.checked_last_day()?))
        }
        Unit::Month => months(day.month(), day.month()),
        Unit::Quarter => {
            let first = day.month0() / 3 * 3 + 1;
            months(first, first + 2)
        }
        Unit::Year => months(1, 12),
    }
}
