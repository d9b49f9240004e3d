//! Histories of one JSON object per line, and of plain numbers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::column::{Column, HistoryBuilder, ProblemKind};
use super::number::{Cell, Mark};
use crate::json::{Json, Kind, LineJoiner, Tape};

/// Reads a history line by line.
#[derive(Debug)]
pub(super) struct LineReader {
    lines: LineJoiner,
    format: LineFormat,
}

/// The format of each line.
#[derive(Debug)]
enum LineFormat {
    /// A JSON object.
    Json(JsonRows),
    /// Numbers, separated by spaces, commas or semicolons.
    Numbers,
}

impl LineReader {
    /// Creates a reader of JSON lines.
    pub(super) fn json() -> Self {
        Self::new(LineFormat::Json(JsonRows::default()))
    }

    /// Creates a reader of plain numbers, which become a column `value`.
    pub(super) fn numbers(builder: &mut HistoryBuilder) -> Self {
        builder.history.columns.push(Column::unnamed());
        Self::new(LineFormat::Numbers)
    }

    fn new(format: LineFormat) -> Self {
        // Plain numbers may all be in one line.
        let lines = LineJoiner::new(usize::MAX);
        Self { lines, format }
    }

    /// Reads the lines that end in this piece of the text.
    pub(super) fn push(&mut self, piece: &[u8], builder: &mut HistoryBuilder) {
        let Self { lines, format } = self;
        lines.push(piece, |line, _| format.read(line, builder));
    }

    /// Reads the last line, which may lack a line break.
    pub(super) fn finish(&mut self, builder: &mut HistoryBuilder) {
        let Self { lines, format } = self;
        lines.finish(|line, _| format.read(line, builder));
    }
}

impl LineFormat {
    fn read(&mut self, line: &[u8], builder: &mut HistoryBuilder) {
        match self {
            Self::Json(rows) => rows.read(line, false, builder),
            Self::Numbers => match std::str::from_utf8(line) {
                Ok(line) => read_numbers(line.trim_ascii(), builder),
                Err(_) => builder.report(ProblemKind::Encoding, "".into(), String::new()),
            },
        }
        builder.line += 1;
    }
}

/// The rows of a history in JSON.
#[derive(Debug, Default)]
pub(super) struct JsonRows {
    /// The index of each name's column.
    columns: BTreeMap<String, usize>,
    /// The index of the column of numbers without a name.
    unnamed: Option<usize>,
}

impl JsonRows {
    /// Reads a row: an object or, where `is_element`, also a number or `null`. Whitespace alone is not a row.
    pub(super) fn read(&mut self, text: &[u8], is_element: bool, builder: &mut HistoryBuilder) {
        let text = match std::str::from_utf8(text).map(str::trim_ascii) {
            Err(_) => return builder.report(ProblemKind::Encoding, "".into(), String::new()),
            Ok("") => return,
            Ok(text) => with_quoted_non_finite(text),
        };
        let tape = match Tape::read(&text) {
            Ok(tape) => tape,
            Err(fault) => return builder.report(ProblemKind::NotJson, fault.reason.into(), String::new()),
        };
        let row = tape.root();
        match row.kind() {
            Kind::Object => {
                for (key, value) in row.members() {
                    self.push(Some(&key.string().unwrap_or_default()), value, builder);
                }
            }
            Kind::Number | Kind::Null if is_element => self.push(None, row, builder),
            Kind::String if is_element && matches!(json_cell(row), Cell::Number(_)) => {
                self.push(None, row, builder);
            }
            _ => return builder.report(ProblemKind::NotAnObject, "".into(), String::new()),
        }
        builder.history.row_count += 1;
    }

    /// Adds a value to the column of this name; without a name, to the column of numbers without one.
    fn push(&mut self, name: Option<&str>, value: Json, builder: &mut HistoryBuilder) {
        let HistoryBuilder { history, line, .. } = builder;
        let known = match name {
            Some(name) => self.columns.get(name).copied(),
            None => self.unnamed,
        };
        let index = known.unwrap_or_else(|| {
            let index = history.columns.len();
            match name {
                Some(name) => {
                    history.columns.push(Column::new(name.to_owned()));
                    self.columns.insert(name.to_owned(), index);
                }
                None => {
                    history.columns.push(Column::unnamed());
                    self.unnamed = Some(index);
                }
            }
            index
        });
        let Some(column) = history.columns.get_mut(index) else {
            return;
        };
        match json_cell(value) {
            // If a key occurs twice in an object, its first number counts.
            Cell::Number(_) if column.row_numbers.last() == Some(&history.row_count) => {}
            cell => column.push(history.row_count, cell, *line, value.source()),
        }
    }
}

/// Returns the content of a JSON value. W&B writes NaN and infinity, which JSON lacks, as strings.
fn json_cell(value: Json) -> Cell {
    match value.kind() {
        Kind::Null => Cell::Empty,
        Kind::Number => Cell::parse(value.source()),
        Kind::String => match value.string().as_deref() {
            Some("NaN") => Cell::Number(f64::NAN),
            Some("Infinity") => Cell::Number(f64::INFINITY),
            Some("-Infinity") => Cell::Number(f64::NEG_INFINITY),
            _ => Cell::NonNumeric,
        },
        _ => Cell::NonNumeric,
    }
}

/// Returns JSON in which `NaN`, `Infinity` and `-Infinity` outside strings, as Python's `json` writes them, are strings.
fn with_quoted_non_finite(text: &str) -> Cow<'_, str> {
    const WORDS: [&str; 3] = ["NaN", "Infinity", "-Infinity"];
    if !text.contains("NaN") && !text.contains("Infinity") {
        return text.into();
    }
    let mut quoted = String::with_capacity(text.len() + 16);
    let mut remaining = text;
    let (mut is_in_string, mut is_escaped) = (false, false);
    while let Some(character) = remaining.chars().next() {
        let word = WORDS
            .iter()
            .find(|word| !is_in_string && remaining.starts_with(**word));
        if let Some(word) = word {
            quoted.extend(["\"", word, "\""]);
            remaining = remaining.get(word.len()..).unwrap_or_default();
            continue;
        }
        is_in_string ^= character == '"' && !is_escaped;
        is_escaped = is_in_string && character == '\\' && !is_escaped;
        quoted.push(character);
        remaining = remaining.get(character.len_utf8()..).unwrap_or_default();
    }
    quoted.into()
}

/// Returns whether a line contains numbers only, and at least one.
pub(super) fn is_numbers(line: &str) -> bool {
    let is_number = |word: &str| !matches!(parse_word(word), Cell::NonNumeric | Cell::Empty);
    words(line).next().is_some() && words(line).all(is_number)
}

/// Reads numbers, each as a row of its own.
fn read_numbers(line: &str, builder: &mut HistoryBuilder) {
    for word in words(line) {
        let row = builder.history.row_count;
        match (parse_word(word), builder.history.columns.first_mut()) {
            (cell @ Cell::Number(_), Some(column)) => {
                column.push(row, cell, builder.line, word);
                builder.history.row_count += 1;
            }
            (Cell::Grouped(..), _) => {
                builder.report(ProblemKind::AmbiguousComma, word.into(), String::new());
            }
            _ => builder.report(ProblemKind::NotANumber, word.into(), String::new()),
        }
    }
}

/// Splits a line at spaces, semicolons and commas. A word with one comma inside, such as `0,5`, is not split.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|character: char| character.is_whitespace() || character == ';');
    let parts = words.flat_map(|word| {
        let word = word.trim_matches(',');
        let is_whole = word.matches(',').count() == 1;
        word.split(move |character| character == ',' && !is_whole)
    });
    parts.filter(|part| !part.is_empty())
}

/// Parses a word: in `0,5`, the comma may be a decimal mark or separate two numbers.
fn parse_word(word: &str) -> Cell {
    match word.split_once(',') {
        None => Cell::parse(word),
        Some((one, other)) => match (Cell::parse(one), Cell::parse(other)) {
            (Cell::Number(_), Cell::Number(value)) => Cell::Grouped(Mark::Comma, value),
            _ => Cell::NonNumeric,
        },
    }
}
