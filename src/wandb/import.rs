//! Finds the automations and webhooks in JSON of W&B's SDK or API, and makes the command that adds them to a workspace.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Error, Locator, Severity};
use crate::filter::Filter;
use crate::json::{Json, Tape};
use crate::matcher::check_automation;
use crate::model::{
    Automation, AutomationAction, AutomationId, Endpoint, Scope, SignatureEncoding, Team, TeamName, Webhook,
    WebhookId, Workspace,
};
use crate::store::Command;

use super::automation::{
    WandbAction, WandbAutomation, WandbScope, is_automation, placed, read_automation, text_of,
};

/// The deepest nesting at which automations are searched.
const MAX_DEPTH: usize = 100;

/// Where imported automations belong: W&B's JSON does not say it (sdk).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportTarget {
    /// The team that owns the automations and their webhooks; it is added to the workspace if it is new.
    pub team: TeamName,
    /// The project or registry of each collection, by the collection's `key`.
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub projects: BTreeMap<String, String>,
}

impl ImportTarget {
    /// Creates a target without projects: automations for single collections can't be imported.
    pub fn of_team(team: TeamName) -> Self {
        Self {
            team,
            projects: BTreeMap::new(),
        }
    }
}

/// The automations in a text, and the command that adds them to the workspace.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AutomationImport {
    /// The automations, in the order of the text; also those that can't be imported.
    pub automations: Vec<ImportedAutomation>,
    /// The collections whose project or registry the target does not name.
    pub collections: Vec<UnplacedCollection>,
    /// The command that adds the automations and their webhooks; absent if nothing can be imported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<Command>,
}

/// An automation in a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ImportedAutomation {
    /// Its name; empty if it could not be read.
    pub name: String,
    /// The outcome of importing it.
    pub outcome: ImportOutcome,
    /// The automation; absent if it can't be imported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automation: Option<Automation>,
    /// The reasons why it can't be imported, or the errors and warnings about it.
    pub findings: Vec<Diagnostic>,
}

/// The outcome of importing an automation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ImportOutcome {
    /// The workspace gets a new automation.
    Added,
    /// The workspace has an automation with the same id, which is replaced.
    Replaced,
    /// The automation is not imported.
    NotImported,
}

/// A collection whose project or registry must be named before its automations can be imported.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct UnplacedCollection {
    /// The key in the target's `projects`: the collection's id in W&B or, without one, its name.
    pub key: String,
    /// The collection's name.
    pub name: String,
}

/// Finds the automations in JSON of W&B's SDK or API: one automation, an array of them, one for each line, or any JSON that
/// contains them, like a GraphQL response. Automations with W&B's ids of `workspace` replace the ones that it has.
///
/// Webhooks arrive without secrets, because W&B's JSON does not name them. A webhook of the workspace with the same id, or
/// the same name and endpoint, is kept as it is.
///
/// # Errors
/// The text is not JSON, or contains no automation.
pub fn read_automations(
    text: &str,
    target: &ImportTarget,
    workspace: &Workspace,
) -> Result<AutomationImport, Error> {
    let documents = documents(text)?;
    let mut found = Found::default();
    for document in documents.iter().flatten() {
        found.search(document.root(), MAX_DEPTH);
    }
    if found.automations.is_empty() {
        return Err(Error::new(Code::WandbNothing, []));
    }
    let known = workspace
        .automations
        .iter()
        .map(|automation| (&automation.id, automation));
    let mut import = Import {
        target,
        workspace,
        known: known.collect(),
        webhooks: BTreeMap::new(),
        collections: BTreeSet::new(),
        commands: Vec::new(),
    };
    import.add_webhooks(&found.webhooks);
    let automations = found.automations.iter().map(|value| import.add(*value)).collect();
    Ok(import.finish(automations))
}

/// Reads the text as one JSON document, or as one for each line; a line that is not JSON is `None`.
fn documents(text: &str) -> Result<Vec<Option<Tape<'_>>>, Error> {
    let error = match Tape::read(text) {
        Ok(tape) => return Ok(vec![Some(tape)]),
        Err(error) => error,
    };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<_> = lines.map(|line| Tape::read(line).ok()).collect();
    if lines.iter().any(Option::is_some) && lines.iter().all(Option::is_some) {
        return Ok(lines);
    }
    Err(Error::new(Code::WandbSyntax, [("reason", error.reason.into())])
        .at(Locator::new(text).span(error.range)))
}

/// The values in a text that are automations and webhooks.
#[derive(Default)]
struct Found<'a> {
    automations: Vec<Json<'a>>,
    webhooks: Vec<Json<'a>>,
}

impl<'a> Found<'a> {
    fn search(&mut self, value: Json<'a>, levels: usize) {
        let Some(levels) = levels.checked_sub(1) else {
            return;
        };
        if is_automation(value) {
            self.automations.push(value);
        }
        if text_of(value, &["urlEndpoint", "url_endpoint"]).is_some() {
            self.webhooks.push(value);
        }
        for item in value.items() {
            self.search(item, levels);
        }
        for (_, member) in value.members() {
            self.search(member, levels);
        }
    }
}

/// The state of an import.
struct Import<'a> {
    target: &'a ImportTarget,
    workspace: &'a Workspace,
    /// The automations of the workspace.
    known: BTreeMap<&'a AutomationId, &'a Automation>,
    /// The webhook of the workspace for each of W&B's ids, and the findings about it.
    webhooks: BTreeMap<String, (Option<WebhookId>, Vec<Diagnostic>)>,
    collections: BTreeSet<UnplacedCollection>,
    commands: Vec<Command>,
}

impl Import<'_> {
    fn add_webhooks(&mut self, found: &[Json]) {
        for value in found {
            let (id, name) = (text_of(*value, &["id"]), text_of(*value, &["name"]));
            let endpoint = text_of(*value, &["urlEndpoint", "url_endpoint"]);
            let (Some(id), Some(name), Some(endpoint)) = (id, name, endpoint) else {
                continue;
            };
            if !self.webhooks.contains_key(&id) {
                let webhook = self.add_webhook(&id, name, &endpoint);
                self.webhooks.insert(id, webhook);
            }
        }
    }

    /// Returns the webhook of the workspace for one of W&B's: the same one, or a new one.
    fn add_webhook(
        &mut self,
        id: &str,
        name: String,
        endpoint: &str,
    ) -> (Option<WebhookId>, Vec<Diagnostic>) {
        let endpoint = match endpoint.parse::<Endpoint>() {
            Ok(endpoint) => endpoint,
            Err(error) => return (None, vec![error.diagnostic().clone()]),
        };
        let id = WebhookId::from(id);
        if let Some((owner, known)) = self.workspace.webhook(&id) {
            if owner.name != self.target.team {
                return (None, vec![Diagnostic::new(Code::WandbWebhookUnknown, [])]);
            }
            // Its secrets are bound to its own endpoint.
            let is_same = known.endpoint.is_same_destination(&endpoint);
            let kept = (!is_same)
                .then(|| Diagnostic::new(Code::WandbWebhookKept, [("webhook", known.name.as_str().into())]));
            return (Some(id), kept.into_iter().collect());
        }
        let team = self.workspace.team(&self.target.team);
        let same = team.and_then(|team| {
            let mut webhooks = team.webhooks.iter();
            webhooks.find(|known| known.name == name && known.endpoint.is_same_destination(&endpoint))
        });
        if let Some(same) = same {
            return (Some(same.id.clone()), Vec::new());
        }
        self.commands.push(Command::PutWebhook {
            team: self.target.team.clone(),
            webhook: Webhook {
                id: id.clone(),
                name,
                endpoint,
                access_token: None,
                secret: None,
                receiver: None,
                signature: SignatureEncoding::default(),
                unbound: None,
            },
            base: None,
            position: None,
        });
        (Some(id), Vec::new())
    }

    fn add(&mut self, value: Json) -> ImportedAutomation {
        let name = text_of(value, &["name"]).unwrap_or_default();
        let refused = |name, finding| ImportedAutomation {
            name,
            outcome: ImportOutcome::NotImported,
            automation: None,
            findings: vec![finding],
        };
        match read_automation(value).and_then(|automation| self.convert(automation)) {
            Err(error) => refused(name, error.diagnostic().clone()),
            Ok((automation, mut findings)) => {
                let is_known = self.known.contains_key(&automation.id);
                let filter = Filter::new(&automation.trigger.filter);
                let others = check_automation(&automation, &filter).into_iter();
                findings.extend(others.filter(|finding| finding.severity != Severity::Hint));
                self.commands.push(Command::PutAutomation {
                    automation: automation.clone(),
                    base: None,
                    position: None,
                });
                ImportedAutomation {
                    name,
                    outcome: if is_known {
                        ImportOutcome::Replaced
                    } else {
                        ImportOutcome::Added
                    },
                    automation: Some(automation),
                    findings,
                }
            }
        }
    }

    /// Converts an automation of W&B's, with the findings about its webhook.
    fn convert(&mut self, found: WandbAutomation) -> Result<(Automation, Vec<Diagnostic>), Error> {
        // W&B's servers allow each name once (sdk), so a name identifies an automation that has no id yet.
        let id = AutomationId::from(found.id.unwrap_or_else(|| format!("wandb:{}", found.name)));
        let team = self.target.team.clone();
        let scope = self.place(found.scope)?;
        let (action, findings) = match found.action {
            WandbAction::Other(other) => (AutomationAction::Other(other), Vec::new()),
            WandbAction::Webhook { integration, payload } => {
                let (webhook, findings) = self.webhook(integration, &id);
                (AutomationAction::Webhook { webhook, payload }, findings)
            }
        };
        let automation = Automation {
            id,
            name: found.name,
            description: found.description,
            enabled: found.enabled,
            scope,
            team,
            trigger: found.trigger,
            action,
        };
        Ok((automation, findings))
    }

    fn place(&mut self, scope: WandbScope) -> Result<Scope, Error> {
        let collection = match &scope {
            WandbScope::Collection(collection) => Some(UnplacedCollection {
                key: collection.id.clone().unwrap_or_else(|| collection.name.clone()),
                name: collection.name.clone(),
            }),
            _ => None,
        };
        let project = collection
            .as_ref()
            .and_then(|collection| self.target.projects.get(&collection.key));
        let project = project.map(|name| name.trim()).filter(|name| !name.is_empty());
        let placed = placed(scope, self.target.team.as_str(), project);
        match (placed, collection) {
            (Some(scope), _) => Ok(scope),
            (None, collection) => {
                let name = collection.as_ref().map_or("", |collection| &collection.name);
                let error = Error::new(Code::WandbProjectMissing, [("collection", name.into())]);
                self.collections.extend(collection);
                Err(error)
            }
        }
    }

    /// Returns the webhook of the workspace for one of W&B's ids, and the findings about it. If the JSON does not describe
    /// the webhook, the automation keeps the one that the user chose before.
    fn webhook(
        &self,
        integration: Option<String>,
        automation: &AutomationId,
    ) -> (Option<WebhookId>, Vec<Diagnostic>) {
        let described = integration.as_ref().and_then(|id| self.webhooks.get(id));
        if let Some((webhook, findings)) = described {
            return (webhook.clone(), findings.clone());
        }
        let is_own = |id: &WebhookId| {
            let owner = self.workspace.webhook(id).map(|(team, _)| &team.name);
            owner == Some(&self.target.team)
        };
        let same_id = integration.map(WebhookId::from);
        let chosen = self
            .known
            .get(automation)
            .and_then(|automation| automation.webhook())
            .cloned();
        match [same_id, chosen].into_iter().flatten().find(is_own) {
            Some(webhook) => (Some(webhook), Vec::new()),
            None => (None, vec![Diagnostic::new(Code::WandbWebhookUnknown, [])]),
        }
    }

    fn finish(self, automations: Vec<ImportedAutomation>) -> AutomationImport {
        let mut commands = self.commands;
        let is_any = automations.iter().any(|one| one.automation.is_some());
        if self.workspace.team(&self.target.team).is_none() {
            let team = Team {
                name: self.target.team.clone(),
                secrets: Vec::new(),
                webhooks: Vec::new(),
            };
            commands.insert(0, Command::AddTeam { team, position: None });
        }
        AutomationImport {
            automations,
            collections: self.collections.into_iter().collect(),
            command: is_any.then_some(Command::Batch { commands }),
        }
    }
}
