//! The payload variables, in one table: rendering, completion, diagnostics and documentation read it.

use serde::Serialize;

use crate::diagnostic::Evidence;
use crate::model::EventType;

/// What is known about a payload variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct VariableInfo {
    /// The name between `${` and `}`; `<KEY>` and `SECRET_NAME` stand for what the author puts there.
    pub name: &'static str,
    /// What it is about.
    pub kind: VariableKind,
    /// What it renders, in English.
    pub meaning: &'static str,
    /// A value that it could render.
    pub example: &'static str,
    /// How we know the variable.
    pub evidence: Evidence,
    /// The events that fill it; it is blank for every other one.
    pub filled_by: &'static [EventType],
    /// How we know which events leave it blank.
    pub blank_evidence: Evidence,
}

/// What a payload variable is about: one stable colour each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum VariableKind {
    /// Where it happened: project and entity.
    Project,
    /// What happened, and by whom.
    Event,
    /// The alias or the tag that was added.
    Label,
    /// The artifact version and its collection.
    Artifact,
    /// The version's metadata.
    Metadata,
    /// The webhook's access token or secret.
    Secret,
    /// No variable that is known.
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

/// A variable that every event has a value for, though it may be blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
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
    Known::ProjectName.info(),
    Known::EntityName.info(),
    Known::EventType.info(),
    Known::EventAuthor.info(),
    Known::Alias.info(),
    Known::Tag.info(),
    Known::CollectionName.info(),
    METADATA,
    Known::Version.info(),
    Known::VersionString.info(),
    ACCESS_TOKEN,
    SECRET,
];

/// Every payload variable, in the order of W&B's documentation.
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

/// What `${artifact_metadata.<KEY>}` is.
pub(crate) const METADATA: VariableInfo = VariableInfo {
    name: "artifact_metadata.<KEY>",
    kind: VariableKind::Metadata,
    meaning: "The value of a top-level key of the version's metadata. Numbers come as they were written, lists and objects as compact JSON (assumed).",
    example: "0.931",
    evidence: Evidence::Documented,
    filled_by: OF_A_VERSION,
    blank_evidence: Evidence::Assumed,
};

/// What `${ACCESS_TOKEN}` is.
pub(crate) const ACCESS_TOKEN: VariableInfo = VariableInfo {
    name: "ACCESS_TOKEN",
    kind: VariableKind::Secret,
    meaning: "The webhook's access token, where it has one; the Authorization header carries it anyway.",
    example: "••••••••",
    evidence: Evidence::Documented,
    filled_by: ALL,
    blank_evidence: Evidence::Assumed,
};

/// What `${SECRET_NAME}` is.
pub(crate) const SECRET: VariableInfo = VariableInfo {
    name: "SECRET_NAME",
    kind: VariableKind::Secret,
    meaning: "The value of the webhook's secret, by the secret's own name; also written $SECRET_NAME.",
    example: "••••••••",
    evidence: Evidence::Documented,
    filled_by: ALL,
    blank_evidence: Evidence::Assumed,
};

macro_rules! known {
    ($($variant:ident, $name:literal, $kind:ident, $filled:expr, blank $blank:ident, $meaning:literal, $example:literal;)+) => {
        impl Known {
            /// What is known about it.
            pub const fn info(self) -> VariableInfo {
                match self { $(Known::$variant => VariableInfo {
                    name: $name,
                    kind: VariableKind::$kind,
                    meaning: $meaning,
                    example: $example,
                    evidence: Evidence::Documented,
                    filled_by: $filled,
                    blank_evidence: Evidence::$blank,
                },)+ }
            }

            /// The variable of that name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(Known::$variant),)+ _ => None }
            }
        }
    };
}

known! {
    ProjectName, "project_name", Project, ALL, blank Assumed,
        "The project or registry in which it happened.", "model-registry";
    EntityName, "entity_name", Project, ALL, blank Assumed,
        "The entity (team) that owns the project.", "acme";
    EventType, "event_type", Event, ALL, blank Assumed,
        "What happened, as W&B's name for that kind of event.", "ADD_ARTIFACT_ALIAS";
    EventAuthor, "event_author", Event, ALL, blank Assumed,
        "The user who caused it.", "mina";
    Alias, "alias", Label, &[EventType::AddArtifactAlias], blank Documented,
        "The alias that was added; blank for every other event.", "prod";
    Tag, "tag", Label, &[EventType::AddArtifactTag], blank Documented,
        "The tag that was added to a version; blank for every other event.", "approved";
    CollectionName, "artifact_collection_name", Artifact, OF_A_COLLECTION, blank Assumed,
        "The collection that the version is linked to.", "churn";
    Version, "artifact_version", Artifact, OF_A_VERSION, blank Assumed,
        "A reference to the version by its id, for W&B's own tools.", "wandb-artifact://_id/QXJ0aWZhY3Q6NTE3ODg5ODg3";
    VersionString, "artifact_version_string", Artifact, OF_A_VERSION, blank Assumed,
        "The version as entity/project/collection:alias. Without an added alias: the version's first alias, else v and its number (assumed).",
        "acme/model-registry/churn:prod";
}
