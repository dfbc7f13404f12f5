//! What a page says of itself: headline, site, byline, language, address, and the days it gives.

use super::names::{self, Place};
use crate::document::{Parts, Stamp, StampOf};
use crate::read::language;
use crate::text::{Clean, fold};
use dom_query::Document;
use serde_json::Value;

/// `<meta>` names and properties, and what they hold.
const TITLE: &[&str] = &["og:title", "twitter:title", "headline", "dc.title", "parsely-title"];
const SITE: &[&str] = &["og:site_name", "application-name", "dc.publisher"];
const BYLINE: &[&str] = &["author", "article:author_name", "dc.creator", "parsely-author", "sailthru.author", "byl"];
const ADDRESS: &[&str] = &["og:url", "twitter:url"];
/// The fields of JSON-LD that hold days.
const DAYS: [(&str, StampOf); 2] = [("datePublished", StampOf::Published), ("dateModified", StampOf::Modified)];
/// The most stamps that a page's own dates are looked for in.
const STAMPS: usize = 32;
/// The most headings that are looked at for the headline.
const ELEMENTS: usize = 64;

/// The parts of a page that stand in its head and its markup; without blocks.
pub fn read(page: &Document) -> Parts {
    let metas = metas(page);
    let linked = linked_data(page);
    let named = |names: &[&str]| {
        names.iter().find_map(|name| metas.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone()))
    };
    let mut stamps = Vec::new();
    let mut add = |of, field: &str, value: &str| {
        let value = Clean::line(value);
        if !value.is_empty() && stamps.len() < STAMPS && !stamps.iter().any(|s: &Stamp| s.of == of && s.value == value)
        {
            stamps.push(Stamp { of, field: Clean::line(field), value });
        }
    };
    for (field, of) in DAYS {
        for value in linked.iter().filter_map(|data| data.get(field)?.as_str()) {
            add(of, field, value);
        }
    }
    for (name, value) in &metas {
        if let Some(of) = names::stamp(name, Place::Head) {
            add(of, name, value);
        }
    }
    let link = page.select("link[rel='canonical']");
    let url = link
        .attr("href")
        .map(|href| Clean::line(&href))
        .filter(|href| href.starts_with("http"))
        .or_else(|| named(ADDRESS).map(|url| Clean::line(&url)));
    let site = named(SITE)
        .or_else(|| linked.iter().find_map(|data| data.get("publisher")?.get("name")?.as_str().map(str::to_string)));
    let source = site.map(|site| Clean::line(&site)).and_then(Clean::filled).or_else(|| url.as_deref().and_then(host));
    let byline = linked
        .iter()
        .find_map(|data| author(data.get("author")?))
        .or_else(|| named(BYLINE).filter(|b| !b.starts_with("http")));
    Parts {
        title: headline(page, &linked, named(TITLE), source.as_deref()),
        source,
        byline: byline.map(|byline| Clean::line(&byline)).and_then(Clean::filled),
        language: page.select("html").attr("lang").and_then(|tag| language::tag(&tag)),
        url,
        stamps,
        ..Parts::default()
    }
}

/// Names (in lower case) and values of the page's `<meta>`.
fn metas(page: &Document) -> Vec<(String, String)> {
    page.select("meta[content]")
        .nodes()
        .iter()
        .filter_map(|node| {
            // What is an item's own outside of the head is that item's, which need not be the piece.
            let item = node.attr("itemprop").filter(|_| node.parent().is_some_and(|parent| parent.has_name("head")));
            let name = ["property", "name"].iter().find_map(|attribute| node.attr(attribute)).or(item)?;
            Some((name.trim().to_ascii_lowercase(), node.attr("content")?.to_string()))
        })
        .collect()
}

/// The JSON-LD objects of the page that have a headline or a day, articles first. Of objects that are not well formed
/// the days are read all the same.
fn linked_data(page: &Document) -> Vec<Value> {
    let mut found = Vec::new();
    for node in page.select("script[type='application/ld+json']").nodes() {
        let text = node.text();
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut values = serde_json::Deserializer::from_str(&text).into_iter::<Value>();
        match values.next() {
            Some(Ok(value)) => collect(value, &mut found),
            _ => found.extend(broken(&text)),
        }
    }
    found.sort_by_key(|data| !data.get("@type").is_some_and(|kind| kind.to_string().contains("Article")));
    found
}

/// The first days of an object that is not well formed.
fn broken(text: &str) -> Option<Value> {
    let fields = DAYS.iter().filter_map(|(field, _)| {
        let (_, behind) = text.split_once(&format!("\"{field}\""))?;
        let value = behind.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"').next()?;
        Some((field.to_string(), Value::from(value)))
    });
    Some(Value::Object(fields.collect())).filter(|object| object.as_object().is_some_and(|fields| !fields.is_empty()))
}

fn collect(value: Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| collect(item, into)),
        Value::Object(mut fields) => {
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = fields.remove(inner) {
                    collect(inner, into);
                }
            }
            if fields.contains_key("headline") || fields.contains_key("datePublished") {
                into.push(Value::Object(fields));
            }
        }
        _ => {}
    }
}

fn author(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()).filter(|name| !name.starts_with("http")),
        Value::Array(all) => {
            let names: Vec<_> = all.iter().filter_map(author).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(fields) => author(fields.get("name")?),
        _ => None,
    }
}

/// The headline: the page's `<h1>` where the head agrees with it, else the head's title without the site's name.
fn headline(page: &Document, linked: &[Value], title: Option<String>, source: Option<&str>) -> Option<Clean> {
    let stated = title.or_else(|| linked.iter().find_map(|data| data.get("headline")?.as_str().map(str::to_string)));
    let window = Clean::line(&page.select_single("head title").text());
    let stated = stated.map(|title| Clean::line(&crate::read::html::plain(&title))).and_then(Clean::filled);
    let head = fold(&format!("{window}\n{}", stated.as_deref().unwrap_or("")));
    let heading = page
        .select("h1")
        .nodes()
        .iter()
        .take(ELEMENTS)
        .map(|node| Clean::line(&node.text()))
        .find(|h| h.len() > 8 && head.contains(&fold(h)));
    heading
        .or_else(|| stated.map(|title| without_site(&title, source)))
        .or_else(|| window.filled().map(|title| without_site(&title, source)))
}

/// `Headline | Site`, `Headline - Site`: the headline. Without a known site the last part goes where it is the shorter.
fn without_site(title: &Clean, source: Option<&str>) -> Clean {
    for sign in [" | ", " — ", " – ", " - ", " :: ", " » ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(sign) {
            let named = source.is_some_and(|site| fold(tail).contains(&fold(site)) || fold(site).contains(&fold(tail)));
            if named || sign == " | " && tail.len() < head.len() && head.len() > 15 {
                return Clean::line(head);
            }
        }
    }
    title.clone()
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<Clean> {
    let host = url.split_once("://")?.1.split(['/', ':', '?', '#']).next()?;
    Clean::line(host.strip_prefix("www.").unwrap_or(host)).filled()
}
