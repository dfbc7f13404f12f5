//! The mouse, where the reader asked for it.

use super::{list, read};
use crate::tui::effect::Effect;
use crate::tui::layout::bars;
use crate::tui::message::{Command, Did, Mouse};
use crate::tui::model::{Focus, Model};
use ratatui::layout::{Position, Rect};

/// Lines that a notch of the wheel scrolls.
const NOTCH: usize = 3;

/// Begins to listen, or leaves the mouse to the terminal, which can select text with it.
pub fn toggle(model: &mut Model) -> Effect {
    model.mouse = !model.mouse;
    let says = match model.mouse {
        true => "the mouse is listened to: click rows and the strip, turn the wheel; M leaves it to the terminal",
        false => "the mouse is the terminal's again",
    };
    super::tell(model, says);
    Effect::Mouse(model.mouse)
}

/// What the mouse did.
pub fn did(model: &mut Model, mouse: Mouse) {
    if model.overlay.is_some() || model.field.is_some() {
        return;
    }
    let at = Position { x: mouse.column, y: mouse.row };
    let regions = model.regions();
    match mouse.did {
        Did::Click if regions.list.contains(at) => click(model, regions.list, at),
        Did::Click if regions.detail.contains(at) => super::focus(model, Focus::Detail),
        Did::Click => strip(model, at),
        Did::WheelUp | Did::WheelDown => {
            let command = if mouse.did == Did::WheelUp { Command::Up } else { Command::Down };
            match regions.detail.contains(at) {
                true => (0..NOTCH).for_each(|_| read::scroll(model, command, None)),
                false => list::go(model, command, Some(NOTCH)),
            }
        }
    }
}

/// A click selects a row, reads the one that is selected, folds and unfolds a heading.
fn click(model: &mut Model, area: Rect, at: Position) {
    let line = model.list.top + usize::from(at.y - area.y);
    model.focus = Focus::List;
    match model.shown.line(line) {
        Some(crate::tui::shown::Line::Heading(heading)) => {
            let of = heading.of;
            if !model.how.folded.remove(&of) {
                model.how.folded.insert(of);
            }
            list::arrange(model);
        }
        Some(crate::tui::shown::Line::Row(place)) if place == model.list.at => read::open(model),
        Some(crate::tui::shown::Line::Row(place)) => list::select(model, place),
        None => {}
    }
}

/// A click on the strip goes to the first row at or behind that day.
fn strip(model: &mut Model, at: Position) {
    let area = bars(model.regions().strip);
    if !area.contains(at) {
        return;
    }
    let day = model.timeline.day_of_column(usize::from(at.x - area.x), usize::from(area.width));
    if let Some(place) = day.and_then(|day| model.shown.nearest(&model.timeline, day)) {
        list::select(model, place);
    }
}
