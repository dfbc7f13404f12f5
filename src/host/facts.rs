//! The reader's own facts: a file in the folder for settings, and those that are named on the command line.

use super::folders;
use crate::date::world::World;
use crate::problem::Problem;
use crate::read;
use crate::text::Clean;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

/// The file's name in the folder for settings.
const FILE: &str = "facts.tsv";

/// The facts in the program with those of the files that are named and of the usual one, where it is there; and what is
/// wrong with their rows. The error is that a file that is named cannot be read.
pub fn world(named: &[PathBuf]) -> Result<(&'static World, Vec<Problem>), Problem> {
    let usual = folders::config(folders::environment).map(|folder| folder.join(FILE));
    let (mut files, mut problems): (Vec<(Clean, &'static str)>, _) = (Vec::new(), Vec::new());
    for (path, is_named) in usual.iter().map(|path| (path, false)).chain(named.iter().map(|path| (path, true))) {
        let shown = Clean::name(path.as_os_str());
        match fs::read(path) {
            // The facts last as long as the program.
            Ok(bytes) => files.push((shown, String::leak(cleaned(&String::from_utf8_lossy(&bytes))))),
            Err(error) if is_named => return Err(Problem::new(shown.as_str(), read::unreadable(&error))),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => problems.push(Problem::new(shown.as_str(), read::unreadable(&error))),
        }
    }
    if files.is_empty() {
        return Ok((World::built_in(), problems));
    }
    let (world, wrong) = World::with(&files);
    problems.extend(wrong);
    Ok((Box::leak(Box::new(world)), problems))
}

/// A table with each of its fields cleaned.
fn cleaned(table: &str) -> String {
    let field = |field: &str| Clean::line(field).to_string();
    let row = |row: &str| row.split('\t').map(field).collect::<Vec<_>>().join("\t");
    table.lines().map(row).collect::<Vec<_>>().join("\n")
}
