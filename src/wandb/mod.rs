//! Automations as W&B represents them: reads them from the JSON of W&B's Python SDK and GraphQL API, and writes Python
//! code that creates an automation with the SDK.
//!
//! The names of classes, members and kinds are those of `wandb` 0.31 on PyPI (sdk), the only public source of the wire
//! format. Neither direction contains a secret: W&B's JSON does not name the secrets of a webhook.
//!
//! ```
//! use hookwright::model::{TeamName, Workspace};
//! use hookwright::wandb::{ImportTarget, read_automations, sdk_code};
//!
//! let json = r#"{"__typename": "Trigger", "id": "VHJpZ2dlcjox", "name": "Deploy", "description": null, "enabled": true,
//!     "scope": {"__typename": "Project", "id": "UHJvamVjdDox", "name": "wandb-registry-models"},
//!     "event": {"eventType": "LINK_MODEL", "filter": "{\"filter\": \"{\\\"$or\\\": [{\\\"$and\\\": []}]}\"}"},
//!     "action": {"__typename": "GenericWebhookTriggeredAction", "requestPayload": "{\"text\": \"linked\"}",
//!         "integration": {"__typename": "GenericWebhookIntegration", "id": "SW50OjE=", "name": "Chat",
//!             "urlEndpoint": "https://example.com/hook"}}}"#;
//! let team = TeamName::try_from("acme".to_owned())?;
//! let import = read_automations(json, &ImportTarget::of_team(team), &Workspace::default())?;
//! let automation = import.automations[0].automation.as_ref().unwrap();
//! assert_eq!(automation.payload(), Some(r#"{"text": "linked"}"#));
//!
//! let code = sdk_code(automation, "Chat").code.unwrap();
//! assert!(code.contains("event = OnLinkArtifact(scope=scope)"));
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod automation;
mod import;
mod sdk_code;
#[cfg(test)]
mod tests;

pub use import::{
    AutomationImport, ImportOutcome, ImportTarget, ImportedAutomation, UnplacedCollection, read_automations,
};
pub use sdk_code::{SdkCode, export_code, sdk_code};
