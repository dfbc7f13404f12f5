//! Messages in, effects and state out.

use crate::harness::{Pile, Screen, document};
use dateline::problem::Problem;
use dateline::tui::effect::Effect;
use dateline::tui::message::{Command, Message};
use dateline::tui::model::Focus;
use dateline::tui::theme::{Depth, Palette, Theme};
use dateline::tui::update::update;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

fn screen() -> Screen<'static> {
    Screen::new(&SAMPLE, 80, 24)
}

#[test]
fn quitting_is_an_effect() {
    let mut screen = screen();
    assert_eq!(update(&mut screen.model, Message::Do(Command::QuitNow)), [Effect::Quit]);
    assert_eq!(update(&mut screen.model, Message::Do(Command::Suspend)), [Effect::Suspend]);
}

#[test]
fn q_goes_back_and_then_quits() {
    let mut screen = screen();
    screen.press("<Enter>q");
    assert!(!screen.ended);
    assert_eq!(screen.model.focus, Focus::List);
    assert!(screen.press("q").ended);
}

#[test]
fn cancelling_twice_quits_and_once_does_not() {
    let mut screen = screen();
    assert!(!screen.press("<C-c>").ended);
    assert!(!screen.press("j<C-c>").ended, "another key lies between");
    assert!(screen.press("<C-c>").ended);
}

#[test]
fn escape_loses_nothing() {
    let mut screen = screen();
    screen.press("/qin<Esc>");
    assert_eq!(screen.model.steps.len(), 1, "leaving the field keeps what was typed");
    screen.press("<Esc><Esc><Esc>");
    assert_eq!(screen.model.steps.len(), 1);
    assert!(!screen.ended);
    screen.press("/date:20x<Esc>/");
    assert_eq!(screen.model.field.as_ref().unwrap().input.value(), "date:20x", "a faulty filter waits");
    screen.press("<C-u>lavrov person:<Esc>/");
    assert_eq!(screen.model.field.as_ref().unwrap().input.value(), "lavrov person:", "so does a field without a value");
}

#[test]
fn filters_stack_and_come_back() {
    let mut screen = screen();
    let all = screen.rows().len();
    screen.press("/qin<Enter>");
    let qin = screen.rows().len();
    assert!(0 < qin && qin < all);
    screen.press("/delhi<Enter>");
    assert_eq!(screen.rows(), ["Lavrov and Qin shake hands for the first time as ministers"]);
    screen.press("<BS>");
    assert_eq!(screen.rows().len(), qin);
    screen.press("c");
    assert_eq!(screen.rows().len(), all);
    screen.press("uu");
    assert_eq!(screen.rows().len(), 1, "u takes back any of it");
    screen.press("<C-r>");
    assert_eq!(screen.rows().len(), qin);
}

#[test]
fn backspace_in_an_empty_field_edits_the_last_filter() {
    let mut screen = screen();
    screen.press("/qin<Enter>/<BS>");
    assert_eq!(screen.model.field.as_ref().unwrap().input.value(), "qin");
    screen.press("<BS><BS><BS><BS>");
    assert!(screen.model.field.is_none());
    assert!(screen.model.steps.is_empty());
}

#[test]
fn the_last_good_result_stays_while_a_filter_is_wrong() {
    let mut screen = screen();
    screen.press("/date:2024");
    let good = screen.rows();
    screen.press("x");
    assert_eq!(screen.rows(), good);
    assert!(screen.status().contains("expected a date: 2023"), "{}", screen.status());
    screen.press("<Enter>");
    assert!(screen.model.field.is_some(), "a wrong filter is not taken");
}

#[test]
fn the_beginning_of_a_fields_name_never_empties_the_list() {
    let mut screen = screen();
    let all = screen.rows().len();
    for key in ["/", "a", "f", "t", "e", "r"] {
        screen.press(key);
        assert!(!screen.rows().is_empty(), "after {key}");
    }
    screen.press(":");
    assert_eq!(screen.rows().len(), all, "a field without a value asks nothing yet");
    assert!(screen.status().contains("such as after:"), "{}", screen.status());
}

#[test]
fn the_selection_stays_on_its_article_or_goes_to_the_nearest() {
    let mut screen = screen();
    screen.press("@2023-10-17<Enter>");
    assert!(screen.selected().starts_with("Orbán"));
    screen.press("/putin<Enter>");
    assert!(screen.selected().starts_with("Orbán"), "it still matches");
    screen.press("<BS>/person:lavrov<Enter>");
    assert!(screen.selected().starts_with("Qin Gang out"), "nearest in time: {}", screen.selected());
    screen.press("c");
    assert!(screen.selected().starts_with("Qin Gang out"));
}

#[test]
fn each_article_remembers_its_place() {
    let mut screen = Screen::new(&SAMPLE, 80, 12);
    screen.press("<Enter>jjj");
    assert_eq!(screen.model.scroll(), 3);
    screen.press("J");
    assert_eq!(screen.model.scroll(), 0);
    screen.press("K");
    assert_eq!(screen.model.scroll(), 3);
}

#[test]
fn a_person_is_picked_by_a_few_letters() {
    let mut screen = screen();
    screen.press("pushak<Enter>");
    assert_eq!(screen.model.steps[0].text, "person:\"Yury Ushakov\"");
    assert_eq!(screen.rows().len(), 3);
    screen.press("<Enter>n");
    assert!(screen.status().contains("1 of 1 marked"), "{}", screen.status());
    assert!(screen.text().contains("aide Yury Ushakov"), "the mention is in sight");
}

#[test]
fn days_months_and_years_are_steps() {
    let mut screen = screen();
    screen.press("g}");
    let second_day = screen.model.list.at;
    assert_eq!(second_day, 2, "two articles of 4 February 2022");
    screen.press("]y");
    assert!(screen.selected().starts_with("Press release"), "{}", screen.selected());
    screen.press("[y");
    assert_eq!(screen.model.list.at, 0);
    screen.press("[y");
    assert!(screen.status().contains("this is the first year"));
}

#[test]
fn a_problem_is_told_and_listed() {
    let mut screen = screen();
    screen.send(Message::Problem(Problem::new("broken.json", "is not JSON").hint("mend it")));
    assert!(screen.status().contains("1 problem (!)"));
    screen.press("!");
    assert!(screen.text().contains("broken.json: is not JSON"));
    assert!(screen.text().contains("mend it"));
}

#[test]
fn an_article_that_cannot_be_fetched_is_a_line_and_no_loop() {
    let mut screen = screen();
    let id = screen.model.list.selected.unwrap();
    screen.model.shelf.clear();
    let wanted = update(&mut screen.model, Message::Do(Command::Undo));
    assert_eq!(wanted, [Effect::Fetch(id)]);
    assert_eq!(update(&mut screen.model, Message::Do(Command::Undo)), [], "it is under way");
    screen.model.page = None;
    assert_eq!(update(&mut screen.model, Message::Opened(id, Err(Problem::new("x.txt", "does not exist")))), []);
    assert!(screen.text().contains("x.txt: does not exist"));
}

#[test]
fn rows_show_while_the_rest_loads_and_the_selection_stays() {
    let few = Pile::of_texts(&[("b.md", "---\ndate: 2023-05-01\ntitle: Second\n---\nText.")]);
    let more = Pile::of_texts(&[
        ("b.md", "---\ndate: 2023-05-01\ntitle: Second\n---\nText."),
        ("a.md", "---\ndate: 2023-04-01\ntitle: First\n---\nText."),
    ]);
    let mut screen = Screen::new(&more, 80, 24);
    screen.send(Message::Pile(few.timeline.clone()));
    assert_eq!(screen.rows(), ["Second"]);
    screen.send(Message::Pile(more.timeline.clone()));
    assert_eq!(screen.selected(), "First", "nothing was chosen: the top stays selected");
    screen.press("j");
    screen.send(Message::Pile(more.timeline.clone()));
    assert_eq!(screen.selected(), "Second");
}

#[test]
fn furniture_is_folded_and_opened() {
    let text = "All news\nAdvertisement\n\nA headline about the talks in Geneva today\n\nThe talks in Geneva began on Thursday with a long silence in the hall, people who were there said.\n";
    let pile = Pile::of_texts(&[("a.txt", text)]);
    assert_eq!(document("a.txt", text).title.as_str(), "A headline about the talks in Geneva today");
    let mut screen = Screen::new(&pile, 80, 24);
    assert!(screen.text().contains("[2 lines: All news · Advertisement]"), "{}", screen.text());
    screen.press("<Enter>f");
    assert!(!screen.text().contains("2 lines"));
    assert!(screen.text().contains("Advertisement"));
}

#[test]
fn a_date_to_go_to_may_be_a_year_or_a_month() {
    let mut screen = screen();
    screen.press("@2023<Enter>");
    assert!(screen.selected().starts_with("Press release"), "the first of 2023: {}", screen.selected());
    assert!(!screen.status().contains("nothing on"), "{}", screen.status());
    screen.press("@13 apr 2023<Enter>");
    assert!(screen.selected().starts_with("Lavrov calls frequent meetings"), "{}", screen.selected());
    screen.press("@2021<Enter>");
    assert!(screen.status().contains("nothing in 2021; this is the nearest"), "{}", screen.status());
    screen.press("@2023-04-31<Enter>");
    assert!(screen.text().contains("expected 2023, 2023-04"), "{}", screen.text());
    screen.press("<BS>");
    assert!(!screen.text().contains("expected"), "editing takes the fault away");
    screen.press("1<Enter>0");
    assert!(!screen.text().contains("expected"), "so does typing");
}

#[test]
fn the_header_tells_the_latest_filters() {
    let mut screen = screen();
    let header = |screen: &Screen| screen.text().lines().next().unwrap().to_string();
    screen.press("/lavrov<Enter>");
    assert!(header(&screen).contains("› lavrov"), "{}", header(&screen));
    screen.press("/moscow person:wang<Enter>/after:2023-02-01<Enter>");
    assert!(header(&screen).contains("› lavrov › moscow person:wang › after:2023-02-01"), "{}", header(&screen));
    let mut narrow = Screen::new(&SAMPLE, 60, 24);
    narrow.press("/lavrov<Enter>/moscow person:wang<Enter>/after:2023-02-01<Enter>");
    assert!(header(&narrow).contains("… › after:2023-02-01"), "{}", header(&narrow));
    screen.press("crC");
    assert!(header(&screen).contains("newest first"), "{}", header(&screen));
}

#[test]
fn a_quote_may_stand_open_at_the_end() {
    let mut screen = screen();
    let all = screen.rows().len();
    screen.press("/person:\"Qin Ga");
    let narrowed = screen.rows().len();
    assert!(0 < narrowed && narrowed < all);
    screen.press("<Enter>");
    assert_eq!(screen.model.steps[0].text, "person:\"Qin Ga\"");
}

#[test]
fn a_picker_without_a_hit_says_so_and_stays() {
    let mut screen = screen();
    screen.press("pxyzzy<Enter>");
    assert!(screen.model.overlay.is_some());
    assert!(screen.status().contains("nothing fits what is typed"), "{}", screen.status());
    screen.press("<Esc>p");
    assert!(!screen.text().contains("xyzzy"), "another time begins anew");
    screen.press("<C-u>lavrof<Enter>");
    assert_eq!(screen.model.steps[0].text, "person:\"Sergey Lavrov\"", "a slip of a letter");
}

#[test]
fn stepping_through_what_is_marked_goes_around() {
    let mut screen = screen();
    screen.press("/person:lavrov<Enter>@2023-03-02<Enter><Enter>");
    let marked = screen.model.page.as_ref().unwrap().hits.len();
    assert!(marked > 2);
    for step in 1..=marked {
        screen.press("n");
        assert!(screen.status().contains(&format!("{step} of {marked} marked")), "{}", screen.status());
    }
    screen.press("n");
    assert!(screen.status().contains(&format!("1 of {marked} marked, from the top again")), "{}", screen.status());
    screen.press("N");
    assert!(screen.status().contains(&format!("{marked} of {marked} marked, from the end again")));
}

#[test]
fn without_utf_8_everything_is_ascii() {
    for keys in ["", "w", "?", "p", "/person:王毅<Enter><Enter>", "G", "/<Esc>!"] {
        let mut screen =
            Screen::with(&SAMPLE, 80, 24, Theme { depth: Depth::Sixteen, palette: Palette::Dark, unicode: false });
        screen.press(keys);
        let text = screen.text();
        assert!(text.is_ascii(), "{keys}: {:?}", text.lines().find(|line| !line.is_ascii()));
    }
}
