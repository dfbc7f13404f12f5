//! The cards that lie over the screen: why this date, the keys, what could not be read.

use super::keymap::{self, BINDINGS, Context, shown};
use super::layout::{LEAST_FRAMED, Panes, card};
use super::model::{Model, Overlay};
use super::theme::Signs;
use super::would::would;
use crate::article::Article;
use crate::date::{Where, label};
use crate::query::{FIELDS, SIGNS};
use crate::text::{fold, width, wrap};
use ratatui::layout::Rect;
use std::ops::Range;

/// A card: its title and its lines.
pub struct Card {
    /// What stands in its frame.
    pub title: &'static str,
    /// Its lines.
    pub lines: Vec<CardLine>,
    /// Where it stands, frame included.
    pub area: Rect,
    /// How many lines can be seen at once.
    pub height: usize,
}

/// The widest card, in columns, frame included.
const WIDEST: u16 = 84;

/// The card that is open, if one is.
pub fn open(model: &Model) -> Option<Card> {
    let widest = WIDEST.min(model.size.columns.saturating_sub(2));
    // The text that the evidence is quoted from is to be seen beside the card.
    let list = matches!(model.panes_now(), Panes::Explained | Panes::Beside).then(|| model.regions().list);
    let beside = list.filter(|_| matches!(model.overlay, Some(Overlay::Why(_))));
    let columns = beside.map_or(widest, |area| area.width);
    let cells = usize::from(columns.saturating_sub(4));
    let (title, lines) = match &model.overlay {
        Some(Overlay::Why(at)) => {
            let signs = model.settings.theme.signs();
            ("Why this date", model.article().map_or_else(Vec::new, |article| why(article, *at, cells, signs)))
        }
        Some(Overlay::Help(_)) => ("Help", help(model, cells)),
        Some(Overlay::Problems(_)) => ("What could not be read", problems(model, cells)),
        _ => return None,
    };
    let rows = match model.overlay {
        // The help stays where it is while it is narrowed.
        Some(Overlay::Help(_)) => u16::MAX,
        _ => u16::try_from(lines.len() + 2).unwrap_or(u16::MAX),
    };
    let area = beside.unwrap_or_else(|| card(model.size, columns, rows));
    let height = match area.height < LEAST_FRAMED {
        true => model.size.rows.saturating_sub(1).max(1),
        false => area.height - 2,
    };
    Some(Card { title, area, height: height.into(), lines })
}

/// The quote of the piece of evidence that is pointed out, in the text.
pub fn quote(model: &Model) -> Option<Range<usize>> {
    let Some(Overlay::Why(at)) = model.overlay else { return None };
    let evidence = model.article()?.for_and_against().nth(at)?;
    evidence.span.clone().filter(|_| evidence.place == Where::Text)
}

impl Card {
    /// The greatest scroll.
    pub fn last_top(&self) -> usize {
        self.lines.len().saturating_sub(self.height)
    }

    /// The first line that is shown: where it is scrolled to, or so that what is pointed out can be seen.
    pub fn top(&self, model: &Model) -> usize {
        let top = match model.overlay {
            Some(Overlay::Help(top) | Overlay::Problems(top)) => top,
            _ => {
                let is_current = |line: &CardLine| matches!(line, CardLine::Evidence { current: true, .. });
                let at = self.lines.iter().position(is_current).unwrap_or(0);
                let quoted = |line: &&CardLine| matches!(line, CardLine::Quote(_));
                let quote = self.lines[at..].iter().skip(1).take_while(quoted).count();
                // The facts above the first piece of evidence are seen before it; a single one is in sight at once.
                let several = self.lines.iter().filter(|line| matches!(line, CardLine::Evidence { .. })).count() > 1;
                if several && matches!(model.overlay, Some(Overlay::Why(0))) {
                    0
                } else {
                    (at + quote + 1).saturating_sub(self.height)
                }
            }
        };
        top.min(self.last_top())
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

/// The help, narrowed to the lines that have what is looked for.
fn help(model: &Model, cells: usize) -> Vec<CardLine> {
    let sought = fold(model.help.trim());
    // Who types a key means that key, as it is written.
    let is_key = |key: &str| key.split(' ').any(|key| key == model.help.trim());
    let all = everything(model);
    let lines = || all.iter().flat_map(|(_, section)| section);
    let keyed = lines().any(|line| matches!(line, CardLine::Key(key, ..) if is_key(key)));
    let has = |line: &CardLine| match line {
        CardLine::Key(key, ..) if keyed => is_key(key),
        CardLine::Key(key, says, now) => {
            let line = fold(&format!("{key} {says} {now}"));
            sought.split_whitespace().all(|word| line.contains(word))
        }
        _ => true,
    };
    let mut lines = Vec::new();
    for (title, section) in &all {
        let section: Vec<CardLine> = section.iter().filter(|line| has(line)).cloned().collect();
        if section.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(CardLine::Gap);
        }
        lines.push(CardLine::Heading(title.clone()));
        lines.extend(section);
    }
    if lines.is_empty() {
        lines.push(CardLine::Words(format!("Nothing in the help has \"{}\". Esc shows all of it.", model.help.trim())));
    }
    lines.into_iter().flat_map(|line| broken(line, cells)).collect()
}

/// The sections of the help, each with the line on which it begins.
pub fn sections(model: &Model) -> Vec<(usize, String)> {
    let cells = usize::from(WIDEST.min(model.size.columns.saturating_sub(2)).saturating_sub(4));
    let heading = |(at, line): (usize, CardLine)| match line {
        CardLine::Heading(title) => Some((at, title)),
        _ => None,
    };
    help(model, cells).into_iter().enumerate().filter_map(heading).collect()
}

/// All that the help says, by sections: what holds where the reader is first, with what each key would do there now.
fn everything(model: &Model) -> Vec<(String, Vec<CardLine>)> {
    let key = |left: &str, right: &str| CardLine::Key(left.to_string(), right.to_string(), String::new());
    let here = Context::asked(model);
    let mut sections: Vec<(String, Vec<CardLine>)> = Vec::new();
    let mut elsewhere = Vec::new();
    for (title, bindings) in keymap::sections() {
        let each = bindings.iter().map(|binding| {
            let keys = match binding.keys {
                "" => format!(":{}", binding.command.name()),
                keys => shown(keys),
            };
            let hidden = BINDINGS.iter().any(|other| {
                other.context == here[0]
                    && binding.context != here[0]
                    && other.keys == binding.keys
                    && !other.keys.is_empty()
            });
            // What is said of keys over the screen is no more than what they do.
            let bare = model.behind.is_none() && here.contains(&binding.context) && !hidden;
            let now = if bare { would(model, binding.command) } else { None };
            CardLine::Key(keys, binding.says.to_string(), now.unwrap_or_default())
        });
        let section = (title.to_string(), each.collect());
        match bindings.first().and_then(|binding| here.iter().position(|context| *context == binding.context)) {
            Some(at) => sections.insert(at.min(sections.len()), section),
            None => elsewhere.push(section),
        }
    }
    let filter = SIGNS.iter().map(|(example, keeps)| key(example, keeps));
    let fields = FIELDS.iter().map(|field| key(field.example, field.keeps));
    sections.push(("The filter".to_string(), filter.chain(fields).collect()));
    sections.push(("Days in the list".to_string(), DAYS.iter().map(|(day, says)| key(day, says)).collect()));
    sections.push(("How sure a day is".to_string(), SURENESS.iter().map(|(word, says)| key(word, says)).collect()));
    sections.extend(elsewhere);
    sections
}

/// What a day in the list looks like, and what that says.
const DAYS: [(&str, &str); 6] = [
    ("13 Apr", "certain"),
    ("~9 Jan", "inferred: ~ stands before every day that is not certain; w says why"),
    ("~Mar", "about that month"),
    ("~Jan–Apr", "some time in those months"),
    ("~2022", "about that year"),
    ("~2021–24", "some time in those years"),
];

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
        CardLine::Key(key, says, now) => {
            let column = key_column(cells) + 2;
            let line = |key, says| CardLine::Key(key, says, String::new());
            // What it would do stands beside what it does, where there is room for both.
            if !now.is_empty() && column + width(&says) + BETWEEN + width(&now) <= cells {
                return vec![CardLine::Key(key, says, now)];
            }
            let mut lines: Vec<CardLine> = parts(key, says, column, line);
            if !now.is_empty() {
                lines.extend(parts(String::new(), now, column, CardLine::Now));
            }
            lines
        }
        CardLine::Fact(name, value) => parts(name, value, NAME + 1, CardLine::Fact),
        line => vec![line],
    }
}

/// Cells between what a key does and what it would do here.
const BETWEEN: usize = 3;

/// So many problems are listed: more would be wrapped with every key and read by nobody.
const MOST_PROBLEMS: usize = 1_000;

fn problems(model: &Model, cells: usize) -> Vec<CardLine> {
    let mut lines = Vec::new();
    for problem in model.problems.iter().take(MOST_PROBLEMS) {
        let text = format!("{}: {}", problem.place, problem.what);
        lines.extend(wrap(&text, cells).into_iter().map(|line| CardLine::Words(text[line].to_string())));
        lines.extend(problem.hint.iter().map(|hint| CardLine::Quote(hint.clone())));
    }
    if let Some(more) = model.problems.len().checked_sub(MOST_PROBLEMS).filter(|more| *more > 0) {
        lines.push(CardLine::Words(format!("and {more} more; dateline list tells all on standard error")));
    }
    lines
}

/// The evidence for an article's date as a card: a line each, the first of them its heading.
fn why(article: &Article, current: usize, cells: usize, signs: &Signs) -> Vec<CardLine> {
    let mut card = Vec::new();
    card.extend(article.day().into_iter().map(|(name, value)| CardLine::Fact(name.into(), value)));
    if article.evidence.is_empty() {
        card.push(CardLine::Gap);
        card.push(CardLine::Words("It holds no date that can be read in one way.".into()));
    }
    for (supports, heading) in [(true, "speaks for it"), (false, "does not")] {
        let of: Vec<_> =
            article.for_and_against().enumerate().filter(|(_, evidence)| evidence.supports == supports).collect();
        if of.is_empty() {
            continue;
        }
        card.push(CardLine::Gap);
        card.push(CardLine::Heading(if article.when.is_some() { heading } else { "what it says of time" }.to_string()));
        for (at, evidence) in of {
            let sign = if supports { signs.speaks_for } else { signs.speaks_against };
            card.push(CardLine::Evidence {
                supports,
                current: at == current,
                head: format!("{sign} {}", evidence.says),
                kind: label::basis(evidence.kind),
            });
            for words in
                [article.quoted(evidence), evidence.allows.clone()].into_iter().filter(|words| !words.is_empty())
            {
                let lines = wrap(&words, cells.saturating_sub(4).max(20));
                card.extend(lines.into_iter().map(|line| CardLine::Quote(words[line].to_string())));
            }
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
    /// A key, or something typed, what it does, and what it would do now.
    Key(String, String, String),
    /// What a key would do now, below what it does.
    Now(String, String),
    /// A heading.
    Heading(String),
    /// A piece of evidence: what it says, and of what kind it is.
    Evidence {
        /// Whether it speaks for the day.
        supports: bool,
        /// Whether it is pointed out, in the text too.
        current: bool,
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
