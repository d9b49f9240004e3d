#![doc = include_str!("../README.md")]
// Without `workspace`, some functions have no callers; dead code is checked with all features.
#![cfg_attr(not(feature = "workspace"), allow(dead_code, unused_imports))]

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod diagnostic;
#[cfg(feature = "workspace")]
pub mod example;
#[cfg(feature = "matching")]
pub mod filter;
#[cfg(feature = "matching")]
pub mod history;
pub mod json;
#[cfg(feature = "workspace")]
pub mod lint;
#[cfg(feature = "matching")]
pub mod matcher;
#[cfg(feature = "matching")]
pub mod metric;
pub mod model;
#[cfg(feature = "workspace")]
pub mod request;
#[cfg(feature = "matching")]
pub mod share;
#[cfg(feature = "workspace")]
pub mod store;
pub mod template;
#[cfg(feature = "matching")]
pub mod wandb;
