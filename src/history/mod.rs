//! Run histories: what a run logged, read from CSV, JSON lines or plain numbers into a column for each metric.
//!
//! W&B exports a history as one row a step: CSV with a header, or a JSON object a line. The text comes in pieces of any
//! size; what is malformed is reported with its line and left out, and the rest is kept. A cell that is empty, or a key
//! that is missing, is a value that was not logged.
//!
//! ```
//! use hookwright::history::HistoryReader;
//!
//! let mut reader = HistoryReader::new();
//! reader.push(b"_step,loss\n0,0.9\n10,0.7\n20,oops,1\n30,NaN\n");
//! let history = reader.finish();
//! let loss = &history.columns[1];
//! assert_eq!((loss.name.as_str(), &loss.rows), ("loss", &vec![0, 1, 2]));
//! assert_eq!(history.steps(loss), [0.0, 10.0, 30.0]);
//! assert_eq!(history.problems[0].line, 4);
//! ```

mod column;
mod csv;
mod json_lines;
mod number;
mod plain;
mod reader;
#[cfg(test)]
mod tests;

pub use column::{Column, History};
pub use reader::{HistoryProblem, HistoryReader, ProblemKind};
