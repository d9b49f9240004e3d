//! The request, its signature, and scripts that send the same.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{
    argument::{read, read_or_default, text_or_bytes},
    error::Thrown,
    template::Given,
};
use crate::model::json::json_object;
use crate::model::{SecretValue, Webhook};
use crate::request::{self, Request, Verification};

/// The values of the secrets that a webhook names.
#[derive(Default, Tsify)]
#[serde(default, rename_all = "camelCase")]
pub struct RequestSecrets {
    /// The value of its access token.
    #[tsify(optional)]
    access_token: Option<String>,
    /// The value of its secret.
    #[tsify(optional)]
    secret: Option<String>,
}

json_object! { RequestSecrets {
    access_token: or_default as "accessToken",
    secret: or_default,
} }

/// The request that W&B sends for this webhook and this rendered payload, given as text or as its bytes.
#[wasm_bindgen(js_name = buildRequest)]
pub fn build_request(
    webhook: Ts<Webhook>,
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] body: &JsValue,
    secrets: Option<Ts<RequestSecrets>>,
) -> Result<Ts<Request>, Thrown> {
    let (webhook, secrets) = (read("webhook", webhook)?, read_or_default("secrets", secrets)?);
    let given = Given::new(secrets.access_token, secrets.secret);
    Ok(Request::build(&webhook, text_or_bytes("body", body)?, &given.secrets())?.into_ts()?)
}

/// The value of `X-Wandb-Signature` for this body.
#[wasm_bindgen]
pub fn sign(body: &[u8], secret: String) -> String {
    request::sign(body, &SecretValue::new(secret))
}

/// Checks a received `X-Wandb-Signature`, in constant time.
#[wasm_bindgen]
pub fn verify(body: &[u8], secret: String, header: &str) -> Result<Ts<Verification>, Thrown> {
    Ok(request::verify(body, &SecretValue::new(secret), header).into_ts()?)
}
