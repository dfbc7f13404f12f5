//! The date to go to, or to filter by.

use super::filter::push_text;
use super::list::select;
use super::{request, tell, warn};
use crate::date::{asked_days, label, relative};
use crate::timeline::Unit;
use crate::tui::message::Command;
use crate::tui::model::{Model, Overlay};
use crate::tui::pick::Dates;
use chrono::NaiveDate;
use tui_input::Input;

/// Opens the grid of years and months at the selected row.
pub fn open(model: &mut Model) {
    let mut counts: Vec<(NaiveDate, u32)> = Vec::new();
    for day in model.shown.answer.rows.iter().filter_map(|row| model.timeline.day(*row as usize)) {
        let month = Unit::Month.start(day);
        match counts.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            _ => counts.push((month, 1)),
        }
    }
    let here = model.row().and_then(|row| model.timeline.day(row)).or(counts.first().map(|(month, _)| *month));
    let Some(here) = here else { return tell(model, "no article here has a date") };
    let input = Input::new(std::mem::take(&mut model.parked.date));
    let dates = Dates { input, month: Unit::Month.start(here), filters: false, counts, wrong: false };
    model.overlay = Some(Overlay::Dates(dates));
    typed(model);
}

/// The days that are asked for: what is typed, else the month under the cursor. A signed length counts from the selected
/// row's day.
fn asked(model: &Model, dates: &Dates) -> Option<(NaiveDate, NaiveDate)> {
    let typed = dates.input.value().trim();
    let here = model.row().and_then(|row| model.timeline.day(row)).unwrap_or(model.settings.today);
    match (typed, relative::shifted(typed, here)) {
        ("", _) => asked_days(&dates.month.format("%Y-%m").to_string(), model.settings.today),
        (_, Some(there)) if dates.filters => Some((here.min(there), here.max(there))),
        (_, Some(there)) => Some((there, there)),
        (typed, None) => asked_days(typed, model.settings.today),
    }
}

/// What is typed is another one: the cursor of the grid follows it.
pub fn typed(model: &mut Model) {
    let Some(Overlay::Dates(dates)) = &model.overlay else { return };
    let asked = asked(model, dates);
    if let Some(Overlay::Dates(dates)) = &mut model.overlay {
        dates.wrong = false;
        if let Some((first, _)) = asked {
            dates.month = Unit::Month.start(first);
        }
    }
}

/// A key where a date is picked.
pub fn key(model: &mut Model, command: Command) {
    let Some(Overlay::Dates(dates)) = &mut model.overlay else { return };
    match command {
        Command::Accept => accept(model),
        Command::Leave => {
            model.parked.date = dates.input.value().to_string();
            model.overlay = None;
        }
        Command::GoOrFilter => dates.filters = !dates.filters,
        Command::NextMonth => dates.go(1),
        Command::PreviousMonth => dates.go(-1),
        Command::NextYear => dates.go(12),
        Command::PreviousYear => dates.go(-12),
        Command::EraseBefore if dates.input.value().is_empty() => model.overlay = None,
        command => {
            if let Some(request) = request(command) {
                dates.input.handle(request);
                typed(model);
            }
        }
    }
}

/// Goes to the days that are asked for, or filters by them.
fn accept(model: &mut Model) {
    let Some(Overlay::Dates(dates)) = &model.overlay else { return };
    let filters = dates.filters;
    let Some(days) = asked(model, dates) else {
        if let Some(Overlay::Dates(dates)) = &mut model.overlay {
            dates.wrong = true;
        }
        return;
    };
    model.overlay = None;
    match filters {
        true => push_text(model, format!("date:{}", label::span(days.0, days.1))),
        false => go_to(model, days),
    }
}

/// Goes to the first row of some days, or to the one nearest in time.
pub fn go_to(model: &mut Model, (first, last): (NaiveDate, NaiveDate)) {
    let rows = &model.shown.rows;
    let day = |place: usize| rows.get(place).and_then(|row| model.timeline.day(*row as usize));
    let within = |place: &usize| day(*place).is_some_and(|day| (first..=last).contains(&day));
    let inside = (0..rows.len()).filter(within).min_by_key(|place| day(*place));
    match inside.or_else(|| model.shown.nearest(&model.timeline, first)) {
        Some(place) => {
            let span = label::span(first, last);
            let count = (0..rows.len()).filter(within).count();
            let at = if first == last { "on" } else { "in" };
            select(model, place);
            match count {
                0 => tell(model, format!("nothing {at} {span}; this is the nearest")),
                1 => tell(model, format!("1 article {at} {span}")),
                count => tell(model, format!("{count} articles {at} {span}; this is the first")),
            }
        }
        None => warn(model, "there is nothing to go to"),
    }
}
