//! What an automation waits for.

use serde::Serialize;

use super::{Event, EventType, Happening, MetricChange, MetricThreshold, MetricZScore, RunState};
use crate::json::{FromJson, Json, Mismatch, json_variants, read_by_json};

/// A MongoDB-like condition as its JSON text, kept as it was typed; `filter` reads it. Empty means no condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct FilterText(pub String);

/// What an automation waits for: a kind of event, and the conditions that belong to that kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Trigger {
    /// A new version is linked to a collection.
    LinkArtifact {
        /// What else must hold of the event.
        #[serde(default)]
        filter: FilterText,
    },
    /// A version is unlinked from a collection.
    UnlinkArtifact {
        /// What else must hold of the event.
        #[serde(default)]
        filter: FilterText,
    },
    /// A new version is added to the collection.
    CreateArtifact {
        /// What else must hold of the event.
        #[serde(default)]
        filter: FilterText,
    },
    /// An artifact alias is added; the filter pins down which.
    AddArtifactAlias {
        /// What must hold of `alias`.
        #[serde(default)]
        filter: FilterText,
    },
    /// An artifact tag is added; the filter pins down which.
    AddArtifactTag {
        /// What must hold of `tag`.
        #[serde(default)]
        filter: FilterText,
    },
    /// An artifact tag is removed.
    RemoveArtifactTag {
        /// What must hold of `tag`.
        #[serde(default)]
        filter: FilterText,
    },
    /// A collection tag is added.
    AddCollectionTag {
        /// What must hold of `tag`.
        #[serde(default)]
        filter: FilterText,
    },
    /// A collection tag is removed.
    RemoveCollectionTag {
        /// What must hold of `tag`.
        #[serde(default)]
        filter: FilterText,
    },
    /// A run metric crosses a threshold.
    RunMetric {
        /// The condition on the values.
        condition: MetricThreshold,
        /// Which runs are watched.
        #[serde(default)]
        filter: FilterText,
    },
    /// A run metric changes by some amount.
    RunMetricChange {
        /// The condition on the values.
        condition: MetricChange,
        /// Which runs are watched.
        #[serde(default)]
        filter: FilterText,
    },
    /// A run metric leaves its usual range.
    RunMetricZscore {
        /// The condition on the values.
        condition: MetricZScore,
        /// Which runs are watched.
        #[serde(default)]
        filter: FilterText,
    },
    /// A run changes its state.
    RunState {
        /// The states that it may change to.
        states: Vec<RunState>,
        /// Which runs are watched.
        #[serde(default)]
        filter: FilterText,
    },
}

impl FromJson for FilterText {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        String::from_json(json).map(Self)
    }
}

json_variants! { Trigger by "type" {
    "LINK_ARTIFACT" | "LINK_MODEL" => LinkArtifact { filter: or_default },
    "UNLINK_ARTIFACT" => UnlinkArtifact { filter: or_default },
    "CREATE_ARTIFACT" => CreateArtifact { filter: or_default },
    "ADD_ARTIFACT_ALIAS" => AddArtifactAlias { filter: or_default },
    "ADD_ARTIFACT_TAG" => AddArtifactTag { filter: or_default },
    "REMOVE_ARTIFACT_TAG" => RemoveArtifactTag { filter: or_default },
    "ADD_COLLECTION_TAG" => AddCollectionTag { filter: or_default },
    "REMOVE_COLLECTION_TAG" => RemoveCollectionTag { filter: or_default },
    "RUN_METRIC" => RunMetric { condition: needed, filter: or_default },
    "RUN_METRIC_CHANGE" => RunMetricChange { condition: needed, filter: or_default },
    "RUN_METRIC_ZSCORE" => RunMetricZscore { condition: needed, filter: or_default },
    "RUN_STATE" => RunState { states: needed, filter: or_default },
} }

read_by_json!(FilterText, Trigger);

impl Trigger {
    /// The kind of event that it waits for, and what `${event_type}` renders.
    pub fn event_type(&self) -> EventType {
        match self {
            Self::LinkArtifact { .. } => EventType::LinkArtifact,
            Self::UnlinkArtifact { .. } => EventType::UnlinkArtifact,
            Self::CreateArtifact { .. } => EventType::CreateArtifact,
            Self::AddArtifactAlias { .. } => EventType::AddArtifactAlias,
            Self::AddArtifactTag { .. } => EventType::AddArtifactTag,
            Self::RemoveArtifactTag { .. } => EventType::RemoveArtifactTag,
            Self::AddCollectionTag { .. } => EventType::AddCollectionTag,
            Self::RemoveCollectionTag { .. } => EventType::RemoveCollectionTag,
            Self::RunMetric { .. } => EventType::RunMetric,
            Self::RunMetricChange { .. } => EventType::RunMetricChange,
            Self::RunMetricZscore { .. } => EventType::RunMetricZscore,
            Self::RunState { .. } => EventType::RunState,
        }
    }

    /// The condition on the event or on the run, as its JSON text.
    pub fn filter(&self) -> &FilterText {
        match self {
            Self::LinkArtifact { filter }
            | Self::UnlinkArtifact { filter }
            | Self::CreateArtifact { filter }
            | Self::AddArtifactAlias { filter }
            | Self::AddArtifactTag { filter }
            | Self::RemoveArtifactTag { filter }
            | Self::AddCollectionTag { filter }
            | Self::RemoveCollectionTag { filter }
            | Self::RunMetric { filter, .. }
            | Self::RunMetricChange { filter, .. }
            | Self::RunMetricZscore { filter, .. }
            | Self::RunState { filter, .. } => filter,
        }
    }

    /// Whether such an event is of the kind that it waits for: a logged value is what all three metric triggers
    /// wait for. Scope and conditions are the matcher's.
    pub fn fits(&self, event: &Event) -> bool {
        match (&event.happening, self.event_type()) {
            (Happening::Logged { .. }, wanted) => matches!(
                wanted,
                EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore
            ),
            (_, wanted) => wanted == event.event_type(),
        }
    }
}
