//! People to pick, and the card of one of them.

use super::Picker;
use crate::text::Clean;
use crate::timeline::{Counted, Timeline};

/// The people of some rows of a pile.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// All of them, in their order.
    pub counted: Vec<Counted>,
    /// Behind them the names of which the reader says that they are nobody's.
    pub dismissed: Vec<Clean>,
    /// What is known of those that are seen.
    pub near: Near,
}

/// What is looked up of the people that are seen, and of the one under the cursor.
#[derive(Clone, Debug, Default)]
pub struct Near {
    /// Which are seen.
    pub seen: Vec<u32>,
    /// How their articles lie in time: for each so many columns over the span of the pile.
    pub bars: Vec<Vec<u32>>,
    /// How many columns.
    pub columns: usize,
    /// Who is under the cursor.
    pub person: Option<u32>,
    /// Who is named most often beside that person, and in how many articles.
    pub beside: Vec<(u32, u32)>,
}

impl People {
    /// The number of a person, by place; none behind the last person.
    pub fn person(&self, at: usize) -> Option<u32> {
        self.counted.get(at).map(|counted| counted.person)
    }

    /// A name that is nobody's, by place.
    pub fn dismissed_at(&self, at: usize) -> Option<&Clean> {
        self.dismissed.get(at.checked_sub(self.counted.len())?)
    }
}

impl Near {
    /// Looks up, in rows of a pile, what is not known yet of those that are seen and of the one under the cursor.
    pub fn look_up(&mut self, timeline: &Timeline, rows: &[u32], seen: Vec<u32>, columns: usize, person: Option<u32>) {
        if self.seen != seen || self.columns != columns {
            let naming = timeline.naming(&seen, rows);
            self.bars = naming.iter().map(|rows| timeline.density(rows, columns)).collect();
            (self.seen, self.columns) = (seen, columns);
        }
        if self.person != person {
            let rows = timeline.naming(person.as_slice(), rows);
            self.beside = person.map_or(Vec::new(), |person| timeline.beside(person, &rows[0]));
            self.person = person;
        }
    }
}

/// The card of one person.
#[derive(Clone, Debug)]
pub struct PersonCard {
    /// The name as it is shown.
    pub name: Clean,
    /// What the rows that are shown say of the person.
    pub counted: Counted,
    /// Those rows.
    pub rows: Vec<u32>,
    /// Who is named most often in them, and in how many.
    pub beside: Vec<(u32, u32)>,
    /// What the cursor is on: the other forms of the name, and then the articles.
    pub at: usize,
    /// The first line that is seen.
    pub top: usize,
    /// The list that it was opened from.
    pub back: Option<Box<Picker>>,
}

impl PersonCard {
    /// The card of a person with what some rows say.
    pub fn new(timeline: &Timeline, rows: &[u32], person: u32, back: Option<Box<Picker>>) -> PersonCard {
        let rows = timeline.naming(&[person], rows).swap_remove(0);
        PersonCard {
            name: timeline.person(person).name.clone(),
            counted: timeline.counted(person, &rows),
            beside: timeline.beside(person, &rows),
            rows,
            at: 0,
            top: 0,
            back,
        }
    }
}
