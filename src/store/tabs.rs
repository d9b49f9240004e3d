//! One tab's view of the stored workspace, which other tabs change too.

use crate::diagnostic::{Code, Error};
use crate::model::{SandboxAddress, Workspace};

use super::apply::apply_with;
use super::command::Command;
use super::document::{Document, Unreadable};
use super::file::{ImportedFile, export, import};
use super::merge::ConflictRule;
use super::storage::Storage;
use super::summary::{ChangeSummary, summarize};
use super::undo::{UndoDirection, UndoHistory, UndoOutcome};

const KEY: &str = "hookwright.workspace";
const QUARANTINE: &str = "hookwright.set-aside.";

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
    history: UndoHistory,
    storage_error: Option<Error>,
}

/// A stored text that could not be read, kept unchanged.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct QuarantinedText {
    /// The storage key.
    pub key: String,
    /// The text.
    pub text: String,
}

/// Returns the revision in a storage: 0 where there is none, and `u64::MAX` where the stored text can't be read, so that
/// waiting for a later revision ends at once.
pub fn stored_revision(storage: &impl Storage) -> u64 {
    let stored = storage.get(KEY);
    stored.map_or(0, |text| Document::revision(&text).unwrap_or(u64::MAX))
}

impl<S: Storage> Store<S> {
    /// Reads the stored workspace, or stores `fresh` if there is none. A stored text that can't be read is quarantined
    /// first.
    ///
    /// On failure the store has the workspace `fresh`, no stored text is lost, and [`Store::storage_error`] is the error.
    pub fn open(storage: S, fresh: Workspace) -> Self {
        Self::new(storage, fresh, None)
    }

    /// Like [`Store::open`], for a page with a sandbox: its URL is replaced by its name in stored webhooks, in commands and
    /// in imported files.
    pub fn open_with_sandbox(storage: S, fresh: Workspace, sandbox: SandboxAddress) -> Self {
        Self::new(storage, fresh, Some(sandbox))
    }

    fn new(storage: S, fresh: Workspace, sandbox: Option<SandboxAddress>) -> Self {
        let mut store = Self {
            storage,
            sandbox,
            current: Document::fresh(fresh),
            history: UndoHistory::default(),
            storage_error: None,
        };
        store.storage_error = store.load().err();
        store
    }

    fn load(&mut self) -> Result<(), Error> {
        if let Some(text) = self.storage.get(KEY) {
            match self.read(&text) {
                Ok(document) => {
                    self.current = document;
                    return Ok(());
                }
                Err(_) => self.quarantine(&text)?,
            }
        }
        self.write(self.current.clone())
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

    /// Loads what other tabs stored, and returns whether it differs from this tab's copy.
    ///
    /// # Errors
    /// Newer code stored the workspace, or it is damaged and could not be quarantined.
    pub fn refresh(&mut self) -> Result<bool, Error> {
        let newest = self.load_newest();
        self.storage_error = newest.as_ref().err().cloned();
        let newest = newest?;
        let changed = newest != self.current;
        self.detect_other_tabs_changes(&newest);
        self.current = newest;
        Ok(changed)
    }

    /// Applies a change to the newest state and stores it.
    ///
    /// # Errors
    /// Those of [`apply`](super::apply()), and where the result can't be stored. Neither this tab's copy nor the storage has
    /// changed then.
    pub fn apply(&mut self, command: Command) -> Result<(), Error> {
        let inverse = self.store_change(command, ConflictRule::EditWins)?;
        self.history.record(inverse);
        Ok(())
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
        let newest = self.load_newest()?.workspace;
        let mut imported = import(text, &newest)?;
        imported.workspace.settings = newest.settings;
        self.apply(Command::ReplaceWorkspace {
            workspace: imported.workspace.clone(),
        })?;
        Ok(imported)
    }

    /// Returns the texts that could not be read, the oldest first. The last one may still be under the workspace's own key,
    /// where the storage was too full to move it.
    pub fn quarantined(&self) -> Vec<QuarantinedText> {
        let mut numbers = Vec::new();
        for number in self.quarantine_numbers() {
            numbers.insert(numbers.partition_point(|earlier| *earlier < number), number);
        }
        let moved = numbers.into_iter().map(|number| format!("{QUARANTINE}{number}"));
        let unmoved = self.is_unreadable().then(|| KEY.to_owned());
        moved
            .chain(unmoved)
            .filter_map(|key| {
                let text = self.storage.get(&key)?;
                Some(QuarantinedText { key, text })
            })
            .collect()
    }

    /// Deletes the text that [`Store::quarantined`] returns under this key; other keys are left unchanged.
    ///
    /// # Errors
    /// The text was under the workspace's own key, and this tab's copy of the workspace could not be stored instead.
    pub fn discard(&mut self, key: &str) -> Result<(), Error> {
        if key.starts_with(QUARANTINE) {
            self.storage.remove(key);
        }
        if key == KEY && self.is_unreadable() {
            self.storage.remove(key);
            return self.write(self.current.clone());
        }
        Ok(())
    }

    fn is_unreadable(&self) -> bool {
        let stored = self.storage.get(KEY);
        self.storage_error.is_some() && stored.is_some_and(|text| Document::read(&text).is_err())
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
        let newest = self.load_newest()?;
        self.detect_other_tabs_changes(&newest);
        let mut workspace = newest.workspace.clone();
        let inverse = apply_with(&mut workspace, command, conflict_rule)?;
        self.write(newest.next(workspace))?;
        Ok(inverse)
    }

    /// Records whether another tab made a change: `current` includes every change of this tab, so if the stored revision
    /// differs, another tab made a change.
    fn detect_other_tabs_changes(&mut self, newest: &Document) {
        if newest.revision != self.current.revision {
            self.history.record_other_tabs_change();
        }
    }

    /// Reads the stored document. Quarantines a damaged one and stores this tab's copy instead. Returns this tab's copy
    /// if none is stored.
    fn load_newest(&mut self) -> Result<Document, Error> {
        let Some(text) = self.storage.get(KEY) else {
            return Ok(self.current.clone());
        };
        match self.read(&text) {
            Ok(document) => Ok(document),
            // Another tab runs newer code, and needs what it stored.
            Err(Unreadable::Newer) => Err(Error::new(Code::StoreNewer, [])),
            Err(Unreadable::Damaged) => {
                self.quarantine(&text)?;
                // The next tab to open finds this tab's copy.
                self.write(self.current.clone())?;
                Ok(self.current.clone())
            }
        }
    }

    fn read(&self, text: &str) -> Result<Document, Unreadable> {
        let mut document = Document::read(text)?;
        if let Some(sandbox) = &self.sandbox {
            sandbox.replace_in(&mut document.workspace);
        }
        Ok(document)
    }

    fn write(&mut self, document: Document) -> Result<(), Error> {
        self.storage.set(KEY, &document.write())?;
        self.current = document;
        self.storage_error = None;
        Ok(())
    }

    /// Moves stored text that can't be read to its own key: writes it there first, then removes it here.
    fn quarantine(&mut self, text: &str) -> Result<(), Error> {
        let number = self
            .quarantine_numbers()
            .max()
            .map_or(1, |last| last.saturating_add(1));
        self.storage.set(&format!("{QUARANTINE}{number}"), text)?;
        self.storage.remove(KEY);
        Ok(())
    }

    fn quarantine_numbers(&self) -> impl Iterator<Item = u64> {
        let keys = self.storage.keys().into_iter();
        keys.filter_map(|key| key.strip_prefix(QUARANTINE)?.parse().ok())
    }
}
