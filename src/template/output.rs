//! The buffer that payloads are rendered into.

use crate::json::escaped;

/// The bytes of a payload, or of many payloads in a row.
///
/// The buffer is zeroed ahead of the write position, because most pieces are a few bytes: copying them into a slice takes a
/// handful of instructions. Appending to a `Vec` takes several calls, and its `memcpy` leaves wasm.
pub struct Output {
    buffer: Vec<u8>,
    length: usize,
    /// The number of bytes that the caller passed in. They don't count when the buffer grows.
    initial_length: usize,
}

impl Output {
    /// Creates an output that appends to `written` and reuses its allocation, with room for `expected` more bytes.
    pub fn appending_to(written: Vec<u8>, expected: usize) -> Self {
        let length = written.len();
        let mut buffer = written;
        buffer.reserve(expected);
        buffer.resize(length + expected, 0);
        Self {
            buffer,
            length,
            initial_length: length,
        }
    }

    /// Creates an empty output with this capacity.
    pub fn with_capacity(capacity: usize) -> Self {
        Self::appending_to(Vec::new(), capacity)
    }

    /// Returns everything written.
    pub fn finish(self) -> Vec<u8> {
        let mut written = self.buffer;
        written.truncate(self.length);
        written
    }

    /// Returns everything written as a string: empty if this output appends to bytes that are not UTF-8.
    pub fn into_string(self) -> String {
        String::from_utf8(self.finish()).unwrap_or_default()
    }

    /// Appends everything written to `out`, and empties this output.
    pub fn move_to(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.buffer.get(..self.length).unwrap_or_default());
        self.length = 0;
    }

    /// Returns the number of bytes written.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Removes everything after the first `length` bytes.
    pub fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Appends `text` unchanged.
    #[inline]
    pub fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let end = self.length + bytes.len();
        if end > self.buffer.len() {
            self.grow(end);
        }
        if let Some(target) = self.buffer.get_mut(self.length..end) {
            copy(target, bytes);
        }
        self.length = end;
    }

    /// Appends `text` as the content of a JSON string, without the quotes.
    pub fn push_escaped(&mut self, text: &str) {
        escaped(text).for_each(|piece| self.push(piece));
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, needed: usize) {
        let missing = needed - self.buffer.len();
        self.buffer.reserve(missing);
        // Doubles what was written, so that growing stays rare, without zeroing more than is probably used.
        let zeroed = self.buffer.len() + missing.max(self.buffer.len() - self.initial_length);
        self.buffer.resize(zeroed.min(self.buffer.capacity()), 0);
    }
}

/// Copies `from` to `to`, which has the same length, as two blocks that may overlap: one from each end.
fn copy(to: &mut [u8], from: &[u8]) {
    match from.len() {
        33..=64 => copy_ends::<32>(to, from),
        16..=32 => copy_ends::<16>(to, from),
        8..=15 => copy_ends::<8>(to, from),
        4..=7 => copy_ends::<4>(to, from),
        2..=3 => copy_ends::<2>(to, from),
        0..=1 => to.iter_mut().zip(from).for_each(|(to, from)| *to = *from),
        _ => to.copy_from_slice(from),
    }
}

#[inline]
fn copy_ends<const N: usize>(to: &mut [u8], from: &[u8]) {
    if let (Some(to), Some(from)) = (to.first_chunk_mut::<N>(), from.first_chunk()) {
        *to = *from;
    }
    if let (Some(to), Some(from)) = (to.last_chunk_mut::<N>(), from.last_chunk()) {
        *to = *from;
    }
}
