//! The one table of keys: it drives dispatch, the help, the hints in the status line and the list in the README.

use super::keys::{Chord, Key, parse};
use super::message::{Command, Message};
use super::model::{Focus, Model, Overlay};
use super::pick::PickerOf;
use super::theme::Palette;
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
    /// In the card that says why.
    Why,
    /// In the help.
    Help,
    /// In the card of a person.
    Person,
    /// In a list to pick from.
    Picker,
    /// In the list of people.
    People,
    /// Where a date is picked.
    Dates,
    /// Where a date is set by hand.
    Hand,
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

/// The hint of what leads to all the other keys.
pub const KEYS: &str = "keys";

/// All keys. Of two that fit, the one whose context is the narrower wins: it stands first. What has no key is asked for by
/// name (`:`). Every key with a bracket has another name on keys that need no AltGr: `.` forward, `,` back.
pub const BINDINGS: &[Binding] = &[
    bind(Context::Field, "<Enter>", Command::Accept, "take what is typed", "keep"),
    bind(Context::Field, "<Esc>", Command::Leave, "leave the field; what is typed stays", ""),
    bind(Context::Field, "<C-c>", Command::Cancel, "leave the field and drop what was typed", "drop"),
    bind(Context::Field, "<C-r>", Command::UsedFilters, "filters used before", "used before"),
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
    bind(Context::Picker, "<Enter>", Command::Accept, "what is under the cursor, or all that is taken", "pick"),
    bind(Context::Picker, "<Tab>", Command::Take, "take several: this one too, or not", "take"),
    bind(Context::Picker, "<C-t>", Command::AnyOrAll, "any of those taken must match, or all", "any/all"),
    bind(Context::Picker, "<C-j>", Command::Down, "next", ""),
    bind(Context::Picker, "<C-k>", Command::Up, "previous", ""),
    bind(Context::Picker, "<Esc>", Command::Leave, "close", "close"),
    bind(Context::Picker, "<M-?>", Command::Help, "these keys; M-i is Alt and i, C-t is Ctrl and t", KEYS),
    bind(Context::People, "<M-i>", Command::Person, "the card of the person: forms of the name, articles", "card"),
    bind(Context::People, "<M-j>", Command::Join, "join those taken: they are one person", "join"),
    bind(Context::People, "<M-s>", Command::Split, "split: the card, where s splits a form of the name off", "split"),
    bind(Context::People, "<M-r>", Command::Rename, "rename the person", "rename"),
    bind(Context::People, "<M-p>", Command::Pin, "pin: the person stands first; or no longer", "pin"),
    bind(Context::People, "<M-x>", Command::NotAPerson, "this is not a person; or one after all", "nobody"),
    bind(Context::People, "<M-u>", Command::Undo, "undo the last change", "undo"),
    bind(Context::People, "<M-U>", Command::Redo, "redo", ""),
    bind(Context::People, "<M-w>", Command::WritePeople, "write all that is said of people to a file", ""),
    bind(Context::People, "<M-o>", Command::ReadPeople, "read such a file", ""),
    bind(Context::Dates, "<Enter>", Command::Accept, "go there, or filter by it", "take it"),
    bind(Context::Dates, "<Tab>", Command::GoOrFilter, "go to the date, or filter by it", "go/filter"),
    bind(Context::Dates, "<Right>", Command::NextMonth, "next month", "month"),
    bind(Context::Dates, "<Left>", Command::PreviousMonth, "previous month", ""),
    bind(Context::Dates, "<Down>", Command::NextYear, "next year", "year"),
    bind(Context::Dates, "<Up>", Command::PreviousYear, "previous year", ""),
    bind(Context::Dates, "<Esc>", Command::Leave, "close", "close"),
    bind(Context::Hand, "<Enter>", Command::Accept, "set the date; with nothing typed, take the one set away", "set"),
    bind(Context::Hand, "<PgDn>", Command::PageDown, "the article's next page", "read on"),
    bind(Context::Hand, "<PgUp>", Command::PageUp, "the article's previous page", ""),
    bind(Context::Hand, "<Esc>", Command::Leave, "close; what is typed stays", "close"),
    bind(Context::Hand, "<C-c>", Command::Cancel, "close and drop what was typed", "drop"),
    bind(Context::Why, "j <Down>", Command::Down, "next piece of evidence; the text shows it", "next evidence"),
    bind(Context::Why, "k <Up>", Command::Up, "previous piece of evidence", ""),
    bind(Context::Why, "J", Command::NextArticle, "why the next article's date", "next article"),
    bind(Context::Why, "K", Command::PreviousArticle, "why the previous article's date", ""),
    bind(Context::Why, "D", Command::SetDate, "set the date by hand", "set date"),
    bind(Context::Person, "j <Down>", Command::Down, "next form of the name, or article", ""),
    bind(Context::Person, "k <Up>", Command::Up, "previous form of the name, or article", ""),
    bind(Context::Person, "<Enter>", Command::Accept, "go to the article", "go there"),
    bind(Context::Person, "J", Command::NextPerson, "next person of the article, or of the list", "next person"),
    bind(Context::Person, "K", Command::PreviousPerson, "previous such person", ""),
    bind(Context::Person, "f", Command::FilterByPerson, "filter by this person", "filter"),
    bind(Context::Person, "s", Command::Split, "split the form under the cursor off", "split"),
    bind(Context::Person, "r", Command::Rename, "rename the person", "rename"),
    bind(Context::Person, "p", Command::Pin, "pin: the person stands first in the list; or no longer", "pin"),
    bind(Context::Person, "x", Command::NotAPerson, "this is not a person", "nobody"),
    bind(Context::Person, "?", Command::Help, "the keys of the card", KEYS),
    bind(Context::Help, "/", Command::HelpFind, "find in the help", "find"),
    bind(Context::Help, "s", Command::HelpSections, "sections of the help", "sections"),
    bind(Context::Card, "j <Down>", Command::Down, "down", "down"),
    bind(Context::Card, "k <Up>", Command::Up, "up", "up"),
    bind(Context::Card, "q <Enter>", Command::Back, "close", "close"),
    bind(Context::Card, "<Esc>", Command::Leave, "close; what was found in the help first", ""),
    bind(Context::List, "<Enter>", Command::Read, "read the article; unfold what is folded", "read"),
    bind(Context::List, "<BS>", Command::PopFilter, "take the last filter away", ""),
    bind(Context::Reading, "/", Command::Find, "find in the article", "find"),
    bind(Context::Reading, "J", Command::NextArticle, "next article", "next"),
    bind(Context::Reading, "K", Command::PreviousArticle, "previous article", ""),
    bind(Context::Reading, "f", Command::Furniture, "show or fold what the page shows around the story", ""),
    bind(Context::Reading, "<Enter>", Command::Zoom, "the article alone on the screen, and back", "zoom"),
    bind(Context::Anywhere, "j <Down> <C-n> <C-e>", Command::Down, "down", ""),
    bind(Context::Anywhere, "k <Up> <C-p> <C-y>", Command::Up, "up", ""),
    bind(Context::Anywhere, "<Space> <PgDn> <C-f>", Command::PageDown, "a page down", ""),
    bind(Context::Anywhere, "b <PgUp> <C-b>", Command::PageUp, "a page up", ""),
    bind(Context::Anywhere, "<C-d>", Command::HalfDown, "half a page down", ""),
    bind(Context::Anywhere, "<C-u>", Command::HalfUp, "half a page up", ""),
    bind(Context::Anywhere, "g <Home>", Command::First, "to the beginning", ""),
    bind(Context::Anywhere, "G <End>", Command::Last, "to the end; 12G: to the twelfth", ""),
    bind(Context::Anywhere, "} ]d .d", Command::Next(Unit::Day), "next day; 3}: three days on", ""),
    bind(Context::Anywhere, "{ [d ,d", Command::Previous(Unit::Day), "previous day", ""),
    bind(Context::Anywhere, "]w .w", Command::Next(Unit::Week), "next week", ""),
    bind(Context::Anywhere, "[w ,w", Command::Previous(Unit::Week), "previous week", ""),
    bind(Context::Anywhere, "]m .m", Command::Next(Unit::Month), "next month", ""),
    bind(Context::Anywhere, "[m ,m", Command::Previous(Unit::Month), "previous month", ""),
    bind(Context::Anywhere, "]y .y", Command::Next(Unit::Year), "next year", ""),
    bind(Context::Anywhere, "[y ,y", Command::Previous(Unit::Year), "previous year", ""),
    bind(Context::Anywhere, "za", Command::Fold, "fold or unfold this stretch of time", ""),
    bind(Context::Anywhere, "zc", Command::FoldThis, "fold this stretch of time", ""),
    bind(Context::Anywhere, "zo", Command::UnfoldThis, "unfold this stretch of time", ""),
    bind(Context::Anywhere, "zM", Command::FoldAll, "fold everything", ""),
    bind(Context::Anywhere, "zR", Command::UnfoldAll, "unfold everything", ""),
    bind(Context::Anywhere, "/", Command::Filter, "filter by words, person:, source:, date:", "filter"),
    bind(Context::Anywhere, "c", Command::ClearFilters, "take all filters away", "clear"),
    bind(Context::Anywhere, "?", Command::Help, "this help", "help"),
    bind(Context::Anywhere, "p", Command::Persons, "filter by people from the list", "people"),
    bind(Context::Anywhere, "P", Command::Person, "the card of a person, or the one left; 3P: of the third", ""),
    bind(Context::Anywhere, "@", Command::GoToDate, "go to a date, or filter by it", "date"),
    bind(Context::Anywhere, "w", Command::Why, "why this date", "why"),
    bind(Context::Anywhere, "D", Command::SetDate, "set the date of the article by hand", ""),
    bind(Context::Anywhere, "q", Command::Back, "back; in the list: quit", "quit"),
    bind(Context::Anywhere, "s", Command::Sources, "filter by sources from the list", "sources"),
    bind(Context::Anywhere, "*", Command::FilterByThis, "filter by what is under the cursor", ""),
    bind(Context::Anywhere, "H", Command::UsedFilters, "filters used before", ""),
    bind(Context::Anywhere, "u", Command::Undo, "undo the last change of a filter, a date or a person", ""),
    bind(Context::Anywhere, "<C-r>", Command::Redo, "redo", ""),
    bind(Context::Anywhere, "n", Command::NextMark, "next place in the article that is marked", ""),
    bind(Context::Anywhere, "N", Command::PreviousMark, "previous such place", ""),
    bind(Context::Anywhere, "C", Command::Surroundings, "the rows around each hit too, dimmed", ""),
    bind(Context::Anywhere, "O", Command::Order, "another order: best match, newest first, by source", ""),
    bind(Context::Anywhere, "r", Command::Reverse, "turn the order round", ""),
    bind(Context::Anywhere, "y", Command::CopyAddress, "copy the address, or the path", "copy"),
    bind(Context::Anywhere, "Y", Command::CopyCitation, "copy a citation with the date and how sure it is", ""),
    bind(Context::Anywhere, "o", Command::Links, "open a link of the article; 3o: the third", ""),
    bind(Context::Anywhere, "R", Command::Raw, "the record as it lies in its file, and back", ""),
    bind(Context::Anywhere, "v", Command::Layout, "side by side, stacked, list alone, article alone", ""),
    bind(Context::Anywhere, "<Tab> <S-Tab>", Command::OtherPane, "the other pane", ""),
    bind(Context::Anywhere, "h <Left>", Command::ListPane, "the list", ""),
    bind(Context::Anywhere, "l <Right>", Command::DetailPane, "the article", ""),
    bind(Context::Anywhere, ":", Command::Commands, "all commands by name", ""),
    bind(Context::Anywhere, "!", Command::Problems, "what could not be read", ""),
    bind(Context::Anywhere, "M", Command::Mouse, "listen to the mouse, or leave it to the terminal", ""),
    bind(Context::Anywhere, "", Command::WritePeople, "write to a file all that is said of people", ""),
    bind(Context::Anywhere, "", Command::ReadPeople, "read from a file what is said of people", ""),
    bind(Context::Anywhere, "", Command::Theme(Palette::Dark), "colours for a dark background", ""),
    bind(Context::Anywhere, "", Command::Theme(Palette::Light), "colours for a light background", ""),
    bind(Context::Anywhere, "", Command::Theme(Palette::Terminal), "the terminal's own sixteen colours", ""),
    bind(Context::Anywhere, "", Command::Theme(Palette::Mono), "no colours", ""),
    bind(Context::Anywhere, "Q", Command::QuitNow, "quit at once", ""),
    bind(Context::Anywhere, "<Esc>", Command::Leave, "close what is open", ""),
    bind(Context::Anywhere, "<C-c>", Command::Cancel, "cancel; twice: quit", ""),
    bind(Context::Anywhere, "<C-z>", Command::Suspend, "suspend; fg comes back", ""),
    bind(Context::Anywhere, "<C-l>", Command::Redraw, "draw the screen anew", ""),
];

/// The table with its keys read.
static READ: LazyLock<Vec<(Vec<Chord>, &'static Binding)>> = LazyLock::new(|| {
    let each = |binding: &'static Binding| binding.keys.split(' ').map(move |keys| (parse(keys), binding));
    BINDINGS.iter().filter(|binding| !binding.keys.is_empty()).flat_map(each).collect()
});

impl Context {
    /// Where the reader is; what holds there, the narrowest first.
    pub fn here(model: &Model) -> &'static [Context] {
        Context::with(model.is_typing(), model.overlay.as_ref(), model.focus)
    }

    /// Where the reader asked for the help: what it tells first.
    pub fn asked(model: &Model) -> &'static [Context] {
        match &model.behind {
            Some(_) => Context::with(false, model.behind.as_ref(), model.focus),
            None => Context::of(model.focus),
        }
    }

    fn with(typing: bool, overlay: Option<&Overlay>, focus: Focus) -> &'static [Context] {
        match (typing, overlay, focus) {
            (true, ..) => &[Context::Field],
            (_, Some(Overlay::Picker(picker)), _) if picker.of == PickerOf::People => {
                &[Context::Picker, Context::People, Context::Field]
            }
            (_, Some(Overlay::Person(_)), _) => &[Context::Person, Context::Card, Context::Anywhere],
            (_, Some(Overlay::Picker(_)), _) => &[Context::Picker, Context::Field],
            (_, Some(Overlay::Dates(_)), _) => &[Context::Dates, Context::Field],
            (_, Some(Overlay::Hand(_)), _) => &[Context::Hand, Context::Field],
            (_, Some(Overlay::Why(_)), _) => &[Context::Why, Context::Card, Context::Anywhere],
            (_, Some(Overlay::Help(_)), _) => &[Context::Help, Context::Card, Context::Anywhere],
            (_, Some(_), _) => &[Context::Card, Context::Anywhere],
            (_, None, focus) => Context::of(focus),
        }
    }

    /// What holds in a pane.
    pub fn of(focus: Focus) -> &'static [Context] {
        match focus {
            Focus::List => &[Context::List, Context::Anywhere],
            Focus::Detail => &[Context::Reading, Context::Anywhere],
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
    let counts = |c: char| model.pending.is_empty() && (c != '0' || model.count.is_some());
    match (contexts.contains(&Context::Field), chord) {
        (true, Chord { key: Key::Char(c), ctrl: false, alt: false }) => Message::Type(c),
        (false, Chord { key: Key::Char(c @ '0'..='9'), ctrl: false, alt: false }) if counts(c) => {
            Message::Count(c as usize - '0' as usize)
        }
        _ => Message::Unbound(pressed),
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
    let contexts = Context::here(model);
    let contexts = match contexts {
        [_, rest @ .., Context::Anywhere | Context::Field] if model.overlay.is_some() => &contexts[..1 + rest.len()],
        contexts => contexts,
    };
    let several = !matches!(&model.overlay, Some(Overlay::Picker(picker)) if !picker.of.takes_several());
    let idle = |binding: &&Binding| binding.command == Command::ClearFilters && model.steps.is_empty();
    let hinted = contexts.iter().flat_map(|context| {
        BINDINGS.iter().filter(move |binding| binding.context == *context && !binding.hint.is_empty())
    });
    let hinted = hinted.filter(|binding| !idle(binding));
    let mut hints: Vec<(String, &'static str)> = Vec::new();
    for binding in hinted.filter(|binding| several || !matches!(binding.command, Command::Take | Command::AnyOrAll)) {
        let key = shown(binding.keys).split(' ').next().unwrap_or("").to_string();
        // A narrower context's key hides the same one of a wider.
        if hints.iter().all(|(known, _)| *known != key) {
            let folded = model.shown.heading_of(model.list.at).is_some_and(|heading| heading.folded);
            let unfolds = binding.command == Command::Read && folded;
            hints.push((key, if unfolds { "unfold" } else { binding.hint }));
        }
    }
    // What leads to all the others stands last.
    hints.sort_by_key(|(_, hint)| *hint == KEYS);
    hints
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
        ("In the card that says why", of(Context::Why)),
        ("In the card of a person", of(Context::Person)),
        ("In the help", of(Context::Help)),
        ("In a list to pick from", of(Context::Picker)),
        ("In the list of people", of(Context::People)),
        ("Where a date is picked", of(Context::Dates)),
        ("Where a date is set", of(Context::Hand)),
        ("In a field", of(Context::Field)),
    ]
}
