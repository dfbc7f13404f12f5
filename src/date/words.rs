//! The words for months, days of the week and eras: `assets/date/words.tsv`.

use crate::text::{fold, rows};
use chrono::Weekday;
use std::collections::{HashMap, HashSet};
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
    /// Those that count only as they are written here.
    exact: HashMap<String, Name>,
    /// By their folded forms, those that count only with a capital, and those that count without one too.
    high: HashMap<String, Name>,
    any: HashMap<String, Name>,
    /// Days of the week that count only in brackets behind a date.
    bracketed: HashMap<String, Weekday>,
    /// The first words of names of two words, folded.
    first: HashSet<String>,
    /// The length of the longest, in bytes.
    longest: usize,
}

impl Words {
    fn read() -> Words {
        let mut words = Words {
            exact: HashMap::new(),
            high: HashMap::new(),
            any: HashMap::new(),
            bracketed: HashMap::new(),
            first: HashSet::new(),
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
            for form in row.field(3).split('|') {
                words.longest = words.longest.max(form.len());
                if row.field(0) == "(day)" {
                    words.bracketed.insert(form.to_string(), weekday());
                    continue;
                }
                if let Some((first, _)) = form.split_once([' ', '-']) {
                    words.first.insert(fold(first));
                }
                match form.strip_prefix('=') {
                    Some(exact) => words.exact.entry(exact.to_string()).or_insert(name),
                    None if form.starts_with(char::is_uppercase) => words.high.entry(fold(form)).or_insert(name),
                    None => words.any.entry(fold(form)).or_insert(name),
                };
            }
        }
        words
    }

    /// What a word of a text names.
    pub fn find(&self, word: &str) -> Option<Name> {
        // An accent or a capital may be a byte longer than what it is folded to.
        if word.len() > self.longest * 2 {
            return None;
        }
        if let Some(name) = self.exact.get(word) {
            return Some(*name);
        }
        let folded = fold(word);
        let high = self.high.get(&folded).filter(|_| word.starts_with(char::is_uppercase));
        high.or_else(|| self.any.get(&folded)).copied()
    }

    /// The day of the week that a sign in brackets names: `(木)`.
    pub fn bracketed(&self, sign: &str) -> Option<Weekday> {
        self.bracketed.get(sign).copied()
    }

    /// Whether names of two words begin with this one.
    pub fn begins(&self, word: &str) -> bool {
        word.len() <= self.longest && self.first.contains(&fold(word))
    }
}
