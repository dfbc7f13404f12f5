//! Filters in, trees and caret messages out; rows kept.

use crate::harness::{Pile, day};
use dateline::article::Rows;
use dateline::query::{FIELDS, Term, answer, fuzzy::Fuzzy, parse};
use std::sync::LazyLock;

static SAMPLE: LazyLock<Pile> = LazyLock::new(Pile::sample);

fn kept(filter: &str) -> Vec<String> {
    let answer = answer(&parse(filter).unwrap(), &*SAMPLE.timeline);
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
            vec![Term::Person("Ivo \"Vanya\" Petrov".into()), Term::Word("5\\\"2".into())],
        ),
        ("", vec![]),
    ] {
        assert_eq!(parse(text).unwrap().terms, want, "{text}");
    }
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    for (text, want) in [
        ("qin date:20x3", "qin date:20x3\n         ^^^^ expected a year, month or day: 2023, 2023-04, 2023-04-13"),
        (
            "date:2023-01..x",
            "date:2023-01..x\n              ^ expected a year, month or day: 2023, 2023-04, 2023-04-13",
        ),
        ("date:2023..2021", "date:2023..2021\n     ^^^^^^^^^^ expected the earlier day first"),
        ("date:2024x", "date:2024x\n     ^^^^^ expected a year, month or day: 2023, 2023-04, 2023-04-13"),
        ("is:late", "is:late\n   ^^^^ expected undated"),
        ("persn:qin", "persn:qin\n^^^^^^ expected one of person: source: date: after: before: is:"),
        ("person:", "person:\n       ^ expected a name"),
        ("person:\"Qin", "person:\"Qin\n       ^^^^ expected a closing quote \""),
    ] {
        assert_eq!(parse(text).unwrap_err().shown(text), want);
    }
}

#[test]
fn every_fields_example_is_a_filter() {
    for field in FIELDS {
        assert_eq!(parse(field.example).unwrap().terms.len(), 1, "{}", field.example);
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
        let found = answer(&parse(mistyped).unwrap(), &*SAMPLE.timeline);
        assert!(found.taken[0].meant.contains(&"lavrov".to_string()), "{mistyped}: {:?}", found.taken);
        assert_eq!(found.rows.len(), kept("lavrov").len(), "{mistyped}");
    }
    let nothing = answer(&parse("xyzzy").unwrap(), &*SAMPLE.timeline);
    assert!(nothing.rows.is_empty());
    assert!(nothing.taken[0].meant.is_empty());
}

#[test]
fn a_date_keeps_what_its_likely_interval_touches() {
    assert!(kept("date:2024").iter().all(|title| !title.contains("Samarkand")));
    let touches = |row: &usize| {
        SAMPLE
            .timeline
            .entry(*row)
            .when
            .is_some_and(|when| when.likely.0 <= day("2023-04-13") && day("2023-04-13") <= when.likely.1)
    };
    let touching: Vec<String> =
        (0..SAMPLE.timeline.count()).filter(touches).map(|row| SAMPLE.timeline.entry(row).title.to_string()).collect();
    assert_eq!(kept("date:2023-04-13"), touching);
    assert!(touching.iter().any(|title| title.starts_with("Lavrov calls frequent meetings")));
    assert_eq!(kept("is:undated").len(), SAMPLE.titles().len() - SAMPLE.timeline.dated());
    assert!(kept("after:2024-05 before:2024-05-16").iter().any(|title| title.starts_with("Putin begins")));
}

#[test]
fn the_fuzzy_matchers_faults_do_not_show() {
    let fuzzy = Fuzzy::default();
    assert!(fuzzy.score("лавров", "лвв").is_some(), "other scripts than ASCII, folded before");
    assert!(fuzzy.score("qin gang", "qingang").is_some());
    assert!(fuzzy.meant("x", &["xx".to_string()]).is_empty(), "a letter or two mean everything");
}
