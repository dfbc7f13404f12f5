//! The log of marks: what holds after any events, and that every event can be taken back.

use crate::harness::{day, today};
use dateline::date::hand::{Hand, Set};
use dateline::document::Id;
use dateline::marks::{DATE, Does, Event, Marks, UNDO};
use dateline::text::Clean;
use proptest::prelude::*;
use std::sync::Arc;

fn hand(typed: &str) -> Arc<Hand> {
    Arc::new(Hand { set: Set::read(typed, today()).unwrap(), typed: Clean::line(typed), on: day("2026-11-20") })
}

fn event(article: u64, does: Does) -> Event {
    Event { article: Some(Id(article)), does }
}

fn sets(article: u64, typed: &str) -> Event {
    event(article, Does::Date(Some(hand(typed))))
}

/// What is set for an article after some events.
fn after(log: Vec<Event>, article: u64) -> Option<String> {
    Marks::of(log).dates().get(&Id(article)).map(|hand| hand.set.to_string())
}

#[test]
fn the_last_that_holds_counts() {
    let log = vec![sets(1, "2023"), sets(2, "2022"), sets(1, "2024-05"), event(1, Does::Undo(2))];
    assert_eq!(after(log.clone(), 1).as_deref(), Some("2023"));
    assert_eq!(after(log.clone(), 2).as_deref(), Some("2022"));
    let again = [log.clone(), vec![event(1, Does::Undo(3))]].concat();
    assert_eq!(after(again, 1).as_deref(), Some("2024-05"), "taken back and brought back");
    assert_eq!(after([log, vec![event(1, Does::Date(None))]].concat(), 1), None);
    // Another session set a date in between: what this one takes back is its own.
    let between = vec![sets(1, "2023"), sets(1, "2022"), event(1, Does::Undo(0))];
    assert_eq!(after(between, 1).as_deref(), Some("2022"));
}

#[test]
fn a_date_is_kept_as_words() {
    let (kind, value) = Does::Date(Some(hand("yesterday"))).kept();
    assert_eq!((kind, value.as_deref()), (DATE, Some("{\"set\":\"2026-11-20\",\"typed\":\"yesterday\"}")));
    assert_eq!(Does::date(value.as_deref(), day("2026-11-20")), Some(Does::Date(Some(hand("yesterday")))));
    assert_eq!(Does::Date(None).kept(), (DATE, None));
    assert_eq!(Does::Undo(3).kept(), (UNDO, None));
    assert_eq!(Does::date(Some("{\"set\":\"some day\",\"typed\":\"\"}"), today()), None);
    assert_eq!(Does::date(Some("no json"), today()), None);
}

/// Any event after so many others.
fn any_event(before: usize) -> impl Strategy<Value = Event> {
    let typed = prop::sample::select(vec!["2023", "2022-05", "2021-03-04", "..2020", "unknown"]);
    let does = prop_oneof![
        3 => typed.prop_map(|typed| Does::Date(Some(hand(typed)))),
        1 => Just(Does::Date(None)),
        2 => (0..before.max(1)).prop_map(Does::Undo),
    ];
    (0u64..3, does).prop_map(|(article, does)| event(article, does))
}

fn any_log() -> impl Strategy<Value = Vec<Event>> {
    (0usize..12).prop_flat_map(|length| (0..length).map(any_event).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_back_is_as_if_nothing_was_done((log, event) in any_log().prop_flat_map(|log| {
        let count = log.len();
        (Just(log), any_event(count))
    })) {
        let before = Marks::of(log);
        let mut marks = before.clone();
        let number = marks.add([event]).start;
        let done = marks.clone();
        let back = marks.add([marks.inverse(number)]).start;
        prop_assert_eq!(marks.dates(), before.dates());
        marks.add([marks.inverse(back)]);
        prop_assert_eq!(marks.dates(), done.dates());
    }

    #[test]
    fn adding_one_by_one_is_adding_all(log in any_log()) {
        let mut marks = Marks::default();
        for event in &log {
            marks.add([event.clone()]);
        }
        prop_assert_eq!(marks, Marks::of(log));
    }
}
