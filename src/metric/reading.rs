//! What a logged value means for a condition.

use super::moment::Moment;

/// What a condition makes of a logged value: whether it fires, and why not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// The windows are not full yet (assumed: no firing).
    Filling {
        /// How many values they have, the newest included where it is part of one.
        found: u64,
        /// How many they need.
        expected: u64,
    },
    /// A value that counts is NaN or infinite (assumed: no firing).
    NotFinite {
        /// The latest such value.
        found: f64,
    },
    /// The prior window comes to zero, so no relative change can be said (assumed: no firing).
    PriorZero {
        /// The current window's aggregate.
        current: f64,
    },
    /// All values of the window are equal, so no z-score can be said (assumed: no firing).
    NoDeviation {
        /// The value that they all have.
        mean: f64,
    },
    /// The condition is not met.
    NotMet(Computed),
    /// The condition is met, and the automation fires.
    Met(Computed),
    /// The condition is met, and the automation has fired for this run already.
    CoolingDown {
        /// What was computed.
        computed: Computed,
        /// When it may fire again; none where the time of its firing is not known.
        until: Option<Moment>,
    },
}

/// The numbers that a condition is held against, and those they come from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Computed {
    /// A threshold's.
    Aggregate(f64),
    /// A change's.
    Change {
        /// The current window's aggregate.
        current: f64,
        /// The prior window's aggregate.
        prior: f64,
        /// What they differ by, in the condition's measure.
        change: f64,
    },
    /// A z-score's.
    Score {
        /// The mean of the window before the newest value.
        mean: f64,
        /// Its standard deviation: of the population, not of a sample (assumed).
        deviation: f64,
        /// How many deviations the newest value lies above the mean.
        score: f64,
    },
}

impl Reading {
    /// Whether the automation fires.
    pub fn fires(&self) -> bool {
        matches!(self, Self::Met(_))
    }

    /// What was computed, where something could be.
    pub fn computed(&self) -> Option<Computed> {
        match *self {
            Self::NotMet(computed) | Self::Met(computed) | Self::CoolingDown { computed, .. } => {
                Some(computed)
            }
            _ => None,
        }
    }
}

impl Computed {
    /// The number that the condition is held against.
    pub fn value(self) -> f64 {
        match self {
            Self::Aggregate(value) => value,
            Self::Change { change, .. } => change,
            Self::Score { score, .. } => score,
        }
    }
}
