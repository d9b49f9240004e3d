//! A run metric condition, ready to be held against values.

use crate::model::{
    Aggregate, ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Trigger,
    TriggerKind,
};

use super::extreme::Side;

/// A run metric condition: which metric, what is computed from its values, and what must hold of that.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricCondition {
    name: String,
    pub(super) formula: Formula,
    pub(super) test: Test,
}

/// What is computed from the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Formula {
    Aggregate {
        of: Condensed,
        window: u32,
    },
    Change {
        of: Condensed,
        current: u32,
        prior: u32,
        basis: ChangeBasis,
    },
    Score {
        window: u32,
    },
}

/// What a window is condensed to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Condensed {
    Average,
    Extreme(Side),
}

/// What must hold of the number that was computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Test {
    Compare(Comparison, f64),
    AtLeast(Direction, f64),
}

impl MetricCondition {
    /// The condition of a trigger, where it waits for a run metric.
    pub fn of(trigger: &Trigger) -> Option<Self> {
        match &trigger.kind {
            TriggerKind::RunMetric(condition) => Some(condition.into()),
            TriggerKind::RunMetricChange(condition) => Some(condition.into()),
            TriggerKind::RunMetricZscore(condition) => Some(condition.into()),
            _ => None,
        }
    }

    /// The metric's name, as the run logs it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a change of 1 is in the metric's own unit.
    pub(super) fn unit_of_change(&self, prior: f64) -> f64 {
        match self.formula {
            Formula::Change {
                basis: ChangeBasis::Relative,
                ..
            } => prior.abs(),
            _ => 1.0,
        }
    }

    /// Whether it is met by what was computed: the aggregate, the change, or the z-score; never by NaN.
    pub fn holds(&self, computed: f64) -> bool {
        match self.test {
            _ if computed.is_nan() => false,
            Test::Compare(Comparison::Greater, threshold) => computed > threshold,
            Test::Compare(Comparison::GreaterOrEqual, threshold) => computed >= threshold,
            Test::Compare(Comparison::Less, threshold) => computed < threshold,
            Test::Compare(Comparison::LessOrEqual, threshold) => computed <= threshold,
            Test::Compare(Comparison::Equal, threshold) => computed == threshold,
            Test::Compare(Comparison::NotEqual, threshold) => computed != threshold,
            Test::AtLeast(Direction::Increase, amount) => computed >= amount,
            Test::AtLeast(Direction::Decrease, amount) => -computed >= amount,
            Test::AtLeast(Direction::Any, amount) => computed.abs() >= amount,
        }
    }
}

impl From<&MetricThreshold> for MetricCondition {
    fn from(condition: &MetricThreshold) -> Self {
        let (of, [window]) = condensed(condition.agg_op, [condition.window_size.into()]);
        Self {
            name: condition.name.clone(),
            formula: Formula::Aggregate { of, window },
            test: Test::Compare(condition.cmp_op, condition.threshold),
        }
    }
}

impl From<&MetricChange> for MetricCondition {
    fn from(condition: &MetricChange) -> Self {
        let windows = [condition.current_window_size, condition.prior_window_size];
        let (of, [current, prior]) = condensed(condition.agg_op, windows.map(u32::from));
        Self {
            name: condition.name.clone(),
            formula: Formula::Change {
                of,
                current,
                prior,
                basis: condition.change_type,
            },
            test: Test::AtLeast(condition.change_dir, condition.change_amount),
        }
    }
}

impl From<&MetricZScore> for MetricCondition {
    fn from(condition: &MetricZScore) -> Self {
        Self {
            name: condition.name.clone(),
            formula: Formula::Score {
                window: condition.window_size.into(),
            },
            test: Test::AtLeast(condition.change_dir, condition.threshold),
        }
    }
}

/// Without an aggregate each value stands for itself and the windows' sizes are ignored (SDK): any extreme of one
/// value is that value.
fn condensed<const N: usize>(aggregate: Option<Aggregate>, windows: [u32; N]) -> (Condensed, [u32; N]) {
    match aggregate {
        None => (Condensed::Extreme(Side::Largest), [1; N]),
        Some(Aggregate::Average) => (Condensed::Average, windows),
        Some(Aggregate::Min) => (Condensed::Extreme(Side::Smallest), windows),
        Some(Aggregate::Max) => (Condensed::Extreme(Side::Largest), windows),
    }
}
