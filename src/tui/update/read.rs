//! The article: fetching and laying it out, scrolling, stepping through mentions.

use super::tell;
use crate::article::Article;
use crate::document::Id;
use crate::problem::Problem;
use crate::text::Clean;
use crate::tui::effect::Effect;
use crate::tui::layout::{Panes, text_area};
use crate::tui::message::Command;
use crate::tui::model::{Focus, Kept, Model, Overlay, Raw};
use crate::tui::motion;
use crate::tui::page::{self, Laid, Page};
use std::sync::Arc;

/// A pane with fewer lines is too small to read in: reading takes the whole screen.
const COMFORT: u16 = 20;

/// Gives the article the keys, and the whole screen where its pane is small.
pub fn open(model: &mut Model) {
    if model.row().is_some() {
        super::list::hold(model);
        model.alone = model.panes != Panes::Stacked && model.regions().detail.height < COMFORT;
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
            if let Some(Overlay::Why(_)) = model.overlay {
                show_evidence(model);
            }
        }
        Err(problem) => {
            model.page = None;
            model.unopened = Some((id, problem));
        }
    }
}

/// Fetches what is to be shown and not there yet, and lays it out for its pane.
pub fn lay_out(model: &mut Model) -> Vec<Effect> {
    let Some(id) = model.list.selected else {
        model.page = None;
        return Vec::new();
    };
    let seen = model.regions().detail.height > 0 || model.overlay.is_some() || model.then.is_some();
    let fresh = model.kept().is_some_and(|kept| !kept.stale);
    // What could not be opened is tried again when the reader comes back to it.
    model.unopened.take_if(|(unopened, _)| *unopened != id);
    let failed = model.unopened.is_some();
    let mut effects = Vec::new();
    if seen && !fresh && !failed && model.wanted != Some(id) {
        model.wanted = Some(id);
        effects.push(Effect::Fetch(id));
    }
    model.raw.take_if(|raw| raw.id != id);
    if let Some(raw) = &mut model.raw
        && !std::mem::replace(&mut raw.asked, true)
    {
        effects.push(Effect::FetchRaw(raw.id));
    }
    lay(model);
    effects
}

/// Lays the selected article out for its pane, where it is there and not laid out so yet.
fn lay(model: &mut Model) {
    let pane = model.regions().detail;
    let Some(id) = model.list.selected.filter(|_| pane.height > 0) else { return };
    let as_laid = Laid {
        id,
        cells: usize::from(text_area(pane).width),
        unfolded: model.furniture,
        asked: model.shown.answer.asked.clone(),
        find: model.find.clone(),
        raw: model.raw.as_ref().and_then(|raw| raw.text.clone()),
    };
    if model.page.as_ref().is_none_or(|page| page.laid != as_laid) {
        let article = model.article().cloned();
        let alike =
            |page: &&Page| page.laid.id == id && page.laid.asked == as_laid.asked && page.laid.find == as_laid.find;
        let current = model.page.as_ref().filter(alike).and_then(|page| page.current);
        model.page = article.map(|article| {
            let page = page::lay(&article, as_laid, model.settings.theme.signs());
            Page { current: current.filter(|hit| *hit < page.hits.len()), ..page }
        });
    }
    let top = model.scroll().min(motion::last_line(model));
    if model.page.is_some() {
        model.scrolled.insert(id, top);
    }
}

/// Scrolls the article as a key asks; with a number, so many times, or to that line.
pub fn scroll(model: &mut Model, command: Command, count: Option<usize>) {
    if let Some(line) = motion::line(model, command, count) {
        scroll_to(model, line);
    }
}

fn scroll_to(model: &mut Model, top: usize) {
    if let Some(id) = model.list.selected {
        model.scrolled.insert(id, top.min(motion::last_line(model)));
    }
}

/// Scrolls so that a byte of the text can be seen, where it cannot.
fn show(model: &mut Model, byte: usize) {
    let (top, height) = (model.scroll(), usize::from(model.regions().detail.height));
    let Some(line) = model.page.as_ref().and_then(|page| page.line_of(byte)) else { return };
    if !(top..top + height).contains(&line) {
        scroll_to(model, line.saturating_sub(height / 3));
    }
}

/// Steps to the next or previous place of what is looked for, around the ends; scrolls where it is out of sight.
pub fn mark(model: &mut Model, forward: bool) {
    let (top, height) = (model.scroll(), usize::from(model.regions().detail.height));
    let Some(page) = &mut model.page else { return tell(model, "the article is not shown; Enter reads it") };
    let count = page.hits.len();
    if count == 0 {
        return tell(model, "nothing is marked here: filter by a person (p) or a word (/), or find in the article");
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
    let at = page.hits[next].start;
    show(model, at);
    let end = match (around, forward) {
        (true, true) => ", from the top again",
        (true, false) => ", from the end again",
        _ => "",
    };
    tell(model, format!("{} of {count} marked{end}", next + 1));
}

/// Looks for words inside the article while they are typed; the first place at or below the top is shown.
pub fn find(model: &mut Model, words: String) {
    model.find = words;
    lay(model);
    let top = model.scroll();
    let Some(page) = &mut model.page else { return };
    let below = |hit: &usize| page.line_of(page.hits[*hit].start).is_some_and(|line| line >= top);
    page.current = (0..page.hits.len()).find(below).or((!page.hits.is_empty()).then_some(0));
    if let Some(at) = page.current.map(|hit| page.hits[hit].start).filter(|_| !model.find.is_empty()) {
        show(model, at);
    }
}

/// Takes what was typed to be found.
pub fn found(model: &mut Model) {
    model.field = None;
    let Some(page) = model.page.as_ref().filter(|_| !model.find.is_empty()) else { return };
    let here = model.article().is_some_and(|article| page::has(article, &model.find));
    let says = match (page.hits.len(), page.current) {
        _ if !here => format!("\"{}\" is not in this article", model.find),
        (count, at) => format!("{} of {count} marked; n N step through them", at.map_or(1, |at| at + 1)),
    };
    tell(model, says);
}

/// Shows the record as it lies in its file, or the article again.
pub fn raw(model: &mut Model) {
    let Some(id) = model.list.selected else { return tell(model, "no article is shown") };
    match model.raw.take() {
        Some(raw) => {
            model.scrolled.insert(id, raw.before);
            tell(model, "the article again");
        }
        None => {
            let before = model.scroll();
            model.raw = Some(Raw { id, asked: false, text: None, before });
            model.scrolled.insert(id, 0);
            if model.regions().detail.height == 0 {
                open(model);
            }
        }
    }
}

/// A record was read as it lies there.
pub fn raw_read(model: &mut Model, id: Id, text: Result<Clean, Problem>) {
    if let Some(raw) = model.raw.as_mut().filter(|raw| raw.id == id) {
        let read = text.is_ok();
        raw.text = Some(text);
        if read {
            tell(model, "the record as it lies in its file; R brings the article back");
        }
    }
}

/// Brings the quote of the piece of evidence that is pointed out into sight, where the text is shown.
pub fn show_evidence(model: &mut Model) {
    model.raw = None;
    lay(model);
    if let Some(span) = crate::tui::card::quote(model) {
        show(model, span.start);
    }
}
