//! The line at the bottom: the field that is typed into, else what happened, else what the keys do here.

use super::{put, span, visible};
use crate::query::Fault;
use crate::query::Rung;
use crate::text::{fit, fit_middle, width};
use crate::tui::keymap::{KEYS, following, hints};
use crate::tui::model::{Field, FieldOf, Model};
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if area.height == 0 {
        return None;
    }
    if let Some(field) = &model.field {
        return Some(typing(model, field, area, buffer));
    }
    let right = place(model);
    let cells = width(&right) as u16;
    let room = area.width.saturating_sub(cells + 2);
    put(buffer, area.x, area.y, room, left(model, usize::from(room)));
    if cells + 1 < area.width {
        put(buffer, area.right() - cells - 1, area.y, cells, vec![span(model, Role::Dim, right)]);
    }
    None
}

/// A notice, the keys that may follow, or hints, as many as fit.
fn left(model: &Model, room: usize) -> Vec<Span<'static>> {
    if let Some(notice) = &model.notice {
        let (room, more) = (room.saturating_sub(1), model.settings.theme.signs().more);
        // What names a person or a file says at its end what became of it.
        let text = match notice.text.contains([':', '/']) {
            true => fit_middle(&notice.text, room, more),
            false => fit(&notice.text, room, more).into_owned(),
        };
        return vec![span(model, if notice.wrong { Role::Wrong } else { Role::Text }, format!(" {text}"))];
    }
    let hints = if model.pending.is_empty() { hints(model) } else { following(model) };
    if let (Some(count), true) = (model.count, model.pending.is_empty()) {
        return vec![
            span(model, Role::Key, format!(" {count}")),
            span(model, Role::Dim, "  now a motion (j k } ]m), G for that row, o for that link"),
        ];
    }
    let count = model.count.map(|count| span(model, Role::Key, format!(" {count}")));
    let pending = model.pending.iter().map(|chord| span(model, Role::Key, format!(" {chord}")));
    let mut spans: Vec<Span> = count.into_iter().chain(pending).collect();
    let mut used: usize = spans.iter().map(Span::width).sum();
    let cells_of = |(key, says): &(String, &str)| width(key) + width(says) + 3;
    // What leads to all the others is never left out for one of them.
    let last = hints.last().filter(|(_, says)| *says == KEYS).map_or(0, cells_of);
    let count = hints.len();
    for (at, hint) in hints.into_iter().enumerate() {
        let cells = cells_of(&hint);
        if used + cells + if at + 1 < count { last } else { 0 } > room {
            match last {
                0 => break,
                _ => continue,
            }
        }
        let (key, says) = hint;
        used += cells;
        spans.push(span(model, Role::Key, format!(" {key}")));
        spans.push(span(model, Role::Dim, format!(" {says} ")));
    }
    spans
}

/// How far in the article and which row the reader is, how far loading is, how many things could not be read.
fn place(model: &Model) -> String {
    let rows = model.shown.rows.len();
    let place = if rows == 0 { "0/0".to_string() } else { format!("{}/{rows}", model.list.at + 1) };
    let height = usize::from(model.regions().detail.height);
    let lines = model.page.as_ref().map_or(0, |page| page.lines.len());
    let place = match height > 0 && lines > height {
        true => format!("{} %  {place}", (model.scroll() + height).min(lines) * 100 / lines),
        false => place,
    };
    let problems = match model.problems.len() {
        0 => String::new(),
        1 => "1 problem (!)  ".to_string(),
        problems => format!("{problems} problems (!)  "),
    };
    match model.loading {
        Some(progress) if progress.found > 0 => {
            format!("{problems}reading {}/{}  {place}", progress.read, progress.found)
        }
        Some(_) => format!("{problems}reading  {place}"),
        None => format!("{problems}{place}"),
    }
}

/// The field: a sign, what is typed with the faulty part underlined, and at the right what comes of it.
fn typing(model: &Model, field: &Field, area: Rect, buffer: &mut Buffer) -> Position {
    let sign = match field.of {
        FieldOf::Filter => " / ",
        FieldOf::Find => " find: ",
        FieldOf::Help => " help: ",
        FieldOf::Name => " name: ",
        FieldOf::Write => " write to: ",
        FieldOf::Read => " read: ",
    };
    let told = told(model, field);
    // What became of a file that was to be written or read is said beside its name.
    let failed =
        model.notice.as_ref().filter(|notice| notice.wrong && matches!(field.of, FieldOf::Write | FieldOf::Read));
    let right = match (&field.fault, failed) {
        (Some(fault), _) => fault.to_string(),
        (_, Some(notice)) => notice.text.clone(),
        _ => told,
    };
    let room = usize::from(area.width).saturating_sub(width(sign) + 1);
    // What is typed is seen before what is said of it.
    let most = if failed.is_some() { room / 2 } else { room * 3 / 4 };
    let typed = (width(field.input.value()) + 3).clamp(12.min(room / 2), most);
    let right = fit(&right, room.saturating_sub(typed), model.settings.theme.signs().more).into_owned();
    let cells = room.saturating_sub(width(&right) + 2);
    let (skipped, cursor) = visible(&field.input, cells);
    let shown = &field.input.value()[skipped..];
    let mut spans = vec![span(model, Role::Key, sign)];
    match &field.fault {
        Some(Fault { span: at, .. }) if at.start >= skipped => {
            let (start, end) = (at.start - skipped, at.end - skipped);
            spans.push(Span::raw(shown[..start].to_string()));
            let wrong = if start == end { " ".to_string() } else { shown[start..end].to_string() };
            let mut mark = span(model, Role::Wrong, wrong);
            mark.style = mark.style.underlined();
            spans.push(mark);
            spans.push(Span::raw(shown[end..].to_string()));
        }
        _ => spans.push(Span::raw(shown.to_string())),
    }
    put(buffer, area.x, area.y, (width(sign) + cells + 1) as u16, spans);
    let x = area.right().saturating_sub(width(&right) as u16 + 1);
    let role = if field.fault.is_some() || failed.is_some() || is_there(field) { Role::Wrong } else { Role::Dim };
    put(buffer, x, area.y, area.right().saturating_sub(x), vec![span(model, role, right)]);
    let cursor = area.x + (width(sign) + cursor) as u16;
    Position { x: cursor.min(area.right().saturating_sub(1)), y: area.y }
}

/// Whether a file is to be written that is there already.
fn is_there(field: &Field) -> bool {
    field.of == FieldOf::Write && field.about.as_deref() == Some(field.input.value().trim())
}

/// What comes of a filter as it is typed.
fn told(model: &Model, field: &Field) -> String {
    let hits = model.page.as_ref().map_or(0, |page| page.hits.len());
    match field.of {
        FieldOf::Name => return "the name that is shown".to_string(),
        FieldOf::Write if is_there(field) => return "that file is there: Enter writes over it".to_string(),
        FieldOf::Write => return "a file for what is said of people".to_string(),
        FieldOf::Read => return "a file that says who is who".to_string(),
        FieldOf::Help => return "words of a key or of what it does".to_string(),
        FieldOf::Find if field.input.value().is_empty() => return "words in this article".to_string(),
        FieldOf::Find => return format!("{hits} here"),
        FieldOf::Filter if field.input.value().is_empty() => {
            return "words  person:qin  date:2023  \"two words\"  !not   C-r used before".to_string();
        }
        FieldOf::Filter => {}
    }
    if let Some(example) = field.example {
        return format!("such as {example}");
    }
    let signs = model.settings.theme.signs();
    let shown = model.shown.answer.rows.len();
    // What was found in the texts alone is counted there already.
    let counted = model.shown.answer.taken.iter().any(|taken| taken.rung == Rung::Texts && taken.count == shown);
    let taken = model.shown.answer.taken.iter().map(ToString::to_string);
    let parts: Vec<String> = taken
        .chain((!counted).then(|| match shown {
            1 => "1 match".to_string(),
            shown => format!("{shown} matches"),
        }))
        .collect();
    parts.join(signs.between)
}
