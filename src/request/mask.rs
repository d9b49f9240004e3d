//! Masking of secret values in responses: while webhooks are tested, receivers often repeat the request.

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::json::escaped;
use crate::model::Secrets;

const BULLETS: &str = "••••••••";
/// The length in bytes of the shortest prefix of a value that is masked at the end of truncated text; a shorter one
/// reveals too little to matter.
const MIN_PREFIX: usize = 4;
/// The punctuation that common percent-encoders leave unencoded: HTML forms, JavaScript's `encodeURIComponent`, RFC 3986,
/// and Python's `quote`.
const UNRESERVED: [&str; 4] = ["*-._", "-_.!~*'()", "-._~", "-._~/"];

/// The secret values of one request, in the encodings in which receivers usually repeat them: unchanged; inside a JSON
/// string, also in ASCII only, like `\u00fc`; percent-encoded by common rules, with upper- or lower-case digits, also with
/// `+` for a space; in base64, also URL-safe, without padding and at any position in the encoded text; in hexadecimal.
/// Other encodings are not masked, such as HTML entities, compression, or two encodings of the same value combined.
#[derive(Default)]
pub struct Mask {
    /// The encoded values, the longest first, so that none is masked only in part.
    encodings: Vec<String>,
}

impl Mask {
    /// Creates a mask for these values.
    pub fn new(secrets: &Secrets) -> Self {
        let mut mask = Self::default();
        for value in [secrets.access_token, secrets.secret].into_iter().flatten() {
            let value = value.expose();
            let hex: String = value.bytes().map(|byte| format!("{byte:02x}")).collect();
            let json: String = escaped(value).collect();
            mask.add(value.to_owned());
            mask.add(ascii_json(&json));
            mask.add(json);
            for unreserved in UNRESERVED {
                let percent = percent_encoded(value, unreserved, |byte| format!("%{byte:02X}"));
                mask.add(percent.replace("%20", "+"));
                mask.add(percent);
                let lower_case = percent_encoded(value, unreserved, |byte| format!("%{byte:02x}"));
                mask.add(lower_case.replace("%20", "+"));
                mask.add(lower_case);
            }
            mask.add(hex.to_ascii_uppercase());
            mask.add(hex);
            mask.add(BASE64_STANDARD.encode(value));
            for offset in 0..3 {
                let inside = inside_base64(value, offset);
                mask.add(inside.replace('+', "-").replace('/', "_"));
                mask.add(inside);
            }
        }
        mask
    }

    /// Returns the text with each value replaced with bullets.
    pub fn hide(&self, text: &str) -> String {
        let mut masked = text.to_owned();
        for encoding in &self.encodings {
            masked = masked.replace(encoding, BULLETS);
        }
        masked
    }

    /// Like [`Mask::hide`], for text that may have been truncated inside a value: also replaces a prefix of a value, of
    /// at least 4 bytes, at the end of the text.
    pub fn hide_truncated(&self, text: &str) -> String {
        let mut masked = self.hide(text);
        // A character that was cut in half is decoded as this one.
        let whole = masked.trim_end_matches(char::REPLACEMENT_CHARACTER);
        let prefix_at_end = |encoding: &String| {
            let ends = encoding.char_indices().map(|(index, _)| index).rev();
            let mut prefixes = ends.filter_map(|end| encoding.get(..end));
            prefixes
                .find(|prefix| prefix.len() >= MIN_PREFIX && whole.ends_with(prefix))
                .map(str::len)
        };
        if let Some(length) = self.encodings.iter().filter_map(prefix_at_end).max() {
            masked.truncate(whole.len() - length);
            masked.push_str(BULLETS);
        }
        masked
    }

    fn add(&mut self, encoding: String) {
        if encoding.is_empty() || self.encodings.contains(&encoding) {
            return;
        }
        let index = self
            .encodings
            .partition_point(|longer| longer.len() >= encoding.len());
        self.encodings.insert(index, encoding);
    }
}

/// Escapes the characters beyond ASCII in the inside of a JSON string, like Python's `json.dumps`.
fn ascii_json(json: &str) -> String {
    let mut ascii = String::new();
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                ascii.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    ascii
}

/// Percent-encodes each byte that is neither alphanumeric nor `unreserved`, as `encode` writes it.
fn percent_encoded(value: &str, unreserved: &str, encode: impl Fn(u8) -> String) -> String {
    let encoded = value.bytes().map(|byte| match char::from(byte) {
        c if c.is_ascii_alphanumeric() || unreserved.contains(c) => c.to_string(),
        _ => encode(byte),
    });
    encoded.collect()
}

/// Returns the base64 characters that do not depend on the bytes around `value`, when `value` starts at `offset` mod 3.
/// Empty for values that are too short to be distinguished from other text.
fn inside_base64(value: &str, offset: usize) -> String {
    let mut bytes = vec![0; offset];
    bytes.extend_from_slice(value.as_bytes());
    let encoded = BASE64_STANDARD.encode(&bytes);
    let start = (offset * 8).div_ceil(6);
    let end = bytes.len() * 8 / 6;
    let inside = encoded.get(start..end).unwrap_or_default();
    if inside.len() < 2 * MIN_PREFIX {
        String::new()
    } else {
        inside.to_owned()
    }
}
