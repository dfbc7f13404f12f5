//! Everything that the screen shows depends on this and on nothing else.

use super::keys::Chord;
use super::layout::{Panes, Regions, Size, layout};
use super::message::Progress;
use super::page::Page;
use super::theme::Theme;
use crate::article::Article;
use crate::document::Id;
use crate::problem::Problem;
use crate::query::{Answer, Fault, Filter};
use crate::text::Clean;
use crate::timeline::{Group, Timeline, Unit};
use std::collections::HashMap;
use std::sync::Arc;
use tui_input::Input;

/// What does not change while the program runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What was opened, by name.
    pub sources: Vec<Clean>,
    /// Whether it is the sample, since nothing was named.
    pub sample: bool,
    /// Colours and signs.
    pub theme: Theme,
}

/// The state of the terminal program.
pub struct Model {
    /// The terminal's size.
    pub size: Size,
    /// What does not change.
    pub settings: Settings,
    /// The pile.
    pub timeline: Arc<Timeline>,
    /// How far loading is; `None` when all is read.
    pub loading: Option<Progress>,
    /// Whether a source that was named could not be read.
    pub source_failed: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The filters that hold, each narrowing those before it.
    pub steps: Vec<Step>,
    /// What the filters keep.
    pub shown: Shown,
    /// The list.
    pub list: List,
    /// The articles fetched lately, the last one last.
    pub shelf: Vec<Kept>,
    /// The article that is being fetched.
    pub wanted: Option<Id>,
    /// Why the selected article could not be fetched.
    pub unopened: Option<(Id, Problem)>,
    /// The selected article laid out in its pane.
    pub page: Option<Page>,
    /// How far each article was scrolled, in lines.
    pub scrolled: HashMap<Id, usize>,
    /// Whether furniture is shown in full.
    pub furniture: bool,
    /// The pane that has the keys.
    pub focus: Focus,
    /// Whether the article stands alone.
    pub alone: bool,
    /// The field that is typed into.
    pub field: Option<Field>,
    /// What was typed and left, by what it was typed for: it comes back when the field is opened again.
    pub parked: Parked,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// Keys that wait for the next one.
    pub pending: Vec<Chord>,
    /// One line to the reader, until the next key.
    pub notice: Option<Notice>,
    /// Whether the last key cancelled and there was nothing to cancel.
    pub cancelled: bool,
    /// Filters as they were, to go back to.
    pub undo: Vec<Vec<Step>>,
    /// Filters that were gone back from.
    pub redo: Vec<Vec<Step>>,
}

/// A fetched article.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The article.
    pub article: Arc<Article>,
    /// Whether it is of an older pile: its date and its people may be others now.
    pub stale: bool,
}

/// One filter of the stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// As it was typed.
    pub text: String,
    /// As it is understood.
    pub filter: Filter,
}

/// What the filters keep, and how it is grouped.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The rows, and what was taken for misspelt words.
    pub answer: Answer,
    /// The rows by stretches of the calendar, each under a heading.
    pub groups: Vec<Group>,
    /// The stretch that headings stand for.
    pub unit: Option<Unit>,
}

/// The list: what is selected and what is at its top.
#[derive(Clone, Copy, Debug, Default)]
pub struct List {
    /// The selected article.
    pub selected: Option<Id>,
    /// Its place among the rows shown.
    pub at: usize,
    /// The first line that is visible, headings counted.
    pub top: usize,
    /// The article that the reader chose last: the selection stays on it or near it while rows come and go.
    /// Without one it stays at the top while articles arrive.
    pub anchor: Option<Id>,
}

/// The pane that has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Focus {
    List,
    Detail,
}

/// A field that is typed into.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is for.
    pub of: FieldOf,
    /// What is typed.
    pub input: Input,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// How the field of the language is used whose value is awaited.
    pub example: Option<&'static str>,
}

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FieldOf {
    Filter,
    Date,
}

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Why the selected article has its date; scrolled by so many lines.
    Why(usize),
    /// The keys; scrolled.
    Help(usize),
    /// What could not be read; scrolled.
    Problems(usize),
    /// The picker of people.
    People(Picker),
}

/// What was typed and left.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Parked {
    pub filter: String,
    pub date: String,
    pub person: String,
}

/// A list to pick from by typing.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What is typed.
    pub input: Input,
    /// Everything that can be picked.
    pub items: Vec<Item>,
    /// What fits what is typed: places in `items`, best first.
    pub fitting: Vec<usize>,
    /// The place of the cursor among those.
    pub at: usize,
}

/// Something to pick.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub name: Clean,
    /// All its names, folded.
    pub forms: Vec<String>,
    /// In how many articles.
    pub articles: u32,
    /// How often.
    pub mentions: u32,
    /// From when to when.
    pub days: String,
}

/// One line to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The line.
    pub text: String,
    /// Whether something is wrong.
    pub wrong: bool,
}

impl Model {
    /// Says something to the reader.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), wrong: false });
    }

    /// A model before anything is loaded.
    pub fn new(size: Size, settings: Settings) -> Model {
        Model {
            size,
            settings,
            timeline: Arc::default(),
            loading: Some(Progress::default()),
            source_failed: false,
            problems: Vec::new(),
            steps: Vec::new(),
            shown: Shown::default(),
            list: List::default(),
            shelf: Vec::new(),
            wanted: None,
            unopened: None,
            page: None,
            scrolled: HashMap::new(),
            furniture: false,
            focus: Focus::List,
            alone: false,
            field: None,
            parked: Parked::default(),
            overlay: None,
            pending: Vec::new(),
            notice: None,
            cancelled: false,
            undo: Vec::new(),
            redo: Vec::new(),
        }
    }

    /// Where the panes are.
    pub fn regions(&self) -> Regions {
        let both = layout(self.size, Panes::Both);
        // Where there is no room for both, the pane that has the keys is the one that is shown.
        let alone = self.focus == Focus::Detail && (self.alone || both.detail.height == 0);
        if alone { layout(self.size, Panes::Detail) } else { both }
    }

    /// Whether keys are typed into a field.
    pub fn is_typing(&self) -> bool {
        self.field.is_some()
    }

    /// The row of the selected article.
    pub fn row(&self) -> Option<usize> {
        self.shown.answer.rows.get(self.list.at).map(|row| *row as usize)
    }

    /// The selected article, where it is fetched.
    pub fn article(&self) -> Option<&Arc<Article>> {
        self.kept().map(|kept| &kept.article)
    }

    /// The selected article on the shelf.
    pub fn kept(&self) -> Option<&Kept> {
        let id = self.list.selected?;
        self.shelf.iter().find(|kept| kept.article.document.id == id)
    }

    /// How far the selected article is scrolled.
    pub fn scroll(&self) -> usize {
        self.list.selected.and_then(|id| self.scrolled.get(&id).copied()).unwrap_or(0)
    }
}

impl Shown {
    /// The line of the list, headings counted, on which the row at a place stands.
    pub fn line_of(&self, place: usize) -> usize {
        place + self.groups.partition_point(|group| group.first <= place)
    }

    /// How many lines the list has.
    pub fn lines(&self) -> usize {
        self.answer.rows.len() + self.groups.len()
    }

    /// What stands on a line of the list.
    pub fn line(&self, line: usize) -> Option<Line<'_>> {
        // The group whose heading is on this line or the last one above it.
        let (mut low, mut high) = (0, self.groups.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.groups[middle].first + middle <= line { low = middle + 1 } else { high = middle }
        }
        let group = low.checked_sub(1)?;
        let heading = self.groups[group].first + group;
        match line == heading {
            true => Some(Line::Heading(&self.groups[group])),
            false => Some(line - group - 1).filter(|place| *place < self.answer.rows.len()).map(Line::Row),
        }
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line<'a> {
    /// A heading.
    Heading(&'a Group),
    /// The row at this place.
    Row(usize),
}
