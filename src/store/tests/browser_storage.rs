//! A storage that several stores share, with a quota, as tabs share localStorage.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use crate::store::{Storage, StorageError};

#[derive(Clone, Debug)]
pub(super) struct SharedStorage {
    texts: Rc<RefCell<BTreeMap<String, String>>>,
    quota: Rc<RefCell<usize>>,
}

impl SharedStorage {
    pub(super) fn roomy() -> Self {
        Self {
            texts: Rc::default(),
            quota: Rc::new(RefCell::new(usize::MAX)),
        }
    }

    pub(super) fn limit(&self, bytes: usize) {
        *self.quota.borrow_mut() = bytes;
    }

    pub(super) fn used(&self) -> usize {
        size(&self.texts.borrow())
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
