//! A name's words: what stands before a comma goes last, titles go, initials part.

use super::Name;
use super::order::{Order, order};
use super::word::{Kind, Word, Words};
use crate::person::feature::Class;
use crate::person::han;
use any_ascii::any_ascii;
use std::sync::Arc;

impl Name {
    /// Takes a name apart.
    pub fn new(text: &str) -> Name {
        Name::with(text, &mut Words::default())
    }

    /// Takes a name apart, with the words of others at hand.
    pub fn with(text: &str, known: &mut Words) -> Name {
        let (mut words, mut generation) = (Vec::new(), None);
        match text.split_once(',') {
            Some((family, given)) if generation_of(given.trim()).is_none() => {
                split(given, &mut words);
                split(family, &mut words);
            }
            _ => split(text, &mut words),
        }
        if words.len() > 1
            && let Some(number) = words.last().and_then(|last| generation_of(last))
        {
            generation = Some(number);
            words.pop();
        }
        while words.len() > 2 && known.class(words[0]).has(Class::TITLE) {
            words.remove(0);
        }
        if let [only] = words[..]
            && let Some((family, given)) = han::halves(only)
        {
            let words = [family, given].map(|half| known.word(&any_ascii(half), Kind::Full));
            return Name::of(words.into(), generation, Order::FamilyFirst, Some(only.to_string()));
        }
        let shouted = !text.chars().any(char::is_lowercase);
        let mut apart: Vec<Arc<Word>> = Vec::new();
        for (at, text) in words.iter().enumerate() {
            let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
            let cased = letters.first().is_some_and(|c| c.is_uppercase() || c.is_lowercase());
            let particle = known.class(text).has(Class::PARTICLE);
            let small = text.starts_with(char::is_lowercase);
            let dotted = text.ends_with('.') && letters.len() <= 2;
            let kind = match () {
                () if particle && (small || at > 0) && words.len() > 1 => Kind::Particle,
                () if cased && words.len() > 1 && (letters.len() == 1 && !small || dotted) => Kind::Initial,
                () => Kind::Full,
            };
            // `JC Juncker`: two initials, where the rest is not in capitals too.
            if kind == Kind::Full && letters.len() == 2 && !shouted && letters.iter().all(|c| c.is_uppercase()) {
                apart.extend(letters.iter().map(|c| known.word(&c.to_string(), Kind::Initial)));
            } else {
                apart.push(known.word(text, kind));
            }
        }
        if !apart.iter().any(|word| word.kind == Kind::Full) {
            apart.clear();
            apart.push(known.word(text, Kind::Full));
        }
        let full: Vec<&str> =
            apart.iter().filter(|word| word.kind == Kind::Full).map(|word| word.latin.as_str()).collect();
        let order = order(&full);
        Name::of(apart, generation, order, None)
    }

    fn of(words: Vec<Arc<Word>>, generation: Option<u8>, order: Order, characters: Option<String>) -> Name {
        let (keys, sounds) = (words.iter().map(|word| word.key()), words.iter().map(|word| word.sounds[0].as_str()));
        let turned = keys.clone().skip(1).chain(keys.clone().take(1));
        let joined = [together(keys), together(turned), together(sounds)];
        Name { words, generation, order, characters, joined }
    }
}

/// The hash of texts written together (FNV-1a).
fn together<'a>(parts: impl Iterator<Item = &'a str>) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    parts.flat_map(str::bytes).fold(0xcbf2_9ce4_8422_2325, step)
}

/// The words of a piece of a name.
fn split<'a>(text: &'a str, words: &mut Vec<&'a str>) {
    let parts = |c: char| c.is_whitespace() || "-‐‑‒–—·・゠＝_".contains(c);
    for word in text.split(parts) {
        // A point parts initials from what follows: J.K., С.Лавров.
        for piece in word.split_inclusive('.') {
            let piece = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_start_matches('.');
            let piece = ["'s", "’s"].iter().find_map(|ending| piece.strip_suffix(ending)).unwrap_or(piece);
            if piece.chars().any(char::is_alphanumeric) {
                words.push(piece);
            }
        }
    }
}

/// What tells people of one name in a family apart.
fn generation_of(word: &str) -> Option<u8> {
    match word.trim_end_matches('.') {
        "Sr" | "SR" | "sr" | "Snr" | "Senior" | "ст" | "старший" | "Старший" | "I" => Some(1),
        "Jr" | "JR" | "jr" | "Jnr" | "Junior" | "Júnior" | "мл" | "младший" | "Младший" | "молодший" | "II" => {
            Some(2)
        }
        "III" => Some(3),
        "IV" => Some(4),
        _ => None,
    }
}
