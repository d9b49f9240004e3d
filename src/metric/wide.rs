//! Numbers with a double's precision and more, of any size: what a result is before it is rounded to a double.

/// `mantissa · 2^exponent`, and a little more where `inexact`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wide {
    /// Its top bit is set, unless the number is zero.
    mantissa: u64,
    exponent: i32,
    inexact: bool,
}

impl Wide {
    /// `mantissa · 2^exponent`, and a little more where `inexact`, which needs a mantissa of 64 bits or more.
    pub(super) fn new(mantissa: u128, exponent: i32, inexact: bool) -> Self {
        let above = 64 - mantissa.leading_zeros() as i32;
        if above <= 0 {
            let mantissa = mantissa as u64;
            return Self {
                mantissa: mantissa.checked_shl(above.unsigned_abs()).unwrap_or(0),
                exponent: exponent + above,
                inexact,
            };
        }
        Self {
            mantissa: (mantissa >> above) as u64,
            exponent: exponent + above,
            inexact: inexact || mantissa.trailing_zeros() < above as u32,
        }
    }

    /// The nearest double, of two that are as near the even one.
    pub(super) fn to_f64(self) -> f64 {
        if self.mantissa == 0 {
            return 0.0;
        }
        // The exponent of the leading bit, and how many bits a double of that size has.
        let leading = self.exponent + 63;
        if leading > 1023 {
            return f64::INFINITY;
        }
        if leading < -1075 {
            return 0.0;
        }
        let bits = (leading + 1075).clamp(0, 53) as u32;
        let dropped = u128::from(self.mantissa) << bits;
        let (kept, dropped) = ((dropped >> 64) as u64, dropped as u64);
        const HALF: u64 = 1 << 63;
        let tie_goes_up = self.inexact || kept & 1 == 1;
        let kept = kept + u64::from(dropped > HALF || dropped == HALF && tie_goes_up);
        // Where rounding carried over, the carry moves into the exponent's bits, which is right.
        if bits == 53 {
            f64::from_bits((((leading + 1022) as u64) << 52) + kept)
        } else {
            f64::from_bits(kept)
        }
    }

    /// Its square root, divided by `divisor`.
    pub(super) fn root_over(self, divisor: f64) -> f64 {
        let (root, exponent) = self.root();
        scaled(root / divisor, exponent)
    }

    /// It, divided by the square root of another, which is not zero.
    pub(super) fn over_root(self, other: Self) -> f64 {
        let (root, exponent) = other.root();
        scaled(self.mantissa as f64 / root, self.exponent - exponent)
    }

    /// Its square root, to a double's precision: `root · 2^exponent`.
    fn root(self) -> (f64, i32) {
        let odd = self.exponent.rem_euclid(2);
        let mantissa = self.mantissa as f64 * f64::from(1 + odd);
        (mantissa.sqrt(), (self.exponent - odd) / 2)
    }
}

/// `value · 2^exponent`.
fn scaled(value: f64, exponent: i32) -> f64 {
    const STEP: i32 = 1000;
    let (mut value, mut exponent) = (value, exponent);
    while exponent != 0 {
        let step = exponent.clamp(-STEP, STEP);
        value *= f64::from_bits(((step + 1023) as u64) << 52);
        exponent -= step;
    }
    value
}
