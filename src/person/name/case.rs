//! The cases of Russian and Ukrainian names: what a word may be in the nominative, and of which gender it then is.
//! The endings are those of `assets/person/cases.tsv`.

use crate::text::{fold, latin, rows, skeleton};
use std::sync::LazyLock;

/// The table: languages, gender, ending of the nominative, of the other cases, another case, its nominative.
pub const TABLE: &str = include_str!("../../../assets/person/cases.tsv");

/// A man's name, a woman's, either's.
pub const MAN: u8 = 1;
/// A woman's name.
pub const WOMAN: u8 = 2;
/// Anybody's name.
pub const ANY: u8 = MAN | WOMAN;

/// What a word may be in the nominative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The skeleton of the nominative.
    pub key: String,
    /// Whose name it can be: bits of [`ANY`].
    pub gender: u8,
}

struct Rule {
    gender: u8,
    nominative: &'static str,
    others: Vec<&'static str>,
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |row: crate::text::Row<'static>| Rule {
        gender: if row.field(1) == "m" { MAN } else { WOMAN },
        nominative: row.field(2).trim_start_matches('-'),
        others: row.field(3).split(' ').collect(),
    };
    rows(TABLE).map(rule).collect()
});

/// The fewest letters before an ending.
const STEM: usize = 2;

/// All readings of a word; the first is the word as it stands.
pub fn readings(word: &str) -> Vec<Reading> {
    let folded = fold(word);
    if !folded.chars().all(|c| ('а'..='ґ').contains(&c) || !c.is_alphabetic()) || folded.is_empty() {
        return vec![Reading { key: skeleton(word), gender: ANY }];
    }
    let mut all = vec![Reading { key: skeleton(word), gender: own_gender(&folded) }];
    let mut add = |nominative: String, gender: u8| {
        let gender = gender & own_gender(&nominative);
        if gender == 0 {
            return;
        }
        let key = skeleton(&nominative);
        match all.iter_mut().find(|reading| reading.key == key) {
            Some(reading) => reading.gender |= gender,
            None => all.push(Reading { key, gender }),
        }
    };
    for rule in RULES.iter() {
        let stems = rule.others.iter().filter_map(|ending| folded.strip_suffix(ending));
        for stem in stems.filter(|stem| stem.chars().count() >= STEM) {
            let vowel = stem.ends_with(['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я', 'і', 'ї', 'є']);
            let fits = match rule.nominative {
                "я" | "га" | "ка" | "ко" | "ло" | "ро" => true,
                "й" => vowel,
                _ => !vowel && !stem.ends_with(['ь', 'й']),
            };
            if fits {
                add(format!("{stem}{}", rule.nominative), rule.gender);
            }
        }
    }
    all
}

/// Whose name a word in the nominative is, by its end.
fn own_gender(folded: &str) -> u8 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    match () {
        () if ends(&["ова", "ева", "єва", "ська", "цька", "ая", "овой", "евой", "иной", "ской", "цкой"]) => {
            WOMAN
        }
        () if ends(&["ов", "ев", "єв", "ин", "ын", "ий", "ой", "ый", "ій"]) && latin(folded).len() > 3 => {
            MAN
        }
        () => ANY,
    }
}
