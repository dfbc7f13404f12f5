//! Text in terminal cells: how wide it is, cut to a width, wrapped.

use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many terminal cells the text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to at most `cells`, with `…` (or `more`, where given another sign) where something was cut.
pub fn fit<'a>(text: &'a str, cells: usize, more: &str) -> Cow<'a, str> {
    if text.len() <= cells || width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(width(more));
    let mut used = 0;
    let mut end = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        let cells = width(cluster);
        if used + cells > room {
            break;
        }
        used += cells;
        end = at + cluster.len();
    }
    match cells >= width(more) {
        true => Cow::Owned(format!("{}{more}", text[..end].trim_end())),
        false => Cow::Borrowed(&text[..end]),
    }
}

/// The text cut in its middle to at most `cells`: what stands at its end counts as much as its beginning.
pub fn fit_middle(text: &str, cells: usize, more: &str) -> String {
    if width(text) <= cells {
        return text.to_string();
    }
    let room = cells.saturating_sub(width(more));
    let behind = room * 2 / 5;
    let (mut start, mut used) = (text.len(), 0);
    for (at, cluster) in text.grapheme_indices(true).rev() {
        used += width(cluster);
        if used > behind {
            break;
        }
        start = at;
    }
    format!("{}{}", fit(text, cells.saturating_sub(width(&text[start..])), more), &text[start..])
}

/// The text cut or filled with blanks to exactly `cells`.
pub fn pad(text: &str, cells: usize, more: &str) -> String {
    let fitted = fit(text, cells, more);
    let blanks = cells.saturating_sub(width(&fitted));
    format!("{fitted}{}", " ".repeat(blanks))
}

/// Wraps one paragraph to lines of at most `cells`; gives each line's range of bytes.
/// Lines break where Unicode allows it (UAX #14), a longer word inside.
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    use textwrap::{Options, WordSplitter, WrapAlgorithm};
    let options =
        Options::new(cells.max(1)).word_splitter(WordSplitter::NoHyphenation).wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut at = 0;
    textwrap::wrap(text, options)
        .iter()
        .map(|line| {
            // Each line is a piece of the text, in order: textwrap only drops the blanks between them.
            let start = at + text[at..].find(line.as_ref()).unwrap_or(0);
            at = start + line.len();
            start..at
        })
        .collect()
}
