//! The timeline: all articles in the order in which they were written, those without a date at the end.
//!
//! Rows are numbered from 0. Inside a day articles stand by their time of day, then by path. Everything that the screen
//! and the filter ask of a row goes through the methods here; how the rows are kept is nobody else's business.

mod people;

pub use people::Counted;

use crate::article::{Collection, Entry, Rows};
use crate::date::Precision;
use crate::document::Id;
use crate::text::{Folded, Part, Roman, WordList};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use fixedbitset::FixedBitSet;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// One day.
    Day,
    /// A week, from Monday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Unit {
    /// The first day of the stretch that holds a day.
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        match self {
            Unit::Day => day,
            Unit::Week => day.week(Weekday::Mon).checked_first_day().unwrap_or(day),
            Unit::Month => day.with_day(1).unwrap_or(day),
            Unit::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day),
        }
    }
}

/// All articles in order.
#[derive(Debug, Default)]
pub struct Timeline {
    number: usize,
    collection: Arc<Collection>,
    order: Vec<u32>,
    row_of_entry: Vec<u32>,
    dated: usize,
    row_of: HashMap<Id, usize>,
    headlines: Folded,
    ends: Vec<usize>,
    source_of: Vec<Option<u32>>,
    place_of: Vec<Option<u32>>,
    sources: Vec<Folded>,
    places: Vec<Folded>,
    names: Vec<Vec<Folded>>,
    /// Made when first they are asked for.
    romans: OnceLock<Vec<Vec<Roman>>>,
    days: Vec<Option<NaiveDate>>,
    likely: Vec<Option<(NaiveDate, NaiveDate)>>,
    texts: Vec<Arc<Folded>>,
    people: Vec<u32>,
    mentions: Vec<u32>,
    /// Whether a row named the same person before, under another name.
    again: FixedBitSet,
    people_ends: Vec<usize>,
}

impl Timeline {
    /// Puts a collection in order.
    pub fn new(collection: Arc<Collection>) -> Timeline {
        let mut order: Vec<u32> = (0..collection.entries.len() as u32).collect();
        order.sort_by_cached_key(|at| sort_key(&collection.entries[*at as usize]));
        let entries = || order.iter().map(|at| &collection.entries[*at as usize]);
        let mut row_of_entry = vec![0; order.len()];
        order.iter().enumerate().for_each(|(row, entry)| row_of_entry[*entry as usize] = row as u32);
        let dated = entries().take_while(|entry| entry.when.is_some()).count();
        let row_of = entries().enumerate().map(|(row, entry)| (entry.id, row)).collect();
        let mut headlines = Folded::default();
        let mut ends = Vec::with_capacity(order.len());
        let (mut sources, mut places) = (Numbers::default(), Numbers::default());
        let (mut source_of, mut place_of) = (Vec::new(), Vec::new());
        for entry in entries() {
            headlines.push(&entry.title);
            ends.push(headlines.letters().len());
            source_of.push(entry.source.as_deref().map(|name| sources.number(name)));
            place_of.push(entry.place.as_deref().map(|name| places.number(name)));
        }
        let names = collection
            .persons
            .iter()
            .map(|person| std::iter::once(&person.name).chain(&person.aliases).map(|name| Folded::new(name)).collect())
            .collect();
        let (sources, places) = (sources.names, places.names);
        let days = entries().map(|entry| entry.when.map(|when| when.best)).collect();
        let likely = entries().map(|entry| entry.when.map(|when| when.likely)).collect();
        let texts = entries().map(|entry| entry.text.clone()).collect();
        let people: Vec<u32> = entries().flat_map(|entry| entry.persons.iter().copied()).collect();
        let mut seen = FxHashSet::default();
        let mut named_before = |entry: &Entry| {
            seen.clear();
            entry.persons.iter().map(|person| !seen.insert(*person)).collect::<Vec<_>>()
        };
        let again = entries().flat_map(&mut named_before).collect::<Vec<_>>();
        let again = again.iter().enumerate().filter(|(_, again)| **again).map(|(at, _)| at).collect();
        let mentions = entries().flat_map(|entry| entry.mentions.iter().copied()).collect();
        let count = |end: &mut usize, entry: &Entry| {
            *end += entry.persons.len();
            Some(*end)
        };
        let people_ends = entries().scan(0, count).collect();
        static NUMBER: AtomicUsize = AtomicUsize::new(1);
        Timeline {
            number: NUMBER.fetch_add(1, Ordering::Relaxed),
            order,
            row_of_entry,
            dated,
            row_of,
            headlines,
            ends,
            source_of,
            place_of,
            sources,
            places,
            names,
            romans: OnceLock::new(),
            days,
            likely,
            texts,
            people,
            mentions,
            again,
            people_ends,
            collection,
        }
    }

    /// Tells it from every other timeline of this process.
    pub fn number(&self) -> usize {
        self.number
    }

    /// How many articles have a date; the others stand behind them.
    pub fn dated(&self) -> usize {
        self.dated
    }

    /// The article in a row.
    pub fn entry(&self, row: usize) -> &Entry {
        &self.collection.entries[self.order[row] as usize]
    }

    /// The row of an article.
    pub fn row(&self, id: Id) -> Option<usize> {
        self.row_of.get(&id).copied()
    }

    /// The articles whose id begins like this.
    pub fn starting(&self, id: &str) -> Vec<usize> {
        (0..self.count()).filter(|row| self.entry(*row).id.to_string().starts_with(id)).collect()
    }

    /// What the rows are made of.
    pub fn collection(&self) -> &Arc<Collection> {
        &self.collection
    }

    /// The best day of a row.
    pub fn day(&self, row: usize) -> Option<NaiveDate> {
        self.days[row]
    }

    /// The first and the last day of all rows that have one.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let last = self.dated.checked_sub(1)?;
        Some((self.day(0)?, self.day(last)?))
    }

    /// How many stretches of the calendar these rows (in order of time) touch.
    pub fn stretches(&self, rows: &[u32], unit: Unit) -> usize {
        let mut last = None;
        let start = |row: &u32| self.day(*row as usize).map(|day| unit.start(day));
        rows.iter().map(start).filter(|start| last.replace(*start) != Some(*start)).count()
    }

    /// From place `at` among these rows, the place where the next stretch begins, or the one before.
    pub fn step(&self, rows: &[u32], at: usize, unit: Unit, forward: bool) -> Option<usize> {
        let start = |place: usize| self.day(rows[place] as usize).map(|day| unit.start(day));
        if forward {
            return (at..rows.len()).find(|place| start(*place) != start(at));
        }
        let before = (0..at).rev().find(|place| start(*place) != start(at))?;
        (0..=before).rev().take_while(|place| start(*place) == start(before)).last()
    }

    /// The place among these rows that is nearest in time to a day; a row of that day or after it before one ahead of it.
    pub fn nearest(&self, rows: &[u32], day: NaiveDate) -> Option<usize> {
        let dated = rows.partition_point(|row| (*row as usize) < self.dated);
        let after = rows[..dated].partition_point(|row| self.day(*row as usize).is_some_and(|d| d < day));
        let distance = |place: usize| self.day(rows[place] as usize).map(|d| (d - day).num_days().abs());
        match (after.checked_sub(1), (after < dated).then_some(after)) {
            (Some(before), Some(after)) if distance(before) < distance(after) => Some(before),
            (before, after) => after.or(before).or_else(|| (!rows.is_empty()).then_some(0)),
        }
    }

    /// The column, of so many over the whole span, in which a day falls.
    pub fn column(&self, day: NaiveDate, columns: usize) -> Option<usize> {
        let (first, last) = self.span()?;
        let days = (last - first).num_days() + 1;
        let into = (day - first).num_days().clamp(0, days - 1);
        (columns > 0).then(|| (into * columns as i64 / days) as usize)
    }

    /// The first day that falls in a column, of so many over the whole span.
    pub fn day_of_column(&self, column: usize, columns: usize) -> Option<NaiveDate> {
        let (first, last) = self.span()?;
        let days = (last - first).num_days() + 1;
        let into = (column as i64 * days).checked_add(columns as i64 - 1)?.checked_div(columns as i64)?;
        first.checked_add_days(chrono::Days::new(u64::try_from(into).ok()?))
    }

    /// How many of these rows fall in each of so many equal columns over the span of all rows.
    pub fn density(&self, rows: &[u32], columns: usize) -> Vec<u32> {
        let mut counts = vec![0; columns];
        let Some((first, last)) = self.span().filter(|_| columns > 0) else { return counts };
        let days = (last - first).num_days() + 1;
        for day in rows.iter().filter_map(|row| self.day(*row as usize)) {
            counts[((day - first).num_days() * columns as i64 / days) as usize] += 1;
        }
        counts
    }
}

/// Dated before undated; then by day, time of day, path and place in the file.
fn sort_key(entry: &Entry) -> (bool, Option<(NaiveDate, NaiveTime)>, std::path::PathBuf, u64) {
    let origin = &entry.origins[0];
    let when = entry.when.map(|when| (when.best, when.time.map_or(NaiveTime::MIN, |(time, _)| time)));
    (when.is_none(), when, origin.path.to_path_buf(), origin.offset)
}

/// Names by number, in the order in which they are met; those that differ in case only are one.
#[derive(Default)]
struct Numbers {
    names: Vec<Folded>,
    by_name: HashMap<String, u32>,
}

impl Numbers {
    fn number(&mut self, name: &str) -> u32 {
        let folded = Folded::new(name);
        if let Some(number) = self.by_name.get(folded.letters()) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.by_name.insert(folded.letters().to_string(), number);
        self.names.push(folded);
        number
    }
}

impl Rows for Timeline {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn headline(&self, row: usize) -> Part<'_> {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        self.headlines.part(start..self.ends[row])
    }

    fn text(&self, row: usize) -> Part<'_> {
        self.texts[row].all()
    }

    fn source(&self, row: usize) -> Option<u32> {
        self.source_of[row]
    }

    fn place(&self, row: usize) -> Option<u32> {
        self.place_of[row]
    }

    fn people(&self, row: usize) -> &[u32] {
        let start = if row == 0 { 0 } else { self.people_ends[row - 1] };
        &self.people[start..self.people_ends[row]]
    }

    fn likely(&self, row: usize) -> Option<(NaiveDate, NaiveDate)> {
        self.likely[row]
    }

    fn precision(&self, row: usize) -> Option<Precision> {
        self.entry(row).when.map(|when| when.precision())
    }

    fn confidence(&self, row: usize) -> Option<f32> {
        self.entry(row).when.map(|when| when.confidence)
    }

    fn either(&self, row: usize) -> bool {
        self.entry(row).when.is_some_and(|when| when.either)
    }

    fn disputed(&self, row: usize) -> bool {
        self.entry(row).when.is_some_and(|when| when.disputed)
    }

    fn language(&self, row: usize) -> Option<&str> {
        self.entry(row).language
    }

    fn sources(&self) -> &[Folded] {
        &self.sources
    }

    fn places(&self) -> &[Folded] {
        &self.places
    }

    fn names(&self) -> &[Vec<Folded>] {
        &self.names
    }

    fn romans(&self) -> &[Vec<Roman>] {
        let of = |forms: &Vec<Folded>| forms.iter().map(|form| Roman::new(form.letters())).collect();
        self.romans.get_or_init(|| self.names.par_iter().map(of).collect())
    }

    fn having(&self, word: usize, tell: &mut dyn FnMut(usize)) {
        self.collection.postings[word].iter().for_each(|entry| tell(self.row_of_entry[*entry as usize] as usize));
    }

    fn vocabulary(&self) -> &WordList {
        &self.collection.vocabulary
    }
}
