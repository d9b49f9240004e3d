//! The storage that the workspace is kept in.

use crate::diagnostic::{Code, Error};

/// A storage of strings by key, like the browser's localStorage.
pub trait Storage {
    /// Returns the string under a key, or `None` if there is none.
    ///
    /// # Errors
    /// The storage can't be read. It may contain a string under this key.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Returns whether the string under a key is `text`. A browser's storage can tell without copying a long string.
    ///
    /// # Errors
    /// Those of [`Storage::get`].
    fn contains(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        Ok(self.get(key)?.as_deref() == Some(text))
    }

    /// Stores a string under a key. On failure the previous string is kept.
    ///
    /// # Errors
    /// The storage is full, or can't be written at all.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Copies the string under one key to another key, unchanged: a string of the browser may not be valid Unicode.
    ///
    /// # Errors
    /// Those of [`Storage::get`] and [`Storage::set`].
    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError>;

    /// Deletes the string under a key.
    fn remove(&self, key: &str);

    /// Returns all keys, in any order.
    fn keys(&self) -> Vec<String>;
}

/// An error of a [`Storage`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The storage is full.
    Full,
    /// The storage can't be read or written, for example because the user has blocked it.
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
