//! Stamps: the dates that formats carry, as ISO 8601 (RFC 3339), RFC 2822 (mail, feeds) and Unix time have them;
//! anything else as prose.

use super::scan;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime};

/// A stamp as it was understood: the day at the place of writing, as the stamp itself says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stamped {
    /// The first day it may mean.
    pub first: NaiveDate,
    /// The last: the same day, unless it names a month or a year only.
    pub last: NaiveDate,
    /// The time of day.
    pub time: Option<NaiveTime>,
    /// Its offset from UTC.
    pub offset: Option<FixedOffset>,
}

/// Years that a stamp may name; others are mistakes of programs.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;

/// Reads a stamp; `None` where it is no date, or none that can be.
pub fn parse(value: &str) -> Option<Stamped> {
    let value = value.trim();
    if value.len() > 80 {
        return None;
    }
    let stamped = unix(value).or_else(|| iso(value)).or_else(|| rfc2822(value)).or_else(|| prose(value))?;
    (YEARS.contains(&stamped.first.year()) && stamped.first.and_hms_opt(0, 0, 0)?.and_utc().timestamp() != 0)
        .then_some(stamped)
}

fn day(day: NaiveDate) -> Stamped {
    Stamped { first: day, last: day, time: None, offset: None }
}

/// Seconds, milliseconds or microseconds since 1970, of the years 1990 and later; else `YYYYMMDD`, `YYYY`.
fn unix(value: &str) -> Option<Stamped> {
    let number: i64 = value.parse().ok().filter(|_| value.bytes().all(|b| b.is_ascii_digit()))?;
    let seconds = match value.len() {
        9..=10 => number,
        12..=13 => number / 1000,
        15..=16 => number / 1_000_000,
        8 => return NaiveDate::parse_from_str(value, "%Y%m%d").ok().map(day),
        4 => return span(number as i32, None),
        _ => return None,
    };
    let at = DateTime::from_timestamp(seconds, 0).filter(|at| at.year() >= 1990)?;
    Some(Stamped { time: Some(at.time()), offset: FixedOffset::east_opt(0), ..day(at.date_naive()) })
}

fn iso(value: &str) -> Option<Stamped> {
    if let Ok(at) = DateTime::parse_from_rfc3339(value) {
        return Some(Stamped { time: Some(at.time()), offset: Some(*at.offset()), ..day(at.date_naive()) });
    }
    if let Some((date, clock)) = value.split_once('T').filter(|(date, _)| date.len() == 8) {
        let day = NaiveDate::parse_from_str(date, "%Y%m%d").ok()?;
        let length = clock.find(|c: char| !c.is_ascii_digit()).unwrap_or(clock.len());
        let time = ["%H%M%S", "%H%M"].iter().find_map(|form| NaiveTime::parse_from_str(&clock[..length], form).ok());
        let offset = time.and_then(|_| zone(clock[length..].trim()));
        return Some(Stamped { time, offset, ..self::day(day) });
    }
    let head = value.get(..10).and_then(|head| NaiveDate::parse_from_str(head, "%Y-%m-%d").ok());
    let Some(head) = head else {
        if let Some((year, week)) = value.split_once("-W") {
            let (week, weekday) = week.split_once('-')?;
            let weekday = chrono::Weekday::try_from(weekday.parse::<u8>().ok()?.checked_sub(1)?).ok()?;
            return NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, weekday).map(day);
        }
        let (year, rest) = value.split_once('-')?;
        let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
        return match rest.len() {
            2 => span(year, Some(rest.parse().ok()?)),
            3 => NaiveDate::from_yo_opt(year, rest.parse().ok()?).map(day),
            _ => None,
        };
    };
    let rest = value[10..].trim_start_matches(['T', ' ']);
    let clock = rest.split(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).next().unwrap_or("");
    if clock.starts_with("24:00") {
        return head.succ_opt().map(|next| Stamped { time: NaiveTime::from_hms_opt(0, 0, 0), ..day(next) });
    }
    let time = ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(clock, form).ok());
    let offset = time.and_then(|_| zone(rest[clock.len()..].trim()));
    match time.is_none() && !rest.is_empty() && rest.starts_with(|c: char| c.is_ascii_digit()) {
        true => None,
        false => Some(Stamped { time, offset, ..day(head) }),
    }
}

fn zone(text: &str) -> Option<FixedOffset> {
    if text == "Z" || text == "UTC" || text == "GMT" {
        return FixedOffset::east_opt(0);
    }
    let mut signs = text.chars();
    let sign = signs.next()?;
    let digits: String = signs.filter(char::is_ascii_digit).collect();
    let minutes: i32 = match digits.len() {
        2 => digits.parse::<i32>().ok()? * 60,
        4 => digits[..2].parse::<i32>().ok()? * 60 + digits[2..].parse::<i32>().ok()?,
        _ => return None,
    };
    match sign {
        '+' => FixedOffset::east_opt(minutes * 60),
        '-' | '−' => FixedOffset::west_opt(minutes * 60),
        _ => None,
    }
}

fn rfc2822(value: &str) -> Option<Stamped> {
    let at = DateTime::parse_from_rfc2822(value).ok()?;
    Some(Stamped { time: Some(at.time()), offset: Some(*at.offset()), ..day(at.date_naive()) })
}

/// A stamp in words: the first date in it that names a year.
fn prose(value: &str) -> Option<Stamped> {
    let mention = scan::scan(value).into_iter().find(|mention| mention.year.is_some() && !mention.ambiguous)?;
    match (mention.full(), mention.month) {
        (Some(full), _) => Some(Stamped { time: mention.time, ..day(full) }),
        (None, month) => span(mention.year?, month),
    }
}

/// A month or a year as a span of days.
fn span(year: i32, month: Option<u32>) -> Option<Stamped> {
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1)?;
    let next = match month {
        Some(12) | None => NaiveDate::from_ymd_opt(year + 1, 1, 1)?,
        Some(month) => NaiveDate::from_ymd_opt(year, month + 1, 1)?,
    };
    Some(Stamped { first, last: next.pred_opt()?, time: None, offset: None })
}

/// A day and time as `2023-04-13T14:05:00+03:00`, without an offset where none is known.
pub fn clock(time: NaiveTime, offset: Option<FixedOffset>) -> String {
    match offset {
        Some(offset) if offset.local_minus_utc() == 0 => format!("{}Z", time.format("%H:%M:%S")),
        Some(offset) => format!("{}{offset}", time.format("%H:%M:%S")),
        None => time.format("%H:%M:%S").to_string(),
    }
}
