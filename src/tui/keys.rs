//! Keys as they are written: `j`, `<C-d>`, `<Enter>`, `<lt>`; several in a row: `]m`, `jj<Enter>`.

use std::fmt;

/// One press of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// A key. Shift is part of a character; with other keys it does not count, but for `BackTab`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Key {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

/// Names of keys that are no characters, and of those characters that have a name.
const NAMES: &[(&str, Key)] = &[
    ("Enter", Key::Enter),
    ("CR", Key::Enter),
    ("Esc", Key::Esc),
    ("Tab", Key::Tab),
    ("S-Tab", Key::BackTab),
    ("BS", Key::Backspace),
    ("Backspace", Key::Backspace),
    ("Del", Key::Delete),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PageUp),
    ("PageUp", Key::PageUp),
    ("PgDn", Key::PageDown),
    ("PageDown", Key::PageDown),
    ("Space", Key::Char(' ')),
    ("lt", Key::Char('<')),
];

impl Chord {
    /// A key without Ctrl and Alt.
    pub fn plain(key: Key) -> Chord {
        Chord { key, ctrl: false, alt: false }
    }

    fn named(name: &str) -> Option<Chord> {
        if let Some((_, key)) = NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)) {
            return Some(Chord::plain(*key));
        }
        let mut chars = name.chars();
        match (name.split_at_checked(2), chars.next(), chars.next()) {
            (Some(("C-", rest)), ..) if !rest.is_empty() => Some(Chord { ctrl: true, ..Chord::named(rest)? }),
            (Some(("M-" | "A-", rest)), ..) if !rest.is_empty() => Some(Chord { alt: true, ..Chord::named(rest)? }),
            (_, Some(c), None) => Some(Chord::plain(Key::Char(c))),
            _ => None,
        }
    }
}

/// Reads keys as they are written; what is no name in angle brackets is typed as it stands.
pub fn parse(text: &str) -> Vec<Chord> {
    let mut chords = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = rest
            .strip_prefix('<')
            .and_then(|inner| inner.split_once('>'))
            .and_then(|(name, behind)| Some((Chord::named(name)?, behind)));
        let (chord, behind) = named.unwrap_or((Chord::plain(Key::Char(c)), &rest[c.len_utf8()..]));
        chords.push(chord);
        rest = behind;
    }
    chords
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES
            .iter()
            .find(|(_, key)| *key == self.key && self.key != Key::Char('<'))
            .map(|(name, _)| (*name).to_string());
        let name = name.unwrap_or_else(|| if let Key::Char(c) = self.key { c.to_string() } else { String::new() });
        match (self.ctrl, self.alt) {
            (true, _) => write!(f, "C-{name}"),
            (_, true) => write!(f, "M-{name}"),
            _ => write!(f, "{name}"),
        }
    }
}
