//! The blocks of a parsed page, in their order.

use crate::document::Kind;
use crate::text::Clean;
use dom_query::NodeRef;

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
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
const SILENT: &[&str] =
    &["script", "style", "noscript", "template", "svg", "head", "select", "button", "iframe", "object"];

/// The blocks below a node.
pub fn of(root: NodeRef) -> Vec<(Kind, Clean)> {
    let mut walk = Walk { blocks: Vec::new(), words: String::new(), kind: Kind::Paragraph };
    walk.descend(&root);
    walk.close();
    walk.blocks
}

struct Walk {
    blocks: Vec<(Kind, Clean)>,
    words: String,
    kind: Kind,
}

impl Walk {
    /// The gate before the parser bounds the depth of this.
    fn descend(&mut self, node: &NodeRef) {
        if node.is_text() {
            self.words.push_str(&node.text());
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
            self.words.push(' ');
        }
        let outer = std::mem::replace(&mut self.kind, kind);
        for child in node.children_it(false) {
            self.descend(&child);
        }
        if is_block {
            self.close();
        }
        self.kind = outer;
    }

    fn close(&mut self) {
        let line = Clean::line(&self.words);
        self.words.clear();
        if !line.is_empty() {
            self.blocks.push((self.kind, line));
        }
    }
}
