//! The persons as they are shown: how each is called, by which other forms, and why.

use super::form::{Form, Forms};
use super::join::Edge;
use super::says::Heard;
use super::single::{Decided, Why};
use super::{Merged, Person, Told};
use crate::person::name::{JOIN, Name, Word};
use crate::text::Clean;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// How Russian and Ukrainian words end that are rather not in the nominative.
const OBLIQUE: [char; 6] = ['и', 'і', 'у', 'ю', 'е', 'ы'];

/// The most forms of a person among which a nominative is looked for.
const MANY: usize = 64;

/// How often a person is named by a form, in articles and mentions.
#[derive(Clone, Copy, Default)]
struct Count {
    articles: u32,
    mentions: u32,
}

/// Numbers the persons: most articles first, then most mentions, then by name.
pub fn persons(articles: &[Told], forms: &Forms, heard: &Heard, decided: Decided) -> Merged {
    let mut totals: FxHashMap<u32, Count> = FxHashMap::default();
    let mut uses: FxHashMap<(u32, u32), Count> = FxHashMap::default();
    for ((article, names), of) in articles.iter().zip(&forms.of).zip(&decided.of) {
        let mut here: Vec<u32> = Vec::with_capacity(of.len());
        for ((form, set), called) in names.iter().zip(of).zip(article.names) {
            let Some(set) = *set else { continue };
            let total = totals.entry(set).or_default();
            total.articles += u32::from(!here.contains(&set));
            total.mentions += called.mentions;
            here.push(set);
            let count = uses.entry((set, *form)).or_default();
            count.articles += 1;
            count.mentions += called.mentions;
        }
    }
    let mut members: FxHashMap<u32, Vec<(u32, Count)>> = FxHashMap::default();
    uses.into_iter().for_each(|((set, form), count)| members.entry(set).or_default().push((form, count)));
    let mut ties: FxHashMap<u32, Edge> = FxHashMap::default();
    for edge in &heard.edges {
        ties.entry(edge.one).or_insert(*edge);
        ties.entry(edge.other).or_insert(*edge);
    }
    let mut sets: Vec<(u32, Vec<(u32, Count)>)> = members.into_iter().collect();
    sets.sort_unstable_by_key(|(set, _)| *set);
    // How each is called comes first: reasons name others.
    let mut called: FxHashMap<u32, &Clean> = FxHashMap::default();
    for (set, members) in &mut sets {
        rank(forms, members);
        called.insert(*set, heard.names.get(set).copied().unwrap_or(forms.form(members[0].0).text));
    }
    let mut persons: Vec<(u32, Person)> = Vec::with_capacity(sets.len());
    for (set, members) in sets {
        let name = called[&set].clone();
        let own = members.iter().find(|(form, _)| *forms.form(*form).text == name);
        let first = own.unwrap_or(&members[0]).0;
        let mut others: Vec<(u32, Count)> =
            members.iter().filter(|(form, _)| *forms.form(*form).text != name).copied().collect();
        others.sort_by_key(|(form, count)| (Reverse(count.articles), Reverse(count.mentions), *form));
        let why = |form: u32| match decided.why.get(&(form, set)) {
            _ if heard.same.contains(&form) => "joined by hand".to_string(),
            Some(Why::Role(role)) => format!("the only one of the name who is called {role}"),
            Some(Why::Company(other)) => match called.get(other) {
                Some(other) => format!("the only one of the name who is named beside {other}"),
                None => "the only one of the name who is named beside the same people".to_string(),
            },
            Some(Why::Place(place)) => format!("the only one of the name who is named in articles from {place}"),
            // What the reader calls the person is no form of the name.
            _ if form == first => "the name before you renamed it".to_string(),
            Some(Why::Article) => reason(forms, first, form, None).unwrap_or_else(|| "in one article".to_string()),
            None => {
                reason(forms, first, form, ties.get(&form)).unwrap_or_else(|| "another form of the name".to_string())
            }
        };
        let total = totals[&set];
        let person = Person {
            reasons: others.iter().map(|(form, _)| why(*form)).collect(),
            aliases: others.iter().map(|(form, _)| forms.form(*form).text.clone()).collect(),
            unsure: members.iter().all(|(form, _)| forms.form(*form).single) && !heard.known.contains(&set),
            pinned: heard.pinned.contains(&set),
            articles: total.articles,
            mentions: total.mentions,
            name,
        };
        persons.push((set, person));
    }
    persons.sort_by(|(one, a), (other, b)| {
        (b.articles, b.mentions, &a.name, one).cmp(&(a.articles, a.mentions, &b.name, other))
    });
    let ids: FxHashMap<u32, u32> = persons.iter().zip(0..).map(|((set, _), id)| (*set, id)).collect();
    let of = decided.of.into_iter().map(|sets| sets.into_iter().map(|set| ids.get(&set?).copied()).collect()).collect();
    Merged { of, persons: persons.into_iter().map(|(_, person)| person).collect() }
}

/// The form to show first: full names before single words, words before initials, the nominative before other cases,
/// then what most articles use.
fn rank(forms: &Forms, members: &mut [(u32, Count)]) {
    if members.len() < 2 {
        return;
    }
    members.sort_unstable_by_key(|(form, _)| *form);
    let form = |id: u32| -> &Form { forms.form(id) };
    let among: Vec<&Name> = members.iter().take(MANY).map(|(id, _)| &form(*id).name).collect();
    // Where each of two may be a case of the other: that of which more are cases, else that which ends as a nominative.
    let rank = |name: &Name| {
        let cases = among.iter().filter(|other| is_case_of(other, name)).count();
        (cases, Reverse(name.core().filter(|(_, word)| word.text.ends_with(OBLIQUE)).count()))
    };
    members.sort_by_cached_key(|(id, count)| {
        let Form { text, name, single, .. } = form(*id);
        let other_case =
            among.iter().any(|other| is_case_of(name, other) && (!is_case_of(other, name) || rank(other) > rank(name)));
        let length = name.core().count().abs_diff(2);
        // Where two orders are as frequent: the word that most forms begin with.
        let opens = |name: &Name| name.words[0].key().chars().next();
        let begin = among.iter().filter(|other| opens(other) == opens(name)).count();
        (
            *single,
            name.has_initials(),
            other_case,
            // Given name and patronymic alone are short for the whole.
            name.core().last().is_some_and(|(_, word)| word.is_patronymic()),
            Reverse(count.articles),
            length,
            Reverse(count.mentions),
            Reverse(begin),
            *text,
        )
    });
}

/// Whether a name is another case of a name in the nominative, or of a part of it, or of that and more.
fn is_case_of(name: &Name, nominative: &Name) -> bool {
    let own = |word: &Word| nominative.core().any(|(_, other)| word.key() == other.key());
    let found = |word: &Word| nominative.core().any(|(_, other)| word.readings.iter().any(|r| r.key == other.key()));
    let fitting = name.core().filter(|(_, word)| found(word)).count();
    name.core().any(|(_, word)| found(word) && !own(word)) && fitting >= name.core().count().min(2)
}

/// Why a form is a form of this name; where only a third joins the two, why it is one of that.
fn reason(forms: &Forms, name: u32, form: u32, tie: Option<&Edge>) -> Option<String> {
    let (own, other) = (&forms.form(name).name, &forms.form(form).name);
    let like = own.like(other);
    if like.score >= JOIN {
        return Some(own.reason(other, &like));
    }
    let third = tie.map(|tie| forms.form(if tie.one == form { tie.other } else { tie.one }))?;
    Some(format!("{}, as in {}", third.name.reason(other, &third.name.like(other)), third.text))
}
