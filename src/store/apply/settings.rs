//! The settings.

use crate::diagnostic::Error;
use crate::model::{Settings, Workspace};

use super::super::Command;
use super::super::merge::Intent;

pub(super) fn put(
    workspace: &mut Workspace,
    settings: Settings,
    base: Option<Settings>,
    intent: Intent,
) -> Result<Command, Error> {
    let newest = &workspace.settings;
    let written = match base {
        Some(base) => intent.merge(&settings, &base, newest),
        None => settings,
    };
    let before = std::mem::replace(&mut workspace.settings, written.clone());
    Ok(Command::PutSettings {
        settings: before,
        base: Some(written),
    })
}
