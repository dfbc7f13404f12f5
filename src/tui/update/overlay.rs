//! What lies over the screen: why, help, problems; pickers have a file of their own.

use super::{dates, hand, open_field, people, person, pick, read, tell};
use crate::timeline::Timeline;
use crate::tui::card;
use crate::tui::effect::Effect;
use crate::tui::message::Command;
use crate::tui::model::{FieldOf, Model, Overlay};
use crate::tui::pick::PickerOf;

/// Opens the card that says why.
pub fn why(model: &mut Model) {
    model.overlay = model.row().map(|_| Overlay::Why(0));
    if model.overlay.is_none() {
        tell(model, "no article is shown");
    }
    read::show_evidence(model);
}

/// Opens the list of what could not be read.
pub fn open_problems(model: &mut Model) {
    match model.problems.is_empty() {
        true => tell(model, "everything could be read"),
        false => model.overlay = Some(Overlay::Problems(0)),
    }
}

/// Opens the help over what is open: that comes back when it closes.
pub fn help(model: &mut Model) {
    model.behind = model.overlay.replace(Overlay::Help(0));
}

/// The pile is another one: what lies over the screen, what is behind it and what was left for an article follow.
pub fn refresh(model: &mut Model, before: &Timeline) {
    refresh_top(model, before);
    let top = model.overlay.take();
    if let Some(behind) = model.behind.take() {
        model.overlay = Some(behind);
        refresh_top(model, before);
        model.behind = model.overlay.take();
    }
    if let Some((id, card)) = model.left.take() {
        person::refresh(model, card, before);
        if let Some(Overlay::Person(card)) = model.overlay.take() {
            model.left = Some((id, card));
        }
    }
    model.overlay = top;
}

/// What is counted over the screen is counted anew, sources unless something of them is taken.
fn refresh_top(model: &mut Model, before: &Timeline) {
    match model.overlay.take() {
        Some(Overlay::Person(card)) => person::refresh(model, card, before),
        Some(Overlay::Picker(picker)) if picker.of == PickerOf::People => {
            model.overlay = Some(Overlay::Picker(people::again(model, picker, before)));
        }
        Some(Overlay::Picker(picker)) if picker.taken.is_empty() && picker.at == 0 => {
            match picker.of {
                PickerOf::Sources => pick::sources(model),
                _ => model.overlay = Some(Overlay::Picker(picker.clone())),
            }
            if let Some(Overlay::Picker(anew)) = &mut model.overlay {
                anew.input = picker.input;
                anew.narrow(&model.timeline);
            }
        }
        Some(Overlay::Dates(dates)) => {
            model.parked.date = dates.input.value().to_string();
            dates::open(model);
            if let Some(Overlay::Dates(anew)) = &mut model.overlay {
                (anew.filters, anew.month) = (dates.filters, dates.month);
            }
        }
        overlay => model.overlay = overlay,
    }
}

/// A key while something lies over the screen.
pub fn in_overlay(model: &mut Model, command: Command) -> Vec<Effect> {
    match (&mut model.overlay, command) {
        (Some(Overlay::Person(_)), command) => return person::key(model, command),
        (Some(Overlay::Picker(_)), command) => return pick::key(model, command),
        (Some(Overlay::Dates(_)), command) => dates::key(model, command),
        (Some(Overlay::Hand(_)), command) => return hand::key(model, command),
        (Some(Overlay::Why(_)), Command::SetDate) => hand::open(model),
        (Some(Overlay::Help(_)), Command::Leave) if !model.help.is_empty() => model.help.clear(),
        (Some(Overlay::Why(_)), Command::Why)
        | (Some(Overlay::Help(_)), Command::Help)
        | (Some(Overlay::Problems(_)), Command::Problems)
        | (_, Command::Back | Command::Leave | Command::Accept | Command::Read) => {
            model.help.clear();
            model.overlay = model.behind.take();
        }
        (_, Command::Help) => help(model),
        (_, Command::HelpFind) => open_field(model, FieldOf::Help, String::new()),
        (_, Command::HelpSections) => pick::sections(model),
        (_, Command::Why) => why(model),
        (Some(Overlay::Why(at)), command) => {
            let by = match command {
                Command::NextArticle | Command::PreviousArticle => {
                    *at = 0;
                    super::list::go_by(model, if command == Command::NextArticle { 1 } else { -1 });
                    0
                }
                Command::Down => 1,
                Command::Up => -1,
                Command::PageDown | Command::HalfDown | Command::Last => isize::MAX,
                Command::PageUp | Command::HalfUp | Command::First => isize::MIN,
                Command::HelpFind | Command::HelpSections => 0,
                // Anything else is meant for what lies under the card.
                _ => {
                    model.overlay = None;
                    return super::command_given(model, command, None);
                }
            };
            next_evidence(model, by);
        }
        (Some(Overlay::Help(_) | Overlay::Problems(_)), command) => scroll(model, command),
        (None, _) => {}
    }
    Vec::new()
}

/// Points out another piece of evidence, in the card and in the text.
fn next_evidence(model: &mut Model, by: isize) {
    let last = model.article().map_or(0, |article| article.evidence.len()).saturating_sub(1);
    if let Some(Overlay::Why(at)) = &mut model.overlay {
        let to = at.saturating_add_signed(by).min(last);
        let stays = by != 0 && *at == to;
        *at = to;
        if stays {
            tell(
                model,
                if by > 0 { "this is the last piece of evidence" } else { "this is the first piece of evidence" },
            );
        }
    }
    read::show_evidence(model);
}

pub fn scroll(model: &mut Model, command: Command) {
    let (page, last) = card::open(model).map_or((1, 0), |card| (card.height.max(1), card.last_top()));
    if let Some(Overlay::Help(top) | Overlay::Problems(top)) = &mut model.overlay {
        let to = match command {
            Command::Down => *top + 1,
            Command::Up => top.saturating_sub(1),
            Command::PageDown | Command::HalfDown => *top + page,
            Command::PageUp | Command::HalfUp => top.saturating_sub(page),
            Command::First => 0,
            Command::Last => last,
            _ => return tell(model, "that does nothing here; q closes"),
        };
        *top = to.min(last);
    }
}
