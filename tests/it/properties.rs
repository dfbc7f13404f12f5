//! What holds for every input.

use crate::harness::{Pile, Screen, read_bytes, today};
use dateline::article::Rows;
use dateline::date;
use dateline::document::Link;
use dateline::person;
use dateline::query::{Memo, answer, parse};
use dateline::text::{Clean, fit, fold, wrap};
use dateline::tui::layout::{Panes, Size, layout};
use dateline::tui::message::Message;
use proptest::prelude::*;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

/// Pieces that texts of news are made of, and some that break things.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "\n",
            "\n\n",
            " April 13, 2023 ",
            "13.04.23, 19:59",
            "SAMARKAND, April 13. /TASS/. ",
            "On Thursday, ",
            "Sergey Lavrov said ",
            "2023年4月13日",
            "令和5年",
            "4월 13일(목)",
            "١٣ نيسان/أبريل",
            " 04/05/2021 ",
            "30 December – 2 January 2023",
            "{\"title\":",
            "}",
            "[",
            "<div>",
            "</p>",
            "---\n",
            "title: x\n",
            "\u{1b}[2J",
            "\u{202e}",
            "王毅表示",
            "#",
            "• ",
            "© 2023",
            "Advertisement\n",
            "https://a.example/b",
            "<a href='https://c.example/#d'>",
            "</a>",
            "[words](https://e.example)",
            "\"",
            "\\",
            "\0",
            "\u{feff}",
            "99999-99-99",
            "Feb 30",
            "31 April",
        ])
        .prop_map(str::to_string),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn keys() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "j",
        "k",
        "R",
        "*",
        "s",
        "o",
        "O",
        "y",
        "Y",
        "C",
        "r",
        "H",
        "v",
        "M",
        ":",
        ".m",
        "3",
        "zM",
        "za",
        "zR",
        "n",
        "<Tab>",
        "<C-t>",
        "|",
        "(",
        "g",
        "G",
        "<Enter>",
        "<Esc>",
        "/",
        "p",
        "@",
        "w",
        "?",
        "!",
        "c",
        "u",
        "<C-r>",
        "<BS>",
        "<Tab>",
        "h",
        "l",
        "z",
        "J",
        "K",
        "n",
        "N",
        "f",
        "}",
        "{",
        "]",
        "[",
        "m",
        "y",
        "<Space>",
        "b",
        "<C-d>",
        "<C-u>",
        "lavrov",
        "D",
        "unknown",
        "date:2023",
        "person:",
        "\"",
        "<C-w>",
        "<Left>",
        "<Del>",
        "2023-04",
        "q",
        "<C-c>",
    ]);
    prop::collection::vec(key, 0..40).prop_map(|keys| keys.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_reader_panics_and_documents_hang_together(text in pieces(), name in prop::sample::select(vec!["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a"])) {
        for document in read_bytes(name, text.as_bytes()).0 {
            for block in &document.blocks {
                prop_assert!(!document.words_of(block).is_empty());
            }
            let mut read = 0;
            for Link { span, url } in &document.links {
                prop_assert!(read <= span.start && document.text.get(span.clone()).is_some_and(|words| !words.is_empty()));
                prop_assert!(url.starts_with("http://") || url.starts_with("https://"));
                read = span.end;
            }
            let (clues, when) = date::read(&document, today());
            if let Some(when) = when {
                prop_assert!(when.likely.0 <= when.likely.1 && when.best <= today());
                prop_assert!((0.0..=1.0).contains(&when.confidence));
            }
            date::explain::explain(&document, &clues, when.as_ref(), None);
            for person in person::people(&document) {
                for span in person.spans {
                    prop_assert!(document.text.get(span).is_some());
                }
            }
        }
    }

    #[test]
    fn no_bytes_break_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.md", "a.html", "a.json"] {
            read_bytes(name, &bytes);
        }
    }

    #[test]
    fn cleaning_is_safe_and_done_once(text in pieces()) {
        let clean = Clean::lines(&text);
        prop_assert!(!clean.chars().any(|c| c.is_control() && c != '\n'));
        let again = Clean::lines(&clean);
        prop_assert_eq!(again.as_str(), clean.as_str());
        prop_assert!(!Clean::line(&text).contains('\n'));
        prop_assert_eq!(fold(&clean).chars().count(), clean.chars().count());
    }

    #[test]
    fn lines_fit(text in "\\PC{0,200}", cells in 1usize..60) {
        let clean = Clean::line(&text);
        prop_assert!(dateline::text::width(&fit(&clean, cells, "…")) <= cells);
        for line in wrap(&clean, cells.max(2)) {
            prop_assert!(dateline::text::width(&clean[line.clone()]) <= cells.max(2) || clean[line].chars().count() <= 2);
        }
    }

    #[test]
    fn filters_do_not_panic_and_print_as_they_are_read(text in "[ -~]{0,40}|(person:|date:|after:|is:|\")[a-zé0-9 .\"\\\\-]{0,20}| ?(date|is):\"\\PC{0,9}|([a-c'^!()|\" -]|person:|date:april ){0,12}") {
        if let Ok(filter) = parse(&text, today()) {
            let printed = filter.to_string();
            prop_assert_eq!(parse(&printed, today()).unwrap(), filter.clone(), "{}", printed);
            let kept = answer(&filter, &*SAMPLE.timeline, &mut Memo::default());
            let again = answer(&filter, &*SAMPLE.timeline, &mut Memo::default());
            prop_assert_eq!(&kept, &again);
            prop_assert!(kept.rows.windows(2).all(|pair| pair[0] < pair[1]), "filtering keeps the order");
        } else {
            let fault = parse(&text, today()).unwrap_err();
            prop_assert!(text.get(fault.span.clone()).is_some());
            fault.shown(&text);
        }
        let mut screen = Screen::new(&SAMPLE, 80, 24);
        screen.press("/");
        screen.send(Message::Paste(text));
        screen.text();
    }

    #[test]
    fn no_keys_panic_at_any_size(keys in keys(), columns in 1u16..130, rows in 1u16..50, later in (1u16..60, 1u16..20)) {
        let mut screen = Screen::new(&SAMPLE, columns, rows);
        screen.press(&keys);
        screen.text();
        screen.send(Message::Resize(Size { columns: later.0, rows: later.1 }));
        prop_assert!(screen.buffer().content.iter().all(|cell| !cell.symbol().chars().any(char::is_control)));
        prop_assert!(screen.model.row().is_none_or(|row| row < SAMPLE.timeline.count()));
    }

    #[test]
    fn regions_lie_inside_the_screen(columns in 1u16..300, rows in 1u16..100) {
        for panes in [Panes::Auto, Panes::Beside, Panes::Stacked, Panes::List, Panes::Explained, Panes::Detail] {
            let regions = layout(Size { columns, rows }, panes);
            for region in [regions.header, regions.list, regions.rule, regions.detail, regions.strip, regions.status] {
                prop_assert!(region.right() <= columns && region.bottom() <= rows);
            }
            prop_assert!(regions.list.height + regions.detail.height > 0);
        }
    }
}

#[test]
fn a_timeline_is_sorted() {
    let days: Vec<_> = (0..SAMPLE.timeline.count()).map(|row| SAMPLE.timeline.day(row)).collect();
    let dated = SAMPLE.timeline.dated();
    assert!(days[..dated].windows(2).all(|pair| pair[0] <= pair[1]));
    assert!(days[dated..].iter().all(Option::is_none));
}
