//! The HTTP request that W&B sends for a webhook and a rendered payload, and scripts that send the same request.
//!
//! W&B posts the bytes of the payload as `application/json`. A webhook's access token is sent as a Bearer token, and its
//! secret signs the body: base64 of HMAC-SHA256 in `X-Wandb-Signature` (documented by W&B).
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
mod http;
mod mask;
mod signature;

pub use export::{BodyPart, Export, Insertion, export};
pub(crate) use http::invalid_character;
pub use http::{Header, METHOD, Preview, Request};
pub use mask::Mask;
pub use signature::{SignatureForm, Verification, sign, verify};
