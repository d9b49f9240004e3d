//! The variables that a payload may use, with their values for an event.

use super::values::Values;
use super::variables::{
    ACCESS_TOKEN, EventVariable, METADATA, SECRET, VariableInfo, VariableKind, variables,
};
use super::{AutomationValues, escape_key};
use crate::diagnostic::Evidence;
use crate::model::Webhook;

/// A variable that a template may use, for completions and hovers.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OfferedVariable {
    /// The text between `${` and `}` in a JSON string: with a real metadata key, or the webhook's real secret name.
    pub name: String,
    /// The name in the table of variables, with placeholders for keys and secrets.
    pub variable: &'static str,
    /// The kind of thing that the variable describes.
    pub kind: VariableKind,
    /// A description of the value, in English.
    pub meaning: &'static str,
    /// The evidence that W&B has the variable.
    pub evidence: Evidence,
    /// The value for the event; empty if it is blank, and for secrets.
    pub value: String,
}

/// Returns every variable that a payload of this webhook may use, in the order of the table. Placeholders are replaced
/// by the event's metadata keys and the webhook's secret. Variables that this type of event leaves blank come last.
pub fn offered_variables(
    webhook: Option<&Webhook>,
    values: &Values,
    automation: Option<&AutomationValues>,
) -> Vec<OfferedVariable> {
    let is_filled = |info: &&VariableInfo| {
        let event_type = values.event_type();
        event_type.is_none_or(|event_type| info.filled_by.contains(&event_type))
    };
    let (filled, blank): (Vec<_>, Vec<_>) = variables().iter().partition(is_filled);
    let infos = filled.into_iter().chain(blank);
    infos
        .flat_map(|info| {
            let names_and_values = offered_names(info, webhook, values, automation);
            names_and_values.into_iter().map(|(name, value)| OfferedVariable {
                name,
                variable: info.name,
                kind: info.kind,
                meaning: info.meaning,
                evidence: info.evidence_for(values.event_type()),
                value,
            })
        })
        .collect()
}

/// Returns the names, with values, that a row of the table has for this webhook and event.
fn offered_names(
    info: &VariableInfo,
    webhook: Option<&Webhook>,
    values: &Values,
    automation: Option<&AutomationValues>,
) -> Vec<(String, String)> {
    if let Some(variable) = EventVariable::named(info.name) {
        let value = values.event_variable(variable, automation);
        return vec![(info.name.to_owned(), value.decoded())];
    }
    let without_value = |name: String| (name, String::new());
    match info.name {
        name if name == METADATA.name => {
            let full_name = |key: &str| name.replace("<KEY>", &escape_key(key));
            let entries = values.metadata_entries().into_iter();
            entries.map(|(key, value)| (full_name(key), value)).collect()
        }
        name if name == ACCESS_TOKEN.name => {
            let token = webhook.and_then(|webhook| webhook.access_token.as_ref());
            token
                .map(|_| without_value(name.to_owned()))
                .into_iter()
                .collect()
        }
        name if name == SECRET.name => {
            let secret = webhook.and_then(|webhook| webhook.secret.as_ref());
            secret
                .map(|secret| without_value(secret.to_string()))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}
