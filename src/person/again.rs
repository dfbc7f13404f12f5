//! Names that were found once, wherever else they stand.

use super::feature::{Class, class};
use super::lexicon::{Kinds, kinds};
use super::mention::{Mention, key};
use super::token::Token;
use crate::text::fold;
use rustc_hash::FxHashSet;

/// Whether something beside a word says that it is a person's name: a title or a role before, speech around.
pub fn is_vouched(tokens: &[&Token], at: usize) -> bool {
    let class_at = |i: usize| tokens.get(i).map_or(Class::default(), |token| class(token.text));
    let before = at.checked_sub(1).map_or(Class::default(), class_at);
    before.has(Class::TITLE | Class::ROLE | Class::KIN | Class::SPEECH) || class_at(at + 1).has(Class::SPEECH)
}

/// Whether a word is known as a place, and not as a name.
pub fn is_place(word: &str) -> bool {
    kinds(&fold(word)).is_place()
}

/// Adds the mentions of names that were found, wherever else they stand with a capital: last words of full names and single names; first words
/// where something beside one of them says that people are called by it (Qin Gang); and both halves of `Putin-Xi`.
pub fn again(tokens: &[&Token], mentions: &mut Vec<Mention>) {
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
    for mention in mentions.iter() {
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
    let whole = alone.into_iter().filter(|(_, key)| lasts.contains(key));
    let mut more: Vec<Mention> = whole.map(|(i, key)| Mention::single(tokens[i].span.clone(), key, i32::MIN)).collect();
    let known = |half: &str| lasts.contains(&key(half)) || firsts.contains(&key(half));
    let may_be = |half: &str| fits(half) && !kinds(&fold(half)).has(Kinds::COMMON) && !class(half).has(Class::PARTICLE);
    let mut pairs: FxHashSet<usize> = FxHashSet::default();
    let at = |token: &Token| mentions.partition_point(|mention| mention.span.start < token.span.start);
    let alone = |token: &Token| !taken(token) || mentions.get(at(token)).is_some_and(|m| m.span == token.span);
    for token in tokens.iter().filter(|token| token.text.contains(['-', '–']) && alone(token)) {
        // Of a pair one is known here, and the other may be a name.
        if let Some((left, right)) = token.text.split_once(['-', '–'])
            && (known(left) || known(right))
            && [left, right].iter().all(|half| known(half) || may_be(half))
        {
            let (start, end) = (token.span.start, token.span.end);
            more.push(Mention::single(start..start + left.len(), key(left), i32::MAX));
            more.push(Mention::single(end - right.len()..end, key(right), i32::MAX));
            pairs.insert(start);
        }
    }
    // A pair that was found as one name is two.
    mentions.retain(|mention| !(mention.keys.len() == 1 && pairs.contains(&mention.span.start)));
    mentions.extend(more);
    mentions.sort_by_key(|mention| mention.span.start);
    mentions.dedup_by(|next, before| next.span.start < before.span.end);
}
