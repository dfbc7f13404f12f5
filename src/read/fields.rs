//! Records of named fields, as JSON and front matter have them, to the parts of a document.

use super::passages::Base;
use super::{html, language, page};
use crate::document::{Parts, Stamp, StampOf};
use crate::text::Clean;
use serde_json::{Map, Value};

const TEXT: &[&str] = &["text", "body", "content", "maintext", "article"];
const TITLE: &[&str] = &["title", "headline"];
const PUBLISHED: &[&str] = &["date", "published", "date_published", "published_at", "publishedAt", "pubDate"];
const MODIFIED: &[&str] = &["modified", "updated", "date_modified", "updated_at"];
const SOURCE: &[&str] = &["source", "site", "publisher", "site_name"];
const BYLINE: &[&str] = &["byline", "author", "authors"];
const URL: &[&str] = &["url", "link"];
const LANGUAGE: &[&str] = &["language", "lang"];
const KEY: &[&str] = &["id"];

/// The parts that a record's fields hold. `text` stands for the record's own text where it is kept elsewhere.
pub fn parts(fields: &Map<String, Value>, text: Option<&str>) -> Parts {
    let title = first(fields, TITLE).map(|title| Clean::line(&title)).and_then(Clean::filled);
    let text = text.map(str::to_string).or_else(|| first(fields, TEXT)).unwrap_or_default();
    let line = |names: &[&str]| first(fields, names).map(|value| Clean::line(&value)).and_then(Clean::filled);
    let url = line(URL);
    let read = match html::is_fragment(&text) {
        true => {
            let base = Base::new(url.as_deref(), None);
            Parts { title, blocks: html::fragment(&text, &base), ..Parts::default() }
        }
        false => page::parts(&text, title),
    };
    let mut stamps = Vec::new();
    for (names, of) in [(PUBLISHED, StampOf::Published), (MODIFIED, StampOf::Modified)] {
        for name in names.iter().filter(|name| fields.contains_key(**name)) {
            if let Some(value) = first(fields, &[name]).map(|value| Clean::line(&value)).and_then(Clean::filled) {
                stamps.push(Stamp { of, field: Clean::line(name), value });
            }
        }
    }
    Parts {
        key: line(KEY),
        source: line(SOURCE).or(read.source),
        byline: line(BYLINE).or(read.byline),
        url: url.or(read.url),
        language: first(fields, LANGUAGE).and_then(|tag| language::tag(&tag)).or(read.language),
        stamps: stamps.into_iter().chain(read.stamps).collect(),
        title: read.title,
        links: read.links,
        blocks: read.blocks,
    }
}

/// The parts of a header that the page itself has as lines `Title: …`, `Date: …`; `None` where the name is no such field.
pub fn header(name: &str, value: &str, parts: &mut Parts) -> Option<()> {
    let name = name.to_lowercase();
    let is = |names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(&name));
    let value = Clean::line(value);
    if is(TITLE) {
        parts.title = Some(value);
    } else if is(PUBLISHED) {
        parts.stamps.push(Stamp { of: StampOf::Published, field: Clean::line(&name), value });
    } else if is(MODIFIED) {
        parts.stamps.push(Stamp { of: StampOf::Modified, field: Clean::line(&name), value });
    } else if is(SOURCE) {
        parts.source = Some(value);
    } else if is(BYLINE) {
        parts.byline = Some(value);
    } else if is(URL) {
        parts.url = Some(value);
    } else {
        return None;
    }
    Some(())
}

/// The first of these fields that holds something, as text.
fn first(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().filter_map(|name| fields.get(*name)).find_map(plain)
}

/// A field's value as text: a list by its items, an object by its name.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(plain).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Object(fields) => first(fields, &["name", "title", "url"]),
        _ => None,
    }
}
