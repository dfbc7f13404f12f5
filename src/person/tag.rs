//! The tagger: the most probable labels of a sentence's words (Viterbi), by weights trained as an averaged perceptron
//! (Collins 2002, "Discriminative training methods for hidden Markov models"). `tests/train` makes the weights.

use super::feature::{Context, FEATURES, features};
use super::token::Token;
use crate::text::is_cyrillic;
use rustc_hash::FxHashMap;
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

    /// What speaks for each label of a word, by what is seen of it.
    fn score(&self, word: &Option<[u32; FEATURES]>) -> [i32; LABELS] {
        let Some(word) = word else { return NO_NAME };
        let mask = (1u32 << self.bits) - 1;
        let mut sums = [0i32; LABELS];
        for feature in word {
            let at = (feature & mask) as usize * LABELS;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + LABELS]) {
                *sum += i32::from(*weight);
            }
        }
        sums
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

/// A person's name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// By how much its words speak for a person rather than for anything else, in the mean.
    pub weight: i32,
}

/// The people's names in the sentences of a text, in order.
pub fn find(sentences: &[Vec<Token>]) -> Vec<Found> {
    let context = Context::of(sentences.iter().map(Vec::as_slice));
    let score = |sentence: &Vec<Token>| features(sentence, &context).iter().map(|word| MODEL.score(word)).collect();
    let mut scores: Vec<Vec<[i32; LABELS]>> = sentences.iter().map(score).collect();
    agree(sentences, &mut scores);
    part_scripts(sentences, &mut scores);
    let mut found = Vec::new();
    for (sentence, scores) in sentences.iter().zip(scores) {
        let labels = viterbi(scores.iter().copied(), &MODEL.transitions);
        let mut at = 0;
        while at < labels.len() {
            let end = at + 1 + labels[at + 1..].iter().take_while(|label| **label == PERSON_ON).count();
            if matches!(labels[at], PERSON | PERSON_ON) {
                let sum: i32 = scores[at..end].iter().map(kinds).map(|[o, p, x]| p - o.max(x)).sum();
                let span = sentence[at].span.start..sentence[end - 1].span.end;
                found.push(Found { span, weight: sum / (end - at) as i32 });
            }
            at = end;
        }
    }
    found
}

/// No name goes on in another script.
fn part_scripts(sentences: &[Vec<Token>], scores: &mut [Vec<[i32; LABELS]>]) {
    let cyrillic = |token: &Token| token.text.chars().find(|c| c.is_alphabetic()).map(is_cyrillic);
    for (sentence, scores) in sentences.iter().zip(scores) {
        for (i, score) in scores.iter_mut().enumerate().skip(1) {
            if let (Some(before), Some(here)) = (cyrillic(&sentence[i - 1]), cyrillic(&sentence[i]))
                && before != here
            {
                score[PERSON_ON] -= NEVER;
                score[OTHER_ON] -= NEVER;
            }
        }
    }
}

/// More than any word says.
const NEVER: i32 = 1 << 20;
/// What speaks for the labels of a word that is in no name.
const NO_NAME: [i32; LABELS] = [0, -NEVER, -NEVER, -NEVER, -NEVER];

/// What speaks for nothing, for a person, and for another name.
fn kinds(score: &[i32; LABELS]) -> [i32; 3] {
    [score[OUTSIDE], score[PERSON].max(score[PERSON_ON]), score[OTHER].max(score[OTHER_ON])]
}

/// How far, in parts of a hundred, a place leans on the others.
const LEAN: i32 = 60;

/// What a word means in one place of a text it mostly means in all: each place leans on the mean of all places.
fn agree(sentences: &[Vec<Token>], scores: &mut [Vec<[i32; LABELS]>]) {
    let capital = |token: &Token| token.text.starts_with(char::is_uppercase);
    let mut sums: FxHashMap<&str, ([i32; 3], i32)> = FxHashMap::default();
    for (token, score) in sentences.iter().flatten().zip(scores.iter().flatten()).filter(|(token, _)| capital(token)) {
        let (sum, count) = sums.entry(token.text).or_default();
        sum.iter_mut().zip(kinds(score)).for_each(|(sum, score)| *sum += score);
        *count += 1;
    }
    let all = sentences.iter().flatten().zip(scores.iter_mut().flatten());
    for (token, score) in all.filter(|(token, _)| capital(token)) {
        let (sum, count) = sums[token.text];
        let own = kinds(score);
        for (label, score) in score.iter_mut().enumerate() {
            let kind = label.div_ceil(2);
            *score += (sum[kind] / count - own[kind]) * LEAN / 100;
        }
    }
}
