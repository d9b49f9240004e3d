//! Secret values. JavaScript can store them, and can't read them back.

use std::cell::RefCell;

use js_sys::{Array, Object, Reflect, Uint8Array};
use sha2::{Digest, Sha256};
use tsify::Ts;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

use super::argument::{Text, read};
use super::page::{PageStorage, needed, window};
use super::result::Thrown;
use super::workspace::WorkspaceStore;
use crate::model::{SecretName, SecretRetention, SecretValue, TeamName, Webhook};
use crate::request::METHOD;
use crate::store::{Vault, WebhookSecrets};

thread_local! {
    /// The vault of this tab, opened on first use and shared by all handles.
    static VAULT: RefCell<Option<Vault<PageStorage>>> = const { RefCell::new(None) };
}

/// The secret values of this tab. All instances share the same values, and none returns them.
#[wasm_bindgen]
pub struct SecretVault {}

#[wasm_bindgen]
impl SecretVault {
    /// Opens the vault; throws a `BrowserError` outside of a page.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<SecretVault, Thrown> {
        with_vault(|_| Self {})
    }

    /// Stores the value of a secret, replacing an older one; throws a `SecretError` for an invalid name, a `StoreError` if
    /// sessionStorage is full.
    pub fn set(&self, team: &Text, name: &Text, value: &Text) -> Result<(), Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        let value = SecretValue::new(value.read("value")?);
        Ok(with_vault(|vault| vault.set(&team, &name, value))??)
    }

    /// Returns whether the vault has a value for this secret.
    pub fn has(&self, team: &Text, name: &Text) -> Result<bool, Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        with_vault(|vault| vault.get(&team, &name).is_some())
    }

    /// Deletes the value of a secret.
    pub fn delete(&self, team: &Text, name: &Text) -> Result<(), Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        with_vault(|vault| vault.delete(&team, &name))
    }

    /// Moves the value of a secret to another name in the same team.
    pub fn rename(&self, team: &Text, from: &Text, to: &Text) -> Result<(), Thrown> {
        let team = team_name(team)?;
        let (from, to) = (secret_name("from", from)?, secret_name("to", to)?);
        Ok(with_vault(|vault| vault.rename(&team, &from, &to))??)
    }

    /// Deletes the values of secrets that the workspace does not contain, or no longer contains.
    #[wasm_bindgen(js_name = forgetUnknown)]
    pub fn forget_unknown(&self, store: &WorkspaceStore) -> Result<(), Thrown> {
        with_vault(|vault| store.with_workspace(|workspace| vault.forget_unknown(workspace)))
    }

    /// Deletes all values.
    pub fn clear(&self) -> Result<(), Thrown> {
        with_vault(Vault::clear)
    }

    /// How long values are kept: `"tab"` until the tab is closed, `"memory"` until the page is reloaded.
    #[wasm_bindgen(getter, unchecked_return_type = "SecretRetention")]
    pub fn retention(&self) -> Result<String, Thrown> {
        with_vault(|vault| match vault.retention() {
            SecretRetention::Tab => "tab".to_owned(),
            SecretRetention::Memory => "memory".to_owned(),
        })
    }

    /// Changes how long values are kept; `"memory"` erases them from sessionStorage.
    #[wasm_bindgen(setter)]
    pub fn set_retention(&self, retention: Ts<SecretRetention>) -> Result<(), Thrown> {
        let retention = read("retention", retention)?;
        Ok(with_vault(|vault| vault.set_retention(retention))??)
    }
}

fn team_name(team: &Text) -> Result<TeamName, Thrown> {
    Ok(TeamName::try_from(team.read("team")?)?)
}

fn secret_name(argument: &str, name: &Text) -> Result<SecretName, Thrown> {
    Ok(SecretName::try_from(name.read(argument)?)?)
}

/// Returns the values of the secrets that a team's webhook names.
pub(super) fn webhook_secrets(team: &TeamName, webhook: &Webhook) -> Result<WebhookSecrets, Thrown> {
    with_vault(|vault| vault.webhook_secrets(team, webhook))
}

fn with_vault<T>(work: impl FnOnce(&mut Vault<PageStorage>) -> T) -> Result<T, Thrown> {
    VAULT.with_borrow_mut(|slot| {
        let vault = match slot {
            Some(vault) => vault,
            None => slot.insert(Vault::new(PageStorage::session()?, SecretRetention::default())),
        };
        Ok(work(vault))
    })
}

/// The data that the sandbox receiver needs to check a webhook's requests. It reveals no secret value.
#[wasm_bindgen(getter_with_clone)]
pub struct SandboxExpectation {
    /// The HTTP method of every webhook request.
    #[wasm_bindgen(readonly)]
    pub method: String,
    /// The SHA-256 digest of the access token; undefined if the webhook has none or the vault lacks its value.
    #[wasm_bindgen(readonly, js_name = accessTokenDigest)]
    pub access_token_digest: Option<Vec<u8>>,
    /// The secret as an HMAC key that can verify but not be exported; undefined if the webhook has none or the vault lacks
    /// its value.
    #[wasm_bindgen(readonly, js_name = signingKey)]
    pub signing_key: Option<CryptoKey>,
}

/// Returns the data that the sandbox receiver needs to check this webhook's requests, from the values in the vault.
#[wasm_bindgen(js_name = sandboxExpectation)]
pub async fn sandbox_expectation(team: Text, webhook: Ts<Webhook>) -> Result<SandboxExpectation, Thrown> {
    let (team, webhook) = (TeamName::try_from(team.read("team")?)?, read("webhook", webhook)?);
    let found = webhook_secrets(&team, &webhook)?;
    let secrets = found.secrets();
    let access_token_digest = secrets
        .access_token
        .map(|token| Sha256::digest(token.expose().as_bytes()).to_vec());
    let signing_key = match secrets.secret {
        Some(secret) => Some(verifying_key(secret.expose().as_bytes()).await?),
        None => None,
    };
    Ok(SandboxExpectation {
        method: METHOD.to_owned(),
        access_token_digest,
        signing_key,
    })
}

async fn verifying_key(secret: &[u8]) -> Result<CryptoKey, Thrown> {
    import_key(secret).await.map_err(|_| needed("crypto.subtle"))
}

async fn import_key(secret: &[u8]) -> Result<CryptoKey, JsValue> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"HMAC".into())?;
    Reflect::set(&algorithm, &"hash".into(), &"SHA-256".into())?;
    let window = window().map_err(|_| JsValue::UNDEFINED)?;
    let importing = window.crypto()?.subtle().import_key_with_object(
        "raw",
        &Uint8Array::from(secret),
        &algorithm,
        false,
        &Array::of1(&"verify".into()),
    )?;
    JsFuture::from(importing).await?.dyn_into()
}
