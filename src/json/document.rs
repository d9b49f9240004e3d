//! Documents that programs write: the workspace, commands, files, options. `serde` reads and writes them.
//!
//! The types derive `Deserialize`, so plain `serde_json` reads them too. [`from_str`] adds what a page needs: an error
//! with the path and the byte range, made of phrases that can be translated, without any value of the document. serde's
//! own messages repeat values, and a value may be a secret in the wrong field.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_path_to_error::{Path, Segment};

use super::tape::{Json, Tape};
use crate::diagnostic::{Argument, Diagnostic, Error, Phrase};

/// The nesting depth at which serde_json stops.
const DEEPEST: usize = 127;

/// An error of a document, displayed as a sentence without a full stop.
#[derive(Debug)]
pub(crate) struct DocumentError {
    /// The kind of error.
    pub kind: DocumentErrorKind,
    /// The byte range of the value that does not fit.
    pub range: Range<usize>,
    /// The reason, with the path of the value.
    pub reason: Argument,
}

/// The kind of a [`DocumentError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DocumentErrorKind {
    /// The text is not JSON.
    Syntax,
    /// The text is JSON that does not fit the type.
    Content,
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason.text())
    }
}

/// Reads a document.
///
/// The path ends at the innermost object with a `type`, because serde buffers the content of such an object.
///
/// # Errors
/// The text is not JSON, or does not fit the type.
pub(crate) fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, DocumentError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| content(text, &error));
    read.and_then(|value| match deserializer.end() {
        Ok(()) => Ok(value),
        Err(_) => Err(syntax(text)),
    })
}

/// Writes a value as compact JSON.
pub(crate) fn to_string<T: Serialize + ?Sized>(value: &T) -> String {
    written(serde_json::to_string(value))
}

/// Writes a value as JSON with line breaks, indented by two spaces.
pub(crate) fn to_string_pretty<T: Serialize>(value: &T) -> String {
    written(serde_json::to_string_pretty(value))
}

/// Every type of the crate has a JSON form, so writing to memory can't fail.
fn written(json: serde_json::Result<String>) -> String {
    debug_assert!(json.is_ok(), "a type without a JSON form");
    json.unwrap_or_default()
}

fn syntax(text: &str) -> DocumentError {
    let (range, reason) = match Tape::read(text) {
        Err(error) => (error.range, error.reason),
        // serde_json rejects what the scanner accepts only inside of strings and numbers, which `content` reports.
        Ok(_) => (0..text.len(), Phrase::JsonValue),
    };
    DocumentError {
        kind: DocumentErrorKind::Syntax,
        range,
        reason: reason.into(),
    }
}

fn content(text: &str, error: &serde_path_to_error::Error<serde_json::Error>) -> DocumentError {
    let Ok(tape) = Tape::read(text) else {
        return syntax(text);
    };
    let message = error.inner().to_string();
    let position = format!(
        " at line {} column {}",
        error.inner().line(),
        error.inner().column()
    );
    let message = message.strip_suffix(&position).unwrap_or(&message);
    let found = value_at(tape.root(), error.path());
    DocumentError {
        kind: DocumentErrorKind::Content,
        range: found.range(),
        reason: explain(message, error.path(), found.kind().phrase().into()),
    }
}

/// Translates one of serde's messages into the reason why a value does not fit, with the value's path. `found` is the
/// kind of the value at that path.
pub(crate) fn explain(message: &str, path: &Path, found: Argument) -> Argument {
    let reason = mismatch(message, found);
    let mut segments: Vec<&Segment> = path.iter().collect();
    if let (Some(Segment::Map { key }), Some(name)) = (segments.last(), unknown_field(message))
        && key == name
    {
        segments.pop();
    }
    let path = path_text(&segments);
    match path.is_empty() {
        true => reason,
        false => Phrase::MismatchAt.with([("path", path.into()), ("reason", reason)]),
    }
}

/// Returns the value at a path, or the innermost value around it that the document has.
fn value_at<'a>(root: Json<'a>, path: &Path) -> Json<'a> {
    path.iter().fold(root, |value, segment| {
        let next = match segment {
            Segment::Seq { index } => value.items().nth(*index),
            Segment::Map { key } => value.member(key),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        next.unwrap_or(value)
    })
}

/// Writes a path as text, like `teams[0].secrets[1]`.
fn path_text(segments: &[&Segment]) -> String {
    let mut text = String::new();
    for segment in segments {
        match segment {
            Segment::Seq { index } => text.push_str(&format!("[{index}]")),
            Segment::Map { key } => {
                text.push_str(if text.is_empty() { "" } else { "." });
                text.push_str(key);
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    text
}

/// Translates one of serde's messages and drops the value that it repeats; the names of fields stay.
fn mismatch(message: &str, found: Argument) -> Argument {
    if let Some(finding) = broken_rule(message) {
        return Argument::Finding(Box::new(finding));
    }
    let (before, expected) = split_expected(message);
    let invalid = ["invalid type: ", "invalid value: "];
    if let Some(value) = invalid.iter().find_map(|prefix| before.strip_prefix(prefix)) {
        return Phrase::Mismatch.with([("shape", shape(expected)), ("found", kind(value).into())]);
    }
    if before.starts_with("unknown variant ") {
        let arguments = [("known", names(expected).into()), ("found", Phrase::Text.into())];
        return Phrase::MismatchWord.with(arguments);
    }
    if let Some(name) = unknown_field(message) {
        return Phrase::MismatchUnknown.with([("name", name.into()), ("known", names(expected).into())]);
    }
    if let Some(name) = quoted(message, "missing field ") {
        return Phrase::MismatchMissing.with([("name", name.into())]);
    }
    if let Some(name) = quoted(message, "duplicate field ") {
        return Phrase::MismatchTwice.with([("name", name.into())]);
    }
    match message {
        "recursion limit exceeded" => Phrase::MismatchDepth.with([("limit", DEEPEST.to_string().into())]),
        "lone leading surrogate in hex escape"
        | "unexpected end of hex escape"
        | "invalid unicode code point" => Phrase::MismatchHalfPair.into(),
        "number out of range" => Phrase::Mismatch.with([
            ("shape", Phrase::FiniteNumber.into()),
            ("found", Phrase::Number.into()),
        ]),
        // An enum is a string; serde_json rejects other values without naming a shape. An untagged enum names its own.
        _ => Phrase::Mismatch.with([("shape", shape(message)), ("found", found)]),
    }
}

/// Splits a message before its expected shape or names, which are static and come last; the text before may be anything.
fn split_expected(message: &str) -> (&str, &str) {
    message.rsplit_once(", expected ").unwrap_or((message, ""))
}

fn unknown_field(message: &str) -> Option<&str> {
    quoted(split_expected(message).0, "unknown field ")
}

fn quoted<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    text.strip_prefix(prefix)?.strip_prefix('`')?.strip_suffix('`')
}

/// The names in serde's list of them, like "one of `a`, `b`".
fn names(expected: &str) -> String {
    let names: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
    names.join(", ")
}

/// The kind of the value that serde's message begins with.
fn kind(value: &str) -> Phrase {
    match value.split(' ').next().unwrap_or_default() {
        "null" | "unit" => Phrase::Null,
        "boolean" => Phrase::Bool,
        "integer" | "floating" | "number" => Phrase::Number,
        "string" | "character" => Phrase::Text,
        "sequence" => Phrase::List,
        _ => Phrase::Object,
    }
}

/// The shape that serde calls `expected`.
fn shape(expected: &str) -> Argument {
    match expected {
        "a boolean" => Phrase::Bool,
        "u32" => Phrase::SmallWholeNumber,
        "u64" | "usize" => Phrase::WholeNumber,
        "f64" => Phrase::FiniteNumber,
        "a sequence" => Phrase::List,
        "a container" => Phrase::Container,
        _ if expected.starts_with("struct ")
            || expected.starts_with("a map")
            || expected.starts_with("internally tagged enum ") =>
        {
            Phrase::Object
        }
        _ => Phrase::Text,
    }
    .into()
}

/// A value whose rule has not been checked: the type that `#[serde(try_from)]` names where a type has a rule.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Unchecked<T>(pub T);

/// An error that a type's own rule raised while serde read a document.
///
/// serde keeps only the text of an error. The diagnostic, with its code and arguments, waits in this thread until
/// [`from_str`] recognizes its text.
#[derive(Debug)]
pub(crate) struct BrokenRule(String);

thread_local! {
    static LAST_BROKEN_RULE: RefCell<Option<Diagnostic>> = const { RefCell::new(None) };
}

impl From<Error> for BrokenRule {
    fn from(error: Error) -> Self {
        let message = error.diagnostic().message.clone();
        LAST_BROKEN_RULE.replace(Some(error.diagnostic().clone()));
        Self(message)
    }
}

impl fmt::Display for BrokenRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn broken_rule(message: &str) -> Option<Diagnostic> {
    LAST_BROKEN_RULE
        .take()
        .filter(|diagnostic| diagnostic.message == message)
}
