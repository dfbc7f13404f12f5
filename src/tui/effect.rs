//! What has to happen outside of the model.

use crate::document::Id;

/// Something for the host to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch an article; comes back as [`super::message::Message::Opened`].
    Fetch(Id),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Give the terminal back and end.
    Quit,
}
