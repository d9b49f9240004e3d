//! The HTTP request that W&B sends for a webhook and a rendered payload, and scripts that send the same request.
//!
//! W&B posts the bytes of the payload as `application/json`, and `{}` for an automation without a payload (observed). A
//! webhook's access token is sent as a Bearer token, and its secret signs the body with HMAC-SHA256 in
//! `X-Wandb-Signature`, in base64 (documented) or in hexadecimal (observed).
//!
//! ```
//! use hookwright::model::{SecretValue, Secrets, SignatureEncoding, Webhook};
//! use hookwright::request::{Request, Verification, verify};
//!
//! let webhook: Webhook = serde_json::from_str(
//!     r#"{"id": "w", "name": "Deploy", "endpoint": "https://example.com/hook", "secret": "SIGNING_KEY"}"#,
//! )?;
//! let key = SecretValue::new("a key for this example");
//! let request = Request::build(&webhook, "{}", &Secrets { secret: Some(&key), ..Secrets::default() })?;
//!
//! let signature = request.header("x-wandb-signature").unwrap_or_default();
//! let encoding = SignatureEncoding::Base64;
//! assert_eq!(verify(b"{}", &key, signature), Verification::Valid { encoding });
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "matching")]
mod debugger;
mod export;
mod http;
mod mask;
mod signature;

#[cfg(feature = "matching")]
pub use debugger::{
    BodyChange, HeaderEncoding, HeaderReading, SecretChange, SignatureMatch, SignatureReport, debug_signature,
};
pub use export::{BodyPart, Export, Insertion, export};
pub(crate) use http::invalid_character;
pub use http::{EMPTY_BODY, Header, METHOD, Preview, Request, is_blank};
pub use mask::Mask;
pub use signature::{Verification, sign, verify};
