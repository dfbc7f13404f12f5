//! Names in Chinese text, where no capitals and no blanks help: a family name and one or two characters, or a run of the
//! characters with which foreign names are written, where a title or a verb beside it says that it is a person.
//! The words are those of `assets/person/han.tsv`.

use crate::text::rows;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The table: class, words, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/person/han.tsv");

/// The longest foreign name, in characters.
const FOREIGN: usize = 12;

static WORDS: LazyLock<Words> = LazyLock::new(Words::read);

#[derive(Default)]
struct Words {
    surnames: HashSet<&'static str>,
    before: Vec<&'static str>,
    after: Vec<&'static str>,
    link: HashSet<char>,
    never: HashSet<char>,
    sound: HashSet<char>,
}

impl Words {
    fn read() -> Words {
        let mut words = Words::default();
        for row in rows(TABLE) {
            let each = row.field(1).split(' ');
            match row.field(0) {
                "surname" => words.surnames.extend(each),
                "before" => words.before.extend(each),
                "after" => words.after.extend(each),
                "link" => words.link.extend(each.flat_map(str::chars)),
                "never" => words.never.extend(each.flat_map(str::chars)),
                _ => words.sound.extend(each.flat_map(str::chars)),
            }
        }
        words
    }
}

/// The family names of the table.
pub fn surnames() -> impl Iterator<Item = &'static str> {
    WORDS.surnames.iter().copied()
}

/// The longest word of the table that stands before names and ends this text.
pub fn title_before(text: &str) -> Option<&'static str> {
    WORDS.before.iter().copied().filter(|word| text.ends_with(word)).max_by_key(|word| word.len())
}

/// The characters of a name's family name and of its given name; `None` for words that are not of Chinese characters or
/// Korean syllables.
pub fn halves(name: &str) -> Option<(&str, &str)> {
    let count = name.chars().count();
    let double = name.char_indices().nth(2).filter(|(at, _)| WORDS.surnames.contains(&name[..*at]));
    let (at, _) = double.or(name.char_indices().nth(1))?;
    ((2..=4).contains(&count) && (name.chars().all(is_han) || name.chars().all(is_hangul))).then(|| name.split_at(at))
}

/// The people's names in a text, in order: their bytes. A name found once is found wherever it stands.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut names: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let vouched = WORDS.before.iter().any(|word| text[..at].ends_with(word));
        match foreign(text, at, vouched).or_else(|| native(text, at, vouched)) {
            Some(end) => {
                names.push(&text[at..end]);
                at = end;
            }
            None => at += c.len_utf8(),
        }
    }
    names.sort_by_key(|name| usize::MAX - name.len());
    names.dedup();
    let mut found: Vec<Range<usize>> = Vec::new();
    for name in names {
        for at in memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()) {
            let span = at..at + name.len();
            if !found.iter().any(|other| other.start < span.end && span.start < other.end) {
                found.push(span);
            }
        }
    }
    found.sort_by_key(|span| span.start);
    found
}

/// The end of a Chinese name that begins here: family name and one or two characters, and something beside it that
/// says so. Two characters of given name are tried first.
fn native(text: &str, at: usize, vouched: bool) -> Option<usize> {
    // In the middle of a run of characters a family name is mostly a part of another word.
    let opens = vouched || text[..at].chars().next_back().is_none_or(|c| !is_han(c) || WORDS.link.contains(&c));
    if !opens {
        return None;
    }
    let ends: Vec<usize> = text[at..].char_indices().take(4).map(|(i, c)| at + i + c.len_utf8()).collect();
    let family =
        [2, 1].into_iter().find(|n| ends.get(n - 1).is_some_and(|end| WORDS.surnames.contains(&text[at..*end])))?;
    let whole = |given: &usize| {
        let end = *ends.get(family + given - 1)?;
        let characters = text[ends[family - 1]..end].chars().all(|c| is_han(c) && !WORDS.never.contains(&c));
        let after = &text[end..];
        let verb = WORDS.after.iter().any(|word| after.starts_with(word));
        let border = !after.starts_with(is_han);
        (characters && (verb || vouched && border)).then_some(end)
    };
    [2, 1].iter().find_map(whole)
}

/// The end of a foreign name that begins here: a run of the characters that write sounds, with `·` between its words.
fn foreign(text: &str, at: usize, vouched: bool) -> Option<usize> {
    let sounds = |c: char| WORDS.sound.contains(&c) || c == '·';
    if text[..at].chars().next_back().is_some_and(sounds) {
        return None;
    }
    let run: Vec<char> = text[at..].chars().take(FOREIGN + 1).take_while(|c| sounds(*c)).collect();
    let end = at + run.iter().map(|c| c.len_utf8()).sum::<usize>();
    let dotted = run.contains(&'·') && run.first() != Some(&'·') && run.last() != Some(&'·');
    let long = (3..=FOREIGN).contains(&run.len());
    (long && (dotted || vouched)).then_some(end)
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
