//! Parts of a workspace for other people: as the text of a file, and the command that adds such a text to a workspace.
//!
//! A shared text is an exported file ([`store::export`](crate::store::export)) with the chosen automations and everything
//! that they need, or only a template and an event: `{"format": "hookwright", "version": 1, "template": "…", "event": "…"}`.
//! It contains names of secrets, never their values.
//!
//! [`read`] compares a shared text with a workspace and changes nothing. A webhook never replaces one of the workspace,
//! and arrives without secrets, so a shared text can't make a secret go to another endpoint.
//!
//! ```
//! use hookwright::share::{SharedDefaults, SharedSelection, read, to_text};
//! use hookwright::store::{apply, starter};
//!
//! let text = to_text(&starter()?, &SharedSelection::default());
//! let mut mine = hookwright::model::Workspace::default();
//! let shared = read(&text, &mine, &SharedDefaults::default())?;
//! apply(&mut mine, shared.command.expect("it is new"))?;
//! assert_eq!(mine, starter()?);
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod content;
mod excerpt;
#[cfg(test)]
mod tests;

pub use content::{SharedContent, SharedDefaults, SharedKind, SharedOutcome, SharedRecord, read};
pub use excerpt::{SharedSelection, to_text};
