//! A team's webhook.

use serde::Serialize;

use super::{Endpoint, SecretName, WebhookId};
use crate::json::{json_object, read_by_json};

/// Where an automation sends its payload, and with which of the team's secrets (documented by W&B).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Webhook {
    /// Which webhook.
    pub id: WebhookId,
    /// What people call it.
    pub name: String,
    /// Where it sends to.
    pub endpoint: Endpoint,
    /// The secret that is sent as Bearer token, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token: Option<SecretName>,
    /// The secret that signs the body and that the payload may use, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretName>,
}

json_object! { Webhook {
    id: needed,
    name: needed,
    endpoint: needed,
    access_token: or_default,
    secret: or_default,
} }
read_by_json!(Webhook);
