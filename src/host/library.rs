//! Fetches articles again from their places.

use super::files;
use crate::article::{Article, Collection, Entry};
use crate::document::Id;
use crate::gather;
use crate::problem::Problem;
use crate::read;

/// Reads an article's record again from the first of its places that still holds it.
pub fn fetch(entry: &Entry, collection: &Collection) -> Result<Article, Problem> {
    let mut problem = None;
    for origin in &entry.origins {
        let shown = origin.shown().to_string();
        match files::part(&origin.path, origin.offset, origin.length) {
            Ok(record) if Id::of(&record) == entry.id => match read::again(origin, &record) {
                Some(document) => return Ok(gather::article(document, entry, collection)),
                None => problem = Some(Problem::new(shown, "cannot be read again")),
            },
            Ok(_) => {
                problem = Some(
                    Problem::new(shown, "has changed since it was read").hint("open it again to see what it holds now"),
                )
            }
            Err(error) => problem = Some(Problem::new(shown, read::unreadable(&error))),
        }
    }
    Err(problem.expect("an entry has an origin"))
}
