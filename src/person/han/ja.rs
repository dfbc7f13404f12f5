//! A name in a Japanese text: a family name of the table and up to three Chinese characters, or a run of katakana.

use super::{Hit, LONGEST, Words, is_han, is_katakana};

/// The longest given name, in characters.
const GIVEN: usize = 3;
/// What parts the words of a foreign name.
const DOTS: [char; 3] = ['・', '＝', '゠'];

/// The name that begins at a place, with something beside it that says so.
pub fn name_at(words: &Words, text: &str, at: usize) -> Option<Hit> {
    let (before, first) = (text[..at].chars().next_back(), text[at..].chars().next()?);
    match first {
        c if is_katakana(c) && !before.is_some_and(in_foreign) => foreign(words, text, at),
        // In the middle of a run of characters a family name is mostly a part of another word.
        c if is_han(c) && (!before.is_some_and(is_han) || words.vouches(&text[..at])) => native(words, text, at),
        _ => None,
    }
}

/// A name of Chinese characters: with its given name, else the family name alone before a title.
fn native(words: &Words, text: &str, at: usize) -> Option<Hit> {
    let run = text[at..].chars().take(LONGEST + GIVEN).take_while(|c| is_han(*c));
    let ends: Vec<usize> = run
        .scan(at, |end, c| {
            *end += c.len_utf8();
            Some(*end)
        })
        .collect();
    let known = |family: &str| words.has("surname", family) || words.has("foreign", family);
    let vouched = words.vouches(&text[..at]);
    let mut families = (1..=LONGEST).rev().filter(|n| ends.get(n - 1).is_some_and(|end| known(&text[at..*end])));
    families.find_map(|family| {
        let begin = ends[family - 1];
        let full = ends[family..].iter().rev().copied().find(|end| {
            let (given, behind) = (&text[begin..*end], &text[*end..]);
            let fits = (1..=GIVEN).contains(&given.chars().count())
                && !words.has("word", given)
                && !given.chars().any(|c| words.has_char("never", c));
            let border = vouched && !behind.starts_with(is_han);
            fits && (border || words.title(&["title", "polite", "role", "after"], behind).is_some())
        });
        let alone = || {
            let titled = words.title(&["title", "polite", "role"], &text[begin..]).is_some();
            (titled && !words.has("place", &text[at..begin])).then_some(Hit { end: begin, everywhere: false })
        };
        // Two characters may begin other words.
        let whole = |end: usize| Hit { end, everywhere: text[at..end].chars().count() > 2 };
        full.map(whole).or_else(alone)
    })
}

/// A foreign name before a title; one word needs a title that only people have.
fn foreign(words: &Words, text: &str, at: usize) -> Option<Hit> {
    let run = &text[at..];
    let run = &run[..run.find(|c| !in_foreign(c)).unwrap_or(run.len())];
    // `プーチン・ロシア大統領`: the country belongs to the title.
    let name = run.trim_end_matches(DOTS);
    let name = match name.rsplit_once(DOTS) {
        Some((name, last)) if words.has("country", last) => name,
        _ => name,
    };
    let strict: &[&str] = if name.contains(DOTS) { &["title", "polite", "role"] } else { &["title"] };
    let end = at + name.len();
    let titled = words.title(strict, &text[end..]).is_some() || text[end..].starts_with('氏');
    let named = name.split(DOTS).all(|word| !words.has("country", word) && !words.has("word", word));
    (titled && named && name.chars().count() > 1).then_some(Hit { end, everywhere: true })
}

fn in_foreign(c: char) -> bool {
    is_katakana(c) || DOTS.contains(&c)
}
