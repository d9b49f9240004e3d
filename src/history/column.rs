//! The columns of a history, and the rows that are being read into them.

use serde::Serialize;

use super::number::{Cell, DecimalMarks, Mark};
use crate::diagnostic::Argument;

/// The maximum number of problems that are kept. Further ones are only counted.
const MAX_PROBLEMS: usize = 100;

/// The name of the column of numbers without a name.
const UNNAMED: &str = "value";

/// The maximum length of a cell that is quoted as an example, in characters.
const MAX_EXAMPLE_CHARACTERS: usize = 40;

/// A run's history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// One column per CSV header cell, or per distinct JSON key, in the order in which they first appear. The methods find
    /// columns by their positions in this array.
    pub columns: Vec<Column>,
    /// The number of rows that were read.
    pub row_count: u32,
    /// The first problems, in the order of the lines.
    pub problems: Vec<HistoryProblem>,
    /// The number of lines, rows and numbers that were skipped, including those beyond `problems`.
    pub problem_count: u32,
    /// Whether the columns come from a table, whose header may be that of an export of one of the app's panels.
    pub(super) is_table: bool,
    /// The index of the column of the x-axis.
    pub(super) axis: Option<usize>,
}

/// A column of a history: the values that were logged under one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The name of a metric, or one of W&B's own columns, such as `_step`. In an exported panel, without the run.
    pub name: String,
    /// The run that logged the values, in an exported panel.
    pub run: Option<String>,
    /// Whether the numbers came without a name; the name is then `value`.
    pub is_unnamed: bool,
    /// The part that the column plays in the history.
    pub role: ColumnRole,
    /// The numbers in order, including NaN and infinite ones.
    pub values: Vec<f64>,
    /// The row number of each value, from 0.
    pub row_numbers: Vec<u32>,
    /// The number of cells that are neither empty nor a number.
    pub non_numeric: u32,
    /// The first of the cells that are neither empty nor a number.
    pub first_unread: Option<UnreadCell>,
    /// The indexes of values with a comma or a point that may be a decimal mark or separate thousands. Empty in a
    /// complete history.
    grouped: Vec<(Mark, usize)>,
    /// The first cell with such a comma.
    first_grouped_comma: Option<UnreadCell>,
    /// The indexes of the columns that explain this one: found once, because a history may have 100,000 columns.
    pub(super) related: Related,
}

/// The indexes of the columns that explain another column's values.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Related {
    /// The run's column of times.
    pub(super) times: Option<(TimeSource, usize)>,
    /// In an exported panel, the columns with the lowest and the highest of the values that a point summarises.
    pub(super) range: Option<[usize; 2]>,
}

/// The part that a column plays in a history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ColumnRole {
    /// The values of a metric.
    #[default]
    Metric,
    /// The positions of the rows: W&B's `_step`, `_runtime` and `_timestamp`, or the x-axis of an exported panel.
    Axis,
    /// In an exported panel, the lowest or the highest of the logged values that a point summarises.
    Range,
}

/// The column that tells when values were logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum TimeSource {
    /// `_timestamp`, in seconds since 1970.
    Timestamp,
    /// `_runtime`, in seconds since the run began (assumed: W&B documents no other meaning).
    Runtime,
}

/// A cell that is neither empty nor a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct UnreadCell {
    /// The number of the line on which its row begins, from 1.
    pub line: u32,
    /// The first 40 characters of its text.
    pub found: String,
    /// Why the cell is not a number.
    pub reason: UnreadReason,
}

/// A reason why a cell is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum UnreadReason {
    /// The cell contains something else.
    NotANumber,
    /// The comma may be a decimal mark or separate thousands, and no other number of the file shows which.
    AmbiguousComma,
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
    /// The JSON array is not closed: the file may have been cut off.
    ArrayOpen,
    /// In a file of plain numbers, `found` is not a number.
    NotANumber,
    /// In a file of plain numbers, the comma in `found` may be a decimal mark or separate two numbers.
    AmbiguousComma,
}

impl Column {
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    /// Creates the column of numbers without a name.
    pub(super) fn unnamed() -> Self {
        Self {
            name: UNNAMED.to_owned(),
            is_unnamed: true,
            ..Self::default()
        }
    }

    /// Adds the content of a cell of a row. `line` and `text` are quoted if it is not a number.
    pub(super) fn push(&mut self, row: u32, cell: Cell, line: u32, text: &str) {
        match cell {
            Cell::Empty => return,
            Cell::NonNumeric => {
                self.non_numeric += 1;
                self.first_unread
                    .get_or_insert_with(|| UnreadCell::new(line, text, UnreadReason::NotANumber));
                return;
            }
            Cell::Number(value) => self.values.push(value),
            Cell::Grouped(mark, value) => {
                if mark == Mark::Comma {
                    self.first_grouped_comma
                        .get_or_insert_with(|| UnreadCell::new(line, text, UnreadReason::AmbiguousComma));
                }
                self.grouped.push((mark, self.values.len()));
                self.values.push(value);
            }
        }
        self.row_numbers.push(row);
    }

    /// Resolves the values that may be fractions or thousands, by the decimal mark of the whole file. Without one, a
    /// point counts as the decimal mark, and a value with a comma can't be read.
    fn settle_grouped(&mut self, decimal_mark: Option<Mark>) {
        let mut unread = Vec::new();
        for (mark, index) in std::mem::take(&mut self.grouped) {
            match (decimal_mark, mark) {
                (None, Mark::Comma) => unread.push(index),
                (Some(decimal), _) if decimal != mark => {
                    if let Some(value) = self.values.get_mut(index) {
                        *value = (*value * 1000.0).round();
                    }
                }
                _ => {}
            }
        }
        let first = self.first_grouped_comma.take();
        if unread.is_empty() {
            return;
        }
        self.non_numeric += unread.len() as u32;
        if self.first_unread.is_none()
            || first.as_ref().map(|cell| cell.line) < self.first_unread.as_ref().map(|cell| cell.line)
        {
            self.first_unread = first;
        }
        remove(&mut self.values, &unread);
        remove(&mut self.row_numbers, &unread);
    }
}

impl History {
    /// Returns the position of each value of a column of this history on the x-axis ([`History::axis`]), or the row's number.
    pub fn steps(&self, column: &Column) -> Vec<f64> {
        values_in_rows(column, self.axis(), f64::from)
    }

    /// Returns when each value of a column of this history was logged, in milliseconds since 1970-01-01T00:00:00Z or, where
    /// [`History::time_source`] is [`TimeSource::Runtime`], since the run began. NaN in rows without a time.
    pub fn times(&self, column: &Column) -> Vec<f64> {
        let source = self.time_column(column).map(|(_, source)| source);
        let mut times = values_in_rows(column, source, |_| f64::NAN);
        for time in &mut times {
            *time = (*time * 1000.0).round();
        }
        times
    }

    /// Returns the run's column of times for the values of `column`; `None` if the run has none.
    pub fn time_source(&self, column: &Column) -> Option<TimeSource> {
        self.time_column(column).map(|(source, _)| source)
    }

    fn time_column(&self, column: &Column) -> Option<(TimeSource, &Column)> {
        let (source, index) = column.related.times?;
        Some((source, self.columns.get(index)?))
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

/// Removes the items at these indexes, which are in order.
fn remove<T>(items: &mut Vec<T>, indexes: &[usize]) {
    let mut removed = indexes.iter().peekable();
    let mut index = 0;
    items.retain(|_| {
        let is_kept = removed.next_if(|next| **next == index).is_none();
        index += 1;
        is_kept
    });
}

impl UnreadCell {
    fn new(line: u32, text: &str, reason: UnreadReason) -> Self {
        let found = text.trim().chars().take(MAX_EXAMPLE_CHARACTERS).collect();
        Self { line, found, reason }
    }
}

/// The history of the rows that were read so far, and the number of the next line.
#[derive(Debug)]
pub(super) struct HistoryBuilder {
    pub(super) line: u32,
    pub(super) marks: DecimalMarks,
    pub(super) history: History,
}

impl Default for HistoryBuilder {
    fn default() -> Self {
        Self {
            line: 1,
            marks: DecimalMarks::default(),
            history: History::default(),
        }
    }
}

impl HistoryBuilder {
    /// Returns the history, after the last row.
    pub(super) fn finish(mut self) -> History {
        let decimal_mark = self.marks.agreed();
        for column in &mut self.history.columns {
            column.settle_grouped(decimal_mark);
        }
        self.history
    }

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
