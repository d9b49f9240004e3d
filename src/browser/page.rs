//! The browser page that the module runs in: its window and its storages.

use wasm_bindgen::prelude::*;

use super::result::Thrown;
use crate::diagnostic::{Argument, Code, Diagnostic, Error};
use crate::store::{Storage, StorageError};

/// Returns the page's window, or a `BrowserError` in Node and in workers, which have none.
pub(super) fn window() -> Result<web_sys::Window, Thrown> {
    web_sys::window().ok_or_else(|| needed("window"))
}

/// A storage of the page, for the `store` module.
#[derive(Clone)]
pub struct PageStorage(web_sys::Storage);

impl PageStorage {
    /// Returns localStorage, which all tabs of the origin share and which outlives them.
    pub fn local() -> Result<Self, Thrown> {
        Self::available(window()?.local_storage())
    }

    /// Returns sessionStorage, which belongs to this tab and ends with it.
    pub fn session() -> Result<Self, Thrown> {
        Self::available(window()?.session_storage())
    }

    fn available(storage: Result<Option<web_sys::Storage>, JsValue>) -> Result<Self, Thrown> {
        match storage {
            Ok(Some(storage)) => Ok(Self(storage)),
            _ => Err(Error::from(StorageError::Unavailable).into()),
        }
    }
}

impl Storage for PageStorage {
    fn get(&self, key: &str) -> Option<String> {
        self.0.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set_item(key, text).map_err(|error| {
            let name = error
                .dyn_ref::<web_sys::DomException>()
                .map(web_sys::DomException::name);
            match name.as_deref() {
                Some("QuotaExceededError") => StorageError::Full,
                _ => StorageError::Unavailable,
            }
        })
    }

    fn remove(&self, key: &str) {
        // Removal fails only if the storage has become unavailable; then there is nothing to remove.
        let _ = self.0.remove_item(key);
    }

    fn keys(&self) -> Vec<String> {
        let count = self.0.length().unwrap_or_default();
        (0..count)
            .filter_map(|index| self.0.key(index).ok().flatten())
            .collect()
    }
}

/// The `BrowserError` for a call that needs `what`, which this environment lacks.
pub(super) fn needed(what: impl Into<Argument>) -> Thrown {
    Diagnostic::new(Code::BrowserNeeded, [("what", what.into())]).into()
}
