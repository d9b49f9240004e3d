//! Events, read once and rendered often.

use wasm_bindgen::prelude::*;

use super::{argument::Text, join::Decoded, result::Thrown};
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
}

#[cfg(feature = "workspace")]
#[wasm_bindgen]
impl Event {
    /// Writes the event as one line of JSON.
    #[wasm_bindgen(js_name = toString)]
    pub fn to_json(&self) -> Result<String, Thrown> {
        Ok(self.0.whole()?.to_json())
    }
}
