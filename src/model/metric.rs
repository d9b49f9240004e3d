//! Conditions on run metrics, as W&B's SDK writes them.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Edit, Error, Fix, FixCode, Locator};
use crate::json::{BrokenRule, Unchecked, format_number};

/// A window of the most recent logged values: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(try_from = "Unchecked<u32>", into = "u32")]
pub struct Window(#[cfg_attr(target_arch = "wasm32", tsify(type = "number"))] NonZeroU32);

impl Window {
    /// One value: the window of a threshold without an aggregate (sdk).
    pub const SINGLE: Self = Self(NonZeroU32::MIN);
    /// The default window of a threshold in W&B's app (documented).
    pub const OF_THRESHOLD: Self = Self(NonZeroU32::MIN.saturating_add(4));
    /// The default current window of a change in W&B's app (documented).
    pub const OF_CHANGE: Self = Self(NonZeroU32::MIN.saturating_add(9));
    /// The default prior window of a change in W&B's app (documented).
    pub const BEFORE_CHANGE: Self = Self(NonZeroU32::MIN.saturating_add(49));
    /// The default window of a z-score (documented, sdk).
    pub const OF_Z_SCORE: Self = Self(NonZeroU32::MIN.saturating_add(29));

    /// Creates a window of this many values.
    ///
    /// # Errors
    /// `values` is zero.
    pub fn new(values: u32) -> Result<Self, Error> {
        NonZeroU32::new(values)
            .map(Self)
            .ok_or_else(|| Error::new(Code::MetricWindowEmpty, [("found", values.to_string().into())]))
    }

    /// Returns the number of values.
    pub fn get(self) -> usize {
        self.0.get() as usize
    }
}

impl TryFrom<Unchecked<u32>> for Window {
    type Error = BrokenRule;

    fn try_from(values: Unchecked<u32>) -> Result<Self, BrokenRule> {
        Ok(Self::new(values.0)?)
    }
}

impl TryFrom<u32> for Window {
    type Error = Error;

    fn try_from(values: u32) -> Result<Self, Error> {
        Self::new(values)
    }
}

impl From<Window> for u32 {
    fn from(window: Window) -> Self {
        window.0.get()
    }
}

/// The aggregate of a window of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum Aggregate {
    /// The arithmetic mean.
    Average,
    /// The smallest value.
    Min,
    /// The largest value.
    Max,
}

impl Aggregate {
    /// Returns the aggregate's name in conditions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Average => "AVERAGE",
            Self::Min => "MIN",
            Self::Max => "MAX",
        }
    }
}

/// A comparison with a threshold. The SDK has the first four; the app also offers the last two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Comparison {
    /// Greater than.
    #[serde(rename = "$gt")]
    Greater,
    /// Greater than or equal to.
    #[serde(rename = "$gte")]
    GreaterOrEqual,
    /// Less than.
    #[serde(rename = "$lt")]
    Less,
    /// Less than or equal to.
    #[serde(rename = "$lte")]
    LessOrEqual,
    /// Equal to.
    #[serde(rename = "$eq")]
    Equal,
    /// Not equal to.
    #[serde(rename = "$ne")]
    NotEqual,
}

impl Comparison {
    /// Returns the comparison's operator in conditions.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Greater => "$gt",
            Self::GreaterOrEqual => "$gte",
            Self::Less => "$lt",
            Self::LessOrEqual => "$lte",
            Self::Equal => "$eq",
            Self::NotEqual => "$ne",
        }
    }
}

/// The direction of a change or a deviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum Direction {
    /// Up.
    Increase,
    /// Down.
    Decrease,
    /// Either way.
    Any,
}

/// The unit in which a change is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum ChangeBasis {
    /// The metric's own unit.
    Absolute,
    /// A fraction of the prior value: 0.1 is ten percent.
    Relative,
}

/// A condition: a metric's value, or the aggregate of its window, meets a threshold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct MetricThreshold {
    /// The metric's name, as the run logs it.
    pub name: String,
    /// The aggregate of the window; without one each value counts by itself, with a window of 1.
    #[serde(default)]
    pub agg_op: Option<Aggregate>,
    /// The window of most recent values.
    pub window_size: Window,
    /// The comparison.
    pub cmp_op: Comparison,
    /// The threshold.
    pub threshold: f64,
}

/// A condition: a metric changes between two windows, of which the prior one ends where the current one begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct MetricChange {
    /// The metric's name, as the run logs it.
    pub name: String,
    /// The aggregate of each window.
    #[serde(default)]
    pub agg_op: Option<Aggregate>,
    /// The window of most recent values.
    pub current_window_size: Window,
    /// The window of values before those.
    pub prior_window_size: Window,
    /// The unit in which the change is measured.
    pub change_type: ChangeBasis,
    /// The direction of the change.
    pub change_dir: Direction,
    /// The minimum amount; not negative.
    pub change_amount: f64,
}

impl MetricChange {
    /// Returns the finding about a relative change of 1 or more: people write 10 for ten percent, which is 0.1. Its span and
    /// the edit of its fix are in the amount's JSON text.
    pub fn check_amount(&self) -> Option<Diagnostic> {
        if self.change_type != ChangeBasis::Relative || self.change_amount < 1.0 {
            return None;
        }
        let amount = format_number(self.change_amount);
        let arguments = [
            ("amount", amount.as_str().into()),
            ("percent", format_number(self.change_amount * 100.0).into()),
        ];
        let fraction = format_number(self.change_amount / 100.0);
        let span = Locator::new(&amount).span(0..amount.len());
        let edit = Edit {
            span,
            text: fraction.clone(),
        };
        let fix = Fix::new(FixCode::WriteNumber, [("number", fraction)], vec![edit]);
        Some(
            Diagnostic::new(Code::MetricChangeAsPercent, arguments)
                .at(span)
                .with_fix(fix),
        )
    }
}

/// A condition: a metric's newest value deviates from the mean of its window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct MetricZScore {
    /// The metric's name, as the run logs it.
    pub name: String,
    /// The window of values before the newest; W&B's default is 30.
    pub window_size: Window,
    /// The minimum deviation in standard deviations; W&B's default is 3.
    pub threshold: f64,
    /// The direction of the change.
    pub change_dir: Direction,
}
