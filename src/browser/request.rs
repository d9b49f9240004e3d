//! Builds, signs and verifies requests, and exports them as scripts.

use js_sys::{Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::{EventTypeName, Text, TextOrBytes, read, read_or_default};
use super::event::Event;
use super::result::{Thrown, reply, value};
use super::template::{CallerSecrets, Template};
use crate::model::{EventType, SecretValue, SignatureEncoding, Webhook};
use crate::request::{self, BodyPart, Export, Header, Insertion, Request, Verification};
use crate::template::{self, AutomationValues, Context, PayloadSegment, RecordedPayload, RenderOptions};

/// The values of the secrets that a webhook names. Each may be omitted.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestSecrets {
    /// The value of the webhook's access token.
    #[tsify(optional)]
    access_token: Option<String>,
    /// The value of the webhook's secret.
    #[tsify(optional)]
    secret: Option<String>,
}

/// A request without its body, which crosses as bytes.
#[derive(Serialize)]
struct Head<'a> {
    method: &'static str,
    url: &'a str,
    headers: &'a [Header],
}

/// Builds the request that W&B sends for this webhook with this rendered payload. An empty payload, or one of only
/// whitespace, is sent as `{}`.
///
/// Throws a `RequestError` if the value of a secret that the webhook names is missing or can't be sent in a header.
#[wasm_bindgen(js_name = buildRequest)]
pub fn build_request(
    webhook: Ts<Webhook>,
    body: &TextOrBytes,
    secrets: Option<Ts<RequestSecrets>>,
) -> Result<Ts<Request>, Thrown> {
    let (webhook, secrets) = (read("webhook", webhook)?, read_or_default("secrets", secrets)?);
    let secrets = CallerSecrets::new(secrets.access_token, secrets.secret);
    let request = Request::build(&webhook, body.read("body")?, &secrets.secrets())?;
    let result = value(&Head {
        method: request.method,
        url: &request.url,
        headers: &request.headers,
    });
    // Setting a property of a plain object can't fail.
    let _ = Reflect::set(
        &result,
        &"body".into(),
        &Uint8Array::from(request.body.as_slice()),
    );
    Ok(Ts::new_unchecked(result))
}

/// Computes the value of the `X-Wandb-Signature` header: HMAC-SHA256 of the body with the secret, in `"base64"` (documented
/// by W&B, the default) or `"hex"` (observed).
#[wasm_bindgen]
pub fn sign(
    body: &TextOrBytes,
    secret: &Text,
    encoding: Option<Ts<SignatureEncoding>>,
) -> Result<String, Thrown> {
    let secret = SecretValue::new(secret.read("secret")?);
    let encoding = read_or_default("encoding", encoding)?;
    Ok(request::sign(&body.read("body")?, &secret, encoding))
}

/// Verifies the `X-Wandb-Signature` header of a received body, in constant time. Accepts base64 and hexadecimal, and
/// reports which the header is in.
#[wasm_bindgen]
pub fn verify(body: &TextOrBytes, secret: &Text, header: &Text) -> Result<Ts<Verification>, Thrown> {
    let secret = SecretValue::new(secret.read("secret")?);
    let (body, header) = (body.read("body")?, header.read("header")?);
    Ok(reply(&request::verify(&body, &secret, &header)))
}

/// Returns a script that sends this template, given as text and rendered for this event, through this webhook.
///
/// The script reads the secrets' values from `ACCESS_TOKEN` and `SECRET` when it runs.
#[wasm_bindgen(js_name = exportRequest)]
pub fn export_request(
    form: Ts<Export>,
    webhook: Ts<Webhook>,
    template: &Text,
    event: &Event,
    #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
        EventTypeName,
    >,
    #[wasm_bindgen(unchecked_optional_param_type = "AutomationValues")] automation: Option<
        Ts<AutomationValues>,
    >,
) -> Result<String, Thrown> {
    let (form, webhook) = (read("form", form)?, read("webhook", webhook)?);
    let template = template.read("template")?;
    let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
    let template = template::Template::new(&template, webhook.secret.as_ref());
    export(
        form,
        &webhook,
        &template,
        (event, event_type, read_automation(automation)?.as_ref()),
    )
}

#[wasm_bindgen]
impl Template {
    /// Returns a script that sends the template, rendered for this event, through this webhook, for whose secret the
    /// template was compiled. Like the function `exportRequest`, without parsing the template again.
    #[wasm_bindgen(js_name = exportRequest)]
    pub fn export_request(
        &self,
        form: Ts<Export>,
        webhook: Ts<Webhook>,
        event: &Event,
        #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
            EventTypeName,
        >,
        #[wasm_bindgen(unchecked_optional_param_type = "AutomationValues")] automation: Option<
            Ts<AutomationValues>,
        >,
    ) -> Result<String, Thrown> {
        let (form, webhook) = (read("form", form)?, read("webhook", webhook)?);
        let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
        export(
            form,
            &webhook,
            &self.compiled,
            (event, event_type, read_automation(automation)?.as_ref()),
        )
    }
}

fn export(
    form: Export,
    webhook: &Webhook,
    template: &template::Template,
    (event, event_type, automation): (&Event, Option<EventType>, Option<&AutomationValues>),
) -> Result<String, Thrown> {
    let mut payload = RecordedPayload::default();
    let options = RenderOptions {
        automation,
        ..RenderOptions::default()
    };
    template.render(&event.text.values(event_type), &options, &mut payload)?;
    let segments = payload.split_at_secrets(template, webhook);
    let parts: Vec<_> = segments.into_iter().map(body_part).collect();
    Ok(request::export(form, webhook, &parts)?)
}

fn read_automation(automation: Option<Ts<AutomationValues>>) -> Result<Option<AutomationValues>, Thrown> {
    automation
        .map(|automation| read("automation", automation))
        .transpose()
}

fn body_part(segment: PayloadSegment<'_>) -> BodyPart<'_> {
    match segment {
        PayloadSegment::Text(text) => BodyPart::Text(text),
        PayloadSegment::AccessToken(context) => BodyPart::AccessToken(insertion(context)),
        PayloadSegment::Secret(context) => BodyPart::Secret(insertion(context)),
    }
}

fn insertion(context: Context) -> Insertion {
    match context {
        Context::InString => Insertion::InString,
        Context::Bare => Insertion::Literal,
    }
}
