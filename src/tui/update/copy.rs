//! What leaves the program: addresses, citations, links.

use super::{pick, tell, warn};
use crate::date::label;
use crate::text::{Clean, fold};
use crate::tui::effect::Effect;
use crate::tui::message::Command;
use crate::tui::model::Model;
use crate::tui::pick::{Does, Item, PickerOf};

/// Copies the address of the selected article, or where it has none the path of its file; or a citation.
pub fn copy(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(row) = model.row() else {
        tell(model, "there is no article to copy from");
        return Vec::new();
    };
    let Some(article) = model.article() else {
        return later(model, command, None);
    };
    let path = model.timeline.entry(row).origins[0].shown();
    let (text, what) = match (command, &article.document.url) {
        (Command::CopyCitation, _) => {
            let day = article.when.as_ref().map_or("undated".to_string(), label::cited);
            (article.citation(), format!("a citation with {day}"))
        }
        (_, Some(url)) => (url.clone(), format!("the address {url}")),
        (_, None) => (path.clone(), format!("the path {path}")),
    };
    vec![Effect::Copy { text, what }]
}

/// What needs an article that is not there yet is done when it is fetched.
fn later(model: &mut Model, command: Command, number: Option<usize>) -> Vec<Effect> {
    match (model.list.selected, &model.unopened) {
        (Some(id), None) => model.then = Some((id, command, number)),
        (_, Some((_, problem))) => warn(model, format!("{}: {}", problem.place, problem.what)),
        (None, None) => tell(model, "no article is shown"),
    }
    Vec::new()
}

/// Opens a link of the article by its number; without one, where there are several, offers them.
pub fn links(model: &mut Model, number: Option<usize>) -> Vec<Effect> {
    let Some(article) = model.article() else {
        return later(model, Command::Links, number);
    };
    let document = &article.document;
    let links: Vec<(&str, &Clean)> =
        document.links.iter().map(|link| (&document.text[link.span.clone()], &link.url)).collect();
    if let Some(number) = number {
        return match links.get(number - 1) {
            Some((_, url)) => vec![Effect::Open((*url).clone())],
            None => {
                let says = match links.len() {
                    0 => "the article has no links".to_string(),
                    1 => "the article has one link".to_string(),
                    count => format!("the article has {count} links"),
                };
                tell(model, says);
                Vec::new()
            }
        };
    }
    let item = |before: String, name: &str, url: &Clean| Item {
        name: Clean::line(name),
        forms: vec![before.clone(), fold(name), fold(url)],
        before,
        behind: url.to_string(),
        does: Does::Open(url.clone()),
    };
    let own = document.url.iter().map(|url| item(String::new(), "the article itself", url));
    let numbered = links.iter().enumerate().map(|(at, (words, url))| item((at + 1).to_string(), words, url));
    let items = own.chain(numbered).collect();
    pick::open(model, PickerOf::Links, items, "the article has neither an address nor links");
    Vec::new()
}

/// Does what waited for the article.
pub fn now(model: &mut Model, command: Command, number: Option<usize>) -> Vec<Effect> {
    match command {
        Command::Links => links(model, number),
        command => copy(model, command),
    }
}
