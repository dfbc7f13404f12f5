//! The list of articles under headings of time.

use super::{put, span};
use crate::date::label;
use crate::text::{fit, pad, width};
use crate::timeline::{Group, Unit};
use crate::tui::model::{Focus, Line, Model};
use crate::tui::page::find_folded;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Cells of the column of days.
const DAY: usize = 7;
/// The widest column of sources, by the width of the list.
const SOURCE: [(u16, usize); 4] = [(100, 16), (70, 12), (48, 10), (0, 0)];

pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    if model.shown.answer.rows.is_empty() {
        return empty(model, area, buffer);
    }
    let source = source_column(model, area);
    for y in 0..area.height {
        let line = model.list.top + usize::from(y);
        match model.shown.line(line) {
            Some(Line::Heading(group)) => heading(model, group, Rect { y: area.y + y, height: 1, ..area }, buffer),
            Some(Line::Row(place)) => row(model, place, source, Rect { y: area.y + y, height: 1, ..area }, buffer),
            None => {}
        }
    }
}

/// The width of the column of sources: as wide as the widest that is visible, within bounds.
fn source_column(model: &Model, area: Rect) -> usize {
    let most = SOURCE.iter().find(|(least, _)| area.width >= *least).map_or(0, |(_, cells)| *cells);
    let visible = (0..usize::from(area.height)).filter_map(|y| match model.shown.line(model.list.top + y)? {
        Line::Row(place) => model.timeline.entry(model.shown.answer.rows[place] as usize).source.as_deref().map(width),
        Line::Heading(_) => None,
    });
    visible.max().unwrap_or(0).min(most)
}

fn heading(model: &Model, group: &Group, area: Rect, buffer: &mut Buffer) {
    let name = match (group.start, model.shown.unit) {
        (Some(day), Some(Unit::Year)) => day.format("%Y").to_string(),
        (Some(day), _) => day.format("%B %Y").to_string(),
        (None, _) => "undated".to_string(),
    };
    let count = group.count.to_string();
    let rule = usize::from(area.width).saturating_sub(name.len() + count.len() + 4);
    let rule = model.settings.theme.signs().rule.repeat(rule);
    let spans = vec![
        span(model, Role::Heading, format!(" {name} ")),
        span(model, Role::Dim, rule),
        span(model, Role::Dim, format!(" {count}")),
    ];
    put(buffer, area.x, area.y, area.width, spans);
}

fn row(model: &Model, place: usize, source: usize, area: Rect, buffer: &mut Buffer) {
    let theme = model.settings.theme;
    let signs = theme.signs();
    let entry = model.timeline.entry(model.shown.answer.rows[place] as usize);
    let selected = place == model.list.at;
    let (day, sure) =
        entry.when.as_ref().map_or((String::new(), true), |when| (label::short(when), when.confidence >= label::SURE));
    // The last cell is the question mark's, so that days stand under each other.
    let question = if day.ends_with('?') || width(&day) == DAY { "" } else { " " };
    let day = format!("{:>DAY$}  ", day + question);
    let mut spans = vec![
        Span::raw(if selected { signs.cursor } else { " " }),
        span(model, if sure { Role::Day } else { Role::Unsure }, day),
    ];
    if source > 0 {
        spans.push(span(model, Role::Source, pad(entry.source.as_deref().unwrap_or(""), source, signs.more) + "  "));
    }
    let used = 1 + DAY + 2 + if source > 0 { source + 2 } else { 0 };
    let title = fit(&entry.title, usize::from(area.width).saturating_sub(used), signs.more).into_owned();
    spans.extend(marked(model, &title, &model.shown.answer.asked.words));
    put(buffer, area.x, area.y, area.width, spans);
    if selected {
        let role = if model.focus == Focus::List { Role::Selected } else { Role::Marked };
        buffer.set_style(area, theme.style(role));
    }
}

/// A headline with the words that the filter looks for marked.
fn marked<'a>(model: &Model, title: &str, words: &[String]) -> Vec<Span<'a>> {
    let mut hits = find_folded(title, words);
    hits.sort_by_key(|hit| hit.start);
    let mut spans = Vec::new();
    let mut at = 0;
    for hit in hits.into_iter().filter(|hit| !hit.is_empty()) {
        if hit.start >= at {
            spans.push(span(model, Role::Text, title[at..hit.start].to_string()));
            spans.push(span(model, Role::Hit, title[hit.clone()].to_string()));
            at = hit.end;
        }
    }
    spans.push(span(model, Role::Text, title[at..].to_string()));
    spans
}

/// What to do where there is nothing to show.
fn empty(model: &Model, area: Rect, buffer: &mut Buffer) {
    let filtered = !model.steps.is_empty() || model.field.is_some();
    let lines: Vec<String> = match (model.loading.is_some(), filtered) {
        (true, false) => vec!["Reading …".to_string()],
        (_, true) => {
            let missing: Vec<&str> = model
                .shown
                .answer
                .taken
                .iter()
                .filter(|taken| taken.meant.is_empty())
                .map(|taken| taken.word.as_str())
                .collect();
            let why = match missing[..] {
                [] => "No article matches all of it.".to_string(),
                _ => format!("No headline, person, source or place has \"{}\".", missing.join("\", \"")),
            };
            vec![why, "Backspace takes the last filter away, c takes all.".to_string()]
        }
        (false, false) if model.problems.is_empty() => {
            vec!["There is nothing here.".to_string(), "Open files or folders: dateline FILE FOLDER …".to_string()]
        }
        (false, false) => vec!["Nothing here could be read.".to_string(), "! says why.".to_string()],
    };
    let top = area.y + area.height.saturating_sub(lines.len() as u16) / 2;
    for (y, line) in (top..area.bottom()).zip(lines) {
        let cells = (width(&line) as u16).min(area.width);
        put(buffer, area.x + (area.width - cells) / 2, y, cells, vec![span(model, Role::Dim, line)]);
    }
}
