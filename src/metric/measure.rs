//! The windows of a condition, and the numbers that are computed from them and the newest value.

use super::condition::Formula;
use super::double_double::DoubleDouble;
use super::reading::{Computed, Reading};
use super::window::{Magnitude, ScaledWindow, SlidingWindow, Summary};
use crate::model::{Aggregate, ChangeBasis};

/// The windows of a formula, without the newest value.
#[derive(Clone, Debug)]
pub(super) enum Windows {
    Aggregate(Box<AggregateWindow>),
    Change(Box<ChangeWindows>),
    Score(Box<ScoreWindow>),
}

impl Windows {
    pub(super) fn new(formula: Formula) -> Self {
        match formula {
            Formula::Aggregate { aggregate, window } => {
                Self::Aggregate(Box::new(AggregateWindow::new(aggregate, window as usize - 1)))
            }
            Formula::Change {
                aggregate,
                current,
                prior,
                basis,
            } => Self::Change(Box::new(ChangeWindows {
                basis,
                current: AggregateWindow::new(aggregate, current as usize - 1),
                prior: AggregateWindow::new(aggregate, prior as usize),
            })),
            Formula::Score { window } => Self::Score(Box::new(ScoreWindow {
                window: ScaledWindow::new(window as usize),
                latest: f64::NAN,
                equal: 0,
            })),
        }
    }

    /// Computes the condition's number, with this finite value as the newest and windows that are full of finite
    /// values. Returns a reading instead if it can't be computed.
    pub(super) fn measure(&self, newest: f64) -> Result<Computed, Reading> {
        match self {
            Self::Aggregate(window) => Ok(Computed::Aggregate(window.aggregate_with(newest).to_f64())),
            Self::Change(windows) => windows.measure(newest),
            Self::Score(window) => window.measure(newest),
        }
    }

    /// Appends a finite value.
    pub(super) fn push(&mut self, newest: f64) {
        match self {
            Self::Aggregate(window) => {
                window.push(newest);
            }
            Self::Change(windows) => {
                // A value that is no longer current is prior.
                if let Some(value) = windows.current.push(newest) {
                    windows.prior.push(value);
                }
            }
            Self::Score(window) => window.push(newest),
        }
    }

    /// Returns the memory that the windows own on the heap, in bytes.
    pub(super) fn heap_bytes(&self) -> usize {
        match self {
            Self::Aggregate(window) => size_of_val(window.as_ref()) + window.heap_bytes(),
            Self::Change(windows) => {
                size_of_val(windows.as_ref()) + windows.current.heap_bytes() + windows.prior.heap_bytes()
            }
            Self::Score(window) => size_of_val(window.as_ref()) + window.window.heap_bytes(),
        }
    }
}

/// A window and its aggregate.
#[derive(Clone, Debug)]
pub(super) enum AggregateWindow {
    Average(ScaledWindow<DoubleDouble>),
    /// The largest of the values times -1 or 1, so that one summary serves both ends.
    Extreme {
        window: SlidingWindow<Largest>,
        sign: f64,
    },
}

impl AggregateWindow {
    fn new(aggregate: Aggregate, length: usize) -> Self {
        let extreme = |sign| Self::Extreme {
            window: SlidingWindow::new(length, sign),
            sign,
        };
        match aggregate {
            Aggregate::Average => Self::Average(ScaledWindow::new(length)),
            Aggregate::Min => extreme(-1.0),
            Aggregate::Max => extreme(1.0),
        }
    }

    /// Returns the aggregate of the window, which must be full.
    fn aggregate(&self) -> DoubleDouble {
        match self {
            Self::Average(window) => {
                let mean = window.summary() / window.capacity() as f64;
                mean.scaled(window.magnitude().inverse_scale())
            }
            Self::Extreme { window, sign } => DoubleDouble::from(window.summary().0 * sign),
        }
    }

    /// Returns the aggregate of the window and one value more.
    fn aggregate_with(&self, newest: f64) -> DoubleDouble {
        match self {
            Self::Average(window) => {
                let magnitude = window.magnitude().max(Magnitude::of(newest));
                let sum = magnitude.convert(window.summary(), window.magnitude());
                let mean = (sum + newest * magnitude.scale()) / (window.capacity() + 1) as f64;
                mean.scaled(magnitude.inverse_scale())
            }
            Self::Extreme { window, sign } => {
                DoubleDouble::from(window.summary().with(newest * sign).0 * sign)
            }
        }
    }

    /// Appends a value, and returns the value that leaves the window for it.
    fn push(&mut self, value: f64) -> Option<f64> {
        match self {
            Self::Average(window) => window.push(value),
            Self::Extreme { window, .. } => window.push(value),
        }
    }

    fn heap_bytes(&self) -> usize {
        match self {
            Self::Average(window) => window.heap_bytes(),
            Self::Extreme { window, .. } => window.heap_bytes(),
        }
    }
}

/// The current window without the newest value, and the prior window before it.
#[derive(Clone, Debug)]
pub(super) struct ChangeWindows {
    basis: ChangeBasis,
    current: AggregateWindow,
    prior: AggregateWindow,
}

impl ChangeWindows {
    /// Returns the change to the newest values. A relative change is a fraction of the prior value's size, so that an
    /// increase is positive below zero too (assumed).
    fn measure(&self, newest: f64) -> Result<Computed, Reading> {
        let (exact_current, exact_prior) = (self.current.aggregate_with(newest), self.prior.aggregate());
        let (current, prior) = (exact_current.to_f64(), exact_prior.to_f64());
        // In double-double arithmetic, a difference that is too large would be NaN.
        let difference = match current - prior {
            infinite if infinite.is_infinite() => infinite,
            _ => (exact_current - exact_prior).to_f64(),
        };
        let change = match self.basis {
            ChangeBasis::Absolute => difference,
            ChangeBasis::Relative if prior == 0.0 => return Err(Reading::PriorZero { current }),
            ChangeBasis::Relative if difference.is_infinite() => {
                (current / 2.0 - prior / 2.0) / prior.abs() * 2.0
            }
            ChangeBasis::Relative => difference / prior.abs(),
        };
        Ok(Computed::Change {
            current,
            prior,
            change,
        })
    }
}

/// The values that the newest one is compared with in a z-score.
#[derive(Clone, Debug)]
pub(super) struct ScoreWindow {
    window: ScaledWindow<MeanAndSquares>,
    latest: f64,
    /// How many of the latest values are equal. A window of equal values is recognized by this, not by its deviation,
    /// so that rounding does not matter.
    equal: usize,
}

impl ScoreWindow {
    fn measure(&self, newest: f64) -> Result<Computed, Reading> {
        let length = self.window.capacity() as f64;
        if self.equal >= self.window.capacity() {
            // The sum turns -0 into 0.
            return Err(Reading::NoDeviation {
                mean: self.latest + 0.0,
            });
        }
        let MeanAndSquares {
            pivot, sum, squares, ..
        } = self.window.summary();
        let own = self.window.magnitude();
        // The distance of the mean from the pivot.
        let offset = sum / length;
        let deviation = (squares / length).sqrt();
        let newest_magnitude = Magnitude::of(newest);
        let score = if newest_magnitude > own {
            // The newest value has a scale of its own, in which it does not overflow.
            let mean = (pivot + offset) * own.inverse_scale() * newest_magnitude.scale();
            let distance = newest * newest_magnitude.scale() - mean;
            distance / deviation * own.scale() * newest_magnitude.inverse_scale()
        } else {
            (newest * own.scale() - pivot - offset) / deviation
        };
        Ok(Computed::Score {
            mean: (pivot + offset) * own.inverse_scale(),
            deviation: deviation * own.inverse_scale(),
            score,
        })
    }

    fn push(&mut self, value: f64) {
        if value == self.latest {
            self.equal = self.equal.saturating_add(1);
        } else {
            (self.latest, self.equal) = (value, 1);
        }
        self.window.push(value);
    }
}

/// The largest of the values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Largest(f64);

impl Summary for Largest {
    const EMPTY: Self = Self(f64::NEG_INFINITY);

    fn with(self, value: f64) -> Self {
        // Values are never NaN. `f64::max`, which checks for it, is several times slower in WebAssembly.
        Self(if value > self.0 { value } else { self.0 })
    }

    fn join(self, other: Self) -> Self {
        self.with(other.0)
    }
}

impl Summary for DoubleDouble {
    const EMPTY: Self = Self::ZERO;

    fn with(self, value: f64) -> Self {
        self + value
    }

    fn join(self, other: Self) -> Self {
        self + other
    }
}

/// The mean of the values and the sum of the squares of their distances from it, both relative to one of the values.
///
/// Relative to one of them, values with a large common offset are small, so doubles keep the digits of a small
/// deviation. Joining needs only the difference of two means, and adds squares but never subtracts them (Chan, Golub and
/// LeVeque, 1979).
#[derive(Clone, Copy, Debug)]
pub(super) struct MeanAndSquares {
    count: f64,
    /// The value that the sum is relative to.
    pivot: f64,
    /// The sum of the differences between the values and the pivot.
    sum: f64,
    squares: f64,
}

impl Summary for MeanAndSquares {
    const EMPTY: Self = Self {
        count: 0.0,
        pivot: 0.0,
        sum: 0.0,
        squares: 0.0,
    };

    fn with(self, value: f64) -> Self {
        let count = self.count + 1.0;
        if self.count == 0.0 {
            return Self {
                count,
                pivot: value,
                ..self
            };
        }
        let difference = value - self.pivot;
        // The distance of the value from the mean of those before it, times their count.
        let distance = difference * self.count - self.sum;
        Self {
            count,
            sum: self.sum + difference,
            squares: self.squares + distance * distance / (self.count * count),
            ..self
        }
    }

    fn join(self, other: Self) -> Self {
        if self.count == 0.0 {
            return other;
        }
        if other.count == 0.0 {
            return self;
        }
        let count = self.count + other.count;
        let counts = self.count * other.count;
        let shift = other.pivot - self.pivot;
        // The distance of the two means, times both counts.
        let distance = shift * counts + (other.sum * self.count - self.sum * other.count);
        Self {
            count,
            sum: self.sum + (other.sum + shift * other.count),
            squares: self.squares + other.squares + distance * distance / (counts * count),
            ..self
        }
    }
}
