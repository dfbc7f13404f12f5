//! Finds the dates in a text by the forms of `assets/date/forms.tsv`.

use super::token::{Kind, Token, tokens};
use super::words::Name;
use crate::text::{fold, rows};
use chrono::{NaiveDate, NaiveTime, Weekday};
use std::ops::Range;
use std::sync::LazyLock;

/// The table: name, form, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/forms.tsv");
/// Years that a text of news may speak of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;

/// A date in a text, as far as it is written out.
#[derive(Clone, Debug, PartialEq)]
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
    /// The day of the week.
    pub weekday: Option<Weekday>,
    /// The time of day that stands behind it.
    pub time: Option<NaiveTime>,
    /// Whether day and month are numbers that could as well be the other way round: `04/05/2023`.
    pub ambiguous: bool,
}

impl Mention {
    /// The day, where year, month and day are written out and are a real day.
    pub fn full(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month?, self.day?)
    }

    /// Whether such a date exists: the day in its month, the day of the week where all is given.
    fn is_real(&self) -> bool {
        let year = self.year.unwrap_or(2000); // a leap year: 29 February may be meant
        let month = self.month.unwrap_or(1);
        let real = |day: u32| NaiveDate::from_ymd_opt(year, month, day).is_some();
        (1..=12).contains(&month) && self.day.is_none_or(real) && self.last.is_none_or(real)
    }
}

/// One piece of a form.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Year,
    ShortYear,
    Month { long: bool },
    MonthNumber,
    Day,
    Weekday { long: bool },
    Range,
    Literal(String),
}

struct Form {
    pieces: Vec<(Piece, bool)>,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| rows(TABLE).map(|row| Form::read(row.field(1))).collect());

impl Form {
    fn read(form: &str) -> Form {
        let piece = |word: &str| match word {
            "Y" => Piece::Year,
            "y" => Piece::ShortYear,
            "M" => Piece::Month { long: false },
            "B" => Piece::Month { long: true },
            "m" => Piece::MonthNumber,
            "D" => Piece::Day,
            "W" => Piece::Weekday { long: false },
            "V" => Piece::Weekday { long: true },
            "~" => Piece::Range,
            literal => Piece::Literal(literal.to_string()),
        };
        let pieces = form.split(' ').map(|word| match word.strip_suffix('?') {
            Some(word) => (piece(word), true),
            None => (piece(word), false),
        });
        Form { pieces: pieces.collect() }
    }
}

/// Every date in a text, in order; none overlaps another.
pub fn scan(text: &str) -> Vec<Mention> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (mention, end) = longest(&tokens, at);
        found.extend(mention);
        at = end;
    }
    found
}

/// The longest date that begins with token `at`, and the token behind what was read. A date that cannot be, like
/// 31 April 2023, is read and is nothing, its year included.
fn longest(tokens: &[Token], at: usize) -> (Option<Mention>, usize) {
    let may_begin = match tokens[at].kind {
        Kind::Number { .. } => !glued_before(tokens, at),
        Kind::Name(_) => true,
        Kind::Word => tokens[at].is("the") || tokens[at].is("den"),
        _ => false,
    };
    if !may_begin {
        return (None, at + 1);
    }
    let empty = Mention {
        span: tokens[at].span.clone(),
        year: None,
        month: None,
        day: None,
        last: None,
        weekday: None,
        time: None,
        ambiguous: false,
    };
    let mut best: Option<(Mention, usize)> = None;
    let mut unreal = at + 1;
    for form in FORMS.iter() {
        if let Some((mut mention, end)) = fits(&form.pieces, tokens, at, empty.clone()) {
            mention.span.end = tokens[end - 1].span.end;
            if glued_after(tokens, end)
                || mention.day.is_none() && behind_day(tokens, at)
                || mention.last.is_some_and(|last| Some(last) <= mention.day)
            {
                continue;
            }
            match &mut best {
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
        Some((mut mention, end)) => {
            mention.time = time_behind(tokens, end);
            (Some(mention), end)
        }
        None => (None, unreal),
    }
}

/// A number inside a longer one (3.14, 1,000, A4, 12:30) begins no date.
fn glued_before(tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]).filter(|_| !tokens[at].spaced) else { return false };
    match before.kind {
        Kind::Number { .. } => true,
        Kind::Word => before.text.is_ascii() && !before.text.chars().all(char::is_lowercase),
        Kind::Sign('$' | '€' | '£' | '#' | '№' | '+' | '=' | '_') => true,
        Kind::Sign('.' | ',' | ':' | '/' | '-') => {
            at >= 2 && matches!(tokens[at - 2].kind, Kind::Number { .. }) && !before.spaced
        }
        _ => false,
    }
}

/// A month behind a number is the rest of a date that is none: 31 April.
fn behind_day(tokens: &[Token], at: usize) -> bool {
    let month = matches!(tokens[at].kind, Kind::Name(Name::Month { .. }));
    month && at.checked_sub(1).is_some_and(|i| matches!(tokens[i].kind, Kind::Number { digits: 1..=2, .. }))
}

/// A date is no date where a further digit, a letter or a percent sign follows at once; the T of ISO 8601 may.
fn glued_after(tokens: &[Token], end: usize) -> bool {
    let Some(after) = tokens.get(end).filter(|token| !token.spaced) else { return false };
    match after.kind {
        Kind::Number { .. } | Kind::Sign('%' | '$' | '€') => true,
        Kind::Word if after.text.is_ascii() => matches!(tokens[end - 1].kind, Kind::Number { .. }) && !after.is("t"),
        Kind::Sign('.' | ',' | '/' | '-') => {
            let last_is_number = matches!(tokens[end - 1].kind, Kind::Number { .. });
            last_is_number && tokens.get(end + 1).is_some_and(|t| !t.spaced && matches!(t.kind, Kind::Number { .. }))
        }
        _ => false,
    }
}

/// Fits a form's pieces to the tokens from `at`; gives the date and the token behind it.
fn fits(pieces: &[(Piece, bool)], tokens: &[Token], at: usize, so_far: Mention) -> Option<(Mention, usize)> {
    let Some(((piece, optional), rest)) = pieces.split_first() else { return Some((so_far, at)) };
    if let Some((mention, after)) = piece.take(tokens, at, &so_far)
        && let Some(found) = fits(rest, tokens, after, mention)
    {
        return Some(found);
    }
    if *optional { fits(rest, tokens, at, so_far) } else { None }
}

impl Piece {
    fn take(&self, tokens: &[Token], at: usize, so_far: &Mention) -> Option<(Mention, usize)> {
        let token = tokens.get(at)?;
        let mut mention = so_far.clone();
        let mut after = at + 1;
        match (self, token.kind) {
            (Piece::Year, Kind::Number { value, digits: 4 }) => {
                mention.year = Some(value as i32).filter(|year| YEARS.contains(year))
            }
            // Two digits are a year of the last decades: 69 to 99 are 19xx, as POSIX has it.
            (Piece::ShortYear, Kind::Number { value, digits: 2 }) => {
                mention.year = Some(if value < 69 { 2000 } else { 1900 } + value as i32)
            }
            (Piece::Month { long }, Kind::Name(Name::Month { number, short })) if !(*long && short) => {
                mention.month = Some(number);
                if short && tokens.get(after).is_some_and(|t| t.is(".") && !t.spaced) {
                    after += 1;
                }
            }
            (Piece::MonthNumber, Kind::Number { value: value @ 1..=12, digits: 1..=2 }) => mention.month = Some(value),
            (Piece::Day, Kind::Number { value: value @ 1..=31, digits: 1..=2 }) => {
                match mention.day {
                    None => mention.day = Some(value),
                    Some(_) => mention.last = Some(value),
                }
                after = behind_ordinal(tokens, after);
            }
            (Piece::Weekday { long }, Kind::Name(Name::Weekday { day, short })) if !(*long && short) => {
                mention.weekday = Some(day);
                if short && tokens.get(after).is_some_and(|t| t.is(".") && !t.spaced) {
                    after += 1;
                }
            }
            (Piece::Range, Kind::Sign('-' | '‐' | '–' | '—' | '~')) => {}
            (Piece::Range, Kind::Word) if RANGE.contains(&fold(token.text).as_str()) => {}
            (Piece::Literal(literal), Kind::Word | Kind::Sign(_)) if token.is(literal) => {}
            _ => return None,
        }
        (mention != *so_far || matches!(self, Piece::Range | Piece::Literal(_))).then_some((mention, after))
    }
}

/// Words between the days of a range.
const RANGE: &[&str] = &["to", "and", "bis", "und", "au", "et", "al", "y", "по", "и", "та", "до", "至", "到"];

/// The token behind the ending of an ordinal number: 1st, 13-го, 1er, 1º.
fn behind_ordinal(tokens: &[Token], at: usize) -> usize {
    let glued = |i: usize| tokens.get(i).filter(|t| !t.spaced);
    let ending = |t: &Token| ["st", "nd", "rd", "th", "er", "º", "ª", "го", "е", "ое"].contains(&fold(t.text).as_str());
    match glued(at) {
        Some(token) if token.kind == Kind::Word && ending(token) => at + 1,
        Some(token) if token.is("-") && glued(at + 1).is_some_and(ending) => at + 2,
        _ => at,
    }
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
