//! Clues: every date of a document with what it is and what it allows.
//!
//! Where a date stands decides what it is. Each kind is a rule of `assets/date/rules.tsv`, which says how far from such
//! a date articles are written.

use super::office::{self, As};
use super::says::{Says, last_of};
use super::scan::{Mention, scan};
use super::stamp::{self, Stamped};
use super::{Basis, Where};
use crate::document::{Block, Document, Kind, StampOf};
use crate::text::{fold, rows};
use chrono::{FixedOffset, NaiveDate, NaiveTime};
use std::ops::Range;
use std::sync::LazyLock;

/// The table: rule, basis, bounds, weights by distance, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/rules.tsv");

/// How many paragraphs are the story's lead.
const LEAD: usize = 3;
/// How many dates of one rule count; further ones of a text say little new.
const MOST_OF_A_RULE: usize = 3;

/// One date of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Clue {
    /// The number of its rule in [`RULES`].
    pub rule: usize,
    /// What is said.
    pub says: Says,
    /// The time of day beside it.
    pub time: Option<(NaiveTime, Option<FixedOffset>)>,
    /// Where it stands.
    pub place: Where,
    /// Its bytes in the text or the furniture; the number of the stamp where it is one.
    pub span: Range<usize>,
}

/// How articles lie around a kind of date.
#[derive(Debug)]
pub struct Rule {
    /// Its name: where the date stands and how it is written.
    pub name: &'static str,
    /// What kind of evidence it is.
    pub basis: Basis,
    /// The earliest and the latest distance that is possible at all, in days from the date; `None`: no bound.
    pub bounds: (Option<i32>, Option<i32>),
    /// The share of articles in each of [`DISTANCES`].
    pub shares: [f32; DISTANCES.len()],
}

/// Distances of the writing day from a date, in days: first and last of each class.
pub const DISTANCES: [(i32, i32); 13] = [
    (-4000, -367),
    (-366, -32),
    (-31, -8),
    (-7, -2),
    (-1, -1),
    (0, 0),
    (1, 1),
    (2, 2),
    (3, 7),
    (8, 31),
    (32, 366),
    (367, 1830),
    (1831, 20000),
];

/// The place of the day itself among them.
pub const SAME_DAY: usize = 5;
/// The share of that day from which on a rule fixes it.
const FIXING: f32 = 0.6;

/// The rules of the table.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rows(TABLE).map(|row| Rule::read(&row)).collect());

impl Rule {
    fn read(row: &crate::text::Row<'static>) -> Rule {
        let basis = match row.field(1) {
            "stamp" => Basis::Stamp,
            "byline" => Basis::Byline,
            "dateline" => Basis::Dateline,
            "weekday" => Basis::Weekday,
            "name" => Basis::Name,
            "world" => Basis::World,
            _ => Basis::Prose,
        };
        let bound = |field: &str| field.parse().ok();
        let mut bounds = row.field(2).split("..").map(bound);
        let mut shares = [0.0; DISTANCES.len()];
        for (share, field) in shares.iter_mut().zip(row.field(3).split_whitespace()) {
            *share = field.parse().expect("the table's shares are numbers");
        }
        Rule { name: row.field(0), basis, bounds: (bounds.next().flatten(), bounds.next().flatten()), shares }
    }

    fn number(name: &str) -> Option<usize> {
        RULES.iter().position(|rule| rule.name == name)
    }
}

/// Every clue of a document, in no order that matters. Days to come say nothing of the day of writing.
pub fn clues(document: &Document, today: NaiveDate) -> Vec<Clue> {
    let horizon = today.succ_opt().unwrap_or(today);
    let past = |clue: &Clue| !matches!(clue.says, Says::Days(first, _) if first > horizon);
    let mut clues = stamps(document);
    clues.extend(name(document));
    let ground = Ground::new(document);
    let mut story: Vec<Clue> =
        scan(&document.text).iter().filter_map(|mention| ground.in_text(mention)).filter(past).collect();
    keep_latest(&mut story);
    clues.extend(story);
    clues.extend(offices(document));
    clues.extend(scan(&document.furniture).iter().filter_map(|mention| ground.in_furniture(mention)));
    clues.retain(past);
    tell_apart(&mut clues);
    limit(&mut clues);
    clues
}

/// The dates that the format carries.
fn stamps(document: &Document) -> Vec<Clue> {
    let read = |(number, stamp): (usize, &crate::document::Stamp)| {
        let Stamped { first, last, time, offset } = stamp::parse(&stamp.value)?;
        let rule = match (stamp.of, first == last) {
            (StampOf::Published, true) => "published",
            (StampOf::Modified, true) => "modified",
            (StampOf::Loose, true) => "loose stamp",
            (StampOf::Loose, false) => "loose stamp of a month or year",
            (_, false) => "stamp of a month or year",
        };
        let time = time.map(|time| (time, offset));
        Some(Clue {
            rule: Rule::number(rule)?,
            says: Says::Days(first, last),
            time,
            place: Where::Meta,
            span: number..number + 1,
        })
    };
    document.stamps.iter().enumerate().filter_map(read).collect()
}

/// A date in the file's name: `2023-04-13-lavrov.txt`.
fn name(document: &Document) -> Option<Clue> {
    let name = document.origin.path.file_stem()?.to_string_lossy();
    let day = scan(&name.replace('_', " ")).iter().find_map(Mention::full)?;
    Some(Clue {
        rule: Rule::number("file name")?,
        says: Says::Days(day, day),
        time: None,
        place: Where::Name,
        span: 0..name.len(),
    })
}

/// The rule of those who are called by their office.
const HOLDER: &str = "office: holder";

/// Those whom the text names who hold or held an office.
fn offices(document: &Document) -> Vec<Clue> {
    let clue = |found: office::Found| {
        let rule = match found.how {
            As::Holder => HOLDER,
            As::Former => "office: former",
            As::Named => "office: named",
        };
        let says = Says::Terms(found.held);
        Some(Clue { rule: Rule::number(rule)?, says, time: None, place: Where::Text, span: found.span })
    };
    office::found(&document.text).into_iter().filter_map(clue).collect()
}

/// How many bytes may stand before a date that opens its paragraph: `On`, `Am`, `В`, `Le`.
const BEFORE_OPENING: usize = 6;

/// What a date's place is told by.
struct Ground<'a> {
    document: &'a Document,
    /// The blocks of the text, then those of the furniture, each in order.
    story: Vec<&'a Block>,
    aside: Vec<&'a Block>,
    /// Where the lead of the story ends, in bytes of the text.
    lead: usize,
    /// Whether the document is an official release, which is issued with the event or right after it.
    release: bool,
}

impl<'a> Ground<'a> {
    fn new(document: &'a Document) -> Ground<'a> {
        let (story, aside): (Vec<&Block>, Vec<&Block>) =
            document.blocks.iter().partition(|block| block.kind.is_story());
        let lead = story.iter().filter(|block| block.kind == Kind::Paragraph).take(LEAD).last();
        let head = fold(&document.text[..document.text.floor_char_boundary(RELEASE_WITHIN)]);
        Ground {
            document,
            lead: lead.map_or(document.text.len(), |block| block.span.end),
            release: RELEASE.iter().any(|word| head.contains(word)),
            story,
            aside,
        }
    }

    /// What a date in the text is.
    fn in_text(&self, mention: &Mention) -> Option<Clue> {
        let start = mention.span.start;
        let dateline = self.document.dateline.as_ref().map(|dateline| &dateline.span);
        let block = block_at(&self.story, start);
        let place = match block {
            _ if dateline.is_some_and(|dateline| dateline.contains(&start)) => "dateline",
            Some(block) if block.kind == Kind::Caption => "caption",
            // The day of the week in the paragraph that the dateline opens is mostly that of writing.
            Some(block) if dateline.is_some_and(|dateline| block.span.contains(&dateline.start)) => "wire",
            _ if start >= self.lead => "story",
            Some(block) if block.kind == Kind::Paragraph && start - block.span.start <= BEFORE_OPENING => {
                if self.release { "release" } else { "opening" }
            }
            _ => "lead",
        };
        let past = super::tense::is_past(&self.document.text, &mention.span);
        let others: &[&str] = if matches!(place, "opening" | "release" | "wire") { &["lead"] } else { &[] };
        let clue = |place: &&str| clue(place, past, mention, Where::Text, self.document);
        std::iter::once(&place).chain(others).find_map(clue)
    }

    /// What a date in the furniture is: of the piece itself where it stands in a byline, else of a copyright or another
    /// story.
    fn in_furniture(&self, mention: &Mention) -> Option<Clue> {
        let block = block_at(&self.aside, mention.span.start)?;
        let line = fold(self.document.words_of(block));
        let place = match block.kind {
            Kind::Byline => "byline",
            _ if line.contains('©') || line.contains("copyright") => "copyright",
            _ => "link",
        };
        clue(place, false, mention, Where::Furniture, self.document)
    }
}

/// The block that holds a byte, of blocks in order.
fn block_at<'a>(blocks: &[&'a Block], byte: usize) -> Option<&'a Block> {
    let next = blocks.partition_point(|block| block.span.end <= byte);
    blocks.get(next).copied().filter(|block| block.span.start <= byte)
}

/// What official releases call themselves in their first lines.
const RELEASE: &[&str] = &[
    "press release",
    "press-release",
    "пресс-релиз",
    "прес-реліз",
    "сообщение для сми",
    "communique",
    "readout",
    "pressemitteilung",
    "comunicado",
    "新闻稿",
    "公报",
];
/// In how many bytes from the beginning they do.
const RELEASE_WITHIN: usize = 300;

/// Where English is written with the day before the month: ends of hosts, and languages as addresses have them.
/// Source: the short dates of `en-GB`, `en-AU` and so on in the Unicode CLDR, <https://cldr.unicode.org/>.
const DAY_FIRST: [&[&str]; 2] = [
    &[".uk", ".ie", ".au", ".nz", ".in", ".sg", ".my", ".ng", ".ke", ".gh"],
    &["/en-gb/", "/en-au/", "/en-nz/", "/en-ie/", "/en-in/", "/uk/"],
];

/// Whether a page in English has an address of a country that writes the day first.
fn is_day_first(document: &Document) -> bool {
    let Some(rest) = document.url.as_deref().and_then(|url| url.split_once("://")) else { return false };
    let (host, path) = rest.1.split_at(rest.1.find('/').unwrap_or(rest.1.len()));
    DAY_FIRST[0].iter().any(|end| host.ends_with(end)) || DAY_FIRST[1].iter().any(|part| path.starts_with(part))
}

fn clue(place: &str, past: bool, mention: &Mention, stands: Where, document: &Document) -> Option<Clue> {
    // Day before month is the order of every language but English, where 04/05/2023 may be either, and 05/05/2023 not.
    if mention.ambiguous
        && mention.day != mention.month
        && document.language.is_none_or(|language| language == "en")
        && !is_day_first(document)
    {
        return None;
    }
    let year_month = |year: i32, month: u32| Some((NaiveDate::from_ymd_opt(year, month, 1)?, last_of(year, month)?));
    let (says, form) = match *mention {
        Mention { year: Some(year), month: Some(month), day: Some(day), last, .. } => {
            let first = NaiveDate::from_ymd_opt(year, month, day)?;
            (
                Says::Days(first, last.and_then(|last| NaiveDate::from_ymd_opt(year, month, last)).unwrap_or(first)),
                "date",
            )
        }
        Mention { year: Some(year), month: Some(month), .. } => {
            let (first, last) = year_month(year, month)?;
            (Says::Days(first, last), "month of a year")
        }
        Mention { year: Some(year), .. } => {
            (Says::Days(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?), "year")
        }
        Mention { month: Some(month), day: Some(day), last, weekday, .. } => {
            (Says::EveryYear(month, last.unwrap_or(day), weekday), "day and month")
        }
        Mention { month: Some(month), .. } => (Says::EveryMonthOf(month), "month"),
        Mention { day: Some(day), .. } => (Says::EveryMonth(day), "day"),
        Mention { weekday: Some(weekday), .. } => (Says::EveryWeek(weekday), "weekday"),
        _ => return None,
    };
    let tensed = past.then(|| Rule::number(&format!("{place}: past {form}"))).flatten();
    let rule = tensed.or_else(|| Rule::number(&format!("{place}: {form}")))?;
    Some(Clue { rule, says, time: mention.time.map(|time| (time, None)), place: stands, span: mention.span.clone() })
}

/// Of the dates of the story that name a year the latest tells most, since what was written speaks of the past:
/// of each form only the latest stays, datelines and captions apart.
fn keep_latest(clues: &mut Vec<Clue>) {
    for form in ["date", "month of a year", "year"] {
        let plain = |clue: &Clue| {
            let (place, of) = clue.rule().name.split_once(": ").unwrap_or_default();
            of.trim_start_matches("past ") == form && ["lead", "story", "opening", "wire"].contains(&place)
        };
        let latest = clues.iter().filter(|clue| plain(clue)).map(|clue| clue.says.last()).max();
        let mut kept = false;
        clues.retain(|clue| !plain(clue) || Some(clue.says.last()) == latest && !std::mem::replace(&mut kept, true));
    }
}

/// Where lines about the piece name several days, each is less likely that of writing, the first more than the others.
fn tell_apart(clues: &mut [Clue]) {
    let of = Rule::number("byline: date");
    let is = |clue: &Clue| Some(clue.rule) == of;
    let Some(first) = clues.iter().find(|clue| is(clue)).map(|clue| clue.says) else { return };
    if clues.iter().all(|clue| !is(clue) || clue.says == first) {
        return;
    }
    for clue in clues.iter_mut().filter(|clue| is(clue)) {
        let rule = if clue.says == first { "first byline: date" } else { "later byline: date" };
        clue.rule = Rule::number(rule).unwrap_or(clue.rule);
    }
}

/// Keeps the first clues of each rule.
fn limit(clues: &mut Vec<Clue>) {
    let mut seen = vec![0; RULES.len()];
    clues.retain(|clue| {
        seen[clue.rule] += 1;
        seen[clue.rule] <= MOST_OF_A_RULE
    });
}

impl Clue {
    /// The clue's rule.
    pub fn rule(&self) -> &'static Rule {
        &RULES[self.rule]
    }

    /// Whether most articles that hold such a date were written on that day.
    pub fn fixes_a_day(&self) -> bool {
        let one = match self.says {
            Says::Days(first, last) => first == last,
            Says::EveryYear(..) => true,
            _ => false,
        };
        one && self.rule().shares[SAME_DAY] >= FIXING
    }

    /// Whether it names a year, or at least a day of one.
    pub fn names_days(&self) -> bool {
        matches!(self.says, Says::Days(..) | Says::EveryYear(..))
    }

    /// Whether it tells by itself in which years an article may have been written.
    pub fn is_anchored(&self) -> bool {
        self.names_days() || self.rule().name == HOLDER
    }

    /// What it says, in words.
    pub fn words(&self) -> String {
        match self.rule().name.split(':').next().unwrap_or("") {
            "lead" | "story" | "opening" | "release" | "wire" | "dateline" | "office" => self.says.to_string(),
            place => format!("{place}: {}", self.says),
        }
    }
}
