//! Text in pieces to a history.

use serde::Serialize;

use super::column::{Column, History};
use super::number::{Cell, cell};
use super::{csv, json_lines, plain};
use crate::diagnostic::Argument;

/// How many problems are kept; the others are counted.
const KEPT: usize = 100;

/// One line, or one row, that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HistoryProblem {
    /// The line, counted from 1; of a row that spans several, the first.
    pub line: u32,
    /// What is wrong with it.
    pub kind: ProblemKind,
    /// What was found there, where that says more: a number of cells, a word, JSON's own complaint.
    pub found: Argument,
    /// What was expected instead, likewise.
    pub expected: String,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ProblemKind {
    /// It is not UTF-8.
    Encoding,
    /// The row has another number of cells than the header: `found`, `expected`.
    CellCount,
    /// A quoted cell has no end within 64 KiB.
    QuoteOpen,
    /// It is no JSON: `found` says why.
    NotJson,
    /// It is JSON, but no object.
    NotAnObject,
    /// Among plain numbers, `found` is none.
    NotANumber,
}

/// Reads a history piece by piece; what kind of text it is shows in its first line.
#[derive(Debug, Default)]
pub struct HistoryReader {
    format: Option<Format>,
    /// What came after the last whole row.
    rest: Vec<u8>,
    lines: Lines,
}

/// What the text is.
#[derive(Debug)]
enum Format {
    Csv { separator: u8 },
    JsonLines(json_lines::Keys),
    Plain,
}

/// What is known of the rows so far.
#[derive(Debug)]
pub(super) struct Lines {
    /// The number of the row's first line, from 1.
    pub(super) line: u32,
    pub(super) history: History,
}

impl Default for Lines {
    fn default() -> Self {
        Self {
            line: 1,
            history: History::default(),
        }
    }
}

impl Lines {
    pub(super) fn refuse(&mut self, kind: ProblemKind, found: Argument, expected: String) {
        self.history.problem_count += 1;
        if self.history.problems.len() < KEPT {
            self.history.problems.push(HistoryProblem {
                line: self.line,
                kind,
                found,
                expected,
            });
        }
    }
}

impl HistoryReader {
    /// A reader that has read nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many rows were kept so far.
    pub fn rows(&self) -> u32 {
        self.lines.history.rows
    }

    /// Reads the next piece.
    pub fn push(&mut self, bytes: &[u8]) {
        if self.rest.is_empty() {
            let read = self.read(bytes, More::Follows);
            self.rest.extend(bytes.get(read..).unwrap_or_default());
            return;
        }
        let mut text = std::mem::take(&mut self.rest);
        text.extend_from_slice(bytes);
        let read = self.read(&text, More::Follows);
        text.drain(..read);
        self.rest = text;
    }

    /// Reads what is left, and hands out the history.
    pub fn finish(mut self) -> History {
        let rest = std::mem::take(&mut self.rest);
        self.read(&rest, More::Nothing);
        self.lines.history
    }

    /// Reads all whole rows, and says how many bytes they were.
    fn read(&mut self, text: &[u8], more: More) -> usize {
        let mut read = 0;
        if self.lines.line == 1 && text.starts_with(b"\xef\xbb\xbf") {
            read = 3;
        }
        while let Some(rest) = text.get(read..).filter(|rest| !rest.is_empty()) {
            let row = match &self.format {
                Some(Format::Csv { separator }) => csv::row(rest, *separator, more),
                _ => first_line(rest, more),
            };
            let Some(row) = row else { break };
            self.row(row);
            self.lines.line += row.lines;
            read += row.length;
        }
        read
    }

    fn row(&mut self, row: Row) {
        if row.open {
            return self
                .lines
                .refuse(ProblemKind::QuoteOpen, "".into(), String::new());
        }
        let Ok(text) = std::str::from_utf8(row.text) else {
            return self.lines.refuse(ProblemKind::Encoding, "".into(), String::new());
        };
        if text.trim_ascii().is_empty() {
            return;
        }
        match &mut self.format {
            Some(Format::Csv { separator }) => csv::read(text, *separator, &mut self.lines),
            Some(Format::JsonLines(keys)) => json_lines::read(text, keys, &mut self.lines),
            Some(Format::Plain) => plain::read(text, &mut self.lines),
            None => self.begin(text),
        }
    }

    /// The first line that holds anything: an object, a line of numbers, or a header.
    fn begin(&mut self, text: &str) {
        if text.trim_ascii_start().starts_with(['{', '[']) {
            let mut keys = json_lines::Keys::default();
            json_lines::read(text, &mut keys, &mut self.lines);
            self.format = Some(Format::JsonLines(keys));
        } else if plain::words(text).all(|word| matches!(cell(word), Cell::Number(_))) {
            self.lines.history.columns.push(Column::new("value".to_owned()));
            plain::read(text, &mut self.lines);
            self.format = Some(Format::Plain);
        } else {
            let separator = csv::separator(text);
            self.lines.history.columns = csv::cells(text, separator)
                .map(|name| Column::new(name.trim().to_owned()))
                .collect();
            self.format = Some(Format::Csv { separator });
        }
    }
}

/// Whether more text may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum More {
    Follows,
    Nothing,
}

/// One row of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// Without its line break.
    pub(super) text: &'a [u8],
    /// In bytes, the line break included.
    pub(super) length: usize,
    /// How many lines it spans.
    pub(super) lines: u32,
    /// Whether a quoted cell has no end.
    pub(super) open: bool,
}

impl<'a> Row<'a> {
    pub(super) fn new(line: &'a [u8], length: usize, lines: u32) -> Self {
        Self {
            text: line.strip_suffix(b"\r").unwrap_or(line),
            length,
            lines,
            open: false,
        }
    }
}

/// The first line, once it is whole.
pub(super) fn first_line(text: &[u8], more: More) -> Option<Row<'_>> {
    match (text.iter().position(|byte| *byte == b'\n'), more) {
        (Some(end), _) => Some(Row::new(text.get(..end)?, end + 1, 1)),
        (None, More::Nothing) => Some(Row::new(text, text.len(), 1)),
        (None, More::Follows) => None,
    }
}
