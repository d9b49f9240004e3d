//! Secrets' names.

use crate::diagnostic::{Error, Phrase};
use crate::model::{SecretName, TeamName, Webhook, Workspace};

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
        return Err(taken(Phrase::TheSecret, name.as_str()));
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
        return Err(taken(Phrase::TheSecret, to.as_str()));
    }
    let name = owner
        .secrets
        .iter_mut()
        .find(|name| **name == from)
        .ok_or_else(|| missing(Phrase::TheSecret, from.as_str()))?;
    *name = to.clone();
    // A webhook may name a deleted secret; renaming back must not take that name along.
    let mut repairs = Vec::new();
    for webhook in &mut owner.webhooks {
        let before = webhook.clone();
        rename_in(webhook, &from, &to);
        let mut renamed_back = webhook.clone();
        rename_in(&mut renamed_back, &to, &from);
        if renamed_back != before {
            repairs.push(Command::PutWebhook {
                team: team.clone(),
                webhook: before,
                base: Some(renamed_back),
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

fn rename_in(webhook: &mut Webhook, from: &SecretName, to: &SecretName) {
    let names = [webhook.access_token.as_mut(), webhook.secret.as_mut()];
    for name in names.into_iter().flatten().filter(|name| **name == *from) {
        *name = to.clone();
    }
}

pub(super) fn delete(workspace: &mut Workspace, team: TeamName, name: SecretName) -> Result<Command, Error> {
    let secrets = &mut team::named(workspace, &team)?.secrets;
    let (name, position) =
        list::remove(secrets, |one| *one == name).ok_or_else(|| missing(Phrase::TheSecret, name.as_str()))?;
    Ok(Command::AddSecret {
        team,
        name,
        position: Some(position),
    })
}
