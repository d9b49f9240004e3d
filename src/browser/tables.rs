//! What the core knows by heart: variables, event types, codes.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{error::Thrown, workspace::by_json};
use crate::model::{
    Code, CodeInfo, EventType, EventTypeInfo, FilterText, FixCode, FixInfo, Trigger, TriggerChoices,
};
use crate::template::{self, VariableInfo};

/// The payload variables: name, meaning, which events fill them, and how we know.
#[wasm_bindgen]
pub fn variables() -> Result<Vec<Ts<VariableInfo>>, Thrown> {
    rows(template::variables())
}

/// The kinds of events, in the order of W&B's app.
#[wasm_bindgen(js_name = eventTypes)]
pub fn event_types() -> Result<Vec<Ts<EventTypeInfo>>, Thrown> {
    rows(EventType::ALL)
}

/// What may be chosen where a trigger leaves a choice, in the order of a form.
#[wasm_bindgen(js_name = triggerChoices)]
pub fn trigger_choices() -> Ts<TriggerChoices> {
    by_json(&TriggerChoices::ALL)
}

/// A trigger of this kind with what W&B's app begins it with, and this filter.
#[wasm_bindgen(js_name = newTrigger)]
pub fn new_trigger(
    #[wasm_bindgen(js_name = eventType, unchecked_param_type = "EventType")] event_type: &str,
    filter: String,
) -> Result<Ts<Trigger>, Thrown> {
    Ok(by_json(&Trigger::beginning(
        event_type.parse()?,
        FilterText(filter),
    )))
}

/// Every finding and error, with its sentences.
#[wasm_bindgen]
pub fn codes() -> Result<Vec<Ts<CodeInfo>>, Thrown> {
    rows(Code::ALL)
}

/// Every repair that findings offer, with its title.
#[wasm_bindgen]
pub fn fixes() -> Result<Vec<Ts<FixInfo>>, Thrown> {
    rows(FixCode::ALL)
}

fn rows<T: Tsify + serde::Serialize>(table: &[T]) -> Result<Vec<Ts<T>>, Thrown> {
    Ok(table.iter().map(Tsify::into_ts).collect::<Result<_, _>>()?)
}
