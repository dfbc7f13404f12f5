//! The only file that reads the clock.

use chrono::NaiveDate;
use std::time::Instant;

/// Today, where the reader is.
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// This moment, to be written down: RFC 3339, as the clock stands where the reader is.
pub fn stamp() -> String {
    chrono::Local::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// A moment, to measure how long something takes.
pub fn now() -> Instant {
    Instant::now()
}
