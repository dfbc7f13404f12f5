//! The list of people: what is looked up of those that are seen, what the reader says of them, and files of that.

use super::history::remember;
use super::{hand, person, tell, warn};
use crate::marks::{Does, Event};
use crate::person::hand::Says;
use crate::problem::Problem;
use crate::text::Clean;
use crate::timeline::Timeline;
use crate::tui::effect::Effect;
use crate::tui::layout::picker;
use crate::tui::message::Command;
use crate::tui::model::{Change, Field, FieldOf, Model, Overlay};
use crate::tui::person::columns;
use crate::tui::pick::{Offer, People, PersonCard, Picker};
use tui_input::Input;

/// Looks up what the list of people shows, where it is open.
pub fn look_up(model: &mut Model) {
    let Some(Overlay::Picker(picked)) = &mut model.overlay else { return };
    let regions = picker(model.size, picked.offer.count(), true);
    let height = usize::from(regions.list.height);
    let top = picked.top(height);
    let Offer::People(people) = &mut picked.offer else { return };
    let number = |at: &usize| people.person(*at);
    let seen = picked.fitting.iter().skip(top).take(height).filter_map(number).collect();
    let person = picked.fitting.get(picked.at).and_then(number);
    let bars = columns(&model.timeline, people, usize::from(regions.list.width)).bars;
    people.near.look_up(&model.timeline, &model.shown.answer.rows, seen, bars, person);
}

/// The same list of the pile as it is now: what was taken stays so, and the cursor where the reader put it.
pub fn again(model: &Model, old: Picker, before: &Timeline) -> Picker {
    let Offer::People(people) = &old.offer else { return old };
    let number = |at: &usize| people.person(*at);
    let counted = model.timeline.people(&model.shown.answer.rows);
    let now = |number: u32| {
        let person = model.timeline.same_person(before, number)?;
        counted.iter().position(|counted| counted.person == person)
    };
    let taken = old.taken.iter().filter_map(number).filter_map(now).collect();
    let here = old.fitting.get(old.at).filter(|_| old.moved).and_then(number).and_then(now);
    let offer = Offer::People(People { counted, dismissed: dismissed(model), ..People::default() });
    let mut picker = Picker { taken, offer, narrowed: None, ..old };
    let at = picker.at;
    picker.narrow(&model.timeline);
    let place = here.and_then(|here| picker.fitting.iter().position(|at| *at == here));
    picker.at = place.unwrap_or(if picker.moved { at.min(picker.fitting.len().saturating_sub(1)) } else { 0 });
    picker
}

/// The person under the cursor of the list, or of the card that is open.
fn current(model: &Model) -> Option<u32> {
    match &model.overlay {
        Some(Overlay::Person(card)) => Some(card.counted.person),
        Some(Overlay::Picker(Picker { offer: Offer::People(people), fitting, at, .. })) => {
            people.person(*fitting.get(*at)?)
        }
        _ => None,
    }
}

/// The name under the cursor of the list of which the reader says that it is nobody's.
fn dismissed_here(model: &Model) -> Option<Clean> {
    match &model.overlay {
        Some(Overlay::Picker(Picker { offer: Offer::People(people), fitting, at, .. })) => {
            people.dismissed_at(*fitting.get(*at)?).cloned()
        }
        _ => None,
    }
}

/// The names of which it holds that they are nobody's.
pub fn dismissed(model: &Model) -> Vec<Clean> {
    let mut names: Vec<Clean> = Vec::new();
    for said in model.said().people {
        match said {
            Says::Nobody(name) if !names.contains(&name) => names.push(name),
            Says::Somebody(name) => names.retain(|other| *other != name),
            _ => {}
        }
    }
    // What was said later of another form of the name counts for this one too.
    names.retain(|name| model.timeline.person_called(name).is_none());
    names
}

/// A form of a person's name as articles write it: what is said under that one holds whatever the person is called later.
pub fn written(model: &Model, person: u32) -> Clean {
    let person = model.timeline.person(person);
    let said = model.said().people;
    let given = said.iter().rev().find_map(|says| match says {
        Says::Name(form, name) if *name == person.name => Some(form),
        _ => None,
    });
    let Some(form) = given else { return person.name.clone() };
    let whole = |alias: &&Clean| alias.contains(' ');
    let known = person.aliases.iter().find(|alias| *alias == form);
    known.or(person.aliases.iter().find(whole)).or(person.aliases.first()).unwrap_or(form).clone()
}

/// A command for the person under the cursor.
pub fn command(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::WritePeople => ask_file(model, FieldOf::Write),
        Command::ReadPeople => ask_file(model, FieldOf::Read),
        Command::Join => return join(model),
        _ => {
            if let (Command::NotAPerson, Some(name)) = (command, dismissed_here(model)) {
                return say(model, vec![Says::Somebody(name)]);
            }
            let Some(person) = current(model) else {
                tell(model, "nobody is under the cursor");
                return Vec::new();
            };
            let name = model.timeline.person(person).name.clone();
            match command {
                Command::Person | Command::Split => {
                    if let Some(Overlay::Picker(picker)) = model.overlay.take() {
                        let rows = &model.shown.answer.rows;
                        let card = PersonCard::new(&model.timeline, rows, person, Some(Box::new(picker)));
                        person::show(model, card);
                        if command == Command::Split {
                            tell(model, "s splits the form under the cursor off");
                        }
                    }
                }
                Command::Rename => ask(model, FieldOf::Name, Some(name.clone()), name.to_string()),
                Command::Pin => return pin(model, person),
                Command::NotAPerson => return say(model, vec![Says::Nobody(written(model, person))]),
                _ => {}
            }
        }
    }
    Vec::new()
}

/// Says something of people, so that it can be taken back at once.
pub fn say(model: &mut Model, says: Vec<Says>) -> Vec<Effect> {
    let event = |says| Event { article: None, does: Does::Person(says) };
    done(model, says.into_iter().map(event).collect())
}

fn done(model: &mut Model, events: Vec<Event>) -> Vec<Effect> {
    let (numbers, effect) = hand::mark(model, events);
    remember(model, Change::Marks(numbers));
    vec![effect]
}

/// Joins those that are taken, under the name of the one with most articles that has a whole name.
fn join(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Picker(picker)) = &mut model.overlay else { return Vec::new() };
    let Offer::People(people) = &picker.offer else { return Vec::new() };
    if picker.taken.len() < 2 {
        tell(model, "take two or more with Tab; then they are joined");
        return Vec::new();
    }
    let mut taken: Vec<_> = picker.taken.iter().map(|at| people.counted[*at]).collect();
    taken.sort_by_key(|counted| (model.timeline.person(counted.person).unsure, u32::MAX - counted.articles));
    let lead = picker.taken.iter().find(|at| people.counted[**at].person == taken[0].person).copied();
    if !lead.is_some_and(|lead| picker.fitting.contains(&lead)) {
        // The cursor goes to whom they are now, whatever was typed to find the last of them.
        picker.input.reset();
        picker.narrow(&model.timeline);
    }
    picker.at = picker.fitting.iter().position(|at| Some(*at) == lead).unwrap_or(0);
    picker.moved = true;
    picker.taken.clear();
    let mut names = taken.iter().map(|counted| written(model, counted.person));
    let lead = names.next().unwrap_or_default();
    let says = names.map(|other| Says::Same(lead.clone(), other)).collect();
    say(model, says)
}

/// Pins a person, or takes what pins the person away.
fn pin(model: &mut Model, number: u32) -> Vec<Effect> {
    let person = model.timeline.person(number);
    let is = |name: &Clean| person.name == *name || person.aliases.contains(name);
    let pins = |says: &Says| matches!(says, Says::Pin(name) if is(name));
    let pinned = model.marks.saying(pins);
    if !person.pinned && pinned.is_empty() {
        return say(model, vec![Says::Pin(written(model, number))]);
    }
    if pinned.is_empty() {
        let text = format!("{} is pinned by a file of yours", person.name);
        tell(model, text);
        return Vec::new();
    }
    let events = pinned.into_iter().rev().map(|number| model.marks.inverse(number)).collect();
    done(model, events)
}

/// Opens a field; what was typed there and left comes back.
fn ask(model: &mut Model, of: FieldOf, about: Option<Clean>, text: String) {
    let text = model.parked.field.remove(&(of, about.clone())).unwrap_or(text);
    model.field = Some(Field { of, input: Input::new(text), about, fault: None, example: None });
}

/// The file that is written and read where no other is named.
const FILE: &str = "people.tsv";

/// Opens the field for a file.
pub fn ask_file(model: &mut Model, of: FieldOf) {
    match of == FieldOf::Write && model.said().people.is_empty() {
        true => tell(model, "nothing is said of people yet: p lists them"),
        false => ask(model, of, None, FILE.to_string()),
    }
}

/// Takes what is typed in a field for a name or a file, or leaves it.
pub fn in_field(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(field) = &model.field else { return Vec::new() };
    let (of, about, typed) = (field.of, field.about.clone(), Clean::line(field.input.value()));
    if command == Command::Leave || typed.is_empty() {
        model.field = None;
        if !typed.is_empty() && about.as_ref() != Some(&typed) {
            model.parked.field.insert((of, about.filter(|_| of == FieldOf::Name)), typed.to_string());
        }
        return Vec::new();
    }
    match (of, about) {
        // It stays open until it is known whether the file is there.
        (FieldOf::Write, about) => {
            let over = about.as_ref() == Some(&typed);
            return vec![Effect::WriteDecisions { path: typed, says: model.said().people, over }];
        }
        (FieldOf::Read, _) => return vec![Effect::ReadDecisions(typed)],
        (_, Some(name)) if name != typed => {
            model.field = None;
            return rename(model, &name, typed);
        }
        _ => {
            model.field = None;
            tell(model, "that is the name already");
        }
    }
    Vec::new()
}

/// Shows a person by another name; where another person goes by it, the two may be one, and are taken to be joined.
fn rename(model: &mut Model, name: &Clean, to: Clean) -> Vec<Effect> {
    let Some(person) = model.timeline.person_called(name) else { return Vec::new() };
    let Some(other) = model.timeline.person_called(&to).filter(|other| *other != person) else {
        return say(model, vec![Says::Name(written(model, person), to)]);
    };
    if let Some(Overlay::Picker(picker)) = &mut model.overlay
        && let Offer::People(people) = &picker.offer
    {
        let place = |number: u32| people.counted.iter().position(|counted| counted.person == number);
        if let Some((one, other)) = place(person).zip(place(other)) {
            picker.taken = [one, other].into();
            tell(model, "another person goes by that name: M-j joins them");
            return Vec::new();
        }
    }
    tell(model, "another person goes by that name: in the list (p) M-j joins two");
    Vec::new()
}

/// A file was written, or is there already: Enter again writes over it.
pub fn file_written(model: &mut Model, written: Result<Option<Clean>, String>) {
    match (written, model.field.as_mut().filter(|field| field.of == FieldOf::Write)) {
        (Ok(Some(path)), _) => {
            model.field = None;
            let text = format!("written to {path}: what is said of people");
            tell(model, text);
        }
        (Ok(None), Some(field)) => field.about = Some(Clean::line(field.input.value())),
        (Ok(None), None) => warn(model, "not written: the file is there already"),
        // The field stays with what is typed, to be mended.
        (Err(why), _) => warn(model, why),
    }
}

/// A file was read: what it says counts from now on, and can be taken back at once.
pub fn read(model: &mut Model, found: Result<(Clean, Vec<Says>, Vec<Problem>), Problem>) -> Vec<Effect> {
    match found {
        Err(problem) => warn(model, problem.what),
        Ok((path, says, problems)) => {
            model.field.take_if(|field| field.of == FieldOf::Read);
            let wrong = problems.len();
            let refused = says.is_empty().then(|| problems.first().map(|problem| problem.what.clone())).flatten();
            model.problems.extend(problems);
            let known = model.said().people;
            let new: Vec<Says> = says.into_iter().filter(|said| !known.contains(said)).collect();
            let count = new.len();
            let mut effects = Vec::new();
            if count > 0 {
                effects = say(model, new);
            }
            let text = match (count, wrong) {
                (0, 0) => format!("{path} says nothing new of people"),
                (0, _) => format!("{path}: nothing new could be read"),
                (1, _) => format!("{path}: 1 row counts now"),
                _ => format!("{path}: {count} rows count now"),
            };
            let text = match refused {
                Some(why) => format!("{path}: {why} (!)"),
                None if wrong > 0 => format!("{text}; {wrong} could not be read (!)"),
                None => text,
            };
            match &mut model.setting {
                Some(setting) if count > 0 => setting.says = text.clone(),
                _ => {}
            }
            if wrong > 0 {
                warn(model, text)
            } else {
                tell(model, text)
            }
            return effects;
        }
    }
    Vec::new()
}
