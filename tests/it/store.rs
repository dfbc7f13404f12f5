//! The store of the marks: what is written is read again, whatever stands in the way.

use crate::harness::{day, today};
use dateline::date::hand::{Hand, Set};
use dateline::document::Id;
use dateline::host::{folders, store::Store};
use dateline::marks::{Does, Event, Marks};
use dateline::person::hand::Says;
use dateline::text::Clean;
use rusqlite::Connection;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const AT: &str = "2026-11-20T23:30:00-08:00";

fn sets(article: u64, typed: &str) -> Event {
    let hand = Hand { set: Set::read(typed, today()).unwrap(), typed: Clean::line(typed), on: day("2026-11-20") };
    Event { article: Some(Id(article)), does: Does::Date(Some(Arc::new(hand))) }
}

fn undo(article: u64, number: usize) -> Event {
    Event { article: Some(Id(article)), does: Does::Undo(number) }
}

fn open(folder: &Path) -> (Store, Marks) {
    let (store, marks, problem) = Store::open(Some(folder.to_path_buf()));
    assert_eq!(problem, None);
    (store, marks)
}

fn file(folder: &Path) -> Connection {
    Connection::open(folder.join("marks.db")).unwrap()
}

#[test]
fn what_is_kept_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b");
    let events =
        [sets(1, "yesterday"), sets(0xfedc_ba98_7654_3210, "..2023-04"), undo(1, 0), undo(1, 2), sets(2, "unknown")];
    let (mut store, marks) = open(&deep);
    assert_eq!(marks, Marks::default());
    assert!(!deep.exists(), "nothing is made before it is needed");
    events.iter().for_each(|event| store.append([event.clone()], AT.to_string()).unwrap());
    assert_eq!(open(&deep).1, Marks::of(events.to_vec()), "while it is open");
    store.close().unwrap();
    let (mut store, marks) = open(&deep);
    assert_eq!(marks, Marks::of(events.to_vec()));
    store.append([undo(2, 4)], AT.to_string()).unwrap();
    assert_eq!(open(&deep).1.dates().len(), 2, "an event of an earlier session is taken back");
    for name in ["marks.db", "marks.db-wal"] {
        let mode = fs::metadata(deep.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name} is for nobody else");
    }
}

#[test]
fn what_is_said_of_people_is_kept_without_an_article() {
    let folder = tempfile::tempdir().unwrap();
    let says = |says: Says| Event { article: None, does: Does::Person(says) };
    let (one, other) = (Says::Same(Clean::line("A B"), Clean::line("Б А")), Says::Pin(Clean::line("A B")));
    let events = [says(one.clone()), sets(1, "2023"), says(other), Event { article: None, does: Does::Undo(2) }];
    let (mut store, _) = open(folder.path());
    store.append(events.clone(), AT.to_string()).unwrap();
    store.close().unwrap();
    let (_, marks) = open(folder.path());
    assert_eq!((marks.people(), marks.dates().len()), (&[one][..], 1));
    assert_eq!(marks, Marks::of(events.to_vec()));
    let sql = "select count(*) from event where article = '' and kind in ('person', 'undo')";
    let count: i64 = file(folder.path()).query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(count, 3, "programs that know no people pass over them");
}

#[test]
fn two_sessions_append() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, _) = open(folder.path());
    let (mut two, _) = open(folder.path());
    for round in 0..20 {
        one.append([sets(1, "2023")], AT.to_string()).unwrap();
        two.append([sets(2, "2022")], AT.to_string()).unwrap();
        one.append([undo(1, round * 2)], AT.to_string()).unwrap();
    }
    let (_, marks) = open(folder.path());
    assert_eq!(marks.dates().len(), 1, "each takes back its own");
    assert!(marks.dates().contains_key(&Id(2)));
    let count: i64 = file(folder.path()).query_row("select count(*) from event", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 60);
}

#[test]
fn sessions_that_write_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    std::thread::scope(|scope| {
        for article in 0..4 {
            scope.spawn(move || {
                let (mut store, ..) = Store::open(Some(path.to_path_buf()));
                for _ in 0..10 {
                    let _ = store.append([sets(article, "2023")], AT.to_string());
                }
                store.close().unwrap();
            });
        }
    });
    let count: i64 = file(path).query_row("select count(*) from event", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 40);
}

#[test]
fn a_damaged_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("marks.db");
    fs::write(&path, "x".repeat(5000)).unwrap();
    let (mut store, marks, problem) = Store::open(Some(folder.path().to_path_buf()));
    let problem = problem.unwrap();
    assert!(problem.place.ends_with("marks.db") && problem.what.starts_with("is damaged"), "{problem}");
    assert_eq!(marks, Marks::default());
    assert_eq!(store.append([sets(7, "2023-04-13")], AT.to_string()), Err(problem));
    let lost = store.close().unwrap_err();
    assert_eq!(lost.hint.as_deref(), Some("0000000000000007 2023-04-13"), "what was set is told at the end");
    assert_eq!(fs::read(&path).unwrap(), "x".repeat(5000).as_bytes());
}

#[test]
fn a_newer_store_and_another_programs_are_left_alone() {
    for (sql, says) in [
        ("pragma user_version = 2; create table mark (x)", "was written by a newer Dateline"),
        ("create table bookmark (url text)", "is not a store of marks"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        file(folder.path()).execute_batch(sql).unwrap();
        let (mut store, _, problem) = Store::open(Some(folder.path().to_path_buf()));
        assert_eq!(problem.as_ref().unwrap().what, says);
        assert_eq!(store.append([sets(7, "2023")], AT.to_string()), Err(problem.unwrap()));
    }
}

#[test]
fn what_a_later_program_wrote_in_the_same_schema_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path());
    store.append([sets(1, "2023")], AT.to_string()).unwrap();
    let others = "insert into event values (5, '2026-11-21T10:00:00Z', '0000000000000001', 'tag', 'later', null);
        insert into event values (6, '2026-11-21T10:00:00Z', '0000000000000001', 'undo', null, 5);
        insert into event values (7, 'some day', '0000000000000001', 'date', null, null);
        insert into event values (8, '2026-11-21T10:00:00Z', 'no id', 'date', null, null)";
    file(folder.path()).execute_batch(others).unwrap();
    let (mut store, marks) = open(folder.path());
    assert_eq!(marks, Marks::of(vec![sets(1, "2023")]));
    store.append([undo(1, 0)], AT.to_string()).unwrap();
    assert_eq!(open(folder.path()).1.dates().len(), 0, "numbers and keys are two things");
}

#[test]
fn what_is_held_by_another_program_waits_and_is_written_later() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open(folder.path());
    store.append([sets(1, "2023")], AT.to_string()).unwrap();
    let other = file(folder.path());
    other.execute_batch("begin immediate").unwrap();
    let problem = store.append([sets(2, "2022")], AT.to_string()).unwrap_err();
    assert_eq!(problem.what, "is held by another program");
    other.execute_batch("rollback").unwrap();
    store.append([undo(2, 1)], AT.to_string()).unwrap();
    store.append([undo(2, 2)], AT.to_string()).unwrap();
    let (_, marks) = open(folder.path());
    assert_eq!(marks, Marks::of(vec![sets(1, "2023"), sets(2, "2022"), undo(2, 1), undo(2, 2)]));
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let (mut store, _) = open(&folder.path().join("file/deeper"));
    let problem = store.append([sets(1, "2023")], AT.to_string()).unwrap_err();
    assert!(problem.what.starts_with("cannot be written: "), "{problem}");
    let (mut nowhere, _, told) = Store::open(None);
    assert_eq!(told, None, "who sets no date need not know");
    assert_eq!(nowhere.append([sets(1, "2023")], AT.to_string()).unwrap_err().place, "HOME");
}

#[test]
fn the_environment_says_where() {
    let at = |set: &[(&str, &str)]| {
        folders::data(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
    };
    let home = ("HOME", "/home/reader");
    assert_eq!(at(&[home]), Some(PathBuf::from("/home/reader/.local/share/dateline")));
    assert_eq!(at(&[home, ("XDG_DATA_HOME", "/data")]), Some(PathBuf::from("/data/dateline")));
    assert_eq!(at(&[home, ("XDG_DATA_HOME", "data")]), Some(PathBuf::from("/home/reader/.local/share/dateline")));
    assert_eq!(at(&[home, ("XDG_DATA_HOME", "/data"), ("DATELINE_DATA", "here")]), Some(PathBuf::from("here")));
    assert_eq!(at(&[("HOME", "")]), None);
}
