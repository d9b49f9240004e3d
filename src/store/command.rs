//! Every change that a workspace knows.

use serde::{Deserialize, Serialize};

use crate::model::{
    Automation, AutomationId, SampleEvent, SampleId, SecretName, Settings, Team, TeamName, Webhook,
    WebhookId, Workspace,
};

/// One change of a workspace, small enough that others' changes survive it.
///
/// “Put” replaces what has the same id, or adds it. A `base` is the record that the new one was made from: fields that are
/// the same in both stay as they are by then, so that two who change different fields lose nothing. A `position` counts from 0 in the list concerned; without one, what
/// is new goes to the end and what is replaced stays where it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[allow(clippy::large_enum_variant, reason = "there are never many of them at a time")]
pub enum Command {
    /// Adds a team, with what belongs to it.
    AddTeam {
        /// The team; no other has its name.
        team: Team,
        /// Where in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Renames a team; its automations follow.
    RenameTeam {
        /// What it is called.
        from: TeamName,
        /// What it is called afterwards; no other team is.
        to: TeamName,
    },
    /// Deletes a team with its secrets' names and webhooks; its automations stay, without a webhook.
    DeleteTeam {
        /// Which team.
        name: TeamName,
        /// Delete it only while it is this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Team>,
    },
    /// Adds the name of a secret to a team.
    AddSecret {
        /// Which team.
        team: TeamName,
        /// The name; no other secret of the team has it.
        name: SecretName,
        /// Where in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Renames a secret; the team's webhooks follow, texts of payloads do not.
    RenameSecret {
        /// Which team.
        team: TeamName,
        /// What it is called.
        from: SecretName,
        /// What it is called afterwards; no other secret of the team is.
        to: SecretName,
    },
    /// Deletes the name of a secret; webhooks that use it still name it (assumed).
    DeleteSecret {
        /// Which team.
        team: TeamName,
        /// Which secret.
        name: SecretName,
    },
    /// Puts a webhook into a team.
    PutWebhook {
        /// Which team; a webhook never changes its team.
        team: TeamName,
        /// The webhook.
        webhook: Webhook,
        /// What it was made from; without it, all of it counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Webhook>,
        /// Where in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Deletes a webhook; automations that send to it stay, without a webhook.
    DeleteWebhook {
        /// Which webhook.
        id: WebhookId,
        /// Delete it only while it is this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Webhook>,
    },
    /// Puts an automation.
    PutAutomation {
        /// The automation; its webhook, if any, is one of its team's.
        automation: Automation,
        /// What it was made from; without it, all of it counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Automation>,
        /// Where in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Enables or disables an automation.
    EnableAutomation {
        /// Which automation.
        id: AutomationId,
        /// Whether it may fire.
        enabled: bool,
    },
    /// Gives automations this webhook: those that are still there, of the webhook's team, and have none.
    BindWebhook {
        /// Which webhook.
        id: WebhookId,
        /// Which automations.
        automations: Vec<AutomationId>,
    },
    /// Takes this webhook from automations: those that are still there and have it.
    UnbindWebhook {
        /// Which webhook.
        id: WebhookId,
        /// Which automations.
        automations: Vec<AutomationId>,
    },
    /// Deletes an automation.
    DeleteAutomation {
        /// Which automation.
        id: AutomationId,
        /// Delete it only while it is this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Automation>,
    },
    /// Puts a sample event.
    PutSample {
        /// The sample.
        sample: SampleEvent,
        /// What it was made from; without it, all of it counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<SampleEvent>,
        /// Where in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Deletes a sample event.
    DeleteSample {
        /// Which sample.
        id: SampleId,
        /// Delete it only while it is this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<SampleEvent>,
    },
    /// Replaces the settings.
    PutSettings {
        /// The settings.
        settings: Settings,
        /// What it was made from; without it, all of it counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Settings>,
    },
    /// Replaces everything, as an import or a reset does.
    ReplaceWorkspace {
        /// The workspace.
        workspace: Workspace,
    },
    /// Several changes in order, all of them or none.
    Batch {
        /// The changes.
        commands: Vec<Command>,
    },
}
