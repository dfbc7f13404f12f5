//! The names under which pages carry days (`assets/read/stamps.tsv`), and what the names of elements say of the words
//! inside of them (`assets/read/marks.tsv`).

use crate::document::StampOf;
use crate::text::{fold, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The table of stamps: of, where, names, sample, what the sample gives.
pub const STAMPS: &str = include_str!("../../../assets/read/stamps.tsv");
/// The table of marks: what, words, sample.
pub const MARKS: &str = include_str!("../../../assets/read/marks.tsv");

/// Where a name may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A `<meta>`.
    Head,
    /// The `itemprop` or `property` of any element.
    Page,
    /// An attribute of an element about days.
    Data,
}

static NAMES: LazyLock<HashMap<&'static str, (StampOf, Place)>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for row in rows(STAMPS) {
        let of = match row.field(0) {
            "published" => StampOf::Published,
            "modified" => StampOf::Modified,
            _ => StampOf::Loose,
        };
        let place = match row.field(1) {
            "page" => Place::Page,
            "head" => Place::Head,
            _ => Place::Data,
        };
        for name in row.field(2).split('|') {
            names.entry(name).and_modify(|known: &mut (_, Place)| known.1 = Place::Page).or_insert((of, place));
        }
    }
    names
});

/// What a name is a stamp of, in this place.
pub fn stamp(name: &str, place: Place) -> Option<StampOf> {
    let (of, known) = NAMES.get(name.trim().to_ascii_lowercase().as_str())?;
    let fits = *known == place || place == Place::Head && *known == Place::Page;
    fits.then_some(*of)
}

/// What the names of an element say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Its words are about a day or an author.
    pub date: bool,
    /// Its words are readers', or about other pieces.
    pub apart: bool,
    /// Its words are about the piece, whatever element it is.
    pub piece: bool,
}

struct Words {
    date: Vec<&'static str>,
    apart: Vec<&'static str>,
    heads: Vec<&'static str>,
    piece: Vec<&'static str>,
    says: Vec<&'static str>,
    posts: Vec<&'static str>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |what: &str| {
        let rows = rows(MARKS).filter(move |row| row.field(0) == what);
        rows.flat_map(|row| row.field(1).split('|')).collect::<Vec<_>>()
    };
    let apart = [of("comment"), of("aside")].concat();
    let (date, heads, piece) = (of("date"), of("aside at head"), of("piece"));
    Words { date, apart, heads, piece, says: of("says"), posts: of("posts") }
});

/// What a class, id or itemprop says.
pub fn marks(name: &str) -> Marks {
    // The parts of a name begin at capitals, too.
    let mut parted = String::with_capacity(name.len() + 8);
    let mut small = false;
    for c in name.chars() {
        if small && c.is_ascii_uppercase() {
            parted.push('-');
        }
        small = c.is_ascii_lowercase();
        parted.push(c.to_ascii_lowercase());
    }
    let begins = |at: usize, words: &[&str]| words.iter().any(|word| parted[at..].starts_with(word));
    let mut before = ' ';
    let apart = parted.char_indices().any(|(at, c)| {
        let before = std::mem::replace(&mut before, c);
        !before.is_ascii_alphanumeric() && begins(at, &WORDS.apart) || before == ' ' && begins(at, &WORDS.heads)
    });
    let plain = name.to_ascii_lowercase();
    Marks {
        date: WORDS.date.iter().any(|word| plain.contains(word)),
        apart,
        piece: WORDS.piece.iter().any(|word| plain.contains(word)),
    }
}

/// Whether a line says by itself that it is about the piece that it stands with.
pub fn is_about_itself(line: &str) -> bool {
    let folded = fold(line);
    WORDS.says.iter().any(|phrase| folded.starts_with(phrase))
}

/// Whether a line has words with which pages say when, by whom or where a piece was published.
pub fn is_of_publication(line: &str) -> bool {
    let folded = fold(line);
    WORDS.posts.iter().any(|phrase| folded.contains(phrase))
}
