//! The workspace of a first visit, with an example payload for each of three services.

use crate::diagnostic::Error;
use crate::example::example_payload;
use crate::model::{
    Automation, AutomationAction, AutomationId, Container, Endpoint, EventOffer, EventType, FilterText,
    Receiver, SampleEvent, SampleId, Scope, Settings, SignatureEncoding, Team, TeamName, Trigger, Webhook,
    WebhookId, Workspace,
};

/// Returns the workspace of a first visit: one team, three webhooks that send to the page's sandbox without secrets, an
/// automation for each, and a sample event of every type.
///
/// # Errors
/// Never fails; the names are constants.
pub fn starter() -> Result<Workspace, Error> {
    let team = TeamName::try_from(TEAM.to_owned())?;
    let examples = [
        Example {
            id: "starter-github",
            receiver: Receiver::Github,
            webhook: "GitHub workflow",
            automation: "Deploy on prod alias",
            description: "Starts the deployment workflow for the promoted version.",
            event_type: EventType::AddArtifactAlias,
            filter: r#"{"$or":[{"$and":[{"alias":{"$regex":"^prod$"}}]}]}"#,
        },
        Example {
            id: "starter-teams",
            receiver: Receiver::Teams,
            webhook: "Teams card",
            automation: "Announce new versions",
            description: "Posts an Adaptive Card to the channel when a version is linked.",
            event_type: EventType::LinkArtifact,
            filter: "",
        },
        Example {
            id: "starter-slack",
            receiver: Receiver::Slack,
            webhook: "Slack message",
            automation: "Notify reviewers of tags",
            description: "Posts a Block Kit message when a version gets a tag.",
            event_type: EventType::AddArtifactTag,
            filter: r#"{"$or":[{"$and":[{"tag":{"$regex":"^approved$"}}]}]}"#,
        },
    ];
    Ok(Workspace {
        teams: vec![Team {
            name: team.clone(),
            secrets: Vec::new(),
            webhooks: examples.iter().map(Example::webhook).collect(),
        }],
        automations: examples
            .into_iter()
            .map(|example| example.automation(&team))
            .collect(),
        samples: EventType::ALL
            .iter()
            .filter(|info| info.offer == EventOffer::Offered)
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
    event_type: EventType,
    filter: &'static str,
}

impl Example {
    fn webhook(&self) -> Webhook {
        Webhook {
            id: WebhookId::from(self.id),
            name: self.webhook.to_owned(),
            endpoint: Endpoint::Sandbox,
            access_token: None,
            secret: None,
            receiver: None,
            signature: SignatureEncoding::default(),
            unbound: None,
        }
    }

    fn automation(self, team: &TeamName) -> Automation {
        let payload = example_payload(self.receiver, self.event_type);
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
            trigger: Trigger::default_for(self.event_type, FilterText(self.filter.to_owned())),
            action: AutomationAction::Webhook {
                webhook: Some(WebhookId::from(self.id)),
                payload: Some(payload),
            },
        }
    }
}
