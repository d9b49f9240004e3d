//! Secret values. JavaScript can store them, and can read them back only encrypted.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use base64::{Engine, prelude::BASE64_STANDARD};
use js_sys::{Array, Object, Reflect, Uint8Array};
use sha2::{Digest, Sha256};
use tsify::Ts;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey};

use super::argument::{Text, mismatch, read};
use super::page::{PageStore, needed, window};
use super::result::Thrown;
use super::sandbox;
use crate::diagnostic::{Error, Phrase};
use crate::model::{SecretName, SecretValue, Secrets, TeamName, Webhook, Workspace};
use crate::request::{METHOD, Mask};
use crate::store::{Vault, VaultChange, WebhookSecrets};

/// The length of AES-GCM's initialization vector, in bytes (NIST SP 800-38D).
const IV_BYTES: usize = 12;

thread_local! {
    /// The vault of this tab, shared by all handles.
    static VAULT: RefCell<Vault> = RefCell::new(Vault::default());
    /// The store that this page has open.
    static STORE: RefCell<Weak<RefCell<PageStore>>> = const { RefCell::new(Weak::new()) };
}

/// The secret values of this tab, in its memory. All instances share the same values, and none returns them. The commands
/// of this page's `WorkspaceStore` also change the vault: deleting a secret deletes its value, and a saved webhook's secrets
/// may be sent to its endpoint.
#[wasm_bindgen]
pub struct SecretVault {}

#[wasm_bindgen]
impl SecretVault {
    /// Opens the vault; throws a `BrowserError` outside of a page.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<SecretVault, Thrown> {
        window().map(|_| Self {})
    }

    /// Stores the value of a secret, replacing an older one; throws a `SecretError` for an invalid name. A secret that had
    /// no value is bound to the endpoints of the open workspace's webhooks that name it.
    pub fn set(&self, team: &Text, name: &Text, value: &Text) -> Result<(), Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        let value = SecretValue::new(value.read("value")?);
        with_workspace(|workspace| with_vault(|vault| vault.set(&team, &name, value, workspace)));
        Ok(())
    }

    /// Returns whether the vault has a value for this secret.
    pub fn has(&self, team: &Text, name: &Text) -> Result<bool, Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        Ok(with_vault(|vault| vault.get(&team, &name).is_some()))
    }

    /// Returns the name of a secret whose value a text contains, as it is or encoded, as in a masked response; undefined if
    /// it contains none.
    #[wasm_bindgen(js_name = secretIn)]
    pub fn secret_in(&self, text: &Text) -> Result<Option<String>, Thrown> {
        let text = text.read("text")?;
        let is_in = |value: &SecretValue| {
            let secrets = Secrets {
                access_token: Some(value),
                secret: None,
            };
            Mask::new(&secrets).is_in(&text)
        };
        Ok(with_vault(|vault| {
            let mut values = vault.values();
            let found = values.find(|(_, _, value)| is_in(value));
            found.map(|(_, name, _)| name.as_str().to_owned())
        }))
    }

    /// Deletes the value of a secret.
    pub fn delete(&self, team: &Text, name: &Text) -> Result<(), Thrown> {
        let (team, name) = (team_name(team)?, secret_name("name", name)?);
        with_vault(|vault| vault.delete(&team, &name));
        Ok(())
    }

    /// Moves the value of a secret to another name in the same team.
    pub fn rename(&self, team: &Text, from: &Text, to: &Text) -> Result<(), Thrown> {
        let team = team_name(team)?;
        let (from, to) = (secret_name("from", from)?, secret_name("to", to)?);
        with_vault(|vault| vault.rename(&team, &from, &to));
        Ok(())
    }

    /// Deletes all values.
    pub fn clear(&self) {
        with_vault(Vault::clear);
    }

    /// Binds the secrets that a webhook names to its endpoint (scheme, host, port and path), because the user wants them to
    /// be sent there: `send` refuses to send a value to any other endpoint.
    pub fn bind(&self, team: &Text, webhook: Ts<Webhook>) -> Result<(), Thrown> {
        let (team, webhook) = (team_name(team)?, read("webhook", webhook)?);
        with_vault(|vault| vault.bind(&team, &sandbox::named(webhook)));
        Ok(())
    }

    /// Undoes `bind`.
    pub fn unbind(&self, team: &Text, webhook: Ts<Webhook>) -> Result<(), Thrown> {
        let (team, webhook) = (team_name(team)?, read("webhook", webhook)?);
        with_vault(|vault| vault.unbind(&team, &sandbox::named(webhook)));
        Ok(())
    }

    /// Returns whether the user bound all secrets that a webhook names to its endpoint in this tab. The sandbox needs no
    /// binding.
    #[wasm_bindgen(js_name = isBound)]
    pub fn is_bound(&self, team: &Text, webhook: Ts<Webhook>) -> Result<bool, Thrown> {
        let (team, webhook) = (team_name(team)?, read("webhook", webhook)?);
        Ok(with_vault(|vault| {
            vault.is_bound(&team, &sandbox::named(webhook))
        }))
    }

    /// Returns all values and their endpoints encrypted with AES-GCM under this key, as base64; undefined without values.
    /// Rejects with an `ArgumentError` if the key can't encrypt with AES-GCM.
    pub async fn seal(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CryptoKey")] key: JsValue,
    ) -> Result<Option<String>, Thrown> {
        let refused = || mismatch("key", &key, Phrase::AesKey);
        let aes = Aes::new(&key).ok_or_else(refused)?;
        let Some(plain) = with_vault(|vault| vault.to_json()) else {
            return Ok(None);
        };
        let sealed = aes.seal(plain.as_bytes()).await;
        Ok(Some(sealed.map_err(|_| refused())?))
    }

    /// Adds the values that `seal` returned under this key, except where the vault has a value already. Resolves to whether
    /// the key opens the text.
    pub async fn unseal(
        &self,
        #[wasm_bindgen(unchecked_param_type = "CryptoKey")] key: JsValue,
        sealed: Text,
    ) -> Result<bool, Thrown> {
        let aes = Aes::new(&key).ok_or_else(|| mismatch("key", &key, Phrase::AesKey))?;
        let plain = aes.unseal(&sealed.read("sealed")?).await;
        if let Some(plain) = &plain {
            with_vault(|vault| vault.add_from_json(plain));
        }
        Ok(plain.is_some())
    }
}

/// A key for AES-GCM, which may not be exportable.
struct Aes {
    crypto: Crypto,
    key: CryptoKey,
}

impl Aes {
    /// Returns `None` if the value is not a key, or outside of a page.
    fn new(key: &JsValue) -> Option<Self> {
        Some(Self {
            crypto: window().ok()?.crypto().ok()?,
            key: key.dyn_ref::<CryptoKey>()?.clone(),
        })
    }

    async fn seal(&self, plain: &[u8]) -> Result<String, JsValue> {
        let mut iv = [0; IV_BYTES];
        self.crypto.get_random_values_with_u8_array(&mut iv)?;
        let algorithm = aes_gcm(&iv)?;
        let subtle = self.crypto.subtle();
        let encrypting = subtle.encrypt_with_object_and_u8_array(&algorithm, &self.key, plain)?;
        let encrypted = Uint8Array::new(&JsFuture::from(encrypting).await?).to_vec();
        Ok(BASE64_STANDARD.encode([&iv[..], &encrypted].concat()))
    }

    async fn unseal(&self, sealed: &str) -> Option<String> {
        let sealed = BASE64_STANDARD.decode(sealed).ok()?;
        let (iv, encrypted) = sealed.split_at_checked(IV_BYTES)?;
        let algorithm = aes_gcm(iv).ok()?;
        let subtle = self.crypto.subtle();
        let decrypting = subtle.decrypt_with_object_and_u8_array(&algorithm, &self.key, encrypted);
        let plain = JsFuture::from(decrypting.ok()?).await.ok()?;
        String::from_utf8(Uint8Array::new(&plain).to_vec()).ok()
    }
}

fn aes_gcm(iv: &[u8]) -> Result<Object, JsValue> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"AES-GCM".into())?;
    Reflect::set(&algorithm, &"iv".into(), &Uint8Array::from(iv))?;
    Ok(algorithm)
}

fn team_name(team: &Text) -> Result<TeamName, Thrown> {
    Ok(TeamName::try_from(team.read("team")?)?)
}

fn secret_name(argument: &str, name: &Text) -> Result<SecretName, Thrown> {
    Ok(SecretName::try_from(name.read(argument)?)?)
}

/// Returns the values of the secrets that a team's webhook names.
pub(super) fn webhook_secrets(team: &TeamName, webhook: &Webhook) -> WebhookSecrets {
    with_vault(|vault| vault.webhook_secrets(team, webhook))
}

/// Fails if a value would be sent to an endpoint that the user has not bound its secret to in this tab.
pub(super) fn ensure_bound(team: &TeamName, webhook: &Webhook) -> Result<(), Error> {
    with_vault(|vault| vault.ensure_bound(team, &sandbox::named(webhook.clone())))
}

/// Applies the changes that follow from the user's own command.
pub(super) fn follow(changes: Vec<VaultChange>) {
    with_vault(|vault| vault.follow(changes));
}

/// Deletes the values of secrets that the open workspace does not contain, after the user replaced it.
pub(super) fn forget_unknown() {
    with_workspace(|workspace| with_vault(|vault| vault.forget_unknown(workspace)));
}

/// Makes the vault read from this store which endpoints the webhooks have.
pub(super) fn follow_store(store: &Rc<RefCell<PageStore>>) {
    STORE.set(Rc::downgrade(store));
}

/// Calls `work` with the workspace of the open store; with an empty one if there is none.
fn with_workspace<T>(work: impl FnOnce(&Workspace) -> T) -> T {
    match STORE.with_borrow(Weak::upgrade) {
        Some(store) => work(store.borrow().workspace()),
        None => work(&Workspace::default()),
    }
}

fn with_vault<T>(work: impl FnOnce(&mut Vault) -> T) -> T {
    VAULT.with_borrow_mut(work)
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
    let found = webhook_secrets(&team, &webhook);
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
