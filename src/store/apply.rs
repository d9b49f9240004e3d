//! Applies commands, and returns the command that undoes each.

use std::collections::BTreeSet;

use crate::diagnostic::{Error, Phrase};
use crate::model::{
    Automation, AutomationAction, AutomationId, SampleEvent, SampleId, SecretName, Settings, Team, TeamName,
    UnboundSecrets, Webhook, WebhookId, Workspace,
};

use super::command::Command;
use super::integrity::{self, already_exists_error};
use super::merge::{ConflictRule, Replaced, Upsert, ensure_unchanged, insert, missing_error, remove};

/// Applies a command to the workspace, and returns the command that undoes it.
///
/// # Errors
/// The command names a record that does not exist, adds one that does, or would leave an automation with a webhook that
/// its team does not have. The workspace is unchanged then.
pub fn apply(workspace: &mut Workspace, command: Command) -> Result<Command, Error> {
    apply_with(workspace, command, ConflictRule::EditWins)
}

/// Applies a command with a rule for conflicts with other tabs. Like [`apply`] otherwise.
pub(super) fn apply_with(
    workspace: &mut Workspace,
    command: Command,
    conflict_rule: ConflictRule,
) -> Result<Command, Error> {
    match command {
        Command::AddTeam { team, position } => add_team(workspace, team, position),
        Command::RenameTeam { from, to } => rename_team(workspace, from, to),
        Command::DeleteTeam { name, base } => delete_team(workspace, &name, base.as_ref()),
        Command::AddSecret { team, name, position } => add_secret(workspace, team, name, position),
        Command::RenameSecret { team, from, to } => rename_secret(workspace, team, from, to),
        Command::DeleteSecret { team, name } => delete_secret(workspace, team, name),
        Command::PutWebhook {
            team,
            webhook,
            base,
            position,
        } => put_webhook(
            workspace,
            team,
            Upsert {
                record: webhook,
                base,
                position,
                conflict_rule,
            },
        ),
        Command::DeleteWebhook { id, base } => delete_webhook(workspace, id, base.as_ref()),
        Command::PutAutomation {
            automation,
            base,
            position,
        } => put_automation(
            workspace,
            Upsert {
                record: automation,
                base,
                position,
                conflict_rule,
            },
        ),
        Command::EnableAutomation { id, enabled } => enable_automation(workspace, id, enabled),
        Command::BindWebhook { id, automations } => bind_webhook(workspace, id, automations),
        Command::UnbindWebhook { id, automations } => Ok(unbind_webhook(workspace, id, &automations)),
        Command::DeleteAutomation { id, base } => delete_automation(workspace, &id, base.as_ref()),
        Command::PutSample {
            sample,
            base,
            position,
        } => put_sample(
            workspace,
            Upsert {
                record: sample,
                base,
                position,
                conflict_rule,
            },
        ),
        Command::DeleteSample { id, base } => delete_sample(workspace, &id, base.as_ref()),
        Command::PutSettings { settings, base } => Ok(put_settings(workspace, settings, base, conflict_rule)),
        Command::ReplaceWorkspace { workspace: next } => {
            integrity::check(&next)?;
            Ok(Command::ReplaceWorkspace {
                workspace: std::mem::replace(workspace, next),
            })
        }
        Command::Batch { commands } => apply_batch(workspace, commands, conflict_rule),
    }
}

fn apply_batch(
    workspace: &mut Workspace,
    commands: Vec<Command>,
    conflict_rule: ConflictRule,
) -> Result<Command, Error> {
    let mut changed = workspace.clone();
    let mut ids = KnownAutomations::default();
    let mut inverses = commands
        .into_iter()
        .map(|command| match command {
            Command::PutAutomation {
                automation,
                base: None,
                position,
            } if ids.adds(&changed, &automation.id) => add_automation(&mut changed, automation, position),
            command => {
                ids.follow(&command);
                apply_with(&mut changed, command, conflict_rule)
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    inverses.reverse();
    *workspace = changed;
    Ok(Command::Batch { commands: inverses })
}

/// The ids of the automations during a batch, so that a batch that adds thousands does not search the list for each.
#[derive(Default)]
struct KnownAutomations(Option<BTreeSet<AutomationId>>);

impl KnownAutomations {
    /// Returns whether an automation with this id would be a new one, and counts it as known from now on.
    fn adds(&mut self, workspace: &Workspace, id: &AutomationId) -> bool {
        let known = self.0.get_or_insert_with(|| {
            let ids = workspace.automations.iter();
            ids.map(|automation| automation.id.clone()).collect()
        });
        known.insert(id.clone())
    }

    /// Takes note of a command that is applied next.
    fn follow(&mut self, command: &Command) {
        match command {
            Command::PutAutomation { automation, .. } => {
                if let Some(known) = &mut self.0 {
                    known.insert(automation.id.clone());
                }
            }
            Command::DeleteAutomation { id, .. } => {
                if let Some(known) = &mut self.0 {
                    known.remove(id);
                }
            }
            Command::ReplaceWorkspace { .. } | Command::Batch { .. } => self.0 = None,
            _ => {}
        }
    }
}

/// Returns one command for several in order.
fn followed_by(first: Command, others: Vec<Command>) -> Command {
    if others.is_empty() {
        return first;
    }
    Command::Batch {
        commands: std::iter::once(first).chain(others).collect(),
    }
}

// Teams.

fn add_team(workspace: &mut Workspace, team: Team, position: Option<u32>) -> Result<Command, Error> {
    if workspace.team(&team.name).is_some() {
        return Err(already_exists_error(Phrase::TeamNoun, team.name.as_str()));
    }
    integrity::check_team(&team)?;
    if let Some(existing) = team
        .webhooks
        .iter()
        .find(|webhook| workspace.webhook(&webhook.id).is_some())
    {
        return Err(already_exists_error(Phrase::WebhookNoun, existing.id.as_str()));
    }
    let (name, base) = (team.name.clone(), Some(team.clone()));
    insert(&mut workspace.teams, team, position);
    Ok(Command::DeleteTeam { name, base })
}

fn rename_team(workspace: &mut Workspace, from: TeamName, to: TeamName) -> Result<Command, Error> {
    // An automation may name a deleted team; a new team of that name must not take it over.
    let names_it = |automation: &Automation| automation.team == to;
    if from != to && (workspace.team(&to).is_some() || workspace.automations.iter().any(names_it)) {
        return Err(already_exists_error(Phrase::TeamNoun, to.as_str()));
    }
    team_mut(workspace, &from)?.name = to.clone();
    for automation in &mut workspace.automations {
        if automation.team == from {
            automation.team = to.clone();
        }
    }
    Ok(Command::RenameTeam { from: to, to: from })
}

fn delete_team(workspace: &mut Workspace, name: &TeamName, base: Option<&Team>) -> Result<Command, Error> {
    ensure_unchanged(workspace.team(name), base, Phrase::TeamNoun, name.as_str())?;
    let (team, position) = remove(&mut workspace.teams, |team| &team.name == name)
        .ok_or_else(|| missing_error(Phrase::TeamNoun, name.as_str()))?;
    let binds: Vec<_> = team
        .webhooks
        .iter()
        .filter_map(|webhook| unbind_from_all(workspace, &webhook.id))
        .collect();
    let add = Command::AddTeam {
        team,
        position: Some(position),
    };
    Ok(followed_by(add, binds))
}

fn team_mut<'a>(workspace: &'a mut Workspace, name: &TeamName) -> Result<&'a mut Team, Error> {
    workspace
        .teams
        .iter_mut()
        .find(|team| &team.name == name)
        .ok_or_else(|| missing_error(Phrase::TeamNoun, name.as_str()))
}

// Names of secrets.

fn add_secret(
    workspace: &mut Workspace,
    team: TeamName,
    name: SecretName,
    position: Option<u32>,
) -> Result<Command, Error> {
    let secrets = &mut team_mut(workspace, &team)?.secrets;
    if secrets.contains(&name) {
        return Err(already_exists_error(Phrase::SecretNoun, name.as_str()));
    }
    insert(secrets, name.clone(), position);
    Ok(Command::DeleteSecret { team, name })
}

fn rename_secret(
    workspace: &mut Workspace,
    team: TeamName,
    from: SecretName,
    to: SecretName,
) -> Result<Command, Error> {
    let owner = team_mut(workspace, &team)?;
    if from != to && owner.secrets.contains(&to) {
        return Err(already_exists_error(Phrase::SecretNoun, to.as_str()));
    }
    let name = owner
        .secrets
        .iter_mut()
        .find(|name| **name == from)
        .ok_or_else(|| missing_error(Phrase::SecretNoun, from.as_str()))?;
    *name = to.clone();
    // A webhook may already have named `to`, as a deleted secret; undoing the rename must leave that name unchanged.
    let mut restores = Vec::new();
    for webhook in &mut owner.webhooks {
        let before = webhook.clone();
        rename_in_webhook(webhook, &from, &to);
        let mut renamed_back = webhook.clone();
        rename_in_webhook(&mut renamed_back, &to, &from);
        if renamed_back != before {
            restores.push(Command::PutWebhook {
                team: team.clone(),
                webhook: before,
                base: Some(renamed_back),
                position: None,
            });
        }
    }
    let rename_back = Command::RenameSecret {
        team,
        from: to,
        to: from,
    };
    Ok(followed_by(rename_back, restores))
}

fn rename_in_webhook(webhook: &mut Webhook, from: &SecretName, to: &SecretName) {
    let unbound = webhook.unbound.as_mut();
    let (unbound_token, unbound_secret) = unbound.map_or((None, None), |names| {
        (names.access_token.as_mut(), names.secret.as_mut())
    });
    let names = [
        webhook.access_token.as_mut(),
        webhook.secret.as_mut(),
        unbound_token,
        unbound_secret,
    ];
    for name in names.into_iter().flatten().filter(|name| **name == *from) {
        *name = to.clone();
    }
}

fn delete_secret(workspace: &mut Workspace, team: TeamName, name: SecretName) -> Result<Command, Error> {
    let secrets = &mut team_mut(workspace, &team)?.secrets;
    let (name, position) = remove(secrets, |secret| *secret == name)
        .ok_or_else(|| missing_error(Phrase::SecretNoun, name.as_str()))?;
    Ok(Command::AddSecret {
        team,
        name,
        position: Some(position),
    })
}

// Webhooks, and the automations that send to them.

fn put_webhook(
    workspace: &mut Workspace,
    team: TeamName,
    mut put: Upsert<Webhook>,
) -> Result<Command, Error> {
    drop_bound_names(&mut put.record);
    let id = put.record.id.clone();
    if workspace
        .webhook(&id)
        .is_some_and(|(owner, _)| owner.name != team)
    {
        return Err(already_exists_error(Phrase::WebhookNoun, id.as_str()));
    }
    let webhooks = &mut team_mut(workspace, &team)?.webhooks;
    let newest = webhooks.iter().find(|webhook| webhook.id == id);
    let name = newest.map_or(id.as_str(), |webhook| &webhook.name);
    let put = put.merged_with(newest, Phrase::WebhookNoun, name)?;
    let upserted = put.into_list(webhooks, |webhook| webhook.id == id);
    let base = Some(upserted.stored);
    Ok(match upserted.replaced {
        None => Command::DeleteWebhook { id, base },
        Some(Replaced { record, position }) => Command::PutWebhook {
            team,
            webhook: record,
            base,
            position,
        },
    })
}

/// Removes the names that an imported file asked for, where the user has chosen a secret.
fn drop_bound_names(webhook: &mut Webhook) {
    let Some(names) = webhook.unbound.take() else {
        return;
    };
    webhook.unbound = UnboundSecrets::new(
        names.access_token.filter(|_| webhook.access_token.is_none()),
        names.secret.filter(|_| webhook.secret.is_none()),
    );
}

fn delete_webhook(
    workspace: &mut Workspace,
    id: WebhookId,
    base: Option<&Webhook>,
) -> Result<Command, Error> {
    let newest = workspace.webhook(&id).map(|(_, webhook)| webhook);
    let name = newest.map_or(id.as_str(), |webhook| &webhook.name);
    ensure_unchanged(newest, base, Phrase::WebhookNoun, name)?;
    let (team, webhook, position) = workspace
        .teams
        .iter_mut()
        .find_map(|team| {
            let (webhook, position) = remove(&mut team.webhooks, |webhook| webhook.id == id)?;
            Some((team.name.clone(), webhook, position))
        })
        .ok_or_else(|| missing_error(Phrase::WebhookNoun, id.as_str()))?;
    let put = Command::PutWebhook {
        team,
        webhook,
        base: None,
        position: Some(position),
    };
    Ok(followed_by(
        put,
        unbind_from_all(workspace, &id).into_iter().collect(),
    ))
}

fn bind_webhook(
    workspace: &mut Workspace,
    id: WebhookId,
    automations: Vec<AutomationId>,
) -> Result<Command, Error> {
    let (owner, _) = workspace
        .webhook(&id)
        .ok_or_else(|| missing_error(Phrase::WebhookNoun, id.as_str()))?;
    let team = owner.name.clone();
    let mut bound = Vec::new();
    for automation in &mut workspace.automations {
        let AutomationAction::Webhook { webhook, .. } = &mut automation.action else {
            continue;
        };
        if webhook.is_none() && automation.team == team && automations.contains(&automation.id) {
            *webhook = Some(id.clone());
            bound.push(automation.id.clone());
        }
    }
    Ok(Command::UnbindWebhook {
        id,
        automations: bound,
    })
}

fn unbind_webhook(workspace: &mut Workspace, id: WebhookId, automations: &[AutomationId]) -> Command {
    let unbound = unbind_where(workspace, &id, |automation| automations.contains(&automation.id));
    // Without automations there is nothing to bind again, and perhaps no webhook to bind to.
    unbound.unwrap_or(Command::Batch { commands: Vec::new() })
}

/// Removes a webhook from every automation that has it, and returns the command that binds it again, if there is any.
fn unbind_from_all(workspace: &mut Workspace, id: &WebhookId) -> Option<Command> {
    unbind_where(workspace, id, |_| true)
}

fn unbind_where(
    workspace: &mut Workspace,
    id: &WebhookId,
    included: impl Fn(&Automation) -> bool,
) -> Option<Command> {
    let mut automations = Vec::new();
    for automation in &mut workspace.automations {
        if automation.webhook() == Some(id)
            && included(automation)
            && let AutomationAction::Webhook { webhook, .. } = &mut automation.action
        {
            *webhook = None;
            automations.push(automation.id.clone());
        }
    }
    (!automations.is_empty()).then(|| Command::BindWebhook {
        id: id.clone(),
        automations,
    })
}

// Automations.

fn put_automation(workspace: &mut Workspace, put: Upsert<Automation>) -> Result<Command, Error> {
    let id = put.record.id.clone();
    let newest = automation(workspace, &id);
    let name = newest.map_or(id.as_str(), |automation| &automation.name);
    let put = put.merged_with(newest, Phrase::AutomationNoun, name)?;
    integrity::check_automation(workspace, &put.record)?;
    let upserted = put.into_list(&mut workspace.automations, |automation| automation.id == id);
    let base = Some(upserted.stored);
    Ok(match upserted.replaced {
        None => Command::DeleteAutomation { id, base },
        Some(Replaced { record, position }) => Command::PutAutomation {
            automation: record,
            base,
            position,
        },
    })
}

/// Adds an automation whose id no other has.
fn add_automation(
    workspace: &mut Workspace,
    automation: Automation,
    position: Option<u32>,
) -> Result<Command, Error> {
    integrity::check_automation(workspace, &automation)?;
    let (id, base) = (automation.id.clone(), Some(automation.clone()));
    insert(&mut workspace.automations, automation, position);
    Ok(Command::DeleteAutomation { id, base })
}

fn enable_automation(workspace: &mut Workspace, id: AutomationId, enabled: bool) -> Result<Command, Error> {
    let automation = workspace
        .automations
        .iter_mut()
        .find(|automation| automation.id == id)
        .ok_or_else(|| missing_error(Phrase::AutomationNoun, id.as_str()))?;
    let before = std::mem::replace(&mut automation.enabled, enabled);
    Ok(Command::EnableAutomation { id, enabled: before })
}

fn delete_automation(
    workspace: &mut Workspace,
    id: &AutomationId,
    base: Option<&Automation>,
) -> Result<Command, Error> {
    let newest = automation(workspace, id);
    let name = newest.map_or(id.as_str(), |automation| &automation.name);
    ensure_unchanged(newest, base, Phrase::AutomationNoun, name)?;
    let (automation, position) = remove(&mut workspace.automations, |automation| automation.id == *id)
        .ok_or_else(|| missing_error(Phrase::AutomationNoun, id.as_str()))?;
    Ok(Command::PutAutomation {
        automation,
        base: None,
        position: Some(position),
    })
}

fn automation<'a>(workspace: &'a Workspace, id: &AutomationId) -> Option<&'a Automation> {
    // From the end, because undoing a batch that added thousands deletes the last one each time.
    let mut automations = workspace.automations.iter().rev();
    automations.find(|automation| automation.id == *id)
}

// Sample events.

fn put_sample(workspace: &mut Workspace, put: Upsert<SampleEvent>) -> Result<Command, Error> {
    let id = put.record.id.clone();
    let newest = sample(workspace, &id);
    let name = newest.map_or(id.as_str(), |sample| &sample.name);
    let put = put.merged_with(newest, Phrase::SampleNoun, name)?;
    let upserted = put.into_list(&mut workspace.samples, |sample| sample.id == id);
    let base = Some(upserted.stored);
    Ok(match upserted.replaced {
        None => Command::DeleteSample { id, base },
        Some(Replaced { record, position }) => Command::PutSample {
            sample: record,
            base,
            position,
        },
    })
}

fn delete_sample(
    workspace: &mut Workspace,
    id: &SampleId,
    base: Option<&SampleEvent>,
) -> Result<Command, Error> {
    let newest = sample(workspace, id);
    let name = newest.map_or(id.as_str(), |sample| &sample.name);
    ensure_unchanged(newest, base, Phrase::SampleNoun, name)?;
    let (sample, position) = remove(&mut workspace.samples, |sample| sample.id == *id)
        .ok_or_else(|| missing_error(Phrase::SampleNoun, id.as_str()))?;
    Ok(Command::PutSample {
        sample,
        base: None,
        position: Some(position),
    })
}

fn sample<'a>(workspace: &'a Workspace, id: &SampleId) -> Option<&'a SampleEvent> {
    workspace.samples.iter().find(|sample| sample.id == *id)
}

// Settings.

fn put_settings(
    workspace: &mut Workspace,
    settings: Settings,
    base: Option<Settings>,
    conflict_rule: ConflictRule,
) -> Command {
    let stored = match base {
        Some(base) => conflict_rule.merge(&base, &settings, &workspace.settings),
        None => settings,
    };
    let before = std::mem::replace(&mut workspace.settings, stored.clone());
    Command::PutSettings {
        settings: before,
        base: Some(stored),
    }
}
