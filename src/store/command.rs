//! Commands: the changes of a workspace.

use serde::{Deserialize, Serialize};

use crate::model::{
    Automation, AutomationId, SampleEvent, SampleId, SecretName, Settings, Team, TeamName, Webhook,
    WebhookId, Workspace,
};

/// A change of a workspace, small enough that it keeps the changes of other tabs.
///
/// “Put” replaces the record with the same id, or adds one. A `base` is the record that the new one was edited from:
/// fields that are equal in both keep their newest stored value, so that two tabs can change different fields of one
/// record. A `position` is an index in the list concerned; without one, a new record is added at the end and a replaced
/// record keeps its position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[allow(clippy::large_enum_variant, reason = "there are never many of them at a time")]
pub enum Command {
    /// Adds a team with its secrets' names and webhooks.
    AddTeam {
        /// The team; its name is new.
        team: Team,
        /// The index in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Renames a team; its automations follow.
    RenameTeam {
        /// The current name.
        from: TeamName,
        /// The new name; no other team has it.
        to: TeamName,
    },
    /// Deletes a team with its secrets' names and webhooks; its automations stay, without a webhook.
    DeleteTeam {
        /// The team.
        name: TeamName,
        /// Deletes the record only if it equals this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Team>,
    },
    /// Adds the name of a secret to a team.
    AddSecret {
        /// The team.
        team: TeamName,
        /// The name; no other secret of the team has it.
        name: SecretName,
        /// The index in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Renames a secret; the team's webhooks follow, payload templates do not.
    RenameSecret {
        /// The team.
        team: TeamName,
        /// The current name.
        from: SecretName,
        /// The new name; no other secret of the team has it.
        to: SecretName,
    },
    /// Deletes the name of a secret; webhooks that use it still name it (assumed).
    DeleteSecret {
        /// The team.
        team: TeamName,
        /// The secret.
        name: SecretName,
    },
    /// Puts a webhook into a team.
    PutWebhook {
        /// The team; a webhook never changes its team.
        team: TeamName,
        /// The webhook.
        webhook: Webhook,
        /// The record that it was edited from; without it, every field is replaced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Webhook>,
        /// The index in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Deletes a webhook; automations that send to it stay, without a webhook.
    DeleteWebhook {
        /// The webhook.
        id: WebhookId,
        /// Deletes the record only if it equals this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Webhook>,
    },
    /// Puts an automation.
    PutAutomation {
        /// The automation; its webhook, if any, is one of its team's.
        automation: Automation,
        /// The record that it was edited from; without it, every field is replaced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Automation>,
        /// The index in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Enables or disables an automation.
    EnableAutomation {
        /// The automation.
        id: AutomationId,
        /// Whether it may fire.
        enabled: bool,
    },
    /// Sets the webhook of automations that still exist, belong to the webhook's team and have no webhook.
    BindWebhook {
        /// The webhook.
        id: WebhookId,
        /// The automations.
        automations: Vec<AutomationId>,
    },
    /// Removes the webhook from automations that still exist and have it.
    UnbindWebhook {
        /// The webhook.
        id: WebhookId,
        /// The automations.
        automations: Vec<AutomationId>,
    },
    /// Deletes an automation.
    DeleteAutomation {
        /// The automation.
        id: AutomationId,
        /// Deletes the record only if it equals this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<Automation>,
    },
    /// Puts a sample event.
    PutSample {
        /// The sample.
        sample: SampleEvent,
        /// The record that it was edited from; without it, every field is replaced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<SampleEvent>,
        /// The index in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Deletes a sample event.
    DeleteSample {
        /// The sample.
        id: SampleId,
        /// Deletes the record only if it equals this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<SampleEvent>,
    },
    /// Replaces the settings.
    PutSettings {
        /// The settings.
        settings: Settings,
        /// The record that it was edited from; without it, every field is replaced.
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::Command;
    use crate::json::from_str;

    #[test]
    fn an_error_of_a_command_has_its_path_and_does_not_repeat_a_value() {
        let error = |text: &str| from_str::<Command>(text).err().unwrap().to_string();
        let webhook =
            r#"{"type":"put_webhook","team":"acme","webhook":{"id":"w","name":7,"endpoint":"https://a.b/"}}"#;
        assert!(error(webhook).starts_with("webhook.name: expected "));
        let batch = format!(r#"{{"type":"batch","commands":[{webhook}]}}"#);
        assert!(
            error(&batch).starts_with("commands[0].webhook.name: expected "),
            "{}",
            error(&batch)
        );
        assert!(!error(r#"{"type":"hunter2"}"#).contains("hunter2"));
        assert!(error(r#"{"type":"delete_team","name":"acme","bass":null}"#).contains("“bass” is unknown"));
        assert_eq!(error(r#"{"type":"delete_team"}"#), "“name” is missing");
    }
}
