//! The reader's own marks: a log of events, each with its inverse, and what holds after all of them.
//!
//! An event is never changed or taken out of the log: what takes it back is an event too, and so is what brings it back. That
//! gives undo, history, and a store that only grows ([`crate::host::store`]). The marks are dates so far; what else a reader may
//! add (read, bookmark, tag, note) is a further [`Does`].

use crate::date::hand::{Hand, Hands, Set};
use crate::document::Id;
use crate::text::Clean;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Something that the reader did to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The article.
    pub article: Id,
    /// What was done.
    pub does: Does,
}

/// What an event does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// Sets the date, or takes the one that was set away.
    Date(Option<Arc<Hand>>),
    /// Takes back the event with this number.
    Undo(usize),
}

/// All events in their order, and what holds after them. The number of an event is its place among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    log: Vec<Event>,
    dates: Hands,
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
        let mut dates = Hands::new();
        for event in log.iter().zip(holds).filter(|(_, holds)| *holds).map(|(event, _)| event) {
            match &event.does {
                Does::Date(Some(hand)) => drop(dates.insert(event.article, hand.clone())),
                Does::Date(None) => drop(dates.remove(&event.article)),
                Does::Undo(_) => {}
            }
        }
        Marks { log, dates }
    }

    /// Adds an event; gives its number.
    pub fn add(&mut self, event: Event) -> usize {
        let mut log = std::mem::take(&mut self.log);
        log.push(event);
        *self = Marks::of(log);
        self.log.len() - 1
    }

    /// The event that takes another back.
    pub fn inverse(&self, number: usize) -> Event {
        Event { article: self.log[number].article, does: Does::Undo(number) }
    }

    /// The event with a number.
    pub fn event(&self, number: usize) -> &Event {
        &self.log[number]
    }

    /// The dates that the reader set.
    pub fn dates(&self) -> &Hands {
        &self.dates
    }
}

/// What kinds of events are called where they are kept.
pub const DATE: &str = "date";
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
            Does::Undo(_) => (UNDO, None),
        }
    }

    /// A date as it was kept on a day; `None` where it cannot be understood.
    pub fn date(value: Option<&str>, on: NaiveDate) -> Option<Does> {
        let Some(value) = value else { return Some(Does::Date(None)) };
        let value: Value = serde_json::from_str(value).ok()?;
        let hand = Hand { set: Set::written(&value.set)?, typed: Clean::line(&value.typed), on };
        Some(Does::Date(Some(Arc::new(hand))))
    }
}
