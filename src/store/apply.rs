//! One command on one workspace, and the command that takes it back.

mod automation;
mod secret;
mod team;
mod webhook;

use crate::model::{Code, Error, Workspace};

use super::integrity::taken;
use super::{Command, integrity, list};

/// Changes the workspace; answers the command that takes the change back.
///
/// # Errors
/// What the command names is not there, or is there already, or would leave an automation with a webhook that its team
/// does not have. The workspace is then as it was.
pub fn apply(workspace: &mut Workspace, command: Command) -> Result<Command, Error> {
    match command {
        Command::AddTeam { team, position } => team::add(workspace, team, position),
        Command::RenameTeam { from, to } => team::rename(workspace, from, to),
        Command::DeleteTeam { name } => team::delete(workspace, &name),
        Command::AddSecret { team, name, position } => secret::add(workspace, team, name, position),
        Command::RenameSecret { team, from, to } => secret::rename(workspace, team, from, to),
        Command::DeleteSecret { team, name } => secret::delete(workspace, team, name),
        Command::PutWebhook {
            team,
            webhook,
            position,
        } => webhook::put(workspace, team, webhook, position),
        Command::DeleteWebhook { id } => webhook::delete(workspace, id),
        Command::PutAutomation { automation, position } => automation::put(workspace, automation, position),
        Command::EnableAutomation { id, enabled } => automation::enable(workspace, id, enabled),
        Command::BindWebhook { id, automations } => webhook::bind(workspace, id, automations),
        Command::UnbindWebhook { id, automations } => Ok(webhook::unbind(workspace, id, &automations)),
        Command::DeleteAutomation { id } => {
            let (automation, position) = list::remove(&mut workspace.automations, |one| one.id == id)
                .ok_or_else(|| missing("automation", id.as_str()))?;
            Ok(Command::PutAutomation {
                automation,
                position: Some(position),
            })
        }
        Command::PutSample { sample, position } => {
            let id = sample.id.clone();
            let replaced = list::put(&mut workspace.samples, sample, position, |one| one.id == id);
            Ok(match replaced {
                None => Command::DeleteSample { id },
                Some((sample, position)) => Command::PutSample { sample, position },
            })
        }
        Command::DeleteSample { id } => {
            let (sample, position) = list::remove(&mut workspace.samples, |one| one.id == id)
                .ok_or_else(|| missing("sample event", id.as_str()))?;
            Ok(Command::PutSample {
                sample,
                position: Some(position),
            })
        }
        Command::PutSettings { settings } => Ok(Command::PutSettings {
            settings: std::mem::replace(&mut workspace.settings, settings),
        }),
        Command::ReplaceWorkspace { workspace: next } => {
            integrity::check(&next)?;
            Ok(Command::ReplaceWorkspace {
                workspace: std::mem::replace(workspace, next),
            })
        }
        Command::Batch { commands } => batch(workspace, commands),
    }
}

fn batch(workspace: &mut Workspace, commands: Vec<Command>) -> Result<Command, Error> {
    let mut draft = workspace.clone();
    let mut inverses = commands
        .into_iter()
        .map(|command| apply(&mut draft, command))
        .collect::<Result<Vec<_>, _>>()?;
    inverses.reverse();
    *workspace = draft;
    Ok(Command::Batch { commands: inverses })
}

fn followed_by(first: Command, rest: Vec<Command>) -> Command {
    if rest.is_empty() {
        return first;
    }
    Command::Batch {
        commands: std::iter::once(first).chain(rest).collect(),
    }
}

fn missing(what: &str, name: &str) -> Error {
    Error::new(
        Code::StoreMissing,
        [("what", what.to_owned()), ("name", name.to_owned())],
    )
}
