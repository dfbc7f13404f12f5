//! What the reader says of people, in the order in which it was said: a later word outweighs an earlier one that
//! contradicts it, and no more is undone than was said.

use super::form::{Forms, Sets};
use super::join::{Edge, Joined};
use crate::person::hand::Says;
use crate::text::Clean;
use rustc_hash::{FxHashMap, FxHashSet};

/// Who is who, by what names are made of and by what the reader says. A person is named by the number of a set.
pub struct Heard<'s> {
    /// The set of each form.
    pub home: Vec<u32>,
    /// The joins that made the sets.
    pub edges: Vec<Edge>,
    /// The forms that the reader joined to others.
    pub same: FxHashSet<u32>,
    /// Forms that are not one person's.
    pub other: Vec<(u32, u32)>,
    /// The names that the reader gave.
    pub names: FxHashMap<u32, &'s Clean>,
    /// The persons that stand first.
    pub pinned: FxHashSet<u32>,
    /// The sets that are no person.
    pub nobody: FxHashSet<u32>,
    /// The sets of which the reader said anything that makes them a person.
    pub known: FxHashSet<u32>,
}

impl Heard<'_> {
    /// Whether the reader says that two forms are not one person's.
    pub fn is_other(&self, one: u32, other: u32) -> bool {
        let homes = [one, other].map(|form| self.home[form as usize]);
        let sides = |a: u32, b: u32| homes == [a, b].map(|form| self.home[form as usize]);
        homes[0] != homes[1] && self.other.iter().any(|(a, b)| sides(*a, *b) || sides(*b, *a))
    }
}

/// Puts what the reader says over what was joined.
pub fn hear<'s>(forms: &Forms, joined: Joined, says: &'s [Says]) -> Heard<'s> {
    let mut ear = Ear { forms, sets: joined.sets, split: FxHashMap::default(), same: Vec::new(), other: Vec::new() };
    let mut called: FxHashMap<&Clean, u32> = FxHashMap::default();
    let find = |name: &Clean, called: &FxHashMap<&Clean, u32>| forms.find(name).or(called.get(name).copied());
    let mut rest: Vec<(&Says, u32)> = Vec::new();
    for said in says {
        match said {
            Says::Same(one, other) | Says::Other(one, other) => {
                let Some((a, b)) = find(one, &called).zip(find(other, &called)).filter(|(a, b)| a != b) else {
                    continue;
                };
                if matches!(said, Says::Same(..)) {
                    ear.same(a, b);
                    rest.push((said, a));
                } else {
                    ear.other(a, b);
                }
            }
            Says::Name(one, name) => {
                let Some(form) = find(one, &called) else { continue };
                called.insert(name, form);
                rest.push((said, form));
            }
            Says::Pin(one) | Says::Nobody(one) | Says::Somebody(one) => {
                rest.extend(find(one, &called).map(|form| (said, form)))
            }
        }
    }
    let ways = ear.ways();
    let home: Vec<u32> = (0..forms.all.len() as u32).map(|form| ear.end(form, &ways)).collect();
    let mut heard = Heard {
        home,
        edges: joined.edges,
        same: ear.same.iter().flat_map(|(a, b)| [*a, *b]).collect(),
        other: ear.other,
        names: FxHashMap::default(),
        pinned: FxHashSet::default(),
        nobody: FxHashSet::default(),
        known: FxHashSet::default(),
    };
    for (said, form) in rest {
        let set = heard.home[form as usize];
        heard.nobody.remove(&set);
        heard.known.insert(set);
        match said {
            Says::Name(_, name) => drop(heard.names.insert(set, name)),
            Says::Pin(_) => drop(heard.pinned.insert(set)),
            Says::Nobody(_) => drop(heard.nobody.insert(set)),
            Says::Somebody(_) | Says::Same(..) | Says::Other(..) => {}
        }
    }
    heard
}

struct Ear<'f, 'a> {
    forms: &'f Forms<'a>,
    sets: Sets,
    /// For sets from which forms were split: those forms, and what names the rest.
    split: FxHashMap<u32, (FxHashSet<u32>, u32)>,
    same: Vec<(u32, u32)>,
    other: Vec<(u32, u32)>,
}

impl Ear<'_, '_> {
    /// What a form is joined with but for the reader's joins.
    fn block(&self, form: u32) -> u32 {
        let set = self.sets.find(form);
        match self.split.get(&set) {
            Some((gone, _)) if gone.contains(&form) => form,
            Some((_, rest)) => *rest,
            None => set,
        }
    }

    /// Where the reader's joins lead from each block, the last said first.
    fn ways(&self) -> FxHashMap<u32, u32> {
        let mut ways = FxHashMap::default();
        for (one, other) in self.same.iter().rev() {
            let ends = [self.end(*one, &ways), self.end(*other, &ways)];
            let denied = self.other.iter().any(|(a, b)| {
                let others = [self.end(*a, &ways), self.end(*b, &ways)];
                ends == others || ends == [others[1], others[0]]
            });
            if ends[0] != ends[1] && !denied {
                ways.insert(ends[0].max(ends[1]), ends[0].min(ends[1]));
            }
        }
        ways
    }

    fn end(&self, form: u32, ways: &FxHashMap<u32, u32>) -> u32 {
        let mut at = self.block(form);
        while let Some(next) = ways.get(&at) {
            at = *next;
        }
        at
    }

    /// A join takes back what was said against it.
    fn same(&mut self, one: u32, other: u32) {
        let ways = self.ways();
        let ends = [self.end(one, &ways), self.end(other, &ways)];
        let against = |a: u32, b: u32| {
            let others = [self.end(a, &ways), self.end(b, &ways)];
            ends == others || ends == [others[1], others[0]]
        };
        let kept = self.other.iter().copied().filter(|(a, b)| !against(*a, *b)).collect();
        self.other = kept;
        self.same.push((one, other));
    }

    /// A form that shares more than the reader's joins with another leaves the rest.
    fn other(&mut self, one: u32, other: u32) {
        if self.block(one) == self.block(other) {
            let set = self.sets.find(one);
            let (gone, rest) = self.split.entry(set).or_insert_with(|| (FxHashSet::default(), set));
            gone.insert(one);
            let members = (0..self.forms.all.len() as u32).filter(|form| self.sets.find(*form) == set);
            *rest = members.filter(|form| !gone.contains(form)).min().unwrap_or(other);
        }
        self.other.push((one, other));
    }
}
