//! Loading: threads that find, read and draft articles, and one that puts the pile together.
//!
//! ```text
//! finder → paths → readers → documents → analysers → findings → collector → messages
//! ```
//!
//! All queues but the last are bounded, so that a large file streams. A reader whose documents nobody takes analyses
//! them itself. The collector tells the pile as it stands from time to time: at first soon, then in steps that cost
//! little beside the loading itself. When all is read the collector stays, as long as the reader may say something: the pile
//! is solved again from the same drafts.

use super::{clock, files, panic};
use crate::article::Collection;
use crate::date::world::Given;
use crate::document::Document;
use crate::gather::{Draft, Gatherer, draft};
use crate::marks::Said;
use crate::problem::Problem;
use crate::read;
use crate::text::Clean;
use crate::timeline::Timeline;
use crate::tui::message::{Message, Progress};
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded, never, select, unbounded};
use files::Source;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How often the pile is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// While it loads, for a screen.
    Live,
    /// Once, at the end.
    Once,
}

/// How far loading steps back behind everything else (nice).
const NICE: i32 = 10;
/// Bytes of a loading thread's stack: pages may be nested as deep as the gate before their parser lets through.
pub const STACK: usize = 16 << 20;
/// The first pile is told after this time.
const FIRST: Duration = Duration::from_millis(6);
/// Piles and progress are told no more often than this.
const STEP: Duration = Duration::from_millis(120);
/// Putting the pile together may take one part in so many of the loading time.
const SHARE: u32 = 6;
/// How many paths and documents may wait.
const WAITING: usize = 256;

/// A file to read, and whether the reader named it or it was found in a folder.
struct Task {
    path: PathBuf,
    named: bool,
}

enum Finding {
    File,
    Draft(Box<Draft>),
    Problem(Problem),
    SourceFailed,
    FileRead,
}

/// What the reader says, as it is after an event of this number.
pub type Heard = (usize, Said);

/// Loads the sources in threads of its own and tells what it finds; `tell` gives `false` when nobody listens any more.
/// The pile is told again for what else the reader says, until the sender for that is dropped.
pub fn start(
    sources: Vec<Source>,
    given: Given,
    said: Said,
    pace: Pace,
    tell: impl Fn(Message) -> bool + Send + 'static,
) -> Sender<Heard> {
    let (paths_in, paths) = bounded::<Task>(WAITING);
    let (documents_in, documents) = bounded::<Document>(WAITING);
    let (findings_in, findings) = bounded::<Finding>(WAITING * 4);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let finder = findings_in.clone();
    spawn("finder", move || find(&sources, &paths_in, &finder));
    for _ in 0..cores.div_ceil(2) {
        let (paths, documents, findings) = (paths.clone(), documents_in.clone(), findings_in.clone());
        spawn("reader", move || paths.iter().for_each(|task| read_file(task, given, &documents, &findings)));
    }
    for _ in 0..cores.div_ceil(2) {
        let (documents, findings) = (documents.clone(), findings_in.clone());
        spawn("analyser", move || documents.iter().for_each(|document| analyse(&document, given, &findings)));
    }
    drop(findings_in);
    let (heard_in, heard) = unbounded();
    let pile = Pile { drafts: Gatherer::default(), said, given, told: Arc::default() };
    spawn("collector", move || {
        let _ = collect(pile, &findings, &heard, pace, tell);
    });
    heard_in
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let work = move || {
        // On Linux this is the thread's own: keys and frames come before loading.
        let _ = rustix::process::setpriority_process(None, NICE);
        work();
    };
    std::thread::Builder::new().name(name.to_string()).stack_size(STACK).spawn(work).expect("a thread can be started");
}

/// Finds the files of all sources.
fn find(sources: &[Source], paths: &Sender<Task>, findings: &Sender<Finding>) {
    for source in sources {
        source.files(&mut |found| {
            let root = match source {
                Source::Path(root) => Some(root),
                Source::Stdin | Source::Sample => None,
            };
            match found {
                Ok(path) => {
                    let named = root.is_none_or(|root| *root == path);
                    let _ = findings.send(Finding::File);
                    let _ = paths.send(Task { path, named });
                }
                Err(problem) => {
                    if root.is_some_and(|root| Clean::name(root.as_os_str()).as_str() == problem.place) {
                        let _ = findings.send(Finding::SourceFailed);
                    }
                    let _ = findings.send(Finding::Problem(problem));
                }
            }
        });
    }
}

/// Reads one file and hands its documents on. A send fails only when nobody collects any more.
fn read_file(task: Task, given: Given, documents: &Sender<Document>, findings: &Sender<Finding>) {
    let path = Arc::new(task.path);
    let mut failed = true;
    match files::open(&path) {
        Ok(mut bytes) => {
            let kept = files::kept(&path);
            let mut hand_on = |found: Result<Document, Problem>| match found {
                Ok(mut document) => {
                    failed = false;
                    document.kept(kept);
                    if let Err(TrySendError::Full(document) | TrySendError::Disconnected(document)) =
                        documents.try_send(document)
                    {
                        analyse(&document, given, findings);
                    }
                }
                Err(problem) => {
                    let _ = findings.send(Finding::Problem(problem));
                }
            };
            if let Err(fault) = panic::guarded(|| read::read(&path, &mut bytes, &mut hand_on)) {
                let problem = Problem::new(Clean::name(path.as_os_str()).as_str(), fault);
                let _ = findings.send(Finding::Problem(problem));
            }
        }
        Err(error) => {
            let problem = Problem::new(Clean::name(path.as_os_str()).as_str(), read::unreadable(&error));
            let _ = findings.send(Finding::Problem(problem));
        }
    }
    if failed && task.named {
        let _ = findings.send(Finding::SourceFailed);
    }
    let _ = findings.send(Finding::FileRead);
}

fn analyse(document: &Document, given: Given, findings: &Sender<Finding>) {
    let finding = match panic::guarded(|| draft(document, given)) {
        Ok(draft) => Finding::Draft(Box::new(draft)),
        Err(fault) => Finding::Problem(Problem::new(document.origin.shown().as_str(), fault)),
    };
    let _ = findings.send(finding);
}

/// The pile as it is put together.
struct Pile {
    drafts: Gatherer,
    said: Said,
    given: Given,
    /// As it was told last.
    told: Arc<Collection>,
}

/// Puts the pile together and tells it; `None` when nobody listens any more.
fn collect(
    mut pile: Pile,
    findings: &Receiver<Finding>,
    heard: &Receiver<Heard>,
    pace: Pace,
    tell: impl Fn(Message) -> bool,
) -> Option<()> {
    let told = |message: Message| tell(message).then_some(());
    let mut progress = Progress::default();
    let mut source_failed = false;
    let start = clock::now();
    let (mut next_pile, mut next_progress) = (start + FIRST, start + FIRST + STEP);
    let mut news = heard.clone();
    loop {
        select! {
            recv(findings) -> finding => match finding {
                Ok(Finding::File) => progress.found += 1,
                Ok(Finding::FileRead) => progress.read += 1,
                Ok(Finding::Draft(draft)) => pile.drafts.add(*draft),
                Ok(Finding::SourceFailed) => source_failed = true,
                Ok(Finding::Problem(problem)) => {
                    let _ = told(Message::Problem(problem));
                }
                Err(_) => break,
            },
            recv(news) -> anew => match anew {
                Ok((number, said)) => {
                    pile.said = said;
                    let pause = pile.tell(&told)?;
                    next_pile = clock::now() + pause;
                    told(Message::Moved { number, count: None })?;
                }
                Err(_) => news = never(),
            },
        }
        progress.articles = pile.drafts.count();
        if pace == Pace::Once {
            continue;
        }
        let now = clock::now();
        if now >= next_pile && progress.articles > 0 {
            let pause = pile.tell(&told)?;
            next_pile = clock::now() + pause;
        }
        if now >= next_progress {
            next_progress = now + STEP;
            told(Message::Progress(progress))?;
        }
    }
    pile.tell(&told);
    told(Message::Loaded { source_failed });
    for first in heard {
        // Of several changes that wait the last holds all.
        let (number, said) = heard.try_iter().last().unwrap_or(first);
        let before = pile.told.clone();
        pile.said = said;
        pile.tell(&told)?;
        told(Message::Moved { number, count: Some(pile.told.moved(&before)) })?;
    }
    Some(())
}

impl Pile {
    /// Tells the pile as it stands; gives the pause until the next time, `None` when nobody listens.
    fn tell(&mut self, tell: &impl Fn(Message) -> Option<()>) -> Option<Duration> {
        let before: Instant = clock::now();
        self.told = Arc::new(self.drafts.collection(self.given, &self.said.dates, &self.said.people));
        let timeline = Timeline::new(self.told.clone());
        let took = before.elapsed();
        tell(Message::Pile(Arc::new(timeline)))?;
        Some(STEP.max(took * SHARE))
    }
}
