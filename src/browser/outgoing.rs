//! What goes out, before it does: a webhook's request for an event, with the values that the vault has.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::read;
use super::error::Thrown;
use super::reply::reply;
use super::vault;
use crate::model::json::json_object;
use crate::model::{Diagnostic, Error, Event, EventType, TeamName, Webhook};
use crate::request::{Header, Preview, Request};
use crate::store::WebhookSecrets;
use crate::template::{Rendering, Reveal, Template, Undefined, Values};

/// What is to be sent, and to whom.
#[derive(Tsify)]
#[serde(rename_all = "camelCase")]
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

json_object! { Outgoing {
    team: needed,
    webhook: needed,
    payload: or_default,
    event: or_default,
    event_type: or_default as "eventType",
} }

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
    let sent = outgoing.body(&secrets, Reveal::Real)?.text;
    let request = Preview::new(&outgoing.webhook, sent.as_bytes(), &secrets.secrets());
    let obstacles = request.obstacles.iter();
    let preview = RequestPreview {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: outgoing.body(&secrets, Reveal::Masked)?,
        obstacles: obstacles.map(|error| error.diagnostic().clone()).collect(),
    };
    Ok(reply(&preview))
}

impl Outgoing {
    /// The request with the values that its team's vault has.
    pub(super) fn with_vault(&self) -> Result<Request, Thrown> {
        Ok(self.request(&vault::of(&self.team, &self.webhook)?)?)
    }

    fn request(&self, secrets: &WebhookSecrets) -> Result<Request, Error> {
        let body = self.body(secrets, Reveal::Real)?.text;
        Request::build(&self.webhook, body, &secrets.secrets())
    }

    fn body(&self, secrets: &WebhookSecrets, reveal: Reveal) -> Result<Rendering, Error> {
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
