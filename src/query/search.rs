//! Looking through the rows of a pile: headlines and names, texts, and which headlines fit best.

use super::fuzzy::Fuzzy;
use super::matcher::{Asked, Memo, Sought};
use crate::article::{Rows, VOCABULARY};
use crate::text::{Folded, Needed, Pattern, fold};
use fixedbitset::FixedBitSet;
use memchr::memmem::Finder;
use rayon::prelude::*;

/// The rows that have a word in headline, people, source or place.
pub fn parts(pattern: &Pattern, rows: &dyn Rows) -> FixedBitSet {
    let among = |names: &[Folded]| -> Vec<bool> { names.iter().map(|name| pattern.is_in(name.all())).collect() };
    let (sources, places) = (among(rows.sources()), among(rows.places()));
    let has = |forms: &Vec<Folded>| forms.iter().any(|form| pattern.is_in(form.all()));
    let people: Vec<bool> = rows.names().iter().map(has).collect();
    let mut set = FixedBitSet::with_capacity(rows.count());
    for row in 0..rows.count() {
        let keeps = rows.people(row).iter().any(|person| people[*person as usize])
            || rows.source(row).is_some_and(|source| sources[source as usize])
            || rows.place(row).is_some_and(|place| places[place as usize])
            || pattern.is_in(rows.headline(row));
        set.set(row, keeps);
    }
    set
}

/// No fewer texts than this are worth a thread of their own.
const PORTION: usize = 2_000;

/// The rows whose text has what is looked for. What begins with something that was looked for before is looked for only
/// where that was found.
pub fn texts(sought: &Sought, rows: &dyn Rows, memo: &mut Memo) -> FixedBitSet {
    let typed = sought.words.as_str();
    if let Some(known) = memo.texts.get(sought) {
        return known.clone();
    }
    let pattern = sought.pattern();
    if is_in_no_word(&pattern, rows) {
        return FixedBitSet::with_capacity(rows.count());
    }
    let before = (1..typed.len()).rev().filter(|end| typed.is_char_boundary(*end));
    let part = |end: usize| Sought { words: typed[..end].to_string(), whole: false };
    let narrowed = before.filter_map(|end| memo.texts.get(&part(end))).next();
    let candidates: Vec<usize> = match narrowed {
        Some(known) => known.ones().collect(),
        None => (0..rows.count()).collect(),
    };
    let needed = Needed::of(pattern.letters());
    let holds = |row: &usize| rows.grams(*row).may_hold(&needed) && pattern.is_in(rows.text(*row));
    let found: Vec<usize> = candidates.into_par_iter().with_min_len(PORTION).filter(holds).collect();
    let mut set = FixedBitSet::with_capacity(rows.count());
    found.into_iter().for_each(|row| set.insert(row));
    memo.texts.insert(sought.clone(), set.clone());
    set
}

/// Whether letters alone are looked for, and no word of the pile has them: then no text has.
fn is_in_no_word(pattern: &Pattern, rows: &dyn Rows) -> bool {
    let letters = pattern.letters();
    let finder = Finder::new(letters);
    letters.len() >= VOCABULARY
        && letters.chars().all(char::is_alphabetic)
        && !rows.vocabulary().par_iter().with_min_len(PORTION).any(|word| finder.find(word.as_bytes()).is_some())
}

/// So many rows are put in the order of the best match.
pub const RANKED: usize = 2_000;

/// These rows in the order of how well their headlines match what was asked for: words that begin so before parts of words;
/// alike ones as they came.
pub fn best_first(asked: &Asked, rows: &dyn Rows, hits: &[u32]) -> Vec<u32> {
    let fuzzy = Fuzzy::default();
    let patterns = asked.patterns();
    let score = |row: &u32| -> i64 {
        let headline = rows.headline(*row as usize);
        let of = |(sought, pattern): (&Sought, &Pattern)| {
            let begins = if pattern.begins_word(headline) { BEGINS } else { 0 };
            begins + fuzzy.score(headline.letters(), &fold(&sought.words)).unwrap_or(0)
        };
        let people = rows.people(*row as usize).iter().filter(|person| asked.people.contains(person)).count();
        asked.words.iter().zip(&patterns).map(of).sum::<i64>() + people as i64
    };
    let mut scored: Vec<(i64, u32)> = hits.iter().map(|row| (-score(row), *row)).collect();
    scored.sort_by_key(|(score, _)| *score);
    scored.into_iter().map(|(_, row)| row).collect()
}

/// What a word that begins with the one looked for is worth.
const BEGINS: i64 = 50;
