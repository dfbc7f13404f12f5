//! JSON: lines, arrays and single objects, each object one record.
//!
//! Where the first line is a whole object, every line is read by itself, so that a broken line costs one record;
//! else values are cut out by their brackets.

use super::{RECORD, Reading, fields, unreadable};
use crate::document::Parts;
use crate::text::Clean;
use serde_json::Value;
use std::io::{BufRead, Read};

/// Whether a text begins as a JSON array of records or as a record.
pub fn holds(head: &str) -> bool {
    let mut signs = head.chars().filter(|c| !c.is_whitespace());
    matches!((signs.next(), signs.next()), (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | ']')))
}

/// Reads a file record by record.
pub fn read(reading: &mut Reading) {
    match next_line(reading.bytes) {
        Ok(first) if serde_json::from_slice::<Value>(trimmed(&first.bytes).0).is_ok_and(|value| value.is_object()) => {
            lines(reading, first)
        }
        Ok(first) => values(reading, first.bytes),
        Err(error) => reading.hand_on(&[], 0, "", Err(unreadable(&error))),
    }
}

/// A line of the file: its bytes (of one that is too large only as many as show it) and its whole length.
struct Line {
    bytes: Vec<u8>,
    length: u64,
}

fn next_line(from: &mut dyn BufRead) -> std::io::Result<Line> {
    let mut bytes = Vec::new();
    let mut length = from.take(RECORD as u64 + 1).read_until(b'\n', &mut bytes)?;
    if bytes.len() > RECORD && bytes.last() != Some(&b'\n') {
        length += from.skip_until(b'\n')?;
    }
    Ok(Line { bytes, length: length as u64 })
}

/// JSON lines.
fn lines(reading: &mut Reading, first: Line) {
    let (mut line, mut offset, mut number) = (first, 0, 1);
    while line.length > 0 {
        let at = format!(":{number}");
        let (record, skipped) = trimmed(&line.bytes);
        if line.bytes.len() > RECORD {
            reading.hand_on(&[], offset, &at, Err(too_large()));
        } else if !record.is_empty() {
            reading.hand_on(record, offset + skipped as u64, &at, parse(record));
        }
        offset += line.length;
        number += 1;
        line = match next_line(reading.bytes) {
            Ok(line) => line,
            Err(error) => return reading.hand_on(&[], offset, &format!(":{number}"), Err(unreadable(&error))),
        };
    }
}

/// Arrays of records, and records one after the other over several lines.
fn values(reading: &mut Reading, first: Vec<u8>) {
    let mut cutter = Cutter::default();
    let mut offset = 0;
    let mut chunk = first;
    loop {
        for byte in &chunk {
            offset += 1;
            if let Some((record, start)) = cutter.push(*byte, offset) {
                let at = format!(" record {}", cutter.count);
                let parts = if record.len() > RECORD { Err(too_large()) } else { parse(&record) };
                reading.hand_on(&record, start, &at, parts);
            }
        }
        chunk.clear();
        match reading.bytes.take(1 << 16).read_to_end(&mut chunk) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return reading.hand_on(&[], offset, "", Err(unreadable(&error))),
        }
    }
    if cutter.depth > 0 {
        let at = format!(" record {}", cutter.count + 1);
        reading.hand_on(&[], cutter.start, &at, Err("is cut off: its last bracket is missing".to_string()));
    } else if cutter.count == 0 {
        reading.hand_on(&[], 0, "", Err("holds no records".to_string()));
    }
}

/// Cuts the objects out of a stream by their brackets; arrays around them are passed over.
#[derive(Default)]
struct Cutter {
    record: Vec<u8>,
    start: u64,
    depth: usize,
    in_string: bool,
    escaped: bool,
    count: usize,
}

impl Cutter {
    /// Takes the next byte; gives a record and its offset when the byte ends one. `after` is the offset behind the byte.
    fn push(&mut self, byte: u8, after: u64) -> Option<(Vec<u8>, u64)> {
        if self.depth == 0 {
            if byte != b'{' {
                return None;
            }
            self.start = after - 1;
        }
        if self.record.len() <= RECORD {
            self.record.push(byte);
        }
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return None;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth -= 1,
            _ => {}
        }
        (self.depth == 0).then(|| {
            self.count += 1;
            (std::mem::take(&mut self.record), self.start)
        })
    }
}

fn too_large() -> String {
    format!("is larger than {} MiB, too large for one article", RECORD >> 20)
}

/// The bytes without white space around them, and how many were cut in front.
fn trimmed(bytes: &[u8]) -> (&[u8], usize) {
    let inner = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    (inner.trim_ascii_end(), bytes.len() - inner.len())
}

/// The parts of one record.
fn parse(record: &[u8]) -> Result<Parts, String> {
    let text = super::decode::decode(record);
    let value: Value = serde_json::from_str(&text).map_err(|error| {
        let told = error.to_string();
        let what = told.split(" at line ").next().unwrap_or_default();
        format!("is not JSON: {}, column {}", Clean::line(what), error.column())
    })?;
    let Value::Object(fields) = value else {
        return Err("is no record: an object with fields is expected".to_string());
    };
    let parts = fields::parts(&fields, None);
    match parts.title.is_none() && parts.blocks.is_empty() {
        true => Err("holds neither a title nor a text".to_string()),
        false => Ok(parts),
    }
}
