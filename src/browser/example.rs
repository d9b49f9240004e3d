//! Example payloads, and the GitHub workflow for a payload.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{
    argument::{EventTypeName, Text, read},
    result::Thrown,
};
use crate::example;
use crate::model::Receiver;
use crate::template::{EventText, Template, Values};

/// Returns an example payload for a receiver, with the documented variables that events of this type fill.
#[wasm_bindgen(js_name = examplePayload)]
pub fn example_payload(
    receiver: Ts<Receiver>,
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<String, Thrown> {
    let receiver = read("receiver", receiver)?;
    Ok(example::example_payload(receiver, event_type.read("eventType")?))
}

/// Returns the GitHub workflow, as YAML, that the payload for an event starts: by `repository_dispatch`, or by
/// `workflow_dispatch` if the payload has a `ref` instead of an `event_type`. The event is JSON text; without a valid one,
/// variables stay as written. Undefined if the payload has neither.
#[wasm_bindgen(js_name = githubWorkflow)]
pub fn github_workflow(
    template: &Text,
    event: &Text,
    #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
        EventTypeName,
    >,
) -> Result<Option<String>, Thrown> {
    let template = Template::new(&template.read("template")?, None);
    let event = EventText::read(event.read("event")?).ok();
    let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
    let values = event
        .as_ref()
        .map_or_else(Values::default, |event| event.values(event_type));
    Ok(example::github_workflow(&template, &values))
}
