//! Filters in, trees and caret messages out; rows kept.

use crate::harness::{Pile, Screen, day, today};
use dateline::article::Rows;
use dateline::date::{Precision, label};
use dateline::query::{Asked, FIELDS, Memo, Node, SIGNS, Term, answer, fuzzy::Fuzzy, parse};
use ratatui::style::Modifier;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

fn kept(filter: &str) -> Vec<String> {
    let answer = answer(&parse(filter, today()).unwrap(), &*SAMPLE.timeline, &mut Memo::default());
    answer.rows.iter().map(|row| SAMPLE.timeline.entry(*row as usize).title.to_string()).collect()
}

#[test]
fn words_fields_and_quotes() {
    let days = |from: Option<&str>, to: Option<&str>| Term::Days { from: from.map(day), to: to.map(day) };
    for (text, want) in [
        ("lavrov beijing", vec![Term::Word("lavrov".into()), Term::Word("beijing".into())]),
        ("person:\"Qin Gang\"", vec![Term::Person("Qin Gang".into())]),
        ("Source:TASS", vec![Term::Source("TASS".into())]),
        ("date:2023", vec![days(Some("2023-01-01"), Some("2023-12-31"))]),
        ("date:2023-01..2023-04", vec![days(Some("2023-01-01"), Some("2023-04-30"))]),
        ("date:2023-04-13", vec![days(Some("2023-04-13"), Some("2023-04-13"))]),
        ("after:2023-02", vec![days(Some("2023-02-01"), None)]),
        ("before:2023-02", vec![days(None, Some("2023-02-28"))]),
        ("is:undated", vec![Term::Undated]),
        ("12:30 http://x", vec![Term::Word("12:30".into()), Term::Word("http://x".into())]),
        (
            r#"person:"Ivo \"Vanya\" Petrov" 5\"2"#,
            vec![Term::Person("Ivo \"Vanya\" Petrov".into()), Term::Word("5\"2".into())],
        ),
        (
            "'qin ^\"no limits\" title:summit",
            vec![Term::Whole("qin".into()), Term::Start("no limits".into()), Term::Title("summit".into())],
        ),
        ("date:2023-02/P2W", vec![days(Some("2023-02-01"), Some("2023-02-14"))]),
        ("date:April date:апреля", vec![Term::Month(chrono::Month::April), Term::Month(chrono::Month::April)]),
        (
            "confidence:>80% precision:day",
            vec![Term::Confidence { from: Some(0.8), to: None }, Term::Precision(Precision::Day)],
        ),
        ("", vec![]),
    ] {
        let want: Vec<Node> = want.into_iter().map(Node::Term).collect();
        assert_eq!(parse(text, today()).unwrap().terms, want, "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    for (text, want) in [
        ("qin date:20x3", "qin date:20x3\n         ^^^^ expected a date: 2023, 2023-04, 2023-04-13, \"last week\""),
        (
            "date:2023-01..x",
            "date:2023-01..x\n              ^ expected a date: 2023, 2023-04, 2023-04-13, \"last week\"",
        ),
        ("date:2023..2021", "date:2023..2021\n     ^^^^^^^^^^ expected the earlier day first"),
        ("date:2024x", "date:2024x\n     ^^^^^ expected a date: 2023, 2023-04, 2023-04-13, \"last week\""),
        ("is:late", "is:late\n   ^^^^ expected undated, certain, inferred or disputed"),
        (
            "persn:qin",
            "persn:qin\n^^^^^^ expected one of person: source: place: text: title: lang: date: after: before: is: precision: confidence:",
        ),
        ("person:", "person:\n       ^ expected a name"),
        ("(lavrov qin", "(lavrov qin\n^ expected a closing ) for it"),
        ("lavrov | ", "lavrov | \n         ^ expected a word or a field"),
        ("qin !", "qin !\n    ^ expected what is not to match behind it"),
        ("lang:english", "lang:english\n     ^^^^^^^ expected a language's two letters: en, ru, zh"),
        ("date:2023-02/P2X", "date:2023-02/P2X\n     ^^^^^^^^^^^ expected a length such as P10D, P2W, P3M"),
        ("confidence:9", "confidence:9\n           ^ expected shares such as 0.5..0.8, >0.8, <50%"),
        ("person:\"Qin", "person:\"Qin\n       ^^^^ expected a closing quote \""),
    ] {
        assert_eq!(parse(text, today()).unwrap_err().shown(text), want);
    }
}

#[test]
fn every_fields_example_is_a_filter() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    for (example, keeps) in SIGNS {
        parse(example, today()).unwrap();
        let row = format!("| `{}` | {keeps} |", example.replace('|', "\\|"));
        assert!(readme.contains(&row), "README lacks: {row}");
    }
    for field in FIELDS {
        let row = format!("| `{}` | {} |", field.example, field.keeps);
        assert!(readme.contains(&row), "README lacks: {row}");
        assert_eq!(parse(field.example, today()).unwrap().terms.len(), 1, "{}", field.example);
    }
}

#[test]
fn words_are_parts_of_headline_people_source_and_place() {
    assert_eq!(kept("embrace"), ["An embrace for the cameras, and the price of gas"]);
    assert!(kept("ushakov").len() == 3, "people: {:?}", kept("ushakov"));
    assert!(kept("meridian").len() == 4, "source");
    assert!(kept("delhi").len() == 1, "place");
    assert!(kept("ORBÁN").len() == 2 && kept("orban").len() == 2, "folded");
    assert!(kept("лавров").len() == kept("person:лавров").len() && !kept("лавров").is_empty());
}

#[test]
fn a_mistyped_word_is_taken_for_what_the_pile_has() {
    for mistyped in ["lavrv", "lavorv", "lavrow"] {
        let found = answer(&parse(mistyped, today()).unwrap(), &*SAMPLE.timeline, &mut Memo::default());
        assert!(found.taken[0].meant.contains(&"lavrov".to_string()), "{mistyped}: {:?}", found.taken);
        assert_eq!(found.rows.len(), kept("lavrov").len(), "{mistyped}");
    }
    let nothing = answer(&parse("xyzzy", today()).unwrap(), &*SAMPLE.timeline, &mut Memo::default());
    assert!(nothing.rows.is_empty());
    assert!(nothing.taken[0].meant.is_empty());
}

#[test]
fn a_date_keeps_what_its_likely_interval_touches() {
    assert!(kept("date:2024").iter().all(|title| !title.contains("Samarkand")));
    let touches = |row: &usize| {
        SAMPLE.timeline.entry(*row).when.is_some_and(|when| {
            !when.either && when.likely.0 <= day("2023-04-13") && day("2023-04-13") <= when.likely.1
        })
    };
    let touching: Vec<String> =
        (0..SAMPLE.timeline.count()).filter(touches).map(|row| SAMPLE.timeline.entry(row).title.to_string()).collect();
    assert_eq!(kept("date:2023-04-13"), touching);
    assert!(touching.iter().any(|title| title.starts_with("Lavrov calls frequent meetings")));
    assert_eq!(kept("is:undated").len(), SAMPLE.titles().len() - SAMPLE.timeline.dated());
    assert!(kept("after:2024-05 before:2024-05-16").iter().any(|title| title.starts_with("Putin begins")));
}

#[test]
fn of_two_days_a_date_keeps_nothing_between() {
    let pile = Pile::of_texts(&[(
        "a.txt",
        "Old bridge gone\n\nPosted 04/05/2021\n\nThe bridge fell in the night, said the mayor of the town.\n",
    )]);
    let when = pile.timeline.entry(0).when.unwrap();
    assert!(when.either && when.likely == (day("2021-04-05"), day("2021-05-04")), "{when:?}");
    let kept =
        |filter: &str| answer(&parse(filter, today()).unwrap(), &*pile.timeline, &mut Memo::default()).rows.len();
    assert_eq!(["2021-04-05", "2021-05-04", "april", "2021"].map(|date| kept(&format!("date:{date}"))), [1; 4]);
    assert_eq!(["2021-04-20", "2021-05-03", "march", "2020"].map(|date| kept(&format!("date:{date}"))), [0; 4]);
    assert_eq!(label::full(&when), "5 April or 4 May 2021");
    assert_eq!((label::short(&when).as_str(), label::plain(&when).as_str()), ("~Apr|May", "~2021-04|05"));
}

#[test]
fn the_fuzzy_matcher_folds_ascii_only_so_all_is_folded_before() {
    let fuzzy = Fuzzy::default();
    assert!(fuzzy.score("лавров", "ЛВВ").is_none(), "the crate's fault, which folding before it hides");
    let pile = Pile::of_texts(&[("a.md", "---\ndate: 2023-05-01\ntitle: Сергей Лавров в Москве\n---\nText.")]);
    let found = answer(&parse("лаврв", today()).unwrap(), &*pile.timeline, &mut Memo::default());
    assert_eq!(found.taken[0].meant, ["лавров"]);
    let found = answer(&parse("ЛАВРВ", today()).unwrap(), &*pile.timeline, &mut Memo::default());
    assert_eq!(found.taken[0].meant, ["лавров"]);
}

#[test]
fn the_fuzzy_matchers_cache_is_left_on_and_it_does_not_panic() {
    let fuzzy = Fuzzy::default();
    for text in ["", "a", "qin gang", "王毅", &"x y ".repeat(200)] {
        for pattern in ["", "a", "qin", "王", &"x".repeat(60)] {
            let first = fuzzy.score(text, pattern);
            assert_eq!(fuzzy.score(text, pattern), first, "{text} {pattern}");
        }
    }
}

#[test]
fn what_a_fuzzy_word_is_taken_for_is_marked_by_bytes_and_not_by_the_matchers_characters() {
    let pile = Pile::of_texts(&[("a.md", "---\ndate: 2023-05-01\ntitle: Ёлки, Лавров и 王毅\n---\nText.")]);
    let mut screen = Screen::new(&pile, 80, 24);
    screen.press("/лаврв<Enter><Tab>");
    let buffer = screen.buffer();
    let marked = buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::BOLD | Modifier::UNDERLINED));
    let marked: String = marked.map(|cell| cell.symbol()).collect();
    assert!(marked.starts_with("Лавров"), "{marked}");
}

#[test]
fn a_blank_is_a_literal_for_the_matcher_so_words_are_looked_for_one_by_one() {
    assert!(Fuzzy::default().score("qin gang", "gang qin").is_none(), "the crate's fault");
    assert_eq!(kept("gang qin"), kept("qin gang"));
    let mut screen = Screen::new(&SAMPLE, 80, 24);
    screen.press("pgang qin<Enter>");
    assert_eq!(screen.model.steps[0].text, "person:\"Qin Gang\"");
}

#[test]
fn bodies_are_kept_from_the_matcher_and_short_words_too() {
    let fuzzy = Fuzzy::default();
    assert!(fuzzy.score(&"lavrov ".repeat(200), "lavrov").is_none());
    assert!(fuzzy.in_order("x", &["xx"].into_iter().collect()).is_empty(), "a letter or two mean everything");
}

#[test]
fn alternatives_exceptions_and_groups() {
    let all = SAMPLE.titles().len();
    let (qin, lavrov) = (kept("qin"), kept("lavrov"));
    assert_eq!(kept("!qin").len(), all - qin.len());
    assert_eq!(kept("-qin"), kept("!qin"));
    assert_eq!(kept("!!qin"), qin);
    let either = kept("qin | lavrov");
    assert!(qin.iter().chain(&lavrov).all(|title| either.contains(title)));
    assert_eq!(either.len(), qin.len() + lavrov.len() - kept("qin lavrov").len());
    assert_eq!(kept("!(qin | lavrov)").len(), all - either.len());
    assert_eq!(kept("date:2023 (person:qin | person:lavrov)"), kept("(person:qin|person:lavrov) date:2023"));
    assert_eq!(parse("(a | (b | c)) ((d) e)", today()).unwrap().to_string(), "(a | b | c) d e");
    assert_eq!(
        answer(&parse("lavrov !putin", today()).unwrap(), &*SAMPLE.timeline, &mut Memo::default()).asked,
        Asked::word("lavrov"),
        "only what is to match is marked"
    );
}

#[test]
fn whole_words_and_beginnings() {
    assert!(kept("put").len() > kept("'put").len(), "a part of Putin is no word");
    assert!(kept("^putin").iter().all(|title| title.starts_with("Putin")) && kept("^putin").len() > 1);
    assert!(kept("title:samarkand").len() < kept("samarkand").len());
    assert_eq!(kept("place:samarkand lang:en").len(), kept("place:samarkand").len());
    assert_eq!(kept("lang:zh"), ["王毅再次出任外交部长"]);
}

#[test]
fn sureness_and_months_of_any_year() {
    let april = kept("date:april");
    assert!(
        april.iter().any(|title| title.starts_with("Lavrov calls"))
            && april.iter().any(|title| title.starts_with("Lavrov to visit"))
    );
    assert!(kept("is:certain").iter().all(|title| !kept("is:inferred").contains(title)));
    assert_eq!(kept("is:certain").len() + kept("is:inferred").len(), SAMPLE.timeline.dated());
    assert_eq!(kept("confidence:0..1").len(), SAMPLE.timeline.dated());
    let known: usize =
        Precision::ALL.iter().map(|precision| kept(&format!("precision:{}", precision.name())).len()).sum();
    assert_eq!(known, SAMPLE.timeline.dated());
}
