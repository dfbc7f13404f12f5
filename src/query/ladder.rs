//! What a word is taken for: the ladder. The first rung with a hit counts.
//!
//! 1. a part of a word of headline, people, source or place;
//! 2. a part of the texts;
//! 3. the same whatever the case, where capitals were typed, as whole words before parts of them;
//! 4. a part of the name of a person in other letters;
//! 5. words of the pile that hold its letters in order (`fuzzy-matcher`);
//! 6. words of the pile at one edit's distance (`strsim`);
//! 7. the name of a person in other letters that is spelt like it.

use super::fuzzy::Fuzzy;
use super::matcher::{Asked, Found, Memo, Sought};
use super::search::{headlines, parts, texts};
use crate::article::Rows;
use crate::date::named_days;
use crate::text::{Folded, Part, Pattern, Roman, WordList, fold, runs};
use fixedbitset::FixedBitSet;
use std::fmt;

/// The rung of the ladder on which a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    /// As it was typed, where it was looked for.
    AsTyped,
    /// In the texts alone.
    Texts,
    /// In another case than typed.
    AnyCase,
    /// In people's names in other letters.
    Letters,
    /// As words that hold its letters in order.
    Fuzzy,
    /// As words at one edit's distance.
    Edit,
    /// As a date, beside other words.
    Date,
    /// In no headline, which was asked for.
    NoHeadline,
    /// Nowhere.
    Nowhere,
}

/// A word that was not found as it was typed among headlines, people, sources and places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The word.
    pub word: String,
    /// Where it was found.
    pub rung: Rung,
    /// The words that it was taken for, best first.
    pub meant: Vec<String>,
    /// How many articles have it.
    pub count: usize,
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, count) = (&self.word, self.count);
        let texts = if count == 1 { "text" } else { "texts" };
        match self.rung {
            Rung::AsTyped => write!(f, "{word}"),
            Rung::Texts if named_days(word).is_some() => {
                write!(f, "{word}: no headline, {count} {texts}; date:{word} filters by the date")
            }
            Rung::Texts => write!(f, "{word}: no headline, {count} {texts}"),
            Rung::AnyCase => write!(f, "{word}: not with these capitals, any case taken"),
            Rung::Letters => write!(f, "{word} taken for {} (other letters)", self.meant.join(", ")),
            Rung::Fuzzy => write!(f, "{word} taken for {} (fuzzy)", self.meant.join(", ")),
            Rung::Edit => write!(f, "{word} taken for {} (one edit)", self.meant.join(", ")),
            Rung::Date => write!(f, "{word} taken for {}", self.meant.join(", ")),
            Rung::NoHeadline => write!(f, "no headline has \"{word}\""),
            Rung::Nowhere => write!(f, "nothing has \"{word}\""),
        }
    }
}

/// Where words are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Headlines, people, sources and places before the texts.
    All,
    /// The texts, which is what was asked for.
    Texts,
    /// The headlines.
    Headlines,
    /// The beginnings of headlines.
    Starts,
}

impl Among {
    /// The rung where nothing was found.
    fn nowhere(self) -> Rung {
        if matches!(self, Among::All | Among::Texts) { Rung::Nowhere } else { Rung::NoHeadline }
    }

    /// The rows that have one of these there; whether only the texts do.
    fn rows_with(self, sought: &[Sought], rows: &dyn Rows, memo: &mut Memo) -> (FixedBitSet, bool) {
        let patterns: Vec<Pattern> = sought.iter().map(Sought::pattern).collect();
        let any = |is: fn(&Pattern, Part) -> bool| {
            headlines(|headline| patterns.iter().any(|pattern| is(pattern, headline)), rows)
        };
        let found = match self {
            Among::All => parts(&patterns, rows),
            Among::Headlines => any(Pattern::is_in),
            Among::Starts => any(Pattern::begins),
            Among::Texts => FixedBitSet::with_capacity(rows.count()),
        };
        if !found.is_clear() || !matches!(self, Among::All | Among::Texts) {
            return (found, false);
        }
        let join = |all: FixedBitSet, sought: &Sought| &all | &texts(sought, rows, memo);
        (sought.iter().fold(found, join), self == Among::All)
    }
}

/// Looks for a word, or words in a row, from the first rung on.
pub fn climb(asked: &Sought, among: Among, rows: &dyn Rows, memo: &mut Memo) -> Found {
    let word = asked.words.as_str();
    let as_typed = (asked.clone(), Rung::AsTyped);
    let any_case = |whole| (Sought { words: fold(word), whole }, Rung::AnyCase);
    let wholes = if asked.whole { &[true][..] } else { &[true, false] };
    let any_case = wholes.iter().map(|whole| any_case(*whole)).filter(|_| asked.pattern().has_capitals());
    for (sought, rung) in std::iter::once(as_typed).chain(any_case) {
        let sought = vec![sought];
        let (found, in_texts) = among.rows_with(&sought, rows, memo);
        if !found.is_clear() {
            let rung = if in_texts { Rung::Texts } else { rung };
            return told(found, word, rung, Vec::new(), Asked { words: sought, people: Vec::new() });
        }
    }
    let other = |fits: Fits| {
        let found = (among == Among::All && !asked.whole).then(|| in_other_letters(word, fits, rows));
        found.flatten().map(|(people, meant)| {
            let asked = Asked { words: Vec::new(), people: numbers(&people) };
            told(naming(&people, rows), word, Rung::Letters, meant, asked)
        })
    };
    if let Some(found) = other(Roman::is_in) {
        return found;
    }
    let found = misspelt(asked, among, rows, memo);
    if found.rows.is_clear() { other(Roman::is_spelt_in).unwrap_or(found) } else { found }
}

/// Which people or names were found, and the first of these names.
pub type Held = (Vec<bool>, Vec<String>);

/// How what is asked for may be a part of a name.
pub type Fits = fn(&Roman, &Roman) -> bool;

/// So many names are said.
const MOST_NAMES: usize = 3;

/// The people with a name in other letters of which these words are a part, and the first of the names.
pub fn in_other_letters(words: &str, fits: Fits, rows: &dyn Rows) -> Option<Held> {
    let asked = Roman::new(words);
    let people: Vec<bool> = rows.romans().iter().map(|forms| forms.iter().any(|form| fits(&asked, form))).collect();
    if !people.contains(&true) {
        return None;
    }
    let names = numbers(&people).into_iter().take(MOST_NAMES);
    let meant = names.map(|person| rows.names()[person as usize][0].letters().to_string()).collect();
    Some((people, meant))
}

/// The numbers of these people.
pub fn numbers(people: &[bool]) -> Vec<u32> {
    (0..).zip(people).filter(|(_, asked)| **asked).map(|(number, _)| number).collect()
}

/// The rows that name one of these people.
pub fn naming(people: &[bool], rows: &dyn Rows) -> FixedBitSet {
    let mut set = FixedBitSet::with_capacity(rows.count());
    let names = |row: &usize| rows.people(*row).iter().any(|person| people[*person as usize]);
    (0..rows.count()).filter(names).for_each(|row| set.insert(row));
    set
}

/// Looks for the words that a word may be a misspelling of; where there are none, for the word as it is.
pub fn fuzzy(word: &str, rows: &dyn Rows, memo: &mut Memo) -> Found {
    let found = taken_for(word, meant(word, rows.vocabulary()), Among::All, rows, memo);
    if found.rows.is_clear() { climb(&Sought::part(word), Among::All, rows, memo) } else { found }
}

/// Looks for what words may be a misspelling of that the pile does not have.
fn misspelt(asked: &Sought, among: Among, rows: &dyn Rows, memo: &mut Memo) -> Found {
    let (words, vocabulary) = (asked.words.as_str(), rows.vocabulary());
    let meant = match runs(&fold(words)).count() {
        0 | 1 if asked.whole && vocabulary.has(&fold(words)) => NOTHING,
        0 | 1 if !asked.whole && !vocabulary.holding(&fold(words)).is_empty() => NOTHING,
        0 | 1 => meant(words, vocabulary),
        _ => in_a_row(words, vocabulary),
    };
    taken_for(words, meant, among, rows, memo)
}

/// Looks for what words were taken for.
fn taken_for(words: &str, (rung, meant): (Rung, Vec<String>), among: Among, rows: &dyn Rows, memo: &mut Memo) -> Found {
    let sought: Vec<Sought> = meant.iter().map(|word| Sought::part(word)).collect();
    let (found, _) = among.rows_with(&sought, rows, memo);
    match found.is_clear() {
        true => told(found, words, among.nowhere(), Vec::new(), Asked::default()),
        false => told(found, words, rung, meant, Asked { words: sought, people: Vec::new() }),
    }
}

/// What nothing is meant by.
const NOTHING: (Rung, Vec<String>) = (Rung::Nowhere, Vec::new());

/// So many ways to put right what stands in a row are looked for.
const MOST_ROWS: usize = 8;

/// Words in a row, with what those may mean that the pile does not have. Inside they are whole words; the first may be the
/// end of one, the last the beginning.
fn in_a_row(words: &str, vocabulary: &WordList) -> (Rung, Vec<String>) {
    let folded = fold(words);
    let last = runs(&folded).count() - 1;
    let (mut lowest, mut rows, mut behind) = (Rung::Nowhere, vec![String::new()], 0);
    for (at, word) in runs(&folded).enumerate() {
        let start = word.as_ptr() as usize - folded.as_ptr() as usize;
        let between = &folded[behind..start];
        behind = start + word.len();
        let fits = |number: &usize| match vocabulary.get(*number) {
            other if at == 0 => other.ends_with(word),
            other if at == last => other.starts_with(word),
            other => other == word,
        };
        let right = match vocabulary.holding(word).iter().any(fits) {
            true => vec![word.to_string()],
            false => {
                let (rung, meant) = meant(word, vocabulary);
                lowest = if lowest == Rung::Edit { lowest } else { rung };
                meant
            }
        };
        let each = rows.iter().flat_map(|row| right.iter().map(move |word| format!("{row}{between}{word}")));
        rows = each.take(MOST_ROWS).collect();
    }
    if lowest == Rung::Nowhere { NOTHING } else { (lowest, rows) }
}

fn told(rows: FixedBitSet, word: &str, rung: Rung, meant: Vec<String>, asked: Asked) -> Found {
    let count = rows.count_ones(..);
    let taken = (rung != Rung::AsTyped).then(|| Taken { word: word.to_string(), rung, meant, count });
    Found { rows, taken, asked }
}

/// Before a name it says that it is the whole name: `source:=RIA`.
pub const EXACT: char = '=';

/// Which names hold what is asked for, or are it where that is asked for; where none does, which do in other letters; else
/// which hold what it may mean.
pub fn named<'a>(
    asked: &str,
    holders: &dyn Fn(&str, bool) -> Vec<bool>,
    names: impl Iterator<Item = &'a Folded>,
    other: &dyn Fn(&str, Fits) -> Option<Held>,
) -> (Vec<bool>, Option<(Rung, Vec<String>)>) {
    let asked = fold(asked);
    if let Some(exact) = asked.strip_prefix(EXACT) {
        return (holders(exact, true), None);
    }
    let plain = holders(&asked, false);
    if plain.contains(&true) {
        return (plain, None);
    }
    let other = |fits: Fits| other(&asked, fits).map(|(found, meant)| (found, Some((Rung::Letters, meant))));
    if let Some(found) = other(Roman::is_in) {
        return found;
    }
    let mut words: Vec<&str> = names.flat_map(|name| runs(name.letters())).collect();
    words.sort_unstable();
    words.dedup();
    let (rung, meant) = meant(&asked, &words.into_iter().collect());
    let either = |all: Vec<bool>, word: &String| all.iter().zip(holders(word, false)).map(|(a, b)| *a || b).collect();
    let found = || (meant.iter().fold(plain, either), Some((rung, meant.clone())));
    meant.is_empty().then(|| other(Roman::is_spelt_in)).flatten().unwrap_or_else(found)
}

/// What a word that the pile does not have may mean. A number means itself.
fn meant(word: &str, vocabulary: &WordList) -> (Rung, Vec<String>) {
    let fuzzy = Fuzzy::default();
    let word = fold(word);
    if !word.chars().any(char::is_alphabetic) {
        return NOTHING;
    }
    let in_order = fuzzy.in_order(&word, vocabulary);
    let (rung, meant) = match in_order.is_empty() {
        true => (Rung::Edit, fuzzy.at_one_edit(&word, vocabulary)),
        false => (Rung::Fuzzy, in_order),
    };
    let rung = if meant.is_empty() { Rung::Nowhere } else { rung };
    (rung, meant.into_iter().map(str::to_string).collect())
}
