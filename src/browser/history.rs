//! Run histories, read piece by piece.

use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::error::Thrown;
use super::reply::{reply, reply_all};
use super::text::Bytes;
use crate::history::{self, Column, History, HistoryProblem};

/// A column of a run's history.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct HistoryColumn {
    /// The metric's name, or one of W&B's own, like `_step`.
    name: String,
    /// How many numbers it has.
    count: usize,
    /// How many cells hold something else.
    others: u32,
}

/// Reads a run's history: CSV with a header, a JSON object a line, or plain numbers; which it is shows in its first
/// line. The text comes in pieces of any size, as UTF-8.
#[wasm_bindgen]
#[derive(Default)]
pub struct HistoryReader(history::HistoryReader);

#[wasm_bindgen]
impl HistoryReader {
    /// A reader that has read nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> HistoryReader {
        Self::default()
    }

    /// How many rows were kept so far.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        self.0.rows()
    }

    /// Reads the next piece.
    pub fn push(&mut self, bytes: &Bytes) -> Result<(), Thrown> {
        self.0.push(&bytes.read("bytes")?);
        Ok(())
    }

    /// Reads what is left, and hands out the history; the reader is used up.
    pub fn finish(self) -> RunHistory {
        RunHistory(self.0.finish())
    }
}

/// What a run logged.
#[wasm_bindgen]
pub struct RunHistory(History);

#[wasm_bindgen]
impl RunHistory {
    /// How many rows were kept.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        self.0.rows
    }

    /// The columns, in the order in which their names came.
    pub fn columns(&self) -> Vec<Ts<HistoryColumn>> {
        let columns = self.0.columns.iter().map(|column| {
            reply(&HistoryColumn {
                name: column.name.clone(),
                count: column.values.len(),
                others: column.non_numeric,
            })
        });
        columns.collect()
    }

    /// The numbers of a column, by its place among the columns; rows without one are left out.
    pub fn values(&self, column: usize) -> Float64Array {
        self.of(column, |column| column.values.clone())
    }

    /// The step of each of these numbers: what `_step` says in its row, else the row's number.
    pub fn steps(&self, column: usize) -> Float64Array {
        self.of(column, |column| self.0.steps(column))
    }

    /// When each of these numbers was logged, in milliseconds since 1970; NaN where `_timestamp` says nothing.
    pub fn times(&self, column: usize) -> Float64Array {
        self.of(column, |column| self.0.times(column))
    }

    /// The first hundred lines that were left out, each with what is wrong with it.
    pub fn problems(&self) -> Vec<Ts<HistoryProblem>> {
        reply_all(&self.0.problems)
    }

    /// How many lines were left out in all.
    #[wasm_bindgen(getter, js_name = problemCount)]
    pub fn problem_count(&self) -> u32 {
        self.0.problem_count
    }

    fn of(&self, column: usize, numbers: impl Fn(&Column) -> Vec<f64>) -> Float64Array {
        let column = self.0.columns.get(column);
        column.map(numbers).unwrap_or_default().as_slice().into()
    }
}
