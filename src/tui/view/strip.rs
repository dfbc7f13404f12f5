//! The density strip: how many articles there are in each stretch of the whole span, and where the reader is.

use super::{put, span};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Cells of a year at either end.
const YEAR: u16 = 5;
/// A strip with fewer cells shows nothing.
const LEAST: u16 = 20;

pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let Some((first, last)) = model.timeline.span().filter(|_| area.height > 0 && area.width > LEAST) else { return };
    let theme = model.settings.theme;
    let signs = theme.signs();
    let strip = Rect { x: area.x + 1 + YEAR, width: area.width - 2 - 2 * YEAR, ..area };
    put(buffer, area.x + 1, area.y, YEAR, vec![span(model, Role::Dim, first.year().to_string())]);
    put(buffer, strip.right() + 1, area.y, YEAR - 1, vec![span(model, Role::Dim, last.year().to_string())]);
    let counts = model.timeline.density(&model.shown.answer.rows, usize::from(strip.width));
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    for year in first.year() + 1..=last.year() {
        let start =
            NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| model.timeline.column(day, usize::from(strip.width)));
        if let Some(column) = start {
            buffer[(strip.x + column as u16, strip.y)].set_symbol(signs.year).set_style(theme.style(Role::Dim));
        }
    }
    for (x, count) in (strip.x..).zip(&counts).filter(|(_, count)| **count > 0) {
        // The square root lets a single article be seen beside hundreds.
        let share = (f64::from(*count) / f64::from(most)).sqrt();
        let bar = signs.bars[((share * 8.0).round() as usize).clamp(1, 8)];
        buffer[(x, strip.y)].set_symbol(bar).set_style(theme.style(Role::Good));
    }
    let here = model
        .row()
        .and_then(|row| model.timeline.day(row))
        .and_then(|day| model.timeline.column(day, usize::from(strip.width)));
    if let Some(column) = here {
        buffer[(strip.x + column as u16, strip.y)].modifier.insert(Modifier::REVERSED);
    }
}
