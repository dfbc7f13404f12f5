//! What a reader says of people, taken back, mended and looked up.

use crate::harness::{Pile, Screen};
use dateline::date::label;
use dateline::person::hand::Says;
use dateline::text::{Clean, fit_middle, width};
use dateline::tui::model::Overlay;
use dateline::tui::person::{columns, names};
use dateline::tui::theme::{Depth, Palette, Theme};
use ratatui::style::Modifier;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

fn screen() -> Screen<'static> {
    Screen::new(&SAMPLE, 80, 24)
}

fn said(screen: &Screen) -> Vec<String> {
    screen.model.marks.people().iter().map(|says| says.to_string().replace('\t', " | ")).collect()
}

/// Who is under the cursor of the list.
fn current(screen: &Screen) -> String {
    let Some(Overlay::Picker(picker)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    let dateline::tui::pick::Offer::People(people) = &picker.offer else { panic!("no people") };
    let at = picker.fitting[picker.at];
    match people.person(at) {
        Some(person) => screen.model.timeline.person(person).name.to_string(),
        None => format!("no person: {}", people.dismissed_at(at).unwrap()),
    }
}

#[test]
fn the_help_comes_back_to_where_it_was_asked_for() {
    let mut screen = screen();
    screen.press("plavrov<M-?>");
    let text = screen.text();
    assert!(text.contains("In the list of people") && text.contains("M-j") && text.contains("Alt and i"), "{text}");
    screen.press("q");
    assert!(screen.text().contains("People") && current(&screen) == "Sergey Lavrov", "{}", screen.text());
    screen.press("<M-i>j?");
    assert!(
        screen.text().contains("In the card of a person") && screen.text().contains("split the form"),
        "{}",
        screen.text()
    );
    screen.press("/rename<Enter>");
    assert!(screen.text().contains("rename the person"), "{}", screen.text());
    screen.press("<Esc><Esc>");
    let Some(Overlay::Person(card)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    assert_eq!((card.name.as_str(), card.at), ("Sergey Lavrov", 1));
    screen.press("?<Esc>q<Esc>w?q");
    assert!(matches!(screen.model.overlay, Some(Overlay::Why(_))), "{}", screen.text());
    screen.press("q?s<Esc>q");
    assert!(screen.model.overlay.is_none() && screen.model.behind.is_none());
}

#[test]
fn the_key_of_the_keys_is_hinted_at_last() {
    for (columns, rows) in [(80, 24), (120, 40), (40, 10)] {
        let mut screen = Screen::new(&SAMPLE, columns, rows);
        screen.press("p");
        assert!(screen.status().contains("M-? keys"), "{}", screen.status());
        screen.press("<M-i>");
        assert!(screen.status().contains("? keys"), "{}", screen.status());
    }
}

#[test]
fn who_was_no_person_can_be_one_again() {
    let mut screen = screen();
    screen.press("pushakov<M-x><C-u>");
    let undo = screen.model.undo.len();
    assert_eq!((said(&screen), undo), (vec!["nobody | Yury Ushakov".to_string()], 1));
    // As after a restart.
    screen.model.undo.clear();
    screen.press("<Esc>pushakov");
    assert_eq!(current(&screen), "no person: Yury Ushakov", "{}", screen.text());
    assert!(screen.text().contains("Yury Ushakov") && screen.text().contains("not a person"), "{}", screen.text());
    screen.press("<Tab><Enter>");
    assert!(screen.status().contains("M-x says that it is one"), "{}", screen.status());
    screen.press("<M-x>");
    assert_eq!(said(&screen), ["nobody | Yury Ushakov", "someone | Yury Ushakov"]);
    assert_eq!(current(&screen), "Yury Ushakov", "{}", screen.text());
    assert!(screen.status().contains("a person again: Yury Ushakov"), "{}", screen.status());
    screen.press("<M-x>");
    assert_eq!(current(&screen), "no person: Yury Ushakov", "what is said last counts");
}

#[test]
fn a_name_that_another_has_is_an_offer_to_join() {
    let mut screen = screen();
    screen.press("pushakov<M-r><C-u>Wang Yi<Enter>");
    assert!(said(&screen).is_empty(), "{:?}", said(&screen));
    assert!(screen.status().contains("another person goes by that name: M-j joins them"), "{}", screen.status());
    screen.press("<M-j>");
    assert_eq!(said(&screen).len(), 1, "{:?}", said(&screen));
    assert!(said(&screen)[0].starts_with("same | "), "{:?}", said(&screen));
}

#[test]
fn what_is_said_after_a_rename_names_what_articles_write() {
    let mut screen = screen();
    screen.press("pushakov<M-r><C-u>The Aide<Enter><C-u>aide<M-p><M-x>");
    assert_eq!(said(&screen), ["name | Yury Ushakov | The Aide", "pin | Yury Ushakov", "nobody | Yury Ushakov"]);
}

#[test]
fn the_cursor_is_on_those_who_were_joined() {
    let mut screen = screen();
    screen.press("plavrov<Tab><C-u>ushakov<Tab><M-j>");
    assert_eq!(current(&screen), "Sergey Lavrov", "{}", screen.text());
    screen.press("<Esc>p<Down><Down><Tab><Down><Down><Tab><M-j>");
    let joined = said(&screen).last().unwrap().split(" | ").nth(1).unwrap().to_string();
    assert_eq!(current(&screen), joined);
}

#[test]
fn what_was_typed_to_pick_does_not_come_back() {
    let mut screen = screen();
    for before in ["plavrov<Esc>p", "plavrov<Enter>p", "sledger<Esc>s"] {
        screen.press(before);
        let Some(Overlay::Picker(picker)) = &screen.model.overlay else { panic!("{}", screen.text()) };
        assert_eq!(picker.input.value(), "", "{before}");
        screen.press("<Esc>");
    }
}

#[test]
fn a_way_back_to_the_card() {
    let mut screen = screen();
    screen.press("plavrov<M-i>jjj");
    let Some(Overlay::Person(before)) = screen.model.overlay.clone() else { panic!("{}", screen.text()) };
    screen.press("<Enter>");
    assert!(screen.status().contains("P goes back to the card of Sergey Lavrov"), "{}", screen.status());
    screen.press("<Enter>P");
    let Some(Overlay::Person(card)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    assert_eq!((&card.name, card.at, card.top), (&before.name, before.at, before.top));
    screen.press("q");
    assert!(screen.text().contains("People"), "and to the list: {}", screen.text());
    screen.press("<M-i>jjj<Enter>JP");
    let Some(Overlay::Person(card)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    assert!(card.back.is_none(), "another article has cards of its own");
}

#[test]
fn the_same_filter_twice_is_one() {
    let mut screen = screen();
    screen.press("plavrov<Enter>plavrov<Enter>");
    assert_eq!(screen.model.steps.len(), 1);
    assert!(screen.status().contains("that filter holds already"), "{}", screen.status());
}

#[test]
fn a_long_message_is_cut_in_its_middle() {
    assert_eq!(fit_middle("written to /a/b/c/d/e/f.tsv", 20, "…"), "written to /…e/f.tsv");
    for cells in 0..12 {
        assert!(width(&fit_middle("written 王毅 to a file", cells, "…")) <= cells.max(1), "{cells}");
    }
}

#[test]
fn months_of_two_years_have_both() {
    let days =
        |from: &str, to: &str| format!("---\ntitle: One\n---\nMarta Kowalska spoke. Marta Kowalska left. {from}{to}\n");
    let pile = Pile::of_texts(&[("a.md", &days("", ""))]);
    let mut screen = Screen::new(&pile, 120, 40);
    screen.press("p");
    assert!(screen.text().contains("undated"), "{}", screen.text());
    screen.press("<Esc>D2018-12..2019-01<Enter>");
    let when = screen.model.timeline.entry(0).when.unwrap();
    assert_eq!(label::dated(&when), "Dec 2018–Jan 2019");
    assert_eq!(label::dated_in(&when, 13), "2018–19");
    screen.press("p");
    assert!(screen.text().contains("Dec 2018–Jan 2019"), "{}", screen.text());
}

#[test]
fn the_list_of_people_gives_names_their_room() {
    let pile = Pile::of_texts(&[(
        "a.md",
        "---\ndate: 2023-05-01\ntitle: One\n---\nPresident Maximilian Featherstonhaugh spoke. Maximilian Featherstonhaugh left.\n",
    )]);
    let mut screen = Screen::new(&pile, 80, 24);
    screen.press("p");
    assert!(screen.text().contains("Maximilian Featherst"), "{}", screen.text());
    let screen = Screen::new(&SAMPLE, 80, 24);
    let counted = screen.model.timeline.people(&screen.model.shown.answer.rows);
    let people = dateline::tui::pick::People { counted, ..Default::default() };
    for cells in 1..200 {
        let columns = columns(&screen.model.timeline, &people, cells);
        let all = [columns.articles, columns.bars, columns.first, columns.last];
        let taken: usize = all.iter().filter(|cells| **cells > 0).map(|cells| cells + 2).sum();
        assert!(columns.name + taken + 2 <= cells.max(10), "{cells}: {columns:?}");
    }
}

#[test]
fn names_beside_are_cut_with_a_count() {
    let screen = screen();
    let timeline = &screen.model.timeline;
    let people: Vec<(u32, u32)> = (0..9).map(|person| (person, 77)).collect();
    let signs = screen.model.settings.theme.signs();
    for cells in 24..90 {
        for most in 1..4 {
            let lines = names(timeline, &people, signs, cells, most);
            assert!(lines.len() <= most && lines.iter().all(|line| width(line) <= cells), "{cells}: {lines:?}");
            assert!(lines.iter().all(|line| !line.starts_with(' ')), "{lines:?}");
            let named = lines.iter().map(|line| line.matches(" 77").count()).sum::<usize>();
            let more =
                lines.last().unwrap().rsplit_once(" and ").map_or("0", |(_, more)| more.trim_end_matches(" more"));
            assert!(cells < 36 || named + more.parse::<usize>().unwrap() == 9, "{cells}: {lines:?}");
        }
    }
}

#[test]
fn a_low_card_opens_at_its_beginning() {
    let mut screen = Screen::new(&SAMPLE, 40, 10);
    screen.press("plavrov<M-i>");
    assert!(screen.text().contains("articles"), "{}", screen.text());
    let Some(Overlay::Person(card)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    assert_eq!((card.at, card.top), (0, 0));
    screen.press("j");
    let Some(Overlay::Person(card)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    assert!(card.at <= 1);
    screen.press("jjjg");
    let Some(Overlay::Person(card)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    assert_eq!((card.at, card.top), (0, 0));
}

#[test]
fn without_colours_names_are_underlined_and_not_what_is_behind_them() {
    let theme = Theme { depth: Depth::Sixteen, palette: Palette::Mono, unicode: true };
    let mut screen = Screen::with(&SAMPLE, 80, 24, theme);
    screen.press("p<Down>");
    assert!(screen.style_of("Qin Gang").add_modifier.contains(Modifier::UNDERLINED), "{}", screen.text());
    assert!(!screen.style_of("  ").add_modifier.contains(Modifier::UNDERLINED));
    let text = screen.text();
    let line = text.lines().position(|line| line.contains("Qin Gang")).unwrap();
    let at = width(text.lines().nth(line).unwrap().split("Qin Gang").next().unwrap()) + 9;
    assert!(!screen.buffer()[(at as u16, line as u16)].modifier.contains(Modifier::UNDERLINED));
}

#[test]
fn what_a_file_dismisses_is_shown_and_brought_back() {
    let mut screen = screen();
    screen.model.settings.people = vec![Says::Nobody(Clean::line("Salt Lake"))];
    screen.press("psalt");
    assert_eq!(current(&screen), "no person: Salt Lake");
    screen.press("<M-x>");
    assert_eq!(said(&screen), ["someone | Salt Lake"]);
}
