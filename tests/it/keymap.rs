//! The table of keys.

use crate::harness::{Pile, Screen};
use dateline::tui::keymap::{BINDINGS, Context, shown};
use dateline::tui::keys::{Chord, Key, parse};
use dateline::tui::message::{Command, Message};
use dateline::tui::model::Model;
use dateline::tui::update::update;
use dateline::tui::would::would;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

#[test]
fn no_key_means_two_things_in_one_place() {
    let mut seen = Vec::new();
    for binding in BINDINGS {
        for keys in binding.keys.split(' ').filter(|keys| !keys.is_empty()) {
            let place = (binding.context, parse(keys));
            assert!(!seen.contains(&place), "{keys} twice in {:?}", binding.context);
            seen.push(place);
        }
    }
}

#[test]
fn no_key_is_the_beginning_of_another_in_one_place() {
    let all: Vec<(Context, Vec<Chord>)> = BINDINGS
        .iter()
        .filter(|b| !b.keys.is_empty())
        .flat_map(|b| b.keys.split(' ').map(|keys| (b.context, parse(keys))))
        .collect();
    for (context, keys) in &all {
        for (other, longer) in &all {
            assert!(context != other || keys == longer || !longer.starts_with(keys), "{keys:?} hides {longer:?}");
        }
    }
}

#[test]
fn in_fields_commands_are_chords() {
    for binding in BINDINGS.iter().filter(|b| {
        matches!(b.context, Context::Field | Context::Picker | Context::People | Context::Dates | Context::Hand)
    }) {
        for chord in binding.keys.split(' ').flat_map(parse) {
            assert!(chord.ctrl || chord.alt || !matches!(chord.key, Key::Char(_)), "{} would not type", chord);
        }
    }
}

#[test]
fn keys_are_read_as_they_are_written() {
    assert_eq!(parse("j"), [Chord::plain(Key::Char('j'))]);
    assert_eq!(parse("<C-d>"), [Chord { key: Key::Char('d'), ctrl: true, alt: false }]);
    assert_eq!(parse("<lt>x"), [Chord::plain(Key::Char('<')), Chord::plain(Key::Char('x'))]);
    assert_eq!(parse("a<b"), parse("a<lt>b"), "what is no name is typed");
    assert_eq!(parse("<Space>"), parse(" "));
    assert_eq!(shown("<C-d> <PgDn> ]m"), "C-d PgDn ]m");
}

#[test]
fn the_help_has_every_key() {
    let pile = Pile::of_texts(&[("a.md", "---\ndate: 2023-05-01\ntitle: One\n---\nText.")]);
    let mut screen = Screen::new(&pile, 120, 240);
    screen.press("?");
    let text = screen.text();
    for binding in BINDINGS {
        assert!(text.contains(binding.says), "{} is missing", binding.says);
    }
}

#[test]
fn the_readme_lists_the_keys_as_they_are() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    for binding in BINDINGS.iter().filter(|b| b.context != Context::Card) {
        let keys = match binding.keys {
            "" => format!(":{}", binding.command.name()),
            keys => shown(keys).replace(' ', "` `"),
        };
        let row = format!("| `{keys}` | {} |", binding.says);
        assert!(readme.contains(&row), "README lacks: {row}");
    }
}

#[test]
fn every_key_with_a_bracket_has_another_name() {
    for binding in BINDINGS.iter().filter(|b| b.keys.contains(['[', ']', '{', '}'])) {
        let plain =
            binding.keys.split(' ').any(|keys| keys.chars().all(|c| c.is_ascii_lowercase() || ".,".contains(c)));
        assert!(plain, "{} needs AltGr on many keyboards", binding.keys);
    }
}

#[test]
fn commands_have_names() {
    let names: Vec<String> = BINDINGS.iter().map(|b| b.command.name()).collect();
    assert!(names.contains(&"next week".to_string()) && names.contains(&"copy citation".to_string()));
    assert!(names.contains(&"theme light".to_string()));
}

#[test]
fn the_help_says_what_each_key_would_do_here_and_it_does_that() {
    // What these do is the same everywhere.
    let plain = [Command::Redraw, Command::Suspend, Command::Commands];
    let screen = |(columns, rows): (u16, u16), before: &str| {
        let mut screen = Screen::new(&SAMPLE, columns, rows);
        screen.press(before);
        screen
    };
    let wide = [
        "",
        "/qin<Enter>",
        "jjj<Enter>",
        "/lavrov<Enter>jCr",
        "Obest<Enter>",
        "zM",
        "za",
        "G",
        "/xyzzy<Enter>",
        "v<Enter>n",
    ];
    let states = wide.map(|before| ((100, 24), before)).into_iter().chain([((60, 10), "jj<Enter>"), ((60, 10), "za")]);
    for (size, before) in states {
        let shown_before = screen(size, before);
        let focus = shown_before.model.focus;
        for binding in BINDINGS.iter().filter(|binding| Context::of(focus).contains(&binding.context)) {
            let command = binding.command;
            let theme = matches!(command, Command::Theme(_));
            let said = would(&shown_before.model, command);
            let fetched = shown_before.model.article().is_some() || shown_before.model.row().is_none();
            assert!(said.is_some() || theme || plain.contains(&command) || !fetched, "{before}: {command:?}");
            let Some(said) = said else { continue };
            let mut after = screen(size, before);
            let was = state(&after.model);
            update(&mut after.model, Message::Do(command));
            if said.starts_with("now nothing") {
                assert_eq!(state(&after.model), was, "{before}: {command:?} {said}");
            }
            if let Some(title) = said.strip_prefix("to \"") {
                let selected = after.model.timeline.entry(after.model.row().unwrap());
                assert!(selected.title.starts_with(title.trim_end_matches(['…', '"'])), "{before}: {command:?} {said}");
            }
            if let Some(line) = said.strip_prefix("to line ") {
                assert!(line.starts_with(&format!("{} of", after.model.scroll() + 1)), "{before}: {command:?} {said}");
            }
        }
    }
}

/// What a key that does nothing leaves as it is.
fn state(model: &Model) -> impl PartialEq + std::fmt::Debug + use<> {
    let page = model.page.as_ref().and_then(|page| page.current);
    let open = (model.overlay.is_some(), model.field.is_some(), model.focus);
    (model.list.selected, model.steps.len(), open, model.how.clone(), model.scroll(), page, model.panes_now())
}
