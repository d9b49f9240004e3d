//! The browser page that the module runs in: its window and its storage.

use wasm_bindgen::prelude::*;

use super::result::Thrown;
use crate::diagnostic::{Argument, Code, Diagnostic, Error};
use crate::store::{Storage, StorageError, Store};

/// Returns the page's window, or a `BrowserError` in Node and in workers, which have none.
pub(super) fn window() -> Result<web_sys::Window, Thrown> {
    web_sys::window().ok_or_else(|| needed("window"))
}

#[wasm_bindgen]
extern "C" {
    /// A browser's storage with its strings as JavaScript has them; web-sys replaces unpaired surrogates.
    type ExactStorage;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &ExactStorage, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_item(this: &ExactStorage, key: &str, text: &JsValue) -> Result<(), JsValue>;
}

/// The store of a page.
pub(super) type PageStore = Store<PageStorage>;

/// A storage of the page, for the `store` module.
#[derive(Clone)]
pub struct PageStorage(web_sys::Storage);

impl PageStorage {
    /// Returns localStorage, which all tabs of the origin share and which outlives them.
    pub fn local() -> Result<Self, Thrown> {
        match window()?.local_storage() {
            Ok(Some(storage)) => Ok(Self(storage)),
            _ => Err(Error::from(StorageError::Unavailable).into()),
        }
    }
}

impl Storage for PageStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get_item(key).map_err(|_| StorageError::Unavailable)
    }

    fn contains(&self, key: &str, text: &str) -> Result<bool, StorageError> {
        let exact: &ExactStorage = self.0.unchecked_ref();
        let stored = exact.get_item(key).map_err(|_| StorageError::Unavailable)?;
        // JavaScript compares strings of megabytes sooner than it copies one into wasm's memory.
        Ok(stored == JsValue::from_str(text))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set_item(key, text).map_err(|error| reason(&error))
    }

    fn copy(&self, from: &str, to: &str) -> Result<(), StorageError> {
        let exact: &ExactStorage = self.0.unchecked_ref();
        let text = exact.get_item(from).map_err(|error| reason(&error))?;
        if text.is_null() {
            return Ok(());
        }
        exact.set_item(to, &text).map_err(|error| reason(&error))
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

fn reason(error: &JsValue) -> StorageError {
    let name = error
        .dyn_ref::<web_sys::DomException>()
        .map(web_sys::DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError") => StorageError::Full,
        _ => StorageError::Unavailable,
    }
}

/// The `BrowserError` for a call that needs `what`, which this environment lacks.
pub(super) fn needed(what: impl Into<Argument>) -> Thrown {
    Diagnostic::new(Code::BrowserNeeded, [("what", what.into())]).into()
}
