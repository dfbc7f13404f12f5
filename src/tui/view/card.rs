//! A card that lies over the screen.

use super::{fill, put, span};
use crate::text::{fit, pad, width};
use crate::tui::card::{self, CardLine, NAME, key_column};
use crate::tui::layout::{LEAST_FRAMED, inside};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::{Block, BorderType, Widget};

pub fn draw(model: &Model, buffer: &mut Buffer) {
    let Some(card) = card::open(model) else { return };
    let top = card.top(model);
    let inner = frame(model, card.title, card.area, buffer);
    for (y, line) in (inner.y..inner.bottom()).zip(card.lines.iter().skip(top)) {
        put(buffer, inner.x, y, inner.width, spans(model, line, usize::from(inner.width)));
    }
    if card.last_top() > 0 && card.area.width > 12 && card.area.height >= LEAST_FRAMED {
        let percent = format!(" {} % ", (top + card.height).min(card.lines.len()) * 100 / card.lines.len());
        let x = card.area.right() - width(&percent) as u16 - 1;
        put(buffer, x, card.area.bottom() - 1, 8, vec![span(model, Role::Dim, percent)]);
    }
}

/// Draws a frame on cleared ground; gives the area inside, a blank column at each side.
pub fn frame(model: &Model, title: &str, area: Rect, buffer: &mut Buffer) -> Rect {
    // What stuck out at the sides would look like a part of the card.
    let rows = Rect { x: buffer.area.x, width: buffer.area.width, ..area };
    fill(buffer, if buffer.area.width <= area.width + 4 { rows } else { area }, Style::new());
    let inside = inside(model.size, area);
    if area.height < LEAST_FRAMED {
        fill(buffer, inside, Style::new());
        return inside;
    }
    let theme = model.settings.theme;
    let mut block = Block::bordered()
        .border_style(theme.style(Role::Dim))
        .title(Span::styled(format!(" {title} "), theme.style(Role::Heading)));
    if !theme.unicode {
        let plain = ratatui::symbols::border::Set {
            top_left: "+",
            top_right: "+",
            bottom_left: "+",
            bottom_right: "+",
            vertical_left: "|",
            vertical_right: "|",
            horizontal_top: "-",
            horizontal_bottom: "-",
        };
        block = block.border_set(plain);
    } else {
        block = block.border_type(BorderType::Rounded);
    }
    block.render(area, buffer);
    inside
}

fn spans<'a>(model: &Model, line: &'a CardLine, cells: usize) -> Vec<Span<'a>> {
    let more = model.settings.theme.signs().more;
    match line {
        CardLine::Gap => Vec::new(),
        CardLine::Heading(text) => vec![span(model, Role::Heading, text.as_str())],
        CardLine::Words(text) => vec![span(model, Role::Text, text.as_str())],
        CardLine::Fact(name, value) => {
            vec![span(model, Role::Dim, pad(name, NAME, more) + " "), span(model, Role::Title, value.as_str())]
        }
        CardLine::Now(_, says) => {
            vec![Span::raw(" ".repeat(key_column(cells) + 2)), span(model, Role::Dim, says.as_str())]
        }
        CardLine::Key(key, says, now) => {
            let between = if now.is_empty() { "" } else { model.settings.theme.signs().between };
            vec![
                span(model, Role::Key, pad(key, key_column(cells), more) + "  "),
                span(model, Role::Text, says.as_str()),
                span(model, Role::Dim, format!("{between}{now}")),
            ]
        }
        CardLine::Quote(text) => vec![Span::raw("    "), span(model, Role::Dim, text.as_str())],
        CardLine::Evidence { supports, current, head, kind } => {
            // What it says counts more than of what kind it is.
            let kind = if width(head) + width(kind) + 2 > cells { "" } else { kind };
            let room = if kind.is_empty() { cells } else { cells.saturating_sub(width(kind) + 2) };
            let head = pad(&fit(head, room, more), room, more);
            let role = match (current, supports) {
                (true, _) => Role::Selected,
                (_, true) => Role::Good,
                _ => Role::Unsure,
            };
            vec![span(model, role, head), span(model, Role::Dim, format!("  {kind}"))]
        }
    }
}
