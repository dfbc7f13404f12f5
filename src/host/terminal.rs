//! The terminal: what it can do, taking it over and giving it back, whole, whatever happens.

use crate::report::Style;
use crate::tui::layout::Size;
use crate::tui::theme::{Palette, Theme};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute};
use rustix::fs::{FileType, fstat};
use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Takes the terminal over: raw keys, the alternate screen, bracketed paste, no cursor.
pub fn take() -> io::Result<()> {
    // crossterm drops reverse video together with colours where NO_COLOR is set; the theme knows better.
    crossterm::style::force_color_output(true);
    // After a stop from outside crossterm believes that the mode is still raw, and would do nothing.
    let _ = disable_raw_mode();
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)
}

/// Gives the terminal back. Does nothing where it is not ours; may be called from any thread.
pub fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = listen_to_mouse(false);
        let _ = execute!(io::stdout(), DisableBracketedPaste, cursor::Show, LeaveAlternateScreen);
        let _ = disable_raw_mode();
    }
}

/// Whether the mouse is ours at the moment.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Asks the terminal for clicks and turns of the wheel (modes 1000 and 1006), or leaves them to it. Movements, which
/// crossterm's own command asks for too, would be a flood on a slow line.
pub fn listen_to_mouse(on: bool) -> io::Result<()> {
    if MOUSE.swap(on, Ordering::SeqCst) == on {
        return Ok(());
    }
    let modes = if on { "\x1b[?1000h\x1b[?1006h" } else { "\x1b[?1006l\x1b[?1000l" };
    let mut out = io::stdout().lock();
    out.write_all(modes.as_bytes())?;
    out.flush()
}

/// The terminal's size.
pub fn size() -> Size {
    let (columns, rows) = crossterm::terminal::size().unwrap_or((80, 24));
    // A line that does not know its size says 0.
    match (columns, rows) {
        (0, _) | (_, 0) => Size { columns: 80, rows: 24 },
        (columns, rows) => Size { columns, rows },
    }
}

/// How a report is laid out on standard output.
pub fn style() -> Style {
    let terminal = io::stdout().is_terminal();
    let width = terminal.then(|| usize::from(size().columns));
    let colour = terminal && !set("NO_COLOR") && env::var("TERM").is_ok_and(|term| term != "dumb");
    Style { width, colour, unicode: theme(None).unicode }
}

/// Colours and signs that the terminal says it has, in a palette that was asked for.
pub fn theme(palette: Option<Palette>) -> Theme {
    Theme::told(|name| env::var(name).ok(), palette)
}

fn set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Whether a program can be drawn here.
pub fn can_draw() -> bool {
    io::stdout().is_terminal() && env::var("TERM").is_ok_and(|term| term != "dumb")
}

/// Whether standard input is a pipe or a file, and so may hold articles.
pub fn stdin_is_fed() -> bool {
    let kind = fstat(io::stdin()).map(|stat| FileType::from_raw_mode(stat.st_mode));
    kind.is_ok_and(|kind| matches!(kind, FileType::Fifo | FileType::RegularFile | FileType::Socket))
}
