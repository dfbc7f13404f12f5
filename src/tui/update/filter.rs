//! The filter: its field, its stack of steps, and going back to what was.

use super::list::{hold, select, settle};
use super::{tell, warn};
use crate::date::named_days;
use crate::query::{self, Answer, Filter};
use crate::timeline::Unit;
use crate::tui::message::Command;
use crate::tui::model::{Field, FieldOf, Model, Shown, Step};
use tui_input::{Input, InputRequest};

/// Opens the field for a further filter.
pub fn open(model: &mut Model) {
    let text = std::mem::take(&mut model.parked.filter);
    model.field = Some(Field { of: FieldOf::Filter, input: Input::new(text), fault: None, example: None });
    refilter(model);
}

/// Opens the field for a date to go to.
pub fn open_date(model: &mut Model) {
    let text = std::mem::take(&mut model.parked.date);
    model.field = Some(Field { of: FieldOf::Date, input: Input::new(text), fault: None, example: None });
}

/// A key in the open field.
pub fn in_field(model: &mut Model, command: Command) {
    match command {
        Command::Accept => accept(model),
        Command::Leave => leave(model),
        Command::Down | Command::Up | Command::PageDown | Command::PageUp => super::list::go(model, command),
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

/// The text of the open field is another one: a filter is asked anew, a date waits until it is taken.
pub fn edited(model: &mut Model) {
    match &mut model.field {
        Some(field) if field.of == FieldOf::Date => field.fault = None,
        _ => refilter(model),
    }
}

/// What a key does to the text of a field.
pub fn request(command: Command) -> Option<InputRequest> {
    Some(match command {
        Command::EraseBefore => InputRequest::DeletePrevChar,
        Command::EraseAt => InputRequest::DeleteNextChar,
        Command::EraseWord => InputRequest::DeletePrevWord,
        Command::EraseAll => InputRequest::DeleteLine,
        Command::CursorLeft => InputRequest::GoToPrevChar,
        Command::CursorRight => InputRequest::GoToNextChar,
        Command::CursorStart => InputRequest::GoToStart,
        Command::CursorEnd => InputRequest::GoToEnd,
        _ => return None,
    })
}

/// Backspace in an empty field: the last filter comes back into it; without one the field closes.
fn into_field(model: &mut Model) {
    if model.field.as_ref().is_some_and(|field| field.of == FieldOf::Date) || model.steps.is_empty() {
        model.field = None;
        return;
    }
    remember(model);
    let step = model.steps.pop().expect("there is a step");
    model.field = Some(Field { of: FieldOf::Filter, input: Input::new(step.text), fault: None, example: None });
    refilter(model);
}

/// Takes what is typed.
fn accept(model: &mut Model) {
    let Some(field) = &mut model.field else { return };
    if field.example.is_some() {
        // A field without a value is a fault only when it is to be kept.
        field.fault = query::parse(field.input.value()).err();
    }
    match field.of {
        FieldOf::Date => go_to_date(model),
        FieldOf::Filter if field.fault.is_some() => {}
        FieldOf::Filter => keep(model),
    }
}

/// Leaves the field; what cannot be kept (a faulty filter, a field without a value) waits for the next time.
fn leave(model: &mut Model) {
    let Some(field) = &model.field else { return };
    if field.of == FieldOf::Filter && field.fault.is_none() && field.example.is_none() {
        return keep(model);
    }
    let typed = field.input.value().to_string();
    match field.of {
        FieldOf::Date => model.parked.date = typed,
        FieldOf::Filter => {
            model.parked.filter = typed;
            tell(model, "not a whole filter yet; / brings it back");
        }
    }
    model.field = None;
    refilter(model);
}

/// Closes the field and drops what was typed.
pub fn drop_field(model: &mut Model) {
    model.field = None;
    refilter(model);
}

/// Makes what is typed a step of the stack.
fn keep(model: &mut Model) {
    let Some(field) = model.field.take() else { return };
    let text = query::closed(field.input.value().trim());
    match query::parse(&text) {
        Ok(filter) if !filter.terms.is_empty() => push(model, Step { text, filter }),
        _ => refilter(model),
    }
    tell_taken(model);
}

/// Adds a filter.
pub fn push(model: &mut Model, step: Step) {
    remember(model);
    model.steps.push(step);
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
    remember(model);
    model.steps.pop();
    refilter(model);
}

/// Takes all filters away.
pub fn clear(model: &mut Model) {
    if model.steps.is_empty() {
        return tell(model, "no filter to take away");
    }
    remember(model);
    model.steps.clear();
    refilter(model);
    tell(model, "all filters taken away; u brings them back");
}

fn remember(model: &mut Model) {
    model.undo.push(model.steps.clone());
    model.redo.clear();
}

/// Goes back to the filters before the last change.
pub fn undo(model: &mut Model) {
    match model.undo.pop() {
        Some(before) => {
            model.redo.push(std::mem::replace(&mut model.steps, before));
            refilter(model);
        }
        None => tell(model, "nothing to undo"),
    }
}

/// Goes forward again.
pub fn redo(model: &mut Model) {
    match model.redo.pop() {
        Some(after) => {
            model.undo.push(std::mem::replace(&mut model.steps, after));
            refilter(model);
        }
        None => tell(model, "nothing to redo"),
    }
}

/// Asks the pile anew. The selection stays on its article, or goes to the one nearest in time.
/// With a fault in the field the last good result stays; what may become a field's name waits until it is one.
pub fn refilter(model: &mut Model) {
    let held = Filter { terms: model.steps.iter().flat_map(|step| step.filter.terms.clone()).collect() };
    let Some(field) = model.field.as_mut().filter(|field| field.of == FieldOf::Filter) else {
        let answer = query::answer(&held, &*model.timeline);
        return show(model, answer);
    };
    let text = query::closed(field.input.value());
    let unfinished = query::unfinished(&text);
    field.example = unfinished.as_ref().filter(|unfinished| unfinished.named).map(|unfinished| unfinished.example);
    let parsed =
        query::parse(if field.example.is_some() { &text[..unfinished.as_ref().map_or(0, |u| u.start)] } else { &text });
    let typed = field.input.value().len();
    // A quote that was closed for the reader is not there to be shown.
    field.fault = parsed.as_ref().err().map(|fault| query::Fault {
        span: fault.span.start.min(typed)..fault.span.end.min(typed),
        expected: fault.expected.clone(),
    });
    let Ok(typed) = parsed else { return };
    let with = |terms: Vec<query::Node>| Filter { terms: [held.terms.clone(), terms].concat() };
    let mut answer = query::answer(&with(typed.terms.clone()), &*model.timeline);
    if unfinished.is_some_and(|unfinished| !unfinished.named) && answer.rows.is_empty() {
        let before = typed.terms.len().saturating_sub(1);
        answer = query::answer(&with(typed.terms[..before].to_vec()), &*model.timeline);
    }
    show(model, answer);
}

/// Shows an answer.
fn show(model: &mut Model, answer: Answer) {
    let unit = heading_unit(model, &answer);
    let groups = model.timeline.groups(&answer.rows, unit);
    model.shown = Shown { answer, groups, unit: Some(unit) };
    settle(model);
}

/// More rows than this a month, on average, and headings stand for months; else for years.
const CROWDED: usize = 8;

fn heading_unit(model: &Model, answer: &Answer) -> Unit {
    let months = model.timeline.groups(&answer.rows, Unit::Month).len();
    if answer.rows.len() > months * CROWDED { Unit::Month } else { Unit::Year }
}

/// Says what was taken for misspelt words.
pub fn tell_taken(model: &mut Model) {
    let taken: Vec<String> = model
        .shown
        .answer
        .taken
        .iter()
        .filter(|taken| !taken.meant.is_empty())
        .map(|taken| format!("{} taken for {}", taken.word, taken.meant.join(", ")))
        .collect();
    if !taken.is_empty() {
        tell(model, taken.join("; "));
    }
}

/// Goes to the row nearest to the typed date.
fn go_to_date(model: &mut Model) {
    let Some(field) = model.field.take() else { return };
    let text = field.input.value().trim().to_string();
    if text.is_empty() {
        return;
    }
    let Some((first, last)) = named_days(&text) else {
        let expected = "2023, 2023-04, 2023-04-13 or 13 April 2023".to_string();
        let fault = Some(query::Fault { span: 0..field.input.value().len(), expected });
        model.field = Some(Field { fault, ..field });
        return;
    };
    let rows = &model.shown.answer.rows;
    let day = |place: usize| rows.get(place).and_then(|row| model.timeline.day(*row as usize));
    let inside = rows.partition_point(|row| model.timeline.day(*row as usize).is_some_and(|day| day < first));
    let inside = Some(inside).filter(|place| day(*place).is_some_and(|day| day <= last));
    match inside.or_else(|| model.timeline.nearest(rows, first)) {
        Some(place) => {
            select(model, place);
            if inside.is_none() {
                tell(model, format!("nothing on {text}; this is the nearest"));
            }
        }
        None => warn(model, "there is nothing to go to"),
    }
}
