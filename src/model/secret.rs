//! Secrets: names travel, values do not.

use std::{fmt, str::FromStr};

use serde::Serialize;

use crate::diagnostic::{Code, Error, Phrase};
use crate::json::{FromJson, Json, Mismatch, parsed, read_by_json};

/// The name of a team's secret: letters, digits and underscores (documented by W&B).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(into = "String")]
pub struct SecretName(#[cfg_attr(target_arch = "wasm32", tsify(type = "string"))] String);

impl SecretName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromJson for SecretName {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        parsed(json, Self::try_from)
    }
}

read_by_json!(SecretName);

impl FromStr for SecretName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::try_from(text.to_owned())
    }
}

impl TryFrom<String> for SecretName {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        let refuse = |reason| Err(Error::new(Code::SecretName, [("reason", reason)]));
        if text.is_empty() {
            return refuse(Phrase::SecretNameEmpty.into());
        }
        let wrong = text.chars().position(|c| !c.is_ascii_alphanumeric() && c != '_');
        match wrong {
            Some(before) => {
                let position = (before + 1).to_string();
                refuse(Phrase::SecretNameCharacter.with([("position", position.into())]))
            }
            None => Ok(Self(text)),
        }
    }
}

impl From<SecretName> for String {
    fn from(name: SecretName) -> Self {
        name.0
    }
}

impl fmt::Display for SecretName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The value of a secret, as it lives in the memory of one tab.
///
/// It has no serde, and its debug form shows nothing of it; [`SecretValue::expose`] is the only way to read it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretValue(String);

impl SecretValue {
    /// Wraps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself, for the body and the headers of a request and for nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretValue(••••)")
    }
}

/// The values that one webhook brings along: its access token's and its other secret's, where they are at hand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Secrets<'a> {
    /// The value of the secret that the webhook names as its access token.
    pub access_token: Option<&'a SecretValue>,
    /// The value of the secret that signs the body.
    pub secret: Option<&'a SecretValue>,
}
