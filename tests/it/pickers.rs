//! Pickers, dates, and the help.

use crate::harness::{Pile, Screen};
use ratatui::style::Modifier;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

fn screen() -> Screen<'static> {
    Screen::new(&SAMPLE, 80, 24)
}

fn steps(screen: &Screen) -> Vec<String> {
    screen.model.steps.iter().map(|step| step.text.clone()).collect()
}

#[test]
fn several_people_any_or_all_of_them() {
    let mut screen = screen();
    screen.press("plavrov<Tab><C-u>qin gang<Tab>");
    assert!(screen.text().contains("any of 2 taken"), "{}", screen.text());
    screen.press("<Enter>");
    assert_eq!(steps(&screen), ["person:\"Sergey Lavrov\" | person:\"Qin Gang\""]);
    let any = screen.rows().len();
    screen.press("cplavrov<Tab><C-u>qin gang<Tab><C-t>");
    assert!(screen.text().contains("all of 2 taken"), "{}", screen.text());
    screen.press("<Enter>");
    assert_eq!(steps(&screen), ["person:\"Sergey Lavrov\" person:\"Qin Gang\""]);
    assert!(screen.rows().len() < any && !screen.rows().is_empty());
}

#[test]
fn sources_with_counts_that_follow_the_filters() {
    let mut screen = screen();
    screen.press("s");
    let all = screen.text();
    screen.press("<Esc>/orban<Enter>s");
    let text = screen.text();
    assert!(text.contains("Harbour Post") && text.contains("2 of 2"), "{text}");
    assert!(all.contains("4  Harbour Post") && all.contains("4  The Ledger"), "{all}");
    assert!(text.contains("1  Harbour Post") && text.contains("1  The Ledger"), "{text}");
    screen.press("ledger<Enter>");
    assert_eq!(steps(&screen), ["orban", "source:\"The Ledger\""]);
    assert_eq!(screen.rows().len(), 1);
}

#[test]
fn filters_used_before_come_back() {
    let mut screen = screen();
    screen.press("H");
    assert!(screen.status().contains("no filter was used yet"), "{}", screen.status());
    assert!(screen.text().contains("nothing to pick; Esc closes"), "what is typed next is no command");
    screen.press("<Esc>/qin<Enter>c/orban<Enter>cH");
    assert!(screen.text().contains("Filters used before"));
    screen.press("qi<Enter>");
    assert_eq!(steps(&screen), ["qin"]);
    screen.press("c/<C-r><Enter>");
    assert_eq!(steps(&screen), ["qin"], "the last one first, from the field too");
}

#[test]
fn commands_by_name() {
    let mut screen = screen();
    screen.press(":");
    assert!(screen.text().contains("Commands"));
    screen.press("citation");
    assert!(screen.text().contains("copy a citation with the date"), "each says what it does: {}", screen.text());
    screen.press("<Enter>");
    assert!(screen.copied.is_some());
    screen.press(":fold all<Enter>");
    assert!(screen.text().contains("▸2022"));
    screen.press(":quit now<Enter>");
    assert!(screen.ended);
}

#[test]
fn what_is_under_the_cursor_becomes_a_filter() {
    let mut screen = screen();
    screen.press("@2023-10-17<Enter>*");
    assert!(screen.text().contains("17 Oct 2023") && screen.text().contains("Viktor Orbán"), "{}", screen.text());
    screen.press("<Enter>");
    assert_eq!(steps(&screen), ["date:2023-10-17"]);
    screen.press("c*harbour<Enter>");
    assert_eq!(steps(&screen), ["source:\"Harbour Post\""]);
    screen.press("c@2022<Enter>za*");
    assert!(screen.text().contains("1 Jan – 31 Dec 2022"), "a folded year: {}", screen.text());
    screen.press("<Enter>");
    assert_eq!(steps(&screen), ["date:2022"]);
}

#[test]
fn a_person_or_a_date_in_the_text_becomes_a_filter() {
    let mut screen = screen();
    screen.press("/delhi<Enter><Enter>*");
    let text = screen.text();
    assert!(text.contains("\"March 2\"") && text.contains("2 Mar 2023") && text.contains("Wang Yi"), "{text}");
    screen.press("wang<Enter>");
    assert_eq!(steps(&screen), ["delhi", "person:\"Wang Yi\""]);
    // What was stepped to stands first.
    screen.press("c/delhi<Enter><Enter>/blinken<Enter>*<Enter>");
    assert_eq!(steps(&screen).last().unwrap(), "person:\"Antony Blinken\"");
}

#[test]
fn a_date_is_picked_on_the_grid_or_typed() {
    let mut screen = screen();
    screen.press("@");
    assert!(screen.text().contains("Go to a date") && screen.text().contains(" 2023 "), "{}", screen.text());
    screen.press("<Down><Right><Enter>");
    assert!(screen.selected().contains("Lavrov and Qin shake hands"), "March 2023: {}", screen.selected());
    screen.press("@+1m<Enter>");
    // 2 April has nothing; 13 April is a day nearer than 21 March.
    assert!(screen.selected().starts_with("Lavrov calls"), "{}", screen.selected());
    screen.press("@2024-04<Tab>");
    assert!(screen.text().contains("Filter by a date"), "{}", screen.text());
    screen.press("<Enter>");
    assert_eq!(steps(&screen), ["date:2024-04"]);
    screen.press("c@2023<Tab><Enter>");
    assert_eq!(steps(&screen), ["date:2023"]);
    screen.press("c@last week<Enter>");
    assert!(screen.status().contains("nothing in 2026-11-09..2026-11-15"), "{}", screen.status());
    screen.press("@20x<Enter>");
    assert!(screen.text().contains("expected 2023, 2023-04"));
    screen.press("<Esc>@");
    assert!(screen.text().contains("› 20x"), "what was typed is not lost");
}

#[test]
fn the_help_is_searched_and_says_what_keys_do_here() {
    let mut screen = Screen::new(&SAMPLE, 120, 40);
    screen.press("?");
    assert!(screen.text().contains("now nothing: no filter holds"), "{}", screen.text());
    screen.press("q/qin<Enter>?");
    assert!(screen.text().contains("takes qin away"), "{}", screen.text());
    screen.press("/citation");
    let text = screen.text();
    assert!(text.contains("copy a citation") && !text.contains("take the last filter away"), "{text}");
    screen.press("<C-u>xyzzy<Enter>");
    assert!(screen.text().contains("Nothing in the help has \"xyzzy\""), "{}", screen.text());
    screen.press("<Esc>");
    assert!(screen.text().contains("In the list"), "Esc shows all of it again: {}", screen.text());
    screen.press("sfilter<Enter>");
    assert!(screen.text().contains("person:lavrov"), "a section: {}", screen.text());
    screen.press("<Esc>");
    assert!(screen.model.overlay.is_none());
}

#[test]
fn what_is_taken_is_marked() {
    let mut screen = screen();
    screen.press("p<Tab>");
    assert!(screen.style_of("• ").add_modifier.contains(Modifier::BOLD), "{}", screen.text());
    screen.press("<Up><Tab><Esc>");
    assert!(screen.model.overlay.is_none() && screen.model.steps.is_empty());
}

#[test]
fn the_sections_of_the_help_go_back_to_it_and_q_closes() {
    let mut screen = screen();
    screen.press("?s<Esc>");
    assert!(screen.text().contains("In the list"), "{}", screen.text());
    screen.press("/week<Enter>q");
    assert!(screen.model.overlay.is_none());
    screen.press("?");
    assert!(screen.text().contains("In the list"), "what was looked for is gone");
}

#[test]
fn an_empty_field_teaches() {
    let mut screen = screen();
    screen.press("/");
    assert!(screen.status().contains("person:qin  date:2023"), "{}", screen.status());
    screen.press("qin<Esc>");
    assert!(screen.status().contains("the filter is kept; u takes it back"), "{}", screen.status());
}

#[test]
fn the_filters_used_before_leave_what_is_half_typed() {
    let mut screen = screen();
    screen.press("/qin<Enter>/lav<C-r><Esc>/");
    assert_eq!(steps(&screen), ["qin"], "nothing was kept by the way");
    assert_eq!(screen.model.field.as_ref().unwrap().input.value(), "lav");
}

#[test]
fn arrows_in_a_field_move_what_the_field_is_about() {
    let mut screen = screen();
    screen.press("?/key<Down><Down><C-c>q");
    assert_eq!(screen.model.list.at, 0, "the list stays where it was");
    screen.press("<Enter>/the<Down>");
    assert_eq!(screen.model.list.at, 0);
}

#[test]
fn in_the_card_that_says_why_other_keys_do_what_they_do() {
    let mut screen = screen();
    screen.press("wY");
    assert!(screen.copied.is_some());
    screen.press("wp");
    assert!(screen.text().contains("People"), "{}", screen.text());
    screen.press("<Esc>/xyzzy<Enter>w");
    assert!(screen.status().contains("no article is shown"), "{}", screen.status());
}

#[test]
fn the_help_finds_a_key_as_it_is_written() {
    let keys = |screen: &Screen| -> Vec<String> {
        let inside = |line: &str| line.split('│').nth(1).map(str::to_string);
        let lines: Vec<String> = screen.text().lines().filter_map(inside).collect();
        lines.iter().filter(|line| line.starts_with(" C ") || line.starts_with(" c ")).map(|l| l[1..2].into()).collect()
    };
    let mut screen = screen();
    screen.press("?/C");
    assert_eq!(keys(&screen), ["C"], "{}", screen.text());
    screen.press("<BS>c");
    assert_eq!(keys(&screen), ["c"]);
    screen.press("itation");
    assert!(screen.text().contains("copy a citation"), "words are found as before: {}", screen.text());
}

#[test]
fn what_takes_a_filter_away_is_said_while_one_holds() {
    let mut screen = screen();
    assert!(!screen.status().contains("c clear"), "{}", screen.status());
    screen.press("/orban<Enter>j");
    assert!(screen.status().contains("c clear"), "{}", screen.status());
    screen.press("<Esc>");
    assert!(screen.status().contains("BS takes the last filter away"), "{}", screen.status());
}
