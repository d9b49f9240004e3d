#![doc = include_str!("../README.md")]

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod filter;
pub mod history;
pub mod lint;
pub mod matcher;
pub mod metric;
pub mod model;
pub mod request;
pub mod store;
pub mod template;
