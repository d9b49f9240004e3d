//! The signature debugger.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::argument::{Text, TextOrBytes};
use super::result::{Thrown, reply};
use crate::model::SecretValue;
use crate::request::{self, SignatureReport};

/// Finds out how a received `X-Wandb-Signature` is made of the secret and the body that a receiver used: in another
/// encoding, or with a secret or a body that differs in a usual way, like a trailing line feed or JSON written again.
#[wasm_bindgen(js_name = debugSignature)]
pub fn debug_signature(
    header: &Text,
    secret: &Text,
    body: &TextOrBytes,
) -> Result<Ts<SignatureReport>, Thrown> {
    let secret = SecretValue::new(secret.read("secret")?);
    let (header, body) = (header.read("header")?, body.read("body")?);
    Ok(reply(&request::debug_signature(&header, &secret, &body)))
}
