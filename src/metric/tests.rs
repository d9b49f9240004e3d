#![allow(clippy::unwrap_used)]

use crate::model::{ConditionKind, Trigger, Verdict};

use super::exact::Exact;
use super::{Computed, MetricCondition, MetricWatch, Moment, Reading};

fn sum(values: &[f64]) -> f64 {
    let mut sum = Exact::default();
    for value in values {
        sum.add(*value, 1);
    }
    let (negative, size) = sum.split();
    let size = size.over(1).to_f64();
    if negative { -size } else { size }
}

/// Expected values: Python's `math.fsum`.
#[test]
fn a_sum_is_rounded_once() {
    assert_eq!(sum(&[0.1; 10]), 1.0);
    assert_eq!(sum(&[1e300, 1.0, -1e300]), 1.0);
    assert_eq!(sum(&[1e16, 1.0, 1e-16]), 1e16 + 2.0);
    assert_eq!(sum(&[5e-324, 5e-324, -5e-324]), 5e-324);
    assert_eq!(sum(&[f64::MAX, f64::MAX, -f64::MAX]), f64::MAX);
    assert_eq!(sum(&[-1.0, 1.0]), 0.0);
}

/// `TYPE {"name": …}` as a trigger's JSON has them.
fn condition(kind: &str, fields: &str) -> MetricCondition {
    let text = format!(r#"{{"type": "{kind}", "condition": {{"name": "loss", {fields}}}}}"#);
    MetricCondition::of(&serde_json::from_str::<Trigger>(&text).unwrap()).unwrap()
}

fn last_reading(condition: &MetricCondition, values: &[f64]) -> Reading {
    let mut watch = MetricWatch::new(condition);
    let readings = values.iter().map(|value| watch.log(condition, *value, None));
    readings.last().unwrap()
}

/// The conditions that were judged, each as its verdict and its arguments.
fn told(reading: Reading, condition: &MetricCondition) -> Vec<(ConditionKind, Verdict, String)> {
    let tree = reading.condition(condition);
    let tell = |arguments: &std::collections::BTreeMap<_, _>| {
        let pairs: Vec<_> = arguments
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join(" ")
    };
    tree.children
        .iter()
        .filter(|child| child.verdict != Verdict::NotReached)
        .map(|child| (child.kind, child.verdict, tell(&child.arguments)))
        .collect()
}

#[test]
fn each_reason_for_not_firing_is_told() {
    let z_score = condition(
        "RUN_METRIC_ZSCORE",
        r#""window_size": 2, "threshold": 2, "change_dir": "ANY""#,
    );
    let told_last = |values: &[f64]| told(last_reading(&z_score, values), &z_score).pop().unwrap();
    let not_met = Verdict::NotMet;
    assert_eq!(
        told_last(&[1.0, 5.0]),
        (
            ConditionKind::WindowFull,
            not_met,
            "expected=2 found=1".to_owned()
        )
    );
    assert_eq!(
        told_last(&[1.0, f64::INFINITY, 3.0]),
        (ConditionKind::ValuesFinite, not_met, "found=Infinity".to_owned())
    );
    assert_eq!(
        told_last(&[7.0, 7.0, 9.0]),
        (ConditionKind::ValuesDeviate, not_met, String::new())
    );
    // The mean of 1 and 5 is 3, their deviation 2.
    assert_eq!(
        told_last(&[1.0, 5.0, 3.0]),
        (
            ConditionKind::Metric,
            not_met,
            "computed=0 deviation=2 expected=2 mean=3 operator=ANY".to_owned()
        )
    );
    let change = condition(
        "RUN_METRIC_CHANGE",
        r#""current_window_size": 9, "prior_window_size": 9, "change_type": "RELATIVE", "change_dir": "ANY", "change_amount": 0.1"#,
    );
    assert_eq!(
        last_reading(&change, &[0.0, 5.0]),
        Reading::PriorZero { current: 5.0 }
    );
    assert_eq!(
        told(last_reading(&change, &[0.0, 5.0]), &change).pop().unwrap(),
        (ConditionKind::PriorNotZero, not_met, String::new())
    );
}

#[test]
fn a_relative_change_below_zero_keeps_its_direction() {
    let up = condition(
        "RUN_METRIC_CHANGE",
        r#""current_window_size": 1, "prior_window_size": 1, "change_type": "RELATIVE", "change_dir": "INCREASE", "change_amount": 0.5"#,
    );
    let computed = Computed::Change {
        current: -2.0,
        prior: -4.0,
        change: 0.5,
    };
    assert_eq!(last_reading(&up, &[-4.0, -2.0]), Reading::Met(computed));
    assert!(!last_reading(&up, &[-2.0, -4.0]).fires());
}

#[test]
fn it_fires_once_in_24_hours_of_the_events_own_time() {
    const HOUR: i64 = 3_600_000;
    // 2026-11-23T08:41:09Z, by `date --date=… +%s`.
    const START: i64 = 1_795_423_269_000;
    let above = condition(
        "RUN_METRIC",
        r#""window_size": 1, "cmp_op": "$gt", "threshold": 0"#,
    );
    let mut watch = MetricWatch::new(&above);
    let mut at =
        |hours: i64, millis: i64| watch.log(&above, 1.0, Some(Moment(START + hours * HOUR + millis)));
    assert!(at(0, 0).fires());
    let resting = at(24, -1);
    assert_eq!(
        told(resting, &above).pop().unwrap(),
        (
            ConditionKind::Cooldown,
            Verdict::NotMet,
            "until=2026-11-24T08:41:09Z".to_owned()
        )
    );
    assert!(at(24, 0).fires());
    assert!(!at(0, 0).fires(), "an event that is late is no firing more");
}

#[test]
fn without_a_time_it_fires_once() {
    let above = condition(
        "RUN_METRIC",
        r#""window_size": 1, "cmp_op": "$gt", "threshold": 0"#,
    );
    let mut watch = MetricWatch::new(&above);
    assert!(watch.log(&above, 1.0, None).fires());
    let much_later = Some(Moment(i64::MAX));
    assert!(matches!(
        watch.log(&above, 1.0, much_later),
        Reading::CoolingDown { until: None, .. }
    ));
}
