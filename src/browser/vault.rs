//! The values of secrets: they go in, and nothing of JavaScript's gets them out again.

use std::cell::RefCell;

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::argument::read;
use super::error::Thrown;
use super::page::PageStorage;
use super::text::Text;
use super::workspace::WorkspaceStore;
use crate::model::{SecretName, SecretRetention, SecretValue, TeamName, Webhook};
use crate::store::{Vault, WebhookSecrets};

thread_local! {
    /// The tab's one vault, whatever the number of handles; opened when it is first needed.
    static VAULT: RefCell<Option<Vault<PageStorage>>> = const { RefCell::new(None) };
}

/// This tab's values of secrets; every handle is one to the same vault.
#[wasm_bindgen]
pub struct SecretVault {}

#[wasm_bindgen]
impl SecretVault {
    /// Opens the vault; throws where there is no browser's page.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<SecretVault, Thrown> {
        with(|_| Self {})
    }

    /// Keeps a secret's value, in place of an older one.
    pub fn set(&self, team: &Text, name: &Text, value: &Text) -> Result<(), Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        let value = SecretValue::new(value.read("value")?);
        Ok(with(|vault| vault.set(&team, &name, value))??)
    }

    /// Whether there is a value.
    pub fn has(&self, team: &Text, name: &Text) -> Result<bool, Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        with(|vault| vault.get(&team, &name).is_some())
    }

    /// Forgets a secret's value.
    pub fn delete(&self, team: &Text, name: &Text) -> Result<(), Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        with(|vault| vault.delete(&team, &name))
    }

    /// Gives a secret's value to another name of the team.
    pub fn rename(&self, team: &Text, from: &Text, to: &Text) -> Result<(), Thrown> {
        let team = team_name(team)?;
        let (from, to) = (secret_name("from", from)?, secret_name("to", to)?);
        Ok(with(|vault| vault.rename(&team, &from, &to))??)
    }

    /// Forgets the values of secrets that this workspace does not have, or has no more.
    #[wasm_bindgen(js_name = forgetStrangers)]
    pub fn forget_strangers(&self, store: &WorkspaceStore) -> Result<(), Thrown> {
        with(|vault| store.with_workspace(|workspace| vault.forget_unknown(workspace)))
    }

    /// Forgets every value.
    pub fn clear(&self) -> Result<(), Thrown> {
        with(Vault::clear)
    }

    /// How long values are kept.
    #[wasm_bindgen(getter, unchecked_return_type = "SecretRetention")]
    pub fn retention(&self) -> Result<String, Thrown> {
        with(|vault| match vault.retention() {
            SecretRetention::Tab => "tab".to_owned(),
            SecretRetention::Memory => "memory".to_owned(),
        })
    }

    /// Keeps all values for another time: `memory` erases what sessionStorage holds.
    #[wasm_bindgen(setter)]
    pub fn set_retention(&self, retention: Ts<SecretRetention>) -> Result<(), Thrown> {
        let retention = read("retention", retention)?;
        Ok(with(|vault| vault.set_retention(retention))??)
    }
}

fn team_name(team: &Text) -> Result<TeamName, Thrown> {
    Ok(TeamName::try_from(team.read("team")?)?)
}

fn secret_name(argument: &str, name: &Text) -> Result<SecretName, Thrown> {
    Ok(SecretName::try_from(name.read(argument)?)?)
}

/// The values that a team's webhook names.
pub(super) fn of(team: &TeamName, webhook: &Webhook) -> Result<WebhookSecrets, Thrown> {
    with(|vault| vault.webhook_secrets(team, webhook))
}

fn with<T>(work: impl FnOnce(&mut Vault<PageStorage>) -> T) -> Result<T, Thrown> {
    VAULT.with_borrow_mut(|slot| {
        let vault = match slot {
            Some(vault) => vault,
            None => slot.insert(Vault::new(PageStorage::session()?, SecretRetention::default())),
        };
        Ok(work(vault))
    })
}
