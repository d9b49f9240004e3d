//! The table of payload variables, for rendering, completions, diagnostics and documentation.

use serde::Serialize;

use crate::diagnostic::Evidence;
use crate::model::EventType;

/// A payload variable: a row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct VariableInfo {
    /// The name between `${` and `}`. `<KEY>` and `SECRET_NAME` are placeholders.
    pub name: &'static str,
    /// The subject of the variable.
    pub kind: VariableKind,
    /// A description of the value, in English.
    pub meaning: &'static str,
    /// A possible value.
    pub example: &'static str,
    /// How we know the variable.
    pub evidence: Evidence,
    /// The types of events that fill the variable; it is blank for all others.
    pub filled_by: &'static [EventType],
    /// How we know which events leave it blank.
    pub blank_evidence: Evidence,
}

/// The subject of a payload variable; each has its own colour in editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum VariableKind {
    /// The project and entity of the event.
    Project,
    /// The event's type and author.
    Event,
    /// The added alias or tag.
    Label,
    /// The artifact version and its collection.
    Artifact,
    /// The version's metadata.
    Metadata,
    /// The webhook's access token or secret.
    Secret,
    /// Not a known variable.
    Unknown,
}

impl VariableKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Project,
        Self::Event,
        Self::Label,
        Self::Artifact,
        Self::Metadata,
        Self::Secret,
        Self::Unknown,
    ];
}

/// A variable that takes its value from the event; it may be blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventVariable {
    /// `${project_name}`
    ProjectName,
    /// `${entity_name}`
    EntityName,
    /// `${event_type}`
    EventType,
    /// `${event_author}`
    EventAuthor,
    /// `${alias}`
    Alias,
    /// `${tag}`
    Tag,
    /// `${artifact_collection_name}`
    CollectionName,
    /// `${artifact_version}`
    Version,
    /// `${artifact_version_string}`
    VersionString,
}

const VARIABLES: &[VariableInfo] = &[
    EventVariable::ProjectName.info(),
    EventVariable::EntityName.info(),
    EventVariable::EventType.info(),
    EventVariable::EventAuthor.info(),
    EventVariable::Alias.info(),
    EventVariable::Tag.info(),
    EventVariable::CollectionName.info(),
    METADATA,
    EventVariable::Version.info(),
    EventVariable::VersionString.info(),
    ACCESS_TOKEN,
    SECRET,
];

/// Returns every payload variable, in the order of W&B's documentation.
pub fn variables() -> &'static [VariableInfo] {
    VARIABLES
}

const ALL: &[EventType] = &[
    EventType::LinkArtifact,
    EventType::AddArtifactAlias,
    EventType::AddArtifactTag,
    EventType::RemoveArtifactTag,
    EventType::CreateArtifact,
    EventType::UnlinkArtifact,
    EventType::AddCollectionTag,
    EventType::RemoveCollectionTag,
    EventType::RunMetric,
    EventType::RunMetricChange,
    EventType::RunMetricZscore,
    EventType::RunState,
];
const OF_A_COLLECTION: &[EventType] = ALL.split_at(8).0;
const OF_A_VERSION: &[EventType] = ALL.split_at(6).0;

/// The variable `${artifact_metadata.<KEY>}`.
pub(crate) const METADATA: VariableInfo = VariableInfo {
    name: "artifact_metadata.<KEY>",
    kind: VariableKind::Metadata,
    meaning: "The value of a top-level key of the version's metadata. Numbers come as they were written, arrays and objects as compact JSON (assumed).",
    example: "0.931",
    evidence: Evidence::Documented,
    filled_by: OF_A_VERSION,
    blank_evidence: Evidence::Assumed,
};

/// The variable `${ACCESS_TOKEN}`.
pub(crate) const ACCESS_TOKEN: VariableInfo = VariableInfo {
    name: "ACCESS_TOKEN",
    kind: VariableKind::Secret,
    meaning: "The webhook's access token, where it has one; the Authorization header carries it anyway.",
    example: "••••••••",
    evidence: Evidence::Documented,
    filled_by: ALL,
    blank_evidence: Evidence::Assumed,
};

/// The variable `${SECRET_NAME}`.
pub(crate) const SECRET: VariableInfo = VariableInfo {
    name: "SECRET_NAME",
    kind: VariableKind::Secret,
    meaning: "The value of the webhook's secret, by the secret's own name; also written $SECRET_NAME.",
    example: "••••••••",
    evidence: Evidence::Documented,
    filled_by: ALL,
    blank_evidence: Evidence::Assumed,
};

macro_rules! event_variables {
    ($($variant:ident, $name:literal, $kind:ident, $filled:expr, blank $blank:ident, $meaning:literal, $example:literal;)+) => {
        impl EventVariable {
            /// Returns the variable's row in the table.
            pub const fn info(self) -> VariableInfo {
                match self { $(EventVariable::$variant => VariableInfo {
                    name: $name,
                    kind: VariableKind::$kind,
                    meaning: $meaning,
                    example: $example,
                    evidence: Evidence::Documented,
                    filled_by: $filled,
                    blank_evidence: Evidence::$blank,
                },)+ }
            }

            /// Returns the variable with this name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(EventVariable::$variant),)+ _ => None }
            }
        }
    };
}

event_variables! {
    ProjectName, "project_name", Project, ALL, blank Assumed,
        "The project or registry of the event.", "model-registry";
    EntityName, "entity_name", Project, ALL, blank Assumed,
        "The entity (team) that owns the project.", "acme";
    EventType, "event_type", Event, ALL, blank Assumed,
        "The event type in W&B's spelling, like ADD_ARTIFACT_ALIAS.", "ADD_ARTIFACT_ALIAS";
    EventAuthor, "event_author", Event, ALL, blank Assumed,
        "The user who triggered the event.", "mina";
    Alias, "alias", Label, &[EventType::AddArtifactAlias], blank Documented,
        "The added alias; empty for other event types.", "prod";
    Tag, "tag", Label, &[EventType::AddArtifactTag], blank Documented,
        "The tag added to a version; empty for other event types.", "approved";
    CollectionName, "artifact_collection_name", Artifact, OF_A_COLLECTION, blank Assumed,
        "The collection that the version is linked to.", "churn";
    Version, "artifact_version", Artifact, OF_A_VERSION, blank Assumed,
        "The version's reference, like wandb-artifact://_id/…", "wandb-artifact://_id/QXJ0aWZhY3Q6NTE3ODg5ODg3";
    VersionString, "artifact_version_string", Artifact, OF_A_VERSION, blank Assumed,
        "The version as entity/project/collection:alias. If no alias was added: the first alias of the version, or its index like v3 (assumed).",
        "acme/model-registry/churn:prod";
}
