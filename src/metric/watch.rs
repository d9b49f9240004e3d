//! One automation watching one run.

use super::condition::{Formula, MetricCondition};
use super::moment::{Cooldown, Moment, Rest};
use super::reading::Reading;
use super::windows::Windows;

/// What one automation remembers of one run: its windows, and when it fired.
///
/// A value costs the same few steps whatever the windows' sizes. It holds a window's values once (an extreme's change
/// twice), and grows with what was logged up to that; drop it when the run ends.
#[derive(Clone, Debug)]
pub struct MetricWatch {
    windows: Windows,
    /// How many values the windows need.
    expected: u64,
    /// How many were logged, counted up to what is needed.
    logged: u64,
    /// How many of the last values were finite, counted likewise.
    finite: u64,
    /// The latest value that was not finite.
    stray: f64,
    cooldown: Cooldown,
}

impl MetricWatch {
    /// A watch for this condition that has seen nothing yet.
    pub fn new(condition: &MetricCondition) -> Self {
        Self {
            windows: Windows::new(condition.formula),
            expected: before_newest(condition.formula),
            logged: 0,
            finite: 0,
            stray: f64::NAN,
            cooldown: Cooldown::default(),
        }
    }

    /// Takes in the next value of the run, and says what the condition makes of it. The condition must be the one that
    /// the watch was made for, or one that differs from it only in what it compares with.
    pub fn log(&mut self, condition: &MetricCondition, value: f64, time: Option<Moment>) -> Reading {
        let reading = self.peek(condition, value, time);
        if reading.fires() {
            self.cooldown = Cooldown::begin(time);
        }
        self.logged = self.expected.min(self.logged + 1);
        if value.is_finite() {
            self.finite = self.expected.min(self.finite + 1);
            self.windows.push(value);
        } else {
            self.finite = 0;
            // It needs no place: by the time that windows are measured again, every value in them came after it.
            self.stray = value;
        }
        reading
    }

    /// What [`MetricWatch::log`] would say, with nothing taken in.
    pub fn peek(&self, condition: &MetricCondition, value: f64, time: Option<Moment>) -> Reading {
        if self.logged < self.expected {
            // The newest value is part of the window but for the z-score, which holds it against those before.
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
            return Reading::NotFinite { found: self.stray };
        }
        let computed = match self.windows.measure(value) {
            Ok(computed) => computed,
            Err(reading) => return reading,
        };
        if !condition.holds(computed.value()) {
            return Reading::NotMet(computed);
        }
        match self.cooldown.rest(time) {
            Rest::Over => Reading::Met(computed),
            Rest::Until(until) => Reading::CoolingDown { computed, until },
        }
    }

    /// The memory that it takes, in bytes.
    pub fn bytes(&self) -> usize {
        size_of::<Self>() + self.windows.bytes()
    }
}

/// How many values before the newest one a formula needs.
fn before_newest(formula: Formula) -> u64 {
    match formula {
        Formula::Aggregate { window, .. } => u64::from(window) - 1,
        Formula::Change { current, prior, .. } => u64::from(current) + u64::from(prior) - 1,
        Formula::Score { window } => u64::from(window),
    }
}
