//! Reading: finding, marks, links, the raw record, the card that says why, copying.

use crate::harness::{Pile, Screen};
use dateline::tui::effect::Effect;
use dateline::tui::message::{Command, Message};
use dateline::tui::update::update;
use ratatui::style::{Color, Modifier};
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

const PAGE: &str = "<html><head><title>Talks in Geneva</title><link rel=canonical href='https://example.org/news/geneva'>\
    <meta property='article:published_time' content='2023-05-04T10:00:00Z'><meta property='og:site_name' content='Herald'></head>\
    <body><article><h1>Talks in Geneva</h1><p>Sergey Lavrov spoke in Geneva on May 3, and the talks about the port went on \
    for hours, as <a href='/news/port'>the paper wrote</a> that day in a long report.</p><p>The talks end on Friday, Sergey \
    Lavrov said, and no talks are planned after that, wrote <a href='https://other.example/a'>another paper</a> in the \
    evening of the same day.</p></article></body></html>";

static PAGES: LazyLock<Pile> = LazyLock::new(|| Pile::new([("talks.html", PAGE.as_bytes())]));

#[test]
fn words_are_found_inside_the_article() {
    let mut screen = Screen::new(&PAGES, 80, 24);
    screen.press("<Enter>/talks");
    assert!(screen.status().contains("4 here"), "{}", screen.status());
    screen.press("<Enter>");
    assert!(screen.status().contains("1 of 4 marked"), "{}", screen.status());
    screen.press("nn");
    assert!(screen.status().contains("3 of 4 marked"), "{}", screen.status());
    assert!(screen.model.steps.is_empty(), "the list is not filtered");
    screen.press("/xyzzy<Enter>");
    assert!(screen.status().contains("\"xyzzy\" is not in this article"), "{}", screen.status());
    screen.press("/talks<C-c>");
    assert!(screen.model.page.as_ref().unwrap().hits.is_empty(), "C-c drops what was looked for");
}

#[test]
fn matches_people_and_dates_are_marked_each_their_own_way() {
    let mut screen = Screen::new(&PAGES, 80, 24);
    screen.press("/port<Enter><Enter>");
    assert_eq!(screen.style_of("May 3").fg, Some(Color::Cyan));
    assert_eq!(screen.style_of("Sergey Lavrov spoke").fg, Some(Color::Magenta));
    let hit = screen.style_of("port went");
    assert!(hit.add_modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
    screen.press("n");
    assert!(screen.style_of("port went").add_modifier.contains(Modifier::REVERSED), "the one stepped to");
    screen.press(":theme mono<Enter>");
    assert!(screen.style_of("May 3").add_modifier.contains(Modifier::ITALIC));
    assert!(screen.style_of("Sergey Lavrov spoke").add_modifier.contains(Modifier::UNDERLINED));
    assert_eq!(screen.style_of("May 3").fg, Some(Color::Reset));
}

#[test]
fn links_are_numbered_and_open_by_number() {
    let mut screen = Screen::new(&PAGES, 80, 24);
    screen.press("<Enter>");
    assert!(screen.text().contains("the paper wrote[1]"), "{}", screen.text());
    assert!(screen.text().contains("another paper[2]"));
    screen.press("2o");
    assert_eq!(screen.copied.as_deref(), Some("https://other.example/a"));
    screen.press("3o");
    assert!(screen.status().contains("the article has 2 links"), "{}", screen.status());
    screen.press("o");
    assert!(screen.text().contains("the article itself"), "{}", screen.text());
    screen.press("paper wrote<Enter>");
    assert_eq!(screen.copied.as_deref(), Some("https://example.org/news/port"));
}

#[test]
fn opening_is_an_effect() {
    let mut screen = Screen::new(&PAGES, 80, 24);
    screen.press("1");
    let effects = update(&mut screen.model, Message::Do(Command::Links));
    assert!(
        matches!(&effects[..], [Effect::Open(url)] if url.as_str() == "https://example.org/news/port"),
        "{effects:?}"
    );
}

#[test]
fn numbers_of_links_take_their_room_in_the_line() {
    for columns in 20..100 {
        let mut screen = Screen::new(&PAGES, columns, 90);
        screen.press("<Enter>");
        for line in screen.text().lines() {
            assert!(dateline::text::width(line) <= usize::from(columns), "{columns}: {line}");
        }
        let story: String = screen.text().split_whitespace().collect();
        assert!(story.contains("thepaperwrote[1]thatday"), "{columns}: {}", screen.text());
        assert!(story.contains("anotherpaper[2]intheevening"), "{columns}: {}", screen.text());
    }
}

#[test]
fn the_address_and_a_citation_are_copied() {
    let mut screen = Screen::new(&PAGES, 80, 24);
    screen.press("y");
    assert_eq!(screen.copied.as_deref(), Some("https://example.org/news/geneva"));
    assert!(screen.status().contains("copied"), "{}", screen.status());
    screen.press("Y");
    let citation = screen.copied.clone().unwrap();
    assert!(citation.starts_with("\"Talks in Geneva\", Herald, 4 May 2023 ("), "{citation}");
    assert!(citation.ends_with(": the file's own stamp), https://example.org/news/geneva"), "{citation}");
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("/press release<Enter>Y");
    let citation = screen.copied.clone().unwrap();
    assert!(citation.contains("probably 9 January 2023 (likely, "), "{citation}");
    screen.press("y");
    assert!(screen.copied.as_deref().unwrap().starts_with("sample/"), "without an address, the path");
    screen.press("cGY");
    assert!(screen.copied.as_deref().unwrap().contains("undated (no evidence"), "{:?}", screen.copied);
}

#[test]
fn the_record_is_shown_as_it_lies_there() {
    let pile = Pile::of_texts(&[(
        "a.txt",
        "A headline of some length here\n\nText with \u{1b}[31mred\u{7} and \u{202e}more of it.\n",
    )]);
    let mut screen = Screen::new(&pile, 80, 24);
    assert!(!screen.text().contains("^["));
    screen.press("R");
    assert!(screen.text().contains("Text with ^[[31mred^G and <U+202E>more"), "{}", screen.text());
    screen.press("R");
    assert!(!screen.text().contains("^["), "{}", screen.text());
}

#[test]
fn moving_through_the_evidence_moves_the_highlight_in_the_text() {
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("/frequent<Enter>w");
    let quoted = |screen: &Screen| -> String {
        let buffer = screen.buffer();
        let detail = screen.model.regions().detail;
        let cells = detail.positions().map(|at| buffer[at].clone());
        let marked = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED | Modifier::BOLD));
        marked.map(|cell| cell.symbol().to_string()).collect()
    };
    let first = quoted(&screen);
    assert!(!first.is_empty(), "{}", screen.text());
    screen.press("j");
    let second = quoted(&screen);
    assert_ne!(first, second);
    screen.press("k");
    assert_eq!(quoted(&screen), first);
    screen.press("Gj");
    assert!(screen.status().contains("the last piece of evidence"), "{}", screen.status());
    screen.press("q");
    assert!(quoted(&screen).is_empty());
}

#[test]
fn the_pane_says_how_long_the_article_is_and_how_far_one_is() {
    let screen = Screen::new(&SAMPLE, 80, 24);
    assert!(screen.text().contains("91 words, 1 min"), "{}", screen.text());
    let mut small = Screen::new(&SAMPLE, 80, 12);
    small.press("<Enter>");
    assert!(small.text().contains(" %"), "{}", small.text());
    small.press("G");
    assert!(small.text().contains("100 %"), "{}", small.text());
}

#[test]
fn the_headline_is_marked_as_the_text_is() {
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("/embrace<Enter><Enter>/embrace<Enter>");
    assert!(screen.style_of("embrace for the cameras").add_modifier.contains(Modifier::REVERSED), "{}", screen.text());
    let linked = "---\ndate: 2023-05-01\n---\n# The [port](https://a.example/1) is open\n\nSo says [a paper](https://a.example/2) of the town.\n";
    let pile = Pile::of_texts(&[("a.md", linked)]);
    let screen = Screen::new(&pile, 80, 24);
    assert!(screen.text().contains("The port[1] is open") && screen.text().contains("a paper[2]"), "{}", screen.text());
}

#[test]
fn stepping_and_the_raw_record_do_not_meet() {
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("/lavrov<Enter><Enter>nR*");
    assert!(screen.model.page.as_ref().unwrap().hits.is_empty(), "what was stepped to is not in the record");
    assert_eq!(screen.model.page.as_ref().unwrap().current, None);
    let mut screen = Screen::new(&SAMPLE, 80, 14);
    screen.press("<Enter>jjj");
    let before = screen.model.scroll();
    screen.press("R");
    assert_eq!(screen.model.scroll(), 0);
    screen.press("jR");
    assert_eq!(screen.model.scroll(), before, "the place in the article is kept");
}

#[test]
fn what_was_found_in_one_article_does_not_hide_the_filter_in_others() {
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("/samarkand<Enter><Enter>/world<Enter>qc/putin<Enter><Enter>n");
    assert!(screen.status().contains(" marked"), "{}", screen.status());
}

#[test]
fn what_waits_for_an_article_waits_for_that_one() {
    use dateline::tui::layout::Size;
    use dateline::tui::model::Model;
    // Nothing is fetched here: the effects are only looked at.
    let mut model = Model::new(Size { columns: 40, rows: 10 }, Screen::new(&PAGES, 40, 10).model.settings.clone());
    update(&mut model, Message::Pile(PAGES.timeline.clone()));
    model.count = Some(2);
    let effects = update(&mut model, Message::Do(Command::Links));
    let [Effect::Fetch(id)] = effects[..] else { panic!("{effects:?}") };
    let effects = update(&mut model, Message::Opened(id, Ok(std::sync::Arc::new(PAGES.article(id)))));
    assert!(matches!(&effects[..], [Effect::Open(url)] if url.as_str() == "https://other.example/a"), "{effects:?}");
    // Another article was selected meanwhile: nothing is copied.
    let mut model = Model::new(Size { columns: 40, rows: 10 }, model.settings.clone());
    update(&mut model, Message::Pile(SAMPLE.timeline.clone()));
    let effects = update(&mut model, Message::Do(Command::CopyCitation));
    let [Effect::Fetch(id)] = effects[..] else { panic!("{effects:?}") };
    update(&mut model, Message::Do(Command::Down));
    let effects = update(&mut model, Message::Opened(id, Ok(std::sync::Arc::new(SAMPLE.article(id)))));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Copy { .. })), "{effects:?}");
}
