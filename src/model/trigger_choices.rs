//! The choices that W&B's app offers for the fields of a trigger.

use serde::Serialize;

use super::event::RunState;
use super::metric::{Aggregate, ChangeBasis, Comparison, Direction, Window};
use crate::diagnostic::Evidence;

/// The choices that W&B's app offers for the fields of a trigger, each in display order.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TriggerChoices {
    /// The states that a run can change to (documented: `KILLED` never triggers, so the app does not offer it).
    pub states: &'static [RunState],
    /// The aggregates of a window; a form additionally offers “no aggregate”.
    pub aggregates: &'static [Aggregate],
    /// The window of a threshold without an aggregate (sdk).
    pub single_window: Window,
    /// The default window of a threshold with an aggregate (documented).
    pub aggregate_window: Window,
    /// The comparisons with a threshold.
    pub comparisons: &'static [ComparisonInfo],
    /// The units in which a change is measured.
    pub bases: &'static [ChangeBasisInfo],
    /// The directions of a change or a deviation.
    pub directions: &'static [Direction],
}

/// The facts about a [`Comparison`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ComparisonInfo {
    /// The comparison.
    pub comparison: Comparison,
    /// Its mathematical symbol.
    pub sign: &'static str,
    /// Its source: W&B's SDK, or only the documentation of the app.
    pub evidence: Evidence,
}

/// How a form displays a number that is stored for a [`ChangeBasis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ChangeBasisInfo {
    /// The basis.
    pub basis: ChangeBasis,
    /// The unit of the displayed number; empty for the metric's own.
    pub unit: &'static str,
    /// The power of ten from the stored to the displayed number: 2 for percent (0.1 is shown as 10).
    pub decimal_places: u8,
}

const fn comparison_info(comparison: Comparison, sign: &'static str, evidence: Evidence) -> ComparisonInfo {
    ComparisonInfo {
        comparison,
        sign,
        evidence,
    }
}

impl TriggerChoices {
    /// All choices.
    pub const ALL: Self = Self {
        states: &[RunState::Running, RunState::Finished, RunState::Failed],
        aggregates: &[Aggregate::Average, Aggregate::Min, Aggregate::Max],
        single_window: Window::SINGLE,
        aggregate_window: Window::OF_THRESHOLD,
        comparisons: &[
            comparison_info(Comparison::Greater, ">", Evidence::Sdk),
            comparison_info(Comparison::GreaterOrEqual, "≥", Evidence::Sdk),
            comparison_info(Comparison::Less, "<", Evidence::Sdk),
            comparison_info(Comparison::LessOrEqual, "≤", Evidence::Sdk),
            comparison_info(Comparison::Equal, "=", Evidence::Documented),
            comparison_info(Comparison::NotEqual, "≠", Evidence::Documented),
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
