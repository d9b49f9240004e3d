//! Results of the JavaScript API: returned values and thrown errors.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::diagnostic::{Diagnostic, Error};

/// Converts a value to JavaScript, typed for TypeScript.
pub(super) fn reply<T: Tsify + Serialize>(result: &T) -> Ts<T> {
    Ts::new_unchecked(value(result))
}

/// Converts several values to JavaScript, typed for TypeScript.
pub(super) fn reply_all<T: Tsify + Serialize>(results: &[T]) -> Vec<Ts<T>> {
    results.iter().map(reply).collect()
}

/// Converts a value to JavaScript.
pub(super) fn value<T: Serialize>(result: &T) -> JsValue {
    let serialized = result.serialize(&serde_wasm_bindgen::Serializer::json_compatible());
    // Every result has a JSON form, and its numbers are exact in JavaScript.
    debug_assert!(serialized.is_ok(), "a result without a JavaScript form");
    serialized.unwrap_or_default()
}

/// Converts a document to JavaScript, typed for TypeScript.
#[cfg(feature = "workspace")]
pub(super) fn document<T: Tsify + Serialize>(result: &T) -> Ts<T> {
    Ts::new_unchecked(document_value(result))
}

/// Converts a document to JavaScript through its JSON text: only that can contain parts that are kept as they were
/// written, because serde-wasm-bindgen has no form for JSON text.
#[cfg(feature = "workspace")]
pub(super) fn document_value<T: Serialize>(result: &T) -> JsValue {
    let parsed = js_sys::JSON::parse(&crate::json::to_string(result));
    debug_assert!(parsed.is_ok(), "a document that is not JSON");
    parsed.unwrap_or_default()
}

#[wasm_bindgen(module = "/src/browser/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = errorOf)]
    fn error_of(diagnostic: JsValue) -> JsValue;
}

/// A `HookwrightError` of JavaScript, as exported functions throw it.
pub struct Thrown(JsValue);

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        error.diagnostic().clone().into()
    }
}

impl From<Diagnostic> for Thrown {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(error_of(value(&diagnostic)))
    }
}

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        thrown.0
    }
}
