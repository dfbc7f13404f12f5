//! What can happen to the model.

use super::keys::Chord;
use super::layout::Size;
use crate::article::Article;
use crate::document::Id;
use crate::problem::Problem;
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
    /// A key that means nothing here.
    Unbound(Chord),
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
    NextMention,
    PreviousMention,
    Read,
    Back,
    Leave,
    Accept,
    Cancel,
    QuitNow,
    OtherPane,
    ListPane,
    DetailPane,
    Alone,
    Furniture,
    Filter,
    PopFilter,
    ClearFilters,
    Undo,
    Redo,
    PickPerson,
    GoToDate,
    Why,
    Help,
    Problems,
    Redraw,
    Suspend,
    EraseBefore,
    EraseAt,
    EraseWord,
    EraseAll,
    CursorLeft,
    CursorRight,
    CursorStart,
    CursorEnd,
}
