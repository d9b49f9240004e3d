//! What a template may use, for completion and hover.

use super::parse::written_key;
use super::variables::{ACCESS_TOKEN, METADATA, SECRET};
use super::{Known, Values, VariableInfo, VariableKind, variables};
use crate::diagnostic::Evidence;
use crate::model::Webhook;

/// A variable that a template may use, by the name that an author would write.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OfferedVariable {
    /// The name between `${` and `}`, as it is written in a JSON string: a real metadata key, the real name of the
    /// webhook's secret.
    pub name: String,
    /// Its name in the table of variables, where placeholders stand for keys and secrets.
    pub variable: &'static str,
    /// What it is about.
    pub kind: VariableKind,
    /// What it renders, in English.
    pub meaning: &'static str,
    /// How we know the variable.
    pub evidence: Evidence,
    /// What the event makes of it; empty where it is blank, and for secrets.
    pub value: String,
}

/// Every variable that a payload of this webhook may use, in the table's order: its placeholders stand for the event's
/// metadata keys and for what the webhook has.
pub fn offered(webhook: Option<&Webhook>, values: &Values) -> Vec<OfferedVariable> {
    let of = |info: &VariableInfo, name: String, value: String| OfferedVariable {
        name,
        variable: info.name,
        kind: info.kind,
        meaning: info.meaning,
        evidence: info.evidence,
        value,
    };
    let offers = |info: &VariableInfo| -> Vec<OfferedVariable> {
        if let Some(known) = Known::named(info.name) {
            return vec![of(info, info.name.to_owned(), values.known(known).unescaped())];
        }
        if info.name == METADATA.name {
            let entries = values.metadata_entries();
            let name = |key: &str| info.name.replace("<KEY>", &written_key(key));
            return entries
                .into_iter()
                .map(|(key, value)| of(info, name(key), value))
                .collect();
        }
        let given = match info.name {
            name if name == ACCESS_TOKEN.name => {
                let token = webhook.and_then(|webhook| webhook.access_token.as_ref());
                token.map(|_| name.to_owned())
            }
            name if name == SECRET.name => {
                let secret = webhook.and_then(|webhook| webhook.secret.as_ref());
                secret.map(ToString::to_string)
            }
            _ => None,
        };
        given
            .map(|name| of(info, name, String::new()))
            .into_iter()
            .collect()
    };
    variables().iter().flat_map(offers).collect()
}
