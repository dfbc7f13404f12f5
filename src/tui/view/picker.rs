//! Lists to pick from.

use super::card::frame;
use super::{people, put, span, visible};
use crate::text::{fit, width};
use crate::tui::layout::picker;
use crate::tui::model::Model;
use crate::tui::pick::{Item, Offer, Picker, PickerOf};
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

/// Of a list of so many items all are measured, of a longer one those that are seen.
const SHORT: usize = 200;
/// The widest column of what stands before a name.
const BEFORE: usize = 7;
/// The least share of a line that a name has, where something stands behind it: one part in so many.
const NAME: usize = 3;

pub fn draw(model: &Model, picked: &Picker, buffer: &mut Buffer) -> Option<Position> {
    let theme = model.settings.theme;
    let columns = matches!(picked.offer, Offer::People(_));
    let regions = picker(model.size, picked.offer.count(), columns);
    let area = frame(model, picked.of.title(), regions.card, buffer);
    if area.height < 2 {
        return None;
    }
    let found = match picked.taken.len() {
        0 => format!("{} of {}", picked.fitting.len(), picked.offer.count()),
        taken => format!("{} of {taken} taken", if picked.all { "all" } else { "any" }),
    };
    let field = regions.field;
    let cells = usize::from(field.width).saturating_sub(width(&found) + 2);
    let (skipped, cursor) = visible(&picked.input, cells.saturating_sub(2));
    let typed = picked.input.value()[skipped..].to_string();
    let typed = vec![span(model, Role::Key, format!("{} ", theme.signs().step)), span(model, Role::Text, typed)];
    put(buffer, field.x, field.y, cells as u16, typed);
    let x = field.right().saturating_sub(width(&found) as u16);
    put(buffer, x, field.y, width(&found) as u16, vec![span(model, Role::Dim, found)]);
    let list = regions.list;
    match &picked.offer {
        Offer::Items(items) => rows(model, picked, items, list, buffer),
        Offer::People(people) => people::draw(model, picked, people, &regions, buffer),
    }
    let cursor_row = picked.at - picked.top(usize::from(list.height)).min(picked.at);
    if !picked.fitting.is_empty() && list.height > 0 {
        let under = Rect { y: list.y + cursor_row as u16, height: 1, ..list };
        buffer.set_style(under, theme.style(Role::Selected));
    }
    if picked.fitting.is_empty() {
        let says = match picked.offer.count() {
            0 => "  nothing to pick; Esc closes",
            _ => "  nothing fits; C-u erases what is typed",
        };
        put(buffer, list.x, list.y, list.width, vec![span(model, Role::Dim, says)]);
    }
    Some(Position { x: (field.x + 2 + cursor as u16).min(field.right().saturating_sub(1)), y: field.y })
}

/// What stands before an item that is taken, and before one that is not.
pub fn taken(model: &Model, picked: &Picker, at: usize) -> Option<Span<'static>> {
    picked.taken.contains(&at).then(|| span(model, Role::Key, format!("{} ", model.settings.theme.signs().bullet)))
}

fn rows(model: &Model, picked: &Picker, items: &[Item], list: Rect, buffer: &mut Buffer) {
    let signs = model.settings.theme.signs();
    let height = usize::from(list.height);
    let visible = picked.fitting.iter().skip(picked.top(height)).take(height);
    let widest = |of: fn(&Item) -> &String| {
        // Columns that keep still while a short list is scrolled.
        let all = items.iter().filter(|_| items.len() <= SHORT).map(|item| width(of(item)));
        all.chain(visible.clone().map(|at| width(of(&items[*at])))).max().unwrap_or(0)
    };
    let before = widest(|item| &item.before).min(BEFORE);
    let room = usize::from(list.width).saturating_sub(2 + before + usize::from(before > 0) * 2);
    let behind = widest(|item| &item.behind).min(room - room / NAME).min(if room < 40 { 0 } else { room });
    let name = room.saturating_sub(if behind > 0 { behind + 2 } else { 0 });
    for (y, at) in (list.y..list.bottom()).zip(visible) {
        let item = &items[*at];
        let mut spans = vec![taken(model, picked, *at).unwrap_or(Span::raw("  "))];
        if before > 0 {
            let role = if picked.of == PickerOf::Commands { Role::Key } else { Role::Dim };
            let text = fit(&item.before, before, signs.more);
            spans.push(span(model, role, format!("{text:>before$}  ")));
        }
        let role = if picked.of == PickerOf::Sources { Role::Source } else { Role::Text };
        let shown = fit(&item.name, name, signs.more);
        let blanks = " ".repeat(name - width(&shown));
        spans.push(span(model, role, shown));
        if behind > 0 {
            spans.push(Span::raw(blanks));
            spans.push(span(model, Role::Dim, format!("  {}", fit(&item.behind, behind, signs.more))));
        }
        put(buffer, list.x, y, list.width, spans);
    }
}
