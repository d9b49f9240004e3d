//! One tab's view of the stored workspace, which other tabs change too.

use crate::diagnostic::{Code, Error};
use crate::model::{SandboxAddress, Workspace};

use super::apply::apply_with;
use super::command::Command;
use super::document::{Document, Unreadable};
use super::file::{ImportedFile, export, import};
use super::merge::ConflictRule;
use super::quarantine::{self, QuarantinedText, is_quarantine_key};
use super::storage::Storage;
use super::summary::{ChangeSummary, summarize};
use super::undo::{UndoDirection, UndoHistory, UndoOutcome};

/// The storage key of the workspace.
pub const WORKSPACE_KEY: &str = "hookwright.workspace";

/// The stored workspace, with this tab's undo and redo.
///
/// Every change is applied to the newest stored state, so the caller must hold one lock over all tabs while it calls
/// [`Store::open`] or a method that takes `&mut self`.
#[derive(Debug)]
pub struct Store<S> {
    storage: S,
    /// The address of the page's sandbox, which older code stored instead of its name.
    sandbox: Option<SandboxAddress>,
    current: Document,
    /// The text that `current` was read from or written as; empty if it is not stored.
    seen: String,
    history: UndoHistory,
    storage_error: Option<Error>,
    recovery: Option<Recovery>,
}

/// The way in which a stored workspace that was lost, damaged or older was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Recovery {
    /// The second copy was newer than the stored workspace when the tab opened: the browser had ended before it had
    /// stored everything.
    SecondCopy,
    /// This tab stored its own copy again: the stored workspace had been deleted, damaged or replaced by an older one.
    ThisTab,
}

/// Returns the revision in a storage: 0 where there is none, and `u64::MAX` where the stored text can't be read, so that
/// waiting for a later revision ends at once.
pub fn stored_revision(storage: &impl Storage) -> u64 {
    match storage.get(WORKSPACE_KEY) {
        Ok(Some(text)) => Document::revision(&text).unwrap_or(u64::MAX),
        Ok(None) => 0,
        Err(_) => u64::MAX,
    }
}

/// Returns whether the text under a storage key is the workspace or one that was quarantined.
pub fn is_workspace_key(key: &str) -> bool {
    key == WORKSPACE_KEY || is_quarantine_key(key)
}

impl<S: Storage> Store<S> {
    /// Reads the stored workspace, or stores `fresh` if there is none. A stored text that can't be read is quarantined
    /// first, unless newer code stored it: then nothing is stored ([`Code::StoreNewer`]).
    ///
    /// On failure the store has the workspace `fresh`, no stored text is lost, and [`Store::storage_error`] is the error.
    pub fn open(storage: S, fresh: Workspace) -> Self {
        Self::new(storage, fresh, None, None)
    }

    /// Like [`Store::open`], for a page with a sandbox and a second copy of the stored text.
    ///
    /// The sandbox's URL is replaced by its name in stored webhooks, in commands and in imported files. The second copy
    /// replaces a stored workspace that is older, unreadable or missing; what it replaces is quarantined.
    pub fn open_in_page(
        storage: S,
        fresh: Workspace,
        sandbox: SandboxAddress,
        second_copy: Option<&str>,
    ) -> Self {
        Self::new(storage, fresh, Some(sandbox), second_copy)
    }

    fn new(storage: S, fresh: Workspace, sandbox: Option<SandboxAddress>, second_copy: Option<&str>) -> Self {
        let mut store = Self {
            storage,
            sandbox,
            current: Document::fresh(fresh),
            seen: String::new(),
            history: UndoHistory::default(),
            storage_error: None,
            recovery: None,
        };
        let second_copy = second_copy.and_then(|text| store.read(text).ok());
        store.storage_error = store.load(second_copy).err();
        store
    }

    fn load(&mut self, second_copy: Option<Document>) -> Result<(), Error> {
        let stored = self.storage.get(WORKSPACE_KEY)?;
        match (stored.map(|text| (self.read(&text), text)), second_copy) {
            (Some((Err(Unreadable::Newer), _)), _) => return Err(Error::new(Code::StoreNewer, [])),
            (Some((Ok(stored), text)), second) => {
                let newer = second.filter(|second| stored.revision < second.revision);
                let is_changed = stored.revision > 0;
                self.current = stored;
                self.seen = text;
                let Some(newer) = newer else { return Ok(()) };
                self.current = newer;
                self.recovery = Some(Recovery::SecondCopy);
                if is_changed {
                    quarantine::quarantine(&self.storage, WORKSPACE_KEY)?;
                }
            }
            (lost, second) => {
                if let Some(second) = second {
                    self.current = second;
                    self.recovery = Some(Recovery::SecondCopy);
                }
                if lost.is_some() {
                    quarantine::quarantine(&self.storage, WORKSPACE_KEY)?;
                }
            }
        }
        self.write()
    }

    /// Returns this tab's copy of the workspace.
    pub fn workspace(&self) -> &Workspace {
        &self.current.workspace
    }

    /// Returns the number of changes to the workspace since it was created.
    pub fn revision(&self) -> u64 {
        self.current.revision
    }

    /// Returns the revision in the storage. Like [`stored_revision()`], on this store's storage.
    pub fn stored_revision(&self) -> u64 {
        stored_revision(&self.storage)
    }

    /// Returns the error that keeps this tab from storing changes, if any.
    pub fn storage_error(&self) -> Option<&Error> {
        self.storage_error.as_ref()
    }

    /// Returns how a stored workspace that was lost, damaged or older was replaced, once for each time.
    pub fn take_recovery(&mut self) -> Option<Recovery> {
        self.recovery.take()
    }

    /// Loads what other tabs stored, and returns whether this tab's copy has changed. Stores this tab's copy again if the
    /// stored workspace was deleted, damaged or replaced by an older one.
    ///
    /// # Errors
    /// The storage can't be read, newer code stored the workspace, or this tab's copy could not be stored again.
    pub fn refresh(&mut self) -> Result<bool, Error> {
        let outcome = self.follow();
        self.storage_error = outcome.as_ref().err().cloned();
        outcome
    }

    /// Applies a change to the newest state and stores it. Returns the payload or the event that another tab had stored
    /// since the command's `base` and that the command replaced, if any.
    ///
    /// # Errors
    /// Those of [`apply`](super::apply()) and of [`Store::refresh`], and where the result can't be stored. Nothing is lost
    /// then.
    pub fn apply(&mut self, command: Command) -> Result<Option<String>, Error> {
        let edit = command.text_edit().map(|edit| edit.map(str::to_owned));
        let inverse = self.store_change(command, ConflictRule::EditWins)?;
        let replaced = edit.and_then(|[base, edited]| {
            let [_, replaced] = inverse.text_edit()?;
            let is_lost = edited != base && replaced != base && replaced != edited;
            is_lost.then(|| replaced.to_owned())
        });
        self.history.record(inverse);
        Ok(replaced)
    }

    /// Undoes this tab's latest change.
    ///
    /// # Errors
    /// Those of [`Store::apply`]. A change that other tabs made impossible to undo is removed from the history.
    pub fn undo(&mut self) -> Result<UndoOutcome, Error> {
        self.undo_or_redo(UndoDirection::Undo)
    }

    /// Redoes the change that [`Store::undo`] undid last.
    ///
    /// # Errors
    /// Those of [`Store::undo`].
    pub fn redo(&mut self) -> Result<UndoOutcome, Error> {
        self.undo_or_redo(UndoDirection::Redo)
    }

    /// Returns whether there is a change to undo.
    pub fn can_undo(&self) -> bool {
        self.history.next(UndoDirection::Undo).is_some()
    }

    /// Returns whether there is a change to redo.
    pub fn can_redo(&self) -> bool {
        self.history.next(UndoDirection::Redo).is_some()
    }

    /// Returns whether the oldest changes of this tab can't be undone any more: it has made more than are kept.
    pub fn is_undo_truncated(&self) -> bool {
        self.history.is_truncated()
    }

    /// Returns the change that [`Store::undo`] reverts.
    pub fn undoable(&self) -> Option<ChangeSummary> {
        self.summary(UndoDirection::Undo)
    }

    /// Returns the change that [`Store::redo`] repeats.
    pub fn redoable(&self) -> Option<ChangeSummary> {
        self.summary(UndoDirection::Redo)
    }

    fn summary(&self, direction: UndoDirection) -> Option<ChangeSummary> {
        summarize(self.history.next(direction)?, direction, self.workspace())
    }

    /// Returns the workspace as the text of a file. Like [`export()`].
    pub fn export(&self) -> String {
        export(self.workspace())
    }

    /// Replaces the workspace with the one in a file, except for this browser's settings. The import can be undone.
    ///
    /// # Errors
    /// Those of [`import()`] and [`Store::apply`].
    pub fn import(&mut self, text: &str) -> Result<ImportedFile, Error> {
        self.follow()?;
        let mut imported = import(text, self.workspace())?;
        imported.workspace.settings = self.workspace().settings.clone();
        self.apply(Command::ReplaceWorkspace {
            workspace: imported.workspace.clone(),
        })?;
        Ok(imported)
    }

    /// Returns the quarantined texts, the oldest first. The last one may still be under the workspace's own key, where the
    /// storage was too full to move it, or newer code stored it.
    pub fn quarantined(&self) -> Vec<QuarantinedText> {
        let unmoved = self.is_unreadable().then(|| WORKSPACE_KEY.to_owned());
        quarantine::keys(&self.storage)
            .chain(unmoved)
            .filter_map(|key| QuarantinedText::read(&self.storage, key))
            .collect()
    }

    /// Replaces the workspace with the one that [`Store::quarantined`] returns under this key, except for this browser's
    /// settings, and deletes the quarantined text. The replacement can be undone.
    ///
    /// # Errors
    /// The text is not a readable workspace, and those of [`Store::apply`].
    pub fn restore(&mut self, key: &str) -> Result<(), Error> {
        let text = self.storage.get(key)?.unwrap_or_default();
        let document = self.read(&text);
        let mut workspace = document.map_err(|_| Error::new(Code::FileFormat, []))?.workspace;
        workspace.settings = self.workspace().settings.clone();
        self.apply(Command::ReplaceWorkspace { workspace })?;
        self.discard(key)
    }

    /// Deletes the text that [`Store::quarantined`] returns under this key; other keys are left unchanged.
    ///
    /// # Errors
    /// The text was under the workspace's own key, and this tab's copy of the workspace could not be stored instead.
    pub fn discard(&mut self, key: &str) -> Result<(), Error> {
        if is_quarantine_key(key) {
            self.storage.remove(key);
        }
        if key == WORKSPACE_KEY && self.is_unreadable() {
            self.storage.remove(key);
            return self.write();
        }
        Ok(())
    }

    fn is_unreadable(&self) -> bool {
        let stored = || self.storage.get(WORKSPACE_KEY).ok().flatten();
        self.storage_error.is_some() && stored().is_some_and(|text| Document::read(&text).is_err())
    }

    fn undo_or_redo(&mut self, direction: UndoDirection) -> Result<UndoOutcome, Error> {
        let Some(command) = self.history.next(direction).cloned() else {
            return Ok(UndoOutcome::Nothing);
        };
        match self.store_change(command, ConflictRule::OtherTabsWin) {
            Ok(inverse) => {
                let discards = self.history.discards_other_tabs_changes(direction);
                self.history.record_undo(direction, inverse);
                Ok(if discards {
                    UndoOutcome::DoneDiscardingOtherTabs
                } else {
                    UndoOutcome::Done
                })
            }
            Err(error) => {
                let impossible = [
                    Code::StoreMissing,
                    Code::StoreTaken,
                    Code::StoreChanged,
                    Code::StoreForeignWebhook,
                ];
                if impossible.contains(&error.code()) {
                    self.history.drop_next(direction);
                }
                Err(error)
            }
        }
    }

    fn store_change(&mut self, mut command: Command, conflict_rule: ConflictRule) -> Result<Command, Error> {
        if let Some(sandbox) = &self.sandbox {
            command.for_each_webhook(&|webhook| sandbox.replace_in_webhook(webhook));
        }
        self.follow()?;
        // A copy of thousands of records would take longer than the change.
        let inverse = apply_with(&mut self.current.workspace, command, conflict_rule)?;
        self.current.revision = self.current.revision.saturating_add(1);
        match self.write() {
            Ok(()) => Ok(inverse),
            Err(error) => {
                // `seen` is the stored text: nothing else is left after `follow`.
                if let Ok(unchanged) = self.read(&self.seen) {
                    self.current = unchanged;
                }
                Err(error)
            }
        }
    }

    /// Makes this tab's copy the newest one, and returns whether it has changed. A lower revision never replaces it: that
    /// is stored by a tab that found the storage empty, or comes from before a crash.
    fn follow(&mut self) -> Result<bool, Error> {
        if self.storage.contains(WORKSPACE_KEY, &self.seen)? {
            return Ok(false);
        }
        if let Some(text) = self.storage.get(WORKSPACE_KEY)? {
            match self.read(&text) {
                // Another tab runs newer code, and needs what it stored.
                Err(Unreadable::Newer) => return Err(Error::new(Code::StoreNewer, [])),
                Ok(newest) if newest.revision >= self.current.revision => return self.adopt(newest, text),
                // The examples, which a tab stored that found nothing.
                Ok(Document { revision: 0, .. }) => {}
                Ok(_) | Err(Unreadable::Damaged) => quarantine::quarantine(&self.storage, WORKSPACE_KEY)?,
            }
        }
        self.write()?;
        if self.current.revision > 0 {
            self.recovery = Some(Recovery::ThisTab);
        }
        Ok(false)
    }

    /// Takes over a document that another tab stored. A change that has the revision of this tab's last one was made
    /// without it, by a tab that had lost the lock: then this tab's copy is quarantined.
    fn adopt(&mut self, newest: Document, text: String) -> Result<bool, Error> {
        let changed = newest != self.current;
        if newest.revision != self.current.revision {
            // `current` includes every change of this tab.
            self.history.record_other_tabs_change();
        } else if changed && !self.seen.is_empty() && newest.revision > 0 {
            quarantine::keep(&self.storage, &self.seen)?;
        }
        self.current = newest;
        self.seen = text;
        Ok(changed)
    }

    fn read(&self, text: &str) -> Result<Document, Unreadable> {
        let mut document = Document::read(text)?;
        if let Some(sandbox) = &self.sandbox {
            sandbox.replace_in(&mut document.workspace);
        }
        Ok(document)
    }

    /// Stores this tab's copy.
    fn write(&mut self) -> Result<(), Error> {
        let text = self.current.write();
        self.storage.set(WORKSPACE_KEY, &text)?;
        self.seen = text;
        self.storage_error = None;
        Ok(())
    }
}
