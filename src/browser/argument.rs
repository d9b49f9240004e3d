//! Arguments from JavaScript, which keeps no promise of its types.
//!
//! `text` has the texts and bytes, `list` the lists; here is what has a shape of its own. wasm-bindgen's own `&str`,
//! `String`, `&[u8]` and `Vec` take every value for theirs and read whatever memory it points at, so no function of
//! the face has such a parameter.

use js_sys::JSON;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::error::Thrown;
use crate::diagnostic::{Argument, Code, Diagnostic, Phrase};
use crate::json;

/// Reads an argument, through its JSON text, which the core reads anyway.
pub fn read<T>(name: &str, argument: Ts<T>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    read_value(name, &argument.js_value())
}

/// Reads an argument that may be left out.
pub fn read_or_default<T>(name: &str, argument: Option<Ts<T>>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned + Default,
{
    argument.map_or_else(|| Ok(T::default()), |argument| read(name, argument))
}

/// The same without a type of TypeScript's.
pub(super) fn read_value<T: DeserializeOwned>(name: &str, value: &JsValue) -> Result<T, Thrown> {
    let text = JSON::stringify(value).ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| refusal(name, Phrase::ArgumentNotJson.into()))?;
    json::from_str(&text).map_err(|error| refusal(name, error.reason))
}

/// What is said of a value that is not what was expected; never the value, which may be a secret's.
pub(super) fn mismatch(name: &str, found: &JsValue, expected: Phrase) -> Thrown {
    let arguments = [("shape", expected.into()), ("found", kind(found))];
    refusal(name, Phrase::ArgumentOther.with(arguments))
}

fn kind(value: &JsValue) -> Argument {
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

pub(super) fn refusal(name: &str, reason: Argument) -> Thrown {
    let arguments = [("name", name.into()), ("reason", reason)];
    Diagnostic::new(Code::ArgumentShape, arguments).into()
}
