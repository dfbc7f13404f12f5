//! The timeline: all articles in the order in which they were written, those without a date at the end.
//!
//! Rows are numbered from 0. Inside a day articles stand by their time of day, then by path. Everything that the screen
//! and the filter ask of a row goes through the methods here; how the rows are kept is nobody else's business.

use crate::article::{Collection, Entry, Rows};
use crate::date::Precision;
use crate::document::Id;
use crate::text::{Clean, fold, words};
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Rows in a row that lie in one stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The place of its first row among those asked about.
    pub first: usize,
    /// How many rows it has.
    pub count: usize,
    /// Its first day; `None` for the tray of undated articles.
    pub start: Option<NaiveDate>,
}

/// A person with what some rows say of them.
#[derive(Clone, Debug)]
pub struct Counted<'a> {
    /// The person's number in the collection.
    pub person: u32,
    /// The name.
    pub name: &'a Clean,
    /// The other forms of it.
    pub aliases: &'a [Clean],
    /// How many of the rows name the person.
    pub articles: u32,
    /// How often.
    pub mentions: u32,
    /// The first day of those rows, of the rows whose day is known.
    pub first: Option<NaiveDate>,
    /// The last.
    pub last: Option<NaiveDate>,
}

/// All articles in order.
#[derive(Debug, Default)]
pub struct Timeline {
    collection: Arc<Collection>,
    order: Vec<u32>,
    dated: usize,
    row_of: HashMap<Id, usize>,
    headlines: String,
    ends: Vec<usize>,
    source_of: Vec<Option<u32>>,
    place_of: Vec<Option<u32>>,
    sources: Vec<String>,
    places: Vec<String>,
    names: Vec<Vec<String>>,
    vocabulary: Vec<String>,
}

impl Timeline {
    /// Puts a collection in order.
    pub fn new(collection: Arc<Collection>) -> Timeline {
        let mut order: Vec<u32> = (0..collection.entries.len() as u32).collect();
        order.sort_by_cached_key(|at| sort_key(&collection.entries[*at as usize]));
        let entries = || order.iter().map(|at| &collection.entries[*at as usize]);
        let dated = entries().take_while(|entry| entry.when.is_some()).count();
        let row_of = entries().enumerate().map(|(row, entry)| (entry.id, row)).collect();
        let mut headlines = String::new();
        let mut ends = Vec::with_capacity(order.len());
        let (mut sources, mut places) = (Numbers::default(), Numbers::default());
        let (mut source_of, mut place_of) = (Vec::new(), Vec::new());
        for entry in entries() {
            headlines.push_str(&fold(&entry.title));
            headlines.push('\n');
            ends.push(headlines.len());
            source_of.push(entry.source.as_deref().map(|name| sources.number(name)));
            place_of.push(entry.place.as_deref().map(|name| places.number(name)));
        }
        let names: Vec<Vec<String>> = collection
            .persons
            .iter()
            .map(|person| std::iter::once(&person.name).chain(&person.aliases).map(|name| fold(name)).collect())
            .collect();
        let (sources, places) = (sources.names, places.names);
        let mut vocabulary: BTreeSet<&str> = words(&headlines).map(|(_, word)| word).collect();
        vocabulary.extend(
            sources
                .iter()
                .chain(&places)
                .chain(names.iter().flatten())
                .flat_map(|name| words(name))
                .map(|(_, word)| word),
        );
        let vocabulary = vocabulary.into_iter().map(str::to_string).collect();
        Timeline {
            order,
            dated,
            row_of,
            headlines,
            ends,
            source_of,
            place_of,
            sources,
            places,
            names,
            vocabulary,
            collection,
        }
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
        self.entry(row).when.map(|when| when.best)
    }

    /// The first and the last day of all rows that have one.
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let last = self.dated.checked_sub(1)?;
        Some((self.day(0)?, self.day(last)?))
    }

    /// These rows (in order) by stretches of the calendar; the undated ones are one group at the end.
    pub fn groups(&self, rows: &[u32], unit: Unit) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (first, row) in rows.iter().enumerate() {
            let start = self.day(*row as usize).map(|day| unit.start(day));
            match groups.last_mut() {
                Some(group) if group.start == start => group.count += 1,
                _ => groups.push(Group { first, count: 1, start }),
            }
        }
        groups
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

    /// The people whom these rows name, those of most articles first.
    pub fn people(&self, rows: &[u32]) -> Vec<Counted<'_>> {
        let mut counts: BTreeMap<u32, Counted> = BTreeMap::new();
        for entry in rows.iter().map(|row| self.entry(*row as usize)) {
            let day = entry.when.filter(|when| when.likely.0 == when.likely.1).map(|when| when.best);
            let mut here: Vec<u32> = Vec::new();
            for (number, mentions) in entry.persons.iter().zip(&entry.mentions) {
                let person = &self.collection.persons[*number as usize];
                let none = Counted {
                    person: *number,
                    name: &person.name,
                    aliases: &person.aliases,
                    articles: 0,
                    mentions: 0,
                    first: None,
                    last: None,
                };
                let count = counts.entry(*number).or_insert(none);
                count.mentions += mentions;
                count.first = count.first.into_iter().chain(day).min();
                count.last = count.last.into_iter().chain(day).max();
                if !here.contains(number) {
                    here.push(*number);
                    count.articles += 1;
                }
            }
        }
        let mut counts: Vec<Counted> = counts.into_values().collect();
        counts.sort_by(|a, b| (b.articles, b.mentions, &a.name).cmp(&(a.articles, a.mentions, &b.name)));
        counts
    }

    /// The column, of so many over the whole span, in which a day falls.
    pub fn column(&self, day: NaiveDate, columns: usize) -> Option<usize> {
        let (first, last) = self.span()?;
        let days = (last - first).num_days() + 1;
        let into = (day - first).num_days().clamp(0, days - 1);
        (columns > 0).then(|| (into * columns as i64 / days) as usize)
    }

    /// How many of these rows fall in each of so many equal columns over the span of all rows.
    pub fn density(&self, rows: &[u32], columns: usize) -> Vec<u32> {
        let mut counts = vec![0; columns];
        for column in rows.iter().filter_map(|row| self.column(self.day(*row as usize)?, columns)) {
            counts[column] += 1;
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

/// Names by number, in the order in which they are met; folded.
#[derive(Default)]
struct Numbers {
    names: Vec<String>,
    by_name: HashMap<String, u32>,
}

impl Numbers {
    fn number(&mut self, name: &str) -> u32 {
        let folded = fold(name);
        *self.by_name.entry(folded).or_insert_with_key(|folded| {
            self.names.push(folded.clone());
            self.names.len() as u32 - 1
        })
    }
}

impl Rows for Timeline {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn headline(&self, row: usize) -> &str {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        &self.headlines[start..self.ends[row] - 1]
    }

    fn source(&self, row: usize) -> Option<u32> {
        self.source_of[row]
    }

    fn place(&self, row: usize) -> Option<u32> {
        self.place_of[row]
    }

    fn people(&self, row: usize) -> &[u32] {
        &self.entry(row).persons
    }

    fn likely(&self, row: usize) -> Option<(NaiveDate, NaiveDate)> {
        self.entry(row).when.map(|when| when.likely)
    }

    fn precision(&self, row: usize) -> Option<Precision> {
        self.entry(row).when.map(|when| when.precision())
    }

    fn confidence(&self, row: usize) -> Option<f32> {
        self.entry(row).when.map(|when| when.confidence)
    }

    fn language(&self, row: usize) -> Option<&str> {
        self.entry(row).language
    }

    fn sources(&self) -> &[String] {
        &self.sources
    }

    fn places(&self) -> &[String] {
        &self.places
    }

    fn names(&self) -> &[Vec<String>] {
        &self.names
    }

    fn vocabulary(&self) -> &[String] {
        &self.vocabulary
    }
}
