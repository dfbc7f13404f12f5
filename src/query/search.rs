//! Looking through the rows of a pile: headlines and names, texts, and which headlines fit best.

use super::fuzzy::Fuzzy;
use super::matcher::{Asked, Memo, Sought};
use crate::article::Rows;
use crate::text::{Folded, Part, Pattern, fold, runs};
use fixedbitset::FixedBitSet;
use rayon::prelude::*;

/// No fewer rows than this are worth a thread of their own.
const PORTION: usize = 2_000;

/// The rows that have one of some words in headline, people, source or place.
pub fn parts(patterns: &[Pattern], rows: &dyn Rows) -> FixedBitSet {
    let is_in = |part: Part| patterns.iter().any(|pattern| pattern.is_in(part));
    let among = |names: &[Folded]| -> Vec<bool> { names.iter().map(|name| is_in(name.all())).collect() };
    let (sources, places) = (among(rows.sources()), among(rows.places()));
    let has = |forms: &Vec<Folded>| forms.iter().any(|form| is_in(form.all()));
    let people: Vec<bool> = rows.names().par_iter().with_min_len(PORTION).map(has).collect();
    let keeps = |row: &usize| {
        rows.people(*row).iter().any(|person| people[*person as usize])
            || rows.source(*row).is_some_and(|source| sources[source as usize])
            || rows.place(*row).is_some_and(|place| places[place as usize])
            || is_in(rows.headline(*row))
    };
    kept((0..rows.count()).into_par_iter(), keeps, rows)
}

/// The rows whose headline is as it is asked for.
pub fn headlines(is: impl Fn(Part) -> bool + Sync + Send, rows: &dyn Rows) -> FixedBitSet {
    kept((0..rows.count()).into_par_iter(), |row| is(rows.headline(*row)), rows)
}

/// Those of some rows that are kept.
fn kept(
    among: impl IndexedParallelIterator<Item = usize>,
    keeps: impl Fn(&usize) -> bool + Sync + Send,
    rows: &dyn Rows,
) -> FixedBitSet {
    let found: Vec<usize> = among.with_min_len(PORTION).filter(keeps).collect();
    let mut set = FixedBitSet::with_capacity(rows.count());
    found.into_iter().for_each(|row| set.insert(row));
    set
}

/// Letters that more words have are in most texts: looking at those is faster than at the rows of every word.
const TELLING: usize = 10_000;

/// The rows whose text has what is looked for. What begins with something that was looked for before is looked for only
/// where that was found; else the words of the pile tell which texts may have it.
pub fn texts(sought: &Sought, rows: &dyn Rows, memo: &mut Memo) -> FixedBitSet {
    let typed = sought.words.as_str();
    if let Some(known) = memo.texts.get(sought) {
        return known.clone();
    }
    let pattern = sought.pattern();
    let before = (1..typed.len()).rev().filter(|end| typed.is_char_boundary(*end));
    let part = |end: usize| Sought { words: typed[..end].to_string(), whole: false };
    let narrowed = before.filter_map(|end| memo.texts.get(&part(end))).next().cloned();
    let mut words: Vec<&str> = runs(pattern.letters()).collect();
    let single = words.as_slice() == [pattern.letters()];
    if narrowed.is_some() {
        // What was typed before has been looked for.
        words.drain(..words.len().saturating_sub(1));
    }
    let mut candidates = narrowed.unwrap_or_else(|| every(rows));
    let mut told = false;
    for word in words {
        let holding = rows.vocabulary().holding(word);
        if holding.len() <= TELLING {
            candidates.intersect_with(&having(&holding, rows));
            // A part of a single word is in the texts that have a word with it, and in no others.
            told = single && !pattern.has_capitals() && !sought.whole;
        }
        if candidates.count_ones(..) < PORTION {
            break;
        }
    }
    let set = match told {
        true => candidates,
        false => {
            let candidates: Vec<usize> = candidates.ones().collect();
            kept(candidates.into_par_iter(), |row| pattern.is_in(rows.text(*row)), rows)
        }
    };
    memo.texts.insert(sought.clone(), set.clone());
    set
}

fn every(rows: &dyn Rows) -> FixedBitSet {
    let mut set = FixedBitSet::with_capacity(rows.count());
    set.insert_range(..);
    set
}

/// The rows whose text has one of these words.
fn having(words: &[usize], rows: &dyn Rows) -> FixedBitSet {
    let mut set = FixedBitSet::with_capacity(rows.count());
    words.iter().for_each(|word| rows.having(*word, &mut |row| set.insert(row)));
    set
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
