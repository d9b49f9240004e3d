//! Teams own secrets and webhooks.

use serde::Serialize;

use super::{SecretName, Webhook};
use crate::diagnostic::{Code, Error, Phrase};
use crate::json::{FromJson, Json, Mismatch, json_object, parsed, read_by_json};

/// The name of a team (an entity): not empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(into = "String")]
pub struct TeamName(#[cfg_attr(target_arch = "wasm32", tsify(type = "string"))] String);

impl TeamName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromJson for TeamName {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        parsed(json, Self::try_from)
    }
}

read_by_json!(TeamName, Team);

impl TryFrom<String> for TeamName {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        if text.trim().is_empty() {
            return Err(Error::new(Code::NameEmpty, [("what", Phrase::TheTeam.into())]));
        }
        Ok(Self(text))
    }
}

impl From<TeamName> for String {
    fn from(name: TeamName) -> Self {
        name.0
    }
}

/// A team with what belongs to it (documented by W&B).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Team {
    /// What it is called; unique in a workspace.
    pub name: TeamName,
    /// The names of its secrets; their values live in the tab.
    pub secrets: Vec<SecretName>,
    /// Its webhooks.
    pub webhooks: Vec<Webhook>,
}

json_object! { Team {
    name: needed,
    secrets: needed,
    webhooks: needed,
} }
