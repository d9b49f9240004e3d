use serde_json::{Value, json};

use super::{SharedStorage, test};
use hookwright::diagnostic::Code;
use hookwright::model::Workspace;
use hookwright::store::{Command, Store, UndoOutcome};

type Tab = Store<SharedStorage>;

fn command(value: Value) -> Command {
    serde_json::from_value(value).unwrap()
}

fn tabs() -> [Tab; 2] {
    let storage = SharedStorage::local();
    let mut tabs = [(); 2].map(|()| Store::open(storage.clone(), Workspace::default()));
    let webhook = json!({"id": "w", "name": "Deploy", "endpoint": "https://example.com/"});
    let team = json!({"name": "acme", "secrets": ["TOKEN"], "webhooks": [webhook]});
    tabs[0]
        .apply(command(json!({"type": "add_team", "team": team})))
        .unwrap();
    tabs[0].apply(put(&automation(), None)).unwrap();
    tabs[1].refresh().unwrap();
    tabs
}

fn automation() -> Value {
    json!({"id": "a", "name": "Ship", "enabled": true, "scope": {"type": "team", "entity": "acme"}, "team": "acme",
           "trigger": {"type": "LINK_ARTIFACT"}, "payload": "first"})
}

fn changed(mut record: Value, field: &str, value: Value) -> Value {
    record[field] = value;
    record
}

fn put(automation: &Value, base: Option<&Value>) -> Command {
    command(json!({"type": "put_automation", "automation": automation, "base": base}))
}

fn put_webhook(webhook: &Value, base: &Value) -> Command {
    command(json!({"type": "put_webhook", "team": "acme", "webhook": webhook, "base": base}))
}

/// The automation's name and payload.
fn name_and_payload(tab: &Tab) -> (&str, &str) {
    let automation = &tab.workspace().automations[0];
    (&automation.name, automation.payload().unwrap_or_default())
}

#[test]
fn two_tabs_that_edit_different_fields_of_one_record_lose_nothing() {
    let [mut left, mut right] = tabs();
    let base = automation();
    left.apply(put(&changed(base.clone(), "name", json!("Left")), Some(&base)))
        .unwrap();
    right
        .apply(put(
            &changed(base.clone(), "payload", json!("right")),
            Some(&base),
        ))
        .unwrap();
    assert_eq!(name_and_payload(&right), ("Left", "right"));
}

#[test]
fn where_two_tabs_edit_one_field_the_later_edit_wins() {
    let [mut left, mut right] = tabs();
    let base = automation();
    left.apply(put(&changed(base.clone(), "payload", json!("left")), Some(&base)))
        .unwrap();
    right
        .apply(put(
            &changed(base.clone(), "payload", json!("right")),
            Some(&base),
        ))
        .unwrap();
    assert_eq!(name_and_payload(&right).1, "right");
}

#[test]
fn the_same_edit_in_two_tabs_is_not_a_conflict() {
    let [mut left, mut right] = tabs();
    let base = automation();
    let renamed = changed(base.clone(), "name", json!("Same"));
    left.apply(put(
        &changed(renamed.clone(), "payload", json!("left")),
        Some(&base),
    ))
    .unwrap();
    right.apply(put(&renamed, Some(&base))).unwrap();
    assert_eq!(name_and_payload(&right), ("Same", "left"));
}

#[test]
fn without_a_base_the_whole_record_is_replaced() {
    let [mut left, mut right] = tabs();
    left.apply(put(&changed(automation(), "payload", json!("left")), None))
        .unwrap();
    right
        .apply(put(&changed(automation(), "name", json!("Right")), None))
        .unwrap();
    assert_eq!(name_and_payload(&right), ("Right", "first"));
}

#[test]
fn undo_restores_this_tabs_field_and_keeps_the_other_tabs() {
    let [mut left, mut right] = tabs();
    left.apply(put(&changed(automation(), "name", json!("Left")), None))
        .unwrap();
    right.refresh().unwrap();
    let base = changed(automation(), "name", json!("Left"));
    right
        .apply(put(
            &changed(base.clone(), "payload", json!("right")),
            Some(&base),
        ))
        .unwrap();
    assert_eq!(left.undo().unwrap(), UndoOutcome::Done);
    assert_eq!(name_and_payload(&left), ("Ship", "right"));
    assert_eq!(left.redo().unwrap(), UndoOutcome::Done);
    assert_eq!(name_and_payload(&left), ("Left", "right"));
}

#[test]
fn an_undo_that_would_only_discard_another_tabs_edit_is_rejected_and_dropped() {
    let [mut left, mut right] = tabs();
    left.apply(put(&changed(automation(), "payload", json!("left")), None))
        .unwrap();
    right
        .apply(put(&changed(automation(), "payload", json!("right")), None))
        .unwrap();
    assert_eq!(left.undo().unwrap_err().code(), Code::StoreChanged);
    left.refresh().unwrap();
    assert_eq!(name_and_payload(&left).1, "right");
    // The next change to undo is the automation's creation, and the automation has changed since.
    assert_eq!(left.undo().unwrap_err().code(), Code::StoreChanged);
}

#[test]
fn undoing_a_new_team_keeps_what_another_tab_added_to_it() {
    let [mut left, mut right] = tabs();
    let team = json!({"name": "zeta", "secrets": [], "webhooks": []});
    left.apply(command(json!({"type": "add_team", "team": team})))
        .unwrap();
    right
        .apply(command(
            json!({"type": "add_secret", "team": "zeta", "name": "OTHER"}),
        ))
        .unwrap();
    assert_eq!(left.undo().unwrap_err().code(), Code::StoreChanged);
    left.refresh().unwrap();
    assert_eq!(left.workspace().teams[1].secrets[0].as_str(), "OTHER");
}

#[test]
fn undo_keeps_a_setting_that_another_tab_chose() {
    let [mut left, mut right] = tabs();
    let settings = |theme: &str, retention: &str| {
        let settings = json!({"theme": theme, "secret_retention": retention});
        command(json!({"type": "put_settings", "settings": settings}))
    };
    left.apply(settings("dark", "tab")).unwrap();
    right.apply(settings("dark", "memory")).unwrap();
    left.undo().unwrap();
    let settings = serde_json::to_value(&left.workspace().settings).unwrap();
    assert_eq!(settings, json!({"theme": "system", "secret_retention": "memory"}));
}

#[test]
fn a_secret_chosen_in_one_tab_is_never_sent_to_an_endpoint_chosen_in_another() {
    let [mut left, mut right] = tabs();
    let base = json!({"id": "w", "name": "Deploy", "endpoint": "https://example.com/"});
    let bound = changed(base.clone(), "access_token", json!("TOKEN"));
    left.apply(put_webhook(&bound, &base)).unwrap();
    let moved = changed(
        changed(base.clone(), "endpoint", json!("https://example.org/")),
        "name",
        json!("Moved"),
    );
    right.apply(put_webhook(&moved, &base)).unwrap();
    let webhook = serde_json::to_value(&right.workspace().teams[0].webhooks[0]).unwrap();
    assert_eq!(webhook, moved);
}

#[test]
fn a_text_of_another_tab_that_an_edit_replaces_is_returned() {
    let [mut left, mut right] = tabs();
    let base = automation();
    let with_payload = |text: &str| changed(base.clone(), "payload", json!(text));
    let edit = |from: &str, to: &str| put(&with_payload(to), Some(&with_payload(from)));
    assert_eq!(left.apply(edit("first", "left")).unwrap(), None);
    assert_eq!(
        right.apply(edit("first", "right")).unwrap().as_deref(),
        Some("left")
    );
    // An edit of the other tab's text, the same edit in both tabs, and an edit of another field.
    assert_eq!(left.apply(edit("right", "third")).unwrap(), None);
    assert_eq!(right.apply(edit("right", "third")).unwrap(), None);
    let renamed = changed(with_payload("first"), "name", json!("Renamed"));
    assert_eq!(right.apply(put(&renamed, Some(&base))).unwrap(), None);

    let put_event = |from: &str, to: &str| {
        let sample = |event: &str| json!({"id": "s", "name": "s", "event": event});
        command(json!({"type": "put_sample", "sample": sample(to), "base": sample(from)}))
    };
    assert_eq!(left.apply(put_event("{", "{}")).unwrap(), None);
    assert_eq!(right.apply(put_event("{", "[]")).unwrap().as_deref(), Some("{}"));
}
