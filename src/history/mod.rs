//! Run histories: the values that a run logged, read from CSV, JSON or plain numbers into one column per metric.
//!
//! W&B exports a history with one row per step: CSV with a header, or JSON with an object for each row, in lines or in an
//! array. The CSV of a panel has a column for each metric of each run. The text may be cut into pieces anywhere. Lines,
//! rows and numbers that can't be read are reported and skipped, and all others are kept. An empty cell or a missing key
//! is a value that was not logged.
//!
//! ```
//! use hookwright::history::HistoryReader;
//!
//! let mut reader = HistoryReader::new();
//! reader.push(b"_step,loss\n0,0.9\n10,0.7\n20,oops,1\n30,NaN\n");
//! let history = reader.finish();
//! let loss = &history.columns[1];
//! assert_eq!((loss.name.as_str(), &loss.row_numbers), ("loss", &vec![0, 1, 2]));
//! assert_eq!(history.steps(loss), [0.0, 10.0, 30.0]);
//! assert_eq!(history.problems[0].line, 4);
//! ```

mod column;
mod csv;
mod elements;
mod layout;
mod lines;
mod number;
mod reader;
#[cfg(test)]
mod tests;

pub use column::{
    Column, ColumnRole, History, HistoryProblem, ProblemKind, TimeSource, UnreadCell, UnreadReason,
};
pub use reader::HistoryReader;
