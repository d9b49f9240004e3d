//! JSON values kept as source text.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::escape::push_escaped;

/// A JSON value as compact source text: numbers and strings exactly as they were written, no whitespace between tokens.
///
/// serde_json reads and writes it through [`RawValue`], which keeps numbers of any length. That works in documents and
/// structs, but not inside an enum that serde buffers (internally tagged or untagged).
#[derive(Clone, PartialEq, Eq)]
pub struct JsonText(Box<str>);

impl JsonText {
    /// Returns the source text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Creates a JSON string with this content.
    pub fn string(content: &str) -> Self {
        let mut text = String::new();
        push_string(&mut text, content);
        Self(text.into())
    }

    /// Creates a value from JSON source text, removing the whitespace between tokens.
    pub(crate) fn compact(json: &str) -> Self {
        if !json.contains([' ', '\t', '\n', '\r']) {
            return Self(json.into());
        }
        let mut compact = String::with_capacity(json.len());
        Compactor::default().push(json, &mut compact);
        Self(compact.into())
    }

    /// Returns whether the value is a string.
    pub fn is_string(&self) -> bool {
        self.0.starts_with('"')
    }
}

/// Removes the whitespace between the tokens of JSON that arrives in segments.
#[derive(Default)]
pub(crate) struct Compactor {
    in_string: bool,
    escaped: bool,
}

impl Compactor {
    /// Appends the next segment.
    pub fn push(&mut self, json: &str, out: &mut String) {
        out.extend(json.chars().filter(|&character| {
            let is_significant = self.in_string || !matches!(character, ' ' | '\t' | '\n' | '\r');
            if character == '"' && !self.escaped {
                self.in_string = !self.in_string;
            }
            self.escaped = self.in_string && character == '\\' && !self.escaped;
            is_significant
        }));
    }
}

/// Writes compact JSON with line breaks, indented by two spaces.
pub(super) fn indented(compact: &str) -> String {
    let mut out = String::with_capacity(2 * compact.len());
    let (mut level, mut in_string, mut escaped) = (0_usize, false, false);
    let line_break = |out: &mut String, level: usize| {
        out.push('\n');
        (0..level).for_each(|_| out.push_str("  "));
    };
    let mut characters = compact.chars().peekable();
    while let Some(character) = characters.next() {
        if in_string {
            out.push(character);
            in_string = escaped || character != '"';
            escaped = character == '\\' && !escaped;
            continue;
        }
        match character {
            '{' | '[' => {
                out.push(character);
                match characters.next_if(|next| matches!(next, '}' | ']')) {
                    Some(end) => out.push(end),
                    None => {
                        level += 1;
                        line_break(&mut out, level);
                    }
                }
            }
            '}' | ']' => {
                level = level.saturating_sub(1);
                line_break(&mut out, level);
                out.push(character);
            }
            ',' => {
                out.push(',');
                line_break(&mut out, level);
            }
            ':' => out.push_str(": "),
            _ => {
                in_string = character == '"';
                out.push(character);
            }
        }
    }
    out
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

/// Appends a JSON string with its quotes.
fn push_string(out: &mut String, content: &str) {
    out.push('"');
    push_escaped(out, content);
    out.push('"');
}
