//! A JSON value that is not what it should be.

use std::fmt;
use std::ops::Range;

use super::{Json, Kind};
use crate::model::Error;

/// What was found, what was expected, and where; shows as one sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mismatch(Box<Found>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    path: String,
    range: Range<usize>,
    reason: String,
}

impl Mismatch {
    /// The value breaks a rule, said as a sentence without its full stop.
    pub fn new(reason: String, json: Json) -> Self {
        Self(Box::new(Found {
            path: String::new(),
            range: json.range(),
            reason,
        }))
    }

    /// The value is not of the shape that was expected. It is not shown: it may be a secret's.
    pub fn expected(shape: &str, json: Json) -> Self {
        Self::new(
            format!("expected {shape}, found {}", json.kind().in_words()),
            json,
        )
    }

    /// The value breaks the rule of a type of ours.
    pub fn broken(error: &Error, json: Json) -> Self {
        let message = &error.diagnostic().message;
        Self::new(message.strip_suffix('.').unwrap_or(message).to_owned(), json)
    }

    /// The same in a member of an object.
    pub fn inside(self, name: &str) -> Self {
        self.below(name)
    }

    /// The same in an item of a list, counted from 0.
    pub fn in_item(self, index: usize) -> Self {
        self.below(&format!("[{index}]"))
    }

    /// The bytes of the text that it is about.
    pub fn range(&self) -> Range<usize> {
        self.0.range.clone()
    }

    fn below(mut self, step: &str) -> Self {
        let path = &mut self.0.path;
        if !path.is_empty() && !path.starts_with('[') {
            path.insert(0, '.');
        }
        path.insert_str(0, step);
        self
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            f.write_str(&self.0.path)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.0.reason)
    }
}

impl Kind {
    /// What a value is, in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::Text | Self::EscapedText => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}
