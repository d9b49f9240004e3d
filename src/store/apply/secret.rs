//! Secrets' names.

use crate::model::{Error, SecretName, TeamName, Workspace};

use super::super::{Command, list};
use super::{followed_by, missing, taken, team};

pub(super) fn add(
    workspace: &mut Workspace,
    team: TeamName,
    name: SecretName,
    position: Option<u32>,
) -> Result<Command, Error> {
    let secrets = &mut team::named(workspace, &team)?.secrets;
    if secrets.contains(&name) {
        return Err(taken("secret", name.as_str()));
    }
    list::insert(secrets, name.clone(), position);
    Ok(Command::DeleteSecret { team, name })
}

pub(super) fn rename(
    workspace: &mut Workspace,
    team: TeamName,
    from: SecretName,
    to: SecretName,
) -> Result<Command, Error> {
    let owner = team::named(workspace, &team)?;
    if from != to && owner.secrets.contains(&to) {
        return Err(taken("secret", to.as_str()));
    }
    let name = owner
        .secrets
        .iter_mut()
        .find(|name| **name == from)
        .ok_or_else(|| missing("secret", from.as_str()))?;
    *name = to.clone();
    // A webhook may name a deleted secret; renaming back must not take that name along.
    let mut repairs = Vec::new();
    for webhook in &mut owner.webhooks {
        let before = webhook.clone();
        let names = [webhook.access_token.as_mut(), webhook.secret.as_mut()];
        for name in names.into_iter().flatten().filter(|name| **name == from) {
            *name = to.clone();
        }
        if from != to && (before.access_token.as_ref() == Some(&to) || before.secret.as_ref() == Some(&to)) {
            repairs.push(Command::PutWebhook {
                team: team.clone(),
                webhook: before,
                position: None,
            });
        }
    }
    let back = Command::RenameSecret {
        team,
        from: to,
        to: from,
    };
    Ok(followed_by(back, repairs))
}

pub(super) fn delete(workspace: &mut Workspace, team: TeamName, name: SecretName) -> Result<Command, Error> {
    let secrets = &mut team::named(workspace, &team)?.secrets;
    let (name, position) =
        list::remove(secrets, |one| *one == name).ok_or_else(|| missing("secret", name.as_str()))?;
    Ok(Command::AddSecret {
        team,
        name,
        position: Some(position),
    })
}
