//! Secret values in a tab's memory, and the endpoints that the user bound each secret to.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Argument, Code, Error, Phrase};
use crate::json;
use crate::model::{Endpoint, SecretName, SecretValue, Secrets, TeamName, Webhook, Workspace};

use super::command::Command;

/// One tab's secret values. They are in memory only.
///
/// The vault also remembers which endpoints the user bound each secret to in this tab: by saving a webhook, by entering
/// the value of a secret that webhooks already name, or by confirming. [`Vault::ensure_bound`] fails for any other, because
/// the stored workspace can be changed without the user: by another page of the same origin, by another tab, by an import.
#[derive(Debug, Default)]
pub struct Vault {
    secrets: BTreeMap<(TeamName, SecretName), BoundSecret>,
}

#[derive(Debug, Default)]
struct BoundSecret {
    value: Option<SecretValue>,
    /// The destinations ([`Endpoint::destination`]) that the secret may be sent to.
    endpoints: BTreeSet<String>,
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

/// A change of the vault that follows from the user's own command.
#[derive(Clone, Debug, PartialEq)]
pub enum VaultChange {
    /// The user chose the webhook's endpoint or its secrets.
    Bind(TeamName, Box<Webhook>),
    /// The user deleted the secret.
    DeleteSecret(TeamName, SecretName),
    /// The user deleted the team.
    DeleteTeam(TeamName),
}

impl VaultChange {
    /// Returns the changes that follow from a command. A webhook whose endpoint and secrets the command leaves unchanged is
    /// not bound: the user edited something else.
    pub fn of(command: &Command) -> Vec<Self> {
        match command {
            Command::PutWebhook {
                team, webhook, base, ..
            } if base.as_ref().is_none_or(|base| binding(base) != binding(webhook)) => {
                vec![Self::Bind(team.clone(), Box::new(webhook.clone()))]
            }
            Command::DeleteSecret { team, name } => vec![Self::DeleteSecret(team.clone(), name.clone())],
            Command::DeleteTeam { name, .. } => vec![Self::DeleteTeam(name.clone())],
            Command::Batch { commands } => commands.iter().flat_map(Self::of).collect(),
            _ => Vec::new(),
        }
    }
}

fn binding(webhook: &Webhook) -> (&Endpoint, [&Option<SecretName>; 2]) {
    (&webhook.endpoint, [&webhook.access_token, &webhook.secret])
}

impl Vault {
    /// Keeps a secret's value, and replaces an older one. A secret that had no value is bound to the endpoints of the
    /// workspace's webhooks that name it now.
    pub fn set(&mut self, team: &TeamName, name: &SecretName, value: SecretValue, workspace: &Workspace) {
        let secret = self.secrets.entry((team.clone(), name.clone())).or_default();
        if secret.value.replace(value).is_none() {
            let webhooks = workspace.team(team).map(|team| team.webhooks.as_slice());
            let naming = webhooks
                .unwrap_or_default()
                .iter()
                .filter(|webhook| secret_names(webhook).any(|named| named == name));
            let destinations = naming.filter_map(|webhook| webhook.endpoint.destination());
            secret.endpoints.extend(destinations.map(str::to_owned));
        }
    }

    /// Returns a secret's value.
    pub fn get(&self, team: &TeamName, name: &SecretName) -> Option<SecretValue> {
        self.secret(team, name)?.value.clone()
    }

    /// Returns each secret that has a value.
    pub fn values(&self) -> impl Iterator<Item = (&TeamName, &SecretName, &SecretValue)> {
        let secrets = self.secrets.iter();
        secrets.filter_map(|((team, name), secret)| Some((team, name, secret.value.as_ref()?)))
    }

    /// Deletes a secret's value, and forgets its endpoints.
    pub fn delete(&mut self, team: &TeamName, name: &SecretName) {
        self.secrets.remove(&(team.clone(), name.clone()));
    }

    /// Moves a secret's value to another name in the same team.
    pub fn rename(&mut self, team: &TeamName, from: &SecretName, to: &SecretName) {
        if let Some(secret) = self.secrets.remove(&(team.clone(), from.clone())) {
            self.secrets.insert((team.clone(), to.clone()), secret);
        }
    }

    /// Applies the changes that follow from the user's own command. What other tabs delete is kept until this tab ends: they
    /// may undo it.
    pub fn follow(&mut self, changes: Vec<VaultChange>) {
        for change in changes {
            match change {
                VaultChange::Bind(team, webhook) => self.bind(&team, &webhook),
                VaultChange::DeleteSecret(team, name) => self.delete(&team, &name),
                VaultChange::DeleteTeam(name) => self.secrets.retain(|(team, _), _| *team != name),
            }
        }
    }

    /// Deletes the values of secrets that the workspace does not contain, after the user replaced it.
    pub fn forget_unknown(&mut self, workspace: &Workspace) {
        self.secrets.retain(|(team, name), _| {
            let team = workspace.team(team);
            team.is_some_and(|team| team.secrets.contains(name))
        });
    }

    /// Deletes all values.
    pub fn clear(&mut self) {
        self.secrets.clear();
    }

    /// Binds the secrets that a webhook names to its endpoint, because the user wants them to be sent there.
    pub fn bind(&mut self, team: &TeamName, webhook: &Webhook) {
        let Some(destination) = webhook.endpoint.destination() else {
            return;
        };
        for name in secret_names(webhook) {
            let secret = self.secrets.entry((team.clone(), name.clone())).or_default();
            secret.endpoints.insert(destination.to_owned());
        }
    }

    /// Undoes [`Vault::bind`].
    pub fn unbind(&mut self, team: &TeamName, webhook: &Webhook) {
        let destination = webhook.endpoint.destination().unwrap_or_default();
        for name in secret_names(webhook) {
            if let Some(secret) = self.secrets.get_mut(&(team.clone(), name.clone())) {
                secret.endpoints.remove(destination);
            }
        }
    }

    /// Returns whether the user bound all secrets that a webhook names to its endpoint. The sandbox needs no binding.
    pub fn is_bound(&self, team: &TeamName, webhook: &Webhook) -> bool {
        secret_names(webhook).all(|name| self.is_bound_to(team, name, &webhook.endpoint))
    }

    /// Fails if a value would be sent to an endpoint that the user has not bound its secret to in this tab.
    ///
    /// # Errors
    /// `request/new-endpoint`, with both endpoints, for the first such secret.
    pub fn ensure_bound(&self, team: &TeamName, webhook: &Webhook) -> Result<(), Error> {
        for name in secret_names(webhook) {
            let secret = self.secret(team, name).filter(|secret| secret.value.is_some());
            if let Some(secret) = secret
                && !self.is_bound_to(team, name, &webhook.endpoint)
            {
                let endpoints: Vec<_> = secret.endpoints.iter().map(String::as_str).collect();
                let known = match endpoints.as_slice() {
                    [] => Argument::from(Phrase::NoEndpoint),
                    known => known.join(", ").into(),
                };
                let endpoint = webhook.endpoint.destination().unwrap_or_default();
                return Err(Error::new(
                    Code::RequestNewEndpoint,
                    [
                        ("name", name.as_str().into()),
                        ("endpoint", endpoint.into()),
                        ("known", known),
                    ],
                ));
            }
        }
        Ok(())
    }

    /// Returns the values of the secrets that a team's webhook names.
    pub fn webhook_secrets(&self, team: &TeamName, webhook: &Webhook) -> WebhookSecrets {
        let value = |name: &Option<SecretName>| self.get(team, name.as_ref()?);
        WebhookSecrets {
            access_token: value(&webhook.access_token),
            secret: value(&webhook.secret),
        }
    }

    /// Returns all values with their endpoints as JSON, to be encrypted before it goes anywhere; `None` without values.
    pub fn to_json(&self) -> Option<String> {
        let rows: Vec<Vec<&str>> = self
            .secrets
            .iter()
            .filter_map(|((team, name), secret)| {
                let mut row = vec![team.as_str(), name.as_str(), secret.value.as_ref()?.expose()];
                row.extend(secret.endpoints.iter().map(String::as_str));
                Some(row)
            })
            .collect();
        (!rows.is_empty()).then(|| json::to_string(&rows))
    }

    /// Adds the values that [`Vault::to_json`] wrote, except where the vault has a value already. Text that it did not write
    /// is ignored.
    pub fn add_from_json(&mut self, text: &str) {
        let rows: Vec<Vec<String>> = serde_json::from_str(text).unwrap_or_default();
        for row in rows {
            let mut parts = row.into_iter();
            let (Some(team), Some(name), Some(value)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let (Ok(team), Ok(name)) = (TeamName::try_from(team), SecretName::try_from(name)) else {
                continue;
            };
            let secret = self.secrets.entry((team, name)).or_default();
            if secret.value.is_none() {
                secret.value = Some(SecretValue::new(value));
                secret.endpoints.extend(parts);
            }
        }
    }

    fn secret(&self, team: &TeamName, name: &SecretName) -> Option<&BoundSecret> {
        self.secrets.get(&(team.clone(), name.clone()))
    }

    fn is_bound_to(&self, team: &TeamName, name: &SecretName, endpoint: &Endpoint) -> bool {
        let Some(destination) = endpoint.destination() else {
            return true;
        };
        self.secret(team, name)
            .is_some_and(|secret| secret.endpoints.contains(destination))
    }
}

fn secret_names(webhook: &Webhook) -> impl Iterator<Item = &SecretName> {
    [&webhook.access_token, &webhook.secret].into_iter().flatten()
}
