//! Where a text stops being JSON, and why.

use std::ops::Range;

use crate::diagnostic::Phrase;

/// The first mistake of a text that is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonFault {
    /// The bytes of the character that does not fit; empty at the end of the text.
    pub range: Range<usize>,
    /// What was wrong, without its place.
    pub reason: Phrase,
}

impl JsonFault {
    /// The mistake at the byte `at` of `text`.
    pub(super) fn new(text: &str, at: usize, reason: Phrase) -> Self {
        let next = text.get(at..).and_then(|rest| rest.chars().next());
        Self {
            range: at..at + next.map_or(0, char::len_utf8),
            reason,
        }
    }
}
