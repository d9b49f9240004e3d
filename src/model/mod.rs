//! Plain data: events, webhooks, automations and the workspace. Each field's type enforces the field's rule. Tables of
//! what W&B's app offers, such as [`TriggerChoices`], are also here.
//!
//! These types are the wire format. Documents (events, the workspace) use `snake_case` keys, like W&B's own names in
//! templates; results of calls (such as diagnostics) use `camelCase`, like JavaScript. serde's derives read and write
//! every document but one: an event is text that a person types, so [`Event::from_json`] reads it with spans.
//!
//! Facts about W&B name their source in parentheses: (documented) is W&B's documentation, (sdk) its Python SDK,
//! (observed) public use without documentation, and (assumed) a decision of this project.
//! [`Evidence`](crate::diagnostic::Evidence) lists all kinds of sources.
//!
//! ```
//! use hookwright::model::{Endpoint, Event, EventType, SecretName};
//!
//! let event = Event::from_json(r#"{
//!     "type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme", "registry": "model-registry",
//!     "collection": "churn", "artifact_version": {"id": "QXJ0aWZhY3Q6NTE3ODg5ODg3", "index": 3}, "alias": "prod"
//! }"#)?;
//! assert_eq!(event.event_type(), EventType::AddArtifactAlias);
//!
//! assert!("GITHUB_TOKEN".parse::<SecretName>().is_ok());
//! assert!("https://user:pw@example.com/".parse::<Endpoint>().is_err());
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

#[cfg(feature = "workspace")]
mod condition;
mod container;
#[cfg(feature = "workspace")]
mod endpoint;
mod event;
#[cfg(feature = "workspace")]
mod execution;
#[cfg(feature = "workspace")]
mod kept;
#[cfg(feature = "workspace")]
mod metric;
#[cfg(feature = "workspace")]
mod name;
#[cfg(feature = "workspace")]
mod receiver;
#[cfg(feature = "workspace")]
mod sandbox;
#[cfg(feature = "workspace")]
mod scope;
mod secret;
#[cfg(feature = "workspace")]
mod signature;
#[cfg(test)]
mod tests;
#[cfg(feature = "workspace")]
mod trigger;
#[cfg(feature = "workspace")]
mod trigger_choices;
#[cfg(feature = "workspace")]
mod workspace;

#[cfg(feature = "workspace")]
pub use condition::{Condition, ConditionKind, Verdict};
pub use container::{Container, Project};
#[cfg(feature = "workspace")]
pub use endpoint::Endpoint;
#[cfg(feature = "workspace")]
pub(crate) use endpoint::{misleading_character, without_fragment};
pub(crate) use event::unix_millis;
pub use event::{
    Action, AliasChange, Artifact, Event, EventOffer, EventPart, EventType, EventTypeInfo, InvalidTimestamp,
    LoggedNumber, LoggedValue, Run, RunState, TagChange, Timestamp, VersionAction, WeaveAlert,
};
#[cfg(feature = "workspace")]
pub use execution::{ExecutionStatus, ExecutionStatusInfo};
#[cfg(feature = "workspace")]
pub use kept::{KeptMembers, OtherAction};
#[cfg(feature = "workspace")]
pub use metric::{
    Aggregate, ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Window,
};
#[cfg(feature = "workspace")]
pub use name::{check_automation_name, check_duplicate_name, check_webhook_name};
#[cfg(feature = "workspace")]
pub use receiver::{Receiver, ReceiverBasis, ReceiverInfo, RecognizedReceiver};
#[cfg(feature = "workspace")]
pub use sandbox::SandboxAddress;
#[cfg(feature = "workspace")]
pub use scope::{LevelCheck, OfferedScope, Scope, ScopeLevel, offered_scopes};
pub use secret::{SecretName, SecretValue, Secrets};
#[cfg(feature = "workspace")]
pub use signature::SignatureEncoding;
#[cfg(feature = "workspace")]
pub use trigger::{FilterText, Trigger, TriggerKind};
#[cfg(feature = "workspace")]
pub use trigger_choices::{ChangeBasisInfo, ComparisonInfo, TriggerChoices};
#[cfg(feature = "workspace")]
pub use workspace::{
    Automation, AutomationAction, AutomationId, SampleEvent, SampleId, SecretRetention, Settings, Team,
    TeamName, Theme, UnboundSecrets, Webhook, WebhookId, Workspace,
};
#[cfg(all(feature = "workspace", target_arch = "wasm32"))]
pub(crate) use {trigger::TriggerDocument, workspace::AutomationDocument};
