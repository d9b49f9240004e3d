//! What is rendered into.

use crate::json::escaped;

/// A payload's bytes as they come, any number of payloads in a row.
///
/// The room for them is zeroed ahead: a piece is a few bytes, and copying those into a slice is a handful of
/// instructions, while growing a `Vec` by them is several calls, and copying itself a call out of wasm.
pub(super) struct Output {
    room: Vec<u8>,
    length: usize,
    /// How much was there at the beginning.
    begun: usize,
}

impl Output {
    /// Behind what is there already, in its allocation; of the room there, so much is made ready as is probably needed.
    pub fn behind(written: Vec<u8>, needed: usize) -> Self {
        let length = written.len();
        let mut room = written;
        room.resize(room.capacity().min(length + needed), 0);
        Self {
            room,
            length,
            begun: length,
        }
    }

    /// With room for so many bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Self::behind(Vec::with_capacity(capacity), capacity)
    }

    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        let mut written = self.room;
        written.truncate(self.length);
        written
    }

    /// What was written, as text: nothing but text went into it.
    pub fn finish_text(self) -> String {
        String::from_utf8(self.finish()).unwrap_or_default()
    }

    /// Moves what was written behind what `out` has.
    pub fn move_to(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.room.get(..self.length).unwrap_or_default());
        self.length = 0;
    }

    /// How many bytes were written.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Forgets what was written behind so many bytes.
    pub fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    /// Appends `text` as it is.
    #[inline]
    pub fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let end = self.length + bytes.len();
        if end > self.room.len() {
            self.grow(end);
        }
        if let Some(place) = self.room.get_mut(self.length..end) {
            copy(place, bytes);
        }
        self.length = end;
    }

    /// Appends `text` as the inside of a JSON string, without the quotes.
    pub fn push_escaped(&mut self, text: &str) {
        escaped(text).for_each(|piece| self.push(piece));
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self, least: usize) {
        let missing = least - self.room.len();
        self.room.reserve(missing);
        // As much again as there is, so that growing stays rare and no room is zeroed that is never used.
        let ready = self.room.len() + missing.max(self.room.len() - self.begun);
        self.room.resize(ready.min(self.room.capacity()), 0);
    }
}

/// Copies all of `from` to `to`, which is as long: blocks from both ends, which may overlap.
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
