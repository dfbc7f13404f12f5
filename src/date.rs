//! When an article was written: evidence of one document, then the collection, then one solver.
//!
//! ```text
//! stamp   the dates that the format carries          scan   the dates in prose (token, words, form: how they are written; beside: what they are not)
//! order   day or month first in 04/05/2021                  (assets/date/order.tsv)
//! reference  the year in the number of a release
//! told    dates told from the day of writing: yesterday, April 12   (assets/date/told.tsv)
//! world   facts: office, who held what when (assets/date/offices.tsv, titles.tsv); event, what took place when
//!         (events.tsv, series.tsv); phrase, how they are found in a text
//! season  feasts and seasons: in which part of a year (assets/date/season.tsv)
//! clue    what each of them allows, by where it stands (place)   (rule: assets/date/rules.tsv; says: in what form);
//!         facts: those of the world; keep: which of many count
//! factor  what one clue gives each day
//! rank    all clues together → a distribution over days → When
//! pile    what the dated articles say of the others: of the same story, with the same people, and (span) all
//! spoken  the other clock: the days that a dated article speaks of
//! hand    the date that the reader sets, in the place of all of that
//! ```
//!
//! What a reader types is read by [`named_days`] and, where it is told from today on, by [`relative`].
//!
//! To see why a date is what it is, read [`clue::clues`] (which rule took which words) and [`rank::solve`];
//! [`explain`] puts it in words.

pub mod beside;
pub mod clue;
pub mod event;
pub mod explain;
pub mod factor;
pub mod facts;
pub mod form;
pub mod hand;
pub mod keep;
pub mod label;
pub mod office;
pub mod order;
pub mod phrase;
pub mod pile;
pub mod place;
pub mod rank;
pub mod reference;
pub mod relative;
pub mod rule;
pub mod says;
pub mod scan;
pub mod season;
pub mod span;
pub mod spoken;
pub mod stamp;
pub mod story;
pub mod tense;
pub mod token;
pub mod told;
pub mod words;
pub mod world;

use crate::document::Document;
use crate::text::Clean;
use chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime};
use serde::Serialize;
use std::ops::Range;

/// What is known of the day an article was written. The evidence for it is [`explain::explain`]'s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct When {
    /// The most probable day where one day holds half of the weight; else the most probable of the month around the median, or
    /// of another month that holds much more.
    pub best: NaiveDate,
    /// The likely interval: the smallest that holds 80 % of the weight.
    pub likely: (NaiveDate, NaiveDate),
    /// Whether only the first and the last day of the likely interval are likely, and none between: `04/05/2021`.
    pub either: bool,
    /// The possible interval: what the hard bounds leave; open where there is no bound.
    pub possible: (Option<NaiveDate>, Option<NaiveDate>),
    /// The time of day, where the evidence for the best day has one.
    pub time: Option<(NaiveTime, Option<FixedOffset>)>,
    /// The weight of the best day alone, 0 to 1.
    pub confidence: f32,
    /// Whether something that mostly tells the day by itself names another one.
    pub disputed: bool,
    /// The kind of the strongest evidence for it.
    pub basis: Basis,
}

/// How precisely a [`When`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// To the minute.
    Minute,
    /// To the day.
    Day,
    /// To the calendar month.
    Month,
    /// To the calendar year.
    Year,
    /// To an interval of any other kind.
    Interval,
}

impl Precision {
    /// Every precision, the finest first.
    pub const ALL: [Precision; 5] =
        [Precision::Minute, Precision::Day, Precision::Month, Precision::Year, Precision::Interval];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Precision::Minute => "minute",
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
            Precision::Interval => "interval",
        }
    }
}

/// What kind of evidence it is; the most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Set by the reader.
    Hand,
    /// A date that the format carries.
    Stamp,
    /// A line about the piece: `Updated July 30, 2025`.
    Byline,
    /// The phrase that opens a wire story.
    Dateline,
    /// A date in the text.
    Prose,
    /// A day of the week in the text.
    Weekday,
    /// A fact of the world: who held an office, when an event was.
    World,
    /// The name of the file.
    Name,
    /// The other articles of the pile.
    Collection,
}

/// Where a piece of evidence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Where {
    /// In the document's text.
    Text,
    /// In what the page shows around the story.
    Furniture,
    /// In the format's own fields.
    Meta,
    /// In the file's name.
    Name,
    /// In the other articles.
    Collection,
}

/// One reason for a [`When`].
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What kind it is.
    pub kind: Basis,
    /// Where it stands.
    pub place: Where,
    /// The words or the value themselves.
    pub quote: Clean,
    /// Where the quote stands in the text or the furniture, in bytes.
    pub span: Option<Range<usize>>,
    /// What it says, in words.
    pub says: String,
    /// How far from it most articles are written that have such evidence, in words; empty for what the pile says.
    pub allows: String,
    /// Whether it speaks for the best day.
    pub supports: bool,
}

impl When {
    /// How precisely the day is known.
    pub fn precision(&self) -> Precision {
        let (first, last) = self.likely;
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        match () {
            () if first == last && self.time.is_some() => Precision::Minute,
            () if first == last => Precision::Day,
            () if same_month => Precision::Month,
            () if first.year() == last.year() => Precision::Year,
            () => Precision::Interval,
        }
    }
}

/// What is concluded of a document alone: its clues, and the day they give.
pub fn read(document: &Document, given: impl Into<world::Given>) -> (Vec<clue::Clue>, Option<When>) {
    let given = given.into();
    let clues = clue::clues(document, given);
    let when = rank::solve(&clues, None, given.today);
    (clues, when)
}

/// The span of days that words of a filter or a prompt name: `2023`, `2023-04`, `2023-04-13`, `13 April 2023`.
pub fn named_days(words: &str) -> Option<(NaiveDate, NaiveDate)> {
    let words = capitalised(words.trim());
    let numbers = words.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let whole = || matches!(scan::scan(&words).as_slice(), [mention] if mention.span == (0..words.len()));
    let stamped = (numbers || whole()).then(|| stamp::parse(&words)).flatten()?;
    Some((stamped.first, stamped.last))
}

/// The span of days that a filter or a prompt asks for.
pub fn asked_days(words: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    named_days(words).or_else(|| relative::relative(words, today))
}

/// The month that a word of a filter names: `april`, `апрель`.
pub fn named_month(word: &str) -> Option<chrono::Month> {
    match words::WORDS.find(&capitalised(word.trim()))? {
        words::Name::Month { number, beside } if beside < words::Beside::All => {
            u8::try_from(number).ok()?.try_into().ok()
        }
        _ => None,
    }
}

/// Words with a capital each, as the names of months are written in some languages: `13 apr 2023` as it is typed.
fn capitalised(words: &str) -> String {
    let mut before = ' ';
    let high = |c: char| {
        let first = !before.is_alphanumeric();
        before = c;
        if first { c.to_uppercase().next().unwrap_or(c) } else { c }
    };
    words.chars().map(high).collect()
}
