//! The table of payload variables, for rendering, completions, diagnostics and documentation.

use serde::Serialize;

use crate::diagnostic::Evidence;
use crate::model::{EventPart, EventType};

/// A payload variable: a row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct VariableInfo {
    /// The name between `${` and `}`. `<KEY>` and `SECRET_NAME` are placeholders.
    pub name: &'static str,
    /// The kind of thing that the variable describes.
    pub kind: VariableKind,
    /// A description of the value, in English.
    pub meaning: &'static str,
    /// A possible value.
    pub example: &'static str,
    /// The evidence that W&B has the variable.
    pub evidence: Evidence,
    /// The types of events that fill the variable; it is blank for all others.
    pub filled_by: &'static [EventType],
    /// The types in `filled_by` for which the evidence is only inferred, although `evidence` is stronger for the other
    /// types.
    pub inferred_for: &'static [EventType],
    /// The evidence for which types of events leave the variable blank.
    pub blank_evidence: Evidence,
}

impl VariableInfo {
    /// Returns the evidence that events of this type fill the variable.
    #[cfg(feature = "workspace")]
    pub(crate) fn evidence_for(&self, event_type: Option<EventType>) -> Evidence {
        match event_type {
            Some(event_type) if self.inferred_for.contains(&event_type) => Evidence::Inferred,
            _ => self.evidence,
        }
    }
}

/// The kind of thing that a payload variable describes; each has its own colour in editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum VariableKind {
    /// The project and entity of the event.
    Project,
    /// The event's type and author, and the automation's name.
    Event,
    /// The added alias or tag.
    Label,
    /// The artifact version and its collection.
    Artifact,
    /// The version's metadata.
    Metadata,
    /// The run, its state and its metric, or the alert of Weave.
    Run,
    /// The webhook's access token or secret.
    Secret,
    /// Not a known variable.
    Unknown,
}

impl VariableKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Project,
        Self::Event,
        Self::Label,
        Self::Artifact,
        Self::Metadata,
        Self::Run,
        Self::Secret,
        Self::Unknown,
    ];
}

/// A variable that takes its value from the event or from the automation; it may be blank.
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
    /// `${automation_name}`
    AutomationName,
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
    /// `${artifact_version_index}`
    VersionIndex,
    /// `${run_name}`
    RunName,
    /// `${run_status}`
    RunStatus,
    /// `${metric_name}`
    MetricName,
    /// `${metric_values}`
    MetricValues,
    /// `${metric_filter}`
    MetricFilter,
    /// `${metric_filter_short}`
    MetricFilterShort,
    /// `${metric_current_status}`
    MetricCurrentStatus,
    /// `${alert_name}`
    AlertName,
    /// `${metric_value}`
    MetricValue,
    /// `${threshold}`
    Threshold,
    /// `${comparison_op}`
    ComparisonOperator,
    /// `${message}`
    Message,
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
    EventVariable::VersionIndex.info(),
    EventVariable::AutomationName.info(),
    EventVariable::RunName.info(),
    EventVariable::RunStatus.info(),
    EventVariable::MetricName.info(),
    EventVariable::MetricValues.info(),
    EventVariable::MetricFilter.info(),
    EventVariable::MetricFilterShort.info(),
    EventVariable::MetricCurrentStatus.info(),
    EventVariable::AlertName.info(),
    EventVariable::MetricValue.info(),
    EventVariable::Threshold.info(),
    EventVariable::ComparisonOperator.info(),
    EventVariable::Message.info(),
    ACCESS_TOKEN,
    SECRET,
];

/// Returns every payload variable: first those that W&B documents for webhooks, in its order, then those that it
/// documents for ARIA prompts, then the secrets.
pub fn variables() -> &'static [VariableInfo] {
    VARIABLES
}

const ALL_EVENTS: &[EventType] = &[
    EventType::LinkArtifact,
    EventType::AddArtifactAlias,
    EventType::AddArtifactTag,
    EventType::RemoveArtifactTag,
    EventType::CreateArtifact,
    EventType::UnlinkArtifact,
    EventType::UpdateArtifactAlias,
    EventType::AddCollectionTag,
    EventType::RemoveCollectionTag,
    EventType::RunMetric,
    EventType::RunMetricChange,
    EventType::RunMetricZscore,
    EventType::RunState,
    EventType::WeaveMetricThreshold,
];
const COLLECTION_EVENTS: &[EventType] = EventPart::Collection.event_types();
const VERSION_EVENTS: &[EventType] = EventPart::Version.event_types();
const ALIAS_EVENTS: &[EventType] = EventPart::Alias.event_types();
const TAG_EVENTS: &[EventType] = EventPart::Tag.event_types();
const RUN_EVENTS: &[EventType] = EventPart::Run.event_types();
const RUN_METRIC_EVENTS: &[EventType] = EventPart::Metric.event_types();
const RUN_STATE_EVENTS: &[EventType] = EventPart::State.event_types();
const ALERT_EVENTS: &[EventType] = EventPart::Alert.event_types();
const METRIC_EVENTS: &[EventType] = &[
    EventType::RunMetric,
    EventType::RunMetricChange,
    EventType::RunMetricZscore,
    EventType::WeaveMetricThreshold,
];

/// The variable `${artifact_metadata.<KEY>}`.
pub(crate) const METADATA: VariableInfo = VariableInfo {
    name: "artifact_metadata.<KEY>",
    kind: VariableKind::Metadata,
    meaning: "The value of a top-level key of the version's metadata. Numbers come as they were written, arrays and objects as compact JSON (assumed).",
    example: "0.931",
    evidence: Evidence::Documented,
    filled_by: VERSION_EVENTS,
    inferred_for: &[],
    blank_evidence: Evidence::Inferred,
};

/// The variable `${ACCESS_TOKEN}`.
pub(crate) const ACCESS_TOKEN: VariableInfo = VariableInfo {
    name: "ACCESS_TOKEN",
    kind: VariableKind::Secret,
    meaning: "The webhook's access token, if it has one. Its requests also have it in the Authorization header.",
    example: "••••••••",
    evidence: Evidence::Documented,
    filled_by: ALL_EVENTS,
    inferred_for: &[],
    blank_evidence: Evidence::Assumed,
};

/// The variable `${SECRET_NAME}`.
pub(crate) const SECRET: VariableInfo = VariableInfo {
    name: "SECRET_NAME",
    kind: VariableKind::Secret,
    meaning: "The value of the webhook's secret, by the secret's own name; also written $SECRET_NAME.",
    example: "••••••••",
    evidence: Evidence::Documented,
    filled_by: ALL_EVENTS,
    inferred_for: &[],
    blank_evidence: Evidence::Assumed,
};

/// Returns the set of these event types, as one bit each.
const fn event_type_bits(mut event_types: &[EventType]) -> u32 {
    let mut bits = 0;
    while let [first, others @ ..] = event_types {
        bits |= 1 << *first as u32;
        event_types = others;
    }
    bits
}

macro_rules! event_variables {
    ($($variant:ident, $name:literal, $kind:ident, $evidence:ident, $filled:expr, inferred $inferred:expr, blank $blank:ident, $meaning:literal, $example:literal;)+) => {
        impl EventVariable {
            /// Returns the variable's row in the table.
            pub const fn info(self) -> VariableInfo {
                match self { $(EventVariable::$variant => VariableInfo {
                    name: $name,
                    kind: VariableKind::$kind,
                    meaning: $meaning,
                    example: $example,
                    evidence: Evidence::$evidence,
                    filled_by: $filled,
                    inferred_for: $inferred,
                    blank_evidence: Evidence::$blank,
                },)+ }
            }

            /// Returns the variable's name.
            pub(super) const fn name(self) -> &'static str {
                match self { $(EventVariable::$variant => $name,)+ }
            }

            /// Returns whether events of this type fill the variable.
            pub(super) const fn is_filled_by(self, event_type: EventType) -> bool {
                let filled_by = match self { $(EventVariable::$variant => const { event_type_bits($filled) },)+ };
                filled_by >> event_type as u32 & 1 == 1
            }

            /// Returns the variable with this name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($name => Some(EventVariable::$variant),)+ _ => None }
            }
        }
    };
}

event_variables! {
    ProjectName, "project_name", Project, Documented, ALL_EVENTS, inferred &[], blank Assumed,
        "The project or registry of the event.", "model-registry";
    EntityName, "entity_name", Project, Documented, ALL_EVENTS, inferred &[], blank Assumed,
        "The entity (team) that owns the project.", "acme";
    EventType, "event_type", Event, Documented, ALL_EVENTS, inferred &[], blank Assumed,
        "The event type in W&B's spelling, like ADD_ARTIFACT_ALIAS.", "ADD_ARTIFACT_ALIAS";
    EventAuthor, "event_author", Event, Documented, ALL_EVENTS, inferred &[], blank Assumed,
        "The user who triggered the event.", "mina";
    AutomationName, "automation_name", Event, Inferred, ALL_EVENTS, inferred &[], blank Assumed,
        "The name of the automation.", "Deploy on prod alias";
    Alias, "alias", Label, Documented, ALIAS_EVENTS, inferred &[EventType::UpdateArtifactAlias], blank Documented,
        "The added alias; empty for other event types.", "prod";
    Tag, "tag", Label, Documented, TAG_EVENTS, inferred &[EventType::RemoveArtifactTag, EventType::AddCollectionTag, EventType::RemoveCollectionTag], blank Documented,
        "The tag that was added or removed; empty for other event types.", "approved";
    CollectionName, "artifact_collection_name", Artifact, Documented, COLLECTION_EVENTS, inferred &[], blank Inferred,
        "The collection that the version is linked to.", "churn";
    Version, "artifact_version", Artifact, Documented, VERSION_EVENTS, inferred &[], blank Inferred,
        "The version's reference, like wandb-artifact://_id/…", "wandb-artifact://_id/QXJ0aWZhY3Q6NTE3ODg5ODg3";
    VersionString, "artifact_version_string", Artifact, Documented, VERSION_EVENTS, inferred &[], blank Inferred,
        "The version as entity/project/collection:alias. If no alias was added: the first alias of the version, or its index like v3 (assumed).",
        "acme/model-registry/churn:prod";
    VersionIndex, "artifact_version_index", Artifact, Inferred, VERSION_EVENTS, inferred &[], blank Inferred,
        "The version's number in its collection, without the v.", "3";
    RunName, "run_name", Run, Inferred, RUN_EVENTS, inferred &[], blank Inferred,
        "The run's name: the display name (assumed).", "crimson-river-118";
    RunStatus, "run_status", Run, Inferred, RUN_STATE_EVENTS, inferred &[], blank Inferred,
        "The run's new state, in upper case (assumed).", "FAILED";
    MetricName, "metric_name", Run, Inferred, METRIC_EVENTS, inferred &[], blank Inferred,
        "The metric that the automation watches.", "val/accuracy";
    MetricValues, "metric_values", Run, Inferred, RUN_METRIC_EVENTS, inferred &[], blank Inferred,
        "The logged value that met the condition (assumed: W&B does not document the format).", "0.952";
    MetricFilter, "metric_filter", Run, Inferred, RUN_METRIC_EVENTS, inferred &[], blank Inferred,
        "The automation's condition on the metric, with its windows (assumed: W&B does not document the format).",
        "AVERAGE(val/accuracy) > 0.9 (last 5 values)";
    MetricFilterShort, "metric_filter_short", Run, Inferred, RUN_METRIC_EVENTS, inferred &[], blank Inferred,
        "The automation's condition on the metric, without its windows (assumed: W&B does not document the format).",
        "AVERAGE(val/accuracy) > 0.9";
    MetricCurrentStatus, "metric_current_status", Run, Inferred, RUN_METRIC_EVENTS, inferred &[], blank Inferred,
        "The metric with its logged value (assumed: W&B does not document the format).", "val/accuracy = 0.952";
    AlertName, "alert_name", Run, Inferred, ALERT_EVENTS, inferred &[], blank Inferred,
        "The name of the Weave alert.", "Toxicity above limit";
    MetricValue, "metric_value", Run, Inferred, ALERT_EVENTS, inferred &[], blank Inferred,
        "The value of the Weave metric.", "0.27";
    Threshold, "threshold", Run, Inferred, ALERT_EVENTS, inferred &[], blank Inferred,
        "The threshold of the Weave alert.", "0.2";
    ComparisonOperator, "comparison_op", Run, Inferred, ALERT_EVENTS, inferred &[], blank Inferred,
        "The comparison of the Weave alert's metric with its threshold.", ">";
    Message, "message", Run, Inferred, ALERT_EVENTS, inferred &[], blank Inferred,
        "The message of the Weave alert.", "Mean toxicity was above 0.2 in the last hour.";
}
