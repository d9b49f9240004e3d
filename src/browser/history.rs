//! Reads run histories in parts.

use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::Bytes;
use super::result::{Thrown, reply, reply_all};
use crate::history::{self, Column, ColumnRole, History, HistoryProblem, TimeSource, UnreadCell};

/// A column of a run's history: one metric, or one of W&B's own fields.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct HistoryColumn {
    /// The name of the metric, or of W&B's field, like `_step`. In an exported panel, without the run.
    name: String,
    /// The run that logged the values, in the export of a panel, whose columns are of several runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<String>,
    /// Whether the numbers came without a name; the name is then `value`.
    is_unnamed: bool,
    /// The part that the column plays in the history.
    role: ColumnRole,
    /// The column of the run that tells when the values were logged. Undefined if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    time_source: Option<TimeSource>,
    /// The number of rows that have a number in this column.
    count: usize,
    /// The number of rows that have something else in this column.
    others: u32,
    /// The first of those rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_unread: Option<UnreadCell>,
    /// The number of values that summarise several logged values which differ, in the export of a panel.
    summarised: u32,
}

/// A reader of a run's history: CSV with a header, JSON with an object for each row (in lines or in an array),
/// or plain numbers. The first line decides which.
/// The file arrives as UTF-8, in parts of any size.
#[wasm_bindgen]
#[derive(Default)]
pub struct HistoryReader(history::HistoryReader);

#[wasm_bindgen]
impl HistoryReader {
    /// Creates a reader for one file.
    #[wasm_bindgen(constructor)]
    pub fn new() -> HistoryReader {
        Self::default()
    }

    /// The number of rows read so far.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        self.0.row_count()
    }

    /// Reads the next part of the file.
    pub fn push(&mut self, bytes: &Bytes) -> Result<(), Thrown> {
        self.0.push(&bytes.read("bytes")?);
        Ok(())
    }

    /// Finishes reading and returns the history. The reader can't be used any more.
    pub fn finish(self) -> RunHistory {
        RunHistory(self.0.finish())
    }
}

/// The values that a run logged, in columns.
#[wasm_bindgen]
pub struct RunHistory(History);

#[wasm_bindgen]
impl RunHistory {
    /// The number of rows.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> u32 {
        self.0.row_count
    }

    /// The name of the column with the position of each row on the x-axis: that of an exported panel, `_step` or `Step`.
    /// Undefined if there is none; rows are then numbered.
    #[wasm_bindgen(getter)]
    pub fn axis(&self) -> Option<String> {
        self.0.axis().map(|column| column.name.clone())
    }

    /// The index of the column to show first: a metric that is not only a counter, if there is one.
    #[wasm_bindgen(getter, js_name = firstMetric)]
    pub fn first_metric(&self) -> Option<usize> {
        self.0.first_metric()
    }

    /// Lists the columns, in the order in which their names first occur.
    pub fn columns(&self) -> Vec<Ts<HistoryColumn>> {
        let columns = self.0.columns.iter().map(|column| {
            reply(&HistoryColumn {
                name: column.name.clone(),
                run: column.run.clone(),
                is_unnamed: column.is_unnamed,
                time_source: self.0.time_source(column),
                role: column.role,
                count: column.values.len(),
                others: column.non_numeric,
                first_unread: column.first_unread.clone(),
                summarised: self.0.summarised(column),
            })
        });
        columns.collect()
    }

    /// Returns the numbers of the column with this index. Rows without a number are omitted.
    pub fn values(&self, column: usize) -> Float64Array {
        self.of(column, |column| column.values.clone())
    }

    /// Returns the position on the x-axis of each number of the column with this index, or the row's number.
    pub fn steps(&self, column: usize) -> Float64Array {
        self.of(column, |column| self.0.steps(column))
    }

    /// Returns the time of each number of the column with this index, in milliseconds since 1970 or, if the column's
    /// `timeSource` is `"runtime"`, since the run began; NaN if the row has no such time.
    pub fn times(&self, column: usize) -> Float64Array {
        self.of(column, |column| self.0.times(column))
    }

    /// Lists the first 100 lines that were skipped, each with the reason.
    pub fn problems(&self) -> Vec<Ts<HistoryProblem>> {
        reply_all(&self.0.problems)
    }

    /// The number of lines that were skipped.
    #[wasm_bindgen(getter, js_name = problemCount)]
    pub fn problem_count(&self) -> u32 {
        self.0.problem_count
    }

    fn of(&self, column: usize, numbers: impl Fn(&Column) -> Vec<f64>) -> Float64Array {
        let column = self.0.columns.get(column);
        column.map(numbers).unwrap_or_default().as_slice().into()
    }
}
