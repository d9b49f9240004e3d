//! A shared text compared with a workspace: its records, and the command that adds them.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Error, Locator};
use crate::json;
use crate::model::{
    Automation, AutomationAction, AutomationId, Container, Endpoint, Event, EventType, FilterText, Project,
    SampleEvent, SampleId, Scope, SecretName, Team, TeamName, Trigger, TriggerKind, Webhook, WebhookId,
    Workspace,
};
use crate::store::{self, Command, RecordKind, UnboundWebhook};

/// A shared text, compared with a workspace.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SharedContent {
    /// Whether the text contains a template with its event, or a part of a workspace.
    pub kind: SharedKind,
    /// The records, with the outcome of adding each one: each team with the names of its secrets and its webhooks, then automations,
    /// then sample events. Teams and names that the workspace has are left out.
    pub records: Vec<SharedRecord>,
    /// The webhooks that are added and named secrets in the text: binding them is the user's own decision.
    pub unbound: Vec<UnboundWebhook>,
    /// The automations, as they are added.
    pub automations: Vec<Automation>,
    /// The sample events, as they are added.
    pub samples: Vec<SampleEvent>,
    /// The command that adds everything; absent if the workspace has all of it already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
}

/// The kind of a shared text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum SharedKind {
    /// A template with its event. They are added as a new automation without a webhook, and a new sample event.
    Template,
    /// A part of a workspace.
    Workspace,
}

/// A record in a shared text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SharedRecord {
    /// The kind of the record.
    pub record: RecordKind,
    /// Its name.
    pub name: String,
    /// The destination of a webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    /// The outcome of adding it.
    pub outcome: SharedOutcome,
}

/// The outcome of adding a record to a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum SharedOutcome {
    /// The workspace gets a new record.
    Added,
    /// The workspace has another record with the same id, which is replaced.
    Replaced,
    /// The workspace has this record, and keeps it.
    Unchanged,
}

/// The ids and names of records that a shared text does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct SharedDefaults {
    /// A prefix of new ids that no other id has.
    pub id: String,
    /// The name of the automation with a shared template.
    pub name: String,
}

/// Reads a shared text, and compares it with a workspace, which is not changed.
///
/// # Errors
/// The errors of [`store::import`].
pub fn read(text: &str, workspace: &Workspace, defaults: &SharedDefaults) -> Result<SharedContent, Error> {
    store::check_format(text)?;
    if is_template(text) {
        let (part, kind) = (read_template(text, workspace, defaults)?, SharedKind::Template);
        return Ok(Merge::of(part, workspace, defaults).finish(kind, Vec::new()));
    }
    // Compared with an empty workspace, so that no webhook keeps its secrets.
    let imported = store::import(text, &Workspace::default())?;
    let merge = Merge::of(imported.workspace, workspace, defaults);
    Ok(merge.finish(SharedKind::Workspace, imported.unbound))
}

fn is_template(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Kind {
        template: Option<IgnoredAny>,
    }
    json::from_str(text).is_ok_and(|kind: Kind| kind.template.is_some())
}

#[derive(Deserialize)]
struct SharedTemplate {
    template: String,
    #[serde(default)]
    event: String,
}

/// Returns a workspace with an automation for the template's event, in the first team of `workspace` or, without one, in the
/// event's.
fn read_template(text: &str, workspace: &Workspace, defaults: &SharedDefaults) -> Result<Workspace, Error> {
    let read: Result<SharedTemplate, _> = json::from_str(text);
    let shared = read.map_err(|error| {
        let span = Locator::new(text).span(error.range);
        Error::new(Code::FileContent, [("reason", error.reason)]).at(span)
    })?;
    let event = Event::from_json(&shared.event).ok();
    let event_type = event.as_ref().map_or(EventType::LinkArtifact, Event::event_type);
    let entity = event.as_ref().map(|event| event.entity.name.clone());
    let team = match (workspace.teams.first(), entity) {
        (Some(team), _) => team.name.clone(),
        (None, Some(entity)) if !entity.trim().is_empty() => TeamName::try_from(entity)?,
        (None, _) => TeamName::try_from("team".to_owned())?,
    };
    let mut trigger = Trigger::default_for(event_type, FilterText::default());
    if let Some(value) = event.as_ref().and_then(Event::logged_value) {
        name_metric(&mut trigger.kind, &value.name);
    }
    let automation = Automation {
        id: AutomationId::from(defaults.id.as_str()),
        name: defaults.name.clone(),
        description: String::new(),
        enabled: true,
        scope: scope_of(event.as_ref(), event_type, &team),
        team: team.clone(),
        trigger,
        action: AutomationAction::Webhook {
            webhook: None,
            payload: Some(shared.template),
        },
    };
    let sample = SampleEvent {
        id: SampleId::from(defaults.id.as_str()),
        name: event_type.info().title.to_owned(),
        event: shared.event,
    };
    Ok(Workspace {
        teams: vec![Team {
            name: team,
            secrets: Vec::new(),
            webhooks: Vec::new(),
        }],
        samples: (!sample.event.trim().is_empty())
            .then_some(sample)
            .into_iter()
            .collect(),
        automations: vec![automation],
        ..Workspace::default()
    })
}

/// Returns the narrowest scope that W&B allows for the event; the team's without an event.
fn scope_of(event: Option<&Event>, event_type: EventType, team: &TeamName) -> Scope {
    let Some(event) = event else {
        let entity = Container::named(team.as_str());
        return Scope::Team { entity };
    };
    let entity = event.entity.clone();
    let needs_collection = event_type.info().needs_collection_scope;
    let collection = event.collection().filter(|_| needs_collection).cloned();
    match event.project.clone() {
        Project::Project(project) => Scope::Project {
            entity,
            project,
            collection,
        },
        Project::Registry(registry) => Scope::Registry {
            entity,
            registry,
            collection,
        },
    }
}

fn name_metric(kind: &mut TriggerKind, metric: &str) {
    let name = match kind {
        TriggerKind::RunMetric(condition) => &mut condition.name,
        TriggerKind::RunMetricChange(condition) => &mut condition.name,
        TriggerKind::RunMetricZscore(condition) => &mut condition.name,
        _ => return,
    };
    metric.clone_into(name);
}

/// Adds the records of a shared part to a workspace.
struct Merge<'a> {
    workspace: &'a Workspace,
    defaults: &'a SharedDefaults,
    records: Vec<SharedRecord>,
    commands: Vec<Command>,
    /// The ids that the shared webhooks get in the workspace.
    webhooks: Vec<(WebhookId, WebhookId)>,
    /// The webhooks that the workspace has already, by their ids in the text.
    kept: Vec<WebhookId>,
    automations: Vec<Automation>,
    samples: Vec<SampleEvent>,
}

impl<'a> Merge<'a> {
    fn of(part: Workspace, workspace: &'a Workspace, defaults: &'a SharedDefaults) -> Self {
        let mut merge = Self {
            workspace,
            defaults,
            records: Vec::new(),
            commands: Vec::new(),
            webhooks: Vec::new(),
            kept: Vec::new(),
            automations: Vec::new(),
            samples: Vec::new(),
        };
        for team in part.teams {
            merge.add_team(team);
        }
        for automation in part.automations {
            merge.add_automation(automation);
        }
        for sample in part.samples {
            merge.add_sample(sample);
        }
        merge
    }

    fn add_team(&mut self, mut team: Team) {
        let Some(existing) = self.workspace.team(&team.name) else {
            self.record(RecordKind::Team, team.name.as_str(), None, SharedOutcome::Added);
            self.record_secrets(&team.secrets);
            for webhook in &mut team.webhooks {
                self.rename(webhook);
                self.record_webhook(webhook, SharedOutcome::Added);
            }
            self.commands.push(Command::AddTeam { team, position: None });
            return;
        };
        let known = &existing.secrets;
        let new: Vec<SecretName> = team
            .secrets
            .into_iter()
            .filter(|name| !known.contains(name))
            .collect();
        self.record_secrets(&new);
        self.commands
            .extend(new.into_iter().map(|name| Command::AddSecret {
                team: team.name.clone(),
                name,
                position: None,
            }));
        for mut webhook in team.webhooks {
            if let Some(same) = same_webhook(existing, &webhook) {
                self.webhooks.push((webhook.id.clone(), same.id.clone()));
                self.record_webhook(same, SharedOutcome::Unchanged);
                self.kept.push(webhook.id);
                continue;
            }
            self.rename(&mut webhook);
            self.record_webhook(&webhook, SharedOutcome::Added);
            self.commands.push(Command::PutWebhook {
                team: team.name.clone(),
                webhook,
                base: None,
                position: None,
            });
        }
    }

    /// Gives a webhook a new id if another webhook of the workspace has its id.
    fn rename(&mut self, webhook: &mut Webhook) {
        if self.workspace.webhook(&webhook.id).is_none() {
            return;
        }
        let id = WebhookId::from(format!("{}-{}", self.defaults.id, self.webhooks.len()));
        let before = std::mem::replace(&mut webhook.id, id.clone());
        self.webhooks.push((before, id));
    }

    fn add_automation(&mut self, mut automation: Automation) {
        if let AutomationAction::Webhook {
            webhook: Some(webhook),
            ..
        } = &mut automation.action
            && let Some((_, id)) = self.webhooks.iter().find(|(before, _)| before == webhook)
        {
            *webhook = id.clone();
        }
        let existing = self
            .workspace
            .automations
            .iter()
            .find(|one| one.id == automation.id);
        let outcome = outcome(existing, &automation);
        self.record(RecordKind::Automation, &automation.name, None, outcome);
        if outcome != SharedOutcome::Unchanged {
            self.commands.push(Command::PutAutomation {
                automation: automation.clone(),
                base: None,
                position: None,
            });
        }
        self.automations.push(automation);
    }

    fn add_sample(&mut self, sample: SampleEvent) {
        let existing = self.workspace.samples.iter().find(|one| one.id == sample.id);
        let outcome = outcome(existing, &sample);
        self.record(RecordKind::Sample, &sample.name, None, outcome);
        if outcome != SharedOutcome::Unchanged {
            self.commands.push(Command::PutSample {
                sample: sample.clone(),
                base: None,
                position: None,
            });
        }
        self.samples.push(sample);
    }

    fn record_secrets(&mut self, names: &[SecretName]) {
        for name in names {
            self.record(RecordKind::Secret, name.as_str(), None, SharedOutcome::Added);
        }
    }

    fn record_webhook(&mut self, webhook: &Webhook, outcome: SharedOutcome) {
        let endpoint = Some(webhook.endpoint.clone());
        self.record(RecordKind::Webhook, &webhook.name, endpoint, outcome);
    }

    fn record(&mut self, record: RecordKind, name: &str, endpoint: Option<Endpoint>, outcome: SharedOutcome) {
        self.records.push(SharedRecord {
            record,
            name: name.to_owned(),
            endpoint,
            outcome,
        });
    }

    fn finish(self, kind: SharedKind, mut unbound: Vec<UnboundWebhook>) -> SharedContent {
        unbound.retain(|one| !self.kept.contains(&one.webhook));
        for one in &mut unbound {
            if let Some((_, id)) = self.webhooks.iter().find(|(before, _)| *before == one.webhook) {
                one.webhook = id.clone();
            }
        }
        let commands = self.commands;
        SharedContent {
            kind,
            records: self.records,
            unbound,
            automations: self.automations,
            samples: self.samples,
            command: (!commands.is_empty()).then_some(Command::Batch { commands }),
        }
    }
}

/// Returns the webhook of a team with the same destination, and the same id or name.
fn same_webhook<'a>(team: &'a Team, webhook: &Webhook) -> Option<&'a Webhook> {
    let goes_there = |one: &&Webhook| one.endpoint.is_same_destination(&webhook.endpoint);
    let mut candidates = team.webhooks.iter().filter(goes_there);
    let by_id = candidates.clone().find(|one| one.id == webhook.id);
    by_id.or_else(|| candidates.find(|one| one.name == webhook.name))
}

fn outcome<T: PartialEq>(existing: Option<&T>, shared: &T) -> SharedOutcome {
    match existing {
        None => SharedOutcome::Added,
        Some(existing) if existing == shared => SharedOutcome::Unchanged,
        Some(_) => SharedOutcome::Replaced,
    }
}
