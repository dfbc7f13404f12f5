//! Tree → the rows that it keeps.
//!
//! A word is looked for as a part of a word first. Only where no row of the pile has it is it taken for the words of the
//! pile that it may be a misspelling of; what was taken is told.

use super::fuzzy::Fuzzy;
use super::{Filter, Node, Term};
use crate::article::Rows;
use crate::date::Precision;
use crate::date::label::CERTAIN;
use crate::text::fold;
use chrono::{Datelike, Month, NaiveDate};
use memchr::memmem::Finder;

/// A word that was not taken as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The word.
    pub word: String,
    /// What was taken for it; nothing where the pile has nothing like it.
    pub meant: Vec<String>,
}

/// The rows that a filter keeps, in order, and what it took for misspelt words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The rows.
    pub rows: Vec<u32>,
    /// The words that were not taken as typed.
    pub taken: Vec<Taken>,
    /// What was looked for.
    pub asked: Asked,
}

/// What a filter looks for in headlines and texts, to be marked there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Folded words.
    pub words: Vec<String>,
    /// The numbers of people.
    pub people: Vec<u32>,
}

/// Asks the rows of a pile.
pub fn answer(filter: &Filter, rows: &dyn Rows) -> Answer {
    let mut taken = Vec::new();
    let tests: Vec<Test> = filter.terms.iter().map(|node| Test::of(node, rows, &mut taken)).collect();
    let kept = (0..rows.count()).filter(|row| tests.iter().all(|test| test.keeps(rows, *row)));
    let mut answer = Answer { rows: kept.map(|row| row as u32).collect(), taken, ..Answer::default() };
    tests.iter().for_each(|test| test.ask(&mut answer.asked));
    answer
}

/// A condition made ready for the rows of one pile.
enum Test {
    Not(Box<Test>),
    Any(Vec<Test>),
    All(Vec<Test>),
    Words(Vec<Word>),
    Title(String),
    Start(String),
    People(Vec<bool>),
    Sources(Vec<bool>),
    Places(Vec<bool>),
    Language(String),
    Days(Option<NaiveDate>, Option<NaiveDate>),
    Month(Month),
    Precision(Precision),
    Confidence(f32, f32),
    Undated,
    Inferred,
}

/// A folded word: where it stands in headlines, and which sources, places and people have it.
struct Word {
    needle: Finder<'static>,
    whole: bool,
    sources: Vec<bool>,
    places: Vec<bool>,
    people: Vec<bool>,
}

impl Test {
    fn of(node: &Node, rows: &dyn Rows, taken: &mut Vec<Taken>) -> Test {
        let mut each = |nodes: &[Node]| nodes.iter().map(|node| Test::of(node, rows, taken)).collect();
        match node {
            Node::Term(term) => Test::new(term, rows, taken),
            Node::Not(node) => Test::Not(Box::new(Test::of(node, rows, taken))),
            Node::Any(nodes) => Test::Any(each(nodes)),
            Node::All(nodes) => Test::All(each(nodes)),
        }
    }

    /// What it looks for in headlines and texts; what is not to match is not looked for.
    fn ask(&self, asked: &mut Asked) {
        let said = |finder: &Finder| String::from_utf8_lossy(finder.needle()).into_owned();
        match self {
            Test::Any(tests) | Test::All(tests) => tests.iter().for_each(|test| test.ask(asked)),
            Test::Words(words) => asked.words.extend(words.iter().map(|word| said(&word.needle))),
            Test::Title(words) | Test::Start(words) => asked.words.push(words.clone()),
            Test::People(people) => {
                asked.people.extend((0..).zip(people).filter(|(_, asked)| **asked).map(|(number, _)| number));
            }
            _ => {}
        }
    }

    fn new(term: &Term, rows: &dyn Rows, taken: &mut Vec<Taken>) -> Test {
        match term {
            Term::Word(word) => {
                let word = fold(word);
                let plain = Word::new(&word, false, rows);
                if (0..rows.count()).any(|row| plain.keeps(rows, row)) {
                    return Test::Words(vec![plain]);
                }
                let meant = meant(&word, rows.vocabulary(), taken);
                Test::Words(meant.iter().map(|word| Word::new(word, false, rows)).collect())
            }
            Term::Whole(word) => Test::Words(vec![Word::new(&fold(word), true, rows)]),
            Term::Start(words) => Test::Start(fold(words)),
            Term::Title(words) => Test::Title(fold(words)),
            Term::Place(name) => {
                let holders = |name: &str| holds(rows.places(), name, false);
                Test::Places(or_meant(&fold(name), &holders, &mut rows.places().iter(), taken))
            }
            Term::Language(code) => Test::Language(code.clone()),
            Term::Month(month) => Test::Month(*month),
            Term::Precision(precision) => Test::Precision(*precision),
            Term::Confidence { from, to } => Test::Confidence(from.unwrap_or(0.0), to.unwrap_or(1.0)),
            Term::Certain => Test::Confidence(CERTAIN, 1.0),
            Term::Inferred => Test::Inferred,
            Term::Person(name) => {
                let name = fold(name);
                let holders = |name: &str| -> Vec<bool> {
                    let holds = |form: &String| name.split_whitespace().all(|word| form.contains(word));
                    rows.names().iter().map(|forms| forms.iter().any(holds)).collect()
                };
                Test::People(or_meant(&name, &holders, &mut rows.names().iter().flatten(), taken))
            }
            Term::Source(name) => {
                let holders = |name: &str| holds(rows.sources(), name, false);
                Test::Sources(or_meant(&fold(name), &holders, &mut rows.sources().iter(), taken))
            }
            Term::Days { from, to } => Test::Days(*from, *to),
            Term::Undated => Test::Undated,
        }
    }

    fn keeps(&self, rows: &dyn Rows, row: usize) -> bool {
        match self {
            Test::Not(test) => !test.keeps(rows, row),
            Test::Any(tests) => tests.iter().any(|test| test.keeps(rows, row)),
            Test::All(tests) => tests.iter().all(|test| test.keeps(rows, row)),
            Test::Words(words) => words.iter().any(|word| word.keeps(rows, row)),
            Test::Title(words) => rows.headline(row).contains(words.as_str()),
            Test::Start(words) => rows.headline(row).starts_with(words.as_str()),
            Test::Places(places) => rows.place(row).is_some_and(|place| places[place as usize]),
            Test::Language(code) => rows.language(row) == Some(code),
            Test::Month(month) => rows.likely(row).is_some_and(|likely| touches(likely, *month)),
            Test::Precision(precision) => rows.precision(row) == Some(*precision),
            Test::Confidence(from, to) => rows.confidence(row).is_some_and(|sure| (*from..=*to).contains(&sure)),
            Test::Inferred => rows.confidence(row).is_some_and(|sure| sure < CERTAIN),
            Test::People(people) => rows.people(row).iter().any(|person| people[*person as usize]),
            Test::Sources(sources) => rows.source(row).is_some_and(|source| sources[source as usize]),
            Test::Days(from, to) => rows
                .likely(row)
                .is_some_and(|(first, last)| from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to)),
            Test::Undated => rows.likely(row).is_none(),
        }
    }
}

/// Whether an interval touches a month of any year.
fn touches((first, last): (NaiveDate, NaiveDate), month: Month) -> bool {
    let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let month = month.number_from_month() as i32 - 1;
    let ahead = (month - months(first)).rem_euclid(12);
    months(first) + ahead <= months(last)
}

/// What a word that the pile does not have may mean; told in `taken`.
fn meant(word: &str, vocabulary: &[String], taken: &mut Vec<Taken>) -> Vec<String> {
    let meant: Vec<String> = Fuzzy::default().meant(word, vocabulary).into_iter().map(str::to_string).collect();
    taken.push(Taken { word: word.to_string(), meant: meant.clone() });
    meant
}

fn holds(names: &[String], word: &str, whole: bool) -> Vec<bool> {
    let finder = Finder::new(word);
    names.iter().map(|name| has(name, &finder, whole)).collect()
}

/// Whether a folded text has a word, as a part of a word or as a whole one.
fn has(text: &str, word: &Finder, whole: bool) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands_alone = |at: usize| {
        let end = at + word.needle().len();
        !letter(text[..at].chars().next_back()) && !letter(text[end..].chars().next())
    };
    word.find_iter(text.as_bytes()).any(|at| !whole || stands_alone(at))
}

/// Which names hold what is asked for; where none does, which hold what it may mean.
fn or_meant(
    asked: &str,
    holders: &dyn Fn(&str) -> Vec<bool>,
    names: &mut dyn Iterator<Item = &String>,
    taken: &mut Vec<Taken>,
) -> Vec<bool> {
    let plain = holders(asked);
    if plain.contains(&true) {
        return plain;
    }
    let mut words: Vec<String> =
        names.flat_map(|name| crate::text::words(name)).map(|(_, word)| word.to_string()).collect();
    words.sort_unstable();
    words.dedup();
    let either = |all: Vec<bool>, word: &String| all.iter().zip(holders(word)).map(|(a, b)| *a || b).collect();
    meant(asked, &words, taken).iter().fold(plain, either)
}

impl Word {
    fn new(word: &str, whole: bool, rows: &dyn Rows) -> Word {
        let needle = Finder::new(word).into_owned();
        Word {
            sources: holds(rows.sources(), word, whole),
            places: holds(rows.places(), word, whole),
            people: rows.names().iter().map(|forms| forms.iter().any(|form| has(form, &needle, whole))).collect(),
            needle,
            whole,
        }
    }

    fn keeps(&self, rows: &dyn Rows, row: usize) -> bool {
        has(rows.headline(row), &self.needle, self.whole)
            || rows.people(row).iter().any(|person| self.people[*person as usize])
            || rows.source(row).is_some_and(|source| self.sources[source as usize])
            || rows.place(row).is_some_and(|place| self.places[place as usize])
    }
}
