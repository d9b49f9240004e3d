//! The values that filters compare, in MongoDB's order, and the documents that have them.

use std::{borrow::Cow, cmp::Ordering};

use rustc_hash::FxHashMap;

use crate::json::{Json, JsonText, Kind, characters};

/// The deepest nesting of a filter or a value, as in MongoDB.
pub(super) const MAX_NESTING: usize = 100;

/// A document with named fields. A dotted path of a filter starts at one of them and continues inside its value.
pub trait Document {
    /// Returns the top-level field of this name.
    fn field(&self, name: &str) -> Option<&Value<'_>>;

    /// Takes steps from the work that filters may do on this document, and returns whether enough was left. A step is one
    /// comparison of values, one state of a regular expression at one byte, or 16 bytes searched for a string.
    ///
    /// A test without enough work left is not done: its result is unknown. By default the work is unlimited.
    fn spend(&self, _steps: usize) -> bool {
        true
    }
}

/// An object is a document; other values have no fields.
impl Document for Value<'_> {
    fn field(&self, name: &str) -> Option<&Value<'_>> {
        self.member(name)
    }
}

/// A value of a document or of a filter. Objects keep the order of their members, which counts in comparisons.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Value<'a>>),
    /// An object: its members in order, without duplicate keys.
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
    /// Creates a string.
    pub fn string(string: impl Into<Cow<'a, str>>) -> Self {
        Self::String(string.into())
    }

    /// Creates an array of strings.
    pub fn strings(strings: &'a [String]) -> Self {
        Self::Array(
            strings
                .iter()
                .map(|string| Self::string(string.as_str()))
                .collect(),
        )
    }

    /// Reads a JSON value. Of duplicate keys the last counts; deeper than [`MAX_NESTING`], arrays and objects are null.
    pub(super) fn from_json(json: Json<'a>) -> Self {
        Self::from_json_within(json, MAX_NESTING)
    }

    fn from_json_within(json: Json<'a>, levels: usize) -> Self {
        match json.kind() {
            Kind::Null => Self::Null,
            Kind::Bool => Self::Bool(json.source() == "true"),
            Kind::Number => Self::Number(Number::read(json.source())),
            Kind::String | Kind::EscapedString => Self::String(string_of(json).unwrap_or_default()),
            Kind::Array | Kind::Object if levels == 0 => Self::Null,
            Kind::Array => {
                let items = json.items();
                Self::Array(
                    items
                        .map(|item| Self::from_json_within(item, levels - 1))
                        .collect(),
                )
            }
            Kind::Object => {
                let mut members: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
                let mut positions = KeyPositions::default();
                for (key, value) in json.members() {
                    let key = string_of(key).unwrap_or_default();
                    let value = Self::from_json_within(value, levels - 1);
                    match members.get_mut(positions.position(key.clone())) {
                        Some(member) => member.1 = value,
                        None => members.push((key, value)),
                    }
                }
                Self::Object(members)
            }
        }
    }

    /// Returns the string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(string) => Some(string),
            _ => None,
        }
    }

    /// Writes the value as JSON on one line. NaN and infinities, which JSON does not have, become `null`.
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
            Self::String(string) => out.push_str(JsonText::string(string).as_str()),
            Self::Array(items) => {
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

    /// Returns a copy that borrows nothing.
    pub(super) fn into_owned(self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(truth),
            Self::Number(number) => Value::Number(number),
            Self::String(string) => Value::String(Cow::Owned(string.into_owned())),
            Self::Array(items) => Value::Array(items.into_iter().map(Value::into_owned).collect()),
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

    /// Returns the member of this name, if it is an object that has one.
    pub fn member(&self, name: &str) -> Option<&Value<'a>> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns whether an operator can order the two values: MongoDB compares only values of one type.
    pub(super) fn is_comparable(&self, other: &Value<'_>) -> bool {
        self.rank() == other.rank()
    }

    /// Compares in MongoDB's order: by type, then by value; arrays item by item, objects member by member, where the
    /// type of a member counts before its name, and its name before its value.
    pub(super) fn order(&self, other: &Value<'_>) -> Ordering {
        match (self, other) {
            (Self::Bool(a), Value::Bool(b)) => a.cmp(b),
            (Self::Number(a), Value::Number(b)) => a.order(*b),
            (Self::String(a), Value::String(b)) => a.cmp(b),
            (Self::Array(a), Value::Array(b)) => {
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

    /// Returns whether the two values are equal in every part.
    pub(super) fn equals(&self, other: &Value<'_>) -> bool {
        self.order(other) == Ordering::Equal
    }

    /// Returns the rank of the value's type in MongoDB's order of types.
    fn rank(&self) -> u8 {
        match self {
            Self::Null => 0,
            Self::Number(_) => 1,
            Self::String(_) => 2,
            Self::Object(_) => 3,
            Self::Array(_) => 4,
            Self::Bool(_) => 5,
        }
    }
}

/// The positions of the different keys of an object, in the order in which they first occur.
#[derive(Default)]
pub(super) struct KeyPositions<'k>(FxHashMap<Cow<'k, str>, usize>);

impl<'k> KeyPositions<'k> {
    /// Returns the position of a key: that of an equal earlier key, or the next free one.
    pub fn position(&mut self, key: Cow<'k, str>) -> usize {
        let next = self.0.len();
        *self.0.entry(key).or_insert(next)
    }
}

/// Reads a JSON string. U+FFFD replaces unpaired surrogates. `None` for other values.
pub(super) fn string_of(json: Json<'_>) -> Option<Cow<'_, str>> {
    if let Some(string) = json.string() {
        return Some(string);
    }
    let inside = json.source().strip_prefix('"')?.strip_suffix('"')?;
    let inside = characters(inside).map(|(character, _)| character.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(Cow::Owned(inside.collect()))
}

fn first_difference(mut pairs: impl Iterator<Item = Ordering>) -> Ordering {
    pairs.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

impl Number {
    /// Reads a number of JSON; NaN for other text.
    pub(super) fn read(text: &str) -> Self {
        let integer = text.parse().map(Self::Integer);
        integer.unwrap_or_else(|_| Self::Float(text.parse().unwrap_or(f64::NAN)))
    }

    pub(super) fn is_nan(self) -> bool {
        matches!(self, Self::Float(float) if float.is_nan())
    }

    /// Returns the number as a count, if it is a whole number that is not negative.
    pub(super) fn as_count(self) -> Option<usize> {
        match self {
            Self::Integer(integer) => usize::try_from(integer).ok(),
            Self::Float(float) if float.fract() == 0.0 && (0.0..1e15).contains(&float) => {
                Some(float as usize)
            }
            Self::Float(_) => None,
        }
    }

    /// Compares exact values, also of an integer with a float. NaN is below every other number.
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

/// Compares exact values. The cast saturates, so that infinities and floats beyond all integers compare correctly.
fn order_exactly(integer: i128, float: f64) -> Ordering {
    if float.is_nan() {
        return Ordering::Greater;
    }
    let whole = integer.cmp(&(float.trunc() as i128));
    whole.then_with(|| 0.0.partial_cmp(&float.fract()).unwrap_or(Ordering::Equal))
}
