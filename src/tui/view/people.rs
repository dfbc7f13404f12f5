//! The list of people: a row each, and what is known of the one under the cursor.

use super::picker::taken;
use super::{put, span};
use crate::text::{Clean, fit, fit_middle, pad, width};
use crate::tui::layout::PickerRegions;
use crate::tui::model::Model;
use crate::tui::person::{Columns, LEAD, columns, days, names};
use crate::tui::pick::{People, Picker};
use crate::tui::theme::Role;
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

pub fn draw(model: &Model, picked: &Picker, people: &People, regions: &PickerRegions, buffer: &mut Buffer) {
    let list = regions.list;
    let columns = columns(&model.timeline, people, usize::from(list.width));
    if regions.head.height > 0 {
        put(buffer, list.x, regions.head.y, list.width, head(model, columns));
    }
    let height = usize::from(list.height);
    for (y, at) in (list.y..list.bottom()).zip(picked.fitting.iter().skip(picked.top(height))) {
        let line = row(model, picked, people, *at, columns);
        put(buffer, list.x, y, list.width, line);
    }
    foot(model, picked, people, regions.foot, buffer);
}

/// The names of the columns; over the bars the first and the last year.
fn head(model: &Model, columns: Columns) -> Vec<Span<'static>> {
    let Columns { name, articles, bars, first, last } = columns;
    let years = model.timeline.span().map(|(first, last)| (first.year().to_string(), last.year().to_string()));
    let years = match years {
        Some((first, last)) if first != last && bars >= first.len() + last.len() => {
            format!("{first}{last:>room$}", room = bars - first.len())
        }
        Some((first, _)) => pad(&first, bars, ""),
        None => " ".repeat(bars),
    };
    let mut text = format!("{}{}  {:>articles$}", " ".repeat(LEAD), pad("name", name, ""), "articles");
    text += &if bars > 0 { format!("  {years}") } else { String::new() };
    text += &if first > 0 { format!("  {:>first$}", "first") } else { String::new() };
    text += &if last > 0 { format!("  {:>last$}", "last") } else { String::new() };
    vec![span(model, Role::Dim, text)]
}

fn row(model: &Model, picked: &Picker, people: &People, at: usize, columns: Columns) -> Vec<Span<'static>> {
    let signs = model.settings.theme.signs();
    let Some(counted) = people.counted.get(at) else {
        let name = people.dismissed_at(at).map_or("", |name| name.as_str());
        let text = format!("{}{}  not a person", " ".repeat(LEAD), pad(name, columns.name, signs.more));
        return vec![span(model, Role::Dim, text)];
    };
    let person = model.timeline.person(counted.person);
    let pinned = person.pinned.then(|| span(model, Role::Key, pad(signs.pinned, LEAD, "")));
    let mut line = vec![taken(model, picked, at).or(pinned).unwrap_or(Span::raw(" ".repeat(LEAD)))];
    match person.unsure {
        true => {
            let name = fit(&person.name, columns.name.saturating_sub(2), signs.more);
            let blanks = columns.name.saturating_sub(width(&name) + 2);
            line.push(span(model, Role::Dim, name.into_owned()));
            line.push(span(model, Role::Unsure, format!(" ?{}", " ".repeat(blanks))));
        }
        false => {
            let name = fit(&person.name, columns.name, signs.more).into_owned();
            let blanks = columns.name.saturating_sub(width(&name));
            line.extend([span(model, Role::Person, name), Span::raw(" ".repeat(blanks))]);
        }
    }
    line.push(span(model, Role::Text, format!("  {:>cells$}", counted.articles, cells = columns.articles)));
    let near = &people.near;
    if columns.bars > 0 {
        let bars = near.seen.iter().position(|seen| *seen == counted.person).and_then(|at| near.bars.get(at));
        let bars = bars.map_or_else(|| " ".repeat(columns.bars), |counts| bars_of(model, counts));
        line.push(span(model, Role::Good, format!("  {bars}")));
    }
    let undated = || ("undated".to_string(), "undated".to_string());
    let (first, last) = days(&model.timeline, counted, columns.last).unwrap_or_else(undated);
    for (day, cells) in [(first, columns.first), (last, columns.last)].into_iter().filter(|(_, cells)| *cells > 0) {
        let role = if day.starts_with(['~', 'u']) { Role::Unsure } else { Role::Day };
        line.push(span(model, role, format!("  {:>cells$}", fit(&day, cells, signs.more))));
    }
    line
}

/// A bar is full from so many articles on at least: who is named once does not tower.
const FULL: u32 = 4;

/// Counts as bars that do not touch the line above; the square root lets one be seen beside hundreds.
pub fn bars_of(model: &Model, counts: &[u32]) -> String {
    let signs = model.settings.theme.signs();
    let most = f64::from(counts.iter().copied().max().unwrap_or(0).max(FULL));
    let bar = |count: &u32| match count {
        0 => signs.bars[0],
        count => signs.bars[(((f64::from(*count) / most).sqrt() * 7.0).round() as usize).clamp(1, 7)],
    };
    counts.iter().map(bar).collect()
}

/// Who is named most often beside the person under the cursor, and the other forms of the name.
fn foot(model: &Model, picked: &Picker, people: &People, area: Rect, buffer: &mut Buffer) {
    let (Some(at), true) = (picked.fitting.get(picked.at), area.height > 0) else { return };
    let signs = model.settings.theme.signs();
    if let Some(name) = people.dismissed_at(*at) {
        let text = format!("not a person, as you say: {name}; M-x takes that back");
        let text = fit_middle(&text, usize::from(area.width), signs.more);
        put(buffer, area.x, area.bottom() - 1, area.width, vec![span(model, Role::Dim, text)]);
        return;
    }
    let Some(person) = people.person(*at).map(|person| model.timeline.person(person)) else { return };
    let cells = usize::from(area.width).saturating_sub(6);
    let said = |name: &str, text: &str, role: Role| {
        vec![span(model, Role::Dim, format!("{name:<6}")), span(model, role, fit(text, cells, signs.more).into_owned())]
    };
    let with = names(&model.timeline, &people.near.beside, signs, cells, 1).concat();
    let with = if with.is_empty() { "nobody else".to_string() } else { with };
    let mut lines = vec![said("with", &with, Role::Text)];
    if area.height > 2 {
        let rule = signs.rule.repeat(usize::from(area.width));
        lines.insert(0, vec![span(model, Role::Dim, rule)]);
        lines.push(match person.unsure {
            true => said("?", "one word is all that is known: several people may share it", Role::Unsure),
            false if person.aliases.is_empty() => said("also", "no other form of the name", Role::Dim),
            false => said("also", &Clean::join(&person.aliases, signs.between), Role::Text),
        });
    }
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        put(buffer, area.x, y, area.width, line);
    }
}
