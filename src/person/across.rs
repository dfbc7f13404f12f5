//! Across articles: which people of different articles are one person.
//!
//! Names of two words and more are one when their words agree in any order over their spelling skeletons; a middle name
//! may be missing. A single word joins a full name only where the pile has just one holder of it and the two are named
//! beside the same people. The answer does not depend on the order of the articles.

use super::hand::Says;
use crate::text::{Clean, skeleton};
use std::collections::{BTreeMap, HashMap, HashSet};

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
    /// For each article, in the order of its names.
    pub of: Vec<Vec<u32>>,
}

/// Finds the persons behind the names of all articles: each article's names with the number of their mentions.
pub fn merge<'a>(articles: impl Iterator<Item = &'a [(Clean, u32)]> + Clone, _says: &[Says]) -> Merged {
    let mut forms: BTreeMap<&Clean, Form> = BTreeMap::new();
    for names in articles.clone() {
        for (name, mentions) in names {
            let form = forms.entry(name).or_insert_with(|| Form::new(name));
            form.articles += 1;
            form.mentions += mentions;
        }
    }
    let mut groups = by_words(&forms);
    join_shorter(&mut groups, &forms);
    join_single(&mut groups, &forms, articles.clone());
    number(articles, &forms, &groups)
}

/// A name as it is written, and how often.
struct Form {
    keys: Vec<String>,
    articles: u32,
    mentions: u32,
}

impl Form {
    fn new(name: &str) -> Form {
        let mut keys: Vec<String> = name.split([' ', '-']).map(skeleton).filter(|key| !key.is_empty()).collect();
        if keys.is_empty() {
            keys.push(name.to_string());
        }
        Form { keys, articles: 0, mentions: 0 }
    }
}

/// Which group each form belongs to: a group is named by its sorted words.
type Groups<'a> = HashMap<&'a Clean, String>;

fn sorted(keys: &[String]) -> String {
    let mut keys = keys.to_vec();
    keys.sort();
    keys.join(" ")
}

fn by_words<'a>(forms: &BTreeMap<&'a Clean, Form>) -> Groups<'a> {
    forms.iter().map(|(name, form)| (*name, sorted(&form.keys))).collect()
}

/// A name of three words and more joins the name of its first and last word, where an article writes that.
fn join_shorter<'a>(groups: &mut Groups<'a>, forms: &BTreeMap<&'a Clean, Form>) {
    let known: HashSet<String> = groups.values().cloned().collect();
    for (name, form) in forms.iter().filter(|(_, form)| form.keys.len() > 2) {
        let ends = sorted(&[form.keys[0].clone(), form.keys[form.keys.len() - 1].clone()]);
        if known.contains(&ends) {
            groups.insert(name, ends);
        }
    }
}

/// For each of these groups, the groups of full names it is named beside.
fn company<'a, 'g>(
    articles: impl Iterator<Item = &'a [(Clean, u32)]>,
    groups: &'g Groups<'a>,
    of: &HashSet<&'g String>,
) -> HashMap<&'g String, HashSet<&'g String>> {
    let mut company: HashMap<&String, HashSet<&String>> = HashMap::new();
    for names in articles {
        let here: HashSet<&String> = names.iter().filter_map(|(name, _)| groups.get(name)).collect();
        for group in here.iter().filter(|group| of.contains(**group)) {
            let others = here.iter().filter(|other| other != &group && other.contains(' ')).take(COMPANY);
            company.entry(group).or_default().extend(others);
        }
    }
    company
}

/// The most people of an article that make the company of one: longer lists say nothing.
const COMPANY: usize = 256;

/// Joins single words to the one full name that holds them, where both are named beside the same people.
fn join_single<'a>(
    groups: &mut Groups<'a>,
    forms: &BTreeMap<&'a Clean, Form>,
    articles: impl Iterator<Item = &'a [(Clean, u32)]>,
) {
    let before = groups.clone();
    let mut holders: HashMap<&str, HashSet<&String>> = HashMap::new();
    for (name, form) in forms.iter().filter(|(_, form)| form.keys.len() > 1) {
        for key in [form.keys.first(), form.keys.last()].into_iter().flatten() {
            holders.entry(key).or_default().insert(&before[*name]);
        }
    }
    let single = forms.iter().filter(|(_, form)| form.keys.len() == 1);
    let pairs: Vec<(&'a Clean, &String)> = single
        .filter_map(|(name, form)| {
            let holders = holders.get(form.keys[0].as_str()).filter(|holders| holders.len() == 1)?;
            Some((*name, *holders.iter().next()?))
        })
        .collect();
    let asked = pairs.iter().flat_map(|(name, holder)| [&before[*name], *holder]).collect();
    let company = company(articles, &before, &asked);
    for (name, holder) in pairs {
        let (one, other) = (company.get(&before[name]), company.get(holder));
        if one.zip(other).is_some_and(|(one, other)| !one.is_disjoint(other)) {
            groups.insert(name, holder.clone());
        }
    }
}

/// Numbers the persons: most articles first, then most mentions, then by name.
fn number<'a>(
    articles: impl Iterator<Item = &'a [(Clean, u32)]> + Clone,
    forms: &BTreeMap<&'a Clean, Form>,
    groups: &Groups<'a>,
) -> Merged {
    let mut members: BTreeMap<&String, Vec<&Clean>> = BTreeMap::new();
    for name in forms.keys() {
        members.entry(&groups[*name]).or_default().push(name);
    }
    let mut counts: HashMap<&String, (u32, u32)> = HashMap::new();
    for names in articles.clone() {
        let mut here: HashMap<&String, u32> = HashMap::new();
        for (name, mentions) in names {
            *here.entry(&groups[name]).or_default() += mentions;
        }
        for (group, mentions) in here {
            let count = counts.entry(group).or_default();
            count.0 += 1;
            count.1 += mentions;
        }
    }
    let mut persons: Vec<(&String, Person)> = members
        .into_iter()
        .map(|(group, mut names)| {
            // A full name stands before a single word, the form of more articles before that of fewer.
            names.sort_by_key(|name| {
                let form = &forms[*name];
                (
                    form.keys.len() == 1,
                    u32::MAX - form.articles,
                    form.keys.len().abs_diff(2),
                    u32::MAX - form.mentions,
                    *name,
                )
            });
            let (articles, mentions) = counts[group];
            (
                group,
                Person {
                    name: names[0].clone(),
                    aliases: names[1..].iter().map(|name| (*name).clone()).collect(),
                    reasons: names[1..].iter().map(|_| String::new()).collect(),
                    unsure: false,
                    pinned: false,
                    articles,
                    mentions,
                },
            )
        })
        .collect();
    persons.sort_by(|(_, a), (_, b)| (b.articles, b.mentions, &a.name).cmp(&(a.articles, a.mentions, &b.name)));
    let ids: HashMap<&String, u32> = persons.iter().enumerate().map(|(id, (group, _))| (*group, id as u32)).collect();
    let of = articles.map(|names| names.iter().map(|(name, _)| ids[&groups[name]]).collect()).collect();
    Merged { of, persons: persons.into_iter().map(|(_, person)| person).collect() }
}
