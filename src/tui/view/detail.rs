//! The selected article.

use super::{put, span};
use crate::article::Article;
use crate::document::Kind;
use crate::tui::card::quote;
use crate::tui::layout::text_area;
use crate::tui::model::Model;
use crate::tui::page::{INDENT, Line, Page, link_number};
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;
use std::ops::Range;

pub fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.height == 0 || area.width == 0 {
        return;
    }
    let text = text_area(area);
    let Some(page) = model.page.as_ref().filter(|page| Some(page.laid.id) == model.list.selected) else {
        if let Some((_, problem)) = model.unopened.as_ref().filter(|(id, _)| Some(*id) == model.list.selected) {
            put(
                buffer,
                text.x,
                area.y,
                text.width,
                vec![span(model, Role::Wrong, format!("{}: {}", problem.place, problem.what))],
            );
        }
        return;
    };
    let top = model.scroll();
    let marks = model.article().map(|article| marks(model, article, page));
    for (y, line) in (area.y..area.bottom()).zip(page.lines.iter().skip(top)) {
        let spans = spans(model, marks.as_ref(), line);
        put(buffer, text.x, y, text.width, spans);
    }
}

fn spans<'a>(model: &Model, marks: Option<&Marks>, line: &'a Line) -> Vec<Span<'a>> {
    let signs = model.settings.theme.signs();
    match line {
        Line::Title(text) => vec![span(model, Role::Title, text.as_str())],
        Line::Facts(text) => vec![span(model, Role::Source, text.as_str())],
        Line::When(text, sure) => vec![span(model, if *sure { Role::Day } else { Role::Unsure }, text.as_str())],
        Line::People(text) => vec![span(model, Role::Person, text.as_str())],
        Line::Gap => Vec::new(),
        Line::Aside(text) => vec![span(model, Role::Dim, text.as_str())],
        Line::Raw(text) => vec![span(model, Role::Text, text.as_str())],
        Line::Wrong(text) => vec![span(model, Role::Wrong, text.as_str())],
        Line::Story { kind, span: at, first, links } => {
            let (Some(article), Some(marks)) = (model.article(), marks) else { return Vec::new() };
            let mut spans = match (kind, first) {
                (Kind::Item, true) => vec![Span::raw(format!("{} ", signs.bullet))],
                (Kind::Item, false) => vec![Span::raw(" ".repeat(INDENT))],
                (Kind::Quote, _) => vec![span(model, Role::Dim, format!("{} ", signs.upright))],
                _ => Vec::new(),
            };
            let role = match kind {
                Kind::Heading => Role::Title,
                Kind::Caption => Role::Dim,
                _ => Role::Text,
            };
            let mut done = at.start;
            for (end, number) in links {
                spans.extend(marked(model, article, &(done..(*end).min(at.end)), role, marks));
                spans.push(span(model, Role::Dim, link_number(*number)));
                done = (*end).min(at.end);
            }
            spans.extend(marked(model, article, &(done..at.end), role, marks));
            spans
        }
    }
}

/// What is marked in a text, by role; of two at one place the later wins.
type Marks = [(Role, Vec<Range<usize>>); 5];

fn marks(model: &Model, article: &Article, page: &Page) -> Marks {
    [
        (Role::Date, article.dates.iter().map(|date| date.span.clone()).collect()),
        (Role::Person, article.people.iter().flat_map(|person| person.spans.clone()).collect()),
        (Role::Hit, page.hits.clone()),
        (Role::Current, page.current.and_then(|hit| page.hits.get(hit).cloned()).into_iter().collect()),
        (Role::Quote, quote(model).into_iter().collect()),
    ]
}

/// A part of the story with what is marked in it.
fn marked(model: &Model, article: &Article, at: &Range<usize>, role: Role, marks: &Marks) -> Vec<Span<'static>> {
    let text = article.document.text.as_str();
    let theme = model.settings.theme;
    let inside = |range: &&Range<usize>| range.start < at.end && at.start < range.end;
    let cut = |range: &Range<usize>| range.start.max(at.start)..range.end.min(at.end);
    let here = marks.iter().map(|(role, spans)| (*role, spans.iter().filter(inside).map(cut).collect()));
    let here: Vec<(Role, Vec<Range<usize>>)> = here.collect();
    let ends = here.iter().flat_map(|(_, spans)| spans).flat_map(|range| [range.start, range.end]);
    let mut borders: Vec<usize> = ends.chain([at.start, at.end]).collect();
    borders.sort_unstable();
    borders.dedup();
    let piece = |pair: &[usize]| {
        let (start, end) = (pair[0], pair[1]);
        let holds = |ranges: &[Range<usize>]| ranges.iter().any(|range| range.start <= start && end <= range.end);
        let over = here.iter().filter(|(_, spans)| holds(spans));
        let style = over.fold(theme.style(role), |style, (role, _)| style.patch(theme.style(*role)));
        Span::styled(text[start..end].to_string(), style)
    };
    borders.windows(2).map(piece).collect()
}
