//! The card of a person.

use super::filter::push_text;
use super::list::select;
use super::{history, overlay, people, pick, tell};
use crate::person::hand::Says;
use crate::timeline::Timeline;
use crate::tui::effect::Effect;
use crate::tui::message::Command;
use crate::tui::model::{Model, Overlay};
use crate::tui::person::{Line, sheet};
use crate::tui::pick::{Offer, PersonCard, Picker};

/// Opens the card of a person of the selected article: of the one with this number, else of the one that was stepped to, else
/// of the one that is filtered by, else of the one named most often.
pub fn open(model: &mut Model, count: Option<usize>) {
    if let (None, Some((_, card))) = (count, model.left.take_if(|(id, _)| Some(*id) == model.list.selected)) {
        // The filter may be another one now.
        let pile = model.timeline.clone();
        return refresh(model, card, &pile);
    }
    let people = of_article(model);
    let marked = || {
        let hit = model.page.as_ref().and_then(|page| page.hits.get(page.current?))?;
        let spans = |person: &&crate::article::Mentioned| {
            person.spans.iter().any(|span| span.start < hit.end && hit.start < span.end)
        };
        model.article()?.people.iter().find(spans).map(|person| person.person)
    };
    let asked = || people.iter().copied().find(|person| model.shown.answer.asked.people.contains(person));
    let person = match count {
        Some(count) => people.get(count - 1).copied(),
        None => marked().or_else(asked).or(people.first().copied()),
    };
    match (person, people.len()) {
        (Some(person), _) => {
            let card = PersonCard::new(&model.timeline, &model.shown.answer.rows, person, None);
            show(model, card);
        }
        (None, 0) => tell(model, "the article names nobody; p lists the people of all"),
        (None, count) => tell(model, format!("the article names {count}")),
    }
}

/// The people of the selected article: in the order of the line that they stand in.
fn of_article(model: &Model) -> Vec<u32> {
    if let Some(article) = model.article() {
        return article.people.iter().map(|person| person.person).collect();
    }
    let mut people = model.row().map_or(Vec::new(), |row| model.timeline.entry(row).persons.clone());
    let mut known = std::collections::HashSet::new();
    people.retain(|person| known.insert(*person));
    people
}

/// Lays a card over the screen.
pub fn show(model: &mut Model, card: PersonCard) {
    model.overlay = Some(Overlay::Person(card));
    into_view(model);
}

/// The pile is another one: the same person's card, or what it was opened from where there is no such person any more.
pub fn refresh(model: &mut Model, card: PersonCard, before: &Timeline) {
    let back = card.back.map(|picker| Box::new(people::again(model, *picker, before)));
    let person = model.timeline.same_person(before, card.counted.person);
    match person {
        Some(person) => {
            let anew = PersonCard::new(&model.timeline, &model.shown.answer.rows, person, back);
            show(model, PersonCard { at: card.at, top: card.top, ..anew });
        }
        None => model.overlay = back.map(|picker| Overlay::Picker(*picker)),
    }
}

/// A key in the card.
pub fn key(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Person(card)) = &model.overlay else { return Vec::new() };
    let (at, page) = (card.at as isize, sheet(model, card).page() as isize);
    match command {
        Command::Down => go(model, at + 1),
        Command::Up => go(model, at - 1),
        Command::PageDown | Command::HalfDown => go(model, at + page),
        Command::PageUp | Command::HalfUp => go(model, at - page),
        Command::First => go(model, isize::MIN),
        Command::Last => go(model, isize::MAX),
        Command::NextPerson => step(model, true),
        Command::PreviousPerson => step(model, false),
        Command::Accept | Command::Read => enter(model),
        Command::Split => return split(model),
        Command::FilterByPerson => {
            let name = card.name.clone();
            model.overlay = None;
            let text = pick::named(model, "person", &name);
            push_text(model, text);
        }
        Command::Rename | Command::Pin | Command::NotAPerson => return people::command(model, command),
        Command::Undo => return history::undo(model),
        Command::Redo => return history::redo(model),
        Command::Help => overlay::help(model),
        Command::Leave | Command::Back | Command::Person => close(model),
        _ => tell(model, "that does nothing here; q closes"),
    }
    Vec::new()
}

/// Closes the card: the list that it was opened from comes back.
fn close(model: &mut Model) {
    if let Some(Overlay::Person(card)) = model.overlay.take() {
        model.overlay = card.back.map(|picker| Overlay::Picker(*picker));
    }
}

/// Puts the cursor on a form of the name or an article, as far as there are any.
fn go(model: &mut Model, to: isize) {
    let Some(Overlay::Person(card)) = &model.overlay else { return };
    let sheet = sheet(model, card);
    let unseen = sheet.line_of(card.at) >= card.top + sheet.page();
    if let Some(Overlay::Person(card)) = &mut model.overlay {
        match usize::try_from(to) {
            // On a low screen what the cursor is on first may stand below what is seen.
            Ok(to) if unseen && to > card.at => card.top += 1,
            Ok(to) => card.at = to,
            Err(_) => (card.at, card.top) = (0, 0),
        }
    }
    into_view(model);
}

/// Keeps the cursor on something that there is, and in sight.
fn into_view(model: &mut Model) {
    let Some(Overlay::Person(mut card)) = model.overlay.take() else { return };
    let sheet = sheet(model, &card);
    card.at = card.at.min(sheet.stops().saturating_sub(1));
    let (line, page) = (sheet.line_of(card.at), sheet.page());
    let last = sheet.count().saturating_sub(page);
    // What stands above the first form is seen with it, and before it.
    let top = if card.at == 0 && (line < page || card.top == 0) {
        0
    } else {
        card.top.min(line).max((line + 1).saturating_sub(page))
    };
    card.top = top.min(last);
    model.overlay = Some(Overlay::Person(card));
}

/// The next person of the list that the card was opened from, else of the article; around the ends.
fn step(model: &mut Model, forward: bool) {
    let Some(Overlay::Person(card)) = &mut model.overlay else { return };
    let (person, mut back) = (card.counted.person, card.back.take());
    let among: Vec<u32> = match back.as_deref() {
        Some(Picker { offer: Offer::People(people), fitting, .. }) => {
            fitting.iter().filter_map(|at| people.person(*at)).collect()
        }
        _ => of_article(model),
    };
    let here = among.iter().position(|other| *other == person);
    let next = match (here, forward) {
        (Some(here), true) => (here + 1) % among.len(),
        (Some(here), false) => (here + among.len() - 1) % among.len(),
        (None, _) => 0,
    };
    let Some(next_person) = among.get(next).copied() else { return };
    if let Some(picker) = &mut back {
        (picker.at, picker.moved) = (next, true);
    }
    let card = PersonCard::new(&model.timeline, &model.shown.answer.rows, next_person, back);
    show(model, card);
    if Some(next) == here {
        tell(model, "there is nobody else");
    }
}

/// Goes to the article under the cursor.
fn enter(model: &mut Model) {
    let Some(Overlay::Person(card)) = &model.overlay else { return };
    let sheet = sheet(model, card);
    match sheet.line(sheet.line_of(card.at)) {
        Line::Article(at) => {
            let row = card.rows[at];
            let Some(place) = model.shown.place_of(row) else { return };
            let text = format!("P goes back to the card of {}", card.name);
            if let Some(Overlay::Person(card)) = model.overlay.take() {
                model.left = Some((model.timeline.entry(row as usize).id, card));
            }
            select(model, place);
            tell(model, text);
        }
        Line::Form(_) => tell(model, "a form of the name; s splits it off"),
        _ => {}
    }
}

/// Splits the form under the cursor off; the cursor stays among the forms while there are any.
fn split(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Person(card)) = &model.overlay else { return Vec::new() };
    let person = model.timeline.person(card.counted.person);
    if let Some(form) = person.aliases.get(card.at) {
        let mut name = people::written(model, card.counted.person);
        if name == *form {
            // It is what the rest was renamed by: the rest has another form.
            name = person.aliases.iter().find(|alias| *alias != form).unwrap_or(&person.name).clone();
        }
        let says = Says::Other(form.clone(), name);
        let last = person.aliases.len().saturating_sub(2);
        if let Some(Overlay::Person(card)) = &mut model.overlay {
            card.at = card.at.min(last);
        }
        return people::say(model, vec![says]);
    }
    match person.aliases.is_empty() {
        true => tell(model, "there is one form of the name alone"),
        false => tell(model, "go to a form of the name first: they stand above the articles"),
    }
    Vec::new()
}
