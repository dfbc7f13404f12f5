//! The people of a pile: a line each, aligned, as text and as JSON.

use super::{Style, json_line};
use crate::date::{When, label};
use crate::text::{Clean, fit, pad, width};
use crate::timeline::{Counted, Timeline};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::cmp::Reverse;
use std::io::{self, Write};

/// How their articles lie in time, in so many columns over the span of the pile.
const BARS: usize = 12;
/// The widest column of names in a terminal, and in a narrow one.
const NAME: [usize; 2] = [28, 18];
/// The narrowest terminal that is not narrow, and the narrowest that has days and bars.
const ROOMY: usize = 110;
const WIDE: usize = 79;
/// The least room for those who are named most often beside a person.
const LEAST: usize = 16;
/// So many are told who are named most often beside a person.
const BESIDE: usize = 3;
const SIGNS: [[&str; 9]; 2] =
    [[" ", ".", ".", ":", ":", "+", "+", "#", "#"], [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]];

/// One line a person, in a terminal under the names of the columns: name, articles, mentions, how they lie in time, first and
/// last day, and who is named most often beside them.
pub fn people(timeline: &Timeline, rows: &[u32], style: Style, to: &mut dyn Write) -> io::Result<()> {
    let people = timeline.people(rows);
    let cells = style.width.unwrap_or(usize::MAX);
    let more = if style.unicode { "…" } else { ".." };
    let name_of = |counted: &Counted| {
        let person = timeline.person(counted.person);
        format!("{}{}", person.name, if person.unsure { " ?" } else { "" })
    };
    let widest = people.iter().map(|counted| width(&name_of(counted))).max().unwrap_or(0).max(4);
    let name_cells = if style.width.is_some() {
        widest.min(NAME[usize::from(cells < ROOMY)]).min(cells.saturating_sub(17).max(8))
    } else {
        widest
    };
    let label = if style.width.is_some() { label::dated } else { label::plain };
    let days: Vec<(String, String)> = people.iter().map(|counted| days(timeline, counted, label)).collect();
    let day_cells = days.iter().flat_map(|(first, last)| [width(first), width(last)]).max().unwrap_or(0).max(5);
    let wide = cells >= WIDE;
    let naming =
        if wide { timeline.naming(&people.iter().map(|c| c.person).collect::<Vec<_>>(), rows) } else { Vec::new() };
    let used = name_cells + 8 + 5 + BARS + 2 * day_cells + 12;
    let beside_cells = Some(cells.saturating_sub(used)).filter(|cells| *cells >= LEAST).unwrap_or(0);
    // A program that reads the lines wants those alone.
    if style.width.is_some() && !people.is_empty() {
        let mut head = format!("{}  articles  named", pad("name", name_cells, more));
        if wide {
            head += &format!("  {}  {:>day_cells$}  {:>day_cells$}", years(timeline), "first", "last");
            head += if beside_cells > 0 { "  most often with" } else { "" };
        }
        writeln!(to, "{}", style.dim(&fit(&head, cells, more)))?;
    }
    for (at, (counted, (first, last))) in people.iter().zip(&days).enumerate() {
        let name = pad(&name_of(counted), name_cells, more);
        let mut line = format!("{}  {:>8}  {:>5}", style.bold(&name), counted.articles, counted.mentions);
        if wide {
            let bars = bars(&timeline.density(&naming[at], BARS), style.unicode);
            line += &format!("  {bars}  {first:>day_cells$}  {last:>day_cells$}");
            let beside = if beside_cells > 0 { beside(timeline, counted.person, &naming[at]) } else { Vec::new() };
            let beside: Vec<String> = beside.iter().map(|with| format!("{} {}", with.name, with.articles)).collect();
            line += &style.dim(&format!("  {}", fit(&beside.join(", "), beside_cells, more)));
        }
        writeln!(to, "{}", line.trim_end())?;
    }
    Ok(())
}

/// The first and the last year over the bars.
fn years(timeline: &Timeline) -> String {
    match timeline.span().map(|(first, last)| (first.year(), last.year())) {
        Some((first, last)) if first < last => pad(&format!("{first:<4}{last:>8}"), BARS, ""),
        Some((year, _)) => pad(&year.to_string(), BARS, ""),
        None => " ".repeat(BARS),
    }
}

fn bars(counts: &[u32], unicode: bool) -> String {
    let most = f64::from(counts.iter().copied().max().unwrap_or(0).max(4));
    let bar = |count: &u32| match count {
        0 => " ",
        count => SIGNS[usize::from(unicode)][(((f64::from(*count) / most).sqrt() * 7.0).round() as usize).clamp(1, 7)],
    };
    counts.iter().map(bar).collect()
}

fn days(timeline: &Timeline, counted: &Counted, label: fn(&When) -> String) -> (String, String) {
    let undated = || "undated".to_string();
    let day = |row: u32| timeline.entry(row as usize).when.as_ref().map_or_else(undated, label);
    counted.rows.map_or_else(|| (undated(), undated()), |(first, last)| (day(first), day(last)))
}

fn beside<'t>(timeline: &'t Timeline, person: u32, rows: &[u32]) -> Vec<With<'t>> {
    let with = |(other, articles): (u32, u32)| With { name: &timeline.person(other).name, articles };
    timeline.beside(person, rows).into_iter().take(BESIDE).map(with).collect()
}

/// The people as JSON lines.
pub fn people_json(timeline: &Timeline, rows: &[u32], to: &mut dyn Write) -> io::Result<()> {
    let mut people = timeline.people(rows);
    // Most articles first, whoever is pinned: other programs rely on that.
    people.sort_by_key(|counted| (Reverse(counted.articles), Reverse(counted.mentions), counted.person));
    let naming = timeline.naming(&people.iter().map(|counted| counted.person).collect::<Vec<_>>(), rows);
    people.iter().zip(naming).try_for_each(|(counted, rows)| {
        let person = timeline.person(counted.person);
        let when = |row: u32| timeline.entry(row as usize).when.as_ref();
        let (first, last) = counted.rows.map_or((None, None), |(first, last)| (when(first), when(last)));
        let json = Json {
            name: &person.name,
            aliases: &person.aliases,
            articles: counted.articles,
            mentions: counted.mentions,
            first: first.map(|when| when.best),
            last: last.map(|when| when.best),
            first_days: first.map(|when| when.likely),
            last_days: last.map(|when| when.likely),
            reasons: &person.reasons,
            unsure: person.unsure,
            pinned: person.pinned,
            with: beside(timeline, counted.person, &rows),
        };
        json_line(&json, to)
    })
}

/// A person as other programs get them; the names of the first six are a promise (DESIGN section 5).
#[derive(Serialize)]
struct Json<'a> {
    name: &'a Clean,
    aliases: &'a [Clean],
    articles: u32,
    mentions: u32,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    /// The likely interval of that article: how sure the day is.
    first_days: Option<(NaiveDate, NaiveDate)>,
    last_days: Option<(NaiveDate, NaiveDate)>,
    reasons: &'a [String],
    unsure: bool,
    pinned: bool,
    with: Vec<With<'a>>,
}

#[derive(Serialize)]
struct With<'a> {
    name: &'a Clean,
    articles: u32,
}
