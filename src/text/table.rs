//! The tables of `assets/`: lines of fields parted by tabs, `#` opens a comment line.

use std::collections::HashMap;

/// One line of a table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The line's number in its file, from 1.
    pub line: usize,
    text: &'a str,
}

impl<'a> Row<'a> {
    /// The field with this number, from 0; empty where the line has fewer.
    pub fn field(&self, number: usize) -> &'a str {
        self.raw_field(number).trim()
    }

    /// The field with its blanks, where they matter.
    pub fn raw_field(&self, number: usize) -> &'a str {
        self.text.split('\t').nth(number).unwrap_or("")
    }
}

/// The lines of a table, without comments and empty ones.
pub fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    table
        .lines()
        .enumerate()
        .filter(|(_, text)| !text.trim().is_empty() && !text.starts_with('#'))
        .map(|(i, text)| Row { line: i + 1, text })
}

/// The words of a table by the kind that the first field of their rows names; bars part them.
pub fn words_by_kind(table: &'static str, field: usize) -> HashMap<&'static str, Vec<&'static str>> {
    let mut kinds: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for row in rows(table) {
        kinds.entry(row.field(0)).or_default().extend(row.raw_field(field).split('|'));
    }
    kinds
}
