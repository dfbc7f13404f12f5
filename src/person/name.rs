//! A personal name, taken apart and compared.
//!
//! ```text
//! word   a word of a name, and how far two words are one
//! case   Russian and Ukrainian cases          (assets/person/cases.tsv)
//! sound  how a word sounds, roughly           (assets/person/sounds.tsv)
//! group  spellings that no rule brings together, and short forms (assets/person/spelling.bin, short.tsv)
//! order  whose family name stands first       (assets/person/order.tsv)
//! split  a name's words, initials, titles, generation
//! ```

pub mod case;
pub mod group;
pub mod order;
pub mod sound;
mod split;
mod word;

pub use word::{Agreement, Kind, Tie, Word, Words};

use crate::text::{fold, is_cyrillic};
use case::ANY;
use order::Order;
use std::sync::Arc;

/// From this score on two names of two words and more are one person's.
pub const JOIN: f32 = 0.75;

/// What stands between an Arab's name and the father's.
const SON: [&str; 4] = ["bin", "ibn", "ben", "bint"];

/// A name taken apart.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its words in their order, without titles; never empty.
    pub words: Vec<Arc<Word>>,
    /// Which of its name this is: 1 for Sr, 2 for Jr, 3 for III.
    pub generation: Option<u8>,
    /// Which way its words go.
    pub order: Order,
    /// The characters of a Chinese name, which tell apart what sounds alike.
    characters: Option<String>,
    /// Hashes: the skeletons of its words written together, and so with the first word last; how its words sound together.
    pub joined: [u64; 3],
}

/// Which part of a name a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The family name, or what people are called by.
    Family,
    /// The given name.
    Given,
    /// Another.
    Middle,
}

/// How far two names are one person's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// 0 (they are not) to 1; see [`JOIN`].
    pub score: f32,
    /// Whose name it then is: bits of [`case::ANY`].
    pub gender: u8,
    /// Whether one of the two says less: it lacks words, has initials, or a short form.
    pub partial: bool,
    how: How,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum How {
    Apart,
    /// The weakest pair of words, by their places.
    Words(Tie, usize, usize),
    Order,
    Joined,
    /// The second name lacks this word of the first.
    Without(usize),
    /// The first name lacks this word of the second.
    Lacks(usize),
    Generation,
}

/// What [`Name::pair`] finds.
struct Pairs {
    taken: Vec<(usize, usize, Agreement)>,
    ours: Option<usize>,
    theirs: Option<usize>,
}

const APART: Likeness = Likeness { score: 0.0, gender: 0, partial: false, how: How::Apart };

impl Name {
    /// The words of a name that are written out or are initials, in their order: without particles.
    pub fn core(&self) -> impl Iterator<Item = (usize, &Word)> {
        self.words.iter().map(|word| &**word).enumerate().filter(|(_, word)| word.kind != Kind::Particle)
    }

    /// Whether nothing but one word is known of it.
    pub fn is_single(&self) -> bool {
        self.core().filter(|(_, word)| word.kind == Kind::Full).count() < 2 && !self.has_initials()
    }

    /// Whether some of its words are initials.
    pub fn has_initials(&self) -> bool {
        self.words.iter().any(|word| word.kind == Kind::Initial)
    }

    /// The place of the family name among the words; of what people are called by where that is another word.
    pub fn family(&self) -> usize {
        match self.order {
            Order::FamilyFirst => 0,
            _ => self.core().filter(|(_, word)| word.kind == Kind::Full).last().map_or(0, |(at, _)| at),
        }
    }

    /// Whether a word is a father's name, behind `bin`.
    fn is_father(&self, at: usize) -> bool {
        let before = self.words[..at].iter().rev().take_while(|word| word.kind == Kind::Particle);
        before.into_iter().any(|word| SON.contains(&word.latin.as_str()))
    }

    /// Which part of this name a name of one word is, if it is any.
    pub fn part(&self, single: &Name) -> Option<Part> {
        let word = single.core().find(|(_, word)| word.kind == Kind::Full)?.1;
        if single.generation.is_some() && single.generation != self.generation {
            return None;
        }
        let family = self.family();
        let fits = |own: &Word| own.agree(word, true).is_some_and(|found| found.tie <= Tie::Group);
        let found = self.core().filter(|(_, own)| own.kind == Kind::Full && fits(own));
        found
            .map(|(at, _)| match at {
                // A father's name is not what his son is called by.
                at if self.is_father(at) => Part::Middle,
                at if at == family => Part::Family,
                // The first word of a name; where the family name stands there, the rest.
                at if at == 0 || family == 0 => Part::Given,
                _ => Part::Middle,
            })
            .min()
    }

    /// How far this name and another are one person's.
    pub fn like(&self, other: &Name) -> Likeness {
        let rivals = |one: &Option<String>, two: &Option<String>| one.is_some() && two.is_some() && one != two;
        let generations =
            self.generation.is_some() && other.generation.is_some() && self.generation != other.generation;
        if generations || rivals(&self.characters, &other.characters) {
            return APART;
        }
        let mut found = self.by_words(other);
        let several = |name: &Name| name.words.len() > 1;
        let strict = [self, other].iter().any(|name| name.order == Order::FamilyFirst);
        let together = !strict && self.joined[2] == other.joined[2]
            || self.joined[0] == other.joined[0]
            || several(self)
                && several(other)
                && (self.joined[1] == other.joined[0] || self.joined[0] == other.joined[1]);
        let parted = self.words.len() != other.words.len() && (several(self) || several(other));
        if found.score < 0.95 && together && parted {
            found = Likeness { score: 0.95, gender: ANY, partial: false, how: How::Joined };
        }
        if found.score > 0.0 && self.generation != other.generation {
            found = Likeness { score: found.score - 0.05, partial: true, how: How::Generation, ..found };
        }
        found
    }

    /// The words that this name and another have in common, the surest first, and the places of those that only one has.
    fn pair(&self, other: &Name) -> Pairs {
        let strict = self.order == Order::FamilyFirst || other.order == Order::FamilyFirst;
        let mut pairs: Vec<(usize, usize, Agreement)> = Vec::new();
        for (i, one) in self.core() {
            let found = other.core().filter_map(|(j, word)| Some((i, j, one.agree(word, strict)?)));
            pairs.extend(found);
        }
        pairs.sort_by(|a, b| b.2.score.total_cmp(&a.2.score).then(a.0.abs_diff(a.1).cmp(&b.0.abs_diff(b.1))));
        let mut taken: Vec<(usize, usize, Agreement)> = Vec::new();
        for pair in pairs {
            if !taken.iter().any(|(i, j, _)| *i == pair.0 || *j == pair.1) {
                taken.push(pair);
            }
        }
        let ours = self.core().map(|(at, _)| at).find(|at| !taken.iter().any(|(i, _, _)| i == at));
        let theirs = other.core().map(|(at, _)| at).find(|at| !taken.iter().any(|(_, j, _)| j == at));
        Pairs { taken, ours, theirs }
    }

    /// Whether this name and another, which have a word in common, cannot be one person's even if a third is like both:
    /// Jr and Sr, a man's and a woman's, two given names.
    pub fn denies(&self, other: &Name) -> bool {
        let generations =
            self.generation.is_some() && other.generation.is_some() && self.generation != other.generation;
        let characters = self.characters.is_some() && other.characters.is_some() && self.characters != other.characters;
        let Pairs { taken, ours, theirs } = self.pair(other);
        let gender = taken.iter().fold(ANY, |all, (_, _, found)| all & found.gender);
        // Names of other lengths may lack other words.
        let level = self.core().count() == other.core().count();
        let apart = ours.zip(theirs).filter(|_| level).is_some_and(|(i, j)| self.words[i].denies(&other.words[j]));
        generations || characters || gender == 0 || !taken.is_empty() && apart
    }

    fn by_words(&self, other: &Name) -> Likeness {
        let Pairs { mut taken, ours, theirs } = self.pair(other);
        let gender = taken.iter().fold(ANY, |all, (_, _, found)| all & found.gender);
        let written = taken.iter().filter(|(i, _, _)| self.words[*i].kind == Kind::Full).count();
        let single = self.is_single() && other.is_single();
        // A's son B is not B's son A.
        let son = |name: &Name| (0..name.words.len()).any(|at| name.is_father(at));
        let fathers =
            !son(self) || !son(other) || taken.iter().all(|(i, j, _)| self.is_father(*i) == other.is_father(*j));
        // A name with initials has no words that the other lacks: too little is left to tell by.
        let tied = taken.iter().any(|(_, _, found)| found.tie == Tie::Initial);
        let alone = |name: &Name, of: fn(&(usize, usize, Agreement)) -> usize| {
            let left = |at: usize| !taken.iter().any(|pair| of(pair) == at);
            name.has_initials() && name.core().any(|(at, word)| word.kind == Kind::Full && left(at))
        };
        let vague = tied && (alone(self, |pair| pair.0) || alone(other, |pair| pair.1));
        if gender == 0 || written == 0 || vague || !fathers || ours.is_some() && theirs.is_some() {
            return APART;
        }
        let missing = ours.is_some() || theirs.is_some();
        let weakest = taken.iter().max_by(|a, b| (a.2.tie, a.0).cmp(&(b.2.tie, b.0)));
        let Some(&(i, j, Agreement { tie, .. })) = weakest else { return APART };
        let scores = taken.iter().map(|(_, _, found)| found.score);
        let mean = scores.clone().sum::<f32>() / taken.len() as f32;
        let mut score = 0.7 * scores.fold(1.0, f32::min) + 0.3 * mean;
        taken.sort_by_key(|pair| pair.0);
        let turned = !taken.is_sorted_by_key(|pair| pair.1);
        score -= if turned { 0.03 } else { 0.0 } + if missing { 0.04 } else { 0.0 };
        if taken.len() < 2 && !single {
            // One word of several.
            score *= 0.5;
        }
        let how = match tie {
            Tie::Same => match (ours, theirs) {
                (Some(at), _) => How::Without(at),
                (_, Some(at)) => How::Lacks(at),
                _ if turned => How::Order,
                _ => How::Words(tie, i, j),
            },
            _ => How::Words(tie, i, j),
        };
        Likeness { score, gender, partial: missing || matches!(tie, Tie::Short | Tie::Initial), how }
    }

    /// Why two names are one person's, in words for the reader.
    pub fn reason(&self, other: &Name, likeness: &Likeness) -> String {
        let without = |word: &Word| match word.kind {
            _ if word.is_patronymic() => "without the patronymic".to_string(),
            Kind::Initial => format!("without the initial {}", word.text),
            _ => format!("without {}", word.text),
        };
        match likeness.how {
            How::Apart => "another name".to_string(),
            How::Order => "the words in another order".to_string(),
            How::Joined => "the same name, its words parted in another way".to_string(),
            How::Generation => "with or without Jr, Sr or a number".to_string(),
            How::Without(at) => without(&self.words[at]),
            How::Lacks(at) => without(&other.words[at]),
            How::Words(tie, i, j) => {
                let (one, two) = (&self.words[i], &other.words[j]);
                let mut both = [one.text.as_str(), two.text.as_str()];
                both.sort_unstable();
                let [first, second] = both;
                match tie {
                    Tie::Same | Tie::Spelling if self.script() != other.script() => {
                        format!("the name in {}", other.script())
                    }
                    Tie::Same => self.respelt(other).unwrap_or_else(|| "the same words".to_string()),
                    Tie::Spelling | Tie::Group => format!("{first} and {second} are spellings of one name"),
                    Tie::Case => "another case of the name".to_string(),
                    Tie::Sound => format!("{first} and {second} sound alike"),
                    Tie::Short => format!("{first} and {second} are forms of one name"),
                    Tie::Initial => {
                        format!("initial {}", if one.kind == Kind::Initial { &one.text } else { &two.text })
                    }
                    Tie::Letter => format!("{first} and {second} differ by a letter or two"),
                }
            }
        }
    }

    /// The words that are written in two ways, though alike in Latin letters.
    fn respelt(&self, other: &Name) -> Option<String> {
        let pairs = self.pair(other).taken;
        let each = pairs.iter().map(|(i, j, _)| [&self.words[*i].text, &other.words[*j].text]);
        let mut words = each.into_iter().find(|[one, two]| fold(one) != fold(two))?;
        words.sort_unstable();
        Some(format!("{} and {} are spellings of one name", words[0], words[1]))
    }

    /// What it is written in.
    fn script(&self) -> &'static str {
        let has = |is: fn(char) -> bool| self.words.iter().any(|word| word.text.chars().any(is));
        match () {
            () if self.characters.is_some() => "Chinese characters",
            () if has(is_cyrillic) => "Cyrillic letters",
            () if has(|c| c.is_alphabetic() && c >= '\u{370}' && !('\u{1e00}'..='\u{1fff}').contains(&c)) => {
                "other letters"
            }
            () => "Latin letters",
        }
    }
}
