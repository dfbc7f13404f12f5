//! The session in the terminal: one loop that takes events, updates the model, and draws once.

use super::frame::Frames;
use super::load::{self, Heard, Pace};
use super::store::Store;
use super::{clipboard, clock, files::Source, keyboard, library, open, panic, people, signals, terminal};
use crate::date::world::Given;
use crate::document::Id;
use crate::marks::{Event as Mark, Marks};
use crate::problem::Problem;
use crate::timeline::Timeline;
use crate::tui::effect::Effect;
use crate::tui::keymap;
use crate::tui::keys::Chord;
use crate::tui::layout::Size;
use crate::tui::message::Message;
use crate::tui::model::{Model, Settings, Step};
use crate::tui::update::update;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
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
    /// What articles are dated with.
    pub given: Given,
    /// The filters to begin with.
    pub filters: Vec<Step>,
    /// The keys to press when everything is loaded.
    pub keys: Vec<Chord>,
    /// The reader's marks.
    pub marks: Marks,
    /// Where they are kept, where they are.
    pub store: Option<Store>,
    /// What is wrong already.
    pub problems: Vec<Problem>,
}

/// How long after its key a fetched article may come and still be drawn with it: what the key did to the list is on the
/// screen within a frame of 60 a second.
const PATIENCE: Duration = Duration::from_millis(11);

impl Start {
    /// The model before anything is loaded.
    fn model(&mut self, size: Size) -> Model {
        let mut model = Model::new(size, self.settings.clone());
        model.steps.append(&mut self.filters);
        model.problems.append(&mut self.problems);
        model.marks = std::mem::take(&mut self.marks);
        model
    }
}

/// The model when everything is loaded and the keys are pressed; and what could not be kept.
pub fn last(mut start: Start, size: Size) -> (Model, Result<(), Problem>) {
    let model = start.model(size);
    let (tell, told) = unbounded();
    let tell = move |message| tell.send(message).is_ok();
    let heard = load::start(start.sources, start.given, model.said(), Pace::Once, tell);
    let mut last = Last { model, told, heard, store: start.store };
    while let Ok(message) = last.told.recv() {
        let loaded = matches!(message, Message::Loaded { .. });
        last.settle(message);
        if loaded {
            break;
        }
    }
    for chord in start.keys {
        let message = keymap::message(&last.model, chord);
        if last.settle(message) {
            break;
        }
    }
    (last.model, last.store.map_or(Ok(()), Store::close))
}

/// A session without a terminal: everything is done at once.
struct Last {
    model: Model,
    told: Receiver<Message>,
    heard: Sender<Heard>,
    store: Option<Store>,
}

impl Last {
    /// Updates the model and performs the effects at once, until nothing more happens; `true` when the program ends.
    fn settle(&mut self, message: Message) -> bool {
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            for effect in update(&mut self.model, message) {
                match effect {
                    Effect::Fetch(id) => messages.push_back(fetch(&self.model.timeline, id)),
                    Effect::FetchRaw(id) => messages.push_back(fetch_raw(&self.model.timeline, id)),
                    Effect::Copy { text, .. } | Effect::Open(text) => {
                        messages.push_back(Message::Done(Err(format!("not copied without a terminal: {text}"))))
                    }
                    Effect::SaveMarks { number, events } => {
                        let kept = self.store.as_mut().map(|store| store.append(events, clock::stamp()));
                        messages.extend(kept.map(Message::Kept));
                        let _ = self.heard.send((number, self.model.said()));
                        let moved = |message: &Message| matches!(message, Message::Moved { .. });
                        while !messages.back().is_some_and(moved) {
                            let Ok(message) = self.told.recv() else { break };
                            messages.push_back(message);
                        }
                    }
                    Effect::WriteDecisions { path, says, over } => {
                        messages.push_back(people::write(&path, &says, over))
                    }
                    Effect::ReadDecisions(path) => messages.push_back(people::message(&path)),
                    Effect::Quit => return true,
                    Effect::Redraw | Effect::Suspend | Effect::Mouse(_) => {}
                }
            }
        }
        false
    }
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

/// How a session ended.
pub struct Ended {
    /// The signal that ended it, if one did; or what was lost.
    pub how: io::Result<Option<i32>>,
    /// The model at the end.
    pub model: Model,
    /// What could not be kept.
    pub kept: Result<(), Problem>,
}

/// Runs the session until the reader leaves it.
pub fn run(start: Start) -> io::Result<Ended> {
    let (events_in, events) = unbounded();
    signals::watch(events_in.clone())?;
    terminal::take()?;
    let session = Session::new(start, events_in, events);
    let ended = session.map(|mut session| (session.go(), session));
    terminal::give_back();
    let (how, session) = ended?;
    Ok(Ended { how, model: session.model, kept: session.keeper.map_or(Ok(()), Keeper::close) })
}

/// An article to fetch, or its record as it lies there, and the pile that it is of.
type Wanted = (Arc<Timeline>, Id, fn(&Timeline, Id) -> Message);

struct Session {
    model: Model,
    frames: Frames,
    events: Receiver<Event>,
    wanted: Sender<Wanted>,
    sweeper: Sender<Arc<Timeline>>,
    heard: Sender<Heard>,
    keeper: Option<Keeper>,
    keys: Vec<Chord>,
}

impl Session {
    fn new(mut start: Start, events_in: Sender<Event>, events: Receiver<Event>) -> io::Result<Session> {
        let model = start.model(terminal::size());
        let loader = events_in.clone();
        let tell = move |message| loader.send(Event::Message(message)).is_ok();
        let heard = load::start(start.sources, start.given, model.said(), Pace::Live, tell);
        let mut frames = Frames::new()?;
        frames.draw(&model)?;
        signals::watch_terminal(events_in.clone())?;
        keyboard::start(events_in.clone())?;
        let keeper = start.store.map(|store| Keeper::start(store, events_in.clone())).transpose()?;
        let wanted = fetcher(events_in)?;
        Ok(Session { model, frames, events, wanted, sweeper: sweeper()?, heard, keeper, keys: start.keys })
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
                Effect::SaveMarks { number, events } => {
                    let _ = self.heard.send((number, self.model.said()));
                    if let Some(keeper) = &self.keeper {
                        let _ = keeper.marks.send((events, clock::stamp()));
                    }
                }
                Effect::WriteDecisions { path, says, over } => drop(self.update(people::write(&path, &says, over))?),
                Effect::ReadDecisions(path) => drop(self.update(people::message(&path))?),
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

/// A thread that keeps the reader's marks: no key waits for a disk.
struct Keeper {
    marks: Sender<(Vec<Mark>, String)>,
    thread: JoinHandle<Result<(), Problem>>,
}

impl Keeper {
    fn start(mut store: Store, events: Sender<Event>) -> io::Result<Keeper> {
        let (marks_in, marks) = unbounded();
        let keep = move || {
            for (done, at) in marks {
                let _ = events.send(Event::Message(Message::Kept(store.append(done, at))));
            }
            store.close()
        };
        let thread = thread::Builder::new().name("keeper".into()).spawn(keep)?;
        Ok(Keeper { marks: marks_in, thread })
    }

    /// Waits until everything is kept.
    fn close(self) -> Result<(), Problem> {
        drop(self.marks);
        self.thread.join().unwrap_or(Ok(()))
    }
}
