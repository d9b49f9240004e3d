#![doc = include_str!("../README.md")]

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(feature = "matching")]
pub mod filter;
#[cfg(feature = "matching")]
pub mod history;
pub mod lint;
#[cfg(feature = "matching")]
pub mod matcher;
#[cfg(feature = "matching")]
pub mod metric;
pub mod model;
pub mod request;
pub mod store;
pub mod template;
