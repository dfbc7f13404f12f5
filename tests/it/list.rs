//! The list: headings, folding, order, surroundings, numbers before motions, layouts, the strip and the mouse.

use crate::harness::{Pile, Screen};
use dateline::query::RANKED;
use dateline::tui::layout::Panes;
use dateline::tui::message::{Did, Message, Mouse};
use dateline::tui::shown::Order;
use ratatui::style::{Color, Modifier};
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

/// A pile of so many articles a day, on so many days.
fn crowded(days: u32, a_day: u32) -> Pile {
    let files: Vec<(String, String)> = (0..days)
        .flat_map(|day| (0..a_day).map(move |number| (day, number)))
        .map(|(day, number)| {
            let text = format!("---\ndate: 2023-04-{:02}\ntitle: Day {} number {number}\n---\nText.", day + 1, day + 1);
            (format!("{day:02}-{number:02}.md"), text)
        })
        .collect();
    Pile::new(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
}

fn screen() -> Screen<'static> {
    Screen::new(&SAMPLE, 80, 24)
}

fn line<'a>(text: &'a str, part: &str) -> &'a str {
    text.lines().find(|line| line.contains(part)).unwrap_or_else(|| panic!("{part} is not in\n{text}"))
}

#[test]
fn headings_are_as_fine_as_the_articles_crowd() {
    let few = crowded(3, 1);
    assert!(!Screen::new(&few, 80, 24).text().contains("April 2023 ─"), "years alone");
    let some = crowded(5, 2);
    let text = Screen::new(&some, 80, 24).text();
    assert!(line(&text, " 2023 ").ends_with(" 10") && line(&text, "April 2023").ends_with(" 10"), "{text}");
    assert!(!text.contains("Saturday"));
    let many = crowded(2, 12);
    let text = Screen::new(&many, 80, 40).text();
    assert!(line(&text, "Saturday 1 April").ends_with(" 12"), "{text}");
}

#[test]
fn a_stretch_folds_and_unfolds() {
    let mut screen = screen();
    screen.press("za");
    let text = screen.text();
    assert!(line(&text, "▸2022 ").ends_with(" 5"), "{text}");
    assert!(!text.contains("No limits: Putin and Xi"));
    assert!(screen.style_of("▸2022").add_modifier.contains(Modifier::REVERSED), "the cursor is on it");
    screen.press("j");
    assert!(screen.selected().starts_with("Press release"), "what is folded counts as one: {}", screen.selected());
    screen.press("k<Enter>");
    assert!(screen.text().contains("No limits: Putin and Xi"), "Enter unfolds");
    screen.press("zM");
    let text = screen.text();
    assert!(["▸2022", "▸2023", "▸2024", "▸undated"].iter().all(|year| text.contains(year)), "{text}");
    screen.press("jjj");
    assert!(screen.model.row().is_some_and(|row| SAMPLE.timeline.day(row).is_none()), "four lines are left");
    screen.press("zR");
    assert!(!screen.text().contains('▸'));
}

#[test]
fn the_selection_stays_on_its_article_through_any_order() {
    let mut screen = screen();
    screen.press("@2023-10-17<Enter>");
    let selected = screen.selected();
    for keys in ["r", "r", "Osource<Enter>", "r", "Obest<Enter>", "Onewest<Enter>", "Ooldest<Enter>", "zM", "zR"] {
        screen.press(keys);
        assert_eq!(screen.selected(), selected, "after {keys}");
    }
}

#[test]
fn the_order_turns_round() {
    let mut screen = screen();
    let rows = screen.rows();
    screen.press("r");
    assert_eq!(screen.rows(), rows.iter().rev().cloned().collect::<Vec<_>>());
    assert!(screen.status().contains("newest first"), "{}", screen.status());
    let headings: Vec<usize> = screen.model.shown.headings.iter().map(|heading| heading.count).collect();
    assert_eq!(headings, [1, 7, 14, 5], "the tray first, then the years down");
    screen.press("g}");
    assert_eq!(screen.model.shown.place_of(screen.model.row().unwrap() as u32), Some(screen.model.list.at));
    screen.press("r");
    assert_eq!(screen.rows(), rows);
}

#[test]
fn by_source_each_has_a_heading() {
    let mut screen = screen();
    screen.press("Oby source<Enter>g");
    assert_eq!(screen.model.how.order, Order::Source);
    let text = screen.text();
    assert!(text.contains("no source ─"), "{text}");
    let first = screen.model.shown.headings[1];
    assert!(first.count > 0 && first.first == screen.model.shown.headings[0].end);
}

#[test]
fn best_match_without_words_says_so() {
    let mut screen = screen();
    screen.press("Obest<Enter>");
    assert!(screen.status().contains("without words in the filter"), "{}", screen.status());
}

#[test]
fn more_hits_than_can_be_ranked_stay_in_the_order_of_time() {
    let article = |number: usize| {
        let title = if number == RANKED { "Grain".into() } else { format!("Day {number} of ships, rain and grain") };
        (format!("{number}.md"), format!("---\ndate: 2023-05-01\ntitle: {title}\n---\nText {number}."))
    };
    let files: Vec<(String, String)> = (0..=RANKED).map(article).collect();
    let pile = Pile::new(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    let mut screen = Screen::new(&pile, 80, 24);
    screen.press("/grain<Enter>");
    let before = screen.model.shown.rows.clone();
    screen.press("Obest<Enter>");
    assert!(screen.status().contains("more than 2000 hits are not ranked"), "{}", screen.status());
    assert_eq!(screen.model.shown.rows, before);
    screen.press("/!1999<Enter>");
    assert_eq!(screen.model.shown.rows.len(), RANKED);
    assert_eq!(screen.model.timeline.entry(screen.model.shown.rows[0] as usize).title.to_string(), "Grain", "ranked");
}

#[test]
fn rows_around_the_hits_are_dimmed() {
    let mut screen = screen();
    screen.press("/orban<Enter>C");
    assert_eq!(screen.rows().len(), 6);
    assert!(screen.style_of("Lavrov to visit China").add_modifier.contains(Modifier::DIM));
    assert!(!screen.style_of("Belt and Road forum").add_modifier.contains(Modifier::DIM), "that is a hit");
    assert!(screen.text().lines().next().unwrap().contains("2 of 27"), "the hits are counted");
    screen.press("C");
    assert_eq!(screen.rows().len(), 2);
    screen.press("cCg/orban<Enter>");
    assert!(screen.selected().contains("Orbán"), "a new filter goes to a hit: {}", screen.selected());
    screen.press("cCC");
    assert!(screen.status().contains("no filter now"), "{}", screen.status());
}

#[test]
fn numbers_before_motions() {
    let mut screen = screen();
    screen.press("5j");
    assert_eq!(screen.model.list.at, 5);
    screen.press("3k");
    assert_eq!(screen.model.list.at, 2);
    screen.press("12G");
    assert_eq!(screen.model.list.at, 11);
    screen.press("g3}");
    let three = screen.model.list.at;
    screen.press("g}}}");
    assert_eq!(screen.model.list.at, three);
    screen.press("10");
    assert!(screen.status().starts_with(" 10"), "what is typed is shown: {}", screen.status());
    screen.press("<Esc>j");
    assert_eq!(screen.model.list.at, three + 1, "Esc forgets the number");
    screen.press("999999999999j");
    assert_eq!(screen.model.list.at, screen.rows().len() - 1);
}

#[test]
fn brackets_and_their_other_names_step_alike() {
    let mut screen = screen();
    for (bracket, plain) in [("]d", ".d"), ("]w", ".w"), ("]m", ".m"), ("]y", ".y"), ("[w", ",w"), ("[y", ",y")] {
        screen.press(&format!("@2023-03-02<Enter>{bracket}"));
        let there = screen.model.list.at;
        screen.press(&format!("@2023-03-02<Enter>{plain}"));
        assert_eq!(screen.model.list.at, there, "{plain}");
    }
    screen.press("@2023-03-20<Enter>]w");
    assert!(
        screen.selected().starts_with("Lavrov calls frequent"),
        "the next week with articles: {}",
        screen.selected()
    );
}

#[test]
fn one_sign_stands_before_every_day_that_is_inferred() {
    let mut screen = Screen::new(&SAMPLE, 80, 60);
    let text = screen.text();
    for row in 0..SAMPLE.timeline.dated() {
        let entry = SAMPLE.timeline.entry(row);
        let title: String = entry.title.chars().take(20).collect();
        let Some(line) = text.lines().find(|line| line.contains(&title)) else {
            continue;
        };
        let certain = entry.when.unwrap().confidence >= 0.95;
        assert_eq!(!line.chars().take(12).any(|c| c == '~'), certain, "{line}");
    }
    screen.press("?/inferred");
    assert!(screen.text().contains("~ stands before every day"), "the help explains it");
    let mut certain = Screen::new(&SAMPLE, 80, 60);
    certain.press("/is:certain<Enter>");
    let list = certain.model.regions().list;
    assert!(certain.text().lines().take(usize::from(list.height)).all(|line| !line.contains('~')));
}

#[test]
fn the_layouts_go_round() {
    let mut screen = Screen::new(&SAMPLE, 120, 40);
    assert_eq!(screen.model.panes_now(), Panes::Beside);
    for panes in [Panes::Stacked, Panes::List, Panes::Detail, Panes::Beside] {
        screen.press("v");
        assert_eq!(screen.model.panes_now(), panes);
    }
    screen.press("vv<Enter>");
    assert_eq!(screen.model.panes_now(), Panes::Detail, "reading in the list alone opens the article");
    screen.press("q");
    assert_eq!(screen.model.panes_now(), Panes::List);
    let mut small = Screen::new(&SAMPLE, 40, 10);
    for _ in 0..4 {
        small.press("v");
        assert!(matches!(small.model.panes_now(), Panes::List | Panes::Detail), "what has no room is left out");
    }
}

#[test]
fn the_strip_shows_what_the_filters_keep_before_the_whole() {
    let mut screen = screen();
    let strip = screen.model.regions().strip;
    let cells = |screen: &Screen| -> Vec<(String, Color, Modifier)> {
        let buffer = screen.buffer();
        let cells = (strip.x + 6..strip.right() - 6).map(|x| buffer[(x, strip.y)].clone());
        cells.map(|cell| (cell.symbol().to_string(), cell.fg, cell.modifier)).collect()
    };
    let bars = |cells: &[(String, Color, Modifier)]| {
        cells.iter().filter(|(sign, ..)| "▁▂▃▄▅▆▇█".contains(sign.as_str())).cloned().collect::<Vec<_>>()
    };
    let whole = bars(&cells(&screen));
    assert!(whole.iter().all(|(_, colour, _)| *colour == Color::Green));
    screen.press("/orban<Enter>");
    let filtered = bars(&cells(&screen));
    assert_eq!(filtered.len(), whole.len(), "the whole stays");
    let bright = filtered.iter().filter(|(_, colour, _)| *colour == Color::Green).count();
    assert!(
        bright == 1 && filtered.iter().filter(|(.., style)| style.contains(Modifier::DIM)).count() == whole.len() - 1
    );
}

#[test]
fn the_mouse_is_listened_to_when_it_is_asked_for() {
    let mut screen = screen();
    screen.press("M");
    assert!(screen.model.mouse && screen.status().contains("the mouse is listened to"));
    let click = |screen: &mut Screen, column: u16, row: u16| {
        screen.send(Message::Mouse(Mouse { did: Did::Click, column, row }));
    };
    click(&mut screen, 20, 4);
    assert!(screen.selected().starts_with("Xi returns"), "a row is selected: {}", screen.selected());
    click(&mut screen, 20, 1);
    assert!(screen.text().contains("▸2022"), "a heading folds");
    click(&mut screen, 20, 1);
    let strip = screen.model.regions().strip;
    click(&mut screen, strip.right() - 7, strip.y);
    assert!(screen.selected().starts_with("Putin begins"), "the strip goes there: {}", screen.selected());
    screen.press("g");
    screen.send(Message::Mouse(Mouse { did: Did::WheelDown, column: 5, row: 3 }));
    assert_eq!(screen.model.list.at, 3);
    let detail = screen.model.regions().detail;
    screen.send(Message::Mouse(Mouse { did: Did::WheelDown, column: 5, row: detail.y + 1 }));
    assert!(screen.model.scroll() > 0);
    screen.press("M");
    assert!(!screen.model.mouse);
}

#[test]
fn folding_and_unfolding_each_have_a_key() {
    let mut screen = screen();
    screen.press("zozo");
    assert!(!screen.text().contains('▸'));
    screen.press("zczc");
    assert!(screen.text().contains("▸2022"));
    screen.press("zo");
    assert!(!screen.text().contains('▸'));
}

#[test]
fn a_date_is_gone_to_in_any_order() {
    let mut screen = screen();
    screen.press("Oby source<Enter>@2030<Enter>");
    assert!(!screen.status().contains("nothing to go to"), "{}", screen.status());
    assert!(screen.selected().contains("Putin ends") || screen.selected().contains("embrace"), "{}", screen.selected());
}

#[test]
fn taking_a_filter_back_into_the_field_is_no_change() {
    let mut screen = screen();
    screen.press("/qin<Enter>/<BS><Esc>u");
    assert!(screen.model.steps.is_empty(), "one step back is before the filter");
    assert!(screen.model.undo.is_empty());
}

#[test]
fn the_smallest_screen_shows_what_is_picked() {
    let mut screen = Screen::new(&SAMPLE, 20, 5);
    screen.press("pqin");
    assert!(screen.text().contains("› qin") && screen.text().contains("Qin Gang"), "{}", screen.text());
    screen.press("<Enter>");
    assert_eq!(screen.model.steps.len(), 1);
}
