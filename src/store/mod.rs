//! The workspace in a key-value storage: every change is a command applied to the newest stored state.
//!
//! [`Store`] keeps one [`Workspace`](crate::model::Workspace) under one key of a [`Storage`] (localStorage in the
//! browser). A [`Command`] is a small change; [`apply()`] applies it to a workspace and returns the command that undoes
//! it. When two tabs edit in turn, neither loses a change. Undo reverts only the tab's own changes: changes from other
//! tabs are kept, except that undoing an import or a reset restores the whole workspace
//! ([`UndoOutcome::DoneDiscardingOtherTabs`], `overOthers` in JSON). The caller holds a lock over all tabs while it
//! calls [`Store::open`] or a method that takes `&mut self`; in the browser it is a Web Lock.
//!
//! Stored text that can't be read is quarantined: moved to a key of its own, never dropped. Secret values are not part
//! of the workspace; they are in a [`Vault`], in the tab's memory.
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
mod integrity;
mod merge;
mod quarantine;
mod starter;
mod storage;
mod summary;
mod tabs;
mod undo;
mod vault;

pub use apply::apply;
pub use command::Command;
#[cfg(feature = "matching")]
pub(crate) use file::{FILE_FORMAT, FILE_VERSION, check_format};
pub use file::{ImportedFile, UnboundWebhook, export, import};
pub use quarantine::QuarantinedText;
pub use starter::starter;
pub use storage::{Storage, StorageError};
pub use summary::{ChangeAction, ChangeSummary, RecordKind};
pub use tabs::{Recovery, Store, WORKSPACE_KEY, is_workspace_key, stored_revision};
pub use undo::UndoOutcome;
pub use vault::{Vault, VaultChange, WebhookSecrets};
