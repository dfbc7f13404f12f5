//! Measures how well days are told: `cargo run --release --example figures -- FOLDER [SEEDS]`.
//!
//! FOLDER holds `text/*.jsonl` (one pile a file), `text.truth.jsonl`, the folder `html` and `html.truth.jsonl`; SEEDS is a
//! folder beside which `SEEDS.truth.jsonl` lies. Each line of a truth has the article's `id` or `file`, its `date`, and in the
//! truth of the texts its `pile`.
//! Every pile is read by itself. Printed are, pile by pile and for each kind of pile, the figures that `score` explains, how
//! confidence and truth agree, and the time that dating takes on one core. The shares of the rules were counted in the
//! project's own FOLDER: what is measured there flatters them a little, on other piles it does not.
//!
//! `… -- --learn FOLDER` counts instead how far from each kind of date articles are written, and writes the shares of
//! `assets/date/rules.tsv` (see `shares`).

mod score;
mod shares;

use chrono::NaiveDate;
use dateline::article::{Article, Entry};
use dateline::date;
use dateline::date::world::{Given, World};
use dateline::host::files::Source;
use dateline::host::library;
use dateline::host::load::{self, Pace};
use dateline::marks::Said;
use dateline::timeline::Timeline;
use dateline::tui::message::Message;
use score::{Row, figures};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs};

/// The piles of pages whose text was copied with all that stood around it; all others are running text.
const PAGES: [&str; 4] = ["html_dump", "trove", "senate", "wikinews"];

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let learn = arguments.first().is_some_and(|first| first == "--learn");
    arguments.drain(..usize::from(learn));
    let Some(folder) = arguments.first().map(PathBuf::from) else {
        eprintln!("figures: FOLDER is missing");
        std::process::exit(2);
    };
    let truth = truth(&folder.join("text.truth.jsonl"));
    let mut piles: Vec<String> = truth.iter().map(|true_day| true_day.pile.clone()).collect();
    piles.sort();
    piles.dedup();
    let pile = |name: &String| Pile::read(&folder.join(format!("text/{name}.jsonl")), &truth, name);
    let texts: Vec<Pile> = piles.iter().map(pile).collect();
    let saved = Pile::read(&folder.join("html"), &self::truth(&folder.join("html.truth.jsonl")), "");
    if learn {
        let all = texts.iter().chain([&saved]).flat_map(|pile| &pile.read);
        return shares::learn(all.map(|(article, day)| (article, *day))).expect("the table can be written");
    }
    score::head();
    for pile in &texts {
        figures(&pile.name, &[&pile.rows]);
    }
    let (pages, running): (Vec<&Pile>, Vec<&Pile>) = texts.iter().partition(|pile| PAGES.contains(&pile.name.as_str()));
    let groups = [("copied pages", pages), ("running text", running), ("saved pages", vec![&saved])];
    for (name, group) in &groups {
        let rows: Vec<&[Row]> = group.iter().map(|pile| pile.rows.as_slice()).collect();
        println!();
        score::head();
        figures(name, &rows);
        score::calibration(&rows);
    }
    if let Some(seeds) = arguments.get(1).map(PathBuf::from) {
        println!();
        let truth = self::truth(&seeds.with_extension("truth.jsonl"));
        score::head();
        figures("seeds", &[&Pile::read(&seeds, &truth, "").rows]);
        let given = Given { world: World::empty(), ..given() };
        figures("seeds without facts", &[&Pile::read_with(&seeds, &truth, "", given).rows]);
    }
    println!();
    for (name, group) in &groups {
        let took: Duration = group.iter().map(|pile| pile.took).sum();
        let articles: usize = group.iter().map(|pile| pile.read.len()).sum();
        println!("{name}: {:.0} ms for 1,000 articles on one core", took.as_secs_f64() * 1e6 / articles.max(1) as f64);
    }
}

/// A line of the truth.
struct True {
    name: String,
    pile: String,
    day: NaiveDate,
}

fn truth(path: &Path) -> Vec<True> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let line = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("the truth is JSON lines");
        let field = |name: &str| value[name].as_str().map(str::to_string);
        let day = field("date").and_then(|date| date.get(..10)?.parse().ok());
        True {
            name: field("id").or_else(|| field("file")).expect("the truth names an article"),
            pile: field("pile").unwrap_or_default(),
            day: day.expect("the truth has a day"),
        }
    };
    text.lines().map(line).collect()
}

/// A pile that was read, with its true days.
struct Pile {
    name: String,
    rows: Vec<Row>,
    read: Vec<(Article, NaiveDate)>,
    took: Duration,
}

impl Pile {
    fn read(path: &Path, truth: &[True], name: &str) -> Pile {
        Pile::read_with(path, truth, name, given())
    }

    fn read_with(path: &Path, truth: &[True], name: &str, given: Given) -> Pile {
        let timeline = timeline(path, given);
        let collection = timeline.collection();
        let article = |entry: &Entry| library::fetch(entry, collection).expect("the article is still there");
        let articles: Vec<Article> = collection.entries.iter().map(article).collect();
        let start = Instant::now();
        for article in &articles {
            std::hint::black_box(date::read(&article.document, collection.given));
        }
        let took = start.elapsed();
        let mut by_name: HashMap<String, Article> = HashMap::new();
        for article in articles {
            let files = article.origins.iter().filter_map(|origin| origin.path.file_name());
            let names = files.map(|file| file.to_string_lossy().into_owned());
            let key = article.document.key.as_ref().map(|key| key.to_string());
            for name in names.chain(key) {
                by_name.insert(name, article.clone());
            }
        }
        let (mut rows, mut read) = (Vec::new(), Vec::new());
        for True { name, day, .. } in truth.iter().filter(|true_day| true_day.pile == name) {
            let article = by_name.remove(name);
            rows.push(Row { day: *day, when: article.as_ref().and_then(|article| article.when) });
            read.extend(article.map(|article| (article, *day)));
        }
        Pile { name: name.to_string(), rows, read, took }
    }
}

/// Today, and the facts in the program.
fn given() -> Given {
    chrono::Local::now().date_naive().into()
}

/// A pile as the program has it.
fn timeline(path: &Path, given: Given) -> Arc<Timeline> {
    let (tell, told) = std::sync::mpsc::channel();
    load::start(vec![Source::Path(path.to_path_buf())], given, Said::default(), Pace::Once, move |message| {
        tell.send(message).is_ok()
    });
    let mut timeline = Arc::default();
    for message in told {
        match message {
            Message::Pile(pile) => timeline = pile,
            Message::Problem(problem) => eprintln!("{problem}"),
            _ => {}
        }
    }
    timeline
}
