//! Double-double arithmetic: an unevaluated sum of two doubles, with about 32 significant decimal digits.
//!
//! The algorithms, with their error bounds, are those of Joldes, Muller and Popescu, “Tight and rigorous error bounds for
//! basic building blocks of double-word arithmetic” (2017). Products use Dekker's splitting, because WebAssembly has no
//! fused multiply-add and its emulation is slow; the crates that offer this arithmetic rely on it.

use std::ops::{Add, Div, Mul, Sub};

/// The number `high + low`, where `high` is the double nearest to it.
///
/// Additions err by less than 2⁻¹⁰⁴ of their result, and multiplications and divisions by less than 2⁻¹⁰². Operands
/// must be small enough that no intermediate result overflows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct DoubleDouble {
    high: f64,
    low: f64,
}

impl DoubleDouble {
    pub(super) const ZERO: Self = Self { high: 0.0, low: 0.0 };

    /// Returns the nearest double.
    pub(super) fn to_f64(self) -> f64 {
        self.high
    }

    /// Multiplies by a power of two, without rounding.
    pub(super) fn scaled(self, power_of_two: f64) -> Self {
        Self {
            high: self.high * power_of_two,
            low: self.low * power_of_two,
        }
    }
}

impl From<f64> for DoubleDouble {
    fn from(high: f64) -> Self {
        Self { high, low: 0.0 }
    }
}

impl Add<f64> for DoubleDouble {
    type Output = Self;

    fn add(self, value: f64) -> Self {
        let sum = two_sum(self.high, value);
        quick_two_sum(sum.high, sum.low + self.low)
    }
}

impl Add for DoubleDouble {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let high = two_sum(self.high, other.high);
        let low = two_sum(self.low, other.low);
        let sum = quick_two_sum(high.high, high.low + low.high);
        quick_two_sum(sum.high, sum.low + low.low)
    }
}

impl Sub for DoubleDouble {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + other.scaled(-1.0)
    }
}

impl Mul<f64> for DoubleDouble {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        let product = two_product(self.high, factor);
        quick_two_sum(product.high, product.low + self.low * factor)
    }
}

impl Div<f64> for DoubleDouble {
    type Output = Self;

    fn div(self, divisor: f64) -> Self {
        let quotient = self.high / divisor;
        let product = two_product(quotient, divisor);
        let remainder = (self.high - product.high) - product.low + self.low;
        quick_two_sum(quotient, remainder / divisor)
    }
}

/// Adds two doubles without error.
fn two_sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    let rounded_a = high - b;
    let rounded_b = high - rounded_a;
    DoubleDouble {
        high,
        low: (a - rounded_a) + (b - rounded_b),
    }
}

/// Adds two doubles without error, where `a` is zero or not smaller than `b` in size.
fn quick_two_sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    DoubleDouble {
        high,
        low: b - (high - a),
    }
}

/// Multiplies two doubles without error.
fn two_product(a: f64, b: f64) -> DoubleDouble {
    let high = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    DoubleDouble {
        high,
        low: ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low,
    }
}

/// Splits a double into two halves of at most 26 significant bits each.
fn split(value: f64) -> (f64, f64) {
    const SPLITTER: f64 = ((1_u32 << 27) + 1) as f64;
    let scaled = SPLITTER * value;
    let high = scaled - (scaled - value);
    (high, value - high)
}
