//! What the list of people and the card of one of them consist of, for their drawing and for their keys alike.

use super::layout::{card, inside};
use super::model::Model;
use super::pick::{People, PersonCard};
use super::theme::Signs;
use crate::date::label;
use crate::text::{fit, width, wrap};
use crate::timeline::{Counted, Timeline};
use ratatui::layout::Rect;

/// The cells of the columns of the list of people; one without cells is not shown. Two blanks stand before each but the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Columns {
    pub name: usize,
    pub articles: usize,
    pub bars: usize,
    pub first: usize,
    pub last: usize,
}

/// Cells of a day.
pub const DAY: usize = 13;
/// Cells of a number of articles.
const COUNT: usize = 8;
/// Cells before a name.
pub const LEAD: usize = 2;

/// Cells of a day where there is room for one of months of two years.
const LONG_DAY: usize = 18;
/// Names of so many people are measured, and the narrowest column of names.
const MEASURED: usize = 200;
const NARROW: usize = 14;

/// The columns of a list of people of so many cells: names have what they need before bars have more than the least.
pub fn columns(timeline: &Timeline, people: &People, cells: usize) -> Columns {
    let (least, first, last) = match cells {
        100.. => (24, LONG_DAY, LONG_DAY),
        66.. => (6, DAY, DAY),
        50.. => (6, 0, DAY),
        30.. => (6, 0, 0),
        _ => (0, 0, 0),
    };
    // Where there is no room for the columns' names, the numbers need little.
    let articles = if last > 0 { COUNT } else { COUNT / 2 };
    let taken: usize = [articles, least, first, last].iter().filter(|cells| **cells > 0).map(|cells| cells + 2).sum();
    let room = cells.saturating_sub(LEAD + taken);
    let cells_of = |counted: &Counted| {
        let person = timeline.person(counted.person);
        width(&person.name) + if person.unsure { 2 } else { 0 }
    };
    let named = people.counted.iter().take(MEASURED).map(cells_of);
    let widest = named.chain(people.dismissed.iter().take(MEASURED).map(|name| width(name))).max().unwrap_or(0);
    let name = if least == 0 { room } else { room.min(widest.max(NARROW)) };
    Columns { name, articles, bars: least + room - name, first, last }
}

/// The first and the last day on which a person is named, each in so many cells.
pub fn days(timeline: &Timeline, counted: &Counted, cells: usize) -> Option<(String, String)> {
    let day = |row: u32| timeline.entry(row as usize).when.as_ref().map(|when| label::dated_in(when, cells));
    counted.rows.and_then(|(first, last)| day(first).zip(day(last)))
}

/// Names with numbers, in at most so many lines: `Qin Gang 8 · Xi Jinping 5 and 3 more`.
pub fn names(timeline: &Timeline, people: &[(u32, u32)], signs: &Signs, cells: usize, most: usize) -> Vec<String> {
    let more = |left: usize| if left > 0 { format!(" and {left} more") } else { String::new() };
    let mut lines = vec![String::new()];
    for (at, (person, count)) in people.iter().enumerate() {
        let is_last = lines.len() == most;
        let line = lines.last_mut().expect("there is a line");
        let text = format!("{} {count}", timeline.person(*person).name);
        let between = if line.is_empty() { "" } else { signs.between };
        let behind = if is_last { width(&more(people.len() - at - 1)) } else { 0 };
        match width(line) + width(between) + width(&text) + behind <= cells {
            true => *line += &format!("{between}{text}"),
            false if line.is_empty() => {
                *line = fit(&text, cells.saturating_sub(behind), signs.more).into_owned();
            }
            false if is_last => {
                *line += &more(people.len() - at);
                break;
            }
            false => {
                let behind = if lines.len() + 1 == most { width(&more(people.len() - at - 1)) } else { 0 };
                lines.push(fit(&text, cells.saturating_sub(behind), signs.more).into_owned());
            }
        }
    }
    lines
}

/// A line of the card of a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A name and a value.
    Fact(&'static str, String),
    /// How the articles lie in time.
    Bars,
    /// Nothing.
    Gap,
    /// A heading.
    Heading(String),
    /// Another form of the name, by its place.
    Form(usize),
    /// An article, by its place.
    Article(usize),
}

/// The card of a person, laid out.
pub struct Sheet {
    /// Where it stands, frame included.
    pub area: Rect,
    head: Vec<Line>,
    forms: usize,
    articles: usize,
    page: usize,
}

/// The widest card, frame included.
const WIDEST: u16 = 96;
/// Cells of the names of the facts.
pub const FACT: usize = 9;
/// Lines of the people that are named beside the person.
const BESIDE: usize = 2;

/// On a screen with fewer rows nothing stands that is not needed.
const SMALL: u16 = 16;

/// Lays the card of a person out.
pub fn sheet(model: &Model, of: &PersonCard) -> Sheet {
    let timeline = &model.timeline;
    let person = timeline.person(of.counted.person);
    let signs = model.settings.theme.signs();
    let columns = WIDEST.min(model.size.columns.saturating_sub(2));
    let cells = usize::from(columns.saturating_sub(4)).saturating_sub(FACT + 1).max(8);
    let small = model.size.rows < SMALL;
    let mut head = Vec::new();
    let mut fact = |name: &'static str, value: String, most: usize| {
        let lines: Vec<_> = wrap(&value, cells).into_iter().take(most).collect();
        let names = std::iter::once(name).chain(std::iter::repeat(""));
        let text = |line: std::ops::Range<usize>| value[line].to_string();
        head.extend(names.zip(lines).map(|(name, line)| Line::Fact(name, text(line))));
    };
    let times = match of.counted.mentions {
        1 => "named once".to_string(),
        times => format!("named {times} times"),
    };
    let count = match of.counted.articles == person.articles {
        true => format!("{}, {times}", of.counted.articles),
        false => format!("{} of {}, as the filter has it; {times}", of.counted.articles, person.articles),
    };
    fact("articles", count, 2);
    let days = match days(timeline, &of.counted, LONG_DAY) {
        Some((first, last)) if first == last => first,
        Some((first, last)) => format!("{first} {} {last}", signs.to),
        None => "undated".to_string(),
    };
    fact("days", days, 2);
    if !of.beside.is_empty() {
        let lines = names(timeline, &of.beside, signs, cells, if small { 1 } else { BESIDE });
        lines
            .into_iter()
            .zip(["with"].into_iter().chain(std::iter::repeat("")))
            .for_each(|(line, name)| fact(name, line, 1));
    }
    if person.unsure {
        fact("unsure", "one word is all that is known: several people may share it".to_string(), 2);
    }
    if person.pinned {
        fact("pinned", "stands first in the list".to_string(), 1);
    }
    let at = head.iter().position(|line| matches!(line, Line::Fact("with", _))).unwrap_or(head.len());
    if of.counted.rows.is_some() {
        head.insert(at, Line::Bars);
    }
    if !person.aliases.is_empty() {
        head.extend([Line::Gap, Line::Heading("other forms of the name".to_string())]);
        head.extend((0..person.aliases.len()).map(Line::Form));
    }
    head.extend([Line::Gap, Line::Heading("articles".to_string())]);
    head.retain(|line| !small || *line != Line::Gap);
    let rows = u16::try_from(head.len() + of.rows.len() + 2).unwrap_or(u16::MAX);
    let area = card(model.size, columns, rows);
    let page = usize::from(inside(model.size, area).height).max(1);
    Sheet { area, head, forms: person.aliases.len(), articles: of.rows.len(), page }
}

impl Sheet {
    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.head.len() + self.articles
    }

    /// How many can be seen at once.
    pub fn page(&self) -> usize {
        self.page
    }

    /// How many of them the cursor can be on.
    pub fn stops(&self) -> usize {
        self.forms + self.articles
    }

    /// What stands on a line.
    pub fn line(&self, line: usize) -> Line {
        self.head.get(line).cloned().unwrap_or_else(|| Line::Article(line - self.head.len()))
    }

    /// The line that the cursor is on.
    pub fn line_of(&self, stop: usize) -> usize {
        match stop.checked_sub(self.forms) {
            Some(article) => self.head.len() + article,
            None => self.head.iter().position(|line| *line == Line::Form(stop)).unwrap_or(0),
        }
    }
}

/// The cells of the widest of some texts.
pub fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(width).max().unwrap_or(0)
}
