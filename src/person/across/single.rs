//! What is decided in each article. Another full form beside the fullest is the same person's. A name of one word: such a name is a full name's only where one alone of those who bear it as
//! their family name shares a role, company or a place with the article.

use super::Told;
use super::form::{Forms, hash};
use super::says::Heard;
use crate::person::name::Part;
use crate::person::role;
use crate::text::Clean;
use rustc_hash::{FxHashMap, FxHashSet};

/// Who is meant where, and why.
pub struct Decided {
    /// For each article, in the order of its names, the set; `None` for no person.
    pub of: Vec<Vec<Option<u32>>>,
    /// Why a form of one word is a form of a person's name.
    pub why: FxHashMap<(u32, u32), Why>,
}

/// What an article shares with a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The role.
    Role(Clean),
    /// Somebody beside whom both are named: a set.
    Company(u32),
    /// The place of writing.
    Place(Clean),
    /// An article that names the person by both.
    Article,
}

/// The most people who bear a family name of whom one is looked for.
const BEARERS: usize = 100;
/// The most people of an article that make the company of one: longer lists say nothing.
const COMPANY: usize = 256;

/// Decides who is meant by each name of each article.
pub fn decide(articles: &[Told], forms: &Forms, heard: &Heard) -> Decided {
    let mut full = vec![false; forms.all.len()];
    for (form, home) in forms.all.iter().zip(&heard.home) {
        full[*home as usize] |= !form.single;
    }
    let bearers = bearers(forms, heard, &full);
    let known = Known::of(articles, forms, heard, &full, bearers.values().flatten().copied().collect());
    let mut decided = Decided { of: Vec::with_capacity(articles.len()), why: FxHashMap::default() };
    for (article, names) in articles.iter().zip(&forms.of) {
        let company = company(article, names, heard, &full);
        let mut of: Vec<Option<u32>> = Vec::with_capacity(names.len());
        for (form, called) in names.iter().zip(article.names) {
            let beside = called.also.map(|at| (names[at], of[at]));
            if let Some((_, set)) = beside.filter(|(other, _)| !heard.is_other(*form, *other)) {
                if let Some(set) = set {
                    tell(&mut decided.why, (*form, set), Why::Article);
                }
                of.push(set);
                continue;
            }
            let home = heard.home[*form as usize];
            let bearers = bearers.get(form).map_or(&[][..], Vec::as_slice);
            let shared = known.shared(bearers, called.role.as_ref(), &company, article.place);
            of.push(match shared {
                _ if heard.nobody.contains(&home) => None,
                None => Some(home),
                Some((set, why)) => {
                    tell(&mut decided.why, (*form, set), why);
                    Some(set)
                }
            });
        }
        decided.of.push(of);
    }
    decided
}

/// Of several reasons the least is told, whichever article was read first.
fn tell(told: &mut FxHashMap<(u32, u32), Why>, of: (u32, u32), why: Why) {
    let least = told.entry(of).or_insert_with(|| why.clone());
    if why < *least {
        *least = why;
    }
}

/// The sets of full names that an article has.
fn company(article: &Told, names: &[u32], heard: &Heard, full: &[bool]) -> Vec<u32> {
    let people = names.iter().zip(article.names).filter(|(_, called)| called.also.is_none());
    let mut sets: Vec<u32> = people.map(|(form, _)| heard.home[*form as usize]).collect();
    sets.retain(|set| full[*set as usize] && !heard.nobody.contains(set));
    sets.sort_unstable();
    sets.dedup();
    sets.truncate(COMPANY);
    sets
}

/// For each form of one word that is nobody's yet, the sets that have it as their family name.
fn bearers(forms: &Forms, heard: &Heard, full: &[bool]) -> FxHashMap<u32, Vec<u32>> {
    let mut families: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (form, id) in forms.all.iter().zip(0..).filter(|(form, _)| !form.single) {
        let family = &form.name.words[form.name.family()];
        family.sounds.iter().for_each(|sound| families.entry(hash(sound)).or_default().push(id));
    }
    let mut bearers = FxHashMap::default();
    for (form, id) in forms.all.iter().zip(0..) {
        if !form.single || full[heard.home[id as usize] as usize] {
            continue;
        }
        let sounds = form.name.core().flat_map(|(_, word)| &word.sounds);
        let named = sounds.filter_map(|sound| families.get(&hash(sound))).flatten();
        let bears = |other: &&u32| forms.form(**other).name.part(&form.name) == Some(Part::Family);
        let mut sets: Vec<u32> = named.filter(bears).map(|other| heard.home[*other as usize]).collect();
        sets.sort_unstable();
        sets.dedup();
        let denied = |set: &u32| {
            let sides = |a: u32, b: u32| a == id && heard.home[b as usize] == *set;
            heard.nobody.contains(set) || heard.other.iter().any(|(a, b)| sides(*a, *b) || sides(*b, *a))
        };
        sets.retain(|set| !denied(set));
        if (1..=BEARERS).contains(&sets.len()) {
            bearers.insert(id, sets);
        }
    }
    bearers
}

/// What the pile knows of those who bear the family names that are asked for.
struct Known {
    roles: FxHashMap<u32, FxHashSet<u64>>,
    places: FxHashSet<(u32, u64)>,
    company: FxHashSet<(u32, u32)>,
}

impl Known {
    fn of(articles: &[Told], forms: &Forms, heard: &Heard, full: &[bool], asked: FxHashSet<u32>) -> Known {
        let mut known =
            Known { roles: FxHashMap::default(), places: FxHashSet::default(), company: FxHashSet::default() };
        for (article, names) in articles.iter().zip(&forms.of) {
            let here = company(article, names, heard, full);
            for set in here.iter().filter(|set| asked.contains(*set)) {
                known.places.extend(article.place.map(|place| (*set, hash(place))));
                known.company.extend(here.iter().filter(|other| *other != set).map(|other| (*set, *other)));
            }
            for (form, called) in names.iter().zip(article.names) {
                let home = heard.home[*form as usize];
                if let Some(role) = called.role.as_ref().filter(|_| asked.contains(&home)) {
                    known.roles.entry(home).or_default().extend(role::words(role));
                }
            }
        }
        known
    }

    /// The one of these who shares the most of the role, else the only one who shares company or the place.
    fn shared(
        &self,
        bearers: &[u32],
        role: Option<&Clean>,
        company: &[u32],
        place: Option<&Clean>,
    ) -> Option<(u32, Why)> {
        let words = role.map(|role| role::words(role)).unwrap_or_default();
        let common = |set: &u32| {
            let own = self.roles.get(set);
            own.map_or(0, |own| words.iter().filter(|word| own.contains(word)).count())
        };
        let most = bearers.iter().map(common).max().filter(|most| *most > 0);
        let first: Vec<u32> =
            bearers.iter().copied().filter(|set| most.is_none_or(|most| common(set) == most)).collect();
        if let (Some(_), [only], Some(role)) = (most, &first[..], role) {
            return Some((*only, Why::Role(role.clone())));
        }
        let shares = |set: &u32| {
            let beside = company.iter().find(|other| self.company.contains(&(*set, **other)));
            let placed = || place.filter(|place| self.places.contains(&(*set, hash(place))));
            beside.map(|other| Why::Company(*other)).or_else(|| Some(Why::Place(placed()?.clone())))
        };
        let mut sharing = first.iter().filter_map(|set| Some((*set, shares(set)?)));
        let only = sharing.next();
        only.filter(|_| sharing.next().is_none())
    }
}
