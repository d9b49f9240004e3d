//! What the page's sandbox receiver may have of a webhook's secrets: enough to check a request, nothing to read.

use js_sys::{Array, Object, Reflect, Uint8Array};
use sha2::{Digest, Sha256};
use tsify::Ts;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

use super::argument::read;
use super::error::Thrown;
use super::page::{needed, window};
use super::text::Text;
use super::vault;
use crate::model::{TeamName, Webhook};
use crate::request::METHOD;

/// What a request of a webhook is checked against.
#[wasm_bindgen(getter_with_clone)]
pub struct SandboxExpectation {
    /// The method that webhooks are sent with.
    #[wasm_bindgen(readonly)]
    pub method: String,
    /// SHA-256 of the access token; none where the webhook names none, or the vault has no value.
    #[wasm_bindgen(readonly, js_name = accessTokenDigest)]
    pub access_token_digest: Option<Vec<u8>>,
    /// The secret as an HMAC key that verifies and can't be exported; none likewise.
    #[wasm_bindgen(readonly, js_name = signingKey)]
    pub signing_key: Option<CryptoKey>,
}

/// What the sandbox receiver should see of this webhook, from the values that the vault has.
#[wasm_bindgen(js_name = sandboxExpectation)]
pub async fn sandbox_expectation(team: Text, webhook: Ts<Webhook>) -> Result<SandboxExpectation, Thrown> {
    let (team, webhook) = (TeamName::try_from(team.read("team")?)?, read("webhook", webhook)?);
    let known = vault::of(&team, &webhook)?;
    let secrets = known.secrets();
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
    imported(secret).await.map_err(|_| needed("crypto.subtle"))
}

async fn imported(secret: &[u8]) -> Result<CryptoKey, JsValue> {
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
