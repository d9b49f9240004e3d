//! The result of a condition for one logged value, and its explanation as a tree of conditions.

use super::condition::{Formula, MetricCondition, Requirement};
use super::cooldown::UnixMillis;
use crate::diagnostic::Evidence;
use crate::model::{ChangeBasis, Condition, ConditionKind, Direction, Verdict};

/// The result of a condition for one logged value: whether the automation fires and, if not, the first reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// The windows are not full yet (assumed: no firing).
    Filling {
        /// The number of values in them, including the newest one where it is part of a window.
        found: u64,
        /// The number of values they need.
        expected: u64,
    },
    /// A value in a window is NaN or infinite (assumed: no firing).
    NotFinite {
        /// The latest NaN or infinite value.
        found: f64,
    },
    /// The prior window's aggregate is zero, so the relative change is undefined (assumed: no firing).
    PriorZero {
        /// The current window's aggregate.
        current: f64,
    },
    /// All values of the window are equal, so the z-score is undefined (assumed: no firing).
    NoDeviation {
        /// The value of all of them.
        mean: f64,
    },
    /// The condition is not met.
    NotMet(Computed),
    /// The condition is met, and the automation fires.
    Met(Computed),
    /// The condition is met, but the automation has already fired for this run and is in cooldown.
    CoolingDown {
        /// The numbers that the condition was evaluated on.
        computed: Computed,
        /// When the cooldown ends; `None` where the time of the firing is unknown.
        until: Option<UnixMillis>,
    },
}

/// The number that a condition is evaluated on, and the numbers it is computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Computed {
    /// The aggregate that is compared with a threshold.
    Aggregate(f64),
    /// A change from the prior window to the current one.
    Change {
        /// The current window's aggregate.
        current: f64,
        /// The prior window's aggregate.
        prior: f64,
        /// The difference, absolute or relative as the condition states.
        change: f64,
    },
    /// A z-score.
    Score {
        /// The mean of the window before the newest value.
        mean: f64,
        /// The standard deviation of that window, as a population and not as a sample (assumed).
        deviation: f64,
        /// The distance of the newest value above the mean, in standard deviations.
        score: f64,
    },
}

impl Reading {
    /// Returns whether the automation fires.
    pub fn fires(&self) -> bool {
        matches!(self, Self::Met(_))
    }

    /// Returns the computed numbers, where they could be computed.
    pub fn computed(&self) -> Option<Computed> {
        match *self {
            Self::NotMet(computed) | Self::Met(computed) | Self::CoolingDown { computed, .. } => {
                Some(computed)
            }
            _ => None,
        }
    }
}

impl Reading {
    /// Returns how many of its conditions are met, in the order in which they are evaluated.
    pub fn met_steps(&self) -> u32 {
        match self {
            Self::Filling { .. } => 0,
            Self::NotFinite { .. } => 1,
            Self::PriorZero { .. } | Self::NoDeviation { .. } => 2,
            Self::NotMet(_) => 3,
            Self::CoolingDown { .. } => 4,
            Self::Met(_) => 5,
        }
    }

    /// Returns the distance of the computed number from the one that `condition` compares it with, as a negative number;
    /// zero where nothing is compared or the condition is met. `condition` must be the one that returned the reading.
    pub fn margin(&self, condition: &MetricCondition) -> f64 {
        let Self::NotMet(computed) = self else { return 0.0 };
        let value = computed.value();
        let distance = match condition.requirement {
            Requirement::Compare(_, threshold) => (threshold - value).abs(),
            Requirement::AtLeast(Direction::Increase, amount) => amount - value,
            Requirement::AtLeast(Direction::Decrease, amount) => amount + value,
            Requirement::AtLeast(Direction::Any, amount) => amount - value.abs(),
        };
        if distance.is_finite() {
            -distance
        } else {
            f64::NEG_INFINITY
        }
    }
}

impl Computed {
    /// Returns the number that the condition is evaluated on.
    pub fn value(self) -> f64 {
        match self {
            Self::Aggregate(value) => value,
            Self::Change { change, .. } => change,
            Self::Score { score, .. } => score,
        }
    }
}

impl Reading {
    /// Explains the reading as a tree of conditions in the order of their evaluation: windows full, values finite, the
    /// requirements of a relative change or a z-score, the comparison, the cooldown. `condition` must be the one that
    /// returned the reading.
    pub fn explain(&self, condition: &MetricCondition) -> Condition {
        let mut steps = Steps {
            failed: false,
            conditions: Vec::with_capacity(5),
        };
        let window: Vec<_> = match self {
            Self::Filling { found, expected } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            _ => Vec::new(),
        };
        steps.add(
            ConditionKind::WindowFull,
            !matches!(self, Self::Filling { .. }),
            window,
        );
        let found = match self {
            Self::NotFinite { found } => vec![("found", number(*found))],
            _ => Vec::new(),
        };
        steps.add(ConditionKind::ValuesFinite, found.is_empty(), found);
        match condition.formula {
            Formula::Change {
                basis: ChangeBasis::Relative,
                ..
            } => steps.add(
                ConditionKind::PriorNotZero,
                !matches!(self, Self::PriorZero { .. }),
                Vec::new(),
            ),
            Formula::Score { .. } => steps.add(
                ConditionKind::ValuesDeviate,
                !matches!(self, Self::NoDeviation { .. }),
                Vec::new(),
            ),
            _ => {}
        }
        steps.add(
            ConditionKind::Metric,
            !matches!(self, Self::NotMet(_)),
            comparison(condition.requirement, self.computed()),
        );
        if let (Formula::Score { .. }, Some(score)) = (&condition.formula, steps.conditions.last_mut()) {
            // W&B's documentation describes in two different ways which values the z-score is relative to.
            score.evidence = Some(Evidence::Assumed);
        }
        let until = match self {
            Self::CoolingDown { until, .. } => {
                vec![("until", until.map(|until| until.to_string()).unwrap_or_default())]
            }
            _ => Vec::new(),
        };
        steps.add(ConditionKind::Cooldown, until.is_empty(), until);
        let verdict = Verdict::of(!steps.failed);
        Condition::new(ConditionKind::All, verdict, []).with_children(steps.conditions)
    }
}

/// Conditions that are evaluated in order, up to the first that is not met.
struct Steps {
    failed: bool,
    conditions: Vec<Condition>,
}

impl Steps {
    fn add(&mut self, kind: ConditionKind, met: bool, arguments: Vec<(&'static str, String)>) {
        let verdict = match self.failed {
            true => Verdict::NotReached,
            false => Verdict::of(met),
        };
        self.failed = self.failed || !met;
        let mut condition = Condition::new(kind, verdict, []);
        condition.arguments = arguments.into_iter().collect();
        self.conditions.push(condition);
    }
}

fn comparison(requirement: Requirement, computed: Option<Computed>) -> Vec<(&'static str, String)> {
    let (operator, expected) = match requirement {
        Requirement::Compare(comparison, threshold) => (comparison.as_str(), threshold),
        Requirement::AtLeast(Direction::Increase, amount) => ("INCREASE", amount),
        Requirement::AtLeast(Direction::Decrease, amount) => ("DECREASE", amount),
        Requirement::AtLeast(Direction::Any, amount) => ("ANY", amount),
    };
    let mut arguments = vec![("operator", operator.to_owned()), ("expected", number(expected))];
    if let Some(computed) = computed {
        arguments.push(("computed", number(computed.value())));
    }
    match computed {
        Some(Computed::Change { current, prior, .. }) => {
            arguments.extend([("current", number(current)), ("prior", number(prior))]);
        }
        Some(Computed::Score { mean, deviation, .. }) => {
            arguments.extend([("mean", number(mean)), ("deviation", number(deviation))]);
        }
        Some(Computed::Aggregate(_)) | None => {}
    }
    arguments
}

/// Formats a number in the fewest digits that read back unchanged, and infinity as run histories write it.
fn number(value: f64) -> String {
    if value.is_infinite() {
        let sign = if value < 0.0 { "-" } else { "" };
        return format!("{sign}Infinity");
    }
    let text = format!("{value:?}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
