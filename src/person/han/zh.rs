//! A name in a Chinese text.

use super::{Hit, Words, is_han};

/// The longest foreign name, in characters.
const FOREIGN: usize = 12;

/// The name that begins at a place, with something beside it that says so.
pub fn name_at(words: &Words, text: &str, at: usize) -> Option<Hit> {
    let vouched = words.vouches(&text[..at]);
    let end = foreign(words, text, at, vouched).or_else(|| native(words, text, at, vouched))?;
    Some(Hit { end, everywhere: true })
}

/// The end of a Chinese name: family name and one or two characters. Two characters of given name are tried first.
fn native(words: &Words, text: &str, at: usize, vouched: bool) -> Option<usize> {
    // In the middle of a run of characters a family name is mostly a part of another word.
    let opens = vouched || text[..at].chars().next_back().is_none_or(|c| !is_han(c) || words.has_char("link", c));
    if !opens {
        return None;
    }
    let ends: Vec<usize> = text[at..].char_indices().take(4).map(|(i, c)| at + i + c.len_utf8()).collect();
    let family =
        [2, 1].into_iter().find(|n| ends.get(n - 1).is_some_and(|end| words.has("surname", &text[at..*end])))?;
    let whole = |given: &usize| {
        let end = *ends.get(family + given - 1)?;
        let characters = text[ends[family - 1]..end].chars().all(|c| is_han(c) && !words.has_char("never", c));
        let after = &text[end..];
        let border = !after.starts_with(is_han);
        (characters && (words.start(&["after"], after).is_some() || vouched && border)).then_some(end)
    };
    [2, 1].iter().find_map(whole)
}

/// The end of a foreign name: a run of the characters that write sounds, with `·` between its words.
fn foreign(words: &Words, text: &str, at: usize, vouched: bool) -> Option<usize> {
    let sounds = |c: char| words.has_char("sound", c) || c == '·';
    if text[..at].chars().next_back().is_some_and(sounds) {
        return None;
    }
    let run: Vec<char> = text[at..].chars().take(FOREIGN + 1).take_while(|c| sounds(*c)).collect();
    let end = at + run.iter().map(|c| c.len_utf8()).sum::<usize>();
    let dotted = run.contains(&'·') && run.first() != Some(&'·') && run.last() != Some(&'·');
    let long = (3..=FOREIGN).contains(&run.len());
    (long && (dotted || vouched)).then_some(end)
}
