//! Tree → the rows that it keeps. Every condition is asked of the whole pile and remembered, so that a further key asks only
//! what it changed.

use super::ladder::{self, Among, Rung, Taken};
use super::search::texts;
use super::{Filter, Node, Term};
use crate::article::Rows;
use crate::date::label::CERTAIN;
use crate::date::{named_days, named_month};
use crate::text::{Folded, Pattern};
use chrono::{Datelike, Month, NaiveDate};
use fixedbitset::FixedBitSet;
use std::collections::HashMap;

/// The rows that a filter keeps, in order, and what it took its words for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The rows.
    pub rows: Vec<u32>,
    /// The words that were not found as typed.
    pub taken: Vec<Taken>,
    /// What was looked for.
    pub asked: Asked,
    /// Where nothing was found: the conditions that keep nothing by themselves.
    pub nowhere: Vec<String>,
    /// And those without which there would be something, with how many rows.
    pub drops: Vec<(String, usize)>,
}

/// What a filter looks for in headlines and texts, to be marked there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words, and words in a row.
    pub words: Vec<Sought>,
    /// The numbers of people.
    pub people: Vec<u32>,
}

impl Asked {
    /// One word that may be a part of another.
    pub fn word(words: &str) -> Asked {
        Asked { words: vec![Sought::part(words)], people: Vec::new() }
    }

    /// What its words look for.
    pub fn patterns(&self) -> Vec<Pattern> {
        self.words.iter().map(Sought::pattern).collect()
    }
}

/// Words that are looked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sought {
    /// As they were typed; small letters stand for both cases.
    pub words: String,
    /// Whether they must not be parts of longer words.
    pub whole: bool,
}

impl Sought {
    /// Words that may be a part of longer ones.
    pub fn part(words: &str) -> Sought {
        Sought { words: words.to_string(), whole: false }
    }

    /// What looks for them.
    pub fn pattern(&self) -> Pattern {
        Pattern::new(&self.words, self.whole)
    }
}

/// What the conditions asked lately found in one pile. It must be made anew for another pile.
#[derive(Default)]
pub struct Memo {
    terms: HashMap<String, Found>,
    pub(super) texts: HashMap<Sought, FixedBitSet>,
}

/// So many conditions are remembered.
const REMEMBERED: usize = 200;

/// What a condition found.
#[derive(Clone)]
pub struct Found {
    /// The rows that it keeps.
    pub rows: FixedBitSet,
    /// What a word was taken for.
    pub taken: Option<Taken>,
    /// What is to be marked.
    pub asked: Asked,
}

impl Found {
    /// Rows that were found as it was typed.
    pub fn of(rows: FixedBitSet, asked: Asked) -> Found {
        Found { rows, taken: None, asked }
    }
}

/// Asks the rows of a pile.
pub fn answer(filter: &Filter, rows: &dyn Rows, memo: &mut Memo) -> Answer {
    let mut answer = Answer::default();
    let sets: Vec<FixedBitSet> = filter.terms.iter().map(|node| eval(node, rows, memo, true, &mut answer)).collect();
    let mut kept = all_of(&sets, rows, None);
    if kept.is_clear() && sets.len() > 1 {
        kept = as_dates(filter, &sets, rows, memo, &mut answer);
    }
    if kept.is_clear() && sets.len() > 1 {
        kept = in_texts(filter, &sets, rows, memo, &mut answer);
    }
    if kept.is_clear() {
        let named = || filter.terms.iter().map(Node::to_string);
        answer.nowhere = named().zip(&sets).filter(|(_, set)| set.is_clear()).map(|(node, _)| node).collect();
        if sets.len() > 1 {
            let without = |at: usize| all_of(&sets, rows, Some(at)).count_ones(..);
            let each = named().enumerate().map(|(at, node)| (node, without(at)));
            answer.drops = each.filter(|(_, count)| *count > 0).collect();
        }
    }
    answer.rows = kept.ones().map(|row| row as u32).collect();
    answer
}

/// Words beside others that keep nothing together, some of which name days or a month: `qin 2023`.
fn as_dates(
    filter: &Filter,
    sets: &[FixedBitSet],
    rows: &dyn Rows,
    memo: &mut Memo,
    answer: &mut Answer,
) -> FixedBitSet {
    let mut dated = sets.to_vec();
    let mut taken = Vec::new();
    for (node, set) in filter.terms.iter().zip(&mut dated) {
        if let Node::Term(Term::Word(word)) = node
            && let Some(term) = days_named(word)
        {
            *set = find(&term, rows, memo).rows;
            let count = set.count_ones(..);
            taken.push(Taken { word: word.clone(), rung: Rung::Date, meant: vec![term.to_string()], count });
        }
    }
    let kept = all_of(&dated, rows, None);
    if !kept.is_clear() {
        answer.taken.retain(|known| taken.iter().all(|taken| taken.word != known.word));
        answer.asked.words.retain(|sought| taken.iter().all(|taken| taken.word != sought.words));
        answer.taken.extend(taken);
    }
    kept
}

/// The condition that a word stands for which names days or a month.
fn days_named(word: &str) -> Option<Term> {
    let days = || named_days(word).map(|(from, to)| Term::Days { from: Some(from), to: Some(to) });
    named_month(word).map(Term::Month).or_else(days)
}

/// Words that have hits each, but none together among headlines and names: looked for in the texts too.
fn in_texts(
    filter: &Filter,
    sets: &[FixedBitSet],
    rows: &dyn Rows,
    memo: &mut Memo,
    answer: &mut Answer,
) -> FixedBitSet {
    let wider: Vec<FixedBitSet> = filter.terms.iter().map(|node| widened(node, rows, memo)).collect();
    let kept = all_of(&wider, rows, None);
    if !kept.is_clear() && wider != sets {
        let count = kept.count_ones(..);
        let words = filter.terms.iter().filter(|node| matches!(node, Node::Term(Term::Word(_)))).map(Node::to_string);
        let word = words.collect::<Vec<_>>().join(" ");
        answer.taken.push(Taken { word, rung: Rung::Texts, meant: Vec::new(), count });
    }
    kept
}

/// Sets put together into one.
fn joined(mut sets: impl Iterator<Item = FixedBitSet>, join: fn(&mut FixedBitSet, &FixedBitSet)) -> FixedBitSet {
    let mut joined = sets.next().unwrap_or_default();
    sets.for_each(|set| join(&mut joined, &set));
    joined
}

/// The rows that a condition keeps, its words found in the texts too, as what they were taken for.
fn widened(node: &Node, rows: &dyn Rows, memo: &mut Memo) -> FixedBitSet {
    let mut each = |nodes: &[Node], join| joined(nodes.iter().map(|node| widened(node, rows, memo)), join);
    match node {
        Node::Any(nodes) => each(nodes, FixedBitSet::union_with),
        Node::All(nodes) => each(nodes, FixedBitSet::intersect_with),
        Node::Term(Term::Word(_)) => {
            let mut unused = Answer::default();
            let mut set = eval(node, rows, memo, true, &mut unused);
            unused.asked.words.iter().for_each(|sought| set.union_with(&texts(sought, rows, memo)));
            set
        }
        // What must not match is asked for as it was.
        node => eval(node, rows, memo, true, &mut Answer::default()),
    }
}

/// More texts than this are not looked through for what nobody asked for.
const MOST_TEXTS: usize = 20_000;

/// How many texts have the words that were found among headlines and names, each with the number of rows that were found;
/// only where there are more. It takes its time, and is asked when a filter is kept.
pub fn more_in_texts(filter: &Filter, rows: &dyn Rows, memo: &mut Memo) -> Vec<(String, usize)> {
    let mut more = Vec::new();
    for node in filter.terms.iter().filter(|_| rows.count() <= MOST_TEXTS) {
        if let Node::Term(term @ Term::Word(word)) = node {
            let mut found = memo.terms.get(&term.to_string()).filter(|found| found.taken.is_none()).cloned();
            if let Some(found) = &mut found {
                let before = found.rows.count_ones(..);
                found.rows.union_with(&texts(&Sought::part(word), rows, memo));
                more.push((word.clone(), found.rows.count_ones(..) - before));
            }
        }
    }
    more.retain(|(_, count)| *count > 0);
    more
}

/// The rows that are in all sets, but for one that is left out.
fn all_of(sets: &[FixedBitSet], rows: &dyn Rows, but: Option<usize>) -> FixedBitSet {
    let mut kept = FixedBitSet::with_capacity(rows.count());
    kept.insert_range(..);
    sets.iter().enumerate().filter(|(at, _)| Some(*at) != but).for_each(|(_, set)| kept.intersect_with(set));
    kept
}

/// The rows that a condition keeps. What it looks for is marked where it is `wanted`: not behind a "not".
fn eval(node: &Node, rows: &dyn Rows, memo: &mut Memo, wanted: bool, answer: &mut Answer) -> FixedBitSet {
    let mut each = |nodes: &[Node], join| joined(nodes.iter().map(|node| eval(node, rows, memo, wanted, answer)), join);
    match node {
        Node::Any(nodes) => each(nodes, FixedBitSet::union_with),
        Node::All(nodes) => each(nodes, FixedBitSet::intersect_with),
        Node::Not(node) => {
            let mut rest = eval(node, rows, memo, !wanted, answer);
            rest.toggle_range(..);
            rest
        }
        Node::Term(term) => {
            let key = term.to_string();
            if !memo.terms.contains_key(&key) {
                if memo.terms.len() > REMEMBERED {
                    memo.terms.clear();
                    memo.texts.clear();
                }
                let found = find(term, rows, memo);
                memo.terms.insert(key.clone(), found);
            }
            let found = &memo.terms[&key];
            answer.taken.extend(found.taken.clone());
            if wanted {
                answer.asked.words.extend(found.asked.words.iter().cloned());
                answer.asked.people.extend(&found.asked.people);
            }
            found.rows.clone()
        }
    }
}

fn find(term: &Term, rows: &dyn Rows, memo: &mut Memo) -> Found {
    let where_ = |keeps: &dyn Fn(usize) -> bool| -> FixedBitSet {
        let mut set = FixedBitSet::with_capacity(rows.count());
        (0..rows.count()).filter(|row| keeps(*row)).for_each(|row| set.insert(row));
        set
    };
    let plain = |keeps: &dyn Fn(usize) -> bool| Found::of(where_(keeps), Asked::default());
    match term {
        Term::Word(word) => ladder::climb(&Sought::part(word), Among::All, rows, memo),
        Term::Fuzzy(word) => ladder::fuzzy(word, rows, memo),
        Term::Text(words) | Term::Phrase(words) => ladder::climb(&Sought::part(words), Among::Texts, rows, memo),
        Term::Whole(word) => ladder::climb(&Sought { words: word.clone(), whole: true }, Among::All, rows, memo),
        Term::Start(words) => ladder::climb(&Sought::part(words), Among::Starts, rows, memo),
        Term::Title(words) => ladder::climb(&Sought::part(words), Among::Headlines, rows, memo),
        Term::Person(name) => {
            let holders = |name: &str, exact: bool| -> Vec<bool> {
                let holds = |form: &Folded| match exact {
                    true => form.letters() == name,
                    false => name.split_whitespace().all(|word| form.letters().contains(word)),
                };
                rows.names().iter().map(|forms| forms.iter().any(holds)).collect()
            };
            let other = |name: &str, fits| ladder::in_other_letters(name, fits, rows);
            let (people, taken) = ladder::named(name, &holders, rows.names().iter().flatten(), &other);
            let asked = Asked { words: Vec::new(), people: ladder::numbers(&people) };
            named(name, ladder::naming(&people, rows), taken, asked)
        }
        Term::Source(name) => {
            let (sources, taken) = ladder::named(
                name,
                &|name, exact| holding(rows.sources(), name, exact),
                rows.sources().iter(),
                &|_, _| None,
            );
            let set = where_(&|row| rows.source(row).is_some_and(|source| sources[source as usize]));
            named(name, set, taken, Asked::default())
        }
        Term::Place(name) => {
            let (places, taken) = ladder::named(
                name,
                &|name, exact| holding(rows.places(), name, exact),
                rows.places().iter(),
                &|_, _| None,
            );
            let set = where_(&|row| rows.place(row).is_some_and(|place| places[place as usize]));
            named(name, set, taken, Asked::default())
        }
        Term::Language(code) => plain(&|row| rows.language(row) == Some(code)),
        Term::Days { from, to } => plain(&|row| {
            let fits = |(first, last)| from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to);
            any_day(rows, row, fits)
        }),
        Term::Month(month) => plain(&|row| any_day(rows, row, |days| touches(days, *month))),
        Term::Precision(precision) => plain(&|row| rows.precision(row) == Some(*precision)),
        Term::Confidence { from, to } => {
            let between = from.unwrap_or(0.0)..=to.unwrap_or(1.0);
            plain(&|row| rows.confidence(row).is_some_and(|sure| between.contains(&sure)))
        }
        Term::Disputed => plain(&|row| rows.disputed(row)),
        Term::Certain => plain(&|row| rows.confidence(row).is_some_and(|sure| sure >= CERTAIN)),
        Term::Inferred => plain(&|row| rows.confidence(row).is_some_and(|sure| sure < CERTAIN)),
        Term::Undated => plain(&|row| rows.likely(row).is_none()),
    }
}

/// Whether the days a row was likely written on fit: a stretch of them, or one of two.
fn any_day(rows: &dyn Rows, row: usize, fits: impl Fn((NaiveDate, NaiveDate)) -> bool) -> bool {
    rows.likely(row).is_some_and(|(first, last)| match rows.either(row) {
        true => fits((first, first)) || fits((last, last)),
        false => fits((first, last)),
    })
}

fn named(name: &str, rows: FixedBitSet, taken: Option<(Rung, Vec<String>)>, asked: Asked) -> Found {
    let count = rows.count_ones(..);
    let taken = taken.map(|(rung, meant)| Taken { word: name.to_string(), rung, meant, count });
    Found { taken, ..Found::of(rows, asked) }
}

fn holding(names: &[Folded], asked: &str, exact: bool) -> Vec<bool> {
    let holds = |name: &Folded| if exact { name.letters() == asked } else { name.letters().contains(asked) };
    names.iter().map(holds).collect()
}

/// Whether an interval touches a month of any year.
fn touches((first, last): (NaiveDate, NaiveDate), month: Month) -> bool {
    let months = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    let month = month.number_from_month() as i32 - 1;
    let ahead = (month - months(first)).rem_euclid(12);
    months(first) + ahead <= months(last)
}
