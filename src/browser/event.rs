//! Events, read once and rendered often.

use wasm_bindgen::prelude::*;

use super::{
    argument::read,
    error::Thrown,
    join::Decoded,
    text::{EventTypeName, Text},
};
use crate::model;
use crate::template::EventText;

/// What happened: a version was linked, an alias was added, a run logged a value, …
#[wasm_bindgen]
pub struct Event(pub(super) EventText, pub(super) Decoded);

#[wasm_bindgen]
impl Event {
    /// Reads an event from its JSON text; throws an `EventError` that says what is wrong with it, and where.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &Text) -> Result<Event, Thrown> {
        let event = EventText::read(json.read("json")?)?;
        Ok(Self(event, Decoded::default()))
    }

    /// What kind of event it is, as `${event_type}` renders it.
    #[wasm_bindgen(getter, js_name = eventType, unchecked_return_type = "EventType")]
    pub fn event_type(&self) -> Result<String, Thrown> {
        Ok(self.0.whole()?.event_type().as_str().to_owned())
    }

    /// The event as one line of JSON.
    #[wasm_bindgen(js_name = toString)]
    pub fn to_json(&self) -> Result<String, Thrown> {
        Ok(self.0.whole()?.to_json())
    }
}

/// A realistic event of this type, as pretty JSON.
#[wasm_bindgen(js_name = sampleEvent)]
pub fn sample_event(
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<String, Thrown> {
    Ok(event_type.read("eventType")?.sample().to_owned())
}

/// Whether such an event, as JSON text, is of the kind that the trigger waits for.
#[wasm_bindgen]
pub fn fits(trigger: tsify::Ts<model::Trigger>, event: &Text) -> Result<bool, Thrown> {
    let trigger = read("trigger", trigger)?;
    Ok(trigger.fits(&model::Event::from_json(&event.read("event")?)?))
}
