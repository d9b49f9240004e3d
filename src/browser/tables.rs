//! The crate's tables: event types, triggers, codes, phrases and fixes.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::{EventTypeName, Text, read};
use super::event::Event;
use super::result::{Thrown, reply, reply_all};
use crate::diagnostic::{Code, CodeInfo, FixCode, FixInfo, Phrase, PhraseInfo};
use crate::model::{
    self, Automation, AutomationDocument, EventType, EventTypeInfo, ExecutionStatus, ExecutionStatusInfo,
    FilterText, OfferedScope, Receiver, ReceiverInfo, Trigger, TriggerChoices, TriggerDocument,
};
use crate::template::AutomationValues;

/// Lists the event types, in the order of W&B's app.
#[wasm_bindgen(js_name = eventTypes)]
pub fn event_types() -> Vec<Ts<EventTypeInfo>> {
    reply_all(EventType::ALL)
}

/// Returns the values that an automation with this name and trigger gives to payload variables.
#[wasm_bindgen(js_name = automationValues)]
pub fn automation_values(name: &Text, trigger: Ts<Trigger>) -> Result<Ts<AutomationValues>, Thrown> {
    let values = AutomationValues::new(&name.read("name")?, &read("trigger", trigger)?);
    Ok(reply(&values))
}

/// Lists the statuses of executions in W&B's history of an automation, with their meanings.
#[wasm_bindgen(js_name = executionStatuses)]
pub fn execution_statuses() -> Vec<Ts<ExecutionStatusInfo>> {
    reply_all(ExecutionStatus::ALL)
}

/// Lists the kinds of scope that W&B accepts for this event type, in the order in which a form lists them.
#[wasm_bindgen(js_name = offeredScopes)]
pub fn offered_scopes(
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<Vec<Ts<OfferedScope>>, Thrown> {
    Ok(reply_all(model::offered_scopes(event_type.read("eventType")?)))
}

/// Returns the choices for the fields of a trigger, each in the order in which a form lists them.
#[wasm_bindgen(js_name = triggerChoices)]
pub fn trigger_choices() -> Ts<TriggerChoices> {
    reply(&TriggerChoices::ALL)
}

/// Lists the services whose rules payloads are checked against, in the order in which a form lists them.
#[wasm_bindgen]
pub fn receivers() -> Vec<Ts<ReceiverInfo>> {
    reply_all(&Receiver::ALL)
}

/// A trigger has the TypeScript type of its JSON form.
impl Tsify for Trigger {
    type JsType = <TriggerDocument as Tsify>::JsType;
    const DECL: &'static str = TriggerDocument::DECL;
}

/// An automation has the TypeScript type of its JSON form.
impl Tsify for Automation {
    type JsType = <AutomationDocument as Tsify>::JsType;
    const DECL: &'static str = AutomationDocument::DECL;
}

/// Returns a trigger for this event type with this filter, and otherwise with the defaults of W&B's app.
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

#[wasm_bindgen]
impl Event {
    /// Returns whether the event is of the type that the trigger waits for.
    pub fn fits(&self, trigger: Ts<Trigger>) -> Result<bool, Thrown> {
        let trigger = read("trigger", trigger)?;
        Ok(trigger.fits(self.text.whole()?))
    }
}

/// Returns whether an event, given as JSON text, is of the type that the trigger waits for. Like `Event.fits`, for one
/// use.
#[wasm_bindgen]
pub fn fits(trigger: Ts<Trigger>, event: &Text) -> Result<bool, Thrown> {
    let trigger = read("trigger", trigger)?;
    Ok(trigger.fits(&model::Event::from_json(&event.read("event")?)?))
}

/// Lists the codes of all diagnostics, with their severities and English sentences.
#[wasm_bindgen]
pub fn codes() -> Vec<Ts<CodeInfo>> {
    reply_all(Code::ALL)
}

/// Lists the phrases that occur as arguments of diagnostics' sentences, in English.
#[wasm_bindgen]
pub fn phrases() -> Vec<Ts<PhraseInfo>> {
    reply_all(Phrase::ALL)
}

/// Lists the quick fixes that diagnostics offer, with their English titles.
#[wasm_bindgen]
pub fn fixes() -> Vec<Ts<FixInfo>> {
    reply_all(FixCode::ALL)
}
