//! Run metric conditions, as W&B's SDK writes them.

use std::num::NonZeroU32;

use serde::Serialize;

use crate::diagnostic::{Code, Error};
use crate::json::{FromJson, Json, Mismatch, json_object, json_words, read_by_json};

/// How many of the most recent logged values count: at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(into = "u32")]
pub struct Window(#[cfg_attr(target_arch = "wasm32", tsify(type = "number"))] NonZeroU32);

impl Window {
    /// Each value by itself: what a threshold without an aggregate has (sdk).
    pub const SINGLE: Self = Self(NonZeroU32::MIN);
    /// What W&B's app begins a threshold with (docs).
    pub const OF_THRESHOLD: Self = Self(NonZeroU32::MIN.saturating_add(4));
    /// What W&B's app begins the current window of a change with (docs).
    pub const OF_CHANGE: Self = Self(NonZeroU32::MIN.saturating_add(9));
    /// What W&B's app begins the prior window of a change with (docs).
    pub const BEFORE_CHANGE: Self = Self(NonZeroU32::MIN.saturating_add(49));
    /// What W&B begins a z-score's window with (docs, sdk).
    pub const OF_Z_SCORE: Self = Self(NonZeroU32::MIN.saturating_add(29));

    /// A window of this many values.
    pub fn new(values: u32) -> Result<Self, Error> {
        NonZeroU32::new(values)
            .map(Self)
            .ok_or_else(|| Error::new(Code::WindowEmpty, [("found", values.to_string().into())]))
    }

    /// How many values.
    pub fn get(self) -> usize {
        self.0.get() as usize
    }
}

impl FromJson for Window {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        Self::new(u32::from_json(json)?).map_err(|error| Mismatch::broken(&error, json))
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

/// What a window of values is condensed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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

/// How a value is compared with a threshold. The SDK has the first four; the app also offers the last two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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

/// Which way a change or a deviation must go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
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

/// What a change is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum ChangeBasis {
    /// In the metric's own unit.
    Absolute,
    /// As a fraction of the prior value: 0.1 is ten percent.
    Relative,
}

/// A metric's value, or the aggregate of its window, crosses a threshold.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MetricThreshold {
    /// The metric's name, as the run logs it.
    pub name: String,
    /// What the window is condensed to; none takes each value by itself, with a window of 1.
    #[serde(default)]
    pub agg_op: Option<Aggregate>,
    /// How many of the most recent values.
    pub window_size: Window,
    /// How it is compared.
    pub cmp_op: Comparison,
    /// What it is compared with.
    pub threshold: f64,
}

/// A metric changes between two windows, the prior one ending where the current one begins.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MetricChange {
    /// The metric's name, as the run logs it.
    pub name: String,
    /// What each window is condensed to.
    #[serde(default)]
    pub agg_op: Option<Aggregate>,
    /// How many of the most recent values.
    pub current_window_size: Window,
    /// How many values before those.
    pub prior_window_size: Window,
    /// What the change is measured in.
    pub change_type: ChangeBasis,
    /// Which way it must go.
    pub change_dir: Direction,
    /// How much at least; not negative.
    pub change_amount: f64,
}

/// A metric's newest value lies far from the mean of its window.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MetricZScore {
    /// The metric's name, as the run logs it.
    pub name: String,
    /// How many values before the newest; W&B's default is 30.
    pub window_size: Window,
    /// How many standard deviations at least; W&B's default is 3.
    pub threshold: f64,
    /// Which way it must go.
    pub change_dir: Direction,
}

json_words! { Aggregate {
    "AVERAGE" => Average,
    "MIN" => Min,
    "MAX" => Max,
} }

json_words! { Comparison {
    "$gt" => Greater,
    "$gte" => GreaterOrEqual,
    "$lt" => Less,
    "$lte" => LessOrEqual,
    "$eq" => Equal,
    "$ne" => NotEqual,
} }

json_words! { Direction {
    "INCREASE" => Increase,
    "DECREASE" => Decrease,
    "ANY" => Any,
} }

json_words! { ChangeBasis {
    "ABSOLUTE" => Absolute,
    "RELATIVE" => Relative,
} }

json_object! { MetricThreshold {
    name: needed,
    agg_op: or_default,
    window_size: needed,
    cmp_op: needed,
    threshold: needed,
} }

json_object! { MetricChange {
    name: needed,
    agg_op: or_default,
    current_window_size: needed,
    prior_window_size: needed,
    change_type: needed,
    change_dir: needed,
    change_amount: needed,
} }

json_object! { MetricZScore {
    name: needed,
    window_size: needed,
    threshold: needed,
    change_dir: needed,
} }

read_by_json!(
    Window,
    Aggregate,
    Comparison,
    Direction,
    ChangeBasis,
    MetricThreshold,
    MetricChange,
    MetricZScore
);
