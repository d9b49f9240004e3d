//! Masking of secret values in responses: receivers that echo are common while webhooks are tested.

use base64::{Engine, prelude::BASE64_STANDARD};

use crate::json::escaped;
use crate::model::Secrets;

const DOTS: &str = "••••••••";
/// The length in bytes from which a value's beginning is masked at the end of a truncated text; shorter ones reveal
/// nothing.
const MIN_PREFIX: usize = 4;

/// The secret values of one request, in every encoding in which a receiver may repeat them: unchanged, escaped for JSON,
/// percent-encoded, in base64 and in hexadecimal.
#[derive(Default)]
pub struct Mask {
    /// The encoded values, the longest first, so that none is masked only in part.
    forms: Vec<String>,
}

impl Mask {
    /// Creates a mask for these values.
    pub fn new(secrets: &Secrets) -> Self {
        let mut mask = Self::default();
        for value in [secrets.access_token, secrets.secret].into_iter().flatten() {
            let value = value.expose();
            let hex: String = value.bytes().map(|byte| format!("{byte:02x}")).collect();
            let percent = url::form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>();
            mask.add(value.to_owned());
            mask.add(escaped(value).collect());
            mask.add(percent.replace('+', "%20"));
            mask.add(percent);
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

    /// Returns the text with each value replaced with dots.
    pub fn hide(&self, text: &str) -> String {
        let mut masked = text.to_owned();
        for form in &self.forms {
            masked = masked.replace(form, DOTS);
        }
        masked
    }

    /// Returns the text with each value replaced with dots. and of the beginning of a value at its end. Like
    /// [`Mask::hide`], for text that may have been truncated inside a value.
    pub fn hide_cut(&self, text: &str) -> String {
        let mut masked = self.hide(text);
        // A character that was cut in half is decoded as this one.
        let whole = masked.trim_end_matches(char::REPLACEMENT_CHARACTER);
        let prefix_at_end = |form: &String| {
            let ends = form.char_indices().map(|(index, _)| index).rev();
            let mut prefixes = ends.filter_map(|end| form.get(..end));
            prefixes
                .find(|prefix| prefix.len() >= MIN_PREFIX && whole.ends_with(prefix))
                .map(str::len)
        };
        if let Some(length) = self.forms.iter().filter_map(prefix_at_end).max() {
            masked.truncate(whole.len() - length);
            masked.push_str(DOTS);
        }
        masked
    }

    fn add(&mut self, form: String) {
        if form.is_empty() || self.forms.contains(&form) {
            return;
        }
        let index = self.forms.partition_point(|longer| longer.len() >= form.len());
        self.forms.insert(index, form);
    }
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
