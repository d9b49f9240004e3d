#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::{History, HistoryReader, ProblemKind};

fn history(text: &str) -> History {
    let mut reader = HistoryReader::new();
    reader.push(text.as_bytes());
    reader.finish()
}

/// Formats each column, because columns with NaN are never equal.
fn formatted(history: &History) -> Vec<String> {
    let columns = history.columns.iter();
    columns
        .map(|column| {
            format!(
                "{} {:?} {:?} {}",
                column.name, column.row_numbers, column.values, column.non_numeric
            )
        })
        .collect()
}

fn lines(history: &History) -> Vec<(u32, ProblemKind)> {
    let problems = history.problems.iter();
    problems.map(|problem| (problem.line, problem.kind)).collect()
}

#[test]
fn an_empty_cell_is_a_value_that_was_not_logged() {
    let history = history("\u{feff}_step,train/loss,note\r\n0,0.5,\r\n1,,warm-up\r\n2,-Infinity,\r\n");
    let columns = [
        "_step [0, 1, 2] [0.0, 1.0, 2.0] 0",
        "train/loss [0, 2] [0.5, -inf] 0",
        "note [] [] 1",
    ];
    assert_eq!(formatted(&history), columns);
    assert_eq!(history.steps(&history.columns[1]), [0.0, 2.0]);
}

#[test]
fn quoted_cells_hold_separators_quotes_and_line_breaks() {
    let history = history("\"Step\",\"a \"\"b\"\", c\"\n\"1\",\"2\"\n3,\"x\ny\"\n4,5\n");
    assert_eq!(
        formatted(&history),
        [
            "Step [0, 1, 2] [1.0, 3.0, 4.0] 0",
            "a \"b\", c [0, 2] [2.0, 5.0] 1"
        ]
    );
    assert_eq!(history.steps(&history.columns[1]), [1.0, 4.0]);
}

#[test]
fn a_first_line_of_separators_is_a_csv_header_with_empty_names() {
    let history = history(",,\n0.5,1,2\n");
    assert_eq!(
        formatted(&history),
        [" [0] [0.5] 0", " [0] [1.0] 0", " [0] [2.0] 0"]
    );
    assert_eq!(history.problem_count, 0);
}

#[test]
fn malformed_lines_are_reported_and_all_other_rows_are_kept() {
    let csv = history("_step,loss\n0,1\n1,2,3\n\n2\n3,\"4\n4,5\n5,6");
    assert_eq!(
        lines(&csv),
        [
            (3, ProblemKind::CellCount),
            (5, ProblemKind::CellCount),
            (6, ProblemKind::QuoteOpen)
        ]
    );
    assert_eq!(csv.columns[1].values, [1.0, 5.0, 6.0]);

    let json =
        history("{\"_step\": 0, \"loss\": 1e-3}\n{\"_step\": 1,\n[1]\n{\"loss\": \"NaN\", \"_step\": 3}\n");
    assert_eq!(
        lines(&json),
        [(2, ProblemKind::NotJson), (3, ProblemKind::NotAnObject)]
    );
    assert_eq!(
        formatted(&json),
        ["_step [0, 1] [0.0, 3.0] 0", "loss [0, 1] [0.001, NaN] 0"]
    );

    let plain = history("1, 2\n3 vier 5");
    assert_eq!(lines(&plain), [(2, ProblemKind::NotANumber)]);
    assert_eq!(formatted(&plain), ["value [0, 1, 2, 3] [1.0, 2.0, 3.0, 5.0] 0"]);
}

#[test]
fn a_header_may_have_line_breaks_in_quotes_and_rows_may_end_in_carriage_returns() {
    let history = history("_step,\"train\r\nloss\",\"\"\r\n0,\"0.5\",\"a\r\nb\"\r\n\r\n1,2\r\n2,1,\r\n");
    assert_eq!(
        formatted(&history),
        [
            "_step [0, 1] [0.0, 2.0] 0",
            "train\r\nloss [0, 1] [0.5, 1.0] 0",
            " [] [] 1"
        ]
    );
    assert_eq!(lines(&history), [(6, ProblemKind::CellCount)]);
}

#[test]
fn a_header_with_an_unclosed_quote_is_still_the_header() {
    let history = history("_step,\"loss,acc\n0,0.5,1\n1,0.4,2\n");
    let columns = [
        "_step [0, 1] [0.0, 1.0] 0",
        "loss [0, 1] [0.5, 0.4] 0",
        "acc [0, 1] [1.0, 2.0] 0",
    ];
    assert_eq!(formatted(&history), columns);
    assert_eq!(lines(&history), []);
}

#[test]
fn a_row_over_several_lines_may_have_64_kib() {
    let long = |length: usize| format!("a,b\n1,\"x\n{}\"\n2,3\n4,5\n", "y".repeat(length));
    let kept = history(&long(65_000));
    assert_eq!(
        formatted(&kept),
        ["a [0, 1, 2] [1.0, 2.0, 4.0] 0", "b [1, 2] [3.0, 5.0] 1"]
    );
    let skipped = history(&long(66_000));
    assert_eq!(
        lines(&skipped),
        [(2, ProblemKind::QuoteOpen), (3, ProblemKind::CellCount)]
    );
    assert_eq!(
        formatted(&skipped),
        ["a [0, 1] [2.0, 4.0] 0", "b [0, 1] [3.0, 5.0] 0"]
    );
    // A row in one line may have any length.
    let one_line = history(&long(66_000).replacen("\"x\n", "\"x", 1));
    assert_eq!((one_line.row_count, one_line.problem_count), (3, 0));
}

#[test]
fn long_rows_give_the_same_history_in_pieces_of_any_size() {
    let unclosed = format!(
        "a,b\n1,\"{}\n{}5,6\n",
        "y".repeat(70_000),
        "7,\"8\n\"\n".repeat(9_000)
    );
    let whole = history(&unclosed);
    assert_eq!((whole.row_count, whole.problem_count), (9_001, 1));
    for size in [1, 1000, 65_537] {
        let mut reader = HistoryReader::new();
        unclosed
            .as_bytes()
            .chunks(size)
            .for_each(|piece| reader.push(piece));
        assert_eq!(reader.finish(), whole, "in pieces of {size}");
    }
}

#[test]
fn timestamps_are_seconds_and_may_be_missing() {
    let history = history("{\"_timestamp\": 1795423269.25, \"loss\": 1}\n{\"loss\": 2}\n");
    let times = history.times(&history.columns[1]);
    assert_eq!(times[0], 1_795_423_269_250.0);
    assert!(times[1].is_nan());
    assert_eq!(history.steps(&history.columns[1]), [0.0, 1.0]);
}

proptest! {
    #[test]
    fn pieces_of_any_size_give_the_same_history(
        text in "(a,b\n)?([0-9]{1,3}|a|,|;|\"|\n|\r\n|\\{|\\}|\"k\":|\u{e9}| ){0,60}",
        cuts in prop::collection::vec(0_usize..80, 0..6),
    ) {
        let mut reader = HistoryReader::new();
        let mut remaining = text.as_bytes();
        for cut in cuts {
            let (piece, after) = remaining.split_at(cut.min(remaining.len()));
            reader.push(piece);
            remaining = after;
        }
        reader.push(remaining);
        let (cut, whole) = (reader.finish(), history(&text));
        prop_assert_eq!(formatted(&cut), formatted(&whole));
        prop_assert_eq!(cut.problems, whole.problems);
        prop_assert_eq!(cut.row_count, whole.row_count);
    }

    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut reader = HistoryReader::new();
        reader.push(&bytes);
        reader.finish();
    }
}
