//! Run metric conditions against numpy and pandas: every firing at the same step.
//!
//! `tests/python/metric_series.py` generates the series and the conditions, and documents how it chooses thresholds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use hookwright::metric::{Firings, MetricBatch, MetricCondition, MetricWatch, Reading, UnixMillis, firings};
use hookwright::model::{Trigger, TriggerKind};
use serde::Deserialize;

/// One generated series, and the results of numpy and pandas for it.
#[derive(Deserialize)]
struct Series {
    shape: String,
    /// Separated by spaces, because JSON has no NaN and its readers may miss the last bit.
    values: String,
    times: Option<Vec<i64>>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    trigger: Trigger,
    /// The steps at which the condition is met, whether or not the automation is in cooldown.
    met: Vec<usize>,
    fires: Vec<usize>,
}

/// The number of things compared.
#[derive(Default, Debug)]
struct Count {
    series: usize,
    conditions: usize,
    values: usize,
    met: usize,
    firings: usize,
    shapes: BTreeSet<String>,
    kinds: BTreeSet<String>,
}

#[test]
fn every_firing_is_at_the_step_that_numpy_and_pandas_compute() {
    let count = compare(20_261_123, 1_000, 5, 160);
    println!("{count:?}");
    assert!(count.series == 1_000 && count.conditions > 4_500, "{count:?}");
    assert!(count.met > 100_000 && count.firings > 5_000, "{count:?}");
    assert_eq!((count.shapes.len(), count.kinds.len()), (18, 51), "{count:?}");
}

#[test]
#[ignore = "takes minutes: cargo test --release --test metric_series -- --ignored --nocapture"]
fn every_firing_of_far_more_conditions_is_at_the_step_that_numpy_and_pandas_compute() {
    let count = compare(1, 3_000, 51, 500);
    println!("{count:?}");
    assert!(count.conditions > 140_000, "{count:?}");
}

fn compare(seed: u32, series: u32, conditions: u32, steps: u32) -> Count {
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../python/bin/python");
    assert!(
        python.exists(),
        "numpy and pandas are missing: `cargo xtask test rust` installs them"
    );
    let mut peer = Command::new(python)
        .arg("tests/python/metric_series.py")
        .args([seed, series, conditions, steps].map(|size| size.to_string()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut count = Count::default();
    for line in BufReader::new(peer.stdout.take().unwrap()).lines() {
        compare_series(&serde_json::from_str(&line.unwrap()).unwrap(), &mut count);
    }
    assert!(peer.wait().unwrap().success());
    count
}

fn compare_series(series: &Series, count: &mut Count) {
    let values: Vec<f64> = series
        .values
        .split(' ')
        .map(|value| value.parse().unwrap())
        .collect();
    count.series += 1;
    count.shapes.insert(series.shape.clone());
    for case in &series.cases {
        let condition = MetricCondition::of(&case.trigger).unwrap();
        let mut watch = MetricWatch::new(&condition);
        let (mut met, mut fires) = (Vec::new(), Vec::new());
        for (step, value) in values.iter().enumerate() {
            let time = series.times.as_ref().and_then(|times| times.get(step));
            match watch.log(&condition, *value, time.copied().map(UnixMillis)) {
                Reading::Met(_) => {
                    met.push(step);
                    fires.push(step);
                }
                Reading::CoolingDown { .. } => met.push(step),
                _ => {}
            }
        }
        // The computed numbers are enough to evaluate the condition again.
        let mut batch = MetricBatch::default();
        let mut watch = MetricWatch::new(&condition);
        let time = |step: usize| {
            series
                .times
                .as_ref()
                .and_then(|times| times.get(step))
                .copied()
                .map(UnixMillis)
        };
        for (step, value) in values.iter().enumerate() {
            batch.log(&mut watch, &condition, step as u32, *value, time(step));
        }
        let paused: Vec<usize> = batch
            .pauses
            .iter()
            .flat_map(|pause| pause.from as usize..=pause.to as usize)
            .collect();
        let not_computed =
            (0..values.len()).filter(|step| batch.computed.get(*step).is_some_and(|x| x.is_nan()));
        let again = firings(&condition, &batch.computed, time);
        let case_name = format!("{}: {:?} on {}", series.shape, case.trigger, series.values);
        assert_eq!(paused, not_computed.collect::<Vec<_>>(), "{case_name}");
        assert_eq!(met, case.met, "{case_name}");
        assert_eq!(fires, case.fires, "{case_name}");
        let in_cooldown = met.iter().filter(|step| !fires.contains(step));
        let expected = Firings {
            fired: fires.iter().map(|step| *step as u32).collect(),
            in_cooldown: in_cooldown.map(|step| *step as u32).collect(),
        };
        assert_eq!([&batch.firings, &again], [&expected, &expected], "{case_name}");
        count.conditions += 1;
        count.values += values.len();
        count.met += met.len();
        count.firings += case.fires.len();
        count.kinds.insert(kind(&case.trigger));
    }
}

/// Returns the kind of a condition: all of the trigger except its numbers.
fn kind(trigger: &Trigger) -> String {
    match &trigger.kind {
        TriggerKind::RunMetric(condition) => format!("{:?} {:?}", condition.agg_op, condition.cmp_op),
        TriggerKind::RunMetricChange(condition) => format!(
            "{:?} {:?} {:?}",
            condition.agg_op, condition.change_type, condition.change_dir
        ),
        TriggerKind::RunMetricZscore(condition) => format!("{:?}", condition.change_dir),
        _ => panic!("{trigger:?} is not a run metric trigger"),
    }
}
