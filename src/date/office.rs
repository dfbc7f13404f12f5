//! Who held which office when.
//!
//! `assets/date/offices.tsv` says who held what, `assets/date/titles.tsv` how offices are called.

use super::phrase::{Phrase, Phrases, Word, is_han, starts_high};
use super::world::{Held, term};
use crate::text::{Row, rows};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// The table of offices: office, of, name, short name, alone, other scripts, from, to, source, sample.
pub const TABLE: &str = include_str!("../../assets/date/offices.tsv");
/// The table of titles: office, language, words, sample, what the sample gives.
pub const TITLES: &str = include_str!("../../assets/date/titles.tsv");

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
/// What stands in the table beside offices: that one was left, is another's below, that somebody holds the same elsewhere.
const FORMER: &str = "former";
const DEPUTY: &str = "deputy";
const COUNTERPART: &str = "counterpart";

/// A way to write a name.
struct Form {
    /// Whether it means the person without a title.
    alone: bool,
    /// What it is a form of: the full name, or the short one, which others may bear.
    of: &'static str,
    short: &'static str,
    name: &'static str,
}

/// Who held which office.
#[derive(Default)]
pub struct Offices {
    names: Phrases<Form>,
    /// Offices with each way to call them, the longest first.
    titles: Vec<(&'static str, Phrase)>,
    /// What is held under an office and a name, short or full; under a full name.
    by_title: HashMap<(&'static str, &'static str), Held>,
    by_name: HashMap<&'static str, Held>,
}

impl Offices {
    /// Those of the tables, before [`Offices::settle`].
    pub fn built_in() -> Offices {
        let mut offices = Offices::default();
        for row in rows(TABLE) {
            offices.take(&row).expect("the table's rows are whole");
        }
        for row in rows(TITLES) {
            let each = row.field(2).split('|').map(|title| (row.field(0), Phrase::new(title)));
            offices.titles.extend(each);
        }
        offices
    }

    /// Takes a row of the table. An office that has no title yet is called as it is written.
    pub fn take(&mut self, row: &Row<'static>) -> Result<(), String> {
        let (office, name, short) = (row.field(0), row.field(2), row.field(3));
        if [office, name, short].into_iter().any(|words| Phrase::new(words).is_empty()) {
            return Err("expected an office, whose it is, a name and a short name".to_string());
        }
        let term = term(row.field(6), row.field(7))?;
        let title = format!("{name}, {office}");
        self.by_title.entry((office, name)).or_insert_with(|| Held::new(title.clone())).take(term);
        if short != name {
            let shared = self.by_title.entry((office, short)).or_insert_with(|| Held::new(title.clone()));
            if shared.what != title {
                shared.what = format!("{short}, {office}");
            }
            shared.take(term);
        }
        let known = self.by_name.contains_key(name);
        self.by_name.entry(name).or_insert_with(|| Held::new(name.to_string())).take(term);
        if known {
            return Ok(());
        }
        let form = |alone, of| Form { alone, of, short, name };
        self.names.add(name, form(true, name));
        self.names.add(short, form(row.field(4) == "yes", short));
        // Буш is a short name, Барак Обама a full one.
        let full = |other: &str| Phrase::new(other).len() >= Phrase::new(name).len();
        for other in row.field(5).split('|') {
            self.names.add(other, form(true, if full(other) { name } else { short }));
        }
        Ok(())
    }

    /// To be called when all rows are taken.
    pub fn settle(&mut self) {
        let mut named: Vec<&'static str> = self.by_title.keys().map(|(office, _)| *office).collect();
        named.sort_unstable();
        named.dedup();
        for office in named {
            if !self.titles.iter().any(|(of, _)| *of == office) {
                self.titles.push((office, Phrase::new(office)));
            }
        }
        self.titles.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    }

    /// Those whom a text names, each once: as holder where it does so anywhere; most named first.
    pub fn found(&'static self, text: &str, all: &[Word]) -> Vec<Found> {
        // By name: how often, and the best way it is spoken of.
        let mut named: BTreeMap<&'static str, (usize, Found)> = BTreeMap::new();
        let mut at = 0;
        while at < all.len() {
            let Some((form, length)) =
                Some(at).filter(|at| starts_high(&all[*at])).and_then(|at| self.names.at(all, at))
            else {
                at += 1;
                continue;
            };
            let end = at + length;
            if let Some(found) = self.speaks(text, all, at..end, form) {
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
            let held = |office: &&'static str| Some((*office, self.by_title.get(&(*office, *short))?));
            if let Some((office, held)) = offices.iter().find_map(held) {
                (found.how, found.held, found.office) = (As::Holder, held, Some(office));
            }
        }
        let mut each: Vec<(usize, Found)> = named.into_values().collect();
        each.sort_by_key(|(count, found)| (std::cmp::Reverse(*count), found.span.start));
        each.into_iter().map(|(_, found)| found).collect()
    }

    /// How a name is spoken of where it stands.
    fn speaks(&'static self, text: &str, all: &[Word], at: Range<usize>, form: &'static Form) -> Option<Found> {
        let (start, end) = (all[at.start].at, all[at.end - 1].end());
        // A title may be that of several offices: the one that the name held counts.
        let held = |office: &'static str| self.by_title.get(&(office, form.of));
        let first = |titles: Vec<(&'static str, usize)>| {
            titles.iter().find(|(office, _)| held(office).is_some()).or(titles.first()).copied()
        };
        let before = first(self.titles_before(text, all, at.start));
        let title = before.or_else(|| first(self.titles_behind(text, all, at.end, end)));
        let held = title.and_then(|(office, _)| held(office));
        let from = title.filter(|_| held.is_some()).map_or(at.start, |(_, from)| from.min(at.start));
        let left = (from.saturating_sub(LEFT)..at.start).any(|at| self.is_title(all, at, FORMER));
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
        Some(Found { how, held: held.or_else(|| self.by_name.get(form.name))?, office, span: start..end })
    }

    /// The offices whose title stands before a name, the longest title first, and the word with which it begins; given names
    /// may stand between.
    fn titles_before(&self, text: &str, all: &[Word], name: usize) -> Vec<(&'static str, usize)> {
        for between in 0..=BETWEEN {
            let Some(end) = name.checked_sub(between) else { break };
            let given = |word: &Word| word.text.chars().next().is_some_and(char::is_uppercase);
            let ends = end > 0 && ends_sentence(text, &all[end - 1], &all[end]);
            if ends || !all[end..name].iter().all(given) {
                break;
            }
            let begins = |(office, title): &(&'static str, Phrase)| {
                let start = end.checked_sub(title.len())?;
                title.begins(&all[start..end]).then_some((*office, start))
            };
            let found: Vec<(&'static str, usize)> = self.held().filter_map(begins).collect();
            if !found.is_empty() {
                // A vice president is no president; that office has a title of its own.
                let deputy = |start: usize| start > 0 && self.is_title(all, start - 1, DEPUTY);
                return found.into_iter().filter(|(_, start)| !deputy(*start)).collect();
            }
        }
        Vec::new()
    }

    /// The offices whose title stands behind a name and a comma, or right behind it without a blank, as in Chinese.
    fn titles_behind(&self, text: &str, all: &[Word], next: usize, end: usize) -> Vec<(&'static str, usize)> {
        let reach = match text[end..].chars().next() {
            Some(',') => BEHIND,
            Some(behind) if is_han(behind) => 0,
            _ => return Vec::new(),
        };
        let offices = |at: usize| -> Vec<(&'static str, usize)> {
            let begins = |(_, title): &&(&'static str, Phrase)| at <= all.len() && title.begins(&all[at..]);
            self.held().filter(begins).map(|(office, _)| (*office, next)).collect()
        };
        (next..=next + reach).map(offices).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The titles of offices that are held, counterparts' included.
    fn held(&self) -> impl Iterator<Item = &(&'static str, Phrase)> {
        self.titles.iter().filter(|(office, _)| ![FORMER, DEPUTY].contains(office))
    }

    /// Whether a title of this kind begins with a word.
    fn is_title(&self, all: &[Word], at: usize, kind: &str) -> bool {
        self.titles.iter().any(|(of, title)| *of == kind && title.begins(&all[at..]))
    }
}

/// Whether a sentence ends between two words; behind a short one a stop is that of an abbreviation: `Gov. Newsom`.
fn ends_sentence(text: &str, word: &Word, next: &Word) -> bool {
    let gap = &text[word.end()..next.at];
    gap.contains(['!', '?', ';', '。']) || gap.contains('.') && word.text.chars().count() > ABBREVIATED
}

/// How many letters an abbreviated title has at most.
const ABBREVIATED: usize = 3;
