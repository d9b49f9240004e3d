//! The request as a script that people run themselves.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{argument::read, error::Thrown};
use crate::model::{Event, EventType, SecretValue, Secrets, Webhook};
use crate::request::{self, BodyPart, Export, Splice};
use crate::template::{Context, PartState, Rendering, Reveal, Template, Undefined, Values, Variable};

/// A script that sends the payload of this template for this event. It holds no secret: it asks for their values.
#[wasm_bindgen(js_name = exportRequest)]
pub fn export_request(
    #[wasm_bindgen(unchecked_param_type = "Export")] form: Ts<Export>,
    webhook: Ts<Webhook>,
    template: &str,
    event: &str,
    #[wasm_bindgen(js_name = eventType)] event_type: Option<Ts<EventType>>,
) -> Result<String, Thrown> {
    let (form, webhook) = (read("form", form)?, read("webhook", webhook)?);
    let event_type = event_type
        .map(|event_type| read("eventType", event_type))
        .transpose()?;
    let template = Template::new(template, webhook.secret.as_ref());
    let rendering = masked(&template, &webhook, &Event::from_json(event)?, event_type)?;
    Ok(request::export(
        form,
        &webhook,
        &parts(&webhook, &template, &rendering),
    )?)
}

/// Rendered as if the tab had every value that the webhook names.
fn masked(
    template: &Template,
    webhook: &Webhook,
    event: &Event,
    event_type: Option<EventType>,
) -> Result<Rendering, Thrown> {
    let stand_in = SecretValue::new("•");
    let secrets = Secrets {
        access_token: webhook.access_token.as_ref().map(|_| &stand_in),
        secret: webhook.secret.as_ref().map(|_| &stand_in),
    };
    let values = Values::new(event, event_type);
    Ok(template.render_spans(&values, &secrets, Undefined::Keep, Reveal::Masked)?)
}

/// The body's pieces: a rendering has one part for each variable, in order.
fn parts<'a>(webhook: &Webhook, template: &Template, rendering: &'a Rendering) -> Vec<BodyPart<'a>> {
    let mut pieces = Vec::new();
    let (mut rest, mut at) = (rendering.text.as_str(), 0);
    for (used, part) in template.uses().iter().zip(&rendering.parts) {
        let splice = match used.context {
            Context::InString => Splice::InString,
            Context::Bare => Splice::Literal,
        };
        let secret = match used.variable {
            Variable::AccessToken if webhook.access_token.is_some() => BodyPart::AccessToken(splice),
            Variable::AccessToken | Variable::Secret => BodyPart::Secret(splice),
            Variable::Known(_) | Variable::Metadata(_) | Variable::Unknown(_) => continue,
        };
        if part.state == PartState::Undefined {
            continue;
        }
        let (before, from_secret) = split_utf16(rest, part.output.start - at);
        let (_, after) = split_utf16(from_secret, part.output.end - part.output.start);
        pieces.extend([BodyPart::Text(before), secret]);
        (rest, at) = (after, part.output.end);
    }
    pieces.push(BodyPart::Text(rest));
    pieces
}

/// Splits behind so many UTF-16 code units.
fn split_utf16(text: &str, units: u32) -> (&str, &str) {
    let mut seen = 0;
    let boundary = text.char_indices().find(|(_, character)| {
        let found = seen >= units;
        seen += character.len_utf16() as u32;
        found
    });
    text.split_at(boundary.map_or(text.len(), |(at, _)| at))
}
