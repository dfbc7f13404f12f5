//! Trains the weights of the name tagger: `cargo run --release --example train -- LISTS FOLDER…`.
//!
//! LISTS holds what `lists.py` wrote, each FOLDER training texts ([`text`] says how they are written). The project's
//! weights come from GMB (public domain, CDLA-Sharing 1.0), Wikigold (CC BY 4.0), WNUT17 (CC BY 4.0), Universal NER
//! English EWT and PUD, Russian PUD and Portuguese Bosque (CC BY-SA 4.0), the development part of factRuEval (MIT), and
//! from texts of the project's own in many languages (`tests/train/text`). The same input gives the same weights. All of it:
//!
//! ```text
//! python3 tests/train/lists.py target/lists
//! cargo run --release --example lexicon -- target/lists tests/train/text ../shared/data/people/train
//! cargo run --release --example train -- target/lists tests/train/text ../shared/data/people/train
//! ```

mod files;
mod text;

use dateline::person::feature::{Context, FEATURES, features};
use dateline::person::tag::{LABELS, Model, OTHER_ON, OUTSIDE, PERSON, PERSON_ON, viterbi};
use dateline::person::token::Token;
use dateline::text::is_cyrillic;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};
use text::{People, Sentence, headline};

/// One sentence in so many stands once more as a headline with capitals, and one all in capitals.
const HEADLINES: usize = 25;

/// The weights are of 2^BITS features.
const BITS: u32 = 18;
/// How often all sentences are gone through.
const EPOCHS: usize = 8;
/// By how much the right label must be better than any other.
const MARGIN: f32 = 30.0;
/// The share of features that are dropped.
const DROPPED: f32 = 0.2;
/// Stands for a feature that is too rare to learn from.
const RARE: u32 = u32::MAX;
/// What speaks for the labels of a word that is in no name.
const NO_NAME: [f32; LABELS] = [0.0, -1e9, -1e9, -1e9, -1e9];

/// A sentence as the tagger sees it.
struct Seen {
    words: Vec<Option<[u32; FEATURES]>>,
    labels: Vec<usize>,
}

fn main() {
    let arguments: Vec<PathBuf> = env::args().skip(1).map(PathBuf::from).collect();
    let Some((lists, folders)) = arguments.split_first().filter(|(_, folders)| !folders.is_empty()) else {
        eprintln!("train: LISTS and FOLDER are missing");
        std::process::exit(2);
    };
    let people = People::read(lists);
    let mut random = fastrand::Rng::with_seed(1);
    let mut sentences: Vec<Seen> = Vec::new();
    for text in folders.iter().flat_map(|folder| files::files(folder)).flat_map(|path| text::texts(&path)) {
        sentences.extend(seen(&text));
        let vary = |sentence: &Sentence| people.exchanged(sentence, &mut random);
        let others: Vec<Sentence> = text.iter().filter(|sentence| is_varied(sentence)).map(vary).collect();
        sentences.extend(seen(&others));
        for shouted in [false, true] {
            let short = |sentence: &&Sentence| (5..16).contains(&sentence.len()) && random.usize(..HEADLINES) == 0;
            let headlines: Vec<Sentence> = text.iter().filter(short).map(|s| headline(s, shouted)).collect();
            sentences.extend(seen(&headlines));
        }
    }
    eprintln!("{} sentences, {} words", sentences.len(), sentences.iter().map(|s| s.labels.len()).sum::<usize>());
    forget_rare(&mut sentences);
    let model = train(&mut sentences, &mut random);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/person/tagger.bin");
    fs::write(&path, model.bytes()).expect("the weights can be written");
    eprintln!("{} written", path.display());
}

/// Whether a sentence has people, and they can be exchanged: without the cases of Cyrillic names.
fn is_varied(sentence: &Sentence) -> bool {
    sentence.iter().any(|(_, label)| *label == PERSON) && !sentence.iter().any(|(word, _)| word.contains(is_cyrillic))
}

/// The sentences of a text with their features.
fn seen(text: &[Sentence]) -> Vec<Seen> {
    let tokens: Vec<Vec<Token>> =
        text.iter().map(|s| s.iter().map(|(word, _)| Token { text: word, span: 0..0 }).collect()).collect();
    let context = Context::of(tokens.iter().map(Vec::as_slice));
    let see = |(tokens, sentence): (&Vec<Token>, &Sentence)| {
        let words = features(tokens, &context);
        let mut labels: Vec<usize> = sentence.iter().map(|(_, label)| *label).collect();
        // A word that the tagger never looks at parts a name in two.
        for at in 0..labels.len() {
            if words[at].is_none() {
                labels[at] = OUTSIDE;
            } else if matches!(labels[at], PERSON_ON | OTHER_ON) && (at == 0 || labels[at - 1] == OUTSIDE) {
                labels[at] -= 1;
            }
        }
        Seen { words, labels }
    };
    tokens.iter().zip(text).map(see).collect()
}

/// Features that only one word has say nothing of others.
fn forget_rare(sentences: &mut [Seen]) {
    let mut several: FxHashMap<u32, bool> = FxHashMap::default();
    for feature in sentences.iter().flat_map(|seen| seen.words.iter().flatten().flatten()) {
        several.entry(*feature).and_modify(|several| *several = true).or_default();
    }
    for feature in sentences.iter_mut().flat_map(|seen| seen.words.iter_mut().flatten().flatten()) {
        if !several[feature] {
            *feature = RARE;
        }
    }
}

/// An averaged perceptron over whole sentences. Wrong labels start with a margin (Taskar, Guestrin, Koller 2003), and some
/// features are dropped each time (dropout; Srivastava and others 2014), so that it leans on no single one.
fn train(sentences: &mut [Seen], random: &mut fastrand::Rng) -> Model {
    let mask = (1u32 << BITS) - 1;
    let size = LABELS << BITS;
    let (mut weights, mut totals, mut stamps) = (vec![0f32; size], vec![0f64; size], vec![0u32; size]);
    let mut transitions = [[0f32; LABELS]; LABELS + 1];
    let mut transition_totals = [[0f64; LABELS]; LABELS + 1];
    let mut now = 0u32;
    let mut kept: Vec<Option<Vec<u32>>> = Vec::new();
    for epoch in 0..EPOCHS {
        random.shuffle(sentences);
        let mut wrong = 0;
        for sentence in sentences.iter() {
            now += 1;
            kept.clear();
            let mut keeps = |feature: &u32| *feature != RARE && random.f32() >= DROPPED;
            let mut keep = |word: &[u32; FEATURES]| word.iter().copied().filter(&mut keeps).collect();
            kept.extend(sentence.words.iter().map(|word| word.as_ref().map(&mut keep)));
            let score = |(word, right): (&Option<Vec<u32>>, &usize)| {
                let Some(word) = word else { return NO_NAME };
                let mut sums = [MARGIN; LABELS];
                sums[*right] = 0.0;
                for feature in word {
                    let at = (feature & mask) as usize * LABELS;
                    sums.iter_mut().zip(&weights[at..at + LABELS]).for_each(|(sum, weight)| *sum += weight);
                }
                sums
            };
            let said = viterbi(kept.iter().zip(&sentence.labels).map(score), &transitions);
            if said != sentence.labels {
                let mut add = |label: usize, word: &[u32], by: f32| {
                    for feature in word {
                        let at = (feature & mask) as usize * LABELS + label;
                        totals[at] += f64::from(weights[at]) * f64::from(now - stamps[at]);
                        stamps[at] = now;
                        weights[at] += by;
                    }
                };
                for ((word, &right), &label) in kept.iter().zip(&sentence.labels).zip(&said) {
                    if let Some(word) = word
                        && right != label
                    {
                        wrong += 1;
                        add(right, word, 1.0);
                        add(label, word, -1.0);
                    }
                }
                let (mut right, mut label) = (LABELS, LABELS);
                for (&r, &l) in sentence.labels.iter().zip(&said) {
                    transitions[right][r] += 1.0;
                    transitions[label][l] -= 1.0;
                    (right, label) = (r, l);
                }
            }
            for (total, weight) in transition_totals.iter_mut().flatten().zip(transitions.iter().flatten()) {
                *total += f64::from(*weight);
            }
        }
        eprintln!("epoch {}: {wrong} words wrong", epoch + 1);
    }
    let mean: Vec<f64> = (0..size)
        .map(|at| (totals[at] + f64::from(weights[at]) * f64::from(now - stamps[at])) / f64::from(now))
        .collect();
    let steps = transition_totals.map(|row| row.map(|total| total / f64::from(now)));
    quantised(&mean, steps)
}

/// The model with its weights in eight bits.
fn quantised(mean: &[f64], transitions: [[f64; LABELS]; LABELS + 1]) -> Model {
    // One in a thousand weights may be cut off, so that the others keep their grain in eight bits.
    let mut sizes: Vec<f64> = mean.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let scale = 127.0 / sizes[sizes.len() - 1 - sizes.len() / 1000];
    let quantised = mean.iter().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8).collect();
    let mut steps = [[0i32; LABELS]; LABELS + 1];
    for (step, weight) in steps.iter_mut().flatten().zip(transitions.iter().flatten()) {
        *step = (weight * scale).round().clamp(-32000.0, 32000.0) as i32;
    }
    Model::new(BITS, steps, quantised)
}
