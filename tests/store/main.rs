//! Tests of the store and the vault: natively on a storage in memory, and as wasm in a browser's page on localStorage.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod apply;
mod concurrent_edits;
mod file;
#[cfg(not(target_arch = "wasm32"))]
mod memory_storage;
#[cfg(target_arch = "wasm32")]
mod page_storage;
mod properties;
mod summary;
mod tabs;
mod vault;

#[cfg(not(target_arch = "wasm32"))]
use {core::prelude::v1::test, memory_storage::SharedStorage};
#[cfg(target_arch = "wasm32")]
use {page_storage::SharedStorage, wasm_bindgen_test::wasm_bindgen_test as test};
