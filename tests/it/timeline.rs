//! Order, neighbours, groups, density.

use crate::harness::{Pile, day};
use dateline::timeline::Unit;

fn pile() -> Pile {
    let article = |title: &str, date: &str| format!("{{\"title\":\"{title}\",\"date\":\"{date}\"}}\n");
    let lines = [
        article("noon", "2023-04-13T12:00:00Z"),
        article("next year", "2024-01-01"),
        article("morning", "2023-04-13T08:00:00Z"),
        article("undated", ""),
        article("week before", "2023-04-05"),
        article("may", "2023-05-01"),
    ];
    Pile::of_texts(&[("a.jsonl", &lines.concat())])
}

#[test]
fn chronological_and_stable_inside_a_day() {
    assert_eq!(pile().titles(), ["week before", "morning", "noon", "may", "next year", "undated"]);
    assert_eq!(pile().timeline.dated(), 5);
    assert_eq!(pile().timeline.span(), Some((day("2023-04-05"), day("2024-01-01"))));
}

#[test]
fn stretches_of_the_calendar_count() {
    let pile = pile();
    let rows: Vec<u32> = (0..6).collect();
    let count = |unit| pile.timeline.stretches(&rows, unit);
    assert_eq!(count(Unit::Year), 3, "two years and what is undated");
    assert_eq!(count(Unit::Month), 4);
    assert_eq!(count(Unit::Day), 5);
    assert_eq!(Unit::Week.start(day("2023-04-09")), day("2023-04-03"), "weeks begin on Monday");
}

#[test]
fn steps_by_day_week_month_and_year() {
    let pile = pile();
    let rows: Vec<u32> = (0..6).collect();
    let step = |at, unit, forward| pile.timeline.step(&rows, at, unit, forward);
    assert_eq!(step(0, Unit::Day, true), Some(1));
    assert_eq!(step(1, Unit::Day, true), Some(3));
    assert_eq!(step(3, Unit::Day, false), Some(1), "the first row of the day before");
    assert_eq!(step(0, Unit::Week, true), Some(1));
    assert_eq!(step(0, Unit::Month, true), Some(3));
    assert_eq!(step(0, Unit::Year, true), Some(4));
    assert_eq!(step(4, Unit::Year, true), Some(5), "the tray comes after all years");
    assert_eq!(step(5, Unit::Year, true), None);
    assert_eq!(step(0, Unit::Year, false), None);
}

#[test]
fn nearest_in_time() {
    let pile = pile();
    let rows: Vec<u32> = (0..6).collect();
    let nearest = |text| pile.timeline.nearest(&rows, day(text));
    assert_eq!(nearest("2023-04-13"), Some(1));
    assert_eq!(nearest("2023-04-07"), Some(0));
    assert_eq!(nearest("1999-01-01"), Some(0));
    assert_eq!(nearest("2030-01-01"), Some(4), "never the tray");
    assert_eq!(pile.timeline.nearest(&[], day("2023-01-01")), None);
}

#[test]
fn density_counts_every_dated_row_once() {
    let pile = pile();
    let rows: Vec<u32> = (0..6).collect();
    for columns in [1, 7, 60, 1000] {
        assert_eq!(pile.timeline.density(&rows, columns).iter().sum::<u32>(), 5, "{columns}");
    }
    assert_eq!(pile.timeline.density(&rows, 2), [4, 1]);
    assert_eq!(pile.timeline.density(&[], 0), Vec::<u32>::new());
}

#[test]
fn the_same_bytes_in_two_places_are_one_article() {
    let text = "{\"title\":\"one\",\"date\":\"2023-04-13\"}";
    let pile = Pile::of_texts(&[("b.jsonl", text), ("a.jsonl", text)]);
    assert_eq!(pile.titles(), ["one"]);
    let places: Vec<String> = pile.timeline.entry(0).origins.iter().map(|origin| origin.shown().to_string()).collect();
    assert_eq!(places, ["a.jsonl", "b.jsonl"]);
}
