use super::test;
use hookwright::diagnostic::Code;
use hookwright::model::{Endpoint, Event, SecretName, Workspace};
use hookwright::store::{export, import, starter};

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
        serde_json::from_str::<serde_json::Value>(automation.payload.as_ref().unwrap()).unwrap();
        let fits = |sample: &hookwright::model::SampleEvent| {
            automation.trigger.fits(&Event::from_json(&sample.event).unwrap())
        };
        assert!(workspace.samples.iter().any(fits), "{}", automation.name);
    }
}
