//! Every name as it is written, once, taken apart.

use super::Told;
use crate::person::name::{Name, Words};
use crate::text::Clean;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// A name as it is written, and how often.
pub struct Form<'a> {
    pub text: &'a Clean,
    pub name: Name,
    pub single: bool,
    pub articles: u32,
}

/// All forms, in the order of their letters, and which of them each article uses.
pub struct Forms<'a> {
    pub all: Vec<Form<'a>>,
    pub of: Vec<Vec<u32>>,
}

impl<'a> Forms<'a> {
    pub fn of(articles: &[Told<'a>]) -> Forms<'a> {
        let mut counts: FxHashMap<&'a Clean, u32> = FxHashMap::default();
        for called in articles.iter().flat_map(|article| article.names) {
            *counts.entry(&called.name).or_default() += 1;
        }
        let mut counted: Vec<(&Clean, u32)> = counts.into_iter().collect();
        counted.sort_unstable();
        let ids: FxHashMap<&Clean, u32> = counted.iter().zip(0..).map(|((text, _), id)| (*text, id)).collect();
        let names_of = |article: &Told<'a>| article.names.iter().map(|called| ids[&called.name]).collect();
        let of = articles.iter().map(names_of).collect();
        let mut words = Words::default();
        let form = |(text, articles): (&'a Clean, u32)| {
            let name = Name::with(text, &mut words);
            Form { single: name.is_single(), text, name, articles }
        };
        Forms { all: counted.into_iter().map(form).collect(), of }
    }

    /// The form with this text.
    pub fn find(&self, text: &Clean) -> Option<u32> {
        self.all.binary_search_by(|form| form.text.cmp(text)).ok().map(|at| at as u32)
    }

    pub fn form(&self, id: u32) -> &Form<'a> {
        &self.all[id as usize]
    }
}

/// Sets that grow together; each is named by the least of its members.
#[derive(Clone)]
pub struct Sets(Vec<u32>);

impl Sets {
    pub fn new(count: usize) -> Sets {
        Sets((0..count as u32).collect())
    }

    pub fn find(&self, of: u32) -> u32 {
        let mut at = of;
        while self.0[at as usize] != at {
            at = self.0[at as usize];
        }
        at
    }

    /// Brings two sets together, and says which name is left and which is gone.
    pub fn union(&mut self, one: u32, other: u32) -> Option<(u32, u32)> {
        let (one, other) = (self.find(one), self.find(other));
        let (least, gone) = (one.min(other), one.max(other));
        self.0[gone as usize] = least;
        (one != other).then_some((least, gone))
    }

    /// Shortens the ways to the names.
    pub fn flatten(&mut self) {
        for at in 0..self.0.len() {
            // The name of a set is its least member, so that what stands before is flat.
            self.0[at] = self.0[self.0[at] as usize];
        }
    }
}

/// The hash of something.
pub fn hash(of: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    of.hash(&mut hasher);
    hasher.finish()
}
