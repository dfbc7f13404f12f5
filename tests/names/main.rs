//! Compiles the spelling groups of names: `cargo run --release --example names -- persons.txt`.
//!
//! persons.txt is the mapping of the Python package `rigour` (1.4.2, `rigour/data/names/persons.txt`): lines
//! `form, form, form => Qxxxx`, made from Wikidata, whose data is CC0. What is written is `assets/person/spelling.bin`;
//! `src/person/name/group.rs` says how it is laid out. The same input gives the same bytes.

use dateline::person::name::group::{HEADING, MOST, hash};
use dateline::text::skeleton;
use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, path::Path};

fn main() {
    let Some(path) = env::args().nth(1) else {
        eprintln!("names: the path of persons.txt is missing");
        std::process::exit(2);
    };
    let text = fs::read_to_string(path).expect("the file can be read");
    let mut groups: BTreeSet<BTreeSet<String>> =
        text.lines().filter_map(|line| group(line.rsplit_once(" => ")?.0)).collect();
    // A spelling that stands for many names says nothing.
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    groups.iter().flatten().for_each(|key| *uses.entry(key.clone()).or_default() += 1);
    groups = groups
        .into_iter()
        .map(|group| group.into_iter().filter(|key| uses[key] <= MOST).collect::<BTreeSet<_>>())
        .filter(|group| group.len() > 1)
        .collect();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        pairs.extend(group.iter().map(|key| (hash(key), number as u32)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut bytes = HEADING.as_bytes().to_vec();
    bytes.push(b'\n');
    bytes.extend((pairs.len() as u32).to_le_bytes());
    pairs.iter().for_each(|(hash, _)| bytes.extend(hash.to_le_bytes()));
    pairs.iter().for_each(|(_, group)| bytes.extend(&group.to_le_bytes()[..3]));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/person/spelling.bin");
    fs::write(&path, &bytes).expect("the groups can be written");
    eprintln!("{}: {} groups, {} spellings, {} bytes", path.display(), groups.len(), pairs.len(), bytes.len());
}

/// The skeletons of a group's forms in Latin and Cyrillic letters, where they are several.
///
/// A Chinese character is read in many ways that are names of many others, so that of such groups only long forms count.
fn group(forms: &str) -> Option<BTreeSet<String>> {
    let native = |form: &str| {
        form.chars().count() == 1 && form.chars().all(|c| c > '\u{2e7f}')
        || form.chars().any(|c| matches!(c, '\u{3041}'..='\u{3096}' | '\u{3105}'..='\u{312f}' | '⁰'..='⁹' | '0'..='9' | '¹' | '²' | '³'))
    };
    let least = if forms.split(", ").any(native) { 6 } else { 3 };
    let keys: BTreeSet<String> = forms
        .split(", ")
        .filter(|form| form.chars().all(|c| c.is_alphabetic() && c < '\u{530}' || "-'’".contains(c)))
        .map(skeleton)
        .filter(|key| key.chars().count() >= least)
        .collect();
    (keys.len() > 1).then_some(keys)
}
