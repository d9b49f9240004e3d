//! Comma-separated values (RFC 4180), also separated by semicolons or tabs.

use std::borrow::Cow;

use super::number::{Cell, cell};
use super::reader::{Lines, More, ProblemKind, Row, first_line};

/// A quoted cell that is longer has most likely lost its end.
const LONGEST: usize = 64 * 1024;

/// What separates the header's names: what stands in it most often.
pub(super) fn separator(header: &str) -> u8 {
    let count = |separator: u8| header.bytes().filter(|byte| *byte == separator).count();
    // Of several that are as frequent, the last is taken.
    *b";\t,".iter().max_by_key(|byte| count(**byte)).unwrap_or(&b',')
}

/// The first row, once it is whole: a line, or several where quoted cells hold line breaks.
pub(super) fn row(text: &[u8], separator: u8, more: More) -> Option<Row<'_>> {
    let line = first_line(text, more);
    if line.is_some_and(|line| !line.text.contains(&b'"')) {
        return line;
    }
    // A quote begins a quoted cell at the cell's start only, and goes on with it right after its end.
    let (mut quoted, mut may_begin, mut lines) = (false, true, 1);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'"' if quoted => (quoted, may_begin) = (false, true),
            b'"' if may_begin => quoted = true,
            b'\n' if quoted => lines += 1,
            b'\n' => return Some(Row::new(text.get(..at)?, at + 1, lines)),
            _ => may_begin = *byte == separator,
        }
        if quoted && at > LONGEST {
            break;
        }
    }
    if quoted && (more == More::Nothing || text.len() > LONGEST) {
        // Only its first line is given up: the next one may be a row again.
        return first_line(text, More::Nothing).map(|line| Row { open: true, ..line });
    }
    (more == More::Nothing).then(|| Row::new(text, text.len(), lines))
}

/// The cells of a row.
pub(super) fn cells(row: &str, separator: u8) -> impl Iterator<Item = Cow<'_, str>> {
    let mut rest = Some(row);
    std::iter::from_fn(move || {
        let text = rest?;
        let (cell, left) = if text.starts_with('"') {
            quoted(text, separator)
        } else {
            let (cell, left) = split(text, separator);
            (Cow::Borrowed(cell), left)
        };
        rest = left;
        Some(cell)
    })
}

/// Reads a row.
pub(super) fn read(row: &str, separator: u8, lines: &mut Lines) {
    let expected = lines.history.columns.len();
    let found = count(row, separator);
    if found != expected {
        return lines.refuse(
            ProblemKind::CellCount,
            found.to_string().into(),
            expected.to_string(),
        );
    }
    let number = lines.history.rows;
    for (text, column) in cells(row, separator).zip(&mut lines.history.columns) {
        match cell(&text) {
            Cell::Number(value) => column.log(number, value),
            Cell::Other => column.others += 1,
            Cell::Empty => {}
        }
    }
    lines.history.rows += 1;
}

fn count(row: &str, separator: u8) -> usize {
    if row.contains('"') {
        cells(row, separator).count()
    } else {
        1 + row.bytes().filter(|byte| *byte == separator).count()
    }
}

/// A quoted cell without its quotes, and what follows the next separator.
fn quoted(text: &str, separator: u8) -> (Cow<'_, str>, Option<&str>) {
    let mut cell = String::new();
    let mut rest = text.strip_prefix('"').unwrap_or(text);
    while let Some((before, after)) = rest.split_once('"') {
        cell.push_str(before);
        rest = after;
        match after.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => break,
        }
    }
    let (tail, left) = split(rest, separator);
    cell.push_str(tail);
    (Cow::Owned(cell), left)
}

fn split(text: &str, separator: u8) -> (&str, Option<&str>) {
    match text.split_once(char::from(separator)) {
        Some((cell, left)) => (cell, Some(left)),
        None => (text, None),
    }
}
