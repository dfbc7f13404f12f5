//! The only file that reads the clock.

use chrono::NaiveDate;
use std::time::Instant;

/// Today, where the reader is.
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// A moment, to measure how long something takes.
pub fn now() -> Instant {
    Instant::now()
}
