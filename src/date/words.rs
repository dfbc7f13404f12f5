//! The words for months, days of the week and eras: `assets/date/words.tsv`.

use crate::text::{fold, fold_char, fold_word, rows};
use chrono::Weekday;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The table: kind, value, language, forms, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/words.tsv");

/// The words, ready to be looked up.
pub static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

/// What a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A month.
    Month {
        /// Its number, 1 to 12.
        number: u32,
        /// What must stand beside it.
        beside: Beside,
    },
    /// A day of the week.
    Weekday {
        /// Which.
        day: Weekday,
        /// What must stand beside it.
        beside: Beside,
    },
    /// An era of the Japanese calendar.
    Era {
        /// The year before its first, which the number of its year is added to.
        before: i32,
    },
}

/// What must stand beside a word for it to be part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// Nothing: `April`.
    Nothing,
    /// A day or a year, since it is an abbreviation or another word too: `Apr`.
    Part,
    /// A day and a year, since it is a common word too: `out` is October in Portuguese.
    All,
}

/// The table's words.
pub struct Words {
    /// By their folded forms.
    words: FxHashMap<String, Word>,
    /// Days of the week that count only in brackets behind a date.
    bracketed: FxHashMap<String, Weekday>,
    /// How they begin.
    first: FxHashSet<char>,
    /// The languages that have words here.
    languages: FxHashSet<&'static str>,
    /// The length of the longest, in bytes.
    longest: usize,
}

/// What the spellings that are folded to one form name.
#[derive(Default)]
struct Word {
    /// Those that count only as they are written here.
    exact: Vec<(String, Name)>,
    /// With a capital.
    high: Option<Name>,
    /// With a capital or without one.
    any: Option<Name>,
    /// Whether names of two words begin with it.
    begins: bool,
    /// The languages in which it is one.
    languages: Vec<&'static str>,
}

impl Words {
    fn read() -> Words {
        let mut all = Words {
            words: FxHashMap::default(),
            bracketed: FxHashMap::default(),
            first: FxHashSet::default(),
            languages: FxHashSet::default(),
            longest: 0,
        };
        for row in rows(TABLE) {
            let number: u32 = row.field(1).parse().expect("the table numbers months, days and years");
            let weekday = || Weekday::try_from((number.saturating_sub(1) % 7) as u8).expect("seven days");
            let name = match row.field(0) {
                "month" => Name::Month { number, beside: Beside::Nothing },
                "mon" => Name::Month { number, beside: Beside::Part },
                "mon+" => Name::Month { number, beside: Beside::All },
                "era" => Name::Era { before: number as i32 - 1 },
                "weekday" => Name::Weekday { day: weekday(), beside: Beside::Nothing },
                _ => Name::Weekday { day: weekday(), beside: Beside::Part },
            };
            all.languages.insert(row.field(2));
            for form in row.field(3).split('|') {
                all.longest = all.longest.max(form.len());
                if row.field(0) == "(day)" {
                    all.bracketed.insert(form.to_string(), weekday());
                    continue;
                }
                let (form, exact) = form.strip_prefix('=').map_or((form, false), |form| (form, true));
                if let Some((first, _)) = form.split_once([' ', '-']) {
                    all.words.entry(fold(first)).or_default().begins = true;
                }
                let word = all.words.entry(fold(form)).or_default();
                word.languages.push(row.field(2));
                match () {
                    () if exact => word.exact.push((form.to_string(), name)),
                    () if form.starts_with(char::is_uppercase) => word.high = word.high.or(Some(name)),
                    () => word.any = word.any.or(Some(name)),
                }
            }
        }
        all.first = all.words.keys().filter_map(|word| word.chars().next()).collect();
        all
    }

    fn get(&self, word: &str) -> Option<&Word> {
        let first = word.chars().next().map(fold_char)?;
        if !self.first.contains(&first) {
            return None;
        }
        // A full-width letter has three bytes, and is folded to one.
        if word.len() > 3 * self.longest { None } else { self.words.get(&*fold_word(word)) }
    }

    /// What a word of a text names.
    pub fn find(&self, word: &str) -> Option<Name> {
        self.find_or_begin(word).0
    }

    /// What a word of a text names, and whether names of two words begin with it.
    pub fn find_or_begin(&self, word: &str) -> (Option<Name>, bool) {
        let Some(known) = self.get(word) else { return (None, false) };
        let exact = known.exact.iter().find(|(form, _)| form == word).map(|(_, name)| *name);
        let high = || known.high.filter(|_| word.starts_with(char::is_uppercase));
        (exact.or_else(high).or(known.any), known.begins)
    }

    /// Whether a word names something in a language, or is in no language that has such words: `mars` is a month in French, and
    /// a planet in English.
    pub fn is_of(&self, word: &str, language: &str) -> bool {
        self.get(word).is_none_or(|known| known.languages.contains(&language)) || !self.languages.contains(language)
    }

    /// The day of the week that a sign in brackets names: `(木)`.
    pub fn bracketed(&self, sign: &str) -> Option<Weekday> {
        self.bracketed.get(sign).copied()
    }
}
