//! The JavaScript API. It translates between JavaScript and the other modules, and decides nothing.
//!
//! Documents (events, the workspace) have the `snake_case` keys of their JSON; results of calls have `camelCase` keys.
//! Large or frequent data crosses as strings, bytes or typed arrays. Every error is a `HookwrightError` with a `code` and,
//! for errors in text, a `span`. One exception: a value that is not a live handle where a handle is expected causes
//! wasm-bindgen's own `Error`.
//!
//! The package contains three builds of this module. `hookwright/render` has the files without a feature,
//! `hookwright/payload` adds the feature `workspace`, and `hookwright` adds `matching`.

mod argument;
mod event;
mod join;
mod result;
mod template;

#[cfg(feature = "workspace")]
mod check;
#[cfg(feature = "workspace")]
mod example;
#[cfg(feature = "workspace")]
mod outgoing;
#[cfg(feature = "workspace")]
mod page;
#[cfg(feature = "workspace")]
mod request;
#[cfg(feature = "workspace")]
mod sandbox;
#[cfg(feature = "workspace")]
mod send;
#[cfg(feature = "workspace")]
mod send_options;
#[cfg(feature = "workspace")]
mod snapshot;
#[cfg(feature = "workspace")]
mod tables;
#[cfg(feature = "workspace")]
mod tabs;
#[cfg(feature = "workspace")]
mod vault;
#[cfg(feature = "workspace")]
mod workspace;

#[cfg(feature = "matching")]
mod filter;
#[cfg(feature = "matching")]
mod history;
#[cfg(feature = "matching")]
mod matcher;
#[cfg(feature = "matching")]
mod metric;
#[cfg(feature = "matching")]
mod replay;
#[cfg(feature = "matching")]
mod sample;
#[cfg(feature = "matching")]
mod share;
#[cfg(feature = "matching")]
mod signature;
#[cfg(feature = "matching")]
mod wandb;

#[cfg(feature = "workspace")]
pub use page::PageStorage;
