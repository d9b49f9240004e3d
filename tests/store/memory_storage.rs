//! A storage in memory with a quota, which several stores share as tabs share localStorage.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use hookwright::store::{Storage, StorageError};

#[derive(Clone)]
pub struct SharedStorage {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    quota: Rc<RefCell<usize>>,
}

impl SharedStorage {
    pub fn local() -> Self {
        Self {
            texts: Rc::default(),
            quota: Rc::new(RefCell::new(usize::MAX)),
        }
    }

    pub fn session() -> Self {
        Self::local()
    }

    /// Limits the storage to this many more bytes.
    pub fn set_remaining_quota(&self, bytes: usize) {
        *self.quota.borrow_mut() = size(&self.texts.borrow()) + bytes;
    }

    /// Removes the limit.
    pub fn remove_quota(&self) {
        *self.quota.borrow_mut() = usize::MAX;
    }
}

impl Storage for SharedStorage {
    fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
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
