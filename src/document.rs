//! A document: one piece of news as a reader handed it on, before anything was concluded from it.

mod link;

pub use link::{Link, web};

use crate::text::Clean;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// An article's name for good: the first 64 bits of the SHA-256 of its record's raw bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(pub u64);

impl Id {
    /// The id of a record.
    pub fn of(record: &[u8]) -> Id {
        use sha2::{Digest, Sha256};
        let hash = Sha256::digest(record);
        Id(hash.iter().take(8).fold(0, |id, byte| id << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Where a record lies, so that it can be fetched again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file, as it was named on the command line or found below a folder that was.
    pub path: Arc<PathBuf>,
    /// The record's first byte.
    pub offset: u64,
    /// Its length in bytes.
    pub length: u64,
}

impl Origin {
    /// The path as it may be shown.
    pub fn shown(&self) -> Clean {
        Clean::name(self.path.as_os_str())
    }
}

/// What a block of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph of the story.
    Paragraph,
    /// A heading inside the story.
    Heading,
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quote,
    /// The words under a picture.
    Caption,
    /// A line about the piece itself: who wrote it, when it was published.
    Byline,
    /// What the page shows around the story: menus, advertisement, counters, links to other stories, disclaimers.
    Furniture,
}

/// One block: a range of bytes of [`Document::text`], or of [`Document::furniture`] where it is a byline or furniture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Where its words stand.
    pub span: Range<usize>,
}

/// A date that the format itself carries, as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// What the stamp is of.
    pub of: StampOf,
    /// The field or tag it was found in, for the evidence.
    pub field: Clean,
    /// Its value, unparsed.
    pub value: Clean,
}

/// What a [`Stamp`] dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampOf {
    /// The piece's publication.
    Published,
    /// A later change of it.
    Modified,
    /// A `<time>` or a path of an address: most often the publication.
    Loose,
    /// The file itself: when it was written to last.
    File,
}

/// One piece of news as a reader handed it on.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Names the record for good.
    pub id: Id,
    /// Where the record lies.
    pub origin: Origin,
    /// The record's own id, where the source had one.
    pub key: Option<Clean>,
    /// The headline; where the source has none, the first words of the story.
    pub title: Clean,
    /// The headline (where there is one), an empty line, and the story without furniture.
    pub text: Clean,
    /// How many bytes of `text` are the headline; 0 where the source has none.
    pub headline: usize,
    /// Everything that is not the story, in its order, a line feed between.
    pub furniture: Clean,
    /// The story and the furniture in the order of the source. The headline is not among them.
    pub blocks: Vec<Block>,
    /// The links of `text`, in its order and apart from each other.
    pub links: Vec<Link>,
    /// The dateline that opens a wire story, where there is one.
    pub dateline: Option<Dateline>,
    /// Who published it.
    pub source: Option<Clean>,
    /// Who wrote it.
    pub byline: Option<Clean>,
    /// The address it was published at.
    pub url: Option<Clean>,
    /// Its language, as an ISO 639-1 code.
    pub language: Option<&'static str>,
    /// The dates that the format carries.
    pub stamps: Vec<Stamp>,
}

/// The place-and-date phrase that opens a wire story: `SAMARKAND, April 13. /TASS/`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dateline {
    /// The whole phrase in [`Document::text`].
    pub span: Range<usize>,
    /// The place it names.
    pub place: Option<Clean>,
    /// The agency it names.
    pub agency: Option<Clean>,
}

/// How many characters of the story stand for a headline that is missing.
const FIRST_WORDS: usize = 90;

impl Document {
    /// The words of a block.
    pub fn words_of(&self, block: &Block) -> &str {
        match block.kind.is_story() {
            true => &self.text[block.span.clone()],
            false => &self.furniture[block.span.clone()],
        }
    }
}

impl Kind {
    /// Whether blocks of this kind belong to the story, and so to [`Document::text`].
    pub fn is_story(self) -> bool {
        !matches!(self, Kind::Byline | Kind::Furniture)
    }
}

/// A block with its words, before it has a place in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub words: Clean,
    /// The links among them, in their order and apart from each other.
    pub links: Vec<Link>,
}

impl Passage {
    /// A passage without links.
    pub fn new(kind: Kind, words: Clean) -> Passage {
        Passage { kind, words, links: Vec::new() }
    }
}

/// What a reader found in one record, before it is laid out as a [`Document`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// See [`Document::key`].
    pub key: Option<Clean>,
    /// The headline.
    pub title: Option<Clean>,
    /// The links of the headline.
    pub links: Vec<Link>,
    /// The blocks in the order of the source, without the headline.
    pub blocks: Vec<Passage>,
    /// See [`Document::source`].
    pub source: Option<Clean>,
    /// See [`Document::byline`].
    pub byline: Option<Clean>,
    /// See [`Document::url`].
    pub url: Option<Clean>,
    /// See [`Document::language`].
    pub language: Option<&'static str>,
    /// See [`Document::stamps`].
    pub stamps: Vec<Stamp>,
}

impl Document {
    /// Notes when its file was written to last.
    pub fn kept(&mut self, day: Option<NaiveDate>) {
        let stamp = |day: NaiveDate| Stamp {
            of: StampOf::File,
            field: Clean::line("the file was written"),
            value: Clean::line(&day.to_string()),
        };
        self.stamps.extend(day.map(stamp));
    }
}

impl Parts {
    /// Lays the parts out as a document; `None` where they hold neither headline nor text.
    pub fn lay_out(self, id: Id, origin: Origin) -> Option<Document> {
        let mut story: Vec<Clean> = Vec::new();
        let mut furniture: Vec<Clean> = Vec::new();
        let mut blocks = Vec::with_capacity(self.blocks.len());
        let (mut text_at, mut furniture_at) = (0, 0);
        let title = self.title.and_then(Clean::filled);
        let mut marked = self.links;
        if let Some(title) = &title {
            text_at = title.len() + GAP.len();
            story.push(title.clone());
        }
        for Passage { kind, words, links } in self.blocks {
            if words.is_empty() {
                continue;
            }
            let (at, gap, list) = match kind.is_story() {
                true => {
                    let moved = |link: Link| Link { span: link.span.start + text_at..link.span.end + text_at, ..link };
                    marked.extend(links.into_iter().map(moved));
                    (&mut text_at, GAP, &mut story)
                }
                false => (&mut furniture_at, LINE, &mut furniture),
            };
            blocks.push(Block { kind, span: *at..*at + words.len() });
            *at += words.len() + gap.len();
            list.push(words);
        }
        let headline = title.as_ref().map_or(0, |t| t.len());
        let first =
            || story.first().or(furniture.first()).map(|words| Clean::line(&crate::text::fit(words, FIRST_WORDS, "…")));
        let text = Clean::join(&story, GAP);
        Some(Document {
            id,
            origin,
            key: self.key,
            title: title.or_else(first)?,
            links: link::links(&text, marked),
            text,
            headline,
            furniture: Clean::join(&furniture, LINE),
            blocks,
            dateline: None,
            source: self.source,
            byline: self.byline,
            url: self.url,
            language: self.language,
            stamps: self.stamps,
        })
    }
}

/// What stands between the blocks of the story.
const GAP: &str = "\n\n";
/// What stands between the lines of the furniture.
const LINE: &str = "\n";
