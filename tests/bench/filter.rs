//! How long a key takes in a large pile, as shares of one scan of all headlines. `cargo bench --bench filter -- 100000`

use chrono::{Days, NaiveDate};
use dateline::article::{Collection, Entry, Rows};
use dateline::date::{Basis, When};
use dateline::document::{Id, Origin};
use dateline::person::across::Person;
use dateline::text::{Clean, Folded, Pattern, runs};
use dateline::timeline::Timeline;
use dateline::tui::keymap;
use dateline::tui::keys;
use dateline::tui::layout::Size;
use dateline::tui::message::Message;
use dateline::tui::model::{Model, Settings};
use dateline::tui::theme::{Depth, Palette, Theme};
use dateline::tui::update::update;
use dateline::tui::view::view;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Words of headlines and texts, to be drawn from again and again.
const WORDS: &str = "talks on the embargo went into a second day as ministers from nine countries met behind closed doors \
    in the old city hall while ships with grain waited for a sign that the port would open before the first frost of winter";
/// How long a text is, in words: some 3 KB.
const LENGTH: usize = 520;

/// How many people there are, and how many an article names.
const PERSONS: usize = 40_000;
const PEOPLE: usize = 7;

/// How many words there are beside those.
const VOCABULARY: usize = 170_000;

/// The same numbers every time (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

fn pile(count: usize) -> Timeline {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut numbers = Numbers(7);
    let mut some = |length: usize| -> Clean {
        let drawn: Vec<String> = (0..length)
            .map(|_| match numbers.below(9) {
                0 => format!("name{}", numbers.below(VOCABULARY)),
                _ => words[numbers.below(words.len())].to_string(),
            })
            .collect();
        Clean::line(&drawn.join(" "))
    };
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).expect("a day");
    let path = Arc::new(PathBuf::from("pile"));
    let entry = |at: usize| {
        let best = first.checked_add_days(Days::new((at * 3650 / count) as u64)).expect("a day");
        let when = When {
            best,
            likely: (best, best),
            possible: (None, None),
            time: None,
            confidence: 1.0,
            disputed: false,
            either: false,
            basis: Basis::Stamp,
        };
        Entry {
            id: Id(at as u64),
            origins: vec![Origin { path: path.clone(), offset: at as u64, length: 1 }],
            title: some(9),
            source: Some(Clean::line(["TASS", "Xinhua", "Reuters", "AP"][at % 4])),
            place: None,
            language: Some("en"),
            when: Some(when),
            lean: None,
            hand: None,
            // A few are named often, most of them once or twice.
            persons: (0..PEOPLE)
                .map(|nth| ((at * 7 + nth * 31) * (nth + 1) * (at % 11) % (10 << (nth * 2)) % PERSONS) as u32)
                .collect(),
            mentions: vec![2; PEOPLE],
            nobody: Vec::new(),
            text: Arc::new(Folded::new(&some(LENGTH))),
        }
    };
    let entries: Vec<Entry> = (0..count).map(entry).collect();
    let mut words: BTreeMap<Arc<str>, Arc<Vec<u32>>> = BTreeMap::new();
    for (at, entry) in (0..).zip(&entries) {
        for word in runs(entry.text.letters()).collect::<std::collections::BTreeSet<_>>() {
            Arc::make_mut(words.entry(word.into()).or_default()).push(at);
        }
    }
    let vocabulary = Arc::new(words.keys().map(|word| &**word).collect());
    let postings = words.into_values().collect();
    let person = |number: usize| Person {
        name: Clean::line(&format!("Given{} Family{number}", number % 900)),
        aliases: vec![Clean::line(&format!("Имя{} Фамилия{number}", number % 900))],
        reasons: vec![String::new()],
        unsure: false,
        pinned: false,
        articles: 1,
        mentions: 2,
    };
    let persons = (0..PERSONS).map(person).collect();
    Timeline::new(Arc::new(Collection { entries, persons, vocabulary, postings, given: first.into() }))
}

/// The best of several runs: what else the machine does only adds.
fn best_of(runs: usize, mut run: impl FnMut() -> Duration) -> Duration {
    (0..runs).map(|_| run()).min().unwrap_or_default()
}

fn main() {
    let count = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(100_000);
    let timeline = Arc::new(pile(count));
    let needle = Pattern::new("zzz", false);
    let scan = best_of(5, || {
        let start = Instant::now();
        let hits = (0..timeline.count()).filter(|row| needle.is_in(timeline.headline(*row))).count();
        assert_eq!(hits, 0);
        start.elapsed()
    });
    println!("{count} articles; one scan of their headlines: {scan:?} = 1");
    let size = Size { columns: 120, rows: 40 };
    let theme = Theme { depth: Depth::Many, palette: Palette::Dark, unicode: true };
    let today = timeline.day(0).expect("a day");
    for (name, before, typed) in [
        ("a word of headlines", "/", "grain"),
        ("a word of texts alone", "/title:grain<Enter>/", "name1777"),
        ("a word that nothing has", "/", "qqqqq"),
        ("a word with a letter wrong", "/", "embargp"),
        ("a phrase", "/", "\"second day as"),
        ("a date", "/", "date:2019-04"),
        ("down the list", "", "jjjjj"),
        ("fold everything, unfold it", "", "zMzR"),
        ("turn round", "", "rr"),
        ("the sources", "", "s"),
        ("the people", "", "p"),
        ("down the people", "p", "<Down><Down>"),
        ("a person as typed", "p", "given7 fam"),
        ("the card of a person", "p", "<M-i>jJ"),
    ] {
        let settings = Settings {
            sources: vec![Clean::line("pile")],
            sample: false,
            theme,
            today,
            keeps: false,
            people: Vec::new(),
        };
        let mut worst = Duration::ZERO;
        let mut slow = String::new();
        let mut model = Model::new(size, settings);
        update(&mut model, Message::Pile(timeline.clone()));
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        for (measured, text) in [(false, before), (true, typed)] {
            for chord in keys::parse(text) {
                let start = Instant::now();
                let message = keymap::message(&model, chord);
                update(&mut model, message);
                buffer.reset();
                view(&model, &mut buffer);
                let took = start.elapsed();
                if measured && took > worst {
                    (worst, slow) = (took, chord.to_string());
                }
            }
        }
        let ratio = worst.as_secs_f64() / scan.as_secs_f64();
        println!("{name:28} slowest key {slow:4} {ratio:6.1}   ({worst:?})");
    }
}
