//! What tests share: piles made from bytes, a screen driven by keys.

use chrono::NaiveDate;
use dateline::article::Article;
use dateline::date::hand::Hands;
use dateline::document::{Document, Id};
use dateline::gather::{self, Gatherer};
use dateline::host::people;
use dateline::marks::{Event, Said};
use dateline::problem::Problem;
use dateline::read;
use dateline::text::Clean;
use dateline::timeline::Timeline;
use dateline::tui::effect::Effect;
use dateline::tui::keymap;
use dateline::tui::keys;
use dateline::tui::layout::Size;
use dateline::tui::message::Message;
use dateline::tui::model::{Model, Settings};
use dateline::tui::theme::{Depth, Palette, Theme};
use dateline::tui::update::update;
use dateline::tui::view::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::HashMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What today is in every test.
pub fn today() -> NaiveDate {
    day("2026-11-21")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What a file of this name and content is read as.
pub fn read_bytes(name: &str, bytes: &[u8]) -> (Vec<Document>, Vec<Problem>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    read::read(&Arc::new(PathBuf::from(name)), &mut Cursor::new(bytes), &mut |found| match found {
        Ok(document) => documents.push(document),
        Err(problem) => problems.push(problem),
    });
    (documents, problems)
}

/// The one document of a file.
pub fn document(name: &str, text: &str) -> Document {
    let (mut documents, problems) = read_bytes(name, text.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(documents.len(), 1, "{name}");
    documents.remove(0)
}

/// Articles put together into a timeline.
pub struct Pile {
    pub timeline: Arc<Timeline>,
    pub problems: Vec<Problem>,
    drafts: Gatherer,
    documents: HashMap<Id, Document>,
    bytes: HashMap<Id, Vec<u8>>,
}

impl Pile {
    /// A pile of files: names and contents.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Pile {
        let mut gatherer = Gatherer::default();
        let (mut documents, mut problems, mut all) = (HashMap::new(), Vec::new(), HashMap::new());
        for (name, bytes) in files {
            let (found, wrong) = read_bytes(name, bytes);
            problems.extend(wrong);
            for document in found {
                gatherer.add(gather::draft(&document, today()));
                all.insert(document.id, bytes.to_vec());
                documents.insert(document.id, document);
            }
        }
        let timeline = Arc::new(Timeline::new(Arc::new(gatherer.collection(today(), &Hands::new(), &[]))));
        Pile { timeline, problems, drafts: gatherer, documents, bytes: all }
    }

    /// A pile of texts.
    pub fn of_texts(texts: &[(&str, &str)]) -> Pile {
        Pile::new(texts.iter().map(|(name, text)| (*name, text.as_bytes())))
    }

    /// The sample in the binary.
    pub fn sample() -> Pile {
        Pile::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample"), "sample")
    }

    /// The files of a folder, in the order of their names.
    pub fn folder(folder: &Path, shown: &str) -> Pile {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let files: Vec<(String, Vec<u8>)> = paths
            .iter()
            .map(|path| {
                (format!("{shown}/{}", path.file_name().unwrap().to_str().unwrap()), std::fs::read(path).unwrap())
            })
            .collect();
        Pile::new(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    }

    pub fn article(&self, id: Id) -> Article {
        self.article_of(&self.timeline, id)
    }

    /// An article as it is in a timeline of this pile.
    pub fn article_of(&self, timeline: &Timeline, id: Id) -> Article {
        let row = timeline.row(id).unwrap();
        gather::article(self.documents[&id].clone(), timeline.entry(row), timeline.collection())
    }

    /// The pile with these dates set by hand.
    pub fn dated(&self, hands: &Hands) -> Arc<Timeline> {
        self.said(&Said { dates: hands.clone(), people: Vec::new() })
    }

    /// The pile with what the reader says.
    pub fn said(&self, said: &Said) -> Arc<Timeline> {
        Arc::new(Timeline::new(Arc::new(self.drafts.collection(today(), &said.dates, &said.people))))
    }

    /// The file that an article is in, as it lies there.
    pub fn raw(&self, id: Id) -> Clean {
        dateline::text::caret(&self.bytes[&id])
    }

    /// The headlines in order.
    pub fn titles(&self) -> Vec<String> {
        (0..dateline::article::Rows::count(&*self.timeline))
            .map(|row| self.timeline.entry(row).title.to_string())
            .collect()
    }
}

/// Sixteen colours, and all signs.
pub const SIXTEEN: Theme = Theme { depth: Depth::Sixteen, palette: Palette::Dark, unicode: true };

/// A screen without a terminal.
pub struct Screen<'a> {
    pub model: Model,
    pub ended: bool,
    /// What was copied, or opened, last.
    pub copied: Option<String>,
    /// The events of marks that were to be kept.
    pub saved: Vec<Event>,
    /// Why they cannot be.
    pub unkept: Option<Problem>,
    pile: &'a Pile,
}

impl<'a> Screen<'a> {
    pub fn new(pile: &'a Pile, columns: u16, rows: u16) -> Screen<'a> {
        Screen::with(pile, columns, rows, SIXTEEN)
    }

    pub fn with(pile: &'a Pile, columns: u16, rows: u16, theme: Theme) -> Screen<'a> {
        let settings = Settings {
            sources: vec![Clean::line("pile")],
            sample: false,
            theme,
            today: today(),
            keeps: true,
            people: Vec::new(),
        };
        let model = Model::new(Size { columns, rows }, settings);
        let mut screen = Screen { model, ended: false, copied: None, saved: Vec::new(), unkept: None, pile };
        screen.send(Message::Pile(pile.timeline.clone()));
        for problem in &pile.problems {
            screen.send(Message::Problem(problem.clone()));
        }
        screen.send(Message::Loaded { source_failed: false });
        screen
    }

    /// Sends a message and performs what comes of it.
    pub fn send(&mut self, message: Message) {
        let mut messages = vec![message];
        while let Some(message) = messages.pop() {
            for effect in update(&mut self.model, message) {
                match effect {
                    Effect::Fetch(id) => {
                        let article = self.pile.article_of(&self.model.timeline, id);
                        messages.push(Message::Opened(id, Ok(Arc::new(article))));
                    }
                    Effect::FetchRaw(id) => messages.push(Message::Raw(id, Ok(self.pile.raw(id)))),
                    Effect::Copy { text, what } => {
                        messages.push(Message::Done(Ok(format!("copied {what}"))));
                        self.copied = Some(text.to_string());
                    }
                    Effect::Open(url) => self.copied = Some(url.to_string()),
                    Effect::WriteDecisions { path, says, over } => messages.push(people::write(&path, &says, over)),
                    Effect::ReadDecisions(path) => messages.push(people::message(&path)),
                    Effect::SaveMarks { number, events } => {
                        self.saved.extend(events);
                        let before = self.model.timeline.collection().clone();
                        let timeline = self.pile.said(&self.model.said());
                        let count = Some(timeline.collection().moved(&before));
                        messages.push(Message::Kept(self.unkept.clone().map_or(Ok(()), Err)));
                        messages.extend([Message::Moved { number, count }, Message::Pile(timeline)]);
                    }
                    Effect::Mouse(_) => {}
                    Effect::Quit => self.ended = true,
                    Effect::Redraw | Effect::Suspend => {}
                }
            }
        }
    }

    /// Presses keys, as they are written for `--keys`.
    pub fn press(&mut self, text: &str) -> &mut Self {
        for chord in keys::parse(text) {
            let message = keymap::message(&self.model, chord);
            self.send(message);
        }
        self
    }

    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.model.size.columns, self.model.size.rows));
        view(&self.model, &mut buffer);
        buffer
    }

    /// The screen as text.
    pub fn text(&self) -> String {
        dateline::host::frame::text(&self.model)
    }

    /// The last line.
    pub fn status(&self) -> String {
        self.text().lines().last().unwrap_or("").to_string()
    }

    /// The headline of the selected article.
    pub fn selected(&self) -> String {
        self.model.row().map(|row| self.model.timeline.entry(row).title.to_string()).unwrap_or_default()
    }

    /// The headlines of all rows shown.
    pub fn rows(&self) -> Vec<String> {
        self.model.shown.rows.iter().map(|row| self.model.timeline.entry(*row as usize).title.to_string()).collect()
    }

    /// The style of the first cell of a text on the screen; the last place where it stands counts.
    pub fn style_of(&self, text: &str) -> Style {
        let shown = self.text();
        let (y, line) = shown.lines().enumerate().filter(|(_, line)| line.contains(text)).last().unwrap_or_else(|| {
            panic!("{text} is not on the screen:\n{shown}");
        });
        let x = dateline::text::width(&line[..line.rfind(text).unwrap()]);
        self.buffer()[(x as u16, y as u16)].style()
    }

    /// The styles of the screen: a letter a cell, and what each letter stands for.
    pub fn styles(&self) -> String {
        let buffer = self.buffer();
        let mut letters: Vec<String> = Vec::new();
        let mut grid = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            for x in 0..buffer.area.width {
                let cell = &buffer[(x, y)];
                let style = format!("fg {:?}, bg {:?}, {:?}", cell.fg, cell.bg, cell.modifier);
                let plain = cell.fg == ratatui::style::Color::Reset
                    && cell.bg == ratatui::style::Color::Reset
                    && cell.modifier.is_empty();
                let number = letters.iter().position(|known| *known == style).unwrap_or_else(|| {
                    letters.push(style);
                    letters.len() - 1
                });
                line.push(if plain { '.' } else { char::from(b'a' + number as u8) });
            }
            grid.push_str(line.trim_end_matches('.'));
            grid.push('\n');
        }
        for (number, style) in letters.iter().enumerate() {
            grid.push_str(&format!("{}: {style}\n", char::from(b'a' + number as u8)));
        }
        grid
    }
}
