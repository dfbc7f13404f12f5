//! Links: the words that lead somewhere, and where.

use crate::text::Clean;
use linkify::{LinkFinder, LinkKind};
use std::ops::Range;
use url::Url;

/// Words of a text that lead to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where the words stand: bytes of the text that they are of.
    pub span: Range<usize>,
    /// The whole address, `http` or `https`, as browsers send it: other signs than ASCII are encoded, so that a letter
    /// that looks like another one shows.
    pub url: Clean,
}

/// Signs that end an address though the standard would let them in: quotation marks, and the scripts of the East, which
/// put no blank between an address and the words behind it.
fn ends(c: char) -> bool {
    matches!(c, '«' | '»' | '‘'..='‟' | '…' | '‹' | '›' | '\u{2e80}'..)
}

/// An address as it is kept; `None` where it is none of the web.
pub fn web(url: &Url) -> Option<Clean> {
    matches!(url.scheme(), "http" | "https").then(|| Clean::line(url.as_str()))
}

/// All links of a text, in order: those that the format marks (in order too, and apart from each other), and the
/// addresses that are written out beside them.
pub fn links(text: &str, mut marked: Vec<Link>) -> Vec<Link> {
    if text.contains("://") {
        let mut bare = bare(text);
        bare.retain(|link| {
            let next = marked.partition_point(|marked| marked.span.end <= link.span.start);
            marked.get(next).is_none_or(|marked| link.span.end <= marked.span.start)
        });
        marked.append(&mut bare);
        marked.sort_by_key(|link| link.span.start);
    }
    marked
}

/// The addresses that are written out in a text.
fn bare(text: &str) -> Vec<Link> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(ends) {
        let words = piece.trim_end_matches(ends);
        if words.contains("://") {
            found.extend(finder.links(words).filter_map(|link| {
                let url = web(&Url::parse(link.as_str()).ok()?)?;
                Some(Link { span: at + link.start()..at + link.end(), url })
            }));
        }
        at += piece.len();
    }
    found
}
