//! Events as handles: read once, then rendered, checked and matched any number of times.

use wasm_bindgen::prelude::*;

use super::argument::{EventInput, EventTypeName};
use super::{join::EventStrings, result::Thrown};
use crate::template::EventText;

/// An event: a version was linked, an alias was added, a run logged a value, …
#[wasm_bindgen]
pub struct Event {
    pub(super) text: EventText<'static>,
    pub(super) strings: EventStrings,
}

#[wasm_bindgen]
impl Event {
    /// Reads an event from its JSON text, or from a plain object. Throws an `EventError` with the reason and its span; for
    /// an object, the span is that in its compact JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &EventInput) -> Result<Event, Thrown> {
        Ok(Self::from_text(EventText::read(json.read("json")?)?))
    }

    /// Parses a whole event, to check or match it, too: the constructor reads what rendering needs, and the first check would
    /// parse the text again. Accepts and throws the same as the constructor.
    pub fn parse(json: &EventInput) -> Result<Event, Thrown> {
        Ok(Self::from_text(EventText::parse(json.read("json")?)?))
    }

    /// The type of the event, as `${event_type}` renders it. Never throws after the constructor succeeded.
    #[wasm_bindgen(getter, js_name = eventType, unchecked_return_type = "EventType")]
    pub fn event_type(&self) -> Result<String, Thrown> {
        Ok(self.text.whole()?.event_type().as_str().to_owned())
    }
}

#[cfg(feature = "workspace")]
#[wasm_bindgen]
impl Event {
    /// Returns the event as one line of JSON. Never throws after the constructor succeeded.
    #[wasm_bindgen(js_name = toString)]
    pub fn to_json(&self) -> Result<String, Thrown> {
        Ok(self.text.whole()?.to_json())
    }
}

/// Returns a realistic event of this type, as indented JSON.
#[wasm_bindgen(js_name = sampleEvent)]
pub fn sample_event(
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<String, Thrown> {
    Ok(event_type.read("eventType")?.sample().to_owned())
}

impl Event {
    fn from_text(text: EventText<'static>) -> Self {
        Self {
            text,
            strings: EventStrings::default(),
        }
    }
}
