//! Datelines: the place-and-date phrase that opens a wire story.
//!
//! `SAMARKAND, April 13. /TASS/.`, `PARIS (Reuters) -`, `New Delhi, March 2 (PTI)`, `МОСКВА, 9 янв - РИА Новости.`,
//! `新华社伊斯兰堡12月1日电`. The days in it are read by `date`; here it is only found and taken apart.

use crate::document::{Dateline, Document, Kind};
use crate::text::Clean;

/// How many paragraphs may stand before the one with the dateline: standfirsts, captions.
const OPENING: usize = 6;
/// The most words of a place.
const PLACE: usize = 4;
/// The most parts between place and agency (a country, a date), and the longest, in characters.
const PARTS: usize = 3;
const PART: usize = 26;
/// The longest name of a month, in letters.
const MONTH: usize = 10;
/// The longest agency, in characters.
const AGENCY: usize = 32;

/// The dateline of a document: at the head of one of the first paragraphs of its story.
pub fn find(document: &Document) -> Option<Dateline> {
    let story = document.blocks.iter().filter(|block| block.kind == Kind::Paragraph);
    story.take(OPENING).find_map(|block| {
        let found = parse(document.words_of(block))?;
        Some(Dateline {
            span: block.span.start..block.span.start + found.length,
            place: found.place,
            agency: found.agency,
        })
    })
}

/// Whether a paragraph opens with a dateline.
pub fn opens(paragraph: &str) -> bool {
    parse(paragraph).is_some()
}

/// A dateline taken apart.
struct Found {
    length: usize,
    place: Option<Clean>,
    agency: Option<Clean>,
}

fn parse(paragraph: &str) -> Option<Found> {
    let found = chinese(paragraph).or_else(|| western(paragraph))?;
    (found.length < paragraph.len()).then_some(found)
}

/// What is left to read of a paragraph.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn blanks(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\u{a0}']);
    }

    /// Takes this sign if it comes next.
    fn sign(&mut self, signs: &[char]) -> bool {
        match self.0.strip_prefix(signs) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// Takes what stands between two signs, at most so many characters of it, and the blanks before it.
    fn between(&mut self, open: char, close: char, most: usize) -> Option<&'a str> {
        let inside = self.0.trim_start_matches([' ', '\u{a0}']).strip_prefix(open)?;
        let end = inside.find(close).filter(|end| inside[..*end].chars().count() <= most && *end > 1)?;
        self.0 = &inside[end + close.len_utf8()..];
        Some(&inside[..end])
    }

    /// Takes a dash, single or double, with the blanks around it; a hyphen needs a blank on a side.
    fn dash(&mut self) -> bool {
        // EFE writes a full stop before it: `Madrid, 13 may (EFE).-`.
        let stopped = self.0.starts_with(".-") || self.0.starts_with(".–");
        let spaced = stopped || self.0.starts_with([' ', '\u{a0}']);
        let inner = self.0[usize::from(stopped)..].trim_start_matches([' ', '\u{a0}']);
        let dashes = inner.len() - inner.trim_start_matches('-').len();
        let length = match inner.chars().next() {
            Some(c @ ('—' | '–')) => c.len_utf8(),
            Some('-') if dashes <= 2 && (spaced || dashes == 2) && inner[dashes..].starts_with(char::is_whitespace) => {
                dashes
            }
            _ => return false,
        };
        self.0 = inner[length..].trim_start();
        true
    }
}

/// Place, parts between, agency, dash: `WASHINGTON, Feb 5, 2021 (AP) —`. Or an agency alone: `(Bloomberg) --`.
fn western(paragraph: &str) -> Option<Found> {
    let mut rest = Rest(paragraph);
    let found = |rest: &Rest, place, agency: Option<&str>| {
        let length = paragraph[..paragraph.len() - rest.0.len()].trim_end().len();
        Some(Found { length, place, agency: agency.map(Clean::line) })
    };
    if let Some(agency) = rest.between('(', ')', AGENCY).filter(|name| is_agency(name)) {
        let dash = rest.dash();
        // `(ANSA) - ROMA, 28 LUG -`: place and date behind the agency.
        let behind = western(rest.0).filter(|behind| dash && behind.place.is_some() && behind.agency.is_none());
        return match behind {
            Some(Found { length, place, .. }) => {
                rest.0 = &rest.0[length..];
                found(&rest, place, Some(agency))
            }
            None if dash => found(&rest, None, Some(agency)),
            None => None,
        };
    }
    // `Nov 4 (Reuters) -`: no place.
    let bare = |words: &str| words.starts_with(|c: char| c.is_ascii_digit()) || !words.contains(',');
    let no_place = |(date, _): &(&str, &str)| date.len() <= PART && is_day(date) && bare(date);
    if let Some((_, behind)) = paragraph.split_once('(').filter(no_place) {
        let mut rest = Rest(&paragraph[paragraph.len() - behind.len() - 1..]);
        let agency = rest.between('(', ')', AGENCY).filter(|name| is_agency(name))?;
        return if rest.dash() { found(&rest, None, Some(agency)) } else { None };
    }
    let place = place(&mut rest)?;
    let first: Vec<char> = place.split(' ').next().unwrap_or("").chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = first.len() > 2 && first.iter().all(|c| c.is_uppercase());
    if capitals && let Some(agency) = dotted(&mut rest) {
        return found(&rest, Some(place_name(place)), Some(agency));
    }
    let mut dated = false;
    for _ in 0..PARTS {
        let before = rest.0;
        if !rest.sign(&[',']) {
            break;
        }
        rest.blanks();
        let end = rest
            .0
            .find([',', '(', '/', '.', '—', '–'])
            .into_iter()
            .chain(rest.0.find(" - "))
            .chain(rest.0.find(" -- "))
            .min()?;
        // The dot of an abbreviated month belongs to the part.
        let end = if rest.0[end..].starts_with(". ") && rest.0[end + 2..].starts_with(|c: char| c.is_ascii_digit()) {
            end + 2 + rest.0[end + 2..].find(|c: char| !c.is_ascii_digit())?
        } else {
            end
        };
        if rest.0[..end].chars().count() > PART {
            rest.0 = before;
            break;
        }
        dated |= rest.0[..end].chars().any(|c| c.is_ascii_digit());
        rest.0 = &rest.0[end..];
    }
    rest.sign(&['.']);
    let bracketed = rest.between('/', '/', AGENCY).or_else(|| rest.between('(', ')', AGENCY));
    if bracketed.is_some_and(|name| !is_agency(name)) {
        return None;
    }
    if bracketed.is_some() {
        rest.sign(&['.', ':']);
    }
    let dash = rest.dash();
    let agency = bracketed.or_else(|| if dash { named(&mut rest) } else { None });
    // Without an agency only a place in capitals, or one with a date, is a dateline: "However, …" is none.
    let stands = agency.is_some() || capitals && (dated || dash) || dated && dash;
    if !stands {
        return None;
    }
    found(&rest, Some(place_name(place)), agency)
}

/// Whether some words are a day and a month, perhaps with a year.
fn is_day(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    super::dated::holds_date(words) && (1..=MONTH).contains(&letters)
}

/// Takes the words of a place: capitals at their heads, small words between them.
fn place<'a>(rest: &mut Rest<'a>) -> Option<&'a str> {
    let inside = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
    let start = rest.0;
    let mut end = 0;
    for _ in 0..PLACE {
        let from = end + usize::from(end > 0);
        let word = start.get(from..)?;
        let mut length = word.find(|c| !inside(c)).unwrap_or(word.len());
        length = word[..length].trim_end_matches('-').len();
        if word[length..].starts_with(". ") && length <= 3 && word[length + 2..].starts_with(char::is_uppercase) {
            length += 1; // St. Petersburg
        }
        let high = word.starts_with(char::is_uppercase) || end > 0 && word[..length].contains(char::is_uppercase);
        let small =
            end > 0 && matches!(&word[..length], "de" | "la" | "del" | "do" | "di" | "am" | "an" | "der" | "на");
        if length == 0 || !(high || small) {
            break;
        }
        end = from + length;
        if !start[end..].starts_with(' ') {
            break;
        }
    }
    rest.0 = &start[end..];
    (end > 1).then(|| &start[..end])
}

/// Takes an agency that stands behind the dash: `РИА Новости.`
fn named<'a>(rest: &mut Rest<'a>) -> Option<&'a str> {
    let end = rest.0.find(". ").filter(|end| rest.0[..*end].chars().count() <= AGENCY)?;
    let name = &rest.0[..end];
    if !(is_agency(name) && name.split(' ').all(|word| word.starts_with(char::is_uppercase))) {
        return None;
    }
    rest.0 = &rest.0[end + 2..];
    Some(name)
}

/// Takes a date and an agency with dots behind them, as Ukrainian agencies write: `КИЇВ. 5 травня. УНН.`
fn dotted<'a>(rest: &mut Rest<'a>) -> Option<&'a str> {
    let behind = rest.0.strip_prefix(". ")?;
    let (date, behind) = behind.split_once(". ")?;
    let dated = date.chars().count() <= PART && date.starts_with(|c: char| c.is_ascii_digit());
    let mut inner = Rest(behind);
    let agency = named(&mut inner).filter(|_| dated)?;
    rest.0 = inner.0;
    Some(agency)
}

/// An agency is written as a name, and short.
fn is_agency(name: &str) -> bool {
    let high = name.starts_with(char::is_uppercase);
    let short = (3..=4).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase()); // dpa
    let words = name.split_whitespace().count();
    (high || short) && words <= 3 && !name.chars().any(|c| c.is_ascii_digit())
}

/// Agency, place and day as the Chinese agencies write them: `新华社北京4月9日电`.
fn chinese(paragraph: &str) -> Option<Found> {
    let start = paragraph.trim_start_matches(['（', '(', '【']);
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let end = start.char_indices().take(24).find(|(_, c)| matches!(c, '电' | '讯')).map(|(at, c)| at + c.len_utf8())?;
    let phrase = &start[..end];
    let (agency_end, sign) = phrase.char_indices().find(|(_, c)| matches!(c, '社' | '网' | '报'))?;
    let agency = &phrase[..agency_end + sign.len_utf8()];
    let behind = &phrase[agency.len()..];
    let place = &behind[..behind.find(|c| !is_han(c))?];
    let dated = behind.contains('日') && behind.chars().any(|c| c.is_ascii_digit());
    let whole = dated && agency.chars().all(is_han) && place.chars().count() <= 8;
    let length = paragraph.len() - start.len() + phrase.len();
    let length = length
        + paragraph[length..].chars().take_while(|c| matches!(c, '）' | ')' | '】')).map(char::len_utf8).sum::<usize>();
    whole.then(|| Found { length, place: Clean::line(place).filled(), agency: Some(Clean::line(agency)) })
}

/// `SAMARKAND` → `Samarkand`.
fn place_name(place: &str) -> Clean {
    let word = |word: &str| match word.chars().any(char::is_lowercase) {
        true => word.to_string(),
        false => word
            .chars()
            .enumerate()
            .map(|(i, c)| if i == 0 { c } else { c.to_lowercase().next().unwrap_or(c) })
            .collect(),
    };
    Clean::line(&place.split(' ').map(word).collect::<Vec<_>>().join(" "))
}
