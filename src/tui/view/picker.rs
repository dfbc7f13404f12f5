//! Lists to pick from.

use super::card::frame;
use super::{put, span, visible};
use crate::text::{fit, width};
use crate::tui::card::LEAST_FRAMED;
use crate::tui::layout::card;
use crate::tui::model::Model;
use crate::tui::pick::{Item, Picker, PickerOf};
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

/// The widest and the highest picker, frame included.
const SIZE: (u16, u16) = (76, 24);
/// Of a list of so many items all are measured, of a longer one those that are seen.
const SHORT: usize = 200;
/// The widest column of what stands before a name.
const BEFORE: usize = 7;
/// The least share of a line that a name has, where something stands behind it: one part in so many.
const NAME: usize = 3;

pub fn draw(model: &Model, picker: &Picker, buffer: &mut Buffer) -> Option<Position> {
    let theme = model.settings.theme;
    let rows = SIZE.1.min(u16::try_from(picker.items.len()).unwrap_or(SIZE.1).saturating_add(3).max(LEAST_FRAMED));
    let area = frame(model, picker.of.title(), card(model.size, SIZE.0, rows), buffer);
    if area.height < 2 {
        return None;
    }
    let found = match picker.taken.len() {
        0 => format!("{} of {}", picker.fitting.len(), picker.items.len()),
        taken => format!("{} of {taken} taken", if picker.all { "all" } else { "any" }),
    };
    let cells = usize::from(area.width).saturating_sub(width(&found) + 2);
    let (skipped, cursor) = visible(&picker.input, cells.saturating_sub(2));
    let typed = picker.input.value()[skipped..].to_string();
    put(
        buffer,
        area.x,
        area.y,
        cells as u16,
        vec![span(model, Role::Key, format!("{} ", theme.signs().step)), span(model, Role::Text, typed)],
    );
    let x = area.right().saturating_sub(width(&found) as u16);
    put(buffer, x, area.y, width(&found) as u16, vec![span(model, Role::Dim, found)]);
    let list = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let height = usize::from(list.height);
    let top = (picker.at + 1)
        .saturating_sub(height)
        .max(picker.at.saturating_sub(height / 2).min(picker.fitting.len().saturating_sub(height)));
    let visible = picker.fitting.iter().enumerate().skip(top).take(height);
    let widest = |of: fn(&Item) -> &String| {
        // Columns that keep still while a short list is scrolled.
        let all = picker.items.iter().filter(|_| picker.items.len() <= SHORT).map(|item| width(of(item)));
        all.chain(visible.clone().map(|(_, at)| width(of(&picker.items[*at])))).max().unwrap_or(0)
    };
    let before = widest(|item| &item.before).min(BEFORE);
    let room = usize::from(list.width).saturating_sub(2 + before + usize::from(before > 0) * 2);
    let behind = widest(|item| &item.behind).min(room - room / NAME).min(if room < 40 { 0 } else { room });
    let name = room.saturating_sub(if behind > 0 { behind + 2 } else { 0 });
    for (y, (place, at)) in (list.y..list.bottom()).zip(visible) {
        let item = &picker.items[*at];
        let taken = if picker.taken.contains(at) { format!("{} ", theme.signs().bullet) } else { "  ".to_string() };
        let mut spans = vec![span(model, Role::Key, taken)];
        if before > 0 {
            let role = if picker.of == PickerOf::Commands { Role::Key } else { Role::Dim };
            let text = fit(&item.before, before, theme.signs().more);
            spans.push(span(model, role, format!("{text:>before$}  ")));
        }
        let role = match picker.of {
            PickerOf::People => Role::Person,
            PickerOf::Sources => Role::Source,
            _ => Role::Text,
        };
        let shown = fit(&item.name, name, theme.signs().more);
        let blanks = " ".repeat(name - width(&shown));
        spans.push(span(model, role, shown));
        if behind > 0 {
            spans.push(Span::raw(blanks));
            spans.push(span(model, Role::Dim, format!("  {}", fit(&item.behind, behind, theme.signs().more))));
        }
        put(buffer, list.x, y, list.width, spans);
        if place == picker.at {
            buffer.set_style(Rect { y, height: 1, ..list }, theme.style(Role::Selected));
        }
    }
    if picker.fitting.is_empty() {
        put(
            buffer,
            list.x,
            list.y,
            list.width,
            vec![span(
                model,
                Role::Dim,
                if picker.items.is_empty() {
                    "  nothing to pick; Esc closes"
                } else {
                    "  nothing fits; C-u erases what is typed"
                },
            )],
        );
    }
    Some(Position { x: (area.x + 2 + cursor as u16).min(area.right().saturating_sub(1)), y: area.y })
}
