//! Opening an address: in the browser where there is one to see, else by copying it, so that the reader can.

use super::clipboard;
use std::env;
use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;
use url::Url;

/// What became of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// The browser was asked to show it.
    Browser,
    /// It is on the clipboard.
    Copied,
}

/// The program that opens an address in the browser.
const BROWSER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Opens an address of the web, `http` or `https`.
pub fn open(url: &str) -> io::Result<Opened> {
    let address = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let Some(address) = address else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "only addresses of the web are opened"));
    };
    if way(|name| env::var_os(name).is_some_and(|value| !value.is_empty())) == Opened::Browser {
        match start(BROWSER, address.as_str()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            done => return done.map(|()| Opened::Browser),
        }
    }
    clipboard::copy(address.as_str())?;
    Ok(Opened::Copied)
}

/// What can be done with an address here, by the variables that are set: over SSH a browser would open where nobody sees
/// it, and without a display none opens.
pub fn way(set: impl Fn(&str) -> bool) -> Opened {
    let far = set("SSH_CONNECTION") || set("SSH_TTY");
    let display = cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY");
    if display && !far { Opened::Browser } else { Opened::Copied }
}

/// Starts a program with one argument and lets it be. It has no part in the terminal: its output goes nowhere, and in a
/// process group of its own it neither reads keys nor ends when the terminal is closed.
pub fn start(program: impl AsRef<OsStr>, argument: &str) -> io::Result<()> {
    let mut command = Command::new(program);
    command.arg(argument).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn()?;
    // One that ended stays in the table of processes until somebody waits for it; it may also run as long as its window.
    thread::Builder::new().name("opened".into()).spawn(move || child.wait()).map(drop)
}
