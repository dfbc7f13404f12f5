//! Bytes → documents and problems: a closed set of formats, found by content first and by name second.
//!
//! A reader gets a file as a stream and hands on one document after the other, each with its place, so that a large
//! file streams and a record can be fetched again.

mod address;
mod dated;
mod dateline;
mod decode;
mod fields;
mod furniture;
mod html;
mod json;
mod language;
mod markdown;
mod page;
mod passages;

pub use decode::raw;
pub use furniture::{SOURCES, TABLE as FURNITURE, kind as furniture_kind, source_in};
pub use html::{MARKS, STAMPS, flatten};

use crate::document::{Document, Id, Origin, Parts, Stamp, StampOf};
use crate::problem::Problem;
use crate::text::Clean;
use std::io::{BufRead, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most bytes that one record (a page, a line of JSON) may have.
pub const RECORD: usize = 16 << 20;
/// How many bytes are looked at to find a file's format.
const HEAD: usize = 4096;

/// A format: how it is known, how it is read.
pub struct Format {
    /// Its name, as the reader is told it.
    pub name: &'static str,
    /// The endings that files of this format have.
    pub endings: &'static [&'static str],
    holds: fn(&str) -> bool,
    how: How,
}

/// How a format is read.
#[derive(Clone, Copy)]
enum How {
    /// The file is one record.
    Whole(fn(&str) -> Result<Parts, String>),
    /// The file holds many records.
    Records(fn(&mut Reading)),
    /// A format that is known and not read.
    Refused,
}

/// Every format, in the order in which content is asked.
pub const FORMATS: &[Format] = &[
    Format { name: "HTML", endings: &["html", "htm", "xhtml"], holds: html::holds, how: How::Whole(html::read) },
    Format {
        name: "XML",
        endings: &["xml", "rss", "atom", "opml"],
        holds: |head| head.starts_with("<?xml") || head.starts_with("<rss"),
        how: How::Refused,
    },
    Format { name: "JSON", endings: &["json", "jsonl", "ndjson"], holds: json::holds, how: How::Records(json::read) },
    Format { name: "Markdown", endings: &["md", "markdown"], holds: markdown::holds, how: How::Whole(markdown::read) },
    Format { name: "text", endings: &["txt", "text"], holds: |_| false, how: How::Whole(page::read) },
];

/// Endings of what lies beside saved pages and is never news: passed over in a folder without a word.
const BESIDE: &[&str] = &[
    "css", "js", "map", "json5", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "woff", "woff2",
    "ttf", "otf", "eot", "mp3", "mp4", "webm", "ogg", "wav", "m4a", "mov", "avi",
];

/// Whether a file found in a folder is passed over because of its name.
pub fn passed_over(path: &Path) -> bool {
    ending(path).is_some_and(|ending| BESIDE.contains(&ending.as_str()))
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// A file being read.
struct Reading<'a> {
    path: &'a Arc<PathBuf>,
    bytes: &'a mut dyn BufRead,
    emit: &'a mut dyn FnMut(Result<Document, Problem>),
}

impl Reading<'_> {
    fn shown(&self) -> Clean {
        Clean::name(self.path.as_os_str())
    }

    /// Hands one record on: its parts as a document, or what is wrong with it. `at` names its place in the file.
    fn hand_on(&mut self, record: &[u8], offset: u64, at: &str, parts: Result<Parts, String>) {
        let origin = Origin { path: self.path.clone(), offset, length: record.len() as u64 };
        let found = match parts.map(|parts| parts.lay_out(Id::of(record), origin)) {
            Ok(Some(document)) => Ok(finish(document)),
            Ok(None) => Err(Problem::new(format!("{}{at}", self.shown()), "holds neither headline nor text")),
            Err(what) => Err(Problem::new(format!("{}{at}", self.shown()), what)),
        };
        (self.emit)(found);
    }
}

/// What every format's documents get alike: language, the day in the address, dateline, and the agency that it names.
fn finish(mut document: Document) -> Document {
    document.language = document.language.or_else(|| language::of(&document.text));
    if let Some(day) = document.url.as_deref().and_then(address::day) {
        document.stamps.push(Stamp { of: StampOf::Loose, field: Clean::line("address"), value: Clean::line(&day) });
    }
    document.dateline = dateline::find(&document);
    if document.source.is_none() {
        document.source =
            document.dateline.as_ref().and_then(|d| d.agency.clone()).or_else(|| furniture::source(&document));
    }
    document
}

/// Reads a file to its end and hands on what it holds: documents, problems.
pub fn read(path: &Arc<PathBuf>, bytes: &mut dyn BufRead, emit: &mut dyn FnMut(Result<Document, Problem>)) {
    let mut head = Vec::with_capacity(HEAD);
    let mut reading = Reading { path, bytes, emit };
    let format = match (&mut reading.bytes).take(HEAD as u64).read_to_end(&mut head) {
        Ok(_) => recognise(path, &head),
        Err(error) => Err(unreadable(&error)),
    };
    let mut whole = Cursor::new(head).chain(reading.bytes);
    reading.bytes = &mut whole;
    match format.map(|format| (format, format.how)) {
        Ok((_, How::Whole(parse))) => {
            let mut record = Vec::new();
            let parts = match reading.bytes.take(RECORD as u64 + 1).read_to_end(&mut record) {
                Err(error) => Err(unreadable(&error)),
                Ok(length) if length > RECORD => {
                    Err(format!("is larger than {} MiB, too large for one article", RECORD >> 20))
                }
                Ok(_) => parse(&decode::decode(&record)),
            };
            reading.hand_on(&record, 0, "", parts);
        }
        Ok((_, How::Records(read))) => read(&mut reading),
        Ok((format, How::Refused)) => reading.refuse(&format!("is {}, which this version does not read", format.name)),
        Err(what) => reading.refuse(&what),
    }
}

impl Reading<'_> {
    fn refuse(&mut self, what: &str) {
        let problem = Problem::new(self.shown().as_str(), what).hint(format!("Dateline reads {}", readable()));
        (self.emit)(Err(problem));
    }
}

/// Reads one record again, as it was fetched from its place.
pub fn again(origin: &Origin, record: &[u8]) -> Option<Document> {
    let mut found = None;
    read(&origin.path, &mut Cursor::new(record), &mut |document| {
        if let (None, Ok(document)) = (&found, document) {
            found = Some(Document { origin: origin.clone(), ..document });
        }
    });
    found
}

/// An I/O error in plain words.
pub fn unreadable(error: &std::io::Error) -> String {
    use std::io::ErrorKind::*;
    match error.kind() {
        NotFound => "does not exist".to_string(),
        PermissionDenied => "may not be read: permission denied".to_string(),
        _ => format!("cannot be read: {}", Clean::line(&error.to_string())),
    }
}

/// The names of the formats that are read: `HTML, JSON, Markdown and text`.
pub fn readable() -> String {
    let names: Vec<_> = FORMATS.iter().filter(|f| !matches!(f.how, How::Refused)).map(|f| f.name).collect();
    let (last, first) = names.split_last().expect("there is a format");
    format!("{} and {last}", first.join(", "))
}

/// The format of a file by its first bytes, else by its name; what is wrong where it cannot be one.
fn recognise(path: &Path, head: &[u8]) -> Result<&'static Format, String> {
    if head.iter().all(u8::is_ascii_whitespace) && head.len() < HEAD {
        return Err("is empty".to_string());
    }
    if decode::is_binary(head) {
        return Err("is not text".to_string());
    }
    let text = decode::decode(head);
    let text = text.trim_start();
    let named = |format: &&Format| ending(path).is_some_and(|ending| format.endings.contains(&ending.as_str()));
    let by_content = FORMATS.iter().find(|format| (format.holds)(text));
    let by_name = FORMATS.iter().find(named);
    Ok(by_content.or(by_name).unwrap_or(&FORMATS[FORMATS.len() - 1]))
}
