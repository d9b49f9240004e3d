//! Hash keys of the index.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

/// A hash of everything that identifies an entry of the index.
///
/// Different entries may have the same key. The index then returns automations that do not match, which their full
/// condition rejects; it never misses one. An unkeyed hash is fine here, because the keys come from the user's own
/// automations and events: whoever constructs collisions only slows their own matcher.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Key(u64);

/// A hash map from keys.
pub(super) type KeyMap<V> = FxHashMap<Key, V>;

impl Key {
    /// Returns the key of this key's entry and one part more.
    pub(super) fn with(self, part: impl Hash) -> Self {
        let mut hasher = FxHasher::default();
        hasher.write_u64(self.0);
        part.hash(&mut hasher);
        Self(hasher.finish())
    }
}
