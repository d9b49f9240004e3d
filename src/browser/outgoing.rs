//! What goes out, before it does: a webhook's request for an event, with the values that the vault has.

use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::read;
use super::result::{Thrown, reply};
use super::vault;
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::model::{Event, EventType, TeamName, Webhook};
use crate::request::{Header, Mask, Preview, Request};
use crate::store::WebhookSecrets;
use crate::template::{
    PartState, RenderedPart, Rendering, SecretDisplay, Template, Undefined, Values, VariableKind,
};

/// How a request goes out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As W&B sends it.
    Whole,
    /// Without custom headers.
    Plain,
}

/// What is to be sent, and to whom.
#[derive(Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Outgoing {
    /// The team that owns the webhook and its secrets.
    team: TeamName,
    /// The webhook.
    webhook: Webhook,
    /// The payload's template; without one the body is empty.
    #[serde(default)]
    #[tsify(optional)]
    payload: Option<String>,
    /// The event's JSON text; without one the payload goes out as it was typed.
    #[serde(default)]
    #[tsify(optional)]
    event: Option<String>,
    /// What `${event_type}` renders; else the event's own type.
    #[serde(default)]
    #[tsify(optional)]
    event_type: Option<EventType>,
}

/// A request to look at: the signature is the real one, tokens and secrets are dots.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct RequestPreview {
    /// Always `POST`.
    #[tsify(type = "\"POST\"")]
    method: &'static str,
    /// Where it goes.
    url: String,
    /// Its headers.
    #[tsify(type = "HttpHeader[]")]
    headers: Vec<Header>,
    /// Its body, with the places of the template's variables.
    body: Rendering,
    /// Why it can't be sent as it is; empty where it can.
    obstacles: Vec<Diagnostic>,
}

/// The request that `send` would send, masked. Where the vault lacks a value, a header names the secret in its place
/// and `obstacles` says so.
#[wasm_bindgen(js_name = previewRequest)]
pub fn preview_request(outgoing: Ts<Outgoing>) -> Result<Ts<RequestPreview>, Thrown> {
    let outgoing = read("outgoing", outgoing)?;
    let secrets = vault::of(&outgoing.team, &outgoing.webhook)?;
    let sent = outgoing.body(&secrets, SecretDisplay::Plain)?.text;
    let request = Preview::new(&outgoing.webhook, sent.as_bytes(), &secrets.secrets());
    let obstacles = request.obstacles.iter();
    let preview = RequestPreview {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: outgoing.body(&secrets, SecretDisplay::Masked)?,
        obstacles: obstacles.map(|error| error.diagnostic().clone()).collect(),
    };
    Ok(reply(&preview))
}

impl Outgoing {
    /// The request with the values that its team's vault has, and what hides these in the answer.
    pub(super) fn with_vault(&self, form: Form) -> Result<(Request, Mask), Thrown> {
        let secrets = vault::of(&self.team, &self.webhook)?;
        let body = self.body(&secrets, SecretDisplay::Plain)?;
        let request = match form {
            Form::Whole => Request::build(&self.webhook, body.text, &secrets.secrets())?,
            Form::Plain => self.plain(body)?,
        };
        Ok((request, Mask::new(&secrets.secrets())))
    }

    /// # Errors
    /// The payload has a secret's value, which a redirect could carry anywhere.
    fn plain(&self, body: Rendering) -> Result<Request, Error> {
        let is_secret =
            |part: &&RenderedPart| part.kind == VariableKind::Secret && part.state == PartState::Filled;
        match body.parts.iter().find(is_secret) {
            Some(part) => Err(Error::new(
                Code::RequestSecretInBody,
                [("name", part.name.as_str().into())],
            )),
            None => Ok(Request::plain(&self.webhook, body.text)),
        }
    }

    fn body(&self, secrets: &WebhookSecrets, reveal: SecretDisplay) -> Result<Rendering, Error> {
        let payload = self.payload.as_deref().unwrap_or_default();
        let Some(event) = &self.event else {
            return Ok(Rendering {
                text: payload.to_owned(),
                parts: Vec::new(),
            });
        };
        let event = Event::from_json(event)?;
        Template::new(payload, self.webhook.secret.as_ref()).render_spans(
            &Values::new(&event, self.event_type),
            &secrets.secrets(),
            Undefined::Keep,
            reveal,
        )
    }
}
