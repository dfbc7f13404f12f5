//! Everything that the screen shows depends on this and on nothing else.

use super::keys::Chord;
use super::layout::{Panes, Regions, Size, effective, layout};
use super::message::{Command, Progress};
use super::page::Page;
use super::pick::{ByHand, Dates, PersonCard, Picker};
use super::shown::{Arrangement, Shown};
use super::theme::Theme;
use crate::article::Article;
use crate::document::Id;
use crate::marks::{Marks, Said};
use crate::person::hand::Says;
use crate::problem::Problem;
use crate::query::{Fault, Filter, Memo};
use crate::text::Clean;
use crate::timeline::Timeline;
use chrono::NaiveDate;
use std::collections::HashMap;
use std::ops::Range;
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
    /// What day today is.
    pub today: NaiveDate,
    /// Whether the reader's marks are kept.
    pub keeps: bool,
    /// What the reader's files say of people.
    pub people: Vec<Says>,
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
    /// What the list shows of it, as the filters keep it.
    pub shown: Shown,
    /// How the list is laid out.
    pub how: Arrangement,
    /// What the filters' conditions found in the pile.
    pub memo: Memo,
    /// How many articles fall in each column of the strip.
    pub strip: Strip,
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
    /// What is looked for inside articles.
    pub find: String,
    /// The selected record as it was read, where the reader asked for it.
    pub raw: Option<Raw>,
    /// What waits for an article to be fetched: whose it is, what was asked for, and the number typed before it.
    pub then: Option<(Id, Command, Option<usize>)>,
    /// The pane that has the keys.
    pub focus: Focus,
    /// Whether the article stands alone.
    pub alone: bool,
    /// The panes that the reader chose.
    pub panes: Panes,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The field that is typed into.
    pub field: Option<Field>,
    /// What was typed and left, by what it was typed for: it comes back when the field is opened again.
    pub parked: Parked,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// What the help was asked for in: it comes back when that closes.
    pub behind: Option<Overlay>,
    /// The card that was left for one of its articles.
    pub left: Option<(Id, PersonCard)>,
    /// Keys that wait for the next one.
    pub pending: Vec<Chord>,
    /// The number typed before a command.
    pub count: Option<usize>,
    /// Filters that were used, the last one first.
    pub used: Vec<String>,
    /// What the help is narrowed by.
    pub help: String,
    /// One line to the reader, until the next key.
    pub notice: Option<Notice>,
    /// Whether the last key cancelled and there was nothing to cancel.
    pub cancelled: bool,
    /// The reader's own marks.
    pub marks: Marks,
    /// What became of the last of them.
    pub setting: Option<Setting>,
    /// What was changed, to be taken back; the last change last.
    pub undo: Vec<Change>,
    /// What was taken back.
    pub redo: Vec<Change>,
}

/// Something that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The filters, as they were before.
    Filters(Vec<Step>),
    /// The events of these numbers.
    Marks(Range<usize>),
}

/// A date that was set by hand, or taken away, or what was said of people, and what became of that.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The number of the event; the last, where they are several.
    pub number: usize,
    /// The article, where it was a date.
    pub article: Option<Id>,
    /// What holds now, in words.
    pub says: String,
    /// Whether the pile was solved again with it.
    pub solved: bool,
    /// How many other articles have another date for it.
    pub moved: usize,
    /// Why it could not be kept, where it could not.
    pub unkept: Option<String>,
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
    /// The person who is renamed; the file that is there already.
    pub about: Option<Clean>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
    /// How the field of the language is used whose value is awaited.
    pub example: Option<&'static str>,
}

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldOf {
    /// A filter of the list.
    Filter,
    /// Words inside the article.
    Find,
    /// Words inside the help.
    Help,
    /// Another name for a person.
    Name,
    /// A file to write to what holds of people.
    Write,
    /// A file to read such from.
    Read,
}

/// What lies over the screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Why the selected article has its date; the piece of evidence at this place is pointed out.
    Why(usize),
    /// The keys; scrolled.
    Help(usize),
    /// What could not be read; scrolled.
    Problems(usize),
    /// A list to pick from.
    Picker(Picker),
    /// A date to go to, or to filter by.
    Dates(Dates),
    /// A date to be set by hand.
    Hand(ByHand),
    /// What is known of one person.
    Person(PersonCard),
}

/// What was typed and left.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Parked {
    pub filter: String,
    pub date: String,
    pub hand: HashMap<Id, String>,
    pub field: HashMap<(FieldOf, Option<Clean>), String>,
}

/// A record as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    /// Whose.
    pub id: Id,
    /// Whether it is being fetched, or was.
    pub asked: bool,
    /// How far the article was scrolled before.
    pub before: usize,
    /// Its bytes, those that a terminal would obey in caret notation; what went wrong where they cannot be read.
    pub text: Option<Result<Clean, Problem>>,
}

/// How many articles fall in each column of the strip.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    /// All of the pile.
    pub whole: Vec<u32>,
    /// Those that the filters keep.
    pub kept: Vec<u32>,
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

    /// What the reader says, in files and by hand.
    pub fn said(&self) -> Said {
        self.marks.said(&self.settings.people)
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
            how: Arrangement::default(),
            memo: Memo::default(),
            strip: Strip::default(),
            list: List::default(),
            shelf: Vec::new(),
            wanted: None,
            unopened: None,
            page: None,
            scrolled: HashMap::new(),
            furniture: false,
            find: String::new(),
            raw: None,
            then: None,
            focus: Focus::List,
            alone: false,
            panes: Panes::Auto,
            mouse: false,
            field: None,
            parked: Parked::default(),
            overlay: None,
            behind: None,
            left: None,
            pending: Vec::new(),
            count: None,
            used: Vec::new(),
            help: String::new(),
            notice: None,
            cancelled: false,
            marks: Marks::default(),
            setting: None,
            undo: Vec::new(),
            redo: Vec::new(),
        }
    }

    /// Where the panes are.
    pub fn regions(&self) -> Regions {
        layout(self.size, self.panes_now())
    }

    /// The panes that are shown.
    pub fn panes_now(&self) -> Panes {
        let chosen = effective(self.size, self.panes);
        let both = matches!(chosen, Panes::Beside | Panes::Stacked);
        match &self.overlay {
            // The card lies over the list, and the text that it speaks of beside it.
            Some(Overlay::Why(_))
                if chosen != Panes::Beside && effective(self.size, Panes::Explained) == Panes::Explained =>
            {
                Panes::Explained
            }
            // Where one pane is shown, it is the one that has the keys.
            _ if self.focus == Focus::Detail && (self.alone || !both) => Panes::Detail,
            _ if self.focus == Focus::List && !both => Panes::List,
            _ => chosen,
        }
    }

    /// Whether keys are typed into a field.
    pub fn is_typing(&self) -> bool {
        self.field.is_some()
    }

    /// The row of the selected article.
    pub fn row(&self) -> Option<usize> {
        self.shown.rows.get(self.list.at).map(|row| *row as usize)
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
