//! Lines that belong to the page and not to the story, by the table `assets/read/furniture.tsv`;
//! and the publisher's name where a page says it only there (`assets/read/source.tsv`).

use crate::document::{Document, Kind};
use crate::text::{Clean, fold, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The table of furniture: what, how, longest line, phrases, sample.
pub const TABLE: &str = include_str!("../../assets/read/furniture.tsv");
/// The table of self-naming: before the name, after it, sample, what the sample gives.
pub const SOURCES: &str = include_str!("../../assets/read/source.tsv");

static PHRASES: LazyLock<Phrases> = LazyLock::new(Phrases::read);

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 1200;
/// The longest name of a publisher, in bytes.
const NAME: usize = 60;

/// A phrase of the table: what a line with it is, and how long such a line may be.
type Phrase = (&'static str, Kind, usize);

#[derive(Default)]
struct Phrases {
    whole: HashMap<&'static str, Kind>,
    begins: Vec<Phrase>,
    ends: Vec<Phrase>,
    holds: Vec<Phrase>,
}

impl Phrases {
    fn read() -> Phrases {
        let mut phrases = Phrases::default();
        for row in rows(TABLE) {
            let kind = match row.field(0) {
                "caption" => Kind::Caption,
                "byline" => Kind::Byline,
                _ => Kind::Furniture,
            };
            let longest = row.field(2).parse().expect("the table says how long a line may be");
            let each = row.raw_field(3).split('|').map(|phrase| (phrase, kind, longest));
            match row.field(1) {
                "is" => phrases.whole.extend(each.map(|(phrase, kind, _)| (phrase, kind))),
                "begins" => phrases.begins.extend(each),
                "ends" => phrases.ends.extend(each),
                _ => phrases.holds.extend(each),
            }
        }
        phrases
    }

    fn find(&self, line: &str) -> Option<Kind> {
        if let Some(kind) = self.whole.get(line) {
            return Some(*kind);
        }
        let characters = line.chars().count();
        let find = |phrases: &[Phrase], fits: &dyn Fn(&str) -> bool| {
            phrases.iter().find(|(phrase, _, longest)| characters <= *longest && fits(phrase)).map(|(_, kind, _)| *kind)
        };
        find(&self.begins, &|phrase| line.starts_with(phrase))
            .or_else(|| find(&self.ends, &|phrase| line.ends_with(phrase)))
            .or_else(|| find(&self.holds, &|phrase| line.contains(phrase)))
    }
}

/// What a line of a page is, where the table knows it.
pub fn kind(line: &str) -> Option<Kind> {
    if line.len() > LONGEST {
        return None;
    }
    let folded = fold(line);
    let bare = folded.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '·' | '*' | '-' | '>' | '|' | '»' | '▶' | '►' | '■')
    });
    let bare = bare.trim_end_matches(['.', ':', '…', '!', '?', ',']).trim_end();
    if bare.is_empty() || is_menu(bare) {
        return Some(Kind::Furniture);
    }
    PHRASES.find(&numberless(bare))
}

/// Whether a line is a menu: three short names and more with bars between them.
fn is_menu(line: &str) -> bool {
    let names = || line.split('|').map(str::trim);
    let short = |name: &str| !name.is_empty() && name.split(' ').count() <= 3;
    names().count() > 2 && names().all(short) && !line.contains(|c: char| c.is_ascii_digit())
}

/// The line with `#` for every number: `23 713` and `1,024` are one.
fn numberless(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_ascii_digit() {
            out.push(c);
            continue;
        }
        if !out.ends_with('#') {
            out.push('#');
        }
        let mut ahead = rest.clone();
        let separator = ahead.next().is_some_and(|c| matches!(c, ',' | ' '));
        // A separator of thousands: three digits follow, and no fourth.
        if separator
            && ahead.by_ref().take(3).filter(char::is_ascii_digit).count() == 3
            && !ahead.next().is_some_and(|c| c.is_ascii_digit())
        {
            rest.next();
        }
    }
    out
}

/// The publisher's name where the page gives it in a sentence about itself.
pub fn source(document: &Document) -> Option<Clean> {
    source_in(&document.furniture).or_else(|| source_in(&document.text))
}

/// The publisher's name in a text that is about the publication.
pub fn source_in(text: &str) -> Option<Clean> {
    rows(SOURCES).find_map(|row| {
        let start = text.find(row.raw_field(0))? + row.raw_field(0).len();
        let rest = &text[start..text.floor_char_boundary(start + NAME)];
        let name = &rest[..rest.find(row.raw_field(1))?];
        Clean::line(name).filled().filter(|name| name.starts_with(char::is_uppercase))
    })
}
