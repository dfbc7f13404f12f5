//! Across articles: which people of different articles are one person.
//!
//! ```text
//! form    every name as it is written, once
//! join    names of several words that are one person's, by what they are made of
//! says    what the reader says of that
//! single  names of one word, and other forms beside a full name: decided in each article
//! shown   the persons: display name, other forms, reasons
//! ```
//!
//! Each join is an edge between two forms, with a reason. The answer does not depend on the order of the articles.

mod form;
mod join;
mod says;
mod shown;
mod single;

use super::Named;
use super::hand::Says;
use crate::text::Clean;

/// A person of the collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The form that most articles use.
    pub name: Clean,
    /// The other forms, most used first.
    pub aliases: Vec<Clean>,
    /// Why each of those is a form of this person's name.
    pub reasons: Vec<String>,
    /// Whether nothing but one word is known of the name, which several people may share.
    pub unsure: bool,
    /// Whether the reader wants the person first in the lists.
    pub pinned: bool,
    /// How many articles name the person.
    pub articles: u32,
    /// How often.
    pub mentions: u32,
}

/// All persons, those of most articles first, and for every article the number of the person behind each of its names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// The persons; an id is a place in this list.
    pub persons: Vec<Person>,
    /// For each article, in the order of its names; `None` for what the reader says is no person.
    pub of: Vec<Vec<Option<u32>>>,
}

/// A name that an article uses.
#[derive(Clone, Debug, PartialEq)]
pub struct Called {
    /// The form.
    pub name: Clean,
    /// How often the article names the person by it.
    pub mentions: u32,
    /// What the article says the person is.
    pub role: Option<Clean>,
    /// The place of the fullest form of the same person's name in the article, where this is another.
    pub also: Option<usize>,
}

impl From<Named> for Called {
    fn from(named: Named) -> Called {
        Called { mentions: named.spans.len() as u32, name: named.name, role: named.role, also: named.also }
    }
}

/// What an article tells of people.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Whom it names.
    pub names: &'a [Called],
    /// Where it was written.
    pub place: Option<&'a Clean>,
}

/// Finds the persons behind the names of all articles; what the reader says counts before everything else.
pub fn merge(articles: &[Told], says: &[Says]) -> Merged {
    let forms = form::Forms::of(articles);
    let joined = join::join(&forms);
    let heard = says::hear(&forms, joined, says);
    let of = single::decide(articles, &forms, &heard);
    shown::persons(articles, &forms, &heard, of)
}
