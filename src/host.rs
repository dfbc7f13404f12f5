//! The only door to the world: files, environment, clock, terminal, threads.

pub mod clock;
pub mod files;
pub mod library;
pub mod load;
pub mod terminal;
