//! Automations.

use crate::model::{Automation, AutomationId, Error, Workspace};

use super::super::{Command, integrity, list};
use super::missing;

pub(super) fn put(
    workspace: &mut Workspace,
    automation: Automation,
    position: Option<u32>,
) -> Result<Command, Error> {
    integrity::check_automation(workspace, &automation)?;
    let id = automation.id.clone();
    let replaced = list::put(&mut workspace.automations, automation, position, |one| {
        one.id == id
    });
    Ok(match replaced {
        None => Command::DeleteAutomation { id },
        Some((automation, position)) => Command::PutAutomation { automation, position },
    })
}

pub(super) fn enable(workspace: &mut Workspace, id: AutomationId, enabled: bool) -> Result<Command, Error> {
    let automation = workspace
        .automations
        .iter_mut()
        .find(|one| one.id == id)
        .ok_or_else(|| missing("automation", id.as_str()))?;
    let before = std::mem::replace(&mut automation.enabled, enabled);
    Ok(Command::EnableAutomation { id, enabled: before })
}
