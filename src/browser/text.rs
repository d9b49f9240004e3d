//! Texts and bytes from JavaScript, held against their types and copied once.

use std::cell::RefCell;

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
        let text = string(self).map(String::into_bytes);
        text.or_else(|| bytes(self))
            .ok_or_else(|| mismatch(name, self, Phrase::TextOrBytes))
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

thread_local! {
    /// Most strings fit in here, and are copied once from it: wasm-bindgen's own `as_string` copies character by
    /// character, which takes ten times as long.
    static BUFFER: RefCell<Vec<u8>> = RefCell::new(vec![0; 16 * 1024]);
}

fn text(name: &str, value: &JsValue) -> Result<String, Thrown> {
    string(value).ok_or_else(|| mismatch(name, value, Phrase::Text))
}

/// The value as a string, with U+FFFD for unpaired surrogates; none if it is not a string.
fn string(value: &JsValue) -> Option<String> {
    BUFFER.with_borrow_mut(|buffer| {
        let length = encode(value, buffer);
        if length >= 0.0 {
            let text = std::str::from_utf8(buffer.get(..length as usize)?);
            return text.ok().map(str::to_owned);
        }
        if length.is_nan() {
            return None;
        }
        let mut bytes = vec![0; -length as usize];
        let length = encode(value, &mut bytes);
        bytes.truncate(length as usize);
        String::from_utf8(bytes).ok()
    })
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    is_typed_array(value, "Uint8Array").then(|| value.unchecked_ref::<Uint8Array>().to_vec())
}

/// Whether it is a typed array of this kind, from whichever frame: `instanceof` knows those of its own frame only.
pub(super) fn is_typed_array(value: &JsValue, kind: &str) -> bool {
    ArrayBuffer::is_view(value) && Reflect::get(value, &Symbol::to_string_tag()).is_ok_and(|tag| tag == *kind)
}
