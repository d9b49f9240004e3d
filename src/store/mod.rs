//! The workspace in a key-value storage: every change is a command on the newest stored state.
//!
//! [`Store`] keeps one [`Workspace`](crate::model::Workspace) under one key of a [`Storage`] (localStorage in the
//! browser). A [`Command`] is small and says what changes; [`apply`] changes the workspace and answers the command that
//! takes it back. So two tabs that edit in turn lose nothing, and undoing takes back one's own changes only. The caller
//! holds a lock while a method of the store runs; the browser's is a Web Lock.
//!
//! What can't be read is set aside under its own key, never dropped. Secrets' values are no part of any of this: they are in a
//! [`Vault`], which forgets them with the tab.
//!
//! ```
//! use hookwright::model::{Team, Workspace};
//! use hookwright::store::{Command, apply};
//!
//! let mut workspace = Workspace::default();
//! let team = Team { name: "acme".to_owned().try_into()?, secrets: vec![], webhooks: vec![] };
//! let inverse = apply(&mut workspace, Command::AddTeam { team, position: None })?;
//! assert_eq!(workspace.teams.len(), 1);
//!
//! apply(&mut workspace, inverse)?;
//! assert_eq!(workspace, Workspace::default());
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod apply;
mod command;
mod document;
mod file;
mod history;
mod integrity;
mod list;
mod merge;
mod starter;
mod step;
mod storage;
mod tabs;
mod vault;

pub use apply::apply;
pub use command::Command;
pub use file::{Imported, Unbound, export, import};
pub use starter::starter;
pub use step::Step;
pub use storage::{Storage, StorageError};
pub use tabs::{SetAside, Store, stored_revision};
pub use vault::{Vault, WebhookSecrets};
