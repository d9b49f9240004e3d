//! An automation: when this happens there, send that.

use serde::Serialize;

use super::{AutomationId, Scope, TeamName, Trigger, WebhookId};
use crate::json::{json_object, read_by_json};

/// What W&B calls an automation, with a webhook as its action.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Automation {
    /// Which automation.
    pub id: AutomationId,
    /// What people call it.
    pub name: String,
    /// What it is for, in its owner's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub description: String,
    /// A disabled automation never fires.
    pub enabled: bool,
    /// Where it watches.
    pub scope: Scope,
    /// The team that owns the webhook.
    pub team: TeamName,
    /// What it waits for.
    pub trigger: Trigger,
    /// The webhook that it sends to; none once that webhook was deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<WebhookId>,
    /// The payload's template as it was typed; none sends an empty body (assumed: W&B's SDK makes it optional).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<String>,
}

json_object! { Automation {
    id: needed,
    name: needed,
    description: or_default,
    enabled: needed,
    scope: needed,
    team: needed,
    trigger: needed,
    webhook: or_default,
    payload: or_default,
} }
read_by_json!(Automation);
