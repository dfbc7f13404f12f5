//! A panic, in whatever thread, gives the terminal back before it is told, and ends the program. Only where one file is
//! read or analysed is it a problem of that file.

use super::terminal;
use std::cell::Cell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The exit code of a program that panicked, as Rust has it.
const PANICKED: i32 = 101;

thread_local! {
    /// Whether a panic of this thread is caught.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Installs the hook. From then on a panic in any thread ends the program.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        if GUARDED.get() {
            return;
        }
        terminal::give_back();
        let thread = std::thread::current();
        let _ = writeln!(std::io::stderr(), "dateline: {}: {panic}", thread.name().unwrap_or("a thread"));
        std::process::exit(PANICKED);
    }));
}

/// Does some work on text from outside; a panic in it is an error that says so.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let before = GUARDED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(before);
    done.map_err(|panic| {
        let says = panic.downcast_ref::<&str>().map(|says| says.to_string());
        let says = says.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        format!("a fault of Dateline itself, please report it: {says}")
    })
}
