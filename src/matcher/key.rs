//! What the index is asked for, condensed to a number.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hash, Hasher},
};

/// A hash of everything that an entry of the index stands for.
///
/// Different asks may fall on the same key: the index then offers automations that do not match, which their full
/// condition refuses. It never misses one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u64);

/// A map whose keys are well mixed already.
pub(super) type KeyMap<V> = HashMap<Key, V, BuildHasherDefault<Mixed>>;

impl Key {
    /// The start of a key of this sort; sorts keep apart what otherwise looks alike.
    pub(super) const fn of(sort: u64) -> Self {
        Self(0x51_7c_c1_b7_27_22_0a_95).with(sort)
    }

    /// The key of this and a number.
    pub(super) const fn with(self, part: u64) -> Self {
        let mixed = (self.0 ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        Self(mixed ^ (mixed >> 32))
    }

    /// The key of this and a text.
    pub(super) fn with_bytes(self, bytes: &[u8]) -> Self {
        let (words, rest) = bytes.as_chunks::<8>();
        let key = words
            .iter()
            .fold(self, |key, word| key.with(u64::from_le_bytes(*word)));
        let rest = rest
            .iter()
            .fold(bytes.len() as u64, |word, &byte| word << 8 | u64::from(byte));
        // The length begins the last word, so that `ab` and `c` are not `a` and `bc`.
        key.with(rest)
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0);
    }
}

/// Takes a key for its own hash.
#[derive(Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = Key(self.0).with_bytes(bytes).0;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
