//! What a key would do here and now, for the help.

use super::layout::{Panes, effective};
use super::message::Command;
use super::model::{Change, Focus, Model};
use super::motion;
use super::shown::Order;
use crate::date::label;
use crate::marks::{Does as MarkDoes, decisions};
use crate::text::fit;
use std::ops::Range;

/// What a command would do where the reader is; `None` where it is what the help says of it anyway.
pub fn would(model: &Model, command: Command) -> Option<String> {
    let none = |what: &str| format!("now nothing: {what}");
    let counted = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let rows = counted(model.shown.answer.rows.len(), "article", "articles");
    let entry = model.row().map(|row| model.timeline.entry(row));
    let title = |place: usize| {
        let place = place.min(model.shown.rows.len().checked_sub(1)?);
        let row = model.shown.rows.get(place).filter(|_| place != model.list.at)?;
        Some(format!("to \"{}\"", fit(&model.timeline.entry(*row as usize).title, TITLE, "…")))
    };
    let moved = |by: isize| title(model.shown.moved(model.list.at, by));
    let folded = |folded: bool| {
        let headings =
            model.shown.headings.iter().filter(|heading| heading.folded == folded && (folded || heading.level == 0));
        headings.map(|heading| heading.count).sum::<usize>()
    };
    let reversed = if model.how.reversed { "turns it back to" } else { "turns it to" };
    let here = model.shown.heading_of(model.list.at);
    let stretch = here.filter(|heading| heading.folded);
    use Command::{CopyAddress, DetailPane, Links, OtherPane, Raw};
    Some(match command {
        Raw | OtherPane | DetailPane | Links | CopyAddress if entry.is_none() => none("no article is shown"),
        Command::Read => match entry {
            Some(_) if stretch.is_some() => {
                format!("unfolds {}", counted(stretch.map_or(0, |heading| heading.count), "article", "articles"))
            }
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
            Some(Change::Filters(steps)) => format!("goes back to {}", filters(steps)),
            Some(Change::Marks(numbers)) => format!("takes back: {}", marked(model, numbers)),
            None => none("nothing was changed"),
        },
        Command::Redo => match model.redo.last() {
            Some(Change::Filters(steps)) => format!("goes on to {}", filters(steps)),
            Some(Change::Marks(numbers)) => format!("brings back: {}", marked(model, numbers)),
            None => none("nothing was taken back"),
        },
        Command::NextMark if model.page.is_none() => none("the article is not shown"),
        Command::NextMark => match model.page.as_ref().map_or(0, |page| page.hits.len()) {
            0 => none("no word, person or place is looked for in this article"),
            count => format!("steps through {}", counted(count, "marked place", "marked places")),
        },
        Command::Why => match entry.map(|entry| entry.when) {
            Some(Some(when)) => format!("says why {}", label::full(&when)),
            Some(None) => "says why there is no date".to_string(),
            None => none("no article is shown"),
        },
        Command::SetDate => match entry.map(|entry| entry.when) {
            Some(Some(when)) => format!("now {}", label::full(&when)),
            Some(None) => "now undated".to_string(),
            None => none("no article is shown"),
        },
        Command::Filter => format!("narrows {rows}"),
        Command::Persons => format!("the people of {rows}"),
        Command::Person if entry.is_none() => none("no article is shown"),
        Command::Person => match model.article()?.people.first() {
            Some(person) => format!("such as {}", fit(&person.name, TITLE, "…")),
            None => none("the article names nobody"),
        },
        Command::WritePeople => match model.said().people.len() {
            0 => none("nothing is said of people"),
            count => counted(count, "row", "rows"),
        },
        Command::ReadPeople => "people.tsv, unless another is named".to_string(),
        Command::Sources => format!("the sources of {rows}"),
        Command::UsedFilters => match model.used.len() {
            0 => "no filter was used yet".to_string(),
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
        Command::Leave if model.focus == Focus::Detail => "back to the list".to_string(),
        Command::Leave if !model.steps.is_empty() => "says what takes a filter away".to_string(),
        Command::Leave => none("nothing is open"),
        Command::Cancel => none("nothing is under way; twice quits"),
        Command::QuitNow => "quits".to_string(),
        Command::Order => match (model.how.order, model.how.reversed) {
            (Order::Time, false) => "now oldest first".to_string(),
            (Order::Time, true) => "now newest first".to_string(),
            (Order::Match, _) => "now best match".to_string(),
            (Order::Source, _) => "now by source".to_string(),
        },
        Command::Surroundings if model.how.context => "hides the rows around the hits".to_string(),
        Command::Surroundings if model.steps.is_empty() => "for the next filter: all rows are shown now".to_string(),
        Command::Surroundings => format!("hits alone are shown now: {rows}"),
        Command::FoldThis | Command::UnfoldThis if here.is_none() => none("there are no headings in this order"),
        Command::FoldThis if here.is_some_and(|heading| heading.folded) => none("it is folded"),
        Command::UnfoldThis if here.is_some_and(|heading| !heading.folded) => none("it is not folded"),
        Command::FoldAll if folded(false) == 0 => none("nothing is left to fold"),
        Command::FoldAll => format!("folds {}", counted(folded(false), "article", "articles")),
        Command::UnfoldAll if model.how.folded.is_empty() => none("nothing is folded"),
        Command::UnfoldAll if folded(true) == 0 => "unfolds what the filter hides now".to_string(),
        Command::UnfoldAll => format!("unfolds {}", counted(folded(true), "article", "articles")),
        Command::Fold | Command::FoldThis | Command::UnfoldThis => match here {
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
        Command::NextArticle => moved(1).unwrap_or_else(|| none("this is the last one")),
        Command::PreviousArticle => moved(-1).unwrap_or_else(|| none("this is the first one")),
        Command::CopyCitation => match entry.map(|entry| entry.when) {
            Some(Some(when)) => format!("with {}", label::cited(&when)),
            Some(None) => "with \"undated\"".to_string(),
            None => none("no article is shown"),
        },
        Command::GoToDate => {
            let days = || model.shown.answer.rows.iter().filter_map(|row| model.timeline.day(*row as usize));
            match (days().min(), days().max()) {
                (Some(first), Some(last)) => {
                    let here = model.row().and_then(|row| model.timeline.day(row)).unwrap_or(first);
                    format!("from {here}, within {first} to {last}")
                }
                _ => none("no article here has a date"),
            }
        }
        Command::FilterByThis => match (model.focus, entry) {
            (Focus::Detail, _) => "by the people and dates that are seen".to_string(),
            (Focus::List, Some(_)) if stretch.is_some_and(|heading| heading.of.days().is_some()) => {
                let (first, last) = stretch.and_then(|heading| heading.of.days())?;
                format!("by {}", label::span(first, last))
            }
            (Focus::List, Some(entry)) => format!("by {}", entry.when.as_ref().map_or("source".into(), label::plain)),
            (Focus::List, None) => none("no article is shown"),
        },
        Command::Reverse => match model.how.order {
            Order::Time if model.how.reversed => "turns it back to oldest first".to_string(),
            Order::Time => "turns it to newest first".to_string(),
            Order::Match => {
                format!("{reversed} {}", if model.how.reversed { "best match first" } else { "best match last" })
            }
            Order::Source => format!("{reversed} {}", if model.how.reversed { "A to Z" } else { "Z to A" }),
        },
        Command::Raw if model.raw.is_some() => "the article again".to_string(),
        Command::Raw => model.article()?.origins.first()?.shown().to_string(),
        Command::Furniture if model.furniture => "folds it".to_string(),
        Command::Furniture => "shows it".to_string(),
        Command::Find if !model.find.is_empty() => format!("now \"{}\" is marked", model.find),
        Command::Find => "nothing is looked for now".to_string(),
        Command::Zoom if !matches!(effective(model.size, model.panes), Panes::Beside | Panes::Stacked) => {
            none("there is room for one pane")
        }
        Command::Zoom if model.alone => "the list comes back".to_string(),
        Command::Zoom => "the list goes".to_string(),
        Command::Layout => motion::panes(model)?.1.to_string(),
        Command::OtherPane if model.focus == Focus::Detail => "to the list".to_string(),
        Command::OtherPane => "to the article".to_string(),
        Command::ListPane if model.focus == Focus::List => none("that is where the keys go"),
        Command::ListPane => "to the list".to_string(),
        Command::DetailPane if model.focus == Focus::Detail => none("that is where the keys go"),
        Command::DetailPane => "to the article".to_string(),
        Command::Mouse if model.mouse => "leaves the mouse to the terminal".to_string(),
        Command::Mouse => "listens to the mouse".to_string(),
        Command::Theme(palette) if model.settings.theme.palette == palette => none("that is how it is"),
        Command::Help => "you read it".to_string(),
        Command::PreviousMark => return would(model, Command::NextMark),
        Command::Next(_) | Command::Previous(_) if entry.is_none() => none("no article is shown"),
        Command::Next(unit) => match motion::stretch(model, unit, true, 1) {
            Some(place) => title(place)?,
            None => none("there is none"),
        },
        Command::Previous(unit) => match motion::stretch(model, unit, false, 1) {
            Some(place) => title(place)?,
            None => none("there is none"),
        },
        command if model.focus == Focus::Detail => {
            let (now, last) = (model.scroll(), motion::last_line(model));
            match motion::line(model, command, None)?.min(last) {
                line if line == now => none("the article ends there"),
                line => format!("to line {} of {}", line + 1, model.page.as_ref()?.lines.len()),
            }
        }
        command => title(motion::place(model, command, None)?).unwrap_or_else(|| none("the list ends there")),
    })
}

/// What some events are about.
fn marked(model: &Model, numbers: &Range<usize>) -> String {
    let title = |article| model.timeline.row(article).map(|row| fit(&model.timeline.entry(row).title, TITLE, "…"));
    let each = |number: usize| match (model.marks.meant(number).0, model.marks.event(number).article) {
        (MarkDoes::Person(says), _) => decisions::words(says, true),
        (_, article) => format!("the date of \"{}\"", article.and_then(title).unwrap_or_default()),
    };
    let first = numbers.clone().next().map_or(String::new(), each);
    if numbers.len() > 1 { format!("{first}, and {} more", numbers.len() - 1) } else { first }
}

fn filters(steps: &[super::model::Step]) -> String {
    match steps {
        [] => "no filter".to_string(),
        steps => steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join(" › "),
    }
}

/// Cells of a headline in the help.
const TITLE: usize = 26;
