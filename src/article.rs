//! Articles: documents, dated and peopled; and what the rows of a pile tell a filter.

mod why;

use crate::date::clue::Clue;
use crate::date::hand::Hand;
use crate::date::pile::Lean;
use crate::date::spoken::{Spoken, spoken};
use crate::date::world::Given;
use crate::date::{Basis, Evidence, Precision, When, explain, label};
use crate::document::{Document, Id, Origin};
use crate::person::Named;
use crate::person::across::Person;
use crate::text::{Clean, Folded, Part, Roman, WordList};
use chrono::{Datelike, NaiveDate};
use std::ops::Range;
use std::sync::Arc;

/// What is kept of every article: enough for a row of the timeline and for fetching the rest.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Names the article for good.
    pub id: Id,
    /// Where its record lies; the same bytes in several places are one article.
    pub origins: Vec<Origin>,
    /// The headline.
    pub title: Clean,
    /// Who published it.
    pub source: Option<Clean>,
    /// The place of its dateline.
    pub place: Option<Clean>,
    /// Its language (ISO 639-1).
    pub language: Option<&'static str>,
    /// When it was written.
    pub when: Option<When>,
    /// What the pile says of that.
    pub lean: Option<Lean>,
    /// What the reader says of it.
    pub hand: Option<Arc<Hand>>,
    /// The people it names: their numbers in [`Collection::persons`], in the order of [`Article::people`].
    pub persons: Vec<u32>,
    /// How often it names each of them.
    pub mentions: Vec<u32>,
    /// Which of the names found in it are no person, as the reader says: their places in the order of the text's people.
    pub nobody: Vec<u32>,
    /// Its text as filters search it: headline and story.
    pub text: Arc<Folded>,
}

/// All articles that were read, in no order that matters.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// The articles.
    pub entries: Vec<Entry>,
    /// The people they name; those of most articles first.
    pub persons: Vec<Person>,
    /// Every word of their texts and names, folded ([`crate::text::runs`]), in no order that matters.
    pub vocabulary: Arc<WordList>,
    /// For every word of the vocabulary the entries whose text has it, in order.
    pub postings: Vec<Arc<Vec<u32>>>,
    /// What they were dated with.
    pub given: Given,
}

/// An article as it is shown: the document, when it was written and why, and whom it names.
#[derive(Clone, Debug)]
pub struct Article {
    /// What the reader handed on.
    pub document: Document,
    /// Every place of its record.
    pub origins: Vec<Origin>,
    /// When it was written.
    pub when: Option<When>,
    /// Why: strongest first.
    pub evidence: Vec<Evidence>,
    /// The years it may be of, with their weights, 0 to 1, where they are several.
    pub years: Vec<(i32, f64)>,
    /// The people it names, under the names they have in the collection; most mentioned first.
    pub people: Vec<Mentioned>,
    /// The dates its text speaks of, in order.
    pub dates: Vec<Spoken>,
}

/// A person in an article.
#[derive(Clone, Debug)]
pub struct Mentioned {
    /// The person's number in [`Collection::persons`].
    pub person: u32,
    /// The name in the collection.
    pub name: Clean,
    /// Every mention in the document's text, in bytes, in order.
    pub spans: Vec<Range<usize>>,
}

impl Article {
    /// Puts together what is known of an article: its document, its entry, what the collection knows.
    pub fn new(
        document: Document,
        clues: &[Clue],
        named: Vec<Named>,
        entry: &Entry,
        collection: &Collection,
    ) -> Article {
        let mut people: Vec<Mentioned> = Vec::new();
        let named = (0..).zip(named).filter(|(at, _)| !entry.nobody.contains(at)).map(|(_, named)| named);
        for (named, number) in named.zip(&entry.persons) {
            match people.iter_mut().find(|known| known.person == *number) {
                Some(known) => known.spans.extend(named.spans),
                None => {
                    let name =
                        collection.persons.get(*number as usize).map_or(&named.name, |person| &person.name).clone();
                    people.push(Mentioned { person: *number, name, spans: named.spans });
                }
            }
        }
        people.iter_mut().for_each(|person| person.spans.sort_by_key(|span| span.start));
        people
            .sort_by_key(|person| (usize::MAX - person.spans.len(), person.spans.first().map_or(0, |span| span.start)));
        let found = explain::explain(&document, clues, entry.when.as_ref(), entry.lean.as_ref());
        let evidence = entry.hand.iter().map(|hand| hand.evidence()).chain(found).collect();
        let dates = spoken(&document, entry.when.as_ref());
        let wide = entry.when.is_some_and(|when| when.likely.0.year() < when.likely.1.year() && entry.hand.is_none());
        let years = match wide {
            true => explain::years(clues, entry.lean.as_ref(), collection.given.today),
            false => Vec::new(),
        };
        Article { document, origins: entry.origins.clone(), when: entry.when, evidence, years, people, dates }
    }
}

impl Collection {
    /// Of how many articles another day is said than before, but for those whose date the reader set since.
    pub fn moved(&self, before: &Collection) -> usize {
        let days = |entry: &Entry| entry.when.as_ref().map(label::plain);
        let others = self.entries.iter().zip(&before.entries).filter(|(now, before)| now.hand == before.hand);
        others.filter(|(now, before)| days(now) != days(before)).count()
    }
}

impl Article {
    /// Why it has no date, where it has none.
    pub fn why_undated(&self) -> &'static str {
        match self.evidence.first().map(|evidence| evidence.kind) {
            Some(Basis::Hand) => label::basis(Basis::Hand),
            _ => label::UNKNOWN,
        }
    }

    /// How the article is cited: who wrote it, headline, source, place, the day with how sure it is, address; where it has no
    /// address, its file.
    pub fn citation(&self) -> Clean {
        let document = &self.document;
        let place = document.dateline.as_ref().and_then(|dateline| dateline.place.clone());
        let day = self.when.as_ref().map_or_else(|| format!("undated ({})", self.why_undated()), label::cited);
        let address = document.url.clone().or_else(|| self.origins.first().map(|origin| origin.shown()));
        let title = format!("\"{}\"", document.title);
        let parts = [
            document.byline.as_deref(),
            Some(&*title),
            document.source.as_deref(),
            place.as_deref(),
            Some(&*day),
            address.as_deref(),
        ];
        Clean::line(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

/// What a filter asks of a pile. Texts come folded; sources, places and people by their numbers.
pub trait Rows: Sync {
    /// How many rows there are.
    fn count(&self) -> usize;
    /// A row's headline.
    fn headline(&self, row: usize) -> Part<'_>;
    /// A row's text, the headline included.
    fn text(&self, row: usize) -> Part<'_>;
    /// The number of a row's source.
    fn source(&self, row: usize) -> Option<u32>;
    /// The number of a row's place.
    fn place(&self, row: usize) -> Option<u32>;
    /// The numbers of the people a row names.
    fn people(&self, row: usize) -> &[u32];
    /// Whether of the days a row was likely written on only the first and the last count.
    fn either(&self, row: usize) -> bool;
    /// The days a row was likely written on.
    fn likely(&self, row: usize) -> Option<(NaiveDate, NaiveDate)>;
    /// How precisely a row's day is known.
    fn precision(&self, row: usize) -> Option<Precision>;
    /// How sure it is, 0 to 1.
    fn confidence(&self, row: usize) -> Option<f32>;
    /// Whether good evidence names another day.
    fn disputed(&self, row: usize) -> bool;
    /// A row's language (ISO 639-1).
    fn language(&self, row: usize) -> Option<&str>;
    /// All sources.
    fn sources(&self) -> &[Folded];
    /// All places.
    fn places(&self) -> &[Folded];
    /// All people, each with all forms of the name.
    fn names(&self) -> &[Vec<Folded>];
    /// The same in Latin letters.
    fn romans(&self) -> &[Vec<Roman>];
    /// Every word of texts and names, folded ([`crate::text::runs`]).
    fn vocabulary(&self) -> &WordList;
    /// Tells the rows whose text has a word of the vocabulary, by its number, in no order.
    fn having(&self, word: usize, tell: &mut dyn FnMut(usize));
}
