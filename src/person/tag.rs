//! The tagger: the most probable labels of a sentence's words (Viterbi), by weights trained as an averaged perceptron
//! (Collins 2002, "Discriminative training methods for hidden Markov models"). `tests/train` makes the weights.

use super::feature::{Context, FEATURES, features};
use super::token::sentences;
use std::ops::Range;
use std::sync::LazyLock;

/// The labels: outside; a person's first and further words; the first and further words of any other name.
pub const LABELS: usize = 5;
/// Outside of any name.
pub const OUTSIDE: usize = 0;
/// The first word of a person's name.
pub const PERSON: usize = 1;
/// A further word of a person's name.
pub const PERSON_ON: usize = 2;
/// The first word of another name.
pub const OTHER: usize = 3;
/// A further word of another name.
pub const OTHER_ON: usize = 4;

/// The weights in the binary.
static MODEL: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("../../assets/person/tagger.bin")).expect("the weights are whole"));

/// What a weight file begins with.
const MAGIC: &[u8; 8] = b"dltag-01";

/// Trained weights.
pub struct Model {
    bits: u32,
    transitions: [[i32; LABELS]; LABELS + 1],
    weights: Vec<i8>,
}

impl Model {
    /// A model of 2^`bits` features; `transitions[from][to]` has the sentence's start as its last row.
    pub fn new(bits: u32, transitions: [[i32; LABELS]; LABELS + 1], weights: Vec<i8>) -> Model {
        Model { bits, transitions, weights }
    }

    /// Reads what [`Model::bytes`] wrote; `None` where it is not that.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (bits, rest) = rest.split_first()?;
        let (head, weights) = rest.split_at_checked((LABELS + 1) * LABELS * 2)?;
        let mut transitions = [[0; LABELS]; LABELS + 1];
        for (to, pair) in transitions.iter_mut().flatten().zip(head.chunks_exact(2)) {
            *to = i32::from(i16::from_le_bytes([pair[0], pair[1]]));
        }
        let weights: Vec<i8> = weights.iter().map(|byte| i8::from_le_bytes([*byte])).collect();
        (weights.len() == LABELS << bits).then_some(Model { bits: u32::from(*bits), transitions, weights })
    }

    /// The model as a file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(self.bits as u8);
        bytes.extend(self.transitions.iter().flatten().flat_map(|weight| (*weight as i16).to_le_bytes()));
        bytes.extend(self.weights.iter().map(|weight| weight.to_le_bytes()[0]));
        bytes
    }

    /// The labels of a sentence.
    pub fn label(&self, words: &[[u32; FEATURES]]) -> Vec<usize> {
        let mask = (1u32 << self.bits) - 1;
        let score = |word: &[u32; FEATURES]| {
            let mut sums = [0i32; LABELS];
            for feature in word {
                let at = (feature & mask) as usize * LABELS;
                for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + LABELS]) {
                    *sum += i32::from(*weight);
                }
            }
            sums
        };
        viterbi(words.iter().map(score), &self.transitions)
    }
}

/// The best labels for the words' scores. A further word follows only a word of the same name.
pub fn viterbi<T: Copy + PartialOrd + std::ops::Add<Output = T>>(
    scores: impl Iterator<Item = [T; LABELS]>,
    transitions: &[[T; LABELS]; LABELS + 1],
) -> Vec<usize> {
    let mut best: [Option<T>; LABELS] = [None; LABELS];
    let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(scores.size_hint().0);
    for (i, score) in scores.enumerate() {
        let mut next = [None; LABELS];
        let mut from = [0; LABELS];
        for to in 0..LABELS {
            let ways = (0..LABELS).filter_map(|label| {
                let so_far = if i == 0 {
                    (label == 0).then(|| transitions[LABELS][to])
                } else {
                    best[label].map(|sum| sum + transitions[label][to])
                };
                so_far
                    .filter(|_| if i == 0 { may_follow(OUTSIDE, to) } else { may_follow(label, to) })
                    .map(|sum| (sum, label))
            });
            let way = ways.fold(
                None,
                |most: Option<(T, usize)>, way| if most.is_none_or(|m| way.0 > m.0) { Some(way) } else { most },
            );
            if let Some((sum, label)) = way {
                next[to] = Some(sum + score[to]);
                from[to] = label;
            }
        }
        best = next;
        back.push(from);
    }
    let mut label = (0..LABELS).fold(0, |most, label| match (best[label], best[most]) {
        (Some(a), Some(b)) if a > b => label,
        (Some(_), None) => label,
        _ => most,
    });
    let mut labels = vec![0; back.len()];
    for (i, from) in back.iter().enumerate().rev() {
        labels[i] = label;
        label = from[label];
    }
    labels
}

fn may_follow(from: usize, to: usize) -> bool {
    match to {
        PERSON_ON => from == PERSON || from == PERSON_ON,
        OTHER_ON => from == OTHER || from == OTHER_ON,
        _ => true,
    }
}

/// The people's names in a text, in order: their bytes.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let sentences = sentences(text);
    let context = Context::of(sentences.iter().map(Vec::as_slice));
    let mut names = Vec::new();
    for sentence in &sentences {
        let labels = MODEL.label(&features(sentence, &context));
        let mut name: Option<Range<usize>> = None;
        for (token, label) in sentence.iter().zip(labels) {
            match (label, &mut name) {
                (PERSON_ON, Some(name)) => name.end = token.span.end,
                (PERSON | PERSON_ON, _) => names.extend(name.replace(token.span.clone())),
                _ => names.extend(name.take()),
            }
        }
        names.extend(name);
    }
    names
}
