//! Commands: the changes of a workspace.

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::value::RawValue;

use crate::diagnostic::{Argument, Phrase};
use crate::json::{self, BrokenRule, Json, Kind, Tape};
use crate::model::{
    Automation, AutomationId, SampleEvent, SampleId, SecretName, Settings, Team, TeamName, Webhook,
    WebhookId, Workspace,
};

/// Declares the commands twice: as they are used and written, and as they are read.
macro_rules! commands {
    ($($variants:tt)*) => {
        /// A change of a workspace, small enough that it keeps the changes of other tabs.
        ///
        /// “Put” replaces the record with the same id, or adds one. A `base` is the record that the new one was edited
        /// from: fields that are equal in both keep their newest stored value, so that two tabs can change different
        /// fields of one record. A `position` is an index in the list concerned; without one, a new record is added at
        /// the end and a replaced record keeps its position.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
        #[allow(clippy::large_enum_variant, reason = "there are never many of them at a time")]
        pub enum Command {
            $($variants)*
        }

        /// A command inside an object whose only key is its type.
        ///
        /// serde reads it without buffering. It would buffer an object with a `type`, and compile a second reader for
        /// every type of the workspace: 60 KB of wasm, 11 KB compressed.
        #[derive(Deserialize)]
        #[serde(remote = "Command", rename_all = "snake_case", deny_unknown_fields)]
        #[allow(clippy::large_enum_variant, reason = "it is never constructed")]
        enum CommandByType {
            $($variants)*
        }
    };
}

commands! {
    /// Adds a team with its secrets' names and webhooks.
    AddTeam {
        /// The team; its name is new.
        team: Team,
        /// The index in the list.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        position: Option<u32>,
    },
    /// Renames a team, also in its automations.
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
    /// Renames a secret, also in the team's webhooks, but not in payload templates.
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
        #[serde(deserialize_with = "read_commands")]
        commands: Vec<Command>,
    },
}

impl Command {
    /// Returns the payload or the event before and after the command, if it edits one.
    pub(super) fn text_edit(&self) -> Option<[&str; 2]> {
        match self {
            Self::PutAutomation {
                automation,
                base: Some(base),
                ..
            } => Some([base, automation].map(|one| one.payload().unwrap_or_default())),
            Self::PutSample {
                sample,
                base: Some(base),
                ..
            } => Some([&base.event, &sample.event]),
            _ => None,
        }
    }

    /// Returns about how long the command's JSON is, in bytes: the length of its records, the only parts that can be long.
    pub(super) fn json_size(&self) -> usize {
        match self {
            Self::AddTeam { team, .. } => json_size(Some(team)),
            Self::DeleteTeam { base, .. } => json_size(base),
            Self::PutWebhook { webhook, base, .. } => json_size(base.iter().chain([webhook])),
            Self::DeleteWebhook { base, .. } => json_size(base),
            Self::PutAutomation { automation, base, .. } => json_size(base.iter().chain([automation])),
            Self::DeleteAutomation { base, .. } => json_size(base),
            Self::PutSample { sample, base, .. } => json_size(base.iter().chain([sample])),
            Self::DeleteSample { base, .. } => json_size(base),
            Self::ReplaceWorkspace { workspace } => json_size(Some(workspace)),
            Self::Batch { commands } => commands.iter().map(Self::json_size).sum(),
            _ => 0,
        }
    }

    /// Calls `change` with every webhook that the command contains.
    pub(super) fn for_each_webhook(&mut self, change: &dyn Fn(&mut Webhook)) {
        match self {
            Self::AddTeam { team, .. } => team.webhooks.iter_mut().for_each(change),
            Self::DeleteTeam { base, .. } => {
                let webhooks = base.iter_mut().flat_map(|team| &mut team.webhooks);
                webhooks.for_each(change);
            }
            Self::PutWebhook { webhook, base, .. } => base.iter_mut().chain([webhook]).for_each(change),
            Self::DeleteWebhook { base, .. } => base.iter_mut().for_each(change),
            Self::ReplaceWorkspace { workspace } => {
                let webhooks = workspace.teams.iter_mut().flat_map(|team| &mut team.webhooks);
                webhooks.for_each(change);
            }
            Self::Batch { commands } => {
                for command in commands {
                    command.for_each_webhook(change);
                }
            }
            _ => {}
        }
    }
}

fn json_size<'a, T: Serialize + 'a>(records: impl IntoIterator<Item = &'a T>) -> usize {
    records
        .into_iter()
        .map(|record| json::to_string(record).len())
        .sum()
}

/// Reads a command from an object with a `type`.
impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let read = by_type(raw.get()).and_then(|text| {
            let command: Result<ByType, _> = json::from_str(&text);
            command.map_err(|error| error.reason)
        });
        match read {
            Ok(ByType(command)) => Ok(command),
            Err(reason) => Err(D::Error::custom(BrokenRule::from(reason))),
        }
    }
}

/// A command that is read from an object whose only key is its type.
#[derive(Deserialize)]
struct ByType(#[serde(with = "CommandByType")] Command);

fn read_commands<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Command>, D::Error> {
    let commands = Vec::<ByType>::deserialize(deserializer)?;
    Ok(commands.into_iter().map(|ByType(command)| command).collect())
}

/// The deepest nesting of batches that is rewritten; serde_json's own limit is lower.
const MAX_NESTED: usize = 127;

/// Rewrites `{"type": "x", …}` as `{"x": {…}}`, for a command and the commands of a batch.
fn by_type(text: &str) -> Result<String, Argument> {
    let mut rewritten = String::with_capacity(text.len());
    let tape = Tape::read(text).map_err(|error| error.reason)?;
    push_by_type(tape.root(), &mut rewritten, MAX_NESTED)?;
    Ok(rewritten)
}

fn push_by_type(command: Json, out: &mut String, levels: usize) -> Result<(), Argument> {
    let kind = command.kind();
    if kind != Kind::Object {
        let arguments = [("shape", Phrase::Object.into()), ("found", kind.phrase().into())];
        return Err(Phrase::Mismatch.with(arguments));
    }
    let is_type = |key: Json| key.string().is_some_and(|key| key == "type");
    let mut types = command.members().filter(|(key, _)| is_type(*key));
    let (_, name) = types
        .next()
        .ok_or_else(|| Phrase::MismatchMissing.with([("name", "type".into())]))?;
    if types.next().is_some() {
        return Err(Phrase::MismatchDuplicateKey.with([("name", "type".into())]));
    }
    if name.string().is_none() {
        let arguments = [
            ("shape", Phrase::String.into()),
            ("found", name.kind().phrase().into()),
        ];
        return Err(json::at_path("type", Phrase::Mismatch.with(arguments)));
    }
    out.extend(["{", name.source(), ":"]);
    let mut separator = "{";
    for (key, value) in command.members().filter(|(key, _)| !is_type(*key)) {
        out.extend([separator, key.source(), ":"]);
        separator = ",";
        let is_batch = value.kind() == Kind::Array && key.string().is_some_and(|key| key == "commands");
        match levels.checked_sub(1) {
            Some(levels) if is_batch => push_all_by_type(value, out, levels)?,
            _ => out.push_str(value.source()),
        }
    }
    out.push_str(if separator == "{" { "{}}" } else { "}}" });
    Ok(())
}

fn push_all_by_type(commands: Json, out: &mut String, levels: usize) -> Result<(), Argument> {
    out.push('[');
    for (index, command) in commands.items().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_by_type(command, out, levels)
            .map_err(|reason| json::at_path(&format!("commands[{index}]"), reason))?;
    }
    out.push(']');
    Ok(())
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
        assert!(error(r#"{"type":"delete_team","name":"acme","bass":null}"#).contains("unknown key “bass”"));
        assert_eq!(error(r#"{"type":"delete_team"}"#), "“name” is missing");
    }
}
