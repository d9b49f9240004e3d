//! Templates as handles: compiled once, rendered any number of times.

use std::cell::OnceCell;

use js_sys::{JsString, Object, Reflect, Uint32Array};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{
    argument::{
        EventInput, Text, TextOrBytes, choice_property, each_property, read_properties, string_property,
        wrong_shape,
    },
    event,
    join::TemplateStrings,
    result::{Thrown, reply, reply_all},
};
use crate::diagnostic::{Argument, Error, Locator, Phrase, Span};
use crate::json::{Json, Kind};
use crate::model::{EventType, SecretName, SecretValue, Secrets};
use crate::template::{
    self, AutomationValues, EventText, RecordedPayload, Rendering, SecretDisplay, Undefined, VariableInfo,
    VariableKind,
};

/// How to render. Every property is optional.
#[derive(Default, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RenderOptions {
    /// The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The value of the webhook's access token.
    #[tsify(optional)]
    access_token: Option<String>,
    /// The value of the webhook's secret.
    #[tsify(optional)]
    secret: Option<String>,
    /// The treatment of variables without a value; by default they stay as written.
    #[tsify(optional)]
    undefined: Undefined,
    /// The name and condition of the automation that the template belongs to; without it their variables are blank.
    #[tsify(optional)]
    automation: Option<AutomationValues>,
    /// The maximum length of one payload in bytes, at most 268,435,456 (256 MiB); by default 16,777,216 (16 MiB).
    #[tsify(optional)]
    max_bytes: Option<u32>,
}

/// How to render a template once. Every property is optional.
#[derive(Default, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RenderOnceOptions {
    /// The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The value of the webhook's access token.
    #[tsify(optional)]
    access_token: Option<String>,
    /// The name of the webhook's secret, as written in the template.
    #[tsify(optional)]
    secret_name: Option<SecretName>,
    /// The value of the webhook's secret.
    #[tsify(optional)]
    secret: Option<String>,
    /// The treatment of variables without a value; by default they stay as written.
    #[tsify(optional)]
    undefined: Undefined,
    /// The name and condition of the automation that the template belongs to; without it their variables are blank.
    #[tsify(optional)]
    automation: Option<AutomationValues>,
    /// The maximum length of one payload in bytes, at most 268,435,456 (256 MiB); by default 16,777,216 (16 MiB).
    #[tsify(optional)]
    max_bytes: Option<u32>,
}

impl RenderOptions {
    /// Reads the options, which may be omitted.
    fn read(argument: Option<Ts<Self>>) -> Result<Self, Thrown> {
        const KNOWN: &[&str] = &[
            "eventType",
            "accessToken",
            "secret",
            "undefined",
            "automation",
            "maxBytes",
        ];
        let options = read_options(argument.map(|options| options.js_value()), KNOWN)?;
        Ok(options.without_secret_name())
    }

    /// Converts these options for the core, and calls `render` with them.
    fn apply<T>(
        self,
        secret_display: SecretDisplay,
        render: impl FnOnce(&template::RenderOptions) -> T,
    ) -> T {
        let secrets = CallerSecrets::new(self.access_token, self.secret);
        render(&template::RenderOptions {
            secrets: secrets.secrets(),
            undefined: self.undefined,
            secret_display,
            automation: self.automation.as_ref(),
            max_bytes: self
                .max_bytes
                .map_or(template::DEFAULT_MAX_PAYLOAD_BYTES, |bytes| bytes as usize),
        })
    }
}

impl RenderOnceOptions {
    /// Reads the options, which may be omitted.
    fn read(argument: Option<Ts<Self>>) -> Result<Self, Thrown> {
        const KNOWN: &[&str] = &[
            "eventType",
            "accessToken",
            "secretName",
            "secret",
            "undefined",
            "automation",
            "maxBytes",
        ];
        read_options(argument.map(|options| options.js_value()), KNOWN)
    }

    fn without_secret_name(self) -> RenderOptions {
        RenderOptions {
            event_type: self.event_type,
            access_token: self.access_token,
            secret: self.secret,
            undefined: self.undefined,
            automation: self.automation,
            max_bytes: self.max_bytes,
        }
    }
}

/// Reads options of which the `known` ones are allowed.
fn read_options(argument: Option<JsValue>, known: &[&str]) -> Result<RenderOnceOptions, Thrown> {
    let mut options = RenderOnceOptions::default();
    let Some(argument) = argument else {
        return Ok(options);
    };
    read_properties("options", &argument, known, &mut |name, value| {
        if name == "undefined" {
            options.undefined = choice_property(value, Undefined::ALL.into_iter())?;
            return Ok(());
        }
        if value.kind() == Kind::Null {
            return Ok(());
        }
        match name {
            "eventType" => options.event_type = Some(choice_property(value, EventType::names())?),
            "accessToken" => options.access_token = Some(string_property(value)?),
            "secret" => options.secret = Some(string_property(value)?),
            "automation" => options.automation = Some(automation_property(value)?),
            "maxBytes" => options.max_bytes = Some(max_bytes_property(value)?),
            _ => {
                let name = SecretName::try_from(string_property(value)?);
                let broken_rule = |error: Error| Argument::Finding(Box::new(error.diagnostic().clone()));
                options.secret_name = Some(name.map_err(broken_rule)?);
            }
        }
        Ok(())
    })?;
    Ok(options)
}

/// The greatest limit of a payload's length: JavaScript can hold a string of that many characters.
const GREATEST_MAX_BYTES: u32 = 256 * 1024 * 1024;

fn max_bytes_property(value: Json) -> Result<u32, Argument> {
    let bytes = value.source().parse().ok();
    bytes
        .filter(|bytes| *bytes <= GREATEST_MAX_BYTES)
        .ok_or_else(|| wrong_shape(Phrase::PayloadLimit, value))
}

fn automation_property(value: Json) -> Result<AutomationValues, Argument> {
    const KNOWN: &[&str] = &["name", "metricName", "metricFilter", "metricFilterShort"];
    let mut automation = AutomationValues::default();
    each_property(value, KNOWN, &mut |name, value| {
        let property = match name {
            "name" => &mut automation.name,
            "metricName" => &mut automation.metric_name,
            "metricFilter" => &mut automation.metric_filter,
            _ => &mut automation.metric_filter_short,
        };
        if value.kind() != Kind::Null {
            *property = string_property(value)?;
        }
        Ok(())
    })?;
    Ok(automation)
}

/// The values of secrets that the caller passed, for the duration of one call.
pub(super) struct CallerSecrets {
    access_token: Option<SecretValue>,
    secret: Option<SecretValue>,
}

impl CallerSecrets {
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
    /// Its name as written in the template, without `$` and braces.
    name: String,
    /// The kind of thing that the variable describes.
    kind: VariableKind,
    /// Its span in the template.
    span: Span,
}

/// A compiled payload template.
#[wasm_bindgen]
pub struct Template {
    pub(super) compiled: template::Template,
    /// The template's strings, split when it is first rendered; `None` if it can't be joined from strings.
    strings: OnceCell<Option<TemplateStrings>>,
}

#[wasm_bindgen]
impl Template {
    /// Compiles a template for a webhook whose secret has this name. Every string is a valid template.
    #[wasm_bindgen(constructor)]
    pub fn new(
        text: &Text,
        #[wasm_bindgen(js_name = secretName)] secret_name: Option<Text>,
    ) -> Result<Template, Thrown> {
        let text = text.read("text")?;
        let secret = secret_name.map(|name| name.read("secretName")).transpose()?;
        let secret = secret.map(SecretName::try_from).transpose()?;
        Ok(Self {
            compiled: template::Template::new(&text, secret.as_ref()),
            strings: OnceCell::new(),
        })
    }

    /// The text from which the template was compiled.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.compiled.text().to_owned()
    }

    /// Lists the template's variables, in order.
    pub fn uses(&self) -> Vec<Ts<VariableUse>> {
        let mut locator = Locator::new(self.compiled.text());
        let uses = self.compiled.uses().iter().map(|used| {
            let row = VariableUse {
                name: self.compiled.name(used).to_owned(),
                kind: used.variable.kind(),
                span: locator.span(used.range.clone()),
            };
            reply(&row)
        });
        uses.collect()
    }

    /// Returns the payload that an automation with this template would send for the event.
    #[wasm_bindgen(unchecked_return_type = "string")]
    pub fn render(
        &self,
        event: &event::Event,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<JsString, Thrown> {
        let joined = || {
            let strings = self.strings.get_or_init(|| TemplateStrings::new(&self.compiled));
            strings
                .as_ref()?
                .join(&self.compiled, &event.text, &event.strings)
        };
        if options.is_none()
            && !event.strings.mark_rendered()
            && let Some(payload) = joined()
        {
            return Ok(payload);
        }
        Ok(rendered(&self.compiled, &event.text, RenderOptions::read(options)?)?.into())
    }

    /// Returns the payload for an event, given as JSON text. Like `render`, for an event that is rendered once: it
    /// needs no handle.
    #[wasm_bindgen(js_name = renderJson, unchecked_return_type = "string")]
    pub fn render_json(&self, event: &Text, options: Option<Ts<RenderOptions>>) -> Result<JsString, Thrown> {
        let options = RenderOptions::read(options)?;
        event.read_with("event", |text| {
            let payload = rendered(&self.compiled, &EventText::read(text)?, options)?;
            Ok(JsString::from(payload))
        })?
    }

    /// Returns the payload with the spans of its variables. The values of secrets are always masked.
    #[wasm_bindgen(js_name = renderParts)]
    pub fn render_parts(
        &self,
        event: &event::Event,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<Ts<Rendering>, Thrown> {
        let payload = self.masked(event, options)?;
        Ok(reply(&payload.into_rendering(&self.compiled)))
    }

    /// Like `renderParts`, for editors: the spans are five numbers for each variable. These are start and end in the
    /// payload, start and end in the template, and the index of the variable's kind in `variableKinds()`.
    #[wasm_bindgen(js_name = renderSpans, unchecked_return_type = "{ text: string; spans: Uint32Array }")]
    pub fn render_spans(
        &self,
        event: &event::Event,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<JsValue, Thrown> {
        let payload = self.masked(event, options)?;
        let spans: Vec<u32> = payload
            .utf16_replacements(&self.compiled)
            .into_iter()
            .flat_map(|replacement| {
                let kind = VariableKind::ALL
                    .iter()
                    .position(|kind| *kind == replacement.kind);
                let (output, template) = (replacement.output, replacement.template);
                [
                    output.start,
                    output.end,
                    template.start,
                    template.end,
                    kind.unwrap_or_default() as u32,
                ]
            })
            .collect();
        let result = Object::new();
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&result, &"text".into(), &payload.text.into());
        let _ = Reflect::set(
            &result,
            &"spans".into(),
            &Uint32Array::from(spans.as_slice()).into(),
        );
        Ok(result.into())
    }

    /// Renders a batch: one event per line in, as UTF-8 JSON, and one payload per line out. An event that can't be
    /// rendered becomes `{"error":{"code":…,"message":…,"line":…}}` in its line. Throws a `TemplateError` if the payloads are
    /// longer than 512 MiB together.
    #[wasm_bindgen(js_name = renderLines)]
    pub fn render_lines(
        &self,
        events: &TextOrBytes,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<Vec<u8>, Thrown> {
        let events = events.read("events")?;
        let options = RenderOptions::read(options)?;
        let event_type = options.event_type;
        let mut out = Vec::with_capacity(events.len());
        options.apply(SecretDisplay::Plain, |options| {
            self.compiled.render_lines(&events, event_type, options, &mut out)
        })?;
        Ok(out)
    }
}

impl Template {
    /// Renders the payload with masked secrets, and records its variables.
    fn masked(
        &self,
        event: &event::Event,
        options: Option<Ts<RenderOptions>>,
    ) -> Result<RecordedPayload, Thrown> {
        let options = RenderOptions::read(options)?;
        let values = event.text.values(options.event_type);
        let mut payload = RecordedPayload::default();
        options.apply(SecretDisplay::Masked, |options| {
            self.compiled.render(&values, options, &mut payload)
        })?;
        Ok(payload)
    }
}

/// Renders the payload of a template once for an event, given as JSON text or as a plain object.
#[wasm_bindgen]
pub fn render(
    template: &Text,
    event: &EventInput,
    options: Option<Ts<RenderOnceOptions>>,
) -> Result<String, Thrown> {
    let (template, event) = (template.read("template")?, event.read("event")?);
    let options = RenderOnceOptions::read(options)?;
    rendered(
        &template::Template::new(&template, options.secret_name.as_ref()),
        &EventText::read(event)?,
        options.without_secret_name(),
    )
}

fn rendered(
    template: &template::Template,
    event: &EventText,
    options: RenderOptions,
) -> Result<String, Thrown> {
    let values = event.values(options.event_type);
    let mut payload = String::new();
    options.apply(SecretDisplay::Plain, |options| {
        template.render(&values, options, &mut payload)
    })?;
    Ok(payload)
}

/// Lists the kinds of variables, by the index that `renderSpans` uses.
#[wasm_bindgen(js_name = variableKinds, unchecked_return_type = "VariableKind[]")]
pub fn variable_kinds() -> JsValue {
    super::result::value(&VariableKind::ALL)
}

/// Lists the payload variables: their names, meanings, the events that have them, and the evidence for it.
#[wasm_bindgen]
pub fn variables() -> Vec<Ts<VariableInfo>> {
    reply_all(template::variables())
}
