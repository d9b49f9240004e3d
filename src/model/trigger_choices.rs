//! What W&B's app offers where a trigger leaves a choice, and what a trigger of each kind begins with.

use serde::Serialize;

use super::{
    Aggregate, ChangeBasis, Comparison, Direction, EventType, FilterText, MetricChange, MetricThreshold,
    MetricZScore, RunState, Trigger, Window,
};
use crate::diagnostic::Evidence;

/// What may be chosen, in the order in which a form shows it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TriggerChoices {
    /// The states that a run may change to (documented: `KILLED` never triggers, so the app has it not).
    pub states: &'static [RunState],
    /// What a window may be condensed to, besides nothing at all.
    pub aggregates: &'static [Aggregate],
    /// The window of a threshold without an aggregate (sdk).
    pub single_window: Window,
    /// The window that a threshold with an aggregate begins with (docs).
    pub aggregate_window: Window,
    /// How a value may be compared with a threshold.
    pub comparisons: &'static [ComparisonInfo],
    /// What a change may be measured in.
    pub bases: &'static [ChangeBasisInfo],
    /// Which way a change or a deviation may go.
    pub directions: &'static [Direction],
}

/// What is known about a [`Comparison`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ComparisonInfo {
    /// The comparison.
    pub comparison: Comparison,
    /// Its mathematical sign.
    pub sign: &'static str,
    /// Who has it: W&B's SDK, or only the app that its docs describe.
    pub evidence: Evidence,
}

/// How people read a number that is stored for a [`ChangeBasis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ChangeBasisInfo {
    /// The basis.
    pub basis: ChangeBasis,
    /// The unit of the number that people read; empty for the metric's own.
    pub unit: &'static str,
    /// By how many decimal places the number that people read is larger than the stored one: 2 for percent.
    pub decimal_places: u8,
}

const fn compared(comparison: Comparison, sign: &'static str, evidence: Evidence) -> ComparisonInfo {
    ComparisonInfo {
        comparison,
        sign,
        evidence,
    }
}

impl TriggerChoices {
    /// All of them.
    pub const ALL: Self = Self {
        states: &[RunState::Running, RunState::Finished, RunState::Failed],
        aggregates: &[Aggregate::Average, Aggregate::Min, Aggregate::Max],
        single_window: Window::SINGLE,
        aggregate_window: Window::OF_THRESHOLD,
        comparisons: &[
            compared(Comparison::Greater, ">", Evidence::Sdk),
            compared(Comparison::GreaterOrEqual, "≥", Evidence::Sdk),
            compared(Comparison::Less, "<", Evidence::Sdk),
            compared(Comparison::LessOrEqual, "≤", Evidence::Sdk),
            compared(Comparison::Equal, "=", Evidence::Documented),
            compared(Comparison::NotEqual, "≠", Evidence::Documented),
        ],
        bases: &[
            ChangeBasisInfo {
                basis: ChangeBasis::Relative,
                unit: "%",
                decimal_places: 2,
            },
            ChangeBasisInfo {
                basis: ChangeBasis::Absolute,
                unit: "",
                decimal_places: 0,
            },
        ],
        directions: &[Direction::Any, Direction::Increase, Direction::Decrease],
    };
}

impl Trigger {
    /// What a form for this kind begins with: windows and z-score as W&B's app and SDK have them (docs, sdk); the rest
    /// is a beginning that people change (assumed).
    pub fn beginning(event_type: EventType, filter: FilterText) -> Self {
        match event_type {
            EventType::LinkArtifact => Self::LinkArtifact { filter },
            EventType::UnlinkArtifact => Self::UnlinkArtifact { filter },
            EventType::CreateArtifact => Self::CreateArtifact { filter },
            EventType::AddArtifactAlias => Self::AddArtifactAlias { filter },
            EventType::AddArtifactTag => Self::AddArtifactTag { filter },
            EventType::RemoveArtifactTag => Self::RemoveArtifactTag { filter },
            EventType::AddCollectionTag => Self::AddCollectionTag { filter },
            EventType::RemoveCollectionTag => Self::RemoveCollectionTag { filter },
            EventType::RunMetric => Self::RunMetric {
                condition: threshold(),
                filter,
            },
            EventType::RunMetricChange => Self::RunMetricChange {
                condition: change(),
                filter,
            },
            EventType::RunMetricZscore => Self::RunMetricZscore {
                condition: z_score(),
                filter,
            },
            EventType::RunState => Self::RunState {
                states: vec![RunState::Finished],
                filter,
            },
        }
    }
}

fn threshold() -> MetricThreshold {
    MetricThreshold {
        name: String::new(),
        agg_op: Some(Aggregate::Average),
        window_size: Window::OF_THRESHOLD,
        cmp_op: Comparison::Greater,
        threshold: 0.0,
    }
}

fn change() -> MetricChange {
    MetricChange {
        name: String::new(),
        agg_op: Some(Aggregate::Average),
        current_window_size: Window::OF_CHANGE,
        prior_window_size: Window::BEFORE_CHANGE,
        change_type: ChangeBasis::Relative,
        change_dir: Direction::Any,
        change_amount: 0.1,
    }
}

fn z_score() -> MetricZScore {
    MetricZScore {
        name: String::new(),
        window_size: Window::OF_Z_SCORE,
        threshold: 3.0,
        change_dir: Direction::Any,
    }
}
