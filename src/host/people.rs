//! What files say of people: the reader's usual one, those that are named on the command line, and those that the terminal
//! program writes and reads.

use super::folders;
use crate::marks::decisions;
use crate::person::hand::Says;
use crate::problem::Problem;
use crate::read;
use crate::text::Clean;
use crate::tui::message::Message;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The file's name in the folder for settings.
const FILE: &str = "people.tsv";

/// What the usual file says, where it is there, and then those that are named; and what is wrong with their rows. The error is
/// that a file that is named cannot be read.
pub fn said(named: &[PathBuf]) -> Result<(Vec<Says>, Vec<Problem>), Problem> {
    let usual = folders::config(folders::environment).map(|folder| folder.join(FILE));
    let (mut says, mut problems) = (Vec::new(), Vec::new());
    for (path, is_named) in usual.iter().map(|path| (path, false)).chain(named.iter().map(|path| (path, true))) {
        match fs::read(path) {
            Ok(bytes) => {
                let (said, wrong) = decisions::read(&shown(path), &String::from_utf8_lossy(&bytes));
                says.extend(said);
                problems.extend(wrong);
            }
            Err(error) if !is_named && error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                let problem = Problem::new(shown(path).as_str(), read::unreadable(&error));
                if is_named {
                    return Err(problem);
                }
                problems.push(problem);
            }
        }
    }
    Ok((says, problems))
}

/// What a file says of people, as a message for the terminal program.
pub fn message(typed: &str) -> Message {
    let path = path(typed);
    Message::Decisions(match plain(&path).and_then(|()| fs::read(&path)) {
        Ok(bytes) => {
            let (says, problems) = decisions::read(&shown(&path), &String::from_utf8_lossy(&bytes));
            Ok((shown(&path), says, problems))
        }
        Err(error) => Err(Problem::new(shown(&path).as_str(), read::unreadable(&error))),
    })
}

/// Writes what holds of people to a file; over one that is there only where that is asked for.
pub fn write(typed: &str, says: &[Says], over: bool) -> Message {
    let path = path(typed);
    let mut options = OpenOptions::new();
    options.write(true).truncate(over).create(over).create_new(!over);
    let written = match plain(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => options.open(&path).and_then(|mut file| file.write_all(decisions::written(says).as_bytes())),
    };
    Message::Written(match written {
        Ok(()) => Ok(Some(shown(&path))),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(None),
        Err(error) => Err(unwritable(&error)),
    })
}

/// Why a file cannot be written; the file itself is still to be seen where it is typed.
fn unwritable(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "not written: no such folder".to_string(),
        ErrorKind::PermissionDenied => "not written: permission denied".to_string(),
        _ => format!("not written: {}", Clean::line(&error.to_string())),
    }
}

/// The error where what is there is no plain file: a pipe or a device could keep the screen waiting.
fn plain(path: &Path) -> io::Result<()> {
    match fs::metadata(path)?.is_file() {
        true => Ok(()),
        false => Err(io::Error::new(ErrorKind::InvalidInput, "is not a plain file")),
    }
}

/// The file that a typed path names: `~/` is the home folder.
fn path(typed: &str) -> PathBuf {
    let home = |rest| Some(PathBuf::from(folders::environment("HOME")?).join(rest));
    typed.strip_prefix("~/").and_then(home).unwrap_or_else(|| PathBuf::from(typed))
}

fn shown(path: &Path) -> Clean {
    Clean::name(path.as_os_str())
}
