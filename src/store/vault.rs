//! Secret values, kept no longer than the tab.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Error;
use crate::model::{SecretName, SecretRetention, SecretValue, Secrets, TeamName, Webhook, Workspace};

use super::storage::Storage;

const PREFIX: &str = "hookwright.secret.";

/// One tab's secret values: in a storage that ends with the tab (sessionStorage), or only in memory.
#[derive(Debug)]
pub struct Vault<S> {
    storage: S,
    retention: SecretRetention,
    /// Values by the key that they would have in the storage.
    memory: BTreeMap<String, SecretValue>,
}

/// The values of one webhook's secrets, as far as the vault has them.
#[derive(Debug, Default)]
pub struct WebhookSecrets {
    access_token: Option<SecretValue>,
    secret: Option<SecretValue>,
}

impl WebhookSecrets {
    /// Returns the values, borrowed for a template or a request.
    pub fn secrets(&self) -> Secrets<'_> {
        Secrets {
            access_token: self.access_token.as_ref(),
            secret: self.secret.as_ref(),
        }
    }
}

impl<S: Storage> Vault<S> {
    /// Creates a vault that keeps values for the time of `retention`.
    pub fn new(storage: S, retention: SecretRetention) -> Self {
        Self {
            storage,
            retention,
            memory: BTreeMap::new(),
        }
    }

    /// Returns how long values are kept.
    pub fn retention(&self) -> SecretRetention {
        self.retention
    }

    /// Changes how long values are kept: moves all values from the storage to memory, or the reverse.
    ///
    /// # Errors
    /// The storage is full or can't be written. Values that were not moved to it stay in memory and can still be read.
    pub fn set_retention(&mut self, retention: SecretRetention) -> Result<(), Error> {
        self.retention = retention;
        match retention {
            SecretRetention::Memory => {
                for key in self.stored_keys() {
                    if let Some(text) = self.storage.get(&key)? {
                        self.memory.insert(key.clone(), SecretValue::new(text));
                    }
                    self.storage.remove(&key);
                }
            }
            SecretRetention::Tab => {
                while let Some((key, value)) = self.memory.pop_first() {
                    if let Err(error) = self.storage.set(&key, value.expose()) {
                        self.memory.insert(key, value);
                        return Err(error.into());
                    }
                }
            }
        }
        Ok(())
    }

    /// Keeps a secret's value, and replaces an older one.
    ///
    /// # Errors
    /// The storage is full or can't be written; the older value is kept then. In memory, setting a value never fails.
    pub fn set(&mut self, team: &TeamName, name: &SecretName, value: SecretValue) -> Result<(), Error> {
        let key = key(team, name);
        match self.retention {
            SecretRetention::Memory => {
                self.memory.insert(key, value);
            }
            SecretRetention::Tab => {
                self.storage.set(&key, value.expose())?;
                self.memory.remove(&key);
            }
        }
        Ok(())
    }

    /// Returns a secret's value.
    pub fn get(&self, team: &TeamName, name: &SecretName) -> Option<SecretValue> {
        let key = key(team, name);
        let stored = || self.storage.get(&key).ok().flatten().map(SecretValue::new);
        self.memory.get(&key).cloned().or_else(stored)
    }

    /// Deletes a secret's value.
    pub fn delete(&mut self, team: &TeamName, name: &SecretName) {
        let key = key(team, name);
        self.memory.remove(&key);
        self.storage.remove(&key);
    }

    /// Moves a secret's value to another name in the same team.
    ///
    /// # Errors
    /// Those of [`Vault::set`].
    pub fn rename(&mut self, team: &TeamName, from: &SecretName, to: &SecretName) -> Result<(), Error> {
        let Some(value) = self.get(team, from).filter(|_| from != to) else {
            return Ok(());
        };
        self.set(team, to, value)?;
        self.delete(team, from);
        Ok(())
    }

    /// Deletes the values of secrets that the workspace does not contain, for example because another tab deleted or renamed
    /// them. The page does not show such secrets, so the user could not delete their values.
    pub fn forget_unknown(&mut self, workspace: &Workspace) {
        let known: BTreeSet<String> = workspace
            .teams
            .iter()
            .flat_map(|team| team.secrets.iter().map(|name| key(&team.name, name)))
            .collect();
        self.memory.retain(|key, _| known.contains(key));
        for key in self.stored_keys() {
            if !known.contains(&key) {
                self.storage.remove(&key);
            }
        }
    }

    /// Deletes all values.
    pub fn clear(&mut self) {
        self.memory.clear();
        for key in self.stored_keys() {
            self.storage.remove(&key);
        }
    }

    /// Returns the values of the secrets that a team's webhook names.
    pub fn webhook_secrets(&self, team: &TeamName, webhook: &Webhook) -> WebhookSecrets {
        let value = |name: &Option<SecretName>| self.get(team, name.as_ref()?);
        WebhookSecrets {
            access_token: value(&webhook.access_token),
            secret: value(&webhook.secret),
        }
    }

    fn stored_keys(&self) -> Vec<String> {
        let mut keys = self.storage.keys();
        keys.retain(|key| key.starts_with(PREFIX));
        keys
    }
}

/// Returns the storage key of a secret. A team's name may contain dots, a secret's can't, so keys are unique.
fn key(team: &TeamName, name: &SecretName) -> String {
    format!("{PREFIX}{}.{}", team.as_str(), name.as_str())
}
