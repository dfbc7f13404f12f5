//! The date that the reader sets by hand: its field, what becomes of it, and what is said of that.

use super::history::remember;
use super::list::{hold, settle};
use super::{read, request, tell};
use crate::date::hand::{Hand, Set};
use crate::marks::{Does, Event, decisions};
use crate::problem::Problem;
use crate::text::Clean;
use crate::tui::effect::Effect;
use crate::tui::message::Command;
use crate::tui::model::{Change, Model, Notice, Overlay, Setting};
use crate::tui::pick::ByHand;
use std::ops::Range;
use std::sync::Arc;
use tui_input::Input;

/// Opens the field for the selected article's date.
pub fn open(model: &mut Model) {
    let Some(row) = model.row() else { return tell(model, "no article is shown") };
    // While more articles arrive the field stays with this one.
    hold(model);
    let entry = model.timeline.entry(row);
    let hand = model.marks.dates().get(&entry.id);
    let again = hand.map_or_else(String::new, |hand| hand.again(model.settings.today));
    let typed = model.parked.hand.remove(&entry.id).unwrap_or_else(|| again.clone());
    let explains = matches!(model.overlay, Some(Overlay::Why(_)));
    let by_hand = ByHand { of: entry.id, input: Input::new(typed), again, wrong: false, explains };
    model.overlay = Some(Overlay::Hand(by_hand));
}

/// A key in the field.
pub fn key(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Hand(by_hand)) = &mut model.overlay else { return Vec::new() };
    match command {
        Command::Accept => return accept(model),
        Command::Leave => {
            let typed = by_hand.input.value().to_string();
            if typed != by_hand.again {
                model.parked.hand.insert(by_hand.of, typed);
                tell(model, "nothing is set; D brings back what was typed");
            }
            close(model);
        }
        Command::Down | Command::Up | Command::PageDown | Command::PageUp => read::scroll(model, command, None),
        command => {
            if let Some(request) = request(command) {
                by_hand.input.handle(request);
                by_hand.wrong = false;
            }
        }
    }
    Vec::new()
}

/// Closes the field; the card that said why comes back.
fn close(model: &mut Model) {
    let explains = matches!(&model.overlay, Some(Overlay::Hand(by_hand)) if by_hand.explains);
    model.overlay = explains.then_some(Overlay::Why(0));
}

/// Sets what is typed, or takes the date that was set away.
fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Hand(by_hand)) = &mut model.overlay else { return Vec::new() };
    let (article, typed, on) = (by_hand.of, Clean::line(by_hand.input.value().trim()), model.settings.today);
    let hand = match by_hand.says(on) {
        _ if typed.is_empty() => None,
        Ok(set) => Some(Arc::new(Hand { set, typed, on })),
        Err(_) => {
            by_hand.wrong = true;
            return Vec::new();
        }
    };
    close(model);
    let set = |hand: &Arc<Hand>| hand.set;
    let before = model.marks.dates().get(&article).map(set);
    match (before, hand.as_ref().map(set)) {
        (None, None) => tell(model, "nothing was typed, and no date was set by hand"),
        (before, now) if before == now => tell(model, "that is the date that was set already"),
        _ => {
            let event = Event { article: Some(article), does: Does::Date(hand) };
            let (numbers, effect) = mark(model, vec![event]);
            remember(model, Change::Marks(numbers));
            return vec![effect];
        }
    }
    Vec::new()
}

/// Adds events to the marks, goes to the article of the last where that is shown, and says what holds of it now.
pub fn mark(model: &mut Model, events: Vec<Event>) -> (Range<usize>, Effect) {
    let numbers = model.marks.add(events.iter().cloned());
    let number = numbers.end - 1;
    let article = model.marks.event(number).article;
    if let Some(article) = article {
        model.list.anchor = Some(article);
        if is_shown(model, article) {
            settle(model);
        }
    }
    let says = match (model.marks.meant(numbers.start), article) {
        ((Does::Person(says), holds), _) => match numbers.len() {
            1 => decisions::words(says, holds),
            count => format!("{}, and {} more", decisions::words(says, holds), count - 1),
        },
        (_, article) => match article.and_then(|article| model.marks.dates().get(&article)).map(|hand| hand.set) {
            None => "its own evidence dates it again".to_string(),
            Some(Set::Unknown) => "set to unknown: it stands at the end, with the undated".to_string(),
            Some(set) => format!("set to {}", set.words()),
        },
    };
    model.setting = Some(Setting { number, article, says, solved: false, moved: 0, unkept: None });
    say(model);
    (numbers, Effect::SaveMarks { number, events })
}

fn is_shown(model: &Model, article: crate::document::Id) -> bool {
    model.timeline.row(article).is_some_and(|row| model.shown.place_of(row as u32).is_some())
}

/// The pile was solved again after an event; so many other articles have another date now.
pub fn moved(model: &mut Model, number: usize, count: Option<usize>) {
    if let Some(setting) = model.setting.as_mut().filter(|setting| setting.number == number) {
        (setting.solved, setting.moved) = (true, count.unwrap_or(0));
        say(model);
    }
}

/// An event was kept, or could not be.
pub fn kept(model: &mut Model, kept: Result<(), Problem>) {
    let Err(problem) = kept else { return };
    if let Some(setting) = &mut model.setting {
        setting.unkept = Some(format!("{} {}", problem.place, problem.what));
        say(model);
    }
    if !model.problems.contains(&problem) {
        model.problems.push(problem);
    }
}

/// Says what became of the date that was set last.
fn say(model: &mut Model) {
    let Some(setting) = &model.setting else { return };
    let mut text = setting.says.clone();
    text += match setting.unkept {
        _ if !model.settings.keeps => " for this session",
        Some(_) => " for this session only",
        None => "",
    };
    text += &match setting.moved {
        0 if !setting.solved => format!(" {}", model.settings.theme.signs().more),
        0 => String::new(),
        1 => "; 1 article moved".to_string(),
        count => format!("; {count} articles moved"),
    };
    if setting.article.is_none() && setting.solved {
        let (undo, redo) = match model.overlay {
            Some(Overlay::Picker(_)) => ("M-u undoes", "M-U redoes"),
            _ => ("u undoes", "C-r redoes"),
        };
        let there = [(undo, model.undo.is_empty()), (redo, model.redo.is_empty())];
        let there: Vec<&str> = there.into_iter().filter(|(_, empty)| !empty).map(|(key, _)| key).collect();
        text += if there.is_empty() { "" } else { "; " };
        text += &there.join(", ");
    }
    if setting.article.is_some_and(|article| !is_shown(model, article)) {
        text += "; the filter hides it";
    }
    let wrong = setting.unkept.is_some();
    text += &setting.unkept.as_ref().map_or(String::new(), |why| format!(": {why}"));
    model.notice = Some(Notice { text, wrong });
}
