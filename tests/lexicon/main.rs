//! Compiles the lexicon of the name tagger: `cargo run --release --example lexicon -- LISTS FOLDER…`.
//!
//! LISTS holds `words.lst` (written by `tests/train/lists.py`, whose head names the sources), each FOLDER training texts as
//! `tests/train` reads them, from which it takes the words that are mostly written in lower case.

#[path = "../train/files.rs"]
mod files;

use dateline::person::lexicon::{Kinds, key};
use dateline::text::fold;
use fst::MapBuilder;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// How often a word must stand in lower case to be a common one, and how many times more often than with a capital.
const COMMON: (u32, u32) = (3, 5);

fn main() {
    let arguments: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let Some((lists, folders)) = arguments.split_first().filter(|(_, folders)| !folders.is_empty()) else {
        eprintln!("lexicon: LISTS and FOLDER are missing");
        std::process::exit(2);
    };
    let mut kinds: BTreeMap<String, u8> = BTreeMap::new();
    let list = fs::read_to_string(lists.join("words.lst")).expect("words.lst can be read");
    for (word, letters) in list.lines().filter_map(|line| line.split_once('\t')) {
        let kind = |letter: char| match letter {
            'n' => Kinds::NAME,
            'g' => Kinds::GIVEN,
            'f' => Kinds::FAMILY,
            'p' => Kinds::PLACE,
            'q' => Kinds::PART,
            'c' => Kinds::COUNTRY,
            _ => Kinds::FREQUENT,
        };
        *kinds.entry(key(&fold(word)).to_string()).or_default() |= letters.chars().map(kind).fold(0, |all, k| all | k);
    }
    for word in common(folders) {
        *kinds.entry(key(&fold(&word)).to_string()).or_default() |= Kinds::COMMON;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/person/lexicon.fst");
    let mut map = MapBuilder::memory();
    for (word, kinds) in &kinds {
        map.insert(word, u64::from(*kinds)).expect("the words are in order");
    }
    fs::write(&path, map.into_inner().expect("it is whole")).expect("the lexicon can be written");
    eprintln!("{} words in {}", kinds.len(), path.display());
}

/// The words of the training texts that are mostly written in lower case.
fn common(folders: &[PathBuf]) -> Vec<String> {
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for path in folders.iter().flat_map(|folder| files::files(folder)) {
        let text = fs::read_to_string(&path).expect("the file can be read");
        for word in text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’' | '-')) {
            let count = counts.entry(word.to_lowercase()).or_default();
            match word.starts_with(char::is_lowercase) {
                true => count.0 += 1,
                false => count.1 += 1,
            }
        }
    }
    let common = |(_, (lower, upper)): &(String, (u32, u32))| *lower >= COMMON.0 && *lower > *upper * COMMON.1;
    counts.into_iter().filter(common).map(|(word, _)| word).collect()
}
