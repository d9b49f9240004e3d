//! Hearing that other tabs stored something.

use wasm_bindgen::prelude::*;
use web_sys::{StorageEvent, Window};

use super::error::Thrown;
use super::page::needed;

/// Calls back whenever another tab has stored something of ours, until it is dropped.
pub(super) struct Following {
    window: Window,
    callback: Closure<dyn Fn(StorageEvent)>,
}

impl Following {
    pub(super) fn new(window: Window, stored: impl Fn() + 'static) -> Result<Self, Thrown> {
        let callback = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            // Without a key everything was cleared.
            if event.key().is_none_or(|key| key.starts_with("hookwright.")) {
                stored();
            }
        });
        window
            .add_event_listener_with_callback("storage", callback.as_ref().unchecked_ref())
            .map_err(|_| needed("window.addEventListener"))?;
        Ok(Self { window, callback })
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        // It fails only where there is nothing to remove.
        let _ = self
            .window
            .remove_event_listener_with_callback("storage", self.callback.as_ref().unchecked_ref());
    }
}
