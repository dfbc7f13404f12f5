//! What took place when: summits, meetings of ministers, games, elections, wars, emergencies of health.
//!
//! `assets/date/events.tsv` says what was where and when, `assets/date/series.tsv` how texts call those who meet and what they
//! do. An event is known where a sentence has the words of both, and the place or the year; a war or an emergency by
//! its name alone.

use super::phrase::{Phrase, Phrases, Word};
use super::world::{Held, term};
use crate::text::{Row, rows};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The table of events: kind, series, places, from, to, source, sample.
pub const TABLE: &str = include_str!("../../assets/date/events.tsv");
/// The table of series and kinds: what, key, words, sample, what the sample gives.
pub const SERIES: &str = include_str!("../../assets/date/series.tsv");

/// The kinds of events.
const KINDS: [&str; 7] = ["summit", "ministers", "games", "meeting", ELECTION, NAMED[0], NAMED[1]];
/// The kind whose series are countries, of which a sentence may name many.
const ELECTION: &str = "election";
/// The kinds whose name says it all.
const NAMED: [&str; 2] = ["war", "emergency"];
/// What stands in a table for no words.
const NONE: &str = "-";
/// What lasts fewer days is soon over.
const SOON: i64 = 180;
/// How many words may stand between a name and the year that tells which event it is.
const NEAR: usize = 4;
/// How many words may stand between a country and its election: in others of the sentence nobody votes.
const BESIDE: usize = 8;
/// The digits of a year.
const YEAR: usize = 4;
/// How many words of a sentence are looked at on each side of a name.
const REACH: usize = 30;
/// A full stop behind a longer word ends a sentence; a shorter one may be cut short: `St.`, `Mr.`.
const SHORT: usize = 3;

/// What an event is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Where it was.
    Place,
    /// The year it was in, which says little more than the year itself.
    Year,
    /// Its name: what lasts, and texts speak of while it does and long after, but not before.
    Name,
    /// The name of what was soon over: texts speak of it mostly after it.
    Past,
}

/// An event that a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What and when.
    pub held: &'static Held,
    /// How it is known.
    pub by: By,
    /// Where it is named first, in bytes.
    pub span: Range<usize>,
}

/// Something that took place.
struct Event {
    kind: &'static str,
    series: &'static str,
    what: String,
    term: (NaiveDate, Option<NaiveDate>),
}

/// An event, what it is known by, and the words that tell which one it is.
type Told = (&'static Held, By, Range<usize>);

/// What took place.
#[derive(Default)]
pub struct Events {
    bodies: Phrases<&'static str>,
    kinds: Phrases<&'static str>,
    /// Kinds that need no word of their own.
    wordless: Vec<&'static str>,
    /// The series that have words.
    named: Vec<&'static str>,
    all: Vec<Event>,
    /// Ways to write the places of a series, with the numbers of the events there.
    written: BTreeMap<(&'static str, String), Vec<usize>>,
    /// The same by series.
    places: HashMap<&'static str, Phrases<Vec<usize>>>,
    /// The numbers of the events of a kind and series in a year; without one where the name says it all.
    in_year: HashMap<(&'static str, &'static str, Option<i32>), Vec<usize>>,
    /// What some events are together: those that are of one kind and place, or of one kind and year.
    held: HashMap<Vec<usize>, Held>,
}

impl Events {
    /// Those of the tables, before [`Events::settle`].
    pub fn built_in() -> Events {
        let mut events = Events::default();
        for row in rows(SERIES) {
            let (key, words) = (row.field(1), row.field(2));
            match row.field(0) {
                "kind" if words == NONE => events.wordless.push(key),
                "kind" => words.split('|').for_each(|words| events.kinds.add(words, key)),
                _ => events.name(key, words),
            }
        }
        for row in rows(TABLE) {
            events.take(&row).expect("the table's rows are whole");
        }
        events
    }

    /// Whether this is a kind of event.
    pub fn is_kind(word: &str) -> bool {
        KINDS.contains(&word)
    }

    fn name(&mut self, series: &'static str, words: &'static str) {
        self.named.push(series);
        words.split('|').for_each(|words| self.bodies.add(words, series));
    }

    /// Takes a row of the table. A series that has no words yet is called as it is written.
    pub fn take(&mut self, row: &Row<'static>) -> Result<(), String> {
        let (kind, series, places) = (row.field(0), row.field(1), row.field(2));
        if Phrase::new(series).is_empty() || places.is_empty() {
            return Err("expected a kind, a series and a place".to_string());
        }
        let term = term(row.field(3), row.field(4))?;
        if !self.named.contains(&series) {
            self.name(series, series);
        }
        let place = Some(places).filter(|places| *places != NONE);
        for form in place.into_iter().flat_map(|places| places.split('|')).flat_map(ways) {
            self.written.entry((series, form)).or_default().push(self.all.len());
        }
        self.all.push(Event { kind, series, what: what(kind, series, place, term.0.year()), term });
        Ok(())
    }

    /// To be called when all rows are taken.
    pub fn settle(&mut self) {
        let mut together: Vec<Vec<usize>> = (0..self.all.len()).map(|number| vec![number]).collect();
        for (number, event) in self.all.iter().enumerate() {
            let year = Some(event.term.0.year()).filter(|_| !NAMED.contains(&event.kind));
            self.in_year.entry((event.kind, event.series, year)).or_default().push(number);
        }
        together.extend(self.in_year.values().cloned());
        for ((series, form), numbers) in std::mem::take(&mut self.written) {
            let of = |kind: &str| numbers.iter().copied().filter(|number| self.all[*number].kind == kind).collect();
            together.extend(KINDS.iter().map(|kind| of(kind)));
            self.places.entry(series).or_default().add(&form, numbers);
        }
        for numbers in together.into_iter().filter(|numbers| !numbers.is_empty()) {
            self.held.entry(numbers).or_insert_with_key(|numbers| {
                let mut held = Held::new(self.all[numbers[0]].what.clone());
                held.fades = NAMED.contains(&self.all[numbers[0]].kind);
                numbers.iter().for_each(|number| held.take(self.all[*number].term));
                held
            });
        }
    }

    /// The events that a text names, each once.
    pub fn found(&'static self, text: &str, all: &[Word]) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let kinds: Vec<(&str, Range<usize>)> =
            self.kinds.all(all, 0..all.len()).map(|(kind, words)| (*kind, words)).collect();
        for (series, body) in self.bodies.all(all, 0..all.len()) {
            let Some((held, by, with)) = self.event(series, text, all, &body, &kinds) else { continue };
            if !found.iter().any(|other| std::ptr::eq(other.held, held)) {
                let (first, last) = (body.start.min(with.start), body.end.max(with.end));
                found.push(Found { held, by, span: all[first].at..all[last - 1].end() });
            }
        }
        found
    }

    /// The event of a series that the sentence around its name speaks of; `kinds` are all that the text names.
    fn event(
        &'static self,
        series: &str,
        text: &str,
        all: &[Word],
        body: &Range<usize>,
        kinds: &[(&'static str, Range<usize>)],
    ) -> Option<Told> {
        if let Some(named) = NAMED.iter().find_map(|kind| self.in_year.get(&(*kind, series, None))) {
            let held = self.held.get(named)?;
            let short =
                |(from, to): &(NaiveDate, Option<NaiveDate>)| to.is_some_and(|to| (to - *from).num_days() < SOON);
            let by = if held.terms.iter().all(short) { By::Past } else { By::Name };
            return Some((held, by, body.clone()));
        }
        let sentence = sentence(text, all, body);
        let beside = |words: &Range<usize>| words.start <= body.end + BESIDE && body.start <= words.end + BESIDE;
        let upto = |end: usize| kinds.partition_point(|(_, words)| words.end <= end);
        let inside = kinds.partition_point(|(_, words)| words.start < sentence.start)..upto(sentence.end);
        let spoken = |(kind, words): &&(&str, Range<usize>)| *kind != ELECTION || beside(words);
        let named: Vec<&(&str, Range<usize>)> = kinds.get(inside).unwrap_or_default().iter().filter(spoken).collect();
        let mut kinds: Vec<&str> = named.iter().map(|(kind, _)| *kind).chain(self.wordless.iter().copied()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let near = |at: &usize| {
            let near = |words: &Range<usize>| words.start <= at + NEAR && *at < words.end + NEAR;
            near(body) || named.iter().any(|(_, words)| near(words))
        };
        let year = |at: usize| all[at].text.parse().ok().filter(|_| all[at].text.len() == YEAR).map(|year| (year, at));
        let years: Vec<(i32, usize)> = sentence.clone().filter(near).filter_map(year).collect();
        let together = |numbers: Vec<usize>| self.held.get(&numbers);
        let places = self.places.get(series).into_iter().flat_map(|places| places.all(all, sentence.clone()));
        for (numbers, words) in places {
            for kind in &kinds {
                let of_kind = || numbers.iter().copied().filter(|number| self.all[*number].kind == *kind);
                let of_year = |(year, _): &(i32, usize)| {
                    together(of_kind().filter(|number| self.all[*number].term.0.year() == *year).collect())
                };
                if let Some(held) = years.iter().find_map(of_year).or_else(|| together(of_kind().collect())) {
                    return Some((held, By::Place, words));
                }
            }
        }
        let in_year = |(year, at): (i32, usize)| {
            let of = |kind: &&str| self.held.get(self.in_year.get(&(*kind, series, Some(year)))?);
            Some((kinds.iter().find_map(of)?, By::Year, at..at + 1))
        };
        years.into_iter().find_map(in_year)
    }
}

/// The ways to write a place. A capital that may mean a government stands in the table as `in Tashkent`.
fn ways(place: &str) -> impl Iterator<Item = String> {
    let capital = place.strip_prefix("in ").map(|place| format!("capital {place}"));
    std::iter::once(place.to_string()).chain(capital)
}

/// What an event is called.
fn what(kind: &str, series: &str, place: Option<&str>, year: i32) -> String {
    let place = place.and_then(|places| places.split('|').next()).map(|place| place.trim_start_matches("in "));
    match (kind, place) {
        (kind, _) if NAMED.contains(&kind) => series.to_string(),
        (ELECTION, _) => format!("election in {series}, {year}"),
        ("games" | "meeting", Some(place)) => format!("{series} in {place}"),
        ("ministers", Some(place)) => format!("{series} ministers in {place}"),
        (kind, Some(place)) => format!("{series} {kind} in {place}"),
        (kind, None) => format!("{series} {kind}, {year}"),
    }
}

/// The words of the sentence around some words, as far as they are near.
fn sentence(text: &str, all: &[Word], around: &Range<usize>) -> Range<usize> {
    let ends = |at: usize| {
        let gap = &text[all[at].end()..all[at + 1].at];
        all[at + 1].opens
            || gap.contains(['!', '?', '。', '！', '？'])
            || gap.contains(". ") && all[at].text.chars().count() > SHORT
    };
    let first = around.start.saturating_sub(REACH);
    let last = (around.end + REACH).min(all.len());
    let start = (first..around.start).rev().find(|at| ends(*at)).map_or(first, |at| at + 1);
    let end = (around.end - 1..last - 1).find(|at| ends(*at)).map_or(last, |at| at + 1);
    start..end
}
