//! A JSON object a line.

use std::collections::BTreeMap;

use super::column::Column;
use super::number::{Cell, cell};
use super::reader::{Lines, ProblemKind};
use crate::json::{Json, Kind, Tape};

/// The columns by name.
pub(super) type Keys = BTreeMap<String, usize>;

/// Reads a line.
pub(super) fn read(line: &str, keys: &mut Keys, lines: &mut Lines) {
    let tape = match Tape::read(line) {
        Ok(tape) => tape,
        Err(fault) => return lines.refuse(ProblemKind::NotJson, fault.reason.into(), String::new()),
    };
    let object = tape.root();
    if object.kind() != Kind::Object {
        return lines.refuse(ProblemKind::NotAnObject, "".into(), String::new());
    }
    let row = lines.history.rows;
    for (key, value) in object.members() {
        let name = key.string().unwrap_or_default();
        let index = keys.get(name.as_ref()).copied().unwrap_or_else(|| {
            let index = lines.history.columns.len();
            lines.history.columns.push(Column::new(name.clone().into_owned()));
            keys.insert(name.into_owned(), index);
            index
        });
        let Some(column) = lines.history.columns.get_mut(index) else {
            continue;
        };
        match number(value) {
            // Of two values of one name the first is kept: a row has one step.
            Cell::Number(_) if column.rows.last() == Some(&row) => {}
            Cell::Number(value) => column.log(row, value),
            Cell::Other => column.others += 1,
            Cell::Empty => {}
        }
    }
    lines.history.rows += 1;
}

/// W&B spells what JSON has no form for as strings.
fn number(value: Json) -> Cell {
    match value.kind() {
        Kind::Null => Cell::Empty,
        Kind::Number => cell(value.source()),
        Kind::String => match value.string().as_deref() {
            Some("NaN") => Cell::Number(f64::NAN),
            Some("Infinity") => Cell::Number(f64::INFINITY),
            Some("-Infinity") => Cell::Number(f64::NEG_INFINITY),
            _ => Cell::Other,
        },
        _ => Cell::Other,
    }
}
