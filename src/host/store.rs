//! Where the marks are kept: one file, a log of events that only grows. The only door to it.
//!
//! Several sessions may have it open; each appends. What cannot be written waits and is tried again with the next event and
//! at the end. The file is made with the first event: who marks nothing has none.

use crate::date::hand::Set;
use crate::document::Id;
use crate::marks::{DATE, Does, Event, Marks, PERSON, UNDO};
use crate::problem::Problem;
use crate::text::Clean;
use chrono::DateTime;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, params};
use std::collections::HashMap;
use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The file's name.
const FILE: &str = "marks.db";
/// The schema that is written and understood.
const VERSION: i64 = 1;
const SCHEMA: &str = "create table event (
    seq integer primary key,
    at text not null,
    article text not null,
    kind text not null,
    value text,
    undoes integer references event (seq)
)";
/// How long another session may write before that is a problem.
const PATIENCE: Duration = Duration::from_secs(2);

/// The store of the marks, for as long as a session lasts.
pub struct Store {
    path: PathBuf,
    file: Option<Connection>,
    /// Why nothing can be kept in this session, whatever happens.
    lost: Option<Problem>,
    /// The keys under which the events are kept, by their numbers.
    keys: Vec<i64>,
    /// Events that are not kept yet, and when they happened.
    waiting: Vec<(Event, String)>,
}

impl Store {
    /// Opens the store in a folder; gives the marks in it, and what is wrong with it.
    pub fn open(folder: Option<PathBuf>) -> (Store, Marks, Option<Problem>) {
        let nowhere = || Problem::new("HOME", "is not set").hint("DATELINE_DATA names a folder where marks are kept");
        let lost = folder.is_none().then(nowhere);
        let path = folder.unwrap_or_default().join(FILE);
        let mut store = Store { path, file: None, lost, keys: Vec::new(), waiting: Vec::new() };
        if store.lost.is_some() || !store.path.exists() {
            return (store, Marks::default(), None);
        }
        match store.read() {
            Ok(marks) => (store, marks, None),
            Err(fault) => {
                let problem = fault.problem(&store.path);
                store.lost = fault.lasts().then(|| problem.clone());
                (store, Marks::default(), Some(problem))
            }
        }
    }

    fn read(&mut self) -> Result<Marks, Fault> {
        let log = match connect(&self.path).and_then(|file| Ok((log(&file)?, file))) {
            Ok((log, file)) => {
                self.file = Some(file);
                log
            }
            // Where nothing may be written the log can be read all the same.
            Err(Fault::Sqlite(ErrorCode::CannotOpen | ErrorCode::ReadOnly, _)) => log(&look_at(&self.path)?)?,
            Err(fault) => return Err(fault),
        };
        let (keys, log) = log.into_iter().unzip();
        self.keys = keys;
        Ok(Marks::of(log))
    }

    /// Keeps the next events, and those that wait. The numbers of events go up by one, as those of [`Marks`] do.
    pub fn append(&mut self, events: impl IntoIterator<Item = Event>, at: String) -> Result<(), Problem> {
        self.waiting.extend(events.into_iter().map(|event| (event, at.clone())));
        match &self.lost {
            Some(problem) => Err(problem.clone()),
            None => self.write().map_err(|fault| fault.problem(&self.path)),
        }
    }

    /// Tries again to keep what waits; the problem says what is lost.
    pub fn close(mut self) -> Result<(), Problem> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let problem = match self.lost.take() {
            Some(problem) => problem,
            None => match self.write() {
                Ok(()) => return Ok(()),
                Err(fault) => fault.problem(&self.path),
            },
        };
        let lost = self.waiting.iter().filter_map(|(event, _)| match &event.does {
            Does::Date(hand) => {
                Some(format!("{} {}", event.article?, hand.as_ref().map_or(Set::Unknown, |hand| hand.set)))
            }
            Does::Person(says) => Some(says.to_string().replace('\t', " ")),
            Does::Undo(_) => None,
        });
        let lost: Vec<String> = lost.collect();
        Err(Problem::new(problem.place, problem.what + "; these marks are not kept").hint(lost.join("\n  ")))
    }

    fn write(&mut self) -> Result<(), Fault> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => create(&self.path)?,
        };
        let mut keys = self.keys.clone();
        let all = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (event, at) in &self.waiting {
            let (kind, value) = event.does.kept();
            let undoes = if let Does::Undo(other) = event.does { keys.get(other) } else { None };
            // What is said of people has no article: programs that do not know it pass over it.
            let article = event.article.map_or(String::new(), |article| article.to_string());
            let row = params![at, article, kind, value, undoes];
            all.execute("insert into event (at, article, kind, value, undoes) values (?, ?, ?, ?, ?)", row)?;
            keys.push(all.last_insert_rowid());
        }
        all.commit()?;
        (self.file, self.keys) = (Some(file), keys);
        self.waiting.clear();
        Ok(())
    }
}

/// Opens the file that is there.
fn connect(path: &Path) -> Result<Connection, Fault> {
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    file.busy_timeout(PATIENCE)?;
    Ok(file)
}

/// Opens the file to be read where nothing may be written beside it.
fn look_at(path: &Path) -> Result<Connection, Fault> {
    let whole = std::path::absolute(path)?;
    let address = url::Url::from_file_path(&whole).map_err(|()| io::Error::from(io::ErrorKind::InvalidInput))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(format!("{address}?immutable=1"), flags)?)
}

/// Opens the file; makes it and its folder where they are not there, for nobody else to read.
fn create(path: &Path) -> Result<Connection, Fault> {
    if let Some(folder) = path.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    let mut file = connect(path)?;
    // It stays as it is on file systems that cannot have it, and while another session does the same.
    let _ = file.pragma_update(None, "journal_mode", "wal");
    let all = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if is_new(&all)? {
        all.execute_batch(SCHEMA)?;
        all.pragma_update(None, "user_version", VERSION)?;
    }
    all.commit()?;
    Ok(file)
}

/// Whether nothing is in the file yet; the fault where it holds something else than we understand.
fn is_new(file: &Connection) -> Result<bool, Fault> {
    let version: i64 = file.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let tables: i64 = file.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    match (version, tables) {
        (0, 0) => Ok(true),
        (VERSION, _) => Ok(false),
        (0, _) => Err(Fault::Foreign),
        _ => Err(Fault::Newer),
    }
}

/// The events in the file, each with its key. Those of kinds that we do not know are passed over.
fn log(file: &Connection) -> Result<Vec<(i64, Event)>, Fault> {
    // As it is at one moment: another session may be making it.
    let file = file.unchecked_transaction()?;
    if is_new(&file)? {
        return Ok(Vec::new());
    }
    let mut log: Vec<(i64, Event)> = Vec::new();
    let mut numbers: HashMap<i64, usize> = HashMap::new();
    let mut rows = file.prepare("select seq, at, article, kind, value, undoes from event order by seq")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let (key, at, article, kind): (i64, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let (value, undoes): (Option<String>, Option<i64>) = (row.get(4)?, row.get(5)?);
        let does = match kind.as_str() {
            UNDO => undoes.and_then(|other| numbers.get(&other)).map(|number| Does::Undo(*number)),
            DATE => DateTime::parse_from_rfc3339(&at).ok().and_then(|at| Does::date(value.as_deref(), at.date_naive())),
            PERSON => Does::person(value.as_deref()),
            _ => None,
        };
        let article = u64::from_str_radix(&article, 16).ok().map(Id);
        if let Some(does) = does.filter(|does| article.is_some() || !matches!(does, Does::Date(_))) {
            numbers.insert(key, log.len());
            log.push((key, Event { article, does }));
        }
    }
    Ok(log)
}

/// What can be wrong with a store.
enum Fault {
    /// SQLite says so.
    Sqlite(ErrorCode, String),
    /// The system says so.
    Io(io::Error),
    /// It was written by a newer program.
    Newer,
    /// It was written by another program.
    Foreign,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        match error.sqlite_error_code() {
            Some(code) => Fault::Sqlite(code, error.to_string()),
            None => Fault::Sqlite(ErrorCode::DatabaseCorrupt, error.to_string()),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Io(error)
    }
}

impl Fault {
    /// Whether it will be so for the whole session.
    fn lasts(&self) -> bool {
        use ErrorCode::{DatabaseCorrupt, NotADatabase};
        matches!(self, Fault::Newer | Fault::Foreign | Fault::Sqlite(DatabaseCorrupt | NotADatabase, _))
    }

    fn problem(&self, path: &Path) -> Problem {
        let away = "move the file away, and a new one is made; other sessions may use it now";
        let again = "it is tried again with the next mark, and at the end";
        let (what, hint) = match self {
            Fault::Newer => ("was written by a newer Dateline".to_string(), "this one leaves it alone"),
            Fault::Foreign => ("is not a store of marks".to_string(), away),
            Fault::Sqlite(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, says) => {
                (format!("is damaged: {says}"), away)
            }
            Fault::Sqlite(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => {
                ("is held by another program".to_string(), again)
            }
            Fault::Sqlite(ErrorCode::DiskFull, _) => ("cannot be written: the disk is full".to_string(), again),
            Fault::Sqlite(_, says) => (format!("cannot be written: {says}"), again),
            Fault::Io(error) => (format!("cannot be written: {error}"), again),
        };
        Problem::new(Clean::name(path.as_os_str()).as_str(), Clean::line(&what).as_str()).hint(hint)
    }
}
