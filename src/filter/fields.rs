//! The fields that W&B's app asks for by name, and those that a filter may ask for besides.

use serde::Serialize;

use super::Operator;
use crate::diagnostic::Evidence;
use crate::model::EventType;

/// A field that filters for a type of event ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FilterField {
    /// Its name, as a filter writes it.
    pub field: &'static str,
    /// What is asked of it, if nothing else is said.
    pub operator: Operator,
    /// Whether a form shows it at once, as W&B's app does, or offers it.
    pub standing: Standing,
    /// How we know that W&B has it.
    pub evidence: Evidence,
}

/// How a form shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Always, and W&B's app wants it filled in.
    Needed,
    /// Always.
    Asked,
    /// Where somebody adds it.
    Offered,
}

/// The fields for this type of event, in the order of a form.
pub fn fields(event_type: EventType) -> &'static [FilterField] {
    match event_type {
        EventType::AddArtifactAlias => ALIAS,
        EventType::AddArtifactTag | EventType::RemoveArtifactTag => TAG,
        EventType::AddCollectionTag | EventType::RemoveCollectionTag => COLLECTION_TAG,
        EventType::LinkArtifact | EventType::UnlinkArtifact | EventType::CreateArtifact => VERSION,
        EventType::RunMetric
        | EventType::RunMetricChange
        | EventType::RunMetricZscore
        | EventType::RunState => RUN,
    }
}

const fn field(
    field: &'static str,
    operator: Operator,
    standing: Standing,
    evidence: Evidence,
) -> FilterField {
    FilterField {
        field,
        operator,
        standing,
        evidence,
    }
}

const fn offered(name: &'static str, operator: Operator) -> FilterField {
    field(name, operator, Standing::Offered, Evidence::Assumed)
}

const ALIAS_ADDED: FilterField = field("alias", Operator::Regex, Standing::Needed, Evidence::Documented);
const TAG_CHANGED: FilterField = field("tag", Operator::Regex, Standing::Needed, Evidence::Documented);
const ALIASES: FilterField = offered("aliases", Operator::Eq);
const TAGS: FilterField = offered("tags", Operator::Eq);
const COLLECTION: FilterField = offered("collection", Operator::Regex);
const USER: FilterField = offered("user", Operator::Eq);

const ALIAS: &[FilterField] = &[ALIAS_ADDED, ALIASES, TAGS, COLLECTION, USER];
const TAG: &[FilterField] = &[TAG_CHANGED, ALIASES, TAGS, COLLECTION, USER];
const COLLECTION_TAG: &[FilterField] = &[TAG_CHANGED, COLLECTION, USER];
const VERSION: &[FilterField] = &[ALIASES, TAGS, COLLECTION, USER];
const RUN: &[FilterField] = &[
    field("display_name", Operator::Regex, Standing::Asked, Evidence::Sdk),
    field("user", Operator::Eq, Standing::Asked, Evidence::Documented),
    offered("name", Operator::Eq),
    TAGS,
    offered("state", Operator::Eq),
];

/// The operators that ask something of one field, in the order of a form.
pub const ROW_OPERATORS: &[Operator] = &[
    Operator::Eq,
    Operator::Ne,
    Operator::Regex,
    Operator::Contains,
    Operator::In,
    Operator::Nin,
    Operator::Gt,
    Operator::Gte,
    Operator::Lt,
    Operator::Lte,
    Operator::Exists,
    Operator::Size,
    Operator::All,
];
