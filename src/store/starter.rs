//! The workspace of a first visit, with an example payload for each of three services.

use crate::diagnostic::Error;
use crate::example::example;
use crate::model::{
    Automation, AutomationId, Container, Endpoint, EventType, FilterText, Receiver, SampleEvent, SampleId,
    Scope, Settings, Team, TeamName, Trigger, TriggerKind, Webhook, WebhookId, Workspace,
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
            receiver: Receiver::Github,
            webhook: "GitHub: start a workflow",
            automation: "Deploy on prod alias",
            description: "Starts the deployment workflow for the promoted version.",
            trigger: Trigger {
                kind: TriggerKind::AddArtifactAlias,
                filter: FilterText(r#"{"$or":[{"$and":[{"alias":{"$regex":"^prod$"}}]}]}"#.to_owned()),
            },
        },
        Example {
            id: "starter-teams",
            receiver: Receiver::Teams,
            webhook: "Teams: post a card",
            automation: "Announce new versions",
            description: "Posts an Adaptive Card to the channel when a version is linked.",
            trigger: Trigger {
                kind: TriggerKind::LinkArtifact,
                filter: FilterText::default(),
            },
        },
        Example {
            id: "starter-slack",
            receiver: Receiver::Slack,
            webhook: "Slack: post a message",
            automation: "Notify reviewers of tags",
            description: "Posts a Block Kit message when a version gets a tag.",
            trigger: Trigger {
                kind: TriggerKind::AddArtifactTag,
                filter: FilterText(r#"{"$or":[{"$and":[{"tag":{"$regex":"^approved$"}}]}]}"#.to_owned()),
            },
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
    /// The service whose example payload the automation has.
    receiver: Receiver,
    webhook: &'static str,
    automation: &'static str,
    description: &'static str,
    trigger: Trigger,
}

impl Example {
    fn webhook(&self, endpoint: &Endpoint) -> Webhook {
        Webhook {
            id: WebhookId::from(self.id),
            name: self.webhook.to_owned(),
            endpoint: endpoint.clone(),
            access_token: None,
            secret: None,
            receiver: None,
        }
    }

    fn automation(self, team: &TeamName) -> Automation {
        let payload = example(self.receiver, self.trigger.event_type());
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
            payload: Some(payload),
        }
    }
}
