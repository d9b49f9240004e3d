//! Where a text stops being JSON, and why.

use std::ops::Range;

/// The first mistake of a text that is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonFault {
    /// The bytes of the character that does not fit; empty at the end of the text.
    pub range: Range<usize>,
    /// What was wrong, in English, without its place.
    pub reason: String,
}

impl JsonFault {
    /// The place and the reason behind an error that serde_json gave for `text`.
    pub fn new(text: &str, error: &serde_json::Error) -> Self {
        let start = place(text, error);
        let next = text.get(start..).and_then(|rest| rest.chars().next());
        Self {
            range: start..start + next.map_or(0, char::len_utf8),
            reason: reason(error),
        }
    }
}

/// The byte that serde stumbled over; it counts lines and columns of bytes.
fn place(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let line_start: usize = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    let column = line_start + error.column();
    let at = column.saturating_sub(1).min(text.len());
    // serde_json stops before a control character in one of its parsers, behind it in the other.
    let control = |at: &usize| text.as_bytes().get(*at).is_some_and(u8::is_ascii_control);
    if error.to_string().starts_with("control character") {
        return [at, column].into_iter().find(control).unwrap_or(at);
    }
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// What serde says, without its own line and column.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split_once(" at line ")
        .map_or(text.clone(), |(reason, _)| reason.to_owned())
}
