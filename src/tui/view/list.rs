//! The list of articles under headings of time.

use super::{put, span};
use crate::date::label;
use crate::text::{fit, pad, spans, width};
use crate::timeline::Unit;
use crate::tui::model::{Focus, Model};
use crate::tui::shown::{Heading, Line, Of};
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Cells of the column of days.
const DAY: usize = 8;
/// The widest column of sources, by the width of the list.
const SOURCE: [(u16, usize); 4] = [(100, 16), (70, 12), (48, 10), (0, 0)];

pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    if model.shown.rows.is_empty() {
        return empty(model, area, buffer);
    }
    let source = source_column(model, area);
    for y in 0..area.height {
        let line = model.list.top + usize::from(y);
        match model.shown.line(line) {
            Some(Line::Heading(at)) => heading(model, at, Rect { y: area.y + y, height: 1, ..area }, buffer),
            Some(Line::Row(place)) => row(model, place, source, Rect { y: area.y + y, height: 1, ..area }, buffer),
            None => {}
        }
    }
}

/// The width of the column of sources: as wide as the widest that is visible, within bounds.
fn source_column(model: &Model, area: Rect) -> usize {
    let most = SOURCE.iter().find(|(least, _)| area.width >= *least).map_or(0, |(_, cells)| *cells);
    let visible = (0..usize::from(area.height)).filter_map(|y| match model.shown.line(model.list.top + y)? {
        Line::Row(place) => model.timeline.entry(model.shown.rows[place] as usize).source.as_deref().map(width),
        Line::Heading(_) => None,
    });
    visible.max().unwrap_or(0).min(most)
}

fn heading(model: &Model, heading: &Heading, area: Rect, buffer: &mut Buffer) {
    let signs = model.settings.theme.signs();
    let name = match heading.of {
        Of::Time(Unit::Year, day) => day.format("%Y").to_string(),
        Of::Time(Unit::Month, day) => day.format("%B %Y").to_string(),
        Of::Time(_, day) => day.format("%A %-d %B").to_string(),
        Of::Undated => "undated".to_string(),
        Of::Source(_) => {
            let row = model.shown.rows[heading.first] as usize;
            model.timeline.entry(row).source.as_deref().unwrap_or("no source").to_string()
        }
    };
    let count = heading.count.to_string();
    let sign = if heading.folded { signs.folded } else { " " };
    let indent = " ".repeat(heading.level.min(2));
    let room = usize::from(area.width).saturating_sub(count.len() + indent.len() + 5);
    let name = fit(&name, room, signs.more);
    let rule = signs.rule.repeat(room.saturating_sub(width(&name)));
    let spans = vec![
        span(model, Role::Heading, format!("{sign}{indent}{name} ")),
        span(model, Role::Dim, rule),
        span(model, Role::Dim, format!(" {count}")),
    ];
    put(buffer, area.x, area.y, area.width, spans);
    if heading.folded && (heading.first..heading.end).contains(&model.list.at) {
        let role = if model.focus == Focus::List { Role::Selected } else { Role::Marked };
        buffer.set_style(area, model.settings.theme.style(role));
    }
}

fn row(model: &Model, place: usize, source: usize, area: Rect, buffer: &mut Buffer) {
    let theme = model.settings.theme;
    let signs = theme.signs();
    let row = model.shown.rows[place];
    let entry = model.timeline.entry(row as usize);
    let selected = place == model.list.at;
    // What stands around a hit stands back.
    let hit = model.shown.is_hit(row);
    let of = |role: Role| if hit { role } else { Role::Dim };
    let (day, certain) =
        entry.when.as_ref().map_or((String::new(), true), |when| (label::short(when), label::is_certain(when)));
    let mut line = vec![
        Span::raw(if selected { signs.cursor } else { " " }),
        span(model, of(if certain { Role::Day } else { Role::Unsure }), format!("{day:>DAY$}  ")),
    ];
    if source > 0 {
        line.push(span(model, of(Role::Source), pad(entry.source.as_deref().unwrap_or(""), source, signs.more) + "  "));
    }
    let used = 1 + DAY + 2 + if source > 0 { source + 2 } else { 0 };
    let title = fit(&entry.title, usize::from(area.width).saturating_sub(used), signs.more).into_owned();
    line.extend(marked(model, &title, of(Role::Text)));
    put(buffer, area.x, area.y, area.width, line);
    if selected {
        let role = if model.focus == Focus::List { Role::Selected } else { Role::Marked };
        buffer.set_style(area, theme.style(role));
    }
}

/// A headline with the words that the filter looks for marked.
fn marked<'a>(model: &Model, title: &str, role: Role) -> Vec<Span<'a>> {
    let mut hits = spans(title, &model.shown.answer.asked.patterns());
    hits.sort_by_key(|hit| hit.start);
    let mut line = Vec::new();
    let mut at = 0;
    for hit in hits {
        if hit.start >= at {
            line.push(span(model, role, title[at..hit.start].to_string()));
            line.push(span(model, Role::Hit, title[hit.clone()].to_string()));
            at = hit.end;
        }
    }
    line.push(span(model, role, title[at..].to_string()));
    line
}

/// So many conditions are told that could be dropped.
const MOST_DROPS: usize = 4;

/// What to do where there is nothing to show.
fn empty(model: &Model, area: Rect, buffer: &mut Buffer) {
    let filtered = !model.steps.is_empty() || model.field.is_some();
    let answer = &model.shown.answer;
    let lines: Vec<String> = match (model.loading.is_some(), filtered) {
        (true, false) => vec!["Reading …".to_string()],
        (_, true) => {
            let mut lines = match answer.nowhere.is_empty() {
                true => vec!["No article matches all of it.".to_string()],
                false => vec![format!("Nothing matches {}.", answer.nowhere.join(" nor "))],
            };
            lines.extend(answer.drops.iter().take(MOST_DROPS).map(|(term, count)| match count {
                1 => format!("Without {term}: 1 article."),
                count => format!("Without {term}: {count} articles."),
            }));
            lines.push(match model.field {
                Some(_) => "C-w erases a word, C-c drops what is typed.".to_string(),
                None => "Backspace takes the last filter away, c takes all, u goes back.".to_string(),
            });
            lines
        }
        (false, false) if model.problems.is_empty() => {
            vec!["There is nothing here.".to_string(), "Open files or folders: dateline FILE FOLDER …".to_string()]
        }
        (false, false) => {
            let told =
                model.problems.iter().take(MOST_DROPS).map(|problem| format!("{}: {}", problem.place, problem.what));
            std::iter::once("Nothing here could be read.".to_string())
                .chain(told)
                .chain(["! says more; q quits.".to_string()])
                .collect()
        }
    };
    let top = area.y + area.height.saturating_sub(lines.len() as u16) / 2;
    for (y, line) in (top..area.bottom()).zip(lines) {
        let cells = (width(&line) as u16).min(area.width);
        put(buffer, area.x + (area.width - cells) / 2, y, cells, vec![span(model, Role::Dim, line)]);
    }
}
