use serde_json::json;

use super::test;
use hookwright::diagnostic::Code;
use hookwright::model::{AutomationAction, Workspace};
use hookwright::store::{Command, apply};

fn command(value: serde_json::Value) -> Command {
    serde_json::from_value(value).unwrap()
}

fn workspace() -> Workspace {
    serde_json::from_value(json!({
        "teams": [
            {"name": "acme", "secrets": ["A", "B", "C"], "webhooks": [
                {"id": "w1", "name": "One", "endpoint": "https://example.com/1", "access_token": "B"},
                {"id": "w2", "name": "Two", "endpoint": "https://example.com/2"},
            ]},
            {"name": "zeta", "secrets": [], "webhooks": []},
        ],
        "automations": [
            {"id": "a1", "name": "First", "enabled": true, "scope": {"type": "team", "entity": "acme"}, "team": "acme",
             "trigger": {"type": "LINK_ARTIFACT"}, "webhook": "w1", "payload": "{}"},
            {"id": "a2", "name": "Second", "enabled": false, "scope": {"type": "team", "entity": "acme"}, "team": "acme",
             "trigger": {"type": "LINK_ARTIFACT"}, "webhook": "w2"},
        ],
        "samples": [{"id": "s1", "name": "half typed", "event": "{"}],
    }))
    .unwrap()
}

/// Applies a command, checks the result, undoes it and asserts that the workspace is as before.
fn apply_and_undo(value: serde_json::Value, check: impl Fn(&Workspace)) {
    let before = workspace();
    let mut after = before.clone();
    let inverse = apply(&mut after, command(value)).unwrap();
    check(&after);
    apply(&mut after, inverse).unwrap();
    assert_eq!(after, before);
}

/// Returns the error of a command, and asserts that it changed nothing.
fn refused(value: serde_json::Value) -> Code {
    let mut after = workspace();
    let error = apply(&mut after, command(value)).unwrap_err();
    assert_eq!(after, workspace());
    error.code()
}

#[test]
fn deleting_a_webhook_unbinds_its_automations_and_undo_binds_them_again() {
    apply_and_undo(json!({"type": "delete_webhook", "id": "w1"}), |after| {
        assert_eq!(after.teams[0].webhooks.len(), 1);
        assert_eq!(after.automations[0].webhook(), None);
        assert_eq!(after.automations[1].webhook(), Some(&"w2".into()));
    });
}

#[test]
fn deleting_a_team_unbinds_its_automations_and_undo_binds_them_again() {
    apply_and_undo(json!({"type": "delete_team", "name": "acme"}), |after| {
        assert_eq!(after.teams.len(), 1);
        assert!(
            after
                .automations
                .iter()
                .all(|automation| automation.webhook().is_none())
        );
    });
}

#[test]
fn undoing_a_deleted_webhook_keeps_the_new_webhook_of_an_automation() {
    let mut workspace = workspace();
    let inverse = apply(
        &mut workspace,
        command(json!({"type": "delete_webhook", "id": "w1"})),
    )
    .unwrap();
    let mut rebound = workspace.automations[0].clone();
    rebound.action = AutomationAction::Webhook {
        webhook: Some("w2".into()),
        payload: rebound.payload().map(str::to_owned),
    };
    apply(
        &mut workspace,
        Command::PutAutomation {
            automation: rebound,
            base: None,
            position: None,
        },
    )
    .unwrap();
    apply(&mut workspace, inverse).unwrap();
    assert_eq!(workspace.automations[0].webhook(), Some(&"w2".into()));
}

#[test]
fn a_deleted_secret_is_still_named_by_its_webhooks_and_undo_restores_its_position() {
    apply_and_undo(
        json!({"type": "delete_secret", "team": "acme", "name": "B"}),
        |after| {
            let names: Vec<_> = after.teams[0].secrets.iter().map(|name| name.as_str()).collect();
            assert_eq!(names, ["A", "C"]);
            assert_eq!(
                after.teams[0].webhooks[0].access_token.as_ref().unwrap().as_str(),
                "B"
            );
        },
    );
}

#[test]
fn a_renamed_secret_keeps_its_webhooks() {
    apply_and_undo(
        json!({"type": "rename_secret", "team": "acme", "from": "B", "to": "TOKEN"}),
        |after| {
            assert_eq!(after.teams[0].secrets[1].as_str(), "TOKEN");
            assert_eq!(
                after.teams[0].webhooks[0].access_token.as_ref().unwrap().as_str(),
                "TOKEN"
            );
        },
    );
}

#[test]
fn a_renamed_team_keeps_its_automations() {
    apply_and_undo(
        json!({"type": "rename_team", "from": "acme", "to": "apex"}),
        |after| {
            assert_eq!(after.automations[0].team.as_str(), "apex");
        },
    );
}

#[test]
fn a_replaced_record_keeps_its_position_unless_one_is_given() {
    let put = json!({"id": "w2", "name": "Zwei", "endpoint": "https://example.com/2"});
    apply_and_undo(
        json!({"type": "put_webhook", "team": "acme", "webhook": put}),
        |after| {
            assert_eq!(after.teams[0].webhooks[1].name, "Zwei");
        },
    );
    apply_and_undo(
        json!({"type": "put_webhook", "team": "acme", "webhook": put, "position": 0}),
        |after| {
            assert_eq!(after.teams[0].webhooks[0].name, "Zwei");
        },
    );
}

#[test]
fn a_batch_is_applied_completely_or_not_at_all() {
    let code = refused(json!({"type": "batch", "commands": [
        {"type": "enable_automation", "id": "a1", "enabled": false},
        {"type": "delete_sample", "id": "nowhere"},
    ]}));
    assert_eq!(code, Code::StoreMissing);
}

#[test]
fn names_and_ids_stay_unique() {
    let again = json!({"name": "acme", "secrets": [], "webhooks": []});
    assert_eq!(
        refused(json!({"type": "add_team", "team": again})),
        Code::StoreTaken
    );
    assert_eq!(
        refused(json!({"type": "rename_team", "from": "acme", "to": "zeta"})),
        Code::StoreTaken
    );
    assert_eq!(
        refused(json!({"type": "add_secret", "team": "acme", "name": "A"})),
        Code::StoreTaken
    );
    assert_eq!(
        refused(json!({"type": "rename_secret", "team": "acme", "from": "A", "to": "B"})),
        Code::StoreTaken
    );
    let stolen = json!({"id": "w1", "name": "One", "endpoint": "https://example.com/1"});
    assert_eq!(
        refused(json!({"type": "put_webhook", "team": "zeta", "webhook": stolen})),
        Code::StoreTaken
    );
}

#[test]
fn an_automation_sends_only_to_a_webhook_of_its_team() {
    let automation = json!({"id": "a3", "name": "Third", "enabled": true, "team": "zeta",
        "scope": {"type": "team", "entity": "zeta"}, "trigger": {"type": "LINK_ARTIFACT"}, "webhook": "w1"});
    assert_eq!(
        refused(json!({"type": "put_automation", "automation": automation})),
        Code::StoreForeignWebhook
    );
}
