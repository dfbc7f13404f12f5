//! The article: fetching and laying it out, scrolling, stepping through mentions.

use super::tell;
use crate::article::Article;
use crate::document::Id;
use crate::problem::Problem;
use crate::tui::effect::Effect;
use crate::tui::layout::text_area;
use crate::tui::message::Command;
use crate::tui::model::{Focus, Kept, Model};
use crate::tui::page::{self, Laid, Page};
use std::sync::Arc;

/// A pane with fewer lines is too small to read in: reading takes the whole screen.
const COMFORT: u16 = 20;

/// Gives the article the keys, and the whole screen where its pane is small.
pub fn open(model: &mut Model) {
    if model.row().is_some() {
        super::list::hold(model);
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
    // What could not be opened is tried again when the reader comes back to it.
    model.unopened.take_if(|(unopened, _)| *unopened != id);
    let failed = model.unopened.is_some();
    let mut effects = Vec::new();
    if seen && !fresh && !failed && model.wanted != Some(id) {
        model.wanted = Some(id);
        effects.push(Effect::Fetch(id));
    }
    if pane.height > 0 {
        let as_laid = Laid {
            id,
            cells: usize::from(text_area(pane).width),
            unfolded: model.furniture,
            asked: model.shown.answer.asked.clone(),
        };
        if model.page.as_ref().is_none_or(|page| page.laid != as_laid) {
            let article = model.article().cloned();
            let current = model
                .page
                .as_ref()
                .filter(|page| page.laid.id == id && page.laid.asked == as_laid.asked)
                .and_then(|page| page.current);
            model.page =
                article.map(|article| Page { current, ..page::lay(&article, as_laid, model.settings.theme.signs()) });
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

/// Steps to the next or previous place of what the filter looks for, around the ends; scrolls where it is out of sight.
pub fn mention(model: &mut Model, forward: bool) {
    let (top, height, last) = (model.scroll(), usize::from(model.regions().detail.height), last_top(model));
    let Some(page) = &mut model.page else { return };
    let count = page.hits.len();
    if count == 0 {
        return tell(model, "nothing is marked here: filter by a person (p) or a word (/) first");
    }
    let line = |page: &Page, hit: usize| page.line_of(page.hits[hit].start).unwrap_or(0);
    let next = match (page.current, forward) {
        (Some(current), true) => (current + 1) % count,
        (Some(current), false) => (current + count - 1) % count,
        (None, true) => (0..count).find(|hit| line(page, *hit) >= top).unwrap_or(0),
        (None, false) => (0..count).rev().find(|hit| line(page, *hit) < top + height).unwrap_or(count - 1),
    };
    let around = page.current.is_some_and(|current| if forward { next <= current } else { next >= current });
    page.current = Some(next);
    let line = line(page, next);
    let id = page.laid.id;
    if !(top..top + height).contains(&line) {
        model.scrolled.insert(id, line.saturating_sub(height / 3).min(last));
    }
    let end = match (around, forward) {
        (true, true) => ", from the top again",
        (true, false) => ", from the end again",
        _ => "",
    };
    tell(model, format!("{} of {count} marked{end}", next + 1));
}
