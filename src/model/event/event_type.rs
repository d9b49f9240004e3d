//! The event types that W&B names, in one table, with a sample event of each.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Error, Evidence};

/// The type of an event, as `${event_type}` renders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EventType {
    /// A version was linked to a collection. W&B's API calls it `LINK_MODEL`, its payloads `LINK_ARTIFACT`.
    #[serde(alias = "LINK_MODEL")]
    LinkArtifact,
    /// A version was unlinked from a collection.
    UnlinkArtifact,
    /// A version was added to a collection.
    CreateArtifact,
    /// An alias was added to a version.
    AddArtifactAlias,
    /// A tag was added to a version.
    AddArtifactTag,
    /// A tag was removed from a version.
    RemoveArtifactTag,
    /// A tag was added to a collection.
    AddCollectionTag,
    /// A tag was removed from a collection.
    RemoveCollectionTag,
    /// A run logged a value of a metric: a threshold was met.
    RunMetric,
    /// A run logged a value of a metric: it changed by some amount.
    RunMetricChange,
    /// A run logged a value of a metric: it left the usual range.
    RunMetricZscore,
    /// A run's state changed.
    RunState,
    /// An alias of a version was updated: a legacy type, which W&B's app no longer offers.
    UpdateArtifactAlias,
    /// A metric of Weave met a threshold: only W&B's schema has the type.
    WeaveMetricThreshold,
}

/// Whether automations on a type of event can be created in W&B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum EventOffer {
    /// W&B's app or SDK offers it.
    Offered,
    /// W&B kept it for old automations: it is read and matched, and never created.
    Legacy,
    /// Only W&B's schema names it: it is read and matched by kind and scope, and never created.
    SchemaOnly,
}

/// The facts about an [`EventType`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct EventTypeInfo {
    /// The type.
    pub event_type: EventType,
    /// The name that the payload variable `${event_type}` renders.
    pub rendered: &'static str,
    /// The name in W&B's API.
    pub wire: &'static str,
    /// The class of W&B's Python SDK; empty if it has none.
    pub sdk_class: &'static str,
    /// A description of the event, in English.
    pub title: &'static str,
    /// Whether the event concerns a run rather than an artifact.
    pub is_run_event: bool,
    /// Whether automations on it need a scope of one collection (sdk).
    pub needs_collection_scope: bool,
    /// Whether automations on it can be created.
    pub offer: EventOffer,
    /// The evidence for `rendered`.
    pub evidence: Evidence,
}

macro_rules! event_types {
    ($($name:ident, $rendered:literal, $wire:literal, $sdk:literal, $title:literal, run $run:literal, collection $collection:literal, $offer:ident, $evidence:ident;)+) => {
        impl EventType {
            /// Every event type: those that can be created first, in the order of W&B's app.
            pub const ALL: &[EventTypeInfo] = &[$(EventType::$name.info(),)+];

            /// Returns the facts about this event type.
            pub const fn info(self) -> EventTypeInfo {
                match self { $(EventType::$name => EventTypeInfo {
                    event_type: self,
                    rendered: $rendered,
                    wire: $wire,
                    sdk_class: $sdk,
                    title: $title,
                    is_run_event: $run,
                    needs_collection_scope: $collection,
                    offer: EventOffer::$offer,
                    evidence: Evidence::$evidence,
                },)+ }
            }
        }
    };
}

event_types! {
    LinkArtifact, "LINK_ARTIFACT", "LINK_MODEL", "OnLinkArtifact", "A new version is linked to a collection", run false, collection false, Offered, Documented;
    AddArtifactAlias, "ADD_ARTIFACT_ALIAS", "ADD_ARTIFACT_ALIAS", "OnAddArtifactAlias", "An artifact alias is added", run false, collection false, Offered, Documented;
    AddArtifactTag, "ADD_ARTIFACT_TAG", "ADD_ARTIFACT_TAG", "OnAddArtifactTag", "An artifact tag is added", run false, collection false, Offered, Sdk;
    RemoveArtifactTag, "REMOVE_ARTIFACT_TAG", "REMOVE_ARTIFACT_TAG", "OnRemoveArtifactTag", "An artifact tag is removed", run false, collection false, Offered, Sdk;
    CreateArtifact, "CREATE_ARTIFACT", "CREATE_ARTIFACT", "OnCreateArtifact", "A new version is added", run false, collection true, Offered, Sdk;
    UnlinkArtifact, "UNLINK_ARTIFACT", "UNLINK_ARTIFACT", "OnUnlinkArtifact", "A version is unlinked from a collection", run false, collection false, Offered, Sdk;
    AddCollectionTag, "ADD_COLLECTION_TAG", "ADD_COLLECTION_TAG", "OnAddCollectionTag", "A collection tag is added", run false, collection false, Offered, Sdk;
    RemoveCollectionTag, "REMOVE_COLLECTION_TAG", "REMOVE_COLLECTION_TAG", "OnRemoveCollectionTag", "A collection tag is removed", run false, collection false, Offered, Sdk;
    RunMetric, "RUN_METRIC", "RUN_METRIC", "OnRunMetric", "Run metric threshold met", run true, collection false, Offered, Sdk;
    RunMetricChange, "RUN_METRIC_CHANGE", "RUN_METRIC_CHANGE", "OnRunMetric", "Run metric change threshold met", run true, collection false, Offered, Sdk;
    RunMetricZscore, "RUN_METRIC_ZSCORE", "RUN_METRIC_ZSCORE", "OnRunMetric", "Run metric z-score threshold met", run true, collection false, Offered, Sdk;
    RunState, "RUN_STATE", "RUN_STATE", "OnRunState", "Run status change", run true, collection false, Offered, Sdk;
    UpdateArtifactAlias, "UPDATE_ARTIFACT_ALIAS", "UPDATE_ARTIFACT_ALIAS", "", "An artifact alias is updated", run false, collection false, Legacy, Sdk;
    WeaveMetricThreshold, "WEAVE_METRIC_THRESHOLD", "WEAVE_METRIC_THRESHOLD", "", "Weave metric threshold met", run false, collection false, SchemaOnly, Sdk;
}

impl EventType {
    /// Returns the name that the payload variable `${event_type}` renders.
    pub const fn as_str(self) -> &'static str {
        self.info().rendered
    }
}

impl EventType {
    /// Returns each event type by its name, and by its name in W&B's API where that is another.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn names() -> impl Iterator<Item = (&'static str, Self)> + Clone {
        let rendered = Self::ALL.iter().map(|info| (info.rendered, info.event_type));
        let wire = Self::ALL.iter().filter(|info| info.wire != info.rendered);
        rendered.chain(wire.map(|info| (info.wire, info.event_type)))
    }

    /// Returns the names of all event types, separated by commas.
    pub(super) fn known() -> String {
        let all: Vec<_> = Self::ALL.iter().map(|info| info.rendered).collect();
        all.join(", ")
    }
}

/// Reads the name that payloads have, W&B's API or W&B's app: in any case, with spaces, hyphens or underscores.
impl FromStr for EventType {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let exact = Self::ALL
            .iter()
            .find(|info| info.rendered == text || info.wire == text);
        let known = exact.or_else(|| {
            let mut infos = Self::ALL.iter();
            infos.find(|info| {
                [info.rendered, info.wire, info.title]
                    .iter()
                    .any(|name| is_same_name(name, text))
            })
        });
        known.map(|info| info.event_type).ok_or_else(|| {
            let arguments = [("found", text.into()), ("known", Self::known().into())];
            Error::new(Code::EventTypeUnknown, arguments)
        })
    }
}

/// Returns whether both are the same name, apart from case, spaces, hyphens and underscores.
fn is_same_name(name: &str, text: &str) -> bool {
    let letters = |text: &str| {
        let is_letter = |letter: &char| !matches!(letter, ' ' | '_' | '-');
        text.chars()
            .filter(is_letter)
            .map(|letter| letter.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    letters(name) == letters(text)
}

macro_rules! samples {
    ($($name:ident: $file:literal),+ $(,)?) => {
        impl EventType {
            /// Returns an invented event of this type, as indented JSON that [`Event::from_json`](super::Event::from_json)
            /// reads.
            pub const fn sample(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("samples/", $file, ".json")),)+
                }
            }
        }
    };
}

samples! {
    LinkArtifact: "link_artifact",
    UnlinkArtifact: "unlink_artifact",
    CreateArtifact: "create_artifact",
    AddArtifactAlias: "add_artifact_alias",
    AddArtifactTag: "add_artifact_tag",
    RemoveArtifactTag: "remove_artifact_tag",
    AddCollectionTag: "add_collection_tag",
    RemoveCollectionTag: "remove_collection_tag",
    RunMetric: "run_metric",
    RunMetricChange: "run_metric_change",
    RunMetricZscore: "run_metric_zscore",
    RunState: "run_state",
    UpdateArtifactAlias: "update_artifact_alias",
    WeaveMetricThreshold: "weave_metric_threshold",
}
