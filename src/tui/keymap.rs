//! The one table of keys: it drives dispatch, the help, the hints in the status line and the list in the README.

use super::keys::{Chord, Key, parse};
use super::message::{Command, Message};
use super::model::{Focus, Model, Overlay};
use crate::timeline::Unit;
use std::sync::LazyLock;

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Everywhere but in a field that takes typing.
    Anywhere,
    /// In the list of articles.
    List,
    /// While reading an article.
    Reading,
    /// In a card that lies over the screen: why, help, problems.
    Card,
    /// In the picker of people.
    Picker,
    /// In a field that takes typing.
    Field,
}

/// A key, what it asks for, and how it is explained.
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys, parted by blanks.
    pub keys: &'static str,
    /// What they ask for.
    pub command: Command,
    /// What they do, for the help.
    pub says: &'static str,
    /// The same in a word or two, for the status line; empty where it is not hinted at.
    pub hint: &'static str,
}

const fn bind(
    context: Context,
    keys: &'static str,
    command: Command,
    says: &'static str,
    hint: &'static str,
) -> Binding {
    Binding { context, keys, command, says, hint }
}

/// All keys. Of two that fit, the one whose context is the narrower wins: it stands first.
pub const BINDINGS: &[Binding] = &[
    bind(Context::Field, "<Enter>", Command::Accept, "take what is typed", "keep"),
    bind(Context::Field, "<Esc>", Command::Leave, "leave the field; what is typed stays", ""),
    bind(Context::Field, "<C-c>", Command::Cancel, "leave the field and drop what was typed", "drop"),
    bind(Context::Field, "<Down> <C-n>", Command::Down, "next row", ""),
    bind(Context::Field, "<Up> <C-p>", Command::Up, "previous row", ""),
    bind(Context::Field, "<PgDn>", Command::PageDown, "next page", ""),
    bind(Context::Field, "<PgUp>", Command::PageUp, "previous page", ""),
    bind(Context::Field, "<BS> <C-h>", Command::EraseBefore, "erase the character before the cursor", ""),
    bind(Context::Field, "<Del> <C-d>", Command::EraseAt, "erase the character at the cursor", ""),
    bind(Context::Field, "<C-w>", Command::EraseWord, "erase a word", ""),
    bind(Context::Field, "<C-u>", Command::EraseAll, "erase everything", ""),
    bind(Context::Field, "<Left> <C-b>", Command::CursorLeft, "cursor left", ""),
    bind(Context::Field, "<Right> <C-f>", Command::CursorRight, "cursor right", ""),
    bind(Context::Field, "<Home> <C-a>", Command::CursorStart, "cursor to the start", ""),
    bind(Context::Field, "<End> <C-e>", Command::CursorEnd, "cursor to the end", ""),
    bind(Context::Field, "<C-z>", Command::Suspend, "suspend", ""),
    bind(Context::Field, "<C-l>", Command::Redraw, "draw the screen anew", ""),
    bind(Context::Picker, "<Enter>", Command::Accept, "filter by the person under the cursor", "filter"),
    bind(Context::Picker, "<Esc>", Command::Leave, "close", "close"),
    bind(Context::Card, "<Enter>", Command::Leave, "close", ""),
    bind(Context::Card, "j <Down>", Command::Down, "down", "down"),
    bind(Context::Card, "k <Up>", Command::Up, "up", "up"),
    bind(Context::Card, "J", Command::NextArticle, "why the next article's date", ""),
    bind(Context::Card, "K", Command::PreviousArticle, "why the previous article's date", ""),
    bind(Context::Card, "q <Esc>", Command::Leave, "close", "close"),
    bind(Context::List, "<Enter>", Command::Read, "read the article", "read"),
    bind(Context::List, "<BS>", Command::PopFilter, "take the last filter away", ""),
    bind(Context::Reading, "J", Command::NextArticle, "next article", "next"),
    bind(Context::Reading, "K", Command::PreviousArticle, "previous article", ""),
    bind(Context::Reading, "n", Command::NextMention, "next mention of the filtered person or word", ""),
    bind(Context::Reading, "N", Command::PreviousMention, "previous mention", ""),
    bind(Context::Reading, "f", Command::Furniture, "show or fold what the page shows around the story", ""),
    bind(Context::Reading, "z", Command::Alone, "the article alone on the screen, and back", "zoom"),
    bind(Context::Anywhere, "j <Down> <C-n> <C-e>", Command::Down, "down", ""),
    bind(Context::Anywhere, "k <Up> <C-p> <C-y>", Command::Up, "up", ""),
    bind(Context::Anywhere, "<Space> <PgDn> <C-f>", Command::PageDown, "a page down", ""),
    bind(Context::Anywhere, "b <PgUp> <C-b>", Command::PageUp, "a page up", ""),
    bind(Context::Anywhere, "<C-d>", Command::HalfDown, "half a page down", ""),
    bind(Context::Anywhere, "<C-u>", Command::HalfUp, "half a page up", ""),
    bind(Context::Anywhere, "g <Home>", Command::First, "to the beginning", ""),
    bind(Context::Anywhere, "G <End>", Command::Last, "to the end", ""),
    bind(Context::Anywhere, "}", Command::Next(Unit::Day), "next day", ""),
    bind(Context::Anywhere, "{", Command::Previous(Unit::Day), "previous day", ""),
    bind(Context::Anywhere, "]m", Command::Next(Unit::Month), "next month", ""),
    bind(Context::Anywhere, "[m", Command::Previous(Unit::Month), "previous month", ""),
    bind(Context::Anywhere, "]y", Command::Next(Unit::Year), "next year", ""),
    bind(Context::Anywhere, "[y", Command::Previous(Unit::Year), "previous year", ""),
    bind(Context::Anywhere, "/", Command::Filter, "filter by words, person:, source:, date:", "filter"),
    bind(Context::Anywhere, "p", Command::PickPerson, "filter by a person from the list", "people"),
    bind(Context::Anywhere, "@", Command::GoToDate, "go to a date", "date"),
    bind(Context::Anywhere, "w", Command::Why, "why this date", "why"),
    bind(Context::Anywhere, "c", Command::ClearFilters, "take all filters away", ""),
    bind(Context::Anywhere, "u", Command::Undo, "undo the last change of the filter", ""),
    bind(Context::Anywhere, "<C-r>", Command::Redo, "redo", ""),
    bind(Context::Anywhere, "<Tab> <S-Tab>", Command::OtherPane, "the other pane", ""),
    bind(Context::Anywhere, "h <Left>", Command::ListPane, "the list", ""),
    bind(Context::Anywhere, "l <Right>", Command::DetailPane, "the article", ""),
    bind(Context::Anywhere, "!", Command::Problems, "what could not be read", ""),
    bind(Context::Anywhere, "?", Command::Help, "this help", "help"),
    bind(Context::Anywhere, "q", Command::Back, "back; in the list: quit", "quit"),
    bind(Context::Anywhere, "Q", Command::QuitNow, "quit at once", ""),
    bind(Context::Anywhere, "<Esc>", Command::Leave, "close what is open", ""),
    bind(Context::Anywhere, "<C-c>", Command::Cancel, "cancel; twice: quit", ""),
    bind(Context::Anywhere, "<C-z>", Command::Suspend, "suspend; fg comes back", ""),
    bind(Context::Anywhere, "<C-l>", Command::Redraw, "draw the screen anew", ""),
];

/// The table with its keys read.
static READ: LazyLock<Vec<(Vec<Chord>, &'static Binding)>> = LazyLock::new(|| {
    let each = |binding: &'static Binding| binding.keys.split(' ').map(move |keys| (parse(keys), binding));
    BINDINGS.iter().flat_map(each).collect()
});

impl Context {
    /// Where the reader is; what holds there, the narrowest first.
    fn here(model: &Model) -> &'static [Context] {
        match (model.is_typing(), &model.overlay, model.focus) {
            (true, ..) => &[Context::Field],
            (_, Some(Overlay::People(_)), _) => &[Context::Picker, Context::Field],
            (_, Some(_), _) => &[Context::Card, Context::Anywhere],
            (_, None, Focus::List) => &[Context::List, Context::Anywhere],
            (_, None, Focus::Detail) => &[Context::Reading, Context::Anywhere],
        }
    }
}

/// What a key press means.
pub fn message(model: &Model, chord: Chord) -> Message {
    let contexts = Context::here(model);
    let pressed: Vec<Chord> = model.pending.iter().copied().chain([chord]).collect();
    let fitting =
        || contexts.iter().flat_map(|context| READ.iter().filter(move |(_, binding)| binding.context == *context));
    if let Some((_, binding)) = fitting().find(|(keys, _)| *keys == pressed) {
        return Message::Do(binding.command);
    }
    if fitting().any(|(keys, _)| keys.starts_with(&pressed)) {
        return Message::Pending(chord);
    }
    match (contexts.contains(&Context::Field), chord) {
        (true, Chord { key: Key::Char(c), ctrl: false, alt: false }) => Message::Type(c),
        _ => Message::Unbound(chord),
    }
}

/// The keys that may follow what is pending, with what they do.
pub fn following(model: &Model) -> Vec<(String, &'static str)> {
    let contexts = Context::here(model);
    let fits = |keys: &[Chord], binding: &Binding| {
        contexts.contains(&binding.context) && keys.len() > model.pending.len() && keys.starts_with(&model.pending)
    };
    let next = |keys: &[Chord]| keys[model.pending.len()..].iter().map(Chord::to_string).collect();
    READ.iter()
        .filter(|(keys, binding)| fits(keys, binding))
        .map(|(keys, binding)| (next(keys), binding.says))
        .collect()
}

/// The hints for where the reader is: a key and a word.
pub fn hints(model: &Model) -> Vec<(String, &'static str)> {
    let contexts = match Context::here(model) {
        [narrow @ (Context::Card | Context::Picker), ..] => std::slice::from_ref(narrow),
        contexts => contexts,
    };
    let hinted = contexts.iter().flat_map(|context| {
        BINDINGS.iter().filter(move |binding| binding.context == *context && !binding.hint.is_empty())
    });
    hinted.map(|binding| (shown(binding.keys).split(' ').next().unwrap_or("").to_string(), binding.hint)).collect()
}

/// Keys as they are shown: without angle brackets.
pub fn shown(keys: &str) -> String {
    keys.split(' ')
        .map(|keys| parse(keys).iter().map(Chord::to_string).collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The sections of the help: a title, and its bindings.
pub fn sections() -> Vec<(&'static str, Vec<&'static Binding>)> {
    let of = |context: Context| BINDINGS.iter().filter(|binding| binding.context == context).collect();
    vec![
        ("Everywhere", of(Context::Anywhere)),
        ("In the list", of(Context::List)),
        ("While reading", of(Context::Reading)),
        ("In a card", of(Context::Card)),
        ("In the list of people", of(Context::Picker)),
        ("In a field", of(Context::Field)),
    ]
}
