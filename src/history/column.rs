//! The columns of a history, and the rows that are being read into them.

use serde::Serialize;

use crate::diagnostic::Argument;

/// The maximum number of problems that are kept. Further ones are only counted.
const MAX_PROBLEMS: usize = 100;

/// A run's history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// One column per CSV header cell, or per distinct JSON key, in the order in which they first appear.
    pub columns: Vec<Column>,
    /// The number of rows that were read.
    pub row_count: u32,
    /// The first problems, in the order of the lines.
    pub problems: Vec<HistoryProblem>,
    /// The number of lines, rows and numbers that were skipped, including those beyond `problems`.
    pub problem_count: u32,
}

/// The values of one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The name of a metric, or one of W&B's own columns, such as `_step`.
    pub name: String,
    /// The numbers in order, including NaN and infinite ones.
    pub values: Vec<f64>,
    /// The row number of each value, from 0.
    pub row_numbers: Vec<u32>,
    /// The number of cells that are neither empty nor a number.
    pub non_numeric: u32,
}

/// A line, a row or a number that was skipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HistoryProblem {
    /// The number of the line, from 1; of a row that spans several lines, the first.
    pub line: u32,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The number of cells, the word or the JSON error that was found, depending on the kind.
    pub found: Argument,
    /// The number of cells in the header, for `CellCount`; empty for other kinds.
    pub expected: String,
}

/// A reason why a line, a row or a number was skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ProblemKind {
    /// The line is not UTF-8.
    Encoding,
    /// The row has `found` cells, but the header has `expected`.
    CellCount,
    /// A quoted cell is not closed: the row spans several lines and more than 64 KiB, or the file ends in it.
    QuoteOpen,
    /// The line is not JSON; `found` is the error.
    NotJson,
    /// The line is JSON, but not an object.
    NotAnObject,
    /// In a file of plain numbers, `found` is not a number.
    NotANumber,
}

impl Column {
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Adds the content of a cell.
    pub(super) fn push(&mut self, row: u32, cell: Cell) {
        match cell {
            Cell::Number(value) => {
                self.values.push(value);
                self.row_numbers.push(row);
            }
            Cell::NonNumeric => self.non_numeric += 1,
            Cell::Empty => {}
        }
    }
}

impl History {
    /// Returns the step of each value of a column: the value of `_step` in the same row (or of `Step`, in exports of the
    /// app's plots), or the row's number.
    pub fn steps(&self, column: &Column) -> Vec<f64> {
        let steps = self
            .numeric_column("_step")
            .or_else(|| self.numeric_column("Step"));
        values_in_rows(column, steps, f64::from)
    }

    /// Returns when each value of a column was logged, in milliseconds since 1970-01-01T00:00:00Z, from the seconds in
    /// `_timestamp`; NaN in rows without one.
    pub fn times(&self, column: &Column) -> Vec<f64> {
        let mut times = values_in_rows(column, self.numeric_column("_timestamp"), |_| f64::NAN);
        for time in &mut times {
            *time = (*time * 1000.0).round();
        }
        times
    }

    fn numeric_column(&self, name: &str) -> Option<&Column> {
        let is_found = |column: &&Column| column.name == name && !column.values.is_empty();
        self.columns.iter().find(is_found)
    }
}

/// Returns the values of `source` in the rows of the values of `column`. `default` returns the value for a row without one.
fn values_in_rows(column: &Column, source: Option<&Column>, default: fn(u32) -> f64) -> Vec<f64> {
    let Some(source) = source else {
        return column.row_numbers.iter().map(|row| default(*row)).collect();
    };
    let mut source = source.row_numbers.iter().zip(&source.values).peekable();
    let find = |row: &u32| {
        while source.next_if(|(found, _)| *found < row).is_some() {}
        match source.peek() {
            Some((found, value)) if *found == row => **value,
            _ => default(*row),
        }
    };
    column.row_numbers.iter().map(find).collect()
}

/// The history of the rows that were read so far, and the number of the next line.
#[derive(Debug)]
pub(super) struct HistoryBuilder {
    pub(super) line: u32,
    pub(super) history: History,
}

impl Default for HistoryBuilder {
    fn default() -> Self {
        Self {
            line: 1,
            history: History::default(),
        }
    }
}

impl HistoryBuilder {
    /// Records a problem in the current line.
    pub(super) fn report(&mut self, kind: ProblemKind, found: Argument, expected: String) {
        self.history.problem_count += 1;
        if self.history.problems.len() < MAX_PROBLEMS {
            self.history.problems.push(HistoryProblem {
                line: self.line,
                kind,
                found,
                expected,
            });
        }
    }
}

/// The content of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Number(f64),
    NonNumeric,
}

impl Cell {
    /// Parses a cell: a decimal number, or NaN and infinity as Python, JavaScript and W&B write them.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim_ascii();
        if text.is_empty() {
            return Self::Empty;
        }
        text.parse().map_or(Self::NonNumeric, Self::Number)
    }
}
