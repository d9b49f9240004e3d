//! The state of one automation for one run, and its evaluation for one value or many.

use serde::Serialize;

use super::condition::{Formula, MetricCondition};
use super::cooldown::{Cooldown, CooldownState, UnixMillis};
use super::measure::Windows;
use super::reading::{Computed, Reading};

/// The state of one automation for one run: the windows, and the cooldown.
///
/// The cost of a value does not depend on the windows' lengths. The memory grows with the logged values up to those
/// lengths; drop the watch when the run ends.
#[derive(Clone, Debug)]
pub struct MetricWatch {
    windows: Windows,
    /// The number of values that the windows need before the newest one.
    expected: u64,
    /// The number of logged values, capped at `expected`.
    logged: u64,
    /// The number of consecutive finite values up to now, capped at `expected`.
    finite: u64,
    /// The latest value that is NaN or infinite.
    not_finite: f64,
    cooldown: Cooldown,
}

impl MetricWatch {
    /// Creates a watch for this condition, without any values.
    pub fn new(condition: &MetricCondition) -> Self {
        Self {
            windows: Windows::new(condition.formula),
            expected: values_before_newest(condition.formula),
            logged: 0,
            finite: 0,
            not_finite: f64::NAN,
            cooldown: Cooldown::default(),
        }
    }

    /// Logs the next value of the run, and evaluates the condition. The condition must be the one that the watch was
    /// created for, or differ from it only in its requirement.
    pub fn log(&mut self, condition: &MetricCondition, value: f64, time: Option<UnixMillis>) -> Reading {
        let reading = self.peek(condition, value, time);
        if reading.fires() {
            self.cooldown = Cooldown::start(time);
        }
        self.logged = self.expected.min(self.logged + 1);
        if value.is_finite() {
            self.finite = self.expected.min(self.finite + 1);
            self.windows.push(value);
        } else {
            self.finite = 0;
            // NaN and infinity are not pushed. `finite` prevents a result until every value in the windows was logged
            // after this one.
            self.not_finite = value;
        }
        reading
    }

    /// Returns the reading that [`MetricWatch::log`] would return, without logging the value.
    pub fn peek(&self, condition: &MetricCondition, value: f64, time: Option<UnixMillis>) -> Reading {
        if self.logged < self.expected {
            // The newest value is part of the window, except for a z-score, which compares it with those before.
            let newest = u64::from(!matches!(condition.formula, Formula::Score { .. }));
            return Reading::Filling {
                found: self.logged + newest,
                expected: self.expected + newest,
            };
        }
        if !value.is_finite() {
            return Reading::NotFinite { found: value };
        }
        if self.finite < self.expected {
            return Reading::NotFinite {
                found: self.not_finite,
            };
        }
        let computed = match self.windows.measure(value) {
            Ok(computed) => computed,
            Err(reading) => return reading,
        };
        if !condition.is_met_by(computed.value()) {
            return Reading::NotMet(computed);
        }
        match self.cooldown.state(time) {
            CooldownState::Over => Reading::Met(computed),
            CooldownState::Until(until) => Reading::CoolingDown { computed, until },
        }
    }

    /// Returns the memory that the watch uses, in bytes.
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + self.windows.heap_bytes()
    }
}

/// Returns how many values a formula needs before the newest one.
fn values_before_newest(formula: Formula) -> u64 {
    match formula {
        Formula::Aggregate { window, .. } => u64::from(window) - 1,
        Formula::Change { current, prior, .. } => u64::from(current) + u64::from(prior) - 1,
        Formula::Score { window } => u64::from(window),
    }
}

/// The results of a condition for many values of a run, one item per value, for a plot. Items are NaN where nothing could
/// be computed.
#[derive(Clone, Debug, Default)]
pub struct MetricBatch {
    /// The numbers that the condition was evaluated on: aggregates, changes or z-scores.
    pub computed: Vec<f64>,
    /// The numbers to plot, in the metric's own unit: the aggregate; for a change, the current window's aggregate; for a
    /// z-score, the value.
    pub line: Vec<f64>,
    /// The centre of the band that the line must leave; 0 for a threshold, which has no band.
    pub centre: Vec<f64>,
    /// How far `line` moves when `computed` grows by 1: `line` is `centre + computed · unit`.
    pub unit: Vec<f64>,
    /// The values at which the automation fires.
    pub firings: Firings,
    /// The stretches of values at which nothing could be computed, in order.
    pub pauses: Vec<Pause>,
}

/// A stretch of a run's values at which a condition can't be met, because its number can't be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Pause {
    /// The index of the first value.
    pub from: u32,
    /// The index of the last value.
    pub to: u32,
    /// Why the number can't be computed.
    pub reason: PauseReason,
}

/// A reason why the number of a condition can't be computed (assumed: no firing).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum PauseReason {
    /// The windows are not full yet.
    Filling,
    /// A value in a window is NaN or infinite.
    NotFinite,
    /// The prior window's aggregate is zero, so the relative change is undefined.
    PriorZero,
    /// All values of the window are equal, so the z-score is undefined.
    NoDeviation,
}

impl PauseReason {
    fn of(reading: &Reading) -> Option<Self> {
        match reading {
            Reading::Filling { .. } => Some(Self::Filling),
            Reading::NotFinite { .. } => Some(Self::NotFinite),
            Reading::PriorZero { .. } => Some(Self::PriorZero),
            Reading::NoDeviation { .. } => Some(Self::NoDeviation),
            Reading::NotMet(_) | Reading::Met(_) | Reading::CoolingDown { .. } => None,
        }
    }
}

/// The indexes of the values of a run at which a condition is met, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Firings {
    /// The indexes of the values at which the automation fires.
    pub fired: Vec<u32>,
    /// The indexes of the values at which the automation does not fire, because it fired for this run in the 24 hours
    /// before.
    pub in_cooldown: Vec<u32>,
}

impl MetricBatch {
    /// Logs a value, and appends its results. `index` is what [`Firings`] records.
    pub fn log(
        &mut self,
        watch: &mut MetricWatch,
        condition: &MetricCondition,
        index: u32,
        value: f64,
        time: Option<UnixMillis>,
    ) {
        let reading = watch.log(condition, value, time);
        match reading {
            Reading::Met(_) => self.firings.fired.push(index),
            Reading::CoolingDown { .. } => self.firings.in_cooldown.push(index),
            _ => {}
        }
        if let Some(reason) = PauseReason::of(&reading) {
            self.extend_pause(index, reason);
        }
        let computed = reading.computed();
        let (line, centre, unit) = match computed {
            None => (f64::NAN, f64::NAN, f64::NAN),
            Some(Computed::Aggregate(aggregate)) => (aggregate, 0.0, 1.0),
            Some(Computed::Change { current, prior, .. }) => {
                (current, prior, condition.unit_of_change(prior))
            }
            Some(Computed::Score { mean, deviation, .. }) => (value, mean, deviation),
        };
        self.computed.push(computed.map_or(f64::NAN, Computed::value));
        self.line.push(line);
        self.centre.push(centre);
        self.unit.push(unit);
    }

    fn extend_pause(&mut self, index: u32, reason: PauseReason) {
        match self.pauses.last_mut() {
            Some(last) if last.reason == reason && last.to + 1 == index => last.to = index,
            _ => self.pauses.push(Pause {
                from: index,
                to: index,
                reason,
            }),
        }
    }
}

/// Returns the firings for the computed numbers of a run, which are NaN where nothing was computed.
///
/// This is [`MetricWatch::log`] without the windows. It is enough where only the requirement of a condition changes.
pub fn firings(
    condition: &MetricCondition,
    computed: &[f64],
    time: impl Fn(usize) -> Option<UnixMillis>,
) -> Firings {
    let mut cooldown = Cooldown::default();
    let mut firings = Firings::default();
    for (index, computed) in (0..).zip(computed) {
        if !condition.is_met_by(*computed) {
            continue;
        }
        let time = time(index as usize);
        match cooldown.state(time) {
            CooldownState::Over => {
                cooldown = Cooldown::start(time);
                firings.fired.push(index);
            }
            CooldownState::Until(_) => firings.in_cooldown.push(index),
        }
    }
    firings
}
