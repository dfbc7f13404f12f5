//! Saved web pages. The story is found by `dom_smoothie` (Mozilla's Readability); headline, stamps, site and byline
//! by our own pass over the page's metadata (`meta`), the lines about the piece by one over all of it (`sight`), of which
//! those are taken that stand near the headline or the story (`choose`).

mod blocks;
mod choose;
mod gate;
mod meta;
mod names;
mod sight;

pub use gate::flatten;
pub use names::{MARKS, STAMPS};

use super::passages::Base;
use super::{address, furniture, page};
use crate::document::{Kind, Link, Parts, Passage};
use crate::text::{Clean, fold};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use std::collections::HashMap;

/// Tags that a page or a piece of one begins with or soon has.
const SIGNS: &[&str] =
    &["<!doctype html", "<html", "<head", "<body", "<article", "<meta ", "<title", "<div", "<p>", "<p "];

/// Whether a text begins as a page.
pub fn holds(head: &str) -> bool {
    head.starts_with('<') && {
        let head = head.to_ascii_lowercase();
        let beginning = &head[..head.floor_char_boundary(1024)];
        SIGNS.iter().any(|sign| beginning.contains(sign))
    }
}

/// Whether a text (a field of a record) is marked up.
pub fn is_fragment(text: &str) -> bool {
    let head = text[..text.floor_char_boundary(4096)].to_ascii_lowercase();
    ["</p>", "<p>", "<br>", "<br/>", "<br />", "</div>", "</a>"].iter().any(|tag| head.contains(tag))
}

/// The blocks of a marked-up text.
pub fn fragment(text: &str, base: &Base) -> Vec<Passage> {
    blocks::of(Document::fragment(gate::flatten(text).as_ref()).root(), base)
}

/// The words of a marked-up text.
pub fn plain(text: &str) -> String {
    Document::fragment(gate::flatten(text).as_ref()).text().to_string()
}

/// The parts of a page.
pub fn read(text: &str) -> Result<Parts, String> {
    let page = Document::from(gate::flatten(text).as_ref());
    let mut parts = meta::read(&page);
    let saved_from = || address::saved_from(text).map(|url| Clean::line(&url));
    parts.url = parts.url.take().or_else(saved_from);
    let sight = sight::of(&page);
    let base = Base::new(parts.url.as_deref(), page.base_uri().as_deref());
    let everything = blocks::of(page.html_root(), &base);
    let config = Config { disable_json_ld: true, ..Config::default() };
    let story = Readability::with_document(page, None, Some(config))
        .and_then(|mut readability| readability.parse())
        .map(|article| blocks::of(Document::fragment(article.content).root(), &base))
        .unwrap_or_default();
    // The page's own words and their links, where the story comes without: the first of equal lines.
    let linked: HashMap<&str, &[Link]> =
        everything.iter().rev().map(|passage| (passage.words.as_str(), passage.links.as_slice())).collect();
    let links = |words: &Clean| linked.get(words.as_str()).map(|links| links.to_vec()).unwrap_or_default();
    let paragraphs: Vec<&Clean> = story.iter().map(|passage| &passage.words).collect();
    let chosen = choose::choose(&sight, parts.title.as_ref(), &paragraphs);
    parts.stamps.extend(chosen.stamps);
    // Dates of other pieces tell something where nothing else does.
    let alone = chosen.about.is_empty() && parts.stamps.is_empty();
    let others = chosen.others.into_iter().filter(|_| alone).map(|words| Passage::new(Kind::Furniture, words));
    let about = chosen.about.into_iter().map(|words| Passage::new(Kind::Byline, words));
    if story.iter().map(|passage| passage.words.len()).sum::<usize>() >= LEAST_STORY {
        let known = |passage: Passage| {
            let known = furniture::kind(&passage.words).filter(|_| passage.kind != Kind::Heading);
            Passage { kind: known.unwrap_or(passage.kind), ..passage }
        };
        parts.blocks = about.chain(others).chain(story.into_iter().map(known)).collect();
    } else {
        let lines: Vec<_> = everything.iter().map(|passage| passage.words.as_str()).collect();
        let read = page::parts(&lines.join("\n\n"), parts.title.take());
        parts.title = read.title;
        let placed = |passage: Passage| match passage.kind {
            Kind::Byline if !alone => Passage { kind: Kind::Furniture, ..passage },
            _ => Passage { links: links(&passage.words), ..passage },
        };
        parts.blocks = about.chain(read.blocks.into_iter().map(placed)).collect();
        parts.source = parts.source.or(read.source);
        parts.byline = parts.byline.or(read.byline);
    }
    if let Some(title) = &parts.title {
        parts.links = links(title);
        let title = fold(title);
        parts.blocks.retain(|passage| passage.kind != Kind::Heading || fold(&passage.words) != title);
    }
    Ok(parts)
}

/// A story of fewer bytes was not found: the whole page is read as text then.
const LEAST_STORY: usize = 140;
