//! Markdown, with or without front matter (YAML between lines of `---`, TOML between lines of `+++`).

use super::passages::{Base, Passages};
use super::{fields, furniture, html, page};
use crate::document::{Kind, Parts, Passage};
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
        // Titles with a colon and no quotes are no YAML, and common.
        false => match serde_saphyr::from_str(front) {
            Ok(fields) => fields,
            Err(error) => named_lines(front).ok_or_else(|| {
                let what = Clean::line(error.to_string().lines().next().unwrap_or(""));
                format!("has front matter that is not YAML: {what}")
            })?,
        },
    };
    let mut parts = fields::parts(&front, Some(""));
    let mut blocks = blocks(body, &Base::new(parts.url.as_deref(), None));
    let headline = match &parts.title {
        None => blocks.iter().position(|passage| passage.kind == Kind::Heading),
        Some(title) => blocks.first().is_some_and(|passage| passage.words == *title).then_some(0),
    };
    if let Some(headline) = headline.map(|at| blocks.remove(at)) {
        parts.title = Some(headline.words);
        parts.links = headline.links;
    }
    for (at, Passage { kind, words, .. }) in
        blocks.iter_mut().enumerate().filter(|(_, passage)| passage.kind == Kind::Paragraph)
    {
        let about = || (at < ABOVE && page::is_about_the_piece(words)).then_some(Kind::Byline);
        *kind =
            furniture::kind(words).filter(|kind| *kind != Kind::Byline || at < ABOVE).or_else(about).unwrap_or(*kind);
    }
    parts.blocks = blocks;
    Ok(parts)
}

/// So many blocks may say something about the piece before its story.
const ABOVE: usize = 4;

/// The lines `name: value`, or `name = value` as TOML has them; `None` where there are others.
fn named_lines(front: &str) -> Option<Map<String, Value>> {
    let field = |line: &str| {
        let at = line.find([':', '='])?;
        let name = line[..at].trim();
        let value = line[at + 1..].trim();
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        let plain = !value.starts_with(['{', '|', '>', '&', '*']) && (!value.starts_with('[') || value.ends_with(']'));
        (is_name && plain).then(|| (name.to_string(), Value::String(value.trim_matches(['"', '\'']).to_string())))
    };
    front.lines().filter(|line| !line.trim().is_empty()).map(field).collect()
}

/// Front matter and the rest; `None` where the text has no front matter.
fn split(text: &str) -> Option<(&str, &str)> {
    let (fence, ends): (&str, &[&str]) =
        if text.starts_with("+++") { ("+++", &["+++"]) } else { ("---", &["---", "..."]) };
    let front = text.strip_prefix(fence)?.trim_start_matches([' ', '\t']);
    let front = front.strip_prefix("\r\n").or(front.strip_prefix('\n'))?;
    let looks_named = front.lines().next().is_some_and(|line| line.contains([':', '=']) || line.trim_end() == fence);
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            return looks_named.then(|| (&front[..at], &front[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// The blocks of a Markdown text.
fn blocks(text: &str, base: &Base) -> Vec<Passage> {
    let mut passages = Passages::new(base);
    let mut kinds = vec![Kind::Paragraph];
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let kind = *kinds.last().unwrap_or(&Kind::Paragraph);
        match event {
            Event::Start(tag) => {
                let inner = match tag {
                    Tag::Heading { .. } => Kind::Heading,
                    Tag::Item => Kind::Item,
                    Tag::BlockQuote(_) => Kind::Quote,
                    Tag::Paragraph | Tag::CodeBlock(_) | Tag::Table(_) | Tag::TableHead | Tag::TableRow => kind,
                    Tag::Link { dest_url, .. } => {
                        passages.enter(&dest_url);
                        continue;
                    }
                    _ => continue,
                };
                passages.close(kind);
                kinds.push(inner);
            }
            Event::End(TagEnd::Link) => passages.leave(),
            Event::End(TagEnd::TableCell) => passages.push(" "),
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
                passages.close(kind);
                kinds.pop();
            }
            Event::Text(text) | Event::Code(text) => passages.push(&text),
            Event::SoftBreak | Event::HardBreak => passages.push(" "),
            Event::Html(text) | Event::InlineHtml(text) => passages.push(&html::plain(&text)),
            _ => {}
        }
    }
    passages.close(Kind::Paragraph);
    passages.done()
}
