//! Every test of the project, in one binary. A test is a line that a reader could write.

mod binary;
mod clean;
mod date;
mod hand;
mod harness;
mod keymap;
mod ladder;
mod link;
mod list;
mod marks;
mod outside;
mod person;
mod pickers;
mod properties;
mod pty;
mod query;
mod raw;
mod read;
mod reading;
mod samples;
mod screen;
mod store;
mod theme;
mod tidy;
mod timeline;
mod update;
