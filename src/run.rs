//! Carries one command out.

use crate::article::Rows;
use crate::cli::{self, Cli, Command, Open, Pipe};
use crate::date::world::Given;
use crate::host::files::{self, Source};
use crate::host::load::{self, Pace};
use crate::host::session::{self, Ended, Start};
use crate::host::store::Store;
use crate::host::{clock, facts, folders, frame, library, panic, people, terminal};
use crate::marks::{Marks, Said, decisions};
use crate::person::hand::Says;
use crate::problem::Problem;
use crate::query;
use crate::report;
use crate::text::Clean;
use crate::timeline::Timeline;
use crate::tui::keys;
use crate::tui::layout::Size;
use crate::tui::message::Message;
use crate::tui::model::{Model, Settings, Step};
use chrono::NaiveDate;
use clap::Parser;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Nothing matched.
const NOTHING: u8 = 1;
/// A source could not be read, or the words were wrong.
const WRONG: u8 = 2;

/// Runs the program with these arguments; gives its exit code.
pub fn run(arguments: impl Iterator<Item = OsString>) -> u8 {
    panic::install();
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(message) if message.exit_code() == 0 => {
            let _ = message.print();
            return 0;
        }
        Err(message) => {
            // The words it quotes may be names of files: text from outside.
            let told = message.render().to_string().replacen("error:", "dateline: arguments:", 1);
            let _ = write!(io::stderr(), "{}", Clean::lines(&told));
            return WRONG;
        }
    };
    let done = match cli.command {
        None => open(cli.open),
        Some(Command::List { full, pipe }) => list(&pipe, full),
        Some(Command::Show { id, why, full: _, pipe }) => show(&pipe, &id, why),
        Some(Command::People { decisions: true, pipe }) => decided(&pipe),
        Some(Command::People { pipe, .. }) => people(&pipe),
        Some(Command::Man) => cli::manual().and_then(|page| print(&page)),
        Some(Command::Completions { shell }) => print(&cli::completions(shell)),
    };
    match done {
        Ok(code) => code,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(error) => {
            complain(&Problem::new("output", Clean::line(&error.to_string()).as_str()));
            WRONG
        }
    }
}

fn print(bytes: &[u8]) -> io::Result<u8> {
    io::stdout().write_all(bytes).map(|()| 0)
}

fn complain(problem: &Problem) {
    let _ = writeln!(io::stderr(), "{problem}");
}

/// A pile that was read to its end.
struct Loaded {
    timeline: Arc<Timeline>,
    /// Whether a source, or a row of the reader's facts, could not be read.
    failed: bool,
}

/// The reader's marks, the store that keeps them, and what is wrong with it; none where they are to be left alone.
fn marks(left_alone: bool) -> (Option<Store>, Marks, Option<Problem>) {
    if left_alone {
        return (None, Marks::default(), None);
    }
    let (store, marks, problem) = Store::open(folders::data(folders::environment));
    (Some(store), marks, problem)
}

/// What articles are dated with: today, and the facts of the world with the reader's own; and what is wrong with those.
fn given(now: Option<NaiveDate>, named: &[PathBuf]) -> Result<(Given, Vec<Problem>), u8> {
    let (world, problems) = facts::world(named).map_err(|problem| {
        complain(&problem);
        WRONG
    })?;
    Ok((Given { today: now.unwrap_or_else(clock::today), world }, problems))
}

/// What files of the reader's say of people, and what is wrong with their rows.
fn told(named: &[PathBuf]) -> Result<(Vec<Says>, Vec<Problem>), u8> {
    people::said(named).map_err(|problem| {
        complain(&problem);
        WRONG
    })
}

/// Reads all sources; problems go to standard error.
fn load(sources: Vec<Source>, given: Given, said: Said) -> Loaded {
    let (tell, told) = crossbeam_channel::unbounded();
    drop(load::start(sources, given, said, Pace::Once, move |message| tell.send(message).is_ok()));
    let mut loaded = Loaded { timeline: Arc::default(), failed: false };
    for message in told {
        match message {
            Message::Pile(timeline) => loaded.timeline = timeline,
            Message::Problem(problem) => complain(&problem),
            Message::Loaded { source_failed } => loaded.failed = source_failed,
            _ => {}
        }
    }
    loaded
}

/// The sources that were named; without any, standard input where it is a pipe or a file, else the sample.
fn sources(named: &[PathBuf], read_pipe: bool) -> Vec<Source> {
    match named {
        [] if read_pipe && terminal::stdin_is_fed() => vec![Source::Stdin],
        [] => {
            files::open_sample();
            vec![Source::Sample]
        }
        named => {
            let mut sources: Vec<Source> = Vec::new();
            for source in named.iter().map(|word| Source::named(word)) {
                // Standard input can be read once.
                if source != Source::Stdin || !sources.contains(&source) {
                    sources.push(source);
                }
            }
            sources
        }
    }
}

/// Reads the filter of the command line; complains with a caret under what is wrong with it.
fn filter(text: &str, today: NaiveDate) -> Result<query::Filter, u8> {
    let text = Clean::line(text);
    query::parse(&text, today).map_err(|fault| {
        let shown = fault.shown(&text).replace('\n', "\n  ");
        complain(&Problem::new("--filter", "cannot be understood").hint(shown));
        WRONG
    })
}

/// What may stand around the word of a condition.
const SIGNS: [char; 4] = ['"', '^', '~', '\''];

/// Loads what a command for pipes asks for; gives the pile and the rows that the filter keeps, or the exit code.
fn asked(pipe: &Pipe) -> Result<(Loaded, Vec<u32>), u8> {
    let (given, mut problems) = given(pipe.now, &pipe.facts)?;
    let (says, wrong) = told(&pipe.people)?;
    problems.extend(wrong);
    problems.iter().for_each(complain);
    let filter = filter(&pipe.filter.join(" "), given.today)?;
    let sources = sources(&pipe.sources, true);
    if sources == [Source::Sample] {
        complain(
            &Problem::new("no SOURCE", "this is the sample inside the program")
                .hint("name files or folders to read your own"),
        );
    }
    let (_, marks, problem) = marks(pipe.no_marks);
    problem.iter().for_each(complain);
    let mut loaded = load(sources, given, marks.said(&says));
    if loaded.timeline.count() == 0 && !loaded.failed {
        complain(&Problem::new("SOURCE", "holds no articles"));
    }
    loaded.failed |= !problems.is_empty();
    let answer = query::answer(&filter, &*loaded.timeline, &mut query::Memo::default());
    for taken in &answer.taken {
        complain(&Problem::new("--filter", Clean::line(&taken.to_string()).as_str()));
    }
    let value = |term: &str| term.split_once(':').map_or(term, |(_, value)| value).trim_matches(SIGNS).to_string();
    let told = |term: &&String| answer.taken.iter().all(|taken| taken.word != value(term));
    for term in answer.nowhere.iter().filter(told) {
        complain(&Problem::new("--filter", format!("nothing matches {}", Clean::line(term))));
    }
    let drop = |(term, count): &(String, usize)| format!("without {}: {count}", Clean::line(term));
    let drops: Vec<String> = answer.drops.iter().map(drop).collect();
    if !drops.is_empty() {
        complain(&Problem::new("--filter", "no article matches all of it").hint(drops.join("\n  ")));
    }
    Ok((loaded, answer.rows))
}

fn code(loaded: &Loaded, found: bool) -> u8 {
    match (loaded.failed, found) {
        (true, _) => WRONG,
        (false, true) => 0,
        (false, false) => NOTHING,
    }
}

fn list(pipe: &Pipe, full: bool) -> io::Result<u8> {
    let (mut loaded, rows) = match asked(pipe) {
        Ok(asked) => asked,
        Err(code) => return Ok(code),
    };
    let mut to = BufWriter::new(io::stdout().lock());
    if pipe.json {
        let json = |article| report::json(&article, full);
        library::fetch_each(&loaded.timeline, &rows, json, |line| match line {
            Ok(line) => to.write_all(line?.as_bytes()),
            Err(problem) => {
                complain(&problem);
                loaded.failed = true;
                Ok(())
            }
        })?;
    } else {
        report::list(&loaded.timeline, &rows, terminal::style(), &mut to)?;
    }
    to.flush()?;
    Ok(code(&loaded, !rows.is_empty()))
}

fn show(pipe: &Pipe, id: &str, why: bool) -> io::Result<u8> {
    let (loaded, rows) = match asked(pipe) {
        Ok(asked) => asked,
        Err(code) => return Ok(code),
    };
    let timeline = &loaded.timeline;
    let found: Vec<usize> =
        timeline.starting(&id.to_lowercase()).into_iter().filter(|row| rows.contains(&(*row as u32))).collect();
    let row = match found[..] {
        [row] => row,
        [] => {
            complain(
                &Problem::new(Clean::line(id).as_str(), "no article has this id").hint("dateline list shows the ids"),
            );
            return Ok(code(&loaded, false));
        }
        _ => {
            let entries: Vec<_> = found.iter().map(|row| timeline.entry(*row)).collect();
            complain(
                &Problem::new(Clean::line(id).as_str(), "several ids begin so").hint(report::candidates(&entries)),
            );
            return Ok(WRONG);
        }
    };
    let mut to = BufWriter::new(io::stdout().lock());
    match library::fetch(timeline.entry(row), timeline.collection()) {
        Ok(article) if pipe.json => to.write_all(report::json(&article, true)?.as_bytes())?,
        Ok(article) if why => report::why(&article, terminal::style(), &mut to)?,
        Ok(article) => report::show(&article, terminal::style(), &mut to)?,
        Err(problem) => {
            complain(&problem);
            return Ok(WRONG);
        }
    }
    to.flush()?;
    Ok(code(&loaded, true))
}

fn people(pipe: &Pipe) -> io::Result<u8> {
    let (loaded, rows) = match asked(pipe) {
        Ok(asked) => asked,
        Err(code) => return Ok(code),
    };
    let mut to = BufWriter::new(io::stdout().lock());
    match pipe.json {
        true => report::people_json(&loaded.timeline, &rows, &mut to)?,
        false => report::people(&loaded.timeline, &rows, terminal::style(), &mut to)?,
    }
    to.flush()?;
    Ok(code(&loaded, rows.iter().any(|row| !Rows::people(&*loaded.timeline, *row as usize).is_empty())))
}

/// Prints what holds of people, by the marks and by files.
fn decided(pipe: &Pipe) -> io::Result<u8> {
    let (says, problems) = match told(&pipe.people) {
        Ok(told) => told,
        Err(code) => return Ok(code),
    };
    let (_, marks, problem) = marks(pipe.no_marks);
    problems.iter().chain(&problem).for_each(complain);
    let said = marks.said(&says).people;
    print(decisions::written(&said).as_bytes())?;
    Ok(match (problems.is_empty(), said.is_empty()) {
        (false, _) => WRONG,
        (true, true) => NOTHING,
        (true, false) => 0,
    })
}

/// The terminal program; where no terminal is there to draw on, the list.
fn open(open: Open) -> io::Result<u8> {
    if !open.print && !terminal::can_draw() {
        let Open { sources, filter, now, no_marks, facts, people, .. } = open;
        let pipe = Pipe { sources, filter, json: false, now, no_marks, facts, people };
        let listed = list(&pipe, false);
        if io::stdout().is_terminal() {
            // Behind the list, where it is still to be seen.
            complain(
                &Problem::new("TERM", "this terminal cannot be drawn on, so this is the list")
                    .hint("dateline show ID prints an article, --filter QUERY narrows the list"),
            );
        }
        return listed;
    }
    let sources = sources(&open.sources, !open.print);
    let (given, mut problems) = match given(open.now, &open.facts) {
        Ok(given) => given,
        Err(code) => return Ok(code),
    };
    let (people, wrong) = match told(&open.people) {
        Ok(told) => told,
        Err(code) => return Ok(code),
    };
    problems.extend(wrong);
    let today = given.today;
    let settings = Settings {
        sources: sources.iter().map(Source::shown).collect(),
        sample: sources == [Source::Sample],
        theme: terminal::theme(open.theme.palette()),
        today,
        keeps: !open.no_marks,
        people,
    };
    let step = |text: String| filter(&text, today).map(|filter| Step { text, filter });
    let filters = match open.filter.into_iter().map(step).collect() {
        Ok(filters) => filters,
        Err(code) => return Ok(code),
    };
    let keys = keys::parse(&open.keys.unwrap_or_default());
    let (store, marks, problem) = marks(open.no_marks);
    problems.extend(problem);
    let start = Start { sources, settings, given, filters, keys, marks, store, problems };
    if open.print {
        let (columns, rows) = open.size;
        let (model, kept) = session::last(start, Size { columns, rows });
        print(frame::text(&model).as_bytes())?;
        let _ = kept.inspect_err(complain);
        return Ok(left(&model));
    }
    let Ended { how, model, kept } = session::run(start)?;
    let _ = kept.inspect_err(complain);
    Ok(how?.map_or_else(|| left(&model), |signal| 128 + signal as u8))
}

/// How many problems are told again after the screen is gone.
const TOLD_AGAIN: usize = 10;

/// The exit code of a session; when a source could not be read at all, that is told where the shell shows it.
fn left(model: &Model) -> u8 {
    if !model.source_failed {
        return 0;
    }
    model.problems.iter().take(TOLD_AGAIN).for_each(complain);
    WRONG
}
