//! Names in Latin letters, by which they are found whatever letters they are written in.

use super::{fold, latin, skeleton};
use any_ascii::any_ascii;

/// A text in Latin letters, folded: Cyrillic as newspapers write it, other scripts as well as one letter at a time can be.
pub fn roman(text: &str) -> String {
    let latin = latin(&fold(text));
    if latin.is_ascii() { latin } else { any_ascii(&latin).to_lowercase() }
}

/// A name in Latin letters.
#[derive(Clone, Debug)]
pub struct Roman {
    letters: String,
    /// The spelling skeletons of its words.
    bones: Vec<String>,
    /// Whether it is written in other letters.
    other: bool,
}

impl Roman {
    /// Takes a name as it is written, or as it is asked for.
    pub fn new(name: &str) -> Roman {
        let letters = roman(name);
        let bones = letters.split_whitespace().map(skeleton).filter(|bone| !bone.is_empty()).collect();
        Roman { other: !fold(name).is_ascii(), letters, bones }
    }

    /// Whether a name that one of the two writes in other letters holds the words of this.
    pub fn is_in(&self, name: &Roman) -> bool {
        let words = || self.letters.split_whitespace();
        (self.other || name.other) && words().next().is_some() && words().all(|word| name.letters.contains(word))
    }

    /// Whether the words of such a name begin like the words of this, however they are spelt.
    pub fn is_spelt_in(&self, name: &Roman) -> bool {
        let begins = |bone: &String| name.bones.iter().any(|word| word.starts_with(bone));
        (self.other || name.other) && !self.bones.is_empty() && self.bones.iter().all(begins)
    }
}
