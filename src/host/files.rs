//! Sources and the files in them.

use crate::problem::Problem;
use crate::read;
use crate::text::Clean;
use chrono::{DateTime, Local, NaiveDate};
use ignore::WalkBuilder;
use include_dir::{Dir, include_dir};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The articles in the binary.
static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");
/// The folder under which the sample's files are shown.
const SAMPLE_NAME: &str = "sample";
/// What standard input is called.
pub const STDIN: &str = "-";

/// What the reader named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// The sample in the binary.
    Sample,
}

impl Source {
    /// The source that a word of the command line names.
    pub fn named(word: &Path) -> Source {
        match word == Path::new(STDIN) {
            true => Source::Stdin,
            false => Source::Path(word.to_path_buf()),
        }
    }

    /// Its name as it may be shown.
    pub fn shown(&self) -> Clean {
        match self {
            Source::Path(path) => {
                let shown = Clean::name(path.as_os_str());
                let bare = shown.trim_end_matches('/');
                Clean::line(
                    bare.rsplit('/').next().filter(|name| !name.is_empty() && !name.starts_with('.')).unwrap_or(&shown),
                )
            }
            Source::Stdin => Clean::line("standard input"),
            Source::Sample => Clean::line(SAMPLE_NAME),
        }
    }

    /// Every file of the source, in the order of their names; hidden files of a folder are passed over.
    /// Told as it is found: a file, or what is wrong with it.
    pub fn files(&self, tell: &mut dyn FnMut(Result<PathBuf, Problem>)) {
        match self {
            Source::Stdin => tell(Ok(PathBuf::from(STDIN))),
            Source::Sample => SAMPLE.files().for_each(|file| tell(Ok(Path::new(SAMPLE_NAME).join(file.path())))),
            Source::Path(path) => walk(path, tell),
        }
    }
}

fn walk(root: &Path, tell: &mut dyn FnMut(Result<PathBuf, Problem>)) {
    let shown = |path: &Path| Clean::name(path.as_os_str()).to_string();
    let is_folder = match std::fs::metadata(root) {
        Ok(data) => data.is_dir(),
        Err(error) => return tell(Err(Problem::new(shown(root), read::unreadable(&error)))),
    };
    if !is_folder {
        return tell(Ok(root.to_path_buf()));
    }
    let walk = WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .sort_by_file_name(std::ffi::OsStr::cmp)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) || read::passed_over(entry.path()) => {}
            Ok(entry) => tell(Ok(entry.into_path())),
            Err(error) => {
                let place = broken(&error).map_or_else(|| shown(root), shown);
                let what = error
                    .io_error()
                    .map_or_else(|| "is a link that leads back to itself".to_string(), read::unreadable);
                tell(Err(Problem::new(place, what)));
            }
        }
    }
}

/// The path that a walk failed at.
fn broken(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => broken(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

/// What standard input gave, kept so that its records can be fetched again.
static SPOOL: OnceLock<File> = OnceLock::new();

/// A file's bytes as a stream.
pub fn open(path: &Path) -> io::Result<Box<dyn io::BufRead + Send>> {
    if path == Path::new(STDIN) {
        let spool = tempfile::tempfile()?;
        let tee = Tee { from: io::stdin(), to: spool.try_clone()?, length: 0 };
        SPOOL.get_or_init(|| spool);
        return Ok(Box::new(BufReader::new(tee)));
    }
    if let Some(bytes) = sample(path) {
        return Ok(Box::new(bytes));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, regular(path)?)))
}

/// A part of a file.
pub fn part(path: &Path, offset: u64, length: u64) -> io::Result<Vec<u8>> {
    if let Some(bytes) = sample(path).filter(|_| path != Path::new(STDIN)) {
        let end = offset.saturating_add(length).min(bytes.len() as u64);
        return Ok(bytes.get(offset as usize..end as usize).unwrap_or_default().to_vec());
    }
    let mut bytes = vec![0; usize::try_from(length).map_err(io::Error::other)?];
    match path == Path::new(STDIN) {
        true => SPOOL.get().ok_or(io::ErrorKind::NotFound)?.read_exact_at(&mut bytes, offset)?,
        false => regular(path)?.read_exact_at(&mut bytes, offset)?,
    }
    Ok(bytes)
}

/// The day on which a file was written to last; `None` for standard input and the sample.
pub fn kept(path: &Path) -> Option<NaiveDate> {
    if path == Path::new(STDIN) || sample(path).is_some() {
        return None;
    }
    let written = path.metadata().and_then(|file| file.modified()).ok()?;
    Some(DateTime::<Local>::from(written).date_naive())
}

/// Opens a regular file; a pipe, a device or a socket is none. Files of the kernel that would make a reader wait
/// (/proc/kmsg) say so instead.
fn regular(path: &Path) -> io::Result<File> {
    let wait_for_nothing = rustix::fs::OFlags::NONBLOCK.bits() as i32;
    let file = File::options().read(true).custom_flags(wait_for_nothing).open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is no regular file"));
    }
    Ok(file)
}

/// The bytes of a file of the sample, while the sample is what is open.
fn sample(path: &Path) -> Option<&'static [u8]> {
    let inside = path.strip_prefix(SAMPLE_NAME).ok().filter(|_| SAMPLE_OPEN.get().is_some())?;
    SAMPLE.get_file(inside).map(|file| file.contents())
}

static SAMPLE_OPEN: OnceLock<()> = OnceLock::new();

/// From now on paths of the sample mean the sample and not files of that name.
pub fn open_sample() {
    SAMPLE_OPEN.get_or_init(|| ());
}

/// Passes standard input on and keeps a copy.
struct Tee<R> {
    from: R,
    to: File,
    length: u64,
}

impl<R: Read> Read for Tee<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.from.read(into)?;
        // Others read the copy meanwhile: its place is told and not the file's own.
        self.to.write_all_at(&into[..length], self.length)?;
        self.length += length as u64;
        Ok(length)
    }
}
