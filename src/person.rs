//! Who is in the story: mentions of one document, then persons of the whole collection.
//!
//! ```text
//! token    sentences and words
//! feature  what the tagger sees of a word       (assets/person/words.tsv)
//! lexicon  words known as names of people or places   (assets/person/lexicon.fst, made by tests/lexicon)
//! tag      names in a sentence                   (assets/person/tagger.bin, trained by tests/train)
//! han      names in Chinese, Japanese and Korean  (assets/person/han.tsv)
//! mention  one of them, without titles and roles
//! again    names found once, wherever else they stand
//! within   mentions of one article → the people it names
//! role     what the text says a person is      (assets/person/role.tsv)
//! name     a name taken apart and compared     (assets/person/{cases,sounds,short,order}.tsv, spelling.bin)
//! across   people of all articles → persons
//! hand     what the reader says of people
//! ```
//!
//! To see why a person is named as they are, read [`within::cast`] (which mentions made it) and [`across::merge`].

pub mod across;
pub mod again;
pub mod feature;
pub mod han;
pub mod hand;
pub mod lexicon;
pub mod mention;
pub mod name;
pub mod role;
pub mod tag;
pub mod token;
pub mod within;

use crate::document::Document;
use crate::text::Clean;
use std::ops::Range;
use tag::Found;

/// One person as one article names them, by one form of the name.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The form.
    pub name: Clean,
    /// Every mention in the document's text, in bytes, in order.
    pub spans: Vec<Range<usize>>,
    /// What the text says the person is.
    pub role: Option<Clean>,
    /// The place of the fullest form of the same person's name, where this is another.
    pub also: Option<usize>,
}

impl Named {
    fn new(name: &str) -> Named {
        Named { name: Clean::line(name), spans: Vec::new(), role: None, also: None }
    }
}

/// The people that a document's story names, most mentioned first, each with other full forms of the name behind.
pub fn people(document: &Document) -> Vec<Named> {
    let text = &document.text;
    let sentences = token::sentences(text);
    let mut found = match document.language.and_then(|language| han::find(language, text)) {
        Some(spans) => spans.into_iter().map(|span| Found { span, weight: i32::MAX }).collect(),
        None => tag::find(&sentences),
    };
    // The names of the dateline are places and agencies.
    if let Some(dateline) = &document.dateline {
        found.retain(|name| name.span.end <= dateline.span.start || dateline.span.end <= name.span.start);
    }
    found.retain(|name| !is_byline(text, &name.span));
    let mut people = within::cast(text, &sentences, &found);
    for at in (0..people.len()).filter(|at| people[*at].also.is_none()).collect::<Vec<_>>() {
        let forms = people.iter().enumerate().filter(|(other, form)| *other == at || form.also == Some(at));
        let mut spans: Vec<Range<usize>> = forms.flat_map(|(_, form)| form.spans.iter().cloned()).collect();
        spans.sort_by_key(|span| span.start);
        people[at].role = role::role(text, &spans);
    }
    people
}

/// How many lines below the headline may say who wrote the piece.
const BYLINES: usize = 3;

/// Whether a name is a line of its own near the top: who wrote the piece is not in the story.
fn is_byline(text: &str, name: &Range<usize>) -> bool {
    let line = text[..name.start].rfind('\n').map_or(0, |end| end + 1);
    let alone = text[line..name.start].trim().is_empty()
        && text[name.end..].lines().next().is_none_or(|rest| rest.trim().is_empty());
    let above = text[..line].lines().filter(|line| !line.trim().is_empty()).count();
    alone && (1..=BYLINES).contains(&above)
}
