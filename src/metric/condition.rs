//! A run metric condition, compiled.

use crate::model::{
    Aggregate, ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Trigger,
    TriggerKind,
};

/// A compiled run metric condition: the metric's name, the formula for a number, and the requirement on that number.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricCondition {
    name: String,
    pub(super) formula: Formula,
    pub(super) requirement: Requirement,
}

/// How the number is computed from the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Formula {
    Aggregate {
        aggregate: Aggregate,
        window: u32,
    },
    Change {
        aggregate: Aggregate,
        current: u32,
        prior: u32,
        basis: ChangeBasis,
    },
    Score {
        window: u32,
    },
}

/// The requirement that the computed number must meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Requirement {
    Compare(Comparison, f64),
    AtLeast(Direction, f64),
}

impl MetricCondition {
    /// Compiles the condition of a run metric trigger; returns `None` for any other trigger.
    pub fn of(trigger: &Trigger) -> Option<Self> {
        match &trigger.kind {
            TriggerKind::RunMetric(condition) => Some(condition.into()),
            TriggerKind::RunMetricChange(condition) => Some(condition.into()),
            TriggerKind::RunMetricZscore(condition) => Some(condition.into()),
            _ => None,
        }
    }

    /// Returns the metric's name, as the run logs it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns how far the current window's aggregate moves when the computed change grows by 1.
    pub(super) fn unit_of_change(&self, prior: f64) -> f64 {
        match self.formula {
            Formula::Change {
                basis: ChangeBasis::Relative,
                ..
            } => prior.abs(),
            _ => 1.0,
        }
    }

    /// Returns whether a computed aggregate, change or z-score meets the requirement. NaN never does.
    pub fn is_met_by(&self, computed: f64) -> bool {
        match self.requirement {
            _ if computed.is_nan() => false,
            Requirement::Compare(Comparison::Greater, threshold) => computed > threshold,
            Requirement::Compare(Comparison::GreaterOrEqual, threshold) => computed >= threshold,
            Requirement::Compare(Comparison::Less, threshold) => computed < threshold,
            Requirement::Compare(Comparison::LessOrEqual, threshold) => computed <= threshold,
            Requirement::Compare(Comparison::Equal, threshold) => computed == threshold,
            Requirement::Compare(Comparison::NotEqual, threshold) => computed != threshold,
            Requirement::AtLeast(Direction::Increase, amount) => computed >= amount,
            Requirement::AtLeast(Direction::Decrease, amount) => -computed >= amount,
            Requirement::AtLeast(Direction::Any, amount) => computed.abs() >= amount,
        }
    }
}

impl From<&MetricThreshold> for MetricCondition {
    fn from(condition: &MetricThreshold) -> Self {
        let (aggregate, [window]) = windows_of(condition.agg_op, [condition.window_size.into()]);
        Self {
            name: condition.name.clone(),
            formula: Formula::Aggregate { aggregate, window },
            requirement: Requirement::Compare(condition.cmp_op, condition.threshold),
        }
    }
}

impl From<&MetricChange> for MetricCondition {
    fn from(condition: &MetricChange) -> Self {
        let windows = [condition.current_window_size, condition.prior_window_size];
        let (aggregate, [current, prior]) = windows_of(condition.agg_op, windows.map(u32::from));
        Self {
            name: condition.name.clone(),
            formula: Formula::Change {
                aggregate,
                current,
                prior,
                basis: condition.change_type,
            },
            requirement: Requirement::AtLeast(condition.change_dir, condition.change_amount),
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
            requirement: Requirement::AtLeast(condition.change_dir, condition.threshold),
        }
    }
}

/// Returns the aggregate and the windows' sizes. Without an aggregate, the sizes are ignored (sdk) and each value
/// counts alone: it is the largest of a window of one.
fn windows_of<const N: usize>(aggregate: Option<Aggregate>, windows: [u32; N]) -> (Aggregate, [u32; N]) {
    match aggregate {
        None => (Aggregate::Max, [1; N]),
        Some(aggregate) => (aggregate, windows),
    }
}
