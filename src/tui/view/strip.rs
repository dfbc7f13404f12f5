//! The density strip: how many articles there are in each stretch of the whole span, those that the filters keep bright
//! before the whole, and where the reader is.

use super::{put, span};
use crate::tui::layout::{YEAR, bars};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let strip = bars(area);
    let Some((first, last)) = model.timeline.span().filter(|_| strip.width > 0) else { return };
    let theme = model.settings.theme;
    let signs = theme.signs();
    put(buffer, area.x + 1, area.y, YEAR, vec![span(model, Role::Dim, first.year().to_string())]);
    put(buffer, strip.right() + 1, area.y, YEAR - 1, vec![span(model, Role::Dim, last.year().to_string())]);
    for year in first.year() + 1..=last.year() {
        let start =
            NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| model.timeline.column(day, usize::from(strip.width)));
        if let Some(column) = start {
            buffer[(strip.x + column as u16, strip.y)].set_symbol(signs.year).set_style(theme.style(Role::Dim));
        }
    }
    let counts = &model.strip;
    let most = counts.whole.iter().copied().max().unwrap_or(0).max(1);
    // The square root lets a single article be seen beside hundreds.
    let bar = |count: u32| {
        let share = (f64::from(count) / f64::from(most)).sqrt();
        signs.bars[((share * 8.0).round() as usize).clamp(1, 8)]
    };
    for (x, (whole, kept)) in (strip.x..strip.right()).zip(counts.whole.iter().zip(&counts.kept)) {
        let (count, role) = match (*whole, *kept) {
            (0, _) => continue,
            (whole, 0) => (whole, Role::Dim),
            (_, kept) => (kept, Role::Good),
        };
        let mut style = theme.style(role);
        if theme.is_mono() && role == Role::Good {
            style = style.add_modifier(Modifier::BOLD);
        }
        buffer[(x, strip.y)].set_symbol(bar(count)).set_style(style);
    }
    let here = model
        .row()
        .and_then(|row| model.timeline.day(row))
        .and_then(|day| model.timeline.column(day, usize::from(strip.width)));
    if let Some(column) = here {
        buffer[(strip.x + column as u16, strip.y)].modifier.insert(Modifier::REVERSED);
    }
}
