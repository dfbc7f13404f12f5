//! The reader's own marks: a log of events, each with its inverse, and what holds after all of them.
//!
//! An event is never changed or taken out of the log: what takes it back is an event too, and so is what brings it back. That
//! gives undo, history, and a store that only grows ([`crate::host::store`]). The marks are dates and what is said of people; what
//! else a reader may add (read, bookmark, tag, note) is a further [`Does`].

pub mod decisions;

use crate::date::hand::{Hand, Hands, Set};
use crate::document::Id;
use crate::person::hand::Says;
use crate::text::{self, Clean};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

/// Something that the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The article that it was done to; what is said of people is said of none.
    pub article: Option<Id>,
    /// What was done.
    pub does: Does,
}

/// What an event does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Sets the date, or takes the one that was set away.
    Date(Option<Arc<Hand>>),
    /// Says something of people.
    Person(Says),
    /// Takes back the event with this number.
    Undo(usize),
}

/// What the reader says, as it holds: what a pile is solved with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The dates.
    pub dates: Hands,
    /// Of people; what was said later counts more.
    pub people: Vec<Says>,
}

/// All events in their order, and what holds after them. The number of an event is its place among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    log: Vec<Event>,
    /// Which events no later one takes back.
    holds: Vec<bool>,
    said: Said,
}

impl Marks {
    /// The marks that these events make.
    pub fn of(log: Vec<Event>) -> Marks {
        // An event may be taken back by later ones alone: those are known to hold or not when it is asked for.
        let mut holds = vec![true; log.len()];
        for at in (0..log.len()).rev().filter(|at| matches!(log[*at].does, Does::Undo(other) if other < *at)) {
            if let (true, Does::Undo(other)) = (holds[at], &log[at].does) {
                holds[*other] = false;
            }
        }
        let mut said = Said::default();
        for event in log.iter().zip(&holds).filter(|(_, holds)| **holds).map(|(event, _)| event) {
            match (&event.does, event.article) {
                (Does::Date(Some(hand)), Some(article)) => drop(said.dates.insert(article, hand.clone())),
                (Does::Date(None), Some(article)) => drop(said.dates.remove(&article)),
                (Does::Person(says), _) => said.people.push(says.clone()),
                (Does::Date(_) | Does::Undo(_), _) => {}
            }
        }
        Marks { log, holds, said }
    }

    /// Adds events; gives their numbers.
    pub fn add(&mut self, events: impl IntoIterator<Item = Event>) -> Range<usize> {
        let mut log = std::mem::take(&mut self.log);
        let first = log.len();
        log.extend(events);
        *self = Marks::of(log);
        first..self.log.len()
    }

    /// The event that takes another back.
    pub fn inverse(&self, number: usize) -> Event {
        Event { article: self.log[number].article, does: Does::Undo(number) }
    }

    /// The event with a number.
    pub fn event(&self, number: usize) -> &Event {
        &self.log[number]
    }

    /// What an event is about behind all that takes back and brings back, and whether that holds now.
    pub fn meant(&self, number: usize) -> (&Does, bool) {
        match self.log[number].does {
            Does::Undo(other) if other < number => self.meant(other),
            _ => (&self.log[number].does, self.holds[number]),
        }
    }

    /// The events that say something of people which fits, and hold.
    pub fn saying(&self, fits: impl Fn(&Says) -> bool) -> Vec<usize> {
        let says = |at: &usize| matches!(&self.log[*at].does, Does::Person(says) if self.holds[*at] && fits(says));
        (0..self.log.len()).filter(says).collect()
    }

    /// The dates that the reader set.
    pub fn dates(&self) -> &Hands {
        &self.said.dates
    }

    /// What the reader says of people, in the order in which it was said.
    pub fn people(&self) -> &[Says] {
        &self.said.people
    }

    /// What the reader says, behind what files of the reader's say of people.
    pub fn said(&self, files: &[Says]) -> Said {
        Said { dates: self.said.dates.clone(), people: [files, &self.said.people].concat() }
    }
}

/// What kinds of events are called where they are kept.
pub const DATE: &str = "date";
/// The kind of what is said of people.
pub const PERSON: &str = "person";
/// The kind of what takes another event back.
pub const UNDO: &str = "undo";

/// A date as it is kept.
#[derive(Serialize, Deserialize)]
struct Value {
    /// As [`Set`] is written.
    set: String,
    typed: String,
}

impl Does {
    /// The kind and the value under which it is kept.
    pub fn kept(&self) -> (&'static str, Option<String>) {
        match self {
            Does::Date(hand) => {
                let value = |hand: &Arc<Hand>| Value { set: hand.set.to_string(), typed: hand.typed.to_string() };
                (DATE, hand.as_ref().and_then(|hand| serde_json::to_string(&value(hand)).ok()))
            }
            Does::Person(says) => (PERSON, Some(says.to_string())),
            Does::Undo(_) => (UNDO, None),
        }
    }

    /// What was said of people as it was kept; `None` where it cannot be understood.
    pub fn person(value: Option<&str>) -> Option<Does> {
        Some(Does::Person(Says::read(text::rows(value?).next()?).ok()?))
    }

    /// A date as it was kept on a day; `None` where it cannot be understood.
    pub fn date(value: Option<&str>, on: NaiveDate) -> Option<Does> {
        let Some(value) = value else { return Some(Does::Date(None)) };
        let value: Value = serde_json::from_str(value).ok()?;
        let hand = Hand { set: Set::written(&value.set)?, typed: Clean::line(&value.typed), on };
        Some(Does::Date(Some(Arc::new(hand))))
    }
}
