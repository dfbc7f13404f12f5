//! The whole pure pipeline: documents become drafts one by one, all drafts together become the collection.

use crate::article::{Article, Collection, Entry};
use crate::date::clue::Clue;
use crate::date::hand::{Hand, Hands, leaned};
use crate::date::pile::{Key, leans};
use crate::date::span::{Spread, spread_evenly};
use crate::date::world::Given;
use crate::date::{self, When, rank, story};
use crate::document::{Document, Id, Origin};
use crate::person;
use crate::person::across::{self, Called, Told};
use crate::person::hand::Says;
use crate::text::{Clean, Folded, WordList, runs};
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What is concluded of one document alone.
#[derive(Clone, Debug)]
pub struct Draft {
    id: Id,
    origins: Vec<Origin>,
    title: Clean,
    source: Option<Clean>,
    place: Option<Clean>,
    language: Option<&'static str>,
    clues: Vec<Clue>,
    when: Option<When>,
    spread: Spread,
    names: Vec<Called>,
    text: Arc<Folded>,
    /// The words of its text.
    words: Vec<Arc<str>>,
    /// The words of its names, which the text may lack.
    named: Vec<Arc<str>>,
}

/// Dates and peoples one document by itself.
pub fn draft(document: &Document, given: impl Into<Given>) -> Draft {
    let given = given.into();
    let clues = date::clue::clues(document, given);
    let (when, spread) = rank::solve_and_spread(&clues, None, given.today).unzip();
    let names: Vec<Called> = person::people(document).into_iter().map(Called::from).collect();
    let place = document.dateline.as_ref().and_then(|dateline| dateline.place.clone());
    let text = Arc::new(Folded::new(&document.text));
    let named = names.iter().map(|called| &called.name).chain(&document.source).chain(&place);
    let named: Vec<Folded> = named.chain([&document.title]).map(|name| Folded::new(name)).collect();
    let words: HashSet<&str> = runs(text.letters()).collect();
    let named: HashSet<&str> =
        named.iter().flat_map(|name| runs(name.letters())).filter(|word| !words.contains(word)).collect();
    let shared = |words: HashSet<&str>| words.into_iter().map(Arc::from).collect();
    let (words, named) = (shared(words), shared(named));
    Draft {
        id: document.id,
        origins: vec![document.origin.clone()],
        title: document.title.clone(),
        source: document.source.clone(),
        place,
        language: document.language,
        clues,
        when,
        spread: spread.unwrap_or_default(),
        names,
        words,
        named,
        text,
    }
}

impl Draft {
    /// The persons behind its names, and how often it names them.
    fn shares(&self, persons: &[Option<u32>]) -> Vec<(u32, u32)> {
        persons.iter().zip(&self.names).filter_map(|(person, called)| Some(((*person)?, called.mentions))).collect()
    }

    /// What it tells of people.
    fn told(&self) -> Told<'_> {
        Told { names: &self.names, place: self.place.as_ref() }
    }
}

/// What is known of a draft's day.
#[derive(Clone)]
struct Known<'h> {
    when: Option<When>,
    /// What the pile says of it.
    lean: Option<date::pile::Lean>,
    /// What the reader says of it: that counts, and is not solved.
    hand: Option<&'h Arc<Hand>>,
}

impl Known<'_> {
    fn of<'h>(draft: &Draft, hands: &'h Hands, today: NaiveDate) -> Known<'h> {
        let hand = hands.get(&draft.id);
        let when = hand.map_or(draft.when, |hand| hand.set.when(draft.when.as_ref(), today));
        Known { when, lean: None, hand }
    }
}

/// Drafts as they arrive, and the collection they make.
#[derive(Default)]
pub struct Gatherer {
    drafts: Vec<Draft>,
    known: HashMap<Id, usize>,
    /// The number of each word.
    words: HashMap<Arc<str>, usize>,
    vocabulary: Arc<WordList>,
    /// The drafts that have each word. A list that a pile has is copied when it grows.
    postings: Vec<Arc<Vec<u32>>>,
}

impl Gatherer {
    /// Takes a draft; the same bytes in another place add that place to the article.
    pub fn add(&mut self, mut draft: Draft) {
        for word in std::mem::take(&mut draft.named) {
            self.number(word);
        }
        let words = std::mem::take(&mut draft.words);
        let next = self.drafts.len();
        let number = *self.known.entry(draft.id).or_insert(next);
        if number == next {
            self.drafts.push(draft);
            return words.into_iter().for_each(|word| self.post(word, number as u32));
        }
        let known = &mut self.drafts[number];
        let mut origins = std::mem::take(&mut known.origins);
        origins.extend(draft.origins.iter().cloned());
        origins.sort();
        origins.dedup();
        // The first place counts, whichever was read first: a name of a file says something too.
        let first = origins.first() == draft.origins.first();
        let before = first.then(|| std::mem::replace(known, draft));
        known.origins = origins;
        if let Some(before) = before {
            // Under another name the same bytes may be of another format, and hold another text.
            runs(before.text.letters()).for_each(|word| self.withdraw(word, number as u32));
            words.into_iter().for_each(|word| self.post(word, number as u32));
        }
    }

    /// The number of a word in the vocabulary.
    fn number(&mut self, word: Arc<str>) -> usize {
        *self.words.entry(word).or_insert_with_key(|word| {
            Arc::make_mut(&mut self.vocabulary).push(word);
            self.postings.push(Arc::default());
            self.postings.len() - 1
        })
    }

    /// Notes that a draft's text has a word.
    fn post(&mut self, word: Arc<str>, draft: u32) {
        let number = self.number(word);
        let drafts = Arc::make_mut(&mut self.postings[number]);
        if let Err(at) = drafts.binary_search(&draft) {
            drafts.insert(at, draft);
        }
    }

    /// Notes that a draft's text has a word no longer.
    fn withdraw(&mut self, word: &str, draft: u32) {
        if let Some(number) = self.words.get(word) {
            Arc::make_mut(&mut self.postings[*number]).retain(|other| *other != draft);
        }
    }

    /// How many articles there are.
    pub fn count(&self) -> usize {
        self.drafts.len()
    }

    /// Dates and peoples the articles with what they say of each other; what the reader says of one counts before its own.
    pub fn collection(&self, given: impl Into<Given>, hands: &Hands, says: &[Says]) -> Collection {
        let given = given.into();
        let today = given.today;
        let told: Vec<Told> = self.drafts.iter().map(Draft::told).collect();
        let merged = across::merge(&told, says);
        let first: Vec<Known> = self.drafts.iter().map(|draft| Known::of(draft, hands, today)).collect();
        let ids: Vec<u64> = self.drafts.iter().map(|draft| draft.id.0).collect();
        // Twice: what the first round dates, the second leans on.
        let unsure = |at: usize| first[at].when.is_none_or(|when| when.confidence < date::pile::SURE);
        let stories = story::neighbours(self.postings.iter().map(|drafts| drafts.as_slice()), &ids, unsure);
        let second = self.lean(&first, &merged.of, &stories, today);
        let third = self.lean(&second, &merged.of, &stories, today);
        let entries = self.drafts.iter().zip(third).zip(merged.of);
        let entries = entries.map(|((draft, Known { when, lean, hand }), persons)| Entry {
            id: draft.id,
            origins: draft.origins.clone(),
            title: draft.title.clone(),
            source: draft.source.clone(),
            place: draft.place.clone(),
            language: draft.language,
            when,
            lean,
            hand: hand.cloned(),
            nobody: (0..).zip(&persons).filter(|(_, person)| person.is_none()).map(|(at, _)| at).collect(),
            mentions: draft.shares(&persons).into_iter().map(|(_, mentions)| mentions).collect(),
            persons: persons.into_iter().flatten().collect(),
            text: draft.text.clone(),
        });
        let (vocabulary, postings) = (self.vocabulary.clone(), self.postings.clone());
        Collection { entries: entries.collect(), persons: merged.persons, vocabulary, postings, given }
    }

    /// The articles dated with the help of those that are dated already.
    fn lean<'h>(
        &self,
        knowns: &[Known<'h>],
        persons: &[Vec<Option<u32>>],
        stories: &[Vec<(u32, f64)>],
        today: NaiveDate,
    ) -> Vec<Known<'h>> {
        let known = self.drafts.iter().zip(knowns).zip(persons).zip(stories);
        let keys: Vec<Key> = known
            .map(|(((draft, known), shares), story)| Key {
                id: draft.id.0,
                alone: if known.hand.is_some() { known.when } else { draft.when },
                spread: match (known.hand, known.when) {
                    (Some(_), when) => when.as_ref().map(spread_evenly).unwrap_or_default(),
                    (None, _) => draft.spread.clone(),
                },
                when: if known.hand.is_some() { known.when.map(leaned) } else { known.when },
                shares: draft.shares(shares),
                story: story.clone(),
            })
            .collect();
        let leans = leans(&keys);
        let solve = |((draft, known), lean): ((&Draft, &Known<'h>), Option<date::pile::Lean>)| match lean {
            _ if known.hand.is_some() => known.clone(),
            Some(lean) => {
                let when = rank::solve(&draft.clues, Some(&lean), today);
                Known { when, lean: Some(lean).filter(|_| when.is_some()), hand: None }
            }
            None => Known { when: draft.when, lean: None, hand: None },
        };
        self.drafts.par_iter().zip(knowns).zip(leans).map(solve).collect()
    }
}

/// An article in full from its document, read again, and what the collection knows of it.
pub fn article(document: Document, entry: &Entry, collection: &Collection) -> Article {
    let clues = date::clue::clues(&document, collection.given);
    let people = person::people(&document);
    Article::new(document, &clues, people, entry, collection)
}
