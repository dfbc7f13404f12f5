//! Pickers: what they offer, and what becomes of what is picked.

use super::filter::push_text;
use super::list::{arrange, order_says};
use super::{command_given, history, overlay, people, request, tell};
use crate::article::Rows;
use crate::date::label;
use crate::query::{EXACT, quoted};
use crate::text::{Clean, Folded, fold};
use crate::tui::card;
use crate::tui::effect::Effect;
use crate::tui::keymap::{BINDINGS, shown};
use crate::tui::message::Command;
use crate::tui::model::{Focus, Model, Overlay};
use crate::tui::page::Line;
use crate::tui::pick::{Does, Item, Offer, People, Picker, PickerOf};
use crate::tui::shown::Order;
use std::collections::BTreeMap;

/// Lays a picker over the screen; says so where there is nothing to pick.
pub fn open(model: &mut Model, of: PickerOf, items: Vec<Item>, none: &str) {
    // What is typed next is meant for the picker: it opens, even empty, where that can happen unawares.
    if items.is_empty() && matches!(of, PickerOf::Under | PickerOf::Links) {
        return tell(model, none);
    }
    if items.is_empty() {
        tell(model, none);
    }
    model.field = None;
    model.overlay = Some(Overlay::Picker(Picker::new(of, Offer::Items(items), &model.timeline)));
}

fn filters(name: &Clean, field: &'static str, before: String, behind: String) -> Item {
    let does = Does::Name(field, name.clone());
    Item { name: name.clone(), forms: vec![fold(name)], before, behind, does }
}

/// The people of the rows that are shown.
pub fn persons(model: &mut Model) {
    let counted = model.timeline.people(&model.shown.answer.rows);
    if counted.is_empty() && model.loading.is_none() {
        tell(model, "nobody is named in these articles");
    }
    let offer = Offer::People(People { counted, dismissed: people::dismissed(model), ..People::default() });
    model.overlay = Some(Overlay::Picker(Picker::new(PickerOf::People, offer, &model.timeline)));
}

/// The sources of the rows that are shown, those of most articles first.
pub fn sources(model: &mut Model) {
    let mut counts: BTreeMap<u32, (usize, u32)> = BTreeMap::new();
    for row in &model.shown.answer.rows {
        if let Some(source) = model.timeline.source(*row as usize) {
            counts.entry(source).or_insert((*row as usize, 0)).1 += 1;
        }
    }
    let mut sources: Vec<(&Clean, u32)> = counts
        .into_values()
        .filter_map(|(row, count)| Some((model.timeline.entry(row).source.as_ref()?, count)))
        .collect();
    sources.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    let items =
        sources.into_iter().map(|(name, count)| filters(name, "source", count.to_string(), String::new())).collect();
    open(model, PickerOf::Sources, items, "none of these articles says where it is from");
}

/// The filters that were used before, the last one first.
pub fn used(model: &mut Model) {
    let item = |text: &String| Item {
        name: Clean::line(text),
        forms: vec![fold(text)],
        before: String::new(),
        behind: String::new(),
        does: Does::Filter(text.clone()),
    };
    let items = model.used.iter().map(item).collect();
    open(model, PickerOf::Used, items, "no filter was used yet; / makes one");
}

/// What is under the cursor: in the article the people and the dates that can be seen, those at the marked place first; in
/// the list the row's day, source, place and people, or the stretch that is folded.
pub fn under(model: &mut Model) {
    let items = match model.focus {
        Focus::Detail => in_text(model),
        Focus::List => of_row(model),
    };
    open(model, PickerOf::Under, items, "there is nothing here to filter by");
}

fn date_item(days: (chrono::NaiveDate, chrono::NaiveDate)) -> Item {
    let text = label::span(days.0, days.1);
    let name = Clean::line(&label::range(days.0, days.1));
    let forms = vec![fold(&name), text.clone()];
    Item { name, forms, before: "date".into(), behind: String::new(), does: Does::Filter(format!("date:{text}")) }
}

fn of_row(model: &Model) -> Vec<Item> {
    let Some(row) = model.row() else { return Vec::new() };
    let entry = model.timeline.entry(row);
    let folded = model.shown.heading_of(model.list.at).filter(|heading| heading.folded);
    let stretch = folded.and_then(|heading| heading.of.days());
    let day = stretch.or_else(|| entry.when.as_ref().map(label::days));
    let name = |name: &Clean, field: &'static str| filters(name, field, field.to_string(), String::new());
    let people = entry.persons.iter().map(|person| &model.timeline.collection().persons[*person as usize].name);
    day.map(date_item)
        .into_iter()
        .chain(entry.source.as_ref().map(|source| name(source, "source")))
        .chain(entry.place.as_ref().map(|place| name(place, "place")))
        .chain(people.map(|person| name(person, "person")))
        .collect()
}

fn in_text(model: &Model) -> Vec<Item> {
    let (Some(page), Some(article)) = (&model.page, model.article()) else { return Vec::new() };
    let height = usize::from(model.regions().detail.height);
    let seen = page.lines.iter().skip(model.scroll()).take(height).filter_map(|line| match line {
        Line::Story { span, .. } => Some(span),
        _ => None,
    });
    let seen: Vec<_> = seen.collect();
    let visible = |at: usize| seen.iter().any(|span| span.contains(&at));
    let marked = page.current.and_then(|hit| page.hits.get(hit).cloned());
    let is_marked = |span: &std::ops::Range<usize>| {
        marked.as_ref().is_some_and(|marked| marked.start < span.end && span.start < marked.end)
    };
    let mut found: Vec<((bool, usize), Item)> = Vec::new();
    for person in &article.people {
        let here = person.spans.iter().filter(|span| visible(span.start) || is_marked(span));
        if let Some(at) = here.map(|span| (!is_marked(span), span.start)).min() {
            found.push((at, filters(&person.name, "person", "person".into(), String::new())));
        }
    }
    for date in article.dates.iter().filter(|date| visible(date.span.start) || is_marked(&date.span)) {
        let words = Clean::line(&article.document.text[date.span.clone()]);
        if let Some(item) = date.days.map(date_item) {
            let item = Item { behind: format!("\"{words}\""), ..item };
            if found.iter().all(|(_, known)| known.does != item.does) {
                found.push(((!is_marked(&date.span), date.span.start), item));
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, item)| item).collect()
}

/// Every command that can be given where the reader is, by name.
pub fn commands(model: &mut Model) {
    let contexts = crate::tui::keymap::Context::of(model.focus);
    let here = BINDINGS.iter().filter(|binding| contexts.contains(&binding.context));
    let item = |binding: &crate::tui::keymap::Binding| Item {
        name: Clean::line(&binding.command.name()),
        forms: vec![format!("{} {}", binding.command.name(), fold(binding.says))],
        before: shown(binding.keys).split(' ').next().unwrap_or("").to_string(),
        behind: binding.says.to_string(),
        does: Does::Do(binding.command),
    };
    let items = here.map(item).collect();
    open(model, PickerOf::Commands, items, "");
}

/// The sections of the help.
pub fn sections(model: &mut Model) {
    model.help.clear();
    let items = card::sections(model).into_iter().map(|(line, title)| Item {
        forms: vec![fold(&title)],
        name: Clean::line(&title),
        before: String::new(),
        behind: String::new(),
        does: Does::Line(line),
    });
    let items = items.collect();
    open(model, PickerOf::Sections, items, "");
}

/// The orders of the list.
pub fn orders(model: &mut Model) {
    let now = (model.how.order, model.how.reversed);
    let item = |(order, reversed, name, behind): (Order, bool, &str, &str)| Item {
        name: Clean::line(name),
        forms: vec![format!("{name} {behind}")],
        before: if now == (order, reversed) { "now".into() } else { String::new() },
        behind: behind.into(),
        does: Does::Order(order, reversed),
    };
    let items = [
        (Order::Time, false, "oldest first", "as the articles were written"),
        (Order::Time, true, "newest first", "the most recent at the top"),
        (Order::Match, false, "best match first", "headlines that fit the filter's words best"),
        (Order::Source, false, "by source", "each in the order of time"),
    ];
    open(model, PickerOf::Orders, items.into_iter().map(item).collect(), "");
}

/// A key in a picker.
pub fn key(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = &mut model.overlay else { return Vec::new() };
    match command {
        Command::Accept => return accept(model),
        Command::Help => overlay::help(model),
        Command::Undo => return history::undo(model),
        Command::Redo => return history::redo(model),
        Command::Leave => {
            model.overlay = (picker.of == PickerOf::Sections).then_some(Overlay::Help(0));
        }
        Command::Take if picker.of.takes_several() => picker.toggle(),
        Command::AnyOrAll if picker.of.takes_several() => picker.all = !picker.all,
        Command::Take | Command::AnyOrAll => tell(model, "one of these can be picked"),
        Command::Down => picker.go(1),
        Command::Up => picker.go(-1),
        Command::PageDown => picker.go(PAGE),
        Command::PageUp => picker.go(-PAGE),
        command => {
            if let Some(request) = request(command) {
                picker.input.handle(request);
                picker.narrow(&model.timeline);
            } else if picker.of == PickerOf::People {
                return people::command(model, command);
            }
        }
    }
    Vec::new()
}

/// How far a page goes in a picker.
const PAGE: isize = 10;

/// The filter for a name; where other names hold it too, it is said that the whole name is meant.
pub fn named(model: &Model, field: &str, name: &Clean) -> String {
    let asked = fold(name);
    let holds = |name: &Folded| name.letters().contains(&asked);
    let count = match field {
        "person" => model.timeline.names().iter().filter(|forms| forms.iter().any(holds)).count(),
        "source" => model.timeline.sources().iter().filter(|name| holds(name)).count(),
        _ => model.timeline.places().iter().filter(|name| holds(name)).count(),
    };
    let exact = if count > 1 { EXACT.to_string() } else { String::new() };
    format!("{field}:{}", quoted(&format!("{exact}{name}")))
}

/// Does what was picked.
fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = &model.overlay else { return Vec::new() };
    let filter = picker.filter(&model.timeline, |field, name| named(model, field, name));
    let Some(does) = picker.does(&model.timeline).or(filter.clone().map(Does::Filter)) else {
        let dismissed = !picker.fitting.is_empty();
        tell(
            model,
            if dismissed { "not a person; M-x says that it is one" } else { "nothing fits what is typed; Esc closes" },
        );
        return Vec::new();
    };
    model.overlay = None;
    match (does, filter) {
        (_, Some(text)) | (Does::Filter(text), None) => push_text(model, text),
        (Does::Name(..), None) => {}
        (Does::Do(command), _) => return command_given(model, command, None),
        (Does::Line(line), _) => model.overlay = Some(Overlay::Help(line)),
        (Does::Order(order, reversed), _) => {
            (model.how.order, model.how.reversed) = (order, reversed);
            arrange(model);
            let says = order_says(model);
            tell(model, says);
        }
        (Does::Open(url), _) => return vec![Effect::Open(url)],
    }
    Vec::new()
}
