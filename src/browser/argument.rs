//! Reads the arguments of the JavaScript API, whose declared types JavaScript callers may break.
//!
//! wasm-bindgen's own `&str`, `String`, `&[u8]` and `Vec` parameters trust the types: a wrong argument would make them
//! read arbitrary wasm memory. So no exported function has one. Strings, bytes and arrays arrive as the imported types
//! below, structured values as [`Ts`]; each is checked while it is read. Each has a maximum length, which is checked
//! before memory is allocated for it.

use std::cell::Cell;

use js_sys::{Array, JSON};
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

    /// An event: its JSON text, or a plain object.
    #[wasm_bindgen(typescript_type = "string | object")]
    pub type EventInput;

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

    /// Returns the length of a typed array of this class; NaN for other values, and for arrays whose memory was transferred.
    #[wasm_bindgen(js_name = typedArrayLength)]
    fn typed_array_length(value: &JsValue, class: &str) -> f64;

    /// Copies a `Uint8Array` of the same length, and returns whether it did.
    #[wasm_bindgen(js_name = copyTypedArray)]
    fn copy_bytes(value: &JsValue, target: &mut [u8]) -> bool;
}

/// The maximum length of a string argument, in bytes of UTF-8.
const MAX_TEXT_MIB: usize = 16;
/// The maximum length of an argument of bytes or numbers, in bytes.
const MAX_BYTES_MIB: usize = 256;

/// The reason why a value could not be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unread {
    /// The value is of another kind.
    OtherKind,
    /// The value is longer than this many MiB, or memory does not suffice for it.
    TooLong(usize),
}

impl Unread {
    /// Returns the error for the argument `name`, whose value `found` should have been `expected`.
    fn error(self, name: &str, found: &JsValue, expected: Phrase) -> Thrown {
        match self {
            Self::OtherKind => mismatch(name, found, expected),
            Self::TooLong(limit) => {
                let arguments = [("name", name.into()), ("limit", limit.to_string().into())];
                Diagnostic::new(Code::ArgumentTooLong, arguments).into()
            }
        }
    }
}

impl Text {
    /// Returns the string, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<String, Thrown> {
        string(name, self)
    }

    /// Passes the string to `next` without allocating, or returns the error for the argument `name`.
    pub fn read_with<T>(&self, name: &str, next: impl FnOnce(&str) -> T) -> Result<T, Thrown> {
        let result = with_string(self, MAX_TEXT_MIB, next);
        result.map_err(|reason| reason.error(name, self, Phrase::String))
    }
}

impl EventTypeName {
    /// Returns the event type, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<EventType, Thrown> {
        Ok(string(name, self)?.parse()?)
    }
}

impl EventInput {
    /// Returns the event's JSON text, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<String, Thrown> {
        let is_object = || self.is_object() && !is_array(self).unwrap_or(true);
        match with_string(self, MAX_TEXT_MIB, str::to_owned) {
            Err(Unread::OtherKind) if is_object() => json_text(name, self),
            text => text.map_err(|reason| reason.error(name, self, Phrase::StringOrObject)),
        }
    }
}

impl TextOrBytes {
    /// Returns the bytes, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Thrown> {
        let utf8 = with_string(self, MAX_BYTES_MIB, |string| string.as_bytes().to_vec());
        let bytes = utf8.or_else(|reason| match reason {
            Unread::OtherKind => bytes(self),
            Unread::TooLong(_) => Err(reason),
        });
        bytes.map_err(|reason| reason.error(name, self, Phrase::StringOrBytes))
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

pub(super) fn wrong_shape(expected: Phrase, found: Json) -> diagnostic::Argument {
    Phrase::Mismatch.with([
        ("shape", expected.into()),
        ("found", found.kind().phrase().into()),
    ])
}

/// Returns the JSON text of a structured value.
fn json_text(name: &str, value: &JsValue) -> Result<String, Thrown> {
    let not_json = || refusal(name, Phrase::ArgumentNotJson.into());
    let text = JSON::stringify(value).map_err(|_| not_json())?;
    with_string(&text, MAX_TEXT_MIB, str::to_owned).map_err(|reason| match reason {
        Unread::OtherKind => not_json(),
        Unread::TooLong(_) => reason.error(name, value, Phrase::Object),
    })
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
    let string = with_string(value, MAX_TEXT_MIB, str::to_owned);
    string.map_err(|reason| reason.error(name, value, Phrase::String))
}

/// Passes a string of at most `max_mib` to `next`, with U+FFFD for unpaired surrogates.
fn with_string<T>(value: &JsValue, max_mib: usize, next: impl FnOnce(&str) -> T) -> Result<T, Unread> {
    let max_bytes = max_mib << 20;
    let mut buffer = BUFFER.take();
    let mut length = encode(value, &mut buffer);
    if length < 0.0 {
        // At least one byte for each of the string's code units, for which `encode` counts three.
        let is_too_long = -length / 3.0 > max_bytes as f64;
        let larger = (!is_too_long).then(|| zeroed(-length as usize)).flatten();
        buffer = larger.ok_or(Unread::TooLong(max_mib))?;
        length = encode(value, &mut buffer);
    }
    let result = match buffer.get(..length as usize).map(str::from_utf8) {
        _ if length.is_nan() => Err(Unread::OtherKind),
        Some(Ok(text)) if text.len() <= max_bytes => Ok(next(text)),
        _ => Err(Unread::TooLong(max_mib)),
    };
    if buffer.len() <= MAX_KEPT_LENGTH {
        BUFFER.set(buffer);
    }
    result
}

/// Returns a copy of a `Uint8Array`.
fn bytes(value: &JsValue) -> Result<Vec<u8>, Unread> {
    copied(typed_array_length(value, "Uint8Array"), |target| {
        copy_bytes(value, target)
    })
}

/// Returns a copy of a typed array with this length, which is NaN if there is none. `copy` copies it.
fn copied<T: Clone + Default>(length: f64, copy: impl FnOnce(&mut [T]) -> bool) -> Result<Vec<T>, Unread> {
    if length.is_nan() {
        return Err(Unread::OtherKind);
    }
    let is_too_long = length * size_of::<T>() as f64 > (MAX_BYTES_MIB << 20) as f64;
    let target = (!is_too_long).then(|| zeroed(length as usize)).flatten();
    let mut target = target.ok_or(Unread::TooLong(MAX_BYTES_MIB))?;
    if copy(&mut target) {
        Ok(target)
    } else {
        Err(Unread::OtherKind)
    }
}

/// Returns a buffer of this length; `None` if memory does not suffice.
fn zeroed<T: Clone + Default>(length: usize) -> Option<Vec<T>> {
    let mut buffer = Vec::new();
    buffer.try_reserve_exact(length).ok()?;
    buffer.resize(length, T::default());
    Some(buffer)
}

/// Copies an array, so that reading its items can't run the caller's code.
fn items(name: &str, array: &JsValue) -> Result<Array, Thrown> {
    let copy = is_array(array).unwrap_or(false).then(|| array_from(array).ok());
    copy.flatten().ok_or_else(|| mismatch(name, array, Phrase::Array))
}

#[cfg(feature = "workspace")]
mod strings {
    use super::{MAX_TEXT_MIB, Phrase, Thrown, items, wasm_bindgen, with_string};

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
                let string = with_string(&item, MAX_TEXT_MIB, str::to_owned);
                string.map_err(|reason| reason.error(name, &item, Phrase::Strings))
            };
            items(name, self)?.iter().map(string).collect()
        }
    }
}

#[cfg(feature = "workspace")]
pub use strings::Texts;

#[cfg(feature = "matching")]
mod batches {
    use super::{
        DeserializeOwned, JsValue, Phrase, Thrown, Unread, bytes, copied, items, mismatch, read_value,
        typed_array_length, wasm_bindgen,
    };

    #[wasm_bindgen(module = "/src/browser/argument.js")]
    extern "C" {
        /// Copies a `Float64Array` of the same length, and returns whether it did.
        #[wasm_bindgen(js_name = copyTypedArray)]
        fn copy_numbers(value: &JsValue, target: &mut [f64]) -> bool;
    }

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
            bytes(self).map_err(|reason| reason.error(name, self, Phrase::Bytes))
        }
    }

    impl Numbers {
        /// Returns the numbers, or the error for the argument `name`.
        pub fn read(&self, name: &str) -> Result<Vec<f64>, Thrown> {
            let length = typed_array_length(self, "Float64Array");
            match copied(length, |target| copy_numbers(self, target)) {
                Err(Unread::OtherKind) => {}
                copied => return copied.map_err(|reason| reason.error(name, self, Phrase::Numbers)),
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
