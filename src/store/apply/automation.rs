//! Automations.

use crate::diagnostic::{Error, Phrase};
use crate::model::{Automation, AutomationId, Workspace};

use super::super::{Command, integrity, list};
use super::missing;
use super::put::{Put, unchanged};

pub(super) fn put(workspace: &mut Workspace, put: Put<Automation>) -> Result<Command, Error> {
    let id = put.record.id.clone();
    let newest = workspace.automations.iter().find(|one| one.id == id);
    let put = put.onto(newest, Phrase::TheAutomation, name(newest, &id))?;
    integrity::check_automation(workspace, &put.record)?;
    let (written, replaced) = put.into_list(&mut workspace.automations, |one| one.id == id);
    Ok(match replaced {
        None => Command::DeleteAutomation {
            id,
            base: Some(written),
        },
        Some((automation, position)) => Command::PutAutomation {
            automation,
            base: Some(written),
            position,
        },
    })
}

pub(super) fn enable(workspace: &mut Workspace, id: AutomationId, enabled: bool) -> Result<Command, Error> {
    let automation = workspace
        .automations
        .iter_mut()
        .find(|one| one.id == id)
        .ok_or_else(|| missing(Phrase::TheAutomation, id.as_str()))?;
    let before = std::mem::replace(&mut automation.enabled, enabled);
    Ok(Command::EnableAutomation { id, enabled: before })
}

pub(super) fn delete(
    workspace: &mut Workspace,
    id: &AutomationId,
    base: Option<&Automation>,
) -> Result<Command, Error> {
    let newest = workspace.automations.iter().find(|one| one.id == *id);
    unchanged(newest, base, Phrase::TheAutomation, name(newest, id))?;
    let (automation, position) = list::remove(&mut workspace.automations, |one| one.id == *id)
        .ok_or_else(|| missing(Phrase::TheAutomation, id.as_str()))?;
    Ok(Command::PutAutomation {
        automation,
        base: None,
        position: Some(position),
    })
}

fn name<'a>(automation: Option<&'a Automation>, id: &'a AutomationId) -> &'a str {
    automation.map_or(id.as_str(), |automation| &automation.name)
}
