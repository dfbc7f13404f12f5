//! What lies over the screen: cards, and the picker of people.

use super::filter::{edited, push, request};
use super::tell;
use crate::date::label;
use crate::query::{self, fuzzy::Fuzzy, quoted};
use crate::text::fold;
use crate::tui::card;
use crate::tui::message::Command;
use crate::tui::model::{Item, Model, Overlay, Picker, Step};
use tui_input::{Input, InputRequest};

/// Text typed into the open field or picker.
pub fn type_in(model: &mut Model, text: &str) {
    let insert = |input: &mut Input| {
        for c in text.chars() {
            input.handle(InputRequest::InsertChar(c));
        }
    };
    if let Some(field) = &mut model.field {
        insert(&mut field.input);
        edited(model);
    } else if let Some(Overlay::People(picker)) = &mut model.overlay {
        insert(&mut picker.input);
        narrow(picker);
    }
}

/// Opens the list of what could not be read.
pub fn open_problems(model: &mut Model) {
    match model.problems.is_empty() {
        true => tell(model, "everything could be read"),
        false => model.overlay = Some(Overlay::Problems(0)),
    }
}

/// Opens the picker with the people of the rows that are shown.
pub fn pick_person(model: &mut Model) {
    let timeline = &model.timeline;
    let items: Vec<Item> = timeline
        .people(&model.shown.answer.rows)
        .into_iter()
        .map(|person| Item {
            name: person.name.clone(),
            forms: std::iter::once(person.name).chain(person.aliases).map(|name| fold(name)).collect(),
            articles: person.articles,
            mentions: person.mentions,
            days: person.first.zip(person.last).map_or(String::new(), |(first, last)| label::range(first, last)),
        })
        .collect();
    if items.is_empty() {
        return tell(model, "nobody is named in these articles");
    }
    let input = Input::new(std::mem::take(&mut model.parked.person));
    let mut picker = Picker { input, items, fitting: Vec::new(), at: 0 };
    narrow(&mut picker);
    model.overlay = Some(Overlay::People(picker));
}

/// Finds what fits what is typed: names that hold it, those that begin with it first; else those that hold its letters in
/// order, best first; else those with a word that it may be a misspelling of.
fn narrow(picker: &mut Picker) {
    let typed = fold(picker.input.value().trim());
    let items = &picker.items;
    let holds = |item: &Item| item.forms.iter().any(|form| form.contains(&typed));
    let begins = |item: &Item| item.forms.iter().any(|form| form.split(' ').any(|word| word.starts_with(&typed)));
    let mut fitting: Vec<usize> = (0..items.len()).filter(|at| holds(&items[*at])).collect();
    fitting.sort_by_key(|at| !begins(&items[*at]));
    let fuzzy = Fuzzy::default();
    if fitting.is_empty() {
        let score = |item: &Item| item.forms.iter().filter_map(|form| fuzzy.score(form, &typed)).max();
        let mut scored: Vec<(i64, usize)> =
            items.iter().enumerate().filter_map(|(at, item)| Some((score(item)?, at))).collect();
        scored.sort_by_key(|(score, at)| (-score, *at));
        fitting = scored.into_iter().map(|(_, at)| at).collect();
    }
    if fitting.is_empty() {
        let near = |item: &Item| {
            let words: Vec<String> = item.forms.iter().flat_map(|form| form.split(' ')).map(str::to_string).collect();
            !fuzzy.meant(&typed, &words).is_empty()
        };
        fitting = (0..items.len()).filter(|at| near(&items[*at])).collect();
    }
    picker.fitting = fitting;
    picker.at = 0;
}

/// A key while something lies over the screen.
pub fn in_overlay(model: &mut Model, command: Command) {
    let (page, last) = card::open(model).map_or((1, 0), |card| (card.height().max(1), card.last_top()));
    match (&mut model.overlay, command) {
        (Some(Overlay::People(picker)), Command::Accept) if picker.fitting.is_empty() => {
            tell(model, "nobody of that name; Esc closes");
        }
        (Some(Overlay::People(picker)), command) => {
            if in_picker(picker, command) {
                close(model, command);
            }
        }
        (_, Command::Back | Command::Leave | Command::Accept | Command::Read) => model.overlay = None,
        (Some(Overlay::Why(_)), Command::Why)
        | (Some(Overlay::Help(_)), Command::Help)
        | (Some(Overlay::Problems(_)), Command::Problems) => model.overlay = None,
        (_, Command::Help) => model.overlay = Some(Overlay::Help(0)),
        (_, Command::Why) => model.overlay = model.row().map(|_| Overlay::Why(0)),
        (Some(Overlay::Why(_)), Command::NextArticle) => super::list::go_by(model, 1),
        (Some(Overlay::Why(_)), Command::PreviousArticle) => super::list::go_by(model, -1),
        (Some(Overlay::Why(top) | Overlay::Help(top) | Overlay::Problems(top)), command) => {
            let to = match command {
                Command::Down => *top + 1,
                Command::Up => top.saturating_sub(1),
                Command::PageDown | Command::HalfDown => *top + page,
                Command::PageUp | Command::HalfUp => top.saturating_sub(page),
                Command::First => 0,
                Command::Last => last,
                _ => *top,
            };
            *top = to.min(last);
        }
        (None, _) => {}
    }
}

/// A key in the picker; `true` when it closes it.
fn in_picker(picker: &mut Picker, command: Command) -> bool {
    let last = picker.fitting.len().saturating_sub(1);
    match command {
        Command::Accept | Command::Leave => return true,
        Command::Down => picker.at = (picker.at + 1).min(last),
        Command::Up => picker.at = picker.at.saturating_sub(1),
        Command::PageDown => picker.at = (picker.at + 10).min(last),
        Command::PageUp => picker.at = picker.at.saturating_sub(10),
        command => {
            if let Some(request) = request(command) {
                picker.input.handle(request);
                narrow(picker);
            }
        }
    }
    false
}

/// Closes the picker; the person under the cursor becomes a filter when it was asked for.
fn close(model: &mut Model, command: Command) {
    if let Some(Overlay::People(picker)) = model.overlay.take() {
        if command == Command::Leave {
            model.parked.person = picker.input.value().to_string();
        }
        let picked = picker.fitting.get(picker.at).filter(|_| command == Command::Accept);
        if let Some(item) = picked.map(|at| &picker.items[*at]) {
            let text = format!("person:{}", quoted(&item.name));
            if let Ok(filter) = query::parse(&text) {
                push(model, Step { text, filter });
            }
        }
    }
}
