//! Histories as tables, against Python's csv module.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use hookwright::history::{History, HistoryReader};
use serde::Deserialize;

/// One generated table, and what Python reads in it.
#[derive(Deserialize)]
struct Table {
    text: String,
    columns: Vec<TableColumn>,
    /// The separator, whether numbers have a decimal comma, whether lines end in CR LF, and whether there is a BOM.
    kind: (char, bool, bool, bool),
}

#[derive(Debug, Deserialize, PartialEq)]
struct TableColumn {
    name: String,
    /// Separated by spaces, because JSON has no NaN.
    values: String,
    rows: Vec<u32>,
    unread: u32,
}

#[test]
fn tables_are_read_as_the_csv_module_of_python_reads_them() {
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../python/bin/python");
    assert!(
        python.exists(),
        "Python is missing: `cargo xtask test rust` installs it"
    );
    let output = Command::new(python)
        .args(["tests/python/history_tables.py", "20261127", "3000"])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let (mut tables, mut kinds, mut numbers, mut unread) = (0, BTreeSet::new(), 0, 0);
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let table: Table = serde_json::from_str(line).unwrap();
        let mut reader = HistoryReader::new();
        reader.push(table.text.as_bytes());
        let history = reader.finish();
        assert_eq!(comparable(&history), expected(&table), "{:?}", table.text);
        assert_eq!(history.problem_count, 0, "{:?}", table.text);
        tables += 1;
        numbers += table
            .columns
            .iter()
            .map(|column| column.rows.len())
            .sum::<usize>();
        unread += table.columns.iter().map(|column| column.unread).sum::<u32>();
        kinds.insert(table.kind);
    }
    println!(
        "{tables} tables of {} kinds, {numbers} numbers, {unread} other cells",
        kinds.len()
    );
    assert!(tables == 3_000 && numbers > 50_000 && unread > 2_000);
    // Commas, semicolons and tabs; the latter two also with decimal commas; each with and without CR LF and BOM.
    assert_eq!(kinds.len(), 5 * 4, "{kinds:?}");
}

fn expected(table: &Table) -> Vec<(String, Vec<u64>, Vec<u32>, u32)> {
    let columns = table.columns.iter();
    columns
        .map(|column| {
            let values = column.values.split_whitespace();
            let values = values.map(|value| bits(value.parse().unwrap())).collect();
            (column.name.clone(), values, column.rows.clone(), column.unread)
        })
        .collect()
}

fn comparable(history: &History) -> Vec<(String, Vec<u64>, Vec<u32>, u32)> {
    let columns = history.columns.iter();
    columns
        .map(|column| {
            let values = column.values.iter().map(|value| bits(*value)).collect();
            (
                column.name.clone(),
                values,
                column.row_numbers.clone(),
                column.non_numeric,
            )
        })
        .collect()
}

/// Returns the bits of a number, with one kind of NaN, so that equal means identical.
fn bits(value: f64) -> u64 {
    if value.is_nan() {
        f64::NAN.to_bits()
    } else {
        value.to_bits()
    }
}
