//! What ends the program from outside: signals, and a terminal that goes away.

use super::session::Event;
use super::terminal;
use crossbeam_channel::Sender;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{getpid, getppid, getsid};
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
            let ends = matches!(event, Event::Killed(_));
            if events.send(event).is_err() {
                return;
            }
            if ends {
                end(128 + signal);
            }
        }
    })?;
    Ok(())
}

/// Ends the program where it does not end by itself: its output may be blocked.
fn end(code: i32) {
    thread::sleep(GRACE);
    // Giving the terminal back writes, and may be blocked too.
    let _ = thread::Builder::new().name("farewell".into()).spawn(terminal::give_back);
    thread::sleep(GRACE / 4);
    std::process::exit(code);
}

/// Whether there is a shell that could continue this program: its parent, in the same session.
pub fn has_shell() -> bool {
    let of = |pid| getsid(pid).ok();
    of(None) != Some(getpid()) && getppid().is_some_and(|parent| of(Some(parent)) == of(None))
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
        end(HUNG_UP);
    })?;
    Ok(())
}
