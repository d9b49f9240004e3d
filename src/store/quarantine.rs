//! Stored texts that are not the workspace any more and must not be lost: kept unchanged, each under a key of its own.

use crate::diagnostic::Error;

use super::document::Document;
use super::storage::Storage;

const PREFIX: &str = "hookwright.set-aside.";

/// A stored text that was quarantined: it could not be read, or it is an older or another copy of the workspace.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct QuarantinedText {
    /// The storage key.
    pub key: String,
    /// The text.
    pub text: String,
    /// Whether the text is a workspace that can be used.
    pub is_readable: bool,
}

impl QuarantinedText {
    /// Returns the text under a key, or `None` if there is none.
    pub(super) fn read(storage: &impl Storage, key: String) -> Option<Self> {
        let text = storage.get(&key).ok().flatten()?;
        let is_readable = Document::read(&text).is_ok();
        Some(Self {
            key,
            text,
            is_readable,
        })
    }
}

/// Returns whether a storage key is one of a quarantined text.
pub(super) fn is_quarantine_key(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Returns the keys of the quarantined texts, the oldest first.
pub(super) fn keys(storage: &impl Storage) -> impl Iterator<Item = String> {
    let mut sorted = Vec::new();
    for number in numbers(storage) {
        sorted.insert(sorted.partition_point(|earlier| *earlier < number), number);
    }
    sorted.into_iter().map(|number| format!("{PREFIX}{number}"))
}

/// Moves the text under a key to a key of its own: writes it there first, then removes it here.
pub(super) fn quarantine(storage: &impl Storage, key: &str) -> Result<(), Error> {
    storage.copy(key, &unused_key(storage))?;
    storage.remove(key);
    Ok(())
}

/// Stores a text under a key of its own.
pub(super) fn keep(storage: &impl Storage, text: &str) -> Result<(), Error> {
    Ok(storage.set(&unused_key(storage), text)?)
}

fn unused_key(storage: &impl Storage) -> String {
    let last = numbers(storage).max();
    format!("{PREFIX}{}", last.map_or(1, |last| last.saturating_add(1)))
}

fn numbers(storage: &impl Storage) -> impl Iterator<Item = u64> {
    let keys = storage.keys().into_iter();
    keys.filter_map(|key| key.strip_prefix(PREFIX)?.parse().ok())
}
