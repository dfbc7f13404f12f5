//! Inside an article: which mentions are one person.
//!
//! A name of two words and more is a person; forms whose words agree are one. A single word goes to the nearest earlier
//! full name whose last word it is, else whose first word, else whose middle; else to the first later one; else it is a
//! person of its own. A name once found is found again wherever it stands.

use super::Named;
use super::feature::{Class, class};
use super::lexicon::{Kinds, kinds};
use super::mention::{Around, Mention, key};
use super::tag::Found;
use super::token::Token;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// How much more must speak for a person where nobody beside a single word says that it is one.
const ALONE: i32 = 130;
/// The same for a word that is known as a place.
const PLACE: i32 = 260;

/// The people of a text from the names found in it, most mentioned first, then in the order of the text.
pub fn cast(text: &str, sentences: &[Vec<Token>], found: &[Found]) -> Vec<Named> {
    let tokens: Vec<&Token> = sentences.iter().flatten().collect();
    let around = Around::new(text);
    let mut mentions: Vec<Mention> = found.iter().filter_map(|found| Mention::new(around, found)).collect();
    let more = again(&tokens, &mentions);
    // A pair that was found as one name is two.
    mentions.retain(|mention| {
        !more.iter().any(|other| mention.span.start <= other.span.start && other.span.end <= mention.span.end)
    });
    mentions.extend(more);
    mentions.sort_by_key(|mention| mention.span.start);
    let mut people: Vec<Person> = Vec::new();
    let mut owner: Vec<Option<usize>> = vec![None; mentions.len()];
    // Full names first, longest first, so that a shorter form finds its longer one.
    let mut full: Vec<usize> = (0..mentions.len()).filter(|i| mentions[*i].keys.len() > 1).collect();
    full.sort_by_key(|i| (usize::MAX - mentions[*i].keys.len(), *i));
    let mut with_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
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
    let mut alone: FxHashMap<&str, usize> = FxHashMap::default();
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
    let mut known = vec![false; people.len()];
    for (mention, owner) in mentions.iter().zip(&owner) {
        let person = owner.expect("every mention has an owner");
        let enough = || mention.weight > if is_place(&text[mention.span.clone()]) { PLACE } else { ALONE };
        known[person] = known[person]
            || people[person].keys.len() > 1
            || enough()
            || is_vouched(&tokens, tokens.partition_point(|token| token.span.start < mention.span.start));
    }
    named(text, &mentions, &owner, &known)
}

/// Whether something beside a word says that it is a person's name: a title or a role before, speech around.
fn is_vouched(tokens: &[&Token], at: usize) -> bool {
    let class_at = |i: usize| tokens.get(i).map_or(Class::default(), |token| class(token.text));
    let before = at.checked_sub(1).map_or(Class::default(), class_at);
    before.has(Class::TITLE | Class::ROLE | Class::KIN | Class::SPEECH) || class_at(at + 1).has(Class::SPEECH)
}

/// Whether a word is known as a place, and not as a name.
fn is_place(word: &str) -> bool {
    kinds(&fold(word)).is_place()
}

struct Person {
    keys: Vec<String>,
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
/// where something beside one of them says that people are called by it (Qin Gang); and both halves of `Putin-Xi`.
fn again(tokens: &[&Token], mentions: &[Mention]) -> Vec<Mention> {
    let lower: FxHashSet<&str> =
        tokens.iter().map(|t| t.text).filter(|text| text.starts_with(char::is_lowercase)).collect();
    let capital = |i: usize| tokens.get(i).is_some_and(|t| t.text.starts_with(char::is_uppercase));
    let fits = |word: &str| {
        word.chars().nth(1).is_some()
            && word.starts_with(char::is_uppercase)
            && !lower.contains(word.to_lowercase().as_str())
            && !is_place(word)
    };
    let (mut firsts, mut lasts): (FxHashSet<String>, FxHashSet<String>) = Default::default();
    for mention in mentions {
        let from = tokens.partition_point(|t| t.span.start < mention.span.start);
        let inside = tokens[from..].iter().take_while(|t| t.span.start < mention.span.end);
        let words: Vec<&str> = inside.map(|t| t.text).collect();
        lasts.extend(words.last().filter(|word| fits(word)).map(|word| key(word)));
        firsts.extend(words.first().filter(|word| words.len() == 2 && fits(word)).map(|word| key(word)));
    }
    let taken = |token: &Token| {
        let next = mentions.partition_point(|mention| mention.span.end <= token.span.start);
        mentions.get(next).is_some_and(|mention| mention.span.start <= token.span.start)
    };
    let beside = |i: usize| {
        capital(i + 1) || i > 1 && capital(i - 1) && !class(tokens[i - 1].text).has(Class::TITLE | Class::ROLE)
    };
    let alone = (0..tokens.len()).filter(|i| capital(*i) && !taken(tokens[*i]) && !beside(*i));
    let alone: Vec<(usize, String)> = alone.map(|i| (i, key(tokens[i].text))).collect();
    let called = alone.iter().filter(|(i, key)| firsts.contains(key) && is_vouched(tokens, *i));
    lasts.extend(called.map(|(_, key)| key.clone()).collect::<Vec<_>>());
    let found = |span: Range<usize>, key: String| Mention { span, keys: vec![key], weight: i32::MIN };
    let whole = alone.iter().filter(|(_, key)| lasts.contains(key));
    let mut all: Vec<Mention> = whole.map(|(i, key)| found(tokens[*i].span.clone(), key.clone())).collect();
    let known = |half: &str| lasts.contains(&key(half)) || firsts.contains(&key(half));
    let may_be = |half: &str| fits(half) && !kinds(&fold(half)).has(Kinds::COMMON) && !class(half).has(Class::PARTICLE);
    let alone = |token: &Token| !taken(token) || mentions.iter().any(|mention| mention.span == token.span);
    for token in tokens.iter().filter(|token| token.text.contains(['-', '–']) && alone(token)) {
        // Of a pair one is known here, and the other may be a name.
        if let Some((left, right)) = token.text.split_once(['-', '–'])
            && (known(left) || known(right))
            && [left, right].iter().all(|half| known(half) || may_be(half))
        {
            let (start, end) = (token.span.start, token.span.end);
            for (half, span) in [(left, start..start + left.len()), (right, end - right.len()..end)] {
                all.push(Mention { span, keys: vec![key(half)], weight: i32::MAX });
            }
        }
    }
    all
}

/// The people with their mentions: those of another full form under that, all others under the fullest.
fn named(text: &str, mentions: &[Mention], owner: &[Option<usize>], known: &[bool]) -> Vec<Named> {
    let mut people: Vec<Vec<&Mention>> = vec![Vec::new(); known.len()];
    for (mention, owner) in mentions.iter().zip(owner) {
        let person = owner.expect("every mention has an owner");
        if known[person] {
            people[person].push(mention);
        }
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
