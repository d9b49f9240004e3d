//! Histories of one JSON object per line, and of plain numbers.

use std::collections::BTreeMap;

use super::column::{Cell, Column, HistoryBuilder, ProblemKind};
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
    /// A JSON object; with the index of each name's column.
    Json(BTreeMap<String, usize>),
    /// Numbers, separated by spaces, commas or semicolons.
    Numbers,
}

impl LineReader {
    /// Creates a reader of JSON lines.
    pub(super) fn json() -> Self {
        Self::new(LineFormat::Json(BTreeMap::new()))
    }

    /// Creates a reader of plain numbers, which become a column `value`.
    pub(super) fn numbers(builder: &mut HistoryBuilder) -> Self {
        builder.history.columns.push(Column::new("value".to_owned()));
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
        match std::str::from_utf8(line).map(str::trim_ascii) {
            Err(_) => builder.report(ProblemKind::Encoding, "".into(), String::new()),
            Ok("") => {}
            Ok(line) => match self {
                Self::Json(columns) => read_object(line, columns, builder),
                Self::Numbers => read_numbers(line, builder),
            },
        }
        builder.line += 1;
    }
}

fn read_object(line: &str, columns: &mut BTreeMap<String, usize>, builder: &mut HistoryBuilder) {
    let tape = match Tape::read(line) {
        Ok(tape) => tape,
        Err(fault) => return builder.report(ProblemKind::NotJson, fault.reason.into(), String::new()),
    };
    let object = tape.root();
    if object.kind() != Kind::Object {
        return builder.report(ProblemKind::NotAnObject, "".into(), String::new());
    }
    let history = &mut builder.history;
    for (key, value) in object.members() {
        let name = key.string().unwrap_or_default();
        let index = columns.get(name.as_ref()).copied().unwrap_or_else(|| {
            let index = history.columns.len();
            history.columns.push(Column::new(name.clone().into_owned()));
            columns.insert(name.into_owned(), index);
            index
        });
        let Some(column) = history.columns.get_mut(index) else {
            continue;
        };
        match json_cell(value) {
            // If a key occurs twice in an object, its first number counts.
            Cell::Number(_) if column.row_numbers.last() == Some(&history.row_count) => {}
            cell => column.push(history.row_count, cell),
        }
    }
    history.row_count += 1;
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

/// Returns whether a line contains numbers only, and at least one.
pub(super) fn is_numbers(line: &str) -> bool {
    let is_number = |word| matches!(Cell::parse(word), Cell::Number(_));
    words(line).next().is_some() && words(line).all(is_number)
}

/// Reads numbers, each as a row of its own.
fn read_numbers(line: &str, builder: &mut HistoryBuilder) {
    for word in words(line) {
        let row = builder.history.row_count;
        match (Cell::parse(word), builder.history.columns.first_mut()) {
            (cell @ Cell::Number(_), Some(column)) => {
                column.push(row, cell);
                builder.history.row_count += 1;
            }
            _ => builder.report(ProblemKind::NotANumber, word.into(), String::new()),
        }
    }
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .filter(|word| !word.is_empty())
}
