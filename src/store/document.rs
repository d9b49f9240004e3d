//! The stored document: `{"version": 1, "revision": 7, "workspace": {…}}`.

use serde::{Deserialize, Serialize};

use crate::json;
use crate::model::Workspace;

use super::integrity;

/// The version that this code writes, and the newest that it reads.
const VERSION: u32 = 1;

/// The fields that identify a stored document or an exported file; the other fields are skipped.
#[derive(Deserialize)]
pub(super) struct Header {
    /// The format of an exported file.
    pub(super) format: Option<String>,
    pub(super) version: Option<u32>,
    /// The revision of a stored document.
    pub(super) revision: Option<u64>,
}

/// The stored form of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    version: u32,
    /// The number of changes since the workspace was created.
    pub(super) revision: u64,
    pub(super) workspace: Workspace,
}

/// The reason why a stored document can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// A newer version of this code wrote it.
    Newer,
    /// The text is not a workspace document, or the workspace is inconsistent.
    Damaged,
}

impl Document {
    /// Creates the document of a workspace that was never changed.
    pub(super) fn fresh(workspace: Workspace) -> Self {
        Self {
            version: VERSION,
            revision: 0,
            workspace,
        }
    }

    pub(super) fn read(text: &str) -> Result<Self, Unreadable> {
        // A newer version may have changed every other field.
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        match json::from_str(text) {
            Ok(Version { version: VERSION }) => {}
            Ok(Version { version }) if version > VERSION => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        let document: Self = json::from_str(text).map_err(|_| Unreadable::Damaged)?;
        match integrity::check(&document.workspace) {
            Ok(()) => Ok(document),
            Err(_) => Err(Unreadable::Damaged),
        }
    }

    /// Reads the revision and skips everything else.
    pub(super) fn revision(text: &str) -> Option<u64> {
        json::from_str(text)
            .ok()
            .and_then(|Header { revision, .. }| revision)
    }

    pub(super) fn write(&self) -> String {
        json::to_string(self)
    }
}
