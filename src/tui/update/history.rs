//! Taking back the last change of anything, and bringing it back: one stack for filters and marks.

use super::filter::refilter;
use super::{hand, tell};
use crate::tui::effect::Effect;
use crate::tui::model::{Change, Model};

/// Notes a change that can be taken back.
pub fn remember(model: &mut Model, change: Change) {
    model.undo.push(change);
    model.redo.clear();
}

/// Takes the last change back.
pub fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(change) = model.undo.pop() else {
        tell(model, "nothing to undo");
        return Vec::new();
    };
    let (back, effects) = take_back(model, change);
    model.redo.push(back);
    effects
}

/// Takes the last taking back back.
pub fn redo(model: &mut Model) -> Vec<Effect> {
    let Some(change) = model.redo.pop() else {
        tell(model, "nothing to redo");
        return Vec::new();
    };
    let (back, effects) = take_back(model, change);
    model.undo.push(back);
    effects
}

/// Takes a change back; that is a change too.
fn take_back(model: &mut Model, change: Change) -> (Change, Vec<Effect>) {
    match change {
        Change::Filters(before) => {
            let now = std::mem::replace(&mut model.steps, before);
            refilter(model);
            (Change::Filters(now), Vec::new())
        }
        Change::Marks(numbers) => {
            let inverses = numbers.rev().map(|number| model.marks.inverse(number)).collect();
            let (numbers, effect) = hand::mark(model, inverses);
            (Change::Marks(numbers), vec![effect])
        }
    }
}
