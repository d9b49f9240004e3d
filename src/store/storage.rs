//! The storage that the workspace is kept in.

use crate::diagnostic::{Code, Error};

/// A storage of strings by key, like the browser's localStorage.
pub trait Storage {
    /// Returns the string under a key.
    fn get(&self, key: &str) -> Option<String>;

    /// Stores a string under a key. On failure the previous string is kept.
    ///
    /// # Errors
    /// The storage is full, or can't be written at all.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Deletes the string under a key.
    fn remove(&self, key: &str);

    /// Returns all keys, in any order.
    fn keys(&self) -> Vec<String>;
}

/// An error of [`Storage::set`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The storage is full.
    Full,
    /// The storage can't be written, for example because the user has blocked it.
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
