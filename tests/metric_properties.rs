//! What holds for every run metric condition and every series.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use hookwright::metric::{Computed, MetricCondition, MetricWatch, Moment, Reading};
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

fn conditions() -> impl Strategy<Value = MetricCondition> {
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
    let window = || prop_oneof![1_u32..20, Just(u32::MAX)];
    prop_oneof![
        (aggregate(), window(), comparison, any::<f64>()).prop_map(|(a, w, c, t)| threshold(a, w, c, t)),
        (aggregate(), [window(), window()], basis, any::<f64>()).prop_map(|(a, w, b, t)| change(a, w, b, t)),
        (window(), any::<f64>()).prop_map(|(w, t)| z_score(w, t)),
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

/// Readings hold NaN, which equals nothing.
fn text(reading: &Reading) -> String {
    format!("{reading:?}")
}

proptest! {
    #[test]
    fn peeking_says_what_logging_then_says_and_the_tree_agrees(
        condition in conditions(),
        values in values(),
        times in prop::collection::vec(prop::option::of(any::<i64>()), 80),
    ) {
        let mut watch = MetricWatch::new(&condition);
        for (value, time) in values.iter().zip(times) {
            let time = time.map(Moment);
            let peeked = [(); 2].map(|()| watch.peek(&condition, *value, time));
            let logged = watch.log(&condition, *value, time);
            prop_assert_eq!(peeked.map(|reading| text(&reading)), [text(&logged), text(&logged)]);
            let tree = logged.condition(&condition);
            prop_assert_eq!(tree.verdict.is_met(), logged.fires());
            prop_assert_eq!(tree.first_failure().is_none(), logged.fires());
        }
    }

    #[test]
    fn only_the_windows_values_count_not_what_was_logged_before(
        condition in conditions(),
        before in values(),
        values in values(),
    ) {
        let mut long = MetricWatch::new(&condition);
        let mut short = MetricWatch::new(&condition);
        // The cooldown is the one thing that may differ.
        for value in before {
            long.log(&condition, value, None);
        }
        for value in values {
            let (long, short) = (long.log(&condition, value, None), short.log(&condition, value, None));
            if let Some(computed) = short.computed() {
                prop_assert_eq!(long.computed(), Some(computed));
            }
        }
    }

    #[test]
    fn a_watch_takes_no_more_memory_than_its_windows_and_a_little(values in prop::collection::vec(-1e3..1e3, 500)) {
        let condition = change(Some(Aggregate::Average), [20, 40], ChangeBasis::Relative, 0.1);
        let mut watch = MetricWatch::new(&condition);
        for value in values {
            watch.log(&condition, value, None);
        }
        prop_assert!(watch.bytes() <= 60 * size_of::<f64>() + 800, "{}", watch.bytes());
    }
}

/// Whole numbers below 2^30, then shifted, so that any sum of them and of their squares fits an i128.
struct Whole(u64);

impl Whole {
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

/// After so many values of many sizes, what is computed equals what whole numbers say, to 1e-9 and far beyond.
fn nothing_drifts_over(count: usize) {
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
    let mut numbers = Whole(7);
    let mut last: Vec<i64> = Vec::new();
    for step in 0..count {
        let whole = numbers.next();
        // An outlier that a running sum would never get rid of.
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
            (found - expected).abs() <= 1e-14 * expected.abs(),
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

#[test]
fn nothing_drifts_over_a_hundred_thousand_values() {
    nothing_drifts_over(100_000);
}

#[test]
#[ignore = "takes a minute: cargo test --release --test metric_properties -- --ignored"]
fn nothing_drifts_over_ten_million_values() {
    nothing_drifts_over(10_000_000);
}
