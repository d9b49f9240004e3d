//! Teams.

use crate::diagnostic::{Error, Phrase};
use crate::model::{Automation, Team, TeamName, Workspace};

use super::super::{Command, integrity, list};
use super::put::unchanged;
use super::{followed_by, missing, taken, webhook};

pub(super) fn add(workspace: &mut Workspace, team: Team, position: Option<u32>) -> Result<Command, Error> {
    if workspace.team(&team.name).is_some() {
        return Err(taken(Phrase::TheTeam, team.name.as_str()));
    }
    integrity::check_team(&team)?;
    if let Some(known) = team
        .webhooks
        .iter()
        .find(|one| workspace.webhook(&one.id).is_some())
    {
        return Err(taken(Phrase::TheWebhook, known.id.as_str()));
    }
    let (name, base) = (team.name.clone(), Some(team.clone()));
    list::insert(&mut workspace.teams, team, position);
    Ok(Command::DeleteTeam { name, base })
}

pub(super) fn rename(workspace: &mut Workspace, from: TeamName, to: TeamName) -> Result<Command, Error> {
    // Automations may name a team that is gone; they must not be captured by the new name.
    let names_it = |automation: &Automation| automation.team == to;
    if from != to && (workspace.team(&to).is_some() || workspace.automations.iter().any(names_it)) {
        return Err(taken(Phrase::TheTeam, to.as_str()));
    }
    named(workspace, &from)?.name = to.clone();
    for automation in &mut workspace.automations {
        if automation.team == from {
            automation.team = to.clone();
        }
    }
    Ok(Command::RenameTeam { from: to, to: from })
}

pub(super) fn delete(
    workspace: &mut Workspace,
    name: &TeamName,
    base: Option<&Team>,
) -> Result<Command, Error> {
    unchanged(workspace.team(name), base, Phrase::TheTeam, name.as_str())?;
    let (team, position) = list::remove(&mut workspace.teams, |one| &one.name == name)
        .ok_or_else(|| missing(Phrase::TheTeam, name.as_str()))?;
    let binds: Vec<_> = team
        .webhooks
        .iter()
        .filter_map(|webhook| webhook::unbind_all(workspace, &webhook.id))
        .collect();
    let add = Command::AddTeam {
        team,
        position: Some(position),
    };
    Ok(followed_by(add, binds))
}

pub(super) fn named<'a>(workspace: &'a mut Workspace, name: &TeamName) -> Result<&'a mut Team, Error> {
    workspace
        .teams
        .iter_mut()
        .find(|team| &team.name == name)
        .ok_or_else(|| missing(Phrase::TheTeam, name.as_str()))
}
