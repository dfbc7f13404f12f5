//! Frames on their way to the terminal: what changed since the last one, in one write.

use super::terminal;
use crate::tui::layout::Size;
use crate::tui::model::Model;
use crate::tui::view::view;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// Collects what the backend writes; only [`Frames::draw`] sends it.
#[derive(Clone, Default)]
struct Collected(Rc<RefCell<Vec<u8>>>);

impl Write for Collected {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Draws frames on the terminal.
pub struct Frames {
    terminal: Terminal<CrosstermBackend<Collected>>,
    bytes: Collected,
}

impl Frames {
    /// Ready to draw on the terminal, which must be taken.
    pub fn new() -> io::Result<Frames> {
        let bytes = Collected::default();
        let Size { columns, rows } = terminal::size();
        let viewport = ratatui::Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let terminal =
            Terminal::with_options(CrosstermBackend::new(bytes.clone()), ratatui::TerminalOptions { viewport })?;
        Ok(Frames { terminal, bytes })
    }

    /// The next frame is drawn whole.
    pub fn redraw(&mut self, size: Size) -> io::Result<()> {
        self.terminal.resize(Rect::new(0, 0, size.columns, size.rows))
    }

    /// Draws the model: one write, inside a synchronized update (mode 2026).
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| {
            let cursor = view(model, frame.buffer_mut());
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        })?;
        queue!(self.bytes, EndSynchronizedUpdate)?;
        let bytes = std::mem::take(&mut *self.bytes.0.borrow_mut());
        let mut out = io::stdout().lock();
        out.write_all(&bytes)?;
        out.flush()
    }
}

/// One frame as text, a line a row, without blanks at line ends.
pub fn text(model: &Model) -> String {
    let area = Rect::new(0, 0, model.size.columns, model.size.rows);
    let mut buffer = Buffer::empty(area);
    view(model, &mut buffer);
    let mut text = String::new();
    for y in area.rows() {
        let mut line = String::new();
        let mut skip = 0;
        for position in y.positions() {
            let symbol = buffer[position].symbol();
            if skip == 0 {
                line.push_str(symbol);
                skip = crate::text::width(symbol).max(1);
            }
            skip -= 1;
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
