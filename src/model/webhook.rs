//! A team's webhook.

use serde::{Deserialize, Serialize};

use super::{Endpoint, SecretName, WebhookId};

/// Where an automation sends its payload, and with which of the team's secrets (documented by W&B).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
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
