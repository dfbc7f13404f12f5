//! The real program in a real pseudo-terminal: enter, resize, suspend-free exits, a panic, the terminal given back.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

struct Session {
    screen: vt100::Parser,
    bytes: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn portable_pty::MasterPty + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
}

fn cells(number: u16) -> std::num::NonZero<u16> {
    std::num::NonZero::new(number).unwrap()
}

/// The longest that anything may take here; machines are shared and slow.
const PATIENCE: Duration = Duration::from_secs(20);

impl Session {
    fn start(command: CommandBuilder) -> Session {
        Session::start_as("xterm-256color", command)
    }

    fn start_as(term: &str, mut command: CommandBuilder) -> Session {
        let pair =
            native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        command.env("TERM", term);
        command.env("LANG", "C.UTF-8");
        if command.get_env("DATELINE_DATA").is_none() {
            command.env("DATELINE_DATA", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-marks"));
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (tell, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if tell.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Session { screen: vt100::Parser::new(cells(24), cells(80), 0), bytes, keys, master: pair.master, child }
    }

    /// Waits until the screen holds what is asked for.
    fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !holds(self.screen.screen()) {
            match self.bytes.recv_timeout(Duration::from_millis(50)) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => {
                    assert!(Instant::now() < end, "waited in vain for {what}:\n{}", self.screen.screen().contents())
                }
            }
        }
    }

    fn shows(&mut self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Waits for the end and takes the last bytes; gives the exit code.
    fn end(&mut self) -> u32 {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(300)) {
            self.screen.process(&bytes);
        }
        code
    }

    fn is_given_back(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }
}

#[test]
fn enter_resize_filter_and_leave() {
    let mut session = Session::start(CommandBuilder::new(env!("CARGO_BIN_EXE_dateline")));
    session.shows("27 articles");
    assert!(session.screen.screen().alternate_screen());
    session.master.resize(PtySize { rows: 40, cols: 130, pixel_width: 0, pixel_height: 0 }).unwrap();
    session.screen.screen_mut().set_size(cells(40), cells(130));
    session.until("the wide layout", |screen| screen.contents().lines().any(|line| line.contains('│')));
    session.press("/orban\r");
    session.shows("of 27 articles");
    session.press("Q");
    assert_eq!(session.end(), 0);
    assert!(session.is_given_back());
}

#[test]
fn a_terminal_that_cannot_be_drawn_on_gets_the_list_and_a_hint() {
    let mut session = Session::start_as("dumb", CommandBuilder::new(env!("CARGO_BIN_EXE_dateline")));
    session.shows("dateline: TERM: this terminal cannot be drawn on");
    assert_eq!(session.end(), 0);
    let shown = session.screen.screen().contents();
    assert!(shown.contains("dateline show ID prints an article"), "{shown}");
    assert!(shown.contains("In Tashkent, Lavrov and Wang Yi"), "the end of the list is still to be seen: {shown}");
    assert!(!session.screen.screen().alternate_screen());
}

#[test]
fn a_panic_in_any_thread_gives_the_terminal_back() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "pty::a_program_that_panics", "--nocapture", "--include-ignored"]);
    command.env("DATELINE_TEST_PANICS", "1");
    let mut session = Session::start(command);
    session.until("the alternate screen", |screen| screen.alternate_screen());
    assert_eq!(session.end(), 101);
    assert!(session.is_given_back());
    assert!(session.screen.screen().contents().contains("on purpose"), "{}", session.screen.screen().contents());
}

/// Not a test of its own: the test above runs it as a program that takes the terminal and panics in a thread.
#[test]
#[ignore = "run by a_panic_in_any_thread_gives_the_terminal_back"]
fn a_program_that_panics() {
    if std::env::var_os("DATELINE_TEST_PANICS").is_none() {
        return;
    }
    dateline::host::panic::install();
    dateline::host::terminal::take().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let _ = std::thread::spawn(|| panic!("on purpose")).join();
    std::thread::sleep(PATIENCE);
}

#[test]
fn a_date_is_set_and_kept_even_when_the_program_ends_at_once() {
    let data = tempfile::tempdir().unwrap();
    let start = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_dateline"));
        command.env("DATELINE_DATA", data.path());
        let mut session = Session::start(command);
        session.shows("27 articles");
        session
    };
    let mut session = start();
    session.press("GD13 apr 2023");
    session.shows("13 April 2023, a Thursday");
    session.press("\rQ");
    assert_eq!(session.end(), 0);
    assert!(session.is_given_back());
    let mut session = start();
    session.press("/explained\rw");
    session.shows("you set this on ");
    session.press("D\x15\r");
    session.shows("its own evidence dates it again");
    session.press("Q");
    assert_eq!(session.end(), 0);
}
