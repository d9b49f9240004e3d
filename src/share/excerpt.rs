//! The part of a workspace that a user chose, with everything that it needs.

use serde::{Deserialize, Serialize};

use crate::json;
use crate::model::{Automation, AutomationId, SampleId, SecretName, Settings, Team, Webhook, Workspace};
use crate::store::{FILE_FORMAT, FILE_VERSION};

/// The part of a workspace to share. A list that is omitted means all records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(default, deny_unknown_fields)]
pub struct SharedSelection {
    /// The automations. With them go their teams and webhooks, and the names of these webhooks' secrets; without this list,
    /// all teams, webhooks and names of secrets.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub automations: Option<Vec<AutomationId>>,
    /// The sample events.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub samples: Option<Vec<SampleId>>,
}

#[derive(Serialize)]
struct SharedFile {
    format: &'static str,
    version: u32,
    workspace: Workspace,
}

/// Writes a part of a workspace as an exported file without indentation; it contains no secret's value.
pub fn to_text(workspace: &Workspace, selection: &SharedSelection) -> String {
    json::to_string(&SharedFile {
        format: FILE_FORMAT,
        version: FILE_VERSION,
        workspace: excerpt(workspace, selection),
    })
}

fn excerpt(workspace: &Workspace, selection: &SharedSelection) -> Workspace {
    let mut part = Workspace {
        settings: Settings::default(),
        ..workspace.clone()
    };
    if let Some(samples) = &selection.samples {
        part.samples.retain(|sample| samples.contains(&sample.id));
    }
    if let Some(ids) = &selection.automations {
        part.automations.retain(|automation| ids.contains(&automation.id));
        let automations = &part.automations;
        part.teams
            .retain(|team| automations.iter().any(|one| one.team == team.name));
        for team in &mut part.teams {
            keep_needed(team, automations);
        }
    }
    part
}

/// Removes the webhooks that the automations don't send to, and the names of secrets that only those webhooks use.
fn keep_needed(team: &mut Team, automations: &[Automation]) {
    team.webhooks
        .retain(|webhook| automations.iter().any(|one| one.webhook() == Some(&webhook.id)));
    let webhooks = &team.webhooks;
    team.secrets
        .retain(|name| webhooks.iter().any(|webhook| names_secret(webhook, name)));
}

fn names_secret(webhook: &Webhook, name: &SecretName) -> bool {
    let unbound = webhook.unbound.as_ref();
    let names = [
        webhook.access_token.as_ref(),
        webhook.secret.as_ref(),
        unbound.and_then(|names| names.access_token.as_ref()),
        unbound.and_then(|names| names.secret.as_ref()),
    ];
    names.contains(&Some(name))
}
