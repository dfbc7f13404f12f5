//! Day or month first: what tells it, and what is told where nothing does.

use crate::harness::{day, document, today};
use dateline::date::says::Says;
use dateline::date::{clue, explain, order, read};
use dateline::document::Document;

/// The day that the first date of a document's text is read as.
fn said(document: &Document) -> String {
    let mention = &order::Reader::new(document).scan(&document.text)[0];
    if mention.ambiguous { "either".to_string() } else { mention.full().unwrap().to_string() }
}

fn text(words: &str) -> Document {
    document(
        "a.txt",
        &format!("A headline about talks of the two ministers\n\nThey met on 04/05/2021 in the hall. {words}\n"),
    )
}

#[test]
fn another_date_with_the_same_sign_decides() {
    assert_eq!(said(&text("They had met on 13/04/2021.")), "2021-05-04");
    assert_eq!(said(&text("They had met on 04/13/2021.")), "2021-04-05");
    assert_eq!(said(&text("They had met on 04/13/2021 in Bonn for £3.")), "2021-04-05", "before any cue");
    assert_eq!(said(&text("They had met on 13-04-2021.")), "either", "another sign");
    assert_eq!(said(&text("They had met on 13/04/2021 and 04/14/2021.")), "either", "one against the other");
}

#[test]
fn a_day_of_the_week_beside_it_decides() {
    // 4 May 2021 was a Tuesday, 5 April a Monday.
    let met = |words: &str| {
        said(&document("a.txt", &format!("A headline about talks\n\nThey met on {words} in the hall.\n")))
    };
    assert_eq!(met("Tuesday, 04/05/2021"), "2021-05-04");
    assert_eq!(met("Monday, 04/05/2021"), "2021-04-05");
    assert_eq!(met("Friday, 04/05/2021, and not on 13/04/2021,"), "2021-05-04");
    assert_eq!(met("Friday, 04/05/2021, and not on 13 April 2021,"), "either", "words have no order");
}

#[test]
fn other_languages_put_the_day_first() {
    let german = "Treffen der beiden Minister in Wien\n\nDie Minister trafen sich am 04/05/2021 in der großen Halle und sprachen über den Preis des Getreides.\n";
    assert_eq!(said(&document("a.txt", german)), "2021-05-04");
    let portuguese = "Reunião dos ministros em Lisboa\n\nOs ministros se reuniram nesta terça-feira (4/5) no grande salão da cidade e falaram do preço dos cereais.\n";
    let clues = clue::clues(&document("a.txt", portuguese), today());
    assert!(clues.iter().any(|clue| clue.says == Says::EveryYear(5, 4, Some(chrono::Weekday::Tue))), "{clues:?}");
}

#[test]
fn a_full_date_that_is_one_of_both_decides() {
    assert_eq!(said(&text("The talks of May 4, 2021, were short.")), "2021-05-04");
    assert_eq!(said(&text("The talks of April 5, 2021, were short.")), "2021-04-05");
    let stamped =
        "{\"title\":\"Talks\",\"published\":\"2021-04-05\",\"text\":\"They met on 04/05/2021 in the hall.\"}\n";
    assert_eq!(said(&document("a.jsonl", stamped)), "2021-04-05");
}

#[test]
fn what_nothing_decides_is_either_day() {
    let document = text("They spoke for an hour.");
    let (clues, when) = read(&document, today());
    assert_eq!(clues[0].says.to_string(), "4 May or 5 April 2021");
    let when = when.unwrap();
    assert!(when.likely.0 <= day("2021-04-05") && when.likely.1 >= day("2021-05-04"), "{when:?}");
    assert!(when.confidence <= 0.5, "{when:?}");
    assert!(!explain::explain(&document, &clues, Some(&when), None).is_empty());
    let mixed = text("It cost £3 at 10 a.m. ET in the hall.");
    assert_eq!(said(&mixed), "either", "cues of both sides");
}

#[test]
fn stamps_and_names_of_files_have_an_order_too() {
    let best = |document: &Document| read(document, today()).1.unwrap().best.to_string();
    let stamped = |date: &str, words: &str| {
        document("a.jsonl", &format!("{{\"title\":\"Talks\",\"date\":\"{date}\",\"text\":\"{words}\"}}\n"))
    };
    assert_eq!(best(&stamped("04/05/2021", "They will meet on 04/30/2021 in the hall.")), "2021-04-05");
    let words = "Les ministres se sont rencontrés dans la grande salle de la ville et ont parlé du prix du blé.";
    assert_eq!(best(&stamped("04/05/2021", words)), "2021-05-04");
    assert!(matches!(clue::clues(&stamped("04/05/2021", "They met."), today())[0].says, Says::Either(..)));
    assert_eq!(clue::clues(&stamped("01/01/1970", "They met."), today()), [], "the zero of a clock");
    let named = document("04-05-2021 talks.txt", "A headline\n\nThey met for an hour in the hall, and spoke.\n");
    assert!(matches!(clue::clues(&named, today())[0].says, Says::Either(..)));
}
