use super::test;
use hookwright::diagnostic::Code;
use hookwright::model::{Automation, Endpoint, Event, SecretName, Workspace};
use hookwright::store::{Command, apply, export, import, starter};

fn bound() -> Workspace {
    serde_json::from_str(
        r#"{"teams":[{"name":"acme","secrets":["TOKEN","SIGN"],"webhooks":[
            {"id":"w","name":"Deploy","endpoint":"https://example.com/","access_token":"TOKEN","secret":"SIGN"},
            {"id":"v","name":"Plain","endpoint":"https://example.com/"}]}],"automations":[],"samples":[]}"#,
    )
    .unwrap()
}

#[test]
fn an_exported_file_names_its_format_and_is_imported_without_bindings() {
    let text = export(&bound());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&json["format"], &json["version"]),
        (&"hookwright".into(), &1.into())
    );

    let imported = import(&text).unwrap();
    let mut expected = bound();
    expected.teams[0].webhooks[0].access_token = None;
    expected.teams[0].webhooks[0].secret = None;
    assert_eq!(imported.workspace, expected);
    assert_eq!(imported.unbound.len(), 1);
    assert_eq!(imported.unbound[0].name, "Deploy");
    assert_eq!(
        imported.unbound[0].access_token,
        "TOKEN".parse::<SecretName>().ok()
    );
    assert_eq!(imported.unbound[0].secret, "SIGN".parse::<SecretName>().ok());
}

#[test]
fn a_foreign_file_a_newer_one_and_a_damaged_one_have_different_errors() {
    let code = |text: &str| import(text).unwrap_err().code();
    assert_eq!(code("{\"format\": \"hookwright\","), Code::FileSyntax);
    assert_eq!(code("[1, 2]"), Code::FileFormat);
    assert_eq!(code(r#"{"format":"har","version":1}"#), Code::FileFormat);
    assert_eq!(code(r#"{"format":"hookwright","version":2}"#), Code::FileNewer);
    assert_eq!(
        code(r#"{"format":"hookwright","version":1,"workspace":{"teams":3}}"#),
        Code::FileContent
    );
}

#[test]
fn an_error_in_a_file_has_its_position() {
    let text = "{\"format\":\"hookwright\",\"version\":1,\n\"workspace\":{\"teams\":3}}";
    let error = import(text).unwrap_err();
    assert_eq!(error.diagnostic().span.unwrap().line, 2);
}

#[test]
fn a_file_in_which_an_automation_has_another_teams_webhook_is_rejected() {
    let text = r#"{"format":"hookwright","version":1,"workspace":{"teams":[],"samples":[],"automations":[
        {"id":"a","name":"A","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme",
         "trigger":{"type":"LINK_ARTIFACT"},"webhook":"gone"}]}}"#;
    assert_eq!(import(text).unwrap_err().code(), Code::StoreForeignWebhook);
}

#[test]
fn the_starter_workspace_can_be_exported_and_sends_only_to_the_sandbox() {
    let sandbox: Endpoint = "https://example.com/sandbox/".parse().unwrap();
    let workspace = starter(&sandbox).unwrap();
    assert_eq!(import(&export(&workspace)).unwrap().workspace, workspace);
    assert_eq!(workspace.teams[0].webhooks.len(), 3);
    for webhook in &workspace.teams[0].webhooks {
        assert_eq!(webhook.endpoint, sandbox);
    }
    for automation in &workspace.automations {
        serde_json::from_str::<serde_json::Value>(automation.payload().unwrap()).unwrap();
        let fits = |sample: &hookwright::model::SampleEvent| {
            automation.trigger.fits(&Event::from_json(&sample.event).unwrap())
        };
        assert!(workspace.samples.iter().any(fits), "{}", automation.name);
    }
}

/// A workspace with an action and triggers that this crate does not know, between two automations that it knows.
const KEPT: &str = r#"{"format":"hookwright","version":1,"workspace":{"teams":[{"name":"acme","secrets":[],"webhooks":[{"id":"w","name":"Deploy","endpoint":"https://example.com/"}]}],"automations":[
    {"id":"a","name":"First","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"webhook":"w","payload":"{}"},
    {"id":"b","name":"Prompt","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"action":{"type":"ARIA","big":12345678901234567890,"nested":{"price":1.10},"prompt":"Look at ${run_name}"}},
    {"id":"c","name":"Future","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"RUN_DELETED","grace":[1.0,{"x":null}],"filter":"{\"a\":1}"},"webhook":"w"},
    {"id":"d","name":"Weave","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"WEAVE_METRIC_THRESHOLD","condition":{"threshold":0.20}}},
    {"id":"e","name":"Last","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"webhook":"w"}
],"samples":[],"settings":{"secret_retention":"tab","theme":"system"}}}"#;

/// JSON without the whitespace between tokens, with every number as it was written.
fn compact(json: &str) -> String {
    let raw: Box<serde_json::value::RawValue> = serde_json::from_str(json).unwrap();
    let mut compact = String::new();
    let mut in_string = false;
    let mut escaped = false;
    for character in raw.get().chars() {
        if in_string || !character.is_whitespace() {
            compact.push(character);
        }
        in_string ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
    }
    compact
}

#[test]
fn an_unknown_action_and_an_unknown_trigger_are_exported_as_they_were_imported() {
    let workspace = import(KEPT).unwrap().workspace;
    assert_eq!(workspace.automations.len(), 5);
    let document = serde_json::to_string(&workspace).unwrap();
    assert!(compact(KEPT).contains(&document), "{document}");
    assert_eq!(import(&export(&workspace)).unwrap().workspace, workspace);
}

#[test]
fn an_unknown_action_is_kept_when_its_automation_is_edited_and_when_that_is_undone() {
    let mut workspace = import(KEPT).unwrap().workspace;
    let before = workspace.clone();
    let mut renamed = before.automations[1].clone();
    renamed.name = "Renamed".to_owned();
    let put = Command::PutAutomation {
        automation: renamed,
        base: Some(before.automations[1].clone()),
        position: None,
    };
    let inverse = apply(&mut workspace, put).unwrap();
    assert_eq!(workspace.automations[1].action, before.automations[1].action);
    apply(&mut workspace, inverse).unwrap();
    assert_eq!(workspace, before);
}

// JavaScript writes 1.10 as 1.1, and the large integer as a rounded one.
#[test]
fn numbers_that_javascript_rounds_are_kept_when_another_field_is_edited() {
    let mut workspace = import(KEPT).unwrap().workspace;
    let before = workspace.clone();
    let rounded = |text: String| {
        text.replace("12345678901234567890", "12345678901234567000")
            .replace("1.10", "1.1")
    };
    let of_javascript = |automation: &Automation| -> Automation {
        serde_json::from_str(&rounded(serde_json::to_string(automation).unwrap())).unwrap()
    };
    let base = of_javascript(&before.automations[1]);
    let mut automation = base.clone();
    automation.enabled = false;
    let put = Command::PutAutomation {
        automation,
        base: Some(base),
        position: None,
    };
    apply(&mut workspace, put).unwrap();
    assert!(!workspace.automations[1].enabled);
    assert_eq!(workspace.automations[1].action, before.automations[1].action);
}

#[test]
fn an_automation_with_two_actions_is_rejected_with_its_path() {
    let text = KEPT.replace(
        r#""action":{"type":"ARIA","#,
        r#""webhook":"w","action":{"type":"ARIA","#,
    );
    let error = import(&text).unwrap_err();
    assert_eq!(error.code(), Code::FileContent);
    let message = &error.diagnostic().message;
    assert!(
        message.contains("automations[1]: an automation with another action"),
        "{message}"
    );
}
