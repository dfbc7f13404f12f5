//! What the reader says of people. People are named by a form of their name as articles write it, so that what is said
//! holds in other piles too.

use crate::text::{Clean, Row};
use std::fmt;

/// One thing that the reader says of people.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// The two names are one person's.
    Same(Clean, Clean),
    /// The two names are not one person's.
    Other(Clean, Clean),
    /// The person who goes by the first name is shown by the second.
    Name(Clean, Clean),
    /// The person who goes by this name stands first in the lists.
    Pin(Clean),
    /// Who or what goes by this name is not a person.
    Nobody(Clean),
    /// Who goes by this name is a person, whatever was said before.
    Somebody(Clean),
}

impl Says {
    /// Reads a row of a table: `same`, `other`, `name`, `pin`, `nobody` or `someone`, in any case, and one or two names.
    /// The error says what was expected.
    pub fn read(row: Row) -> Result<Says, String> {
        let name = |field: usize| {
            let name = Clean::line(row.field(field));
            match name.trim() {
                "" => Err(format!("expected a name in column {}", field + 1)),
                _ => Ok(name),
            }
        };
        let kind = row.field(0).to_lowercase();
        let columns = if matches!(kind.as_str(), "same" | "other" | "name") { 3 } else { 2 };
        let says = match kind.as_str() {
            "same" => Ok(Says::Same(name(1)?, name(2)?)),
            "other" => Ok(Says::Other(name(1)?, name(2)?)),
            "name" => Ok(Says::Name(name(1)?, name(2)?)),
            "pin" => Ok(Says::Pin(name(1)?)),
            "nobody" => Ok(Says::Nobody(name(1)?)),
            "someone" => Ok(Says::Somebody(name(1)?)),
            _ => Err("expected same, other, name, pin, nobody or someone".to_string()),
        };
        match row.field(columns) {
            "" => says,
            _ => says.and_then(|_| Err(format!("expected {columns} columns and no more: {kind} has a further one"))),
        }
    }
}

/// As a row of a table; [`Says::read`] reads it back.
impl fmt::Display for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Says::Same(one, other) => write!(f, "same\t{one}\t{other}"),
            Says::Other(one, other) => write!(f, "other\t{one}\t{other}"),
            Says::Name(one, other) => write!(f, "name\t{one}\t{other}"),
            Says::Pin(one) => write!(f, "pin\t{one}"),
            Says::Nobody(one) => write!(f, "nobody\t{one}"),
            Says::Somebody(one) => write!(f, "someone\t{one}"),
        }
    }
}
