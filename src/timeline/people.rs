//! The people of rows: how often they are named, when, and with whom.

use super::Timeline;
use crate::article::Rows;
use crate::person::across::Person;
use rustc_hash::FxHashMap;

/// A person with what some rows say of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The person's number in the collection.
    pub person: u32,
    /// How many of the rows name the person.
    pub articles: u32,
    /// How often.
    pub mentions: u32,
    /// The row with the first best day of those that have a date, and the row with the last.
    pub rows: Option<(u32, u32)>,
}

impl Timeline {
    /// A person by number.
    pub fn person(&self, number: u32) -> &Person {
        &self.collection().persons[number as usize]
    }

    /// The number of the person who goes by a name.
    pub fn person_called(&self, name: &str) -> Option<u32> {
        let persons = &self.collection().persons;
        let shown = persons.iter().position(|person| person.name.as_str() == name);
        let called = || persons.iter().position(|person| person.aliases.iter().any(|alias| alias.as_str() == name));
        shown.or_else(called).map(|at| at as u32)
    }

    /// The person who was another number in an earlier pile of the same articles: by name, or where that is another now by any
    /// form of it.
    pub fn same_person(&self, before: &Timeline, number: u32) -> Option<u32> {
        let person = before.person(number);
        std::iter::once(&person.name).chain(&person.aliases).find_map(|name| self.person_called(name))
    }

    /// The people whom these rows (in order of time) name: those that the reader wants first, then those of most articles.
    pub fn people(&self, rows: &[u32]) -> Vec<Counted> {
        let persons = &self.collection().persons;
        let mut counts = vec![Counted::default(); persons.len()];
        for row in rows {
            for (person, mentions, again) in self.named(*row as usize) {
                self.count(&mut counts[person as usize], person, *row, mentions, again);
            }
        }
        counts.retain(|count| count.articles > 0);
        // Where that is the same, those of most articles in the whole pile.
        counts.sort_by_cached_key(|count| {
            let pinned = persons[count.person as usize].pinned;
            (!pinned, u32::MAX - count.articles, u32::MAX - count.mentions, count.person)
        });
        counts
    }

    /// What these rows (in order of time), each of which names a person, say of that one.
    pub fn counted(&self, person: u32, rows: &[u32]) -> Counted {
        let mut counted = Counted { person, ..Counted::default() };
        for row in rows {
            let here = self.named(*row as usize).filter(|(other, ..)| *other == person);
            here.for_each(|(_, mentions, again)| self.count(&mut counted, person, *row, mentions, again));
        }
        counted
    }

    /// The people of a row: number, mentions, and whether the row named that person before under another name.
    fn named(&self, row: usize) -> impl Iterator<Item = (u32, u32, bool)> {
        let start = if row == 0 { 0 } else { self.people_ends[row - 1] };
        let people = Rows::people(self, row);
        let each = people.iter().zip(&self.mentions[start..]).enumerate();
        each.map(|(nth, (person, mentions))| (*person, *mentions, people[..nth].contains(person)))
    }

    fn count(&self, count: &mut Counted, person: u32, row: u32, mentions: u32, again: bool) {
        count.mentions += mentions;
        if again {
            return;
        }
        count.person = person;
        count.articles += 1;
        if let Some(day) = self.day(row as usize) {
            let (first, last) = count.rows.unwrap_or((row, row));
            let earlier = self.day(first as usize).is_some_and(|first| day < first);
            let later = self.day(last as usize).is_some_and(|last| day >= last);
            count.rows = Some((if earlier { row } else { first }, if later { row } else { last }));
        }
    }

    /// Of these rows those that name each of some people, in order.
    pub fn naming(&self, people: &[u32], rows: &[u32]) -> Vec<Vec<u32>> {
        let mut place = vec![u32::MAX; self.collection().persons.len()];
        (0..).zip(people).for_each(|(at, person)| place[*person as usize] = at);
        let mut naming = vec![Vec::new(); people.len()];
        for row in rows {
            for person in Rows::people(self, *row as usize) {
                let of: Option<&mut Vec<u32>> = naming.get_mut(place[*person as usize] as usize);
                if let Some(of) = of.filter(|of| of.last() != Some(row)) {
                    of.push(*row);
                }
            }
        }
        naming
    }

    /// Who is named most often in these rows beside one person, with in how many of them.
    pub fn beside(&self, person: u32, rows: &[u32]) -> Vec<(u32, u32)> {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for row in rows {
            let others = self.named(*row as usize).filter(|(other, _, again)| *other != person && !again);
            others.for_each(|(other, ..)| *counts.entry(other).or_default() += 1);
        }
        let mut counts: Vec<(u32, u32)> = counts.into_iter().collect();
        counts.sort_unstable_by_key(|(other, count)| (u32::MAX - count, *other));
        counts
    }
}
