//! One tab's view of the stored workspace, among other tabs that change it too.

use crate::diagnostic::{Code, Error};
use crate::model::Workspace;

use super::apply::change;
use super::document::{Document, Unreadable};
use super::history::{History, Way};
use super::merge::Intent;
use super::{Command, Imported, Step, Storage, export, import};

const KEY: &str = "hookwright.workspace";
const SET_ASIDE: &str = "hookwright.set-aside.";

/// The workspace under its key, with this tab's undo and redo.
///
/// Every change is applied to the newest stored state, so the caller must hold one lock over all tabs while a method
/// runs that takes `&mut self`.
#[derive(Debug)]
pub struct Store<S> {
    storage: S,
    current: Document,
    history: History,
    trouble: Option<Error>,
}

/// A stored text that could not be read, kept as it was.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SetAside {
    /// The key that it is kept under.
    pub key: String,
    /// The text itself.
    pub text: String,
}

/// The revision that a storage shows: 0 where it has none, and the greatest where it can't be read, which no later
/// write is going to mend.
pub fn stored_revision(storage: &impl Storage) -> u64 {
    let stored = storage.get(KEY);
    stored.map_or(0, |text| Document::revision(&text).unwrap_or(u64::MAX))
}

impl<S: Storage> Store<S> {
    /// Reads the stored workspace; where there is none, or one that can't be read and is now set aside, `fresh` is
    /// stored instead.
    ///
    /// When that fails, the store shows `fresh`, changes nothing that is stored, and [`Store::trouble`] says why.
    pub fn open(storage: S, fresh: Workspace) -> Self {
        let mut store = Self {
            storage,
            current: Document::fresh(fresh),
            history: History::default(),
            trouble: None,
        };
        store.trouble = store.begin().err();
        store
    }

    fn begin(&mut self) -> Result<(), Error> {
        if let Some(text) = self.storage.get(KEY) {
            match Document::read(&text) {
                Ok(document) => {
                    self.current = document;
                    return Ok(());
                }
                Err(_) => self.set_aside(&text)?,
            }
        }
        self.write(self.current.clone())
    }

    /// The workspace as this tab knows it.
    pub fn workspace(&self) -> &Workspace {
        &self.current.workspace
    }

    /// How many changes there were since the workspace was made.
    pub fn revision(&self) -> u64 {
        self.current.revision
    }

    /// The revision that the storage shows at this moment, as [`stored_revision`].
    pub fn stored_revision(&self) -> u64 {
        stored_revision(&self.storage)
    }

    /// Why nothing can be stored at the moment, if so.
    pub fn trouble(&self) -> Option<&Error> {
        self.trouble.as_ref()
    }

    /// Takes over what other tabs stored; answers whether anything changed.
    ///
    /// # Errors
    /// Newer code stored it, or it is damaged and could not be set aside.
    pub fn refresh(&mut self) -> Result<bool, Error> {
        let newest = self.newest();
        self.trouble = newest.as_ref().err().cloned();
        let newest = newest?;
        let changed = newest != self.current;
        self.notice_others(&newest);
        self.current = newest;
        Ok(changed)
    }

    /// Applies a change to the newest state and stores it.
    ///
    /// # Errors
    /// As [`apply`](super::apply()), and where it can't be stored. Nothing has changed then, neither here nor in the storage.
    pub fn apply(&mut self, command: Command) -> Result<(), Error> {
        let inverse = self.change(command, Intent::Edit)?;
        self.history.did(inverse);
        Ok(())
    }

    /// Takes back this tab's latest change.
    ///
    /// # Errors
    /// As [`Store::apply`]. A change that other tabs' changes made impossible to take back is forgotten.
    pub fn undo(&mut self) -> Result<Step, Error> {
        self.step(Way::Undo)
    }

    /// Does again what [`Store::undo`] took back.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self) -> Result<Step, Error> {
        self.step(Way::Redo)
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        self.history.next(Way::Undo).is_some()
    }

    /// Whether there is a change to do again.
    pub fn can_redo(&self) -> bool {
        self.history.next(Way::Redo).is_some()
    }

    /// The workspace as a file.
    pub fn export(&self) -> String {
        export(self.workspace())
    }

    /// Replaces the workspace by a file's; the settings stay this browser's own. It can be undone.
    ///
    /// # Errors
    /// As [`import`] and [`Store::apply`].
    pub fn import(&mut self, text: &str) -> Result<Imported, Error> {
        let mut imported = import(text)?;
        imported.workspace.settings = self.newest()?.workspace.settings;
        self.apply(Command::ReplaceWorkspace {
            workspace: imported.workspace.clone(),
        })?;
        Ok(imported)
    }

    /// What could not be read, the oldest first; last what can't be moved out of the way for want of room.
    pub fn all_set_aside(&self) -> Vec<SetAside> {
        let mut numbers = Vec::new();
        for number in self.set_aside_numbers() {
            numbers.insert(numbers.partition_point(|other| *other < number), number);
        }
        let moved = numbers.into_iter().map(|number| format!("{SET_ASIDE}{number}"));
        let unmoved = self.is_unreadable().then(|| KEY.to_owned());
        moved
            .chain(unmoved)
            .filter_map(|key| {
                let text = self.storage.get(&key)?;
                Some(SetAside { key, text })
            })
            .collect()
    }

    /// Forgets what [`Store::all_set_aside`] has under this key; other keys are left alone.
    ///
    /// # Errors
    /// What this tab knows takes its place where it could not be moved, and can't be stored.
    pub fn discard(&mut self, key: &str) -> Result<(), Error> {
        if key.starts_with(SET_ASIDE) {
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
        self.trouble.is_some() && stored.is_some_and(|text| Document::read(&text).is_err())
    }

    fn step(&mut self, way: Way) -> Result<Step, Error> {
        let Some(command) = self.history.next(way).cloned() else {
            return Ok(Step::Nothing);
        };
        match self.change(command, Intent::TakeBack) {
            Ok(inverse) => {
                let over_others = self.history.goes_over_others(way);
                self.history.went(way, inverse);
                Ok(if over_others { Step::OverOthers } else { Step::Done })
            }
            Err(error) => {
                let impossible = [
                    Code::StoreMissing,
                    Code::StoreTaken,
                    Code::StoreChanged,
                    Code::StoreForeignWebhook,
                ];
                if impossible.contains(&error.code()) {
                    self.history.forget(way);
                }
                Err(error)
            }
        }
    }

    fn change(&mut self, command: Command, intent: Intent) -> Result<Command, Error> {
        let newest = self.newest()?;
        self.notice_others(&newest);
        let mut workspace = newest.workspace.clone();
        let inverse = change(&mut workspace, command, intent)?;
        self.write(newest.next(workspace))?;
        Ok(inverse)
    }

    /// Every change of this tab's own is known here, so another revision is another tab's.
    fn notice_others(&mut self, newest: &Document) {
        if newest.revision != self.current.revision {
            self.history.others_changed();
        }
    }

    /// What is stored now; where that is gone or damaged, what this tab knows.
    fn newest(&mut self) -> Result<Document, Error> {
        let Some(text) = self.storage.get(KEY) else {
            return Ok(self.current.clone());
        };
        match Document::read(&text) {
            Ok(document) => Ok(document),
            // A tab with newer code is at work: setting its state aside would take it away from it.
            Err(Unreadable::Newer) => Err(Error::new(Code::StoreNewer, [])),
            Err(Unreadable::Damaged) => {
                self.set_aside(&text)?;
                // Whoever opens the page next finds what this tab knows.
                self.write(self.current.clone())?;
                Ok(self.current.clone())
            }
        }
    }

    fn write(&mut self, document: Document) -> Result<(), Error> {
        self.storage.set(KEY, &document.write())?;
        self.current = document;
        self.trouble = None;
        Ok(())
    }

    /// Moves a text that can't be read to a key of its own: first written there, then removed here.
    fn set_aside(&mut self, text: &str) -> Result<(), Error> {
        let number = self
            .set_aside_numbers()
            .max()
            .map_or(1, |last| last.saturating_add(1));
        self.storage.set(&format!("{SET_ASIDE}{number}"), text)?;
        self.storage.remove(KEY);
        Ok(())
    }

    fn set_aside_numbers(&self) -> impl Iterator<Item = u64> {
        let keys = self.storage.keys().into_iter();
        keys.filter_map(|key| key.strip_prefix(SET_ASIDE)?.parse().ok())
    }
}
