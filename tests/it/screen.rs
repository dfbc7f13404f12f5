//! Keys in, screen out: text and styles at three sizes. `INSTA_UPDATE=always cargo test` writes the snapshots anew; look at
//! them before they are committed.

use crate::harness::{Pile, Screen};
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

const SIZES: [(u16, u16); 3] = [(40, 10), (80, 24), (200, 60)];

/// The screen after these keys, at three sizes, under this name.
fn check(name: &str, keys: &str) {
    for (columns, rows) in SIZES {
        let mut screen = Screen::new(&SAMPLE, columns, rows);
        screen.press(keys);
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), format!("{}\n{}", screen.text(), screen.styles()));
    }
}

#[test]
fn the_list() {
    check("list", "");
}

#[test]
fn further_down_the_list() {
    check("down", "}}}j]m");
}

#[test]
fn the_last_row_is_in_the_tray() {
    check("undated", "G");
}

#[test]
fn reading() {
    check("reading", "/samarkand<Enter>/april<Enter><C-c><Enter><C-d>");
}

#[test]
fn filtering_by_a_word_as_it_is_typed() {
    check("filter", "/orban");
}

#[test]
fn a_mistyped_word() {
    check("mistyped", "/lavorv<Enter>");
}

#[test]
fn a_wrong_filter_says_what_is_wrong() {
    check("wrong", "/qin<Enter>/date:20x3");
}

#[test]
fn people_and_dates_as_filters() {
    check("person", "/person:qin<Enter>/date:2023<Enter>jj<Enter>");
}

#[test]
fn nothing_matches() {
    check("nothing", "/xyzzy<Enter>");
}

#[test]
fn why_this_date() {
    check("why", "/frequent<Enter>w");
}

#[test]
fn why_no_date() {
    check("why-not", "Gw");
}

#[test]
fn the_picker_of_people() {
    check("people", "p");
}

#[test]
fn the_picker_narrowed() {
    check("people-narrowed", "pushakov");
}

#[test]
fn the_help() {
    check("help", "?");
}

#[test]
fn going_to_a_date() {
    check("date", "@2023-04<Enter>");
}

#[test]
fn pending_keys_teach() {
    check("pending", "]");
}
