//! Reads a history of any format piece by piece.

use super::column::{History, HistoryBuilder, ProblemKind};
use super::csv::{self, CsvReader};
use super::elements::ElementReader;
use super::layout::assign_roles;
use super::lines::{LineReader, is_numbers};
use crate::json::lines;

/// Reads a history piece by piece. The format is detected from the first line that is not blank; the separator of CSV,
/// from the first two rows.
#[derive(Debug, Default)]
pub struct HistoryReader {
    builder: HistoryBuilder,
    format: Format,
}

/// The format of the text, with the reader for it.
#[derive(Debug)]
enum Format {
    /// Not known yet; with the text of the lines that were not processed.
    Unknown(Vec<u8>),
    Csv(Box<CsvReader>),
    Lines(LineReader),
    Elements(ElementReader),
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
    pub fn row_count(&self) -> u32 {
        self.builder.history.row_count
    }

    /// Reads the next piece.
    pub fn push(&mut self, piece: &[u8]) {
        match &mut self.format {
            Format::Csv(reader) => reader.push(piece, &mut self.builder),
            Format::Lines(reader) => reader.push(piece, &mut self.builder),
            Format::Elements(reader) => reader.push(piece, &mut self.builder),
            Format::Unknown(text) => {
                text.extend_from_slice(piece);
                if piece.contains(&b'\n') || text.len() >= csv::MAX_ROW_BYTES {
                    self.detect_format(false);
                }
            }
        }
    }

    /// Reads the end of the text, and returns the history.
    pub fn finish(mut self) -> History {
        self.detect_format(true);
        match &mut self.format {
            Format::Csv(reader) => reader.finish(&mut self.builder),
            Format::Lines(reader) => reader.finish(&mut self.builder),
            Format::Elements(reader) => reader.finish(&mut self.builder),
            Format::Unknown(_) => {}
        }
        let mut history = self.builder.finish();
        assign_roles(&mut history);
        history
    }

    /// Detects the format from the first line that is not blank, if that line is complete, and reads the text so far.
    fn detect_format(&mut self, is_end: bool) {
        let Format::Unknown(text) = &mut self.format else {
            return;
        };
        if self.builder.line == 1 && text.starts_with(b"\xef\xbb\xbf") {
            text.drain(..3);
        }
        let text = std::mem::take(text);
        let mut processed = 0;
        for line in lines(&text) {
            let after = text.get(processed..).unwrap_or_default();
            if line.trim_ascii_start().starts_with(b"[") {
                self.format = Format::Elements(ElementReader::new());
                break;
            }
            if !line.ends_with(b"\n") && !is_end {
                break;
            }
            match std::str::from_utf8(line) {
                Err(_) => self
                    .builder
                    .report(ProblemKind::Encoding, "".into(), String::new()),
                Ok(line) if line.trim_ascii().is_empty() => {}
                Ok(line) => {
                    self.format = format_of(line, after, is_end, &mut self.builder);
                    break;
                }
            }
            self.builder.line += 1;
            processed += line.len();
        }
        let remaining = text.get(processed..).unwrap_or_default();
        match &mut self.format {
            Format::Unknown(text) => text.extend_from_slice(remaining),
            _ => self.push(remaining),
        }
    }
}

/// Detects the format from the first line that is not blank: `{` means JSON lines, only numbers means plain numbers,
/// anything else is a CSV header. `text` begins with that line.
fn format_of(line: &str, text: &[u8], is_end: bool, builder: &mut HistoryBuilder) -> Format {
    if line.trim_ascii_start().starts_with('{') {
        return Format::Lines(LineReader::json());
    }
    if is_numbers(line) {
        return Format::Lines(LineReader::numbers(builder));
    }
    match csv::separator(text, is_end) {
        Some(separator) => Format::Csv(Box::new(CsvReader::new(separator, builder))),
        None => Format::Unknown(Vec::new()),
    }
}
