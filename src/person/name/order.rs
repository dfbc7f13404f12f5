//! Names whose family name stands first: Chinese, Korean, Vietnamese and Hungarian ones, by the words of
//! `assets/person/order.tsv`.

use crate::person::han;
use crate::text::{fold, latin, rows};
use any_ascii::any_ascii;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The table: language, which words, the words, a name, the word that it goes by alone.
pub const TABLE: &str = include_str!("../../../assets/person/order.tsv");

static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

struct Words {
    chinese: HashSet<String>,
    korean: HashSet<String>,
    vietnamese: HashSet<String>,
    hungarian: HashSet<String>,
    chinese_syllables: HashSet<String>,
    korean_syllables: HashSet<String>,
}

impl Words {
    fn read() -> Words {
        let row = |language: &str, kind: &str| {
            let mut rows = rows(TABLE).filter(|row| row.field(0) == language && row.field(1) == kind);
            let words = rows.next().map_or("", |row| row.field(2));
            words.split(' ').map(|word| latin(&fold(word))).collect::<HashSet<String>>()
        };
        let syllables = |language: &str| {
            let (starts, ends) = (row(language, "start"), row(language, "end"));
            let joined = starts.iter().flat_map(|start| ends.iter().map(move |end| format!("{start}{end}")));
            joined.chain(ends.iter().cloned()).collect()
        };
        Words {
            chinese: han::surnames().map(|family| any_ascii(family).to_lowercase()).collect(),
            korean: row("ko", "family"),
            vietnamese: row("vi", "family"),
            hungarian: row("hu", "given"),
            chinese_syllables: syllables("zh"),
            korean_syllables: syllables("ko"),
        }
    }
}

/// Which way a name's words go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The family name stands last.
    Western,
    /// It stands first, and people are called by it.
    FamilyFirst,
    /// It stands first, but people are called by the last word.
    Vietnamese,
}

/// The order of a name's words, in Latin letters and lower case.
pub fn order(words: &[&str]) -> Order {
    let [family, given @ ..] = words else { return Order::Western };
    let Some(last) = given.last() else { return Order::Western };
    let all = &*WORDS;
    let short = given.iter().map(|word| word.len()).sum::<usize>() <= 2 * 6;
    let spells = |syllables: &HashSet<String>| {
        let joined = given.concat();
        let two = |at: usize| {
            joined.is_char_boundary(at) && syllables.contains(&joined[..at]) && syllables.contains(&joined[at..])
        };
        given.len() <= 2 && short && (syllables.contains(&joined) || (1..joined.len()).any(two))
    };
    match () {
        () if all.vietnamese.contains(*family) && given.len() > 1 => Order::Vietnamese,
        () if all.chinese.contains(*family) && spells(&all.chinese_syllables) => Order::FamilyFirst,
        () if all.korean.contains(*family) && spells(&all.korean_syllables) => Order::FamilyFirst,
        () if all.hungarian.contains(*last) && given.len() == 1 && !all.hungarian.contains(*family) => {
            Order::FamilyFirst
        }
        () => Order::Western,
    }
}
