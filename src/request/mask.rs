//! Hiding the values of secrets in what a receiver answers: receivers that echo are common while webhooks are tried out.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::present;
use crate::json::escaped;
use crate::model::Secrets;

const DOTS: &str = "••••••••";
/// A text that was cut off may end in the beginning of a value; shorter ones tell nothing.
const SHORTEST_BEGINNING: usize = 4;

/// The values of one request, in every form in which a receiver may repeat them: as they are, escaped for JSON,
/// percent-encoded, in base64 and in hexadecimal digits.
#[derive(Default)]
pub struct Mask {
    /// The longest first, so that no form is hidden in part.
    forms: Vec<String>,
}

impl Mask {
    /// What hides these values.
    pub fn new(secrets: &Secrets) -> Self {
        let mut mask = Self::default();
        for value in [secrets.access_token, secrets.secret]
            .into_iter()
            .filter_map(present)
        {
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
                mask.add(inside_base64(value, offset));
            }
        }
        mask
    }

    /// The text with dots in place of each value.
    pub fn hide(&self, text: &str) -> String {
        let mut shown = text.to_owned();
        for form in &self.forms {
            shown = shown.replace(form, DOTS);
        }
        shown
    }

    /// The same for a text that may have been cut off inside a value.
    pub fn hide_cut(&self, text: &str) -> String {
        let mut shown = self.hide(text);
        // Where the cut went through a character, half of it reads as this one.
        let whole = shown.trim_end_matches(char::REPLACEMENT_CHARACTER);
        let beginning = |form: &String| {
            let ends = form.char_indices().map(|(at, _)| at).rev();
            let mut beginnings = ends.filter_map(|at| form.get(..at));
            beginnings
                .find(|start| start.len() >= SHORTEST_BEGINNING && whole.ends_with(start))
                .map(str::len)
        };
        if let Some(length) = self.forms.iter().filter_map(beginning).max() {
            shown.truncate(whole.len() - length);
            shown.push_str(DOTS);
        }
        shown
    }

    fn add(&mut self, form: String) {
        if form.is_empty() || self.forms.contains(&form) {
            return;
        }
        let place = self.forms.partition_point(|other| other.len() >= form.len());
        self.forms.insert(place, form);
    }
}

/// What is the same in base64 of every text that has the value so many bytes (modulo 3) behind its start; nothing for
/// values that are too short to be told from other text.
fn inside_base64(value: &str, offset: usize) -> String {
    let mut bytes = vec![0; offset];
    bytes.extend_from_slice(value.as_bytes());
    let encoded = BASE64_STANDARD.encode(&bytes);
    let start = (offset * 8).div_ceil(6);
    let end = bytes.len() * 8 / 6;
    let inside = encoded.get(start..end).unwrap_or_default();
    if inside.len() < 2 * SHORTEST_BEGINNING {
        String::new()
    } else {
        inside.to_owned()
    }
}
