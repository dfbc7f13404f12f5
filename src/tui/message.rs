//! What can happen to the model.

use super::keys::Chord;
use super::layout::Size;
use super::theme::Palette;
use crate::article::Article;
use crate::document::Id;
use crate::person::hand::Says;
use crate::problem::Problem;
use crate::text::Clean;
use crate::timeline::{Timeline, Unit};
use std::sync::Arc;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader asked for something.
    Do(Command),
    /// The reader typed a character into a field.
    Type(char),
    /// The reader pasted a text.
    Paste(String),
    /// A key that may be the first of several.
    Pending(Chord),
    /// A digit of the number before a command.
    Count(usize),
    /// The mouse did something.
    Mouse(Mouse),
    /// Keys that mean nothing here.
    Unbound(Vec<Chord>),
    /// The terminal has another size.
    Resize(Size),
    /// The pile as it stands while it loads.
    Pile(Arc<Timeline>),
    /// How far loading is.
    Progress(Progress),
    /// Something could not be read.
    Problem(Problem),
    /// All is read.
    Loaded {
        /// A source that was named could not be read.
        source_failed: bool,
    },
    /// An article was fetched, or could not be.
    Opened(Id, Result<Arc<Article>, Problem>),
    /// A record was read as it lies there, in caret notation, or could not be.
    Raw(Id, Result<Clean, Problem>),
    /// The pile was solved again after the event of this number.
    Moved {
        /// The event.
        number: usize,
        /// How many other articles have another date; not known while articles arrive.
        count: Option<usize>,
    },
    /// An event of the reader's marks was kept, or could not be.
    Kept(Result<(), Problem>),
    /// What a file says of people: its name, what it says, what cannot be understood of it; or why it cannot be read.
    Decisions(Result<(Clean, Vec<Says>, Vec<Problem>), Problem>),
    /// What holds of people was written to a file; `None`: that one is there already, and was left alone.
    Written(Result<Option<Clean>, String>),
    /// What an effect did, in words for the reader; or what went wrong.
    Done(Result<String, String>),
}

/// Something that the mouse did, and in which cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub did: Did,
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
}

/// What a mouse can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Did {
    Click,
    WheelUp,
    WheelDown,
}

/// How far loading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files found so far.
    pub found: usize,
    /// Files read so far.
    pub read: usize,
    /// Articles so far.
    pub articles: usize,
}

/// What a reader can ask for with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Command {
    Down,
    Up,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    First,
    Last,
    Next(Unit),
    Previous(Unit),
    NextArticle,
    PreviousArticle,
    NextMark,
    PreviousMark,
    Read,
    Back,
    Leave,
    Accept,
    Cancel,
    QuitNow,
    OtherPane,
    ListPane,
    DetailPane,
    Zoom,
    Layout,
    Furniture,
    Raw,
    Find,
    Filter,
    PopFilter,
    ClearFilters,
    Undo,
    Redo,
    Persons,
    Person,
    Join,
    Split,
    Rename,
    Pin,
    NotAPerson,
    FilterByPerson,
    NextPerson,
    PreviousPerson,
    WritePeople,
    ReadPeople,
    Sources,
    UsedFilters,
    FilterByThis,
    GoToDate,
    SetDate,
    Order,
    Reverse,
    Surroundings,
    Fold,
    FoldThis,
    UnfoldThis,
    FoldAll,
    UnfoldAll,
    Links,
    CopyAddress,
    CopyCitation,
    Why,
    Help,
    HelpFind,
    HelpSections,
    Commands,
    Problems,
    Mouse,
    Theme(Palette),
    Redraw,
    Suspend,
    Take,
    AnyOrAll,
    GoOrFilter,
    NextYear,
    PreviousYear,
    NextMonth,
    PreviousMonth,
    EraseBefore,
    EraseAt,
    EraseWord,
    EraseAll,
    CursorLeft,
    CursorRight,
    CursorStart,
    CursorEnd,
}

impl Command {
    /// Its name in the list of commands: `next week`, `copy citation`.
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in format!("{self:?}").chars().filter(|c| *c != ')') {
            if c.is_uppercase() || c == '(' {
                name.push(' ');
            }
            name.extend(c.to_lowercase().filter(|c| *c != '('));
        }
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
