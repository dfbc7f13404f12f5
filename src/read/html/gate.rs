//! The gate before the HTML parser: nothing nests deeper than [`DEPTH`], and few elements reach on into others.
//!
//! Tree builders and extractors walk a page by recursion or by repeated climbs, so that 50 KB of nested `<div>` stop
//! them for good. The gate reads the tags only, as the HTML standard cuts them, and leaves out those that would open a
//! deeper element. Where a page is not well formed it counts too much rather than too little: an end tag ends only what
//! is open.

use std::borrow::Cow;
use std::collections::HashMap;

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
/// Elements that the tree builder opens again in every later element until they are closed.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// The most of those that are open at a time.
const OPEN_FORMATTING: usize = 32;
/// The longest tag that is let through, in bytes: its attributes are compared with each other.
const TAG: usize = 1 << 15;
/// The longest title that is let through, in bytes.
const TITLE: usize = 2000;
/// How far up an end tag looks for what it ends.
const REACH: usize = 16;

/// A page without the tags that nest deeper than 512 elements, or reach on into too many others.
pub fn flatten(page: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    let mut open = Open::default();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &page.as_bytes()[at..]) {
        let start = at + found;
        let Some(tag) = Tag::at(page, start) else {
            at = start + 1;
            continue;
        };
        at = tag.end;
        if !tag.closes && tag.is(RAW) && open.foreign == 0 {
            at = end_of_raw(page, at, tag.name);
            // Extractors compare a title with every heading.
            let end = page[tag.end..at].rfind("</").map_or(at, |end| tag.end + end);
            if tag.is(&["title"]) && end - tag.end > TITLE {
                out.push_str(&page[kept..page.floor_char_boundary(tag.end + TITLE)]);
                kept = end;
            }
            continue;
        }
        let stays = if tag.closes { open.close(&tag) } else { open.open(&tag) };
        if !stays || tag.end - start > TAG {
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

/// The elements that are open.
#[derive(Default)]
struct Open {
    names: Vec<String>,
    formatting: HashMap<String, usize>,
    formats: usize,
    /// How many of them are `<svg>` or `<math>`.
    foreign: usize,
}

impl Open {
    /// Opens an element; `false` where its tag has to go.
    fn open(&mut self, tag: &Tag) -> bool {
        let deep = self.names.len() >= DEPTH;
        if tag.is(FLAT) && self.foreign == 0 {
            return !deep;
        }
        let name = tag.name.to_ascii_lowercase();
        if tag.is(FORMATTING) && self.foreign == 0 {
            if self.formats >= OPEN_FORMATTING {
                return false;
            }
            self.formats += 1;
            *self.formatting.entry(name).or_default() += 1;
            return true;
        }
        // Only inside of pictures and formulas does a slash end an element.
        if tag.empty && self.foreign > 0 {
            return !deep;
        }
        self.foreign += usize::from(matches!(name.as_str(), "svg" | "math"));
        self.names.push(name);
        !deep
    }

    /// Closes an element; `false` where its tag has to go.
    fn close(&mut self, tag: &Tag) -> bool {
        let name = tag.name.to_ascii_lowercase();
        if let Some(count) = self.formatting.get_mut(&name).filter(|count| **count > 0) {
            *count -= 1;
            self.formats -= 1;
            return true;
        }
        let from = self.names.len().saturating_sub(REACH);
        let Some(above) = self.names[from..].iter().rposition(|open| *open == name) else {
            return self.names.len() <= DEPTH;
        };
        let ended = self.names.split_off(from + above);
        self.foreign -= ended.iter().filter(|name| matches!(name.as_str(), "svg" | "math")).count();
        self.names.len() < DEPTH
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
            let length = end_of_comment(comment);
            return Some(Tag { name: "br", closes: false, empty: true, end: page.len() - comment.len() + length });
        }
        let closes = rest.starts_with('/');
        let name_at = start + 1 + usize::from(closes);
        let name = &page[name_at..];
        let name =
            &name[..name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(name.len())];
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

/// The length of the rest of a comment, its end included; `<!-->` and `<!--->` are whole.
fn end_of_comment(comment: &str) -> usize {
    if let Some(at_once) = [">", "->"].into_iter().find(|end| comment.starts_with(end)) {
        return at_once.len();
    }
    let ends = memchr::memmem::find_iter(comment.as_bytes(), b"--").map(|at| at + 2);
    let mut ends = ends.filter_map(|at| {
        let end = [">", "!>"].into_iter().find(|end| comment[at..].starts_with(end))?;
        Some(at + end.len())
    });
    ends.next().unwrap_or(comment.len())
}

/// How many bytes are left to the end of a tag. A quote counts only where a value begins.
fn end_of_tag(inside: &[u8]) -> usize {
    #[derive(Clone, Copy, PartialEq)]
    enum In {
        Names,
        BeforeValue,
        Value,
        Quoted(u8),
    }
    let mut state = In::Names;
    for (i, &byte) in inside.iter().enumerate() {
        state = match (state, byte) {
            (In::Quoted(quote), byte) if quote == byte => In::Names,
            (In::Quoted(_), _) => state,
            (_, b'>') => return i + 1,
            (In::Names, b'=') => In::BeforeValue,
            (In::BeforeValue, b'"' | b'\'') => In::Quoted(byte),
            (In::BeforeValue, byte) if byte.is_ascii_whitespace() => In::BeforeValue,
            (In::BeforeValue, _) => In::Value,
            (In::Value, byte) if byte.is_ascii_whitespace() => In::Names,
            (state, _) => state,
        };
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
