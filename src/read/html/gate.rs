//! The gate before the HTML parser: no element is nested deeper than [`DEPTH`].
//!
//! Tree builders and extractors walk a page by recursion or by repeated climbs, so that 50 KB of nested `<div>` stop
//! them for good. The gate reads the tags only and leaves out those that would open a deeper element.

use std::borrow::Cow;

/// The deepest nesting that is let through.
pub const DEPTH: usize = 512;

/// Elements that have no end tag, or whose end tag may be missing: they do not count as nesting.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "optgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "rp", "rt",
    "html", "head", "body",
];
/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes"];

/// The page without the tags that nest deeper than [`DEPTH`].
pub fn flatten(page: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &page.as_bytes()[at..]) {
        let start = at + found;
        let Some(tag) = Tag::at(page, start) else {
            at = start + 1;
            continue;
        };
        at = tag.end;
        if tag.closes {
            if depth > DEPTH {
                out.push_str(&page[kept..start]);
                kept = at;
            }
            depth = depth.saturating_sub(usize::from(!tag.is(FLAT)));
        } else if !tag.is(FLAT) {
            if tag.is(RAW) {
                at = end_of_raw(page, at, tag.name);
                continue;
            }
            depth += usize::from(!tag.empty);
            if depth > DEPTH {
                out.push_str(&page[kept..start]);
                kept = at;
            }
        } else if depth > DEPTH {
            out.push_str(&page[kept..start]);
            kept = at;
        }
    }
    match kept {
        0 => Cow::Borrowed(page),
        _ => {
            out.push_str(&page[kept..]);
            Cow::Owned(out)
        }
    }
}

/// A tag of the page.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    empty: bool,
    end: usize,
}

impl<'a> Tag<'a> {
    /// The tag, comment or declaration that begins at this `<`.
    fn at(page: &'a str, start: usize) -> Option<Tag<'a>> {
        let rest = &page[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let length = comment.find("-->").map_or(comment.len(), |end| end + 3);
            return Some(Tag { name: "br", closes: false, empty: true, end: page.len() - comment.len() + length });
        }
        let closes = rest.starts_with('/');
        let name_at = start + 1 + usize::from(closes);
        let name = &page[name_at..];
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let inside = end_of_tag(&page.as_bytes()[name_at + name.len()..]);
        let end = name_at + name.len() + inside;
        Some(Tag { name, closes, empty: page[..end].ends_with("/>"), end })
    }

    fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| name.eq_ignore_ascii_case(self.name))
    }
}

/// How many bytes are left to the end of a tag, quoted attributes passed over.
fn end_of_tag(inside: &[u8]) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (i, &byte) in inside.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return i + 1,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    inside.len()
}

/// The offset behind the end tag of a raw element whose content begins at `at`.
fn end_of_raw(page: &str, at: usize, name: &str) -> usize {
    let mut from = at;
    while let Some(found) = memchr::memmem::find(&page.as_bytes()[from..], b"</") {
        let start = from + found;
        match Tag::at(page, start) {
            Some(tag) if tag.name.eq_ignore_ascii_case(name) => return tag.end,
            _ => from = start + 2,
        }
    }
    page.len()
}
