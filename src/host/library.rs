//! Fetches articles again from their places.

use super::files;
use super::load::STACK;
use crate::article::{Article, Collection, Entry};
use crate::document::{Id, Origin};
use crate::gather;
use crate::problem::Problem;
use crate::read;
use crate::text::Clean;
use crate::timeline::Timeline;
use std::{io, thread};

/// How much of a record is shown raw, in bytes.
const RAW: usize = 1 << 20;

/// Reads an article's record again from the first of its places that still holds it.
pub fn fetch(entry: &Entry, collection: &Collection) -> Result<Article, Problem> {
    let again = |origin: &Origin, bytes: &[u8]| {
        let mut document = read::again(origin, bytes)?;
        document.kept(files::kept(&origin.path));
        Some(document)
    };
    let document = record(entry, again)?;
    Ok(gather::article(document, entry, collection))
}

/// An article's record as it lies in the first of its places that still holds it: of a long one the beginning, and a last
/// line that says how many bytes more there are.
pub fn raw(entry: &Entry) -> Result<Clean, Problem> {
    record(entry, |_, bytes| Some(read::raw(bytes, RAW)))
}

/// Makes something of an article's record from the first of its places that still holds it.
fn record<T>(entry: &Entry, make: impl Fn(&Origin, &[u8]) -> Option<T>) -> Result<T, Problem> {
    let mut problem = None;
    for origin in &entry.origins {
        let shown = origin.shown().to_string();
        match files::part(&origin.path, origin.offset, origin.length) {
            Ok(record) if Id::of(&record) == entry.id => match make(origin, &record) {
                Some(made) => return Ok(made),
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

/// How many articles a thread fetches at a time.
const PORTION: usize = 32;

/// Fetches the articles of these rows on all cores, makes something of each, and tells it in the order of the rows.
/// The error is that of `tell`, or that no thread could be started.
pub fn fetch_each<T: Send>(
    timeline: &Timeline,
    rows: &[u32],
    make: impl Fn(Article) -> T + Sync,
    mut tell: impl FnMut(Result<T, Problem>) -> io::Result<()>,
) -> io::Result<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let fetched = |row: &u32| fetch(timeline.entry(*row as usize), timeline.collection()).map(&make);
    for portions in rows.chunks(PORTION * cores) {
        let made: Vec<Vec<Result<T, Problem>>> = thread::scope(|scope| {
            let threads: Vec<_> = portions
                .chunks(PORTION)
                .map(|portion| {
                    thread::Builder::new()
                        .stack_size(STACK)
                        .spawn_scoped(scope, || portion.iter().map(&fetched).collect::<Vec<_>>())
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread?.join().map_err(|_| io::Error::other("a thread ended")))
                .collect::<io::Result<_>>()
        })?;
        made.into_iter().flatten().try_for_each(&mut tell)?;
    }
    Ok(())
}
