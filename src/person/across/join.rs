//! Names of several words that are one person's. Only names that share two words are compared, so that a family name
//! that thousands bear costs nothing.
//!
//! Names that say as much as each other come first, the surest first; then those that say less (initials, missing words)
//! go to the longer ones, where these are one person, or one of them is named far more often than the others.

use super::form::{Forms, Sets, hash};
use crate::person::name::case::{ANY, WOMAN};
use crate::person::name::{JOIN, Kind, Likeness, Name, Word};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// A join of two forms.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub one: u32,
    pub other: u32,
    pub like: Likeness,
}

/// What was joined, and by which edges.
pub struct Joined {
    pub sets: Sets,
    pub edges: Vec<Edge>,
}

/// The most names of one block that are compared with all others of it; of more, the rest is compared with these.
const BLOCK: usize = 24;
/// How many forms speak for a set.
const SPEAKERS: usize = 4;
/// How many times as many articles as any rival must name a person to whom a shorter name goes.
const FAR_MORE: u32 = 4;
/// From this score on two names of one word are spellings or cases of one.
const SINGLE: f32 = 0.94;

/// Joins the forms of each person's name.
pub fn join(forms: &Forms) -> Joined {
    let edges: Vec<Edge> = candidates(forms).into_iter().filter_map(|(one, other)| edge(forms, one, other)).collect();
    let mut joining = Joining {
        forms,
        sets: Sets::new(forms.all.len()),
        speakers: (0..forms.all.len() as u32).map(|form| vec![form]).collect(),
        used: Vec::new(),
    };
    joining.equals(&edges);
    joining.shorter(&edges);
    joining.sets.flatten();
    Joined { sets: joining.sets, edges: joining.used }
}

fn edge(forms: &Forms, one: u32, other: u32) -> Option<Edge> {
    let like = forms.form(one).name.like(&forms.form(other).name);
    let least = if forms.form(one).single { SINGLE } else { JOIN };
    (like.score >= least).then_some(Edge { one, other, like })
}

/// The keys by which a word is found: how its readings sound, its groups.
fn keys(word: &Word) -> Vec<u64> {
    let sounds = word.sounds.iter().map(|sound| hash(("sound", sound)));
    let groups = word.groups.iter().map(|group| hash(("group", group.0)));
    sounds.chain(groups).chain(word.shorts.iter().map(|short| hash(("short", short)))).collect()
}

fn initial(word: &Word) -> u64 {
    hash(("initial", word.key().chars().next()))
}

/// The keys of a name's pairs of words; `wanted` tells which pairs of an initial and a word somebody has.
fn pairs(name: &Name, wanted: Option<&FxHashSet<u64>>, tell: &mut impl FnMut(u64)) {
    let words: Vec<(bool, Vec<u64>, u64)> =
        name.core().map(|(_, word)| (word.kind == Kind::Full, keys(word), initial(word))).collect();
    for (i, (full, all, first)) in words.iter().enumerate() {
        for (other_full, others, other_first) in &words[i + 1..] {
            if *full && *other_full {
                for key in all {
                    others.iter().for_each(|other| tell(key.wrapping_add(*other)));
                }
            }
            let mut with_initial = |first: u64, keys: &[u64], short: bool| {
                let pairs = keys.iter().map(|key| first.wrapping_add(*key));
                pairs.filter(|pair| short || wanted.is_some_and(|wanted| wanted.contains(pair))).for_each(&mut *tell);
            };
            if *other_full {
                with_initial(*first, others, !full);
            }
            if *full {
                with_initial(*other_first, all, !other_full);
            }
        }
    }
}

/// Pairs of forms that may be one person's, in order.
fn candidates(forms: &Forms) -> Vec<(u32, u32)> {
    let mut wanted = FxHashSet::default();
    for form in forms.all.iter().filter(|form| form.name.has_initials()) {
        pairs(&form.name, None, &mut |key| {
            wanted.insert(key);
        });
    }
    let mut blocks: Vec<(u64, u32)> = Vec::new();
    for (form, id) in forms.all.iter().zip(0..) {
        let from = blocks.len();
        if form.single {
            let sounds = form.name.core().flat_map(|(_, word)| &word.sounds);
            blocks.extend(sounds.map(|sound| (hash(("single", sound)), id)));
        } else {
            pairs(&form.name, Some(&wanted), &mut |key| blocks.push((key, id)));
            blocks.extend(form.name.joined[..2].iter().map(|key| (*key, id)));
        }
        blocks[from..].sort_unstable();
        let mut kept = from;
        for at in from..blocks.len() {
            if at == from || blocks[at] != blocks[kept - 1] {
                blocks[kept] = blocks[at];
                kept += 1;
            }
        }
        blocks.truncate(kept);
    }
    blocks.sort_unstable();
    let mut found: Vec<(u32, u32)> = Vec::new();
    for block in blocks.chunk_by(|one, other| one.0 == other.0).filter(|block| block.len() > 1) {
        let mut members: Vec<u32> = block.iter().map(|(_, form)| *form).collect();
        if members.len() > BLOCK {
            members.sort_by_key(|id| (Reverse(forms.form(*id).articles), *id));
        }
        for (i, one) in members.iter().take(BLOCK).enumerate() {
            found.extend(members[i + 1..].iter().map(|other| (*one.min(other), *one.max(other))));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

struct Joining<'f, 'a> {
    forms: &'f Forms<'a>,
    sets: Sets,
    /// For each set the forms of most articles.
    speakers: Vec<Vec<u32>>,
    used: Vec<Edge>,
}

impl Joining<'_, '_> {
    /// Names that say as much as each other, the surest first.
    fn equals(&mut self, edges: &[Edge]) {
        let whose = self.whose(edges);
        let fits = |edge: &&Edge| {
            let both = [edge.one, edge.other].map(|form| whose.get(&form).copied().unwrap_or(ANY));
            edge.like.gender & both[0] & both[1] != 0
        };
        let mut equals: Vec<&Edge> = edges.iter().filter(|edge| !edge.like.partial).filter(fits).collect();
        equals.sort_by(|a, b| b.like.score.total_cmp(&a.like.score).then((a.one, a.other).cmp(&(b.one, b.other))));
        equals.into_iter().for_each(|edge| self.union(edge));
    }

    /// For forms that are a man's in one case and a woman's in another, where both stand in the pile: whose they are.
    fn whose(&self, edges: &[Edge]) -> FxHashMap<u32, u8> {
        let mut weights: FxHashMap<u32, [u32; 2]> = FxHashMap::default();
        for edge in edges.iter().filter(|edge| edge.like.gender != ANY) {
            for (form, other) in [(edge.one, edge.other), (edge.other, edge.one)] {
                let side = usize::from(edge.like.gender == WOMAN);
                weights.entry(form).or_default()[side] += self.forms.form(other).articles;
            }
        }
        weights.retain(|_, [men, women]| *men > 0 && *women > 0);
        let whose = |(form, [men, women]): (u32, [u32; 2])| {
            // A woman's nominative is rather that than a man's genitive.
            let own = self.forms.form(form).name.core().fold(ANY, |all, (_, word)| all & word.readings[0].gender);
            let woman = own == WOMAN || own == ANY && women > men;
            (form, if woman { WOMAN } else { ANY & !WOMAN })
        };
        weights.into_iter().map(whose).collect()
    }

    /// Brings two forms' sets together, but where forms of the two deny each other.
    fn union(&mut self, edge: &Edge) {
        let (one, other) = (self.sets.find(edge.one), self.sets.find(edge.other));
        if one == other {
            return self.used.push(*edge);
        }
        let name = |form: &u32| &self.forms.form(*form).name;
        let (ours, theirs) = (&self.speakers[one as usize], &self.speakers[other as usize]);
        if ours.iter().any(|a| theirs.iter().any(|b| name(a).denies(name(b)))) {
            return;
        }
        let mut speakers = [&ours[..], theirs].concat();
        speakers.sort_by_key(|form| (Reverse(self.forms.form(*form).articles), *form));
        speakers.truncate(SPEAKERS);
        self.sets.union(one, other);
        self.speakers[one.min(other) as usize] = speakers;
        self.used.push(*edge);
    }

    /// How much a form says: words written out, words and initials, a generation, letters.
    fn weight(&self, form: u32) -> (usize, usize, bool, usize) {
        let name = &self.forms.form(form).name;
        let full = name.core().filter(|(_, word)| word.kind == Kind::Full).count();
        let letters = name.core().map(|(_, word)| word.latin.len()).sum();
        (full, name.core().count(), name.generation.is_some(), letters)
    }

    /// Names that say less than others go to these, the longest first.
    fn shorter(&mut self, edges: &[Edge]) {
        let mut articles: FxHashMap<u32, u32> = FxHashMap::default();
        for (form, id) in self.forms.all.iter().zip(0..) {
            *articles.entry(self.sets.find(id)).or_default() += form.articles;
        }
        let mut longer: FxHashMap<u32, Vec<Edge>> = FxHashMap::default();
        for edge in edges.iter().filter(|edge| edge.like.partial) {
            let rank = |form: u32| (self.weight(form), self.forms.form(form).articles, Reverse(form));
            let less = if rank(edge.one) < rank(edge.other) { edge.one } else { edge.other };
            longer.entry(self.sets.find(less)).or_default().push(*edge);
        }
        let mut order: Vec<u32> = longer.keys().copied().collect();
        let most = |set: &u32| longer[set].iter().map(|e| self.weight(e.one).min(self.weight(e.other))).max();
        order.sort_by_cached_key(|set| (Reverse(most(set)), *set));
        for set in order {
            let own = self.sets.find(set);
            let mut targets: Vec<(u32, u32)> = Vec::new();
            for edge in &longer[&set] {
                let ends = [edge.one, edge.other].map(|form| self.sets.find(form));
                targets.extend(ends.into_iter().filter(|end| *end != own).map(|end| (articles[&end], end)));
            }
            targets.sort_unstable_by_key(|(count, end)| (Reverse(*count), *end));
            targets.dedup();
            let target = match targets[..] {
                [(_, only)] => only,
                [(most, first), (next, _), ..] if most >= FAR_MORE * next => first,
                _ => continue,
            };
            let here = |edge: &&Edge| [edge.one, edge.other].into_iter().any(|form| self.sets.find(form) == target);
            let mut fitting: Vec<Edge> = longer[&set].iter().filter(here).copied().collect();
            fitting.sort_by(|a, b| b.like.score.total_cmp(&a.like.score).then((a.one, a.other).cmp(&(b.one, b.other))));
            fitting.iter().for_each(|edge| self.union(edge));
            let both = articles.get(&own).copied().unwrap_or(0) + articles.get(&target).copied().unwrap_or(0);
            // Forms that deny each other stay two.
            if self.sets.find(own) == self.sets.find(target) {
                articles.insert(self.sets.find(own), both);
            }
        }
    }
}
