//! Trains the weights of the name tagger: `cargo run --release --example train -- FOLDER [BITS [EPOCHS]]`.
//!
//! FOLDER holds `*.tsv`: a word, a tab and its label (`O B-PER I-PER B-X I-X`) a line, an empty line between sentences.
//! The project's weights come from GMB (public domain, CDLA-Sharing 1.0), Wikigold (CC BY 4.0), WNUT17 (CC BY 4.0),
//! Universal NER English EWT and PUD, Russian PUD and Portuguese Bosque (CC BY-SA 4.0), and the development part of
//! factRuEval (MIT). The same input gives the same weights.

use dateline::person::feature::{Context, FEATURES, features};
use dateline::person::tag::{LABELS, Model, viterbi};
use dateline::person::token::Token;
use std::{env, fs, path::Path};

const ALL: [&str; LABELS] = ["O", "B-PER", "I-PER", "B-X", "I-X"];
/// How many sentences in a row are taken for one text.
const TEXT: usize = 12;

struct Sentence {
    words: Vec<[u32; FEATURES]>,
    labels: Vec<usize>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some(folder) = arguments.first() else {
        eprintln!("train: FOLDER is missing");
        std::process::exit(2);
    };
    let number = |i: usize, default: u32| arguments.get(i).and_then(|n| n.parse().ok()).unwrap_or(default);
    let (bits, epochs) = (number(1, 18), number(2, 6));
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder can be read").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    let mut sentences: Vec<Sentence> = files.iter().flat_map(|path| read(path)).collect();
    eprintln!("{} sentences, {} words", sentences.len(), sentences.iter().map(|s| s.labels.len()).sum::<usize>());
    let model = train(&mut sentences, bits, epochs);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/person/tagger.bin");
    fs::write(&path, model.bytes()).expect("the weights can be written");
    eprintln!("{} written", path.display());
}

/// The sentences of a file with their features.
fn read(path: &Path) -> Vec<Sentence> {
    let text = fs::read_to_string(path).expect("the file can be read");
    let raw: Vec<Vec<(&str, usize)>> = text
        .split("\n\n")
        .map(|sentence| {
            let word = |line: &'_ str| -> Option<(usize, usize)> {
                let (word, label) = line.split_once('\t')?;
                Some((word.len(), ALL.iter().position(|l| *l == label)?))
            };
            sentence.lines().filter_map(|line| word(line).map(|(length, label)| (&line[..length], label))).collect()
        })
        .filter(|sentence: &Vec<_>| !sentence.is_empty())
        .collect();
    let mut all = Vec::new();
    for text in raw.chunks(TEXT) {
        let tokens: Vec<Vec<Token>> =
            text.iter().map(|s| s.iter().map(|(word, _)| Token { text: word, span: 0..0 }).collect()).collect();
        let context = Context::of(tokens.iter().map(Vec::as_slice));
        for (tokens, sentence) in tokens.iter().zip(text) {
            all.push(Sentence {
                words: features(tokens, &context),
                labels: sentence.iter().map(|(_, label)| *label).collect(),
            });
        }
    }
    all
}

/// An averaged perceptron over whole sentences.
fn train(sentences: &mut [Sentence], bits: u32, epochs: u32) -> Model {
    let mask = (1u32 << bits) - 1;
    let size = LABELS << bits;
    let (mut weights, mut totals, mut stamps) = (vec![0f32; size], vec![0f64; size], vec![0u32; size]);
    let mut transitions = [[0f32; LABELS]; LABELS + 1];
    let mut transition_totals = [[0f64; LABELS]; LABELS + 1];
    let mut now = 0u32;
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    for epoch in 0..epochs {
        for i in (1..sentences.len()).rev() {
            random = random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            sentences.swap(i, (random >> 33) as usize % (i + 1));
        }
        let mut wrong = 0;
        for sentence in sentences.iter() {
            now += 1;
            let score = |word: &[u32; FEATURES]| {
                let mut sums = [0f32; LABELS];
                for feature in word {
                    let at = (feature & mask) as usize * LABELS;
                    sums.iter_mut().zip(&weights[at..at + LABELS]).for_each(|(sum, weight)| *sum += weight);
                }
                sums
            };
            let said = viterbi(sentence.words.iter().map(score), &transitions);
            if said != sentence.labels {
                let mut add = |label: usize, word: &[u32; FEATURES], by: f32| {
                    for feature in word {
                        let at = (feature & mask) as usize * LABELS + label;
                        totals[at] += f64::from(weights[at]) * f64::from(now - stamps[at]);
                        stamps[at] = now;
                        weights[at] += by;
                    }
                };
                for ((word, &right), &label) in sentence.words.iter().zip(&sentence.labels).zip(&said) {
                    if right != label {
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
    // One in a thousand weights may be cut off, so that the others keep their grain in eight bits.
    let mut sizes: Vec<f64> = mean.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f64::total_cmp);
    let scale = 127.0 / sizes[sizes.len() - 1 - sizes.len() / 1000];
    let quantised = mean.iter().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8).collect();
    let mut steps = [[0i32; LABELS]; LABELS + 1];
    for (step, total) in steps.iter_mut().flatten().zip(transition_totals.iter().flatten()) {
        *step = (total / f64::from(now) * scale).round().clamp(-32000.0, 32000.0) as i32;
    }
    Model::new(bits, steps, quantised)
}
