//! A panic, in whatever thread, gives the terminal back before it is told, and ends the program.

use super::terminal;
use std::io::Write;

/// The exit code of a program that panicked, as Rust has it.
const PANICKED: i32 = 101;

/// Installs the hook. From then on a panic in any thread ends the program.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        terminal::give_back();
        let thread = std::thread::current();
        let _ = writeln!(std::io::stderr(), "dateline: {}: {panic}", thread.name().unwrap_or("a thread"));
        std::process::exit(PANICKED);
    }));
}
