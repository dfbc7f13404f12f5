//! The ladder of the filter, smart case, and what is said when nothing is found.

use crate::harness::{Pile, Screen, day, today};
use dateline::article::Rows;
use dateline::query::{Answer, Filter, Memo, Node, RANKED, Rung, Term, answer, best_first, parse};
use dateline::text::{Folded, Pattern, WordList, spans};
use std::sync::LazyLock;

/// Articles in which words stand in different places.
static PILE: LazyLock<Pile> = LazyLock::new(|| {
    let article = |number: u32, title: &str, text: &str| {
        let front = format!("---\ndate: 2023-05-0{number}\ntitle: {title}\nsite: Herald\n---\n");
        (format!("{number}.md"), format!("{front}{text}\n"))
    };
    let files = [
        article(1, "Ministers meet in Geneva", "They spoke of the embargo for an hour. The US was not there."),
        article(2, "Grain ships leave the port", "Sergey Lavrov spoke of the embargo.\n\nIt was as firm as a rock."),
        article(3, "Russian airlines wait for parts", "No embargoes were lifted. Solid as rock, one said; rock solid."),
        article(4, "US sends an envoy", "The envoy, Erdoğan said, may come to us on Monday."),
        article(5, "Lavrov in Delhi", "Sergey Lavrov met his colleague."),
    ];
    Pile::new(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
});

fn ask(filter: &str) -> Answer {
    answer(&parse(filter, today()).unwrap(), &*PILE.timeline, &mut Memo::default())
}

fn kept(filter: &str) -> Vec<String> {
    ask(filter).rows.iter().map(|row| PILE.timeline.entry(*row as usize).title.to_string()).collect()
}

fn rung(filter: &str) -> Option<(Rung, String)> {
    ask(filter).taken.first().map(|taken| (taken.rung, taken.to_string()))
}

#[test]
fn a_word_that_no_headline_has_is_found_in_the_texts() {
    assert_eq!(kept("embargo").len(), 3);
    assert_eq!(rung("embargo"), Some((Rung::Texts, "embargo: no headline, 3 texts".into())));
    assert_eq!(rung("geneva"), None, "a headline has it");
    assert_eq!(kept("lavrov").len(), 2, "a person counts as much as a headline");
}

#[test]
fn the_first_rung_with_a_hit_counts() {
    assert_eq!(kept("port"), ["Grain ships leave the port"], "a headline has it, so no text is looked at");
    assert_eq!(rung("lavrv").unwrap().0, Rung::Fuzzy);
    assert_eq!(rung("lavorv"), Some((Rung::Edit, "lavorv taken for lavrov (one edit)".into())));
    assert_eq!(kept("lavorv"), kept("lavrov"));
    assert_eq!(rung("lavrv").unwrap().1, "lavrv taken for lavrov (fuzzy)");
    assert_eq!(rung("embagro").unwrap().0, Rung::Edit, "words of the texts are the pile's too");
    assert_eq!(kept("embagro").len(), 3);
    assert_eq!(rung("xyzzy"), Some((Rung::Nowhere, "nothing has \"xyzzy\"".into())));
}

#[test]
fn letters_in_scattered_places_are_no_hit() {
    // "lavrov" as a subsequence would match a headline like this one.
    let pile = Pile::of_texts(&[("a.md", "---\ndate: 2023-05-01\ntitle: Law and averages rose over\n---\nText.")]);
    let found = answer(&parse("lavrov", today()).unwrap(), &*pile.timeline, &mut Memo::default());
    assert!(found.rows.is_empty());
}

#[test]
fn text_begins_at_the_texts_and_a_tilde_at_the_fuzzy_rung() {
    assert_eq!(kept("text:port"), ["Grain ships leave the port"], "a headline is a part of the text");
    assert_eq!(kept("text:lavrov").len(), 2);
    assert_eq!(rung("text:embargo"), None, "that is where it was looked for");
    assert_eq!(rung("~lavrof").unwrap().0, Rung::Edit);
    assert_eq!(rung("~lavrov").unwrap().0, Rung::Fuzzy);
    assert_eq!(kept("~lavrof"), kept("lavrov"));
}

#[test]
fn a_phrase_stands_in_a_row_anywhere_in_the_text() {
    assert_eq!(kept("\"rock solid\""), ["Russian airlines wait for parts"]);
    assert_eq!(kept("\"firm as a rock\""), ["Grain ships leave the port"]);
    assert!(kept("\"solid rock\"").is_empty());
    assert_eq!(kept("\"lavrov in\""), ["Lavrov in Delhi"], "the headline is a part of it");
}

#[test]
fn phrases_and_headlines_have_a_ladder_too() {
    assert_eq!(kept("\"rock sollid\""), ["Russian airlines wait for parts"]);
    assert_eq!(rung("\"rock sollid\"").unwrap().1, "rock sollid taken for rock solid (one edit)");
    assert_eq!(rung("\"ROCK SOLID\"").unwrap().0, Rung::AnyCase);
    assert_eq!(
        rung("\"solid port\""),
        Some((Rung::Nowhere, "nothing has \"solid port\"".into())),
        "both words are right"
    );
    assert_eq!(kept("title:genva"), ["Ministers meet in Geneva"]);
    assert_eq!(rung("title:genva").unwrap().0, Rung::Fuzzy);
    assert_eq!(kept("title:~genva"), kept("title:genva"), "every field takes the nearest words");
    assert_eq!(rung("title:colleague"), Some((Rung::NoHeadline, "no headline has \"colleague\"".into())));
    assert_eq!(kept("\"spoke of the emabrgo\""), ["Ministers meet in Geneva", "Grain ships leave the port"]);
    assert_eq!(kept("\"rock solld, one\"").len(), 0, "signs between the words count");
    assert_eq!(kept("\"embargoes were lfited. solid\""), ["Russian airlines wait for parts"]);
    assert_eq!(rung("2022"), Some((Rung::Nowhere, "nothing has \"2022\"".into())), "a number means itself");
    assert_eq!(rung("title:embargo"), Some((Rung::NoHeadline, "no headline has \"embargo\"".into())));
    assert_eq!(kept("^grian"), ["Grain ships leave the port"]);
    assert!(kept("^port").is_empty(), "a headline that only has it does not begin with it");
}

#[test]
fn capitals_count_where_one_is_typed() {
    assert_eq!(kept("us").len(), 2, "Russian and US: {:?}", kept("us"));
    assert_eq!(kept("US"), ["US sends an envoy"]);
    assert_eq!(kept("text:US").len(), 2);
    assert_eq!(rung("LAVROV").unwrap().0, Rung::AnyCase);
    assert_eq!(kept("LAVROV"), kept("lavrov"));
    assert_eq!(kept("text:erdogan"), kept("text:Erdogan"), "accents do not count in either");
    assert_eq!(kept("person:LAVROV").len(), 2, "names are not about case");
}

#[test]
fn words_with_hits_each_but_none_together_are_looked_for_in_the_texts() {
    assert!(kept("geneva embargo").len() == 1 && kept("ships lavrov").len() == 1);
    let together = ask("delhi port");
    assert!(together.rows.is_empty());
    assert_eq!(together.drops, [("delhi".to_string(), 1), ("port".to_string(), 1)], "and what to drop is said");
    let found = ask("envoy erdogan");
    assert_eq!(found.rows.len(), 1);
    assert_eq!(ask("xyzzy port").nowhere, ["xyzzy"]);
    assert_eq!(ask("title:nothing").nowhere, ["title:nothing"]);
}

#[test]
fn the_status_line_says_which_rung_and_what_was_taken() {
    let mut screen = Screen::new(&PILE, 80, 24);
    screen.press("/embargo");
    assert!(screen.status().contains("embargo: no headline, 3 texts"), "{}", screen.status());
    screen.press("<Enter>");
    assert!(screen.status().contains("embargo: no headline, 3 texts"), "{}", screen.status());
    screen.press("c/lavrv<Enter>");
    assert!(screen.status().contains("lavrv taken for lavrov (fuzzy)"), "{}", screen.status());
    screen.press("c/delhi port<Enter>");
    assert!(screen.text().contains("Without delhi: 1 article."), "{}", screen.text());
    screen.press("c/xyzzy<Enter>");
    assert!(screen.text().contains("Nothing matches xyzzy."), "{}", screen.text());
    assert!(screen.text().contains("Backspace takes the last filter away"), "the next step is said");
}

#[test]
fn relative_dates_count_from_today() {
    let pile = Pile::of_texts(&[
        ("a.md", "---\ndate: 2026-11-11\ntitle: Last week\n---\nText."),
        ("b.md", "---\ndate: 2026-11-20\ntitle: This week\n---\nText."),
    ]);
    let kept = |filter: &str| {
        let found = answer(&parse(filter, today()).unwrap(), &*pile.timeline, &mut Memo::default());
        found.rows.iter().map(|row| pile.timeline.entry(*row as usize).title.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(kept("date:\"last week\""), ["Last week"]);
    assert_eq!(kept("after:\"3 days ago\""), ["This week"]);
    assert_eq!(kept("date:-3m").len(), 2);
    assert_eq!(parse("date:\"last week\"", day("2026-11-21")).unwrap().to_string(), "date:2026-11-09..2026-11-15");
}

#[test]
fn days_are_printed_as_short_as_they_can_be_typed() {
    for text in ["date:2023", "date:2023-04", "date:2023-04-13", "date:2023-04-13..2023-05-02", "date:2024-02"] {
        assert_eq!(parse(text, today()).unwrap().to_string(), text);
    }
}

#[test]
fn patterns_find_folded_letters_where_they_stand() {
    let text = "Ёлка и ёж; İstanbul, ERDOĞAN";
    let found = |words: &str, whole: bool| {
        spans(text, &[Pattern::new(words, whole)]).into_iter().map(|span| &text[span]).collect::<Vec<_>>()
    };
    assert_eq!(found("елка", false), ["Ёлка"]);
    assert_eq!(found("erdogan", false), ["ERDOĞAN"]);
    assert_eq!(found("Erdogan", false), Vec::<&str>::new());
    assert_eq!(found("istanbul", false), ["İstanbul"]);
    assert_eq!(found("stan", true), Vec::<&str>::new(), "no whole word");
    assert_eq!(found("ЁЖ", false), Vec::<&str>::new());
    assert_eq!(found("", false), Vec::<&str>::new());
    assert!(Pattern::new("й", false).spans("и").is_empty() && Pattern::new("ї", false).spans("і").is_empty());
    // What is typed decomposed is composed first.
    assert_eq!(Pattern::new("e\u{308}", false).letters(), Folded::new("ë").letters());
}

#[test]
fn the_best_match_begins_a_word() {
    let pile = Pile::of_texts(&[
        ("a.md", "---\ndate: 2023-05-01\ntitle: Unrest in the reports of imports\n---\nText."),
        ("b.md", "---\ndate: 2023-05-02\ntitle: The port is open\n---\nText."),
    ]);
    let found = answer(&parse("port", today()).unwrap(), &*pile.timeline, &mut Memo::default());
    assert_eq!(found.rows, [0, 1]);
    assert_eq!(best_first(&found.asked, &*pile.timeline, &found.rows), [1, 0]);
    assert_eq!(RANKED, 2_000);
    let mut screen = Screen::new(&pile, 80, 24);
    screen.press("/port<Enter>Obest<Enter>");
    assert_eq!(screen.rows()[0], "The port is open");
}

#[test]
fn further_keys_ask_only_where_the_former_found_something() {
    // The same memo through a word as it is typed, taken back and typed otherwise gives what a fresh one gives.
    let mut memo = Memo::default();
    for typed in ["e", "em", "emb", "embargo", "embargoe", "embargo", "rock", "Rock", "rOck", "us", "US", "u"] {
        let filter = parse(&format!("text:{typed}"), today()).unwrap();
        let fresh = answer(&filter, &*PILE.timeline, &mut Memo::default());
        assert_eq!(answer(&filter, &*PILE.timeline, &mut memo), fresh, "{typed}");
    }
}

#[test]
fn the_words_of_the_pile_rule_no_text_out_that_has_what_is_looked_for() {
    let pile = Pile::sample();
    let rows = &*pile.timeline;
    let texts: Vec<&str> = (0..rows.count()).map(|row| rows.text(row).letters()).collect();
    let letters: Vec<char> = texts[3].chars().collect();
    for length in [1, 2, 3, 5, 9, 17] {
        for start in (0..letters.len() - length).step_by(7) {
            let part: String = letters[start..start + length].iter().collect();
            let filter = Filter { terms: vec![Node::Term(Term::Phrase(part.clone()))] };
            let have: Vec<u32> =
                (0..).zip(&texts).filter(|(_, text)| text.contains(&part)).map(|(row, _)| row).collect();
            assert_eq!(answer(&filter, rows, &mut Memo::default()).rows, have, "{part:?}");
        }
    }
}

#[test]
fn words_beside_others_may_be_dates() {
    let pile = Pile::sample();
    let ask = |filter: &str| answer(&parse(filter, today()).unwrap(), &*pile.timeline, &mut Memo::default());
    let found = ask("qin 2023");
    assert_eq!(found.rows, ask("qin date:2023").rows);
    assert!(found.rows.len() >= 4);
    assert!(found.taken.iter().any(|taken| taken.to_string() == "2023 taken for date:2023"), "{:?}", found.taken);
    assert_eq!(ask("qin march 2023").rows, ask("qin date:march date:2023").rows);
    assert_eq!(ask("qin 2023-03").rows, ask("qin date:2023-03").rows);
    let alone = ask("2023");
    assert!(alone.taken[0].to_string().ends_with("date:2023 filters by the date"), "{:?}", alone.taken);
}

#[test]
fn what_more_the_texts_have_is_told() {
    let mut screen = Screen::new(&PILE, 80, 24);
    screen.press("/port<Enter>");
    assert!(!screen.status().contains("more in texts"), "{}", screen.status());
    screen.press("c/delhi<Enter>");
    assert!(!screen.status().contains("more in texts"));
    screen.press("c/rock<Enter>c/grain<Enter>");
    assert_eq!(kept("envoy").len(), 1);
    screen.press("c/lavrov<Enter>");
    assert!(!screen.status().contains("more in texts"), "{}", screen.status());
    screen.press("c/geneva | solid<Enter>c/us<Enter>");
    assert!(screen.status().contains("1 more in texts (text:us)"), "{}", screen.status());
}

#[test]
fn in_any_case_whole_words_go_before_parts() {
    let pile = Pile::of_texts(&[
        ("a.md", "---\ndate: 2023-05-01\ntitle: Ushakov speaks\n---\nThey told us so."),
        ("b.md", "---\ndate: 2023-05-02\ntitle: Nothing of note\n---\nText."),
    ]);
    let found = answer(&parse("US", today()).unwrap(), &*pile.timeline, &mut Memo::default());
    assert_eq!(found.rows, [0], "the text's \"us\"; were there none, the part of Ushakov");
    assert_eq!(found.taken[0].rung, Rung::Texts);
}

#[test]
fn a_mistyped_word_beside_others_is_looked_for_in_the_texts_as_what_it_was_taken_for() {
    for filter in ["envoy monday", "envyo monday", "envoy erdogn", "(envoy | xx) monday", "Envoy Monday"] {
        assert_eq!(kept(filter), ["US sends an envoy"], "{filter}");
    }
}

#[test]
fn whole_words_are_found_in_the_texts_too() {
    assert_eq!(kept("'embargo").len(), 2, "not embargoes");
    assert_eq!(rung("'embargo").unwrap().0, Rung::Texts);
}

#[test]
fn a_short_word_is_no_misspelling_and_found_as_it_is() {
    assert_eq!(kept("~us"), kept("us"));
}

#[test]
fn a_whole_name_is_meant_where_it_is_said() {
    let article = |source: &str| format!("---\ndate: 2023-05-01\ntitle: From {source}\nsite: {source}\n---\nText.");
    let (ria, austria) = (article("RIA"), article("Austria Today"));
    let pile = Pile::of_texts(&[("a.md", &ria), ("b.md", &austria)]);
    let kept =
        |filter: &str| answer(&parse(filter, today()).unwrap(), &*pile.timeline, &mut Memo::default()).rows.len();
    assert_eq!((kept("source:ria"), kept("source:=ria"), kept("source:\"=austria today\"")), (2, 1, 1));
    let mut screen = Screen::new(&pile, 80, 24);
    screen.press("sria<Down><Up>");
    screen.press("<C-u>RIA");
    let first = screen.text();
    screen.press("<Enter>");
    assert_eq!(screen.rows().len(), 1, "as many as the picker counted: {first}");
}

#[test]
fn signs_inside_of_each_other_have_an_end() {
    for text in ["(".repeat(50_000), "!".repeat(60_000), format!("{}a", "(".repeat(50_000)), "!(".repeat(30_000)] {
        let fault = parse(&text, today()).unwrap_err();
        assert!(fault.expected.contains("fewer signs") || fault.expected.contains("closing"), "{}", fault.expected);
        let mut screen = Screen::new(&PILE, 80, 24);
        screen.press("/");
        screen.send(dateline::tui::message::Message::Paste(text));
        assert!(screen.text().contains("expected"));
    }
    assert!(parse(&format!("{}a{}", "(".repeat(90), ")".repeat(90)), today()).is_ok());
    assert!(parse(&vec!["!a"; 500].join(" "), today()).is_ok(), "beside each other there may be many");
}

#[test]
fn what_is_typed_decomposed_is_composed() {
    assert_eq!(kept("text:erdog\u{306}an").len(), 1);
    assert_eq!((kept("erdog\u{306}an"), rung("erdog\u{306}an")), (kept("erdogan"), None));
}

#[test]
fn of_overlapping_places_the_one_that_counts_is_found() {
    let only =
        |pattern: Pattern, text: &str| pattern.spans(text).into_iter().map(|span| (span.start, span.end)).collect();
    let (first, second): (Vec<_>, Vec<_>) =
        (only(Pattern::new("aA", false), "Cap aaA test"), only(Pattern::new("aa", true), "aaa aa"));
    assert_eq!((first, second), (vec![(5, 7)], vec![(4, 6)]));
}

#[test]
fn enter_takes_what_the_field_shows() {
    let mut screen = Screen::new(&PILE, 80, 24);
    for keys in ["/\"US<Enter>", "c/(text:us<Enter>", "c/text:us<Esc>"] {
        screen.press(keys);
        assert!(screen.model.field.is_none(), "{keys}: {}", screen.status());
        assert_eq!(screen.model.steps.len(), 1, "{keys}");
    }
}

#[test]
fn a_faulty_filter_does_not_keep_rows_of_another_pile() {
    let few = Pile::of_texts(&[("b.md", "---\ndate: 2023-05-01\ntitle: Piece two\n---\nText.")]);
    let more = Pile::of_texts(&[
        ("a.md", "---\ndate: 2023-04-01\ntitle: Other one\n---\nText."),
        ("b.md", "---\ndate: 2023-05-01\ntitle: Piece two\n---\nText."),
    ]);
    let mut screen = Screen::new(&more, 80, 24);
    screen.send(dateline::tui::message::Message::Pile(few.timeline.clone()));
    screen.press("/piece |");
    screen.send(dateline::tui::message::Message::Pile(more.timeline.clone()));
    assert_eq!(screen.rows(), ["Other one", "Piece two"]);
}

#[test]
fn words_are_found_by_their_letters() {
    let words: WordList = ["lavrov", "qin", "лавров", "", "lavrova"].into_iter().collect();
    assert_eq!((words.len(), words.get(0), words.get(2), words.get(3)), (5, "lavrov", "лавров", ""));
    assert_eq!(words.holding("lavrov"), [0, 4]);
    assert_eq!(words.holding("v"), [0, 4], "a word with it twice is told once");
    assert_eq!(words.holding("вров"), [2]);
    assert_eq!(words.holding("qinл"), Vec::<usize>::new(), "letters of two words are in neither");
    assert_eq!(words.filtered(|word| word.starts_with('l')), ["lavrov", "lavrova"]);
}

#[test]
fn a_name_is_found_in_other_letters() {
    let text = "title: Встреча в Вене\ndate: 2023-05-01\n---\nПрезидент Виктор Примерский прибыл в Вену в понедельник. Об этом сообщил Сергей Рябков в Москве.\n";
    let other = "title: Talks\ndate: 2023-05-02\n---\nPresident Olle Stern met Marta Kowalska in Vienna on Monday.\n";
    let pile = Pile::of_texts(&[("a.md", &format!("---\n{text}")), ("b.md", &format!("---\n{other}"))]);
    let ask = |filter: &str| answer(&parse(filter, today()).unwrap(), &*pile.timeline, &mut Memo::default());
    for filter in ["primersk", "primersky", "person:primersky", "person:\"viktor primersk\"", "person:viktor"] {
        let found = ask(filter);
        assert_eq!(found.rows, [0], "{filter}");
        assert_eq!(found.taken[0].rung, Rung::Letters, "{filter}");
        assert_eq!(found.asked.people.len(), 1, "{filter}");
    }
    assert_eq!(ask("primersk").taken[0].to_string(), "primersk taken for виктор примерский (other letters)");
    assert_eq!(ask("person:ковальска").rows, [1], "the other way round");
    assert_eq!(ask("stern").taken, [], "as it is typed");
    assert_eq!(ask("person:stern").taken, []);
}
