//! What ends the program from outside: signals, and a terminal that goes away.

use super::session::Event;
use super::terminal;
use crossbeam_channel::Sender;
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use std::io;
use std::thread;
use std::time::Duration;

/// How long the program may take to end by itself when its terminal is gone.
const GRACE: Duration = Duration::from_millis(500);
/// The exit code of a program that a hang-up ended, as shells have it.
const HUNG_UP: i32 = 128 + SIGHUP;

/// Turns signals into events.
pub fn watch(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in &mut signals {
            let event = match signal {
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Continued,
                signal => Event::Killed(signal),
            };
            if events.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Stops this program until the shell continues it.
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)
}

/// Waits for the terminal to hang up, and ends the program then: crossterm reads a dead terminal for ever
/// (crossterm issue 793). The thread sleeps in poll(2) without a timeout.
pub fn watch_terminal(events: Sender<Event>) -> io::Result<()> {
    let tty = io::stdout();
    thread::Builder::new().name("watchdog".into()).spawn(move || {
        loop {
            // No event is asked for: poll returns for an error or a hang-up only.
            let mut fds = [PollFd::new(&tty, PollFlags::empty())];
            match poll(&mut fds, None) {
                Err(error) if error == rustix::io::Errno::INTR => {}
                _ => break,
            }
        }
        let _ = events.send(Event::Killed(SIGHUP));
        thread::sleep(GRACE);
        terminal::give_back();
        std::process::exit(HUNG_UP);
    })?;
    Ok(())
}
