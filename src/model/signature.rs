//! The encoding of a webhook's signature.

use serde::{Deserialize, Serialize};

/// The encoding of the 32 bytes of HMAC-SHA256 in `X-Wandb-Signature`. W&B documents a script that computes base64,
/// and the one signature that was found in public is hexadecimal (observed), so a webhook has this setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum SignatureEncoding {
    /// Base64, standard alphabet with padding, 44 characters (documented).
    #[default]
    Base64,
    /// Hexadecimal, 64 lower-case digits (observed).
    Hex,
}

impl SignatureEncoding {
    /// Returns the encoding's name, as in documents.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Hex => "hex",
        }
    }

    /// Returns whether this is the default encoding, which documents omit.
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
