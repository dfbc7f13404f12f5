//! What has to happen outside of the model.

use crate::document::Id;
use crate::marks::Event;
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
    /// Keep an event of the reader's marks, and solve the pile again with it; comes back as [`super::message::Message::Kept`],
    /// `Pile` and `Moved`.
    SaveMark {
        /// Its number.
        number: usize,
        /// The event.
        event: Event,
    },
    /// Listen to the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Give the terminal back and end.
    Quit,
}
