//! Undo and redo in one tab.

use serde::Serialize;

use super::command::Command;

/// The number of changes that a tab can undo.
const DEPTH: usize = 500;

/// The result of an undo or a redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum UndoOutcome {
    /// There was nothing to undo or redo.
    Nothing,
    /// Undone or redone; changes from other tabs were kept.
    Done,
    /// A whole workspace was restored, which discarded later changes from other tabs; the opposite step restores them.
    #[serde(rename = "overOthers")]
    DiscardedOtherTabs,
}

/// A direction through the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UndoDirection {
    Undo,
    Redo,
}

impl UndoDirection {
    fn opposite(self) -> Self {
        match self {
            Self::Undo => Self::Redo,
            Self::Redo => Self::Undo,
        }
    }
}

/// One tab's undo and redo stacks, as commands that invert its changes, the latest last.
#[derive(Debug, Default)]
pub(super) struct UndoHistory {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
    /// How many times this tab found that other tabs had changed the workspace.
    foreign_changes: u64,
}

#[derive(Debug)]
struct Entry {
    inverse: Command,
    /// [`UndoHistory::foreign_changes`] at the time of the change.
    foreign_changes: u64,
}

impl UndoHistory {
    /// Records a new change by its inverse, and clears the redo stack.
    pub(super) fn record(&mut self, inverse: Command) {
        self.redo.clear();
        self.push(UndoDirection::Undo, inverse);
    }

    /// Records that another tab changed the workspace.
    pub(super) fn record_foreign_change(&mut self) {
        self.foreign_changes += 1;
    }

    /// Records that the next command in `direction` was applied, by its inverse.
    pub(super) fn record_undo(&mut self, direction: UndoDirection, inverse: Command) {
        self.drop_next(direction);
        self.push(direction.opposite(), inverse);
    }

    /// Returns the next command in `direction`.
    pub(super) fn next(&self, direction: UndoDirection) -> Option<&Command> {
        self.entries(direction).last().map(|entry| &entry.inverse)
    }

    /// Drops the next command in `direction`, which changes from another tab made impossible.
    pub(super) fn drop_next(&mut self, direction: UndoDirection) {
        self.entries_mut(direction).pop();
    }

    /// Returns whether the next command in `direction` replaces the whole workspace and so discards changes from other
    /// tabs.
    pub(super) fn discards_foreign_changes(&self, direction: UndoDirection) -> bool {
        self.entries(direction).last().is_some_and(|entry| {
            entry.foreign_changes < self.foreign_changes
                && matches!(entry.inverse, Command::ReplaceWorkspace { .. })
        })
    }

    fn push(&mut self, direction: UndoDirection, inverse: Command) {
        let foreign_changes = self.foreign_changes;
        let entries = self.entries_mut(direction);
        if entries.len() == DEPTH {
            entries.remove(0);
        }
        entries.push(Entry {
            inverse,
            foreign_changes,
        });
    }

    fn entries(&self, direction: UndoDirection) -> &Vec<Entry> {
        match direction {
            UndoDirection::Undo => &self.undo,
            UndoDirection::Redo => &self.redo,
        }
    }

    fn entries_mut(&mut self, direction: UndoDirection) -> &mut Vec<Entry> {
        match direction {
            UndoDirection::Undo => &mut self.undo,
            UndoDirection::Redo => &mut self.redo,
        }
    }
}
