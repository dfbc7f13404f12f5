//! An article laid out in lines of a given width.

use super::theme::Signs;
use crate::article::Article;
use crate::date::label;
use crate::document::{Id, Kind};
use crate::query::Asked;
use crate::text::{fit, fold_char, wrap};
use std::ops::Range;

/// A laid-out article.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What it was laid out from, and how.
    pub laid: Laid,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What the filter looks for, in the text: bytes, in order; none overlaps another.
    pub hits: Vec<Range<usize>>,
    /// The hit that the reader stepped to.
    pub current: Option<usize>,
}

/// What a page depends on beside the article itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// Which article it is.
    pub id: Id,
    /// How wide it is, in cells.
    pub cells: usize,
    /// Whether furniture is shown in full and not folded to one line a run.
    pub unfolded: bool,
    /// What the filter looks for.
    pub asked: Asked,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A part of the headline.
    Title(String),
    /// Source, byline, place, address.
    Facts(String),
    /// The day and how sure it is; whether it is sure.
    When(String, bool),
    /// The people.
    People(String),
    /// Nothing.
    Gap,
    /// A part of the story: bytes of the document's text.
    Story {
        /// What it belongs to.
        kind: Kind,
        /// Its bytes.
        span: Range<usize>,
        /// Whether it is the first line of its block.
        first: bool,
    },
    /// A part of the furniture, or what stands for it while it is folded.
    Aside(String),
}

/// How far items and quotations are set in, in cells.
pub const INDENT: usize = 2;
/// The fewest cells that a text is laid out in.
const NARROWEST: usize = 8;

/// Lays an article out.
pub fn lay(article: &Article, laid: Laid, signs: &Signs) -> Page {
    let cells = laid.cells.max(NARROWEST);
    let document = &article.document;
    let mut lines = Vec::new();
    let mut put = |text: &str, line: fn(String) -> Line| {
        lines.extend(wrap(text, cells).into_iter().map(|span| line(text[span].to_string())))
    };
    put(&document.title, Line::Title);
    let place = document.dateline.as_ref().and_then(|dateline| dateline.place.as_deref());
    let facts: Vec<&str> =
        [document.source.as_deref(), document.byline.as_deref(), place].into_iter().flatten().collect();
    if !facts.is_empty() {
        put(&facts.join(signs.between), Line::Facts);
    }
    let when = match &article.when {
        Some(when) => format!(
            "{}{}{}: {}",
            label::full(when),
            signs.between,
            label::confidence(when.confidence),
            label::basis(when.basis)
        ),
        None => format!("undated: {}", label::UNKNOWN),
    };
    put(
        &when,
        if article.when.is_some_and(|when| when.confidence >= label::SURE) {
            |text| Line::When(text, true)
        } else {
            |text| Line::When(text, false)
        },
    );
    let people: Vec<String> = article
        .people
        .iter()
        .take(MOST_PEOPLE)
        .map(|person| format!("{}\u{a0}{}", person.name.replace(' ', "\u{a0}"), person.spans.len()))
        .collect();
    if !people.is_empty() {
        put(&people.join(signs.between), |text| Line::People(text.replace('\u{a0}', " ")));
    }
    body(article, cells, laid.unfolded, signs, &mut lines);
    Page { lines, hits: hits(article, &laid.asked), current: None, laid }
}

/// How many people stand above the text.
const MOST_PEOPLE: usize = 12;

fn body(article: &Article, cells: usize, unfolded: bool, signs: &Signs, lines: &mut Vec<Line>) {
    let document = &article.document;
    let mut blocks = document.blocks.iter().peekable();
    let mut before = None;
    while let Some(block) = blocks.next() {
        let words = document.words_of(block);
        let together = matches!((before, block.kind), (Some(Kind::Item), Kind::Item));
        before = Some(block.kind);
        if !together {
            lines.push(Line::Gap);
        }
        if block.kind.is_story() {
            let indent = if matches!(block.kind, Kind::Item | Kind::Quote) { INDENT } else { 0 };
            for (i, line) in wrap(words, cells - indent).into_iter().enumerate() {
                let span = block.span.start + line.start..block.span.start + line.end;
                lines.push(Line::Story { kind: block.kind, span, first: i == 0 });
            }
            continue;
        }
        let mut run = vec![words];
        while let Some(next) = blocks.next_if(|next| !next.kind.is_story()) {
            run.push(document.words_of(next));
        }
        match unfolded {
            true => lines.extend(
                run.iter()
                    .flat_map(|words| wrap(words, cells).into_iter().map(|span| Line::Aside(words[span].to_string()))),
            ),
            false => lines.push(Line::Aside(folded(&run, cells, signs))),
        }
    }
}

/// One line for a run of furniture: how many lines it has, and how it begins.
fn folded(run: &[&str], cells: usize, signs: &Signs) -> String {
    let head = match run.len() {
        1 => String::new(),
        lines => format!("{lines} lines: "),
    };
    fit(&format!("[{head}{}", run.join(signs.between)), cells.saturating_sub(1), signs.more).into_owned() + "]"
}

/// What the filter looks for in the text: its words, and the mentions of the people it asks for.
fn hits(article: &Article, asked: &Asked) -> Vec<Range<usize>> {
    let text = article.document.text.as_str();
    let mut hits: Vec<Range<usize>> = article
        .people
        .iter()
        .filter(|person| asked.people.contains(&person.person))
        .flat_map(|person| person.spans.clone())
        .collect();
    hits.extend(find_folded(text, &asked.words));
    hits.sort_by_key(|hit| (hit.start, usize::MAX - hit.end));
    hits.dedup_by(|next, hit| next.start < hit.end);
    hits
}

/// Where folded words stand in a text, in bytes of the text as it is.
pub fn find_folded(text: &str, words: &[String]) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For every byte of the folded text, the byte of the original character it comes from.
    let mut origin = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let c = fold_char(c);
        folded.push(c);
        origin.extend(std::iter::repeat_n(at, c.len_utf8()));
    }
    origin.push(text.len());
    let places = |word: &String| {
        memchr::memmem::find_iter(folded.as_bytes(), word.as_bytes())
            .map(|at| origin[at]..origin[at + word.len()])
            .collect::<Vec<_>>()
    };
    words.iter().filter(|word| !word.is_empty()).flat_map(places).collect()
}

impl Page {
    /// The line on which a byte of the text stands.
    pub fn line_of(&self, byte: usize) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, Line::Story { span, .. } if span.end > byte))
    }
}
