//! The files of the training texts.

use std::fs;
use std::path::{Path, PathBuf};

/// The training texts of a folder, in the order of their names.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tsv" || ending == "txt"));
    files.sort();
    files
}
