//! The lines of NDJSON and similar text: a line ends after a line feed, or at the end of the text.

use super::line_length;

/// Returns the lines of `text`, each with its line feed. The last line may have none.
pub(crate) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let length = (line_length(rest) + 1).min(rest.len());
        let (line, after) = rest.split_at(length);
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// Joins the lines of text that arrives in pieces.
#[derive(Debug)]
pub(crate) struct LineJoiner {
    /// The longest line that is kept whole, in bytes.
    limit: usize,
    /// The beginning of a line whose end has not arrived.
    unfinished: Vec<u8>,
    unfinished_length: u64,
}

impl LineJoiner {
    /// Creates a joiner that truncates longer lines to `limit` bytes and one more.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            unfinished: Vec::new(),
            unfinished_length: 0,
        }
    }

    /// Appends a piece, and calls `visit` with every line that ends in it and that line's length before truncation.
    pub(crate) fn push(&mut self, piece: &[u8], mut visit: impl FnMut(&[u8], u64)) {
        for part in lines(piece) {
            let is_end = part.ends_with(b"\n");
            if is_end && self.unfinished_length == 0 && part.len() <= self.limit {
                visit(part, part.len() as u64);
                continue;
            }
            let space = self.limit.saturating_add(1).saturating_sub(self.unfinished.len());
            self.unfinished
                .extend_from_slice(part.get(..space).unwrap_or(part));
            self.unfinished_length += part.len() as u64;
            if is_end {
                self.finish(&mut visit);
            }
        }
    }

    /// Calls `visit` with the line that has no line feed, if there is one.
    pub(crate) fn finish(&mut self, mut visit: impl FnMut(&[u8], u64)) {
        if self.unfinished_length > 0 {
            visit(&self.unfinished, self.unfinished_length);
            self.unfinished.clear();
            self.unfinished_length = 0;
        }
    }
}
