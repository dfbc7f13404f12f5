//! One word of a name, and how far two words are the same.

use super::case::{ANY, Reading, readings};
use super::group::{groups, shorts};
use super::sound::sound;
use crate::person::feature::{Class, class};
use crate::text::{fold, latin, skeleton};
use any_ascii::any_ascii;
use rustc_hash::FxHashMap;
use std::sync::Arc;
use strsim::osa_distance;

/// What a word is in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word written out.
    Full,
    /// The first letter of one.
    Initial,
    /// `de`, `bin`, `van`: a name is the same without.
    Particle,
}

/// A word of a name.
#[derive(Clone, Debug)]
pub struct Word {
    /// As it is written.
    pub text: String,
    /// In Latin letters, folded.
    pub latin: String,
    /// What it is.
    pub kind: Kind,
    /// What it may be in the nominative; the first is the word as it stands.
    pub readings: Vec<Reading>,
    /// How each of those sounds, the word as it stands first; and what else it may sound like.
    pub sounds: Vec<String>,
    /// The groups of spellings in which its readings stand, and whose name it then is.
    pub groups: Vec<(u32, u8)>,
    /// The names that it is, or is a short form of.
    pub shorts: Vec<u32>,
}

/// Words inside of names that the table of word classes does not have, as Arabic names have them.
const JOINING: [&str; 3] = ["ibn", "bint", "ul"];

/// Words taken apart once, however many names they stand in.
#[derive(Default)]
pub struct Words(FxHashMap<String, Known>);

/// What is known of a text: its class, and the word that it is as each [`Kind`].
struct Known {
    class: Class,
    words: [Option<Arc<Word>>; 3],
}

impl Words {
    fn known(&mut self, text: &str) -> &mut Known {
        self.0.entry(text.to_string()).or_insert_with(|| {
            let joining = JOINING.contains(&text.to_lowercase().as_str());
            Known { class: if joining { Class(Class::PARTICLE) } else { class(text) }, words: Default::default() }
        })
    }

    /// The class of a word.
    pub fn class(&mut self, text: &str) -> Class {
        self.known(text).class
    }

    /// The word of this text.
    pub fn word(&mut self, text: &str, kind: Kind) -> Arc<Word> {
        self.known(text).words[kind as usize].get_or_insert_with(|| Arc::new(Word::new(text, kind))).clone()
    }
}

/// How two words of names come to be the same, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Written alike.
    Same,
    /// Spellings of one skeleton.
    Spelling,
    /// Cases of one nominative.
    Case,
    /// Spellings that people of one name use.
    Group,
    /// They sound alike.
    Sound,
    /// A short form.
    Short,
    /// The first letter.
    Initial,
    /// A letter or two apart.
    Letter,
}

/// Two words taken for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// How sure that is, 0 to 1.
    pub score: f32,
    /// Why.
    pub tie: Tie,
    /// Whose name it then is: bits of [`ANY`].
    pub gender: u8,
}

/// How the skeletons of patronymics end.
const PATRONYMIC: [&str; 6] = ["ovich", "evich", "ovna", "evna", "ivna", "ilich"];
/// The fewest letters of words that may be the same by sound or but for a letter.
const LONG: usize = 5;
/// The fewest letters of words that may be two letters apart.
const VERY_LONG: usize = 9;

impl Word {
    /// Takes a word of a name apart.
    pub fn new(text: &str, kind: Kind) -> Word {
        let folded = fold(text);
        let own =
            folded.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{250}' || ('\u{400}'..'\u{530}').contains(&c));
        let letters = if own { any_ascii(&latin(&folded)) } else { any_ascii(text) }.to_lowercase();
        let letters: String = letters.chars().filter(|c| c.is_alphanumeric()).collect();
        let breathed = folded.strip_prefix('г').map(|_| letters.replacen('g', "h", 1));
        let mut readings = match own {
            true => readings(text),
            false => vec![Reading { key: skeleton(&letters), gender: ANY }],
        };
        readings.retain(|reading| !reading.key.is_empty());
        if readings.is_empty() {
            readings.push(Reading { key: folded, gender: ANY });
        }
        let mut word = Word {
            text: text.to_string(),
            kind,
            sounds: vec![sound(&letters)],
            latin: letters,
            readings,
            groups: Vec::new(),
            shorts: Vec::new(),
        };
        word.sounds.extend(word.readings[1..].iter().map(|reading| sound(&reading.key)));
        // An `h` of other languages: Гайко and Хайко are both Heiko.
        word.sounds.extend(breathed.map(|letters| sound(&letters)));
        if kind == Kind::Full {
            let of =
                |reading: &Reading| groups(&reading.key).into_iter().map(|group| (group, reading.gender)).collect();
            word.groups = word.readings.iter().flat_map::<Vec<(u32, u8)>, _>(of).collect();
            word.shorts = word.readings.iter().flat_map(|reading| shorts(&reading.key)).copied().collect();
        }
        word
    }

    /// The skeleton of the word as it stands.
    pub fn key(&self) -> &str {
        &self.readings[0].key
    }

    /// How this word and another are the same, if they are. `strict` words are so only by their letters.
    pub fn agree(&self, other: &Word, strict: bool) -> Option<Agreement> {
        let found = |score, tie| Some(Agreement { score, tie, gender: ANY });
        if self.kind == Kind::Initial || other.kind == Kind::Initial {
            let (short, long) = if self.kind == Kind::Initial { (self, other) } else { (other, self) };
            let begins = |long: &str, short: &str| !short.is_empty() && long.starts_with(short);
            let fits = begins(&long.latin, &short.latin) || begins(long.key(), short.key());
            return fits.then_some(()).and_then(|()| match long.kind {
                Kind::Initial => found(1.0, Tie::Same),
                _ => found(0.8, Tie::Initial),
            });
        }
        let gender = self.gender_with(other);
        if gender != 0 {
            let (score, tie) = match () {
                () if self.latin == other.latin => (1.0, Tie::Same),
                () if self.key() == other.key() => (0.97, Tie::Spelling),
                () => (0.95, Tie::Case),
            };
            return Some(Agreement { score, tie, gender });
        }
        let groups = self.groups.iter().flat_map(|one| other.groups.iter().map(move |other| (one, other)));
        let gender = groups.filter(|(one, other)| one.0 == other.0).fold(0, |all, (one, other)| all | one.1 & other.1);
        if gender != 0 {
            return Some(Agreement { score: 0.92, tie: Tie::Group, gender });
        }
        if self.shorts.iter().any(|short| other.shorts.contains(short)) {
            return found(0.8, Tie::Short);
        }
        let least = self.latin.chars().count().min(other.latin.chars().count());
        if least < LONG || strict {
            return None;
        }
        // Two names that people are known to have are two.
        let known = !self.groups.is_empty() && !other.groups.is_empty();
        if !known && self.sounds.iter().any(|sound| other.sounds.contains(sound)) {
            return found(0.88, Tie::Sound);
        }
        let long = |key: &str| key.chars().count() >= LONG;
        let mut distance = osa_distance(&self.latin, &other.latin);
        if long(self.key()) && long(other.key()) {
            distance = distance.min(osa_distance(self.key(), other.key()));
        }
        match distance {
            1 => found(if known { 0.52 } else { 0.62 }, Tie::Letter),
            2 if least >= VERY_LONG && !known => found(0.55, Tie::Letter),
            _ => None,
        }
    }

    /// Whether this word and another are names that people have, and two of them; a patronymic stands beside a name.
    pub fn denies(&self, other: &Word) -> bool {
        let known = !self.groups.is_empty() && !other.groups.is_empty();
        let initial = self.kind == Kind::Initial || other.kind == Kind::Initial;
        let fathers = self.is_patronymic() || other.is_patronymic();
        (known || initial) && !fathers && self.agree(other, false).is_none()
    }

    /// Whose name it is if this word and another have a nominative in common; 0 where they have none.
    fn gender_with(&self, other: &Word) -> u8 {
        let pairs = self.readings.iter().flat_map(|one| other.readings.iter().map(move |other| (one, other)));
        pairs.filter(|(one, other)| one.key == other.key).fold(0, |all, (one, other)| all | one.gender & other.gender)
    }

    /// Whether it is a name after the father's, as Russians and Ukrainians have one.
    pub fn is_patronymic(&self) -> bool {
        self.readings.iter().any(|reading| PATRONYMIC.iter().any(|ending| reading.key.ends_with(ending)))
    }
}
