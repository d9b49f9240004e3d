//! What holds of every workspace: names and ids are unique, and no automation has a webhook that its team has not.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Error, Phrase};
use crate::model::{Automation, Team, Workspace};

/// Whether all of it holds of a workspace that comes from outside.
pub(super) fn check(workspace: &Workspace) -> Result<(), Error> {
    unique(
        Phrase::TheTeam,
        workspace.teams.iter().map(|team| team.name.as_str()),
    )?;
    for team in &workspace.teams {
        unique(Phrase::TheSecret, team.secrets.iter().map(|name| name.as_str()))?;
    }
    let webhooks = workspace.teams.iter().flat_map(|team| &team.webhooks);
    unique(Phrase::TheWebhook, webhooks.map(|webhook| webhook.id.as_str()))?;
    unique(
        Phrase::TheAutomation,
        workspace.automations.iter().map(|one| one.id.as_str()),
    )?;
    unique(
        Phrase::TheSample,
        workspace.samples.iter().map(|one| one.id.as_str()),
    )?;
    workspace
        .automations
        .iter()
        .try_for_each(|automation| check_automation(workspace, automation))
}

/// Whether a team's own names and ids are unique.
pub(super) fn check_team(team: &Team) -> Result<(), Error> {
    unique(Phrase::TheSecret, team.secrets.iter().map(|name| name.as_str()))?;
    unique(
        Phrase::TheWebhook,
        team.webhooks.iter().map(|webhook| webhook.id.as_str()),
    )
}

/// Whether the automation's webhook, if it has one, is its team's.
pub(super) fn check_automation(workspace: &Workspace, automation: &Automation) -> Result<(), Error> {
    let Some(id) = &automation.webhook else {
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
            return Err(taken(what, name));
        }
    }
    Ok(())
}

/// The error of a name or an id that two would have.
pub(super) fn taken(what: Phrase, name: &str) -> Error {
    Error::new(Code::StoreTaken, [("what", what.into()), ("name", name.into())])
}
