//! Texts and bytes from JavaScript, held against their types and copied once.

use std::cell::Cell;

use js_sys::{ArrayBuffer, Reflect, Symbol, Uint8Array};
use wasm_bindgen::prelude::*;

use super::argument::mismatch;
use super::error::Thrown;
use crate::diagnostic::Phrase;
use crate::model::EventType;

#[wasm_bindgen]
extern "C" {
    /// A text.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Text;

    /// The name of a type of event.
    #[wasm_bindgen(typescript_type = "EventType")]
    pub type EventTypeName;

    /// Bytes, or a text, which stands for its UTF-8.
    #[wasm_bindgen(typescript_type = "string | Uint8Array")]
    pub type TextOrBytes;
}

impl Text {
    /// The text, or what is wrong with the argument of this name.
    pub fn read(&self, name: &str) -> Result<String, Thrown> {
        text(name, self)
    }

    /// Passes the text to `next` without allocating, or returns what is wrong with the argument of this name.
    pub fn read_with<T>(&self, name: &str, next: impl FnOnce(&str) -> T) -> Result<T, Thrown> {
        with_text(name, self, next)
    }
}

impl EventTypeName {
    /// The type of event, or what is wrong with the argument of this name.
    pub fn read(&self, name: &str) -> Result<EventType, Thrown> {
        Ok(text(name, self)?.parse()?)
    }
}

impl TextOrBytes {
    /// The bytes, or what is wrong with the argument of this name.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Thrown> {
        let text = with_string(self, |text| text.as_bytes().to_vec());
        text.or_else(|| bytes(self))
            .ok_or_else(|| mismatch(name, self, Phrase::StringOrBytes))
    }
}

#[cfg(feature = "matching")]
mod pieces {
    use super::{Phrase, Thrown, bytes, mismatch, wasm_bindgen};

    #[wasm_bindgen]
    extern "C" {
        /// A piece of a file, which may end within a character, so it is bytes.
        #[wasm_bindgen(typescript_type = "Uint8Array")]
        pub type Bytes;
    }

    impl Bytes {
        /// The bytes, or what is wrong with the argument of this name.
        pub fn read(&self, name: &str) -> Result<Vec<u8>, Thrown> {
            bytes(self).ok_or_else(|| mismatch(name, self, Phrase::Bytes))
        }
    }
}

#[cfg(feature = "matching")]
pub use pieces::Bytes;

#[wasm_bindgen(module = "/src/browser/text.js")]
extern "C" {
    /// Writes a string as UTF-8, and returns its length: negative if it does not fit, NaN if it is not a string.
    fn encode(value: &JsValue, target: &mut [u8]) -> f64;
}

/// A buffer of up to this length is kept for the next string.
const MAX_KEPT_LENGTH: usize = 256 * 1024;

thread_local! {
    /// The buffer of the last string. Encoding into it takes a tenth of the time of wasm-bindgen's `as_string`, which
    /// copies character by character.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

fn text(name: &str, value: &JsValue) -> Result<String, Thrown> {
    with_text(name, value, str::to_owned)
}

fn with_text<T>(name: &str, value: &JsValue, next: impl FnOnce(&str) -> T) -> Result<T, Thrown> {
    with_string(value, next).ok_or_else(|| mismatch(name, value, Phrase::String))
}

/// Passes a string to `next`, with U+FFFD for unpaired surrogates; none if the value is not a string.
fn with_string<T>(value: &JsValue, next: impl FnOnce(&str) -> T) -> Option<T> {
    let mut buffer = BUFFER.take();
    let mut length = encode(value, &mut buffer);
    if length < 0.0 {
        buffer = vec![0; -length as usize];
        length = encode(value, &mut buffer);
    }
    let text = match length.is_nan() {
        true => None,
        false => std::str::from_utf8(buffer.get(..length as usize)?).ok(),
    };
    let result = text.map(next);
    if buffer.len() <= MAX_KEPT_LENGTH {
        BUFFER.set(buffer);
    }
    result
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    is_typed_array(value, "Uint8Array").then(|| value.unchecked_ref::<Uint8Array>().to_vec())
}

/// Whether it is a typed array of this kind, from whichever frame: `instanceof` knows those of its own frame only.
pub(super) fn is_typed_array(value: &JsValue, kind: &str) -> bool {
    ArrayBuffer::is_view(value) && Reflect::get(value, &Symbol::to_string_tag()).is_ok_and(|tag| tag == *kind)
}
