//! The field for a date set by hand: which article, its date as it is, what is typed, and how that is understood.

use super::card::frame;
use super::{put, span, visible};
use crate::date::{Basis, hand::EXPECTED, label};
use crate::text::{fit, wrap};
use crate::tui::layout::card;
use crate::tui::model::Model;
use crate::tui::pick::ByHand;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

/// The widest card, frame included.
const WIDTH: u16 = 72;
/// A list that is wider than the card by no more than this is covered from side to side.
const MARGIN: u16 = 16;
/// Lines of the card beside what is said of what is typed: frame, headline, date, field.
const LINES: usize = 5;
/// Cells of the frame and the blank inside of it.
const SIDES: usize = 4;

pub fn draw(model: &Model, by_hand: &ByHand, buffer: &mut Buffer) -> Option<Position> {
    let signs = model.settings.theme.signs();
    let cells = usize::from(place(model, 0).width).saturating_sub(SIDES).max(1);
    // As high as its longest words need, so that it keeps its size while one types.
    let said = wrap(&format!("expected {EXPECTED}"), cells.saturating_sub(2).max(1)).len();
    let area = frame(model, "Set the date", place(model, (LINES + said) as u16), buffer);
    if area.height == 0 || area.width < 3 {
        return None;
    }
    let cells = usize::from(area.width);
    let row = model.timeline.row(by_hand.of);
    let entry = row.map(|row| model.timeline.entry(row));
    let title = entry.map_or("", |entry| entry.title.as_str());
    let now = match entry.and_then(|entry| entry.when) {
        Some(when) => format!("{}: {}", label::full(&when), label::basis(when.basis)),
        None if model.marks.dates().contains_key(&by_hand.of) => format!("undated: {}", label::basis(Basis::Hand)),
        None => format!("undated: {}", label::UNKNOWN),
    };
    let (skipped, cursor) = visible(&by_hand.input, cells.saturating_sub(2));
    let typed = by_hand.input.value()[skipped..].to_string();
    let (role, says) = says(model, by_hand);
    let mut lines: Vec<Vec<Span>> = vec![
        vec![span(model, Role::Title, fit(title, cells, signs.more).into_owned())],
        vec![span(model, Role::Dim, fit(&now, cells, signs.more).into_owned())],
        vec![span(model, Role::Key, format!("{} ", signs.step)), span(model, Role::Text, typed)],
    ];
    let said = wrap(&says, cells.saturating_sub(2).max(1));
    lines.extend(said.into_iter().map(|line| vec![Span::raw("  "), span(model, role, says[line].to_string())]));
    // Where there is no room for all of it, what is typed comes first, and what is said of it.
    let gone = (lines.len().min(LINES - 1)).saturating_sub(usize::from(area.height)).min(2);
    for (y, line) in (area.y..area.bottom()).zip(lines.into_iter().skip(gone)) {
        put(buffer, area.x, y, area.width, line);
    }
    let x = (area.x + 2 + cursor as u16).min(area.right().saturating_sub(1));
    Some(Position { x, y: (area.y + 2 - gone as u16).min(area.bottom() - 1) })
}

/// What is said of what is typed, live.
fn says(model: &Model, by_hand: &ByHand) -> (Role, String) {
    match by_hand.says(model.settings.today) {
        _ if by_hand.input.value().trim().is_empty() => match by_hand.again.as_str() {
            "" => (Role::Dim, format!("such as {EXPECTED}")),
            _ => (Role::Dim, "Enter takes the date set by hand away: the evidence counts again".to_string()),
        },
        Ok(set) => (Role::Good, set.explained()),
        Err(expected) => (if by_hand.wrong { Role::Wrong } else { Role::Dim }, expected),
    }
}

/// Over the list, so that the text can be read, and beside the article's own row where there is room; else at the bottom.
fn place(model: &Model, height: u16) -> Rect {
    let (list, card) = (model.regions().list, card(model.size, WIDTH, height));
    if list.height < card.height {
        return Rect { y: model.regions().status.y.saturating_sub(card.height), ..card };
    }
    // What stuck out at the sides would look like a part of the card.
    let width = if list.width <= WIDTH + MARGIN { list.width } else { WIDTH };
    let row = list.y + model.shown.line_of(model.list.at).saturating_sub(model.list.top) as u16;
    let y = match () {
        () if row + card.height < list.bottom() => row + 1,
        () if row >= list.y + card.height => row - card.height,
        () => list.y + (list.height - card.height) / 2,
    };
    Rect { x: list.x + (list.width - width) / 2, y, width, ..card }
}
