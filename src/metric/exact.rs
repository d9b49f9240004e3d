//! Sums of doubles without rounding, from which what was added can be taken away again.

use super::magnitude::Magnitude;

/// A digit's bits.
const DIGIT: u32 = 32;
const MASK: i64 = 0xffff_ffff;

/// A number in base 2³², with as many digits as the values in it need: for values of like size four or five, for any
/// doubles at most 70, and twice that for their squares. So a step costs the same after ten values or ten million,
/// and what a value added is gone without a trace when it is taken away.
#[derive(Clone, Debug, Default)]
pub(super) struct Exact {
    /// The first digit counts multiples of 2^(32 · lowest).
    lowest: i32,
    /// From the least significant: each in 0..2³² but the last, which has the sign, in -2³²..2³².
    digits: Vec<i64>,
}

impl Exact {
    /// Adds a finite value this many times; a negative number takes it away.
    pub(super) fn add(&mut self, value: f64, times: i64) {
        let (negative, mantissa, exponent) = parts(value);
        let mantissa = u128::from(mantissa) * u128::from(times.unsigned_abs());
        self.add_scaled(negative != (times < 0), mantissa, exponent);
    }

    /// Adds the square of a finite value, or takes it away where `times` is -1.
    pub(super) fn add_square(&mut self, value: f64, times: i64) {
        let (_, mantissa, exponent) = parts(value);
        let mantissa = u128::from(mantissa) * u128::from(mantissa);
        self.add_scaled(times < 0, mantissa, 2 * exponent);
    }

    /// Whether it is below zero, and how far it is from zero.
    pub(super) fn split(&self) -> (bool, Magnitude) {
        let negative = self.digits.last().is_some_and(|top| *top < 0);
        let mut carry = 0;
        let mut digits = Vec::with_capacity(self.digits.len() + 1);
        for digit in &self.digits {
            let total = carry + if negative { -digit } else { *digit };
            digits.push((total & MASK) as u32);
            carry = total >> DIGIT;
        }
        digits.push(carry as u32);
        (negative, Magnitude::new(self.lowest, digits))
    }

    /// The memory that it holds beyond itself, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.digits.capacity() * size_of::<i64>()
    }

    fn add_scaled(&mut self, negative: bool, mantissa: u128, exponent: i32) {
        if mantissa == 0 {
            return;
        }
        let shift = exponent.rem_euclid(DIGIT as i32) as u32;
        let mut index = self.make_room(exponent.div_euclid(DIGIT as i32));
        let (mut rest, mut high, mut carry) = (mantissa, 0, 0);
        while rest != 0 || high != 0 || carry != 0 {
            let bits = u64::from(rest as u32) << shift;
            let piece = (bits & MASK as u64) as i64 + high;
            rest >>= DIGIT;
            high = (bits >> DIGIT) as i64;
            let total = carry + if negative { -piece } else { piece };
            carry = match self.digits.get_mut(index) {
                Some(digit) => {
                    let total = *digit + total;
                    *digit = total & MASK;
                    total >> DIGIT
                }
                None if rest == 0 && high == 0 && (-MASK..=MASK).contains(&total) => {
                    self.digits.push(total);
                    0
                }
                None => {
                    self.digits.push(total & MASK);
                    total >> DIGIT
                }
            };
            index += 1;
        }
        self.trim();
    }

    /// The index of the digit of this weight, which exists afterwards.
    fn make_room(&mut self, place: i32) -> usize {
        if self.digits.is_empty() {
            self.lowest = place;
            self.digits.push(0);
        }
        if place < self.lowest {
            let missing = self.lowest.abs_diff(place) as usize;
            self.digits.splice(0..0, std::iter::repeat_n(0, missing));
            self.lowest = place;
        }
        let index = place.abs_diff(self.lowest) as usize;
        while self.digits.len() <= index {
            let sign = self.digits.last_mut().map_or(0, |top| {
                let sign = *top >> DIGIT;
                *top &= MASK;
                sign
            });
            self.digits.push(sign);
        }
        index
    }

    /// Drops the digits that only repeat the sign.
    fn trim(&mut self) {
        while let [.., below, top @ (0 | -1)] = self.digits.as_mut_slice() {
            *below += *top << DIGIT;
            self.digits.pop();
        }
        if self.digits == [0] {
            self.digits.clear();
        }
    }
}

/// Sign, mantissa and exponent of a finite value: `mantissa · 2^exponent`.
fn parts(value: f64) -> (bool, u64, i32) {
    const FRACTION: u32 = f64::MANTISSA_DIGITS - 1;
    let bits = value.to_bits();
    let fraction = bits & ((1 << FRACTION) - 1);
    let exponent = (bits >> FRACTION & 0x7ff) as i32;
    match exponent {
        0 => (value.is_sign_negative(), fraction, -1074),
        _ => (
            value.is_sign_negative(),
            fraction | 1 << FRACTION,
            exponent - 1075,
        ),
    }
}
