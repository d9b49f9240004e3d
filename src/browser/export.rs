//! Scripts that send what an automation would send; none holds a secret's value.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{
    argument::read,
    error::Thrown,
    event,
    text::{EventTypeName, Text},
};
use crate::model::Webhook;
use crate::request::{self, BodyPart, Export, Splice};
use crate::template::{Context, Piece, Template};

/// A script that sends this template, rendered for this event, through this webhook.
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
    let template = Template::new(&template, webhook.secret.as_ref());
    let values = event.0.values(event_type);
    let pieces = template.render_pieces(&values, &webhook);
    let parts: Vec<_> = pieces.iter().map(part).collect();
    Ok(request::export(form, &webhook, &parts)?)
}

fn part(piece: &Piece) -> BodyPart<'_> {
    match piece {
        Piece::Text(text) => BodyPart::Text(text),
        Piece::AccessToken(context) => BodyPart::AccessToken(splice(*context)),
        Piece::Secret(context) => BodyPart::Secret(splice(*context)),
    }
}

fn splice(context: Context) -> Splice {
    match context {
        Context::InString => Splice::InString,
        Context::Bare => Splice::Literal,
    }
}
