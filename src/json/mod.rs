//! Reads and writes JSON.
//!
//! | JSON | API |
//! | --- | --- |
//! | documents that programs write | serde: `from_str`, `to_string` |
//! | text that the user types | `Tape`: every value with its byte range |
//! | lines that are rendered in batches | `Cursor`: steps through text without building values or recursing |
//!
//! serde_json is not enough for the last two: its errors have a line and a column but no range, its sentences can't be
//! translated, and it can't look at a value without copying it.
//!
//! Strings are escaped and decoded here as well, and [`JsonText`] keeps a value exactly as it was written.

mod block;
mod cursor;
mod document;
mod escape;
#[cfg(feature = "matching")]
mod lines;
mod tape;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use block::line_length;
pub(crate) use cursor::{Cursor, Escapes, Kind, StringSpan};
#[cfg(feature = "workspace")]
pub(crate) use document::format_number;
pub(crate) use document::{
    BrokenRule, DocumentError, DocumentErrorKind, Unchecked, at_path, from_str, to_string, to_string_pretty,
};
#[cfg(feature = "matching")]
pub(crate) use escape::characters;
pub(crate) use escape::{escaped, unescaped};
#[cfg(feature = "matching")]
pub(crate) use lines::{LineJoiner, lines};
pub(crate) use tape::{Json, SyntaxError, Tape, parse_number};
pub(crate) use text::Compactor;
pub use text::JsonText;
