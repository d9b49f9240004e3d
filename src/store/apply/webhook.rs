//! Webhooks, and which automations send to them.

use crate::diagnostic::{Error, Phrase};
use crate::model::{AutomationId, TeamName, Webhook, WebhookId, Workspace};

use super::super::{Command, list};
use super::put::{Put, unchanged};
use super::{followed_by, missing, taken, team};

pub(super) fn put(workspace: &mut Workspace, team: TeamName, put: Put<Webhook>) -> Result<Command, Error> {
    let id = put.record.id.clone();
    if workspace
        .webhook(&id)
        .is_some_and(|(owner, _)| owner.name != team)
    {
        return Err(taken(Phrase::TheWebhook, id.as_str()));
    }
    let webhooks = &mut team::named(workspace, &team)?.webhooks;
    let newest = webhooks.iter().find(|one| one.id == id);
    let put = put.onto(newest, Phrase::TheWebhook, name(newest, &id))?;
    let (written, replaced) = put.into_list(webhooks, |one| one.id == id);
    let base = Some(written);
    Ok(match replaced {
        None => Command::DeleteWebhook { id, base },
        Some((webhook, position)) => Command::PutWebhook {
            team,
            webhook,
            base,
            position,
        },
    })
}

pub(super) fn delete(
    workspace: &mut Workspace,
    id: WebhookId,
    base: Option<&Webhook>,
) -> Result<Command, Error> {
    let newest = workspace.webhook(&id).map(|(_, webhook)| webhook);
    unchanged(newest, base, Phrase::TheWebhook, name(newest, &id))?;
    let (team, webhook, position) = workspace
        .teams
        .iter_mut()
        .find_map(|team| {
            let (webhook, position) = list::remove(&mut team.webhooks, |one| one.id == id)?;
            Some((team.name.clone(), webhook, position))
        })
        .ok_or_else(|| missing(Phrase::TheWebhook, id.as_str()))?;
    let put = Command::PutWebhook {
        team,
        webhook,
        base: None,
        position: Some(position),
    };
    Ok(followed_by(put, unbind_all(workspace, &id).into_iter().collect()))
}

pub(super) fn bind(
    workspace: &mut Workspace,
    id: WebhookId,
    automations: Vec<AutomationId>,
) -> Result<Command, Error> {
    let (owner, _) = workspace
        .webhook(&id)
        .ok_or_else(|| missing(Phrase::TheWebhook, id.as_str()))?;
    let team = owner.name.clone();
    let mut bound = Vec::new();
    for automation in &mut workspace.automations {
        let free = automation.webhook.is_none() && automation.team == team;
        if free && automations.contains(&automation.id) {
            automation.webhook = Some(id.clone());
            bound.push(automation.id.clone());
        }
    }
    Ok(Command::UnbindWebhook {
        id,
        automations: bound,
    })
}

pub(super) fn unbind(workspace: &mut Workspace, id: WebhookId, automations: &[AutomationId]) -> Command {
    let mut unbound = Vec::new();
    for automation in &mut workspace.automations {
        if automation.webhook.as_ref() == Some(&id) && automations.contains(&automation.id) {
            automation.webhook = None;
            unbound.push(automation.id.clone());
        }
    }
    // Nothing to bind again, and perhaps no webhook to bind to.
    if unbound.is_empty() {
        return Command::Batch { commands: Vec::new() };
    }
    Command::BindWebhook {
        id,
        automations: unbound,
    }
}

fn name<'a>(webhook: Option<&'a Webhook>, id: &'a WebhookId) -> &'a str {
    webhook.map_or(id.as_str(), |webhook| &webhook.name)
}

/// Takes a webhook from every automation that has it; answers how to give it back, if any had it.
pub(super) fn unbind_all(workspace: &mut Workspace, id: &WebhookId) -> Option<Command> {
    let mut automations = Vec::new();
    for automation in &mut workspace.automations {
        if automation.webhook.as_ref() == Some(id) {
            automation.webhook = None;
            automations.push(automation.id.clone());
        }
    }
    (!automations.is_empty()).then(|| Command::BindWebhook {
        id: id.clone(),
        automations,
    })
}
