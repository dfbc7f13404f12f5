//! The list: moving the selection, keeping it in view, folding, turning it round.

use crate::timeline::Unit;
use crate::tui::message::Command;
use crate::tui::model::{Focus, Model};
use crate::tui::motion;
use crate::tui::shown::{Line, Of, Order, Shown};

/// How many lines stay visible around the selection.
const MARGIN: usize = 2;

/// Moves the selection as a key asks; with a number, so many times, or to that row.
pub fn go(model: &mut Model, command: Command, count: Option<usize>) {
    if let Some(place) = motion::place(model, command, count) {
        select(model, place);
    }
}

/// Moves the selection by so many rows; what is folded counts as one.
pub fn go_by(model: &mut Model, rows: isize) {
    let place = model.shown.moved(model.list.at, rows);
    select(model, place);
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
    let anchor = model.list.anchor.and_then(|id| model.timeline.row(id));
    let same = anchor.and_then(|row| model.shown.place_of(row as u32));
    let near = || match model.timeline.day(anchor?) {
        Some(day) => model.shown.nearest(&model.timeline, day),
        None => Some(usize::MAX),
    };
    put(model, same.or_else(near).unwrap_or(0));
}

/// Puts the selection on the row at a place, or the last one.
pub fn put(model: &mut Model, place: usize) {
    let rows = &model.shown.rows;
    model.list.at = place.min(rows.len().saturating_sub(1));
    model.list.selected = rows.get(model.list.at).map(|row| model.timeline.entry(*row as usize).id);
    if model.list.selected.is_none() {
        // The list says why it is empty.
        model.focus = Focus::List;
    }
}

/// Goes on so many stretches of the calendar, forward or back.
pub fn step(model: &mut Model, unit: Unit, forward: bool, times: usize) {
    match motion::stretch(model, unit, forward, times) {
        Some(place) => select(model, place),
        None => {
            let end = if forward { "last" } else { "first" };
            let unit = format!("{unit:?}").to_lowercase();
            super::tell(model, format!("this is the {end} {unit}"));
        }
    }
}

/// Lays the rows out anew; the selection stays on its article.
pub fn arrange(model: &mut Model) {
    hold(model);
    let answer = std::mem::take(&mut model.shown.answer);
    model.shown = Shown::new(answer, &model.timeline, &model.how);
    settle(model);
}

/// Turns the order round.
pub fn reverse(model: &mut Model) {
    model.how.reversed = !model.how.reversed;
    arrange(model);
    let says = order_says(model);
    super::tell(model, says);
}

/// What the order of the list is, in words.
pub fn order_says(model: &Model) -> String {
    let order = match (model.how.order, model.how.reversed) {
        (Order::Time, false) => "oldest first",
        (Order::Time, true) => "newest first",
        (Order::Match, false) => "best match first",
        (Order::Match, true) => "best match last",
        (Order::Source, false) => "by source",
        (Order::Source, true) => "by source, turned round",
    };
    match model.how.order {
        Order::Match if model.shown.rows.len() > crate::query::RANKED => {
            format!("more than {} hits are not ranked: narrow them first", crate::query::RANKED)
        }
        Order::Match if model.shown.answer.asked == Default::default() => {
            "best match first; without words in the filter that is the order of time".to_string()
        }
        _ => order.to_string(),
    }
}

/// Shows the rows around each hit, or hides them.
pub fn surroundings(model: &mut Model) {
    model.how.context = !model.how.context;
    arrange(model);
    let all = model.shown.answer.rows.len() == model.shown.rows.len();
    let says = match (model.how.context, model.how.order) {
        (false, _) => "hits alone",
        (true, Order::Time) if all => "the rows around each hit too; there is no filter now, so all are shown",
        (true, Order::Time) => "the rows around each hit too, dimmed",
        (true, _) => "the rows around each hit are shown in the order of time; O changes it",
    };
    super::tell(model, says);
}

/// Folds the stretch under the cursor, or unfolds it.
pub fn fold(model: &mut Model) {
    if !unfold(model) {
        fold_this(model);
    }
}

/// Folds the stretch under the cursor.
pub fn fold_this(model: &mut Model) {
    match model.shown.heading_of(model.list.at).map(|heading| heading.of) {
        Some(of) => {
            model.how.folded.insert(of);
            arrange(model);
        }
        None => super::tell(model, "there is no heading here to fold"),
    }
}

/// Unfolds what is folded under the cursor; `false` where nothing is.
pub fn unfold(model: &mut Model) -> bool {
    match model.shown.heading_of(model.list.at).filter(|heading| heading.folded).map(|heading| heading.of) {
        Some(of) => {
            model.how.folded.remove(&of);
            arrange(model);
            true
        }
        None => false,
    }
}

/// Folds everything under the headings of the highest level.
pub fn fold_all(model: &mut Model) {
    let of: Vec<Of> =
        model.shown.headings.iter().filter(|heading| heading.level == 0).map(|heading| heading.of).collect();
    model.how.folded.extend(of);
    arrange(model);
}

/// Unfolds everything.
pub fn unfold_all(model: &mut Model) {
    model.how.folded.clear();
    arrange(model);
}

/// Scrolls the list so that the selection is visible, with some lines around it.
pub fn keep_in_view(model: &mut Model) {
    let height = usize::from(model.regions().list.height);
    if height == 0 || model.shown.lines == 0 {
        return;
    }
    let line = model.shown.line_of(model.list.at);
    let margin = MARGIN.min(height.saturating_sub(1) / 2);
    // The headings above the first row of a group are worth seeing.
    let is_heading = |line: &usize| matches!(model.shown.line(*line), Some(Line::Heading(_)));
    let headings = (0..line).rev().take_while(is_heading).take(height / 3).count();
    let first = line.saturating_sub(margin.max(headings).min(height - 1));
    let last = (line + margin).min(model.shown.lines - 1);
    let top = model.list.top.min(first).max((last + 1).saturating_sub(height));
    model.list.top = top.min(model.shown.lines.saturating_sub(height));
}
