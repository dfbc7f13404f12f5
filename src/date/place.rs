//! Where a date stands in a document: that decides what it is.

use super::Where;
use crate::document::{Block, Document, Kind};
use crate::text::{fold, words_by_kind};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The table: kind, words, sample, what the sample gives.
pub const TABLE: &str = include_str!("../../assets/date/lines.tsv");

/// Words that say what a line is, by kind.
static LINES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| words_by_kind(TABLE, 1));

/// How many paragraphs are the story's lead.
const LEAD: usize = 3;
/// How many bytes may stand before a date that opens its paragraph: `On`, `Am`, `В`, `Le`.
const BEFORE_OPENING: usize = 6;

/// In how many bytes from the beginning an official release calls itself one.
const RELEASE_WITHIN: usize = 300;

/// What a date's place is told by.
pub struct Ground<'a> {
    document: &'a Document,
    /// The blocks of the text, then those of the furniture, each in order.
    story: Vec<&'a Block>,
    aside: Vec<&'a Block>,
    /// Where the lead of the story ends, in bytes of the text.
    lead: usize,
    /// Where the first line of the story ends, or the headline where that is later.
    first_end: usize,
    /// Whether the document is an official release, which is issued with the event or right after it.
    release: bool,
}

impl<'a> Ground<'a> {
    /// Of a document.
    pub fn new(document: &'a Document) -> Ground<'a> {
        let (story, aside): (Vec<&Block>, Vec<&Block>) =
            document.blocks.iter().partition(|block| block.kind.is_story());
        let lead = story.iter().filter(|block| block.kind == Kind::Paragraph).take(LEAD).last();
        let head = fold(&document.text[..document.text.floor_char_boundary(RELEASE_WITHIN)]);
        let first = story.first().map_or(0, |block| block.span.start);
        let line = document.text[first..].find('\n').map_or(document.text.len(), |length| first + length);
        Ground {
            document,
            first_end: line.max(document.headline),
            lead: lead.map_or(document.text.len(), |block| block.span.end),
            release: LINES["release"].iter().any(|word| head.contains(word)),
            story,
            aside,
        }
    }

    /// What a date in the text is.
    pub fn in_text(&self, date: &Range<usize>) -> &'static str {
        let start = date.start;
        let dateline = self.document.dateline.as_ref().map(|dateline| &dateline.span);
        let block = block_at(&self.story, start);
        match block {
            _ if start < HEAD && is_issued(&self.document.text, date) => "byline",
            _ if self.is_lone(block, date) => "byline",
            _ if self.heads(date) => "head",
            _ if start < self.document.headline => "headline",
            _ if dateline.is_some_and(|dateline| dateline.contains(&start)) => "dateline",
            Some(block) if block.kind == Kind::Caption => "caption",
            _ if self.aside.len() <= BARE && self.is_owned(start) => "copyright line",
            // The day of the week in the paragraph that the dateline opens is mostly that of writing.
            Some(block) if dateline.is_some_and(|dateline| block.span.contains(&dateline.start)) => "wire",
            _ if start >= self.lead => "story",
            Some(block) if block.kind == Kind::Paragraph && start - block.span.start <= BEFORE_OPENING => {
                if self.release { "release" } else { "opening" }
            }
            _ => "lead",
        }
    }

    /// Whether a date is all that its line says.
    fn is_lone(&self, block: Option<&Block>, date: &Range<usize>) -> bool {
        let line = block.map_or(0..self.document.headline, |block| block.span.clone());
        let besides = |part: Range<usize>| self.document.text[part].chars().any(char::is_alphanumeric);
        let short = line.len() <= date.len() + BESIDE;
        short
            && line.contains(&date.start)
            && !besides(line.start..date.start)
            && !besides(date.end.min(line.end)..line.end)
    }

    /// Whether the line of the text around a byte says to whom it belongs.
    fn is_owned(&self, at: usize) -> bool {
        let text = &self.document.text;
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        is_owned(&fold(&text[start..end]), &text[start..at])
    }

    /// Whether a date opens the text, or closes its first line behind a name or a capital: `TALKS IN DELHI April 13, 2023`.
    /// Behind a small word (`on`, `since`) it is part of the sentence.
    fn heads(&self, date: &Range<usize>) -> bool {
        let text = &self.document.text;
        let first = self.story.first().map_or(0, |block| block.span.start);
        let line = if date.start < self.document.headline { 0 } else { first };
        if date.start < line || date.start > self.first_end.max(line) {
            return false;
        }
        let before = &text[line..date.start];
        let word = before.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty());
        match word {
            None => true,
            Some(word) if word.starts_with(char::is_lowercase) || before.contains('\n') => false,
            Some(_) if [&LINES["picture"], &LINES["other"]].into_iter().any(|words| is_of(&fold(before), words)) => {
                false
            }
            Some(_) => text[date.end..].trim_start_matches([' ', '.', ')']).starts_with('\n'),
        }
    }

    /// Which of the lines about the piece, each given by its part and its first byte, stands nearest before the story; the first
    /// of those that stand together there: what is above them is the day on which the page was saved, what is below belongs to
    /// other pieces. `None` where all stand below the story.
    pub fn nearest(&self, lines: &[(Where, usize)]) -> Option<usize> {
        let blocks = &self.document.blocks;
        // The numbers of the blocks of the text, and of those of the furniture.
        let (story, aside): (Vec<usize>, Vec<usize>) = (0..blocks.len()).partition(|at| blocks[*at].kind.is_story());
        let place = |(place, start): &(Where, usize)| {
            let of = if *place == Where::Text { &story } else { &aside };
            let next = of.partition_point(|at| blocks[*at].span.end <= *start);
            of.get(next).copied().unwrap_or(0)
        };
        let long = |block: &Block| block.kind == Kind::Paragraph && block.span.len() >= LONG;
        let story = blocks.iter().position(long).unwrap_or(0);
        let end = blocks.iter().rposition(long).unwrap_or(blocks.len());
        let mut placed: Vec<(usize, usize)> = lines.iter().map(place).zip(0..).collect();
        placed.sort_by_key(|(at, _)| *at);
        let above = placed.partition_point(|(at, _)| *at < story);
        let mut nearest = above.saturating_sub(1);
        while nearest > 0 && nearest < above && placed[nearest].0 - placed[nearest - 1].0 <= TOGETHER {
            nearest -= 1;
        }
        placed.get(nearest).filter(|(at, _)| *at <= end).map(|(_, line)| *line)
    }

    /// What a date in the furniture is: of the piece itself where it stands in a byline, else of a copyright or another
    /// story.
    pub fn in_furniture(&self, date: &Range<usize>) -> Option<&'static str> {
        let block = block_at(&self.aside, date.start)?;
        let line = fold(self.document.words_of(block));
        let before = fold(&self.document.furniture[block.span.start..date.start]);
        Some(match block.kind {
            _ if self.aside.len() <= BARE && is_owned(&line, &before) => "copyright line",
            Kind::Byline if is_update(&before) => "updated",
            Kind::Byline if is_of(&before, &LINES["picture"]) => "caption",
            Kind::Byline if is_of(&before, &LINES["other"]) => "other",
            Kind::Byline => "byline",
            _ if LINES["issued"].iter().any(|words| line.starts_with(words)) => "byline",
            _ if line.contains('©') || line.contains("copyright") => "copyright",
            _ => "link",
        })
    }
}

/// A text with so few other lines is that of an article, not of a page, whose copyright is of the day on which it was saved.
const BARE: usize = 6;

/// Whether a folded line with a date says to whom the text belongs, by what stands before the date: `© 2023 Example News`.
fn is_owned(line: &str, before: &str) -> bool {
    let line = line.trim();
    let said = ["©", "(c)"].iter().any(|sign| line.starts_with(sign)) || {
        let rest = line.strip_prefix("copyright").map(str::trim_start);
        let goes_on =
            |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || c == '©') || rest.starts_with("(c)");
        rest.is_some_and(|rest| goes_on(rest) || line.len() <= OWNED)
    };
    said && before.len() <= OWNED
}

/// Whether a line is about what one of these words says, by what stands folded before its date: whichever word goes first.
fn is_of(before: &str, words: &[&str]) -> bool {
    let first = |words: &[&str]| words.iter().filter_map(|word| place_of(before, word)).min();
    first(words).is_some_and(|at| first(&LINES["piece"]).is_none_or(|piece| at < piece))
}

/// Where a word stands in a line.
fn place_of(line: &str, word: &str) -> Option<usize> {
    let ends = |rest: Option<char>| !rest.is_some_and(char::is_alphanumeric);
    let mut places = line.match_indices(word).map(|(at, _)| at);
    places.find(|at| ends(line[..*at].chars().next_back()) && ends(line[at + word.len()..].chars().next()))
}

/// How many bytes a line that says to whom a text belongs has before the year, and at all where it has no sign.
const OWNED: usize = 48;
/// A story begins with a paragraph of so many bytes; a shorter one may be a part of a menu.
const LONG: usize = 120;
/// Lines about the piece stand together where no more than so many blocks lie from one to the next.
const TOGETHER: usize = 2;
/// The block that holds a byte, of blocks in order.
fn block_at<'a>(blocks: &[&'a Block], byte: usize) -> Option<&'a Block> {
    let next = blocks.partition_point(|block| block.span.end <= byte);
    blocks.get(next).copied().filter(|block| block.span.start <= byte)
}

/// Within how many bytes of the beginning a release says when it was issued.
const HEAD: usize = 1000;
/// How many bytes may stand between the words for it and the date.
const BESIDE: usize = 24;

/// Whether a date stands beside the words that call a text a release: `FOR IMMEDIATE RELEASE July 15 2005`.
fn is_issued(text: &str, date: &Range<usize>) -> bool {
    let longest = LINES["issued"].iter().map(|words| words.len()).max().unwrap_or(0) + BESIDE;
    let before = &text[text.ceil_char_boundary(date.start.saturating_sub(longest))..date.start];
    let behind = &text[date.end..text.floor_char_boundary(date.end + longest)];
    let (before, behind) = (fold(before), fold(behind));
    // In a sentence it is the release of another day: "the press release of 13 April said".
    let near = |gap: &str| gap.len() <= BESIDE && !gap.contains(['.', '!', '?']) && !gap.trim().starts_with("of ");
    let issued = |words: &&str| {
        let ends = before.rfind(*words).is_some_and(|at| near(&before[at + words.len()..]));
        ends || behind.find(*words).is_some_and(|at| near(&behind[..at]))
    };
    LINES["issued"].iter().any(issued)
}

/// Whether the words before a date in a line about the piece are of a later change: no other date stands between.
fn is_update(before: &str) -> bool {
    let behind = LINES["updated"].iter().filter_map(|words| Some(before.rfind(words)? + words.len())).max();
    behind.is_some_and(|behind| !before[behind..].contains(|c: char| c.is_ascii_digit()))
}
