//! What the core knows by heart: variables, event types, codes.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::error::Thrown;
use super::reply::{reply, reply_all};
use super::text::{EventTypeName, Text};
use crate::diagnostic::{Code, CodeInfo, FixCode, FixInfo, Phrase, PhraseInfo};
use crate::model::{EventType, EventTypeInfo, FilterText, Trigger, TriggerChoices, TriggerDocument};
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

/// What may be chosen where a trigger leaves a choice, in the order of a form.
#[wasm_bindgen(js_name = triggerChoices)]
pub fn trigger_choices() -> Ts<TriggerChoices> {
    reply(&TriggerChoices::ALL)
}

/// A trigger has the TypeScript type of its JSON form.
impl Tsify for Trigger {
    type JsType = <TriggerDocument as Tsify>::JsType;
    const DECL: &'static str = TriggerDocument::DECL;
}

/// A trigger of this kind with what W&B's app begins it with, and this filter.
#[wasm_bindgen(js_name = newTrigger)]
pub fn new_trigger(
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
    filter: &Text,
) -> Result<Ts<Trigger>, Thrown> {
    Ok(reply(&Trigger::default_for(
        event_type.read("eventType")?,
        FilterText(filter.read("filter")?),
    )))
}

/// Every finding and error, with its sentences.
#[wasm_bindgen]
pub fn codes() -> Vec<Ts<CodeInfo>> {
    reply_all(Code::ALL)
}

/// The words that fill places of findings' sentences.
#[wasm_bindgen]
pub fn phrases() -> Vec<Ts<PhraseInfo>> {
    reply_all(Phrase::ALL)
}

/// Every repair that findings offer, with its title.
#[wasm_bindgen]
pub fn fixes() -> Vec<Ts<FixInfo>> {
    reply_all(FixCode::ALL)
}
