//! The filter: its field, its stack of steps, and going back to what was.

use super::history::remember;
use super::list::{hold, settle};
use super::{edited, open_field, pick, request, tell};
use crate::query::{self, Answer, Filter};
use crate::tui::message::Command;
use crate::tui::model::{Change, FieldOf, Model, Step};
use crate::tui::shown::Shown;

/// Opens the field for a further filter.
pub fn open(model: &mut Model) {
    let text = std::mem::take(&mut model.parked.filter);
    open_field(model, FieldOf::Filter, text);
}

/// A key in the open field.
pub fn in_field(model: &mut Model, command: Command) {
    match command {
        Command::Accept => accept(model),
        Command::Leave => leave(model),
        Command::UsedFilters => {
            if let Some(field) = model.field.take_if(|field| field.of == FieldOf::Filter) {
                model.parked.filter = field.input.value().to_string();
                refilter(model);
                pick::used(model);
            }
        }
        Command::Down | Command::Up | Command::PageDown | Command::PageUp => {
            match model.field.as_ref().map(|field| field.of) {
                Some(FieldOf::Find) => super::read::mark(model, matches!(command, Command::Down | Command::PageDown)),
                Some(FieldOf::Help) => super::overlay::scroll(model, command),
                _ => super::list::go(model, command, None),
            }
        }
        Command::EraseBefore if model.field.as_ref().is_some_and(|field| field.input.value().is_empty()) => {
            into_field(model)
        }
        command => {
            if let (Some(field), Some(request)) = (&mut model.field, request(command)) {
                field.input.handle(request);
                edited(model);
            }
        }
    }
}

/// Backspace in an empty field: the last filter comes back into it; without one the field closes.
fn into_field(model: &mut Model) {
    if model.field.as_ref().is_some_and(|field| field.of != FieldOf::Filter) || model.steps.is_empty() {
        model.field = None;
        return;
    }
    remember(model, Change::Filters(model.steps.clone()));
    let step = model.steps.pop().expect("there is a step");
    open_field(model, FieldOf::Filter, step.text);
}

/// Takes what is typed.
fn accept(model: &mut Model) {
    let Some(field) = &mut model.field else { return };
    if field.example.is_some() {
        // A field without a value is a fault only when it is to be kept.
        field.fault = query::parse(&query::closed(field.input.value()), model.settings.today).err();
    }
    match field.of {
        FieldOf::Filter if field.fault.is_some() => {}
        FieldOf::Filter => keep(model),
        FieldOf::Find => super::read::found(model),
        FieldOf::Help | FieldOf::Name | FieldOf::Write | FieldOf::Read => model.field = None,
    }
}

/// Leaves the field; what cannot be kept (a faulty filter, a field without a value) waits for the next time.
fn leave(model: &mut Model) {
    let Some(field) = &model.field else { return };
    let whole = query::parse(&query::closed(field.input.value()), model.settings.today).is_ok();
    match (field.of, !whole) {
        (FieldOf::Filter, false) => {
            let before = model.steps.len();
            keep(model);
            if model.steps.len() > before && model.notice.is_none() {
                tell(model, "the filter is kept; u takes it back");
            }
        }
        (FieldOf::Filter, true) => {
            model.parked.filter = field.input.value().to_string();
            tell(model, "not a whole filter yet; / brings it back");
            model.field = None;
            refilter(model);
        }
        _ => model.field = None,
    }
}

/// Closes the field and drops what was typed.
pub fn drop_field(model: &mut Model) {
    let Some(mut field) = model.field.take() else { return };
    field.input.reset();
    if field.of != FieldOf::Filter {
        model.field = Some(field);
        edited(model);
        model.field = None;
    }
    refilter(model);
}

/// Makes what is typed a step of the stack.
fn keep(model: &mut Model) {
    let Some(field) = model.field.take() else { return };
    let text = query::closed(field.input.value().trim());
    match query::parse(&text, model.settings.today) {
        Ok(filter) if !filter.terms.is_empty() => push(model, Step { text, filter }),
        _ => refilter(model),
    }
    tell_taken(model);
}

/// Filters by a text that was made by the program.
pub fn push_text(model: &mut Model, text: String) {
    match query::parse(&text, model.settings.today) {
        Ok(filter) => {
            push(model, Step { text, filter });
            tell_taken(model);
        }
        Err(fault) => super::warn(model, fault.to_string()),
    }
}

/// Adds a filter.
pub fn push(model: &mut Model, step: Step) {
    model.find.clear();
    if model.steps.last().is_some_and(|last| last.text == step.text) {
        refilter(model);
        return tell(model, "that filter holds already");
    }
    model.used.retain(|used| *used != step.text);
    model.used.insert(0, step.text.clone());
    remember(model, Change::Filters(model.steps.clone()));
    model.steps.push(step);
    // A filter that was taken into the field and kept as it was is no change.
    if let [.., Change::Filters(before), Change::Filters(_)] = &model.undo[..]
        && *before == model.steps
    {
        model.undo.truncate(model.undo.len() - 2);
    }
    refilter(model);
    if model.list.anchor.is_some() {
        hold(model);
    }
}

/// Takes the last filter away.
pub fn pop(model: &mut Model) {
    if model.steps.is_empty() {
        return tell(model, "no filter to take away");
    }
    remember(model, Change::Filters(model.steps.clone()));
    model.steps.pop();
    refilter(model);
}

/// Takes all filters away.
pub fn clear(model: &mut Model) {
    if model.steps.is_empty() {
        return tell(model, "no filter to take away");
    }
    remember(model, Change::Filters(model.steps.clone()));
    model.steps.clear();
    refilter(model);
    tell(model, "all filters taken away; u brings them back");
}

/// Asks the pile anew. The selection stays on its article, or goes to the one nearest in time.
/// With a fault in the field the last good result stays; what may become a field's name waits until it is one.
pub fn refilter(model: &mut Model) {
    let held = Filter { terms: model.steps.iter().flat_map(|step| step.filter.terms.clone()).collect() };
    let Some(field) = model.field.as_mut().filter(|field| field.of == FieldOf::Filter) else {
        let answer = query::answer(&held, &*model.timeline, &mut model.memo);
        return show(model, answer);
    };
    let text = query::closed(field.input.value());
    let unfinished = query::unfinished(&text);
    field.example = unfinished.as_ref().filter(|unfinished| unfinished.waits).map(|unfinished| unfinished.example);
    let whole = if field.example.is_some() { unfinished.as_ref().map_or(0, |u| u.start) } else { text.len() };
    let parsed = query::parse(&query::closed(&text[..whole]), model.settings.today);
    let typed = field.input.value().len();
    // A quote that was closed for the reader is not there to be shown.
    field.fault = parsed.as_ref().err().map(|fault| query::Fault {
        span: fault.span.start.min(typed)..fault.span.end.min(typed),
        expected: fault.expected.clone(),
    });
    let Ok(typed) = parsed else {
        // Rows of another pile are other articles.
        if model.shown.pile != model.timeline.number() {
            let answer = query::answer(&held, &*model.timeline, &mut model.memo);
            show(model, answer);
        }
        return;
    };
    let with = |terms: Vec<query::Node>| Filter { terms: [held.terms.clone(), terms].concat() };
    let mut answer = query::answer(&with(typed.terms.clone()), &*model.timeline, &mut model.memo);
    if unfinished.is_some_and(|unfinished| !unfinished.waits) && answer.rows.is_empty() {
        let before = typed.terms.len().saturating_sub(1);
        answer = query::answer(&with(typed.terms[..before].to_vec()), &*model.timeline, &mut model.memo);
    }
    show(model, answer);
}

/// Shows an answer.
fn show(model: &mut Model, answer: Answer) {
    model.shown = Shown::new(answer, &model.timeline, &model.how);
    model.strip.kept.clear();
    settle(model);
    // What a filter was asked for is a hit, not a row around one.
    if let Some(row) = model.row().filter(|row| !model.shown.is_hit(*row as u32)) {
        let hits = &model.shown.answer.rows;
        let near = match model.timeline.day(row) {
            Some(day) => model.timeline.nearest(hits, day).map(|at| hits[at]),
            None => hits.last().copied(),
        };
        if let Some(place) = near.and_then(|row| model.shown.place_of(row)) {
            super::list::put(model, place);
        }
    }
}

/// Says on which rung of the ladder words were found, and what they were taken for.
pub fn tell_taken(model: &mut Model) {
    let mut taken: Vec<String> = model.shown.answer.taken.iter().map(ToString::to_string).collect();
    if let Some(step) = model.steps.last().filter(|_| model.loading.is_none()) {
        let more = query::more_in_texts(&step.filter, &*model.timeline, &mut model.memo);
        taken.extend(more.iter().map(|(word, count)| format!("{count} more in texts (text:{})", query::quoted(word))));
    }
    if !taken.is_empty() && !model.shown.answer.rows.is_empty() {
        tell(model, taken.join("; "));
    }
}
