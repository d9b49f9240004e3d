//! Invariants of a workspace: names of teams, names of secrets within a team, and ids are unique, and an automation's
//! webhook belongs to its team.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Error, Phrase};
use crate::model::{Automation, Team, Webhook, Workspace};

/// Checks all invariants, for a workspace from storage or a file.
pub(super) fn check(workspace: &Workspace) -> Result<(), Error> {
    unique(
        Phrase::TeamNoun,
        workspace.teams.iter().map(|team| team.name.as_str()),
    )?;
    for team in &workspace.teams {
        unique_secrets(team)?;
    }
    unique_webhooks(workspace.teams.iter().flat_map(|team| &team.webhooks))?;
    unique(
        Phrase::AutomationNoun,
        workspace
            .automations
            .iter()
            .map(|automation| automation.id.as_str()),
    )?;
    unique(
        Phrase::SampleNoun,
        workspace.samples.iter().map(|sample| sample.id.as_str()),
    )?;
    workspace
        .automations
        .iter()
        .try_for_each(|automation| check_automation(workspace, automation))
}

/// Checks that the names of secrets and the ids of webhooks within a team are unique.
pub(super) fn check_team(team: &Team) -> Result<(), Error> {
    unique_secrets(team)?;
    unique_webhooks(&team.webhooks)
}

fn unique_secrets(team: &Team) -> Result<(), Error> {
    unique(Phrase::SecretNoun, team.secrets.iter().map(|name| name.as_str()))
}

fn unique_webhooks<'a>(webhooks: impl IntoIterator<Item = &'a Webhook>) -> Result<(), Error> {
    let ids = webhooks.into_iter().map(|webhook| webhook.id.as_str());
    unique(Phrase::WebhookNoun, ids)
}

/// Checks that the automation's webhook, if it has one, belongs to its team.
pub(super) fn check_automation(workspace: &Workspace, automation: &Automation) -> Result<(), Error> {
    let Some(id) = automation.webhook() else {
        return Ok(());
    };
    match workspace.webhook(id) {
        Some((owner, _)) if owner.name == automation.team => Ok(()),
        _ => Err(Error::new(
            Code::StoreForeignWebhook,
            [
                ("automation", automation.name.as_str().into()),
                ("webhook", id.as_str().into()),
                ("team", automation.team.as_str().into()),
            ],
        )),
    }
}

fn unique<'a>(what: Phrase, names: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(already_exists_error(what, name));
        }
    }
    Ok(())
}

/// Creates the error for a name or an id that is already in use.
pub(super) fn already_exists_error(what: Phrase, name: &str) -> Error {
    Error::new(Code::StoreTaken, [("what", what.into()), ("name", name.into())])
}
