//! The signature debugger: finds out how a received signature was made, when a receiver rejects it.

mod change;
mod json;
#[cfg(test)]
mod tests;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::Mac;
use serde::Serialize;

pub use change::{BodyChange, SecretChange};

use super::http::EMPTY_BODY;
use super::signature::{decode_hex, mac};
use crate::model::SecretValue;

/// The result of [`debug_signature`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SignatureReport {
    /// The encoding of the header, and the text around it.
    pub header: HeaderReading,
    /// The combination with the fewest changes that matches; omitted if none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matching: Option<SignatureMatch>,
    /// The number of combinations of secret and body that were compared.
    pub compared: u32,
    /// Whether the body is JSON, so that it was also compared written in other ways.
    pub body_is_json: bool,
}

/// How a header's value was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HeaderReading {
    /// The encoding; omitted if the value is in none of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<HeaderEncoding>,
    /// The number of bytes that the value decodes to: 32 for HMAC-SHA256, 20 for SHA-1, 64 for SHA-512.
    pub bytes: u32,
    /// The text before the value, like `sha256=`; empty if there is none.
    pub prefix: String,
    /// Whether the value is surrounded by whitespace or quotation marks.
    pub surrounded: bool,
}

/// The encoding of a received signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum HeaderEncoding {
    /// Base64 with padding (documented by W&B).
    Base64,
    /// Base64 without padding.
    Base64Unpadded,
    /// Base64 in the URL-safe alphabet.
    Base64Url,
    /// Lower-case hexadecimal digits (observed).
    Hex,
    /// Hexadecimal digits, not all in lower case.
    HexUpper,
    /// Base64 of the hexadecimal digits.
    Base64OfHex,
}

/// A combination of secret and body that has the received signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SignatureMatch {
    /// The change of the secret.
    pub secret: SecretChange,
    /// The change of the body.
    pub body: BodyChange,
}

/// Finds out how `header`, the received value of `X-Wandb-Signature`, is made of the secret and the body that a receiver
/// used: in another encoding, or with a secret or a body that differs in a usual way.
///
/// The match with the fewest changes is reported. The signatures are of the user's own requests, so the comparison need
/// not take constant time.
pub fn debug_signature(header: &str, secret: &SecretValue, body: &[u8]) -> SignatureReport {
    let (reading, digest) = read_header(header);
    let body_is_json = json::is_json(without_bom(body).unwrap_or(body));
    let mut report = SignatureReport {
        header: reading,
        matching: None,
        compared: 0,
        body_is_json,
    };
    let Some(digest) = digest else { return report };
    let secrets: Vec<_> = SecretChange::ALL
        .iter()
        .filter_map(|&change| Some((change, changed_secret(change, secret.expose())?)))
        .collect();
    let bodies: Vec<_> = BodyChange::ALL
        .iter()
        .filter_map(|&change| Some((change, changed_body(change, body)?)))
        .collect();
    // One change is likelier than two.
    let mut pairs: Vec<_> = secrets
        .iter()
        .flat_map(|secret| bodies.iter().map(move |body| (secret, body)))
        .collect();
    pairs.sort_by_key(|((secret, _), (body, _))| {
        u8::from(*secret != SecretChange::None) + u8::from(*body != BodyChange::None)
    });
    for ((secret_change, key), (body_change, body)) in pairs {
        report.compared += 1;
        if mac(body, key).verify_slice(&digest).is_ok() {
            report.matching = Some(SignatureMatch {
                secret: *secret_change,
                body: *body_change,
            });
            break;
        }
    }
    report
}

/// Reads a header's value, also with its name, a prefix, or whitespace and quotation marks around it. Returns the bytes if
/// they may be an HMAC-SHA256.
fn read_header(header: &str) -> (HeaderReading, Option<[u8; 32]>) {
    const NAME: &str = "x-wandb-signature:";
    let text = header.trim();
    let value = match text.get(..NAME.len()) {
        Some(name) if name.eq_ignore_ascii_case(NAME) => text.get(NAME.len()..).unwrap_or_default(),
        _ => header,
    };
    let is_around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`');
    let inner = value.trim_matches(is_around);
    let without_name = value.strip_prefix(' ').unwrap_or(value);
    let surrounded = inner != without_name;
    let (prefix, encoded) = split_prefix(inner);
    let (encoding, bytes) = match decode(encoded) {
        Some((encoding, bytes)) => (Some(encoding), bytes),
        None => (None, Vec::new()),
    };
    let reading = HeaderReading {
        encoding,
        bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        prefix: prefix.to_owned(),
        surrounded,
    };
    (reading, bytes.try_into().ok())
}

/// Splits a prefix like `sha256=`, `v1,` or `HMAC-SHA256 ` off; base64 has `=` only at its end.
fn split_prefix(text: &str) -> (&str, &str) {
    let separator = text.char_indices().rfind(|&(index, c)| {
        let at_end = text
            .get(index..)
            .is_some_and(|rest| rest.chars().all(|c| c == '='));
        matches!(c, ':' | ',' | ' ' | '=') && !at_end
    });
    match separator {
        Some((index, c)) => text.split_at(index + c.len_utf8()),
        None => ("", text),
    }
}

/// Decodes a signature in any of the encodings. Hexadecimal first: its digits are base64 too.
fn decode(text: &str) -> Option<(HeaderEncoding, Vec<u8>)> {
    let is_hex = text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(bytes) = decode_hex(text).filter(|_| is_hex) {
        let lower = text.bytes().all(|byte| !byte.is_ascii_uppercase());
        let encoding = if lower {
            HeaderEncoding::Hex
        } else {
            HeaderEncoding::HexUpper
        };
        return Some((encoding, bytes));
    }
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let url_safe = text.contains(['-', '_']);
    let alphabet = if url_safe {
        &alphabet::URL_SAFE
    } else {
        &alphabet::STANDARD
    };
    let bytes = GeneralPurpose::new(alphabet, config).decode(text).ok()?;
    if bytes.is_empty() {
        return None;
    }
    let digits = std::str::from_utf8(&bytes)
        .ok()
        .filter(|digits| digits.len() == 64);
    if let Some(inner) = digits.and_then(decode_hex) {
        return Some((HeaderEncoding::Base64OfHex, inner));
    }
    let encoding = if url_safe {
        HeaderEncoding::Base64Url
    } else if text.len().is_multiple_of(4) {
        HeaderEncoding::Base64
    } else {
        HeaderEncoding::Base64Unpadded
    };
    Some((encoding, bytes))
}

/// Returns the changed secret; `None` where the change does nothing or is not possible.
fn changed_secret(change: SecretChange, secret: &str) -> Option<Vec<u8>> {
    let trimmed = secret.trim();
    let changed = match change {
        SecretChange::None => return Some(secret.into()),
        SecretChange::Trimmed => trimmed.as_bytes().to_vec(),
        SecretChange::Unquoted => trimmed.trim_matches(['"', '\'', '`']).as_bytes().to_vec(),
        SecretChange::WithLineFeed => format!("{secret}\n").into_bytes(),
        SecretChange::WithCrLf => format!("{secret}\r\n").into_bytes(),
        SecretChange::HexDecoded => decode_hex(trimmed)?,
        SecretChange::Base64Decoded => decode_base64(trimmed)?,
        SecretChange::Empty => Vec::new(),
    };
    (changed != secret.as_bytes()).then_some(changed)
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let alphabet = if text.contains(['-', '_']) {
        &alphabet::URL_SAFE
    } else {
        &alphabet::STANDARD
    };
    GeneralPurpose::new(alphabet, config).decode(text).ok()
}

const BOM: &[u8] = b"\xef\xbb\xbf";

fn without_bom(body: &[u8]) -> Option<&[u8]> {
    body.strip_prefix(BOM)
}

/// Returns the changed body; `None` where the change does nothing or is not possible.
fn changed_body(change: BodyChange, body: &[u8]) -> Option<Vec<u8>> {
    let changed = match change {
        BodyChange::None => return Some(body.to_vec()),
        BodyChange::WithoutFinalLineBreak => {
            let end = body.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n'));
            body.get(..end.map_or(0, |last| last + 1))
                .unwrap_or_default()
                .to_vec()
        }
        BodyChange::WithLineFeed => [body, b"\n"].concat(),
        BodyChange::WithCrLf => [body, b"\r\n"].concat(),
        BodyChange::LineFeeds => with_line_feeds(body),
        BodyChange::CarriageReturns => {
            let line_feeds = with_line_feeds(body);
            let lines: Vec<_> = line_feeds.split(|&byte| byte == b'\n').collect();
            lines.join(&b"\r\n"[..])
        }
        BodyChange::Trimmed => body.trim_ascii().to_vec(),
        BodyChange::WithoutBom => without_bom(body)?.to_vec(),
        BodyChange::WithBom => [BOM, without_bom(body).unwrap_or(body)].concat(),
        BodyChange::EmptyObject => EMPTY_BODY.into(),
        BodyChange::Empty => Vec::new(),
        style => json::rewritten(without_bom(body).unwrap_or(body), style)?,
    };
    (changed != body).then_some(changed)
}

fn with_line_feeds(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut bytes = body.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\r' || bytes.peek() != Some(&b'\n') {
            out.push(byte);
        }
    }
    out
}
