//! The house keeps its own rules: which way imports point, who opens the door to the world, how long files are.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers of DESIGN section 2, the highest first; modules of one layer do not import each other.
const LAYERS: &[&[&str]] = &[
    &["main"],
    &["run"],
    &["cli", "host"],
    &["tui", "report"],
    &["gather", "timeline", "query", "marks"],
    &["article"],
    &["read", "date", "person"],
    &["document"],
    &["text", "problem"],
];

/// The layers inside of the terminal program.
const TUI: &[&[&str]] = &[
    &["view", "update"],
    &["card"],
    &["would", "person"],
    &["keymap", "motion"],
    &["model"],
    &["pick"],
    &["page", "message", "shown"],
    &["effect", "layout", "theme", "keys"],
];

/// No file is longer, in lines.
const LONGEST: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { walk(&path, into) } else { into.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| (path.strip_prefix(&root).unwrap().to_path_buf(), fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The modules that a file names behind a prefix: `crate::text::…`, `use crate::{text, date}`.
fn named<'a>(text: &'a str, prefix: &'a str) -> impl Iterator<Item = String> + 'a {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = &group[..group.find("};").or(group.find('}')).unwrap_or(0)];
                let mut depth = 0;
                let mut word = String::new();
                for c in group.chars().chain([',']) {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 0 => found.push(std::mem::take(&mut word)),
                        c if depth == 0 && !c.is_whitespace() => word.push(c),
                        _ => {}
                    }
                }
            }
            None => found.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()),
        }
    }
    found.into_iter().map(|name| name.split("::").next().unwrap_or("").to_string()).filter(|name| !name.is_empty())
}

fn layer(layers: &[&[&str]], module: &str) -> Option<usize> {
    layers.iter().position(|layer| layer.contains(&module))
}

fn module(path: &Path) -> String {
    path.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_string()
}

#[test]
fn imports_go_down_only() {
    for (path, text) in sources() {
        let own = module(&path);
        if own == "lib" {
            continue;
        }
        let from = layer(LAYERS, &own).unwrap_or_else(|| panic!("{} has no layer", path.display()));
        for other in named(&text, "crate::").filter(|other| *other != own) {
            let to = layer(LAYERS, &other).unwrap_or_else(|| panic!("{}: {other} has no layer", path.display()));
            assert!(from < to, "{}: {own} imports {other}, which is not below it", path.display());
        }
    }
}

#[test]
fn imports_inside_the_terminal_program_go_down_only() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("tui")) {
        let own = module(path.strip_prefix("tui").unwrap());
        let from = layer(TUI, &own).unwrap_or_else(|| panic!("{} has no layer", path.display()));
        let direct = path.components().count() == 2;
        let others =
            named(&text, "crate::tui::").chain(if direct { named(&text, "super::").collect() } else { Vec::new() });
        for other in others.filter(|other| *other != own) {
            let Some(to) = layer(TUI, &other) else { continue };
            assert!(from < to, "{}: {own} imports {other}, which is not below it", path.display());
        }
    }
}

#[test]
fn only_the_host_opens_the_door() {
    let doors = [
        "std::env",
        "std::fs",
        "std::thread",
        "std::net",
        "std::process",
        "std::time::Instant",
        "SystemTime",
        "Local::now",
        "crossterm::",
        "rustix::",
        "signal_hook",
        "File::open",
    ];
    for (path, text) in sources() {
        let own = module(&path);
        if own == "host" || path == Path::new("main.rs") {
            continue;
        }
        for door in doors {
            assert!(!text.contains(door), "{} uses {door}", path.display());
        }
    }
    let clocks: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| text.contains("Local::now") || text.contains("Instant::now"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(clocks, [Path::new("host/clock.rs")], "one file reads the clock");
}

#[test]
fn one_file_names_the_fuzzy_matcher() {
    let namers: Vec<_> =
        sources().into_iter().filter(|(_, text)| text.contains("fuzzy_matcher")).map(|(path, _)| path).collect();
    assert_eq!(namers, [Path::new("query/fuzzy.rs")]);
}

#[test]
fn one_file_names_the_database() {
    let namers: Vec<_> =
        sources().into_iter().filter(|(_, text)| text.contains("rusqlite")).map(|(path, _)| path).collect();
    assert_eq!(namers, [Path::new("host/store.rs")]);
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        assert!(text.starts_with("//!"), "{} does not say what it is", path.display());
        for debt in ["TODO", "FIXME", "todo!", "unimplemented!", "XXX"] {
            assert!(!text.contains(debt), "{} has a {debt}", path.display());
        }
    }
}

#[test]
fn fuzz_targets_say_what_they_are_and_are_built() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz");
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    for entry in fs::read_dir(folder.join("fuzz_targets")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}\"")), "{name} is not built");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//!") && text.contains("cargo fuzz run"), "{name} does not say how it is run");
    }
}

#[test]
fn no_rule_names_a_person_of_the_seeds() {
    for folder in ["read", "date", "person"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = fs::read_to_string(&path) else { continue };
            // Who held an office is a fact of the world; the table has those of many countries.
            if path.ends_with("offices.tsv") {
                assert!(text.lines().count() > 250, "facts of a few would be rules for the seeds");
                continue;
            }
            let rules =
                text.lines().map(|line| line.split('\t').take(4).collect::<Vec<_>>().join("\t")).collect::<String>();
            for name in ["Lavrov", "Qin Gang", "Putin", "Jinping", "Лавров"] {
                assert!(!rules.contains(name), "{} names {name}", path.display());
            }
        }
    }
}
