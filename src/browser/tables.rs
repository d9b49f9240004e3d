//! What the core knows by heart: variables, event types, codes.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::reply::reply_all;
use crate::model::{Code, CodeInfo, EventType, EventTypeInfo, FixCode, FixInfo};
use crate::template::{self, VariableInfo};

/// The payload variables: name, meaning, which events fill them, and how we know.
#[wasm_bindgen]
pub fn variables() -> Vec<Ts<VariableInfo>> {
    reply_all(template::variables())
}

/// The kinds of events, in the order of W&B's app.
#[wasm_bindgen(js_name = eventTypes)]
pub fn event_types() -> Vec<Ts<EventTypeInfo>> {
    reply_all(EventType::ALL)
}

/// Every finding and error, with its sentences.
#[wasm_bindgen]
pub fn codes() -> Vec<Ts<CodeInfo>> {
    reply_all(Code::ALL)
}

/// Every repair that findings offer, with its title.
#[wasm_bindgen]
pub fn fixes() -> Vec<Ts<FixInfo>> {
    reply_all(FixCode::ALL)
}
