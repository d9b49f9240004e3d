//! Plain data: what Hookwright knows, with the rules of every field in its type.
//!
//! These types are the wire format. Documents that people write and keep (events, the workspace) use `snake_case`
//! keys, like W&B's own words in templates; answers of calls (diagnostics, for one) use `camelCase`, like JavaScript.
//! `model` imports `diagnostic` and `json` only.
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
mod automation;
#[cfg(feature = "workspace")]
mod condition;
mod container;
#[cfg(feature = "workspace")]
mod containment;
#[cfg(feature = "workspace")]
mod endpoint;
mod event;
mod event_read;
mod event_type;
mod event_write;
#[cfg(feature = "workspace")]
mod ids;
#[cfg(feature = "workspace")]
mod metric;
mod sample;
#[cfg(feature = "workspace")]
mod scope;
mod secret;
#[cfg(feature = "workspace")]
mod team;
#[cfg(test)]
mod tests;
mod timestamp;
#[cfg(feature = "workspace")]
mod trigger;
#[cfg(feature = "workspace")]
mod trigger_choices;
#[cfg(feature = "workspace")]
mod webhook;
#[cfg(feature = "workspace")]
mod workspace;

#[cfg(feature = "workspace")]
pub use automation::Automation;
#[cfg(feature = "workspace")]
pub use condition::{Condition, ConditionKind, Verdict};
pub use container::{Container, Project};
#[cfg(feature = "workspace")]
pub use containment::{Containment, ScopeLevel};
#[cfg(feature = "workspace")]
pub use endpoint::Endpoint;
pub use event::{Artifact, Change, Event, Happening, LoggedValue, Run, RunState, VersionAction};
pub use event_type::{EventType, EventTypeInfo};
#[cfg(feature = "workspace")]
pub use ids::{AutomationId, SampleId, WebhookId};
#[cfg(feature = "workspace")]
pub use metric::{
    Aggregate, ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Window,
};
#[cfg(feature = "workspace")]
pub use scope::Scope;
pub use secret::{SecretName, SecretValue, Secrets};
#[cfg(feature = "workspace")]
pub use team::{Team, TeamName};
pub use timestamp::Timestamp;
#[cfg(feature = "workspace")]
pub use trigger::{FilterText, Trigger};
#[cfg(feature = "workspace")]
pub use trigger_choices::{ChangeBasisInfo, ComparisonInfo, TriggerChoices};
#[cfg(feature = "workspace")]
pub use webhook::Webhook;
#[cfg(feature = "workspace")]
pub use workspace::{SampleEvent, SecretRetention, Settings, Theme, Workspace};
