//! What has to happen outside of the model.

use crate::document::Id;
use crate::marks::Event;
use crate::person::hand::Says;
use crate::text::Clean;

/// Something for the host to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch an article; comes back as [`super::message::Message::Opened`].
    Fetch(Id),
    /// Fetch an article's record as it lies there; comes back as [`super::message::Message::Raw`].
    FetchRaw(Id),
    /// Copy a text to the reader's clipboard; comes back as [`super::message::Message::Done`].
    Copy {
        /// The text.
        text: Clean,
        /// What it is, for the reader.
        what: String,
    },
    /// Open an address in the reader's browser; comes back as [`super::message::Message::Done`].
    Open(Clean),
    /// Keep events of the reader's marks, and solve the pile again with them; comes back as
    /// [`super::message::Message::Kept`], `Pile` and `Moved`.
    SaveMarks {
        /// The number of the last.
        number: usize,
        /// The events.
        events: Vec<Event>,
    },
    /// Write what holds of people to a file; comes back as [`super::message::Message::Written`].
    WriteDecisions {
        /// The file, as it was typed.
        path: Clean,
        /// What holds.
        says: Vec<Says>,
        /// Whether over a file that is there.
        over: bool,
    },
    /// Read what a file says of people; comes back as [`super::message::Message::Decisions`].
    ReadDecisions(Clean),
    /// Listen to the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Give the terminal back and end.
    Quit,
}
