//! What the tagger sees of a word: its form, its neighbours, its shape, what kind of word it is.
//!
//! A feature is a number: the hash of what it says, cut to the size of the weight table. The hash is FNV-1a, written out
//! here because trained weights depend on it.

use super::token::Token;
use crate::text::{fold, rows};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The table of word classes.
pub const TABLE: &str = include_str!("../../assets/person/words.tsv");

/// How many features a word has.
pub const FEATURES: usize = 36;

/// The classes of words, a bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Class(pub u16);

impl Class {
    /// Stands before a name.
    pub const TITLE: u16 = 1;
    /// Says what somebody is.
    pub const ROLE: u16 = 2;
    /// What people do.
    pub const SPEECH: u16 = 4;
    /// Joins people.
    pub const KIN: u16 = 8;
    /// Stands inside a name.
    pub const PARTICLE: u16 = 16;
    /// Ends a name.
    pub const JUNIOR: u16 = 32;
    /// A word of organisations and places.
    pub const BODY: u16 = 64;

    /// Whether the word has this class.
    pub fn has(self, class: u16) -> bool {
        self.0 & class != 0
    }
}

/// Words by the class bits of the table. Titles count with a capital or without, the others as the table writes them.
static CLASSES: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let mut classes: HashMap<String, Class> = HashMap::new();
    for row in rows(TABLE) {
        let bit = match row.field(0) {
            "title" => Class::TITLE,
            "role" => Class::ROLE,
            "speech" => Class::SPEECH,
            "kin" => Class::KIN,
            "particle" => Class::PARTICLE,
            "junior" => Class::JUNIOR,
            _ => Class::BODY,
        };
        for word in row.field(2).split_whitespace() {
            classes.entry(fold(word)).or_default().0 |= bit;
        }
    }
    classes
});

/// The class of a word.
pub fn class(word: &str) -> Class {
    CLASSES.get(&fold(word)).copied().unwrap_or_default()
}

/// What is known of a whole text before its sentences are looked at: which words it also writes in lower case.
pub struct Context {
    lower: HashSet<u64>,
}

impl Context {
    /// The context of a text's sentences.
    pub fn of<'a, 'b: 'a>(sentences: impl IntoIterator<Item = &'a [Token<'b>]>) -> Context {
        let words = sentences.into_iter().flatten().filter(|token| token.text.starts_with(char::is_lowercase));
        Context { lower: words.map(|token| hash(0, token.text.as_bytes())).collect() }
    }
}

/// The shape of a word: one letter of a small alphabet.
fn shape(word: &str) -> u8 {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return b'_' };
    let (mut upper, mut lower, mut digit, mut hyphen, mut upper_behind) = (0, 0, 0, false, false);
    let mut before = ' ';
    for c in word.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
        digit += usize::from(c.is_numeric());
        upper_behind |= before == '-' && c.is_uppercase();
        hyphen |= c == '-';
        before = c;
    }
    match () {
        () if !first.is_alphanumeric() => match first {
            ',' | '.' | '(' | ')' | ':' | ';' | '/' => first as u8,
            '"' | '“' | '”' | '«' | '»' | '\'' | '‘' | '’' => b'"',
            '-' | '–' | '—' => b'-',
            _ => b'?',
        },
        () if digit > 0 => {
            if upper + lower == 0 {
                b'0'
            } else {
                b'9'
            }
        }
        () if word.ends_with('.') && upper > 0 => {
            if lower > 0 {
                b'r'
            } else {
                b'I'
            }
        }
        () if upper == 0 => {
            if hyphen {
                b'h'
            } else {
                b'a'
            }
        }
        () if lower == 0 => {
            if upper == 1 {
                b'O'
            } else {
                b'U'
            }
        }
        () if hyphen && first.is_uppercase() => {
            if upper_behind {
                b'H'
            } else {
                b'K'
            }
        }
        () if first.is_lowercase() => b'm',
        () if upper > 1 => b'M',
        () => b'A',
    }
}

/// What features are made from, worked out once a word.
struct Word {
    form: u64,
    shape: u8,
    class: Class,
    prefixes: [u64; 3],
    suffixes: [u64; 3],
    seen_lower: bool,
}

impl Word {
    fn new(text: &str, context: &Context) -> Word {
        let folded: Vec<char> = fold(text).chars().collect();
        let part = |part: &[char]| part.iter().fold(SEED, |h, c| step(h, *c as u64));
        let prefix = |n: usize| part(&folded[..n.min(folded.len())]);
        let suffix = |n: usize| part(&folded[folded.len() - n.min(folded.len())..]);
        let form = part(&folded);
        let lower = text.to_lowercase();
        Word {
            form,
            shape: shape(text),
            class: class(text),
            prefixes: [prefix(2), prefix(3), prefix(4)],
            suffixes: [suffix(2), suffix(3), suffix(4)],
            seen_lower: context.lower.contains(&hash(0, lower.as_bytes())),
        }
    }

    fn outside() -> Word {
        Word { form: 1, shape: b'_', class: Class::default(), prefixes: [1; 3], suffixes: [1; 3], seen_lower: false }
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
}

fn hash(seed: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(SEED ^ seed, |hash, byte| step(hash, u64::from(*byte)))
}

/// The features of every word of a sentence.
pub fn features(sentence: &[Token], context: &Context) -> Vec<[u32; FEATURES]> {
    let words: Vec<Word> = sentence.iter().map(|token| Word::new(token.text, context)).collect();
    let outside = Word::outside();
    let letters = words.iter().filter(|word| matches!(word.shape, b'A' | b'U' | b'a' | b'O' | b'M'));
    let capitals = letters.clone().filter(|word| matches!(word.shape, b'U' | b'O')).count();
    let shouted = u64::from(capitals * 3 > letters.count() * 2 && capitals > 2);
    let at = |i: usize, by: isize| i.checked_add_signed(by).and_then(|i| words.get(i)).unwrap_or(&outside);
    let mut all = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        let (p, pp, n, nn) = (at(i, -1), at(i, -2), at(i, 1), at(i, 2));
        let s = |word: &Word| u64::from(word.shape);
        let c = |word: &Word| u64::from(word.class.0);
        let first = u64::from(i == 0 || i == 1 && p.shape == b'"');
        let lower = u64::from(word.seen_lower);
        let says = [
            &[word.form][..],
            &[p.form],
            &[n.form],
            &[pp.form],
            &[nn.form],
            &[s(word)],
            &[s(p), s(word)],
            &[s(word), s(n)],
            &[s(p), s(word), s(n)],
            &[s(pp), s(p), s(word)],
            &[s(word), s(n), s(nn)],
            &[word.prefixes[0]],
            &[word.prefixes[1]],
            &[word.prefixes[2]],
            &[word.suffixes[0]],
            &[word.suffixes[1]],
            &[word.suffixes[2]],
            &[p.form, word.form],
            &[word.form, n.form],
            &[c(p), s(word)],
            &[c(n), s(word)],
            &[c(pp), c(p), s(word)],
            &[c(n), c(nn), s(word)],
            &[c(word), s(word)],
            &[first, s(word)],
            &[lower, s(word), first],
            &[shouted, s(word)],
            &[p.suffixes[1], s(word)],
            &[n.suffixes[1], s(word)],
            &[p.form, s(word)],
            &[n.form, s(word)],
            &[s(p), word.form],
            &[p.form, n.form],
            &[word.suffixes[1], s(p), s(n)],
            &[n.prefixes[1], s(word), s(n)],
            &[first, word.form],
        ];
        let mut numbers = [0; FEATURES];
        for (kind, (number, parts)) in numbers.iter_mut().zip(says).enumerate() {
            let hash = parts.iter().fold(step(SEED, kind as u64 + 1), |hash, part| step(hash ^ (hash >> 29), *part));
            *number = (hash ^ (hash >> 32)) as u32;
        }
        all.push(numbers);
    }
    all
}
