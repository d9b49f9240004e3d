//! The values that filters compare, in MongoDB's order.

use std::{borrow::Cow, cmp::Ordering};

use crate::json::JsonText;

/// A value of a document or of a filter. Members of objects keep their order: it counts when objects are compared.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// An object: its members in order, no key twice.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// A number, exact where it is an integer.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// An integer, beyond 2^53 too.
    Integer(i128),
    /// Any other number, which may be infinite or NaN.
    Float(f64),
}

impl<'a> Value<'a> {
    /// A text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts(texts: &'a [String]) -> Self {
        Self::List(texts.iter().map(|text| Self::text(text.as_str())).collect())
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as JSON, on one line; what JSON has no number for becomes `null`.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Self::Number(Number::Integer(integer)) => out.push_str(&integer.to_string()),
            Self::Number(Number::Float(float)) => {
                out.push_str(
                    &serde_json::Number::from_f64(*float).map_or("null".into(), |number| number.to_string()),
                );
            }
            Self::Text(text) => out.push_str(JsonText::string(text).as_str()),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    out.push_str(JsonText::string(key).as_str());
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    /// The same, borrowing nothing.
    pub(super) fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(truth),
            Self::Number(number) => Value::Number(number),
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::List(items) => Value::List(items.into_iter().map(Value::into_owned).collect()),
            Self::Object(members) => {
                let members = members.into_iter();
                Value::Object(
                    members
                        .map(|(key, value)| (Cow::Owned(key.into_owned()), value.into_owned()))
                        .collect(),
                )
            }
        }
    }

    /// The member of that name, if it is an object that has one.
    pub fn member(&self, name: &str) -> Option<&Value<'a>> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Whether both are of a type, so that an operator may order them: MongoDB compares only within one type.
    pub(super) fn is_comparable(&self, other: &Value<'_>) -> bool {
        self.rank() == other.rank()
    }

    /// Which comes first in MongoDB's order: types first, then values; objects and lists member by member, where a
    /// member's type counts before its name and its name before its value.
    pub(super) fn order(&self, other: &Value<'_>) -> Ordering {
        match (self, other) {
            (Self::Bool(a), Value::Bool(b)) => a.cmp(b),
            (Self::Number(a), Value::Number(b)) => a.order(*b),
            (Self::Text(a), Value::Text(b)) => a.cmp(b),
            (Self::List(a), Value::List(b)) => {
                let pairs = a.iter().zip(b).map(|(a, b)| a.order(b));
                first_difference(pairs).then(a.len().cmp(&b.len()))
            }
            (Self::Object(a), Value::Object(b)) => {
                let pairs = a.iter().zip(b).map(|((a_key, a), (b_key, b))| {
                    a.rank()
                        .cmp(&b.rank())
                        .then(a_key.cmp(b_key))
                        .then_with(|| a.order(b))
                });
                first_difference(pairs).then(a.len().cmp(&b.len()))
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }

    /// Whether both are the same, in every part.
    pub(super) fn equals(&self, other: &Value<'_>) -> bool {
        self.order(other) == Ordering::Equal
    }

    /// Where its type stands in MongoDB's order of types.
    fn rank(&self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Number(_) => 1,
            Self::Text(_) => 2,
            Self::Object(_) => 3,
            Self::List(_) => 4,
            Self::Bool(_) => 5,
        }
    }
}

fn first_difference(mut pairs: impl Iterator<Item = Ordering>) -> Ordering {
    pairs.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

impl Number {
    /// Reads a number as JSON writes it; text that is none gives NaN.
    pub(super) fn read(text: &str) -> Self {
        let integer = text.parse().map(Self::Integer);
        integer.unwrap_or_else(|_| Self::Float(text.parse().unwrap_or(f64::NAN)))
    }

    pub(super) fn is_nan(self) -> bool {
        matches!(self, Self::Float(float) if float.is_nan())
    }

    /// It as a number of things, if it is a whole number that is not negative.
    pub(super) fn count(self) -> Option<usize> {
        match self {
            Self::Integer(integer) => usize::try_from(integer).ok(),
            Self::Float(float) if float.fract() == 0.0 && (0.0..1e15).contains(&float) => {
                Some(float as usize)
            }
            Self::Float(_) => None,
        }
    }

    /// Which is smaller; NaN is below every other number. Integers and floats are compared by their exact values.
    fn order(self, other: Number) -> Ordering {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => a.cmp(&b),
            (Self::Float(a), Self::Float(b)) => {
                a.partial_cmp(&b).unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
            }
            (Self::Integer(a), Self::Float(b)) => order_exactly(a, b),
            (Self::Float(a), Self::Integer(b)) => order_exactly(b, a).reverse(),
        }
    }
}

/// Casting saturates, which orders infinities and every float beyond the integers rightly.
fn order_exactly(integer: i128, float: f64) -> Ordering {
    if float.is_nan() {
        return Ordering::Greater;
    }
    let whole = integer.cmp(&(float.trunc() as i128));
    whole.then_with(|| 0.0.partial_cmp(&float.fract()).unwrap_or(Ordering::Equal))
}
