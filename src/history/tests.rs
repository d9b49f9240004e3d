#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::{ColumnRole, History, HistoryReader, ProblemKind, TimeSource, UnreadReason};

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

#[test]
fn without_a_timestamp_the_runtime_of_the_run_tells_when_values_were_logged() {
    let timed = history("_step,_runtime,loss\n0,1.5,1\n1,,2\n2,90000,3\n");
    let loss = &timed.columns[2];
    assert_eq!(timed.time_source(loss), Some(TimeSource::Runtime));
    let times = timed.times(loss);
    assert_eq!((times[0], times[2]), (1500.0, 90_000_000.0));
    assert!(times[1].is_nan());
    let both = history("_runtime,_timestamp,loss\n1,1795423269,1\n");
    assert_eq!(both.time_source(&both.columns[2]), Some(TimeSource::Timestamp));
    let neither = history("_step,loss\n0,1\n");
    assert_eq!(neither.time_source(&neither.columns[1]), None);
}

#[test]
fn only_numbers_without_a_name_make_an_unnamed_column() {
    let is_unnamed = |text: &str| history(text).columns[0].is_unnamed;
    for text in ["1 2 3", "[1, 2]", "[null, 1]"] {
        assert!(is_unnamed(text), "{text}");
    }
    for text in ["value\n1\n", "{\"value\": 1}\n", "[{\"value\": 1}, 2]"] {
        assert!(!is_unnamed(text), "{text}");
    }
}

#[test]
fn the_decimal_mark_of_a_file_decides_what_its_commas_and_points_mean() {
    let values = |text: &str| history(text).columns[1].values.clone();
    // Decimal commas, proved by a leading zero or by other than three digits.
    assert_eq!(
        values("_step;loss\n0;0,123\n1;1,5\n2;2,250\n"),
        [0.123, 1.5, 2.25]
    );
    assert_eq!(
        values("_step;loss\n0;1.234,5\n1;2,250\n2;3.000\n"),
        [1234.5, 2.25, 3000.0]
    );
    assert_eq!(values("_step\tloss\n0\t1,5e-3\n1\t-,5\n"), [0.0015, -0.5]);
    // Thousands, proved by a decimal point or by two groups.
    assert_eq!(values("_step,loss\n0,\"1,234\"\n1,0.5\n"), [1234.0, 0.5]);
    assert_eq!(
        values("_step,loss\n0,\"1,234\"\n1,\"1,234,567\"\n"),
        [1234.0, 1_234_567.0]
    );
    assert_eq!(values("_step,loss\n0,\"-1,234.25\"\n1,7\n"), [-1234.25, 7.0]);
    // A point alone is a decimal point.
    assert_eq!(values("_step,loss\n0,1.234\n1,2.345\n"), [1.234, 2.345]);
}

#[test]
fn a_comma_that_may_be_decimal_or_separate_thousands_is_not_read() {
    let history = history("_step;loss;acc\n0;1,234;x\n1;2,345;1\n2;7;2\n");
    assert_eq!(formatted(&history)[1], "loss [2] [7.0] 2");
    let unread = |column: usize| history.columns[column].first_unread.clone().unwrap();
    assert_eq!(
        (unread(1).line, unread(1).found.as_str(), unread(1).reason),
        (2, "1,234", UnreadReason::AmbiguousComma)
    );
    assert_eq!(
        (unread(2).line, unread(2).found.as_str(), unread(2).reason),
        (2, "x", UnreadReason::NotANumber)
    );
}

#[test]
fn separators_count_outside_quotes_and_in_both_of_the_first_rows() {
    let names = |text: &str| -> Vec<String> {
        let columns = history(text).columns.into_iter();
        columns.map(|column| column.name).collect()
    };
    assert_eq!(names("\"a, b, c\";d\n1;2\n"), ["a, b, c", "d"]);
    assert_eq!(names("loss, mean, max;acc\n0,5;1\n"), ["loss, mean, max", "acc"]);
    assert_eq!(
        names("\"line; one\nline; two\",b\n1,2\n"),
        ["line; one\nline; two", "b"]
    );
    assert_eq!(names("a;b\n0,5;1,5\n"), ["a", "b"]);
    assert_eq!(names("a\tb, c\n1\t2\n"), ["a", "b, c"]);
}

/// Returns the role, the run and the name of each column.
fn layout(history: &History) -> Vec<(ColumnRole, Option<&str>, &str)> {
    let columns = history.columns.iter();
    columns
        .map(|column| (column.role, column.run.as_deref(), column.name.as_str()))
        .collect()
}

use ColumnRole::{Axis, Metric, Range};

#[test]
fn an_exported_panel_is_divided_into_runs_and_metrics() {
    let panel = history(
        "\"Step\",\"crimson-river-118 - train/loss\",\"crimson-river-118 - train/loss__MIN\",\"crimson-river-118 - train/loss__MAX\",\"calm-sun-7 - train/loss\",\"calm-sun-7 - train/loss__MIN\",\"calm-sun-7 - train/loss__MAX\"\n\
         0,2.5,2.5,2.5,,,\n10,2.25,2,2.5,1.5,1.5,1.5\n20,,,,1.25,1.25,1.25\n",
    );
    let (crimson, calm) = (Some("crimson-river-118"), Some("calm-sun-7"));
    assert_eq!(
        layout(&panel),
        [
            (Axis, None, "Step"),
            (Metric, crimson, "train/loss"),
            (Range, crimson, "train/loss"),
            (Range, crimson, "train/loss"),
            (Metric, calm, "train/loss"),
            (Range, calm, "train/loss"),
            (Range, calm, "train/loss"),
        ]
    );
    assert_eq!(panel.steps(&panel.columns[4]), [10.0, 20.0]);
    // The second point of the first run summarises values from 2 to 2.5.
    let summarised = |column: usize| panel.summarised(&panel.columns[column]);
    assert_eq!((summarised(1), summarised(4)), (1, 0));
    assert_eq!(panel.first_metric(), Some(1));
}

#[test]
fn an_exported_panel_may_have_any_x_axis_and_the_columns_of_every_run() {
    for axis in ["epoch", "Relative Time (Process)", "Step", "trainer/global_step"] {
        let panel = history(&format!(
            "{axis},a - _step,a - _step__MIN,a - _step__MAX,a - _timestamp,a - epoch,a - acc,b - acc\n0.5,5,5,5,1795248000,1,0.5,0.25\n"
        ));
        assert_eq!(panel.axis().map(|column| column.name.as_str()), Some(axis));
        assert_eq!(
            layout(&panel)[1..],
            [
                (Axis, Some("a"), "_step"),
                (Range, Some("a"), "_step"),
                (Range, Some("a"), "_step"),
                (Axis, Some("a"), "_timestamp"),
                (Metric, Some("a"), "epoch"),
                (Metric, Some("a"), "acc"),
                (Metric, Some("b"), "acc"),
            ]
        );
        assert_eq!(panel.steps(&panel.columns[6]), [0.5]);
        assert_eq!(panel.times(&panel.columns[6]), [1_795_248_000_000.0]);
        assert!(panel.times(&panel.columns[7])[0].is_nan());
        assert_eq!(panel.first_metric(), Some(6), "not the epoch");
    }
}

#[test]
fn runs_and_metrics_may_contain_the_separator_of_a_panels_names() {
    let divided = |names: &[&str]| -> Vec<(String, String)> {
        let header = names.join(",");
        let history = history(&format!("Step,{header}\n0{}\n", ",1".repeat(names.len())));
        let columns = history.columns.into_iter().skip(1);
        columns.map(|column| (column.run.unwrap(), column.name)).collect()
    };
    let pairs = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(run, metric)| ((*run).to_owned(), (*metric).to_owned()))
            .collect()
    };
    // With one column, nothing shows where the run ends: the last separator is more likely.
    assert_eq!(divided(&["lr - 0.1 - loss"]), pairs(&[("lr - 0.1", "loss")]));
    assert_eq!(
        divided(&["lr - 1 - loss", "lr - 1 - acc", "lr - 2 - loss", "lr - 2 - acc"]),
        pairs(&[
            ("lr - 1", "loss"),
            ("lr - 1", "acc"),
            ("lr - 2", "loss"),
            ("lr - 2", "acc")
        ])
    );
    assert_eq!(
        divided(&["a - val - loss", "b - val - loss", "a - acc", "b - acc"]),
        pairs(&[
            ("a", "val - loss"),
            ("b", "val - loss"),
            ("a", "acc"),
            ("b", "acc")
        ])
    );
    assert_eq!(
        divided(&["a - val - loss", "a - _step"]),
        pairs(&[("a", "val - loss"), ("a", "_step")])
    );
    assert_eq!(
        divided(&["lr - 1 - val - loss", "lr - 1 - _step"]),
        pairs(&[("lr - 1", "val - loss"), ("lr - 1", "_step")])
    );
}

#[test]
fn a_history_with_a_dash_in_a_metrics_name_is_not_an_exported_panel() {
    let plain = history("_step,_runtime,_timestamp,a - b,a - b__MIN\n0,1,2,3,4\n");
    assert_eq!(
        layout(&plain),
        [
            (Axis, None, "_step"),
            (Axis, None, "_runtime"),
            (Axis, None, "_timestamp"),
            (Metric, None, "a - b"),
            (Range, None, "a - b"),
        ]
    );
    let json = history("{\"Step\": 0, \"a - b\": 1}\n");
    assert_eq!(layout(&json), [(Axis, None, "Step"), (Metric, None, "a - b")]);
    let pandas = history(",epoch,loss,x__MAX\n0,1,2,3\n");
    assert_eq!(
        layout(&pandas),
        [
            (Axis, None, ""),
            (Metric, None, "epoch"),
            (Metric, None, "loss"),
            (Metric, None, "x__MAX")
        ]
    );
    assert_eq!(pandas.first_metric(), Some(2));
    assert_eq!(history("_step,_runtime\n0,1\n").first_metric(), None);
}

#[test]
fn json_may_be_an_array_and_may_have_bare_nan_and_infinity() {
    // As `json.dumps(rows, indent=1)` writes it.
    let array = "[\n {\n  \"_step\": 0,\n  \"loss\": NaN,\n  \"note\": \"a, ] \\\" NaN\"\n },\n {\n  \"_step\": 1,\n  \"loss\": -Infinity\n },\n {\n  \"_step\": 2,\n  \"loss\": Infinity,\n  \"media\": {\"files\": [1, 2]}\n }\n]\n";
    let columns = [
        "_step [0, 1, 2] [0.0, 1.0, 2.0] 0",
        "loss [0, 1, 2] [NaN, -inf, inf] 0",
        "note [] [] 1",
        "media [] [] 1",
    ];
    let from_array = history(array);
    assert_eq!(
        (formatted(&from_array), from_array.problem_count),
        (columns.map(str::to_owned).to_vec(), 0)
    );
    let media = from_array.columns[3].first_unread.clone().unwrap();
    assert_eq!((media.line, media.found.as_str()), (11, "{\"files\": [1, 2]}"));

    let lines =
        history("{\"loss\": NaN, \"_step\": 0}\n{\"loss\": \"NaN\", \"_step\": 1}\n{\"loss\": -Infinity}\n");
    assert_eq!(
        formatted(&lines),
        ["loss [0, 1, 2] [NaN, NaN, -inf] 0", "_step [0, 1] [0.0, 1.0] 0"]
    );

    let numbers = history("[0.5, NaN, null, 2e3]");
    assert_eq!(formatted(&numbers), ["value [0, 1, 3] [0.5, NaN, 2000.0] 0"]);
}

#[test]
fn malformed_elements_of_an_array_are_reported_and_all_others_are_kept() {
    let history = history("[{\"a\": 1},\n{\"a\": },\n[2], \"x\",\n{\"a\": 3},\n{\"a\": 4");
    assert_eq!(formatted(&history), ["a [0, 1] [1.0, 3.0] 0"]);
    assert_eq!(
        lines(&history),
        [
            (2, ProblemKind::NotJson),
            (3, ProblemKind::NotAnObject),
            (3, ProblemKind::NotAnObject),
            (5, ProblemKind::NotJson),
            (5, ProblemKind::ArrayOpen),
        ]
    );
}

#[test]
fn plain_numbers_with_a_comma_inside_are_not_guessed() {
    let list = history("1,2,3; 4, 5");
    assert_eq!(
        formatted(&list),
        ["value [0, 1, 2, 3, 4] [1.0, 2.0, 3.0, 4.0, 5.0] 0"]
    );
    let unclear = history("0,9\n0,8\n7\n");
    assert_eq!(formatted(&unclear), ["value [0] [7.0] 0"]);
    assert_eq!(
        lines(&unclear),
        [(1, ProblemKind::AmbiguousComma), (2, ProblemKind::AmbiguousComma)]
    );
}

proptest! {
    #[test]
    fn pieces_of_any_size_give_the_same_history(
        text in "(\\[|a,b\n|a;b\n)?([0-9]{1,3}|a|,|;|\"|\n|\r\n|\\{|\\}|\\[|\\]|NaN|\"k\":|\u{e9}| ){0,60}",
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
