//! Clues: every date of a document with what it is and what it allows.
//!
//! Where a date stands decides what it is. Each kind is a rule of `assets/date/rules.tsv`, which says how far from such
//! a date articles are written.

use super::Where;
use super::facts::facts;
use super::form::YEARS;
use super::keep::{keep_nearest, limit, tell_apart, tell_once, without_lists};
use super::order::{self, Reader};
use super::place::Ground;
use super::reference::references;
use super::rule::{FIXING, HOLDER, RULES, Rule, SAME_DAY, SETTLING, SOON_OVER};
use super::says::Says;
use super::scan::{Mention, scan};
use super::stamp::{self, Stamped};
use super::tense::{Tense, is_ahead, tense};
use super::token::tokens;
use super::told::told;
use super::words::WORDS;
use super::world::{Given, Held};
use crate::document::{Document, StampOf};
use chrono::{Datelike, Days, FixedOffset, NaiveDate, NaiveTime};
use std::ops::Range;

/// The rule of the day on which the file was written to last: few articles are younger.
const KEPT: &str = "file time";
/// So many days are lately.
const LATELY: u64 = 31;

/// One date of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Clue {
    /// The number of its rule in [`RULES`].
    pub rule: usize,
    /// What is said.
    pub says: Says,
    /// The time of day beside it.
    pub time: Option<(NaiveTime, Option<FixedOffset>)>,
    /// Where it stands.
    pub place: Where,
    /// Its bytes in the text or the furniture; the number of the stamp where it is one.
    pub span: Range<usize>,
}

/// Every clue of a document, in no order that matters. Days to come say nothing of the day of writing.
pub fn clues(document: &Document, given: impl Into<Given>) -> Vec<Clue> {
    let Given { today, world } = given.into();
    let horizon = today.succ_opt().unwrap_or(today);
    let past = |clue: &Clue| clue.says.named().is_none_or(|(first, _)| first <= horizon);
    let reader = Reader::new(document);
    let mut clues = stamps(document, &reader);
    // A file that was written lately says nothing.
    let lately = today.checked_sub_days(Days::new(LATELY)).unwrap_or(today);
    clues.retain(|clue| clue.rule().name != KEPT || clue.says.named().is_some_and(|(_, day)| day < lately));
    clues.extend(name(document, &reader));
    let ground = Ground::new(document);
    let tokens = tokens(&document.text);
    let (listed, mentions) = without_lists(&document.text, reader.among(&document.text, &tokens));
    clues.extend(listed.and_then(|(says, span)| of_rule("list of months", says, span, Where::Text)));
    let mut story: Vec<Clue> = mentions
        .iter()
        .flat_map(|mention| with_weekday(in_text(&ground, document, mention), mention))
        .filter(past)
        .collect();
    keep_nearest(&mut story);
    clues.extend(story);
    clues.extend(references(&document.text).filter_map(|(year, span)| numbered(year, span, Where::Text)));
    clues.extend(references(&document.furniture).filter_map(|(year, span)| numbered(year, span, Where::Furniture)));
    clues.extend(facts(document, &tokens, world));
    let (listed, aside) = without_lists(&document.furniture, reader.scan(&document.furniture));
    clues.extend(listed.and_then(|(says, span)| of_rule("list of months", says, span, Where::Furniture)));
    clues.extend(aside.iter().flat_map(|mention| with_weekday(in_furniture(&ground, document, mention), mention)));
    clues.retain(past);
    let first = |links: &[&Clue]| links.first().map(|clue| clue.says);
    tell_apart(&mut clues, ["byline: date", "first byline: date", "later byline: date"], |lines| {
        let places: Vec<(Where, usize)> = lines.iter().map(|clue| (clue.place, clue.span.start)).collect();
        ground.nearest(&places).map(|at| lines[at].says)
    });
    tell_apart(&mut clues, ["link: date", "first link: date", "later link: date"], first);
    tell_once(&mut clues);
    limit(&mut clues);
    clues
}

/// The clue of the year in the number of a release.
fn numbered(year: i32, span: Range<usize>, place: Where) -> Option<Clue> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    of_rule("reference: year", Says::Days(day(1, 1)?, day(12, 31)?), span, place)
}

fn of_rule(rule: &str, says: Says, span: Range<usize>, place: Where) -> Option<Clue> {
    Some(Clue { rule: Rule::number(rule)?, says, time: None, place, span })
}

/// The dates that the format carries.
fn stamps(document: &Document, reader: &Reader) -> Vec<Clue> {
    let read = |(number, stamp): (usize, &crate::document::Stamp)| {
        let (mut says, time) = match stamp::parse(&stamp.value) {
            Some(Stamped { first, last, time, offset }) => (Says::Days(first, last), time.map(|time| (time, offset))),
            None if scan(&stamp.value).iter().any(|mention| mention.ambiguous) => {
                (numeric(reader, &stamp.value)?, None)
            }
            None => return None,
        };
        let spans = matches!(says, Says::Days(first, last) if first < last);
        let rule = match (stamp.of, spans) {
            (StampOf::File, _) => {
                // Any day before is as good as any other.
                says = Says::Days(NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1)?, says.named()?.0);
                KEPT
            }
            (StampOf::Loose, true) => "loose stamp of a month or year",
            (_, true) => "stamp of a month or year",
            (StampOf::Published, _) => "published",
            (StampOf::Modified, _) => "modified",
            (StampOf::Loose, _) => "loose stamp",
        };
        Some(Clue { rule: Rule::number(rule)?, says, time, place: Where::Meta, span: number..number + 1 })
    };
    document.stamps.iter().enumerate().filter_map(read).collect()
}

/// A date in the file's name: `2023-04-13-lavrov.txt`.
fn name(document: &Document, reader: &Reader) -> Option<Clue> {
    let name = document.origin.path.file_stem()?.to_string_lossy();
    let says = numeric(reader, &name.replace('_', " "))?;
    Some(Clue { rule: Rule::number("file name")?, says, time: None, place: Where::Name, span: 0..name.len() })
}

/// What the first date with year, month and day says that stands in a stamp or a name.
fn numeric(reader: &Reader, value: &str) -> Option<Says> {
    let mention = reader.scan(value).into_iter().find(|mention| mention.full().is_some())?;
    Some(said(&mention)?.0)
}

/// Where dates are part of what is told.
pub const SENTENCES: [&str; 4] = ["lead", "story", "opening", "wire"];

/// Whether the words of a month that is named alone are of the text's language, where that is known.
fn is_spoken(document: &Document, part: &str, mention: &Mention) -> bool {
    let alone = mention.day.is_none() && mention.year.is_none() && mention.month.is_some();
    let word = part[mention.span.clone()].split_whitespace().next().unwrap_or_default();
    !alone || document.language.is_none_or(|language| WORDS.is_of(word, language))
}

/// What a date in the text is: told from the day of writing, or by where it stands.
fn in_text(ground: &Ground, document: &Document, mention: &Mention) -> Option<Clue> {
    let (says, form) = said(mention).filter(|_| is_spoken(document, &document.text, mention))?;
    if let Some(says) = told(&document.text, document.language, mention, says)
        && let Some(rule) = rule("told", Tense::Open, form)
    {
        return Some(Clue { rule, says, time: None, place: Where::Text, span: mention.span.clone() });
    }
    let place = ground.in_text(&mention.span);
    if SENTENCES.contains(&place)
        && is_ahead(&document.text, document.language, &mention.span)
        && let Some(rule) = rule("ahead", Tense::Open, form)
    {
        return Some(clue(rule, says, mention, Where::Text));
    }
    let tense = tense(&document.text, &mention.span);
    let others: &[&str] = match place {
        "head" => &["headline", "lead"],
        "headline" | "opening" | "release" | "wire" => &["lead"],
        _ => &[],
    };
    let rule = |place: &&str| rule(place, tense, form);
    let rule = std::iter::once(&place).chain(others).find_map(rule)?;
    Some(clue(rule, says, mention, Where::Text))
}

/// A date that tells the day, and where it names a day of the week that it is not also that day in the years in which it is:
/// one of the two is wrong.
fn with_weekday(clue: Option<Clue>, mention: &Mention) -> impl Iterator<Item = Clue> {
    let day = mention.full().filter(|_| mention.last.is_none() && clue.as_ref().is_some_and(Clue::fixes_a_day));
    let other = day.zip(mention.weekday).filter(|(day, weekday)| day.weekday() != *weekday);
    let other = other.and_then(|(day, weekday)| {
        let says = Says::EveryYear(day.month(), day.day(), Some(weekday));
        Some(Clue { says, ..clue.clone()? })
    });
    clue.into_iter().chain(other)
}

/// What a date in the furniture is.
fn in_furniture(ground: &Ground, document: &Document, mention: &Mention) -> Option<Clue> {
    let place = ground.in_furniture(&mention.span)?;
    let (says, form) = said(mention).filter(|_| is_spoken(document, &document.furniture, mention))?;
    Some(clue(rule(place, Tense::Open, form)?, says, mention, Where::Furniture))
}

fn clue(rule: usize, says: Says, mention: &Mention, place: Where) -> Clue {
    Clue { rule, says, time: mention.time.map(|time| (time, None)), place, span: mention.span.clone() }
}

/// The rule of dates of this form there: that of the tense, or that of all; that of those with a day of the week, or of all.
fn rule(place: &str, tense: Tense, form: &str) -> Option<usize> {
    let number = |form: &str| {
        Rule::number(&format!("{place}: {}{form}", tense.name())).or_else(|| Rule::number(&format!("{place}: {form}")))
    };
    number(form).or_else(|| number(form.strip_prefix(WITH_WEEKDAY)?))
}

/// What the form of a day and month begins with where a day of the week stands beside it.
const WITH_WEEKDAY: &str = "weekday, ";

/// What a date says, and the form it has in the names of rules.
fn said(mention: &Mention) -> Option<(Says, &'static str)> {
    if mention.ambiguous {
        let (day_first, month_first) = order::readings(mention)?;
        return Some((Says::Either(day_first, month_first), "date"));
    }
    if let Some(year) = mention.year {
        let (first, last) = mention.in_year(year)?;
        let form = match (mention.month, mention.day) {
            (Some(_), Some(_)) => "date",
            (Some(_), None) => "month of a year",
            (None, _) => "year",
        };
        return Some((Says::Days(first, last), form));
    }
    Some(match *mention {
        Mention { month: Some(month), day: Some(day), last, last_month, weekday, .. } => {
            // Of several days it is not said which one the day of the week is.
            let weekday = weekday.filter(|_| last.is_none());
            let form = if weekday.is_some() { "weekday, day and month" } else { "day and month" };
            (Says::EveryYear(last_month.unwrap_or(month), last.unwrap_or(day), weekday), form)
        }
        Mention { month: Some(month), .. } => (Says::EveryMonthOf(month), "month"),
        Mention { day: Some(day), .. } => (Says::EveryMonth(day), "day"),
        Mention { weekday: Some(weekday), .. } => (Says::EveryWeek(weekday), "weekday"),
        _ => return None,
    })
}

/// An event that took place no more often tells the year.
const FEW: usize = 4;

impl Clue {
    /// The clue's rule.
    pub fn rule(&self) -> &'static Rule {
        &RULES[self.rule]
    }

    /// Whether most articles that hold such a date were written on that day.
    pub fn fixes_a_day(&self) -> bool {
        let one = match self.says {
            Says::Days(first, last) => first == last,
            Says::EveryYear(..) => true,
            _ => false,
        };
        one && self.rule().shares[SAME_DAY] >= FIXING
    }

    /// Whether it mostly tells the day by itself.
    pub fn settles_a_day(&self) -> bool {
        self.fixes_a_day() && self.rule().shares[SAME_DAY] >= SETTLING
    }

    /// Whether it names a year, or at least a day of one.
    pub fn names_days(&self) -> bool {
        let of_year =
            matches!(self.says, Says::EveryYear(..)) && !matches!(self.rule().name, "feast" | "season" | "quarter");
        let of_days = matches!(self.says, Says::Days(..) | Says::Either(..)) && self.rule().name != KEPT;
        of_year || of_days
    }

    /// Whether it tells by itself in which years an article may have been written.
    pub fn is_anchored(&self) -> bool {
        let few = |held: &Held| held.terms.len() <= FEW;
        let facts =
            matches!(self.says, Says::Terms(held) if self.rule().name == HOLDER || self.is_event() && few(held));
        self.names_days() || facts
    }

    /// Whether it is of something that took place, and articles are mostly written around it.
    fn is_event(&self) -> bool {
        self.rule().name.starts_with("event: ") && self.rule().name != SOON_OVER
    }

    /// How far from it most articles are written, in words.
    pub fn allows(&self) -> String {
        match self.rule().name {
            KEPT => "few articles are younger than the file they lie in".to_string(),
            _ => self.rule().allows(),
        }
    }

    /// What it says, in words.
    pub fn words(&self) -> String {
        if let Some((_, day)) = self.says.named().filter(|_| self.rule().name == KEPT) {
            return format!("the file was written on {}", Says::Days(day, day));
        }
        match self.rule().name.split(':').next().unwrap_or("") {
            "head" | "lead" | "story" | "opening" | "release" | "wire" | "dateline" | "told" | "office" | "event" => {
                self.says.to_string()
            }
            place => format!("{place}: {}", self.says),
        }
    }
}
