//! Descriptions of changes, for the user who undoes or redoes them.

use serde::Serialize;

use super::command::Command;
use super::merge::Merge;
use super::undo::UndoDirection;
use crate::model::{AutomationId, Workspace};

/// A change that a tab made, described so that the user recognizes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ChangeSummary {
    /// The kind of the changed record.
    pub record: RecordKind,
    /// The record's name; empty for the settings and the workspace.
    pub name: String,
    /// The action that undo reverts and redo repeats.
    pub action: ChangeAction,
    /// The changed fields, by their names in JSON; empty unless the action is `changed`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string[]"))]
    pub fields: Vec<&'static str>,
}

/// The kind of a record in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum RecordKind {
    /// A team.
    Team,
    /// The name of a secret.
    Secret,
    /// A webhook.
    Webhook,
    /// An automation.
    Automation,
    /// A sample event.
    Sample,
    /// The settings of the page.
    Settings,
    /// The whole workspace.
    Workspace,
}

/// The action of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ChangeAction {
    /// The record was added.
    Created,
    /// Fields of the record were changed.
    Changed,
    /// The record was removed.
    Deleted,
}

impl ChangeAction {
    fn inverse(self) -> Self {
        match self {
            Self::Created => Self::Deleted,
            Self::Changed => Self::Changed,
            Self::Deleted => Self::Created,
        }
    }
}

/// Describes the change that a step in this direction reverts or repeats. `command` is the step's command, which was not
/// applied to `workspace` yet. Returns `None` for a command without effect.
pub(super) fn summarize(
    command: &Command,
    direction: UndoDirection,
    workspace: &Workspace,
) -> Option<ChangeSummary> {
    let mut summary = effect(command, workspace)?;
    if direction == UndoDirection::Undo {
        summary.action = summary.action.inverse();
    }
    Some(summary)
}

/// Describes the effect of a command.
fn effect(command: &Command, workspace: &Workspace) -> Option<ChangeSummary> {
    use ChangeAction::{Changed, Created, Deleted};
    use RecordKind::{Automation, Sample, Secret, Settings, Team, Webhook, Workspace as Whole};
    let summary = |record, name: &str, action, fields| ChangeSummary {
        record,
        name: name.to_owned(),
        action,
        fields,
    };
    let automation = |id: &AutomationId| workspace.automations.iter().find(|one| one.id == *id);
    Some(match command {
        Command::AddTeam { team, .. } => summary(Team, team.name.as_str(), Created, Vec::new()),
        Command::RenameTeam { from, .. } => summary(Team, from.as_str(), Changed, vec!["name"]),
        Command::DeleteTeam { name, .. } => summary(Team, name.as_str(), Deleted, Vec::new()),
        Command::AddSecret { name, .. } => summary(Secret, name.as_str(), Created, Vec::new()),
        Command::RenameSecret { from, .. } => summary(Secret, from.as_str(), Changed, vec!["name"]),
        Command::DeleteSecret { name, .. } => summary(Secret, name.as_str(), Deleted, Vec::new()),
        Command::PutWebhook { webhook, base, .. } => {
            let stored = workspace.webhook(&webhook.id).map(|(_, webhook)| webhook);
            put(Webhook, &webhook.name, webhook, base.as_ref(), stored)
        }
        Command::DeleteWebhook { id, .. } => {
            let (_, webhook) = workspace.webhook(id)?;
            summary(Webhook, &webhook.name, Deleted, Vec::new())
        }
        Command::PutAutomation {
            automation: record,
            base,
            ..
        } => put(
            Automation,
            &record.name,
            record,
            base.as_ref(),
            automation(&record.id),
        ),
        Command::EnableAutomation { id, .. } => {
            summary(Automation, &automation(id)?.name, Changed, vec!["enabled"])
        }
        Command::BindWebhook { automations, .. } | Command::UnbindWebhook { automations, .. } => {
            let name = &automation(automations.first()?)?.name;
            summary(Automation, name, Changed, vec!["webhook"])
        }
        Command::DeleteAutomation { id, .. } => {
            summary(Automation, &automation(id)?.name, Deleted, Vec::new())
        }
        Command::PutSample { sample, base, .. } => {
            let stored = workspace.samples.iter().find(|one| one.id == sample.id);
            put(Sample, &sample.name, sample, base.as_ref(), stored)
        }
        Command::DeleteSample { id, .. } => {
            let sample = workspace.samples.iter().find(|one| one.id == *id)?;
            summary(Sample, &sample.name, Deleted, Vec::new())
        }
        Command::PutSettings { settings, base } => {
            let from = base.as_ref().unwrap_or(&workspace.settings);
            summary(Settings, "", Changed, settings.differences(from))
        }
        Command::ReplaceWorkspace { .. } => summary(Whole, "", Changed, Vec::new()),
        Command::Batch { commands } => {
            // Automations lose or get their webhook as a consequence of another change.
            let (consequences, changes): (Vec<_>, Vec<_>) = commands.iter().partition(|one| is_binding(one));
            return changes
                .into_iter()
                .chain(consequences)
                .find_map(|one| effect(one, workspace));
        }
    })
}

fn is_binding(command: &Command) -> bool {
    matches!(
        command,
        Command::BindWebhook { .. } | Command::UnbindWebhook { .. }
    )
}

/// Describes the effect of putting a record: it is created unless one is stored.
fn put<T: Merge>(
    kind: RecordKind,
    name: &str,
    record: &T,
    base: Option<&T>,
    stored: Option<&T>,
) -> ChangeSummary {
    let (action, fields) = match stored {
        None => (ChangeAction::Created, Vec::new()),
        Some(stored) => (ChangeAction::Changed, record.differences(base.unwrap_or(stored))),
    };
    ChangeSummary {
        record: kind,
        name: name.to_owned(),
        action,
        fields,
    }
}
