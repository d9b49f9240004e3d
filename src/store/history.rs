//! What one tab did and can take back.

use super::Command;

/// How many changes a tab remembers.
const DEPTH: usize = 500;

/// The inverses of one tab's changes, the latest last, and of what it took back.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Remembered>,
    redo: Vec<Remembered>,
    /// How often this tab found that others had changed the workspace.
    others: u64,
}

#[derive(Debug)]
struct Remembered {
    inverse: Command,
    /// [`History::others`] when the change was made.
    others: u64,
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
        self.push(Way::Undo, inverse);
    }

    /// Remembers that another tab changed the workspace.
    pub(super) fn others_changed(&mut self) {
        self.others += 1;
    }

    /// Whether the next step this way would take away what others changed since: it replaces the whole workspace.
    pub(super) fn goes_over_others(&self, way: Way) -> bool {
        self.steps(way).last().is_some_and(|step| {
            step.others < self.others && matches!(step.inverse, Command::ReplaceWorkspace { .. })
        })
    }

    /// The command that goes one step this way.
    pub(super) fn next(&self, way: Way) -> Option<&Command> {
        self.steps(way).last().map(|step| &step.inverse)
    }

    /// Remembers that one step this way was gone, and its inverse.
    pub(super) fn went(&mut self, way: Way, inverse: Command) {
        self.forget(way);
        match way {
            Way::Undo => self.push(Way::Redo, inverse),
            Way::Redo => self.push(Way::Undo, inverse),
        }
    }

    /// Forgets the step that [`History::next`] answers: another tab's changes made it impossible.
    pub(super) fn forget(&mut self, way: Way) {
        match way {
            Way::Undo => self.undo.pop(),
            Way::Redo => self.redo.pop(),
        };
    }

    fn steps(&self, way: Way) -> &Vec<Remembered> {
        match way {
            Way::Undo => &self.undo,
            Way::Redo => &self.redo,
        }
    }

    fn push(&mut self, way: Way, inverse: Command) {
        let others = self.others;
        let steps = match way {
            Way::Undo => &mut self.undo,
            Way::Redo => &mut self.redo,
        };
        if steps.len() == DEPTH {
            steps.remove(0);
        }
        steps.push(Remembered { inverse, others });
    }
}
