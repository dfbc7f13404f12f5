//! The date to go to or to filter by: what is typed, and a grid of years and months.

use super::card::frame;
use super::{put, span, visible};
use crate::text::width;
use crate::tui::layout::card;
use crate::tui::model::Model;
use crate::tui::pick::Dates;
use crate::tui::theme::Role;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The widest card, frame included.
const WIDTH: u16 = 64;
/// Cells of a year before its months, and of a month.
const YEAR: u16 = 6;
const MONTH: u16 = 4;
/// The letters of the months, over the grid.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub fn draw(model: &Model, dates: &Dates, buffer: &mut Buffer) -> Option<Position> {
    let title = if dates.filters { "Filter by a date" } else { "Go to a date" };
    let years = dates.years();
    let height = u16::try_from(years.clone().count()).unwrap_or(u16::MAX).saturating_add(4);
    let area = frame(model, title, card(model.size, WIDTH, height), buffer);
    if area.height == 0 {
        return None;
    }
    let hint = match dates.wrong {
        true => "expected 2023, 2023-04, 13 April 2023, last week, +3m",
        false => "2023-04, last week, +3m; arrows pick a month",
    };
    let cells = usize::from(area.width).saturating_sub(2);
    let (skipped, cursor) = visible(&dates.input, cells);
    let typed = dates.input.value()[skipped..].to_string();
    let used = width(&typed) + 4;
    put(
        buffer,
        area.x,
        area.y,
        area.width,
        vec![span(model, Role::Key, format!("{} ", model.settings.theme.signs().step)), span(model, Role::Text, typed)],
    );
    let room = area.width.saturating_sub(used as u16);
    let hint_width = (width(hint) as u16).min(room);
    let role = if dates.wrong { Role::Wrong } else { Role::Dim };
    put(buffer, area.right() - hint_width, area.y, hint_width, vec![span(model, role, hint)]);
    grid(model, dates, Rect { y: area.y + 1, height: area.height - 1, ..area }, buffer);
    Some(Position { x: (area.x + 2 + cursor as u16).min(area.right().saturating_sub(1)), y: area.y })
}

/// Years below each other, the months of each beside each other with how many articles they have.
fn grid(model: &Model, dates: &Dates, area: Rect, buffer: &mut Buffer) {
    use chrono::Datelike;
    if area.height < 2 {
        return;
    }
    // Where the months' names have no room, their first letters do.
    let wide = area.width >= YEAR + 12 * MONTH;
    let cell = if wide { MONTH } else { 2 };
    for (at, name) in (0u16..).zip(MONTHS) {
        let name = if wide { format!("{name:>3}") } else { name[..1].to_string() };
        let x = (area.x + YEAR + at * cell).min(area.right());
        put(buffer, x, area.y, cell.min(area.right() - x), vec![span(model, Role::Dim, name)]);
    }
    let years: Vec<i32> = dates.years().collect();
    let height = usize::from(area.height - 1);
    let here = years.iter().position(|year| *year == dates.month.year()).unwrap_or(0);
    let top = here.saturating_sub(height / 2).min(years.len().saturating_sub(height));
    for (y, year) in (area.y + 1..area.bottom()).zip(&years[top..]) {
        put(buffer, area.x, y, YEAR.min(area.width), vec![span(model, Role::Heading, year.to_string())]);
        for (at, number) in (0u16..).zip(1..=12) {
            let Some(month) = NaiveDate::from_ymd_opt(*year, number, 1) else { continue };
            let count = dates.count(month);
            let text = match (count, wide) {
                (0, _) => "·".to_string(),
                (1000.., true) => "1k+".to_string(),
                (count, true) => count.to_string(),
                (10.., false) => "+".to_string(),
                (count, false) => count.to_string(),
            };
            let text = if wide { format!("{text:>3}") } else { text };
            let cells = width(&text) as u16;
            let role = if count > 0 { Role::Day } else { Role::Dim };
            let x = (area.x + YEAR + at * cell).min(area.right());
            put(buffer, x, y, cells.min(area.right() - x), vec![span(model, role, text)]);
            if month == dates.month && x + cells <= area.right() {
                let under = Rect { x, y, width: cells, height: 1 };
                buffer.set_style(under, model.settings.theme.style(Role::Selected));
            }
        }
    }
}
