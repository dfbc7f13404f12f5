//! Tree → the rows that it keeps.
//!
//! A word is looked for as a part of a word first. Only where no row of the pile has it is it taken for the words of the
//! pile that it may be a misspelling of; what was taken is told.

use super::fuzzy::Fuzzy;
use super::{Filter, Term};
use crate::article::Rows;
use crate::text::fold;
use chrono::NaiveDate;
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
    let tests: Vec<Test> = filter.terms.iter().map(|term| Test::new(term, rows, &mut taken)).collect();
    let kept = (0..rows.count()).filter(|row| tests.iter().all(|test| test.keeps(rows, *row)));
    let mut answer = Answer { rows: kept.map(|row| row as u32).collect(), taken, ..Answer::default() };
    for test in tests {
        match test {
            Test::Words(words) => answer
                .asked
                .words
                .extend(words.into_iter().map(|word| String::from_utf8_lossy(word.needle.needle()).into_owned())),
            Test::People(people) => {
                answer.asked.people.extend((0..).zip(people).filter(|(_, asked)| *asked).map(|(number, _)| number))
            }
            _ => {}
        }
    }
    answer
}

/// A term made ready for the rows of one pile.
enum Test {
    Words(Vec<Word>),
    People(Vec<bool>),
    Sources(Vec<bool>),
    Days(Option<NaiveDate>, Option<NaiveDate>),
    Undated,
}

/// A folded word: where it stands in headlines, and which sources, places and people have it.
struct Word {
    needle: Finder<'static>,
    sources: Vec<bool>,
    places: Vec<bool>,
    people: Vec<bool>,
}

impl Test {
    fn new(term: &Term, rows: &dyn Rows, taken: &mut Vec<Taken>) -> Test {
        match term {
            Term::Word(word) => {
                let word = fold(word);
                let plain = Word::new(&word, rows);
                if (0..rows.count()).any(|row| plain.keeps(rows, row)) {
                    return Test::Words(vec![plain]);
                }
                Test::Words(meant(&word, rows.vocabulary(), taken).iter().map(|word| Word::new(word, rows)).collect())
            }
            Term::Person(name) => {
                let name = fold(name);
                let holders = |name: &str| -> Vec<bool> {
                    let holds = |form: &String| name.split_whitespace().all(|word| form.contains(word));
                    rows.names().iter().map(|forms| forms.iter().any(holds)).collect()
                };
                Test::People(or_meant(&name, &holders, &mut rows.names().iter().flatten(), taken))
            }
            Term::Source(name) => {
                let holders = |name: &str| holds(rows.sources(), name);
                Test::Sources(or_meant(&fold(name), &holders, &mut rows.sources().iter(), taken))
            }
            Term::Days { from, to } => Test::Days(*from, *to),
            Term::Undated => Test::Undated,
        }
    }

    fn keeps(&self, rows: &dyn Rows, row: usize) -> bool {
        match self {
            Test::Words(words) => words.iter().any(|word| word.keeps(rows, row)),
            Test::People(people) => rows.people(row).iter().any(|person| people[*person as usize]),
            Test::Sources(sources) => rows.source(row).is_some_and(|source| sources[source as usize]),
            Test::Days(from, to) => rows
                .likely(row)
                .is_some_and(|(first, last)| from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to)),
            Test::Undated => rows.likely(row).is_none(),
        }
    }
}

/// What a word that the pile does not have may mean; told in `taken`.
fn meant(word: &str, vocabulary: &[String], taken: &mut Vec<Taken>) -> Vec<String> {
    let meant: Vec<String> = Fuzzy::default().meant(word, vocabulary).into_iter().map(str::to_string).collect();
    taken.push(Taken { word: word.to_string(), meant: meant.clone() });
    meant
}

fn holds(names: &[String], word: &str) -> Vec<bool> {
    names.iter().map(|name| name.contains(word)).collect()
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
    fn new(word: &str, rows: &dyn Rows) -> Word {
        Word {
            needle: Finder::new(word).into_owned(),
            sources: holds(rows.sources(), word),
            places: holds(rows.places(), word),
            people: rows.names().iter().map(|forms| forms.iter().any(|form| form.contains(word))).collect(),
        }
    }

    fn keeps(&self, rows: &dyn Rows, row: usize) -> bool {
        self.needle.find(rows.headline(row).as_bytes()).is_some()
            || rows.people(row).iter().any(|person| self.people[*person as usize])
            || rows.source(row).is_some_and(|source| self.sources[source as usize])
            || rows.place(row).is_some_and(|place| self.places[place as usize])
    }
}
