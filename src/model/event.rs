//! What happened, and to what.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Container, EventType, Project, Timestamp, event_read, event_write};
use crate::diagnostic::Error;
use crate::json::{JsonText, json_words, read_by_json};

/// One event: what happened, when, where and by whom.
///
/// [`Event::from_json`] reads it and [`Event::to_json`] writes it; W&B publishes no format of its events, so this one
/// is ours (assumed), named with the words of W&B's payload variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When it happened, where that is known.
    pub time: Option<Timestamp>,
    /// The user who caused it.
    pub author: String,
    /// The organization, where that is known.
    pub organization: Option<Container>,
    /// The team (entity) that owns the project.
    pub entity: Container,
    /// The project or registry.
    pub project: Project,
    /// What happened.
    pub happening: Happening,
}

/// What happened, with exactly what each kind has.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// A version was linked to, unlinked from or created in a collection.
    Version {
        /// Which of the three.
        action: VersionAction,
        /// The collection.
        collection: Container,
        /// The version.
        artifact: Artifact,
    },
    /// An alias was added to a version.
    AliasAdded {
        /// The collection.
        collection: Container,
        /// The version.
        artifact: Artifact,
        /// The alias.
        alias: String,
    },
    /// A tag of a version was added or removed.
    VersionTag {
        /// Which of both.
        change: Change,
        /// The collection.
        collection: Container,
        /// The version.
        artifact: Artifact,
        /// The tag.
        tag: String,
    },
    /// A tag of a collection was added or removed.
    CollectionTag {
        /// Which of both.
        change: Change,
        /// The collection.
        collection: Container,
        /// The tag.
        tag: String,
    },
    /// A run logged a value; one such event drives all three metric triggers.
    Logged {
        /// The run.
        run: Run,
        /// What it logged.
        value: LoggedValue,
    },
    /// A run changed its state.
    StateChanged {
        /// The run.
        run: Run,
        /// The new state.
        state: RunState,
    },
}

/// What happened to a version in a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionAction {
    /// It was linked to it.
    Linked,
    /// It was unlinked from it.
    Unlinked,
    /// It was created in it.
    Created,
}

/// What happened to a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It was added.
    Added,
    /// It was removed.
    Removed,
}

/// An artifact version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Artifact {
    /// W&B's id as its references have it: base64 of `Artifact:<number>` (documented by example).
    pub id: String,
    /// Its number in its collection: 3 for `v3`.
    pub index: u64,
    /// Its aliases, the new one included.
    pub aliases: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its metadata by top-level key.
    pub metadata: BTreeMap<String, JsonText>,
}

/// A run, with the fields that filters ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// W&B's id, unique in its project.
    pub id: String,
    /// What people call the run's name.
    pub display_name: String,
    /// The user who started it.
    pub user: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its other fields by name, as filters may ask for them (`config`, `summary`, …).
    pub fields: BTreeMap<String, JsonText>,
}

/// One value that a run logged.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedValue {
    /// The metric's name.
    pub name: String,
    /// The value; may be NaN or infinite, written `"NaN"`, `"Infinity"`, `"-Infinity"`.
    pub value: f64,
    /// The step at which it was logged.
    pub step: u64,
}

impl Event {
    /// Reads an event from its JSON text.
    ///
    /// # Errors
    /// Not JSON, an unknown type, a missing field or one of another shape: each with the place and what was expected.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        event_read::read(text)
    }

    /// Writes the event as one line of JSON, which [`Event::from_json`] reads back to the same event.
    pub fn to_json(&self) -> String {
        event_write::write(self)
    }

    /// What kind of event it is; a logged value is [`EventType::RunMetric`], whatever triggers it drives.
    pub fn event_type(&self) -> EventType {
        match &self.happening {
            Happening::Version {
                action: VersionAction::Linked,
                ..
            } => EventType::LinkArtifact,
            Happening::Version {
                action: VersionAction::Unlinked,
                ..
            } => EventType::UnlinkArtifact,
            Happening::Version {
                action: VersionAction::Created,
                ..
            } => EventType::CreateArtifact,
            Happening::AliasAdded { .. } => EventType::AddArtifactAlias,
            Happening::VersionTag {
                change: Change::Added,
                ..
            } => EventType::AddArtifactTag,
            Happening::VersionTag {
                change: Change::Removed,
                ..
            } => EventType::RemoveArtifactTag,
            Happening::CollectionTag {
                change: Change::Added,
                ..
            } => EventType::AddCollectionTag,
            Happening::CollectionTag {
                change: Change::Removed,
                ..
            } => EventType::RemoveCollectionTag,
            Happening::Logged { .. } => EventType::RunMetric,
            Happening::StateChanged { .. } => EventType::RunState,
        }
    }

    /// The collection that it happened in, if it is about one.
    pub fn collection(&self) -> Option<&Container> {
        match &self.happening {
            Happening::Version { collection, .. }
            | Happening::AliasAdded { collection, .. }
            | Happening::VersionTag { collection, .. }
            | Happening::CollectionTag { collection, .. } => Some(collection),
            Happening::Logged { .. } | Happening::StateChanged { .. } => None,
        }
    }

    /// The artifact version that it is about, if it is about one.
    pub fn artifact(&self) -> Option<&Artifact> {
        match &self.happening {
            Happening::Version { artifact, .. }
            | Happening::AliasAdded { artifact, .. }
            | Happening::VersionTag { artifact, .. } => Some(artifact),
            Happening::CollectionTag { .. } | Happening::Logged { .. } | Happening::StateChanged { .. } => {
                None
            }
        }
    }

    /// The run that it is about, if it is about one.
    pub fn run(&self) -> Option<&Run> {
        match &self.happening {
            Happening::Logged { run, .. } | Happening::StateChanged { run, .. } => Some(run),
            _ => None,
        }
    }
}

/// The states of a run that W&B's app lets an automation wait for, and `KILLED`, which never triggers one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum RunState {
    /// The run started or went on.
    Running,
    /// The run ended well.
    Finished,
    /// The run ended with an error.
    Failed,
    /// The run was stopped from outside (documented: never triggers).
    Killed,
}

impl RunState {
    /// The state as events and triggers write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Finished => "FINISHED",
            Self::Failed => "FAILED",
            Self::Killed => "KILLED",
        }
    }
}

json_words! { RunState {
    "RUNNING" => Running,
    "FINISHED" => Finished,
    "FAILED" => Failed,
    "KILLED" => Killed,
} }

read_by_json!(RunState);
