//! Names in Chinese, Japanese and Korean texts, where no capitals help: a family name and one to three characters, or a
//! run of the characters with which foreign names are written, where a title or a verb beside it says that it is a
//! person. The words are those of `assets/person/han.tsv`.
//!
//! ```text
//! zh   a name in a Chinese text
//! ja   in a Japanese one
//! ko   in a Korean one
//! ```

mod ja;
mod ko;
mod zh;

use crate::text::rows;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// The table: language, class, words, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/person/han.tsv");

/// The most words between a name and its title.
const BETWEEN: usize = 3;
/// The characters of the longest family name.
const LONGEST: usize = 3;

static WORDS: LazyLock<FxHashMap<&str, Words>> = LazyLock::new(|| {
    let mut all: FxHashMap<&str, Words> = FxHashMap::default();
    for row in rows(TABLE) {
        all.entry(row.field(0)).or_default().0.entry(row.field(1)).or_default().extend(row.field(2).split(' '));
    }
    all
});

/// The words of one language by their class.
#[derive(Default)]
struct Words(FxHashMap<&'static str, FxHashSet<&'static str>>);

impl Words {
    fn of(&self, class: &str) -> impl Iterator<Item = &'static str> {
        self.0.get(class).into_iter().flatten().copied()
    }

    fn has(&self, class: &str, word: &str) -> bool {
        self.0.get(class).is_some_and(|words| words.contains(word))
    }

    fn has_char(&self, class: &str, c: char) -> bool {
        self.has(class, c.encode_utf8(&mut [0; 4]))
    }

    /// The longest word of these classes that this text begins with.
    fn start(&self, classes: &[&str], text: &str) -> Option<&'static str> {
        let words = classes.iter().flat_map(|class| self.of(class));
        words.filter(|word| text.starts_with(word)).max_by_key(|word| word.len())
    }

    /// Whether a word that stands before names ends this text.
    fn vouches(&self, text: &str) -> bool {
        self.of("before").any(|word| text.ends_with(word))
    }

    /// The title of these classes that stands behind a name, with what may stand between the two.
    fn title<'a>(&self, classes: &[&str], behind: &'a str) -> Option<&'a str> {
        let mut rest = behind.trim_start_matches(' ');
        for _ in 0..=BETWEEN {
            if let Some(title) = self.start(classes, rest) {
                let end = behind.len() - rest.len() + title.len();
                return Some(behind[..end].trim_start_matches([' ', '・']));
            }
            rest = rest[self.start(&["between", "country"], rest)?.len()..].trim_start_matches(' ');
        }
        None
    }
}

/// A name that begins at a place.
struct Hit {
    end: usize,
    /// Whether it is a name wherever else it stands.
    everywhere: bool,
}

/// The family names of Chinese people.
pub fn surnames() -> impl Iterator<Item = &'static str> {
    WORDS["zh"].of("surname")
}

/// The longest word of the table that stands before names and ends this text.
pub fn title_before(text: &str) -> Option<&'static str> {
    WORDS["zh"].of("before").filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
}

/// The Japanese or Korean title that this text behind a name begins with.
pub fn title_behind(text: &str) -> Option<&str> {
    ["ja", "ko"].iter().find_map(|language| WORDS[language].title(&["title", "role"], text))
}

/// The characters of a name's family name and of its given name; `None` for words that are not of Chinese characters or
/// a Korean's name.
pub fn halves(name: &str) -> Option<(&str, &str)> {
    let count = name.chars().count();
    let hangul = name.chars().all(is_hangul);
    if !(2..=6).contains(&count) || !hangul && !name.chars().all(is_han) {
        return None;
    }
    let languages: &[&str] = if hangul { &["ko"] } else { &["ja", "zh"] };
    // A family name alone.
    if languages.iter().any(|language| WORDS[language].has("surname", name)) {
        return None;
    }
    let known = |at: &usize| languages.iter().any(|language| WORDS[language].has("surname", &name[..*at]));
    let at = name.char_indices().map(|(at, _)| at).take(LONGEST + 1).skip(1).collect::<Vec<_>>();
    let family = at.iter().rev().copied().find(known);
    let at = family.or(at.first().copied().filter(|_| !hangul && count <= 4))?;
    Some(name.split_at(at))
}

/// The people's names in a text of this language, in order: their bytes; `None` for other languages. A name found once
/// is found wherever it stands, and its family name where a title of the same person follows.
pub fn find(language: &str, text: &str) -> Option<Vec<Range<usize>>> {
    let name_at = match language {
        "zh" => zh::name_at,
        "ja" => ja::name_at,
        "ko" => ko::name_at,
        _ => return None,
    };
    let words = &WORDS[language];
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match name_at(words, text, at) {
            Some(Hit { end, everywhere }) => {
                found.push(at..end);
                names.extend(Some(&text[at..end]).filter(|_| everywhere));
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    names.sort_by_key(|name| (usize::MAX - name.len(), *name));
    names.dedup();
    for name in &names {
        for at in memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()) {
            add(&mut found, at..at + name.len(), |span| stands(words, text, span));
        }
    }
    later(words, text, &mut found);
    found.sort_by_key(|span| span.start);
    Some(found)
}

/// Adds a name where none is yet.
fn add(found: &mut Vec<Range<usize>>, span: Range<usize>, fits: impl Fn(&Range<usize>) -> bool) {
    if !found.iter().any(|other| other.start < span.end && span.start < other.end) && fits(&span) {
        found.push(span);
    }
}

/// The family names of the people found, alone and with a title that stands beside the full name too.
fn later(words: &Words, text: &str, found: &mut Vec<Range<usize>>) {
    let title = |end: usize| words.title(&["title", "role"], &text[end..]);
    let mut families: Vec<(&str, &str)> = found
        .iter()
        .filter_map(|span| Some((halves(&text[span.clone()])?.0, title(span.end)?)))
        .filter(|(family, _)| !words.has("place", family))
        .collect();
    families.sort_by_key(|(family, full)| (usize::MAX - family.len(), *family, *full));
    families.dedup();
    for (family, full) in families {
        for at in memchr::memmem::find_iter(text.as_bytes(), family.as_bytes()) {
            let opens = |span: &Range<usize>| {
                let before = text[..at].chars().next_back();
                let apart = before.is_none_or(|c| !is_han(c) && !is_hangul(c) || words.has_char("link", c));
                apart && title(span.end).is_some_and(|short| full.ends_with(short))
            };
            add(found, at..at + family.len(), opens);
        }
    }
}

/// Whether a name stands here as a word of its own, where the script shows where words end.
fn stands(words: &Words, text: &str, span: &Range<usize>) -> bool {
    let (name, behind) = (&text[span.clone()], &text[span.end..]);
    let (before, after) = (text[..span.start].chars().next_back(), behind.chars().next());
    let katakana = |c: Option<char>| c.is_some_and(is_katakana);
    let hangul = |c: Option<char>| c.is_some_and(is_hangul);
    match name.chars().next() {
        first if katakana(first) => !katakana(before) && !katakana(after),
        first if hangul(first) => !hangul(before) && (!hangul(after) || words.start(&["particle"], behind).is_some()),
        _ => true,
    }
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '々'
}

fn is_katakana(c: char) -> bool {
    ('\u{30a1}'..='\u{30fa}').contains(&c) || c == 'ー'
}
