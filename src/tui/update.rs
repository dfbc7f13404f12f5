//! Messages change the model, here and nowhere else; what has to happen outside comes back as effects.

mod filter;
mod list;
mod overlay;
mod read;

use super::effect::Effect;
use super::message::{Command, Message};
use super::model::{Focus, Model, Notice, Overlay};

/// Changes the model by one message.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    if let Message::Do(_) | Message::Type(_) | Message::Paste(_) | Message::Unbound(_) = message {
        model.notice = None;
        model.pending.clear();
        model.cancelled = model.cancelled && matches!(message, Message::Do(Command::Cancel));
    }
    let mut effects = match message {
        Message::Do(command) => command_given(model, command),
        Message::Type(c) => {
            overlay::type_in(model, &c.to_string());
            Vec::new()
        }
        Message::Paste(text) => {
            overlay::type_in(model, &crate::text::Clean::line(&text));
            Vec::new()
        }
        Message::Pending(chord) => {
            model.pending.push(chord);
            Vec::new()
        }
        Message::Unbound(chord) => {
            tell(model, format!("{chord} does nothing here; ? lists the keys"));
            Vec::new()
        }
        Message::Resize(size) => {
            model.size = size;
            vec![Effect::Redraw]
        }
        Message::Pile(timeline) => {
            model.timeline = timeline;
            // What the pile says of an article may have changed with it.
            model.shelf.iter_mut().for_each(|kept| kept.stale = true);
            model.wanted = None;
            model.unopened = None;
            filter::refilter(model);
            Vec::new()
        }
        Message::Progress(progress) => {
            model.loading = Some(progress);
            Vec::new()
        }
        Message::Problem(problem) => {
            model.problems.push(problem);
            Vec::new()
        }
        Message::Loaded { source_failed } => {
            model.loading = None;
            model.source_failed = source_failed;
            filter::tell_taken(model);
            Vec::new()
        }
        Message::Opened(id, found) => {
            read::opened(model, id, found);
            Vec::new()
        }
    };
    list::keep_in_view(model);
    effects.extend(read::lay_out(model));
    effects
}

/// Says something to the reader.
fn tell(model: &mut Model, text: impl Into<String>) {
    model.tell(text);
}

/// Says that something is wrong.
fn warn(model: &mut Model, text: impl Into<String>) {
    model.notice = Some(Notice { text: text.into(), wrong: true });
}

fn command_given(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::QuitNow => return vec![Effect::Quit],
        Command::Cancel => return cancel(model),
        _ => {}
    }
    if model.field.is_some() {
        filter::in_field(model, command);
        return Vec::new();
    }
    if model.overlay.is_some() {
        overlay::in_overlay(model, command);
        return Vec::new();
    }
    match command {
        Command::Back => return back(model),
        Command::Leave => leave(model),
        Command::Filter => filter::open(model),
        Command::GoToDate => filter::open_date(model),
        Command::PickPerson => overlay::pick_person(model),
        Command::Why => model.overlay = model.row().map(|_| Overlay::Why(0)),
        Command::Help => model.overlay = Some(Overlay::Help(0)),
        Command::Problems => overlay::open_problems(model),
        Command::PopFilter => filter::pop(model),
        Command::ClearFilters => filter::clear(model),
        Command::Undo => filter::undo(model),
        Command::Redo => filter::redo(model),
        Command::Read => read::open(model),
        Command::OtherPane => focus(model, if model.focus == Focus::List { Focus::Detail } else { Focus::List }),
        Command::ListPane => focus(model, Focus::List),
        Command::DetailPane => focus(model, Focus::Detail),
        Command::Alone => model.alone = !model.alone,
        Command::Furniture => model.furniture = !model.furniture,
        Command::NextArticle => list::go_by(model, 1),
        Command::PreviousArticle => list::go_by(model, -1),
        Command::NextMention => read::mention(model, true),
        Command::PreviousMention => read::mention(model, false),
        Command::Next(unit) => list::step(model, unit, true),
        Command::Previous(unit) => list::step(model, unit, false),
        motion if model.focus == Focus::Detail => read::scroll(model, motion),
        motion => list::go(model, motion),
    }
    Vec::new()
}

fn focus(model: &mut Model, focus: Focus) {
    model.focus = focus;
    model.alone = model.alone && focus == Focus::Detail;
}

/// One step back: out of the article, in the end out of the program.
fn back(model: &mut Model) -> Vec<Effect> {
    match model.focus {
        Focus::Detail => focus(model, Focus::List),
        Focus::List => return vec![Effect::Quit],
    }
    Vec::new()
}

/// Closes what can be closed without losing anything.
fn leave(model: &mut Model) {
    if model.focus == Focus::Detail {
        focus(model, Focus::List);
    }
}

/// Cancels what is under way; a second time in a row quits.
fn cancel(model: &mut Model) -> Vec<Effect> {
    if model.field.is_some() {
        filter::drop_field(model);
    } else if model.overlay.is_some() {
        model.overlay = None;
    } else if std::mem::replace(&mut model.cancelled, true) {
        return vec![Effect::Quit];
    } else {
        tell(model, "C-c again quits");
    }
    Vec::new()
}
