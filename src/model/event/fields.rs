//! The top-level members of an event's JSON form, with the shapes that errors describe.

use crate::diagnostic::Phrase;

/// A top-level member of an event's JSON form.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventField {
    /// The key.
    pub name: &'static str,
    /// The shape of the value, as errors describe it.
    pub shape: Phrase,
}

const fn event_field(name: &'static str, shape: Phrase) -> EventField {
    EventField { name, shape }
}

pub(super) const TYPE: EventField = event_field("type", Phrase::EventType);
pub(super) const TIME: EventField = event_field("time", Phrase::Time);
pub(super) const AUTHOR: EventField = event_field("author", Phrase::UserName);
pub(super) const ORGANIZATION: EventField = event_field("organization", Phrase::Container);
pub(super) const ENTITY: EventField = event_field("entity", Phrase::Container);
pub(super) const PROJECT: EventField = event_field("project", Phrase::Container);
pub(super) const REGISTRY: EventField = event_field("registry", Phrase::Container);
pub(super) const COLLECTION: EventField = event_field("collection", Phrase::Container);
pub(super) const ARTIFACT_VERSION: EventField = event_field("artifact_version", Phrase::Artifact);
pub(super) const ALIAS: EventField = event_field("alias", Phrase::Alias);
pub(super) const TAG: EventField = event_field("tag", Phrase::Tag);
pub(super) const RUN: EventField = event_field("run", Phrase::Run);
pub(super) const METRIC: EventField = event_field("metric", Phrase::LoggedValue);
pub(super) const STATE: EventField = event_field("state", Phrase::RunState);
pub(super) const ALERT: EventField = event_field("alert", Phrase::WeaveAlert);
pub(super) const VARIABLES: EventField = event_field("variables", Phrase::VariableValues);
