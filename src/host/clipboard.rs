//! Copying: the terminal is asked to put a text on its clipboard (OSC 52), which works over SSH too.
//!
//! A terminal does not answer whether it did. Inside of tmux one of its options has to allow it: `set-clipboard on` takes
//! the plain sequence, `allow-passthrough on` hands the wrapped one to the terminal outside; both are sent.

use base64::prelude::{BASE64_STANDARD, Engine};
use std::env;
use std::ffi::OsString;
use std::io::{self, Write};

/// The most bytes that can be copied: terminals take sequences of 100,000 bytes, and base64 makes four of three.
pub const MOST: usize = 74_994;
/// The longest control string of GNU screen, its begin and end included.
const SCREEN: usize = 768;

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// Nothing that would take the sequence for itself.
    Plain,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Inside {
    /// By the environment: tmux calls its terminal `screen` as well, and either may run in the other.
    pub fn of(variable: impl Fn(&str) -> Option<OsString>) -> Inside {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        match () {
            () if set("TMUX").is_some() => Inside::Tmux,
            () if set("STY").is_some() => Inside::Screen,
            () if set("TERM").is_some_and(|term| term.as_encoded_bytes().starts_with(b"screen")) => Inside::Screen,
            () => Inside::Plain,
        }
    }
}

/// Puts a text on the clipboard of the terminal, in one write. A text that is too long for terminals is an error.
pub fn copy(text: &str) -> io::Result<()> {
    if text.len() > MOST {
        let what = format!("{} bytes are too many for the clipboard, which takes {MOST} from a terminal", text.len());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
    }
    let bytes = sequence(text, Inside::of(|name| env::var_os(name)));
    let mut out = io::stdout().lock();
    out.write_all(&bytes)?;
    out.flush()
}

/// What asks the terminal to copy a text.
pub fn sequence(text: &str, inside: Inside) -> Vec<u8> {
    // It ends in BEL: the other end, ESC \, would end the string of screen around it.
    let plain = format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text));
    match inside {
        Inside::Plain => plain.into_bytes(),
        Inside::Tmux => format!("{plain}\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b")).into_bytes(),
        Inside::Screen => {
            let pieces = plain.as_bytes().chunks(SCREEN - b"\x1bP\x1b\\".len());
            pieces.flat_map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat()).collect()
        }
    }
}
