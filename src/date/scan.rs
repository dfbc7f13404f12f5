//! Finds the dates in a text by their [forms](super::form).

use super::beside::is_other;
use super::form::{OPENERS, goes_on, opened_by};
use super::says::last_of;
use super::token::{Kind, Token, tokens};
use super::words::{Beside, Name, WORDS};
use crate::text::fold;
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::ops::Range;

/// A date in a text, as far as it is written out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The year.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
    /// The last day where it is a range.
    pub last: Option<u32>,
    /// The month of the last day, where it is another one.
    pub last_month: Option<u32>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
    /// The time of day that stands behind it.
    pub time: Option<NaiveTime>,
    /// Whether day and month are numbers that could as well be the other way round: `04/05/2023`.
    pub ambiguous: bool,
}

impl Mention {
    /// The day, or the first of the days, where year, month and day are written out and are a real day.
    pub fn full(&self) -> Option<NaiveDate> {
        self.month.zip(self.day)?;
        Some(self.in_year(self.year?)?.0)
    }

    /// The days that it names in a year: a day or some days, a month, or the year. The days of a range over the turn of
    /// the year begin in the year before.
    pub fn in_year(&self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let Some(month) = self.month else {
            return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
        };
        let turns = self.last_month.is_some_and(|last| last < month);
        let first = NaiveDate::from_ymd_opt(if turns { year - 1 } else { year }, month, self.day.unwrap_or(1))?;
        let last = match (self.day, self.last) {
            (None, _) => last_of(year, month)?,
            (Some(_), None) => first,
            (Some(_), Some(last)) => NaiveDate::from_ymd_opt(year, self.last_month.unwrap_or(month), last)?,
        };
        Some((first, last))
    }

    /// Whether such a date exists.
    fn is_real(&self) -> bool {
        // A leap year where none is named: 29 February may be meant.
        self.in_year(self.year.unwrap_or(2000)).is_some()
    }

    /// Whether a range ends behind its beginning.
    fn runs_on(&self) -> bool {
        self.last.is_none() || self.last_month.map_or(self.last > self.day, |last| Some(last) != self.month)
    }
}

/// Every date in a text, in order; none overlaps another.
pub fn scan(text: &str) -> Vec<Mention> {
    among(&tokens(text))
}

/// Every date among the tokens of a text; see [`scan`].
pub fn among(tokens: &[Token]) -> Vec<Mention> {
    walk(tokens).filter_map(|(mention, _)| mention).collect()
}

/// Where a text names days that there are not: 30 February.
pub fn impossible(text: &str) -> Vec<Range<usize>> {
    let tokens = tokens(text);
    let none = walk(&tokens).filter(|(mention, read)| mention.is_none() && read.len() > 1);
    none.map(|(_, read)| tokens[read.start].span.start..tokens[read.end - 1].span.end).collect()
}

/// The tokens of a text, step by step: a date and those it was read from, or those that are none.
fn walk(tokens: &[Token]) -> impl Iterator<Item = (Option<Mention>, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let (mention, end) = (start < tokens.len()).then(|| longest(tokens, start))?;
        at = end;
        Some((mention, start..end))
    })
}

/// The longest date that begins with token `at`, and the token behind what was read. A date that cannot be, like
/// 31 April 2023, is read and is nothing, its year included.
fn longest(tokens: &[Token], at: usize) -> (Option<Mention>, usize) {
    let may_begin = match tokens[at].kind {
        Kind::Number { digits, .. } => {
            let alone = digits == 4 || tokens.get(at + 1).is_some_and(goes_on);
            alone && !glued_before(tokens, at)
        }
        Kind::Name(_) => true,
        Kind::Word => OPENERS.iter().any(|opener| tokens[at].is(opener)),
        _ => false,
    };
    if !may_begin {
        return (None, at + 1);
    }
    let mut best: Option<(Mention, usize)> = None;
    let mut unreal = at + 1;
    for form in opened_by(tokens[at].kind) {
        if let Some((mention, end)) = form.fits(tokens, at) {
            let part = mention.day.is_none() && behind_day(tokens, at);
            let other = part || blanks_alone(tokens, at, end) || is_other(tokens, at, &mention);
            if other || glued_after(tokens, end, &mention) || !mention.runs_on() {
                continue;
            }
            match &mut best {
                // 20 13 2000 is a row of a table.
                _ if !mention.is_real()
                    && tokens[at..end].iter().all(|token| matches!(token.kind, Kind::Number { .. })) => {}
                _ if !mention.is_real() => unreal = unreal.max(end),
                Some((other, longest)) if end == *longest => {
                    other.ambiguous |=
                        other.day == mention.month && other.month == mention.day && other.day != other.month
                }
                Some((_, longest)) if end < *longest => {}
                _ => best = Some((mention, end)),
            }
        }
    }
    match best.filter(|(_, end)| *end >= unreal) {
        Some((mut mention, mut end)) => {
            if let Some((weekday, after)) = weekday_behind(tokens, end).filter(|_| mention.day.is_some()) {
                mention.weekday = mention.weekday.or(Some(weekday));
                mention.span.end = tokens[after - 1].span.end;
                end = after;
            }
            mention.time = time_behind(tokens, end);
            (Some(mention), end)
        }
        None => (None, unreal),
    }
}

/// A number inside a longer one (3.14, 1,000, A4, 12:30, 2022-23) begins no date.
fn glued_before(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]).filter(|_| !tokens[at].spaced) else { return false };
    match before.kind {
        Kind::Number { .. } => true,
        // The name of an agency may be glued to a date that begins with its year.
        Kind::Word if begins_with_year(tokens, at) => false,
        Kind::Word => before.text.is_ascii() && !before.text.chars().all(char::is_lowercase),
        Kind::Sign('$' | '€' | '£' | '#' | '№' | '+' | '=' | '_') => true,
        Kind::Sign('.' | ',' | ':' | '/' | '-') => {
            at >= 2 && matches!(tokens[at - 2].kind, Kind::Number { .. }) && !before.spaced
        }
        _ => false,
    }
}

/// Whether a year, a sign, a number, the same sign and a number stand together: 2020.10.26.
fn begins_with_year(tokens: &[Token], at: usize) -> bool {
    let number = |i: usize| matches!(tokens.get(i), Some(Token { kind: Kind::Number { digits: 1..=2, .. }, .. }));
    let sign =
        |i: usize| tokens.get(i).map(|token| token.kind).filter(|kind| matches!(kind, Kind::Sign('.' | '-' | '/')));
    matches!(tokens[at].kind, Kind::Number { digits: 4, .. })
        && number(at + 2)
        && number(at + 4)
        && sign(at + 1).is_some()
        && sign(at + 1) == sign(at + 3)
}

/// A month behind a number is the rest of a date that is none: 31 April.
fn behind_day(tokens: &[Token], at: usize) -> bool {
    let month = matches!(tokens[at].kind, Kind::Name(Name::Month { .. }));
    month && at.checked_sub(1).is_some_and(|i| matches!(tokens[i].kind, Kind::Number { digits: 1..=2, .. }))
}

/// Numbers with nothing but blanks between are a date where two, two and four digits open a line or stand behind a word that
/// says so, and no further number follows.
fn blanks_alone(tokens: &[Token], at: usize, end: usize) -> bool {
    let is_number = |token: &Token| matches!(token.kind, Kind::Number { .. });
    if end - at < 2 || !tokens[at..end].iter().all(is_number) {
        return false;
    }
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let said = before
        .is_none_or(|before| before.kind == Kind::Break || ["date", "release"].iter().any(|word| before.is(word)));
    let digits =
        |(token, digits): (&Token, u8)| matches!(token.kind, Kind::Number { digits: own, .. } if own == digits);
    !said || !tokens[at..end].iter().zip([2, 2, 4]).all(digits) || tokens.get(end).is_some_and(is_number)
}

/// A date is no date where a further digit, a letter or a percent sign follows at once; the T of ISO 8601 and the r of
/// Polish years may. A day or a year alone is none where it counts
/// something: 3日間, 2000명. The first of two months without a year is none where its day is the other's: `mar. 13 avril`.
fn glued_after(tokens: &[Token], end: usize, mention: &Mention) -> bool {
    let behind_number = matches!(tokens[end - 1].kind, Kind::Number { .. });
    let Some(after) = tokens.get(end) else { return false };
    if after.spaced {
        let month = matches!(after.kind, Kind::Name(Name::Month { .. }));
        return behind_number && month && mention.year.is_none() && mention.month.is_some();
    }
    match after.kind {
        Kind::Number { .. } | Kind::Sign('%' | '$' | '€') => true,
        // Copied text glues a line to the next: `08/08/2017by`, `Jan. 31Conference`.
        Kind::Word if behind_number && mention.month.is_some() && after.text.chars().count() > 1 => {
            let whole = mention.full().is_some() && matches!(tokens[end - 1].kind, Kind::Number { digits: 4, .. });
            let mut letters = after.text.chars();
            let capital =
                letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
            after.text.is_ascii() && !whole && !capital
        }
        Kind::Word if after.text.is_ascii() => behind_number && !after.is("t") && !after.is("r"),
        Kind::Word if mention.month.is_none() => {
            after.text.starts_with(if mention.day.is_some() { DAYS } else { THINGS })
        }
        Kind::Sign('.' | ',' | '/' | '-') => {
            behind_number && tokens.get(end + 1).is_some_and(|t| !t.spaced && matches!(t.kind, Kind::Number { .. }))
        }
        _ => false,
    }
}

/// What follows a number of days: for, within, after so many of them; 日本 is Japan.
const DAYS: &[char] = &['间', '間', '内', '後', '后', '目', '本', '간', '째', '차', '치', '만'];
/// What follows a number of something else than years: people, pieces, times, sums, metres, "more than".
const THINGS: &[char] = &[
    '人', '名', '个', '個', '家', '件', '次', '回', '台', '元', '円', '万', '萬', '亿', '億', '多', '余', '米', '公',
    '吨', '명', '원', '만', '억', '여', '개', '건', '대', '곳', '톤', '회',
];

/// A day of the week behind a date, and the token behind it: `(木)`, `, Monday`, ` Perşembe`.
fn weekday_behind(tokens: &[Token], end: usize) -> Option<(Weekday, usize)> {
    let bracket = tokens.get(end).is_some_and(|t| t.is("("));
    let at = end + usize::from(bracket || tokens.get(end).is_some_and(|t| t.is(",")));
    let token = tokens.get(at)?;
    let day = match token.kind {
        Kind::Name(Name::Weekday { day, beside }) if bracket || beside == Beside::Nothing => day,
        Kind::Word if bracket => WORDS.bracketed(token.text)?,
        _ => return None,
    };
    Some((day, at + 1 + usize::from(bracket && tokens.get(at + 1).is_some_and(|t| t.is(")")))))
}

/// A time of day behind a date: `, 12:48 p.m.`, `17:52`, `- 19:59:30`.
fn time_behind(tokens: &[Token], end: usize) -> Option<NaiveTime> {
    let skip = tokens[end..]
        .iter()
        .take(2)
        .take_while(|t| {
            t.is(",") || t.is("-") || t.is("|") || t.is("at") || t.is("t") || t.is("·") || t.is("в") || t.is("о")
        })
        .count();
    let number = |i: usize| match tokens.get(i)?.kind {
        Kind::Number { value, digits: 1..=2 } => Some(value),
        _ => None,
    };
    let at = end + skip;
    let (hour, minute) = (number(at)?, number(at + 2)?);
    if !(tokens[at + 1].is(":") || tokens[at + 1].is(".") && skip > 0) {
        return None;
    }
    let half = tokens.get(at + 3).map(|t| fold(t.text)).unwrap_or_default();
    let hour = match half.chars().next() {
        Some('p') if hour < 12 && (half == "p" || half == "pm") => hour + 12,
        Some('a') if hour == 12 && (half == "a" || half == "am") => 0,
        _ => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
