//! Undo and redo in one tab.

use std::collections::VecDeque;

use serde::Serialize;

use super::command::Command;

/// The number of changes that a tab can undo.
const DEPTH: usize = 500;

/// The size of all changes that a tab can undo, in bytes of JSON. The last change can be undone whatever its size.
const MAX_BYTES: usize = 32 << 20;

/// The result of an undo or a redo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum UndoOutcome {
    /// There was nothing to undo or redo.
    Nothing,
    /// Undone or redone; changes from other tabs were kept.
    Done,
    /// Undone or redone; a whole workspace was restored, which discarded later changes from other tabs. The opposite step
    /// restores them.
    #[serde(rename = "overOthers")]
    DoneDiscardingOtherTabs,
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
    undo: Stack,
    redo: Stack,
    /// How many times this tab found that other tabs had changed the workspace.
    other_tabs_changes: u64,
}

/// The changes of one direction, the latest last.
#[derive(Debug, Default)]
struct Stack {
    entries: VecDeque<Entry>,
    /// The size of all entries.
    bytes: usize,
    /// Whether the oldest entries were dropped.
    is_truncated: bool,
}

impl Stack {
    /// Adds an entry, and drops the oldest ones where the stack exceeds its limits.
    fn push(&mut self, entry: Entry) {
        self.bytes += entry.bytes;
        self.entries.push_back(entry);
        while self.entries.len() > DEPTH || (self.bytes > MAX_BYTES && self.entries.len() > 1) {
            let oldest = self.entries.pop_front();
            self.is_truncated = true;
            self.bytes -= oldest.map_or(0, |oldest| oldest.bytes);
        }
    }

    fn pop(&mut self) {
        let latest = self.entries.pop_back();
        self.bytes -= latest.map_or(0, |latest| latest.bytes);
    }
}

#[derive(Debug)]
struct Entry {
    inverse: Command,
    /// [`Command::json_size`] of `inverse`.
    bytes: usize,
    /// [`UndoHistory::other_tabs_changes`] at the time of the change.
    other_tabs_changes: u64,
}

impl UndoHistory {
    /// Records a new change by its inverse, and clears the redo stack.
    pub(super) fn record(&mut self, inverse: Command) {
        self.redo = Stack::default();
        self.push(UndoDirection::Undo, inverse);
    }

    /// Records that another tab changed the workspace.
    pub(super) fn record_other_tabs_change(&mut self) {
        self.other_tabs_changes += 1;
    }

    /// Records that the next command in `direction` was applied, by its inverse.
    pub(super) fn record_undo(&mut self, direction: UndoDirection, inverse: Command) {
        self.drop_next(direction);
        self.push(direction.opposite(), inverse);
    }

    /// Returns the next command in `direction`.
    pub(super) fn next(&self, direction: UndoDirection) -> Option<&Command> {
        let entry = self.stack(direction).entries.back()?;
        Some(&entry.inverse)
    }

    /// Drops the next command in `direction`, which changes from another tab made impossible.
    pub(super) fn drop_next(&mut self, direction: UndoDirection) {
        self.stack_mut(direction).pop();
    }

    /// Whether the oldest changes were dropped.
    pub(super) fn is_truncated(&self) -> bool {
        self.undo.is_truncated
    }

    /// Whether the next command in `direction` replaces the whole workspace and so discards changes from other tabs.
    pub(super) fn discards_other_tabs_changes(&self, direction: UndoDirection) -> bool {
        self.stack(direction).entries.back().is_some_and(|entry| {
            entry.other_tabs_changes < self.other_tabs_changes
                && matches!(entry.inverse, Command::ReplaceWorkspace { .. })
        })
    }

    fn push(&mut self, direction: UndoDirection, inverse: Command) {
        let other_tabs_changes = self.other_tabs_changes;
        self.stack_mut(direction).push(Entry {
            bytes: inverse.json_size(),
            inverse,
            other_tabs_changes,
        });
    }

    fn stack(&self, direction: UndoDirection) -> &Stack {
        match direction {
            UndoDirection::Undo => &self.undo,
            UndoDirection::Redo => &self.redo,
        }
    }

    fn stack_mut(&mut self, direction: UndoDirection) -> &mut Stack {
        match direction {
            UndoDirection::Undo => &mut self.undo,
            UndoDirection::Redo => &mut self.redo,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Command, Entry, Stack};

    fn command(text: &str) -> Command {
        serde_json::from_str(text).unwrap()
    }

    fn push(stack: &mut Stack, megabytes: usize) {
        stack.push(Entry {
            inverse: command(r#"{"type":"delete_sample","id":"s"}"#),
            bytes: megabytes << 20,
            other_tabs_changes: 0,
        });
    }

    #[test]
    fn undo_keeps_as_many_changes_as_fit_into_32_megabytes_and_always_the_last() {
        let mut stack = Stack::default();
        for _ in 0..4 {
            push(&mut stack, 8);
        }
        assert!(!stack.is_truncated);
        for _ in 0..96 {
            push(&mut stack, 8);
        }
        assert_eq!((stack.entries.len(), stack.is_truncated), (4, true));
        stack.pop();
        push(&mut stack, 33);
        assert_eq!((stack.entries.len(), stack.bytes), (1, 33 << 20));
        stack.pop();
        assert_eq!((stack.entries.len(), stack.bytes), (0, 0));
    }

    #[test]
    fn the_size_of_a_command_is_that_of_its_records() {
        let sample = r#"{"id":"s","name":"s","event":"{}"}"#;
        let put = format!(r#"{{"type":"put_sample","sample":{sample},"base":{sample}}}"#);
        let batch = format!(r#"{{"type":"batch","commands":[{put},{put}]}}"#);
        assert_eq!(command(&put).json_size(), 2 * sample.len());
        assert_eq!(command(&batch).json_size(), 4 * sample.len());
    }
}
