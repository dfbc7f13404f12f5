//! Which words are known as names of people, of places, or as common words. A finite-state map made by `tests/lexicon` from
//! the lists that `tests/train/lists.py` collects, whose head names the sources.

use crate::text::is_cyrillic;
use fst::Map;
use std::sync::LazyLock;

/// What a word is known as, a bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Kinds(pub u8);

impl Kinds {
    /// A given or a family name somewhere.
    pub const NAME: u8 = 1;
    /// A given name in a list of such.
    pub const GIVEN: u8 = 2;
    /// A family name in a list of such.
    pub const FAMILY: u8 = 4;
    /// A city.
    pub const PLACE: u8 = 8;
    /// A word of the name of a place that has several.
    pub const PART: u8 = 16;
    /// A country or a language.
    pub const COUNTRY: u8 = 32;
    /// Mostly written in lower case.
    pub const COMMON: u8 = 64;
    /// Among the most frequent words of a language.
    pub const FREQUENT: u8 = 128;
}

impl Kinds {
    /// Whether it has one of these bits.
    pub fn has(self, kinds: u8) -> bool {
        self.0 & kinds != 0
    }

    /// A word of people's names.
    pub fn is_name(self) -> bool {
        self.has(Kinds::NAME | Kinds::GIVEN | Kinds::FAMILY)
    }

    /// A country, or a city after which few people are called.
    pub fn is_place(self) -> bool {
        self.has(Kinds::COUNTRY) || self.has(Kinds::PLACE) && !self.has(Kinds::GIVEN | Kinds::FAMILY)
    }

    /// An ordinary word, and no name that is known.
    pub fn is_ordinary(self) -> bool {
        self.has(Kinds::COMMON | Kinds::FREQUENT) && !self.is_name()
    }
}

static LEXICON: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| {
    Map::new(include_bytes!("../../assets/person/lexicon.fst").as_slice()).expect("the lexicon is whole")
});

/// What a folded word is known as.
pub fn kinds(folded: &str) -> Kinds {
    Kinds(LEXICON.get(key(folded)).unwrap_or(0) as u8)
}

/// The part of a folded word under which it is known: without the endings of cases where it is Cyrillic.
pub fn key(folded: &str) -> &str {
    if !folded.starts_with(is_cyrillic) {
        return folded;
    }
    let rest = |ending: &&str| folded.strip_suffix(*ending).filter(|rest| rest.chars().count() >= LEAST);
    ENDINGS.iter().find_map(rest).unwrap_or(folded)
}

/// The least letters that stay when an ending is cut off.
const LEAST: usize = 3;

/// Endings of Russian and Ukrainian names in all cases, the longest first.
const ENDINGS: &[&str] = &[
    "ыми", "ими", "ого", "ому", "ему", "его", "еві", "ові", "єві", "ами", "ями", "ой", "ей", "ою", "ею", "єю", "ом",
    "ем", "єм", "ым", "им", "ім", "их", "ых", "ах", "ях", "ам", "ям", "ий", "ій", "ый", "ая", "яя", "ую", "юю", "а",
    "е", "и", "о", "у", "ы", "ю", "я", "й", "ь", "ї", "і", "є",
];
