//! A reading as a tree of conditions, in the order in which they were judged.

use crate::diagnostic::Evidence;
use crate::model::{ChangeBasis, Comparison, Condition, ConditionKind, Direction, Verdict};

use super::condition::{Formula, MetricCondition, Test};
use super::reading::{Computed, Reading};

impl Reading {
    /// The conditions behind it: windows full, values finite, what a relative change or a z-score also needs, the
    /// condition itself, the cooldown. It must be this condition's reading.
    pub fn condition(&self, condition: &MetricCondition) -> Condition {
        let mut judging = Judging {
            failed: false,
            conditions: Vec::with_capacity(5),
        };
        let window: Vec<_> = match self {
            Self::Filling { found, expected } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            _ => Vec::new(),
        };
        judging.judge(
            ConditionKind::WindowFull,
            !matches!(self, Self::Filling { .. }),
            window,
        );
        let found = match self {
            Self::NotFinite { found } => vec![("found", number(*found))],
            _ => Vec::new(),
        };
        judging.judge(ConditionKind::ValuesFinite, found.is_empty(), found);
        match condition.formula {
            Formula::Change {
                basis: ChangeBasis::Relative,
                ..
            } => judging.judge(
                ConditionKind::PriorNotZero,
                !matches!(self, Self::PriorZero { .. }),
                Vec::new(),
            ),
            Formula::Score { .. } => judging.judge(
                ConditionKind::ValuesDeviate,
                !matches!(self, Self::NoDeviation { .. }),
                Vec::new(),
            ),
            _ => {}
        }
        judging.judge(
            ConditionKind::Metric,
            !matches!(self, Self::NotMet(_)),
            comparison(condition.test, self.computed()),
        );
        if let (Formula::Score { .. }, Some(score)) = (&condition.formula, judging.conditions.last_mut()) {
            // Which values it is a z-score of, W&B's documentation says in two ways.
            score.evidence = Some(Evidence::Assumed);
        }
        let until = match self {
            Self::CoolingDown { until, .. } => {
                vec![("until", until.map(|until| until.to_string()).unwrap_or_default())]
            }
            _ => Vec::new(),
        };
        judging.judge(ConditionKind::Cooldown, until.is_empty(), until);
        let verdict = Verdict::of(!judging.failed);
        Condition::new(ConditionKind::All, verdict, []).with_children(judging.conditions)
    }
}

/// Conditions of which none is looked at after the first that fails.
struct Judging {
    failed: bool,
    conditions: Vec<Condition>,
}

impl Judging {
    fn judge(&mut self, kind: ConditionKind, holds: bool, arguments: Vec<(&'static str, String)>) {
        let verdict = match self.failed {
            true => Verdict::NotReached,
            false => Verdict::of(holds),
        };
        self.failed = self.failed || !holds;
        let mut condition = Condition::new(kind, verdict, []);
        condition.arguments = arguments.into_iter().collect();
        self.conditions.push(condition);
    }
}

fn comparison(test: Test, computed: Option<Computed>) -> Vec<(&'static str, String)> {
    let (operator, expected) = match test {
        Test::Compare(comparison, threshold) => (operator(comparison), threshold),
        Test::AtLeast(Direction::Increase, amount) => ("INCREASE", amount),
        Test::AtLeast(Direction::Decrease, amount) => ("DECREASE", amount),
        Test::AtLeast(Direction::Any, amount) => ("ANY", amount),
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

fn operator(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Greater => "$gt",
        Comparison::GreaterOrEqual => "$gte",
        Comparison::Less => "$lt",
        Comparison::LessOrEqual => "$lte",
        Comparison::Equal => "$eq",
        Comparison::NotEqual => "$ne",
    }
}

/// As short as it comes back unchanged, and as run histories spell what JSON has no form for.
fn number(value: f64) -> String {
    if value.is_infinite() {
        let sign = if value < 0.0 { "-" } else { "" };
        return format!("{sign}Infinity");
    }
    let text = format!("{value:?}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
