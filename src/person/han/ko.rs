//! A name in a Korean text: a word of its own before a title, of a family name and two syllables, or one that sounds
//! foreign.

use super::{Hit, Words, is_hangul};

/// The syllables of names: the shortest Korean, the longest Korean, the longest word of a foreign one.
const NATIVE: [usize; 2] = [3, 4];
const FOREIGN: usize = 7;
/// The most words of a foreign name.
const MOST: usize = 3;

/// The name that begins at a place, with something beside it that says so.
pub fn name_at(words: &Words, text: &str, at: usize) -> Option<Hit> {
    if !text[at..].starts_with(is_hangul) || text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    foreign(words, text, at).or_else(|| native(words, text, at))
}

/// A Korean name: three syllables, four where the family name has two.
fn native(words: &Words, text: &str, at: usize) -> Option<Hit> {
    let ends: Vec<usize> = text[at..].char_indices().take(NATIVE[1]).map(|(i, c)| at + i + c.len_utf8()).collect();
    let vouched = words.vouches(text[..at].trim_end_matches(' '));
    let fits = |count: usize| {
        let end = *ends.get(count - 1)?;
        let (name, behind) = (&text[at..end], &text[end..]);
        let family = &text[at..ends[count - NATIVE[0]]];
        let given = name[family.len()..].chars().all(|c| is_hangul(c) && !words.has_char("never", c));
        let titled = behind.starts_with([' ', '씨']) && words.title(&["title", "polite", "role"], behind).is_some();
        let closed = !behind.starts_with(is_hangul) || words.start(&["particle"], behind).is_some();
        let word = words.start(&["word", "country"], name).is_some();
        (words.has("surname", family) && given && !word && (titled || vouched && closed)).then_some(end)
    };
    NATIVE.iter().rev().find_map(|count| fits(*count)).map(|end| Hit { end, everywhere: true })
}

/// A foreign name before a title that only people have: words with a syllable that Korean words hardly have, or any
/// word behind the family name of a neighbour.
fn foreign(words: &Words, text: &str, at: usize) -> Option<Hit> {
    let mut end = at;
    let mut neighbour = false;
    for count in 0..MOST {
        let rest = text[end..].strip_prefix(' ').filter(|_| count > 0).unwrap_or(&text[end..]);
        let word = &rest[..rest.find(|c| !is_hangul(c)).unwrap_or(rest.len())];
        let known = words.has("country", word) || words.has("word", word) || words.has("between", word);
        let known = known || words.of("ending").any(|ending| word.ends_with(ending));
        let sounds = word.chars().any(|c| words.has_char("sound", c)) || neighbour || words.has("foreign", word);
        if known || !sounds || !(2..=FOREIGN).contains(&word.chars().count()) {
            return None;
        }
        neighbour |= words.has("foreign", word);
        end = text.len() - rest.len() + word.len();
        if text[end..].starts_with(' ') && words.title(&["title"], &text[end..]).is_some() {
            return Some(Hit { end, everywhere: text[at..end].chars().count() >= NATIVE[0] });
        }
    }
    None
}
