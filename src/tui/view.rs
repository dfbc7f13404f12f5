//! Draws the model. Reads it and nothing else, one pane a file.

mod card;
mod dates;
mod detail;
mod hand;
mod header;
mod list;
mod people;
mod person;
mod picker;
mod status;
mod strip;

use super::model::{Model, Overlay};
use super::theme::Role;
use crate::text::{ascii, width};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tui_input::Input;

/// Draws a frame; gives the place of the cursor where something is typed.
pub fn view(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let regions = model.regions();
    header::draw(model, regions.header, buffer);
    list::draw(model, regions.list, buffer);
    rule(model, regions.rule, buffer);
    detail::draw(model, regions.detail, buffer);
    strip::draw(model, regions.strip, buffer);
    let cursor = status::draw(model, regions.status, buffer);
    let over = match &model.overlay {
        Some(Overlay::Picker(picker)) => picker::draw(model, picker, buffer),
        Some(Overlay::Hand(by_hand)) => hand::draw(model, by_hand, buffer),
        Some(Overlay::Dates(dates)) => dates::draw(model, dates, buffer),
        Some(Overlay::Person(card)) => {
            person::draw(model, card, buffer);
            None
        }
        Some(_) => {
            card::draw(model, buffer);
            None
        }
        None => None,
    };
    // A field is typed into before what lies over the screen.
    let cursor = cursor.or(over);
    if !model.settings.theme.unicode {
        plain(buffer);
    }
    cursor
}

/// Puts ASCII in the place of everything that a terminal without UTF-8 cannot show.
fn plain(buffer: &mut Buffer) {
    for cell in buffer.content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
        let symbol = ascii(cell.symbol());
        cell.set_symbol(&symbol);
    }
}

fn rule(model: &Model, area: Rect, buffer: &mut Buffer) {
    let signs = model.settings.theme.signs();
    let sign = if area.height > area.width { signs.upright } else { signs.rule };
    for position in area.positions() {
        buffer[position].set_symbol(sign).set_style(model.settings.theme.style(Role::Dim));
    }
}

/// Writes spans from the left, at most so many cells; gives the cells they took.
fn put(buffer: &mut Buffer, x: u16, y: u16, width: u16, spans: Vec<Span<'_>>) -> u16 {
    let (end, _) = buffer.set_line(x, y, &Line::from(spans), width);
    end - x
}

/// A piece of text in the style of a role.
fn span<'a>(model: &Model, role: Role, text: impl Into<std::borrow::Cow<'a, str>>) -> Span<'a> {
    Span::styled(text, model.settings.theme.style(role))
}

/// Fills an area with blanks in a style.
fn fill(buffer: &mut Buffer, area: Rect, style: Style) {
    for position in area.positions() {
        buffer[position].reset();
        buffer[position].set_style(style);
    }
}

/// What of a field's text is visible in so many cells: the bytes in front that are not, and the cell of the cursor.
fn visible(input: &Input, cells: usize) -> (usize, usize) {
    let scroll = input.visual_scroll(cells);
    let (mut skipped, mut start) = (0, 0);
    for c in input.value().chars() {
        if start >= scroll {
            break;
        }
        skipped += c.len_utf8();
        start += width(c.encode_utf8(&mut [0; 4]));
    }
    (skipped, input.visual_cursor().saturating_sub(start))
}
