//! Numbers and nothing else, as someone types them.

use super::number::{Cell, cell};
use super::reader::{Lines, ProblemKind};

/// The words of a line: apart by blanks, commas or semicolons.
pub(super) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .filter(|word| !word.is_empty())
}

/// Reads a line: every number is a row of its own.
pub(super) fn read(line: &str, lines: &mut Lines) {
    for word in words(line) {
        let row = lines.history.rows;
        match (cell(word), lines.history.columns.first_mut()) {
            (Cell::Number(value), Some(column)) => {
                column.log(row, value);
                lines.history.rows += 1;
            }
            _ => lines.refuse(ProblemKind::NotANumber, word.into(), String::new()),
        }
    }
}
