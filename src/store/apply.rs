//! One command on one workspace, and the command that takes it back.

mod automation;
mod put;
mod sample;
mod secret;
mod settings;
mod team;
mod webhook;

use crate::diagnostic::{Code, Error, Phrase};
use crate::model::Workspace;

use self::put::Put;
use super::integrity::taken;
use super::merge::Intent;
use super::{Command, integrity};

/// Changes the workspace; answers the command that takes the change back.
///
/// # Errors
/// What the command names is not there, or is there already, or would leave an automation with a webhook that its team
/// does not have. The workspace is then as it was.
pub fn apply(workspace: &mut Workspace, command: Command) -> Result<Command, Error> {
    change(workspace, command, Intent::Edit)
}

/// The same for an edit, or to take back what an edit did.
pub(super) fn change(workspace: &mut Workspace, command: Command, intent: Intent) -> Result<Command, Error> {
    match command {
        Command::AddTeam { team, position } => team::add(workspace, team, position),
        Command::RenameTeam { from, to } => team::rename(workspace, from, to),
        Command::DeleteTeam { name, base } => team::delete(workspace, &name, base.as_ref()),
        Command::AddSecret { team, name, position } => secret::add(workspace, team, name, position),
        Command::RenameSecret { team, from, to } => secret::rename(workspace, team, from, to),
        Command::DeleteSecret { team, name } => secret::delete(workspace, team, name),
        Command::PutWebhook {
            team,
            webhook,
            base,
            position,
        } => webhook::put(
            workspace,
            team,
            Put {
                record: webhook,
                base,
                position,
                intent,
            },
        ),
        Command::DeleteWebhook { id, base } => webhook::delete(workspace, id, base.as_ref()),
        Command::PutAutomation {
            automation,
            base,
            position,
        } => automation::put(
            workspace,
            Put {
                record: automation,
                base,
                position,
                intent,
            },
        ),
        Command::EnableAutomation { id, enabled } => automation::enable(workspace, id, enabled),
        Command::BindWebhook { id, automations } => webhook::bind(workspace, id, automations),
        Command::UnbindWebhook { id, automations } => Ok(webhook::unbind(workspace, id, &automations)),
        Command::DeleteAutomation { id, base } => automation::delete(workspace, &id, base.as_ref()),
        Command::PutSample {
            sample,
            base,
            position,
        } => sample::put(
            workspace,
            Put {
                record: sample,
                base,
                position,
                intent,
            },
        ),
        Command::DeleteSample { id, base } => sample::delete(workspace, &id, base.as_ref()),
        Command::PutSettings { settings, base } => settings::put(workspace, settings, base, intent),
        Command::ReplaceWorkspace { workspace: next } => {
            integrity::check(&next)?;
            Ok(Command::ReplaceWorkspace {
                workspace: std::mem::replace(workspace, next),
            })
        }
        Command::Batch { commands } => batch(workspace, commands, intent),
    }
}

fn batch(workspace: &mut Workspace, commands: Vec<Command>, intent: Intent) -> Result<Command, Error> {
    let mut draft = workspace.clone();
    let mut inverses = commands
        .into_iter()
        .map(|command| change(&mut draft, command, intent))
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

fn missing(what: Phrase, name: &str) -> Error {
    Error::new(Code::StoreMissing, [("what", what.into()), ("name", name.into())])
}
