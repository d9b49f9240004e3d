//! The workspace of a first visit, with the three kinds of payload that W&B documents.

use crate::diagnostic::Error;
use crate::model::{
    Automation, AutomationId, Container, Endpoint, EventType, FilterText, SampleEvent, SampleId, Scope,
    Settings, Team, TeamName, Trigger, TriggerKind, Webhook, WebhookId, Workspace,
};

/// Returns the workspace of a first visit: one team, three webhooks that send to `endpoint` without secrets, an automation
/// for each, and a sample event of every type. `endpoint` is the page's sandbox, so that a test request goes nowhere else.
///
/// # Errors
/// Never fails; the names are constants.
pub fn starter(endpoint: &Endpoint) -> Result<Workspace, Error> {
    let team = TeamName::try_from(TEAM.to_owned())?;
    let examples = [
        Example {
            id: "starter-github",
            webhook: "GitHub: start a workflow",
            automation: "Deploy on prod alias",
            description: "Starts the deployment workflow for the promoted version.",
            trigger: Trigger {
                kind: TriggerKind::AddArtifactAlias,
                filter: FilterText(r#"{"$or":[{"$and":[{"alias":{"$regex":"^prod$"}}]}]}"#.to_owned()),
            },
            payload: include_str!("starter/github.json"),
        },
        Example {
            id: "starter-teams",
            webhook: "Teams: post a card",
            automation: "Announce new versions",
            description: "Posts an Adaptive Card to the channel when a version is linked.",
            trigger: Trigger {
                kind: TriggerKind::LinkArtifact,
                filter: FilterText::default(),
            },
            payload: include_str!("starter/teams.json"),
        },
        Example {
            id: "starter-slack",
            webhook: "Slack: post a message",
            automation: "Notify reviewers of tags",
            description: "Posts a Block Kit message when a version gets a tag.",
            trigger: Trigger {
                kind: TriggerKind::AddArtifactTag,
                filter: FilterText(r#"{"$or":[{"$and":[{"tag":{"$regex":"^approved$"}}]}]}"#.to_owned()),
            },
            payload: include_str!("starter/slack.json"),
        },
    ];
    Ok(Workspace {
        teams: vec![Team {
            name: team.clone(),
            secrets: Vec::new(),
            webhooks: examples.iter().map(|example| example.webhook(endpoint)).collect(),
        }],
        automations: examples
            .into_iter()
            .map(|example| example.automation(&team))
            .collect(),
        samples: EventType::ALL
            .iter()
            .map(|info| SampleEvent {
                id: SampleId::from(format!("starter-{}", info.rendered.to_ascii_lowercase())),
                name: info.title.to_owned(),
                event: info.event_type.sample().to_owned(),
            })
            .collect(),
        settings: Settings::default(),
    })
}

const TEAM: &str = "acme";
const REGISTRY: &str = "model-registry";

struct Example {
    /// The id of both the webhook and the automation.
    id: &'static str,
    webhook: &'static str,
    automation: &'static str,
    description: &'static str,
    trigger: Trigger,
    payload: &'static str,
}

impl Example {
    fn webhook(&self, endpoint: &Endpoint) -> Webhook {
        Webhook {
            id: WebhookId::from(self.id),
            name: self.webhook.to_owned(),
            endpoint: endpoint.clone(),
            access_token: None,
            secret: None,
        }
    }

    fn automation(self, team: &TeamName) -> Automation {
        Automation {
            id: AutomationId::from(self.id),
            name: self.automation.to_owned(),
            description: self.description.to_owned(),
            enabled: true,
            scope: Scope::Registry {
                entity: Container::named(TEAM),
                registry: Container::named(REGISTRY),
                collection: None,
            },
            team: team.clone(),
            trigger: self.trigger,
            webhook: Some(WebhookId::from(self.id)),
            payload: Some(self.payload.to_owned()),
        }
    }
}
