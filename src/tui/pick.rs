//! Lists to pick from by typing, and dates to pick.

mod people;

pub use people::{Near, People, PersonCard};

use super::message::Command;
use super::shown::Order;
use crate::article::Rows;
use crate::date::hand::Set;
use crate::document::Id;
use crate::query::fuzzy::Fuzzy;
use crate::text::{Clean, fold, roman, skeleton};
use crate::timeline::Timeline;
use chrono::{Datelike, Months, NaiveDate};
use std::borrow::Cow;
use std::collections::BTreeSet;
use tui_input::Input;

/// What a picker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PickerOf {
    /// People to filter by.
    People,
    /// Sources to filter by.
    Sources,
    /// Filters that were used before.
    Used,
    /// What is under the cursor, to filter by.
    Under,
    /// Commands by name.
    Commands,
    /// Sections of the help.
    Sections,
    /// Orders of the list.
    Orders,
    /// Links of the article.
    Links,
}

/// What a picked item does.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// Filters by this text.
    Filter(String),
    /// Filters by this name of a field: `person`, `source`, `place`.
    Name(&'static str, Clean),
    /// Gives this command.
    Do(Command),
    /// Shows this line of the help.
    Line(usize),
    /// Puts the list in this order, turned round or not.
    Order(Order, bool),
    /// Opens this address.
    Open(Clean),
}

/// Something to pick.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name.
    pub name: Clean,
    /// All that it is found by, folded.
    pub forms: Vec<String>,
    /// What stands before the name: a count, a number.
    pub before: String,
    /// What stands behind it.
    pub behind: String,
    /// What it does.
    pub does: Does,
}

/// A list to pick from by typing.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What it is for.
    pub of: PickerOf,
    /// What is typed.
    pub input: Input,
    /// Everything that can be picked.
    pub offer: Offer,
    /// What fits what is typed: places in the offer, best first.
    pub fitting: Vec<usize>,
    /// The place of the cursor among those.
    pub at: usize,
    /// What is taken: places in the offer.
    pub taken: BTreeSet<usize>,
    /// Whether all that is taken must match, and not any of it.
    pub all: bool,
    /// Whether the reader moved the cursor: then it stays on its item when the list is made anew.
    pub moved: bool,
    /// What was typed when `fitting` was found, where what is typed next may be looked for among that alone.
    pub narrowed: Option<String>,
}

/// What can be picked.
#[derive(Clone, Debug)]
pub enum Offer {
    /// Items of any kind.
    Items(Vec<Item>),
    /// People of the pile, of which there may be very many: what is shown of them is looked up when it is seen.
    People(People),
}

impl Offer {
    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Offer::Items(items) => items.len(),
            Offer::People(people) => people.counted.len() + people.dismissed.len(),
        }
    }

    /// Whether any form of an item fits.
    fn any(&self, timeline: &Timeline, at: usize, fits: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Offer::Items(items) => items[at].forms.iter().any(|form| fits(form)),
            Offer::People(people) => match people.person(at) {
                Some(person) => timeline.names()[person as usize].iter().any(|form| fits(form.letters())),
                None => people.dismissed_at(at).is_some_and(|name| fits(&fold(name))),
            },
        }
    }
}

/// A folded form in Latin letters.
fn plain(form: &str) -> Cow<'_, str> {
    if form.is_ascii() { Cow::Borrowed(form) } else { Cow::Owned(roman(form)) }
}

impl PickerOf {
    /// What stands in its frame.
    pub fn title(self) -> &'static str {
        match self {
            PickerOf::People => "People",
            PickerOf::Sources => "Sources",
            PickerOf::Used => "Filters used before",
            PickerOf::Under => "Filter by",
            PickerOf::Commands => "Commands",
            PickerOf::Sections => "Sections of the help",
            PickerOf::Orders => "Order",
            PickerOf::Links => "Links",
        }
    }

    /// Whether several items can be taken.
    pub fn takes_several(self) -> bool {
        matches!(self, PickerOf::People | PickerOf::Sources | PickerOf::Under)
    }
}

impl Picker {
    /// A picker of these, all of them.
    pub fn new(of: PickerOf, offer: Offer, timeline: &Timeline) -> Picker {
        let (input, fitting, taken) = (Input::default(), Vec::new(), BTreeSet::new());
        let mut picker = Picker { of, input, offer, fitting, at: 0, taken, all: false, moved: false, narrowed: None };
        picker.narrow(timeline);
        picker
    }

    /// What is under the cursor does this.
    pub fn does(&self, timeline: &Timeline) -> Option<Does> {
        self.fitting.get(self.at).and_then(|at| self.does_at(*at, timeline))
    }

    /// Nothing where it is said to be no person.
    fn does_at(&self, at: usize, timeline: &Timeline) -> Option<Does> {
        match &self.offer {
            Offer::Items(items) => Some(items[at].does.clone()),
            Offer::People(people) => {
                people.person(at).map(|person| Does::Name("person", timeline.person(person).name.clone()))
            }
        }
    }

    /// Finds what fits what is typed: names that hold its words, in Latin letters too, those with a word that begins so first;
    /// else people of names that sound so; else those that hold its letters in order, best first; else those with a word that
    /// it may be a misspelling of.
    pub fn narrow(&mut self, timeline: &Timeline) {
        let typed = fold(self.input.value().trim());
        let latin = roman(&typed);
        let has = |form: &str, typed: &str| typed.split_whitespace().all(|word| form.contains(word));
        let is_other = |form: &str| latin != typed || !form.is_ascii();
        let holds = |form: &str| has(form, &typed) || (is_other(form) && has(&plain(form), &latin));
        let starts = |form: &str, typed: &str| form.split(' ').any(|word| word.starts_with(typed));
        let begins = |form: &str| starts(form, &typed) || (is_other(form) && starts(&plain(form), &latin));
        let count = self.offer.count();
        let any = |at: &usize, fits: &dyn Fn(&str) -> bool| self.offer.any(timeline, *at, fits);
        let mut among: Vec<usize> = match &self.narrowed {
            Some(before) if typed.starts_with(before) => self.fitting.clone(),
            _ => (0..count).collect(),
        };
        among.sort_unstable();
        among.retain(|at| typed.is_empty() || any(at, &holds));
        let mut fitting = among;
        let narrowed = Some(typed.clone()).filter(|_| !fitting.is_empty());
        if !typed.is_empty() {
            let (first, rest): (Vec<usize>, Vec<usize>) = fitting.into_iter().partition(|at| any(at, &begins));
            fitting = [first, rest].concat();
        }
        if fitting.is_empty() && matches!(self.offer, Offer::People(_)) {
            let bones: Vec<String> = typed.split_whitespace().map(skeleton).collect();
            let sounds =
                |form: &str| bones.iter().all(|bone| form.split(' ').any(|word| skeleton(word).starts_with(bone)));
            fitting = (0..count).filter(|at| any(at, &sounds)).collect();
        }
        let fuzzy = Fuzzy::default();
        if fitting.is_empty() {
            let score = |at: usize| {
                let best = std::cell::Cell::new(None);
                any(&at, &|form| {
                    best.set(best.get().max(fuzzy.score(form, &typed)));
                    false
                });
                best.get()
            };
            let mut scored: Vec<(i64, usize)> = (0..count).filter_map(|at| Some((score(at)?, at))).collect();
            scored.sort_by_key(|(score, at)| (-score, *at));
            fitting = scored.into_iter().map(|(_, at)| at).collect();
        }
        if fitting.is_empty() {
            let near = |form: &str| !fuzzy.at_one_edit(&typed, &form.split(' ').collect()).is_empty();
            fitting = (0..count).filter(|at| any(at, &near)).collect();
        }
        self.fitting = fitting;
        self.narrowed = narrowed;
        self.at = 0;
    }

    /// The first line that is seen of the list, where so many are.
    pub fn top(&self, height: usize) -> usize {
        let centred = self.at.saturating_sub(height / 2).min(self.fitting.len().saturating_sub(height));
        (self.at + 1).saturating_sub(height).max(centred)
    }

    /// Moves the cursor.
    pub fn go(&mut self, by: isize) {
        let last = self.fitting.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        self.moved = true;
    }

    /// Takes the item under the cursor, or puts it back; the cursor goes on to the next.
    pub fn toggle(&mut self) {
        let is_person = |at: &usize| !matches!(&self.offer, Offer::People(people) if people.person(*at).is_none());
        if let Some(at) = self.fitting.get(self.at).filter(|at| is_person(at))
            && !self.taken.remove(at)
        {
            self.taken.insert(*at);
        }
        self.go(1);
    }

    /// The filter that what is taken makes, or else the item under the cursor.
    /// `named` says how a name of a field is asked for.
    pub fn filter(&self, timeline: &Timeline, named: impl Fn(&str, &Clean) -> String) -> Option<String> {
        let of = |at: &usize| match self.does_at(*at, timeline)? {
            Does::Filter(text) => Some(text),
            Does::Name(field, name) => Some(named(field, &name)),
            _ => None,
        };
        match self.taken.len() {
            0 => self.fitting.get(self.at).and_then(of),
            _ => {
                let each: Vec<String> = self.taken.iter().filter_map(of).collect();
                Some(each.join(if self.all { " " } else { " | " }))
            }
        }
    }
}

/// A date that is typed, or picked on a grid of years and months.
#[derive(Clone, Debug)]
pub struct Dates {
    /// What is typed.
    pub input: Input,
    /// The month under the cursor, by its first day.
    pub month: NaiveDate,
    /// Whether the list is filtered by it; else the cursor goes there.
    pub filters: bool,
    /// How many articles were written in each month; in order.
    pub counts: Vec<(NaiveDate, u32)>,
    /// What was expected, where what is typed is no date.
    pub wrong: bool,
}

impl Dates {
    /// The cursor goes so many months on, within the years that have articles; its month is what is typed.
    pub fn go(&mut self, months: i32) {
        let to = match months >= 0 {
            true => self.month.checked_add_months(Months::new(months.unsigned_abs())),
            false => self.month.checked_sub_months(Months::new(months.unsigned_abs())),
        };
        let years = self.years();
        if let Some(month) = to.filter(|month| years.contains(&month.year())) {
            self.month = month;
            self.input = Input::new(month.format("%Y-%m").to_string());
            self.wrong = false;
        }
    }

    /// The years that have articles.
    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        let year = |counted: Option<&(NaiveDate, u32)>| counted.map_or(self.month.year(), |(month, _)| month.year());
        year(self.counts.first())..=year(self.counts.last())
    }

    /// How many articles were written in a month.
    pub fn count(&self, month: NaiveDate) -> u32 {
        self.counts.binary_search_by_key(&month, |(month, _)| *month).map_or(0, |at| self.counts[at].1)
    }
}

/// The date of an article that is typed, to be set by hand.
#[derive(Clone, Debug)]
pub struct ByHand {
    /// The article.
    pub of: Id,
    /// What is typed.
    pub input: Input,
    /// What stood in the field at first: the date that was set before.
    pub again: String,
    /// Whether what is typed was to be set, and cannot be understood.
    pub wrong: bool,
    /// Whether it was asked for from the card that says why.
    pub explains: bool,
}

impl ByHand {
    /// What the typed words say; else what was expected.
    pub fn says(&self, today: NaiveDate) -> Result<Set, String> {
        Set::read(self.input.value(), today)
    }
}
