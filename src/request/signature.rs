//! The `X-Wandb-Signature` header: computed as W&B does, and verified as a receiver should.

use std::fmt::Write as _;

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::Sha256;

use crate::model::{SecretValue, SignatureEncoding};

/// The result of verifying a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "outcome", rename_all = "camelCase")]
pub enum Verification {
    /// The signature is of this body, with this secret.
    Valid {
        /// The encoding of the signature.
        encoding: SignatureEncoding,
    },
    /// The signature is of another body or with another secret.
    Mismatch {
        /// The encoding of the signature.
        encoding: SignatureEncoding,
    },
    /// The header is not an HMAC-SHA256 in either encoding.
    Malformed,
}

/// Computes the value of `X-Wandb-Signature` for this body: HMAC-SHA256 over its bytes, in this encoding.
pub fn sign(body: &[u8], secret: &SecretValue, encoding: SignatureEncoding) -> String {
    let digest = mac(body, secret.expose().as_bytes()).finalize().into_bytes();
    match encoding {
        SignatureEncoding::Base64 => STANDARD.encode(digest),
        SignatureEncoding::Hex => digest.iter().fold(String::new(), |mut out, byte| {
            // Writing to a string can't fail.
            let _ = write!(out, "{byte:02x}");
            out
        }),
    }
}

/// Verifies a received value of `X-Wandb-Signature`, in base64 or hexadecimal, ignoring surrounding whitespace.
///
/// The bytes are compared in constant time, so that the duration does not reveal how many of them match.
pub fn verify(body: &[u8], secret: &SecretValue, header: &str) -> Verification {
    let Some((encoding, signature)) = decode(header.trim_ascii()) else {
        return Verification::Malformed;
    };
    match mac(body, secret.expose().as_bytes()).verify_slice(&signature) {
        Ok(()) => Verification::Valid { encoding },
        Err(_) => Verification::Mismatch { encoding },
    }
}

pub(super) fn mac(body: &[u8], key: &[u8]) -> Hmac<Sha256> {
    #[expect(
        clippy::expect_used,
        reason = "RFC 2104 defines HMAC for keys of every length"
    )]
    let mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.chain_update(body)
}

/// Decodes a signature. The two encodings differ in length, so no text is both.
fn decode(text: &str) -> Option<(SignatureEncoding, Vec<u8>)> {
    let (encoding, bytes) = match text.len() {
        44 => (SignatureEncoding::Base64, STANDARD.decode(text).ok()?),
        64 => (SignatureEncoding::Hex, decode_hex(text)?),
        _ => return None,
    };
    (bytes.len() == 32).then_some((encoding, bytes))
}

/// Decodes hexadecimal digits in either case; `None` if the text contains anything else, or an odd number of digits.
pub(super) fn decode_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let (pairs, odd) = text.as_bytes().as_chunks::<2>();
    if !odd.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?))
        .collect()
}

#[cfg(test)]
mod tests;
