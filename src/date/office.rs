//! Facts of the world: who held which office when. A text that calls somebody president was mostly written in the presidency.
//!
//! `assets/date/offices.tsv` says who held what, `assets/date/titles.tsv` how offices are called.

use crate::text::{fold, rows, words};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

/// The table of offices: office, of, name, short name, alone, other scripts, from, to, source, sample.
pub const TABLE: &str = include_str!("../../assets/date/offices.tsv");
/// The table of titles: office, language, words, sample, what the sample gives.
pub const TITLES: &str = include_str!("../../assets/date/titles.tsv");

/// What somebody held, and when.
#[derive(Debug, PartialEq)]
pub struct Held {
    /// Who, and as what: `Qin Gang, foreign minister`.
    pub who: String,
    /// From when to when, in order; the last may have no end yet.
    pub terms: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Held {
    /// Adds a term; those that follow each other within a day are one.
    fn take(&mut self, term: (NaiveDate, Option<NaiveDate>)) {
        self.terms.push(term);
        self.terms.sort();
        self.terms.dedup_by(|next, term| {
            let follows = term.1.is_some_and(|to| next.0 <= to.succ_opt().unwrap_or(to));
            if follows {
                term.1 = next.1;
            }
            follows
        });
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let term = |(from, to): &(NaiveDate, Option<NaiveDate>)| match to {
            Some(to) => format!("{} to {}", from.format("%b %Y"), to.format("%b %Y")),
            None => format!("since {}", from.format("%b %Y")),
        };
        let terms: Vec<String> = self.terms.iter().map(term).collect();
        write!(f, "{}: {}", self.who, terms.join(", "))
    }
}

/// How a text speaks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum As {
    /// As who holds the office.
    Holder,
    /// As who held it once.
    Former,
    /// By name.
    Named,
}

/// Somebody whom a text names.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How.
    pub how: As,
    /// What is known of them.
    pub held: &'static Held,
    /// Under which title.
    office: Option<&'static str>,
    /// Where the name stands first, in bytes.
    pub span: Range<usize>,
}

/// How many words may stand between a title and the name behind it, between a name and the title behind it.
const BETWEEN: usize = 2;
const BEHIND: usize = 4;
/// How many words before a title or name may say that the office was left.
const LEFT: usize = 2;
/// How many letters an ending has at most, in languages that bend names.
const ENDING: usize = 3;
/// What stands in the table beside offices: that one was left, is another's below, that somebody holds the same elsewhere.
const FORMER: &str = "former";
const DEPUTY: &str = "deputy";
const COUNTERPART: &str = "counterpart";

/// A way to write a name.
struct Form {
    words: Vec<String>,
    /// Whether letters may follow.
    bends: bool,
    /// Whether it means the person without a title.
    alone: bool,
    short: &'static str,
    name: &'static str,
}

#[derive(Default)]
struct Known {
    /// Ways to write names, by the first letter.
    forms: HashMap<char, Vec<Form>>,
    /// Offices with the words of each way to call them, the longest first.
    titles: Vec<(&'static str, Vec<String>)>,
    /// What is held under an office and a short name; under a full name.
    by_title: HashMap<(&'static str, &'static str), Held>,
    by_name: HashMap<&'static str, Held>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for row in rows(TABLE) {
        let (office, name, short) = (row.field(0), row.field(2), row.field(3));
        let day = |field: &str| field.parse::<NaiveDate>().ok();
        let term = (day(row.field(6)).expect("the table's days are days"), day(row.field(7)));
        let add = |held: &mut Held| held.take(term);
        let new = |who: String| Held { who, terms: Vec::new() };
        add(known.by_title.entry((office, short)).or_insert_with(|| new(format!("{name}, {office}"))));
        let known_name = known.by_name.contains_key(name);
        add(known.by_name.entry(name).or_insert_with(|| new(name.to_string())));
        if known_name {
            continue;
        }
        let alone = row.field(4) == "yes";
        let mut form = |text: &str, bends: bool, alone: bool| {
            let words: Vec<String> = words(text).map(|(_, word)| plain(word)).collect();
            if let Some(first) = words.first().and_then(|word| word.chars().next()) {
                known.forms.entry(first).or_default().push(Form { words, bends, alone, short, name });
            }
        };
        form(name, false, true);
        form(short, false, alone);
        row.field(5).split('|').for_each(|other| form(other, other.chars().all(is_cyrillic), true));
    }
    known.forms.values_mut().for_each(|forms| forms.sort_by_key(|form| std::cmp::Reverse(form.words.len())));
    for row in rows(TITLES) {
        let each = row.field(2).split('|').map(|title| words(title).map(|(_, word)| plain(word)).collect());
        known.titles.extend(each.map(|words: Vec<String>| (row.field(0), words)));
    }
    known.titles.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    known
});

/// A word of a text.
struct Word<'a> {
    at: usize,
    text: &'a str,
    folded: String,
}

/// Those whom a text names, each once: as holder where it does so anywhere; most named first.
pub fn found(text: &str) -> Vec<Found> {
    let all: Vec<Word> = words(text).map(|(at, word)| Word { at, text: word, folded: plain(word) }).collect();
    // By name: how often, and the best way it is spoken of.
    let mut named: BTreeMap<&'static str, (usize, Found)> = BTreeMap::new();
    let mut at = 0;
    while at < all.len() {
        let Some(form) = form_at(&all, at) else {
            at += 1;
            continue;
        };
        let end = at + form.words.len();
        if let Some(found) = speaks(text, &all, at..end, form) {
            let (count, best) = named.entry(form.short).or_insert_with(|| (0, found.clone()));
            *count += 1;
            if found.how < best.how || best.office.is_none() && found.office.is_some() {
                *best = found;
            }
        }
        at = end;
    }
    // Whom a minister calls a counterpart is a minister.
    let offices: Vec<&'static str> = named.values().filter_map(|(_, found)| found.office).collect();
    for (short, (_, found)) in named.iter_mut().filter(|(_, (_, found))| found.office == Some(COUNTERPART)) {
        let held = |office: &&'static str| Some((*office, KNOWN.by_title.get(&(*office, *short))?));
        if let Some((office, held)) = offices.iter().find_map(held) {
            (found.how, found.held, found.office) = (As::Holder, held, Some(office));
        }
    }
    let mut each: Vec<(usize, Found)> = named.into_values().collect();
    each.sort_by_key(|(count, found)| (std::cmp::Reverse(*count), found.span.start));
    each.into_iter().map(|(_, found)| found).collect()
}

/// A word folded, without an elided article before it (`l'ancien`) or a genitive behind it (`Obama's`).
fn plain(word: &str) -> String {
    const ELIDED: usize = 2;
    let folded = fold(word);
    let word = folded.strip_suffix("'s").or_else(|| folded.strip_suffix("’s")).unwrap_or(&folded);
    match word.split_once(['\'', '’']) {
        Some((before, rest)) if before.chars().count() < ELIDED && !rest.is_empty() => rest.to_string(),
        _ => word.to_string(),
    }
}

/// The longest way to write a name that begins with a word.
fn form_at(all: &[Word], at: usize) -> Option<&'static Form> {
    let first = &all[at];
    let begins = first.text.chars().next().filter(|c| c.is_uppercase() || is_han(*c))?;
    let forms = KNOWN.forms.get(&crate::text::fold_char(begins))?;
    let is = |form: &&Form| {
        let rest = all.get(at..at + form.words.len());
        rest.is_some_and(|rest| form.words.iter().zip(rest).all(|(word, other)| same(word, &other.folded, form.bends)))
    };
    forms.iter().find(is)
}

fn same(word: &str, other: &str, bends: bool) -> bool {
    other == word || bends && other.strip_prefix(word).is_some_and(|ending| ending.chars().count() <= ENDING)
}

/// How a name is spoken of where it stands.
fn speaks(text: &str, all: &[Word], at: Range<usize>, form: &'static Form) -> Option<Found> {
    let (start, end) = (all[at.start].at, all[at.end - 1].at + all[at.end - 1].text.len());
    let title = title_before(all, at.start).or_else(|| title_behind(text, all, at.end, end));
    let held = title.and_then(|(office, _)| KNOWN.by_title.get(&(office, form.short)));
    let from = title.filter(|_| held.is_some()).map_or(at.start, |(_, from)| from.min(at.start));
    let left = (from.saturating_sub(LEFT)..at.start).any(|at| is_title(all, at, FORMER));
    let how = match (held, left) {
        (Some(_), false) => As::Holder,
        (_, true) => As::Former,
        (None, false) => As::Named,
    };
    // A name that many have means nobody without a title or first name.
    let counterpart = title.is_some_and(|(office, _)| office == COUNTERPART);
    if held.is_none() && !form.alone && !counterpart {
        return None;
    }
    let office = title.map(|(office, _)| office).filter(|_| held.is_some() || counterpart);
    Some(Found { how, held: held.or_else(|| KNOWN.by_name.get(form.name))?, office, span: start..end })
}

/// The office whose title stands before a name, and the word with which it begins; given names may stand between.
fn title_before(all: &[Word], name: usize) -> Option<(&'static str, usize)> {
    for between in 0..=BETWEEN {
        let end = name.checked_sub(between)?;
        let given = |word: &Word| word.text.chars().next().is_some_and(char::is_uppercase);
        if !all[end..name].iter().all(given) {
            return None;
        }
        for (office, words) in offices() {
            if let Some(start) = end.checked_sub(words.len())
                && titled(&all[start..end], words)
            {
                // A vice president is no president; that office has a title of its own.
                let deputy = words.len() == 1 && start > 0 && is_title(all, start - 1, DEPUTY);
                return (!deputy).then_some((*office, start));
            }
        }
    }
    None
}

/// The office whose title stands behind a name and a comma, or right behind it without a blank, as in Chinese.
fn title_behind(text: &str, all: &[Word], next: usize, end: usize) -> Option<(&'static str, usize)> {
    let reach = match text[end..].chars().next()? {
        ',' => BEHIND,
        behind if is_han(behind) => 0,
        _ => return None,
    };
    let office = |at: usize| offices().find(|(_, words)| begins(all, at, words)).map(|(office, _)| *office);
    (next..=next + reach).find_map(|at| Some((office(at)?, next)))
}

/// The titles of offices that are held, counterparts' included.
fn offices() -> impl Iterator<Item = &'static (&'static str, Vec<String>)> {
    KNOWN.titles.iter().filter(|(office, _)| ![FORMER, DEPUTY].contains(office))
}

/// Whether a title of this kind begins with a word.
fn is_title(all: &[Word], at: usize, kind: &str) -> bool {
    KNOWN.titles.iter().any(|(of, words)| *of == kind && begins(all, at, words))
}

/// Whether these words begin with a word.
fn begins(all: &[Word], at: usize, words: &[String]) -> bool {
    all.get(at..at + words.len()).is_some_and(|rest| titled(rest, words))
}

fn titled(all: &[Word], words: &[String]) -> bool {
    let bends = |word: &str| word.chars().all(is_cyrillic);
    words.iter().zip(all).all(|(word, other)| same(word, &other.folded, bends(word)))
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}
