//! Every row of every table has a sample, and the sample gives what the row says.

use crate::date::notation;
use crate::harness::{document, today};
use dateline::date::clue;
use dateline::date::event;
use dateline::date::office::{self, As};
use dateline::date::phrase::words_of;
use dateline::date::says::Says;
use dateline::date::token::tokens;
use dateline::date::world::World;
use dateline::date::{beside, form, order, place, scan, season, tense, told, words};
use dateline::document::Kind;
use dateline::person::name::{self, Name};
use dateline::person::{feature, han, people, role};
use dateline::read;
use dateline::text::rows;

#[test]
fn words_of_dates() {
    for row in rows(words::TABLE) {
        let found = scan::scan(row.field(4));
        assert_eq!(
            found.iter().map(notation).collect::<Vec<_>>(),
            [row.field(5)],
            "words.tsv:{}: {}",
            row.line,
            row.field(4)
        );
        for form in row.field(3).split('|') {
            let word = form.trim_start_matches('=');
            let known = words::WORDS.find(word).is_some() || words::WORDS.bracketed(word).is_some();
            assert!(known, "words.tsv:{}: {form}", row.line);
        }
    }
}

#[test]
fn forms_of_dates() {
    for row in rows(form::TABLE) {
        let found: Vec<String> = scan::scan(row.field(2)).iter().map(notation).collect();
        assert_eq!(found, [row.field(3)], "forms.tsv:{}: {}", row.line, row.field(0));
    }
}

#[test]
fn orders_of_numeric_dates() {
    for row in rows(order::TABLE) {
        let sample = row.field(3);
        let (url, words) = if row.field(1) == "address" { (sample, "They spoke in the hall.") } else { ("", sample) };
        let record = format!(
            "{{\"title\":\"A headline\",\"url\":\"{url}\",\"text\":\"{words} They had last met in this town on 04/05/2021.\"}}\n"
        );
        let document = document("a.jsonl", &record);
        let [mention] = &order::Reader::new(&document).scan(&document.text)[..] else {
            panic!("order.tsv:{}: {words}", row.line)
        };
        let first = match notation(mention).as_str() {
            _ if mention.ambiguous => "either",
            "2021-05-04" => "day",
            _ => "month",
        };
        assert_eq!(first, row.field(4), "order.tsv:{}: {sample}", row.line);
    }
}

#[test]
fn feasts_and_seasons() {
    for row in rows(season::TABLE) {
        let told = season::seasons(&words_of(&tokens(row.field(4))), Some(row.field(2)));
        let days: Vec<String> =
            told.iter().map(|(season, _)| format!("--{:02}-{:02}", season.month, season.day)).collect();
        assert_eq!(days, [row.field(5)], "season.tsv:{}: {}", row.line, row.field(4));
        assert_eq!(row.field(5), format!("--{}", row.field(1)), "season.tsv:{}", row.line);
        for words in row.field(3).split('|') {
            assert_eq!(season::seasons(&words_of(&tokens(words)), None).len(), 1, "season.tsv:{}: {words}", row.line);
        }
    }
    let none = |text: &str| season::seasons(&words_of(&tokens(text)), Some("en")).is_empty();
    assert!(none("It was an easter egg, and no thanksgiving.") && none("They met in KwaZulu-Natal."));
    assert!(!none("They met at Easter."));
}

#[test]
fn rules_of_clues() {
    for row in rows(dateline::date::rule::TABLE) {
        let (name, sample, gives) = (row.field(0), row.field(5), row.field(6));
        let document = sample_document(name, sample);
        let clues = clue::clues(&document, today());
        let of: Vec<_> = clues.iter().filter(|clue| clue.rule().name == name).collect();
        assert_eq!(
            of.len(),
            1,
            "rules.tsv:{}: {name} in {sample:?}: {:?}",
            row.line,
            clues.iter().map(|c| c.rule().name).collect::<Vec<_>>()
        );
        let said = said(of[0].says);
        assert_eq!(said, gives, "rules.tsv:{}: {name}", row.line);
        let sum: f32 = of[0].rule().shares.iter().sum();
        assert!((0.9..=1.1).contains(&sum), "rules.tsv:{}: the shares make {sum}", row.line);
    }
    assert!(clue::clues(&document("a.txt", "Nothing here has a date at all."), today()).is_empty());
}

#[test]
fn terms_of_office() {
    for row in rows(office::TABLE) {
        let (from, to) = (row.field(6).parse().unwrap(), row.field(7).parse().ok());
        let told = World::built_in().offices.found(row.field(9), &words_of(&tokens(row.field(9))));
        let [spoken] = told.as_slice() else { panic!("offices.tsv:{}: {told:?}", row.line) };
        let holds = spoken.held.terms.iter().any(|(start, end)| *start <= from && (end.is_none() || *end >= to));
        assert!(holds && spoken.how == As::Holder, "offices.tsv:{}: {spoken:?}", row.line);
        assert!(to.is_none_or(|to| from < to), "offices.tsv:{}: a term ends after it begins", row.line);
        assert!(row.field(8).starts_with("https://"), "offices.tsv:{}: where it can be looked up", row.line);
    }
}

#[test]
fn titles_of_offices() {
    for row in rows(office::TITLES) {
        let told = World::built_in().offices.found(row.field(3), &words_of(&tokens(row.field(3))));
        let [.., spoken] = told.as_slice() else { panic!("titles.tsv:{}: {told:?}", row.line) };
        match row.field(4) {
            "deputy" => assert_eq!(spoken.how, As::Named, "titles.tsv:{}", row.line),
            "former" => assert_eq!(spoken.how, As::Former, "titles.tsv:{}", row.line),
            office => assert!(
                spoken.how == As::Holder && spoken.held.what.ends_with(office),
                "titles.tsv:{}: {spoken:?}",
                row.line
            ),
        }
    }
}

#[test]
fn events_of_the_world() {
    for row in rows(event::TABLE) {
        let (from, to) = (row.field(3).parse::<chrono::NaiveDate>().unwrap(), row.field(4).parse().ok());
        // Where nothing else tells one from another, the year does.
        let year = if row.field(2) == "-" { &row.field(3)[..4] } else { "" };
        let text = format!("{} {year}", row.field(6).trim_end_matches('.'));
        let told = World::built_in().events.found(&text, &words_of(&tokens(&text)));
        let holds = |found: &event::Found| found.held.terms.contains(&(from, to));
        assert!(told.iter().any(holds), "events.tsv:{}: {text}: {told:?}", row.line);
        assert!(row.field(5).starts_with("https://"), "events.tsv:{}: where it can be looked up", row.line);
    }
}

#[test]
fn names_of_series() {
    // The sample with what it lacks to name an event: the first of its series or kind.
    for row in rows(event::SERIES) {
        let (what, key) = (row.field(0), row.field(4));
        let of = |event: &dateline::text::Row| event.field(usize::from(what == "body")) == key;
        let event = rows(event::TABLE).find(of).unwrap_or_else(|| panic!("series.tsv:{}: no event", row.line));
        let words = |what: &str, key: &str| {
            let row = rows(event::SERIES).find(|row| row.field(0) == what && row.field(1) == key);
            row.and_then(|row| row.field(2).split('|').next()).unwrap_or(key).to_string()
        };
        let lacks = if what == "body" { words("kind", event.field(0)) } else { words("body", event.field(1)) };
        let place = event.field(2).split('|').next().unwrap();
        let year = if place == "-" { &event.field(3)[..4] } else { "" };
        let text = format!("{} {year} {lacks} {place}", row.field(3).trim_end_matches('.'));
        let told = World::built_in().events.found(&text, &words_of(&tokens(&text)));
        let names = |found: &event::Found| found.held.what.contains(event.field(1));
        assert!(told.iter().any(names), "series.tsv:{}: {text}: {told:?}", row.line);
    }
}

/// What a clue says, in the notation of the tables.
fn said(says: Says) -> String {
    match says {
        Says::Days(first, last) if first == last => first.to_string(),
        Says::Days(first, last) if (last - first).num_days() > 300 => first.format("%Y").to_string(),
        Says::Days(first, last) if (last - first).num_days() > 31 => format!("{first}/{last}"),
        Says::Days(first, _) => first.format("%Y-%m").to_string(),
        Says::Either(first, _) => first.to_string(),
        Says::EveryYear(month, day, _) => format!("--{month:02}-{day:02}"),
        Says::EveryMonthOf(month) => format!("--{month:02}"),
        Says::EveryMonth(day) => format!("---{day:02}"),
        Says::EveryWeek(day) => format!("W{}", day.number_from_monday()),
        Says::Terms(held) => held.terms[0].0.format("%Y").to_string(),
    }
}

/// A document in which a rule's sample stands where the rule looks for it.
fn sample_document(name: &str, sample: &str) -> dateline::document::Document {
    let filler = "The hall was full of people who had come from all sides of the town to hear them speak at last.\n\n";
    match name.split(':').next().unwrap() {
        "file time" => {
            let mut document = document("a.txt", "A headline\n\nAnd a text that says nothing of any day at all.\n");
            document.kept(sample.parse().ok());
            document
        }
        "file name" => document(sample, "A headline\n\nAnd a text that says nothing of any day at all.\n"),
        "published" | "modified" | "stamp of a month or year" => {
            document("a.json", &sample.replacen('{', "{\"title\":\"A headline\",\"text\":\"Text.\",", 1))
        }
        "loose stamp" | "loose stamp of a month or year" => document(
            "a.html",
            &format!("<html><title>A headline here</title><body><p>{}</p>{sample}</body></html>", filler.repeat(3)),
        ),
        "byline" | "other" | "reference" | "updated" | "first byline" | "later byline" | "caption" => {
            document("a.txt", &format!("A headline that says little of the talks\n\n{sample}\n\n{filler}{filler}"))
        }
        "head" | "headline" => document("a.txt", &format!("{sample}\n\n{filler}{filler}")),
        "story" => {
            document("a.txt", &format!("A headline that says little\n\n{}{sample}\n\n{filler}", filler.repeat(4)))
        }
        "copyright line" => {
            let text = format!("{filler}\nFor more of this, please visit us\n{sample}").replace('\n', "\\n");
            document("a.json", &format!("{{\"title\":\"A headline that says little\",\"text\":\"{text}\"}}"))
        }
        "copyright" => document("a.txt", &format!("{}\n{filler}\n{filler}\n{sample}\n", "Sign in\nMenu\n".repeat(4))),
        "link" | "first link" | "later link" => {
            document("a.txt", &format!("A headline that says little\n\n{filler}{sample}\n\n{filler}"))
        }
        "release" => document(
            "a.txt",
            &format!(
                "Talks of the ministers by telephone\n\n{}\n\n{filler}",
                sample.replacen(
                    "release. ",
                    "release on the talk of the ministers of both countries in the month of their choice.\n\n",
                    1
                )
            ),
        ),
        _ => document("a.txt", &format!("A headline that says little\n\n{sample} {filler}{filler}")),
    }
}

#[test]
fn tenses_of_sentences() {
    for row in rows(tense::TABLE) {
        let sample = row.field(3);
        let at = sample.find("13").unwrap();
        let span = at..at + 2;
        let tense = if tense::is_ahead(sample, Some(row.field(1)), &span) {
            "ahead"
        } else {
            tense::tense(sample, &span).name().trim()
        };
        assert_eq!(tense, row.field(4), "tense.tsv:{}: {sample}", row.line);
    }
}

#[test]
fn lines_with_dates() {
    for row in rows(place::TABLE).filter(|row| row.field(0) != "release") {
        for words in row.raw_field(1).split('|') {
            let sample = row.field(2);
            let line = match row.field(0) {
                "updated" => format!("{words} April 13, 2023"),
                "issued" => format!("For {words}: April 13, 2023"),
                _ => format!("{words}: Ada Quill, April 13, 2023"),
            };
            let rule = |line: &str| clue::clues(&sample_document("byline", line), today())[0].rule().name;
            assert_eq!(rule(sample), row.field(3), "lines.tsv:{}: {sample}", row.line);
            assert_eq!(rule(&line), row.field(3), "lines.tsv:{}: {line}", row.line);
        }
    }
}

#[test]
fn words_beside_numbers_and_months() {
    for row in rows(beside::TABLE) {
        let found = scan::scan(row.field(3));
        let notes: Vec<String> = found.iter().map(notation).collect();
        assert_eq!(notes.join(" "), row.field(4), "beside.tsv:{}: {}", row.line, row.field(3));
    }
}

#[test]
fn dates_told_from_the_day_of_writing() {
    for row in rows(told::TABLE) {
        let document = document("a.txt", &format!("A headline that says little\n\n{}\n", row.field(4)));
        let clues = clue::clues(&document, today());
        let told: Vec<_> = clues.iter().filter(|clue| clue.rule().name.starts_with("told: ")).collect();
        let [told] = told.as_slice() else { panic!("told.tsv:{}: {}: {clues:?}", row.line, row.field(4)) };
        assert_eq!(said(told.says), row.field(5), "told.tsv:{}: {}", row.line, row.field(4));
    }
}

#[test]
fn furniture_of_pages() {
    for row in rows(read::FURNITURE) {
        let want = match row.field(0) {
            "caption" => Kind::Caption,
            "byline" | "updated" => Kind::Byline,
            _ => Kind::Furniture,
        };
        assert_eq!(read::furniture_kind(row.field(4)), Some(want), "furniture.tsv:{}: {}", row.line, row.field(4));
        for phrase in row.raw_field(3).split('|') {
            assert_eq!(dateline::text::fold(phrase), phrase, "furniture.tsv:{}: is not folded", row.line);
        }
    }
    assert_eq!(read::furniture_kind("The ministers met in Vienna and spoke about the price of grain."), None);
}

#[test]
fn publishers_that_name_themselves() {
    for row in rows(read::SOURCES) {
        assert_eq!(read::source_in(row.field(2)).as_deref(), Some(row.field(3)), "source.tsv:{}", row.line);
    }
}

#[test]
fn words_beside_names() {
    for row in rows(feature::TABLE) {
        let names: Vec<String> =
            people(&document("a.txt", row.field(3))).into_iter().map(|person| person.name.to_string()).collect();
        let want: Vec<&str> = Some(row.field(4)).filter(|name| !name.is_empty()).into_iter().collect();
        assert_eq!(names, want, "words.tsv:{}: {}", row.line, row.field(3));
    }
}

#[test]
fn words_beside_chinese_japanese_and_korean_names() {
    for row in rows(han::TABLE) {
        let sample = row.field(3);
        let found = han::find(row.field(0), sample).unwrap();
        let names: Vec<&str> = found.into_iter().map(|name| &sample[name]).collect();
        assert!(names.contains(&row.field(4)), "han.tsv:{}: {names:?}", row.line);
    }
}

#[test]
fn cases_of_names() {
    for row in rows(name::case::TABLE) {
        let (case, nominative) = (name::case::readings(row.field(4)), name::case::readings(row.field(5)));
        let gender = if row.field(1) == "m" { name::case::MAN } else { name::case::WOMAN };
        let found = case.iter().find(|reading| reading.key == nominative[0].key);
        assert!(found.is_some_and(|reading| reading.gender & gender != 0), "cases.tsv:{}: {case:?}", row.line);
    }
}

#[test]
fn sounds_of_names() {
    for row in rows(name::sound::TABLE) {
        let sound = |text: &str| Name::new(text).words.iter().map(|word| word.sounds[0].clone()).collect::<Vec<_>>();
        assert_eq!(sound(row.field(3)), sound(row.field(4)), "sounds.tsv:{}", row.line);
    }
}

#[test]
fn short_forms_of_names() {
    for row in rows(name::group::SHORT) {
        let score = Name::new(row.field(3)).like(&Name::new(row.field(4))).score;
        assert!(score >= name::JOIN, "short.tsv:{}: {score}", row.line);
    }
}

#[test]
fn orders_of_names() {
    for row in rows(name::order::TABLE).filter(|row| !row.field(3).is_empty()) {
        let whole = Name::new(row.field(3));
        assert_eq!(whole.part(&Name::new(row.field(4))), Some(name::Part::Family), "order.tsv:{}", row.line);
    }
}

#[test]
fn words_of_roles() {
    for row in rows(role::TABLE) {
        let sample = row.field(3);
        let at = ["Example", "Anna", "Примеров", "Иван", "Іван", "Прикладний", "Beispiel", "Exemple", "Ejemplo"];
        let at = at.iter().filter_map(|name| sample.find(name)).min().unwrap();
        let end = at + sample[at..].find([',', '.', ' ']).unwrap();
        let end = if sample[end..].starts_with(" Example") { end + " Example".len() } else { end };
        let found =
            role::role(sample, std::slice::from_ref(&(at..end))).map(|role| role.to_string()).unwrap_or_default();
        assert_eq!(found, row.field(4), "role.tsv:{}: {sample}", row.line);
    }
}
