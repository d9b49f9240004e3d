//! What was read.

use super::reader::HistoryProblem;

/// A run's history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// A column for each name, in the order in which the names came.
    pub columns: Vec<Column>,
    /// How many rows were kept.
    pub rows: u32,
    /// The first of what was malformed, in the order of the lines.
    pub problems: Vec<HistoryProblem>,
    /// How many lines were malformed, those beyond `problems` included.
    pub problem_count: u32,
}

/// The values of one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// The metric's name, or one of W&B's own, like `_step`.
    pub name: String,
    /// The numbers, in order; NaN and infinite ones too.
    pub values: Vec<f64>,
    /// The row of each value, counted from 0.
    pub rows: Vec<u32>,
    /// How many cells hold something else than a number.
    pub others: u32,
}

impl Column {
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            ..Self::default()
        }
    }

    pub(super) fn log(&mut self, row: u32, value: f64) {
        self.values.push(value);
        self.rows.push(row);
    }
}

impl History {
    /// The step of each value of a column: what `_step` says in the value's row (`Step` in exports of the app's
    /// plots), else the row's number.
    pub fn steps(&self, column: &Column) -> Vec<f64> {
        let steps = self.column("_step").or_else(|| self.column("Step"));
        self.beside(column, steps, f64::from)
    }

    /// When each value of a column was logged, in milliseconds since 1970-01-01T00:00:00Z: what `_timestamp` says, in
    /// seconds; NaN where it says nothing.
    pub fn times(&self, column: &Column) -> Vec<f64> {
        let mut times = self.beside(column, self.column("_timestamp"), |_| f64::NAN);
        for time in &mut times {
            *time = (*time * 1000.0).round();
        }
        times
    }

    fn column(&self, name: &str) -> Option<&Column> {
        let numbers = |column: &&Column| column.name == name && !column.values.is_empty();
        self.columns.iter().find(numbers)
    }

    /// What another column has in the rows of a column's values.
    fn beside(&self, column: &Column, other: Option<&Column>, missing: fn(u32) -> f64) -> Vec<f64> {
        let Some(other) = other else {
            return column.rows.iter().map(|row| missing(*row)).collect();
        };
        let mut others = other.rows.iter().zip(&other.values).peekable();
        let find = |row: &u32| {
            while others.next_if(|(other, _)| *other < row).is_some() {}
            match others.peek() {
                Some((other, value)) if *other == row => **value,
                _ => missing(*row),
            }
        };
        column.rows.iter().map(find).collect()
    }
}
