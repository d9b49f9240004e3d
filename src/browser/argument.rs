//! Reads the arguments of the JavaScript API, whose declared types JavaScript callers may break.
//!
//! wasm-bindgen's own `&str`, `String`, `&[u8]` and `Vec` parameters trust the types: a wrong argument would make them
//! read arbitrary wasm memory. So no exported function has one. Strings, bytes and arrays arrive as the imported types
//! below, structured values as [`Ts`]; each is checked while it is read.

use std::cell::Cell;

use js_sys::{Array, ArrayBuffer, JSON, Reflect, Symbol, Uint8Array};
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::result::Thrown;
use crate::diagnostic::{self, Code, Diagnostic, Phrase};
use crate::json::{self, Json, Kind, Tape};
use crate::model::EventType;

#[wasm_bindgen]
extern "C" {
    /// A string.
    #[wasm_bindgen(typescript_type = "string")]
    pub type Text;

    /// The name of an event type.
    #[wasm_bindgen(typescript_type = "EventType")]
    pub type EventTypeName;

    /// Bytes, or a string that is read as its UTF-8.
    #[wasm_bindgen(typescript_type = "string | Uint8Array")]
    pub type TextOrBytes;

    // js-sys has both without `catch`; a proxy may throw.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn array_from(value: &JsValue) -> Result<Array, JsValue>;
}

#[wasm_bindgen(module = "/src/browser/argument.js")]
extern "C" {
    /// Writes a string as UTF-8, and returns the number of bytes; if it does not fit, minus a sufficient buffer size; NaN
    /// if the value is not a string.
    fn encode(value: &JsValue, target: &mut [u8]) -> f64;
}

impl Text {
    /// Returns the string, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<String, Thrown> {
        string(name, self)
    }

    /// Passes the string to `next` without allocating, or returns the error for the argument `name`.
    pub fn read_with<T>(&self, name: &str, next: impl FnOnce(&str) -> T) -> Result<T, Thrown> {
        with_string(self, next).ok_or_else(|| mismatch(name, self, Phrase::String))
    }
}

impl EventTypeName {
    /// Returns the event type, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<EventType, Thrown> {
        Ok(string(name, self)?.parse()?)
    }
}

impl TextOrBytes {
    /// Returns the bytes, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Thrown> {
        let utf8 = with_string(self, |string| string.as_bytes().to_vec());
        utf8.or_else(|| bytes(self))
            .ok_or_else(|| mismatch(name, self, Phrase::StringOrBytes))
    }
}

/// Reads a structured argument.
pub fn read<T>(name: &str, argument: Ts<T>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    read_value(name, &argument.js_value())
}

/// Reads a structured argument that may be omitted.
pub fn read_or_default<T>(name: &str, argument: Option<Ts<T>>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned + Default,
{
    argument.map_or_else(|| Ok(T::default()), |argument| read(name, argument))
}

/// Reads a structured value through its JSON text.
///
/// serde-wasm-bindgen would skip the text, but its errors have no path and repeat values, it ignores unknown keys, and it
/// would compile a second reader for every type.
fn read_value<T: DeserializeOwned>(name: &str, value: &JsValue) -> Result<T, Thrown> {
    // No structured argument is an array; serde would read one as a struct's fields in order.
    if is_array(value).unwrap_or(false) {
        return Err(mismatch(name, value, Phrase::Object));
    }
    json::from_str(&json_text(name, value)?).map_err(|error| refusal(name, error.reason))
}

/// Reads an argument of optional properties: passes each to `set`, which returns why a value can't be used.
///
/// Like `read`, but without serde: `hookwright/render` has no other structured argument, and serde's reader would add half
/// to the size of that build.
pub(super) fn read_properties(
    name: &str,
    argument: &JsValue,
    known: &[&str],
    set: &mut dyn FnMut(&str, Json) -> Result<(), diagnostic::Argument>,
) -> Result<(), Thrown> {
    let text = json_text(name, argument)?;
    let tape = Tape::read(&text).map_err(|error| refusal(name, error.reason.into()))?;
    each_property(tape.root(), known, set).map_err(|reason| refusal(name, reason))
}

/// Passes each property of an object to `set`, which returns why a value can't be used.
pub(super) fn each_property(
    object: Json,
    known: &[&str],
    set: &mut dyn FnMut(&str, Json) -> Result<(), diagnostic::Argument>,
) -> Result<(), diagnostic::Argument> {
    if object.kind() != Kind::Object {
        return Err(wrong_shape(Phrase::Object, object));
    }
    for (key, value) in object.members() {
        let key = key.string().unwrap_or_default();
        if !known.contains(&&*key) {
            let arguments = [("name", (*key).into()), ("known", known.join(", ").into())];
            return Err(Phrase::MismatchUnknown.with(arguments));
        }
        set(&key, value).map_err(|reason| {
            let arguments = [("path", (*key).into()), ("reason", reason)];
            Phrase::MismatchAt.with(arguments)
        })?;
    }
    Ok(())
}

/// Reads the string value of a property.
pub(super) fn string_property(value: Json) -> Result<String, diagnostic::Argument> {
    match (value.string(), value.kind()) {
        (Some(content), _) => Ok(content.into_owned()),
        (None, Kind::EscapedString) => Err(Phrase::MismatchUnpairedSurrogate.into()),
        _ => Err(wrong_shape(Phrase::String, value)),
    }
}

/// Finds the value of a property by its name among the `known` ones.
pub(super) fn choice_property<T: Copy>(
    value: Json,
    known: impl Iterator<Item = (&'static str, T)> + Clone,
) -> Result<T, diagnostic::Argument> {
    let choice = string_property(value)?;
    let found = known.clone().find(|(name, _)| *name == choice);
    found.map(|(_, value)| value).ok_or_else(|| {
        let known: Vec<_> = known.map(|(name, _)| name).collect();
        let arguments = [
            ("known", known.join(", ").into()),
            ("found", Phrase::String.into()),
        ];
        Phrase::MismatchChoice.with(arguments)
    })
}

fn wrong_shape(expected: Phrase, found: Json) -> diagnostic::Argument {
    Phrase::Mismatch.with([
        ("shape", expected.into()),
        ("found", found.kind().phrase().into()),
    ])
}

/// Returns the JSON text of a structured value.
fn json_text(name: &str, value: &JsValue) -> Result<String, Thrown> {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    text.ok_or_else(|| refusal(name, Phrase::ArgumentNotJson.into()))
}

/// Creates the error for an argument of the wrong kind. It names the kind of the value, never the value, which may be a
/// secret.
pub(super) fn mismatch(name: &str, found: &JsValue, expected: Phrase) -> Thrown {
    let arguments = [("shape", expected.into()), ("found", kind(found))];
    refusal(name, Phrase::ArgumentMismatch.with(arguments))
}

/// Creates the error for the argument `name`, with the reason why it can't be used.
pub(super) fn refusal(name: &str, reason: diagnostic::Argument) -> Thrown {
    let arguments = [("name", name.into()), ("reason", reason)];
    Diagnostic::new(Code::ArgumentShape, arguments).into()
}

fn kind(value: &JsValue) -> diagnostic::Argument {
    if value.is_null() {
        return Phrase::Null.into();
    }
    let kind = value.js_typeof().as_string().unwrap_or_default();
    match kind.as_str() {
        "undefined" => kind.into(),
        "object" => Phrase::Object.into(),
        "string" => Phrase::String.into(),
        _ => Phrase::OtherKind.with([("kind", kind.into())]),
    }
}

/// A buffer of up to this length is kept for the next string.
const MAX_KEPT_LENGTH: usize = 256 * 1024;

thread_local! {
    /// The buffer of the last string. Encoding into it takes a tenth of the time of wasm-bindgen's `as_string`, which
    /// copies character by character.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

fn string(name: &str, value: &JsValue) -> Result<String, Thrown> {
    with_string(value, str::to_owned).ok_or_else(|| mismatch(name, value, Phrase::String))
}

/// Passes a string to `next`, with U+FFFD for unpaired surrogates; returns `None` if the value is not a string.
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

/// Returns whether the value is a typed array of this class from any realm; `instanceof` accepts only this realm's.
fn is_typed_array(value: &JsValue, class: &str) -> bool {
    ArrayBuffer::is_view(value)
        && Reflect::get(value, &Symbol::to_string_tag()).is_ok_and(|tag| tag == *class)
}

/// Copies an array, so that reading its items can't run the caller's code.
fn items(name: &str, array: &JsValue) -> Result<Array, Thrown> {
    let copy = is_array(array).unwrap_or(false).then(|| array_from(array).ok());
    copy.flatten().ok_or_else(|| mismatch(name, array, Phrase::Array))
}

#[cfg(feature = "workspace")]
mod strings {
    use super::{Phrase, Thrown, items, mismatch, wasm_bindgen};

    #[wasm_bindgen]
    extern "C" {
        /// An array of strings.
        #[wasm_bindgen(typescript_type = "string[]")]
        pub type Texts;
    }

    impl Texts {
        /// Returns the strings, or the error for the argument `name`.
        pub fn read(&self, name: &str) -> Result<Vec<String>, Thrown> {
            let string = |item: wasm_bindgen::JsValue| {
                item.as_string()
                    .ok_or_else(|| mismatch(name, &item, Phrase::Strings))
            };
            items(name, self)?.iter().map(string).collect()
        }
    }
}

#[cfg(feature = "workspace")]
pub use strings::Texts;

#[cfg(feature = "matching")]
mod batches {
    use js_sys::Float64Array;

    use super::{
        DeserializeOwned, JsCast, JsValue, Phrase, Thrown, bytes, is_typed_array, items, mismatch,
        read_value, wasm_bindgen,
    };

    #[wasm_bindgen]
    extern "C" {
        /// The bytes of a part of a file. The part may end inside a character, so it can't be a string.
        #[wasm_bindgen(typescript_type = "Uint8Array")]
        pub type Bytes;

        /// An array of numbers, one for each logged value.
        #[wasm_bindgen(typescript_type = "Float64Array | number[]")]
        pub type Numbers;
    }

    impl Bytes {
        /// Returns the bytes, or the error for the argument `name`.
        pub fn read(&self, name: &str) -> Result<Vec<u8>, Thrown> {
            bytes(self).ok_or_else(|| mismatch(name, self, Phrase::Bytes))
        }
    }

    impl Numbers {
        /// Returns the numbers, or the error for the argument `name`.
        pub fn read(&self, name: &str) -> Result<Vec<f64>, Thrown> {
            if is_typed_array(self, "Float64Array") {
                return Ok(self.unchecked_ref::<Float64Array>().to_vec());
            }
            let number = |item: JsValue| {
                item.as_f64()
                    .ok_or_else(|| mismatch(name, &item, Phrase::Numbers))
            };
            items(name, self)?.iter().map(number).collect()
        }
    }

    /// Reads an array of structured values.
    pub fn read_array<T: DeserializeOwned>(name: &str, array: &JsValue) -> Result<Vec<T>, Thrown> {
        let item = |item: JsValue| read_value(name, &item);
        items(name, array)?.iter().map(item).collect()
    }
}

#[cfg(feature = "matching")]
pub use batches::{Bytes, Numbers, read_array};
