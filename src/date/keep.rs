//! Which clues of a document count where it has many of a kind: what is said over and over says little new, and of several dates
//! one tells most.

use super::Basis;
use super::clue::{Clue, SENTENCES};
use super::rule::{RULES, Rule};
use super::says::Says;
use super::scan::Mention;
use super::tense::Tense;
use std::ops::Range;

/// How many dates of one rule count; further ones of a text say little new.
const MOST_OF_A_RULE: usize = 2;

/// Of the dates of the story that name a year the latest of what was tells most, and the earliest of what is to come: of each
/// form only that stays, datelines, captions and those that may be either of two days apart.
pub fn keep_nearest(clues: &mut Vec<Clue>) {
    let last = |clue: &Clue| clue.says.named().map(|(_, last)| last);
    for (form, coming) in ["date", "month of a year", "year"].into_iter().flat_map(|form| [(form, false), (form, true)])
    {
        let plain = |clue: &Clue| {
            let (place, of) = clue.rule().name.split_once(": ").unwrap_or_default();
            let to_come = of.strip_prefix(Tense::Coming.name());
            to_come.is_some() == coming
                && to_come.unwrap_or(of.trim_start_matches(Tense::Past.name())) == form
                && SENTENCES.contains(&place)
                && !matches!(clue.says, Says::Either(..))
        };
        let all = clues.iter().filter(|clue| plain(clue)).map(last);
        let nearest = if coming { all.min() } else { all.max() };
        let mut kept = false;
        clues.retain(|clue| !plain(clue) || Some(last(clue)) == nearest && !std::mem::replace(&mut kept, true));
    }
}

/// Where lines about the piece, or links, name several days, each is less likely that of writing, one of them more than the
/// others. The others are of other pieces and lie together: one of them says what all do.
pub fn tell_apart(clues: &mut Vec<Clue>, [rule, first, later]: [&str; 3], own: impl Fn(&[&Clue]) -> Option<Says>) {
    let (rule, first, later) = (Rule::number(rule), Rule::number(first), Rule::number(later));
    let is = |clue: &Clue| Some(clue.rule) == rule && clue.says.named().is_some();
    let all: Vec<&Clue> = clues.iter().filter(|clue| is(clue)).collect();
    if all.iter().all(|clue| clue.says == all[0].says) {
        return;
    }
    let own = own(&all);
    for clue in clues.iter_mut().filter(|clue| is(clue)) {
        clue.rule = if Some(clue.says) == own { first } else { later }.unwrap_or(clue.rule);
    }
    let mut told = false;
    clues.retain(|clue| Some(clue.rule) != later || !std::mem::replace(&mut told, true));
}

/// A line about the piece that stands above and below it, or twice in the format, is one clue.
pub fn tell_once(clues: &mut Vec<Clue>) {
    let mut told: Vec<(usize, Says)> = Vec::new();
    clues.retain(|clue| {
        if clue.rule().basis == Basis::Prose {
            return true;
        }
        let is_new = !told.contains(&(clue.rule, clue.says));
        told.extend(is_new.then_some((clue.rule, clue.says)));
        is_new
    });
}

/// Keeps the first clues of each rule.
pub fn limit(clues: &mut Vec<Clue>) {
    let mut seen = vec![0; RULES.len()];
    clues.retain(|clue| {
        seen[clue.rule] += 1;
        seen[clue.rule] <= MOST_OF_A_RULE
    });
}

/// So many months in a row are a list: the archive of a site.
const LIST: usize = 6;
/// So many bytes may stand between two of them: how many pieces each has.
const BETWEEN: usize = 12;

/// The dates of a text without lists of months, and what the longest of those says with its bytes: the piece is of one of these.
pub fn without_lists(text: &str, mentions: Vec<Mention>) -> (Option<(Says, Range<usize>)>, Vec<Mention>) {
    let month = |mention: &Mention| mention.year.is_some() && mention.month.is_some() && mention.day.is_none();
    let follows = |one: &Mention, next: &Mention| {
        month(one)
            && month(next)
            && next.span.start - one.span.end <= BETWEEN
            && !text[one.span.end..next.span.start].contains(char::is_alphabetic)
    };
    let (mut longest, mut left): (Option<Vec<Mention>>, Vec<Mention>) = (None, Vec::new());
    for row in mentions.chunk_by(follows) {
        match row.len() >= LIST {
            true if longest.as_ref().is_none_or(|longest| longest.len() < row.len()) => longest = Some(row.to_vec()),
            true => {}
            false => left.extend_from_slice(row),
        }
    }
    let list = longest.and_then(|list| {
        let days = || list.iter().filter_map(|mention| mention.in_year(mention.year?));
        let (first, last) = (days().map(|(first, _)| first).min()?, days().map(|(_, last)| last).max()?);
        Some((Says::Days(first, last), list.first()?.span.start..list.last()?.span.end))
    });
    (list, left)
}
