//! The article: fetching and laying it out, scrolling, stepping through mentions.

use super::tell;
use crate::article::Article;
use crate::document::Id;
use crate::problem::Problem;
use crate::tui::effect::Effect;
use crate::tui::layout::text_area;
use crate::tui::message::Command;
use crate::tui::model::{Focus, Kept, Model};
use crate::tui::page::{self, Laid, Line, Page};
use std::sync::Arc;

/// A pane with fewer lines is too small to read in: reading takes the whole screen.
const COMFORT: u16 = 20;

/// Gives the article the keys, and the whole screen where its pane is small.
pub fn open(model: &mut Model) {
    if model.row().is_some() {
        model.alone = model.regions().detail.height < COMFORT;
        model.focus = Focus::Detail;
    }
}

/// How many fetched articles are kept.
const SHELF: usize = 32;

/// Puts a fetched article on the shelf.
pub fn opened(model: &mut Model, id: Id, found: Result<Arc<Article>, Problem>) {
    if model.wanted == Some(id) {
        model.wanted = None;
    }
    model.shelf.retain(|kept| kept.article.document.id != id);
    match found {
        Ok(article) => {
            model.shelf.push(Kept { article, stale: false });
            let extra = model.shelf.len().saturating_sub(SHELF);
            model.shelf.drain(..extra);
            model.page = None;
        }
        Err(problem) => model.unopened = Some((id, problem)),
    }
}

/// Fetches the selected article, where it is not there yet, and lays it out for its pane.
pub fn lay_out(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.list.selected else {
        model.page = None;
        return Vec::new();
    };
    let pane = model.regions().detail;
    let seen = pane.height > 0 || model.overlay.is_some();
    let fresh = model.kept().is_some_and(|kept| !kept.stale);
    let failed = model.unopened.as_ref().is_some_and(|(unopened, _)| *unopened == id);
    let mut effects = Vec::new();
    if seen && !fresh && !failed && model.wanted != Some(id) {
        model.wanted = Some(id);
        effects.push(Effect::Fetch(id));
    }
    if pane.height > 0 {
        let as_laid = Laid { id, cells: usize::from(text_area(pane).width), unfolded: model.furniture, asked: model.shown.answer.asked.clone() };
        if model.page.as_ref().is_none_or(|page| page.laid != as_laid) {
            let article = model.article().cloned();
            model.page = article.map(|article| page::lay(&article, as_laid, model.settings.theme.signs()));
        }
        let top = model.scroll().min(last_top(model));
        if model.page.is_some() {
            model.scrolled.insert(id, top);
        }
    }
    effects
}

/// The greatest scroll of the page.
fn last_top(model: &Model) -> usize {
    let height = usize::from(model.regions().detail.height);
    model.page.as_ref().map_or(0, |page| page.lines.len().saturating_sub(height))
}

/// Scrolls the article as a key asks.
pub fn scroll(model: &mut Model, command: Command) {
    let height = usize::from(model.regions().detail.height.max(2));
    let top = model.scroll();
    let to = match command {
        Command::Down => top + 1,
        Command::Up => top.saturating_sub(1),
        Command::PageDown => top + height - 1,
        Command::PageUp => top.saturating_sub(height - 1),
        Command::HalfDown => top + height / 2,
        Command::HalfUp => top.saturating_sub(height / 2),
        Command::First => 0,
        Command::Last => usize::MAX,
        _ => return,
    };
    if let Some(id) = model.list.selected {
        model.scrolled.insert(id, to.min(last_top(model)));
    }
}

/// Scrolls to the next or previous line with what the filter looks for.
pub fn mention(model: &mut Model, forward: bool) {
    let Some(page) = &model.page else { return };
    if page.hits.is_empty() {
        return tell(model, "nothing is marked here: filter by a person (p) or a word (/) first");
    }
    let top = model.scroll();
    let lines: Vec<usize> = hit_lines(page);
    let found = match forward {
        true => lines.iter().find(|line| **line > top),
        false => lines.iter().rev().find(|line| **line < top),
    };
    match (found.copied(), model.list.selected) {
        (Some(line), Some(id)) => {
            let to = line.min(last_top(model));
            if to == top {
                tell(model, "no more");
            }
            model.scrolled.insert(id, to);
        }
        _ => tell(model, "no more"),
    }
}

/// The lines of a page that have a hit.
fn hit_lines(page: &Page) -> Vec<usize> {
    let has = |line: &Line| matches!(line, Line::Story { span, .. } if page.hits.iter().any(|hit| hit.start < span.end && span.start < hit.end));
    page.lines.iter().enumerate().filter(|(_, line)| has(line)).map(|(number, _)| number).collect()
}
