//! An article laid out in lines of a given width.

use super::theme::Signs;
use crate::article::Article;
use crate::date::label;
use crate::document::{Document, Id, Kind};
use crate::problem::Problem;
use crate::query::Asked;
use crate::text::{Clean, Pattern, fit, spans, words, wrap};
use std::ops::Range;

/// A laid-out article.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What it was laid out from, and how.
    pub laid: Laid,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What is looked for, in the text: bytes, in order; none overlaps another.
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
    /// What is to be found inside the article.
    pub find: String,
    /// The record as it lies in its file, where that is to be shown.
    pub raw: Option<Result<Clean, Problem>>,
}

/// One line of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A part of the headline.
    Title(String),
    /// Source, byline, place, address.
    Facts(String),
    /// The day and how sure it is; whether it is certain.
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
        /// The links that end on it: behind which byte, and the link's number.
        links: Vec<(usize, usize)>,
    },
    /// A line of the record as it lies in its file.
    Raw(String),
    /// What went wrong.
    Wrong(String),
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
    if let Some(raw) = &laid.raw {
        let of = |text: &str, line: fn(String) -> Line| -> Vec<Line> {
            text.lines().flat_map(|row| wrap(row, cells).into_iter().map(move |at| line(row[at].to_string()))).collect()
        };
        let lines = match raw {
            Ok(text) => of(text, Line::Raw),
            Err(problem) => of(&format!("{}: {}", problem.place, problem.what), Line::Wrong),
        };
        return Page { lines, hits: Vec::new(), current: None, laid };
    }
    let put = |lines: &mut Vec<Line>, text: &str, line: fn(String) -> Line| {
        lines.extend(wrap(text, cells).into_iter().map(|span| line(text[span].to_string())))
    };
    match document.headline {
        // Without a headline the first words stand for it.
        0 => put(&mut lines, &document.title, Line::Title),
        end => lines.extend(story(&document.text[..end], Kind::Heading, 0, &numbered(document, 0..end), cells)),
    }
    let place = document.dateline.as_ref().and_then(|dateline| dateline.place.as_deref());
    let length = length(document);
    let facts: Vec<&str> = [document.source.as_deref(), document.byline.as_deref(), place]
        .into_iter()
        .flatten()
        .chain([&*length])
        .collect();
    put(&mut lines, &facts.join(signs.between), Line::Facts);
    let when = match &article.when {
        Some(when) => format!(
            "{}{}{}: {}",
            label::full(when),
            signs.between,
            label::confidence(when.confidence),
            label::basis(when.basis)
        ),
        None => format!("undated: {}", article.why_undated()),
    };
    put(
        &mut lines,
        &when,
        if article.when.as_ref().is_some_and(label::is_certain) {
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
        put(&mut lines, &people.join(signs.between), |text| Line::People(text.replace('\u{a0}', " ")));
    }
    body(article, cells, laid.unfolded, signs, &mut lines);
    Page { lines, hits: hits(article, &laid), current: None, laid }
}

/// How many words a minute people read: Brysbaert, "How many words do we read per minute?" (2019), non-fiction in English.
const A_MINUTE: usize = 238;

/// How long an article is: `312 words, 2 min`. A Chinese or Japanese character counts as a word does for Unicode.
fn length(document: &Document) -> String {
    let count = words(&document.text).count();
    format!("{count} {}, {} min", if count == 1 { "word" } else { "words" }, count.div_ceil(A_MINUTE).max(1))
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
            let links = numbered(document, block.span.clone());
            lines.extend(story(words, block.kind, block.span.start, &links, cells - indent));
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

/// The links that end inside a range of the text: behind which byte, and the link's number.
fn numbered(document: &Document, range: Range<usize>) -> Vec<(usize, usize)> {
    let all = document.links.iter().enumerate().map(|(at, link)| (link.span.end, at + 1));
    all.filter(|(end, _)| range.start < *end && *end <= range.end).collect()
}

/// The lines of a block of the story that begins at a byte of the text; the numbers of its links take room in them.
fn story(words: &str, kind: Kind, start: usize, links: &[(usize, usize)], cells: usize) -> Vec<Line> {
    let mut shown = String::with_capacity(words.len());
    // The byte of `words` behind which each number stands, and the bytes it takes in `shown`.
    let mut numbers: Vec<(usize, Range<usize>)> = Vec::new();
    let mut done = 0;
    for (end, number) in links {
        let end = end - start;
        shown.push_str(&words[done..end]);
        let from = shown.len();
        shown.push_str(&link_number(*number));
        numbers.push((end, from..shown.len()));
        done = end;
    }
    shown.push_str(&words[done..]);
    // From a byte of `shown` back to one of `words`.
    let back = |at: usize| {
        let before = numbers.iter().take_while(|(_, number)| number.start < at);
        let added: usize = before.clone().map(|(_, number)| number.end.min(at) - number.start).sum();
        at - added
    };
    let line = |(i, at): (usize, Range<usize>)| {
        let ending = links.iter().zip(&numbers).filter(|(_, (_, number))| at.contains(&number.start));
        let links = ending.map(|((end, number), _)| (*end, *number)).collect();
        Line::Story { kind, span: start + back(at.start)..start + back(at.end), first: i == 0, links }
    };
    wrap(&shown, cells).into_iter().enumerate().map(line).collect()
}

/// The number of a link as it stands behind its words.
pub fn link_number(number: usize) -> String {
    format!("[{number}]")
}

/// One line for a run of furniture: how many lines it has, and how it begins.
fn folded(run: &[&str], cells: usize, signs: &Signs) -> String {
    let head = match run.len() {
        1 => String::new(),
        lines => format!("{lines} lines: "),
    };
    fit(&format!("[{head}{}", run.join(signs.between)), cells.saturating_sub(1), signs.more).into_owned() + "]"
}

/// What is looked for in the text: the words that are to be found, else what the filter asks for, its words and the
/// mentions of its people.
fn hits(article: &Article, laid: &Laid) -> Vec<Range<usize>> {
    let text = article.document.text.as_str();
    let mut hits = match laid.find.trim() {
        "" => Vec::new(),
        words => Pattern::new(words, false).spans(text),
    };
    // Where the words are not in this article, what the filter asks for is marked again.
    if hits.is_empty() {
        hits = spans(text, &laid.asked.patterns());
        let asked = article.people.iter().filter(|person| laid.asked.people.contains(&person.person));
        hits.extend(asked.flat_map(|person| person.spans.clone()));
    }
    hits.sort_by_key(|hit| (hit.start, usize::MAX - hit.end));
    hits.dedup_by(|next, hit| next.start < hit.end);
    hits
}

/// Whether an article has words that are to be found.
pub fn has(article: &Article, words: &str) -> bool {
    !Pattern::new(words.trim(), false).spans(&article.document.text).is_empty()
}

impl Page {
    /// The line on which a byte of the text stands.
    pub fn line_of(&self, byte: usize) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, Line::Story { span, .. } if span.end > byte))
    }
}
