//! People: the list, the card, what the reader says of them, and files of that.

use crate::harness::{Pile, Screen};
use dateline::marks::{Does, Event, Marks, decisions};
use dateline::person::hand::Says;
use dateline::text::{Clean, rows};
use dateline::timeline::Timeline;
use dateline::tui::message::Message;
use dateline::tui::model::Overlay;
use dateline::tui::theme::{Depth, Palette, Theme};
use ratatui::style::Modifier;
use std::sync::{Arc, LazyLock};

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

/// Two writings of one name, a name in another script, and one that nobody shares.
static PILE: LazyLock<Pile> = LazyLock::new(|| {
    let texts = [
        ("a.md", "Foreign Minister Marta Kowalska met Viktor Orban. Kowalska spoke; Viktor Orban listened."),
        ("b.md", "Minister Marta Kowalska spoke. She and Marta Anna Kowalska are one, said Viktor Orban on Monday."),
        ("c.md", "Президент Сергей Лавренко заявил это. Лавренко добавил, что Сергей Лавренко прав."),
        ("d.md", "Prime Minister Viktor Orban said so. President Emmanuel Macron told Viktor Orban as much."),
    ];
    let text = |(at, (name, text)): (usize, (&'static str, &str))| {
        (name, format!("---\ndate: 2023-0{}-05\ntitle: Piece {name}\nsite: Post\n---\n{text}\n", at + 1))
    };
    let files: Vec<(&str, String)> = texts.into_iter().enumerate().map(text).collect();
    Pile::new(files.iter().map(|(name, text)| (*name, text.as_bytes())))
});

fn screen() -> Screen<'static> {
    Screen::new(&SAMPLE, 80, 24)
}

fn clean(name: &str) -> Clean {
    Clean::line(name)
}

fn said(screen: &Screen) -> Vec<String> {
    screen.model.marks.people().iter().map(|says| says.to_string().replace('\t', " | ")).collect()
}

fn listed(screen: &Screen) -> usize {
    match &screen.model.overlay {
        Some(Overlay::Picker(picker)) => picker.fitting.len(),
        _ => panic!("no list is open:\n{}", screen.text()),
    }
}

#[test]
fn those_that_are_taken_are_joined() {
    let mut screen = screen();
    screen.press("p<Tab><M-j>");
    assert!(screen.status().contains("take two or more"), "{}", screen.status());
    screen.press("<Down><Tab><Down><Tab><M-j>");
    assert_eq!(
        said(&screen),
        ["same | Xi Jinping | Sergey Lavrov", "same | Xi Jinping | Qin Gang"],
        "under the name of the one with most articles"
    );
    assert!(screen.status().contains("joined: Sergey Lavrov is Xi Jinping, and 1 more"), "{}", screen.status());
    assert!(screen.text().contains("People"), "the list stays open");
    screen.press("<M-u>");
    assert!(said(&screen).is_empty(), "both at once");
    assert!(screen.status().contains("no longer joined"), "{}", screen.status());
    screen.press("<M-U>");
    assert_eq!(said(&screen).len(), 2);
    screen.press("<Esc>u");
    assert!(said(&screen).is_empty(), "{}", screen.status());
    screen.press("<C-r>");
    assert_eq!(said(&screen).len(), 2);
    let kinds: Vec<bool> = screen.saved.iter().map(|event| matches!(event.does, Does::Person(_))).collect();
    assert_eq!(kinds, [true, true, false, false, false, false, false, false, false, false]);
    assert!(screen.saved.iter().all(|event| event.article.is_none()));
}

#[test]
fn what_can_be_said_in_the_list() {
    let mut screen = screen();
    screen.press("pushakov<M-p>");
    assert_eq!(said(&screen), ["pin | Yury Ushakov"]);
    assert!(screen.status().contains("pinned: Yury Ushakov stands first"), "{}", screen.status());
    screen.press("<M-p>");
    assert!(said(&screen).is_empty(), "what pins is taken back");
    screen.press("<M-x>");
    assert_eq!(said(&screen), ["nobody | Yury Ushakov"]);
    screen.press("<M-u><M-r>");
    assert!(screen.status().contains("name: Yury Ushakov"), "{}", screen.status());
    screen.press("<C-u>Yuri Ushakov<Esc>");
    assert!(said(&screen).is_empty());
    screen.press("<M-r>");
    assert!(screen.status().contains("name: Yuri Ushakov"), "what was typed comes back: {}", screen.status());
    screen.press("<Enter>");
    assert_eq!(said(&screen), ["name | Yury Ushakov | Yuri Ushakov"]);
    assert!(screen.status().contains("renamed: Yury Ushakov is shown as Yuri Ushakov"), "{}", screen.status());
    screen.press("<Esc>u");
    assert!(said(&screen).is_empty());
}

#[test]
fn what_is_said_reaches_the_pile() {
    let mut screen = screen();
    let before = screen.model.timeline.number();
    screen.press("p<M-p>");
    assert_ne!(screen.model.timeline.number(), before, "it is solved again");
    screen.model.settings.people = vec![Says::Nobody(clean("Somebody"))];
    let said = screen.model.said();
    assert_eq!(said.people, [Says::Nobody(clean("Somebody")), Says::Pin(clean("Xi Jinping"))], "files come first");
}

#[test]
fn another_script_finds_a_name() {
    let mut screen = Screen::new(&PILE, 80, 24);
    for typed in ["lavrenko", "sergei lavr", "лавренко", "sergey"] {
        screen.press(&format!("p<C-u>{typed}"));
        assert!(screen.text().contains("Сергей Лавренко") && listed(&screen) == 1, "{typed}\n{}", screen.text());
        screen.press("<Esc>");
    }
    for (typed, count) in [("o", 4), ("r", 1), ("b", 1), ("<BS><BS>", 4), ("<BS>", 4), ("v o", 2), ("<C-u>", 4)] {
        screen.press(if typed == "o" { "p<C-u>" } else { "" }).press(typed);
        assert_eq!(listed(&screen), count, "{typed}\n{}", screen.text());
    }
    screen.press("<Esc>p<C-u>орбан");
    assert!(screen.text().contains("Viktor Orban"), "{}", screen.text());
}

#[test]
fn beside_whom_and_when() {
    let mut screen = Screen::new(&PILE, 80, 24);
    screen.press("pkowalska");
    let text = screen.text();
    assert!(text.contains("with  Viktor Orban 2"), "{text}");
    assert!(text.contains("also  Marta Anna Kowalska"), "{text}");
    assert!(text.contains("5 Jan 2023") && text.contains("5 Feb 2023"), "{text}");
    screen.press("<Esc>/date:2023-04<Enter>p<C-u>");
    let text = screen.text();
    assert!(text.contains("2 of 2") && text.contains("Emmanuel Macron") && !text.contains("Kowalska"), "{text}");
}

#[test]
fn the_card_of_a_person() {
    let mut screen = Screen::new(&PILE, 80, 24);
    screen.press("pkowalska<M-i>");
    let text = screen.text();
    for part in ["Marta Kowalska", "2, named", "other forms of the name", "Piece a.md", "Piece b.md", "Viktor Orban 2"]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    screen.press("s");
    assert_eq!(said(&screen), ["other | Marta Anna Kowalska | Marta Kowalska"]);
    assert!(screen.status().contains("split off: Marta Anna Kowalska is not Marta Kowalska"), "{}", screen.status());
    screen.press("u");
    assert!(said(&screen).is_empty() && screen.text().contains("other forms"), "the card stays");
    screen.press("<Enter>");
    assert!(screen.status().contains("s splits it off"), "{}", screen.status());
    screen.press("jj<Enter>");
    assert_eq!(screen.selected(), "Piece b.md");
    assert!(screen.model.overlay.is_none());
    screen.press("pkowalska<M-i>q");
    assert!(screen.text().contains("People"), "back to where one came from");
    screen.press("<C-u><Esc>p<M-i>J<Esc>");
    let Some(Overlay::Picker(picker)) = &screen.model.overlay else { panic!("{}", screen.text()) };
    assert_eq!(picker.at, 1, "the list follows");
    screen.press("<Esc>pmacron<M-i>f");
    assert_eq!(screen.rows(), ["Piece d.md"]);
}

#[test]
fn who_is_uncertain_and_who_is_pinned_can_be_seen() {
    let mut collection = (**PILE.timeline.collection()).clone();
    let at = |name: &str| PILE.timeline.person_called(name).unwrap() as usize;
    let (kowalska, macron) = (at("Marta Kowalska"), at("Emmanuel Macron"));
    collection.persons[kowalska].unsure = true;
    collection.persons[kowalska].reasons = vec!["a middle name more".to_string()];
    collection.persons[macron].pinned = true;
    let timeline = Arc::new(Timeline::new(Arc::new(collection)));
    for (unicode, sign) in [(true, "★ Emmanuel Macron"), (false, "^ Emmanuel Macron")] {
        let theme = Theme { depth: Depth::Sixteen, palette: Palette::Dark, unicode };
        let mut screen = Screen::with(&PILE, 80, 24, theme);
        screen.send(Message::Pile(timeline.clone()));
        screen.press("p");
        let text = screen.text();
        let line = |name: &str| text.lines().position(|line| line.contains(name)).unwrap_or_else(|| panic!("{text}"));
        assert!(line(sign) < line("Viktor Orban"), "{text}");
        assert!(text.contains("Marta Kowalska ?") && screen.style_of("Marta K").add_modifier.contains(Modifier::DIM));
        assert_eq!(unicode, !text.is_ascii(), "{text}");
        screen.press("kowalska");
        assert!(screen.text().contains("one word is all that is known"), "{}", screen.text());
        screen.press("<M-s>");
        let text = screen.text();
        assert!(text.contains("Marta Kowalska ?") && text.contains("unsure    one word is all"), "{text}");
        assert!(text.contains("Marta Anna Kowalska  a middle name more"), "{text}");
    }
}

#[test]
fn the_card_from_an_article() {
    let mut screen = Screen::new(&PILE, 80, 24);
    let card = |screen: &Screen| match &screen.model.overlay {
        Some(Overlay::Person(card)) => card.name.to_string(),
        _ => screen.text(),
    };
    screen.press("G<Enter>");
    assert_eq!(card(screen.press("P")), "Viktor Orban", "the one named most often");
    assert_eq!(card(screen.press("J")), "Emmanuel Macron");
    assert_eq!(card(screen.press("J")), "Viktor Orban");
    screen.press("q");
    assert!(screen.model.overlay.is_none());
    assert_eq!(card(screen.press("2P")), "Emmanuel Macron");
    screen.press("q9P");
    assert!(screen.status().contains("the article names 2"), "{}", screen.status());
    screen.press("/macron<Enter>n");
    assert_eq!(card(screen.press("P")), "Emmanuel Macron", "the one stepped to");
    screen.press("<Esc>h/person:macron<Enter>");
    assert_eq!(card(screen.press("P")), "Emmanuel Macron", "the one that is filtered by");
}

#[test]
fn mentions_of_several_people_are_stepped_through() {
    let mut screen = Screen::new(&PILE, 80, 24);
    screen.press("/person:kowalska<Enter>/person:orban<Enter><Enter>n");
    assert!(screen.status().contains("1 of 4 marked"), "two of each: {}", screen.status());
    screen.press("q/<C-c>cc/person:\"Marta Anna Kowalska\"<Enter>G<Enter>n");
    assert_eq!(screen.selected(), "Piece b.md", "by another form: {}", screen.text());
    let hits = screen.model.page.as_ref().unwrap().hits.len();
    assert!(hits >= 2, "all forms are marked, the short one and the long one");
    for palette in [Palette::Dark, Palette::Light, Palette::Terminal, Palette::Mono] {
        let theme = Theme { depth: Depth::True, palette, unicode: true };
        let mut screen = Screen::with(&PILE, 80, 24, theme);
        screen.press("G<Enter>");
        assert_ne!(screen.style_of("Emmanuel Macron told"), screen.style_of("told Viktor"), "{palette:?}");
    }
}

#[test]
fn decisions_are_written_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("who.tsv");
    let typed = path.to_str().unwrap();
    let mut screen = Screen::new(&SAMPLE, 160, 24);
    screen.press("p<M-w>");
    assert!(screen.status().contains("nothing is said of people yet"), "{}", screen.status());
    screen.press(&format!("<M-p><Down><M-x><M-w><C-u>{typed}<Enter>"));
    assert!(screen.status().contains("written to") && screen.status().contains("who.tsv"), "{}", screen.status());
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.starts_with('#') && written.ends_with("pin\tXi Jinping\nnobody\tVladimir Putin\n"), "{written}");
    screen.press("<Down><M-p>");
    screen.press(&format!("<M-w><C-u>{typed}<Enter>"));
    assert!(screen.status().contains("that file is there: Enter writes over it"), "{}", screen.status());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written, "not without a word");
    screen.press("<Enter>");
    assert_eq!(std::fs::read_to_string(&path).unwrap().lines().count(), written.lines().count() + 1);
    let mut other = Screen::new(&SAMPLE, 160, 24);
    other.press(&format!(":read people<Enter><C-u>{typed}<Enter>"));
    assert_eq!(said(&other), said(&screen));
    assert!(other.status().contains("3 rows count now"), "{}", other.status());
    other.press(&format!(":read people<Enter><C-u>{typed}<Enter>"));
    assert!(other.status().contains("says nothing new"), "{}", other.status());
    other.press("u");
    assert!(said(&other).is_empty(), "taken back at once");
    other.press(":read people<Enter><C-u>/no/such/file<Enter>");
    assert!(other.status().contains("does not exist"), "{}", other.status());
    other.press("<Esc>");
    other.press("p<M-p><M-w><C-u>/no/such/file<Enter>");
    assert!(other.status().contains("not written: no such folder"), "{}", other.status());
    assert!(other.status().contains("write to: /no/such/file"), "the path can be mended: {}", other.status());
    other.press("<Esc>");
    std::fs::write(&path, "pin\tA B\npin\tXi Jinping\npin\nfriend\tA\tB\n").unwrap();
    other.press(&format!("<M-o><C-u>{typed}<Enter>"));
    assert!(other.status().contains("1 row counts now; 2 could not be read (!)"), "{}", other.status());
    assert!(other.model.problems[0].place.ends_with("who.tsv:3"), "{:?}", other.model.problems);
}

#[test]
fn a_file_round_trip() {
    let says = [
        Says::Same(clean("A B"), clean("A. B")),
        Says::Other(clean("C D"), clean("A B")),
        Says::Name(clean("E F"), clean("Э Ф")),
        Says::Pin(clean("王毅")),
        Says::Nobody(clean("La Paz")),
        Says::Somebody(clean("Salt Lake")),
    ];
    let file = decisions::written(&says);
    assert!(rows(&file).count() == says.len() && file.starts_with("# "));
    assert_eq!(decisions::read(&clean("f"), &file), (says.to_vec(), Vec::new()));
    let table = "\u{feff}PIN\tA\n\nsame\tA\nwhat\nPin\tB\t\nNobody\tC\npin\tD\tE\n";
    let (read, wrong) = decisions::read(&clean("f"), table);
    assert_eq!(read, [Says::Pin(clean("A")), Says::Pin(clean("B")), Says::Nobody(clean("C"))]);
    let places: Vec<String> = wrong.iter().map(|problem| format!("{}: {}", problem.place, problem.what)).collect();
    assert_eq!(
        places,
        [
            "f:3: expected a name in column 3",
            "f:4: expected same, other, name, pin, nobody or someone",
            "f:7: expected 2 columns and no more: pin has a further one"
        ]
    );
    let (read, wrong) = decisions::read(&clean("f"), "pin\tA\nonce\nupon\na time\n");
    assert!(read.is_empty(), "what is mostly something else");
    assert_eq!((wrong.len(), wrong[0].what.as_str()), (4, "nothing of it counts: 3 of 4 rows cannot be read"));
}

#[test]
fn the_log_of_what_is_said() {
    let says = |says: Says| Event { article: None, does: Does::Person(says) };
    let (one, other) = (Says::Pin(clean("A")), Says::Nobody(clean("B")));
    let mut marks = Marks::default();
    assert_eq!(marks.add([says(one.clone()), says(other.clone())]), 0..2);
    assert_eq!(marks.people(), [one.clone(), other.clone()]);
    marks.add([marks.inverse(0)]);
    assert_eq!(marks.people(), [other]);
    assert_eq!(marks.meant(2), (&Does::Person(one.clone()), false));
    marks.add([marks.inverse(2)]);
    assert_eq!(marks.meant(3), (&Does::Person(one.clone()), true));
    assert_eq!(marks.saying(|said| *said == one), [0]);
    let (kind, value) = Does::Person(one.clone()).kept();
    assert_eq!((kind, value.as_deref()), ("person", Some("pin\tA")));
    assert_eq!(Does::person(value.as_deref()), Some(Does::Person(one)));
    assert_eq!(Does::person(Some("friend\tA")), None);
    assert_eq!(Does::person(None), None);
}
