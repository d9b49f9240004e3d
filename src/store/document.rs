//! The stored text: `{"version": 1, "revision": 7, "workspace": {…}}`.

use serde::Serialize;

use crate::json::{FromJson, Tape, json_object, to_json};
use crate::model::Workspace;

use super::integrity;

/// The version of the stored text that this code writes, and the newest that it reads.
const VERSION: u32 = 1;

/// A workspace as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize)]
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

json_object! { Document {
    version: needed,
    revision: needed,
    workspace: needed,
} }

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
        let tape = Tape::read(text).map_err(|_| Unreadable::Damaged)?;
        let version = tape.whole().fields().and_then(|fields| fields.needed("version"));
        match version {
            Ok(VERSION) => {}
            Ok(newer) if newer > VERSION => return Err(Unreadable::Newer),
            _ => return Err(Unreadable::Damaged),
        }
        let document = Self::from_json(tape.whole()).map_err(|_| Unreadable::Damaged)?;
        match integrity::check(&document.workspace) {
            Ok(()) => Ok(document),
            Err(_) => Err(Unreadable::Damaged),
        }
    }

    /// The revision alone, read without the rest.
    pub(super) fn revision(text: &str) -> Option<u64> {
        let tape = Tape::read(text).ok()?;
        tape.whole()
            .fields()
            .and_then(|fields| fields.needed("revision"))
            .ok()
    }

    pub(super) fn write(&self) -> String {
        to_json(self)
    }
}
