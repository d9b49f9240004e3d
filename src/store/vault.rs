//! The values of secrets, for as long as a tab lives and no longer.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Error;
use crate::model::{SecretName, SecretRetention, SecretValue, Secrets, TeamName, Webhook, Workspace};

use super::Storage;

const PREFIX: &str = "hookwright.secret.";

/// One tab's values of secrets: in a storage that the tab takes with it (sessionStorage), or in memory alone.
#[derive(Debug)]
pub struct Vault<S> {
    storage: S,
    retention: SecretRetention,
    /// By the key that the value has in the storage.
    memory: BTreeMap<String, SecretValue>,
}

/// The values that one webhook brings along, as far as the vault has them.
#[derive(Debug, Default)]
pub struct WebhookSecrets {
    access_token: Option<SecretValue>,
    secret: Option<SecretValue>,
}

impl WebhookSecrets {
    /// The values, lent to a template or a request.
    pub fn secrets(&self) -> Secrets<'_> {
        Secrets {
            access_token: self.access_token.as_ref(),
            secret: self.secret.as_ref(),
        }
    }
}

impl<S: Storage> Vault<S> {
    /// A vault that keeps values as long as `retention` says.
    pub fn new(storage: S, retention: SecretRetention) -> Self {
        Self {
            storage,
            retention,
            memory: BTreeMap::new(),
        }
    }

    /// How long values are kept.
    pub fn retention(&self) -> SecretRetention {
        self.retention
    }

    /// Keeps all values for another time from now on: what is in the storage moves to memory, or the other way.
    ///
    /// # Errors
    /// The storage has no room; values stay in memory then.
    pub fn retain(&mut self, retention: SecretRetention) -> Result<(), Error> {
        self.retention = retention;
        match retention {
            SecretRetention::Memory => {
                for key in self.stored_keys() {
                    if let Some(text) = self.storage.get(&key) {
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

    /// Keeps a secret's value, in place of an older one.
    ///
    /// # Errors
    /// The storage has no room; the older value stays then.
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

    /// A secret's value.
    pub fn get(&self, team: &TeamName, name: &SecretName) -> Option<SecretValue> {
        let key = key(team, name);
        let stored = || self.storage.get(&key).map(SecretValue::new);
        self.memory.get(&key).cloned().or_else(stored)
    }

    /// Forgets a secret's value.
    pub fn delete(&mut self, team: &TeamName, name: &SecretName) {
        let key = key(team, name);
        self.memory.remove(&key);
        self.storage.remove(&key);
    }

    /// Gives a secret's value to another name of the same team.
    ///
    /// # Errors
    /// As [`Vault::set`].
    pub fn rename(&mut self, team: &TeamName, from: &SecretName, to: &SecretName) -> Result<(), Error> {
        let Some(value) = self.get(team, from).filter(|_| from != to) else {
            return Ok(());
        };
        self.set(team, to, value)?;
        self.delete(team, from);
        Ok(())
    }

    /// Forgets the values of secrets that the workspace does not have, or has no more: nothing shows them, so nobody
    /// could take them away.
    pub fn forget_strangers(&mut self, workspace: &Workspace) {
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

    /// Forgets every value.
    pub fn clear(&mut self) {
        self.memory.clear();
        for key in self.stored_keys() {
            self.storage.remove(&key);
        }
    }

    /// The values that a team's webhook names.
    pub fn of(&self, team: &TeamName, webhook: &Webhook) -> WebhookSecrets {
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

/// A team's name may hold dots, a secret's can't: no two pairs share a key.
fn key(team: &TeamName, name: &SecretName) -> String {
    format!("{PREFIX}{}.{}", team.as_str(), name.as_str())
}
