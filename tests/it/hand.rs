//! Dates set by hand: what may be typed, what becomes of it, what others lean on.

use crate::harness::{Pile, Screen, day, today};
use dateline::date::hand::{Hand, Hands, Set};
use dateline::date::{Basis, label};
use dateline::host::files::Source;
use dateline::host::load::{self, Pace};
use dateline::marks::{Does, Said};
use dateline::problem::Problem;
use dateline::text::Clean;
use dateline::tui::message::Message;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

/// Two pieces of one story, of which one has a date; and others.
static STORY: LazyLock<Pile> = LazyLock::new(|| Pile::of_texts(&FERRY));

const FERRY: [(&str, &str); 3] = [
    (
        "a.md",
        "---\ndate: 2021-06-10\ntitle: Ferry runs aground off Kovalam\n---\nThe ferry Malabar Pearl ran aground off Kovalam with ninety pilgrims aboard; divers and trawlers brought all of them ashore before the tide.",
    ),
    (
        "b.txt",
        "Pilgrims saved from a ferry off Kovalam\n\nTrawlers and divers saved ninety pilgrims from the ferry Malabar Pearl, which ran aground off Kovalam before the tide, on Thursday.\n",
    ),
    ("c.md", "---\ndate: 2021-02-02\ntitle: A budget for schools\n---\nThe chamber voted for more teachers."),
];

fn set(typed: &str) -> Result<Set, String> {
    Set::read(typed, today())
}

fn words(typed: &str) -> String {
    set(typed).map_or_else(|expected| expected, Set::explained)
}

#[test]
fn what_may_be_typed() {
    for (typed, says) in [
        ("2023-04-13", "13 April 2023, a Thursday"),
        ("13 April 2023", "13 April 2023, a Thursday"),
        ("  13 apr 2023 ", "13 April 2023, a Thursday"),
        ("2023-04", "April 2023: any of 30 days"),
        ("april 2023", "April 2023: any of 30 days"),
        ("2023", "2023: any of 365 days"),
        ("2023-02..2023-04", "February – April 2023: any of 89 days"),
        ("2023-02-21..2023-03-05", "21 February – 5 March 2023: any of 13 days"),
        ("2022-12 .. 5 Mar 2023", "1 December 2022 – 5 March 2023: any of 95 days"),
        ("2023-02..", "1 February 2023 or later"),
        ("..2023-04", "30 April 2023 or earlier"),
        ("yesterday", "20 November 2026, a Friday"),
        ("last week", "9 – 15 November 2026: any of 7 days"),
        ("Unknown", "no date: it goes to the undated ones at the end"),
    ] {
        assert_eq!(words(typed), says, "{typed}");
    }
    for wrong in ["", "..", "13 April", "2023-04-31", "2023-13", "soon", "2023-04..soon", "1..2..3", "April"] {
        assert!(words(wrong).starts_with("expected 2023-04-13, "), "{wrong}: {}", words(wrong));
    }
    assert_eq!(words("2023-04..2023-02"), "expected the earlier day first");
    assert_eq!(words("2032-04-13"), "expected a day that has come: 13 April 2032 has not");
    assert_eq!(words("next week"), "expected a day that has come: 23 November 2026 has not");
    assert_eq!(words("tomorrow"), "22 November 2026, a Sunday", "east of here it has come");
}

#[test]
fn how_it_is_said() {
    let said = |typed: &str| {
        let when = set(typed).unwrap().when(None, today()).unwrap();
        assert_eq!((when.basis, when.confidence), (Basis::Hand, 1.0));
        (label::short(&when), label::plain(&when), label::full(&when))
    };
    let is = |short: &str, plain: &str, full: &str| (short.to_string(), plain.to_string(), full.to_string());
    assert_eq!(said("2023-04-13"), is("13 Apr", "2023-04-13", "Thu 13 April 2023"));
    assert_eq!(said("2023-04"), is("Apr", "2023-04", "April 2023"));
    assert_eq!(said("2023"), is("2023", "2023", "2023"));
    assert_eq!(said("2023-02-21..2023-03-05"), is("Feb–Mar", "2023-02..2023-03", "21 February – 5 March 2023"));
    assert_eq!(said("2021..2024"), is("2021–24", "2021..2024", "2021 – 2024"));
    assert_eq!(said("2023-02.."), is("from Feb", "2023-02..", "1 February 2023 or later"));
    assert_eq!(said("..2023-04"), is("till Apr", "..2023-04", "30 April 2023 or earlier"));
    assert_eq!(set("unknown").unwrap().when(None, today()), None);
}

#[test]
fn what_the_article_itself_says_counts_inside_of_it() {
    let own = set("2023-03-02..2023-05-09").unwrap().when(None, today());
    let best = |typed: &str| set(typed).unwrap().when(own.as_ref(), today()).map(|when| (when.best, when.likely));
    let middle = own.unwrap().best;
    assert_eq!(best("2023"), Some((middle, (day("2023-01-01"), day("2023-12-31")))));
    assert_eq!(best("2022-02"), Some((day("2022-02-14"), (day("2022-02-01"), day("2022-02-28")))));
    assert_eq!(best("2023-05.."), Some((day("2023-05-01"), (day("2023-05-01"), day("2023-05-09")))));
    assert_eq!(best("..2023-04"), Some((middle, (day("2023-03-02"), day("2023-04-30")))));
    assert_eq!(best("2024.."), Some((day("2024-01-01"), (day("2024-01-01"), today()))));
}

#[test]
fn others_lean_on_it() {
    let mut screen = Screen::new(&STORY, 100, 24);
    let when = |screen: &Screen, title: &str| {
        let rows = 0..3;
        let mut entries = rows.map(|row| screen.model.timeline.entry(row));
        entries.find(|entry| entry.title.starts_with(title)).unwrap().when
    };
    assert_eq!(when(&screen, "Pilgrims").unwrap().best, day("2021-06-10"));
    screen.press("/ferry runs<Enter>D15 jul 2021<Enter>");
    assert!(screen.status().contains("set to 15 July 2021; 1 article moved"), "{}", screen.status());
    assert!(screen.selected().starts_with("Ferry"));
    let moved = when(&screen, "Pilgrims").unwrap();
    assert_eq!((moved.best, moved.basis != Basis::Hand), (day("2021-07-15"), true), "{moved:?}");
    screen.press("cgu");
    assert_eq!(screen.model.steps.len(), 1, "the filter first");
    screen.press("u");
    assert!(screen.status().contains("its own evidence dates it again; 1 article moved"), "{}", screen.status());
    assert_eq!(when(&screen, "Pilgrims").unwrap().best, day("2021-06-10"));
    screen.press("<C-r>");
    assert!(screen.status().contains("set to 15 July 2021; 1 article moved"), "{}", screen.status());
    let does = |at: usize| screen.saved[at].does.clone();
    assert_eq!((screen.saved.len(), does(1), does(2)), (3, Does::Undo(0), Does::Undo(1)));
    screen.press("uDunknown<Enter>");
    assert!(when(&screen, "Ferry").is_none());
    assert!(screen.status().contains("set to unknown: it stands at the end"), "{}", screen.status());
    assert!(screen.selected().starts_with("Ferry"), "the selection stays");
    assert!(when(&screen, "Pilgrims").is_none_or(|when| when.best != day("2021-06-10")));
}

#[test]
fn an_interval_is_no_day_for_others() {
    let id = STORY.timeline.entry(1).id;
    let hand = |typed: &str| {
        let hand = Hand { set: set(typed).unwrap(), typed: Clean::line(typed), on: today() };
        STORY.dated(&Hands::from([(id, Arc::new(hand))]))
    };
    let certain = |typed: &str| {
        let timeline = hand(typed);
        let entry = (0..3).map(|row| timeline.entry(row)).find(|entry| entry.title.starts_with("Pilgrims")).unwrap();
        entry.when.map_or(0.0, |when| when.confidence)
    };
    assert!(certain("2021-06-10") > 0.3 && certain("2021-05..2021-07") < 0.1);
}

#[test]
fn the_loaders_drafts_stay_for_dates() {
    let folder = tempfile::tempdir().unwrap();
    FERRY.iter().for_each(|(name, text)| std::fs::write(folder.path().join(name), text).unwrap());
    let (tell, told) = crossbeam_channel::unbounded();
    let tell = move |message| tell.send(message).is_ok();
    let source = Source::Path(folder.path().to_path_buf());
    let dated = load::start(vec![source], today().into(), Said::default(), Pace::Live, tell);
    let mut piles = Vec::new();
    let mut until = |last: fn(&Message) -> bool| {
        loop {
            match told.recv().unwrap() {
                Message::Pile(timeline) => piles.push(timeline),
                message if last(&message) => return (message, piles.last().unwrap().clone()),
                _ => {}
            }
        }
    };
    let (_, timeline) = until(|message| matches!(message, Message::Loaded { .. }));
    // What was read is not needed any more.
    FERRY.iter().for_each(|(name, _)| std::fs::remove_file(folder.path().join(name)).unwrap());
    let ferry = (0..3).map(|row| timeline.entry(row)).find(|entry| entry.title.starts_with("Ferry")).unwrap().id;
    let hand = |typed: &str| Arc::new(Hand { set: set(typed).unwrap(), typed: Clean::line(typed), on: today() });
    for (number, hands, moves) in [
        (7, Hands::from([(ferry, hand("15 july 2021"))]), 1),
        (8, Hands::from([(ferry, hand("2021-07-15"))]), 0),
        (9, Hands::new(), 1),
    ] {
        dated.send((number, Said { dates: hands, people: Vec::new() })).unwrap();
        let (moved, after) = until(|message| matches!(message, Message::Moved { .. }));
        assert!(
            matches!(moved, Message::Moved { number: n, count: Some(m) } if (n, m) == (number, moves)),
            "{moved:?}"
        );
        assert!(after.number() != timeline.number());
    }
    drop(dated);
    assert!(told.recv().is_err(), "nobody is left who could tell anything");
}

#[test]
fn the_field_keeps_what_is_typed() {
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    let typed = |screen: &Screen| match &screen.model.overlay {
        Some(dateline::tui::model::Overlay::Hand(by_hand)) => by_hand.input.value().to_string(),
        _ => "closed".to_string(),
    };
    screen.press("GD13 apr<Enter>");
    assert_eq!(typed(&screen), "13 apr", "what cannot be understood is not taken");
    screen.press("<Esc>");
    assert_eq!(typed(&screen), "closed");
    assert!(screen.status().contains("D brings back what was typed"), "{}", screen.status());
    assert_eq!(typed(screen.press("D")), "13 apr");
    assert_eq!(typed(screen.press("<Esc>kD")), "", "another article's");
    assert_eq!(typed(screen.press("<Esc>jD 2023<Enter>D")), "13 apr 2023", "the date that was set");
    screen.press("<C-u>yesterday<Enter>D<C-u>x<C-c>");
    screen.model.settings.today = day("2026-11-30");
    assert_eq!(typed(screen.press("D")), "2026-11-20", "yesterday was another day");
    screen.press("<Enter>");
    assert!(screen.status().contains("that is the date that was set already"), "{}", screen.status());
    screen.press("D<C-u>");
    assert!(screen.text().contains("Enter takes the date set by hand away"), "{}", screen.text());
    screen.press("<Enter>D<Enter>");
    assert!(screen.status().contains("no date was set by hand"), "{}", screen.status());
    assert_eq!(screen.saved.len(), 3);
}

#[test]
fn the_card_that_said_why_comes_back() {
    let mut screen = Screen::new(&SAMPLE, 120, 40);
    screen.press("gwD2023-04-13<Enter>");
    let text = screen.text();
    assert!(text.contains("you set this on 2026-11-21") && text.contains("does not"), "{text}");
    assert!(text.contains("set by hand") && text.contains("100 %, certain"), "{text}");
}

#[test]
fn a_filter_may_hide_what_is_set() {
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("/is:undated<Enter>");
    let count = screen.rows().len();
    screen.press("D2023-04-13<Enter>");
    assert_eq!(screen.rows().len(), count - 1);
    let status = screen.status();
    assert!(status.contains("set to 13 April 2023; ") && status.contains("; the filter hides it"), "{status}");
    screen.press("u");
    assert_eq!(screen.rows().len(), count);
    assert!(screen.selected().starts_with("Explained"), "the selection is on it again: {}", screen.selected());
}

#[test]
fn what_cannot_be_kept_is_set_all_the_same() {
    let mut screen = Screen::new(&SAMPLE, 120, 24);
    screen.unkept = Some(Problem::new("marks.db", "cannot be written: the disk is full").hint("make room"));
    screen.press("GD2023-04-13<Enter>");
    let status = screen.status();
    assert!(status.contains("set to 13 April 2023 for this session only"), "{status}");
    assert!(status.contains("marks.db cannot be written:"), "{status}");
    assert!(status.contains("1 problem (!)"), "{status}");
    screen.press("u<C-r>");
    assert_eq!(screen.model.problems.len(), 1, "told once");
    assert_eq!(screen.model.timeline.entry(screen.model.row().unwrap()).when.unwrap().best, day("2023-04-13"));
}

#[test]
fn the_text_can_be_read_while_a_date_is_typed() {
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("GD<PgDn>");
    assert!(screen.model.scroll() > 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(first in 0i64..60_000, length in 0i64..2_000, kind in 0..4) {
        let from = day("1850-01-01") + chrono::TimeDelta::days(first);
        let to = from + chrono::TimeDelta::days(length);
        let set = [Set::Unknown, Set::Days(from, to), Set::From(from), Set::UpTo(to)][kind as usize];
        prop_assert_eq!(Set::written(&set.to_string()), Some(set));
    }

    #[test]
    fn whatever_is_typed_is_understood_or_told(typed in "[0-9a-z. -]{0,24}|\\PC{0,12}") {
        match set(&typed) {
            Ok(set) => {
                prop_assert_eq!(Set::written(&set.to_string()), Some(set));
                if let Some(when) = set.when(None, today()) {
                    prop_assert!(when.likely.0 <= when.best && when.best <= when.likely.1);
                    prop_assert!(dateline::text::width(&label::short(&when)) <= 8);
                }
            }
            Err(expected) => prop_assert!(expected.starts_with("expected ")),
        }
    }
}
