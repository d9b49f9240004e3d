//! What one tab did and can take back.

use super::Command;

/// How many changes a tab remembers.
const DEPTH: usize = 500;

/// The inverses of one tab's changes, the latest last, and of what it took back.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Command>,
    redo: Vec<Command>,
}

/// Which way through the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Undo,
    Redo,
}

impl History {
    /// Remembers the inverse of a new change; what was taken back before can't come again.
    pub(super) fn did(&mut self, inverse: Command) {
        self.redo.clear();
        push(&mut self.undo, inverse);
    }

    /// The command that goes one step this way.
    pub(super) fn next(&self, way: Way) -> Option<&Command> {
        match way {
            Way::Undo => self.undo.last(),
            Way::Redo => self.redo.last(),
        }
    }

    /// Remembers that one step this way was gone, and its inverse.
    pub(super) fn went(&mut self, way: Way, inverse: Command) {
        self.forget(way);
        match way {
            Way::Undo => push(&mut self.redo, inverse),
            Way::Redo => push(&mut self.undo, inverse),
        }
    }

    /// Forgets the step that [`History::next`] answers: another tab's changes made it impossible.
    pub(super) fn forget(&mut self, way: Way) {
        match way {
            Way::Undo => self.undo.pop(),
            Way::Redo => self.redo.pop(),
        };
    }
}

fn push(steps: &mut Vec<Command>, step: Command) {
    if steps.len() == DEPTH {
        steps.remove(0);
    }
    steps.push(step);
}
