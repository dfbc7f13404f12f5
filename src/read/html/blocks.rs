//! The blocks of a parsed page, in their order.

use crate::document::{Kind, Passage};
use crate::read::passages::{Base, Passages};
use dom_query::NodeRef;

/// Elements that stand on lines of their own.
pub const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];
/// Elements whose words nobody reads.
pub const SILENT: &[&str] =
    &["script", "style", "noscript", "template", "svg", "head", "select", "button", "iframe", "object"];

/// The blocks below a node; their anchors lead where the base says.
pub fn of(root: NodeRef, base: &Base) -> Vec<Passage> {
    let mut walk = Walk { passages: Passages::new(base), kind: Kind::Paragraph };
    walk.descend(&root);
    walk.close();
    walk.passages.done()
}

struct Walk<'a> {
    passages: Passages<'a>,
    kind: Kind,
}

impl Walk<'_> {
    /// The gate before the parser bounds the depth of this.
    fn descend(&mut self, node: &NodeRef) {
        if node.is_text() {
            self.passages.push(&node.text());
            return;
        }
        let name = node.node_name().unwrap_or_default();
        if node.is_comment() || SILENT.contains(&name.as_ref()) {
            return;
        }
        let is_block = BLOCKS.contains(&name.as_ref());
        let kind = match name.as_ref() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
            "li" => Kind::Item,
            "blockquote" => Kind::Quote,
            "figcaption" => Kind::Caption,
            _ => self.kind,
        };
        if is_block {
            self.close();
        }
        if matches!(name.as_ref(), "td" | "th") {
            self.passages.push(" ");
        }
        let href = node.attr("href").filter(|_| name.as_ref() == "a");
        if let Some(href) = &href {
            self.passages.enter(href);
        }
        let outer = std::mem::replace(&mut self.kind, kind);
        for child in node.children_it(false) {
            self.descend(&child);
        }
        if href.is_some() {
            self.passages.leave();
        }
        if is_block {
            self.close();
        }
        self.kind = outer;
    }

    fn close(&mut self) {
        self.passages.close(self.kind);
    }
}
