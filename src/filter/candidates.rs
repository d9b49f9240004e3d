//! Values that a filter's conditions suggest for an event's fields, so that a matching sample event can be found.

use std::borrow::Cow;

use regex_syntax::hir::{Class, Hir, HirKind};

use super::{
    pattern::expression_hir,
    predicate::{FieldPredicate, FieldTest, Operator, Predicate, PredicateKind},
    value::{Number, Value},
};
use crate::json::Tape;

/// The maximum number of values that are suggested for one field.
const MAX_VALUES: usize = 24;
/// The maximum length of a string that is created for a regular expression.
const MAX_EXAMPLE_LENGTH: usize = 200;
/// The number of different strings that are created for a regular expression.
const EXAMPLES: usize = 4;

/// The values that a filter suggests for one field.
#[derive(Debug)]
pub(crate) struct FieldCandidates {
    /// The field, or a dotted path into it, as the filter writes it.
    pub path: String,
    /// The values; `None` for a missing field.
    pub values: Vec<Option<Value<'static>>>,
}

/// Returns for each field of the predicate, in its order, values that may meet its conditions.
pub(super) fn candidates(predicate: &Predicate) -> Vec<FieldCandidates> {
    let mut fields = Vec::new();
    collect(predicate, &mut fields);
    for field in &mut fields {
        combine(&mut field.values);
        field.values.truncate(MAX_VALUES);
    }
    fields
}

fn collect(predicate: &Predicate, fields: &mut Vec<FieldCandidates>) {
    match &predicate.kind {
        PredicateKind::And(parts) | PredicateKind::Or(parts) | PredicateKind::Nor(parts) => {
            parts.iter().for_each(|part| collect(part, fields));
        }
        PredicateKind::Not(part) => collect(part, fields),
        PredicateKind::Field(field) => {
            let values = values(field);
            match fields.iter_mut().find(|known| known.path == field.field) {
                Some(known) => known.values.extend(values),
                None => fields.push(FieldCandidates {
                    path: field.field.clone(),
                    values,
                }),
            }
        }
        PredicateKind::Unreadable(_) => {}
    }
}

/// Returns values that pass the test of a field and values that don't, because the test may be negated.
fn values(field: &FieldPredicate) -> Vec<Option<Value<'static>>> {
    match &field.test {
        FieldTest::Equals(value) | FieldTest::Differs(value) => vec![present(value), Some(other_than(value))],
        FieldTest::Ordered(_, value) => vec![Some(above(value)), present(value), Some(below(value))],
        FieldTest::OneOf(values) | FieldTest::NoneOf(values) => {
            let others = values.first().map(|value| Some(other_than(value)));
            values.iter().map(present).chain(others).collect()
        }
        FieldTest::EachOf(values) => vec![
            Some(Value::Array(values.to_vec())),
            Some(Value::Array(Vec::new())),
        ],
        FieldTest::Exists(_) => vec![Some(Value::string("sample")), None],
        FieldTest::Size(size) => vec![
            Some(Value::Array(vec![
                Value::string("sample");
                (*size).min(MAX_VALUES)
            ])),
            Some(Value::Array(Vec::new())),
        ],
        FieldTest::Matches(_) => {
            let examples = expression(field).map(|expression| examples(&expression));
            let examples = examples.unwrap_or_default().into_iter();
            examples.chain(["sample".to_owned()]).map(string).collect()
        }
        FieldTest::Contains(part) => vec![string(part.clone()), string("sample".to_owned())],
    }
}

/// A field that equals null is missing, or null where it can be.
fn present(value: &Value<'static>) -> Option<Value<'static>> {
    match value {
        Value::Null => None,
        value => Some(value.clone()),
    }
}

fn string(string: String) -> Option<Value<'static>> {
    Some(Value::String(Cow::Owned(string)))
}

fn other_than(value: &Value<'static>) -> Value<'static> {
    match value {
        Value::Bool(truth) => Value::Bool(!truth),
        Value::Number(_) => above(value),
        Value::String(string) => Value::String(Cow::Owned(format!("other-than-{string}"))),
        Value::Null | Value::Array(_) | Value::Object(_) => Value::string("sample"),
    }
}

fn above(value: &Value<'static>) -> Value<'static> {
    match value {
        Value::Number(Number::Integer(integer)) => Value::Number(Number::Integer(integer.saturating_add(1))),
        Value::Number(Number::Float(float)) => Value::Number(Number::Float(float + 1.0)),
        Value::String(string) => Value::String(Cow::Owned(format!("{string}a"))),
        Value::Bool(_) => Value::Bool(true),
        other => other.clone(),
    }
}

fn below(value: &Value<'static>) -> Value<'static> {
    match value {
        Value::Number(Number::Integer(integer)) => Value::Number(Number::Integer(integer.saturating_sub(1))),
        Value::Number(Number::Float(float)) => Value::Number(Number::Float(float - 1.0)),
        Value::String(string) => {
            let mut shorter = string.to_string();
            shorter.pop();
            Value::String(Cow::Owned(shorter))
        }
        Value::Bool(_) => Value::Bool(false),
        other => other.clone(),
    }
}

/// Appends each pair of strings joined, and all strings joined: for a field with several conditions, like `^prod` and `eu$`.
fn combine(values: &mut Vec<Option<Value<'static>>>) {
    let strings: Vec<String> = values
        .iter()
        .flatten()
        .filter_map(|value| value.as_str().map(str::to_owned))
        .filter(|string| !string.starts_with("other-than-") && string != "sample")
        .take(4)
        .collect();
    for (index, first) in strings.iter().enumerate() {
        for (other_index, second) in strings.iter().enumerate() {
            if index != other_index {
                values.push(string(format!("{first}{second}")));
            }
        }
    }
    if strings.len() > 1 {
        let all = strings
            .iter()
            .map(|string| Value::String(Cow::Owned(string.clone())));
        values.push(Some(Value::Array(all.collect())));
    }
}

/// Returns the regular expression that the field must match.
fn expression(field: &FieldPredicate) -> Option<String> {
    let tape = Tape::read(&field.operand).ok()?;
    (field.operator == Operator::Regex)
        .then(|| tape.root().string().map(Cow::into_owned))
        .flatten()
}

/// Returns short strings in which the regular expression probably matches. Assertions like `\b` are not followed.
fn examples(expression: &str) -> Vec<String> {
    let Some(hir) = expression_hir(expression) else {
        return Vec::new();
    };
    let mut examples: Vec<String> = (0..EXAMPLES)
        .filter_map(|variant| {
            let mut example = String::new();
            push_example(&hir, variant, &mut example)?;
            Some(example)
        })
        .filter(|example| !example.is_empty())
        .collect();
    examples.dedup();
    examples
}

/// Appends a string that the expression matches. Variants differ in alternatives and repetitions. `None` if it gets too
/// long.
fn push_example(hir: &Hir, variant: usize, out: &mut String) -> Option<()> {
    if out.len() > MAX_EXAMPLE_LENGTH {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => out.push(member(class)?),
        HirKind::Repetition(repetition) => {
            let optional = u32::from(variant % 2 == 1 && repetition.max != Some(repetition.min));
            for _ in 0..repetition.min + optional {
                push_example(&repetition.sub, variant, out)?;
            }
        }
        HirKind::Capture(capture) => push_example(&capture.sub, variant, out)?,
        HirKind::Concat(parts) => {
            for part in parts {
                push_example(part, variant, out)?;
            }
        }
        HirKind::Alternation(parts) => push_example(parts.get(variant % parts.len())?, variant, out)?,
    }
    Some(())
}

/// Returns the most readable character of a class.
fn member(class: &Class) -> Option<char> {
    let readable = "a1A-_. "
        .chars()
        .chain('b'..='z')
        .chain('0'..='9')
        .chain('B'..='Z');
    match class {
        Class::Unicode(class) => {
            let contains = |character: &char| {
                let mut ranges = class.ranges().iter();
                ranges.any(|range| (range.start()..=range.end()).contains(character))
            };
            let first = class.ranges().first().map(|range| range.start());
            readable.into_iter().find(contains).or(first)
        }
        Class::Bytes(class) => {
            let contains = |character: &char| {
                let mut ranges = class.ranges().iter();
                ranges.any(|range| (range.start()..=range.end()).contains(&(*character as u8)))
            };
            readable.into_iter().find(contains)
        }
    }
}
