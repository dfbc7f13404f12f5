//! What the tagger sees of a word: its form, its neighbours, its shape, what kind of word it is.
//!
//! A feature is a number: the hash of what it says, cut to the size of the weight table.

use super::lexicon::{Kinds, key, kinds};
use super::token::Token;
use crate::text::{fold, fold_word, rows};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::sync::{Arc, LazyLock};

/// The table of word classes.
pub const TABLE: &str = include_str!("../../assets/person/words.tsv");

/// How many features a word has.
pub const FEATURES: usize = 46;

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
    /// Stands before the name of a place.
    pub const GROUND: u16 = 128;
    /// Hands on news.
    pub const AGENCY: u16 = 256;

    /// Whether the word has this class.
    pub fn has(self, class: u16) -> bool {
        self.0 & class != 0
    }
}

/// Words by the class bits of the table; capitals and endings of cases do not count.
static CLASSES: LazyLock<FxHashMap<String, Class>> = LazyLock::new(|| {
    let mut classes: FxHashMap<String, Class> = FxHashMap::default();
    for row in rows(TABLE) {
        let bit = match row.field(0) {
            "title" => Class::TITLE,
            "role" => Class::ROLE,
            "speech" => Class::SPEECH,
            "kin" => Class::KIN,
            "particle" => Class::PARTICLE,
            "junior" => Class::JUNIOR,
            "ground" => Class::GROUND,
            "agency" => Class::AGENCY,
            _ => Class::BODY,
        };
        for word in row.field(2).split_whitespace() {
            classes.entry(key(&fold(word)).to_string()).or_default().0 |= bit;
        }
    }
    classes
});

/// The class of a word.
pub fn class(word: &str) -> Class {
    CLASSES.get(key(&fold_word(word))).copied().unwrap_or_default()
}

/// What is known of a whole text before its sentences are looked at: which words it also writes in lower case.
pub struct Context {
    lower: FxHashSet<u64>,
}

impl Context {
    /// The context of a text's sentences.
    pub fn of<'a, 'b: 'a>(sentences: impl IntoIterator<Item = &'a [Token<'b>]>) -> Context {
        let words = sentences.into_iter().flatten().filter(|token| token.text.starts_with(char::is_lowercase));
        Context { lower: words.map(|token| hash(token.text)).collect() }
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
    kinds: Kinds,
    prefixes: [u64; 3],
    suffixes: [u64; 3],
    /// The hash of the word in lower case.
    lower: u64,
}

impl Word {
    fn new(text: &str) -> Word {
        let folded = fold(text);
        let letters: Vec<char> = folded.chars().map(common_letter).collect();
        let part = |part: &[char]| part.iter().fold(SEED, |h, c| step(h, *c as u64));
        let prefix = |n: usize| part(&letters[..n.min(letters.len())]);
        let suffix = |n: usize| part(&letters[letters.len() - n.min(letters.len())..]);
        Word {
            form: part(&letters),
            shape: shape(text),
            class: class(text),
            kinds: kinds(&folded),
            prefixes: [prefix(2), prefix(3), prefix(4)],
            suffixes: [suffix(2), suffix(3), suffix(4)],
            lower: hash(&text.to_lowercase()),
        }
    }

    fn outside() -> Word {
        Word {
            form: 1,
            shape: b'_',
            class: Class::default(),
            kinds: Kinds::default(),
            prefixes: [1; 3],
            suffixes: [1; 3],
            lower: 0,
        }
    }

    /// The word, from those that were worked out before.
    fn known(text: &str) -> Arc<Word> {
        KNOWN.with_borrow_mut(|known| {
            if let Some(word) = known.get(text) {
                return word.clone();
            }
            if known.len() >= MOST_KNOWN {
                known.clear();
            }
            let word = Arc::new(Word::new(text));
            known.insert(text.into(), word.clone());
            word
        })
    }
}

thread_local! {
    /// Words that this thread worked out: most words of a text are in the one before.
    static KNOWN: RefCell<FxHashMap<Box<str>, Arc<Word>>> = RefCell::default();
}

/// How many words a thread keeps.
const MOST_KNOWN: usize = 1 << 15;

/// Whether a word may be in a name: with a capital, a particle, or something between two words with capitals.
fn may_be_named(words: &[Arc<Word>], at: usize) -> bool {
    let capital = |word: &Word| matches!(word.shape, b'A' | b'U' | b'O' | b'M' | b'I' | b'r' | b'H' | b'K');
    let word = &words[at];
    let between = || at > 0 && capital(&words[at - 1]) && words.get(at + 1).is_some_and(|next| capital(next));
    capital(word) || matches!(word.shape, b'm' | b'h' | b'9') || word.class.has(Class::PARTICLE) || between()
}

/// Ukrainian and Russian letters of one sound as one, so that each language learns from the other.
fn common_letter(c: char) -> char {
    match c {
        'і' | 'ї' | 'ы' => 'и',
        'є' | 'э' => 'е',
        'ґ' => 'г',
        'ў' => 'у',
        c => c,
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of the hash (FxHash's, written out since trained weights depend on it).
fn step(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(SEED, |hash, byte| step(hash, u64::from(byte)))
}

/// The features of every word of a sentence that may be in a name; of the others none.
pub fn features(sentence: &[Token], context: &Context) -> Vec<Option<[u32; FEATURES]>> {
    let words: Vec<Arc<Word>> = sentence.iter().map(|token| Word::known(token.text)).collect();
    let outside = Arc::new(Word::outside());
    let letters = words.iter().filter(|word| matches!(word.shape, b'A' | b'U' | b'a' | b'O' | b'M'));
    let capitals = letters.clone().filter(|word| matches!(word.shape, b'U' | b'O')).count();
    let shouted = u64::from(capitals * 3 > letters.count() * 2 && capitals > 2);
    let at = |i: usize, by: isize| i.checked_add_signed(by).and_then(|i| words.get(i)).unwrap_or(&outside);
    let mut all = Vec::with_capacity(words.len());
    for (i, word) in words.iter().enumerate() {
        if !may_be_named(&words, i) {
            all.push(None);
            continue;
        }
        let (p, pp, n, nn) = (at(i, -1), at(i, -2), at(i, 1), at(i, 2));
        let s = |word: &Word| u64::from(word.shape);
        let c = |word: &Word| u64::from(word.class.0);
        let k = |word: &Word| u64::from(word.kinds.0);
        let first = u64::from(i == 0 || i == 1 && p.shape == b'"');
        let lower = u64::from(context.lower.contains(&word.lower));
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
            &[k(word), s(word)],
            &[k(p), k(word)],
            &[k(word), k(n)],
            &[k(p), k(word), k(n), s(word)],
            &[k(word), c(p), s(word)],
            &[k(word), c(n), s(word)],
            &[k(word), lower, first, s(word)],
            &[k(word), s(p), s(n)],
            &[k(word), p.form],
            &[k(word), n.form],
        ];
        let mut numbers = [0; FEATURES];
        for (kind, (number, parts)) in numbers.iter_mut().zip(says).enumerate() {
            *number = (parts.iter().fold(step(SEED, kind as u64), |hash, part| step(hash, *part)) >> 32) as u32;
        }
        all.push(Some(numbers));
    }
    all
}
