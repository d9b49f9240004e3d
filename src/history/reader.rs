//! Reading a history of any format piece by piece.

use super::column::{History, ProblemKind, Rows};
use super::csv::{self, CsvReader};
use super::lines::{LineReader, is_numbers};
use crate::json::lines;

/// Reads a history piece by piece. The first line that is not blank shows the format.
#[derive(Debug, Default)]
pub struct HistoryReader {
    rows: Rows,
    format: Format,
}

/// The format of the text, with the reader for it.
#[derive(Debug)]
enum Format {
    /// Not known yet; with the text of the lines that were not processed.
    Unknown(Vec<u8>),
    Csv(Box<CsvReader>),
    Lines(LineReader),
}

impl Default for Format {
    fn default() -> Self {
        Self::Unknown(Vec::new())
    }
}

impl HistoryReader {
    /// Creates a reader without any text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the number of rows that were read so far.
    pub fn rows(&self) -> u32 {
        self.rows.history.rows
    }

    /// Reads the next piece.
    pub fn push(&mut self, piece: &[u8]) {
        match &mut self.format {
            Format::Csv(reader) => reader.push(piece, &mut self.rows),
            Format::Lines(reader) => reader.push(piece, &mut self.rows),
            Format::Unknown(text) => {
                text.extend_from_slice(piece);
                if piece.contains(&b'\n') {
                    self.detect_format(false);
                }
            }
        }
    }

    /// Reads the end of the text, and returns the history.
    pub fn finish(mut self) -> History {
        self.detect_format(true);
        match &mut self.format {
            Format::Csv(reader) => reader.finish(&mut self.rows),
            Format::Lines(reader) => reader.finish(&mut self.rows),
            Format::Unknown(_) => {}
        }
        self.rows.history
    }

    /// Detects the format from the first line that is not blank, if that line is complete, and reads the text so far.
    fn detect_format(&mut self, is_end: bool) {
        let Format::Unknown(text) = &mut self.format else {
            return;
        };
        if self.rows.line == 1 && text.starts_with(b"\xef\xbb\xbf") {
            text.drain(..3);
        }
        let text = std::mem::take(text);
        let mut processed = 0;
        for line in lines(&text) {
            if !line.ends_with(b"\n") && !is_end {
                break;
            }
            match std::str::from_utf8(line) {
                Err(_) => self.rows.report(ProblemKind::Encoding, "".into(), String::new()),
                Ok(line) if line.trim_ascii().is_empty() => {}
                Ok(line) => {
                    self.format = format_of(line, &mut self.rows);
                    break;
                }
            }
            self.rows.line += 1;
            processed += line.len();
        }
        let remaining = text.get(processed..).unwrap_or_default();
        match &mut self.format {
            Format::Unknown(text) => text.extend_from_slice(remaining),
            _ => self.push(remaining),
        }
    }
}

/// Returns the format of text whose first line is an object, a line of numbers, or a CSV header.
fn format_of(line: &str, rows: &mut Rows) -> Format {
    if line.trim_ascii_start().starts_with(['{', '[']) {
        Format::Lines(LineReader::json())
    } else if is_numbers(line) {
        Format::Lines(LineReader::numbers(rows))
    } else {
        Format::Csv(Box::new(CsvReader::new(csv::separator(line))))
    }
}
