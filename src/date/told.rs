//! Dates that a text tells from the day of writing: `yesterday, April 12`, `next year (2023)`. They say what that day is, and
//! are never told from today.

use super::says::{Says, last_of};
use super::scan::Mention;
use crate::text::{fold, rows};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::ops::Range;
use std::sync::LazyLock;

/// The table: unit, how many of them the date lies ahead of the day of writing, language, words, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/told.tsv");

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Month,
    Year,
}

/// Words, folded, with what they say.
struct Words {
    words: String,
    language: &'static str,
    unit: Unit,
    ahead: i32,
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for row in rows(TABLE) {
        let unit = match row.field(0) {
            "day" => Unit::Day,
            "month" => Unit::Month,
            _ => Unit::Year,
        };
        let ahead = row.field(1).parse().expect("the table's distances are numbers");
        let language = row.field(2);
        all.extend(row.field(3).split('|').map(|words| Words { words: fold(words), language, unit, ahead }));
    }
    all.sort_by_key(|row: &Words| std::cmp::Reverse(row.words.len()));
    all
});

/// How many bytes before or behind a date are looked at.
const REACH: usize = 48;
/// Signs and small words that may stand between the words and the date.
const BETWEEN: [char; 8] = [' ', ',', '(', ')', '–', '-', '，', '（'];
const SMALL: &[&str] = &["on", "the", "in", "am", "den", "im", "le", "el", "il", "dem"];

/// What a date says of the day of writing, by the words right before or behind it that tell it from there. `hier` is
/// yesterday in one language and here in another: where the text's language is known, only its own words count.
pub fn told(text: &str, language: Option<&str>, mention: &Mention, says: Says) -> Option<Says> {
    let (unit, ahead) = beside(text, language, &mention.span)?;
    let fits = match unit {
        Unit::Day => mention.day.is_some() && mention.last.is_none() || mention.weekday.is_some(),
        Unit::Month => mention.month.is_some() && mention.day.is_none(),
        Unit::Year => mention.year.is_some() && mention.month.is_none(),
    };
    if fits { shifted(says, unit, ahead) } else { None }
}

fn beside(text: &str, language: Option<&str>, span: &Range<usize>) -> Option<(Unit, i32)> {
    let before = fold(&text[text.ceil_char_boundary(span.start.saturating_sub(REACH))..span.start]);
    let behind = fold(&text[span.end..text.floor_char_boundary(span.end + REACH)]);
    let mut before = before.trim_end_matches(BETWEEN);
    for small in SMALL {
        before = before.strip_suffix(small).filter(|rest| rest.ends_with(BETWEEN)).map_or(before, str::trim_end);
    }
    let (before, behind) = (before.trim_end_matches(BETWEEN), behind.trim_start_matches(BETWEEN));
    // Scripts without blanks have no ends of words.
    let ends = |rest: Option<char>, word: &str| {
        word.chars().any(|c| c >= '\u{2e80}') || !rest.is_some_and(char::is_alphanumeric)
    };
    let is = |row: &&Words| {
        let words = &row.words;
        // "The next year, in 2015" is told from another one.
        let of_another = |rest: &str| {
            let before = rest.trim_end().strip_suffix("the").filter(|_| row.language == "en");
            before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        };
        let own = |rest: &str| !of_another(rest) && ends(rest.chars().next_back(), words);
        let ended = before.strip_suffix(words.as_str()).is_some_and(own);
        ended || behind.strip_prefix(words.as_str()).is_some_and(|rest| ends(rest.chars().next(), words))
    };
    let spoken = |row: &&Words| language.is_none_or(|language| language == row.language);
    WORDS.iter().filter(spoken).find(is).map(|row| (row.unit, row.ahead))
}

/// What is said, moved back by so many units: from the date to the day of writing.
fn shifted(says: Says, unit: Unit, ahead: i32) -> Option<Says> {
    let days = |day: NaiveDate| match ahead {
        ahead if ahead < 0 => day.checked_add_days(Days::new(ahead.unsigned_abs().into())),
        ahead => day.checked_sub_days(Days::new(ahead.unsigned_abs().into())),
    };
    let months = |day: NaiveDate, each: u32| match ahead {
        ahead if ahead < 0 => day.checked_add_months(Months::new(ahead.unsigned_abs() * each)),
        ahead => day.checked_sub_months(Months::new(ahead.unsigned_abs() * each)),
    };
    Some(match (unit, says) {
        (Unit::Day, Says::Days(first, last)) if first == last => Says::Days(days(first)?, days(first)?),
        (Unit::Day, Says::EveryYear(month, day, weekday)) => {
            // A leap year has all days, but only 29 February needs one.
            let moved = days(NaiveDate::from_ymd_opt(2001, month, day).or(NaiveDate::from_ymd_opt(2000, month, day))?)?;
            let weekday = weekday.map(|weekday| turned(weekday, ahead));
            Says::EveryYear(moved.month(), moved.day(), weekday)
        }
        (Unit::Day, Says::EveryWeek(weekday)) => Says::EveryWeek(turned(weekday, ahead)),
        (Unit::Month, Says::Days(first, _)) => {
            let first = months(first, 1)?;
            Says::Days(first, last_of(first.year(), first.month())?)
        }
        (Unit::Month, Says::EveryMonthOf(month)) => {
            Says::EveryMonthOf(months(NaiveDate::from_ymd_opt(2000, month, 1)?, 1)?.month())
        }
        (Unit::Year, Says::Days(first, last)) => Says::Days(months(first, 12)?, months(last, 12)?),
        _ => return None,
    })
}

/// A day of the week so many days before.
fn turned(weekday: chrono::Weekday, ahead: i32) -> chrono::Weekday {
    (0..ahead.rem_euclid(7)).fold(weekday, |weekday, _| weekday.pred())
}
