//! The terminal.
use crate::report::Style;
use std::io::IsTerminal;
/// style
pub fn style() -> Style {
    let terminal = std::io::stdout().is_terminal();
    let width = terminal.then(|| crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns)));
    Style { width, colour: terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) }
}
/// fed
pub fn stdin_is_fed() -> bool {
    use rustix::fs::{FileType, fstat};
    let kind = fstat(std::io::stdin()).map(|stat| FileType::from_raw_mode(stat.st_mode));
    kind.is_ok_and(|kind| matches!(kind, FileType::Fifo | FileType::RegularFile | FileType::Socket))
}
