//! Spellings of one name that no rule of letters brings together: Djokovic and Đoković, Bashar and Bachar; and the short
//! forms by which people of a name are called.
//!
//! `assets/person/spelling.bin` is made by `tests/names`: the line [`HEADING`], the number of entries, their hashes in
//! order (32 bits each, little endian), and for each its group (24 bits). It is searched as it lies in the binary.

use crate::text::{rows, skeleton};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where the groups come from, and under which licence; the first line of the file.
pub const HEADING: &str =
    "Spellings of personal names, from Wikidata (CC0) by way of rigour 1.4.2 (MIT), names/persons.txt";

/// The most groups that a spelling stands in.
pub const MOST: usize = 6;

/// The table of short forms: language, name, short forms, a sample, and a name that is the same person's.
pub const SHORT: &str = include_str!("../../../assets/person/short.tsv");

static BYTES: &[u8] = include_bytes!("../../../assets/person/spelling.bin");

/// The hash of a spelling skeleton: FNV-1a, written out here because the file depends on it.
pub fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The groups in which a spelling skeleton stands.
pub fn groups(key: &str) -> Vec<u32> {
    let body = BYTES.get(HEADING.len() + 1..).unwrap_or_default();
    let Some((count, entries)) = body.split_first_chunk::<4>() else { return Vec::new() };
    let count = u32::from_le_bytes(*count) as usize;
    let Some((hashes, numbers)) = entries.split_at_checked(4 * count) else { return Vec::new() };
    let at = |i: usize| hashes[4 * i..].first_chunk().map_or(u32::MAX, |bytes| u32::from_le_bytes(*bytes));
    let wanted = hash(key);
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if at(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    let numbers = (low..count).take_while(|i| at(*i) == wanted).map(|i| &numbers[3 * i..3 * i + 3]);
    numbers.map(|bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0])).collect()
}

/// The rows of the table of short forms in which a skeleton stands.
static SHORTS: LazyLock<FxHashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut shorts: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for row in rows(SHORT) {
        for form in row.field(1).split(' ').chain(row.field(2).split(' ')) {
            let lines = shorts.entry(skeleton(form)).or_default();
            if lines.last() != Some(&(row.line as u32)) {
                lines.push(row.line as u32);
            }
        }
    }
    shorts
});

/// The names, by their rows, that a skeleton is or is a short form of.
pub fn shorts(key: &str) -> &'static [u32] {
    SHORTS.get(key).map_or(&[], Vec::as_slice)
}
