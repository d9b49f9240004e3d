//! The page's localStorage, empty at first. Its quota is the browser's, reduced by a filler entry.

use hookwright::browser::PageStorage;
use hookwright::store::{Storage, StorageError};

const FILLER: &str = "filler";

#[derive(Clone)]
pub struct SharedStorage(PageStorage);

impl SharedStorage {
    pub fn local() -> Self {
        Self(PageStorage::local().ok().expect("a page has localStorage")).emptied()
    }

    fn emptied(self) -> Self {
        for key in self.keys() {
            self.remove(&key);
        }
        self
    }

    /// Fills the browser's quota up to this many characters.
    pub fn set_remaining_quota(&self, characters: usize) {
        let fill = |length: usize| self.set(FILLER, &"x".repeat(length));
        let mut full = 0;
        for step in (0..24).rev().map(|power| 1 << power) {
            match fill(full + step) {
                Ok(()) => full += step,
                Err(error) => assert_eq!(error, StorageError::Full),
            }
        }
        fill(full - characters).unwrap();
    }

    /// Deletes the filler.
    pub fn remove_quota(&self) {
        self.remove(FILLER);
    }
}

impl Storage for SharedStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }

    fn contains(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        self.0.contains(key, text)
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError> {
        self.0.copy(from, to)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set(key, text)
    }

    fn remove(&self, key: &str) {
        self.0.remove(key);
    }

    fn keys(&self) -> Vec<String> {
        self.0.keys()
    }
}
