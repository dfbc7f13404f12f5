//! The card of a person.

use super::card::frame;
use super::people::bars_of;
use super::{put, span};
use crate::date::label;
use crate::text::{fit, pad, width};
use crate::tui::model::Model;
use crate::tui::person::{DAY, FACT, Line, sheet, widest};
use crate::tui::pick::PersonCard;
use crate::tui::theme::Role;
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The widest column of sources.
const SOURCE: usize = 12;
/// A narrower card has no sources.
const LEAST_SOURCE: usize = 56;

pub fn draw(model: &Model, card: &PersonCard, buffer: &mut Buffer) {
    let sheet = sheet(model, card);
    let title = match model.timeline.person(card.counted.person).unsure {
        true => format!("{} ?", card.name),
        false => card.name.to_string(),
    };
    let room = usize::from(sheet.area.width).saturating_sub(6);
    let title = fit(&title, room, model.settings.theme.signs().more).into_owned();
    let inner = frame(model, &title, sheet.area, buffer);
    let current = sheet.line_of(card.at);
    let seen = card.top..sheet.count();
    let lines: Vec<Line> = seen.take(usize::from(inner.height)).map(|at| sheet.line(at)).collect();
    let source_of = |line: &Line| match line {
        Line::Article(at) => model.timeline.entry(card.rows[*at] as usize).source.as_deref().map(width),
        _ => None,
    };
    let source = lines.iter().filter_map(source_of).max().unwrap_or(0).min(SOURCE);
    let source = if usize::from(inner.width) < LEAST_SOURCE { 0 } else { source };
    for ((y, line), at) in (inner.y..inner.bottom()).zip(&lines).zip(card.top..) {
        put(buffer, inner.x, y, inner.width, spans(model, card, line, source, usize::from(inner.width)));
        if at == current && sheet.stops() > 0 {
            buffer.set_style(Rect { y, height: 1, ..inner }, model.settings.theme.style(Role::Selected));
        }
    }
    if sheet.count() > sheet.page() && sheet.area.width > 12 && inner.y > sheet.area.y {
        let percent = format!(" {} % ", (card.top + sheet.page()).min(sheet.count()) * 100 / sheet.count());
        let x = sheet.area.right() - width(&percent) as u16 - 1;
        put(buffer, x, sheet.area.bottom() - 1, 8, vec![span(model, Role::Dim, percent)]);
    }
}

fn spans(model: &Model, card: &PersonCard, line: &Line, source: usize, cells: usize) -> Vec<Span<'static>> {
    let signs = model.settings.theme.signs();
    let person = model.timeline.person(card.counted.person);
    match line {
        Line::Gap => Vec::new(),
        Line::Heading(text) => vec![span(model, Role::Heading, text.clone())],
        Line::Fact(name, value) => {
            let role = if *name == "unsure" { Role::Unsure } else { Role::Text };
            vec![span(model, Role::Dim, pad(name, FACT, signs.more) + " "), span(model, role, value.clone())]
        }
        Line::Bars => {
            let Some((first, last)) = model.timeline.span() else { return Vec::new() };
            let (first, last) = (first.year().to_string(), last.year().to_string());
            let room = cells.saturating_sub(FACT + 1 + first.len() + last.len() + 2);
            let counts = model.timeline.density(&card.rows, room);
            vec![
                span(model, Role::Dim, format!("{}{first} ", " ".repeat(FACT + 1))),
                span(model, Role::Good, bars_of(model, &counts)),
                span(model, Role::Dim, format!(" {last}")),
            ]
        }
        Line::Form(at) => {
            let column = widest(person.aliases.iter().map(|alias| alias.as_str())).min(cells.saturating_sub(2) / 2);
            let reason = person.reasons.get(*at).map_or("", String::as_str);
            let reason = fit(reason, cells.saturating_sub(column + 4), signs.more).into_owned();
            let alias = fit(&person.aliases[*at], column, signs.more).into_owned();
            let blanks = " ".repeat(column.saturating_sub(width(&alias)));
            vec![
                Span::raw("  "),
                span(model, Role::Person, alias),
                span(model, Role::Dim, format!("{blanks}  {reason}")),
            ]
        }
        Line::Article(at) => {
            let entry = model.timeline.entry(card.rows[*at] as usize);
            let day = entry.when.as_ref().map_or("undated".to_string(), |when| label::dated_in(when, DAY));
            let certain = entry.when.as_ref().is_some_and(label::is_certain);
            let room = cells.saturating_sub(DAY + 2 + source + 2 * usize::from(source > 0));
            let mut line = vec![span(model, if certain { Role::Day } else { Role::Unsure }, format!("{day:>DAY$}  "))];
            if source > 0 {
                let name = entry.source.as_deref().unwrap_or("");
                line.push(span(model, Role::Source, pad(name, source, signs.more) + "  "));
            }
            line.push(span(model, Role::Text, fit(&entry.title, room, signs.more).into_owned()));
            line
        }
    }
}
