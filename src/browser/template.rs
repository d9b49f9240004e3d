//! Templates, compiled once and rendered often.

use std::cell::OnceCell;

use js_sys::{JsString, Object, Reflect, Uint32Array};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{
    argument::{Text, TextOrBytes, read_or_default},
    event,
    join::Parts,
    result::{Thrown, reply, reply_all},
};
use crate::diagnostic::{Locator, Span};
use crate::model::{EventType, SecretName, SecretValue, Secrets};
use crate::template::{self, EventText, Rendering, SecretDisplay, Undefined, VariableInfo, VariableKind};

/// How to render; every part may be left out.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RenderOptions {
    /// What `${event_type}` renders: an automation's trigger decides it; else the event's own type.
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The value of the webhook's access token.
    #[tsify(optional)]
    access_token: Option<String>,
    /// The value of the webhook's secret.
    #[tsify(optional)]
    secret: Option<String>,
    /// What becomes of a variable without a value; else it stays as it was typed.
    #[tsify(optional)]
    undefined: Undefined,
}

/// How to render once; every part may be left out.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RenderOnceOptions {
    /// What `${event_type}` renders: an automation's trigger decides it; else the event's own type.
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The value of the webhook's access token.
    #[tsify(optional)]
    access_token: Option<String>,
    /// The name of the webhook's secret, as the template writes it.
    #[tsify(optional)]
    secret_name: Option<SecretName>,
    /// The value of the webhook's secret.
    #[tsify(optional)]
    secret: Option<String>,
    /// What becomes of a variable without a value; else it stays as it was typed.
    #[tsify(optional)]
    undefined: Undefined,
}

/// The values of secrets that the caller brings, for as long as one call.
pub(super) struct Given {
    access_token: Option<SecretValue>,
    secret: Option<SecretValue>,
}

impl Given {
    pub(super) fn new(access_token: Option<String>, secret: Option<String>) -> Self {
        Self {
            access_token: access_token.map(SecretValue::new),
            secret: secret.map(SecretValue::new),
        }
    }

    pub(super) fn secrets(&self) -> Secrets<'_> {
        Secrets {
            access_token: self.access_token.as_ref(),
            secret: self.secret.as_ref(),
        }
    }
}

/// One variable of a template.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct VariableUse {
    /// Its name as the template has it, without `$` and braces.
    name: String,
    /// What it is about.
    kind: VariableKind,
    /// Where it stands.
    span: Span,
}

/// A compiled payload template.
#[wasm_bindgen]
pub struct Template(pub(super) template::Template, OnceCell<Option<Parts>>);

#[wasm_bindgen]
impl Template {
    /// Compiles a template for a webhook whose secret has this name; any text is a template.
    #[wasm_bindgen(constructor)]
    pub fn new(
        text: &Text,
        #[wasm_bindgen(js_name = secretName)] secret_name: Option<Text>,
    ) -> Result<Template, Thrown> {
        let text = text.read("text")?;
        let secret = secret_name.map(|name| name.read("secretName")).transpose()?;
        let secret = secret.map(SecretName::try_from).transpose()?;
        Ok(Self(
            template::Template::new(&text, secret.as_ref()),
            OnceCell::new(),
        ))
    }

    /// The text that it was compiled from.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.0.text().to_owned()
    }

    /// The variables, in order.
    pub fn uses(&self) -> Vec<Ts<VariableUse>> {
        let mut locator = Locator::new(self.0.text());
        let uses = self.0.uses().iter().map(|used| {
            let row = VariableUse {
                name: self.0.name(used).to_owned(),
                kind: used.variable.kind(),
                span: locator.span(used.range.clone()),
            };
            reply(&row)
        });
        uses.collect()
    }

    /// The payload that an automation with this template would send for the event.
    #[wasm_bindgen(unchecked_return_type = "string")]
    pub fn render(
        &self,
        event: &event::Event,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<JsString, Thrown> {
        let joined = || {
            let parts = self.1.get_or_init(|| Parts::new(&self.0)).as_ref()?;
            parts.join(&self.0, &event.0, &event.1)
        };
        if options.is_none()
            && !event.1.is_first()
            && let Some(payload) = joined()
        {
            return Ok(payload);
        }
        Ok(rendered(&self.0, &event.0, read_or_default("options", options)?)?.into())
    }

    /// The payload with the places of its variables. Secrets' values are masked, however they are given.
    #[wasm_bindgen(js_name = renderParts)]
    pub fn render_parts(
        &self,
        event: &event::Event,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<Ts<Rendering>, Thrown> {
        let options = read_or_default("options", options)?;
        let given = Given::new(options.access_token, options.secret);
        let values = event.0.values(options.event_type);
        let rendering = self.0.render_spans(
            &values,
            &given.secrets(),
            options.undefined,
            SecretDisplay::Masked,
        )?;
        Ok(reply(&rendering))
    }

    /// The same for editors, with the places as numbers: five for each variable, which are start and end in the
    /// payload, start and end in the template, and its kind's index in `variableKinds()`.
    #[wasm_bindgen(js_name = renderPlaces, unchecked_return_type = "{ text: string; places: Uint32Array }")]
    pub fn render_places(
        &self,
        event: &event::Event,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<JsValue, Thrown> {
        let options = read_or_default("options", options)?;
        let given = Given::new(options.access_token, options.secret);
        let values = event.0.values(options.event_type);
        let placed = self.0.render_places(
            &values,
            &given.secrets(),
            options.undefined,
            SecretDisplay::Masked,
        )?;
        let places: Vec<u32> = placed
            .places
            .iter()
            .flat_map(|place| {
                let kind = VariableKind::ALL.iter().position(|kind| *kind == place.kind);
                let [output, template] = [&place.output, &place.template];
                [
                    output.start,
                    output.end,
                    template.start,
                    template.end,
                    kind.unwrap_or_default() as u32,
                ]
            })
            .collect();
        let answer = Object::new();
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&answer, &"text".into(), &placed.text.into());
        let _ = Reflect::set(
            &answer,
            &"places".into(),
            &Uint32Array::from(places.as_slice()).into(),
        );
        Ok(answer.into())
    }

    /// Renders a batch: a line of UTF-8 JSON for each event in, a line for each payload out. What can't be rendered
    /// becomes `{"error":{"code":…,"message":…,"line":…}}` in its own line.
    #[wasm_bindgen(js_name = renderLines)]
    pub fn render_lines(
        &self,
        events: &TextOrBytes,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<Vec<u8>, Thrown> {
        let events = events.read("events")?;
        let options = read_or_default("options", options)?;
        let given = Given::new(options.access_token, options.secret);
        let mut out = Vec::with_capacity(events.len());
        self.0.render_lines(
            &events,
            options.event_type,
            &given.secrets(),
            options.undefined,
            &mut out,
        );
        Ok(out)
    }
}

/// Renders once: the payload of this template for this event, given as JSON text.
#[wasm_bindgen]
pub fn render(
    template: &Text,
    event: &Text,
    options: Option<Ts<RenderOnceOptions>>,
) -> Result<String, Thrown> {
    let (template, event) = (template.read("template")?, event.read("event")?);
    let RenderOnceOptions {
        event_type,
        access_token,
        secret_name,
        secret,
        undefined,
    } = read_or_default("options", options)?;
    rendered(
        &template::Template::new(&template, secret_name.as_ref()),
        &EventText::read(event)?,
        RenderOptions {
            event_type,
            access_token,
            secret,
            undefined,
        },
    )
}

fn rendered(
    template: &template::Template,
    event: &EventText,
    options: RenderOptions,
) -> Result<String, Thrown> {
    let given = Given::new(options.access_token, options.secret);
    let mut out = Vec::with_capacity(2 * template.text().len());
    template.render_bytes(
        &event.values(options.event_type),
        &given.secrets(),
        options.undefined,
        &mut out,
    )?;
    // A payload is made of texts, so it is one.
    Ok(String::from_utf8(out).unwrap_or_default())
}

/// What a variable can be about, in the order that `renderPlaces` counts.
#[wasm_bindgen(js_name = variableKinds, unchecked_return_type = "VariableKind[]")]
pub fn variable_kinds() -> JsValue {
    super::result::value(&VariableKind::ALL)
}

/// Lists the payload variables: their names, meanings, the events that have them, and the evidence for it.
#[wasm_bindgen]
pub fn variables() -> Vec<Ts<VariableInfo>> {
    reply_all(template::variables())
}
