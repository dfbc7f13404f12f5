//! The numbers that offices give their releases, with the year: `MPS 39/99`, `158/2003`.

use super::form::{YEARS, of_two_digits};
use super::scan::scan;
use std::ops::Range;

/// In so many bytes from the beginning a release says its number.
const HEAD: usize = 1500;
/// So many bytes has the line that says it at most.
const LINE: usize = 40;
/// The letters before a number have so many bytes at most: `MPS`.
const CODE: usize = 5;
/// A smaller number without letters before it may be a day or a month: 13/04.
const DAYS: u32 = 31;

/// The years of the numbers in the head of a text, each with its bytes.
pub fn references(text: &str) -> impl Iterator<Item = (i32, Range<usize>)> {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let mut start = 0;
    head.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let last = line.split_whitespace().next_back().filter(|_| line.len() <= LINE)?;
        let begins = at + line.rfind(last)?;
        let before = line[..begins - at].trim();
        Some((year(before, last)?, begins..begins + last.len()))
    })
}

/// The year of a number with a year, and what stands before it on its line: a few capitals, a date, nothing.
fn year(before: &str, word: &str) -> Option<i32> {
    let (number, year) = word.trim_end_matches(['.', ')', ']']).split_once('/')?;
    let digits = number.trim_start_matches(|c: char| c.is_ascii_uppercase() || matches!(c, '(' | '['));
    let code = |word: &str| word.len() <= CODE && word.starts_with(|c: char| c.is_ascii_uppercase());
    let named = digits.len() < number.len() || code(before) && before.to_ascii_uppercase() == before;
    let date = || matches!(scan(before).as_slice(), [date] if date.span.len() == before.len());
    let alone = named || before.is_empty() || date();
    let number = digits.parse::<u32>().ok().filter(|_| alone && digits.len() <= 4)?;
    let of = year.parse::<i32>().ok().filter(|_| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    let of = match (year.len(), number, of) {
        (2, 9, 11) => return None,
        (2, ..) if named || number > DAYS => of_two_digits(of),
        (4, ..) => of,
        _ => return None,
    };
    Some(of).filter(|of| YEARS.contains(of))
}
