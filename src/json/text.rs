//! JSON that is kept as it was written.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::write::push_text;

/// One JSON value as its compact text: numbers exactly as they were written, strings unchanged, no blanks between.
#[derive(Clone, PartialEq, Eq)]
pub struct JsonText(Box<str>);

impl JsonText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text of a JSON string with this content.
    pub fn string(content: &str) -> Self {
        let mut text = String::new();
        push_text(&mut text, content);
        Self(text.into())
    }

    /// A text that is JSON, without the blanks between its tokens.
    pub(crate) fn compact(json: &str) -> Self {
        if !json.contains([' ', '\t', '\n', '\r']) {
            return Self(json.into());
        }
        let mut compact = String::with_capacity(json.len());
        Compact::default().push(json, &mut compact);
        Self(compact.into())
    }

    /// Whether the value is a string.
    pub fn is_string(&self) -> bool {
        self.0.starts_with('"')
    }
}

/// Leaves out the blanks between the tokens of JSON that comes in pieces.
#[derive(Default)]
pub(crate) struct Compact {
    in_string: bool,
    escaped: bool,
}

impl Compact {
    /// Appends the next piece.
    pub fn push(&mut self, json: &str, out: &mut String) {
        out.extend(json.chars().filter(|&character| {
            let kept = self.in_string || !matches!(character, ' ' | '\t' | '\n' | '\r');
            if character == '"' && !self.escaped {
                self.in_string = !self.in_string;
            }
            self.escaped = self.in_string && character == '\\' && !self.escaped;
            kept
        }));
    }
}

impl From<&RawValue> for JsonText {
    fn from(raw: &RawValue) -> Self {
        Self::compact(raw.get())
    }
}

impl fmt::Debug for JsonText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for JsonText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.0).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(Box::<RawValue>::deserialize(deserializer)?.as_ref()))
    }
}
