//! Answers to JavaScript.

use js_sys::JSON;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::JsValue;

use crate::json;

/// The answer as a JavaScript value, by way of the JSON text that the core can write anyway: a second serializer for
/// every type would make the wasm larger, and JavaScript reads one text faster than it takes many small calls.
pub(super) fn reply<T: Tsify + Serialize>(answer: &T) -> Ts<T> {
    Ts::new_unchecked(value(answer))
}

/// The same without a type of TypeScript's.
pub(super) fn value<T: Serialize>(answer: &T) -> JsValue {
    // What the core writes is JSON, so nothing can fail here.
    JSON::parse(&json::to_string(answer)).unwrap_or_default()
}

/// Several answers, a value each.
pub(super) fn reply_all<T: Tsify + Serialize>(answers: &[T]) -> Vec<Ts<T>> {
    answers.iter().map(reply).collect()
}
