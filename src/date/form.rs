//! How dates are written: the forms of `assets/date/forms.tsv`, fitted to tokens.

use super::scan::Mention;
use super::token::{Kind, Token};
use super::words::{Beside, Name};
use crate::text::{fold_word, rows};
use chrono::Weekday;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The table: name, form, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/forms.tsv");
/// Years that a text of news may speak of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;

/// The forms of the table.
pub static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| rows(TABLE).map(|row| Form::read(row.field(1))).collect());
/// The forms that a token may open, by what sort of token it is.
static OPENED: LazyLock<[Vec<&Form>; SORTS]> = LazyLock::new(|| {
    debug_assert!(SAMPLES.iter().enumerate().all(|(at, kind)| sort(*kind) == at));
    SAMPLES.map(|kind| FORMS.iter().filter(|form| form.first().any(|piece| piece.may_open(kind))).collect())
});
/// How many sorts of tokens are told apart there, and one of each; see [`sort`].
const SORTS: usize = SAMPLES.len();
const SAMPLES: [Kind; 7] = [
    Kind::Number { value: 1, digits: 1 },
    Kind::Number { value: 2000, digits: 4 },
    Kind::Number { value: 100, digits: 3 },
    Kind::Name(Name::Month { number: 1, beside: Beside::Nothing }),
    Kind::Name(Name::Weekday { day: Weekday::Mon, beside: Beside::Nothing }),
    Kind::Name(Name::Era { before: 0 }),
    Kind::Word,
];

/// The sort of a token, as a place in [`SAMPLES`].
fn sort(kind: Kind) -> usize {
    match kind {
        Kind::Number { digits: 1..=2, .. } => 0,
        Kind::Number { digits: 4, .. } => 1,
        Kind::Number { .. } => 2,
        Kind::Name(Name::Month { .. }) => 3,
        Kind::Name(Name::Weekday { .. }) => 4,
        Kind::Name(Name::Era { .. }) => 5,
        Kind::Word | Kind::Sign(_) | Kind::Break => 6,
    }
}

/// The forms that may begin with a token of this kind: what most do not is told at once.
pub fn opened_by(kind: Kind) -> &'static [&'static Form] {
    &OPENED[sort(kind)]
}

/// What may stand between the pieces of a form, or right behind a day: the words, folded, and the signs.
static INSIDE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let literals = FORMS.iter().flat_map(|form| &form.pieces).filter_map(|(piece, _)| match piece {
        Piece::Literal(words) => Some(words.iter().map(String::as_str)),
        _ => None,
    });
    let signs = ["-", "~", "〜", ".", "元"];
    literals.flatten().chain([TO, AND, ORDINAL, &signs].into_iter().flatten().copied()).collect()
});

/// Whether a date that begins with a number may go on with a token: what most do not is told at once.
pub fn goes_on(token: &Token) -> bool {
    match token.kind {
        Kind::Word => INSIDE.contains(token.text) || INSIDE.contains(&*fold_word(token.text)),
        Kind::Sign(c) => INSIDE.contains(c.encode_utf8(&mut [0; 4]) as &str),
        Kind::Number { .. } | Kind::Name(_) | Kind::Break => true,
    }
}

/// The words that a form begins with.
pub static OPENERS: LazyLock<Vec<&String>> = LazyLock::new(|| {
    let mut openers: Vec<&String> = FORMS.iter().flat_map(Form::openers).collect();
    openers.sort_unstable();
    openers.dedup();
    openers
});

/// A way to write a date.
pub struct Form {
    /// Its pieces, and whether each may be missing.
    pieces: Vec<(Piece, bool)>,
}

/// One piece of a form.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Year,
    ShortYear,
    /// What may stand beside the month in this form.
    Month(Beside),
    LastMonth,
    MonthNumber,
    Day,
    Weekday(Beside),
    /// A sign or word between the first and the last day; with "and" too.
    Range {
        and: bool,
    },
    /// One of these words or signs.
    Literal(Vec<String>),
}

impl Form {
    fn read(form: &str) -> Form {
        let has = |piece: &str| form.split(' ').any(|word| word == piece);
        let all = has("D") && (has("Y") || has("y"));
        let piece = |word: &str| match word {
            "Y" => Piece::Year,
            "y" => Piece::ShortYear,
            "M" => Piece::Month(if all { Beside::All } else { Beside::Part }),
            "B" => Piece::Month(Beside::Nothing),
            "N" => Piece::LastMonth,
            "m" => Piece::MonthNumber,
            "D" => Piece::Day,
            "W" => Piece::Weekday(Beside::Part),
            "V" => Piece::Weekday(Beside::Nothing),
            "~" => Piece::Range { and: true },
            ">" => Piece::Range { and: false },
            literal => Piece::Literal(literal.split('|').map(str::to_string).collect()),
        };
        let pieces = form.split(' ').map(|word| match word.strip_suffix('?') {
            Some(word) => (piece(word), true),
            None => (piece(word), false),
        });
        Form { pieces: pieces.collect() }
    }

    /// Fits the form to the tokens from `at`; gives the date and the token behind it.
    pub fn fits(&self, tokens: &[Token], at: usize) -> Option<(Mention, usize)> {
        let (mut found, end) = fits(&self.pieces, tokens, at, Mention::default())?;
        found.span = tokens[at].span.start..tokens[end - 1].span.end;
        Some((found, end))
    }

    /// The pieces that it may begin with.
    fn first(&self) -> impl Iterator<Item = &Piece> {
        let optional = self.pieces.iter().take_while(|(_, optional)| *optional).count();
        self.pieces.iter().take(optional + 1).map(|(piece, _)| piece)
    }

    fn openers(&self) -> impl Iterator<Item = &String> {
        let words = self.first().filter_map(|piece| match piece {
            Piece::Literal(words) => Some(words),
            _ => None,
        });
        words.flatten().filter(|word| word.starts_with(char::is_alphabetic))
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
    /// Whether a token of this kind can be the piece.
    fn may_open(&self, kind: Kind) -> bool {
        match kind {
            Kind::Number { digits, .. } => match self {
                Piece::Year => digits == 4,
                Piece::ShortYear | Piece::MonthNumber | Piece::Day => digits <= 2,
                _ => false,
            },
            Kind::Name(Name::Month { .. }) => matches!(self, Piece::Month(_)),
            Kind::Name(Name::Weekday { .. }) => matches!(self, Piece::Weekday(_)),
            Kind::Name(Name::Era { .. }) => *self == Piece::Year,
            _ => matches!(self, Piece::Literal(_)),
        }
    }

    /// Takes the piece from the token `at`; gives the date with it, and the token behind.
    fn take(&self, tokens: &[Token], at: usize, so_far: &Mention) -> Option<(Mention, usize)> {
        let token = tokens.get(at)?;
        let mut mention = so_far.clone();
        let mut after = at + 1;
        let dotted = |beside| beside != Beside::Nothing && tokens.get(at + 1).is_some_and(|t| t.is(".") && !t.spaced);
        match (self, token.kind) {
            // Of a span of years (2001–2020) the last is kept: it says most of when something was written.
            (Piece::Year, Kind::Number { value, digits: 4 }) => {
                mention.year = Some(year(value as i32).filter(|year| mention.year.is_none_or(|first| first < *year))?)
            }
            (Piece::Year, Kind::Name(Name::Era { before })) => {
                mention.year = Some(year(before + year_of_era(tokens.get(after)?)?)?);
                after += 1;
            }
            (Piece::ShortYear, Kind::Number { value, digits: 2 }) => {
                let year = of_two_digits(value as i32);
                // Behind a year it is the next one: 2022-23.
                mention.year = Some(year).filter(|year| mention.year.is_none_or(|first| first + 1 == *year));
                mention.year?;
            }
            (Piece::Month(least), Kind::Name(Name::Month { number, beside })) if beside <= *least => {
                // Where it is named twice (نيسان/أبريل) it is the same.
                if mention.month.is_some_and(|month| month != number) {
                    return None;
                }
                mention.month = Some(number);
                after += usize::from(dotted(beside));
            }
            (Piece::LastMonth, Kind::Name(Name::Month { number, beside })) if beside <= Beside::Part => {
                mention.last_month = Some(number);
                after += usize::from(dotted(beside));
            }
            (Piece::LastMonth, Kind::Number { value, digits: 1..=2 }) => mention.last_month = Some(value),
            (Piece::MonthNumber, Kind::Number { value, digits: 1..=2 }) => mention.month = Some(value),
            (Piece::Day, Kind::Number { value: value @ 1..=31, digits: 1..=2 }) => {
                match mention.day {
                    None => mention.day = Some(value),
                    Some(_) => mention.last = Some(value),
                }
                after = behind_ordinal(tokens, after);
            }
            (Piece::Weekday(least), Kind::Name(Name::Weekday { day, beside })) if beside <= *least => {
                mention.weekday = Some(day);
                after += usize::from(dotted(beside));
            }
            (Piece::Range { .. }, Kind::Sign('-' | '~' | '〜')) => {}
            (Piece::Range { .. }, Kind::Word) if TO.iter().any(|word| token.is(word)) => {}
            (Piece::Range { and: true }, Kind::Word) if AND.iter().any(|word| token.is(word)) => {}
            (Piece::Literal(literals), Kind::Word | Kind::Sign(_)) if literals.iter().any(|l| token.is(l)) => {}
            _ => return None,
        }
        Some((mention, after))
    }
}

/// The year that two digits mean: 69 to 99 are 19xx, as POSIX has it.
pub fn of_two_digits(year: i32) -> i32 {
    year + if year < 69 { 2000 } else { 1900 }
}

/// A year that news may speak of.
fn year(year: i32) -> Option<i32> {
    Some(year).filter(|year| YEARS.contains(year))
}

/// The number of a year in its era; the first is also called 元年.
fn year_of_era(token: &Token) -> Option<i32> {
    match token.kind {
        Kind::Number { value: value @ 1..=99, digits: 1..=2 } => Some(value as i32),
        _ => token.is("元").then_some(1),
    }
}

/// Words between the first and the last day of a range.
const TO: &[&str] = &[
    "to", "through", "until", "bis", "au", "al", "по", "до", "至", "到", "a", "ao", "all", "tot", "do", "الى", "حتى",
    "から", "부터", "에서",
];

/// Words between two days that stand together.
const AND: &[&str] = &["and", "und", "et", "y", "и", "та", "e", "en", "i", "ve", "و", "和", "と", "과", "와"];

/// The endings of ordinal numbers, glued to them or behind a hyphen: 1st, 13-го, 1er, 1º, 13e, 1ste.
const ORDINAL: &[&str] = &[
    "st", "nd", "rd", "th", "er", "º", "ª", "°", "го", "ого", "е", "ое", "й", "те", "ше", "e", "ste", "de", "o", "go",
];

/// The token behind the ending of an ordinal number.
fn behind_ordinal(tokens: &[Token], at: usize) -> usize {
    let glued = |i: usize| tokens.get(i).filter(|t| !t.spaced);
    let ending = |t: &Token| ORDINAL.iter().any(|ending| t.is(ending));
    match glued(at) {
        Some(token) if ending(token) => at + 1,
        Some(token) if token.is("-") && glued(at + 1).is_some_and(ending) => at + 2,
        Some(token) if token.is(".") && glued(at + 1).is_some_and(|t| t.is("º") || t.is("ª")) => at + 2,
        _ => at,
    }
}
