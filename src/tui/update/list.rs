//! The list: moving the selection, keeping it in view.

use crate::timeline::Unit;
use crate::tui::message::Command;
use crate::tui::model::{Line, Model};

/// How many lines stay visible around the selection.
const MARGIN: usize = 2;

/// Moves the selection as a key asks.
pub fn go(model: &mut Model, command: Command) {
    let page = usize::from(model.regions().list.height.max(2)) - 1;
    let by = |lines: usize| lines as isize;
    match command {
        Command::Down => go_by(model, 1),
        Command::Up => go_by(model, -1),
        Command::PageDown => go_by(model, by(page)),
        Command::PageUp => go_by(model, -by(page)),
        Command::HalfDown => go_by(model, by(page.div_ceil(2))),
        Command::HalfUp => go_by(model, -by(page.div_ceil(2))),
        Command::First => select(model, 0),
        Command::Last => select(model, usize::MAX),
        _ => {}
    }
}

/// Moves the selection by so many rows.
pub fn go_by(model: &mut Model, rows: isize) {
    select(model, model.list.at.saturating_add_signed(rows));
}

/// Selects the row at a place, or the last one, because the reader asked for it.
pub fn select(model: &mut Model, place: usize) {
    put(model, place);
    hold(model);
}

/// From here on the selection stays on this article, or near it.
pub fn hold(model: &mut Model) {
    model.list.anchor = model.list.selected.or(model.list.anchor);
}

/// Puts the selection on the anchor, or on what is nearest to it in time; on the first row while there is none.
pub fn settle(model: &mut Model) {
    let rows = &model.shown.answer.rows;
    let anchor = model.list.anchor.and_then(|id| model.timeline.row(id));
    let same = anchor.and_then(|row| rows.binary_search(&(row as u32)).ok());
    let near = || match model.timeline.day(anchor?) {
        Some(day) => model.timeline.nearest(rows, day),
        None => Some(usize::MAX),
    };
    put(model, same.or_else(near).unwrap_or(0));
}

fn put(model: &mut Model, place: usize) {
    let rows = &model.shown.answer.rows;
    model.list.at = place.min(rows.len().saturating_sub(1));
    model.list.selected = rows.get(model.list.at).map(|row| model.timeline.entry(*row as usize).id);
}

/// Goes to the next or the previous stretch of the calendar.
pub fn step(model: &mut Model, unit: Unit, forward: bool) {
    let rows = &model.shown.answer.rows;
    if rows.is_empty() {
        return;
    }
    match model.timeline.step(rows, model.list.at, unit, forward) {
        Some(place) => select(model, place),
        None => {
            let end = if forward { "last" } else { "first" };
            let unit = format!("{unit:?}").to_lowercase();
            super::tell(model, format!("this is the {end} {unit}"));
        }
    }
}

/// Scrolls the list so that the selection is visible, with some lines around it.
pub fn keep_in_view(model: &mut Model) {
    let height = usize::from(model.regions().list.height);
    if height == 0 || model.shown.lines() == 0 {
        return;
    }
    let line = model.shown.line_of(model.list.at);
    let margin = MARGIN.min(height.saturating_sub(1) / 2);
    // The heading above the first row of a group is worth seeing.
    let heading =
        usize::from(matches!(line.checked_sub(1).and_then(|above| model.shown.line(above)), Some(Line::Heading(_))));
    let first = line.saturating_sub(margin.max(heading).min(height - 1));
    let last = (line + margin).min(model.shown.lines() - 1);
    let top = model.list.top.min(first).max((last + 1).saturating_sub(height));
    model.list.top = top.min(model.shown.lines().saturating_sub(height));
}
