//! How a name sounds, roughly: a key coarser than the spelling skeleton, for words long enough that little else sounds
//! like them. The spellings are those of `assets/person/sounds.tsv`.

use crate::text::rows;
use std::sync::LazyLock;

/// The table: where, spellings, what they are read as, two names that sound alike.
pub const TABLE: &str = include_str!("../../../assets/person/sounds.tsv");

struct Rule {
    place: &'static str,
    spelling: &'static str,
    sound: &'static str,
}

/// The rules by the first letter of the spelling, longer spellings first.
static RULES: LazyLock<[Vec<Rule>; 128]> = LazyLock::new(|| {
    let mut rules: Vec<Rule> = rows(TABLE)
        .flat_map(|row| {
            let rule = move |spelling| Rule { place: row.field(0), spelling, sound: row.field(2) };
            row.field(1).split(' ').map(rule)
        })
        .collect();
    rules.sort_by_key(|rule| usize::MAX - rule.spelling.len());
    let mut by_letter = [const { Vec::new() }; 128];
    for rule in rules {
        by_letter[usize::from(rule.spelling.as_bytes()[0]) % 128].push(rule);
    }
    by_letter
});

/// The sound of a word in Latin letters ([`crate::text::latin`]): close vowels alike, doubled letters once, no `h` inside.
pub fn sound(latin: &str) -> String {
    let word: String = latin.chars().filter(|c| c.is_alphanumeric()).collect();
    let (mut rest, mut heard) = (word.as_str(), String::with_capacity(word.len()));
    while let Some(first) = rest.chars().next() {
        let fits = |rule: &&Rule| {
            let here = match rule.place {
                "any" => true,
                "start" => heard.is_empty(),
                _ => rest.len() == rule.spelling.len(),
            };
            here && rest.starts_with(rule.spelling)
        };
        match RULES.get(first as usize).into_iter().flatten().find(fits) {
            Some(rule) => {
                rule.sound.chars().for_each(|c| hear(&mut heard, c));
                rest = &rest[rule.spelling.len()..];
            }
            None => {
                hear(&mut heard, first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    heard
}

fn hear(heard: &mut String, c: char) {
    let c = match c {
        'i' | 'y' => 'e',
        'u' => 'o',
        'w' => 'v',
        c => c,
    };
    if !(heard.ends_with(c) || c == 'h' && !heard.is_empty()) {
        heard.push(c);
    }
}
