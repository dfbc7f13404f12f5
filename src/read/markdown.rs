//! Markdown, with or without front matter (YAML between lines of `---`).

use super::{fields, html};
use crate::document::{Kind, Parts};
use crate::text::Clean;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};

/// Whether a text begins with front matter.
pub fn holds(head: &str) -> bool {
    split(head).is_some()
}

/// The parts of a Markdown file.
pub fn read(text: &str) -> Result<Parts, String> {
    let text = text.trim_start();
    let (front, body) = match split(text) {
        Some((front, body)) => (front, body),
        None => ("", text),
    };
    let front = match front.trim().is_empty() {
        true => Map::new(),
        false => serde_saphyr::from_str::<Map<String, Value>>(front).map_err(|error| {
            format!(
                "has front matter that is not YAML: {}",
                Clean::line(error.to_string().lines().next().unwrap_or(""))
            )
        })?,
    };
    let mut parts = fields::parts(&front, Some(""));
    let mut blocks = blocks(body);
    if parts.title.is_none() {
        if let Some(at) = blocks.iter().position(|(kind, _)| *kind == Kind::Heading) {
            parts.title = Some(blocks.remove(at).1);
        }
    } else if blocks.first().map(|(_, words)| words) == parts.title.as_ref() {
        blocks.remove(0);
    }
    parts.blocks = blocks;
    Ok(parts)
}

/// Front matter and the rest; `None` where the text has no front matter.
fn split(text: &str) -> Option<(&str, &str)> {
    let front = text.strip_prefix("---")?.trim_start_matches([' ', '\t']);
    let front = front.strip_prefix("\r\n").or(front.strip_prefix('\n'))?;
    let looks_named = front.lines().next().is_some_and(|line| line.contains(':') || line.trim_end() == "---");
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return looks_named.then(|| (&front[..at], &front[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// The blocks of a Markdown text.
fn blocks(text: &str) -> Vec<(Kind, Clean)> {
    let mut blocks = Vec::new();
    let mut words = String::new();
    let mut kinds = vec![Kind::Paragraph];
    let mut close = |words: &mut String, kind: Kind| {
        let line = Clean::line(words);
        words.clear();
        if !line.is_empty() {
            blocks.push((kind, line));
        }
    };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let kind = *kinds.last().unwrap_or(&Kind::Paragraph);
        match event {
            Event::Start(tag) => {
                let inner = match tag {
                    Tag::Heading { .. } => Kind::Heading,
                    Tag::Item => Kind::Item,
                    Tag::BlockQuote(_) => Kind::Quote,
                    Tag::Paragraph | Tag::CodeBlock(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow => kind,
                    _ => continue,
                };
                close(&mut words, kind);
                kinds.push(inner);
            }
            Event::End(TagEnd::TableCell) => words.push(' '),
            Event::End(
                TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::Paragraph
                | TagEnd::CodeBlock
                | TagEnd::Table
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => {
                close(&mut words, kind);
                kinds.pop();
            }
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::Html(text) | Event::InlineHtml(text) => words.push_str(&html::plain(&text)),
            _ => {}
        }
    }
    close(&mut words, Kind::Paragraph);
    blocks
}
