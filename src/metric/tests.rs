#![allow(clippy::unwrap_used)]

use crate::model::{ConditionKind, Trigger, Verdict};

use super::double_double::DoubleDouble;
use super::window::{SlidingWindow, Summary};
use super::{Computed, MetricBatch, MetricCondition, MetricWatch, Pause, PauseReason, Reading, UnixMillis};

fn sum(values: &[f64]) -> f64 {
    let sum = values.iter().fold(DoubleDouble::ZERO, |sum, value| sum + *value);
    sum.to_f64()
}

/// Expected values: Python's `math.fsum`.
#[test]
fn a_sum_keeps_what_adding_doubles_loses() {
    assert_eq!(sum(&[0.1; 10]), 1.0);
    assert_eq!(sum(&[1e300, 1.0, -1e300]), 1.0);
    assert_eq!(sum(&[1e16, 1.0, 1e-15]), 1e16 + 2.0);
    assert_eq!(sum(&[5e-324, 5e-324, -5e-324]), 5e-324);
    assert_eq!(sum(&[-1.0, 1.0]).to_bits(), 0.0_f64.to_bits());
    assert_eq!(sum(&[-0.0, -0.0]).to_bits(), 0.0_f64.to_bits());
}

/// Expected values: Python's `fractions`.
#[test]
fn products_and_quotients_have_the_digits_of_two_doubles() {
    let third = DoubleDouble::from(1.0) / 3.0;
    assert_eq!(third.to_f64(), 1.0 / 3.0);
    assert_eq!(
        (third - DoubleDouble::from(1.0 / 3.0)).to_f64(),
        1.850371707708594e-17
    );
    assert_eq!((third * 3.0 - DoubleDouble::from(1.0)).to_f64(), 0.0);
    let product = DoubleDouble::from(0.1) * 0.3 + DoubleDouble::from(0.1 * 0.3).scaled(-1.0);
    assert_eq!(product.to_f64(), 1.6653345369377347e-18);
}

/// The values of a window, as bits: each value is a power of two.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bits(u128);

impl Summary for Bits {
    const EMPTY: Self = Self(0);

    fn with(self, value: f64) -> Self {
        let bit = 1 << value as u32;
        assert_eq!(self.0 & bit, 0, "{value} was added twice");
        Self(self.0 | bit)
    }

    fn join(self, other: Self) -> Self {
        assert_eq!(self.0 & other.0, 0, "a value was added twice");
        Self(self.0 | other.0)
    }
}

#[test]
fn a_window_summarises_its_values_each_once_and_no_other() {
    for capacity in (0..=70).chain([100, 127]) {
        let mut window = SlidingWindow::<Bits>::new(capacity, 1.0);
        for step in 0..400_usize {
            let removed = window.push((step % 128) as f64);
            let expected = step.checked_sub(capacity).map(|removed| (removed % 128) as f64);
            assert_eq!(removed, expected, "step {step}, capacity {capacity}");
            let bits = (0..capacity.min(step + 1)).map(|age| 1_u128 << ((step - age) % 128));
            assert_eq!(
                window.summary(),
                Bits(bits.sum()),
                "step {step}, capacity {capacity}"
            );
            if step % 37 == 36 {
                window.set_factor(1.0);
            }
        }
    }
}

/// Compiles the condition of a trigger of the type `kind` with these JSON fields.
fn condition(kind: &str, fields: &str) -> MetricCondition {
    let text = format!(r#"{{"type": "{kind}", "condition": {{"name": "loss", {fields}}}}}"#);
    MetricCondition::of(&serde_json::from_str::<Trigger>(&text).unwrap()).unwrap()
}

fn last_reading(condition: &MetricCondition, values: &[f64]) -> Reading {
    let mut watch = MetricWatch::new(condition);
    let readings = values.iter().map(|value| watch.log(condition, *value, None));
    readings.last().unwrap()
}

/// Returns the evaluated conditions with their verdicts and arguments.
fn evaluated(reading: Reading, condition: &MetricCondition) -> Vec<(ConditionKind, Verdict, String)> {
    let tree = reading.explain(condition);
    let format = |arguments: &std::collections::BTreeMap<_, _>| {
        let pairs: Vec<_> = arguments
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join(" ")
    };
    tree.children
        .iter()
        .filter(|child| child.verdict != Verdict::NotReached)
        .map(|child| (child.kind, child.verdict, format(&child.arguments)))
        .collect()
}

#[test]
fn each_reason_for_not_firing_is_explained() {
    let z_score = condition(
        "RUN_METRIC_ZSCORE",
        r#""window_size": 2, "threshold": 2, "change_dir": "ANY""#,
    );
    let last_evaluated = |values: &[f64]| evaluated(last_reading(&z_score, values), &z_score).pop().unwrap();
    let not_met = Verdict::NotMet;
    assert_eq!(
        last_evaluated(&[1.0, 5.0]),
        (
            ConditionKind::WindowFull,
            not_met,
            "expected=2 found=1".to_owned()
        )
    );
    assert_eq!(
        last_evaluated(&[1.0, f64::INFINITY, 3.0]),
        (ConditionKind::ValuesFinite, not_met, "found=Infinity".to_owned())
    );
    assert_eq!(
        last_evaluated(&[7.0, 7.0, 9.0]),
        (ConditionKind::ValuesDeviate, not_met, String::new())
    );
    // The mean of 1 and 5 is 3, their deviation 2.
    assert_eq!(
        last_evaluated(&[1.0, 5.0, 3.0]),
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
        evaluated(last_reading(&change, &[0.0, 5.0]), &change)
            .pop()
            .unwrap(),
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
fn an_automation_fires_once_in_24_hours_of_the_events_own_time() {
    const HOUR: i64 = 3_600_000;
    // 2026-11-23T08:41:09Z, by `date --date=… +%s`.
    const START: i64 = 1_795_423_269_000;
    let above = condition(
        "RUN_METRIC",
        r#""window_size": 1, "cmp_op": "$gt", "threshold": 0"#,
    );
    let mut watch = MetricWatch::new(&above);
    let mut log_at =
        |hours: i64, millis: i64| watch.log(&above, 1.0, Some(UnixMillis(START + hours * HOUR + millis)));
    assert!(log_at(0, 0).fires());
    let second = log_at(24, -1);
    assert_eq!(
        evaluated(second, &above).pop().unwrap(),
        (
            ConditionKind::Cooldown,
            Verdict::NotMet,
            "until=2026-11-24T08:41:09Z".to_owned()
        )
    );
    assert!(log_at(24, 0).fires());
    assert!(
        !log_at(0, 0).fires(),
        "an event that arrives late does not fire again"
    );
}

#[test]
fn without_a_time_an_automation_fires_once() {
    let above = condition(
        "RUN_METRIC",
        r#""window_size": 1, "cmp_op": "$gt", "threshold": 0"#,
    );
    let mut watch = MetricWatch::new(&above);
    assert!(watch.log(&above, 1.0, None).fires());
    let much_later = Some(UnixMillis(i64::MAX));
    assert!(matches!(
        watch.log(&above, 1.0, much_later),
        Reading::CoolingDown { until: None, .. }
    ));
}

#[test]
fn a_batch_lists_the_stretches_without_a_result_and_their_reasons() {
    let trigger = r#"{"type": "RUN_METRIC", "condition": {"name": "loss", "agg_op": "AVERAGE",
        "window_size": 3, "cmp_op": "$gt", "threshold": 0}}"#;
    let condition = MetricCondition::of(&serde_json::from_str::<Trigger>(trigger).unwrap()).unwrap();
    let mut watch = MetricWatch::new(&condition);
    let mut batch = MetricBatch::default();
    let values = [1.0, 1.0, 1.0, f64::NAN, 1.0, 1.0, 1.0, 1.0, f64::INFINITY];
    for (index, value) in (0..).zip(values) {
        batch.log(&mut watch, &condition, index, value, None);
    }
    let pause = |from, to, reason| Pause { from, to, reason };
    assert_eq!(
        batch.pauses,
        [
            pause(0, 1, PauseReason::Filling),
            pause(3, 5, PauseReason::NotFinite),
            pause(8, 8, PauseReason::NotFinite),
        ]
    );
}
