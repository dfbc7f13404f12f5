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
    let mut first = match first_line(reading.bytes) {
        Ok(first) => first,
        Err(error) => return reading.hand_on(&[], 0, "", Err(unreadable(&error))),
    };
    if first.starts_with(b"\xff\xfe") || first.starts_with(b"\xfe\xff") {
        return reading.hand_on(&[], 0, "", Err("is JSON in UTF-16; save it as UTF-8".to_string()));
    }
    let record = trimmed(&first).0;
    if record.starts_with(b"{") && first.len() <= RECORD {
        if is_object(record) {
            return lines(reading, vec![whole(first)]);
        }
        // The first line may be the broken one: it is a line by itself if the second is one.
        match next_line(reading.bytes) {
            Ok(second) if is_object(trimmed(&second.bytes).0) => return lines(reading, vec![whole(first), second]),
            Ok(second) => first.extend(second.bytes),
            Err(error) => return reading.hand_on(&[], 0, "", Err(unreadable(&error))),
        }
    }
    values(reading, first);
}

fn is_object(record: &[u8]) -> bool {
    record.starts_with(b"{") && serde_json::from_slice::<serde::de::IgnoredAny>(record).is_ok()
}

/// The first line that is not blank with the blank ones before it, or as much of it as a record may have.
fn first_line(from: &mut dyn BufRead) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while trimmed(&bytes).0.is_empty() && bytes.len() <= RECORD {
        if from.take(RECORD as u64 + 1).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
    }
    Ok(bytes)
}

fn whole(bytes: Vec<u8>) -> Line {
    Line { length: bytes.len() as u64, bytes }
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
fn lines(reading: &mut Reading, read: Vec<Line>) {
    let (mut offset, mut number) = (0, 1);
    let mut read = read.into_iter();
    loop {
        let line = match read.next().map_or_else(|| next_line(reading.bytes), Ok) {
            Ok(line) if line.length == 0 => return,
            Ok(line) => line,
            Err(error) => return reading.hand_on(&[], offset, &format!(":{number}"), Err(unreadable(&error))),
        };
        let (record, skipped) = trimmed(&line.bytes);
        let ends = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
        let at = format!(":{}", if record.is_empty() { number } else { number + ends(&line.bytes[..skipped]) });
        if line.bytes.len() > RECORD {
            reading.hand_on(&[], offset, &at, Err(too_large()));
        } else if !record.is_empty() {
            reading.hand_on(record, offset + skipped as u64, &at, parse(record));
        }
        offset += line.length;
        number += ends(&line.bytes).max(1);
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
    if cutter.strays {
        reading.hand_on(&[], 0, "", Err("holds values that are no records beside its records".to_string()));
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
    /// Inside of a string that belongs to no record.
    in_stray: bool,
    /// Whether there is anything but records.
    strays: bool,
    count: usize,
}

impl Cutter {
    /// Takes the next byte; gives a record and its offset when the byte ends one. `after` is the offset behind the byte.
    fn push(&mut self, byte: u8, after: u64) -> Option<(Vec<u8>, u64)> {
        if self.depth == 0 {
            if self.in_stray {
                self.in_stray = self.escaped || byte != b'"';
                self.escaped = byte == b'\\' && !self.escaped;
                return None;
            }
            if byte != b'{' {
                self.in_stray = byte == b'"';
                self.strays |= byte.is_ascii_alphanumeric() || self.in_stray;
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
