//! Masking of secret values in responses: while webhooks are tested, receivers often repeat the request.
//!
//! A response is decoded instead of searched for a list of encoded values: `escapes` reads each position of the text as
//! itself and as an escape sequence, and `views` decodes what may be base64, hexadecimal or a list of bytes, to be searched
//! in the same way.

mod escapes;
mod views;

use std::ops::Range;

use crate::model::Secrets;
use escapes::MIN_LENGTH;

const BULLETS: &str = "••••••••";
/// How many encodings like base64 may be inside each other.
const MAX_VIEWS: u8 = 2;

/// The secret values of one request. It finds them in a response as they are, in upper or lower case, and in the encodings
/// in which receivers repeat them, also two of these combined:
///
/// - escape sequences of JSON and of programming languages, percent encoding, also with `+` for a space, character
///   references of HTML, and quoted-printable;
/// - base64, also URL-safe, without padding, over several lines, and inside longer encoded text; hexadecimal digits, with or
///   without separators; lists of decimal bytes.
///
/// Compressed, encrypted or otherwise transformed values are not found.
#[derive(Default)]
pub struct Mask {
    values: Vec<Vec<u8>>,
}

impl Mask {
    /// Creates a mask for these values.
    pub fn new(secrets: &Secrets) -> Self {
        let values = [secrets.access_token, secrets.secret].into_iter().flatten();
        let values = values.map(|value| value.expose().as_bytes().to_vec());
        Self {
            values: values.filter(|value| !value.is_empty()).collect(),
        }
    }

    /// Returns the text with each value replaced with bullets.
    pub fn hide(&self, text: &str) -> String {
        self.mask(text, text, false)
    }

    /// Returns whether the text contains one of the values.
    pub fn is_in(&self, text: &str) -> bool {
        let mut is_found = false;
        self.find(text.as_bytes(), false, MAX_VIEWS, &mut |_| is_found = true);
        is_found
    }

    /// Like [`Mask::hide`], for text that may have been truncated inside a value: also replaces a prefix of a value, of
    /// at least 4 bytes, at the end of the text.
    pub fn hide_truncated(&self, text: &str) -> String {
        // A character that was cut in half is decoded as this one.
        self.mask(text, text.trim_end_matches(char::REPLACEMENT_CHARACTER), true)
    }

    /// Replaces the values in `text`, which are searched in its prefix `searched`.
    fn mask(&self, text: &str, searched: &str, is_truncated: bool) -> String {
        let mut found = Vec::new();
        self.find(searched.as_bytes(), is_truncated, MAX_VIEWS, &mut |range| {
            found.push(range);
        });
        found.sort_unstable_by_key(|range| range.start);
        let mut masked = String::new();
        let mut end = 0;
        let mut found = found.into_iter().peekable();
        while let Some(mut range) = found.next() {
            // Values that overlap or touch are replaced together.
            while let Some(next) = found.next_if(|next| next.start <= range.end) {
                range.end = range.end.max(next.end);
            }
            let start = char_boundary(text, range.start, |index| index - 1);
            masked.push_str(text.get(end..start).unwrap_or_default());
            masked.push_str(BULLETS);
            end = char_boundary(text, range.end, |index| index + 1);
            if is_truncated && end == searched.len() {
                end = text.len();
            }
        }
        masked.push_str(text.get(end..).unwrap_or_default());
        masked
    }

    /// Reports the range of each value in a text.
    fn find(&self, text: &[u8], is_truncated: bool, views: u8, report: &mut dyn FnMut(Range<usize>)) {
        for value in &self.values {
            escapes::find(text, value, is_truncated, report);
        }
        let shortest = self
            .values
            .iter()
            .map(Vec::len)
            .filter(|length| *length >= MIN_LENGTH);
        let Some(shortest) = shortest.min().filter(|_| views > 0) else {
            return;
        };
        let needed = match is_truncated {
            true => MIN_LENGTH,
            false => shortest,
        };
        views::each(text, needed, &mut |view| {
            self.find(
                view.bytes(),
                is_truncated && view.reaches_end(),
                views - 1,
                &mut |range| {
                    report(view.source(range));
                },
            );
        });
    }
}

/// Returns the first index from `index` on, in the direction of `next`, that is between two characters.
fn char_boundary(text: &str, mut index: usize, next: fn(usize) -> usize) -> usize {
    while !text.is_char_boundary(index) {
        index = next(index);
    }
    index
}
