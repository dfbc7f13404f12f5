//! The terminal program: a model, messages that change it, a view that draws it.
//!
//! A key takes four hops: chord → [`keymap`] → [`message::Message`] → [`update`] → [`view`]. What has to happen outside is
//! an [`effect::Effect`], which the host performs; what comes of it is a message again.

pub mod card;
pub mod effect;
pub mod keymap;
pub mod keys;
pub mod layout;
pub mod message;
pub mod model;
pub mod motion;
pub mod page;
pub mod person;
pub mod pick;
pub mod shown;
pub mod theme;
pub mod update;
pub mod view;
pub mod would;
