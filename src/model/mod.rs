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

mod automation;
mod condition;
mod container;
mod containment;
mod endpoint;
mod event;
mod event_read;
mod event_type;
mod event_write;
mod ids;
mod metric;
mod sample;
mod scope;
mod secret;
mod team;
#[cfg(test)]
mod tests;
mod timestamp;
mod trigger;
mod trigger_choices;
mod webhook;
mod workspace;

pub use automation::Automation;
pub use condition::{Condition, ConditionKind, Verdict};
pub use container::{Container, Project};
pub use containment::{Containment, ScopeLevel};
pub use endpoint::Endpoint;
pub use event::{Artifact, Change, Event, Happening, LoggedValue, Run, VersionAction};
pub use event_type::{EventType, EventTypeInfo};
pub use ids::{AutomationId, SampleId, WebhookId};
pub use metric::{
    Aggregate, ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Window,
};
pub use scope::Scope;
pub use secret::{SecretName, SecretValue, Secrets};
pub use team::{Team, TeamName};
pub use timestamp::Timestamp;
pub use trigger::{FilterText, RunState, Trigger};
pub use trigger_choices::{ChangeBasisInfo, ComparisonInfo, TriggerChoices};
pub use webhook::Webhook;
pub use workspace::{SampleEvent, SecretRetention, Settings, Theme, Workspace};
