//! What leaves the program for other programs: texts for the clipboard, addresses for the browser.

use base64::prelude::{BASE64_STANDARD, Engine};
use dateline::host::clipboard::{self, Inside, MOST, sequence};
use dateline::host::open::{self, Opened};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

#[test]
fn a_text_is_copied_plain_and_through_tmux() {
    assert_eq!(sequence("Déjà\n\x1b", Inside::Plain), b"\x1b]52;c;RMOpasOgChs=\x07");
    assert_eq!(sequence("x", Inside::Tmux), b"\x1b]52;c;eA==\x07\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\");
    assert_eq!(sequence("", Inside::Plain), b"\x1b]52;c;\x07");
}

#[test]
fn screen_takes_pieces() {
    let text = "Relations are good. ".repeat(200);
    let all = String::from_utf8(sequence(&text, Inside::Screen)).unwrap();
    let pieces: Vec<&str> = all.split_inclusive("\x1b\\").collect();
    assert!(pieces.len() > 5);
    assert!(pieces.iter().all(|piece| piece.len() <= 768), "as long as its strings may be");
    let inner: String =
        pieces.iter().map(|piece| piece.strip_prefix("\x1bP").unwrap().strip_suffix("\x1b\\").unwrap()).collect();
    let base64 = inner.strip_prefix("\x1b]52;c;").unwrap().strip_suffix('\x07').unwrap();
    assert_eq!(BASE64_STANDARD.decode(base64).unwrap(), text.as_bytes());
}

#[test]
fn the_longest_text_is_what_terminals_take() {
    assert_eq!(sequence(&"x".repeat(MOST), Inside::Plain).len(), 100_000);
    let error = clipboard::copy(&"x".repeat(MOST + 1)).unwrap_err();
    assert_eq!(error.to_string(), "74995 bytes are too many for the clipboard, which takes 74994 from a terminal");
}

#[test]
fn the_environment_says_what_is_around() {
    let inside = |set: &[(&str, &str)]| {
        Inside::of(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
    };
    assert_eq!(inside(&[("TERM", "xterm-256color"), ("TMUX", "")]), Inside::Plain);
    assert_eq!(inside(&[("TERM", "screen-256color"), ("TMUX", "/tmp/tmux-0/default,1,0")]), Inside::Tmux);
    assert_eq!(inside(&[("TERM", "xterm"), ("STY", "1.pts-0")]), Inside::Screen);
    assert_eq!(inside(&[("TERM", "screen.xterm-256color")]), Inside::Screen);
    assert_eq!(inside(&[]), Inside::Plain);
}

#[test]
fn a_browser_opens_where_it_is_seen() {
    let way = |set: &[&str]| open::way(|name| set.contains(&name));
    assert_eq!(way(&["DISPLAY"]), Opened::Browser);
    assert_eq!(way(&["WAYLAND_DISPLAY"]), Opened::Browser);
    assert_eq!(way(&["DISPLAY", "SSH_CONNECTION"]), Opened::Copied);
    assert_eq!(way(&["WAYLAND_DISPLAY", "SSH_TTY"]), Opened::Copied);
    #[cfg(not(target_os = "macos"))]
    assert_eq!(way(&[]), Opened::Copied);
}

#[test]
fn only_the_web_is_opened() {
    for url in ["file:///etc/passwd", "javascript:alert(1)", "-version", "example.org", "mailto:a@b.example", ""] {
        assert_eq!(open::open(url).unwrap_err().kind(), std::io::ErrorKind::InvalidInput, "{url}");
    }
}

#[test]
fn what_is_started_is_let_be() {
    let folder = tempfile::tempdir().unwrap();
    let (program, told) = (folder.path().join("browser"), folder.path().join("told"));
    // Its arguments, its process group, whether its output goes nowhere; then it runs on for a while.
    let script = format!(
        "#!/bin/sh\necho loud; echo loud >&2\nfiles=$(readlink /proc/$$/fd/0; readlink /proc/$$/fd/1; readlink /proc/$$/fd/2)\n\
         {{ echo \"$#\" \"$1\"; echo $$; ps -o pgid= -p $$; echo \"$files\"; }} > '{0}.new'\nmv '{0}.new' '{0}'\nsleep 3\n",
        told.display()
    );
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let before = Instant::now();
    // A test beside this one that forks while the script is written keeps it busy for a moment.
    while let Err(error) = open::start(&program, "https://a.example/?a=1&b=$(id) '\";") {
        assert_eq!(error.kind(), std::io::ErrorKind::ExecutableFileBusy);
    }
    assert!(before.elapsed() < Duration::from_secs(2), "nobody waits for it");
    while !told.exists() {
        assert!(before.elapsed() < Duration::from_secs(20), "it was not started");
        std::thread::sleep(Duration::from_millis(20));
    }
    let told = fs::read_to_string(&told).unwrap();
    let lines: Vec<&str> = told.lines().map(str::trim).collect();
    assert_eq!(lines[0], "1 https://a.example/?a=1&b=$(id) '\";");
    assert_eq!(lines[1], lines[2], "a process group of its own");
    #[cfg(target_os = "linux")]
    assert_eq!(lines[3..], ["/dev/null", "/dev/null", "/dev/null"].as_slice()[..]);
    let gone = open::start(folder.path().join("nothing"), "x").unwrap_err();
    assert_eq!(gone.kind(), std::io::ErrorKind::NotFound);
}
