//! Properties of every run metric condition and every series, and a series of ten million values against numpy.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use hookwright::metric::{Computed, MetricCondition, MetricWatch, Reading, UnixMillis};
use hookwright::model::{
    Aggregate, ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Window,
};
use proptest::prelude::*;
use proptest::sample::select;

fn threshold(agg_op: Option<Aggregate>, window: u32, cmp_op: Comparison, threshold: f64) -> MetricCondition {
    MetricCondition::from(&MetricThreshold {
        name: "loss".to_owned(),
        agg_op,
        window_size: Window::new(window).unwrap(),
        cmp_op,
        threshold,
    })
}

fn z_score(window: u32, threshold: f64) -> MetricCondition {
    MetricCondition::from(&MetricZScore {
        name: "loss".to_owned(),
        window_size: Window::new(window).unwrap(),
        threshold,
        change_dir: Direction::Any,
    })
}

fn change(agg_op: Option<Aggregate>, windows: [u32; 2], basis: ChangeBasis, amount: f64) -> MetricCondition {
    let [current, prior] = windows.map(|window| Window::new(window).unwrap());
    MetricCondition::from(&MetricChange {
        name: "loss".to_owned(),
        agg_op,
        current_window_size: current,
        prior_window_size: prior,
        change_type: basis,
        change_dir: Direction::Any,
        change_amount: amount,
    })
}

/// A condition, and how its results may depend on rounding.
#[derive(Clone, Debug)]
struct Case {
    condition: MetricCondition,
    /// How many values the windows have together.
    length: usize,
    /// Whether nothing is summed, so that nothing is rounded before the result.
    exact: bool,
}

fn cases() -> impl Strategy<Value = Case> {
    let aggregate = || {
        select(vec![
            None,
            Some(Aggregate::Average),
            Some(Aggregate::Min),
            Some(Aggregate::Max),
        ])
    };
    let basis = select(vec![ChangeBasis::Absolute, ChangeBasis::Relative]);
    let comparison = select(vec![
        Comparison::Greater,
        Comparison::LessOrEqual,
        Comparison::NotEqual,
    ]);
    let window = || prop_oneof![9 => 1_u32..20, 1 => Just(u32::MAX)];
    let case = |condition, windows: &[u32], exact| Case {
        condition,
        length: windows.iter().map(|window| *window as usize).sum(),
        exact,
    };
    let is_exact = |aggregate| aggregate != Some(Aggregate::Average);
    prop_oneof![
        (aggregate(), window(), comparison, any::<f64>()).prop_map(move |(a, w, c, t)| case(
            threshold(a, w, c, t),
            &[w],
            is_exact(a)
        )),
        (aggregate(), [window(), window()], basis, any::<f64>()).prop_map(move |(a, w, b, t)| case(
            change(a, w, b, t),
            &w,
            is_exact(a)
        )),
        (window(), any::<f64>()).prop_map(move |(w, t)| case(z_score(w, t), &[w, 1], false)),
    ]
}

fn values() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![
        4 => -10.0..10.0,
        2 => (-3..3).prop_map(f64::from),
        1 => any::<f64>(),
        1 => select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 5e-324, -0.0]),
    ];
    prop::collection::vec(value, 0..80)
}

/// Formats a reading, because readings with NaN are never equal.
fn text(reading: &Reading) -> String {
    format!("{reading:?}")
}

/// Returns the largest size of the values.
fn largest(values: &[f64]) -> f64 {
    values
        .iter()
        .fold(0.0, |largest: f64, value| largest.max(value.abs()))
}

/// Returns whether two results are equal up to the rounding of sums of values up to this size.
fn is_same_result(one: Computed, other: Computed, largest: f64) -> bool {
    let is_near = |one: f64, other: f64, error: f64| one == other || (one - other).abs() <= error;
    match (one, other) {
        (Computed::Aggregate(one), Computed::Aggregate(other)) => is_near(one, other, 1e-15 * largest),
        (
            Computed::Change {
                current,
                prior,
                change,
            },
            Computed::Change {
                current: other_current,
                prior: other_prior,
                change: other_change,
            },
        ) => {
            // A relative change may be one of values that cancel each other almost completely.
            let relative = largest / prior.abs().min(1.0);
            is_near(current, other_current, 1e-15 * largest)
                && is_near(prior, other_prior, 1e-15 * largest)
                && is_near(change, other_change, 1e-12 * (relative + change.abs()))
        }
        (
            Computed::Score {
                mean,
                deviation,
                score,
            },
            Computed::Score {
                mean: other_mean,
                deviation: other_deviation,
                score: other_score,
            },
        ) => {
            is_near(mean, other_mean, 1e-15 * largest)
                && is_near(deviation, other_deviation, 1e-12 * deviation)
                && is_near(score, other_score, 1e-9 * (1.0 + score.abs()))
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn peeking_returns_the_reading_of_logging_and_the_explanation_agrees(
        case in cases(),
        values in values(),
        times in prop::collection::vec(prop::option::of(any::<i64>()), 80),
    ) {
        let condition = case.condition;
        let mut watch = MetricWatch::new(&condition);
        for (value, time) in values.iter().zip(times) {
            let time = time.map(UnixMillis);
            let peeked = [(); 2].map(|()| watch.peek(&condition, *value, time));
            let logged = watch.log(&condition, *value, time);
            prop_assert_eq!(peeked.map(|reading| text(&reading)), [text(&logged), text(&logged)]);
            let tree = logged.explain(&condition);
            prop_assert_eq!(tree.verdict.is_met(), logged.fires());
            prop_assert_eq!(tree.first_failure().is_none(), logged.fires());
        }
    }

    #[test]
    fn values_before_the_windows_do_not_matter(case in cases(), before in values(), values in values()) {
        let condition = case.condition;
        let mut long = MetricWatch::new(&condition);
        let mut short = MetricWatch::new(&condition);
        // Only the cooldown may differ.
        for value in before {
            long.log(&condition, value, None);
        }
        for (step, value) in values.iter().enumerate() {
            let (long, short) = (long.log(&condition, *value, None), short.log(&condition, *value, None));
            let Some(computed) = short.computed() else { continue };
            let largest = largest(&values[(step + 1).saturating_sub(case.length)..=step]);
            match long.computed() {
                Some(other) if case.exact => prop_assert_eq!(other, computed),
                Some(other) => prop_assert!(
                    is_same_result(computed, other, largest),
                    "{:?} or {:?} of {:?}", computed, other, &values[..=step]
                ),
                // Whether values cancel each other completely may depend on rounding.
                None => {
                    let cancelled = matches!(computed, Computed::Change { prior, .. } if prior.abs() <= 1e-15 * largest);
                    prop_assert!(cancelled, "nothing or {:?}", computed);
                }
            }
        }
    }

    #[test]
    fn the_average_of_equal_values_is_that_value(
        before in values(),
        value in any::<f64>().prop_filter("finite", |value| value.is_finite()),
        window in 1_u32..300,
    ) {
        let average = threshold(Some(Aggregate::Average), window, Comparison::Greater, 0.0);
        let score = z_score(window, 1.0);
        let (mut averages, mut scores) = (MetricWatch::new(&average), MetricWatch::new(&score));
        for value in before {
            averages.log(&average, value, None);
            scores.log(&score, value, None);
        }
        for _ in 1..window {
            averages.log(&average, value, None);
            scores.log(&score, value, None);
        }
        prop_assert_eq!(averages.log(&average, value, None).computed(), Some(Computed::Aggregate(value)));
        scores.log(&score, value, None);
        prop_assert_eq!(scores.log(&score, 7.0, None), Reading::NoDeviation { mean: value });
    }

    #[test]
    fn an_average_of_decimals_is_the_double_nearest_to_the_mean(
        values in prop::collection::vec((1_u32..1000).prop_map(|number| f64::from(number) / 100.0), 1..100),
        before in values(),
    ) {
        let window = values.len();
        let average = threshold(Some(Aggregate::Average), window as u32, Comparison::Greater, 0.0);
        let mut watch = MetricWatch::new(&average);
        let readings = before.iter().chain(&values).map(|value| watch.log(&average, *value, None));
        let Some(Computed::Aggregate(found)) = readings.last().unwrap().computed() else {
            return Err(TestCaseError::fail("nothing was computed"));
        };
        // From 0.01 to 10, doubles are multiples of 2^-59.
        let whole = |value: f64| (value * 2_f64.powi(59)) as i128;
        let error = whole(found) * window as i128 - values.iter().map(|value| whole(*value)).sum::<i128>();
        let spacing = whole(found.next_up() - found);
        prop_assert!(2 * error.abs() <= spacing * window as i128, "{} of {:?}", found, values);
    }

    #[test]
    fn a_watch_takes_little_more_memory_than_the_values_in_its_windows(
        values in prop::collection::vec(-1e3..1e3, 500),
        scale in 1_u32..50,
    ) {
        let windows = [20 * scale, 40 * scale];
        let change = change(Some(Aggregate::Average), windows, ChangeBasis::Relative, 0.1);
        let score = z_score(60 * scale, 1.0);
        let (mut changes, mut scores) = (MetricWatch::new(&change), MetricWatch::new(&score));
        for value in values.iter().cycle().take(5000) {
            changes.log(&change, *value, None);
            scores.log(&score, *value, None);
        }
        let values = 60 * scale as usize * size_of::<f64>();
        prop_assert!(changes.bytes() <= values * 5 / 4 + 1500, "{} for {}", changes.bytes(), values);
        prop_assert!(scores.bytes() <= values * 7 / 4 + 2000, "{} for {}", scores.bytes(), values);
    }
}

/// A random generator of whole numbers of different sizes below 2^30, so that any sum of them and of their squares fits
/// an i128.
struct WholeNumbers(u64);

impl WholeNumbers {
    fn next(&mut self) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let size = (self.0 >> 59) & 15;
        let value = (self.0 >> 20 & ((1 << 30) - 1)) >> size;
        if self.0 >> 63 == 1 {
            -(value as i64)
        } else {
            value as i64
        }
    }
}

/// Expected values: whole numbers, in which sums are exact.
#[test]
fn results_do_not_drift_over_a_hundred_thousand_values() {
    const WINDOW: usize = 100;
    const FRACTION: f64 = 1.0 / 1_048_576.0;
    let never = f64::MAX;
    let average = threshold(
        Some(Aggregate::Average),
        WINDOW as u32,
        Comparison::Greater,
        never,
    );
    let score = z_score(WINDOW as u32, never);
    let difference = change(
        Some(Aggregate::Average),
        [10, WINDOW as u32],
        ChangeBasis::Absolute,
        never,
    );
    let mut watches = [&average, &score, &difference].map(MetricWatch::new);
    let mut numbers = WholeNumbers(7);
    let mut last: Vec<i64> = Vec::new();
    for step in 0..100_000 {
        let whole = numbers.next();
        // A running sum would keep the rounding error of this outlier forever.
        let value = if step % 1000 == 500 {
            1e200
        } else {
            whole as f64 * FRACTION
        };
        let [averaged, scored, differed] = [
            watches[0].log(&average, value, None),
            watches[1].log(&score, value, None),
            watches[2].log(&difference, value, None),
        ];
        last.push(whole);
        if step % 1000 != 999 {
            continue;
        }
        let recent = last.split_off(last.len() - 110);
        last.clear();
        let sum = |values: &[i64]| values.iter().map(|value| i128::from(*value)).sum::<i128>();
        let squares = |values: &[i64]| values.iter().map(|value| i128::from(*value).pow(2)).sum::<i128>();
        let (window, before) = (&recent[10..], &recent[9..109]);
        let expected = sum(window) as f64 / 100.0 * FRACTION;
        assert_eq!(
            averaged.computed(),
            Some(Computed::Aggregate(expected)),
            "at {step}"
        );

        let variance = (100 * squares(before) - sum(before).pow(2)) as f64;
        let expected = (100 * i128::from(whole) - sum(before)) as f64 / variance.sqrt();
        let found = scored.computed().unwrap().value();
        assert!(
            (found - expected).abs() <= 1e-14 * expected.abs().max(1.0),
            "{found}, {expected} at {step}"
        );

        let expected = (100 * sum(&recent[100..]) - 10 * sum(&recent[..100])) as f64 / 1000.0 * FRACTION;
        let found = differed.computed().unwrap().value();
        assert!(
            (found - expected).abs() <= 1e-15 * expected.abs(),
            "{found}, {expected} at {step}"
        );
    }
}

/// Expected values: `tests/python/metric_drift.py`.
#[test]
fn results_stay_within_1e_9_of_numpys_long_double_over_ten_million_values() {
    const RECORD: usize = 1_000;
    const LENGTHS: [u32; 2] = [10, 900];
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../python/bin/python");
    assert!(
        python.exists(),
        "numpy is missing: `cargo xtask test rust` installs it"
    );
    let mut peer = Command::new(python)
        .args(["tests/python/metric_drift.py", "20261123", "10000000"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut records = peer.stdout.take().unwrap();
    let scores = LENGTHS.map(|length| z_score(length, f64::MAX));
    let difference = change(Some(Aggregate::Average), LENGTHS, ChangeBasis::Absolute, f64::MAX);
    let mut watches =
        [&scores[0], &scores[1], &difference].map(|condition| (condition, MetricWatch::new(condition)));
    let mut record = vec![0; (RECORD + 9) * size_of::<f64>()];
    let (mut values, mut compared, mut drift) = (0, 0, 0.0_f64);
    while records.read_exact(&mut record).is_ok() {
        let numbers = record
            .as_chunks()
            .0
            .iter()
            .map(|bytes| f64::from_le_bytes(*bytes));
        let numbers: Vec<f64> = numbers.collect();
        let (logged, expected) = numbers.split_at(RECORD);
        let (newest, earlier) = logged.split_last().unwrap();
        let mut found = Vec::with_capacity(expected.len());
        for (condition, watch) in &mut watches {
            for value in earlier {
                watch.log(condition, *value, None);
            }
            match watch.log(condition, *newest, None).computed().unwrap() {
                Computed::Score {
                    mean,
                    deviation,
                    score,
                } => found.extend([mean, deviation, score]),
                Computed::Change {
                    current,
                    prior,
                    change,
                } => found.extend([current, prior, change]),
                Computed::Aggregate(_) => {}
            }
        }
        values += RECORD;
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            let error = if found == expected {
                0.0
            } else {
                ((found - expected) / expected).abs()
            };
            assert!(
                error <= 1e-9,
                "{found:e}, not {expected:e}: off by {error:e} after {values} values"
            );
            drift = drift.max(error);
            compared += 1;
        }
    }
    assert!(peer.wait().unwrap().success());
    assert_eq!((values, compared), (10_000_000, 90_000));
    println!("largest relative error of {compared} results: {drift:e}");
}
