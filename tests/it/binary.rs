//! The real program in pipes: what it prints, what it says, how it ends.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn dateline(arguments: &[&str]) -> Output {
    run(arguments, None)
}

/// A folder without marks, in which none are set.
const NO_MARKS: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-marks");

fn run(arguments: &[&str], input: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command
        .args(arguments)
        .env("LANG", "C.UTF-8")
        .env("XDG_CONFIG_HOME", "/nowhere")
        .env("DATELINE_DATA", NO_MARKS)
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    if let Some(input) = input {
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    }
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put(
        "b.md",
        "---\ntitle: Second\ndate: 2023-05-01\nsource: The Example\n---\nForeign Minister Marta Kowalska said so. Kowalska added nothing.\n",
    );
    put(
        "a.jsonl",
        "{\"id\":\"k1\",\"title\":\"First\",\"date\":\"2023-04-13T14:05:00+03:00\",\"text\":\"Foreign Minister Marta Kowalska spoke.\"}\n{broken\n",
    );
    put(".hidden.md", "# Hidden\n\nText.\n");
    std::fs::create_dir(folder.path().join("deeper")).unwrap();
    put(
        "deeper/c.txt",
        "A headline that nobody can date\n\nThe text of it speaks of no day at all, and so it goes to the tray of undated pieces.\n",
    );
    folder
}

#[test]
fn the_list_is_in_order_and_greppable() {
    let folder = folder();
    let output = dateline(&["list", folder.path().to_str().unwrap()]);
    let text = out(&output);
    let titles: Vec<&str> = text.lines().map(|line| line.split("  ").last().unwrap().trim()).collect();
    assert_eq!(titles, ["First", "Second", "A headline that nobody can date"]);
    assert!(text.lines().next().unwrap().contains("2023-04-13"));
    assert!(!text.contains('\x1b'), "no colour in a pipe");
    assert!(err(&output).contains("a.jsonl:2: is not JSON"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(0), "a bad record inside a folder does not change the code");
}

#[test]
fn json_lines_as_promised() {
    let folder = folder();
    let text = out(&dateline(&["list", "--json", "--full", folder.path().to_str().unwrap()]));
    let articles: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(articles.len(), 3);
    let first = &articles[0];
    for field in [
        "id", "path", "key", "title", "source", "byline", "place", "url", "language", "words", "when", "people", "text",
    ] {
        assert!(first.get(field).is_some(), "{field} is missing");
    }
    let when = &first["when"];
    assert_eq!(
        (when["best"].as_str(), when["time"].as_str(), when["precision"].as_str(), when["basis"].as_str()),
        (Some("2023-04-13"), Some("14:05:00+03:00"), Some("minute"), Some("stamp"))
    );
    assert_eq!(first["key"], "k1");
    let evidence = &when["evidence"][0];
    assert_eq!(
        (evidence["where"].as_str(), evidence["for"].as_bool(), evidence["start"].is_null()),
        (Some("meta"), Some(true), true)
    );
    let person = &articles[1]["people"][0];
    assert_eq!((person["name"].as_str(), person["mentions"].as_u64()), (Some("Marta Kowalska"), Some(2)));
    let text: Vec<char> = articles[1]["text"].as_str().unwrap().chars().collect();
    let span = &person["spans"][1];
    let mention: String = text[span[0].as_u64().unwrap() as usize..span[1].as_u64().unwrap() as usize].iter().collect();
    assert_eq!(mention, "Kowalska");
    assert!(articles[2]["when"].is_null());
}

#[test]
fn show_finds_an_id_by_its_beginning() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let list = out(&dateline(&["list", path]));
    let id = list.split_whitespace().next().unwrap();
    let shown = out(&dateline(&["show", id, path]));
    assert!(shown.starts_with("First\n") && shown.contains("Thu 13 April 2023, 14:05"), "{shown}");
    let json: serde_json::Value = serde_json::from_str(&out(&dateline(&["show", id, "--json", path]))).unwrap();
    assert!(json["text"].as_str().unwrap().starts_with("First\n\n"));
    let nobody = dateline(&["show", "ffffffffffffffff", path]);
    assert_eq!(nobody.status.code(), Some(1));
    assert_eq!(dateline(&["show", "", path]).status.code(), Some(2), "several ids begin so");
}

#[test]
fn people_are_counted() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let json: serde_json::Value = serde_json::from_str(&out(&dateline(&["people", "--json", path]))).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"name": "Marta Kowalska", "aliases": [], "articles": 2, "mentions": 3, "first": "2023-04-13", "last": "2023-05-01",
            "first_days": ["2023-04-13", "2023-04-13"], "last_days": ["2023-05-01", "2023-05-01"],
            "reasons": [], "unsure": false, "pinned": false, "with": []})
    );
    let text = out(&dateline(&["people", path]));
    assert_eq!(text, "Marta Kowalska         2      3  ▄          ▄  2023-04-13  2023-05-01\n");
    assert!(out(&dateline(&["people", path, "--filter", "second"])).contains("Marta Kowalska"));
}

#[test]
fn filters_and_exit_codes() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let code = |arguments: &[&str]| dateline(arguments).status.code();
    assert_eq!(out(&dateline(&["list", path, "--filter", "date:2023-05"])).lines().count(), 1);
    assert_eq!(code(&["list", path, "--filter", "nowhere"]), Some(1));
    assert_eq!(code(&["list", "/no/such/folder"]), Some(2));
    assert_eq!(code(&["list", path, "--filter", "date:x"]), Some(2));
    assert_eq!(code(&["list", "--no-such-flag"]), Some(2));
    let wrong = err(&dateline(&["list", path, "--filter", "first date:x"]));
    assert!(wrong.contains("first date:x\n") && wrong.contains("^ expected a date"), "{wrong}");
    let missing = err(&dateline(&["list", path, "/no/such/file"]));
    assert!(missing.contains("dateline: /no/such/file: does not exist"), "{missing}");
}

#[test]
fn standard_input_is_a_source() {
    let line = "{\"title\":\"Piped\",\"date\":\"2023-04-13\",\"text\":\"Text.\"}\n";
    assert!(out(&run(&["list"], Some(line))).contains("Piped"), "without a SOURCE");
    assert!(out(&run(&["list", "-"], Some(line))).contains("Piped"));
    assert!(
        out(&run(&["list", "--json", "--full", "-"], Some(line))).contains("\"text\":\"Piped\\n\\nText.\""),
        "and its records can be fetched again"
    );
    let frame = out(&run(&["--no-marks", "--keys", "D2021-05-06<Enter>", "--print", "-"], Some(line)));
    assert!(frame.contains("Thu 6 May 2021 · certain: set by hand"), "and dated by hand: {frame}");
}

#[test]
fn without_a_source_the_sample_opens_and_says_so() {
    let output = dateline(&["list"]);
    assert!(err(&output).contains("sample"));
    assert!(out(&output).lines().count() >= 24);
    let frame = out(&dateline(&["--keys", "", "--print", "--size", "80x24"]));
    assert!(frame.contains("the sample inside the program"), "{frame}");
    assert_eq!(frame.lines().count(), 24);
}

#[test]
fn keys_and_print() {
    let frame = out(&dateline(&["--keys", "/embrace<Enter><Enter>", "--print", "--size", "100x30"]));
    assert!(frame.contains("An embrace for the cameras") && frame.contains("1 of 27 articles"), "{frame}");
    let filtered = out(&dateline(&["--filter", "embrace", "--print"]));
    assert!(filtered.contains("1 of 27 articles"), "{filtered}");
}

#[test]
fn manual_and_completions() {
    assert!(out(&dateline(&["man"])).contains(".TH dateline"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(out(&dateline(&["completions", shell])).contains("dateline"), "{shell}");
    }
    assert!(out(&dateline(&["--version"])).starts_with("dateline "));
    assert!(out(&dateline(&["--help"])).contains("SOURCE"));
}

#[test]
fn names_of_files_cannot_reach_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("x\x1b[2J\n.bin"), [0u8; 64]).unwrap();
    let output = dateline(&["list", folder.path().to_str().unwrap()]);
    assert!(err(&output).contains("is not text"));
    assert!(!err(&output).contains('\x1b'));
}

#[test]
fn a_broken_pipe_is_silent() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["list", "--json", "--full", "--no-marks"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(!err(&output).contains("panicked") && !err(&output).contains("pipe"), "{}", err(&output));
}

#[test]
fn the_readmes_picture_is_the_screen() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let picture = readme.split("```text\n").nth(1).unwrap().split("\n```").next().unwrap();
    let frame = out(&dateline(&["--keys", "jjjjjjjj", "--print", "--size", "100x28"]));
    let frame: Vec<&str> = frame.lines().map(str::trim_end).collect();
    assert_eq!(frame.join("\n").trim_end(), picture);
}

#[test]
fn a_source_that_is_not_there_is_told_by_a_frame_too() {
    let output = dateline(&["--print", "/no/such/folder"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("dateline: /no/such/folder: "), "{}", err(&output));
}

#[test]
fn one_article_is_shown_with_its_reasons() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    let list = out(&dateline(&["list", path, "--filter", "first"]));
    let text = out(&dateline(&["show", &list[..8], path]));
    assert!(
        text.contains("  + published: 13 April 2023 (the file's own stamp): date: 2023-04-13T14:05:00+03:00"),
        "{text}"
    );
}

#[test]
fn filters_narrow_each_other() {
    let folder = folder();
    let path = folder.path().to_str().unwrap();
    assert_eq!(out(&dateline(&["list", path, "-f", "person:kowalska", "-f", "before:2023-04"])).lines().count(), 1);
}

/// Runs the program with its marks in a folder.
fn with_marks(data: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .env("LANG", "C.UTF-8")
        .env("XDG_CONFIG_HOME", "/nowhere")
        .env("DATELINE_DATA", data)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn a_date_set_by_hand_is_kept_and_taken_back() {
    let (folder, data) = (folder(), tempfile::tempdir().unwrap());
    let (path, data) = (folder.path().to_str().unwrap(), data.path().join("deeper"));
    let undated = |arguments: &[&str]| -> serde_json::Value {
        let text = out(&with_marks(&data, &[&["list", "--json", path], arguments].concat()));
        let all: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        all.into_iter().find(|article| article["title"] == "A headline that nobody can date").unwrap()
    };
    assert!(undated(&[])["when"].is_null());
    assert!(!data.exists(), "who marks nothing has no store");
    let frame = out(&with_marks(&data, &["--keys", "GD2023-04-13<Enter>", "--print", path]));
    assert!(frame.contains("set to 13 April 2023"), "{frame}");
    let when = undated(&[])["when"].clone();
    assert_eq!(
        (when["best"].as_str(), when["basis"].as_str(), when["precision"].as_str(), when["confidence"].as_f64()),
        (Some("2023-04-13"), Some("hand"), Some("day"), Some(1.0))
    );
    assert_eq!(
        (when["evidence"][0]["kind"].as_str(), when["evidence"][0]["quote"].as_str()),
        (Some("hand"), Some("2023-04-13"))
    );
    assert!(undated(&["--no-marks"])["when"].is_null());
    let frame = out(&with_marks(&data, &["--keys", "@2023-04-13<Enter>D<C-u>2023-05<Enter>u<C-r>u", "--print", path]));
    assert!(frame.contains("set to 13 April 2023"), "{frame}");
    assert_eq!(undated(&[])["when"]["best"], "2023-04-13");
    let frame = out(&with_marks(&data, &["--keys", "@2023-04-13<Enter>D<C-u><Enter>", "--print", path]));
    assert!(frame.contains("its own evidence dates it again"), "{frame}");
    assert!(undated(&[])["when"].is_null());
}

#[test]
fn what_is_said_of_people_is_kept_and_printed() {
    let (folder, data) = (folder(), tempfile::tempdir().unwrap());
    let path = folder.path().to_str().unwrap();
    let decisions = |arguments: &[&str]| with_marks(data.path(), &[&["people", "--decisions"], arguments].concat());
    assert_eq!((decisions(&[]).status.code(), rows_of(&decisions(&[]))), (Some(1), vec![]));
    let frame = out(&with_marks(data.path(), &["--keys", "p<M-p><M-r><C-u>Martha K<Enter>", "--print", path]));
    assert!(frame.contains("renamed: Marta Kowalska is shown as Martha K"), "{frame}");
    assert_eq!(rows_of(&decisions(&[])), ["pin\tMarta Kowalska", "name\tMarta Kowalska\tMartha K"]);
    let file = folder.path().join("who.tsv");
    std::fs::write(&file, "same\tA\tB\n").unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(rows_of(&decisions(&["--people", file]))[0], "same\tA\tB", "files come first");
    assert_eq!(rows_of(&decisions(&["--people", file, "--no-marks"])), ["same\tA\tB"]);
    std::fs::write(file, "same\tA\n").unwrap();
    let wrong = with_marks(data.path(), &["list", "--people", file, path]);
    assert!(err(&wrong).contains("who.tsv:1: expected a name in column 3"), "{}", err(&wrong));
    assert_eq!(wrong.status.code(), Some(2));
    std::fs::write(file, "Same\tA\tB\nchapter one\nchapter two\n").unwrap();
    let other = with_marks(data.path(), &["people", "--decisions", "--no-marks", "--people", file]);
    assert!(err(&other).contains("who.tsv: nothing of it counts: 2 of 3 rows cannot be read"), "{}", err(&other));
    assert!(rows_of(&other).is_empty());
    for further in [["--filter", "x"], ["--json", path]] {
        let both = decisions(&further);
        assert_eq!(both.status.code(), Some(2));
        assert!(err(&both).contains("cannot be used with"), "{}", err(&both));
    }
    let missing = with_marks(data.path(), &["list", "--people", "/no/such", path]);
    assert_eq!((missing.status.code(), err(&missing).as_str()), (Some(2), "dateline: /no/such: does not exist\n"));
    let none = with_marks(data.path(), &["--no-marks", "--keys", "p<M-p>", "--print", path]);
    assert!(out(&none).contains("his session; M-u undoes"), "{}", out(&none));
}

/// The rows of a table on standard output.
fn rows_of(output: &Output) -> Vec<String> {
    out(output).lines().filter(|line| !line.starts_with('#')).map(str::to_string).collect()
}

#[test]
fn a_store_that_cannot_be_used_is_told_and_stops_nothing() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("marks.db"), "This is no database at all, whatever its name may say of it.")
        .unwrap();
    let listed = with_marks(data.path(), &["list"]);
    assert!(err(&listed).contains("marks.db: is damaged"), "{}", err(&listed));
    assert_eq!(listed.status.code(), Some(0));
    let output = with_marks(data.path(), &["--keys", "GD2023-04-13<Enter>", "--print", "--size", "140x24"]);
    let frame = out(&output);
    assert!(frame.contains("set to 13 April 2023 for this session only"), "{frame}");
    assert!(
        err(&output).contains("these marks are not kept") && err(&output).contains(" 2023-04-13"),
        "{}",
        err(&output)
    );
    let alone =
        out(&with_marks(data.path(), &["--no-marks", "--keys", "GD2023-04-13<Enter>", "--print", "--size", "140x24"]));
    assert!(alone.contains("set to 13 April 2023 for this session"), "{alone}");
}

#[test]
fn facts_of_the_readers_own_tell_days() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_string()
    };
    let news = put("news.txt", "The ferry of Upper Lindow\n\nMayor Ada Quill opened the new ferry in the rain.\n");
    let facts = put(
        "facts.tsv",
        "# ours\nmayor\tUpper Lindow\tAda Quill\tQuill\tyes\t\t2019-03-01\t2019-11-30\thttps://example.org\nsummit\tFerry towns\n",
    );
    let day = |more: &[&str]| {
        let output = dateline(&[&["list", "--json", "--no-marks", &news], more].concat());
        (serde_json::from_str::<serde_json::Value>(&out(&output)).unwrap()["when"].clone(), err(&output))
    };
    assert!(day(&[]).0.is_null());
    let (when, told) = day(&["--facts", &facts]);
    assert!(
        when["earliest"].as_str().unwrap() >= "2019-02" && when["latest"].as_str().unwrap() <= "2019-12-31",
        "{when}"
    );
    assert_eq!((&when["basis"], &when["evidence"][0]["quote"]), (&"world".into(), &"Ada Quill".into()));
    assert_eq!((&when["disputed"], when["years"].as_array().unwrap().len()), (&false.into(), 0), "one year is left");
    assert!(told.contains("facts.tsv:3: expected a kind, a series and a place"), "{told}");
    assert_eq!(dateline(&["list", "--no-marks", "--facts", &facts, &news]).status.code(), Some(2), "a row is wrong");
    let missing = dateline(&["list", "--facts", "no-such-file.tsv", &news]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("no-such-file.tsv: does not exist"), "{}", err(&missing));
}

#[test]
fn why_an_article_has_its_day_is_told_in_a_pipe() {
    let list = out(&dateline(&["list", "--no-marks", "--filter", "\"frequent meetings\""]));
    let id = list.split(' ').next().unwrap();
    let why = out(&dateline(&["show", "--why", "--no-marks", id]));
    let lines: Vec<&str> = why.lines().collect();
    assert!(lines[0].starts_with("Lavrov calls frequent meetings"), "{why}");
    for line in [
        "day         Thu 13 April 2023",
        "rests on    the dateline",
        "speaks for it",
        "+ 13 April, no year (the dateline)",
    ] {
        assert!(lines.contains(&line), "{line}: {why}");
    }
    assert!(why.contains("in 10 such articles were written"), "what a piece of evidence allows: {why}");
    assert!(!why.contains("Relations between"), "the text is not told: {why}");
}
