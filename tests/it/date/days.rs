//! Days that are named beside the day of writing: from today on, and in the text.

use super::HEAD;
use crate::harness::{Pile, day, document, today};
use dateline::date::relative::{relative, shifted};
use dateline::date::spoken::spoken;
use dateline::date::{Basis, When};
use proptest::prelude::*;

/// Days as `2023-04-13` or `2023-04-01..2023-04-30`.
fn span((first, last): (chrono::NaiveDate, chrono::NaiveDate)) -> String {
    if first == last { first.to_string() } else { format!("{first}..{last}") }
}

#[test]
fn days_are_named_from_today_on() {
    // 21 November 2026 is a Saturday.
    for (words, want) in [
        ("today", "2026-11-21"),
        ("  Yesterday ", "2026-11-20"),
        ("tomorrow", "2026-11-22"),
        ("this week", "2026-11-16..2026-11-22"),
        ("LAST \t week", "2026-11-09..2026-11-15"),
        ("next week", "2026-11-23..2026-11-29"),
        ("this month", "2026-11-01..2026-11-30"),
        ("last month", "2026-10-01..2026-10-31"),
        ("next month", "2026-12-01..2026-12-31"),
        ("this quarter", "2026-10-01..2026-12-31"),
        ("last quarter", "2026-07-01..2026-09-30"),
        ("next quarter", "2027-01-01..2027-03-31"),
        ("this year", "2026-01-01..2026-12-31"),
        ("last year", "2025-01-01..2025-12-31"),
        ("next year", "2027-01-01..2027-12-31"),
        ("last 3 days", "2026-11-19..2026-11-21"),
        ("past 1 day", "2026-11-21"),
        ("last 2 weeks", "2026-11-08..2026-11-21"),
        ("last one month", "2026-10-22..2026-11-21"),
        ("past 2 years", "2024-11-22..2026-11-21"),
        ("3 days ago", "2026-11-18"),
        ("a week ago", "2026-11-09..2026-11-15"),
        ("2 months ago", "2026-09-01..2026-09-30"),
        ("an year ago", "2025-01-01..2025-12-31"),
        ("saturday", "2026-11-21"),
        ("Sunday", "2026-11-15"),
        ("last saturday", "2026-11-14"),
        ("last friday", "2026-11-20"),
        ("this monday", "2026-11-16"),
        ("this sunday", "2026-11-22"),
        ("-3m", "2026-08-21..2026-11-21"),
        ("+3M", "2026-11-21..2027-02-21"),
        ("+2w", "2026-11-21..2026-12-05"),
        ("-10d", "2026-11-11..2026-11-21"),
        ("+1y", "2026-11-21..2027-11-21"),
        ("- 2 weeks", "2026-11-07..2026-11-21"),
        ("-0d", "2026-11-21"),
    ] {
        assert_eq!(relative(words, today()).map(span).as_deref(), Some(want), "{words}");
    }
    // A quarter on from a month that is longer, a month that ends before today's day.
    assert_eq!(relative("next quarter", day("2023-11-30")).map(span).as_deref(), Some("2024-01-01..2024-03-31"));
    assert_eq!(relative("last 1 month", day("2023-03-31")).map(span).as_deref(), Some("2023-03-01..2023-03-31"));
}

#[test]
fn other_words_name_no_day_from_today_on() {
    for words in [
        "",
        " ",
        "week",
        "last",
        "last day",
        "this weeks",
        "next monday",
        "next 3 days",
        "last 0 days",
        "last +3 days",
        "last two weeks",
        "last 2 quarters",
        "3 days",
        "days ago",
        "-1 days ago",
        "sun",
        "sat",
        "april",
        "2023",
        "3m",
        "+m",
        "+3",
        "+-3m",
        "+3q",
        "−3m",
        "+3m 2",
        "today now",
        "the last week",
        "last 4294967296 days",
        "last 4294967295 days",
        "last 4294967295 weeks",
        "4294967295 months ago",
        "999999 years ago",
        "+4294967295y",
        "-99999999999999999999d",
    ] {
        assert_eq!(relative(words, today()), None, "{words}");
    }
    for edge in [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
        for words in
            ["yesterday", "tomorrow", "last week", "this week", "next year", "last monday", "sunday", "1 day ago"]
        {
            let _ = relative(words, edge); // does not panic
        }
    }
}

#[test]
fn signed_lengths_lead_to_a_day() {
    let to = |words: &str, from: &str| shifted(words, day(from)).map(|day| day.to_string());
    for (words, from, want) in [
        ("+3m", "2023-11-30", Some("2024-02-29")),
        ("-2w", "2023-01-09", Some("2022-12-26")),
        ("+10d", "2023-12-25", Some("2024-01-04")),
        ("-1y", "2024-02-29", Some("2023-02-28")),
        (" + 3  Months ", "2023-04-13", Some("2023-07-13")),
        ("-1 day", "2023-04-13", Some("2023-04-12")),
        ("3m", "2023-04-13", None),
        ("yesterday", "2023-04-13", None),
        ("+400000000m", "2023-04-13", None),
    ] {
        assert_eq!(to(words, from).as_deref(), want, "{words} from {from}");
    }
}

/// The words of every date that a text speaks of, and the days they name.
fn speaks(text: &str, when: Option<&When>) -> Vec<(String, String)> {
    let document = document("a.txt", text);
    let of = |days: Option<_>| days.map_or("-".to_string(), span);
    spoken(&document, when).into_iter().map(|date| (document.text[date.span].to_string(), of(date.days))).collect()
}

/// A text with each kind of date, and what it speaks of where it was written on 9 January 2024.
const SPEAKS: &[(&str, &str, &str)] = &[
    // words, written on 9 January 2024, written on a day that is not known
    ("April 13, 2023", "2023-04-13", "2023-04-13"),
    ("21-22 February 2023", "2023-02-21..2023-02-22", "2023-02-21..2023-02-22"),
    ("February 2024", "2024-02-01..2024-02-29", "2024-02-01..2024-02-29"),
    ("2019", "2019-01-01..2019-12-31", "2019-01-01..2019-12-31"),
    ("04/05/2023", "-", "-"),
    ("December 30", "2023-12-30", "-"),
    ("January 11", "2024-01-11", "-"),
    ("29 February", "2024-02-29", "-"),
    ("Friday, January 6", "2023-01-06", "-"),
    ("30-31 December", "2023-12-30..2023-12-31", "-"),
    ("November", "2023-11-01..2023-11-30", "-"),
    ("Tuesday", "2024-01-09", "-"),
    ("Wednesday", "2024-01-03", "-"),
];

#[test]
fn a_text_speaks_of_other_days() {
    let dates: Vec<&str> = SPEAKS.iter().map(|(words, ..)| *words).collect();
    let text = format!("{HEAD}They met on {}, the ministry told.\n", dates.join(" or on the days of "));
    let written = When {
        best: day("2024-01-09"),
        likely: (day("2024-01-09"), day("2024-01-09")),
        possible: (None, None),
        time: None,
        confidence: 0.9,
        disputed: false,
        either: false,
        basis: Basis::Prose,
    };
    let pairs = |of: fn(&(&'static str, &'static str, &'static str)) -> &'static str| {
        SPEAKS.iter().map(|row| (row.0.to_string(), of(row).to_string())).collect::<Vec<_>>()
    };
    assert_eq!(speaks(&text, Some(&written)), pairs(|row| row.1));
    assert_eq!(speaks(&text, None), pairs(|row| row.2));
    let month = When { likely: (day("2024-01-01"), day("2024-01-20")), ..written };
    let days: Vec<_> = speaks("A headline\n\nThey met on Tuesday, and on December 30.\n", Some(&month));
    assert_eq!(days, [("Tuesday".into(), "-".into()), ("December 30".into(), "2023-12-30".into())]);
    let chinese = [("9日".into(), "2024-01-09".into()), ("28日".into(), "2023-12-28".into())];
    assert_eq!(speaks("会谈\n\n王毅9日在北京说。28日会谈。\n", Some(&written)), chinese);
    assert_eq!(speaks("A headline\n\nThey met and spoke for an hour.\n", Some(&written)), []);
}

#[test]
fn an_article_knows_the_days_it_speaks_of() {
    let text =
        "---\ntitle: Talks\ndate: 2021-05-10\n---\nThe ministers met on Friday. They will meet again on 3 June.\n";
    let pile = Pile::of_texts(&[("d.md", text)]);
    let article = pile.article(pile.timeline.entry(0).id);
    let days: Vec<_> = article.dates.iter().filter_map(|date| date.days).map(span).collect();
    assert_eq!(days, ["2021-05-07", "2021-06-03"]);
    assert_eq!(&article.document.text[article.dates[1].span.clone()], "3 June");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_length_is_too_great(words in "(last |past |[+-])?[0-9]{1,20} ?(d|y|days|weeks|months|years)( ago)?") {
        if let Some((first, last)) = relative(&words, today()) {
            prop_assert!(first <= last, "{}", words);
        }
        let _ = shifted(&words, today());
    }
}
