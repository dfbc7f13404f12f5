//! Days that are named beside the day of writing, from today on.

use crate::harness::{day, today};
use dateline::date::relative::{relative, shifted};
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
