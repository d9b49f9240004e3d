//! Evaluates predicates for a document and explains the outcomes, in one code path.

use std::cmp::Ordering;
use std::ops::Not;

use super::{
    pattern::{SearchOutcome, string_steps},
    predicate::{ArrayEnd, FieldPredicate, FieldTest, Operator, Order, Predicate, PredicateKind},
    value::{Document, Value},
};
use crate::diagnostic::Evidence;
use crate::model::{Condition, ConditionKind, Verdict};

/// The outcome of evaluating a predicate, in three-valued logic.
///
/// An unreadable part is unknown: neither it nor its negation holds, and a filter matches only if its result does not
/// depend on that part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    True,
    False,
    Unknown,
}

impl Outcome {
    fn of(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }

    fn negated(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }

    fn verdict(self) -> Verdict {
        Verdict::of(self == Self::True)
    }
}

impl Predicate {
    /// Evaluates the document. Appends the explanation to `record`, if there is one.
    pub fn evaluate(&self, document: &dyn Document, record: Option<&mut Vec<Condition>>) -> Outcome {
        let mut children = record.is_some().then(Vec::new);
        let outcome = match &self.kind {
            PredicateKind::And(parts) => evaluate_all(parts, Outcome::False, document, children.as_mut()),
            PredicateKind::Or(parts) => evaluate_all(parts, Outcome::True, document, children.as_mut()),
            PredicateKind::Nor(parts) => {
                evaluate_all(parts, Outcome::True, document, children.as_mut()).negated()
            }
            PredicateKind::Not(part) => part.evaluate(document, children.as_mut()).negated(),
            PredicateKind::Field(predicate) => predicate.evaluate(document),
            PredicateKind::Unreadable(_) => Outcome::Unknown,
        };
        if let Some(record) = record {
            let condition = self.condition(outcome.verdict(), Some(document));
            record.push(condition.with_children(children.unwrap_or_default()));
        }
        outcome
    }

    /// Counts the conditions that the document meets, of those that a matching document must meet. Of alternatives, only the
    /// one with the highest count is added.
    pub fn met_conditions(&self, document: &dyn Document) -> u32 {
        match &self.kind {
            PredicateKind::And(parts) => parts.iter().map(|part| part.met_conditions(document)).sum(),
            PredicateKind::Or(parts) => {
                let counts = parts.iter().map(|part| part.met_conditions(document));
                counts.max().unwrap_or(0)
            }
            _ => u32::from(self.evaluate(document, None) == Outcome::True),
        }
    }

    /// Returns the explanation of a predicate that was not evaluated, because an earlier one decided the result.
    fn not_reached(&self) -> Condition {
        let children = match &self.kind {
            PredicateKind::And(parts) | PredicateKind::Or(parts) | PredicateKind::Nor(parts) => parts,
            PredicateKind::Not(part) => std::slice::from_ref(&**part),
            PredicateKind::Field(_) | PredicateKind::Unreadable(_) => &[],
        };
        let children = children.iter().map(Predicate::not_reached).collect();
        self.condition(Verdict::NotReached, None).with_children(children)
    }

    fn condition(&self, verdict: Verdict, document: Option<&dyn Document>) -> Condition {
        let bare = |kind| Condition::new(kind, verdict, []);
        let condition = match &self.kind {
            PredicateKind::And(_) => bare(ConditionKind::All),
            PredicateKind::Or(_) => bare(ConditionKind::Any),
            PredicateKind::Nor(_) => bare(ConditionKind::None),
            PredicateKind::Not(_) => bare(ConditionKind::Not),
            PredicateKind::Unreadable(operator) => Condition::new(
                ConditionKind::OperatorUnknown,
                verdict,
                [("operator", operator.clone())],
            ),
            PredicateKind::Field(predicate) => Condition::new(
                ConditionKind::Field,
                verdict,
                [
                    ("field", predicate.field.clone()),
                    ("operator", predicate.operator.as_str().to_owned()),
                    ("expected", predicate.operand.clone()),
                    (
                        "found",
                        document.map_or_else(String::new, |document| predicate.found(document)),
                    ),
                ],
            ),
        };
        let condition = condition.at(self.span);
        match &self.kind {
            // W&B documents how `$regex` matches; the other operators are known only from its SDK.
            PredicateKind::Field(predicate) if predicate.operator == Operator::Regex => {
                condition.with_evidence(Evidence::Documented)
            }
            _ => condition,
        }
    }
}

/// Evaluates the parts until one has the `decisive` outcome. If none has it, the outcome is unknown if a part is unknown,
/// and otherwise the negation of `decisive`.
fn evaluate_all(
    parts: &[Predicate],
    decisive: Outcome,
    document: &dyn Document,
    mut record: Option<&mut Vec<Condition>>,
) -> Outcome {
    let mut outcome = decisive.negated();
    for part in parts {
        if outcome == decisive {
            let Some(record) = &mut record else { break };
            record.push(part.not_reached());
            continue;
        }
        let part_outcome = part.evaluate(document, record.as_deref_mut());
        if part_outcome != decisive.negated() {
            outcome = part_outcome;
        }
    }
    outcome
}

impl FieldPredicate {
    fn evaluate(&self, document: &dyn Document) -> Outcome {
        self.holds(document).map_or(Outcome::Unknown, Outcome::of)
    }

    /// Returns whether the condition holds; `None` if the document has too little work left to tell.
    fn holds(&self, document: &dyn Document) -> Option<bool> {
        // Comparing takes at most as long as reading the operand.
        let steps = string_steps(&self.operand);
        let any = |test: &mut dyn FnMut(Option<&Value>) -> bool| {
            self.path.any(document, ArrayEnd::ItemsAndWhole, steps, test)
        };
        let has = |value: &Value| any(&mut |found| equals(found, value));
        match &self.test {
            FieldTest::Equals(value) => has(value),
            FieldTest::Differs(value) => has(value).map(Not::not),
            FieldTest::Ordered(order, value) => any(&mut |found| is_ordered(found, *order, value)),
            FieldTest::OneOf(values) => any(&mut |found| values.iter().any(|value| equals(found, value))),
            FieldTest::NoneOf(values) => {
                any(&mut |found| values.iter().any(|value| equals(found, value))).map(Not::not)
            }
            FieldTest::EachOf(values) => {
                let missing = values.iter().map(has).find(|has_value| *has_value != Some(true));
                missing.unwrap_or(Some(!values.is_empty()))
            }
            FieldTest::Exists(expected) => {
                any(&mut |found| found.is_some()).map(|exists| exists == *expected)
            }
            FieldTest::Size(size) => self.path.any(
                document,
                ArrayEnd::Whole,
                steps,
                &mut |found| matches!(found, Some(Value::Array(items)) if items.len() == *size),
            ),
            FieldTest::Contains(part) => {
                any(&mut |found| string(found).is_some_and(|string| string.contains(part)))
            }
            FieldTest::Matches(pattern) => {
                let mut skipped_search = false;
                let is_match = any(&mut |found| {
                    let outcome = string(found).map(|string| pattern.search(string, document));
                    skipped_search |= outcome == Some(SearchOutcome::NotSearched);
                    outcome == Some(SearchOutcome::Match)
                })?;
                (is_match || !skipped_search).then_some(is_match)
            }
        }
    }

    /// Returns the field's value as JSON; empty if it is missing.
    fn found(&self, document: &dyn Document) -> String {
        let mut values = Vec::new();
        self.path.any(document, ArrayEnd::Whole, 0, &mut |found| {
            values.extend(found.map(Value::to_json));
            false
        });
        match values.as_slice() {
            [only] => only.clone(),
            [] => String::new(),
            several => format!("[{}]", several.join(",")),
        }
    }
}

fn string<'v>(found: Option<&'v Value>) -> Option<&'v str> {
    found.and_then(Value::as_str)
}

/// Returns whether the values are equal; a missing value equals null.
fn equals(found: Option<&Value>, value: &Value) -> bool {
    found.unwrap_or(&Value::Null).equals(value)
}

/// Returns whether the values have this order: only values of one type do, and NaN equals only itself.
fn is_ordered(found: Option<&Value>, order: Order, value: &Value) -> bool {
    let found = found.unwrap_or(&Value::Null);
    let ordering = found.order(value);
    let is_nan = |value: &Value| matches!(value, Value::Number(number) if number.is_nan());
    if !found.is_comparable(value) || (ordering.is_ne() && (is_nan(found) || is_nan(value))) {
        return false;
    }
    match order {
        Order::Greater => ordering == Ordering::Greater,
        Order::GreaterOrEqual => ordering != Ordering::Less,
        Order::Less => ordering == Ordering::Less,
        Order::LessOrEqual => ordering != Ordering::Greater,
    }
}
