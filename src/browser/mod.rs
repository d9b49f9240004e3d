//! The JavaScript face: it translates, and decides nothing.
//!
//! Documents (events, the workspace) keep the `snake_case` of their JSON; answers of calls are `camelCase`. What can
//! be large or hot crosses as text or bytes. Every error is a `HookwrightError` with a `code` and, where it is about a
//! place in a text, a `span`; only what is no handle, or was freed, where one is expected meets wasm-bindgen's own bare
//! `Error`.

mod answer;
mod argument;
mod ascii_host;
mod check;
mod delivery;
mod error;
mod event;
mod export;
#[cfg(feature = "matching")]
mod filter;
mod following;
#[cfg(feature = "matching")]
mod history;
mod join;
mod list;
mod listeners;
mod lock;
#[cfg(feature = "matching")]
mod matcher;
#[cfg(feature = "matching")]
mod metric;
mod outgoing;
mod page;
#[cfg(feature = "matching")]
mod replay;
mod reply;
mod request;
mod sandbox;
mod send;
mod tables;
mod template;
mod text;
mod vault;
mod workspace;

pub use page::PageStorage;
