//! Plain text page dumps: which line is the headline, which lines are the story, what is furniture.
//!
//! Copied page text has no markup left. Furniture is known by its words (`furniture`), by standing twice in a row, and by
//! its shape among well-punctuated paragraphs; the headline by standing above the story and by its words coming back in it.

use super::dated::{holds_date, is_date_line};
use super::{address, fields, furniture};
use crate::document::{Kind, Parts, Passage};
use crate::text::{Clean, fold, words};
use std::collections::HashSet;

/// A line of so many characters is a paragraph, whatever it ends with.
const LONG: usize = 200;
/// A line that ends like a sentence and has so many characters is a paragraph.
const SENTENCE: usize = 70;
/// The longest headline, in characters.
const HEADLINE: usize = 220;
/// The longest link to another story: characters.
const LINK: usize = 110;
/// The fewest and the most words of such a link.
const LINK_WORDS: std::ops::RangeInclusive<usize> = 5..=15;
/// The longest line about the piece, in characters.
const ABOUT: usize = 90;
/// How many lines may hold named fields (`Title: …`) at the top of a dump.
const HEADER: usize = 12;

/// The parts of a text file.
pub fn read(text: &str) -> Result<Parts, String> {
    Ok(parts(text, None))
}

/// The parts of a page's text whose headline may be known.
pub fn parts(text: &str, title: Option<Clean>) -> Parts {
    let mut parts = Parts { title, ..Parts::default() };
    let text = header(text, &mut parts);
    let mut lines = lines(text);
    let story = story_starts(&lines);
    let given = parts.title.clone();
    let headline = match &given {
        Some(title) => lines.iter().take(story + 1).position(|line| same(&line.words, title)),
        None => find_headline(&lines, story),
    };
    judge(&mut lines, story, headline);
    // Of an address above the story it is likely that the page was copied from there.
    let above = lines.iter().take(headline.map_or(story, |headline| story.max(headline)));
    let from = above.map(|line| &line.words).find(|words| address::is_address(words));
    parts.url = parts.url.take().or_else(|| from.cloned());
    parts.source = parts
        .source
        .take()
        .or_else(|| lines.iter().filter(|l| !l.is_story()).find_map(|l| furniture::source_in(&l.words)));
    for (at, line) in lines.into_iter().enumerate() {
        if Some(at) == headline && given.is_none() {
            parts.title = Some(line.words);
        } else if Some(at) != headline {
            if line.kind == Some(Kind::Byline) && parts.byline.is_none() {
                parts.byline = byline(&line.words);
            }
            parts.blocks.push(Passage::new(line.kind.unwrap_or(Kind::Paragraph), line.words));
        }
    }
    parts
}

/// One line of the page.
struct Line {
    words: Clean,
    kind: Option<Kind>,
    bullet: bool,
    characters: usize,
}

impl Line {
    fn is_story(&self) -> bool {
        self.kind.is_none_or(Kind::is_story)
    }

    fn ends_sentence(&self) -> bool {
        let bare = self.words.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』']);
        bare.ends_with(['.', '!', '?', '…', '。', '！', '？', ';', ':', '؟', '۔'])
    }

    fn is_paragraph(&self) -> bool {
        self.characters >= LONG
            || self.characters >= SENTENCE && self.ends_sentence()
            || self.characters >= SENTENCE / 3 && self.words.ends_with('。')
    }
}

/// Reads the named fields at the top (`Title: …`, `Date: …`) and gives the rest. A single such line is no header.
fn header<'a>(text: &'a str, parts: &mut Parts) -> &'a str {
    let mut found = Parts::default();
    let mut fields = 0;
    let mut end = 0;
    for line in text.split_inclusive('\n').take(HEADER) {
        let trimmed = line.trim();
        let Some((name, value)) = trimmed.split_once(':').filter(|_| !trimmed.is_empty()) else { break };
        if fields::header(name.trim(), value, &mut found).is_none() {
            break;
        }
        fields += 1;
        end += line.len();
    }
    if fields < 2 {
        return text;
    }
    parts.title = parts.title.take().or(found.title.and_then(Clean::filled));
    parts.source = found.source.and_then(Clean::filled);
    parts.byline = found.byline.and_then(Clean::filled);
    parts.url = found.url.and_then(Clean::filled);
    parts.stamps = found.stamps;
    &text[end..]
}

/// The lines of a page, those of hard-wrapped paragraphs joined, each with what the table of furniture says of it.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let raw: Vec<&str> = text.lines().map(str::trim).collect();
    for chunk in raw.split(|line| line.is_empty()) {
        match is_hard_wrapped(chunk) {
            true => lines.push(line(&chunk.join(" "))),
            false => lines.extend(chunk.iter().map(|text| line(text))),
        }
    }
    lines.retain(|line: &Line| !line.words.is_empty());
    lines
}

fn line(text: &str) -> Line {
    let words = Clean::line(text);
    let bare = words.trim_start_matches(['•', '·', '▪', '●', '‣']).trim_start();
    let bullet = bare.len() < words.len();
    let kind = if address::is_address(&words) { Some(Kind::Furniture) } else { furniture::kind(&words) };
    let words = if bullet && kind.is_none() { Clean::line(bare) } else { words };
    let characters = words.chars().count();
    Line { words, kind, bullet, characters }
}

/// Whether these lines are one paragraph that was broken at a margin: all but the last are about equally long, and most
/// of them do not end a sentence.
fn is_hard_wrapped(chunk: &[&str]) -> bool {
    let Some((_, full)) = chunk.split_last().filter(|(_, full)| full.len() >= 2) else { return false };
    let length = |line: &&str| line.chars().count();
    let (longest, shortest) = (full.iter().map(length).max().unwrap_or(0), full.iter().map(length).min().unwrap_or(0));
    let open = full.iter().filter(|line| !line.ends_with(['.', '!', '?', ':'])).count();
    (45..=110).contains(&longest) && shortest * 10 >= longest * 6 && open * 3 >= full.len() * 2
}

/// The number of the line with which the story starts: the first paragraph that is no caption and no furniture.
fn story_starts(lines: &[Line]) -> usize {
    let wire = |line: &Line| line.kind.is_none() && super::dateline::opens(&line.words);
    let start =
        lines.iter().position(|line| line.kind.is_none() && !line.bullet && (line.is_paragraph() || wire(line)));
    start.or_else(|| lines.iter().position(|line| line.kind.is_none())).unwrap_or(0)
}

fn same(a: &str, b: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(a) == letters(b)
}

/// The headline among the lines above the story: the one whose words come back most, earlier lines first.
fn find_headline(lines: &[Line], story: usize) -> Option<usize> {
    let rest: HashSet<String> =
        lines.iter().skip(story).filter(|l| l.is_story()).flat_map(|l| content_words(&l.words)).collect();
    let mut best: Option<(f32, usize)> = None;
    for (at, line) in lines.iter().enumerate().take(story) {
        let own = content_words(&line.words);
        if line.kind.is_some() || line.bullet || line.characters > HEADLINE || is_about_the_piece(&line.words) {
            continue;
        }
        let back = own.iter().filter(|word| rest.contains(*word)).count() as f32;
        let cjk = line.words.chars().filter(|c| *c >= '\u{2e80}').count();
        let size = own.len().max(cjk / 2);
        // A section's name is short; a headline has four words or more, most of which the story takes up.
        let length = match size {
            0 => continue,
            1 => -2.0,
            2 => -1.0,
            3 => 0.5,
            _ => 2.0,
        };
        let share = if cjk > 0 { 0.5 } else { back / own.len() as f32 };
        // The line under the headline (a standfirst) comes back as well as the headline does: the first wins a draw.
        let score = length + 2.0 * share - 0.25 * (line.characters > 130) as u8 as f32 - 0.05 * at.min(20) as f32;
        if best.is_none_or(|(most, _)| score > most + 0.6) {
            best = Some((score, at));
        }
    }
    match best {
        Some((_, at)) => Some(at),
        None => {
            // No line above the story: a first line that does not end like a sentence is the headline all the same.
            let first = lines
                .first()
                .filter(|l| l.kind.is_none() && !l.ends_sentence() && l.characters <= HEADLINE && lines.len() > 1);
            first.filter(|line| !super::dateline::opens(&line.words)).map(|_| 0)
        }
    }
}

/// Words of four letters and more, folded.
fn content_words(text: &str) -> Vec<String> {
    words(text)
        .filter(|(_, word)| word.chars().count() >= 4)
        .map(|(_, word)| fold(word.trim_end_matches("’s").trim_end_matches("'s")))
        .collect()
}

/// Whether a line is about the piece itself: it is mostly a date, a time, an outlet.
pub fn is_about_the_piece(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_digit()) && line.chars().count() <= ABOUT && is_date_line(line)
}

/// Says of every line that is not known yet what it is.
fn judge(lines: &mut [Line], story: usize, headline: Option<usize>) {
    let rest: HashSet<String> = lines.iter().skip(story).flat_map(|l| content_words(&l.words)).collect();
    let sentences = lines.iter().skip(story).filter(|l| l.kind.is_none() && l.characters >= SENTENCE);
    let (closed, long) =
        sentences.fold((0, 0), |(closed, long), line| (closed + usize::from(line.ends_sentence()), long + 1));
    let punctuated = long > 0 && closed * 10 >= long * 6;
    let open = lines.iter().skip(story).filter(|l| l.kind.is_none() && !l.ends_sentence()).count();
    let few_open = open * 10 < (lines.len() - story.min(lines.len())) * 6;
    let last = lines.iter().rposition(|l| l.kind.is_none() && l.is_paragraph());
    for at in 0..lines.len() {
        let twin = |other: Option<&Line>| other.is_some_and(|o| o.words == lines[at].words);
        let doubled = twin(lines.get(at + 1)) || at > 0 && twin(lines.get(at - 1));
        let line = &lines[at];
        let count = words(&line.words).count();
        let kind = match line.kind {
            // A sentence of the story may begin like a byline; a line that also has a date, and no full stop, is one.
            Some(Kind::Byline) if at >= story && last.is_some_and(|last| at <= last) => {
                Some(Kind::Byline).filter(|_| holds_date(&line.words) && !line.ends_sentence())
            }
            Some(kind) => Some(kind),
            None if Some(at) == headline => None,
            None if is_about_the_piece(&line.words) && (at < story || count <= 8) => Some(Kind::Byline),
            None if at < story => above(line, &rest),
            None if line.bullet => Some(Kind::Item),
            None if !punctuated || !few_open || line.ends_sentence() || line.characters > LINK => None,
            None if doubled && at > story => Some(Kind::Furniture),
            None if last.is_some_and(|last| at > last) => Some(Kind::Furniture),
            None if LINK_WORDS.contains(&count) && at > story && starts_high(&line.words) => Some(Kind::Furniture),
            None if count < *LINK_WORDS.start() && at > story && starts_high(&line.words) => Some(Kind::Heading),
            None => None,
        };
        lines[at].kind = kind;
    }
}

/// What a line above the story is: a standfirst whose words the story takes up, a line under a picture, or furniture.
fn above(line: &Line, rest: &HashSet<String>) -> Option<Kind> {
    let own = content_words(&line.words);
    let back = own.iter().filter(|word| rest.contains(*word)).count();
    match () {
        () if own.len() >= 4 && back * 4 >= own.len() && line.bullet => Some(Kind::Item),
        () if own.len() >= 6 && back * 2 >= own.len() => Some(Kind::Paragraph),
        () if line.ends_sentence() && own.len() >= 4 => Some(Kind::Paragraph),
        () if own.len() >= 4 && back * 3 >= own.len() * 2 => Some(Kind::Caption),
        () => Some(Kind::Furniture),
    }
}

fn starts_high(words: &str) -> bool {
    words.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_uppercase())
}

/// The names in a byline, without what introduces them.
fn byline(line: &str) -> Option<Clean> {
    let folded = fold(line);
    let introduced =
        ["by ", "von ", "par ", "por ", "written by ", "reported by "].iter().find(|intro| folded.starts_with(**intro));
    let names = match introduced {
        Some(intro) => line.get(intro.len()..)?,
        None => line.split_once([':', '：'])?.1,
    };
    let names = Clean::line(names);
    (!names.is_empty() && !names.chars().any(|c| c.is_ascii_digit())).then_some(names)
}
