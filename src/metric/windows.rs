//! The windows of a condition, and what is computed from them and the newest value.

use super::condition::{Condensed, Formula};
use super::exact::Exact;
use super::extreme::Extreme;
use super::reading::{Computed, Reading};
use super::ring::Ring;
use crate::model::ChangeBasis;

/// What is kept of the values before the newest.
#[derive(Clone, Debug)]
pub(super) enum Windows {
    Average { before: Ring, sum: Exact, window: u32 },
    Extreme { before: Extreme },
    AverageChange(Box<AverageChange>),
    ExtremeChange(Box<ExtremeChange>),
    Score(Box<Score>),
}

/// Two averages and their difference; `before` is the current window without the newest value.
#[derive(Clone, Debug)]
pub(super) struct AverageChange {
    basis: ChangeBasis,
    current: u32,
    prior: u32,
    before: Ring,
    values: Ring,
    current_sum: Exact,
    prior_sum: Exact,
    /// `prior · current_sum - current · prior_sum`: the difference of the averages, `current · prior` times.
    difference: Exact,
}

/// Two extremes; `before` delays what is no longer current until it is prior.
#[derive(Clone, Debug)]
pub(super) struct ExtremeChange {
    basis: ChangeBasis,
    before: Ring,
    current: Extreme,
    prior: Extreme,
}

/// The sums from which mean and deviation follow.
#[derive(Clone, Debug)]
pub(super) struct Score {
    window: u32,
    values: Ring,
    sum: Exact,
    squares: Exact,
}

impl Windows {
    pub(super) fn new(formula: Formula) -> Self {
        match formula {
            Formula::Aggregate {
                of: Condensed::Average,
                window,
            } => Self::Average {
                before: Ring::new(without_newest(window)),
                sum: Exact::default(),
                window,
            },
            Formula::Aggregate {
                of: Condensed::Extreme(side),
                window,
            } => Self::Extreme {
                before: Extreme::new(side, without_newest(window)),
            },
            Formula::Change {
                of: Condensed::Average,
                current,
                prior,
                basis,
            } => Self::AverageChange(Box::new(AverageChange {
                basis,
                current,
                prior,
                before: Ring::new(without_newest(current)),
                values: Ring::new(prior as usize),
                current_sum: Exact::default(),
                prior_sum: Exact::default(),
                difference: Exact::default(),
            })),
            Formula::Change {
                of: Condensed::Extreme(side),
                current,
                prior,
                basis,
            } => Self::ExtremeChange(Box::new(ExtremeChange {
                basis,
                before: Ring::new(without_newest(current)),
                current: Extreme::new(side, without_newest(current)),
                prior: Extreme::new(side, prior as usize),
            })),
            Formula::Score { window } => Self::Score(Box::new(Score {
                window,
                values: Ring::new(window as usize),
                sum: Exact::default(),
                squares: Exact::default(),
            })),
        }
    }

    /// What is computed once the windows are full of finite values and this one, finite too, is the newest; the
    /// reading instead where nothing can be.
    pub(super) fn measure(&self, newest: f64) -> Result<Computed, Reading> {
        match self {
            Self::Average { sum, window, .. } => Ok(Computed::Aggregate(average(sum, newest, *window))),
            Self::Extreme { before } => Ok(Computed::Aggregate(before.with(newest))),
            Self::AverageChange(change) => change.measure(newest),
            Self::ExtremeChange(change) => {
                let (current, prior) = (change.current.with(newest), change.prior.get());
                let difference = Difference::between(current, prior);
                difference.measure(change.basis, current, prior)
            }
            Self::Score(score) => score.measure(newest),
        }
    }

    /// Takes the newest value in; it must be finite.
    pub(super) fn push(&mut self, newest: f64) {
        match self {
            Self::Average { before, sum, .. } => {
                sum.add(newest, 1);
                if let Some(oldest) = before.push(newest) {
                    sum.add(oldest, -1);
                }
            }
            Self::Extreme { before } => before.push(newest),
            Self::AverageChange(change) => change.push(newest),
            Self::ExtremeChange(change) => {
                change.current.push(newest);
                if let Some(value) = change.before.push(newest) {
                    change.prior.push(value);
                }
            }
            Self::Score(score) => score.push(newest),
        }
    }

    /// The memory that it holds beyond itself, in bytes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Average { before, sum, .. } => before.bytes() + sum.bytes(),
            Self::Extreme { before } => before.bytes(),
            Self::AverageChange(change) => {
                let sums = [&change.current_sum, &change.prior_sum, &change.difference];
                let sums: usize = sums.map(Exact::bytes).iter().sum();
                size_of::<AverageChange>() + change.before.bytes() + change.values.bytes() + sums
            }
            Self::ExtremeChange(change) => {
                let extremes = change.current.bytes() + change.prior.bytes();
                size_of::<ExtremeChange>() + change.before.bytes() + extremes
            }
            Self::Score(score) => {
                size_of::<Score>() + score.values.bytes() + score.sum.bytes() + score.squares.bytes()
            }
        }
    }
}

impl AverageChange {
    fn measure(&self, newest: f64) -> Result<Computed, Reading> {
        let current = average(&self.current_sum, newest, self.current);
        let prior = quotient(&self.prior_sum, u64::from(self.prior));
        let mut difference = self.difference.clone();
        difference.add(newest, i64::from(self.prior));
        let both = u64::from(self.current) * u64::from(self.prior);
        let difference = Difference::from(quotient(&difference, both), current, prior);
        difference.measure(self.basis, current, prior)
    }

    fn push(&mut self, newest: f64) {
        let (current, prior) = (i64::from(self.current), i64::from(self.prior));
        self.current_sum.add(newest, 1);
        self.difference.add(newest, prior);
        let Some(value) = self.before.push(newest) else {
            return;
        };
        self.current_sum.add(value, -1);
        self.prior_sum.add(value, 1);
        self.difference.add(value, -prior - current);
        if let Some(oldest) = self.values.push(value) {
            self.prior_sum.add(oldest, -1);
            self.difference.add(oldest, current);
        }
    }
}

impl Score {
    /// Everything is computed times the window's length n, so that it stays whole: with the sum s and the sum of
    /// squares q, the newest value lies n·x - s from the mean, and the deviation is √(n·q - s²).
    fn measure(&self, newest: f64) -> Result<Computed, Reading> {
        let length = u64::from(self.window);
        let mut distance = self.sum.clone();
        distance.add(newest, -i64::from(self.window));
        let (above, distance) = distance.split();
        let (below, sum) = self.sum.split();
        let mean = sum.over(length).to_f64();
        let variance = self.squares.split().1.times(self.window).minus(&sum.square());
        let mean = if below { -mean } else { mean };
        if variance.is_zero() {
            return Err(Reading::NoDeviation { mean });
        }
        let variance = variance.over(1);
        let score = distance.over(1).over_root(variance);
        Ok(Computed::Score {
            mean,
            deviation: variance.root_over(length as f64),
            score: if above { score } else { 0.0 - score },
        })
    }

    fn push(&mut self, newest: f64) {
        self.sum.add(newest, 1);
        self.squares.add_square(newest, 1);
        if let Some(oldest) = self.values.push(newest) {
            self.sum.add(oldest, -1);
            self.squares.add_square(oldest, -1);
        }
    }
}

/// How far two condensed values are apart; halved where the whole is too large for a double.
struct Difference {
    whole: f64,
    half: f64,
}

impl Difference {
    fn between(current: f64, prior: f64) -> Self {
        Self::from(current - prior, current, prior)
    }

    fn from(whole: f64, current: f64, prior: f64) -> Self {
        let half = current / 2.0 - prior / 2.0;
        Self { whole, half }
    }

    /// Relative: as a fraction of the prior value's size, so that up stays up below zero (assumed).
    fn measure(&self, basis: ChangeBasis, current: f64, prior: f64) -> Result<Computed, Reading> {
        let change = match basis {
            ChangeBasis::Absolute => self.whole,
            ChangeBasis::Relative if prior == 0.0 => return Err(Reading::PriorZero { current }),
            ChangeBasis::Relative if self.whole.is_infinite() => self.half / prior.abs() * 2.0,
            ChangeBasis::Relative => self.whole / prior.abs(),
        };
        Ok(Computed::Change {
            current,
            prior,
            change,
        })
    }
}

/// The average of a window whose other values have this sum.
fn average(sum: &Exact, newest: f64, window: u32) -> f64 {
    let mut sum = sum.clone();
    sum.add(newest, 1);
    quotient(&sum, u64::from(window))
}

fn quotient(dividend: &Exact, divisor: u64) -> f64 {
    let (negative, size) = dividend.split();
    let quotient = size.over(divisor).to_f64();
    if negative { -quotient } else { quotient }
}

fn without_newest(window: u32) -> usize {
    window as usize - 1
}
