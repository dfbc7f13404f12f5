//! The command line: one table (clap) for parsing, help, manual page and completions.

use crate::tui::theme::Palette;
use chrono::NaiveDate;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Opens any pile of saved news and shows it as one story in time.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    about = "Opens any pile of saved news and shows it as one story in time",
    long_about = "Opens any pile of saved news - page text, saved pages, Markdown, JSON - finds out when each piece was written and who is in it, \
                  and shows it as a timeline in the terminal. Without SOURCE it opens a sample.",
    args_conflicts_with_subcommands = true,
    after_help = "A filter is made of words and fields: lavrov person:qin source:tass date:2023-01..2023-04 after:2023-02 before:2023-05 is:undated\n\
                  Dates set by hand (D) and what is said of people (p) are kept in $XDG_DATA_HOME/dateline, else ~/.local/share/dateline; DATELINE_DATA names another folder.\n\
                  Exit status: 0 found, 1 nothing matched, 2 a SOURCE could not be read or the words were wrong."
)]
pub struct Cli {
    /// What to do; nothing: open the terminal.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to open in the terminal.
    #[command(flatten)]
    pub open: Open,
}

/// The terminal program's own words.
#[derive(Args, Debug, Default)]
pub struct Open {
    /// Files and folders to open; - is standard input
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Begin with this filter; several narrow each other
    #[arg(long, short, value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// Press these keys first
    #[arg(long, value_name = "KEYS", help = "Press these keys first: jj<Enter>/lavrov<Enter>")]
    pub keys: Option<String>,
    /// Draw one frame as text when all is loaded, and exit
    #[arg(long)]
    pub print: bool,
    /// The size of that frame in columns and lines
    #[arg(long, value_name = "COLSxROWS", default_value = "80x24", value_parser = size)]
    pub size: (u16, u16),
    /// The colours
    #[arg(long, value_enum, default_value = "auto")]
    pub theme: ThemeName,
    /// What day today is
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub now: Option<NaiveDate>,
    /// Leave the marks alone: what was set by hand does not count, and nothing is kept
    #[arg(long)]
    pub no_marks: bool,
    /// Facts of your own that tell days: who held an office, what took place when
    #[arg(long, value_name = "FILE")]
    pub facts: Vec<PathBuf>,
    /// Who is who: rows that join, split, rename and pin people, as people --decisions prints them
    #[arg(long, value_name = "FILE")]
    pub people: Vec<PathBuf>,
}

/// A choice of colours.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ThemeName {
    /// Dark or light as the terminal says
    #[default]
    Auto,
    /// For a dark background
    Dark,
    /// For a light background
    Light,
    /// The terminal's own sixteen colours
    Terminal,
    /// None
    Mono,
}

impl ThemeName {
    /// The palette; `None` where the terminal is to say it.
    pub fn palette(self) -> Option<Palette> {
        match self {
            ThemeName::Auto => None,
            ThemeName::Dark => Some(Palette::Dark),
            ThemeName::Light => Some(Palette::Light),
            ThemeName::Terminal => Some(Palette::Terminal),
            ThemeName::Mono => Some(Palette::Mono),
        }
    }
}

/// What every command for pipes takes.
#[derive(Args, Debug)]
pub struct Pipe {
    /// Files and folders to read; - is standard input
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Only articles that match; several narrow each other
    #[arg(long, short, value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Vec<String>,
    /// One JSON object a line
    #[arg(long)]
    pub json: bool,
    /// What day today is
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub now: Option<NaiveDate>,
    /// Leave the marks alone: what was set by hand does not count, and nothing is kept
    #[arg(long)]
    pub no_marks: bool,
    /// Facts of your own that tell days: who held an office, what took place when
    #[arg(long, value_name = "FILE")]
    pub facts: Vec<PathBuf>,
    /// Who is who: rows that join, split, rename and pin people, as people --decisions prints them
    #[arg(long, value_name = "FILE")]
    pub people: Vec<PathBuf>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List articles in the order in which they were written
    List {
        /// Also the text and the place of every mention (with --json)
        #[arg(long)]
        full: bool,
        #[command(flatten)]
        #[allow(missing_docs)]
        pipe: Pipe,
    },
    /// Print one article
    Show {
        /// The article's id, or its beginning
        #[arg(value_name = "ID")]
        id: String,
        /// Print why it has its date instead: all evidence, for and against
        #[arg(long)]
        why: bool,
        /// Also the text and the place of every mention (with --json, where it is always there)
        #[arg(long)]
        full: bool,
        #[command(flatten)]
        #[allow(missing_docs)]
        pipe: Pipe,
    },
    /// List the people the articles name
    ///
    /// The columns are: the name (with ? where one word is all that is known of it), how many articles name the person, how often,
    /// how those articles lie in time, the first and the last day, and who is named most often beside the person. In a pipe they
    /// have no heading.
    People {
        /// Print what holds of people, by the marks and by files, as a file for --people
        #[arg(long, conflicts_with_all = ["json", "filter"])]
        decisions: bool,
        #[command(flatten)]
        #[allow(missing_docs)]
        pipe: Pipe,
    },
    /// Print the manual page
    Man,
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// The manual page, in roff.
pub fn manual() -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    Ok(page)
}

/// A shell's completions.
pub fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut script);
    script
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let numbers = text.split_once('x').and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    numbers
        .filter(|(columns, rows)| (1..=1000).contains(columns) && (1..=1000).contains(rows))
        .ok_or_else(|| "expected COLSxROWS, such as 80x24".to_string())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "expected a day, such as 2023-04-13".to_string())
}
