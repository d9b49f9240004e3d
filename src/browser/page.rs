//! The page that this runs in, where there is one.

use wasm_bindgen::prelude::*;

use super::error::Thrown;
use crate::diagnostic::{Argument, Code, Diagnostic, Error};
use crate::store::{Storage, StorageError};

/// The page's window; in Node and in workers there is none.
pub(super) fn window() -> Result<web_sys::Window, Thrown> {
    web_sys::window().ok_or_else(|| needed("window"))
}

/// One of the page's two storages, as the engines know storages.
#[derive(Clone)]
pub struct PageStorage(web_sys::Storage);

impl PageStorage {
    /// localStorage: what all tabs of this origin share, for good.
    pub fn local() -> Result<Self, Thrown> {
        Self::given(window()?.local_storage())
    }

    /// sessionStorage: what this tab alone has, until it is closed.
    pub fn session() -> Result<Self, Thrown> {
        Self::given(window()?.session_storage())
    }

    fn given(storage: Result<Option<web_sys::Storage>, JsValue>) -> Result<Self, Thrown> {
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
        // Only a storage that was taken away refuses, and then there is nothing left to remove.
        let _ = self.0.remove_item(key);
    }

    fn keys(&self) -> Vec<String> {
        let count = self.0.length().unwrap_or_default();
        (0..count)
            .filter_map(|index| self.0.key(index).ok().flatten())
            .collect()
    }
}

/// The error of a call that needs a page of a browser.
pub(super) fn needed(what: impl Into<Argument>) -> Thrown {
    Diagnostic::new(Code::BrowserNeeded, [("what", what.into())]).into()
}
