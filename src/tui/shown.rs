//! What the list shows: rows in the chosen order, under headings that can be folded.

use crate::article::Rows;
use crate::query::{self, Answer};
use crate::timeline::{Timeline, Unit};
use chrono::{Days, Months, NaiveDate};
use std::borrow::Cow;
use std::collections::HashSet;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the articles were written.
    #[default]
    Time,
    /// Those whose headlines match the filter best first.
    Match,
    /// By source, in each as they were written.
    Source,
}

/// How the list is laid out; all of it the reader's choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// The order.
    pub order: Order,
    /// Whether it is turned round.
    pub reversed: bool,
    /// Whether the rows around each hit are shown too.
    pub context: bool,
    /// The headings that are folded.
    pub folded: HashSet<Of>,
}

/// What a heading stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Of {
    /// A stretch of the calendar by its first day.
    Time(Unit, NaiveDate),
    /// The articles without a date.
    Undated,
    /// A source, by its number.
    Source(Option<u32>),
}

impl Of {
    /// The days that it stands for.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let Of::Time(unit, first) = self else { return None };
        let next = match unit {
            Unit::Day => first.checked_add_days(Days::new(1)),
            Unit::Week => first.checked_add_days(Days::new(7)),
            Unit::Month => first.checked_add_months(Months::new(1)),
            Unit::Year => first.checked_add_months(Months::new(12)),
        };
        Some((first, next?.pred_opt()?))
    }
}

/// A heading of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it stands for.
    pub of: Of,
    /// How deep it stands under others.
    pub level: usize,
    /// The place of the first row under it.
    pub first: usize,
    /// The place behind the last row under it.
    pub end: usize,
    /// How many those are.
    pub count: usize,
    /// Whether nothing under it is shown.
    pub folded: bool,
    /// The line on which it stands.
    pub line: usize,
}

/// What the list shows.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What the filter keeps.
    pub answer: Answer,
    /// The rows of the timeline that the list has, in its order.
    pub rows: Vec<u32>,
    /// The headings that are shown, in order.
    pub headings: Vec<Heading>,
    /// How many lines there are.
    pub lines: usize,
    /// Which pile the rows are of.
    pub pile: usize,
    /// How it is laid out.
    by: Order,
    reversed: bool,
    context: bool,
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line<'a> {
    /// A heading.
    Heading(&'a Heading),
    /// The row at this place.
    Row(usize),
}

/// So many rows are shown before and behind a hit.
const CONTEXT: usize = 2;
/// More rows than this a month, on average, and months have headings of their own; likewise days.
const CROWDED: usize = 8;

impl Shown {
    /// Lays an answer out.
    pub fn new(answer: Answer, timeline: &Timeline, how: &Arrangement) -> Shown {
        let context = how.context && how.order == Order::Time && answer.rows.len() < timeline.count();
        let mut rows = if context { around(&answer.rows, timeline.count()) } else { answer.rows.clone() };
        match how.order {
            Order::Time => {}
            Order::Match if rows.len() > query::RANKED => {}
            Order::Match => rows = query::best_first(&answer.asked, timeline, &rows),
            Order::Source => {
                let mut ranks: Vec<usize> = (0..timeline.sources().len()).collect();
                ranks.sort_by_key(|source| timeline.sources()[*source].letters());
                let mut rank_of = vec![0; ranks.len()];
                ranks.into_iter().enumerate().for_each(|(rank, source)| rank_of[source] = rank);
                rows.sort_by_key(|row| timeline.source(*row as usize).map(|source| rank_of[source as usize]));
            }
        }
        if how.reversed {
            rows.reverse();
        }
        let pile = timeline.number();
        let mut shown =
            Shown { answer, rows, pile, by: how.order, reversed: how.reversed, context, ..Shown::default() };
        shown.head(timeline, how);
        shown
    }

    /// Puts the headings above the rows.
    fn head(&mut self, timeline: &Timeline, how: &Arrangement) {
        let units = match self.by {
            Order::Time => units(timeline, &self.rows),
            Order::Source => Vec::new(),
            Order::Match => {
                self.lines = self.rows.len();
                return;
            }
        };
        let levels = units.len().max(1);
        let of = |row: u32, level: usize| match (self.by, timeline.day(row as usize)) {
            (Order::Source, _) => Of::Source(timeline.source(row as usize)),
            (_, Some(day)) => Of::Time(units[level], units[level].start(day)),
            (_, None) => Of::Undated,
        };
        let mut all: Vec<Heading> = Vec::new();
        // The place among `all` of the open heading of each level.
        let mut open: Vec<usize> = Vec::new();
        for (place, row) in self.rows.iter().enumerate() {
            let finest = of(*row, levels - 1);
            if open.last().is_none_or(|last| all[*last].of != finest) {
                let same = |(level, heading): &(usize, &usize)| all[**heading].of == of(*row, *level);
                let kept = open.iter().enumerate().take_while(same).count();
                open.truncate(kept);
                let deepest = if finest == Of::Undated { 1 } else { levels };
                for level in kept..deepest {
                    open.push(all.len());
                    let of = of(*row, level);
                    let folded = how.folded.contains(&of);
                    all.push(Heading { of, level, first: place, end: place, count: 0, folded, line: 0 });
                }
            }
            for heading in &open {
                all[*heading].end = place + 1;
                all[*heading].count += 1;
            }
        }
        let mut hidden_to = 0;
        let mut line = 0;
        let mut headings: Vec<Heading> = Vec::with_capacity(all.len());
        for mut heading in all {
            if heading.end <= hidden_to {
                continue;
            }
            if let Some(before) = headings.last().filter(|before| !before.folded) {
                line += heading.first - before.first;
            }
            heading.line = line;
            line += 1;
            if heading.folded {
                hidden_to = heading.end;
            }
            headings.push(heading);
        }
        if let Some(last) = headings.last().filter(|last| !last.folded) {
            line += last.end - last.first;
        }
        self.lines = line;
        self.headings = headings;
    }

    /// Whether a row is a hit of the filter and not shown for its neighbours' sake.
    pub fn is_hit(&self, row: u32) -> bool {
        !self.context || self.answer.rows.binary_search(&row).is_ok()
    }

    /// The last heading at or above a place.
    fn above(&self, place: usize) -> Option<&Heading> {
        self.headings.partition_point(|heading| heading.first <= place).checked_sub(1).map(|at| &self.headings[at])
    }

    /// The line of the list on which the row at a place stands; that of its heading where it is folded away.
    pub fn line_of(&self, place: usize) -> usize {
        match self.above(place) {
            Some(heading) if heading.folded => heading.line,
            Some(heading) => heading.line + 1 + place - heading.first,
            None => place,
        }
    }

    /// What stands on a line of the list.
    pub fn line(&self, line: usize) -> Option<Line<'_>> {
        if line >= self.lines {
            return None;
        }
        let heading = self.headings.partition_point(|heading| heading.line <= line).checked_sub(1);
        match heading.map(|at| &self.headings[at]) {
            Some(heading) if heading.line == line => Some(Line::Heading(heading)),
            Some(heading) => Some(Line::Row(heading.first + line - heading.line - 1)),
            None => Some(Line::Row(line)),
        }
    }

    /// The place that is selected on a line: a row's, or the first under a folded heading.
    pub fn stop(&self, line: usize) -> Option<usize> {
        match self.line(line)? {
            Line::Row(place) => Some(place),
            Line::Heading(heading) => heading.folded.then_some(heading.first),
        }
    }

    /// The place so many stops below (or above) another; as far as there are any.
    pub fn moved(&self, place: usize, by: isize) -> usize {
        let (mut at, mut line) = (place, self.line_of(place));
        for _ in 0..by.unsigned_abs() {
            let next = match by > 0 {
                true => (line + 1..self.lines).find_map(|line| Some((line, self.stop(line)?))),
                false => (0..line).rev().find_map(|line| Some((line, self.stop(line)?))),
            };
            let Some((there, stop)) = next else { break };
            (line, at) = (there, stop);
        }
        at
    }

    /// The finest heading over a place that is shown.
    pub fn heading_of(&self, place: usize) -> Option<&Heading> {
        self.above(place)
    }

    /// The place of a row of the timeline.
    pub fn place_of(&self, row: u32) -> Option<usize> {
        match (self.by, self.reversed) {
            (Order::Time, false) => self.rows.binary_search(&row).ok(),
            (Order::Time, true) => self.rows.binary_search_by(|other| row.cmp(other)).ok(),
            _ => self.rows.iter().position(|other| *other == row),
        }
    }

    /// The place of the row nearest in time to a day.
    pub fn nearest(&self, timeline: &Timeline, day: NaiveDate) -> Option<usize> {
        if self.by != Order::Time {
            let away = |place: &usize| {
                timeline.day(self.rows[*place] as usize).map_or(i64::MAX, |d| (d - day).num_days().abs())
            };
            return (0..self.rows.len()).min_by_key(away);
        }
        let ascending: Cow<[u32]> =
            if self.reversed { self.rows.iter().rev().copied().collect() } else { (&self.rows[..]).into() };
        let place = timeline.nearest(&ascending, day)?;
        Some(if self.reversed { self.rows.len() - 1 - place } else { place })
    }
}

/// The stretches that have headings: years, and finer ones where the rows crowd.
fn units(timeline: &Timeline, rows: &[u32]) -> Vec<Unit> {
    let crowded = |unit: &Unit| rows.len() > timeline.stretches(rows, *unit) * CROWDED;
    std::iter::once(Unit::Year).chain([Unit::Month, Unit::Day].into_iter().take_while(crowded)).collect()
}

/// Rows with those around them.
fn around(hits: &[u32], count: usize) -> Vec<u32> {
    let mut rows: Vec<u32> = Vec::new();
    for hit in hits {
        let first = (*hit as usize).saturating_sub(CONTEXT).max(rows.last().map_or(0, |last| *last as usize + 1));
        rows.extend((first..=(*hit as usize + CONTEXT).min(count.saturating_sub(1))).map(|row| row as u32));
    }
    rows
}
