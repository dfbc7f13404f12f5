//! Inside an article: which mentions are one person.
//!
//! A name of two words and more is a person; forms whose words agree are one, where only one person fits. A single word goes
//! to the nearest earlier full name whose last word it is, else whose first word, else whose middle; else to the first later
//! one; else it is a person of its own.

use super::Named;
use super::again::{again, is_place, is_vouched};
use super::mention::{Around, Mention};
use super::tag::Found;
use super::token::Token;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// How much more must speak for a person, in the tagger's weights, where nothing beside a single word says that it is one.
const ALONE: i32 = 130;
/// The same for a word that is known as a place.
const PLACE: i32 = 260;
/// How many people who share a word are compared with a new name: a list of namesakes has no more to say.
const BEARERS: usize = 64;

/// The people of a text from the names found in it, most mentioned first, then in the order of the text.
pub fn cast(text: &str, sentences: &[Vec<Token>], found: &[Found]) -> Vec<Named> {
    let tokens: Vec<&Token> = sentences.iter().flatten().collect();
    let around = Around::new(text);
    let mut mentions: Vec<Mention> = found.iter().filter_map(|found| Mention::new(around, found)).collect();
    again(&tokens, &mut mentions);
    let (owners, people) = owners(&mentions);
    let mut known = vec![false; people];
    for (mention, owner) in mentions.iter().zip(&owners) {
        let enough = || mention.weight > if is_place(&text[mention.span.clone()]) { PLACE } else { ALONE };
        known[*owner] = known[*owner]
            || mention.keys.len() > 1
            || enough()
            || is_vouched(&tokens, tokens.partition_point(|token| token.span.start < mention.span.start));
    }
    named(text, &mentions, &owners, &known)
}

/// The number of the person behind each mention, and how many people there are.
fn owners(mentions: &[Mention]) -> (Vec<usize>, usize) {
    let mut people: Vec<&Mention> = Vec::new();
    let mut owners: Vec<Option<usize>> = vec![None; mentions.len()];
    // Full names first, longest first, so that a shorter form finds its longer one.
    let mut full: Vec<usize> = (0..mentions.len()).filter(|i| mentions[*i].keys.len() > 1).collect();
    full.sort_by_key(|i| (usize::MAX - mentions[*i].keys.len(), *i));
    let mut with_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut written: FxHashMap<(&[String], &str), usize> = FxHashMap::default();
    for i in full {
        let mention = &mentions[i];
        let person = *written.entry((&mention.keys, &mention.generation)).or_insert_with(|| {
            let bearers = |key: &String| with_word.get(key.as_str()).into_iter().flatten().take(BEARERS);
            let mut fitting: Vec<usize> = mention.keys.iter().flat_map(bearers).copied().collect();
            fitting.retain(|person| agrees(people[*person], mention));
            fitting.sort_unstable();
            fitting.dedup();
            // Of rivals nobody can say which is meant.
            if let [person] = fitting[..] {
                return person;
            }
            mention.keys.iter().for_each(|key| with_word.entry(key).or_default().push(people.len()));
            people.push(mention);
            people.len() - 1
        });
        owners[i] = Some(person);
    }
    let places = Places::new(&owners, &people);
    let mut alone: FxHashMap<&str, usize> = FxHashMap::default();
    let mut count = people.len();
    let single = |(i, owner): (usize, Option<usize>)| {
        owner.or_else(|| places.nearest(&mentions[i].keys[0], i)).unwrap_or_else(|| {
            *alone.entry(&mentions[i].keys[0]).or_insert_with(|| {
                count += 1;
                count - 1
            })
        })
    };
    let owners = owners.into_iter().enumerate().map(single).collect();
    (owners, count)
}

/// Whether two full names may be one: each word of the shorter stands in the longer, an initial for its word; father and son
/// are two.
fn agrees(longer: &Mention, shorter: &Mention) -> bool {
    let same = |a: &str, b: &str| a == b || (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next();
    let generations = [&longer.generation, &shorter.generation];
    shorter.keys.iter().all(|word| longer.keys.iter().any(|other| same(word, other)))
        && shorter.keys.iter().any(|word| word.len() > 1 && longer.keys.contains(word))
        && (generations[0] == generations[1] || generations.iter().any(|generation| generation.is_empty()))
}

/// Where the full names stand that have a word: the numbers of the mentions with their people, in order; those whose last
/// word it is, those whose first, those in whose middle it is.
struct Places<'a>(FxHashMap<&'a str, [Vec<(usize, usize)>; 3]>);

impl<'a> Places<'a> {
    fn new(owners: &[Option<usize>], people: &[&'a Mention]) -> Places<'a> {
        let mut places: FxHashMap<&str, [Vec<(usize, usize)>; 3]> = FxHashMap::default();
        for (i, person) in owners.iter().enumerate().filter_map(|(i, owner)| Some((i, (*owner)?))) {
            let keys = &people[person].keys;
            for (at, key) in keys.iter().enumerate() {
                let way = if at + 1 == keys.len() { 0 } else { at.min(1) + 1 };
                places.entry(key).or_default()[way].push((i, person));
            }
        }
        Places(places)
    }

    /// The person that a single word means at mention `at`.
    fn nearest(&self, key: &str, at: usize) -> Option<usize> {
        let ways = self.0.get(key)?;
        let before = ways.iter().find_map(|way| way[..way.partition_point(|(i, _)| *i < at)].last());
        before.or_else(|| ways.iter().find_map(|way| way.first())).map(|(_, person)| *person)
    }
}

/// The people with their mentions: those of another full form under that, all others under the fullest.
fn named(text: &str, mentions: &[Mention], owners: &[usize], known: &[bool]) -> Vec<Named> {
    let mut people: Vec<Vec<&Mention>> = vec![Vec::new(); known.len()];
    for (mention, owner) in mentions.iter().zip(owners).filter(|(_, owner)| known[**owner]) {
        people[*owner].push(mention);
    }
    people.retain(|mentions| !mentions.is_empty());
    people.sort_by_key(|mentions| (usize::MAX - mentions.len(), mentions[0].span.start));
    let mut named: Vec<Named> = Vec::with_capacity(people.len());
    for mentions in people {
        let written = |mention: &Mention| &text[mention.span.clone()];
        let fullest = mentions
            .iter()
            .max_by_key(|mention| (mention.keys.len(), usize::MAX - mention.span.start))
            .expect("a mention");
        let mut forms = vec![(fold(written(fullest)), Named::new(written(fullest)))];
        for mention in mentions {
            let folded = fold(written(mention));
            let at = match forms.iter().position(|(form, _)| *form == folded) {
                Some(at) => at,
                None if mention.keys.len() < 2 => 0,
                None => {
                    forms.push((folded, Named { also: Some(named.len()), ..Named::new(written(mention)) }));
                    forms.len() - 1
                }
            };
            forms[at].1.spans.push(mention.span.clone());
        }
        named.extend(forms.into_iter().map(|(_, form)| form));
    }
    named
}
