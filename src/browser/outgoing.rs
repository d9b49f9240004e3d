//! Outgoing requests, before they are sent: a webhook's request for an event, with the values in the vault.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::{read, read_or_default};
use super::event;
use super::result::{Thrown, reply};
use super::sandbox;
use super::send_options::{RequestKind, SendOptions};
use super::template::Template;
use super::vault;
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::lint::is_on_this_machine;
use crate::model::{EventType, TeamName, Webhook};
use crate::request::{EMPTY_BODY, Header, Mask, Preview, Request, is_blank};
use crate::store::WebhookSecrets;
use crate::template::{
    self, AutomationValues, EventText, PartState, RecordedPayload, RenderOptions, RenderedPart, Rendering,
    SecretDisplay, VariableKind,
};

/// A payload and its destination.
#[derive(Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Outgoing {
    /// The team that owns the webhook and its secrets.
    team: TeamName,
    /// The webhook.
    webhook: Webhook,
    /// The payload's template; empty by default. An empty payload is sent as `{}`.
    #[serde(default)]
    #[tsify(optional)]
    payload: Option<String>,
    /// The event's JSON text. Without an event the payload is sent as written.
    #[serde(default)]
    #[tsify(optional)]
    event: Option<String>,
    /// The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
    #[serde(default)]
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The name and condition of the automation that the payload belongs to; without it their variables are blank.
    #[serde(default)]
    #[tsify(optional)]
    automation: Option<AutomationValues>,
}

/// The destination of a payload that is given as handles.
#[derive(Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SendTarget {
    /// The team that owns the webhook and its secrets.
    team: TeamName,
    /// The webhook.
    webhook: Webhook,
    /// The event type of the automation's trigger, which `${event_type}` renders; by default the event's own type.
    #[serde(default)]
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The name and condition of the automation that the payload belongs to; without it their variables are blank.
    #[serde(default)]
    #[tsify(optional)]
    automation: Option<AutomationValues>,
}

/// A preview of a request: the signature is the real one, and bullets replace the values of token and secret.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RequestPreview {
    /// Always `POST`.
    #[tsify(type = "\"POST\"")]
    method: &'static str,
    /// The URL.
    url: String,
    /// The headers.
    #[tsify(type = "HttpHeader[]")]
    headers: Vec<Header>,
    /// The body, with the spans of the template's variables.
    body: Rendering,
    /// Whether the payload is empty or only whitespace, so that the body is `{}`.
    payload_blank: bool,
    /// The reasons why the request can't be sent; empty if it can. The user can remove `request/new-endpoint` by confirming
    /// the endpoint (`SecretVault.bind`).
    obstacles: Vec<Diagnostic>,
    /// The findings that the user should confirm before the request is sent: `request/not-encrypted`, or none.
    warnings: Vec<Diagnostic>,
}

/// Returns the request that `send` would send with these options, with secrets masked. If the vault lacks a value, the
/// header has the secret's name instead, and `obstacles` says so.
#[wasm_bindgen(js_name = previewRequest)]
pub fn preview_request(
    outgoing: Ts<Outgoing>,
    options: Option<Ts<SendOptions>>,
) -> Result<Ts<RequestPreview>, Thrown> {
    let kind = read_or_default("options", options)?.kind();
    read("outgoing", outgoing)?.with_payload(|target, payload| target.preview(payload, kind))
}

#[wasm_bindgen]
impl Template {
    /// Returns the request that `Template.send` would send, with secrets masked. Like `previewRequest`, but template
    /// and event are handles, so that their texts are not parsed again. The template was compiled for the webhook's
    /// secret.
    #[wasm_bindgen(js_name = previewRequest)]
    pub fn preview_request(
        &self,
        target: Ts<SendTarget>,
        event: &event::Event,
        options: Option<Ts<SendOptions>>,
    ) -> Result<Ts<RequestPreview>, Thrown> {
        let kind = read_or_default("options", options)?.kind();
        let payload = Payload::Template(&self.compiled, &event.text);
        read("target", target)?.preview(&payload, kind)
    }
}

/// The source of a request's body.
pub(super) enum Payload<'a> {
    /// A text that is sent as written.
    Literal(&'a str),
    /// A template that is rendered for an event.
    Template(&'a template::Template, &'a EventText<'a>),
}

impl Outgoing {
    /// Compiles the payload and reads the event, and passes both to `next`.
    pub(super) fn with_payload<T>(
        self,
        next: impl FnOnce(&SendTarget, &Payload) -> Result<T, Thrown>,
    ) -> Result<T, Thrown> {
        let target = SendTarget {
            team: self.team,
            webhook: self.webhook,
            event_type: self.event_type,
            automation: self.automation,
        };
        let text = self.payload.unwrap_or_default();
        let Some(event) = self.event else {
            return next(&target, &Payload::Literal(&text));
        };
        let event = EventText::read(event)?;
        let template = template::Template::new(&text, target.webhook.secret.as_ref());
        next(&target, &Payload::Template(&template, &event))
    }
}

impl SendTarget {
    /// Builds the request with the team's values in the vault, and the mask that hides them in the response.
    pub(super) fn request(&self, payload: &Payload, kind: RequestKind) -> Result<(Request, Mask), Thrown> {
        let secrets = vault::webhook_secrets(&self.team, &self.webhook);
        self.ensure_bound(kind)?;
        let body = self.body(payload, &secrets, SecretDisplay::Plain)?;
        let mut request = match kind {
            RequestKind::AsWandb => Request::build(&self.webhook, body.text, &secrets.secrets())?,
            RequestKind::WithoutSignature => {
                Request::build(&self.without_signature(), body.text, &secrets.secrets())?
            }
            RequestKind::WithoutCustomHeaders => self.request_without_custom_headers(body)?,
        };
        request.url = sandbox::url_to_send_to(&self.webhook.endpoint, request.url)?;
        Ok((request, Mask::new(&secrets.secrets())))
    }

    fn preview(&self, payload: &Payload, kind: RequestKind) -> Result<Ts<RequestPreview>, Thrown> {
        let secrets = vault::webhook_secrets(&self.team, &self.webhook);
        let sent = self.body(payload, &secrets, SecretDisplay::Plain)?;
        let payload_blank = is_blank(sent.text.as_bytes());
        let request = match kind {
            RequestKind::AsWandb => Preview::new(&self.webhook, sent.text.as_bytes(), &secrets.secrets()),
            RequestKind::WithoutSignature => Preview::new(
                &self.without_signature(),
                sent.text.as_bytes(),
                &secrets.secrets(),
            ),
            RequestKind::WithoutCustomHeaders => {
                let mut request = Preview::without_custom_headers(&self.webhook);
                request.obstacles.extend(secret_in(&sent));
                request
            }
        };
        let unbound = self.ensure_bound(kind).err();
        let obstacles = request.obstacles.iter().chain(&unbound);
        let warnings = self.not_encrypted(kind, &sent).into_iter().collect();
        let body = if payload_blank {
            Rendering {
                text: EMPTY_BODY.to_owned(),
                parts: Vec::new(),
            }
        } else {
            self.body(payload, &secrets, SecretDisplay::Masked)?
        };
        let preview = RequestPreview {
            method: request.method,
            url: request.url,
            headers: request.headers,
            body,
            payload_blank,
            obstacles: obstacles.map(|error| error.diagnostic().clone()).collect(),
            warnings,
        };
        Ok(reply(&preview))
    }

    /// Builds a request without custom headers.
    ///
    /// # Errors
    /// The payload contains a secret's value, which a redirect could carry anywhere.
    fn request_without_custom_headers(&self, body: Rendering) -> Result<Request, Error> {
        match secret_in(&body) {
            Some(error) => Err(error),
            None => Request::without_custom_headers(&self.webhook, body.text),
        }
    }

    /// Fails if the request would send a secret to an endpoint that the user has not bound it to.
    fn ensure_bound(&self, kind: RequestKind) -> Result<(), Error> {
        match kind {
            RequestKind::AsWandb | RequestKind::WithoutSignature => {
                vault::ensure_bound(&self.team, &self.webhook)
            }
            // It has no secret.
            RequestKind::WithoutCustomHeaders => Ok(()),
        }
    }

    /// Returns the finding about a token, a signature or a secret that the request would send over http to another machine.
    fn not_encrypted(&self, kind: RequestKind, body: &Rendering) -> Option<Diagnostic> {
        let has_secret = match kind {
            RequestKind::AsWandb => self.webhook.access_token.is_some() || self.webhook.secret.is_some(),
            RequestKind::WithoutSignature => self.webhook.access_token.is_some() || secret_in(body).is_some(),
            RequestKind::WithoutCustomHeaders => false,
        };
        let url = self.webhook.endpoint.url()?;
        if !has_secret || url.scheme() != "http" || is_on_this_machine(url) {
            return None;
        }
        let host = url.host_str().unwrap_or_default();
        Some(Diagnostic::new(
            Code::RequestNotEncrypted,
            [("host", host.into())],
        ))
    }

    /// Returns the webhook without the secret that signs; the payload may still use its value.
    fn without_signature(&self) -> Webhook {
        Webhook {
            secret: None,
            ..self.webhook.clone()
        }
    }

    fn body(
        &self,
        payload: &Payload,
        secrets: &WebhookSecrets,
        secret_display: SecretDisplay,
    ) -> Result<Rendering, Error> {
        match payload {
            Payload::Literal(text) => Ok(Rendering {
                text: (*text).to_owned(),
                parts: Vec::new(),
            }),
            Payload::Template(template, event) => {
                let options = RenderOptions {
                    secrets: secrets.secrets(),
                    secret_display,
                    automation: self.automation.as_ref(),
                    ..RenderOptions::default()
                };
                let mut recorded = RecordedPayload::default();
                template.render(&event.values(self.event_type), &options, &mut recorded)?;
                Ok(recorded.into_rendering(template))
            }
        }
    }
}

/// Returns the error that a payload contains the value of a secret, if it does.
fn secret_in(body: &Rendering) -> Option<Error> {
    let is_secret =
        |part: &&RenderedPart| part.kind == VariableKind::Secret && part.state == PartState::Filled;
    let part = body.parts.iter().find(is_secret)?;
    let arguments = [("name", part.name.as_str().into())];
    Some(Error::new(Code::RequestSecretInBody, arguments))
}
