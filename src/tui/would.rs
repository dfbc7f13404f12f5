//! What a key would do here and now, for the help.

use super::message::Command;
use super::model::{Focus, Model};
use super::shown::Order;
use crate::date::label;
use crate::text::fit;

/// What a command would do where the reader is; `None` where it is what the help says of it anyway.
pub fn would(model: &Model, command: Command) -> Option<String> {
    let none = |what: &str| format!("now nothing: {what}");
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let rows = counted(model.shown.answer.rows.len(), "article", "articles");
    let entry = model.row().map(|row| model.timeline.entry(row));
    let title = |by: isize| {
        let place = model.shown.moved(model.list.at, by);
        let row = model.shown.rows.get(place).filter(|_| place != model.list.at)?;
        Some(format!("\"{}\"", fit(&model.timeline.entry(*row as usize).title, TITLE, "…")))
    };
    Some(match command {
        Command::Read => match entry {
            Some(entry) => format!("reads \"{}\"", fit(&entry.title, TITLE, "…")),
            None => none("no article is shown"),
        },
        Command::PopFilter => match model.steps.last() {
            Some(step) => format!("takes {} away", step.text),
            None => none("no filter holds"),
        },
        Command::ClearFilters => match model.steps.len() {
            0 => none("no filter holds"),
            count => format!("takes {} away", counted(count, "filter", "filters")),
        },
        Command::Undo => match model.undo.last() {
            Some(steps) => format!("goes back to {}", filters(steps)),
            None => none("nothing was changed"),
        },
        Command::Redo => match model.redo.last() {
            Some(steps) => format!("goes on to {}", filters(steps)),
            None => none("nothing was taken back"),
        },
        Command::NextMark => match model.page.as_ref().map_or(0, |page| page.hits.len()) {
            0 => none("no word, person or place is looked for in this article"),
            count => format!("steps through {}", counted(count, "marked place", "marked places")),
        },
        Command::Why => match entry.map(|entry| entry.when) {
            Some(Some(when)) => format!("says why {}", label::full(&when)),
            Some(None) => "says why there is no date".to_string(),
            None => none("no article is shown"),
        },
        Command::Filter => format!("narrows {rows}"),
        Command::Persons => format!("the people of {rows}"),
        Command::Sources => format!("the sources of {rows}"),
        Command::UsedFilters => match model.used.len() {
            0 => none("no filter was used yet"),
            count => counted(count, "filter", "filters"),
        },
        Command::Problems => match model.problems.len() {
            0 => none("everything could be read"),
            count => counted(count, "problem", "problems"),
        },
        Command::Back => match model.focus {
            Focus::List => "quits".to_string(),
            Focus::Detail => "back to the list".to_string(),
        },
        Command::Order => match (model.how.order, model.how.reversed) {
            (Order::Time, false) => "now oldest first".to_string(),
            (Order::Time, true) => "now newest first".to_string(),
            (Order::Match, _) => "now best match".to_string(),
            (Order::Source, _) => "now by source".to_string(),
        },
        Command::Surroundings if model.how.context => "hides the rows around the hits".to_string(),
        Command::Surroundings if model.steps.is_empty() => none("no filter holds, so all rows are shown"),
        Command::Fold => match model.shown.heading_of(model.list.at) {
            Some(heading) if heading.folded => format!("unfolds {}", counted(heading.count, "article", "articles")),
            Some(heading) => format!("folds {}", counted(heading.count, "article", "articles")),
            None => none("there are no headings in this order"),
        },
        Command::Links => {
            let article = model.article()?;
            match article.document.links.len() + usize::from(article.document.url.is_some()) {
                0 => none("the article has neither an address nor links"),
                count => counted(count, "address", "addresses"),
            }
        }
        Command::CopyAddress => match &model.article()?.document.url {
            Some(url) => format!("copies {url}"),
            None => "copies the path of the file".to_string(),
        },
        Command::NextArticle => title(1).unwrap_or_else(|| none("this is the last one")),
        Command::PreviousArticle => title(-1).unwrap_or_else(|| none("this is the first one")),
        Command::CopyCitation => match entry.map(|entry| entry.when) {
            Some(Some(when)) => format!("with {}", label::cited(&when)),
            Some(None) => "with \"undated\"".to_string(),
            None => none("no article is shown"),
        },
        Command::GoToDate => match (model.row().and_then(|row| model.timeline.day(row)), model.timeline.span()) {
            (Some(day), Some((first, last))) => format!("from {day}, within {first} to {last}"),
            _ => none("no article here has a date"),
        },
        Command::FilterByThis => match (model.focus, entry) {
            (Focus::Detail, _) => "by the people and dates that are seen".to_string(),
            (Focus::List, Some(entry)) => format!("by {}", entry.when.as_ref().map_or("source".into(), label::plain)),
            (Focus::List, None) => none("no article is shown"),
        },
        Command::Reverse if model.how.reversed => "turns the order back".to_string(),
        Command::Raw if model.raw.is_some() => "the article again".to_string(),
        Command::Furniture if model.furniture => "folds it".to_string(),
        Command::Find if !model.find.is_empty() => format!("now \"{}\" is marked", model.find),
        Command::Next(_) | Command::Previous(_) if model.shown.rows.is_empty() => none("no article is shown"),
        Command::Mouse if model.mouse => "leaves the mouse to the terminal".to_string(),
        _ => return None,
    })
}

fn filters(steps: &[super::model::Step]) -> String {
    match steps {
        [] => "no filter".to_string(),
        steps => steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join(" › "),
    }
}

/// Cells of a headline in the help.
const TITLE: usize = 44;
