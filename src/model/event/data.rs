//! Events: the action, and the version, collection or run that it concerns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::event_type::EventType;
use super::timestamp::Timestamp;
#[cfg(feature = "workspace")]
use crate::diagnostic::{Code, Diagnostic};
use crate::json::JsonText;
use crate::model::container::{Container, Project};

/// The maximum number of top-level keys in a version's metadata (sdk).
#[cfg(feature = "workspace")]
const METADATA_KEY_LIMIT: usize = 100;

/// An event: the action, its time, its author and its containers.
///
/// [`Event::from_json`] reads it and [`Event::to_json`] writes it. W&B publishes no format of its events, so this format
/// is Hookwright's (assumed); its names are those of W&B's payload variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The time, if it is known.
    pub time: Option<Timestamp>,
    /// The user who triggered the event.
    pub author: String,
    /// The organization, if it is known.
    pub organization: Option<Container>,
    /// The team (entity) that owns the project.
    pub entity: Container,
    /// The project or registry.
    pub project: Project,
    /// The action and its details.
    pub action: Action,
    /// Values of variables that the event states itself, by name, because W&B does not document how they look.
    pub variables: BTreeMap<String, JsonText>,
}

/// The action of an event, with the details that each kind has.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A version was linked to, unlinked from or created in a collection.
    Version {
        /// The action.
        action: VersionAction,
        /// The collection.
        collection: Container,
        /// The version.
        artifact: Artifact,
    },
    /// An alias of a version was added or updated.
    Alias {
        /// Whether it was added or updated.
        change: AliasChange,
        /// The collection.
        collection: Container,
        /// The version.
        artifact: Artifact,
        /// The alias.
        alias: String,
    },
    /// A tag of a version was added or removed.
    VersionTag {
        /// Whether it was added or removed.
        change: TagChange,
        /// The collection.
        collection: Container,
        /// The version.
        artifact: Artifact,
        /// The tag.
        tag: String,
    },
    /// A tag of a collection was added or removed.
    CollectionTag {
        /// Whether it was added or removed.
        change: TagChange,
        /// The collection.
        collection: Container,
        /// The tag.
        tag: String,
    },
    /// A run logged a value; the same event drives all three metric triggers.
    Logged {
        /// The run.
        run: Run,
        /// The logged value.
        value: LoggedValue,
    },
    /// A run changed its state.
    StateChanged {
        /// The run.
        run: Run,
        /// The new state.
        state: RunState,
    },
    /// A metric of Weave met the threshold of an alert.
    WeaveAlert(WeaveAlert),
}

/// The change of an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AliasChange {
    /// The alias was added.
    Added,
    /// The alias was updated (legacy).
    Updated,
}

/// The action on a version in a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionAction {
    /// The version was linked to the collection.
    Linked,
    /// The version was unlinked from the collection.
    Unlinked,
    /// The version was created in the collection.
    Created,
}

/// The change of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TagChange {
    /// The tag was added.
    Added,
    /// The tag was removed.
    Removed,
}

/// An artifact version.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Artifact {
    /// W&B's id, in the form that references use: base64 of `Artifact:<number>` (documented by example).
    pub id: String,
    /// Its number in its collection: 3 for `v3`.
    pub index: u64,
    /// The version's aliases after the event.
    pub aliases: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its metadata by top-level key.
    pub metadata: BTreeMap<String, JsonText>,
}

/// A run, with the fields that filters use.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Run {
    /// W&B's id, unique in its project.
    pub id: String,
    /// The name that people see.
    pub display_name: String,
    /// The user who started it.
    pub user: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its other fields by name, which filters can use (`config`, `summary`, …).
    pub fields: BTreeMap<String, JsonText>,
}

/// A value that a run logged.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LoggedValue {
    /// The metric's name.
    pub name: String,
    /// The value; may be NaN or infinite.
    pub value: LoggedNumber,
    /// The step at which the value was logged.
    pub step: u64,
}

/// A logged number, as it was written: JSON, or one of the strings `"NaN"`, `"Infinity"` and `"-Infinity"`.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedNumber {
    json: JsonText,
    value: f64,
}

impl LoggedNumber {
    /// Creates a number from its JSON text and its value.
    pub(super) fn new(json: &str, value: f64) -> Self {
        let json = JsonText::compact(json);
        Self { json, value }
    }

    /// Returns the value.
    pub fn get(&self) -> f64 {
        self.value
    }

    /// Returns the JSON text.
    pub fn as_str(&self) -> &str {
        self.json.as_str()
    }
}

/// Writes a number, or the name of one that JSON can't represent, as W&B's run histories spell it.
#[cfg(feature = "workspace")]
impl From<f64> for LoggedNumber {
    fn from(value: f64) -> Self {
        let json = match value {
            value if value.is_nan() => "\"NaN\"".to_owned(),
            f64::INFINITY => "\"Infinity\"".to_owned(),
            f64::NEG_INFINITY => "\"-Infinity\"".to_owned(),
            value => crate::json::to_string(&value),
        };
        Self::new(&json, value)
    }
}

impl Serialize for LoggedNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

/// An alert of Weave. W&B publishes no form of it; its fields are the payload variables of such events (assumed).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WeaveAlert {
    /// The alert's name.
    pub name: String,
    /// The metric's name.
    pub metric: String,
    /// The metric's value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<LoggedNumber>,
    /// The threshold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<LoggedNumber>,
    /// The comparison of the value with the threshold.
    pub comparison: String,
    /// The alert's message.
    pub message: String,
}

impl Event {
    /// Returns the type of the event; a logged value is [`EventType::RunMetric`], although it drives all metric triggers.
    pub fn event_type(&self) -> EventType {
        match &self.action {
            Action::Version {
                action: VersionAction::Linked,
                ..
            } => EventType::LinkArtifact,
            Action::Version {
                action: VersionAction::Unlinked,
                ..
            } => EventType::UnlinkArtifact,
            Action::Version {
                action: VersionAction::Created,
                ..
            } => EventType::CreateArtifact,
            Action::Alias {
                change: AliasChange::Added,
                ..
            } => EventType::AddArtifactAlias,
            Action::Alias {
                change: AliasChange::Updated,
                ..
            } => EventType::UpdateArtifactAlias,
            Action::VersionTag {
                change: TagChange::Added,
                ..
            } => EventType::AddArtifactTag,
            Action::VersionTag {
                change: TagChange::Removed,
                ..
            } => EventType::RemoveArtifactTag,
            Action::CollectionTag {
                change: TagChange::Added,
                ..
            } => EventType::AddCollectionTag,
            Action::CollectionTag {
                change: TagChange::Removed,
                ..
            } => EventType::RemoveCollectionTag,
            Action::Logged { .. } => EventType::RunMetric,
            Action::StateChanged { .. } => EventType::RunState,
            Action::WeaveAlert(_) => EventType::WeaveMetricThreshold,
        }
    }

    /// Returns the collection that the event concerns, if any.
    pub fn collection(&self) -> Option<&Container> {
        match &self.action {
            Action::Version { collection, .. }
            | Action::Alias { collection, .. }
            | Action::VersionTag { collection, .. }
            | Action::CollectionTag { collection, .. } => Some(collection),
            Action::Logged { .. } | Action::StateChanged { .. } | Action::WeaveAlert(_) => None,
        }
    }

    /// Returns the artifact version that the event concerns, if any.
    pub fn artifact(&self) -> Option<&Artifact> {
        match &self.action {
            Action::Version { artifact, .. }
            | Action::Alias { artifact, .. }
            | Action::VersionTag { artifact, .. } => Some(artifact),
            _ => None,
        }
    }

    /// Returns the run that the event concerns, if any.
    pub fn run(&self) -> Option<&Run> {
        match &self.action {
            Action::Logged { run, .. } | Action::StateChanged { run, .. } => Some(run),
            _ => None,
        }
    }

    /// Returns the alias that was added or updated, if any.
    pub fn alias(&self) -> Option<&str> {
        match &self.action {
            Action::Alias { alias, .. } => Some(alias),
            _ => None,
        }
    }

    /// Returns the tag that was added or removed, if any.
    pub fn tag(&self) -> Option<&str> {
        match &self.action {
            Action::VersionTag { tag, .. } | Action::CollectionTag { tag, .. } => Some(tag),
            _ => None,
        }
    }

    /// Returns the value that the run logged, if any.
    pub fn logged_value(&self) -> Option<&LoggedValue> {
        match &self.action {
            Action::Logged { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Returns the state that the run changed to, if it changed.
    pub fn state(&self) -> Option<RunState> {
        match &self.action {
            Action::StateChanged { state, .. } => Some(*state),
            _ => None,
        }
    }

    /// Returns the findings about an event that can be read, but that W&B could not have sent.
    #[cfg(feature = "workspace")]
    pub fn findings(&self) -> Vec<Diagnostic> {
        let keys = self.artifact().map_or(0, |artifact| artifact.metadata.len());
        if keys <= METADATA_KEY_LIMIT {
            return Vec::new();
        }
        let arguments = [
            ("found", keys.to_string().into()),
            ("limit", METADATA_KEY_LIMIT.to_string().into()),
        ];
        vec![Diagnostic::new(Code::EventTooManyKeys, arguments)]
    }

    /// Returns the alert of Weave, if any.
    pub fn alert(&self) -> Option<&WeaveAlert> {
        match &self.action {
            Action::WeaveAlert(alert) => Some(alert),
            _ => None,
        }
    }
}

/// The states that a run can change to. W&B's app offers the first three in a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "UPPERCASE")]
pub enum RunState {
    /// The run started or resumed.
    Running,
    /// The run ended successfully.
    Finished,
    /// The run ended with an error.
    Failed,
    /// The run was stopped from outside (documented: never triggers).
    Killed,
    /// The run ended without reporting its end. Triggers treat it as [`RunState::Failed`] (sdk).
    Crashed,
}

impl RunState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Running,
        Self::Finished,
        Self::Failed,
        Self::Killed,
        Self::Crashed,
    ];

    /// Returns the state's name in events and triggers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "RUNNING",
            Self::Finished => "FINISHED",
            Self::Failed => "FAILED",
            Self::Killed => "KILLED",
            Self::Crashed => "CRASHED",
        }
    }

    /// Returns the state with this name, in any case.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let mut states = Self::ALL.into_iter();
        states.find(|state| state.as_str().eq_ignore_ascii_case(name))
    }

    /// Returns the state that a trigger must name to fire: W&B's SDK names a crash `FAILED`.
    #[cfg(feature = "workspace")]
    pub const fn in_trigger(self) -> Self {
        match self {
            Self::Crashed => Self::Failed,
            state => state,
        }
    }
}
