//! JSON values to values of our types.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error as _;
use serde_json::value::RawValue;

use super::fields::unknown_word;
use super::{Json, JsonFault, JsonText, Kind, Mismatch, Tape};
use crate::diagnostic::{Argument, Error, Phrase};

/// Types that a call reads may contain themselves; deeper ones are refused before the stack ends.
const DEEPEST: usize = 128;

/// A type that can be read from a JSON value.
pub(crate) trait FromJson: Sized {
    /// Reads the value.
    ///
    /// # Errors
    /// It is not what the type has in JSON.
    fn from_json(json: Json) -> Result<Self, Mismatch>;
}

/// Why a text could not be read.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It is no JSON.
    Fault(JsonFault),
    /// It is not what was expected.
    Mismatch(Mismatch),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason().text())
    }
}

impl Refusal {
    /// What is said of it.
    pub fn reason(&self) -> Argument {
        match self {
            Self::Fault(fault) => fault.reason.into(),
            Self::Mismatch(mismatch) => mismatch.reason(),
        }
    }
}

/// Reads a text.
pub(crate) fn read<T: FromJson>(text: &str) -> Result<T, Refusal> {
    let tape = Tape::read(text).map_err(Refusal::Fault)?;
    let whole = tape.whole();
    if tape.depth() > DEEPEST {
        let reason = Phrase::MismatchDepth.with([("limit", DEEPEST.to_string().into())]);
        return Err(Refusal::Mismatch(Mismatch::new(reason, whole)));
    }
    T::from_json(whole).map_err(Refusal::Mismatch)
}

/// Reads what serde_json's deserializers hold; others have no JSON text to read.
pub(crate) fn deserialize<'de, T: FromJson, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let raw: Box<RawValue> = serde::Deserialize::deserialize(deserializer)?;
    read(raw.get()).map_err(D::Error::custom)
}

/// Reads a string whose type has a rule.
pub(crate) fn parsed<T>(json: Json, parse: impl Fn(String) -> Result<T, Error>) -> Result<T, Mismatch> {
    parse(String::from_json(json)?).map_err(|error| Mismatch::broken(&error, json))
}

/// Reads one of several words.
pub(crate) fn word<T: Copy>(json: Json, words: &[(&str, T)]) -> Result<T, Mismatch> {
    let found = json.text();
    let known = words.iter().find(|(word, _)| found.as_deref() == Some(*word));
    known.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        unknown_word(&words, json)
    })
}

impl FromJson for String {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        match (json.text(), json.kind()) {
            (Some(text), _) => Ok(text.into_owned()),
            (None, Kind::EscapedString) => Err(Mismatch::new(Phrase::MismatchUnpairedSurrogate.into(), json)),
            _ => Err(Mismatch::expected(Phrase::String, json)),
        }
    }
}

impl FromJson for bool {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        match json.kind() {
            Kind::Bool => Ok(json.source() == "true"),
            _ => Err(Mismatch::expected(Phrase::Bool, json)),
        }
    }
}

impl FromJson for u64 {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        let whole = (json.kind() == Kind::Number).then(|| json.source().parse().ok());
        whole
            .flatten()
            .ok_or_else(|| Mismatch::expected(Phrase::WholeNumber, json))
    }
}

impl FromJson for u32 {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        let whole = u64::from_json(json)?;
        whole
            .try_into()
            .map_err(|_| Mismatch::expected(Phrase::SmallWholeNumber, json))
    }
}

impl FromJson for f64 {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        let number = (json.kind() == Kind::Number).then(|| json.source().parse().ok());
        number
            .flatten()
            .filter(|number: &f64| number.is_finite())
            .ok_or_else(|| Mismatch::expected(Phrase::FiniteNumber, json))
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        match json.kind() {
            Kind::Null => Ok(None),
            _ => T::from_json(json).map(Some),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        if json.kind() != Kind::Array {
            return Err(Mismatch::expected(Phrase::Array, json));
        }
        let mut items = Self::new();
        for item in json.items() {
            items.push(T::from_json(item).map_err(|mismatch| mismatch.in_item(items.len()))?);
        }
        Ok(items)
    }
}

impl FromJson for JsonText {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        Ok(Self::compact(json.source()))
    }
}

/// Any names; of members of one name the last counts, as in JavaScript.
impl FromJson for BTreeMap<String, JsonText> {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        if json.kind() != Kind::Object {
            return Err(Mismatch::expected(Phrase::Object, json));
        }
        // One by one: collecting would sort first, which is much code.
        let mut all = Self::new();
        for (key, value) in json.members() {
            all.insert(String::from_json(key)?, JsonText::from_json(value)?);
        }
        Ok(all)
    }
}
