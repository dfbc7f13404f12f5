//! The words for months and days of the week: `assets/date/words.tsv`.

use crate::text::{fold, rows};
use chrono::Weekday;
use std::collections::HashMap;
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
        /// Whether the word is an abbreviation, which counts only beside the rest of a date.
        short: bool,
    },
    /// A day of the week.
    Weekday {
        /// Which.
        day: Weekday,
        /// Whether the word is an abbreviation.
        short: bool,
    },
}

/// The table's words by their folded forms: those that count only with a capital, and those that count without one too.
pub struct Words {
    high: HashMap<String, Name>,
    any: HashMap<String, Name>,
}

impl Words {
    fn read() -> Words {
        let mut words = Words { high: HashMap::new(), any: HashMap::new() };
        for row in rows(TABLE) {
            let number: u8 = row.field(1).parse().expect("the table numbers months and days");
            let day = Weekday::try_from(number.saturating_sub(1) % 7).expect("seven days");
            let name = match row.field(0) {
                "month" => Name::Month { number: number.into(), short: false },
                "mon" => Name::Month { number: number.into(), short: true },
                "weekday" => Name::Weekday { day, short: false },
                _ => Name::Weekday { day, short: true },
            };
            for form in row.field(3).split('|') {
                let forms = if form.starts_with(char::is_uppercase) { &mut words.high } else { &mut words.any };
                forms.entry(fold(form)).or_insert(name);
            }
        }
        words
    }

    /// What a word of a text names.
    pub fn find(&self, word: &str) -> Option<Name> {
        let folded = fold(word);
        let high = self.high.get(&folded).filter(|_| word.starts_with(char::is_uppercase));
        high.or_else(|| self.any.get(&folded)).copied()
    }
}
