//! What is said of people as a small text file, to be shared: a row each, as [`Says`] is written.

use crate::person::hand::Says;
use crate::problem::Problem;
use crate::text::{Clean, rows};

/// What the file says of itself.
const HEADING: &str = "\
# What Dateline is told of people: dateline --people FILE reads it, and so does people.tsv in the folder for settings.
# Columns are parted by tabs; a later row outweighs an earlier one that contradicts it.
# same NAME NAME: one person; other NAME NAME: two; name NAME NAME: the first is shown as the second;
# pin NAME: first in the lists; nobody NAME: not a person; someone NAME: a person after all.
";

const HINT: &str = "same NAME NAME, other NAME NAME, name NAME NAME, pin NAME, nobody NAME, someone NAME; tabs between";
/// So many rows of a file are told of which nothing counts.
const MOST: usize = 20;

/// What the rows of a file say, and which cannot be understood.
///
/// Of a file with more of those than of others nothing counts: it is another file.
pub fn read(file: &Clean, table: &str) -> (Vec<Says>, Vec<Problem>) {
    let (mut says, mut problems) = (Vec::new(), Vec::new());
    for row in rows(table.trim_start_matches('\u{feff}')) {
        match Says::read(row) {
            Ok(said) => says.push(said),
            Err(expected) => {
                let problem = Problem::new(format!("{file}:{}", row.line), expected);
                problems.push(problem.hint(HINT));
            }
        }
    }
    let (wrong, all) = (problems.len(), problems.len() + says.len());
    if wrong > says.len() {
        says.clear();
        problems.truncate(MOST);
        let what = format!("nothing of it counts: {wrong} of {all} rows cannot be read");
        problems.insert(0, Problem::new(file.as_str(), what));
    }
    (says, problems)
}

/// The file that says this.
pub fn written(says: &[Says]) -> String {
    says.iter().fold(HEADING.to_string(), |file, says| format!("{file}{says}\n"))
}

/// What was done by saying something, in words; or by taking it back.
pub fn words(says: &Says, holds: bool) -> String {
    match (says, holds) {
        (Says::Same(one, other), true) => format!("joined: {other} is {one}"),
        (Says::Same(one, other), false) => format!("no longer joined: {other} and {one}"),
        (Says::Other(one, other), true) => format!("split off: {one} is not {other}"),
        (Says::Other(one, other), false) => format!("no longer split off: {one} from {other}"),
        (Says::Name(one, name), true) => format!("renamed: {one} is shown as {name}"),
        (Says::Name(one, _), false) => format!("no longer renamed: {one}"),
        (Says::Pin(one), true) => format!("pinned: {one} stands first"),
        (Says::Pin(one), false) => format!("no longer pinned: {one}"),
        (Says::Nobody(one), true) => format!("not a person: {one}"),
        (Says::Nobody(one), false) | (Says::Somebody(one), true) => format!("a person again: {one}"),
        (Says::Somebody(one), false) => format!("no person again: {one}"),
    }
}
