//! A JSON value that is not what it should be.

use std::fmt;
use std::ops::Range;

use super::{Json, Kind};
use crate::diagnostic::{Argument, Error, Phrase};

/// What was found, what was expected, and where; shows as one sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mismatch(Box<Found>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    path: String,
    range: Range<usize>,
    reason: Argument,
}

impl Mismatch {
    /// The value breaks a rule, said as a sentence without its full stop.
    pub fn new(reason: Argument, json: Json) -> Self {
        Self(Box::new(Found {
            path: String::new(),
            range: json.range(),
            reason,
        }))
    }

    /// The value is not of the shape that was expected. It is not shown: it may be a secret's.
    pub fn expected(shape: impl Into<Argument>, json: Json) -> Self {
        let arguments = [("shape", shape.into()), ("found", json.kind().phrase().into())];
        Self::new(Phrase::Mismatch.with(arguments), json)
    }

    /// The value breaks the rule of a type of ours.
    pub fn broken(error: &Error, json: Json) -> Self {
        Self::new(Argument::Finding(Box::new(error.diagnostic().clone())), json)
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

    /// What is said of it, with the place inside of what was read.
    pub fn reason(&self) -> Argument {
        let Found { path, reason, .. } = &*self.0;
        if path.is_empty() {
            return reason.clone();
        }
        Phrase::MismatchAt.with([("path", path.as_str().into()), ("reason", reason.clone())])
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
        f.write_str(self.reason().text())
    }
}

impl Kind {
    /// What a value is.
    pub fn phrase(self) -> Phrase {
        match self {
            Self::Null => Phrase::Null,
            Self::Bool => Phrase::Bool,
            Self::Number => Phrase::Number,
            Self::String | Self::EscapedString => Phrase::String,
            Self::Array => Phrase::Array,
            Self::Object => Phrase::Object,
        }
    }
}
