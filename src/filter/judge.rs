//! Whether a condition holds, and the record of how it was judged: one code for both.

use std::cmp::Ordering;

use super::{
    Document, Operator, Value,
    clause::{Clause, ClauseKind, FieldClause, Order, Test},
    path::Ending,
    pattern::Found,
};
use crate::diagnostic::Evidence;
use crate::model::{Condition, ConditionKind, Verdict};

/// What is known about a condition.
///
/// Nobody knows what an unknown operator asks for, so neither it nor its opposite holds; a filter matches only where
/// it holds whatever the unknown would say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    Holds,
    Fails,
    Unknown,
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }

    fn opposite(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
            Self::Unknown => Self::Unknown,
        }
    }

    fn verdict(self) -> Verdict {
        Verdict::of(self == Self::Holds)
    }
}

impl Clause {
    /// Judges the document, and adds how to the record, if there is one.
    pub fn judge(&self, document: &dyn Document, record: Option<&mut Vec<Condition>>) -> Truth {
        let mut children = record.is_some().then(Vec::new);
        let truth = match &self.kind {
            ClauseKind::All(parts) => decide(parts, Truth::Fails, document, children.as_mut()),
            ClauseKind::Any(parts) => decide(parts, Truth::Holds, document, children.as_mut()),
            ClauseKind::None(parts) => decide(parts, Truth::Holds, document, children.as_mut()).opposite(),
            ClauseKind::Not(part) => part.judge(document, children.as_mut()).opposite(),
            ClauseKind::Field(clause) => clause.judge(document),
            ClauseKind::Opaque(_) => Truth::Unknown,
        };
        if let Some(record) = record {
            let condition = self.condition(truth.verdict(), Some(document));
            record.push(condition.with_children(children.unwrap_or_default()));
        }
        truth
    }

    /// The condition, for what was decided before it was looked at.
    fn not_reached(&self) -> Condition {
        let children = match &self.kind {
            ClauseKind::All(parts) | ClauseKind::Any(parts) | ClauseKind::None(parts) => parts.as_slice(),
            ClauseKind::Not(part) => std::slice::from_ref(&**part),
            ClauseKind::Field(_) | ClauseKind::Opaque(_) => &[],
        };
        let children = children.iter().map(Clause::not_reached).collect();
        self.condition(Verdict::NotReached, None).with_children(children)
    }

    fn condition(&self, verdict: Verdict, document: Option<&dyn Document>) -> Condition {
        let bare = |kind| Condition::new(kind, verdict, []);
        let condition = match &self.kind {
            ClauseKind::All(_) => bare(ConditionKind::All),
            ClauseKind::Any(_) => bare(ConditionKind::Any),
            ClauseKind::None(_) => bare(ConditionKind::None),
            ClauseKind::Not(_) => bare(ConditionKind::Not),
            ClauseKind::Opaque(operator) => Condition::new(
                ConditionKind::OperatorUnknown,
                verdict,
                [("operator", operator.clone())],
            ),
            ClauseKind::Field(clause) => Condition::new(
                ConditionKind::Field,
                verdict,
                [
                    ("field", clause.field.clone()),
                    ("operator", clause.operator.as_str().to_owned()),
                    ("expected", clause.expected.clone()),
                    (
                        "found",
                        document.map_or_else(String::new, |document| clause.found(document)),
                    ),
                ],
            ),
        };
        let condition = condition.at(self.span);
        match &self.kind {
            // How it matches, W&B documents; of the other operators only its SDK tells.
            ClauseKind::Field(clause) if clause.operator == Operator::Regex => {
                condition.with_evidence(Evidence::Documented)
            }
            _ => condition,
        }
    }
}

/// Judges part after part until one is `decisive`; without one, the opposite holds, unless a part is unknown.
fn decide(
    parts: &[Clause],
    decisive: Truth,
    document: &dyn Document,
    mut record: Option<&mut Vec<Condition>>,
) -> Truth {
    let mut truth = decisive.opposite();
    for part in parts {
        if truth == decisive {
            let Some(record) = &mut record else { break };
            record.push(part.not_reached());
            continue;
        }
        let judged = part.judge(document, record.as_deref_mut());
        if judged != decisive.opposite() {
            truth = judged;
        }
    }
    truth
}

impl FieldClause {
    fn judge(&self, document: &dyn Document) -> Truth {
        let any = |test: &mut dyn FnMut(Option<&Value>) -> bool| self.path.any(document, Ending::Items, test);
        let has = |value: &Value| any(&mut |found| equals(found, value));
        Truth::of(match &self.test {
            Test::Equals(value) => has(value),
            Test::Differs(value) => !has(value),
            Test::Ordered(order, value) => any(&mut |found| is_ordered(found, *order, value)),
            Test::OneOf(values) => any(&mut |found| values.iter().any(|value| equals(found, value))),
            Test::NoneOf(values) => !any(&mut |found| values.iter().any(|value| equals(found, value))),
            Test::EachOf(values) => !values.is_empty() && values.iter().all(has),
            Test::Exists(wanted) => any(&mut |found| found.is_some()) == *wanted,
            Test::Size(size) => self.path.any(
                document,
                Ending::Whole,
                &mut |found| matches!(found, Some(Value::List(items)) if items.len() == *size),
            ),
            Test::Contains(part) => any(&mut |found| text(found).is_some_and(|text| text.contains(part))),
            Test::Matches(pattern) => {
                let mut is_too_long = false;
                let found = any(&mut |found| match text(found).map(|text| pattern.find(text)) {
                    Some(Found::Match) => true,
                    Some(Found::TooLong) => {
                        is_too_long = true;
                        false
                    }
                    Some(Found::Nothing) | None => false,
                });
                return if is_too_long && !found {
                    Truth::Unknown
                } else {
                    Truth::of(found)
                };
            }
        })
    }

    /// What stands in the field, as JSON; empty where it is missing.
    fn found(&self, document: &dyn Document) -> String {
        let mut all = Vec::new();
        self.path.any(document, Ending::Whole, &mut |found| {
            all.extend(found.map(Value::to_json));
            false
        });
        match all.as_slice() {
            [only] => only.clone(),
            [] => String::new(),
            several => format!("[{}]", several.join(",")),
        }
    }
}

fn text<'v>(found: Option<&'v Value>) -> Option<&'v str> {
    found.and_then(Value::as_text)
}

/// A missing value equals null.
fn equals(found: Option<&Value>, value: &Value) -> bool {
    found.unwrap_or(&Value::Null).equals(value)
}

/// Only values of one type are ordered, and NaN only stands level with itself.
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
