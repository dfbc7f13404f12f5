//! The keyboard and the mouse: what the terminal tells of them, as the program names it.

use super::session::Event;
use super::terminal;
use crate::tui::keys::{Chord, Key};
use crate::tui::message::{Did, Message, Mouse};
use crossbeam_channel::Sender;
use crossterm::event::{
    Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use std::{io, thread};

/// A thread that reads the keyboard.
pub fn start(events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new().name("keyboard".into()).spawn(move || {
        loop {
            let event = match crossterm::event::read() {
                Ok(Input::Key(key)) => chord(key).map(Event::Key),
                Ok(Input::Mouse(event)) => mouse(event).map(|mouse| Event::Message(Message::Mouse(mouse))),
                Ok(Input::Paste(text)) => Some(Event::Message(Message::Paste(text))),
                Ok(Input::Resize(..)) => Some(Event::Message(Message::Resize(terminal::size()))),
                Ok(_) => None,
                Err(error) => {
                    let _ = events.send(Event::Lost(error));
                    return;
                }
            };
            if event.is_some_and(|event| events.send(event).is_err()) {
                return;
            }
        }
    })?;
    Ok(())
}

/// What the mouse did, where that means something.
fn mouse(event: MouseEvent) -> Option<Mouse> {
    let did = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Did::Click,
        MouseEventKind::ScrollUp => Did::WheelUp,
        MouseEventKind::ScrollDown => Did::WheelDown,
        _ => return None,
    };
    Some(Mouse { did, column: event.column, row: event.row })
}

/// A key event as a chord; `None` for keys that mean nothing to anybody.
fn chord(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let key = match event.code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    };
    Some(Chord {
        key,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
    })
}
