//! The request, its signature, and scripts that send the same.

use js_sys::{Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{
    argument::{read, read_or_default},
    error::Thrown,
    reply::{reply, value},
    template::GivenSecrets,
    text::{Text, TextOrBytes},
};
use crate::model::{SecretValue, Webhook};
use crate::request::{self, Header, Request, Verification};

/// The values of the secrets that a webhook names.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestSecrets {
    /// The value of its access token.
    #[tsify(optional)]
    access_token: Option<String>,
    /// The value of its secret.
    #[tsify(optional)]
    secret: Option<String>,
}

/// A request without its body: bytes have no JSON form.
#[derive(Serialize)]
struct Head<'a> {
    method: &'static str,
    url: &'a str,
    headers: &'a [Header],
}

/// The request that W&B sends for this webhook and this rendered payload, given as text or as its bytes.
#[wasm_bindgen(js_name = buildRequest)]
pub fn build_request(
    webhook: Ts<Webhook>,
    body: &TextOrBytes,
    secrets: Option<Ts<RequestSecrets>>,
) -> Result<Ts<Request>, Thrown> {
    let (webhook, secrets) = (read("webhook", webhook)?, read_or_default("secrets", secrets)?);
    let given = GivenSecrets::new(secrets.access_token, secrets.secret);
    let request = Request::build(&webhook, body.read("body")?, &given.secrets())?;
    let answer = value(&Head {
        method: request.method,
        url: &request.url,
        headers: &request.headers,
    });
    // A plain object takes every property.
    let _ = Reflect::set(
        &answer,
        &"body".into(),
        &Uint8Array::from(request.body.as_slice()),
    );
    Ok(Ts::new_unchecked(answer))
}

/// The value of `X-Wandb-Signature` for this body, given as text or as its bytes.
#[wasm_bindgen]
pub fn sign(body: &TextOrBytes, secret: &Text) -> Result<String, Thrown> {
    let secret = SecretValue::new(secret.read("secret")?);
    Ok(request::sign(&body.read("body")?, &secret))
}

/// Checks a received `X-Wandb-Signature` of a body, given as text or as its bytes, in constant time.
#[wasm_bindgen]
pub fn verify(body: &TextOrBytes, secret: &Text, header: &Text) -> Result<Ts<Verification>, Thrown> {
    let secret = SecretValue::new(secret.read("secret")?);
    let (body, header) = (body.read("body")?, header.read("header")?);
    Ok(reply(&request::verify(&body, &secret, &header)))
}
