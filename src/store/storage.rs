//! Where texts are kept by key.

use crate::diagnostic::{Code, Error};

/// A storage of texts by key, as the Web's localStorage is one.
pub trait Storage {
    /// The text under this key.
    fn get(&self, key: &str) -> Option<String>;

    /// Puts a text under this key; when it fails, what was there before still is.
    ///
    /// # Errors
    /// No room is left, or the storage can't be written at all.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Forgets the text under this key.
    fn remove(&self, key: &str);

    /// Every key, in any order.
    fn keys(&self) -> Vec<String>;
}

/// Why a text could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// No room is left.
    Full,
    /// The storage can't be written: turned off, or taken away.
    Unavailable,
}

impl From<StorageError> for Error {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Full => Self::new(Code::StoreFull, []),
            StorageError::Unavailable => Self::new(Code::StoreUnavailable, []),
        }
    }
}
