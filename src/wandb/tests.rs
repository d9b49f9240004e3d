#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::{AutomationImport, ImportOutcome, ImportTarget, read_automations, sdk_code};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Automation, Scope, TeamName, TriggerKind, WebhookId, Workspace};
use crate::store::{Command, apply};

fn target() -> ImportTarget {
    ImportTarget::of_team(TeamName::try_from("acme".to_owned()).unwrap())
}

/// An automation in a response of W&B's API.
fn trigger(event: &str, filter: &str) -> Value {
    json!({
        "__typename": "Trigger", "id": "T1", "name": "Deploy", "description": null, "enabled": true,
        "scope": {"__typename": "Project", "id": "P1", "name": "fraud"},
        "event": {"__typename": "FilterEventTriggeringCondition", "eventType": event, "filter": filter},
        "action": {
            "__typename": "GenericWebhookTriggeredAction", "requestPayload": "{\"a\": 1.50}",
            "integration": {
                "__typename": "GenericWebhookIntegration", "id": "W1", "name": "Hook",
                "urlEndpoint": "https://example.com/a",
            },
        },
    })
}

const NO_FILTER: &str = r#"{"filter":"{\"$or\":[{\"$and\":[]}]}"}"#;

fn import(value: &Value) -> AutomationImport {
    read_automations(&value.to_string(), &target(), &Workspace::default()).unwrap()
}

fn only(value: &Value) -> Automation {
    import(value).automations.pop().unwrap().automation.unwrap()
}

fn codes(findings: &[Diagnostic]) -> Vec<Code> {
    findings.iter().map(|finding| finding.code).collect()
}

fn refusal(value: &Value) -> Code {
    let import = import(value);
    assert_eq!(import.automations[0].outcome, ImportOutcome::NotImported);
    assert_eq!(import.command, None);
    import.automations[0].findings[0].code
}

#[test]
fn automations_are_found_wherever_they_are() {
    let trigger = trigger("LINK_MODEL", NO_FILTER);
    let response =
        json!({"data": {"scope": {"projects": {"edges": [{"node": {"triggers": [trigger, trigger]}}]}}}});
    assert_eq!(import(&response).automations.len(), 2);
    let lines = format!("{trigger}\n\n{trigger}\r\n{trigger}");
    let read = read_automations(&lines, &target(), &Workspace::default()).unwrap();
    assert_eq!(read.automations.len(), 3);
    // The names of the fields in W&B's schema, without the SDK's aliases.
    let mut renamed = trigger.clone();
    for (alias, name) in [("event", "triggeringCondition"), ("action", "triggeredAction")] {
        renamed[name] = renamed.as_object_mut().unwrap().remove(alias).unwrap();
    }
    assert_eq!(only(&renamed), only(&trigger));
}

#[test]
fn a_text_without_automations_is_an_error() {
    let error = |text: &str| read_automations(text, &target(), &Workspace::default()).unwrap_err();
    assert_eq!(error("{}").code(), Code::WandbNothing);
    assert_eq!(error("").code(), Code::WandbSyntax);
    let error = error("{\"name\": Deploy}");
    assert_eq!(error.code(), Code::WandbSyntax);
    assert_eq!(error.diagnostic().span.unwrap().start, 9);
    // Deeper than anything of W&B's: neither a crash nor an automation.
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let read = read_automations(&deep, &target(), &Workspace::default());
    assert_eq!(read.unwrap_err().code(), Code::WandbNothing);
}

#[test]
fn the_import_is_one_command_and_webhooks_arrive_without_secrets() {
    let import = import(&trigger("LINK_MODEL", NO_FILTER));
    let mut workspace = Workspace::default();
    apply(&mut workspace, import.command.unwrap()).unwrap();
    let webhook = &workspace.teams[0].webhooks[0];
    assert_eq!(
        (webhook.name.as_str(), webhook.endpoint.as_str()),
        ("Hook", "https://example.com/a")
    );
    assert_eq!((&webhook.access_token, &webhook.secret), (&None, &None));
    let automation = &workspace.automations[0];
    assert_eq!(automation.webhook(), Some(&webhook.id));
    assert_eq!(automation.payload(), Some(r#"{"a": 1.50}"#));
    assert_eq!(automation.trigger.filter.as_str(), "");
}

#[test]
fn a_webhook_of_the_workspace_keeps_its_endpoint_and_its_secrets() {
    let mut workspace: Workspace = serde_json::from_value(json!({
        "teams": [{"name": "acme", "secrets": ["TOKEN"], "webhooks": [
            {"id": "W1", "name": "Mine", "endpoint": "https://example.com/b", "access_token": "TOKEN"},
        ]}],
        "automations": [], "samples": [],
    }))
    .unwrap();
    let before = workspace.teams.clone();
    let text = trigger("LINK_MODEL", NO_FILTER).to_string();
    let import = read_automations(&text, &target(), &workspace).unwrap();
    assert_eq!(codes(&import.automations[0].findings), [Code::WandbWebhookKept]);
    apply(&mut workspace, import.command.unwrap()).unwrap();
    assert_eq!(workspace.teams, before);
    assert_eq!(workspace.automations[0].webhook(), Some(&WebhookId::from("W1")));
}

#[test]
fn importing_again_replaces_the_automation_and_keeps_the_webhook_that_the_user_chose() {
    // The SDK's dumps have only the webhook's id.
    let mut dump = trigger("LINK_MODEL", NO_FILTER);
    dump["action"]["integration"] = json!({"__typename": "GenericWebhookIntegration", "id": "W9"});
    let first = import(&dump);
    assert_eq!(codes(&first.automations[0].findings), [Code::WandbWebhookUnknown]);
    let mut workspace: Workspace = serde_json::from_value(json!({
        "teams": [{"name": "acme", "secrets": [], "webhooks": [
            {"id": "own", "name": "Mine", "endpoint": "https://example.com/b"},
        ]}],
        "automations": [], "samples": [],
    }))
    .unwrap();
    apply(&mut workspace, first.command.unwrap()).unwrap_err();
    let first = read_automations(&dump.to_string(), &target(), &workspace).unwrap();
    let mut automation = first.automations[0].automation.clone().unwrap();
    if let crate::model::AutomationAction::Webhook { webhook, .. } = &mut automation.action {
        *webhook = Some(WebhookId::from("own"));
    }
    let put = Command::PutAutomation {
        automation,
        base: None,
        position: None,
    };
    apply(&mut workspace, put).unwrap();
    dump["enabled"] = false.into();
    let again = read_automations(&dump.to_string(), &target(), &workspace).unwrap();
    assert_eq!(again.automations[0].outcome, ImportOutcome::Replaced);
    apply(&mut workspace, again.command.unwrap()).unwrap();
    assert_eq!(workspace.automations.len(), 1);
    assert!(!workspace.automations[0].enabled);
    assert_eq!(workspace.automations[0].webhook(), Some(&WebhookId::from("own")));
}

#[test]
fn a_collection_is_imported_when_its_project_is_named() {
    let mut value = trigger("ADD_ARTIFACT_ALIAS", NO_FILTER);
    value["scope"] = json!({"__typename": "ArtifactPortfolio", "id": "C1", "name": "churn"});
    let import = import(&value);
    assert_eq!(
        codes(&import.automations[0].findings),
        [Code::WandbProjectMissing]
    );
    assert_eq!(
        (import.collections.len(), import.collections[0].name.as_str()),
        (1, "churn")
    );
    let mut named = target();
    named.projects.insert(
        import.collections[0].key.clone(),
        " wandb-registry-models ".to_owned(),
    );
    let import = read_automations(&value.to_string(), &named, &Workspace::default()).unwrap();
    assert_eq!(import.collections, []);
    let scope = import.automations[0].automation.as_ref().unwrap().scope.clone();
    assert!(
        matches!(scope, Scope::Registry { registry, collection: Some(collection), .. }
        if registry.name == "wandb-registry-models" && collection.id.as_deref() == Some("C1"))
    );
}

#[test]
fn unknown_kinds_are_kept_and_reported() {
    let mut value = trigger("RUN_FINISHED_TWICE", r#"{"some": "condition"}"#);
    value["action"] = json!({"__typename": "NotificationTriggeredAction", "title": "t", "message": null});
    let import = import(&value);
    let automation = import.automations[0].automation.as_ref().unwrap();
    assert!(
        matches!(&automation.trigger.kind, TriggerKind::Unknown { name, .. } if name == "RUN_FINISHED_TWICE")
    );
    assert_eq!(automation.trigger.filter.as_str(), r#"{"some": "condition"}"#);
    assert_eq!(
        serde_json::to_value(automation).unwrap()["action"],
        json!({"type": "NOTIFICATION", "title": "t", "message": null})
    );
    let found = codes(&import.automations[0].findings);
    assert!(
        found.contains(&Code::TriggerUnknown) && found.contains(&Code::ActionNotWebhook),
        "{found:?}"
    );
    // An unknown scope has no form here.
    let mut value = trigger("LINK_MODEL", NO_FILTER);
    value["scope"]["__typename"] = "Galaxy".into();
    assert_eq!(refusal(&value), Code::WandbUnreadable);
}

#[test]
fn a_condition_that_the_sdk_dropped_is_an_error() {
    // What the SDK's dump says for a threshold with `$eq` and for the state CRASHED.
    let dropped = r#"{"filter":"{\"$and\":[]}"}"#;
    for event in [
        "RUN_METRIC",
        "RUN_METRIC_CHANGE",
        "RUN_METRIC_ZSCORE",
        "RUN_STATE",
    ] {
        assert_eq!(refusal(&trigger(event, dropped)), Code::WandbConditionLost);
        assert_eq!(refusal(&trigger(event, "")), Code::WandbConditionLost);
    }
    // An artifact event without a condition is one.
    assert_eq!(
        only(&trigger("ADD_ARTIFACT_TAG", dropped))
            .trigger
            .filter
            .as_str(),
        ""
    );
}

#[test]
fn conditions_are_read_at_any_depth_of_text_in_any_case_and_with_the_defaults() {
    let condition =
        json!({"name": "loss", "agg_op": "average", "cmp_op": "$eq", "threshold": 1, "window_size": null});
    let run_filter = json!(r#"{"$and": [{"display_name": "a"}]}"#);
    let object = json!({"run_filter": run_filter, "run_metric_filter": {"threshold_filter": condition}});
    let mut text = trigger("run_metric", &object.to_string());
    let read = only(&text);
    assert_eq!(
        serde_json::to_value(&read.trigger).unwrap(),
        json!({"type": "RUN_METRIC", "filter": r#"{"$and":[{"display_name":"a"}]}"#, "condition": {
            "name": "loss", "agg_op": "AVERAGE", "window_size": 1, "cmp_op": "$eq", "threshold": 1.0,
        }})
    );
    text["event"]["filter"] = object;
    assert_eq!(only(&text), read);
    text["event"]["filter"] = Value::String(Value::String(text["event"]["filter"].to_string()).to_string());
    assert_eq!(only(&text), read);
    let legacy = json!({"run_filter": run_filter, "metric_filter": condition.to_string()});
    assert_eq!(only(&trigger("RUN_METRIC", &legacy.to_string())), read);
    // A member that is unknown is not dropped.
    let mut unknown = condition;
    unknown["cooldown"] = 5.into();
    let unknown = json!({"run_metric_filter": {"threshold_filter": unknown}});
    assert_eq!(
        refusal(&trigger("RUN_METRIC", &unknown.to_string())),
        Code::WandbUnreadable
    );
}

#[test]
fn a_filter_is_dropped_only_if_it_has_no_condition() {
    let filter = |filter: &str| {
        let text = json!({"filter": filter}).to_string();
        only(&trigger("ADD_ARTIFACT_ALIAS", &text))
            .trigger
            .filter
            .as_str()
            .to_owned()
    };
    for none in [
        "{}",
        "null",
        r#"{"$and":[]}"#,
        r#"{"$or":[{"$and":[]}]}"#,
        r#"{"$and":[{"$or":[{}]}]}"#,
    ] {
        assert_eq!(filter(none), "", "{none}");
    }
    // Nothing matches an `$or` without parts, and everything that is not JSON is the user's to see.
    for kept in [
        r#"{"$or":[]}"#,
        r#"{"$nor":[{}]}"#,
        r#"{"alias":"a"}"#,
        "{alias",
        "[]",
    ] {
        assert_eq!(filter(kept), kept);
    }
}

#[test]
fn members_that_every_automation_has_are_named_when_they_are_missing() {
    for name in ["name", "scope", "event", "action"] {
        let mut value = trigger("LINK_MODEL", NO_FILTER);
        value.as_object_mut().unwrap().remove(name);
        let import = import(&value);
        let message = &import.automations[0].findings[0].message;
        assert_eq!(
            *message,
            format!("The automation can't be read: “{name}” is missing.")
        );
    }
}

#[test]
fn the_sdk_code_says_what_the_sdk_rejects() {
    let mut automation = only(&trigger("LINK_MODEL", NO_FILTER));
    assert_eq!(sdk_code(&automation, "Hook").findings, []);
    let mut with_payload = |payload: &str| {
        if let crate::model::AutomationAction::Webhook { payload: stored, .. } = &mut automation.action {
            *stored = Some(payload.to_owned());
        }
        let code = sdk_code(&automation, "Hook");
        assert!(code.code.is_some());
        codes(&code.findings)
    };
    for object in ["{}", " \n{\"a\": \"${alias}\"}", "  "] {
        assert_eq!(with_payload(object), [], "{object}");
    }
    for other in ["[]", "\"${alias}\"", "{\"a\": ${alias}}", "text", "{} {}"] {
        assert_eq!(with_payload(other), [Code::SdkPayload], "{other}");
    }
    let rejected = |trigger: Value| {
        let mut changed = serde_json::to_value(&automation).unwrap();
        changed["trigger"] = trigger;
        changed["payload"] = "{}".into();
        let code = sdk_code(&serde_json::from_value(changed).unwrap(), "Hook");
        assert_eq!(code.code, None);
        codes(&code.findings)
    };
    for trigger in [
        json!({"type": "WEAVE_METRIC_THRESHOLD"}),
        json!({"type": "UPDATE_ARTIFACT_ALIAS"}),
        json!({"type": "NEW"}),
        json!({"type": "RUN_STATE", "states": ["KILLED"]}),
        json!({"type": "RUN_METRIC", "condition": {"name": "l", "window_size": 1, "cmp_op": "$ne", "threshold": 1}}),
        json!({"type": "RUN_METRIC_ZSCORE", "condition":
            {"name": "l", "window_size": 1, "threshold": 0, "change_dir": "ANY"}}),
    ] {
        assert_eq!(rejected(trigger), [Code::SdkValue]);
    }
    assert_eq!(
        rejected(json!({"type": "LINK_ARTIFACT", "filter": "[]"})),
        [Code::FilterNotObject]
    );
}
