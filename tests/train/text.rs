//! The training texts: read, and varied.

use dateline::person::tag::{LABELS, PERSON, PERSON_ON};
use dateline::person::token;
use std::fs;
use std::path::Path;

/// What the labels are called in the training texts.
const NAMES: [&str; LABELS] = ["O", "B-PER", "I-PER", "B-X", "I-X"];
/// How many sentences in a row of a file without pieces are taken for one text.
const TEXT: usize = 12;

/// Words with their labels.
pub type Sentence = Vec<(String, usize)>;

/// The texts of a file: `.tsv` has a word, a tab and its label a line; any other has a sentence a line, names in brackets.
pub fn texts(path: &Path) -> Vec<Vec<Sentence>> {
    let text = fs::read_to_string(path).expect("the file can be read");
    if path.extension().is_some_and(|ending| ending == "tsv") {
        let word = |line: &str| -> Option<(String, usize)> {
            let (word, label) = line.split_once('\t')?;
            Some((word.to_string(), NAMES.iter().position(|name| *name == label)?))
        };
        let sentences: Vec<Sentence> =
            text.split("\n\n").map(|sentence| sentence.lines().filter_map(word).collect()).collect();
        let sentences: Vec<Sentence> = sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect();
        return sentences.chunks(TEXT).map(<[Sentence]>::to_vec).collect();
    }
    text.split("\n\n").map(|piece| piece.lines().flat_map(marked).collect()).collect()
}

/// The sentences of a line in which people stand as `[P Anna Example]` and other names as `[X Example City]`.
fn marked(line: &str) -> Vec<Sentence> {
    let (mut plain, mut names) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, name)) = rest.split_once('[') {
        plain.push_str(before);
        let (name, after) = name.split_once(']').unwrap_or_else(|| panic!("a bracket is open in: {line}"));
        let (kind, name) = name.split_once(' ').unwrap_or_else(|| panic!("a name has no kind in: {line}"));
        let first = NAMES.iter().position(|label| label.starts_with("B-") && label[2..].starts_with(kind));
        names.push((plain.len()..plain.len() + name.len(), first.expect("P or X")));
        plain.push_str(name);
        rest = after;
    }
    plain.push_str(rest);
    let label = |token: &token::Token| {
        let name = names.iter().find(|(span, _)| span.start < token.span.end && token.span.start < span.end);
        name.map_or(0, |(span, first)| first + usize::from(token.span.start > span.start))
    };
    let words = |tokens: &Vec<token::Token>| tokens.iter().map(|t| (t.text.to_string(), label(t))).collect();
    token::sentences(&plain).iter().map(words).collect()
}

/// Names by culture, with which those of a text are exchanged.
pub struct People {
    cultures: Vec<(bool, Vec<String>, Vec<String>)>,
    /// Names of any culture.
    rare: Vec<String>,
}

impl People {
    /// Reads what `lists.py` wrote in a folder; names in Latin letters only.
    pub fn read(folder: &Path) -> People {
        let list = |name: &str| fs::read_to_string(folder.join(name)).expect("the lists can be read");
        let text = list("people.lst");
        let latin = |name: &&str| name.chars().all(|c| c < '\u{250}');
        let names = |field: &str| field.split('|').filter(latin).map(str::to_string).collect::<Vec<_>>();
        let culture = |line: &str| {
            let fields: Vec<&str> = line.split('\t').collect();
            (fields[1] == "1", names(fields[2]), names(fields[3]))
        };
        let mut cultures: Vec<_> = text.lines().map(culture).collect();
        cultures.retain(|(_, given, family)| given.len() > 15 && family.len() > 15);
        let is_name = |line: &&str| line.ends_with("\tn") && line.starts_with(|c: char| c.is_ascii_lowercase());
        let capital = |line: &str| line[..1].to_uppercase() + &line[1..line.len() - 2];
        let rare = list("words.lst").lines().filter(is_name).map(capital).collect();
        People { cultures, rare }
    }

    /// The sentence with other people in it, each of a culture of its own.
    pub fn exchanged(&self, sentence: &Sentence, random: &mut fastrand::Rng) -> Sentence {
        let mut out = Sentence::new();
        let mut at = 0;
        while at < sentence.len() {
            let end = (at + 1..sentence.len()).find(|i| sentence[*i].1 != PERSON_ON).unwrap_or(sentence.len());
            if sentence[at].1 != PERSON {
                out.push(sentence[at].clone());
                at += 1;
                continue;
            }
            let shouted = sentence[at..end].iter().all(|(word, _)| word.chars().count() > 2 && is_shouted(word));
            let mut words = self.name(end - at, random);
            if shouted {
                words.iter_mut().for_each(|word| *word = word.to_uppercase());
            }
            out.extend(words.into_iter().enumerate().map(|(i, word)| (word, if i == 0 { PERSON } else { PERSON_ON })));
            at = end;
        }
        out
    }

    /// A name of so many words.
    fn name(&self, words: usize, random: &mut fastrand::Rng) -> Vec<String> {
        let (family_first, given, family) = &self.cultures[random.usize(..self.cultures.len())];
        let shape = random.u8(..12);
        let mut of = |list: &[String]| list[random.usize(..list.len())].clone();
        let (given, middle, last, other, rare) = (of(given), of(given), of(family), of(family), of(&self.rare));
        let particle = PARTICLES[random.usize(..PARTICLES.len())];
        let last = if shape % 3 == 0 { rare } else { last };
        let mut initial = || ((b'A' + random.u8(..26)) as char).to_string();
        let text = match (words, shape) {
            (1, 0..4) => given,
            (1, 4) => format!("al-{last}"),
            (1, _) => last,
            (2, 0) => format!("{}. {last}", initial()),
            (2, 1) => format!("{} {last}", initial()),
            (2, _) if *family_first => format!("{last} {given}"),
            (2, _) => format!("{given} {last}"),
            (_, 0) => format!("{}. {}. {last}", initial(), initial()),
            (_, 1) => format!("{} {} {given} {last}", initial(), initial()),
            (_, 2) => format!("{}{} {given} {last}", initial(), initial()),
            (_, 3) => format!("{given} {particle} {last}"),
            (_, 4) => format!("{given} bin {middle} Al {last}"),
            (_, 5) => format!("{given} {middle} {last} {other}"),
            (_, 6) => format!("{given} {}. {last}", initial()),
            (_, 7) => format!("{given} {last}-{other}"),
            (_, _) if *family_first => format!("{last} {given}-{}", middle.to_lowercase()),
            (_, _) => format!("{given} {middle} {last}"),
        };
        text.split(' ').filter(|word| !word.is_empty()).map(str::to_string).collect()
    }
}

/// Words between a given and a family name.
const PARTICLES: [&str; 12] = ["de", "da", "dos", "de la", "van", "van der", "von", "bin", "al", "El", "Al", "ul"];

fn is_shouted(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}

/// The sentence as a headline that is all capitals, or has a capital on each longer word.
pub fn headline(sentence: &Sentence, shouted: bool) -> Sentence {
    let title = |word: &str| {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if word.chars().count() > 3 => first.to_uppercase().chain(chars).collect(),
            _ => word.to_string(),
        }
    };
    let end = sentence.len() - usize::from(sentence.last().is_some_and(|(word, _)| word == "."));
    let change = |word: &str| if shouted { word.to_uppercase() } else { title(word) };
    sentence[..end].iter().map(|(word, label)| (change(word), *label)).collect()
}
