//! Inside an article: which mentions are one person.
//!
//! A name of two words and more is a person; forms whose words agree are one. A single word goes to the nearest earlier
//! full name whose last word it is, else whose first word, else whose middle; else to the first later one; else it is a
//! person of its own. A name once found is found again wherever it stands.

use super::Named;
use super::feature::{Class, class};
use super::token::{Token, sentences};
use crate::text::{Clean, skeleton};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The people of a text from the names found in it, most mentioned first, then in the order of the text.
pub fn cast(text: &str, found: &[Range<usize>]) -> Vec<Named> {
    let tokens: Vec<Token> = sentences(text).into_iter().flatten().collect();
    let mut mentions: Vec<Mention> = found.iter().filter_map(|span| Mention::new(text, span.clone())).collect();
    let vouched = vouched(&tokens);
    mentions.extend(again(&tokens, &mentions, &vouched));
    mentions.sort_by_key(|mention| mention.span.start);
    let mut people: Vec<Person> = Vec::new();
    let mut owner: Vec<Option<usize>> = vec![None; mentions.len()];
    // Full names first, longest first, so that a shorter form finds its longer one.
    let mut full: Vec<usize> = (0..mentions.len()).filter(|i| mentions[*i].keys.len() > 1).collect();
    full.sort_by_key(|i| (usize::MAX - mentions[*i].keys.len(), *i));
    let mut with_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for i in full {
        let keys = &mentions[i].keys;
        let share = keys.iter().filter_map(|key| with_word.get(key.as_str())).flatten();
        let known = share.copied().filter(|person| agrees(&people[*person].keys, keys)).min();
        owner[i] = Some(known.unwrap_or_else(|| {
            keys.iter().for_each(|key| with_word.entry(key).or_default().push(people.len()));
            people.push(Person { keys: keys.clone() });
            people.len() - 1
        }));
    }
    let places: Vec<(usize, usize)> = owner.iter().enumerate().filter_map(|(i, owner)| Some((i, (*owner)?))).collect();
    let mut alone: HashMap<&str, usize> = HashMap::new();
    for i in 0..mentions.len() {
        if owner[i].is_none() {
            let key = mentions[i].keys[0].as_str();
            owner[i] = nearest(key, i, &places, &people).or_else(|| {
                Some(*alone.entry(key).or_insert_with(|| {
                    people.push(Person { keys: vec![key.to_string()] });
                    people.len() - 1
                }))
            });
        }
    }
    // A single word that nothing beside it says to be a person is most often a place or a thing.
    let mut known = vec![false; people.len()];
    for (mention, owner) in mentions.iter().zip(&owner) {
        let person = owner.expect("every mention has an owner");
        // Where a script has no capitals, what found the name has looked beside it already.
        let cased = text[mention.span.start..].starts_with(|c: char| c.is_uppercase() || c.is_lowercase());
        known[person] |= people[person].keys.len() > 1 || !cased || vouched.contains(&mention.span.start);
    }
    named(text, &mentions, &owner, &known)
}

/// Where words begin that something beside them says to be a person's name: a title or a role before, speech around.
fn vouched(tokens: &[Token]) -> HashSet<usize> {
    let class_at = |i: usize| tokens.get(i).map_or(Class::default(), |token| class(token.text));
    let vouches = |i: usize| {
        let before = i.checked_sub(1).map_or(Class::default(), class_at);
        before.has(Class::TITLE | Class::ROLE | Class::KIN | Class::SPEECH) || class_at(i + 1).has(Class::SPEECH)
    };
    (0..tokens.len()).filter(|i| vouches(*i)).map(|i| tokens[i].span.start).collect()
}

/// One mention: its bytes without titles, and the spelling skeletons of its words.
struct Mention {
    span: Range<usize>,
    keys: Vec<String>,
}

struct Person {
    keys: Vec<String>,
}

impl Mention {
    fn new(text: &str, span: Range<usize>) -> Option<Mention> {
        let mut start = span.start;
        let mut words: Vec<&str> = text[span.clone()].split_whitespace().collect();
        while words.len() > 1 && class(words[0]).has(Class::TITLE) {
            start = start + text[start..].find(words[1]).filter(|at| *at > 0)?;
            words.remove(0);
        }
        // Names inside the names of organisations are no people, nor are abbreviations.
        let body = words.last().is_some_and(|word| class(word).has(Class::BODY))
            || words.len() > 1 && class(words[0]).has(Class::BODY);
        let short =
            words.len() == 1 && (2..=4).contains(&words[0].chars().count()) && words[0].chars().all(char::is_uppercase);
        if body || short {
            return None;
        }
        let keys: Vec<String> = words
            .iter()
            .filter(|word| !class(word).has(Class::JUNIOR))
            .map(|word| skeleton(word))
            .filter(|key| !key.is_empty())
            .collect();
        let letters = text[start..span.end].chars().filter(|c| c.is_alphabetic()).count();
        (!keys.is_empty() && letters > 1 && !(words.len() == 1 && class(words[0]).has(Class::TITLE)))
            .then_some(Mention { span: start..span.end, keys })
    }
}

/// Whether two full names are one: each word of the shorter stands in the longer, an initial for its word;
/// first and last words agree where both have three or more.
fn agrees(longer: &[String], shorter: &[String]) -> bool {
    let same = |a: &str, b: &str| a == b || (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next();
    shorter.iter().all(|word| longer.iter().any(|other| same(word, other)))
        && shorter.iter().any(|word| word.len() > 1 && longer.contains(word))
}

/// The person that a single word means at mention `at`.
fn nearest(key: &str, at: usize, places: &[(usize, usize)], people: &[Person]) -> Option<usize> {
    let way = |keys: &[String]| match keys {
        [.., last] if last == key => Some(0),
        [first, ..] if first == key => Some(1),
        _ => keys.iter().any(|word| word == key).then_some(2),
    };
    let ranked = places.iter().filter_map(|&(i, person)| {
        let way = way(&people[person].keys)?;
        Some(((i > at, way, i.abs_diff(at)), person))
    });
    ranked.min().map(|(_, person)| person)
}

/// Names found once, wherever else they stand with a capital: last words of full names and single names; first words
/// where something beside one of them says that people are called by it (Qin Gang); and both halves of `Putin-Xi` where
/// both are known.
fn again(tokens: &[Token], mentions: &[Mention], vouched: &HashSet<usize>) -> Vec<Mention> {
    let lower: HashSet<&str> =
        tokens.iter().map(|t| t.text).filter(|text| text.starts_with(char::is_lowercase)).collect();
    let fits = |word: &str| {
        word.chars().count() > 1
            && word.starts_with(char::is_uppercase)
            && !lower.contains(word.to_lowercase().as_str())
    };
    let (mut firsts, mut lasts): (HashSet<&str>, HashSet<&str>) = Default::default();
    for mention in mentions {
        let from = tokens.partition_point(|t| t.span.start < mention.span.start);
        let inside = tokens[from..].iter().take_while(|t| t.span.start < mention.span.end);
        let words: Vec<&str> = inside.map(|t| t.text).collect();
        lasts.extend(words.last().filter(|word| fits(word)));
        firsts.extend(words.first().filter(|word| words.len() == 2 && fits(word)));
    }
    let taken = |token: &Token| {
        let next = mentions.partition_point(|mention| mention.span.end <= token.span.start);
        mentions.get(next).is_some_and(|mention| mention.span.start <= token.span.start)
    };
    let capital = |i: usize| tokens.get(i).is_some_and(|t| t.text.starts_with(char::is_uppercase));
    let beside = |i: usize| {
        capital(i + 1) || i > 1 && capital(i - 1) && !class(tokens[i - 1].text).has(Class::TITLE | Class::ROLE)
    };
    let alone: Vec<usize> = (0..tokens.len()).filter(|i| !taken(&tokens[*i]) && !beside(*i)).collect();
    lasts.extend(
        alone
            .iter()
            .map(|i| &tokens[*i])
            .filter(|t| vouched.contains(&t.span.start))
            .filter_map(|t| firsts.get(t.text)),
    );
    let mut found = Vec::new();
    let mut find = |span: Range<usize>, word: &str| found.push(Mention { span, keys: vec![skeleton(word)] });
    for (i, token) in tokens.iter().enumerate() {
        let Token { text, span } = token;
        if lasts.contains(text) && alone.binary_search(&i).is_ok() {
            find(span.clone(), text);
        } else if let Some((left, right)) = text.split_once(['-', '–'])
            && [left, right].iter().all(|half| lasts.contains(half) || firsts.contains(half))
            && !taken(token)
        {
            find(span.start..span.start + left.len(), left);
            find(span.end - right.len()..span.end, right);
        }
    }
    found
}

/// The people with their mentions, each by its fullest form.
fn named(text: &str, mentions: &[Mention], owner: &[Option<usize>], known: &[bool]) -> Vec<Named> {
    let mut people: Vec<Vec<&Mention>> = vec![Vec::new(); known.len()];
    for (mention, owner) in mentions.iter().zip(owner) {
        let person = owner.expect("every mention has an owner");
        if known[person] {
            people[person].push(mention);
        }
    }
    let mut named: Vec<Named> = people
        .into_iter()
        .filter(|mentions| !mentions.is_empty())
        .map(|mentions| {
            let fullest = mentions
                .iter()
                .max_by_key(|mention| (mention.keys.len(), usize::MAX - mention.span.start))
                .expect("a mention");
            Named {
                name: Clean::line(&text[fullest.span.clone()]),
                spans: mentions.iter().map(|mention| mention.span.clone()).collect(),
                role: None,
            }
        })
        .collect();
    named.sort_by_key(|person| (usize::MAX - person.spans.len(), person.spans[0].start));
    named
}
