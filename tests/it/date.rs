//! Dates: found in text, read from stamps, weighed.

mod days;
mod languages;
mod order;
mod pile;

use crate::harness::{Pile, day, document, today};

use chrono::Datelike;
use dateline::date::scan::{Mention, scan};
use dateline::date::{Basis, Precision, When, Where, explain, label, read, stamp};

/// A mention in the notation of the tables: `2023-04-13`, `--04-13`, `2023-02-21/2023-02-22`, `2023-04`, `--04`, `---09`, `W4`, `2023`.
pub fn notation(mention: &Mention) -> String {
    let year = mention.year.map_or("-".to_string(), |year| format!("{year:04}"));
    let day = |day: u32| format!("{year}-{:02}-{day:02}", mention.month.unwrap_or(0));
    let last = |last: u32| match mention.last_month {
        Some(month) => format!("{year}-{month:02}-{last:02}"),
        None => day(last),
    };
    match (mention.month, mention.day, mention.last) {
        (Some(_), Some(first), Some(end)) => format!("{}/{}", day(first), last(end)),
        (Some(_), Some(first), None) => day(first),
        (Some(month), None, _) => format!("{year}-{month:02}"),
        (None, Some(day), _) => format!("---{day:02}"),
        (None, None, _) => match (mention.year, mention.weekday) {
            (Some(year), _) => year.to_string(),
            (None, Some(weekday)) => format!("W{}", weekday.number_from_monday()),
            _ => String::new(),
        },
    }
}

fn found(text: &str) -> Vec<String> {
    scan(text).iter().map(notation).collect()
}

#[test]
fn what_is_no_date_is_not_found() {
    for text in [
        "3.14",
        "1,000 people",
        "31 April 2023",
        "version 2.14.12",
        "the march of time",
        "may be",
        "Feb 30",
        "30 February 2024",
        "room 2023A",
        "$2024",
        "10:30",
    ] {
        assert_eq!(found(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn an_order_that_may_be_either_is_said() {
    assert!(scan("04/05/2023")[0].ambiguous);
    assert!(!scan("14/05/2023")[0].ambiguous);
    assert!(!scan("05.05.2023")[0].ambiguous);
}

#[test]
fn times_behind_dates() {
    let time = |text: &str| scan(text)[0].time.map(|time| time.format("%H:%M").to_string());
    assert_eq!(time("Feb. 13, 2026, 12:48 p.m. ET").as_deref(), Some("12:48"));
    assert_eq!(time("Updated: 2017-09-15 17:52").as_deref(), Some("17:52"));
    assert_eq!(time("July 30, 2025, 1:29 p.m.").as_deref(), Some("13:29"));
    assert_eq!(time("on 3 May 2023 the 12 met"), None);
}

#[test]
fn stamps_of_every_kind_and_none_that_cannot_be() {
    let first = |value: &str| stamp::parse(value).map(|stamped| stamped.first.to_string());
    for (value, want) in [
        ("2024-05-01T10:00:00.123456789123Z", Some("2024-05-01")),
        ("2016-12-31T23:59:60Z", Some("2016-12-31")),
        ("2024-05-01T24:00:00Z", Some("2024-05-02")),
        ("2024-05-01T10:00:00+25:00", Some("2024-05-01")),
        ("2024-05-01T23:30:00-08:00", Some("2024-05-01")),
        ("2024-05-01 10:00 МСК", Some("2024-05-01")),
        ("2024-05-01 10:00 −03:00", Some("2024-05-01")),
        ("Mon, 01 May 2024 10:00:00 GMT", Some("2024-05-01")),
        ("Wed, 1 May 24 10:00 EST", Some("2024-05-01")),
        ("1714557600", Some("2024-05-01")),
        ("1714557600000", Some("2024-05-01")),
        ("20240501", Some("2024-05-01")),
        ("20240501T101500Z", Some("2024-05-01")),
        ("2024-W18-3", Some("2024-05-01")),
        ("2024-122", Some("2024-05-01")),
        ("1er mai 2024", Some("2024-05-01")),
        ("2024年5月1日", Some("2024-05-01")),
        ("2024-05", Some("2024-05-01")),
        ("2024-02-30", None),
        ("0000-00-00", None),
        ("99999-01-01", None),
        ("9999-12-31", None),
        ("1970-01-01T00:00:00Z", None),
        ("Wed, 31 Apr 2024 10:00:00 GMT", None),
        ("01/05/2024", None),
        ("2O24-05-01", None),
        ("9223372036854775807", None),
        ("yesterday", None),
        ("", None),
    ] {
        assert_eq!(first(value).as_deref(), want, "{value}");
    }
}

fn when(text: &str) -> Option<When> {
    read(&document("a.txt", text), today()).1
}

const HEAD: &str = "A headline about talks of the two ministers\n\n";

#[test]
fn a_dateline_without_a_year_and_a_weekday_leave_some_years() {
    let when = when(&format!(
        "{HEAD}SAMARKAND, April 13. /TASS/. The ministers of both countries met on Thursday for an hour.\n"
    ))
    .unwrap();
    assert_eq!(
        (when.best.month(), when.best.day(), when.best.weekday()),
        (4, 13, chrono::Weekday::Thu),
        "a year in which it was a Thursday"
    );
    assert!(
        when.likely.0 <= day("2017-04-13") && when.likely.1 >= day("2023-04-13"),
        "the young years all stay: {:?}",
        when.likely
    );
    assert_eq!((when.basis, when.precision()), (Basis::Dateline, Precision::Interval));
    assert!(when.confidence < 0.5, "no year is sure: {}", when.confidence);
}

#[test]
fn a_named_past_date_is_a_lower_bound() {
    let without =
        when(&format!("{HEAD}On January 9, the ministers spoke by telephone for an hour and more than that.\n"));
    assert_eq!(without, None, "a day without a year says little");
    let with = when(&format!("{HEAD}On January 9, the ministers spoke by telephone for an hour.\n\nThey recalled the talks held on December 30, 2022, over a video link.\n")).unwrap();
    assert!(day("2022-12-29") <= with.likely.0 && with.likely.1 < day("2024-01-01"), "{with:?}");
}

#[test]
fn a_weekday_alone_is_unknown() {
    assert_eq!(
        when(&format!("{HEAD}The ministers of both countries met in Tashkent on Thursday, the ministry said.\n")),
        None
    );
}

#[test]
fn links_to_other_stories_are_kept_apart() {
    let text = format!(
        "{HEAD}The ministers met on April 9, 2024, in Beijing and spoke for an hour in all.\n\nBank refuses payments in roubles, traders say02.04.24, 19:59\n\nThey will meet again, the ministry said in a statement.\n"
    );
    let document = document("a.txt", &text);
    let (clues, when) = read(&document, today());
    let when = when.unwrap();
    assert_eq!(when.best, day("2024-04-09"));
    let evidence = explain::explain(&document, &clues, Some(&when), None);
    let link = evidence.iter().find(|evidence| evidence.quote.as_str() == "02.04.24").unwrap();
    assert_eq!(link.place, Where::Furniture);
    assert!(link.says.starts_with("link"));
}

#[test]
fn a_stamp_fixes_the_minute_as_it_says_it() {
    let document =
        document("a.json", "{\"title\":\"A headline\",\"published\":\"2023-04-13T23:30:00-08:00\",\"text\":\"Text.\"}");
    let when = read(&document, today()).1.unwrap();
    assert_eq!((when.best, when.precision(), when.basis), (day("2023-04-13"), Precision::Minute, Basis::Stamp));
    let (time, offset) = when.time.unwrap();
    assert_eq!(stamp::clock(time, offset), "23:30:00-08:00");
}

#[test]
fn nothing_is_dated_after_today() {
    let early = day("2023-04-20");
    let document = document(
        "a.txt",
        &format!(
            "{HEAD}SAMARKAND, April 13. /TASS/. The ministers of both countries met for an hour.\n\nThey recalled a talk of 2021.\n"
        ),
    );
    let when = read(&document, early).1.unwrap();
    assert!(when.best <= early && when.likely.1 <= early);
}

#[test]
fn contradicting_evidence_lowers_the_confidence() {
    let agree = when("Talks end in Geneva after an hour\n\nUpdated April 13, 2023\n\nGENEVA, April 13. /TASS/. The talks ended on Thursday after an hour, with no result at all.\n").unwrap();
    let differ = when("Talks end in Geneva after an hour\n\nUpdated April 13, 2023\n\nGENEVA, June 2. /TASS/. The talks ended on Friday after an hour, with no result at all.\n").unwrap();
    assert!(
        agree.confidence > 0.95 && differ.confidence < agree.confidence,
        "{} {}",
        agree.confidence,
        differ.confidence
    );
}

#[test]
fn the_pile_helps_and_the_order_of_its_files_does_not_matter() {
    let undated = (
        "u.txt",
        "Ambassadors Example and Sample walk by the lake\n\nOn May 3, Anna Example and Boris Sample walked by the lake of Geneva for an hour.\n",
    );
    let dated = (
        "d.md",
        "---\ntitle: Talks\ndate: 2021-05-10\n---\nAnna Example said that Boris Sample told her so. Boris Sample agreed.\n",
    );
    let alone = Pile::of_texts(&[undated]);
    assert_eq!(alone.timeline.entry(0).when, None);
    let (one, other) = (Pile::of_texts(&[undated, dated]), Pile::of_texts(&[dated, undated]));
    let when = one.timeline.entry(one.timeline.row(document(undated.0, undated.1).id).unwrap()).when.unwrap();
    assert_eq!(when.best.format("%Y").to_string(), "2021");
    let whens = |pile: &Pile| (0..2).map(|row| pile.timeline.entry(row).when).collect::<Vec<_>>();
    assert_eq!(whens(&one), whens(&other));
}

#[test]
fn intervals_are_said_as_intervals() {
    let when = |best: &str, first: &str, last: &str, confidence: f32| When {
        best: day(best),
        likely: (day(first), day(last)),
        possible: (None, Some(today())),
        time: None,
        confidence,
        disputed: false,
        either: false,
        basis: Basis::Prose,
    };
    let both = |when: When| (label::short(&when), label::plain(&when));
    assert_eq!(both(when("2023-04-13", "2023-04-13", "2023-04-13", 0.97)), ("13 Apr".into(), "2023-04-13".into()));
    assert_eq!(both(when("2023-01-09", "2023-01-08", "2023-01-14", 0.6)), ("~9 Jan".into(), "~2023-01-09".into()));
    assert_eq!(both(when("2023-03-09", "2023-02-23", "2023-03-20", 0.1)), ("~Mar".into(), "~2023-03".into()));
    assert_eq!(
        both(when("2023-02-24", "2023-01-12", "2023-04-02", 0.04)),
        ("~Jan–Apr".into(), "~2023-01..2023-04".into())
    );
    assert_eq!(both(when("2022-12-20", "2022-11-30", "2023-02-02", 0.04)).0, "~Nov–Feb");
    assert_eq!(both(when("2022-12-20", "2022-05-30", "2023-05-02", 0.04)).0, "~2022–23", "no single year");
    assert_eq!(both(when("2022-06-01", "2022-01-01", "2022-12-31", 0.01)), ("~2022".into(), "~2022".into()));
    assert_eq!(both(when("2022-06-01", "2021-01-01", "2024-12-31", 0.01)), ("~2021–24".into(), "~2021..2024".into()));
    assert_eq!(
        label::full(&when("2023-03-09", "2023-02-23", "2023-03-20", 0.1)),
        "between 23 February and 20 March 2023"
    );
}

#[test]
fn a_date_of_long_ago_cuts_nothing_off() {
    let text = "Union leader, a portrait\n\nBorn on 23 March 1957 in Port Selby, Mark Dunn went to sea at sixteen. His wife died in 2019.\n";
    let when = when(text).unwrap();
    assert!(when.possible.1.is_some_and(|last| last >= today()), "{when:?}");
    assert!(when.best >= day("2019-01-01"), "{when:?}");
}

#[test]
fn days_to_come_say_nothing() {
    assert_eq!(
        when("A base in the north\n\nThe base will be built by 2040, they said to the people of the town.\n"),
        None
    );
    let text = "Emissions\n\nEmissions rose on 5 May 2021 and after it. By 31 December 2030 they must fall, the ministers said.\n";
    let when = when(text).unwrap();
    assert!(day("2021-05-05") <= when.best && when.best < day("2022-05-05"), "{when:?}");
}

#[test]
fn evidence_that_contradicts_itself_is_no_day_between() {
    let dateline = "SAMARKAND, April 13. /TASS/. The ministers of both countries met on Thursday for an hour.";
    for (stamps, days) in [
        ("\"date\":\"2023-04-25\"", vec!["2023-04-25", "2023-04-13"]),
        ("\"date\":\"2023-04-13\",\"published\":\"2020-01-01\"", vec!["2023-04-13", "2020-01-01"]),
    ] {
        let record = format!("{{\"title\":\"Talks\",{stamps},\"text\":\"{dateline}\"}}\n");
        let when = read(&document("a.jsonl", &record), today()).1.unwrap();
        assert!(days.contains(&when.best.to_string().as_str()), "{stamps}: {when:?}");
        assert!(when.confidence < 0.8, "{stamps}: {when:?}");
    }
}

#[test]
fn a_stamp_of_a_year_is_that_year() {
    let when = read(&document("a.jsonl", "{\"title\":\"Talks\",\"date\":\"2023\",\"text\":\"They met.\"}\n"), today())
        .1
        .unwrap();
    assert_eq!((when.likely, when.precision()), ((day("2023-01-01"), day("2023-12-31")), Precision::Year));
}

#[test]
fn tomorrow_has_begun_in_the_east() {
    let text = "{\"title\":\"Talks\",\"date\":\"2026-11-22T01:00:00+12:00\",\"text\":\"They met.\"}\n";
    let when = read(&document("a.jsonl", text), today()).1.unwrap();
    assert_eq!(when.best, day("2026-11-22"));
}

#[test]
fn a_day_that_is_past_is_a_lower_bound() {
    let when =
        when("Talks in Lima\n\nLIMA, Nov. 3 - Ministers met on Tuesday. The accord was signed on March 14, 2019.\n")
            .unwrap();
    assert!(when.possible.0.is_some_and(|first| first >= day("2019-03-13")), "{when:?}");
    assert!(when.likely.0 >= day("2019-03-13"), "{when:?}");
}

#[test]
fn a_day_that_good_evidence_denies_is_disputed() {
    let record = |stamp: &str| {
        format!(
            "{{\"title\":\"Talks\",\"date\":\"{stamp}\",\"text\":\"PARIS, April 13, 2023 (AFP) - Talks opened here.\"}}\n"
        )
    };
    let disputed = |stamp: &str| read(&document("a.jsonl", &record(stamp)), today()).1.unwrap().disputed;
    assert!(disputed("2023-04-20"));
    assert!(!disputed("2023-04-13") && !disputed("2023-04-14"), "a day later is no other day");
}

#[test]
fn several_years_are_candidates() {
    let text = "Talks of ministers\n\nSAMARKAND, April 13. /TASS/. The ministers of both countries met on Thursday for an hour.\n";
    let (clues, _) = read(&document("a.txt", text), today());
    let years = explain::years(&clues, None, today());
    let thursday = |year: i32| chrono::NaiveDate::from_ymd_opt(year, 4, 13).unwrap().weekday() == chrono::Weekday::Thu;
    let likely: Vec<i32> = years.iter().filter(|(_, share)| *share > 0.1).map(|(year, _)| *year).collect();
    assert!(likely.len() > 1 && likely.iter().all(|year| thursday(*year)), "{years:?}");
    let sum: f64 = years.iter().map(|(_, share)| share).sum();
    assert!(0.6 < sum && sum <= 1.001, "{sum}");
}

#[test]
fn terms_of_office_do_not_overrule_a_stamp() {
    let text = "A day after the committee removed Qin Gang as foreign minister, Foreign Minister Wang Yi spoke.";
    let record = format!("{{\"title\":\"After Qin Gang\",\"published\":\"2023-07-26\",\"text\":\"{text}\"}}\n");
    let when = read(&document("a.jsonl", &record), today()).1.unwrap();
    assert_eq!(when.best, day("2023-07-26"), "the one day of both terms is the day before");
}

/// Sentences that say nothing of any day.
const FILLER: &str = "The ministers spoke about grain, the price of it and the ports from which it is shipped. ";

#[test]
fn the_day_that_closes_the_headline_or_opens_the_text_is_that_of_the_piece() {
    let rule = |text: &str| {
        let (clues, _) = read(&document("a.txt", &format!("{text}{FILLER}{FILLER}")), today());
        clues[0].rule().name
    };
    assert_eq!(rule("ANOTHER DAY OF TALKS ON GRAIN August 2, 2012\n\n"), "head: date");
    assert_eq!(rule("August 2, 2012 GENEVA\n"), "head: date");
    assert_eq!(rule("Another day of talks on August 2, 2012\n\n"), "headline: date", "the day of the talks");
}

#[test]
fn a_line_about_the_piece_inside_of_the_story_says_when_it_was_published() {
    let page = |line: &str| format!("A headline about grain\n\n{FILLER}{FILLER}\n\n{line}\n\n{FILLER}{FILLER}\n");
    let when_of = |line: &str| when(&page(line)).unwrap();
    let told = when_of("Published on April 13, 2023");
    assert_eq!((told.best, told.basis), (day("2023-04-13"), Basis::Byline));
    let sentence = when_of("By April 13, 2023 the ports had closed, and the ministers had not met.");
    assert_ne!(sentence.basis, Basis::Byline, "a sentence is no line about the piece");
}

#[test]
fn the_day_above_the_menu_is_that_of_saving() {
    let page = format!(
        "Home\nCulture\nJobs\n31 October 2023\nSearch\nContact\nTalks about grain in the old hall\n30 October 2023\n\n{FILLER}{FILLER}\n\n{FILLER}\n"
    );
    assert_eq!(when(&page).unwrap().best, day("2023-10-30"));
}

#[test]
fn what_a_page_says_twice_is_no_surer() {
    let confidence = |head: &str| {
        let page = format!("Talks about grain in the old hall\n{head}\n\n{FILLER}{FILLER}\n\n{FILLER}\n");
        when(&page).unwrap().confidence
    };
    let once = confidence("13 April 2023\nUpdated 17 April 2023");
    let twice = confidence("13 April 2023\nUpdated 17 April 2023\n13 April 2023");
    assert!((once - twice).abs() < 0.02, "{once} {twice}");
}

#[test]
fn nothing_in_the_story_makes_a_stamped_article_undated() {
    for (day, story) in [
        ("1995-08-06", "Barack Obama, a lawyer in Chicago, has written a book."),
        ("2015-03-05", "Indonesia will host the G20 summit in Bali in 2022."),
        ("2017-01-09", "The next coronavirus pandemic may come."),
        ("2023-04-13", "They had met on Saturday, June 13."),
        ("1900-03-02", "They had met on 29 February."),
    ] {
        let record = serde_json::json!({"title": "Talks on grain", "date": day, "text": story}).to_string();
        let when = read(&document("a.json", &record), today()).1;
        assert_eq!(when.map(|when| when.best.to_string()).as_deref(), Some(day), "{story}");
    }
}

#[test]
fn a_day_of_the_week_that_does_not_fit_is_told() {
    let page = |weekday: &str| format!("{HEAD}BRUSSELS, {weekday}, 14 December 2021 (AFP) - {FILLER}{FILLER}\n");
    let (fits, fails) = (when(&page("Tuesday")).unwrap(), when(&page("Monday")).unwrap());
    assert_eq!((fits.best, fits.disputed), (day("2021-12-14"), false));
    assert!(fails.disputed && fails.confidence < 0.8 && fits.confidence > 0.8, "{fits:?} {fails:?}");
}

#[test]
fn the_days_below_the_story_are_those_of_other_pieces() {
    let page = format!(
        "The bridge is open\n\n{0}\n\n{0}\n\n{0}\n\nMost read\nCats return to the old harbour\n3 March 2024\nDogs do not\n4 March 2024\n",
        FILLER.repeat(3)
    );
    let told = when(&page);
    assert!(told.is_none_or(|when| when.confidence < 0.8), "{told:?}");
    let page = format!(
        "<html><title>The bridge is open</title><body><article><h1>The bridge is open</h1><p>{0}</p><p>{0}</p></article>\
         <aside><h3>Most read</h3><ul><li><a href='/1'>Cats return to the old harbour</a> <span>3 March 2024</span></li>\
         <li><a href='/2'>Dogs do not</a> <span>4 March 2024</span></li></ul></aside></body></html>",
        FILLER.repeat(3)
    );
    let told = read(&document("a.html", &page), today()).1;
    assert!(told.is_none_or(|when| when.confidence < 0.8), "{told:?}");
}

#[test]
fn of_several_days_the_day_of_the_week_is_not_that_of_the_last() {
    let text = format!("{HEAD}GENEVA, Thursday, April 13-14 (AFP) - {FILLER}{FILLER}\n");
    let (clues, _) = read(&document("a.txt", &text), today());
    let told: Vec<String> = clues.iter().map(|clue| clue.words()).collect();
    assert!(told.contains(&"14 April, no year".to_string()), "{told:?}");
}

#[test]
fn the_time_of_the_file_is_a_weak_upper_bound_and_no_day() {
    let kept = |text: &str, day: &str| {
        let mut document = document("a.txt", text);
        document.kept(day.parse().ok());
        read(&document, today()).1
    };
    let bare = format!("{HEAD}{FILLER}{FILLER}\n");
    assert_eq!(kept(&bare, "2019-05-06"), None, "it dates nothing by itself");
    let text = format!("{HEAD}SAMARKAND, April 13. /TASS/. The ministers met on Thursday. {FILLER}\n");
    let (young, old) = (when(&text).unwrap(), kept(&text, "2018-01-05").unwrap());
    assert!(old.best < day("2018-01-05") && old.best < young.best && old.confidence < 0.8, "{old:?}");
    assert_eq!(kept(&text, "2026-11-20"), Some(young), "what was written lately says nothing");
}

#[test]
fn a_stamp_that_does_not_look_like_a_date_is_not_told() {
    let document = document("a.md", "---\ntitle: Talks\ndate: 3 hours ago\n---\nThey meet.");
    assert_eq!(explain::explain(&document, &[], None, None), []);
}

#[test]
fn months_count_in_the_texts_own_language() {
    let months = |language: &str, text: &str| -> usize {
        let json = format!("{{\"title\":\"A headline\",\"language\":\"{language}\",\"text\":\"{text}\"}}");
        let found = dateline::date::clue::clues(&document("a.json", &json), today());
        found.iter().filter(|clue| clue.rule().name.ends_with("month")).count()
    };
    assert_eq!(months("en", "A probe will land on Mars and orbit Mars for years."), 0);
    assert_eq!(months("fr", "Les ministres se verront en mars à Paris."), 1);
    assert_eq!(months("it", "Il ministro non ha mai visto una cosa simile."), 0);
}

#[test]
fn a_sentence_on_copyright_is_no_copyright_line() {
    let text = format!(
        "A headline that says little\n\nCopyright infringement rose in 2019, the judge said in court.\n\n{BODY}"
    );
    assert_eq!(clues(&text), [("lead: past year", "2019".to_string())]);
}

#[test]
fn the_next_year_of_another_one_is_not_told_from_the_day_of_writing() {
    let text = format!("A headline that says little\n\nThe next year, in 2015, they moved.\n\n{BODY}");
    assert!(clues(&text).iter().all(|(rule, _)| !rule.starts_with("told")), "{:?}", clues(&text));
}

/// What the clues of a text are, each with its rule and what it says.
fn clues(text: &str) -> Vec<(&'static str, String)> {
    let found = dateline::date::clue::clues(&document("a.txt", text), today());
    found.iter().map(|clue| (clue.rule().name, clue.says.to_string())).collect()
}

const BODY: &str = "The hall was full of people who had come from all sides of the town to hear them speak at last.";

#[test]
fn of_what_is_to_come_the_earliest_counts() {
    let text = format!(
        "A headline that says little\n\n{BODY}\n\nThe first mission will fly in 2021 and one with a crew will follow in 2023.\n\n{BODY}"
    );
    assert_eq!(clues(&text), [("lead: coming year", "2021".to_string())]);
}

#[test]
fn a_date_by_which_something_is_to_be_is_ahead_whatever_the_sentence_speaks_of() {
    for words in ["through 2021", "until 2021", "by the end of 2021", "no later than the end of 2021"] {
        let text = format!("A headline that says little\n\nThe contract had been extended {words}.\n\n{BODY}");
        assert_eq!(clues(&text), [("ahead: year", "2021".to_string())], "{words}");
    }
}

#[test]
fn a_list_of_months_says_that_the_piece_is_of_one_of_them() {
    let months = "April 2023 (3)\nMarch 2023 (2)\nFebruary 2023\nJanuary 2023\nDecember 2022 (7)\nNovember 2022\n";
    let text = format!("A headline that says little\n\n{BODY} {BODY}\n\n{BODY}\n\n{months}");
    assert_eq!(clues(&text), [("list of months", "1 November 2022 to 30 April 2023".to_string())]);
}

#[test]
fn the_number_of_a_release_has_its_year() {
    let years = |head: &str| -> Vec<i32> {
        dateline::date::reference::references(&format!("A headline\n{head}\nText.")).map(|(year, _)| year).collect()
    };
    assert_eq!(years("MPS 39/99"), [1999]);
    assert_eq!(years("158/2003"), [2003]);
    assert_eq!(years("Friday, June 12 54/92"), [1992]);
    for none in
        ["13/04", "12/5", "3/4/99", "a/99", "7/1500", "1/99999", "He won 7 of 12/13 in the second round of that day"]
    {
        assert_eq!(years(none), Vec::<i32>::new(), "{none}");
    }
}

#[test]
fn what_looks_like_a_date_and_is_none_is_told() {
    let text = "---\ntitle: Talks\ndate: 2023-02-30\n---\nThey meet on Feb. 30, 2023 and not on April 31, said a man on 13 April 2023.";
    let document = document("a.md", text);
    let (clues, when) = read(&document, today());
    let told = explain::explain(&document, &clues, when.as_ref(), None);
    let none: Vec<&str> = told.iter().filter(|e| e.says.ends_with("no such date")).map(|e| e.quote.as_str()).collect();
    assert_eq!(none, ["date: 2023-02-30", "Feb. 30, 2023", "April 31"]);
    assert_eq!(when.unwrap().best, day("2023-04-13"));
}

#[test]
fn a_year_weighs_no_more_on_the_days_beside_it_than_on_the_rest_of_that_month() {
    let rule = dateline::date::rule::Rule::number("story: year").unwrap();
    let says = dateline::date::says::Says::Days(day("2019-01-01"), day("2019-12-31"));
    let clue = dateline::date::clue::Clue { rule, says, time: None, place: Where::Text, span: 0..4 };
    let after = dateline::date::factor::factors(&clue, dateline::date::says::number(day("2020-01-01")), 30);
    assert!(after.iter().all(|weight| (weight - after[0]).abs() < 1e-6), "{after:?}");
}
