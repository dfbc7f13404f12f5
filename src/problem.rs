//! What could not be read or understood, as a fact to show: `dateline: where: what`, and a hint on the next line.

use std::fmt;

/// One problem. Its parts hold text from outside only in cleaned form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path, with a line or a record where that is known.
    pub place: String,
    /// What is wrong, in a few words.
    pub what: String,
    /// What the reader can do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem without a hint. `place` must be clean.
    pub fn new(place: impl Into<String>, what: impl Into<String>) -> Problem {
        Problem { place: place.into(), what: what.into(), hint: None }
    }

    /// The same problem with a hint.
    pub fn hint(self, hint: impl Into<String>) -> Problem {
        Problem { hint: Some(hint.into()), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "dateline: {}: {}", self.place, self.what)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  {hint}"),
            None => Ok(()),
        }
    }
}
