//! The only door to the world: files, environment, clock, terminal, threads.
//!
//! ```text
//! clock     what day it is            files    sources and the bytes in them       library  articles fetched again
//! load      threads that read a pile  session  the loop between keys and frames    frame    frames on their way out
//! store    the marks of the reader   keyboard what is pressed and clicked
//! terminal  taking it and giving it back       signals  what ends the program      panic    and what must not happen
//! open      addresses in the browser           clipboard  texts for elsewhere       facts    the reader's own facts
//! folders   where what is the reader's lies    people   files that say who is who
//! ```

pub mod clipboard;
pub mod clock;
pub mod facts;
pub mod files;
pub mod folders;
pub mod frame;
pub mod keyboard;
pub mod library;
pub mod load;
pub mod open;
pub mod panic;
pub mod people;
pub mod session;
pub mod signals;
pub mod store;
pub mod terminal;
