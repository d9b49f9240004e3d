//! JSON, read one way: text → [`Tape`] → [`Json`] values with their places → our types, by [`FromJson`].
//!
//! A [`Cursor`] steps through the text, for the tape and for readers that keep nothing of it.
//!
//! serde's traits say how our types are written, and [`to_json`] writes them; reading is not serde's. What serde derives for reading is generic over the format and the error, and weighed
//! more in wasm than the rest of the core together; these readers are plain functions over one kind of value, and
//! their errors know the place.

mod block;
mod cursor;
mod escape;
mod fault;
mod fields;
#[cfg(feature = "matching")]
mod lines;
mod mismatch;
mod read;
mod scan;
mod serializer;
mod tape;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub(crate) use block::line_length;
pub(crate) use cursor::{Cursor, Escapes, Quoted};
#[cfg(feature = "matching")]
pub(crate) use escape::characters;
pub(crate) use escape::{escaped, push_escaped, unescaped};
pub(crate) use fault::JsonFault;
pub(crate) use fields::{Fields, json_object, json_variants, json_words, read_by_json};
#[cfg(feature = "matching")]
pub(crate) use lines::{LineJoiner, lines};
pub(crate) use mismatch::Mismatch;
pub(crate) use read::{FromJson, deserialize, parsed, read, word};
pub(crate) use tape::{Json, Kind, Tape};
pub(crate) use text::Compact;
pub use text::JsonText;
pub(crate) use write::{Members, to_json, to_pretty_json};
