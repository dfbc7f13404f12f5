//! The line at the top: what is open, the filters that hold, how many articles and which years.

use super::{put, span};
use crate::article::Rows;
use crate::text::{fit, width};
use crate::tui::model::Model;
use crate::tui::shown::Order;
use crate::tui::theme::Role;
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The program's name.
const NAME: &str = " Dateline";
/// With fewer cells the names of the sources are left out.
const SOURCES: usize = 8;

pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let signs = model.settings.theme.signs();
    let steps: usize = model.steps.iter().map(|step| width(&step.text) + 3).sum();
    let how = arranged(model);
    let taken = taken(model);
    let meant = taken.as_deref().map_or(0, width);
    // What is filtered is told before the years and before where it all comes from.
    let spare = usize::from(area.width).saturating_sub(NAME.len() + 2);
    let wanted = spare.saturating_sub(steps + width(&how) + meant);
    let right = [counts(model, true), counts(model, false)];
    let right = right.into_iter().enumerate().find(|(at, text)| width(text) <= if *at == 0 { wanted } else { spare });
    let right = right.map(|(_, text)| text).unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(width(&right) + 2);
    let sources: Vec<&str> = model.settings.sources.iter().map(|source| source.as_str()).collect();
    let sources = if model.settings.sample { "the sample inside the program".to_string() } else { sources.join(", ") };
    let mut left = vec![span(model, Role::Heading, NAME)];
    let mut used = NAME.len();
    let rest = room.saturating_sub(used + 2).saturating_sub(steps + width(&how) + meant);
    let shown = fit(&sources, rest, signs.more);
    if rest >= SOURCES.min(width(&sources)) {
        used += 2 + width(&shown);
        left.push(span(model, Role::Text, format!("  {shown}")));
    }
    // The latest filters are told where there is no room for all.
    let spare = room.saturating_sub(used + width(&how));
    let mut hidden = if steps > spare { (steps + 2).saturating_sub(spare) } else { 0 };
    for (at, step) in model.steps.iter().enumerate() {
        let cells = width(&step.text) + 3;
        let last = at + 1 == model.steps.len();
        if hidden > 0 && !last {
            hidden = hidden.saturating_sub(cells);
            if hidden == 0 {
                left.push(span(model, Role::Dim, format!(" {}", signs.more)));
            }
            continue;
        }
        let free = room.saturating_sub(left.iter().map(Span::width).sum::<usize>() + 3 + width(&how));
        left.push(span(model, Role::Dim, format!(" {} ", signs.step)));
        left.push(span(model, Role::Key, fit(&step.text, free, signs.more).into_owned()));
    }
    left.push(span(model, Role::Dim, how));
    let used: usize = left.iter().map(Span::width).sum();
    left.extend(taken.filter(|taken| used + width(taken) < room).map(|taken| span(model, Role::Unsure, taken)));
    put(buffer, area.x, area.y, room as u16, left);
    let cells = width(&right) as u16;
    if cells < area.width {
        put(buffer, area.right() - cells - 1, area.y, cells, vec![span(model, Role::Dim, right)]);
    }
}

/// How the list is laid out, where it is not as it was at first.
fn arranged(model: &Model) -> String {
    let how = &model.how;
    let order = match (how.order, how.reversed) {
        (Order::Time, false) => None,
        (Order::Time, true) => Some("newest first"),
        (Order::Match, false) => Some("best match"),
        (Order::Match, true) => Some("best match last"),
        (Order::Source, false) => Some("by source"),
        (Order::Source, true) => Some("by source, Z to A"),
    };
    let context = (how.context && !model.steps.is_empty()).then_some("and around");
    order.into_iter().chain(context).map(|says| format!("  {says}")).collect()
}

/// `3 of 5 articles · 2022–2024`, or without the years.
fn counts(model: &Model, years: bool) -> String {
    let signs = model.settings.theme.signs();
    let (all, shown) = (model.timeline.count(), model.shown.answer.rows.len());
    let noun = if all == 1 { "article" } else { "articles" };
    let counted = if all == shown { format!("{all} {noun}") } else { format!("{shown} of {all} {noun}") };
    match model.timeline.span().filter(|_| years) {
        Some((first, last)) if first.year() == last.year() => format!("{counted}{}{}", signs.between, first.year()),
        Some((first, last)) => format!("{counted}{}{}{}{}", signs.between, first.year(), signs.to, last.year()),
        None => counted,
    }
}

/// What the words of the filters were taken for.
fn taken(model: &Model) -> Option<String> {
    let taken = model.shown.answer.taken.iter().filter(|taken| !taken.meant.is_empty());
    let each: Vec<String> = taken.map(|taken| format!("{}: {}", taken.word, taken.meant.join(", "))).collect();
    (!each.is_empty() && !model.steps.is_empty()).then(|| format!(" ({})", each.join("; ")))
}
