//! The passages of a marked-up text while it is walked: their words, and the anchors among them.

use crate::document::{Kind, Link, Passage, web};
use crate::text::Clean;
use std::ops::Range;
use url::{Position, Url};

/// What the anchors of a page are resolved against.
#[derive(Default)]
pub struct Base {
    own: Option<Url>,
    base: Option<Url>,
}

impl Base {
    /// By the page's own address and the base that it states.
    pub fn new(own: Option<&str>, stated: Option<&str>) -> Base {
        let own = own.and_then(|own| Url::parse(own).ok());
        let base = match (&own, stated) {
            (Some(own), Some(stated)) => own.join(stated).ok().or(Some(own.clone())),
            (None, Some(stated)) => Url::parse(stated).ok(),
            (own, None) => own.clone(),
        };
        Base { own, base }
    }

    /// Where an anchor leads; `None` where that is no page, or a place on this one.
    fn resolve(&self, href: &str) -> Option<Clean> {
        if href.trim_start().starts_with('#') {
            return None;
        }
        let url = match &self.base {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        let is = |page: &Url| url[..Position::AfterQuery] == page[..Position::AfterQuery];
        let here = url.fragment().is_some() && [&self.own, &self.base].into_iter().flatten().any(is);
        web(&url).filter(|_| !here)
    }
}

/// Passages as they are walked.
pub struct Passages<'a> {
    base: &'a Base,
    done: Vec<Passage>,
    words: String,
    /// The anchors among the words: their bytes before cleaning, what is left of them after it, where they lead.
    anchors: Vec<(Range<usize>, Clean, Clean)>,
    /// The anchor that is open: where its words begin, where it leads.
    open: Option<(usize, Clean)>,
}

impl<'a> Passages<'a> {
    /// None yet.
    pub fn new(base: &'a Base) -> Passages<'a> {
        Passages { base, done: Vec::new(), words: String::new(), anchors: Vec::new(), open: None }
    }

    /// More words of the passage.
    pub fn push(&mut self, words: &str) {
        self.words.push_str(words);
    }

    /// An anchor begins.
    pub fn enter(&mut self, href: &str) {
        self.leave();
        self.open = self.base.resolve(href).map(|url| (self.words.len(), url));
    }

    /// An anchor ends.
    pub fn leave(&mut self) {
        if let Some((start, url)) = self.open.take() {
            self.anchor(start, url);
        }
    }

    /// The passage ends. An anchor that is open goes on in the next one.
    pub fn close(&mut self, kind: Kind) {
        if let Some((start, url)) = self.open.take() {
            self.anchor(start, url.clone());
            self.open = Some((0, url));
        }
        let words = Clean::line(&self.words);
        if !words.is_empty() {
            let links = self.links(&words);
            self.done.push(Passage { links, ..Passage::new(kind, words) });
        }
        self.words.clear();
        self.anchors.clear();
    }

    /// All of them; the last one is closed.
    pub fn done(self) -> Vec<Passage> {
        self.done
    }

    fn anchor(&mut self, start: usize, url: Clean) {
        let own = Clean::line(&self.words[start..]);
        // Arrows and dots of menus, pictures without words.
        if own.contains(char::is_alphanumeric) {
            self.anchors.push((start..self.words.len(), own, url));
        }
    }

    /// The links of the passage whose cleaned words these are. Cleaning moves words; each anchor is looked for where
    /// the cleaned words before it end.
    fn links(&self, words: &str) -> Vec<Link> {
        let (mut read, mut at) = (0, 0);
        let mut links = Vec::new();
        for (raw, own, url) in &self.anchors {
            let from = words.floor_char_boundary(at + Clean::line(&self.words[read..raw.start]).len());
            let to = words.floor_char_boundary(from + own.len() + SLACK);
            let found = words[from..to].find(own.as_str()).map(|found| from + found);
            let start = found.unwrap_or(from);
            (read, at) = (raw.end, start + own.len());
            links.extend(found.map(|_| Link { span: start..at, url: url.clone() }));
        }
        links
    }
}

/// How many bytes behind its place an anchor is looked for: the blanks around it, and a sign that was composed.
const SLACK: usize = 8;
