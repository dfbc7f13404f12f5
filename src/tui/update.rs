//! Messages change the model, here and nowhere else; what has to happen outside comes back as effects.

mod copy;
mod dates;
mod filter;
mod hand;
mod history;
mod list;
mod mouse;
mod overlay;
mod people;
mod person;
mod pick;
mod read;

use super::effect::Effect;
use super::layout::{Panes, bars};
use super::message::{Command, Message};
use super::model::{Field, FieldOf, Focus, Model, Notice, Overlay, Strip};
use super::motion;
use super::pick::PickerOf;
use super::shown::Of;
use crate::query::Memo;
use tui_input::{Input, InputRequest};

/// Changes the model by one message.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    if let Message::Do(_) | Message::Type(_) | Message::Paste(_) | Message::Unbound(_) | Message::Mouse(_) = message {
        model.notice = None;
        model.pending.clear();
        model.cancelled = model.cancelled && matches!(message, Message::Do(Command::Cancel));
    }
    let mut effects = match message {
        Message::Do(command) => {
            let count = model.count.take();
            command_given(model, command, count)
        }
        Message::Resize(size) => {
            model.size = size;
            vec![Effect::Redraw]
        }
        Message::Decisions(found) => people::read(model, found),
        message => {
            happened(model, message);
            Vec::new()
        }
    };
    // What the help was asked for in comes back from it alone.
    if !matches!(&model.overlay, Some(Overlay::Help(_))) && !is_sections(model) {
        model.behind = None;
    }
    list::keep_in_view(model);
    effects.extend(read::lay_out(model));
    let (selected, fetched) = (model.list.selected, model.article().is_some() || model.unopened.is_some());
    model.then.take_if(|(id, ..)| Some(*id) != selected);
    if let Some((_, command, number)) = model.then.take_if(|_| fetched) {
        effects.extend(copy::now(model, command, number));
    }
    refresh_strip(model);
    people::look_up(model);
    effects
}

/// Whether the sections of the help are listed.
fn is_sections(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::Picker(picker)) if picker.of == PickerOf::Sections)
}

/// Everything that can happen but a command and another size.
fn happened(model: &mut Model, message: Message) {
    match message {
        Message::Do(_) | Message::Resize(_) | Message::Decisions(_) => {}
        Message::Type(c) => type_in(model, &c.to_string()),
        Message::Paste(text) => type_in(model, &crate::text::Clean::line(&text)),
        Message::Pending(chord) => model.pending.push(chord),
        Message::Count(digit) => {
            let count = model.count.unwrap_or(0).saturating_mul(10).saturating_add(digit);
            model.count = Some(count.min(GREATEST_COUNT)).filter(|count| *count > 0);
        }
        Message::Mouse(mouse) => mouse::did(model, mouse),
        Message::Unbound(chords) => {
            model.count = None;
            let keys: String = chords.iter().map(ToString::to_string).collect();
            tell(model, format!("{keys} does nothing here; ? lists the keys"));
        }
        Message::Pile(timeline) => {
            let before = std::mem::replace(&mut model.timeline, timeline);
            model.memo = Memo::default();
            // What the pile says of an article may have changed with it.
            model.shelf.iter_mut().for_each(|kept| kept.stale = true);
            model.wanted = None;
            model.unopened = None;
            model.strip = Strip::default();
            // Sources have other numbers now.
            model.how.folded.retain(|of| !matches!(of, Of::Source(_)));
            filter::refilter(model);
            overlay::refresh(model, &before);
        }
        Message::Progress(progress) => model.loading = Some(progress),
        Message::Problem(problem) => model.problems.push(problem),
        Message::Loaded { source_failed } => {
            model.loading = None;
            model.source_failed = source_failed;
            filter::tell_taken(model);
            let free = model.notice.is_none() && model.overlay.is_none() && model.field.is_none();
            if free && model.settings.sample {
                tell(model, FIRST_RUN);
            }
        }
        Message::Opened(id, found) => read::opened(model, id, found),
        Message::Raw(id, text) => read::raw_read(model, id, text),
        Message::Moved { number, count } => hand::moved(model, number, count),
        Message::Kept(kept) => hand::kept(model, kept),
        Message::Written(written) => people::file_written(model, written),
        Message::Done(Ok(done)) => tell(model, done),
        Message::Done(Err(wrong)) => warn(model, wrong),
    }
}

/// What a reader sees who named nothing.
const FIRST_RUN: &str = "This is a sample; `dateline FOLDER` opens yours. ? helps";
/// The greatest number before a command.
const GREATEST_COUNT: usize = 999_999;

/// Text typed into the open field or picker.
fn type_in(model: &mut Model, text: &str) {
    // At once: a paste may be long.
    let insert = |input: &mut Input| {
        let cursor = input.cursor();
        let at = input.value().char_indices().nth(cursor).map_or(input.value().len(), |(at, _)| at);
        let (before, behind) = input.value().split_at(at);
        let value = format!("{before}{text}{behind}");
        *input = Input::new(value).with_cursor(cursor + text.chars().count());
    };
    match (&mut model.field, &mut model.overlay) {
        (Some(field), _) => {
            insert(&mut field.input);
            edited(model);
        }
        (_, Some(Overlay::Picker(picker))) => {
            insert(&mut picker.input);
            picker.narrow(&model.timeline);
        }
        (_, Some(Overlay::Dates(dates))) => {
            insert(&mut dates.input);
            dates::typed(model);
        }
        (_, Some(Overlay::Hand(by_hand))) => {
            insert(&mut by_hand.input);
            by_hand.wrong = false;
        }
        _ => {}
    }
}

/// The text of the open field is another one.
fn edited(model: &mut Model) {
    match model.field.as_ref().map(|field| (field.of, field.input.value().to_string())) {
        Some((FieldOf::Filter, _)) => filter::refilter(model),
        Some((FieldOf::Find, words)) => read::find(model, words),
        Some((FieldOf::Help, words)) => {
            model.help = words;
            model.overlay = Some(Overlay::Help(0));
        }
        Some((FieldOf::Name | FieldOf::Write | FieldOf::Read, _)) | None => {}
    }
}

/// Opens a field.
fn open_field(model: &mut Model, of: FieldOf, text: String) {
    model.field = Some(Field { of, input: Input::new(text), about: None, fault: None, example: None });
    edited(model);
}

/// What a key does to the text of a field.
fn request(command: Command) -> Option<InputRequest> {
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

/// Says something to the reader.
fn tell(model: &mut Model, text: impl Into<String>) {
    model.tell(text);
}

/// Says that something is wrong.
fn warn(model: &mut Model, text: impl Into<String>) {
    model.notice = Some(Notice { text: text.into(), wrong: true });
}

fn command_given(model: &mut Model, command: Command, count: Option<usize>) -> Vec<Effect> {
    match command {
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::QuitNow => return vec![Effect::Quit],
        Command::Cancel => return cancel(model),
        _ => {}
    }
    if let Some(field) = &model.field {
        if matches!(
            (field.of, command),
            (FieldOf::Name | FieldOf::Write | FieldOf::Read, Command::Accept | Command::Leave)
        ) {
            return people::in_field(model, command);
        }
        filter::in_field(model, command);
        return Vec::new();
    }
    if model.overlay.is_some() {
        return overlay::in_overlay(model, command);
    }
    let times = count.unwrap_or(1);
    match command {
        Command::Back => return back(model),
        Command::Links => return copy::links(model, count),
        Command::CopyAddress | Command::CopyCitation => return copy::copy(model, command),
        Command::Mouse => return vec![mouse::toggle(model)],
        Command::Undo => return history::undo(model),
        Command::Redo => return history::redo(model),
        Command::SetDate => hand::open(model),
        Command::Person => person::open(model, count),
        Command::WritePeople => people::ask_file(model, FieldOf::Write),
        Command::ReadPeople => people::ask_file(model, FieldOf::Read),
        Command::Raw => read::raw(model),
        Command::Leave => leave(model),
        Command::Filter => filter::open(model),
        Command::Find => open_field(model, FieldOf::Find, String::new()),
        Command::GoToDate => dates::open(model),
        Command::Persons => pick::persons(model),
        Command::Sources => pick::sources(model),
        Command::UsedFilters => pick::used(model),
        Command::FilterByThis => pick::under(model),
        Command::Commands => pick::commands(model),
        Command::Order => pick::orders(model),
        Command::Why => overlay::why(model),
        Command::Help => overlay::help(model),
        Command::Problems => overlay::open_problems(model),
        Command::PopFilter => filter::pop(model),
        Command::ClearFilters => filter::clear(model),
        Command::Reverse => list::reverse(model),
        Command::Surroundings => list::surroundings(model),
        Command::Fold => list::fold(model),
        Command::FoldThis => list::fold_this(model),
        Command::UnfoldThis => drop(list::unfold(model)),
        Command::FoldAll => list::fold_all(model),
        Command::UnfoldAll => list::unfold_all(model),
        Command::Read if list::unfold(model) => {}
        Command::Read => read::open(model),
        Command::OtherPane => focus(model, if model.focus == Focus::List { Focus::Detail } else { Focus::List }),
        Command::ListPane => focus(model, Focus::List),
        Command::DetailPane => focus(model, Focus::Detail),
        Command::Zoom => model.alone = !model.alone,
        Command::Layout => next_layout(model),
        Command::Furniture => model.furniture = !model.furniture,
        Command::Theme(palette) => model.settings.theme = model.settings.theme.with(palette),
        Command::NextArticle => list::go_by(model, times as isize),
        Command::PreviousArticle => list::go_by(model, -(times as isize)),
        Command::NextMark | Command::PreviousMark => {
            (0..times.min(MOST_TIMES)).for_each(|_| read::mark(model, command == Command::NextMark))
        }
        Command::Next(unit) => list::step(model, unit, true, times),
        Command::Previous(unit) => list::step(model, unit, false, times),
        motion if model.focus == Focus::Detail => read::scroll(model, motion, count),
        motion => list::go(model, motion, count),
    }
    Vec::new()
}

/// Nothing that is asked for several times is done more often.
const MOST_TIMES: usize = 10_000;

/// Gives a pane the keys; the article's only where there is an article.
fn focus(model: &mut Model, focus: Focus) {
    if focus == Focus::Detail && model.row().is_none() {
        return tell(model, "no article is shown");
    }
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
    model.count = None;
    match model.focus {
        Focus::Detail => focus(model, Focus::List),
        Focus::List if !model.steps.is_empty() => tell(model, "BS takes the last filter away, c all of them"),
        Focus::List => {}
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

/// The next choice of panes that this terminal has room for.
fn next_layout(model: &mut Model) {
    let Some((panes, says)) = motion::panes(model) else { return };
    model.panes = panes;
    model.alone = false;
    focus(model, if panes == Panes::Detail { Focus::Detail } else { Focus::List });
    tell(model, says);
}

/// Counts the articles of each column of the strip, where they are not counted.
fn refresh_strip(model: &mut Model) {
    let columns = usize::from(bars(model.regions().strip).width);
    if model.strip.whole.len() != columns {
        let all: Vec<u32> = (0..model.timeline.dated() as u32).collect();
        model.strip = Strip { whole: model.timeline.density(&all, columns), kept: Vec::new() };
    }
    if model.strip.kept.len() != columns {
        model.strip.kept = model.timeline.density(&model.shown.answer.rows, columns);
    }
}
