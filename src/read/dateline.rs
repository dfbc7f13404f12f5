//! Datelines: the place-and-date phrase that opens a wire story.
//!
//! `SAMARKAND, April 13. /TASS/.`, `PARIS (Reuters) -`, `New Delhi, March 2 (PTI)`, `МОСКВА, 9 янв - РИА Новости.`,
//! `新华社伊斯兰堡12月1日电`. The days in it are read by `date`; here it is only found and taken apart.

use crate::document::{Dateline, Document, Kind};
use crate::text::{Clean, fold};
use regex::Regex;
use std::sync::LazyLock;

/// How far into a paragraph a dateline may reach, in bytes.
const REACH: usize = 160;

/// How many paragraphs may stand before the one with the dateline: standfirsts, captions.
const OPENING: usize = 6;

/// Place, what stands between (a country, a date), agency, and the sign that ends it.
static WESTERN: LazyLock<Regex> = LazyLock::new(|| {
    let place = r"(?P<place>\p{Lu}[\p{L}'’.-]*(?:[ -]\p{L}[\p{L}'’.-]*){0,3})";
    let between = r"(?P<between>(?:, ?[\p{L}\p{N}'’. ]{2,24}){0,3}?)";
    let agency = r"(?:[.,]? ?(?:/(?P<slashed>[^/\n]{2,24})/|\((?P<round>[^()\n]{2,32})\)))";
    let sign = r"(?:\.? ?(?:--|—|–|-)\s|[.:] )";
    let named = r"(?P<named>\p{Lu}[\p{L}]+(?: \p{Lu}\p{L}+){0,2})\.\s";
    Regex::new(&format!(r"^(?:{place}{between}(?:{agency}{sign}?|{sign}(?:{named})?)|\((?P<alone>[^()\n]{{2,24}})\){sign})\s*")).expect("the pattern compiles")
});
/// Agency, place and day of the Chinese agencies' form.
static CHINESE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[（(]?(?P<agency>\p{Han}{1,6}(?:社|网|报))(?P<place>\p{Han}{2,8}?)(?:\d{1,2}月)?\d{1,2}日(?:电|讯)[）)]?").expect("the pattern compiles"));
/// A line that is a date, perhaps with a time, an outlet or "Updated" beside it.
static DATE_LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:19|20)\d\d\b | \b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b | \d{1,2}月\d{1,2}日
        | (?i:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}\b | \b\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    )
    .expect("the pattern compiles")
});
/// How many words other than the date a line about the piece may have.
const OTHER_WORDS: usize = 6;

/// The dateline of a document: at the head of one of the first paragraphs of its story.
pub fn find(document: &Document) -> Option<Dateline> {
    let story = document.blocks.iter().filter(|block| block.kind == Kind::Paragraph);
    story.take(OPENING).find_map(|block| {
        let paragraph = document.words_of(block);
        let (length, place, agency) = parse(paragraph)?;
        Some(Dateline { span: block.span.start..block.span.start + length, place, agency })
    })
}

/// Whether a paragraph opens with a dateline.
pub fn opens(paragraph: &str) -> bool {
    parse(paragraph).is_some()
}

/// A dateline's length in bytes, its place, its agency.
fn parse(paragraph: &str) -> Option<(usize, Option<Clean>, Option<Clean>)> {
    let head = &paragraph[..paragraph.floor_char_boundary(REACH)];
    if let Some(found) = CHINESE.captures(head) {
        return Some((found[0].len(), Some(Clean::line(&found["place"])), Some(Clean::line(&found["agency"]))));
    }
    let found = WESTERN.captures(head).filter(|found| found[0].len() < paragraph.len())?;
    let length = found[0].trim_end().len();
    let group = |name| found.name(name).map(|m| m.as_str());
    let round = group("round");
    let agency = group("slashed").or(group("named")).or(group("alone")).or(round).filter(|name| is_agency(name));
    let Some(place) = group("place") else { return agency.map(|agency| (length, None, Some(Clean::line(agency)))) };
    let first: Vec<char> = place.split(' ').next().unwrap_or("").chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = first.len() > 2 && first.iter().all(|c| c.is_uppercase());
    let dated = group("between").unwrap_or("").chars().any(|c| c.is_ascii_digit());
    let dash = found[0].trim_end().ends_with(['-', '—', '–']);
    // Without an agency only a place in capitals, or one with a date, is a dateline: "However, …" is none.
    let stands = match (agency, capitals) {
        (Some(_), _) => true,
        (None, true) => round.is_none() && (dated || dash),
        (None, false) => round.is_none() && dated && dash,
    };
    stands.then(|| (length, Some(place_name(place)), agency.map(Clean::line)))
}

/// What stands in round brackets after a place is an agency when it is written as a name and short.
fn is_agency(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase) && name.split_whitespace().count() <= 3 && !name.chars().any(|c| c.is_ascii_digit())
}

/// `SAMARKAND` → `Samarkand`.
fn place_name(place: &str) -> Clean {
    let mut out = String::new();
    for (i, part) in place.split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        match part.chars().any(char::is_lowercase) {
            true => out.push_str(part),
            false => out.extend(part.chars().enumerate().map(|(i, c)| if i == 0 { c } else { c.to_lowercase().next().unwrap_or(c) })),
        }
    }
    Clean::line(out.trim_end_matches('.'))
}

/// Whether a line is about the piece: little else than a date stands in it.
pub fn is_date_line(line: &str) -> bool {
    let others = fold(line).split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 3).count();
    DATE_LINE.is_match(line) && others <= OTHER_WORDS && !line.trim_end().ends_with('.')
}
