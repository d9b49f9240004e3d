//! Python code that creates an automation with W&B's SDK.

use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::filter::Filter;
use crate::json::{self, JsonText, Kind, Tape};
use crate::model::{Automation, Comparison, Container, FilterText, RunState, Scope, Trigger, TriggerKind};

/// The prefix of a registry's name: W&B's API represents a registry as a project (documented).
pub(super) const REGISTRY_PREFIX: &str = "wandb-registry-";

/// Python code that creates an automation with W&B's SDK, and the reasons why the SDK would reject it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SdkCode {
    /// The code; absent if the SDK can't create the automation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The reasons why the SDK rejects the automation or its payload.
    pub findings: Vec<Diagnostic>,
}

/// Returns Python code that creates the automation with W&B's SDK (`wandb.automations`, tested with version 0.31). It finds
/// the webhook by its name in W&B.
pub fn sdk_code(automation: &Automation, webhook: &str) -> SdkCode {
    let mut findings = rejected_filter(&automation.trigger.filter);
    findings.extend(rejected_values(&automation.trigger).map(rejected));
    let class = automation
        .trigger
        .event_type()
        .map_or("", |event| event.info().sdk_class);
    if class.is_empty() {
        findings.push(rejected(automation.trigger.type_name()));
    }
    let code = findings.is_empty().then(|| code(automation, class, webhook));
    findings.extend(rejected_payload(automation));
    SdkCode { code, findings }
}

/// Returns Python code that prints a team's automations and webhooks as JSON, which
/// [`read_automations`](super::read_automations) reads. The SDK's dump of an automation has only the id of its webhook.
pub fn export_code(team: &str) -> String {
    let team = python(team);
    format!(
        "import json
import wandb

api = wandb.Api()
webhooks = api.webhook_integrations(entity={team})
automations = api.automations(entity={team})
print(json.dumps([one.model_dump() for one in [*webhooks, *automations]]))
"
    )
}

fn code(automation: &Automation, class: &str, webhook: &str) -> String {
    let filter = event_filter(&automation.trigger);
    let filter = filter.map(|filter| format!(", filter={}", python(&filter)));
    let payload = automation.payload().filter(|payload| !payload.trim().is_empty());
    let payload = payload.map(|payload| {
        format!(
            ",\n    # The SDK accepts only a JSON object, with variables inside strings.\n    payload={},\n",
            python(payload)
        )
    });
    let description = match automation.description.as_str() {
        "" => String::new(),
        text => format!("    description={},\n", python(text)),
    };
    format!(
        "import wandb
from wandb.automations import {class}, SendWebhook

api = wandb.Api()
scope = {scope}
webhooks = api.webhook_integrations(entity={team})
webhook = next(one for one in webhooks if one.name == {webhook})
event = {class}(scope=scope{filter})
action = SendWebhook.from_integration({action})
automation = api.create_automation(
    event >> action,
    name={name},
{description}    enabled={enabled},
)
print(automation.id)
",
        scope = scope_code(&automation.scope),
        team = python(automation.team.as_str()),
        webhook = python(webhook),
        filter = filter.unwrap_or_default(),
        action = payload.map_or_else(
            || "webhook".to_owned(),
            |payload| format!("\n    webhook{payload}")
        ),
        name = python(&automation.name),
        enabled = if automation.enabled { "True" } else { "False" },
    )
}

/// Returns the filter of the SDK's event class as JSON text; `None` without a condition.
fn event_filter(trigger: &Trigger) -> Option<String> {
    let filter = trigger.filter.as_str().trim();
    let condition = match &trigger.kind {
        TriggerKind::RunMetric(condition) => metric_filter("threshold_filter", json::to_string(condition)),
        TriggerKind::RunMetricChange(condition) => metric_filter("change_filter", json::to_string(condition)),
        TriggerKind::RunMetricZscore(condition) => metric_filter("zscore_filter", json::to_string(condition)),
        TriggerKind::RunState(states) => {
            format!(r#""run_state_filter":{{"states":{}}}"#, json::to_string(states))
        }
        _ => return (!filter.is_empty()).then(|| JsonText::compact(filter).as_str().to_owned()),
    };
    Some(match filter {
        "" => format!("{{{condition}}}"),
        filter => format!(
            r#"{{"run_filter":{},{condition}}}"#,
            JsonText::compact(filter).as_str()
        ),
    })
}

fn metric_filter(kind: &str, condition: String) -> String {
    format!(r#""run_metric_filter":{{"{kind}":{condition}}}"#)
}

fn scope_code(scope: &Scope) -> String {
    match scope {
        Scope::Organization { organization } => format!("api.organization({})", python(&organization.name)),
        Scope::Team { entity } => format!("api.team({})", python(&entity.name)),
        Scope::Project {
            entity,
            project,
            collection,
        } => container_code(entity, project, collection.as_ref()),
        Scope::Registry {
            entity,
            registry,
            collection,
        } => container_code(entity, registry, collection.as_ref()),
    }
}

fn container_code(entity: &Container, project: &Container, collection: Option<&Container>) -> String {
    if let Some(collection) = collection {
        let path = format!("{}/{}/{}", entity.name, project.name, collection.name);
        return format!(
            "api.artifact_collection(type_name=\"model\", name={})  # the type of the collection's artifacts",
            python(&path)
        );
    }
    match project.name.strip_prefix(REGISTRY_PREFIX) {
        Some(registry) => format!("api.registry({})", python(registry)),
        None => format!(
            "api.project({}, entity={})",
            python(&project.name),
            python(&entity.name)
        ),
    }
}

/// Returns a Python string: JSON's escape sequences mean the same in Python.
fn python(text: &str) -> String {
    JsonText::string(text).as_str().to_owned()
}

/// Returns the values of a trigger that the SDK's classes reject (sdk).
fn rejected_values(trigger: &Trigger) -> impl Iterator<Item = &'static str> {
    let mut rejected = Vec::new();
    match &trigger.kind {
        TriggerKind::RunMetric(condition)
            if matches!(condition.cmp_op, Comparison::Equal | Comparison::NotEqual) =>
        {
            rejected.push(condition.cmp_op.as_str());
        }
        TriggerKind::RunMetricChange(condition) if condition.change_amount <= 0.0 => {
            rejected.push("change_amount: 0")
        }
        TriggerKind::RunMetricZscore(condition) if condition.threshold <= 0.0 => {
            rejected.push("threshold: 0")
        }
        TriggerKind::RunState(states) => {
            let unknown = states
                .iter()
                .filter(|state| matches!(state, RunState::Killed | RunState::Crashed));
            rejected.extend(unknown.map(|state| state.as_str()));
        }
        _ => {}
    }
    rejected.into_iter()
}

fn rejected(value: &str) -> Diagnostic {
    Diagnostic::new(Code::SdkValue, [("value", value.into())])
}

/// Returns the findings about a filter that is not a JSON object, so that it can't be part of the code.
fn rejected_filter(filter: &FilterText) -> Vec<Diagnostic> {
    let text = filter.as_str().trim();
    let is_object = || Tape::read(text).is_ok_and(|tape| tape.root().kind() == Kind::Object);
    match text.is_empty() || is_object() {
        true => Vec::new(),
        false => Filter::new(filter).diagnostics().to_vec(),
    }
}

/// Returns the finding about a payload that the SDK rejects: before variables are filled in, it must be a JSON object (sdk).
fn rejected_payload(automation: &Automation) -> Option<Diagnostic> {
    let payload = automation
        .payload()
        .filter(|payload| !payload.trim().is_empty())?;
    let reason = match Tape::read(payload) {
        Err(error) => error.reason.into(),
        Ok(tape) if tape.root().kind() == Kind::Object => return None,
        Ok(tape) => Phrase::Mismatch.with([
            ("shape", Phrase::Object.into()),
            ("found", tape.root().kind().phrase().into()),
        ]),
    };
    Some(Diagnostic::new(Code::SdkPayload, [("reason", reason)]))
}
