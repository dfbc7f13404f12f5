//! The session in the terminal: one loop that takes events, updates the model, and draws once.

use super::frame::Frames;
use super::load::{self, Pace};
use super::{clipboard, clock, files::Source, library, open, panic, signals, terminal};
use crate::document::Id;
use crate::problem::Problem;
use crate::timeline::Timeline;
use crate::tui::effect::Effect;
use crate::tui::keymap;
use crate::tui::keys::{Chord, Key};
use crate::tui::layout::Size;
use crate::tui::message::{Did, Message, Mouse};
use crate::tui::model::{Model, Settings, Step};
use crate::tui::update::update;
use chrono::NaiveDate;
use crossbeam_channel::{Receiver, Sender, unbounded};
use crossterm::event::{
    Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// Something that happens to the session.
pub enum Event {
    /// A key was pressed.
    Key(Chord),
    /// A message from a thread.
    Message(Message),
    /// The keyboard or the terminal is gone.
    Lost(io::Error),
    /// A signal asks for the end.
    Killed(i32),
    /// A signal asks for a stop.
    Suspend,
    /// The shell continued the program.
    Continued,
}

/// What a session begins with.
pub struct Start {
    /// What to open.
    pub sources: Vec<Source>,
    /// What the screen shows of it.
    pub settings: Settings,
    /// What day today is.
    pub today: NaiveDate,
    /// The filters to begin with.
    pub filters: Vec<Step>,
    /// The keys to press when everything is loaded.
    pub keys: Vec<Chord>,
}

/// How long after its key a fetched article may come and still be drawn with it: what the key did to the list is on the
/// screen within a frame of 60 a second.
const PATIENCE: Duration = Duration::from_millis(11);

/// The model when everything is loaded and the keys are pressed.
pub fn last(start: Start, size: Size) -> Model {
    let mut model = Model::new(size, start.settings);
    model.steps.extend(start.filters);
    let (tell, told) = unbounded();
    load::start(start.sources, start.today, Pace::Once, move |message| tell.send(message).is_ok());
    for message in told {
        settle(&mut model, message);
    }
    for chord in start.keys {
        let message = keymap::message(&model, chord);
        if settle(&mut model, message) {
            break;
        }
    }
    model
}

/// Updates the model and performs the effects at once, until nothing more happens; `true` when the program ends.
fn settle(model: &mut Model, message: Message) -> bool {
    let mut messages = vec![message];
    while let Some(message) = messages.pop() {
        for effect in update(model, message) {
            match effect {
                Effect::Fetch(id) => messages.push(fetch(&model.timeline, id)),
                Effect::FetchRaw(id) => messages.push(fetch_raw(&model.timeline, id)),
                Effect::Copy { text, .. } | Effect::Open(text) => {
                    messages.push(Message::Done(Err(format!("not copied without a terminal: {text}"))))
                }
                Effect::Quit => return true,
                Effect::Redraw | Effect::Suspend | Effect::Mouse(_) => {}
            }
        }
    }
    false
}

fn fetch(timeline: &Timeline, id: Id) -> Message {
    let fetch = |row| library::fetch(timeline.entry(row), timeline.collection());
    let found = timeline.row(id).map(|row| guarded(id, || fetch(row)));
    Message::Opened(id, found.unwrap_or_else(|| Err(gone(id))).map(Arc::new))
}

fn fetch_raw(timeline: &Timeline, id: Id) -> Message {
    let found = timeline.row(id).map(|row| guarded(id, || library::raw(timeline.entry(row))));
    Message::Raw(id, found.unwrap_or_else(|| Err(gone(id))))
}

/// A fault in one article is a line about it, and not the end.
fn guarded<T>(id: Id, read: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    panic::guarded(read).unwrap_or_else(|fault| Err(Problem::new(id.to_string(), fault)))
}

fn gone(id: Id) -> Problem {
    Problem::new(id.to_string(), "is not here any more")
}

/// Runs the session until the reader leaves it; gives the signal that ended it, if one did, and the model at the end.
pub fn run(start: Start) -> io::Result<(Option<i32>, Model)> {
    let (events_in, events) = unbounded();
    signals::watch(events_in.clone())?;
    terminal::take()?;
    let ended = Session::new(start, events_in, events).and_then(|mut session| Ok((session.go()?, session.model)));
    terminal::give_back();
    ended
}

/// An article to fetch, or its record as it lies there, and the pile that it is of.
type Wanted = (Arc<Timeline>, Id, fn(&Timeline, Id) -> Message);

struct Session {
    model: Model,
    frames: Frames,
    events: Receiver<Event>,
    wanted: Sender<Wanted>,
    sweeper: Sender<Arc<Timeline>>,
    keys: Vec<Chord>,
}

impl Session {
    fn new(start: Start, events_in: Sender<Event>, events: Receiver<Event>) -> io::Result<Session> {
        let mut model = Model::new(terminal::size(), start.settings);
        model.steps.extend(start.filters);
        let loader = events_in.clone();
        load::start(start.sources, start.today, Pace::Live, move |message| {
            loader.send(Event::Message(message)).is_ok()
        });
        let mut frames = Frames::new()?;
        frames.draw(&model)?;
        signals::watch_terminal(events_in.clone())?;
        keyboard(events_in.clone())?;
        let wanted = fetcher(events_in)?;
        Ok(Session { model, frames, events, wanted, sweeper: sweeper()?, keys: start.keys })
    }

    fn go(&mut self) -> io::Result<Option<i32>> {
        loop {
            let Ok(mut event) = self.events.recv() else { return Ok(None) };
            // Everything that waits is taken before the screen is drawn once.
            let patience = clock::now() + PATIENCE;
            loop {
                match event {
                    Event::Killed(signal) => return Ok(Some(signal)),
                    Event::Lost(error) => return Err(error),
                    Event::Suspend => self.suspend()?,
                    Event::Continued => self.restored()?,
                    Event::Key(chord) => {
                        if self.press(chord)? {
                            return Ok(None);
                        }
                    }
                    Event::Message(message) => {
                        if self.update(message)? {
                            return Ok(None);
                        }
                    }
                }
                let next = match self.model.wanted {
                    None => self.events.try_recv().ok(),
                    Some(_) => self.events.recv_deadline(patience).ok(),
                };
                match next {
                    Some(next) => event = next,
                    None => break,
                }
            }
            self.frames.draw(&self.model)?;
        }
    }

    fn press(&mut self, chord: Chord) -> io::Result<bool> {
        let message = keymap::message(&self.model, chord);
        self.update(message)
    }

    /// Updates the model and performs the effects; `true` when the program ends.
    fn update(&mut self, message: Message) -> io::Result<bool> {
        let keys = if let Message::Loaded { .. } = message { std::mem::take(&mut self.keys) } else { Vec::new() };
        let old = if let Message::Pile(_) = message { Some(self.model.timeline.clone()) } else { None };
        let effects = update(&mut self.model, message);
        old.into_iter().for_each(|old| drop(self.sweeper.send(old)));
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(true),
                Effect::Suspend if signals::has_shell() => self.suspend()?,
                Effect::Suspend => self.model.tell("there is no shell to go back to"),
                Effect::Redraw => self.frames.redraw(self.model.size)?,
                Effect::Fetch(id) => self.want(id, fetch),
                Effect::FetchRaw(id) => self.want(id, fetch_raw),
                Effect::Copy { text, what } => {
                    let done = match clipboard::copy(&text) {
                        Ok(()) => Ok(format!("copied {what}")),
                        Err(error) => Err(format!("not copied: {error}")),
                    };
                    self.update(Message::Done(done))?;
                }
                Effect::Open(url) => {
                    let done = match open::open(&url) {
                        Ok(open::Opened::Browser) => Ok(format!("opened: {url}")),
                        Ok(open::Opened::Copied) => Ok(format!("no browser here, copied: {url}")),
                        Err(error) => Err(format!("not opened: {error}")),
                    };
                    self.update(Message::Done(done))?;
                }
                Effect::Mouse(on) => terminal::listen_to_mouse(on)?,
            }
        }
        for chord in keys {
            if self.press(chord)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn want(&self, id: Id, how: fn(&Timeline, Id) -> Message) {
        let _ = self.wanted.send((self.model.timeline.clone(), id, how));
    }

    /// Gives the terminal back and stops until the shell continues the program.
    fn suspend(&mut self) -> io::Result<()> {
        terminal::give_back();
        signals::stop()?;
        self.restored()
    }

    /// Takes the terminal again after a stop, ours or one from outside.
    fn restored(&mut self) -> io::Result<()> {
        terminal::take()?;
        terminal::listen_to_mouse(self.model.mouse)?;
        let size = terminal::size();
        self.update(Message::Resize(size)).map(drop)
    }
}

/// A thread that fetches articles; of several that are wanted only the last.
fn fetcher(events: Sender<Event>) -> io::Result<Sender<Wanted>> {
    let (wanted_in, wanted) = unbounded::<Wanted>();
    thread::Builder::new().name("fetcher".into()).stack_size(load::STACK).spawn(move || {
        while let Ok(first) = wanted.recv() {
            // The article and its record are both wanted; of each only the last.
            let mut waiting = vec![first];
            waiting.extend(wanted.try_iter());
            let is_last =
                |at: &usize| waiting[at + 1..].iter().all(|later| !std::ptr::fn_addr_eq(later.2, waiting[*at].2));
            for at in (0..waiting.len()).filter(is_last) {
                let (timeline, id, how) = &waiting[at];
                if events.send(Event::Message(how(timeline, *id))).is_err() {
                    return;
                }
            }
        }
    })?;
    Ok(wanted_in)
}

/// A thread that takes old piles apart: with many articles that is work that no key should wait for.
fn sweeper() -> io::Result<Sender<Arc<Timeline>>> {
    let (old_in, old) = unbounded();
    thread::Builder::new().name("sweeper".into()).spawn(move || old.iter().for_each(drop))?;
    Ok(old_in)
}

/// A thread that reads the keyboard.
fn keyboard(events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new().name("keyboard".into()).spawn(move || {
        loop {
            let event = match crossterm::event::read() {
                Ok(Input::Key(key)) => chord(key).map(Event::Key),
                Ok(Input::Mouse(event)) => mouse(event).map(|mouse| Event::Message(Message::Mouse(mouse))),
                Ok(Input::Paste(text)) => Some(Event::Message(Message::Paste(text))),
                Ok(Input::Resize(..)) => Some(Event::Message(Message::Resize(terminal::size()))),
                Ok(_) => None,
                Err(error) => {
                    let _ = events.send(Event::Lost(error));
                    return;
                }
            };
            if event.is_some_and(|event| events.send(event).is_err()) {
                return;
            }
        }
    })?;
    Ok(())
}

/// What the mouse did, where that means something.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let did = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Did::Click,
        MouseEventKind::ScrollUp => Did::WheelUp,
        MouseEventKind::ScrollDown => Did::WheelDown,
        _ => return None,
    };
    Some(Mouse { did, column: event.column, row: event.row })
}

/// A key event as a chord; `None` for keys that mean nothing to anybody.
fn chord(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let key = match event.code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    Some(Chord {
        key,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
    })
}
