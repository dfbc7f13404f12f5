//! The picker of people.

use super::card::frame;
use super::{put, span, visible};
use crate::text::{fit, pad, width};
use crate::tui::layout::card;
use crate::tui::model::{Model, Picker};
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The widest and the highest picker, frame included.
const SIZE: (u16, u16) = (72, 24);
/// Cells of the count of articles.
const COUNT: usize = 5;
/// Cells of the days.
const DAYS: usize = 25;

pub fn draw(model: &Model, picker: &Picker, buffer: &mut Buffer) -> Option<Position> {
    let theme = model.settings.theme;
    let rows = SIZE.1.min(picker.items.len() as u16 + 4);
    let area = frame(model, "People", card(model.size, SIZE.0, rows), buffer);
    if area.height < 2 {
        return None;
    }
    let found = format!("{} of {}", picker.fitting.len(), picker.items.len());
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
    put(
        buffer,
        area.right().saturating_sub(width(&found) as u16),
        area.y,
        width(&found) as u16,
        vec![span(model, Role::Dim, found)],
    );
    let list = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let height = usize::from(list.height);
    let top = (picker.at + 1)
        .saturating_sub(height)
        .max(picker.at.saturating_sub(height / 2).min(picker.fitting.len().saturating_sub(height)));
    let days = if list.width > 50 { DAYS } else { 0 };
    for (y, (place, at)) in (list.y..list.bottom()).zip(picker.fitting.iter().enumerate().skip(top)) {
        let item = &picker.items[*at];
        let name = usize::from(list.width).saturating_sub(COUNT + 2 + if days > 0 { days + 2 } else { 0 });
        let mut spans = vec![
            span(model, Role::Dim, format!("{:>COUNT$}  ", item.articles)),
            span(model, Role::Person, pad(&item.name, name, theme.signs().more)),
        ];
        if days > 0 {
            spans.push(span(model, Role::Dim, format!("  {}", fit(&item.days, days, theme.signs().more))));
        }
        put(buffer, list.x, y, list.width, spans);
        if place == picker.at {
            buffer.set_style(Rect { y, height: 1, ..list }, theme.style(Role::Selected));
        }
    }
    if picker.fitting.is_empty() {
        put(buffer, list.x, list.y, list.width, vec![span(model, Role::Dim, "nobody of that name")]);
    }
    Some(Position { x: (area.x + 2 + cursor as u16).min(area.right().saturating_sub(1)), y: area.y })
}
