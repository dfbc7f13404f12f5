//! People across articles: texts in, persons out. Every name is made up.

use dateline::person::across::{Called, Merged, Person, Told, merge};
use dateline::person::hand::Says;
use dateline::person::name::{JOIN, Name, Part};
use dateline::text::Clean;
use proptest::prelude::*;

/// An article's people: names, `name = role`, all of one article parted by semicolons; `name / name` of one person.
fn article(people: &str) -> Vec<Called> {
    let mut all: Vec<Called> = Vec::new();
    for person in people.split("; ") {
        let (names, role) = person.split_once(" = ").unwrap_or((person, ""));
        let first = all.len();
        for name in names.split(" / ") {
            let also = Some(first).filter(|first| *first < all.len());
            all.push(Called { name: Clean::line(name), mentions: 1, role: Clean::line(role).filled(), also });
        }
    }
    all
}

fn merged(articles: &[&str], says: &[Says]) -> Merged {
    let articles: Vec<Vec<Called>> = articles.iter().map(|people| article(people)).collect();
    let told: Vec<Told> = articles.iter().map(|names| Told { names, place: None }).collect();
    merge(&told, says)
}

/// Each person's display name and other names; a question mark where it is unsure.
fn shown(person: &Person) -> String {
    let mut aliases: Vec<&str> = person.aliases.iter().map(Clean::as_str).collect();
    aliases.sort_unstable();
    let mark = if person.unsure { "?" } else { "" };
    [vec![format!("{}{mark}", person.name)], aliases.iter().map(|alias| alias.to_string()).collect()]
        .concat()
        .join(" = ")
}

fn persons_said(articles: &[&str], says: &[Says]) -> Vec<String> {
    let mut all: Vec<String> = merged(articles, says).persons.iter().map(shown).collect();
    all.sort_unstable();
    all
}

fn persons(articles: &[&str]) -> Vec<String> {
    persons_said(articles, &[])
}

/// Names of several articles each are one person.
#[track_caller]
fn one(names: &[&str]) {
    let found = merged(names, &[]);
    assert_eq!(found.persons.len(), 1, "{:?}", found.persons);
}

/// They are all different people.
#[track_caller]
fn apart(names: &[&str]) {
    let found = merged(names, &[]);
    assert_eq!(found.persons.len(), names.len(), "{:?}", found.persons);
}

#[test]
fn spellings_and_orders_are_one() {
    one(&["Sergei Kuznetsov", "Sergey Kuznetsov", "Сергей Кузнецов", "Kuznetsov Sergey", "Sergej Kusnezow"]);
    one(&["Jean-Claude Exempel", "Jean Claude Exempel"]);
    one(&["Muhammad al-Misali", "Mohammed Al Misali"]);
    one(&["Гартвик Примерс", "Хартвик Примерс", "Hartwick Primers"]);
}

#[test]
fn middle_names_and_patronymics_may_be_missing() {
    one(&["Viktor Primerov", "Viktor Ivanovich Primerov"]);
    one(&["Nora Quimby", "Nora Jane Quimby", "Nora J. Quimby"]);
    // Two who bear the shorter name: it is neither's.
    apart(&["Nora Quimby", "Nora Jane Quimby", "Nora Ruth Quimby"]);
}

#[test]
fn initials_join_without_a_rival() {
    one(&["Sergey Kuznetsov", "S. Kuznetsov"]);
    one(&["Сергей Кузнецов", "С.Кузнецов"]);
    one(&["Joanna Karen Millbrook", "J.K. Millbrook"]);
    apart(&["Sergey Kuznetsov", "Semyon Kuznetsov", "S. Kuznetsov"]);
    apart(&["Bruno Ahlberg", "B Z Walter Ahlberg Stone"]);
}

#[test]
fn what_never_joins() {
    apart(&["Carl Example Jr.", "Carl Example Sr."]);
    apart(&["Boris Primerov", "Viktor Primerov"]);
    apart(&["Li Wenming", "Lu Wenming"]);
    apart(&["Kim Jong-un", "Kim Jong-on"]);
    apart(&["Ahmad bin Hasan", "Hasan bin Ahmad"]);
    apart(&["Anna Quimby", "Anne Mary Holt"]);
}

#[test]
fn cases_of_russian_and_ukrainian_names() {
    one(&["Сергей Кузнецов", "Сергея Кузнецова", "Сергею Кузнецову", "Сергеем Кузнецовым", "Sergey Kuznetsov"]);
    one(&["Тереза Мэлвин", "Терезой Мэлвин", "Терезы Мэлвин"]);
    one(&["Асия Примак", "Асию Примак", "Асии Примак"]);
    one(&["Павло Прикладенко", "Павла Прикладенка", "Павлу Прикладенку"]);
    one(&["Прикладенко", "Прикладенка", "Прикладенку"]);
    let found = merged(&["Сергеем Кузнецовым", "Сергеем Кузнецовым", "Сергей Кузнецов"], &[]);
    assert_eq!(found.persons[0].name.as_str(), "Сергей Кузнецов", "the nominative is shown");
    assert_eq!(found.persons[0].reasons, ["another case of the name"]);
}

#[test]
fn a_mans_genitive_is_not_a_woman() {
    one(&["Александр Петров", "Александра Петрова"]);
    let found = persons(&["Александр Петров", "Александра Петрова", "Александрой Петровой", "Александром Петровым"]);
    assert_eq!(
        found,
        ["Александр Петров = Александром Петровым", "Александра Петрова = Александрой Петровой"],
        "both stand in the pile"
    );
}

#[test]
fn chinese_characters_and_latin_letters() {
    one(&["王明", "Wang Ming"]);
    one(&["习小平", "Xi Xiaoping", "Xi Xiao-ping", "Xiaoping Xi"]);
    apart(&["王明", "王铭"]);
    apart(&["彼得罗夫", "Ivan Petrov"]);
}

#[test]
fn short_forms_and_known_spellings() {
    one(&["William Quimby", "Bill Quimby"]);
    one(&["Саша Примеров", "Александр Примеров"]);
    apart(&["Alexander Quimby", "Alexandra Quimby", "Alex Quimby"]);
}

#[test]
fn a_family_name_alone_is_decided_in_each_article() {
    let pile = [
        "Ivo Primak = President; Marta Ruud",
        "Anna Primak = Judge; Olle Stern",
        "Primak = President",
        "Primak = Judge",
        "Primak; Olle Stern",
        "Primak",
    ];
    let found = merged(&pile, &[]);
    let name = |article: usize, at: usize| found.of[article][at].map(|id| found.persons[id as usize].name.to_string());
    assert_eq!(name(2, 0).unwrap(), "Ivo Primak", "the role");
    assert_eq!(name(3, 0).unwrap(), "Anna Primak", "the role");
    assert_eq!(name(4, 0).unwrap(), "Anna Primak", "the company");
    assert_eq!(name(5, 0).unwrap(), "Primak", "nothing");
    assert!(found.persons.iter().any(|person| person.name.as_str() == "Primak" && person.unsure));
    let ivo = found.persons.iter().find(|person| person.name.as_str() == "Ivo Primak").unwrap();
    assert_eq!(ivo.reasons, ["the only one of the name who is called President"]);
}

#[test]
fn a_given_name_alone_joins_nobody() {
    assert_eq!(persons(&["Ivo Primak = President", "Ivo = President"]), ["Ivo Primak", "Ivo?"]);
    assert_eq!(
        persons(&["Wang Ming = Foreign Minister", "Wang = Foreign Minister"]),
        ["Wang Ming = Wang"],
        "where the family name stands first"
    );
}

fn line(text: &str) -> Clean {
    Clean::line(text)
}

fn same(one: &str, other: &str) -> Says {
    Says::Same(line(one), line(other))
}

fn other(one: &str, other: &str) -> Says {
    Says::Other(line(one), line(other))
}

#[test]
fn the_reader_joins_and_splits() {
    let pile = ["Ivo Primak", "I. Primak", "Primak Ivo", "Marta Ruud", "Marta Ruud-Stern"];
    let before = ["Ivo Primak = I. Primak = Primak Ivo", "Marta Ruud = Marta Ruud-Stern"];
    assert_eq!(persons(&pile), before);
    let joined = [same("Ivo Primak", "Marta Ruud")];
    assert_eq!(persons_said(&pile, &joined).len(), 1, "all that was joined moves");
    let split = [other("Primak Ivo", "Ivo Primak")];
    assert_eq!(
        persons_said(&pile, &split),
        ["Ivo Primak = I. Primak", "Marta Ruud = Marta Ruud-Stern", "Primak Ivo"],
        "one form goes, the others stay"
    );
    let again = [split[0].clone(), same("Primak Ivo", "Ivo Primak")];
    assert_eq!(persons_said(&pile, &again), before, "the later word counts");
    let undone = [joined[0].clone(), other("Marta Ruud", "Ivo Primak")];
    assert_eq!(persons_said(&pile, &undone), before, "no more is undone than was said");
    let moved = [split[0].clone(), same("Primak Ivo", "Marta Ruud")];
    assert_eq!(persons_said(&pile, &moved), ["Ivo Primak = I. Primak", "Marta Ruud = Marta Ruud-Stern = Primak Ivo"]);
    assert_eq!(persons_said(&pile, &[same("Nobody Known", "Ivo Primak"), other("A B", "C D")]), before);
}

#[test]
fn the_reader_names_pins_and_strikes_out() {
    let pile = ["Ivo Primak; Samarkand", "I. Primak; Primak", "Samarkand"];
    let says = [
        Says::Name(line("I. Primak"), line("The Chief")),
        Says::Pin(line("Ivo Primak")),
        Says::Nobody(line("Samarkand")),
    ];
    let found = merged(&pile, &says);
    let chief = found.persons.iter().find(|person| person.name.as_str() == "The Chief").unwrap();
    assert!(chief.pinned && chief.aliases.len() >= 2, "{chief:?}");
    assert_eq!((found.of[0][1], found.of[2][0]), (None, None));
    assert!(found.persons.iter().all(|person| person.name.as_str() != "Samarkand"));
    let back = merged(&pile, &[says.to_vec(), vec![Says::Pin(line("Samarkand"))]].concat());
    assert!(back.persons.iter().any(|person| person.name.as_str() == "Samarkand" && !person.unsure));
    let single = merged(&pile, &[same("Primak", "Ivo Primak")]);
    assert!(single.persons.iter().any(|person| person.reasons.contains(&"joined by hand".to_string())));
}

#[test]
fn every_alias_has_a_reason() {
    let found = merged(
        &["Viktor Ivanovich Primerov", "Viktor Primerov", "V. Primerov", "Primerov Viktor", "Wiktor Primerow"],
        &[],
    );
    let [person] = &found.persons[..] else { panic!("{:?}", found.persons) };
    let mut reasons: Vec<String> =
        person.aliases.iter().zip(&person.reasons).map(|(alias, reason)| format!("{alias}: {reason}")).collect();
    reasons.sort_unstable();
    insta::assert_snapshot!(format!("{}\n{}", person.name, reasons.join("\n")));
}

/// The reasons of the only person's other names.
#[track_caller]
fn reasons(articles: &[&str], says: &[Says]) -> Vec<String> {
    let found = merged(articles, says);
    let [person] = &found.persons[..] else { panic!("{:?}", found.persons) };
    let each = person.aliases.iter().zip(&person.reasons);
    each.map(|(alias, reason)| format!("{alias}: {reason}")).collect()
}

#[test]
fn a_reason_says_what_differs() {
    let twice = "Viktor Primerov; Olle Stern";
    assert_eq!(
        reasons(&["Viktor Primerov", "Viktor Primerov", "Виктор Примеров"], &[]),
        ["Виктор Примеров: the name in Cyrillic letters"]
    );
    assert_eq!(reasons(&["Xi Xiaoping", "Xi Xiaoping", "习小平"], &[]), ["习小平: the name in Chinese characters"]);
    assert_eq!(
        reasons(&["Тереза Мэлвин", "Тереза Мэлвин", "Тереза Мелвин"], &[]),
        ["Тереза Мелвин: Мелвин and Мэлвин are spellings of one name"]
    );
    let renamed = merged(&[twice, twice], &[Says::Name(line("Viktor Primerov"), line("The Chief"))]);
    let chief = renamed.persons.iter().find(|person| person.name.as_str() == "The Chief").unwrap();
    assert_eq!(chief.reasons, ["the name before you renamed it"]);
}

#[test]
fn other_forms_in_one_article_are_one_persons_there() {
    let pile = ["Ivo Primak / I. Primak / Ivo P. Primakov-Stern", "Ivan Primak", "I. Primak"];
    let all = ["I. Primak", "Ivan Primak", "Ivo Primak = I. Primak = Ivo P. Primakov-Stern"];
    assert_eq!(persons(&pile), all);
    let found = merged(&pile, &[]);
    assert_eq!(found.of[0][0], found.of[0][2]);
    let ivo = &found.persons[found.of[0][0].unwrap() as usize];
    let at = ivo.aliases.iter().position(|alias| alias.as_str() == "Ivo P. Primakov-Stern").unwrap();
    assert_eq!(ivo.reasons[at], "in one article");
    let split = [other("Ivo Primak", "Ivo P. Primakov-Stern")];
    assert!(persons_said(&pile, &split).contains(&"Ivo P. Primakov-Stern".to_string()));
    let nobody = merged(&pile, &[Says::Nobody(line("Ivo Primak"))]);
    assert_eq!(nobody.of[0], [None, None, None], "all that it goes by there");
}

#[test]
fn the_nominative_is_shown() {
    let often = |name: &str, other: &str| merged(&[name, name, name, other], &[]).persons[0].name.to_string();
    assert_eq!(often("Асии Примак", "Асия Примак"), "Асия Примак");
    assert_eq!(often("Борису Николаевичу Примерову", "Борис Примеров"), "Борис Примеров");
    assert_eq!(often("П. Примеров", "Пётр Примеров"), "Пётр Примеров");
}

#[test]
fn which_part_of_a_name_a_word_is() {
    let part = |name: &str, word: &str| Name::new(name).part(&Name::new(word));
    assert_eq!(part("Sergey Kuznetsov", "Kuznetsov"), Some(Part::Family));
    assert_eq!(part("Sergey Kuznetsov", "Sergei"), Some(Part::Given));
    assert_eq!(part("Nora Jane Quimby", "Jane"), Some(Part::Middle));
    assert_eq!(part("Сергея Кузнецова", "Кузнецову"), Some(Part::Family));
    assert_eq!(part("Wang Xiaoming", "Wang"), Some(Part::Family));
    assert_eq!(part("王明", "王"), Some(Part::Family));
    assert_eq!(part("Nora Quimby", "Holt"), None);
}

const POOL: &[&str] = &[
    "Sergei Kuznetsov = Foreign Minister",
    "Sergey Kuznetsov",
    "Сергея Кузнецова",
    "S. Kuznetsov",
    "Kuznetsov = Minister",
    "Semyon Kuznetsov",
    "Александр Петров",
    "Александра Петрова",
    "Александру Петрову",
    "Александрой Петровой",
    "Петрова",
    "Nora Quimby",
    "Nora Jane Quimby",
    "Nora Ruth Quimby",
    "N. Quimby",
    "Quimby = judge",
    "Bill Quimby",
    "William Quimby Jr.",
    "William Quimby Sr.",
    "Bill Quimby / Quimby Jane / N. Quimby",
    "王明",
    "Wang Ming = Foreign Minister",
    "Wang",
];

proptest! {
    #[test]
    fn the_order_of_the_articles_does_not_matter(
        pile in prop::collection::vec(prop::collection::vec(0..POOL.len(), 1..5), 1..25),
        turn in 0..25usize,
        said in prop::collection::vec((0..POOL.len(), 0..POOL.len(), any::<bool>()), 0..4),
    ) {
        let bare = |at: usize| POOL[at].split([',', '=', '/']).next().unwrap().trim();
        let says: Vec<Says> = said.into_iter().map(|(a, b, joins)| if joins { same(bare(a), bare(b)) } else { other(bare(a), bare(b)) }).collect();
        let texts: Vec<String> = pile.iter().map(|people| people.iter().map(|at| POOL[*at]).collect::<Vec<_>>().join("; ")).collect();
        let mut articles: Vec<&str> = texts.iter().map(String::as_str).collect();
        let forward = merged(&articles, &says);
        let count = articles.len();
        articles.rotate_left(turn % count);
        articles.reverse();
        let mut back = merged(&articles, &says);
        prop_assert_eq!(&forward.persons, &back.persons);
        back.of.reverse();
        back.of.rotate_right(turn % count);
        prop_assert_eq!(forward.of, back.of);
        for person in &forward.persons {
            prop_assert_eq!(person.aliases.len(), person.reasons.len());
        }
    }

    #[test]
    fn a_likeness_has_no_direction(one in 0..POOL.len(), other in 0..POOL.len(), text in ".{0,30}") {
        let names = [POOL[one], POOL[other], &text].map(Name::new);
        for a in &names {
            for b in &names {
                let (there, back) = (a.like(b).score, b.like(a).score);
                prop_assert!((there - back).abs() < 1e-6 && (0.0..=1.0).contains(&there), "{there} {back}");
            }
        }
        prop_assert!(names[0].like(&names[0]).score >= JOIN);
    }
}
