//! Every test of the project, in one binary. A test is a line that a reader could write.

mod binary;
mod clean;
mod date;
mod harness;
mod keymap;
mod link;
mod outside;
mod person;
mod properties;
mod pty;
mod query;
mod raw;
mod read;
mod samples;
mod screen;
mod tidy;
mod timeline;
mod update;
