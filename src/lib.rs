//! Dateline.
pub mod article;
pub mod cli;
pub mod date;
pub mod document;
pub mod gather;
pub mod host;
pub mod person;
pub mod problem;
pub mod query;
pub mod read;
pub mod report;
pub mod run;
pub mod text;
pub mod timeline;
pub mod tui;
