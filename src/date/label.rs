//! A [`When`] in words: in a row, in a list, in full.

use super::{Basis, When};
use chrono::{Datelike, NaiveDate};

/// A day is certain from this confidence on.
pub const CERTAIN: f32 = 0.95;
/// A day is said without a question mark from this confidence on.
pub const SURE: f32 = 0.8;
/// A day is said at all from this confidence on.
pub const DAY: f32 = 0.5;
/// An interval of fewer days is said as its middle month; of fewer than these, as its first and last month.
const MONTH: i64 = 46;
const MONTHS: i64 = 200;

/// How much of a [`When`] may be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Day { sure: bool },
    Either,
    Month,
    Months,
    Year,
    Years,
    From,
    UpTo,
}

fn said(when: &When) -> Said {
    let days = (when.likely.1 - when.likely.0).num_days();
    // Of days that the reader set nothing more is known, and nothing less.
    let by_hand = when.basis == Basis::Hand && days > 0;
    match () {
        () if by_hand && when.possible.0.is_none() => Said::UpTo,
        () if by_hand && when.possible.1.is_none() => Said::From,
        () if when.confidence >= DAY && !by_hand => Said::Day { sure: when.confidence >= SURE },
        () if when.either => Said::Either,
        () if days < MONTH && (!by_hand || when.likely.0.month() == when.likely.1.month()) => Said::Month,
        () if days < MONTHS => Said::Months,
        () if when.likely.0.year() == when.likely.1.year() => Said::Year,
        () => Said::Years,
    }
}

/// Whether a day is certain; what is not is inferred, and has a `~` before it in rows and lists.
pub fn is_certain(when: &When) -> bool {
    when.confidence >= CERTAIN
}

fn sign(when: &When) -> &'static str {
    if is_certain(when) { "" } else { "~" }
}

/// For a row under a heading of its year: `13 Apr`, `~9 Jan`, `~Mar`, `~Jan–Apr`, `~2022`, `~2021–24`, `~Apr|May`, `from Feb`,
/// `till Apr`.
/// At most eight cells.
pub fn short(when: &When) -> String {
    let best = when.best;
    let day = match said(when) {
        Said::Day { .. } => best.format("%-d %b").to_string(),
        Said::Either if when.likely.0.year() != when.likely.1.year() => {
            format!("{}|{:02}", when.likely.0.year(), when.likely.1.year() % 100)
        }
        Said::Either if when.likely.0.month() != when.likely.1.month() => {
            format!("{}|{}", when.likely.0.format("%b"), when.likely.1.format("%b"))
        }
        Said::Either | Said::Month => best.format("%b").to_string(),
        Said::Months => format!("{}–{}", when.likely.0.format("%b"), when.likely.1.format("%b")),
        Said::Year => best.format("%Y").to_string(),
        Said::Years => format!("{}–{:02}", when.likely.0.year(), when.likely.1.year() % 100),
        Said::From => when.likely.0.format("from %b").to_string(),
        Said::UpTo => when.likely.1.format("till %b").to_string(),
    };
    format!("{}{day}", sign(when))
}

/// With its year, and short: `13 Apr 2023`, `~9 Jan 2023`, `~Mar 2023`, `~Jan–Apr 2023`, `~Dec 2018–Jan 2019`, `~2022`,
/// `~2021–24`.
pub fn dated(when: &When) -> String {
    let (first, last) = when.likely;
    match said(when) {
        Said::Months if first.year() != last.year() => {
            format!("{}{}–{}", sign(when), first.format("%b %Y"), last.format("%b %Y"))
        }
        Said::Year | Said::Years => short(when),
        Said::Either if when.likely.0.year() != when.likely.1.year() => short(when),
        Said::UpTo => format!("{} {}", short(when), when.likely.1.year()),
        Said::From => format!("{} {}", short(when), when.likely.0.year()),
        _ => format!("{} {}", short(when), when.best.year()),
    }
}

/// The same in so many cells: where months of two years take more, the years alone.
pub fn dated_in(when: &When, cells: usize) -> String {
    let (dated, (first, last)) = (dated(when), when.likely);
    match said(when) {
        Said::Months if dated.chars().count() > cells && first.year() != last.year() => {
            format!("{}{}–{:02}", sign(when), first.year(), last.year() % 100)
        }
        _ => dated,
    }
}

/// For a line of a list: `2023-04-13`, `~2023-01-09`, `~2023-03`, `~2023-01..2023-04`, `~2022`,
/// `~2021..2024`, `~2021-04|05`, `2023-02..`, `..2023-04`.
pub fn plain(when: &When) -> String {
    let best = when.best;
    let day = match said(when) {
        Said::Day { .. } => best.to_string(),
        Said::Either if when.likely.0.year() == when.likely.1.year() => {
            format!("{}|{}", when.likely.0.format("%Y-%m"), when.likely.1.format("%m"))
        }
        Said::Either => format!("{}|{}", when.likely.0.year(), when.likely.1.year()),
        Said::Month => best.format("%Y-%m").to_string(),
        Said::Months => format!("{}..{}", when.likely.0.format("%Y-%m"), when.likely.1.format("%Y-%m")),
        Said::Year => best.format("%Y").to_string(),
        Said::Years => format!("{}..{}", when.likely.0.year(), when.likely.1.year()),
        Said::From => format!("{}..", when.likely.0.format("%Y-%m")),
        Said::UpTo => format!("..{}", when.likely.1.format("%Y-%m")),
    };
    format!("{}{day}", sign(when))
}

/// A share as percent: `63 %`, `under 1 %`. Cut, not rounded: what is not certain is never said to be.
pub fn percent(share: f64) -> String {
    if share < 0.01 { "under 1 %".to_string() } else { format!("{} %", (share * 100.0).floor()) }
}

/// For a citation, with how sure it is: `13 April 2023 (certain: the dateline)`, `probably 9 January 2023 (likely, 63 %:
/// dates in the text)`, `between 23 February and 9 March 2023 (…)`.
pub fn cited(when: &When) -> String {
    let day = match said(when) {
        Said::Day { sure } => {
            format!("{}{}", if sure { "" } else { "probably " }, when.best.format("%-d %B %Y"))
        }
        said => about(when, said),
    };
    let sure = match is_certain(when) {
        true => confidence(when.confidence).to_string(),
        false => format!("{}, {}", confidence(when.confidence), percent(when.confidence.into())),
    };
    format!("{day} ({sure}: {})", basis(when.basis))
}

/// In full: `Thu 13 April 2023`, `probably Mon 9 January 2023`, `between 23 February and 9 March 2023`.
pub fn full(when: &When) -> String {
    let day = |day: NaiveDate| day.format("%a %-d %B %Y").to_string();
    match (said(when), when.time) {
        (Said::Day { sure: true }, Some((time, _))) => format!("{}, {}", day(when.best), time.format("%H:%M")),
        (Said::Day { sure: true }, None) => day(when.best),
        (Said::Day { sure: false }, _) => format!("probably {}", day(when.best)),
        (said, _) => about(when, said),
    }
}

/// What is said where no day is: `between 23 February and 9 March 2023`, `April 2023`, `1 February 2023 or later`.
fn about(when: &When, said: Said) -> String {
    let (first, last) = when.likely;
    match said {
        Said::From => format!("{} or later", first.format("%-d %B %Y")),
        Said::UpTo => format!("{} or earlier", last.format("%-d %B %Y")),
        Said::Either => interval(first, "or", last),
        _ if when.basis == Basis::Hand => words(first, last),
        _ => format!("between {}", interval(first, "and", last)),
    }
}

/// Days in words: `13 April 2023`, `April 2023`, `2023`, `February – April 2023`, `21 February – 5 March 2023`.
pub fn words(first: NaiveDate, last: NaiveDate) -> String {
    let months = first.day() == 1 && last.succ_opt().is_some_and(|next| next.day() == 1);
    let years = months && first.month() == 1 && last.month() == 12;
    match first.year() == last.year() {
        _ if first == last => first.format("%-d %B %Y").to_string(),
        true if years => first.year().to_string(),
        false if years => format!("{} – {}", first.year(), last.year()),
        true if months && first.month() == last.month() => first.format("%B %Y").to_string(),
        true if months => format!("{} – {}", first.format("%B"), last.format("%B %Y")),
        false if months => format!("{} – {}", first.format("%B %Y"), last.format("%B %Y")),
        _ => interval(first, "–", last),
    }
}

/// `23 February and 9 March 2023`, without what both days share.
fn interval(first: NaiveDate, between: &str, last: NaiveDate) -> String {
    let first = match () {
        () if first.year() != last.year() => first.format("%-d %B %Y"),
        () if first.month() != last.month() => first.format("%-d %B"),
        () => first.format("%-d"),
    };
    format!("{first} {between} {}", last.format("%-d %B %Y"))
}

/// Two days as a range: `23 Feb – 9 Mar 2023`; one where they are the same.
pub fn range(first: NaiveDate, last: NaiveDate) -> String {
    match () {
        () if first == last => last.format("%-d %b %Y").to_string(),
        () if first.year() != last.year() => format!("{} – {}", first.format("%-d %b %Y"), last.format("%-d %b %Y")),
        () => format!("{} – {}", first.format("%-d %b"), last.format("%-d %b %Y")),
    }
}

/// Days as a filter names them, the shortest way: `2023`, `2023-04`, `2023-04-13`, `2023-04-13..2023-05-02`.
pub fn span(first: NaiveDate, last: NaiveDate) -> String {
    let ends = |next: Option<NaiveDate>| next.and_then(|next| next.pred_opt()) == Some(last);
    let month = || ends(first.checked_add_months(chrono::Months::new(1)));
    let year = || ends(first.checked_add_months(chrono::Months::new(12)));
    match (first.day(), first.month()) {
        _ if first == last => first.to_string(),
        // Years of other lengths than four digits are not read back.
        _ if !(1000..=9999).contains(&first.year()) => format!("{first}..{last}"),
        (1, 1) if year() => first.format("%Y").to_string(),
        (1, _) if month() => first.format("%Y-%m").to_string(),
        _ => format!("{first}..{last}"),
    }
}

/// The days that are said of a [`When`]: the day where one is named, else the likely interval.
pub fn days(when: &When) -> (NaiveDate, NaiveDate) {
    match said(when) {
        Said::Day { .. } => (when.best, when.best),
        _ => when.likely,
    }
}

/// How sure a confidence is, in a word.
pub fn confidence(confidence: f32) -> &'static str {
    match confidence {
        c if c >= CERTAIN => "certain",
        c if c >= SURE => "sure",
        c if c >= DAY => "likely",
        c if c >= 0.2 => "a guess",
        _ => "open",
    }
}

/// What a kind of evidence is, in words.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Hand => "set by hand",
        Basis::Stamp => "the file's own stamp",
        Basis::Byline => "the line about the piece",
        Basis::Dateline => "the dateline",
        Basis::Prose => "dates in the text",
        Basis::Weekday => "a day of the week",
        Basis::World => "what is known of the world",
        Basis::Name => "the file's name",
        Basis::Collection => "the other articles",
    }
}

/// What is said of an article without a [`When`].
pub const UNKNOWN: &str = "no evidence in it names one day of a year";

/// The days on which an article was likely written: `16 Mar – 13 Apr 2023`, `5 April or 4 May 2021`.
pub fn likely(when: &When) -> String {
    let (first, last) = when.likely;
    if when.either { interval(first, "or", last) } else { range(first, last) }
}
