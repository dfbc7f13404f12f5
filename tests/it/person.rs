//! People: found in a text, joined inside it, merged across articles.

use crate::harness::{Pile, document};
use dateline::person::people;

/// The people of a text: name and number of mentions.
fn cast(text: &str) -> Vec<(String, usize)> {
    people(&document("a.txt", text)).into_iter().map(|person| (person.name.to_string(), person.spans.len())).collect()
}

fn names(text: &str) -> Vec<String> {
    cast(text).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn titles_are_no_part_of_a_name_and_surnames_join() {
    let text = "Talks in Vienna\n\nForeign Minister Marta Kowalska met President Ivo Petrov in Vienna on Monday. Kowalska said that Petrov had listened. \"He did,\" said Mr. Petrov.\n";
    assert_eq!(cast(text), [("Ivo Petrov".to_string(), 3), ("Marta Kowalska".to_string(), 2)]);
}

#[test]
fn a_headline_finds_its_full_name_below() {
    let text = "Kowalska lauds patience of neighbours\n\nMarta Kowalska, the foreign minister, said on Monday that patience is a virtue.\n";
    assert_eq!(cast(text), [("Marta Kowalska".to_string(), 2)]);
}

#[test]
fn places_and_bodies_are_no_people() {
    let text = "Summit in Samarkand\n\nThe United Nations, the European Union, NATO and the Shanghai Cooperation Organisation sent letters to Uzbekistan. The Russian Foreign Ministry in Moscow and the Bank of China in Beijing did so too.\n";
    assert_eq!(names(text), Vec::<String>::new());
}

#[test]
fn two_names_with_a_hyphen_are_two_people() {
    let text = "Talks\n\nPresident Ivo Petrov met President Marta Kowalska in Vienna. The Petrov-Kowalska meeting lasted an hour, a spokesman said.\n";
    assert_eq!(cast(text).iter().map(|(_, mentions)| mentions).sum::<usize>(), 4);
}

#[test]
fn other_forms_of_a_full_name_stand_beside_it() {
    let text = "Talks in Vienna\n\nForeign Minister Sergey Petrov arrived in Vienna on Monday. Sergei Petrov said that talks had begun. \"They have,\" said Mr. Petrov.\n";
    assert_eq!(cast(text), [("Sergey Petrov".to_string(), 2), ("Sergei Petrov".to_string(), 1)]);
    let found = people(&document("a.txt", text));
    assert_eq!((found[0].also, found[1].also), (None, Some(0)));
    let pile = Pile::of_texts(&[("a.txt", text)]);
    let article = pile.article(pile.timeline.entry(0).id);
    assert_eq!(article.people.iter().map(|person| person.spans.len()).collect::<Vec<_>>(), [3], "one person");
}

#[test]
fn russian_names() {
    let text = "Встреча в Вене\n\nМинистр иностранных дел Марта Ковальская встретилась с президентом Иваном Петровым. Об этом сообщил Сергей Рябков в Москве.\n";
    assert!(names(text).contains(&"Сергей Рябков".to_string()), "{:?}", names(text));
}

#[test]
fn chinese_names() {
    let text = "外长会谈\n\n外交部长李明9日在维也纳同俄罗斯外长彼得罗夫举行会谈。李明表示，会谈很重要。\n";
    let document = dateline::document::Document { language: Some("zh"), ..document("a.txt", text) };
    let names: Vec<String> = people(&document).into_iter().map(|person| person.name.to_string()).collect();
    assert_eq!(names, ["李明", "彼得罗夫"]);
}

fn person(title: &str, text: &str) -> String {
    format!("{{\"title\":\"{title}\",\"text\":\"{text}\"}}\n")
}

fn persons(lines: &[String]) -> Vec<(String, u32)> {
    let text = lines.concat();
    let pile = Pile::of_texts(&[("a.jsonl", &text)]);
    pile.timeline.collection().persons.iter().map(|person| (person.name.to_string(), person.articles)).collect()
}

#[test]
fn spellings_of_one_name_are_one_person() {
    let lines = [
        person("One", "Foreign Minister Sergey Kuznetsov said so."),
        person("Two", "Foreign Minister Sergei Kuznetsov said no."),
        person("Drei", "Об этом заявил министр Сергей Кузнецов в Москве."),
    ];
    assert_eq!(persons(&lines), [("Sergei Kuznetsov".to_string(), 3)]);
}

#[test]
fn a_surname_alone_joins_only_in_company() {
    let lines = [
        person("One", "President Ivo Petrov met Chancellor Marta Kowalska. Mr. Petrov said so."),
        person("Two", "President Petrov told Chancellor Marta Kowalska so."),
        person("Three", "Judge Petrov told the court so."),
    ];
    let found = persons(&lines);
    assert!(found.contains(&("Marta Kowalska".to_string(), 2)), "{found:?}");
    let rivals =
        [lines[0].clone(), lines[1].clone(), person("Four", "President Anna Petrov met Chancellor Marta Kowalska.")];
    assert!(persons(&rivals).contains(&("Petrov".to_string(), 1)), "two holders: {:?}", persons(&rivals));
}

#[test]
fn renaming_everybody_changes_nothing() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample/delhi.txt");
    let text = std::fs::read_to_string(seeds).unwrap();
    let renamed = text
        .replace("Sergey", "Harald")
        .replace("Lavrov", "Niemann")
        .replace("Qin Gang", "Paul Okoro")
        .replace("Qin", "Okoro")
        .replace("Wang Yi", "Rosa Mendes")
        .replace("Blinken", "Carey");
    assert_eq!(cast(&text).len(), cast(&renamed).len(), "{:?} {:?}", cast(&text), cast(&renamed));
    assert!(names(&renamed).contains(&"Harald Niemann".to_string()));
}

#[test]
fn father_and_son_are_two() {
    let text = "Elections\n\nJohn Kowalski Jr. said he would run. His father, John Kowalski Sr., told reporters that he was proud. John Kowalski Jr. thanked him.\n";
    assert_eq!(cast(text), [("John Kowalski Jr.".to_string(), 2), ("John Kowalski Sr.".to_string(), 1)]);
}

#[test]
fn an_initial_with_rivals_is_nobodys() {
    let text = "Siblings\n\nMartin Kowalski told the court so. Monika Kowalski told the court otherwise. A letter signed by M. Kowalski was read.\n";
    assert_eq!(names(text).len(), 3, "{:?}", names(text));
}

#[test]
fn a_pair_is_two_people_where_one_is_known() {
    let text = "Talks\n\nPresident Ivo Petrov came to Vienna. The Petrov-Kowalska meeting lasted an hour, the spokesman said.\n";
    let found = cast(text);
    assert!(found.contains(&("Ivo Petrov".to_string(), 2)), "{found:?}");
    assert!(found.contains(&("Kowalska".to_string(), 1)), "{found:?}");
}

#[test]
fn what_stands_before_a_name_is_no_part_of_it() {
    for (text, name) in [
        ("Суд\n\nОб этом заявил глава МИД Пётр Новаков в Вене.\n", "Пётр Новаков"),
        ("Страйк\n\nПро це заявив речник компанії Aerolink Петро Новаченко у Відні.\n", "Петро Новаченко"),
        ("Vote\n\nThe motion was filed by Councilman Pedro Herrera on Monday.\n", "Pedro Herrera"),
        ("Vote\n\nThe leader of the NEC Thabo Mokoena said so on Monday.\n", "Thabo Mokoena"),
    ] {
        assert_eq!(names(text), [name], "{text}");
    }
}

#[test]
fn places_agencies_and_brands_are_no_people() {
    for text in [
        "Travel\n\nVisitors like Costa Rica, El Salvador and Abu Dhabi. Saudi Arabia said so too, and Burkina Faso agreed.\n",
        "Markets\n\nShares fell, Bloomberg reported on Monday. Reuters said the same.\n",
        "Страйк\n\nКомпанія Aerolink скасувала рейси. Раніше Aerolink заявила про збитки.\n",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn who_wrote_the_piece_is_not_in_it() {
    let text = "Harvest fails\n\nMaria Novotna\n\nThe harvest failed, farmer Ivo Petrov said on Monday. Petrov blamed the rain.\n";
    assert_eq!(cast(text), [("Ivo Petrov".to_string(), 2)]);
}

#[test]
fn a_line_without_end_is_no_name() {
    let long = "Kowalski ".repeat(5_000);
    assert_eq!(names(&format!("Line\n\n{long}\n")), Vec::<String>::new());
}

#[test]
fn cases_of_one_name_are_one_person() {
    let text = "Зустріч\n\nПрезидент Марта Коваленко прибула до Відня. Марту Коваленко зустрів Петро Новаченко. Новаченка запитали про угоду; із Новаченком говорили журналісти.\n";
    let found = cast(text);
    assert!(found.contains(&("Петро Новаченко".to_string(), 3)), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}
