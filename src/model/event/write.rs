//! Writes an [`Event`] as JSON, without loss.

use std::collections::BTreeMap;

use serde::Serialize;

use super::data::{Artifact, Event, LoggedValue, Run, RunState, WeaveAlert};
use crate::json::{self, JsonText};
use crate::model::container::{Container, Project};

impl Event {
    /// Writes the event as one line of JSON, which [`Event::from_json`] reads as an equal event.
    pub fn to_json(&self) -> String {
        json::to_string(&EventDocument::of(self))
    }

    /// Writes the event as indented JSON, for people.
    pub fn to_json_pretty(&self) -> String {
        json::to_string_pretty(&EventDocument::of(self))
    }
}

/// The JSON form of an [`Event`].
#[derive(Serialize)]
struct EventDocument<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'a str>,
    author: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a Container>,
    entity: &'a Container,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<&'a Container>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registry: Option<&'a Container>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collection: Option<&'a Container>,
    #[serde(skip_serializing_if = "Option::is_none")]
    artifact_version: Option<&'a Artifact>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alias: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<&'a Run>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<&'a LoggedValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<RunState>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alert: Option<&'a WeaveAlert>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    variables: &'a BTreeMap<String, JsonText>,
}

impl<'a> EventDocument<'a> {
    fn of(event: &'a Event) -> Self {
        let (project, registry) = match &event.project {
            Project::Project(project) => (Some(project), None),
            Project::Registry(registry) => (None, Some(registry)),
        };
        Self {
            r#type: event.event_type().as_str(),
            time: event.time.as_ref().map(|time| time.as_str()),
            author: &event.author,
            organization: event.organization.as_ref(),
            entity: &event.entity,
            project,
            registry,
            collection: event.collection(),
            artifact_version: event.artifact(),
            alias: event.alias(),
            tag: event.tag(),
            run: event.run(),
            metric: event.logged_value(),
            state: event.state(),
            alert: event.alert(),
            variables: &event.variables,
        }
    }
}
