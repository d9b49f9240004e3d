//! A storage in memory with a quota, which several stores share as tabs share localStorage.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use hookwright::store::{Storage, StorageError};

#[derive(Clone)]
pub struct SharedStorage {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    quota: Rc<RefCell<usize>>,
    is_readable: Rc<Cell<bool>>,
}

impl SharedStorage {
    pub fn local() -> Self {
        Self {
            texts: Rc::default(),
            quota: Rc::new(RefCell::new(usize::MAX)),
            is_readable: Rc::new(Cell::new(true)),
        }
    }

    /// Limits the storage to this many more bytes.
    pub fn set_remaining_quota(&self, bytes: usize) {
        *self.quota.borrow_mut() = size(&self.texts.borrow()) + bytes;
    }

    /// Sets whether strings can be read.
    pub fn set_readable(&self, is_readable: bool) {
        self.is_readable.set(is_readable);
    }

    /// Removes the limit.
    pub fn remove_quota(&self) {
        *self.quota.borrow_mut() = usize::MAX;
    }
}

impl Storage for SharedStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        if !self.is_readable.get() {
            return Err(StorageError::Unavailable);
        }
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError> {
        match self.get(from)? {
            Some(text) => self.set(to, &text),
            None => Ok(()),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let mut after = self.texts.borrow().clone();
        after.insert(key.to_owned(), text.to_owned());
        if size(&after) > *self.quota.borrow() {
            return Err(StorageError::Full);
        }
        *self.texts.borrow_mut() = after;
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.texts.borrow_mut().remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.texts.borrow().keys().cloned().collect()
    }
}

fn size(texts: &BTreeMap<String, String>) -> usize {
    texts.iter().map(|(key, text)| key.len() + text.len()).sum()
}
