//! Keys in, screen out: text and styles at three sizes. `INSTA_UPDATE=always cargo test` writes the snapshots anew; look at
//! them before they are committed.

use crate::harness::{Pile, Screen};
use dateline::tui::theme::{Depth, Palette, Theme};
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
fn the_card_of_a_person() {
    check("person-card", "pputin<M-i>jj");
}

#[test]
fn two_people_are_taken_and_one_renamed() {
    check("people-taken", "p<Tab><Tab><M-r>");
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
fn setting_a_date() {
    check("hand", "GD13 april 2023");
}

#[test]
fn what_is_no_date_says_what_was_expected() {
    check("hand-wrong", "GD13 april<Enter>");
}

#[test]
fn why_a_date_that_was_set() {
    check("hand-why", "GwD13 apr 2023<Enter>");
}

#[test]
fn some_months_set_by_hand() {
    check("hand-months", "GD2023-02..2023-04<Enter>");
}

#[test]
fn setting_a_date_while_reading() {
    check("hand-reading", "G<Enter>Dlast week");
}

#[test]
fn pending_keys_teach() {
    check("pending", "]");
}

#[test]
fn a_word_that_only_texts_have() {
    check("texts", "/communiqué<Enter>");
}

#[test]
fn nothing_matches_all_of_it() {
    check("drops", "/qin place:delhi date:2024<Enter>");
}

#[test]
fn what_is_around_the_hits_stands_back() {
    check("context", "/orban<Enter>C");
}

#[test]
fn folded_years() {
    check("folded", "zMj");
}

#[test]
fn by_source() {
    check("by-source", "Osource<Enter>jjj");
}

#[test]
fn the_orders() {
    check("orders", "O");
}

#[test]
fn the_picker_of_sources() {
    check("sources", "s<Tab><Tab>");
}

#[test]
fn the_commands() {
    check("commands", ":copy");
}

#[test]
fn what_is_under_the_cursor() {
    check("under", "/samarkand<Enter><Enter>*");
}

#[test]
fn the_grid_of_dates() {
    check("dates", "@<Right><Right>");
}

#[test]
fn a_filter_by_a_date() {
    check("dates-filter", "@2023-03<Tab>");
}

#[test]
fn finding_in_the_article() {
    check("find", "/samarkand<Enter><Enter>/putin<Enter>n");
}

#[test]
fn the_record_as_it_lies_there() {
    check("raw", "/embrace<Enter>R");
}

#[test]
fn links_are_numbered() {
    check("links", "/solid<Enter><Enter>o");
}

#[test]
fn the_evidence_is_pointed_out_in_the_text() {
    check("why-second", "/frequent<Enter>wj");
}

#[test]
fn the_help_finds() {
    check("help-find", "?/week");
}

#[test]
fn the_sections_of_the_help() {
    check("help-sections", "?s");
}

#[test]
fn palettes_at_80x24() {
    for (name, theme) in [
        ("dark", Theme { depth: Depth::Many, palette: Palette::Dark, unicode: true }),
        ("light", Theme { depth: Depth::True, palette: Palette::Light, unicode: true }),
        ("mono", Theme { depth: Depth::Mono, palette: Palette::Dark, unicode: true }),
        ("ascii", Theme { depth: Depth::Sixteen, palette: Palette::Dark, unicode: false }),
    ] {
        let mut screen = Screen::with(&SAMPLE, 80, 24, theme);
        screen.press("/person:lavrov<Enter>jj<Tab>n");
        insta::assert_snapshot!(format!("palette-{name}"), format!("{}\n{}", screen.text(), screen.styles()));
    }
}

#[test]
fn the_smallest_and_the_usual_wide_screen() {
    for (columns, rows) in [(20, 5), (120, 40)] {
        for (name, keys) in [("list", "jj"), ("reading", "jj<Enter>"), ("why", "jjw"), ("people", "p"), ("help", "?")] {
            let mut screen = Screen::new(&SAMPLE, columns, rows);
            screen.press(keys);
            let shown = format!("{}\n{}", screen.text(), screen.styles());
            insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), shown);
        }
    }
}

/// Texts whose letters are not a cell wide each, or run the other way.
static LETTERS: LazyLock<Pile> = LazyLock::new(|| {
    let article = |number: u32, title: &str, text: &str| {
        (format!("{number}.md"), format!("---\ndate: 2023-05-0{number}\ntitle: {title}\nsite: Post\n---\n{text}\n"))
    };
    let files = [
        article(1, "王毅再次出任外交部长", "王毅星期二再次出任外交部长。"),
        article(2, "שר החוץ נפגש עם עמיתו", "שר החוץ נפגש עם עמיתו ביום שני."),
        article(3, "e\u{301}t\u{e9} a\u{300} Gene\u{300}ve", "Un e\u{301}te\u{301} a\u{300} Gene\u{300}ve."),
        article(4, "Flags 🇫🇷 and families 👩‍👩‍👧 at the gate 🙂", "A family 👩‍👩‍👧 stood at the gate 🙂 for an hour."),
    ];
    Pile::new(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
});

#[test]
fn letters_of_every_width_stay_in_their_cells() {
    for (columns, rows) in SIZES {
        let mut screen = Screen::new(&LETTERS, columns, rows);
        insta::assert_snapshot!(format!("letters-{columns}x{rows}"), screen.text());
        screen.press("jjj<Enter>");
        for line in screen.text().lines() {
            assert!(dateline::text::width(line) <= usize::from(columns), "{line:?}");
        }
        if columns == 200 {
            // Side by side: what stands right of the list begins in one column, whatever the list holds.
            let uprights: Vec<usize> = screen
                .text()
                .lines()
                .filter_map(|line| Some(dateline::text::width(&line[..line.find('│')?])))
                .collect();
            assert!(uprights.len() > 10 && uprights.windows(2).all(|two| two[0] == two[1]), "{uprights:?}");
        }
    }
}

#[test]
fn a_card_without_a_frame_writes_nothing_over_its_text() {
    let mut screen = Screen::new(&SAMPLE, 20, 5);
    screen.press("3Gw");
    assert!(
        !screen.text().lines().take(4).any(|line| line.contains('%') && !line.starts_with("confidence")),
        "{}",
        screen.text()
    );
    let pile = Pile::of_texts(&[("a.md", "---\ndate: 2023-05-01\ntitle: One\n---\nText.")]);
    let mut screen = Screen::new(&pile, 40, 10);
    screen.press("w");
    assert!(screen.text().contains("date: 2023-05-01"), "a single piece of evidence is in sight: {}", screen.text());
}
