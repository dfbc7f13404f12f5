//! What goes into pipes: lists, articles and people as text and as JSON lines.

mod people;

pub use people::{people, people_json};

use crate::article::{Article, Entry, Mentioned};
use crate::date::{Basis, Evidence, Precision, When, Where, label, stamp};
use crate::document::Id;
use crate::text::{Clean, chars_before, fit, pad, width, words, wrap};
use crate::timeline::Timeline;
use chrono::NaiveDate;
use serde::Serialize;
use std::io::{self, Write};

/// How a report is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The width of the terminal; `None` in a pipe, where nothing is cut or wrapped.
    pub width: Option<usize>,
    /// Whether it may be coloured.
    pub colour: bool,
    /// Whether signs beyond ASCII can be shown.
    pub unicode: bool,
}

impl Style {
    fn paint(self, code: &str, text: &str) -> String {
        if self.colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_string() }
    }

    fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }
}

/// How many digits of an id stand in a list.
const SHORT_ID: usize = 8;
/// The widest column of sources, in cells.
const SOURCE: usize = 16;

/// One line an article: id, day, source, headline.
pub fn list(timeline: &Timeline, rows: &[u32], style: Style, to: &mut dyn Write) -> io::Result<()> {
    let entries = || rows.iter().map(|row| timeline.entry(*row as usize));
    let source_width = entries().filter_map(|entry| entry.source.as_deref().map(width)).max().unwrap_or(0).min(SOURCE);
    let day = |entry: &Entry| entry.when.as_ref().map_or("undated".to_string(), label::plain);
    let day_width = entries().map(|entry| width(&day(entry))).max().unwrap_or(0);
    for entry in entries() {
        let id = &entry.id.to_string()[..SHORT_ID];
        let source = entry.source.as_deref().unwrap_or("");
        let source =
            pad(source, if style.width.is_some() { source_width } else { source_width.max(width(source)) }, "…");
        let before = SHORT_ID + 2 + day_width + 2 + source_width + 2;
        let title = match style.width {
            Some(cells) => fit(&entry.title, cells.saturating_sub(before).max(20), "…"),
            None => entry.title.as_str().into(),
        };
        writeln!(
            to,
            "{}  {}  {}  {}",
            style.dim(id),
            pad(&day(entry), day_width, "…"),
            style.dim(&source),
            title.trim_end()
        )?;
    }
    Ok(())
}

/// One article to read, with the reasons for its date: + speaks for it, - does not.
pub fn show(article: &Article, style: Style, to: &mut dyn Write) -> io::Result<()> {
    let document = &article.document;
    let cells = style.width.unwrap_or(usize::MAX);
    let mut paragraph = |text: &str, code: &str| -> io::Result<()> {
        if cells == usize::MAX {
            return writeln!(to, "{}", style.paint(code, text));
        }
        wrap(text, cells).into_iter().try_for_each(|line| writeln!(to, "{}", style.paint(code, &text[line])))
    };
    paragraph(&document.title, "1")?;
    let facts: Vec<&str> =
        [&document.source, &document.byline].into_iter().flatten().map(Clean::as_str).chain(place(article)).collect();
    if !facts.is_empty() {
        paragraph(&facts.join(" · "), "2")?;
    }
    paragraph(&when_line(article), "0")?;
    for evidence in &article.evidence {
        let sign = if evidence.supports { '+' } else { '-' };
        let (says, kind) = (&evidence.says, label::basis(evidence.kind));
        paragraph(&format!("  {sign} {says} ({kind}): {}", evidence.quote), "2")?;
    }
    let people: Vec<String> =
        article.people.iter().map(|person| format!("{} {}", person.name, person.spans.len())).collect();
    if !people.is_empty() {
        paragraph(&people.join(" · "), "0")?;
    }
    for origin in &article.origins {
        paragraph(&origin.shown(), "2")?;
    }
    for block in document.blocks.iter().filter(|block| block.kind.is_story()) {
        paragraph("", "0")?;
        paragraph(document.words_of(block), "0")?;
    }
    Ok(())
}

/// Why an article has its day: what is known of it, and all evidence, for and against, with what each allows.
pub fn why(article: &Article, style: Style, to: &mut dyn Write) -> io::Result<()> {
    let mut lines = vec![(String::new(), article.document.title.to_string(), "1")];
    lines.extend(article.day().into_iter().map(|(name, value)| (pad(name, FACT, "…"), value, "0")));
    let mut heading = None;
    for evidence in article.for_and_against() {
        if heading.replace(evidence.supports) != Some(evidence.supports) {
            let words = match (evidence.supports, article.when.is_some()) {
                (true, true) => "speaks for it",
                (true, false) => "what it says of time",
                (false, _) => "does not",
            };
            lines.extend([("", ""), ("", words)].map(|(name, words)| (name.to_string(), words.to_string(), "1")));
        }
        let sign = if evidence.supports { "+ " } else { "- " };
        lines.push((sign.to_string(), format!("{} ({})", evidence.says, label::basis(evidence.kind)), "0"));
        for words in [article.quoted(evidence), evidence.allows.clone()] {
            lines.push(("    ".to_string(), words, "2"));
        }
    }
    for (before, words, code) in lines {
        let parts: Vec<&str> = match style.width {
            Some(cells) => {
                let room = cells.saturating_sub(before.len()).max(FACT);
                wrap(&words, room).into_iter().map(|part| &words[part]).collect()
            }
            None => vec![&words],
        };
        for (at, part) in parts.into_iter().filter(|_| !words.is_empty() || before.is_empty()).enumerate() {
            let before = if at == 0 { before.clone() } else { " ".repeat(before.len()) };
            writeln!(to, "{}", format!("{before}{}", style.paint(code, part)).trim_end())?;
        }
    }
    Ok(())
}

/// Cells of the names of what is known of a day.
const FACT: usize = 12;

fn place(article: &Article) -> Option<&str> {
    article.document.dateline.as_ref()?.place.as_deref()
}

/// The day, how sure it is, and what it rests on.
pub fn when_line(article: &Article) -> String {
    match &article.when {
        Some(when) => format!(
            "{} ({}, {}: {})",
            label::full(when),
            label::confidence(when.confidence),
            label::percent(when.confidence.into()),
            label::basis(when.basis)
        ),
        None => format!("undated: {}", article.why_undated()),
    }
}

/// An article as a JSON line; with its text and the places of the mentions where `full` is asked for.
pub fn json(article: &Article, full: bool) -> io::Result<String> {
    Ok(serde_json::to_string(&Json::new(article, full))? + "\n")
}

fn json_line(value: &impl Serialize, to: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *to, value)?;
    to.write_all(b"\n")
}

/// An article as other programs get it; the names are a promise (DESIGN section 5).
#[derive(Serialize)]
struct Json<'a> {
    id: Id,
    path: Clean,
    key: Option<&'a Clean>,
    title: &'a Clean,
    source: Option<&'a Clean>,
    byline: Option<&'a Clean>,
    place: Option<&'a str>,
    url: Option<&'a Clean>,
    language: Option<&'a str>,
    words: usize,
    when: Option<JsonWhen<'a>>,
    people: Vec<JsonPerson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a Clean>,
}

#[derive(Serialize)]
struct JsonWhen<'a> {
    best: NaiveDate,
    earliest: NaiveDate,
    latest: NaiveDate,
    possible: [Option<NaiveDate>; 2],
    time: Option<String>,
    precision: Precision,
    basis: Basis,
    confidence: f64,
    either: bool,
    disputed: bool,
    years: Vec<JsonYear>,
    evidence: Vec<JsonEvidence<'a>>,
}

/// A year that is left where the likely interval is of several, with its part of the weight.
#[derive(Serialize)]
struct JsonYear {
    year: i32,
    weight: f64,
}

#[derive(Serialize)]
struct JsonEvidence<'a> {
    kind: Basis,
    #[serde(rename = "where")]
    place: Where,
    quote: &'a Clean,
    start: Option<usize>,
    end: Option<usize>,
    says: &'a str,
    allows: &'a str,
    #[serde(rename = "for")]
    supports: bool,
}

#[derive(Serialize)]
struct JsonPerson<'a> {
    name: &'a Clean,
    mentions: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Vec<[usize; 2]>>,
}

impl<'a> Json<'a> {
    fn new(article: &'a Article, full: bool) -> Json<'a> {
        let document = &article.document;
        let count = |span: &std::ops::Range<usize>| {
            [chars_before(&document.text, span.start), chars_before(&document.text, span.end)]
        };
        let person = |person: &'a Mentioned| JsonPerson {
            name: &person.name,
            mentions: person.spans.len(),
            spans: full.then(|| person.spans.iter().map(count).collect()),
        };
        Json {
            id: document.id,
            path: article.origins[0].shown(),
            key: document.key.as_ref(),
            title: &document.title,
            source: document.source.as_ref(),
            byline: document.byline.as_ref(),
            place: place(article),
            url: document.url.as_ref(),
            language: document.language,
            words: words(&document.text).count(),
            when: article.when.as_ref().map(|when| JsonWhen::new(article, when)),
            people: article.people.iter().map(person).collect(),
            text: full.then_some(&document.text),
        }
    }
}

impl<'a> JsonWhen<'a> {
    fn new(article: &'a Article, when: &When) -> JsonWhen<'a> {
        let evidence = |evidence: &'a Evidence| {
            let span = evidence.span.as_ref().filter(|_| evidence.place == Where::Text);
            JsonEvidence {
                kind: evidence.kind,
                place: evidence.place,
                quote: &evidence.quote,
                start: span.map(|span| chars_before(&article.document.text, span.start)),
                end: span.map(|span| chars_before(&article.document.text, span.end)),
                says: &evidence.says,
                allows: &evidence.allows,
                supports: evidence.supports,
            }
        };
        JsonWhen {
            best: when.best,
            earliest: when.likely.0,
            latest: when.likely.1,
            possible: [when.possible.0, when.possible.1],
            time: when.time.map(|(time, offset)| stamp::clock(time, offset)),
            precision: when.precision(),
            basis: when.basis,
            confidence: rounded(f64::from(when.confidence)),
            either: when.either,
            disputed: when.disputed,
            years: article
                .years
                .iter()
                .map(|(year, weight)| JsonYear { year: *year, weight: rounded(*weight) })
                .collect(),
            evidence: article.evidence.iter().map(evidence).collect(),
        }
    }
}

/// A part of the weight as it is told: in thousandths.
fn rounded(weight: f64) -> f64 {
    (weight * 1000.0).round() / 1000.0
}

/// The ids that begin alike, to be told apart.
pub fn candidates(entries: &[&Entry]) -> String {
    entries.iter().map(|entry| format!("{} {}", entry.id, entry.title)).collect::<Vec<_>>().join("\n  ")
}
