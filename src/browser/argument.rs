//! Reads the arguments of the JavaScript API, whose declared types JavaScript callers may break.
//!
//! wasm-bindgen's own `&str`, `String`, `&[u8]` and `Vec` parameters read memory at whatever value they are passed, so
//! no exported function has one. Strings, bytes and arrays arrive as the imported types below, structured values as
//! [`Ts`]; each is checked while it is read.

use js_sys::{Array, ArrayBuffer, JSON, Object, Reflect, Symbol, Uint8Array};
use serde::de::{self, DeserializeOwned, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::result::Thrown;
use crate::diagnostic::{self, Code, Diagnostic, Phrase};
use crate::json;
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
    /// Copies JSON-like data. The copy is undefined if the value has no JSON form.
    #[wasm_bindgen(catch)]
    fn plain(value: &JsValue) -> Result<JsValue, JsValue>;
}

impl Text {
    /// Returns the string, or the error for the argument `name`.
    pub fn read(&self, name: &str) -> Result<String, Thrown> {
        string(name, self)
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
        let utf8 = self.as_string().map(String::into_bytes);
        utf8.or_else(|| bytes(self))
            .ok_or_else(|| mismatch(name, self, Phrase::TextOrBytes))
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

/// Reads a structured value that is declared without [`Ts`].
fn read_value<T: DeserializeOwned>(name: &str, value: &JsValue) -> Result<T, Thrown> {
    let copy = plain(value).unwrap_or_default();
    if copy.is_undefined() {
        return Err(refusal(name, Phrase::ArgumentNoJson.into()));
    }
    T::deserialize(Structured(copy.clone())).map_err(|error| {
        let array =
            || Phrase::Mismatch.with([("shape", Phrase::Object.into()), ("found", Phrase::List.into())]);
        if error.to_string().ends_with(ARRAY) {
            return refusal(name, array());
        }
        // Errors of serde-wasm-bindgen have no path and repeat values. The reader of documents explains the same value.
        let text = JSON::stringify(&copy).ok().and_then(|text| text.as_string());
        let error = json::from_str::<T>(&text.unwrap_or_default()).err();
        // serde also reads structs from arrays, serde-wasm-bindgen does not.
        refusal(name, error.map_or_else(array, |error| error.reason))
    })
}

/// The error for an array where a struct is expected.
const ARRAY: &str = "an array is not an object";

/// A deserializer of a structured argument, which rejects unknown keys of the argument itself. serde-wasm-bindgen reads
/// only the keys that a struct has, so a misspelled option would have no effect.
struct Structured(JsValue);

impl<'de> Deserializer<'de> for Structured {
    type Error = serde_wasm_bindgen::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        if Array::is_array(&self.0) {
            return Err(de::Error::custom(ARRAY));
        }
        if let Some(object) = self.0.dyn_ref::<Object>() {
            let keys = Object::keys(object);
            let mut keys = keys.iter().filter_map(|key| key.as_string());
            if let Some(unknown) = keys.find(|key| !fields.contains(&key.as_str())) {
                return Err(de::Error::unknown_field(&unknown, fields));
            }
        }
        serde_wasm_bindgen::Deserializer::from(self.0).deserialize_struct(name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        serde_wasm_bindgen::Deserializer::from(self.0).deserialize_enum(name, variants, visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        serde_wasm_bindgen::Deserializer::from(self.0).deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// The error for an argument of the wrong kind. It names the kind of the value, never the value, which may be a secret.
pub(super) fn mismatch(name: &str, found: &JsValue, expected: Phrase) -> Thrown {
    let arguments = [("shape", expected.into()), ("found", kind(found))];
    refusal(name, Phrase::ArgumentOther.with(arguments))
}

/// The error for the argument `name`, with the reason why it can't be used.
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
        "string" => Phrase::Text.into(),
        _ => Phrase::OtherKind.with([("kind", kind.into())]),
    }
}

fn string(name: &str, value: &JsValue) -> Result<String, Thrown> {
    value
        .as_string()
        .ok_or_else(|| mismatch(name, value, Phrase::Text))
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    is_typed_array(value, "Uint8Array").then(|| value.unchecked_ref::<Uint8Array>().to_vec())
}

/// Whether the value is a typed array of this class from any realm; `instanceof` accepts only this realm's.
fn is_typed_array(value: &JsValue, class: &str) -> bool {
    ArrayBuffer::is_view(value)
        && Reflect::get(value, &Symbol::to_string_tag()).is_ok_and(|tag| tag == *class)
}

/// Copies an array, so that reading its items can't run the caller's code.
fn items(name: &str, array: &JsValue) -> Result<Array, Thrown> {
    let copy = is_array(array).unwrap_or(false).then(|| array_from(array).ok());
    copy.flatten().ok_or_else(|| mismatch(name, array, Phrase::List))
}

#[cfg(feature = "workspace")]
mod strings {
    use super::{Phrase, Thrown, items, mismatch, wasm_bindgen};

    #[wasm_bindgen]
    extern "C" {
        /// Strings.
        #[wasm_bindgen(typescript_type = "string[]")]
        pub type Texts;
    }

    impl Texts {
        /// Returns the strings, or the error for the argument `name`.
        pub fn read(&self, name: &str) -> Result<Vec<String>, Thrown> {
            let string = |item: wasm_bindgen::JsValue| {
                item.as_string()
                    .ok_or_else(|| mismatch(name, &item, Phrase::Texts))
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

        /// Numbers, one for each logged value.
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
