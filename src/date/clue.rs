//! Clues: every date of a document with what it is and what it allows.
//!
//! Where a date stands decides what it is. Each kind is a rule of `assets/date/rules.tsv`, which says how far from such
//! a date articles are written.

use super::event::By;
use super::form::YEARS;
use super::office::As;
use super::order::{self, Reader};
use super::phrase::words_of;
use super::place::Ground;
use super::rule::{FIXING, RULES, Rule, SAME_DAY, SETTLING};
use super::says::Says;
use super::scan::{Mention, scan};
use super::season::seasons;
use super::stamp::{self, Stamped};
use super::tense::{Tense, tense};
use super::token::{Token, tokens};
use super::told::told;
use super::world::{Given, Held, World};
use super::{Basis, Where};
use crate::document::{Document, StampOf};
use chrono::{Datelike, Days, FixedOffset, NaiveDate, NaiveTime};
use std::ops::Range;

/// The rule of the day on which the file was written to last: few articles are younger.
const KEPT: &str = "file time";
/// So many days are lately.
const LATELY: u64 = 31;
/// How many dates of one rule count; further ones of a text say little new.
const MOST_OF_A_RULE: usize = 2;

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
    let mut story: Vec<Clue> = reader
        .among(&document.text, &tokens)
        .iter()
        .flat_map(|mention| with_weekday(in_text(&ground, document, mention), mention))
        .filter(past)
        .collect();
    keep_latest(&mut story);
    clues.extend(story);
    clues.extend(facts(document, &tokens, world));
    let aside = reader.scan(&document.furniture);
    clues.extend(aside.iter().flat_map(|mention| with_weekday(in_furniture(&ground, mention), mention)));
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

/// An event that took place no more often tells the year.
const FEW: usize = 4;
/// The rule of what was soon over.
const SOON_OVER: &str = "event: soon over";
/// The rule of those who are called by their office.
const HOLDER: &str = "office: holder";

/// What the world tells: those whom the text names who hold or held an office, the events it names, feasts and seasons.
fn facts(document: &Document, tokens: &[Token], world: &'static World) -> Vec<Clue> {
    let words = words_of(tokens);
    let clue = |rule: &str, held, span| {
        Some(Clue { rule: Rule::number(rule)?, says: Says::Terms(held), time: None, place: Where::Text, span })
    };
    let mut offices = world.offices.found(&document.text, &words);
    // Whoever was in office for the shortest time tells most.
    offices.sort_by_key(|found| found.held.days());
    let offices = offices.into_iter().filter_map(|found| {
        let rule = match found.how {
            As::Holder => HOLDER,
            As::Former => "office: former",
            As::Named => "office: named",
        };
        clue(rule, found.held, found.span)
    });
    let events = world.events.found(&document.text, &words).into_iter().filter_map(|found| {
        let rule = match (found.by, tense(&document.text, &found.span)) {
            (By::Name, _) => "event: by name",
            (By::Past, _) => SOON_OVER,
            (By::Year, _) => "event: of a year",
            (By::Place, Tense::Past) => "event: past days",
            (By::Place, Tense::Coming) => "event: coming days",
            (By::Place, Tense::Open) => "event: days",
        };
        clue(rule, found.held, found.span)
    });
    let seasons = seasons(&words, document.language).into_iter().filter_map(|(season, span)| {
        let says = Says::EveryYear(season.month, season.day, None);
        Some(Clue { rule: Rule::number(season.rule)?, says, time: None, place: Where::Text, span })
    });
    offices.chain(events).chain(seasons).collect()
}

/// What a date in the text is: told from the day of writing, or by where it stands.
fn in_text(ground: &Ground, document: &Document, mention: &Mention) -> Option<Clue> {
    let (says, form) = said(mention)?;
    if let Some(says) = told(&document.text, document.language, mention, says)
        && let Some(rule) = Rule::number(&format!("told: {form}"))
    {
        return Some(Clue { rule, says, time: None, place: Where::Text, span: mention.span.clone() });
    }
    let (place, tense) = (ground.in_text(&mention.span), tense(&document.text, &mention.span));
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
fn in_furniture(ground: &Ground, mention: &Mention) -> Option<Clue> {
    let place = ground.in_furniture(&mention.span)?;
    let (says, form) = said(mention)?;
    Some(clue(rule(place, Tense::Open, form)?, says, mention, Where::Furniture))
}

fn clue(rule: usize, says: Says, mention: &Mention, place: Where) -> Clue {
    Clue { rule, says, time: mention.time.map(|time| (time, None)), place, span: mention.span.clone() }
}

/// The rule of dates of this form there: that of the tense, or that of all.
fn rule(place: &str, tense: Tense, form: &str) -> Option<usize> {
    Rule::number(&format!("{place}: {}{form}", tense.name())).or_else(|| Rule::number(&format!("{place}: {form}")))
}

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
            (Says::EveryYear(last_month.unwrap_or(month), last.unwrap_or(day), weekday), "day and month")
        }
        Mention { month: Some(month), .. } => (Says::EveryMonthOf(month), "month"),
        Mention { day: Some(day), .. } => (Says::EveryMonth(day), "day"),
        Mention { weekday: Some(weekday), .. } => (Says::EveryWeek(weekday), "weekday"),
        _ => return None,
    })
}

/// Of the dates of the story that name a year the latest tells most, since what was written speaks of the past:
/// of each form only the latest stays, datelines, captions and those that may be either of two days apart.
fn keep_latest(clues: &mut Vec<Clue>) {
    let last = |clue: &Clue| clue.says.named().map(|(_, last)| last);
    for (form, coming) in ["date", "month of a year", "year"].into_iter().flat_map(|form| [(form, false), (form, true)])
    {
        let plain = |clue: &Clue| {
            let (place, of) = clue.rule().name.split_once(": ").unwrap_or_default();
            let to_come = of.strip_prefix(Tense::Coming.name());
            to_come.is_some() == coming
                && to_come.unwrap_or(of.trim_start_matches(Tense::Past.name())) == form
                && ["lead", "story", "opening", "wire"].contains(&place)
                && !matches!(clue.says, Says::Either(..))
        };
        let latest = clues.iter().filter(|clue| plain(clue)).map(last).max();
        let mut kept = false;
        clues.retain(|clue| !plain(clue) || Some(last(clue)) == latest && !std::mem::replace(&mut kept, true));
    }
}

/// Where lines about the piece, or links, name several days, each is less likely that of writing, one of them more than the
/// others. The others are of other pieces and lie together: one of them says what all do.
fn tell_apart(clues: &mut Vec<Clue>, [rule, first, later]: [&str; 3], own: impl Fn(&[&Clue]) -> Option<Says>) {
    let (rule, first, later) = (Rule::number(rule), Rule::number(first), Rule::number(later));
    let is = |clue: &Clue| Some(clue.rule) == rule && clue.says.named().is_some();
    let all: Vec<&Clue> = clues.iter().filter(|clue| is(clue)).collect();
    if all.iter().all(|clue| clue.says == all[0].says) {
        return;
    }
    let own = own(&all);
    for clue in clues.iter_mut().filter(|clue| is(clue)) {
        clue.rule = if Some(clue.says) == own { first } else { later }.unwrap_or(clue.rule);
    }
    let mut told = false;
    clues.retain(|clue| Some(clue.rule) != later || !std::mem::replace(&mut told, true));
}

/// A line about the piece that stands above and below it, or twice in the format, is one clue.
fn tell_once(clues: &mut Vec<Clue>) {
    let mut told: Vec<(usize, Says)> = Vec::new();
    clues.retain(|clue| {
        if clue.rule().basis == Basis::Prose {
            return true;
        }
        let is_new = !told.contains(&(clue.rule, clue.says));
        told.extend(is_new.then_some((clue.rule, clue.says)));
        is_new
    });
}

/// Keeps the first clues of each rule.
fn limit(clues: &mut Vec<Clue>) {
    let mut seen = vec![0; RULES.len()];
    clues.retain(|clue| {
        seen[clue.rule] += 1;
        seen[clue.rule] <= MOST_OF_A_RULE
    });
}

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
        let of_year = matches!(self.says, Says::EveryYear(..)) && !matches!(self.rule().name, "feast" | "season");
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
