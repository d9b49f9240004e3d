//! Events as handles: read once, then rendered, checked and matched any number of times.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::argument::read;
use super::error::Thrown;
use super::join::EventStrings;
use super::reply::reply_all;
use super::text::{EventTypeName, Text};
use crate::model::{self, Trigger, Webhook};
use crate::template::{self, EventText, OfferedVariable, Values};

/// An event: a version was linked, an alias was added, a run logged a value, …
#[wasm_bindgen]
pub struct Event(pub(super) EventText<'static>, pub(super) EventStrings);

#[wasm_bindgen]
impl Event {
    /// Reads an event from its JSON text. Throws an `EventError` with the reason and its span.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &Text) -> Result<Event, Thrown> {
        let event = EventText::read(json.read("json")?)?;
        Ok(Self(event, EventStrings::default()))
    }

    /// The type of the event, as `${event_type}` renders it.
    #[wasm_bindgen(getter, js_name = eventType, unchecked_return_type = "EventType")]
    pub fn event_type(&self) -> Result<String, Thrown> {
        Ok(self.0.whole()?.event_type().as_str().to_owned())
    }

    /// The event as one line of JSON.
    #[wasm_bindgen(js_name = toString)]
    pub fn to_json(&self) -> Result<String, Thrown> {
        Ok(self.0.whole()?.to_json())
    }

    /// Whether the event is of the type that the trigger waits for.
    pub fn fits(&self, trigger: Ts<Trigger>) -> Result<bool, Thrown> {
        let trigger = read("trigger", trigger)?;
        Ok(trigger.fits(self.0.whole()?))
    }

    /// The variables that a payload of this webhook may use, with their values for the event.
    #[wasm_bindgen(js_name = offeredVariables)]
    pub fn offered_variables(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "Webhook")] webhook: Option<Ts<Webhook>>,
        #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
            EventTypeName,
        >,
    ) -> Result<Vec<Ts<OfferedVariable>>, Thrown> {
        let webhook = webhook.map(|webhook| read("webhook", webhook)).transpose()?;
        let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
        let values = self.0.values(event_type);
        Ok(reply_all(&template::offered(webhook.as_ref(), &values)))
    }
}

/// A realistic event of this type, as indented JSON.
#[wasm_bindgen(js_name = sampleEvent)]
pub fn sample_event(
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<String, Thrown> {
    Ok(event_type.read("eventType")?.sample().to_owned())
}

/// Whether an event, given as JSON text, is of the type that the trigger waits for. Like `Event.fits`, for one use.
#[wasm_bindgen]
pub fn fits(trigger: Ts<Trigger>, event: &Text) -> Result<bool, Thrown> {
    let trigger = read("trigger", trigger)?;
    Ok(trigger.fits(&model::Event::from_json(&event.read("event")?)?))
}

/// The variables that a payload of this webhook may use, with their values for an event, given as JSON text. Without
/// values if the text is not an event. Like `Event.offeredVariables`, for one use.
#[wasm_bindgen(js_name = offeredVariables)]
pub fn offered_variables(
    event: &Text,
    #[wasm_bindgen(unchecked_optional_param_type = "Webhook")] webhook: Option<Ts<Webhook>>,
    #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
        EventTypeName,
    >,
) -> Result<Vec<Ts<OfferedVariable>>, Thrown> {
    let event = event.read("event")?;
    let webhook = webhook.map(|webhook| read("webhook", webhook)).transpose()?;
    let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
    let event = EventText::read(event).ok();
    let values = event
        .as_ref()
        .map_or_else(Values::default, |event| event.values(event_type));
    Ok(reply_all(&template::offered(webhook.as_ref(), &values)))
}
