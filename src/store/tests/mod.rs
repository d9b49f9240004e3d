#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod apply;
mod browser_storage;
mod file;
mod properties;
mod tabs;
mod vault;
