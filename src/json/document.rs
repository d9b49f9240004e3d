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

use super::cursor::Kind;
use super::tape::{Json, Tape, parse_number};
use super::text::indented;
use crate::diagnostic::{Argument, Error, Phrase};

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
/// Like all of serde's derives, it also reads a struct from an array of its fields in order.
///
/// serde loses the path inside an object with a `type`, because it buffers that object's content. It is found again if
/// only one value in the object fits the error.
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
    let json = serde_json::to_string(value);
    // Every type of the crate has a JSON form, so writing to memory can't fail.
    debug_assert!(json.is_ok(), "a type without a JSON form");
    json.unwrap_or_default()
}

/// Writes a number as JSON; an integer without `.0`.
#[cfg(feature = "workspace")]
pub(crate) fn format_number(number: f64) -> String {
    let text = to_string(&number);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Writes a value as JSON with line breaks, indented by two spaces.
///
/// Indents the compact form: this keeps the numbers of a [`JsonText`](super::JsonText) as they were written, and
/// needs no second serializer for every type.
pub(crate) fn to_string_pretty<T: Serialize>(value: &T) -> String {
    indented(&to_string(value))
}

fn syntax(text: &str) -> DocumentError {
    let (range, reason) = match Tape::read(text) {
        Err(error) => (error.range, error.reason),
        // serde_json rejects what the scanner accepts only inside strings and numbers, which `content` reports.
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
    let found = Found::at(tape.root(), error.path()).narrowed(message);
    let reason = mismatch(message, found.value.kind());
    let path = match unknown_field(message) {
        // serde_path_to_error includes the unknown field, which the reason names.
        Some(name) if found.value.member(name).is_none() && found.path.ends_with(name) => found.parent,
        _ => found.path,
    };
    let reason = if path.is_empty() {
        reason
    } else {
        at_path(&path, reason)
    };
    DocumentError {
        kind: DocumentErrorKind::Content,
        range: found.value.range(),
        reason,
    }
}

/// Returns the reason why the value at a path, or a value inside it, does not fit.
pub(crate) fn at_path(path: &str, reason: Argument) -> Argument {
    if let Argument::Phrase(filled) = &reason
        && filled.phrase == Phrase::MismatchAt
        && let (Some(inner), Some(reason)) = (filled.arguments.get("path"), filled.arguments.get("reason"))
    {
        let path = format!("{path}.{}", inner.text());
        return Phrase::MismatchAt.with([("path", path.into()), ("reason", reason.clone())]);
    }
    Phrase::MismatchAt.with([("path", path.into()), ("reason", reason)])
}

/// The value at a path of a document.
struct Found<'a> {
    value: Json<'a>,
    /// The path as text, like `teams[0].secrets[1]`.
    path: String,
    /// The path of the array or object around the value.
    parent: String,
}

impl<'a> Found<'a> {
    fn at(root: Json<'a>, path: &Path) -> Self {
        let mut found = Self {
            value: root,
            path: String::new(),
            parent: String::new(),
        };
        for segment in path {
            let value = found.value;
            let (step, next) = match segment {
                Segment::Seq { index } => (format!("[{index}]"), value.items().nth(*index)),
                Segment::Map { key } if found.path.is_empty() => (key.clone(), value.member(key)),
                Segment::Map { key } => (format!(".{key}"), value.member(key)),
                // An object with the name of an enum's variant as its key.
                Segment::Enum { variant } => {
                    found.value = value.member(variant).unwrap_or(value);
                    continue;
                }
                Segment::Unknown => continue,
            };
            found = found.inside(step, next.unwrap_or(value));
        }
        found
    }

    fn inside(&self, step: String, value: Json<'a>) -> Self {
        Self {
            value,
            path: format!("{}{step}", self.path),
            parent: self.path.clone(),
        }
    }

    /// Returns the one value inside a buffered object that a message of serde fits, or the object if none or several do.
    fn narrowed(self, message: &str) -> Self {
        if self.value.member("type").is_none() {
            return self;
        }
        let (before, _) = split_expected(message);
        let mut fitting = Vec::new();
        if let Some(value) = invalid_value(before) {
            self.collect(&|found| describes(value, found), DEEPEST, &mut fitting);
        } else if let Some(name) = quoted(before, "unknown variant ") {
            self.collect(
                &|found| found.string().is_some_and(|word| word == name),
                DEEPEST,
                &mut fitting,
            );
        } else if let Some(name) = unknown_field(message) {
            self.collect(&|found| found.member(name).is_some(), DEEPEST, &mut fitting);
        }
        match fitting.pop() {
            Some(only) if fitting.is_empty() => only,
            _ => self,
        }
    }

    /// Collects the values that fit, this one included, down to a number of levels.
    fn collect(&self, fits: &dyn Fn(Json) -> bool, levels: usize, fitting: &mut Vec<Self>) {
        if fits(self.value) {
            fitting.push(self.inside(String::new(), self.value));
        }
        if levels == 0 {
            return;
        }
        for (index, item) in self.value.items().enumerate() {
            self.inside(format!("[{index}]"), item)
                .collect(fits, levels - 1, fitting);
        }
        for (key, member) in self.value.members() {
            let key = key.string().unwrap_or_default();
            let step = if self.path.is_empty() {
                key.into_owned()
            } else {
                format!(".{key}")
            };
            self.inside(step, member).collect(fits, levels - 1, fitting);
        }
    }
}

/// Returns whether serde's description of a value, like "string \"a\"", describes this one.
fn describes(description: &str, value: Json) -> bool {
    match value.kind() {
        Kind::String | Kind::EscapedString => {
            let content = value.string().unwrap_or_default();
            description == format!("string {content:?}")
        }
        Kind::Number | Kind::Bool => {
            let number = description.split('`').nth(1).unwrap_or_default();
            let is_number = matches!(kind(description), Phrase::Number | Phrase::Bool);
            is_number && (number == value.source() || parse_number(number) == parse_number(value.source()))
        }
        other => other.phrase() == kind(description),
    }
}

/// The description of the value in a message like "invalid type: string \"a\"".
fn invalid_value(before: &str) -> Option<&str> {
    let prefixes = ["invalid type: ", "invalid value: "];
    prefixes.iter().find_map(|prefix| before.strip_prefix(prefix))
}

/// Translates one of serde's messages and drops the value that it repeats; the names of fields stay.
fn mismatch(message: &str, found: Kind) -> Argument {
    if let Some(reason) = broken_rule(message) {
        return reason;
    }
    let (before, expected) = split_expected(message);
    if let Some(value) = invalid_value(before) {
        return Phrase::Mismatch.with([("shape", shape(expected)), ("found", kind(value).into())]);
    }
    if before.starts_with("unknown variant ") {
        let arguments = [
            ("known", names(expected).into()),
            ("found", Phrase::String.into()),
        ];
        return Phrase::MismatchChoice.with(arguments);
    }
    if let Some(name) = unknown_field(message) {
        return Phrase::MismatchUnknown.with([("name", name.into()), ("known", names(expected).into())]);
    }
    if let Some(name) = quoted(message, "missing field ") {
        return Phrase::MismatchMissing.with([("name", name.into())]);
    }
    if let Some(name) = quoted(message, "duplicate field ") {
        return Phrase::MismatchDuplicateKey.with([("name", name.into())]);
    }
    match message {
        "recursion limit exceeded" => Phrase::MismatchDepth.with([("limit", DEEPEST.to_string().into())]),
        "lone leading surrogate in hex escape"
        | "unexpected end of hex escape"
        | "invalid unicode code point" => Phrase::MismatchUnpairedSurrogate.into(),
        "number out of range" => Phrase::Mismatch.with([
            ("shape", Phrase::FiniteNumber.into()),
            ("found", Phrase::Number.into()),
        ]),
        // An enum is a string; serde_json rejects other values without naming a shape. An untagged enum names its own.
        _ => Phrase::Mismatch.with([("shape", shape(message)), ("found", found.phrase().into())]),
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
        "string" | "character" => Phrase::String,
        "sequence" => Phrase::Array,
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
        "a sequence" => Phrase::Array,
        "a container" => Phrase::Container,
        _ if expected.starts_with("struct ")
            || expected.starts_with("a map")
            || expected.starts_with("internally tagged enum ") =>
        {
            Phrase::Object
        }
        _ => Phrase::String,
    }
    .into()
}

/// A value whose rule has not been checked: the type that `#[serde(try_from)]` names where a type has a rule.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct Unchecked<T>(pub T);

/// An error that a type's own rule raised while serde read a document.
///
/// serde keeps only the text of an error. The reason, with its arguments, waits in this thread until
/// [`from_str`] recognizes its text.
#[derive(Debug)]
pub(crate) struct BrokenRule(String);

thread_local! {
    static LAST_BROKEN_RULE: RefCell<Option<Argument>> = const { RefCell::new(None) };
}

impl From<Error> for BrokenRule {
    fn from(error: Error) -> Self {
        Argument::Finding(Box::new(error.diagnostic().clone())).into()
    }
}

impl From<Argument> for BrokenRule {
    fn from(reason: Argument) -> Self {
        let message = reason.text().to_owned();
        LAST_BROKEN_RULE.replace(Some(reason));
        Self(message)
    }
}

impl fmt::Display for BrokenRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn broken_rule(message: &str) -> Option<Argument> {
    LAST_BROKEN_RULE.take().filter(|reason| reason.text() == message)
}
