//! Scripts that send what an automation would send; none holds a secret's value.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{
    argument::read,
    error::Thrown,
    event,
    template::Template,
    text::{EventTypeName, Text},
};
use crate::model::{EventType, Webhook};
use crate::request::{self, BodyPart, Export, Splice};
use crate::template::{self, Context, PayloadSegment, RecordedPayload, RenderOptions};

/// A script that sends this template, given as text and rendered for this event, through this webhook.
///
/// It reads the secrets' values from `ACCESS_TOKEN` and `SECRET` when it runs.
#[wasm_bindgen(js_name = exportRequest)]
pub fn export_request(
    form: Ts<Export>,
    webhook: Ts<Webhook>,
    template: &Text,
    event: &event::Event,
    #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
        EventTypeName,
    >,
) -> Result<String, Thrown> {
    let (form, webhook) = (read("form", form)?, read("webhook", webhook)?);
    let template = template.read("template")?;
    let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
    let template = template::Template::new(&template, webhook.secret.as_ref());
    export(form, &webhook, &template, event, event_type)
}

#[wasm_bindgen]
impl Template {
    /// A script that sends the template, rendered for this event, through this webhook, for whose secret the template
    /// was compiled. Like the function `exportRequest`, without parsing the template again.
    #[wasm_bindgen(js_name = exportRequest)]
    pub fn export_request(
        &self,
        form: Ts<Export>,
        webhook: Ts<Webhook>,
        event: &event::Event,
        #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
            EventTypeName,
        >,
    ) -> Result<String, Thrown> {
        let (form, webhook) = (read("form", form)?, read("webhook", webhook)?);
        let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
        export(form, &webhook, &self.0, event, event_type)
    }
}

fn export(
    form: Export,
    webhook: &Webhook,
    template: &template::Template,
    event: &event::Event,
    event_type: Option<EventType>,
) -> Result<String, Thrown> {
    let mut payload = RecordedPayload::default();
    template.render(
        &event.0.values(event_type),
        &RenderOptions::default(),
        &mut payload,
    )?;
    let segments = payload.split_at_secrets(template, webhook);
    let parts: Vec<_> = segments.into_iter().map(body_part).collect();
    Ok(request::export(form, webhook, &parts)?)
}

fn body_part(segment: PayloadSegment<'_>) -> BodyPart<'_> {
    match segment {
        PayloadSegment::Text(text) => BodyPart::Text(text),
        PayloadSegment::AccessToken(context) => BodyPart::AccessToken(splice(context)),
        PayloadSegment::Secret(context) => BodyPart::Secret(splice(context)),
    }
}

fn splice(context: Context) -> Splice {
    match context {
        Context::InString => Splice::InString,
        Context::Bare => Splice::Literal,
    }
}
