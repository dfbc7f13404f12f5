//! What of a page may tell when its piece was written: short lines with a date in them, and the days that elements
//! carry in their attributes; each with its place among the page's words, and what it stands inside of.

use super::blocks::{BLOCKS, SILENT};
use super::names::{self, Marks, Place};
use crate::document::StampOf;
use crate::read::{address, dated};
use crate::text::{Clean, width};
use dom_query::{Document, NodeRef};
use std::ops::Range;

/// The longest line about the piece, in cells.
const WIDTH: usize = 160;
/// The most letters of an element that is about a day, as a whole, and of a headline.
const LETTERS: usize = 120;
const HEADING: usize = 400;
/// The most bytes of either, blanks included.
const BYTES: usize = 2000;
/// An anchor of so many letters may be a day and no more.
const DATE: usize = 30;
/// The most lines and the most stamps that are kept, and the most elements around one that are told apart.
const LINES: usize = 400;
const STAMPS: usize = 400;
const AROUND: usize = 16;
/// A line of so many bytes may be the beginning or the end of the story.
const LONG: usize = 60;

/// Where something stands.
#[derive(Clone, Default)]
pub struct At {
    /// The letters of the page that it is.
    pub letters: Range<usize>,
    /// The numbers of the regions around it.
    pub inside: Vec<usize>,
    /// Whether it leads elsewhere.
    pub linked: bool,
    /// Whether an element around it speaks of days.
    pub marked: bool,
}

/// Everything that was seen.
#[derive(Default)]
pub struct Sight {
    /// Short lines with a date.
    pub lines: Vec<(Clean, At)>,
    /// Days in attributes: of what, the name, the value.
    pub stamps: Vec<(StampOf, String, String, At)>,
    /// The headings: how high, their words.
    pub headings: Vec<(u8, Clean, Range<usize>)>,
    /// The long lines.
    pub long: Vec<(Clean, Range<usize>)>,
    /// The letters of elements that are apart from the piece unless it stands in them.
    pub regions: Vec<Range<usize>>,
}

/// Looks at a page.
pub fn of(page: &Document) -> Sight {
    let mut walk = Walk::default();
    walk.descend(&page.html_root());
    walk.close();
    walk.sight
}

/// A day that an element carries: of what, under which name, its value.
type Carried = (StampOf, String, Option<String>);

/// An element that is open: what it is, and where it began.
struct Opened {
    name: String,
    marks: Marks,
    stamp: Option<Carried>,
    /// Whether it leads elsewhere.
    anchor: bool,
    spaced: bool,
    apart: bool,
    letters: usize,
    bytes: usize,
    words: usize,
    ended: usize,
    lines: usize,
}

#[derive(Default)]
struct Walk {
    sight: Sight,
    /// How many letters were seen, and how many bytes with the blanks.
    letters: usize,
    bytes: usize,
    /// The words of the line that is open; where it began.
    words: String,
    began: usize,
    /// How many lines have ended.
    ended: usize,
    /// The parts of it that elements about days hold.
    parts: Vec<Range<usize>>,
    /// How many bytes of it stand in anchors that lead to other pieces.
    linked: usize,
    inside: Vec<usize>,
}

impl Walk {
    /// The gate before the parser bounds the depth of this; what is noted of each element lies outside the stack.
    fn descend(&mut self, node: &NodeRef) {
        if let Some(opened) = self.enter(node) {
            for child in node.children_it(false) {
                self.descend(&child);
            }
            self.leave(node, &opened);
        }
    }

    /// Notes where an element begins; `None` where nothing in it is to be looked at.
    fn enter(&mut self, node: &NodeRef) -> Option<Box<Opened>> {
        if node.is_text() {
            self.text(&node.text());
            return None;
        }
        let name = node.node_name().unwrap_or_default().to_string();
        if node.is_comment() || SILENT.contains(&name.as_str()) {
            return None;
        }
        if BLOCKS.contains(&name.as_str()) {
            self.close();
        }
        let (marks, stamp, anchor) = self.attributes(&name, node);
        // Cells, and days beside names, stand apart on the screen without a blank between them.
        let spaced = marks.date || matches!(name.as_str(), "td" | "th");
        if spaced {
            self.words.push(' ');
        }
        let apart = !marks.piece && (matches!(name.as_str(), "aside" | "nav" | "footer" | "article") || marks.apart);
        let apart = apart && self.inside.len() < AROUND && !matches!(name.as_str(), "html" | "body");
        if apart {
            self.inside.push(self.sight.regions.len());
            self.sight.regions.push(self.letters..usize::MAX);
        }
        let (letters, bytes) = (self.letters, self.bytes);
        let (words, ended, lines) = (self.words.len(), self.ended, self.sight.lines.len());
        Some(Box::new(Opened { name, marks, stamp, anchor, spaced, apart, letters, bytes, words, ended, lines }))
    }

    /// Concludes what an element holds, now that it ends.
    fn leave(&mut self, node: &NodeRef, opened: &Opened) {
        let Opened { letters, bytes, lines, .. } = *opened;
        let name = opened.name.as_str();
        let short = self.letters - letters <= LETTERS && self.bytes - bytes <= BYTES;
        if let Some((of, field, value)) = &opened.stamp {
            let value = value.clone().or_else(|| short.then(|| node.text().to_string()));
            self.stamp(*of, field.clone(), value.unwrap_or_default(), letters);
        }
        let words = if self.ended > opened.ended { 0 } else { opened.words };
        if opened.spaced {
            self.words.push(' ');
        }
        if opened.marks.date && short {
            self.sight.lines[lines..].iter_mut().for_each(|(_, at)| at.marked = true);
            self.parts.push(words..self.words.len());
        }
        if opened.anchor && self.letters - letters > DATE {
            self.sight.lines[lines..].iter_mut().for_each(|(_, at)| at.linked = true);
            self.linked += self.words.len() - words;
        }
        if matches!(name, "h1" | "h2" | "h3" | "h4") && self.sight.headings.len() < STAMPS {
            let is_line = self.letters - letters <= HEADING && self.bytes - bytes <= BYTES;
            let heading = if is_line { Clean::line(&node.text()) } else { Clean::default() };
            self.sight.headings.push((name.as_bytes()[1] - b'0', heading, letters..self.letters));
        }
        if BLOCKS.contains(&name) {
            self.close();
        }
        if opened.apart
            && let Some(number) = self.inside.pop()
        {
            // A box that holds a date and little else is about the piece; under a heading of its own are other pieces.
            let headed = self.sight.headings.iter().any(|(_, _, heading)| heading.start >= letters);
            let small = matches!(name, "aside" | "footer") && short && !opened.marks.apart && !headed;
            match small {
                true => self.sight.regions[number] = 0..usize::MAX,
                false => self.sight.regions[number].end = self.letters,
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.letters += text.chars().filter(|c| !c.is_whitespace()).count();
        self.bytes += text.len();
        self.words.push_str(text);
    }

    /// What the attributes of an element say: its marks, a day that it carries (where without a value, its words are
    /// that), whether it leads elsewhere.
    fn attributes(&self, name: &str, node: &NodeRef) -> (Marks, Option<Carried>, bool) {
        let mut marks = Marks { date: name == "time", ..Marks::default() };
        let (mut stamp, mut value, mut data, mut bookmark, mut href) = (None, None, None, false, false);
        for attribute in node.attrs() {
            let (key, said) = (attribute.name.local.as_ref(), attribute.value.as_ref());
            match key {
                "class" | "id" | "itemprop" => {
                    let more = names::marks(said);
                    marks.date |= more.date;
                    marks.apart |= more.apart && key != "itemprop";
                    marks.piece |= more.piece;
                }
                "datetime" => value = Some(said.to_string()),
                "content" | "title" if said.contains(|c: char| c.is_ascii_digit()) => {
                    value = value.or(Some(said.to_string()));
                }
                "rel" => bookmark = said.contains("bookmark"),
                "href" => {
                    href = true;
                    // The day that it is linked to: `<a href="/2023/04/13/">04/13/2023</a>`
                    let listed = address::listed(said).filter(|_| name == "a");
                    data = listed.map(|day| (StampOf::Loose, key.to_string(), day)).or(data);
                }
                _ => {}
            }
            match key {
                "itemprop" | "property" => {
                    stamp = said.split(' ').find_map(|n| Some((names::stamp(n, Place::Page)?, n.to_string()))).or(stamp)
                }
                "pubdate" if name == "time" => stamp = Some((StampOf::Published, "pubdate".to_string())),
                key if key.starts_with("data-") => {
                    data = names::stamp(key, Place::Data).map(|of| (of, key.to_string(), said.to_string())).or(data);
                }
                _ => {}
            }
        }
        // `<span class="updated" title="2023-04-13T10:00:00Z">`
        let iso = |value: &String| {
            value.get(..5).is_some_and(|year| year.ends_with('-') && year[..4].bytes().all(|b| b.is_ascii_digit()))
        };
        let loose = || {
            let says = value.as_ref().is_some_and(|value| matches!(name, "time" | "abbr") || iso(value));
            (marks.date && says).then(|| (StampOf::Loose, name.to_string()))
        };
        let stamp = match stamp.or_else(loose) {
            Some((of, field)) => Some((of, field, value)),
            None => data
                .filter(|(_, key, _)| marks.date || key == "href")
                .map(|(of, field, value)| (of, field, Some(value))),
        };
        (marks, stamp, name == "a" && href && !bookmark)
    }

    fn stamp(&mut self, of: StampOf, name: String, value: String, from: usize) {
        if self.sight.stamps.len() < STAMPS && value.contains(|c: char| c.is_ascii_digit()) {
            let inside = self.inside.clone();
            let at = At { letters: from..self.letters, inside, linked: false, marked: true };
            self.sight.stamps.push((of, name, value, at));
        }
    }

    /// The line ends.
    fn close(&mut self) {
        let words = Clean::line(&self.words);
        let letters = self.began..self.letters;
        let most = if names::is_about_itself(&words) { 2 * WIDTH } else { WIDTH };
        if width(&words) <= most {
            let linked = self.linked * 2 > self.words.len();
            self.line(words, letters, linked, !self.parts.is_empty());
        } else {
            // Of a long line the parts that elements about days hold.
            for part in std::mem::take(&mut self.parts) {
                let words = Clean::line(&self.words[part]);
                if width(&words) <= WIDTH {
                    self.line(words, letters.clone(), false, true);
                }
            }
            self.sight.long.push((words, letters));
        }
        self.words.clear();
        self.parts.clear();
        self.ended += 1;
        self.began = self.letters;
        self.linked = 0;
    }

    fn line(&mut self, words: Clean, letters: Range<usize>, linked: bool, marked: bool) {
        if words.len() >= LONG {
            self.sight.long.push((words.clone(), letters.clone()));
        }
        if self.sight.lines.len() < LINES && dated::holds_date(&words) {
            let at = At { letters, inside: self.inside.clone(), linked, marked };
            self.sight.lines.push((words, at));
        }
    }
}
