//! What the world and the other articles tell of a day.

use crate::harness::{Pile, day, today};
use dateline::article::{Entry, Rows};
use dateline::date::office::{As, Found};
use dateline::date::phrase::words_of;
use dateline::date::says::number;
use dateline::date::span::{Span, Spread, spread_evenly};
use dateline::date::token::tokens;
use dateline::date::world::World;
use dateline::date::{When, read};

fn when(text: &str) -> Option<When> {
    read(&crate::harness::document("a.txt", text), today()).1
}

#[test]
fn who_held_an_office_bounds_the_day() {
    let text = "A headline on the talks\n\nForeign Minister Qin Gang met his guests on Thursday in the old hall.\n";
    let when = when(text).expect("a term of seven months is narrow enough");
    assert!(when.likely.0 >= day("2022-12-01") && when.likely.1 <= day("2023-08-31"), "{when:?}");
    assert!(when.confidence < 0.2, "the day is not known by that: {when:?}");
    let long = text.replace("Qin Gang", "Sergey Lavrov");
    assert_eq!(self::when(&long), None, "more than twenty years say nothing");
}

fn found(text: &str) -> Vec<Found> {
    World::built_in().offices.found(text, &words_of(&tokens(text)))
}

#[test]
fn how_a_text_speaks_of_somebody_counts() {
    let how = |text: &str| found(text).first().map(|found| (found.how, found.held.terms[0].0));
    assert_eq!(how("President Barack Obama spoke."), Some((As::Holder, day("2009-01-20"))));
    assert_eq!(how("Obama's plan"), Some((As::Named, day("2009-01-20"))));
    assert_eq!(how("then-President Obama"), Some((As::Former, day("2009-01-20"))));
    assert_eq!(
        how("Vice President Joe Biden"),
        Some((As::Holder, day("2009-01-20"))),
        "a vice president is no president"
    );
    assert_eq!(how("President Clinton spoke."), Some((As::Holder, day("1993-01-20"))));
    assert_eq!(how("Secretary of State Clinton spoke."), Some((As::Holder, day("2009-01-21"))));
    assert_eq!(how("Qin Gang, China's foreign minister, spoke."), Some((As::Holder, day("2022-12-30"))));
    assert_eq!(how("He may obama the trump cards."), None, "names have capitals");
    assert_eq!(how("Martha Brown spoke."), None, "a common name is somebody else's");
    assert_eq!(how("канцлера Меркель ждут"), Some((As::Holder, day("2005-11-22"))));
    assert_eq!(how("前外长秦刚"), Some((As::Former, day("2022-12-30"))));
    assert_eq!(how("He met the president. Obama spoke."), Some((As::Named, day("2009-01-20"))), "another sentence");
    assert_eq!(how("Gov. Gavin Newsom spoke."), Some((As::Holder, day("2019-01-07"))), "no end of a sentence");
    assert_eq!(how("Under Prime Minister Liz Truss it grew."), Some((As::Holder, day("2022-09-06"))), "a preposition");
    assert_ne!(how("Under Secretary of State John Kerry").map(|(how, _)| how), Some(As::Holder), "one below");
}

/// Three articles of one story, of which one has a date, and others.
const STORY: [(&str, &str); 5] = [
    (
        "a.md",
        "---\ndate: 2021-06-10\ntitle: Ferry runs aground off Kovalam\n---\nThe ferry Malabar Pearl ran aground off Kovalam with ninety pilgrims aboard; divers and trawlers brought all of them ashore before the tide.",
    ),
    (
        "b.txt",
        "Pilgrims saved from a ferry off Kovalam\n\nTrawlers and divers saved ninety pilgrims from the ferry Malabar Pearl, which ran aground off Kovalam before the tide, on Thursday.\n",
    ),
    (
        "c.md",
        "---\ndate: 2021-02-02\ntitle: A budget for schools\n---\nThe chamber voted for more teachers and new roofs.",
    ),
    (
        "d.md",
        "---\ndate: 2021-11-20\ntitle: Storks return\n---\nThe storks were seen again on the roofs of the market.",
    ),
    ("e.md", "---\ndate: 2020-09-09\ntitle: A bridge is closed\n---\nEngineers found cracks in two of the pillars."),
];

#[test]
fn an_article_of_the_same_story_is_of_the_same_days() {
    let pile = Pile::of_texts(&STORY);
    let row =
        (0..pile.timeline.count()).find(|row| pile.timeline.headline(*row).letters().starts_with("pilgrims")).unwrap();
    let when = pile.timeline.entry(row).when.expect("its story is dated");
    assert_eq!(when.best, day("2021-06-10"), "the Thursday: {when:?}");
    let article = pile.article(pile.timeline.entry(row).id);
    assert!(article.evidence.iter().any(|evidence| evidence.says.contains("the same story")), "{:?}", article.evidence);
    let mut turned = STORY;
    turned.reverse();
    let turned = Pile::of_texts(&turned);
    let days =
        |pile: &Pile| -> Vec<_> { (0..pile.timeline.count()).map(|row| pile.timeline.entry(row).when).collect() };
    assert_eq!(days(&pile), days(&turned), "the order of the files does not matter");
}

#[test]
fn an_article_of_the_same_story_tells_its_months_where_it_tells_no_day() {
    let mut story = STORY;
    story[0] = (
        "a.txt",
        "Ferry runs aground off Kovalam\n\nThe ferry Malabar Pearl ran aground off Kovalam in June 2021 with ninety pilgrims aboard; divers and trawlers brought all of them ashore before the tide.\n",
    );
    let pile = Pile::of_texts(&story);
    let known = |headline: &str| {
        let named = |row: &usize| pile.timeline.headline(*row).letters().starts_with(headline);
        pile.timeline.entry((0..pile.timeline.count()).find(named).unwrap())
    };
    let (told, other) = (known("ferry").when.unwrap(), known("pilgrims"));
    assert!(told.confidence < 0.5, "no day is told: {told:?}");
    let when = other.when.expect("its story has a month");
    assert!(when.likely.0 <= told.best && told.best <= when.likely.1, "{when:?} {told:?}");
    let says: Vec<String> = pile.article(other.id).evidence.into_iter().map(|evidence| evidence.says).collect();
    assert!(says.contains(&"1 article of the same story".to_string()), "not said to be dated: {says:?}");
}

/// What is known of an article that was written between two days, the best of which has so much of the weight.
fn known(first: &str, last: &str, confidence: f32) -> When {
    When {
        best: day(first),
        likely: (day(first), day(last)),
        possible: (None, None),
        time: None,
        confidence,
        disputed: false,
        either: false,
        basis: dateline::date::Basis::Stamp,
    }
}

#[test]
fn a_narrow_pile_weighs_the_years() {
    let dated = |year: i32| spread_evenly(&known(&format!("{year}-05-05"), &format!("{year}-05-05"), 0.95));
    let spreads = [dated(2016), dated(2016), dated(2017), dated(2016)];
    let (span, none) = (Span::of(spreads.iter()), Spread::default());
    let weight = |at: &str, own: &Spread| span.density(own, number(day(at)), 1)[0];
    assert!(weight("2016-05-01", &none) > 5.0 * weight("2012-05-01", &none));
    assert!(weight("2016-05-01", &none) > weight("2017-05-01", &none));
    let alone = weight("2017-05-05", &spreads[2]);
    assert!(alone < weight("2017-05-05", &none), "an article is no evidence for itself");
    assert_eq!(weight("1999-01-01", &none), weight("2012-05-01", &none), "what lies outside is not ruled out");
    assert_eq!((span.others(&none), span.others(&spreads[0])), (4, 3));
}

#[test]
fn what_articles_leave_open_the_others_of_the_pile_close() {
    let sure = spread_evenly(&known("2016-11-09", "2016-11-09", 0.95));
    let open = |first, last| spread_evenly(&known(first, last, 0.01));
    let spreads = [
        sure.clone(),
        sure,
        open("2015-01-01", "2017-12-31"),
        open("2016-09-01", "2018-12-31"),
        open("2014-06-01", "2016-12-01"),
    ];
    let span = Span::of(spreads.iter());
    let weight = |at: &str| span.density(&Spread::default(), number(day(at)), 1)[0];
    assert!(weight("2016-11-15") > 8.0 * weight("2015-11-15"), "all of them may be of that month");
    let mut turned = spreads.to_vec();
    turned.reverse();
    assert_eq!(Span::of(turned.iter()), span, "their order does not matter");
}

#[test]
fn of_many_near_copies_the_same_count_in_any_order() {
    let copy = |at: usize| {
        let date = format!("{}-{:02}-{:02}", 2021 + at % 3, at % 12 + 1, at % 28 + 1);
        let date = if at < 20 { format!("\"date\":\"{date}\",") } else { String::new() };
        format!(
            "{{{date}\"title\":\"Grain {at}\",\"text\":\"The zeppelin of Quillbury carried nutmeg, saffron and cardamom over the Lindow marshes, said harbourmaster Ottoline.\"}}\n"
        )
    };
    let filler =
        |at: usize| format!("{{\"title\":\"Other {at}\",\"text\":\"Nothing of it here, number{at} alone.\"}}\n");
    let records: Vec<String> = (0..23).map(copy).chain((0..60).map(filler)).collect();
    let days = |records: Vec<String>| {
        let pile = Pile::of_texts(&[("a.jsonl", &records.concat())]);
        let entries = (0..pile.timeline.count()).map(|row| pile.timeline.entry(row));
        let known = |entry: &Entry| format!("{}: {:?}", entry.title, entry.when.map(|when| (when.best, when.likely)));
        let mut days: Vec<String> = entries.map(known).collect();
        days.sort();
        days
    };
    let straight = days(records.clone());
    let turned = days(records.iter().rev().cloned().collect());
    let mixed = days((0..records.len()).map(|at| records[at * 37 % records.len()].clone()).collect());
    assert_eq!(straight, turned);
    assert_eq!(straight, mixed);
}
