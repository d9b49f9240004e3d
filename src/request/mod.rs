//! From a webhook and a rendered payload to the exact HTTP request that W&B sends, and to scripts that send the same.
//!
//! W&B posts the payload byte for byte as `application/json`. A webhook's access token goes along as a Bearer token,
//! and its secret signs the body: base64 of HMAC-SHA256 in `X-Wandb-Signature` (documented by W&B).
//!
//! ```
//! use hookwright::model::{SecretValue, Secrets, Webhook};
//! use hookwright::request::{Request, SignatureForm, Verification, verify};
//!
//! let webhook: Webhook = serde_json::from_str(
//!     r#"{"id": "w", "name": "Deploy", "endpoint": "https://example.com/hook", "secret": "SIGNING_KEY"}"#,
//! )?;
//! let key = SecretValue::new("a key for this example");
//! let request = Request::build(&webhook, "{}", &Secrets { secret: Some(&key), ..Secrets::default() })?;
//!
//! let signature = request.header("x-wandb-signature").unwrap_or_default();
//! assert_eq!(verify(b"{}", &key, signature), Verification::Valid { form: SignatureForm::Base64 });
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod export;
mod header;
mod mask;
mod preview;
mod signature;

use std::fmt;

use serde::{Serialize, Serializer};

pub use export::{BodyPart, Export, Splice, export};
pub use header::Header;
pub use mask::Mask;
pub use preview::Preview;
pub use signature::{SignatureForm, Verification, sign, verify};

use crate::diagnostic::Error;
use crate::model::{SecretValue, Secrets, Webhook};

/// What W&B sends webhooks with (documented).
pub const METHOD: &str = "POST";

/// One HTTP request, ready to be sent.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(rename = "HttpRequest"))]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Always `POST`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"POST\""))]
    pub method: &'static str,
    /// The endpoint as it is sent to: normalized, without fragment.
    pub url: String,
    /// The headers that W&B sets, in a fixed order; a client adds its own (`Host`, `Content-Length`, …).
    #[cfg_attr(target_arch = "wasm32", tsify(type = "HttpHeader[]"))]
    pub headers: Vec<Header>,
    /// The payload byte for byte; empty where an automation has none.
    #[serde(serialize_with = "bytes")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Uint8Array"))]
    pub body: Vec<u8>,
}

impl Request {
    /// The request that this webhook sends with this body.
    ///
    /// # Errors
    /// The webhook names an access token or a secret whose value is not given or empty, or the token's value can't
    /// stand in a header. No message holds a value.
    pub fn build(webhook: &Webhook, body: impl Into<Vec<u8>>, secrets: &Secrets) -> Result<Self, Error> {
        let body = body.into();
        let mut headers = vec![Header::content_type()];
        if let Some(name) = &webhook.access_token {
            headers.push(Header::authorization(name, present(secrets.access_token))?);
        }
        if let Some(name) = &webhook.secret {
            headers.push(Header::signature(name, present(secrets.secret), &body)?);
        }
        Ok(Self {
            method: METHOD,
            url: target(webhook),
            headers,
            body,
        })
    }

    /// What a browser can send without asking the receiver first: the payload alone, without token and signature.
    pub fn plain(webhook: &Webhook, body: impl Into<Vec<u8>>) -> Self {
        Self {
            method: METHOD,
            url: target(webhook),
            headers: vec![Header::plain_text()],
            body: body.into(),
        }
    }

    /// The value of the header of that name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self
            .headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(&header.value)
    }
}

/// The headers' secrets and the body stay out of logs.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

/// An empty value protects nothing, so it counts as none.
fn present(value: Option<&SecretValue>) -> Option<&SecretValue> {
    value.filter(|value| !value.expose().is_empty())
}

/// What a client asks the endpoint's host for; a fragment never leaves the client.
fn target(webhook: &Webhook) -> String {
    let mut url = webhook.endpoint.url().clone();
    url.set_fragment(None);
    url.into()
}

/// As bytes, so that JavaScript gets a `Uint8Array` and no list of numbers.
fn bytes<S: Serializer>(body: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(body)
}
