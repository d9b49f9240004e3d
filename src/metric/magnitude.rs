//! Large numbers without sign: squares, differences and quotients, rounded once, at the end.

use super::wide::Wide;

/// A number in base 2³².
#[derive(Clone, Debug)]
pub(super) struct Magnitude {
    /// The first digit counts multiples of 2^(32 · lowest).
    lowest: i32,
    /// From the least significant; the last is not zero.
    digits: Vec<u32>,
}

impl Magnitude {
    /// A number of these digits, the first of which counts multiples of 2^(32 · lowest).
    pub(super) fn new(lowest: i32, mut digits: Vec<u32>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self { lowest, digits }
    }

    /// Whether it is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// This many times the number.
    pub(super) fn times(&self, factor: u32) -> Self {
        let mut carry = 0;
        let mut digits: Vec<u32> = self
            .digits
            .iter()
            .map(|digit| {
                let total = u64::from(*digit) * u64::from(factor) + carry;
                carry = total >> 32;
                total as u32
            })
            .collect();
        digits.push(carry as u32);
        Self::new(self.lowest, digits)
    }

    /// Its square.
    pub(super) fn square(&self) -> Self {
        let mut digits = vec![0_u32; 2 * self.digits.len()];
        for (shift, factor) in self.digits.iter().enumerate() {
            if *factor == 0 {
                continue;
            }
            let mut carry = 0;
            let sums = digits.iter_mut().skip(shift);
            for (sum, digit) in sums.zip(self.digits.iter().chain([&0])) {
                let total = u64::from(*digit) * u64::from(*factor) + u64::from(*sum) + carry;
                *sum = total as u32;
                carry = total >> 32;
            }
        }
        Self::new(2 * self.lowest, digits)
    }

    /// What is left when another number, which is not larger, is taken away.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let lowest = self.lowest.min(other.lowest);
        let above = |number: &Self| number.lowest.abs_diff(lowest) as usize;
        let (skip_self, skip_other) = (above(self), above(other));
        let length = self.digits.len() + skip_self;
        let digit = |number: &Self, skip: usize, index: usize| {
            let digit = index.checked_sub(skip).and_then(|index| number.digits.get(index));
            i64::from(digit.copied().unwrap_or(0))
        };
        let mut borrow = 0;
        let digits = (0..length)
            .map(|index| {
                let total = digit(self, skip_self, index) - digit(other, skip_other, index) + borrow;
                borrow = total >> 32;
                total as u32
            })
            .collect();
        Self::new(lowest, digits)
    }

    /// The number divided by another, which is not zero, to more than 64 significant bits.
    pub(super) fn over(&self, divisor: u64) -> Wide {
        /// Digits below the first that are enough for a quotient by any divisor.
        const BELOW: usize = 5;
        /// Digits that hold more than 64 significant bits, the first of them not zero.
        const ENOUGH: u32 = 3;
        let mut place = self.lowest + self.digits.len() as i32;
        let mut dividend = self.digits.iter().rev();
        let (mut quotient, mut gathered, mut rest) = (0_u128, 0, 0_u64);
        for _ in 0..self.digits.len() + BELOW {
            let digit = dividend.next().copied().unwrap_or(0);
            let (next, left) = divide(rest, digit, divisor);
            (quotient, rest) = (quotient << 32 | u128::from(next), left);
            place -= 1;
            gathered += u32::from(quotient != 0);
            if gathered == ENOUGH {
                break;
            }
        }
        let inexact = rest != 0 || dividend.any(|digit| *digit != 0);
        Wide::new(quotient, 32 * place, inexact)
    }
}

/// One step of a long division: the quotient's next digit and what is left, which is less than the divisor.
fn divide(rest: u64, digit: u32, divisor: u64) -> (u32, u64) {
    if rest >> 32 == 0 {
        let dividend = rest << 32 | u64::from(digit);
        ((dividend / divisor) as u32, dividend % divisor)
    } else {
        let (dividend, divisor) = (u128::from(rest) << 32 | u128::from(digit), u128::from(divisor));
        ((dividend / divisor) as u32, (dividend % divisor) as u64)
    }
}
