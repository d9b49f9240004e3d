//! The stored text: `{"version": 1, "revision": 7, "workspace": {…}}`.

use serde::{Deserialize, Serialize};

use crate::model::Workspace;

use super::integrity;

/// The version of the stored text that this code writes, and the newest that it reads.
const VERSION: u32 = 1;

/// A workspace as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    version: u32,
    /// Counts the changes since the workspace was made.
    pub(super) revision: u64,
    pub(super) workspace: Workspace,
}

/// Why a stored text could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// Newer code wrote it.
    Newer,
    /// It is no document, or an inconsistent one.
    Damaged,
}

#[derive(Deserialize)]
struct Header {
    version: u32,
}

#[derive(Deserialize)]
struct Counted {
    revision: u64,
}

impl Document {
    /// A workspace that was never changed.
    pub(super) fn fresh(workspace: Workspace) -> Self {
        Self {
            version: VERSION,
            revision: 0,
            workspace,
        }
    }

    /// The document after one more change.
    pub(super) fn next(&self, workspace: Workspace) -> Self {
        Self {
            version: VERSION,
            revision: self.revision.saturating_add(1),
            workspace,
        }
    }

    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        let header: Header = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        if header.version > VERSION {
            return Err(Unreadable::Newer);
        }
        let document: Self = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        match integrity::check(&document.workspace) {
            Ok(()) if document.version == VERSION => Ok(document),
            _ => Err(Unreadable::Damaged),
        }
    }

    /// The revision alone, read without the rest.
    pub(super) fn revision(text: &str) -> Option<u64> {
        let counted: Counted = serde_json::from_str(text).ok()?;
        Some(counted.revision)
    }

    pub(super) fn write(&self) -> String {
        // Every key is a text and every value has a JSON form, so nothing can fail here.
        serde_json::to_string(self).unwrap_or_default()
    }
}
