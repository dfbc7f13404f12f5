//! The cards that lie over the screen: why this date, the keys, what could not be read.

use super::keymap::{sections, shown};
use super::layout::card;
use super::model::{Model, Overlay};
use super::theme::Signs;
use crate::article::Article;
use crate::date::label;
use crate::query::{FIELDS, SIGNS};
use crate::text::{Clean, wrap};
use ratatui::layout::Rect;

/// A card: its title and its lines.
pub struct Card {
    /// What stands in its frame.
    pub title: &'static str,
    /// Its lines.
    pub lines: Vec<CardLine>,
    /// Where it stands, frame included.
    pub area: Rect,
}

/// The widest card, in columns, frame included.
const WIDEST: u16 = 84;

/// The card that is open, if one is.
pub fn open(model: &Model) -> Option<Card> {
    let columns = WIDEST.min(model.size.columns.saturating_sub(2));
    let cells = usize::from(columns.saturating_sub(4));
    let (title, lines) = match &model.overlay {
        Some(Overlay::Why(_)) => (
            "Why this date",
            model.article().map_or_else(Vec::new, |article| why(article, cells, model.settings.theme.signs())),
        ),
        Some(Overlay::Help(_)) => ("Keys", help(cells)),
        Some(Overlay::Problems(_)) => ("What could not be read", problems(model, cells)),
        _ => return None,
    };
    let rows = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    Some(Card { title, area: card(model.size, columns, rows), lines })
}

impl Card {
    /// How many lines can be seen at once.
    pub fn height(&self) -> usize {
        usize::from(self.area.height.saturating_sub(2))
    }

    /// The greatest scroll.
    pub fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.height())
    }
}

/// How sure a day is, in the words of [`label::confidence`].
const SURENESS: [(&str, &str); 5] = [
    ("certain", "the evidence leaves 95 % and more for that day"),
    ("sure", "80 % and more"),
    ("likely", "half and more"),
    ("a guess", "one part in five and more"),
    ("open", "less: read the interval, not the day"),
];

fn help(cells: usize) -> Vec<CardLine> {
    let mut lines = vec![CardLine::Heading("The filter".into())];
    lines.extend(SIGNS.iter().map(|(example, keeps)| CardLine::Key((*example).into(), (*keeps).into())));
    lines.extend(FIELDS.iter().map(|field| CardLine::Key(field.example.into(), field.keeps.into())));
    for (title, bindings) in sections() {
        lines.push(CardLine::Gap);
        lines.push(CardLine::Heading(title.into()));
        lines.extend(bindings.iter().map(|binding| CardLine::Key(shown(binding.keys), binding.says.into())));
    }
    lines.push(CardLine::Gap);
    lines.push(CardLine::Heading("Days in the list".into()));
    for (day, says) in [
        ("13 Apr", "sure"),
        ("9 Jan?", "likely that day"),
        ("~Mar", "about that month"),
        ("2022?", "that year, about"),
        ("2021–24", "some time in those years"),
    ] {
        lines.push(CardLine::Key(day.into(), says.into()));
    }
    lines.push(CardLine::Gap);
    lines.push(CardLine::Heading("How sure a day is".into()));
    lines.extend(SURENESS.map(|(word, says)| CardLine::Key(word.into(), says.into())));
    lines.into_iter().flat_map(|line| broken(line, cells)).collect()
}

/// Cells of the keys before what they do, in a card of so many cells.
pub fn key_column(cells: usize) -> usize {
    KEY.min(cells / 3)
}

/// Cells of the keys before what they do, in a wide card.
const KEY: usize = 22;
/// Cells of the names before the values.
pub const NAME: usize = 11;

/// A line whose right side is too long as several.
fn broken(line: CardLine, cells: usize) -> Vec<CardLine> {
    let parts = |left: String, right: String, column: usize, line: fn(String, String) -> CardLine| {
        let spans = wrap(&right, cells.saturating_sub(column).max(8));
        let heads = std::iter::once(left).chain(std::iter::repeat(String::new()));
        heads.zip(spans).map(|(left, span)| line(left, right[span].to_string())).collect()
    };
    match line {
        CardLine::Key(key, says) => parts(key, says, key_column(cells) + 2, CardLine::Key),
        CardLine::Fact(name, value) => parts(name, value, NAME + 1, CardLine::Fact),
        line => vec![line],
    }
}

fn problems(model: &Model, cells: usize) -> Vec<CardLine> {
    let mut lines = Vec::new();
    for problem in &model.problems {
        let text = format!("{}: {}", problem.place, problem.what);
        lines.extend(wrap(&text, cells).into_iter().map(|line| CardLine::Words(text[line].to_string())));
        lines.extend(problem.hint.iter().map(|hint| CardLine::Quote(hint.clone())));
    }
    lines
}

/// The evidence for an article's date as a card: a line each, the first of them its heading.
fn why(article: &Article, cells: usize, signs: &Signs) -> Vec<CardLine> {
    let mut card = Vec::new();
    let range = |(first, last): (chrono::NaiveDate, chrono::NaiveDate)| label::range(first, last);
    match &article.when {
        Some(when) => {
            let percent = (when.confidence * 100.0).round();
            card.push(CardLine::Fact("day".into(), label::full(when)));
            card.push(CardLine::Fact(
                "confidence".into(),
                format!("{percent} %, {}", label::confidence(when.confidence)),
            ));
            card.push(CardLine::Fact("likely".into(), range(when.likely)));
            card.push(CardLine::Fact("possible".into(), possible(when.possible)));
            card.push(CardLine::Fact("rests on".into(), label::basis(when.basis).to_string()));
        }
        None => card.push(CardLine::Fact("day".into(), format!("unknown: {}", label::UNKNOWN))),
    }
    if article.evidence.is_empty() {
        card.push(CardLine::Gap);
        card.push(CardLine::Words("It holds no date that can be read in one way.".into()));
    }
    for (supports, heading) in [(true, "speaks for it"), (false, "does not")] {
        let of: Vec<_> = article.evidence.iter().filter(|evidence| evidence.supports == supports).collect();
        if of.is_empty() {
            continue;
        }
        card.push(CardLine::Gap);
        card.push(CardLine::Heading(if article.when.is_some() { heading } else { "what it says of time" }.to_string()));
        for evidence in of {
            let sign = if supports { signs.speaks_for } else { signs.speaks_against };
            card.push(CardLine::Evidence {
                supports,
                head: format!("{sign} {}", evidence.says),
                kind: label::basis(evidence.kind),
            });
            let quote = around(&article.document.text, evidence).unwrap_or_else(|| evidence.quote.to_string());
            card.extend(
                wrap(&quote, cells.saturating_sub(4).max(20))
                    .into_iter()
                    .map(|line| CardLine::Quote(quote[line].to_string())),
            );
        }
    }
    card.into_iter().flat_map(|line| broken(line, cells)).collect()
}

/// A line of a card.
#[derive(Clone, Debug, PartialEq)]
pub enum CardLine {
    /// A name and a value.
    Fact(String, String),
    /// Words.
    Words(String),
    /// A key, or something typed, and what it does.
    Key(String, String),
    /// A heading.
    Heading(String),
    /// A piece of evidence: what it says, and of what kind it is.
    Evidence {
        /// Whether it speaks for the day.
        supports: bool,
        /// What it says.
        head: String,
        /// Of what kind it is.
        kind: &'static str,
    },
    /// A line of a quote.
    Quote(String),
    /// Nothing.
    Gap,
}

fn possible(bounds: (Option<chrono::NaiveDate>, Option<chrono::NaiveDate>)) -> String {
    let day = |day: chrono::NaiveDate| day.format("%-d %b %Y").to_string();
    match bounds {
        (Some(first), Some(last)) => label::range(first, last),
        (Some(first), None) => format!("not before {}", day(first)),
        (None, Some(last)) => format!("not after {}", day(last)),
        (None, None) => "any day".to_string(),
    }
}

/// How many characters of the text stand around a quote, at each side.
const CONTEXT: usize = 40;

/// A quote of the text with some words around it.
fn around(text: &Clean, evidence: &crate::date::Evidence) -> Option<String> {
    let span = evidence.span.clone().filter(|_| evidence.place == crate::date::Where::Text)?;
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let before: String =
        text[line_start..span.start].chars().rev().take(CONTEXT).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[span.end..line_end].chars().take(CONTEXT).collect();
    let cut = |whole: bool| if whole { "" } else { "…" };
    let whole_before = before.chars().count() < CONTEXT;
    let whole_after = after.chars().count() < CONTEXT;
    Some(format!("{}{before}{}{after}{}", cut(whole_before), &text[span], cut(whole_after)))
}
