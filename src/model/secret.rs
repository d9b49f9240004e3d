//! Secrets: their names, which documents contain, and their values, which no document contains.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Error, Phrase};
use crate::json::{BrokenRule, Unchecked};

/// The name of a team's secret: letters, digits and underscores (documented by W&B).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(try_from = "Unchecked<String>", into = "String")]
pub struct SecretName(#[cfg_attr(target_arch = "wasm32", tsify(type = "string"))] String);

impl SecretName {
    /// Returns the name as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

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

impl TryFrom<Unchecked<String>> for SecretName {
    type Error = BrokenRule;

    fn try_from(text: Unchecked<String>) -> Result<Self, BrokenRule> {
        Ok(Self::try_from(text.0)?)
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

/// The value of a secret, in memory.
///
/// The type does not implement serde's traits, and its debug output hides the value; [`SecretValue::expose`] is the
/// only way to read it.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretValue(String);

impl SecretValue {
    /// Wraps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// Returns the plain value, for the body and the headers of a request only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretValue(••••)")
    }
}

/// The secret values of one webhook: of its access token and of its other secret, if they have been entered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Secrets<'a> {
    /// The value of the secret that the webhook names as its access token.
    pub access_token: Option<&'a SecretValue>,
    /// The value of the secret that signs the body.
    pub secret: Option<&'a SecretValue>,
}
