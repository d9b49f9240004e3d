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

fn shown(tab: &Tab) -> (&str, &str) {
    let automation = &tab.workspace().automations[0];
    (
        &automation.name,
        automation.payload.as_deref().unwrap_or_default(),
    )
}

#[test]
fn two_who_edit_other_fields_of_one_record_lose_nothing() {
    let [mut left, mut right] = tabs();
    let seen = automation();
    left.apply(put(&changed(seen.clone(), "name", json!("Left")), Some(&seen)))
        .unwrap();
    right
        .apply(put(
            &changed(seen.clone(), "payload", json!("right")),
            Some(&seen),
        ))
        .unwrap();
    assert_eq!(shown(&right), ("Left", "right"));
}

#[test]
fn where_two_edit_one_field_the_later_edit_counts() {
    let [mut left, mut right] = tabs();
    let seen = automation();
    left.apply(put(&changed(seen.clone(), "payload", json!("left")), Some(&seen)))
        .unwrap();
    right
        .apply(put(
            &changed(seen.clone(), "payload", json!("right")),
            Some(&seen),
        ))
        .unwrap();
    assert_eq!(shown(&right).1, "right");
}

#[test]
fn an_edit_that_somebody_else_made_just_so_is_no_trouble() {
    let [mut left, mut right] = tabs();
    let seen = automation();
    let renamed = changed(seen.clone(), "name", json!("Same"));
    left.apply(put(
        &changed(renamed.clone(), "payload", json!("left")),
        Some(&seen),
    ))
    .unwrap();
    right.apply(put(&renamed, Some(&seen))).unwrap();
    assert_eq!(shown(&right), ("Same", "left"));
}

#[test]
fn without_a_base_a_record_is_replaced_whole() {
    let [mut left, mut right] = tabs();
    left.apply(put(&changed(automation(), "payload", json!("left")), None))
        .unwrap();
    right
        .apply(put(&changed(automation(), "name", json!("Right")), None))
        .unwrap();
    assert_eq!(shown(&right), ("Right", "first"));
}

#[test]
fn undo_takes_back_ones_own_field_and_leaves_what_others_changed() {
    let [mut left, mut right] = tabs();
    left.apply(put(&changed(automation(), "name", json!("Left")), None))
        .unwrap();
    right.refresh().unwrap();
    let seen = changed(automation(), "name", json!("Left"));
    right
        .apply(put(
            &changed(seen.clone(), "payload", json!("right")),
            Some(&seen),
        ))
        .unwrap();
    assert_eq!(left.undo().unwrap(), UndoOutcome::Done);
    assert_eq!(shown(&left), ("Ship", "right"));
    assert_eq!(left.redo().unwrap(), UndoOutcome::Done);
    assert_eq!(shown(&left), ("Left", "right"));
}

#[test]
fn an_undo_that_could_only_take_away_what_others_wrote_is_refused_and_forgotten() {
    let [mut left, mut right] = tabs();
    left.apply(put(&changed(automation(), "payload", json!("left")), None))
        .unwrap();
    right
        .apply(put(&changed(automation(), "payload", json!("right")), None))
        .unwrap();
    assert_eq!(left.undo().unwrap_err().code(), Code::StoreChanged);
    left.refresh().unwrap();
    assert_eq!(shown(&left).1, "right");
    // The next step back is the automation's making, and it is not what was made.
    assert_eq!(left.undo().unwrap_err().code(), Code::StoreChanged);
}

#[test]
fn undoing_a_new_team_does_not_take_away_what_others_put_into_it() {
    let [mut left, mut right] = tabs();
    let team = json!({"name": "zeta", "secrets": [], "webhooks": []});
    left.apply(command(json!({"type": "add_team", "team": team})))
        .unwrap();
    right
        .apply(command(
            json!({"type": "add_secret", "team": "zeta", "name": "THEIRS"}),
        ))
        .unwrap();
    assert_eq!(left.undo().unwrap_err().code(), Code::StoreChanged);
    left.refresh().unwrap();
    assert_eq!(left.workspace().teams[1].secrets[0].as_str(), "THEIRS");
}

#[test]
fn undo_leaves_the_setting_that_another_tab_chose() {
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
fn nobodys_secret_goes_to_an_endpoint_that_somebody_else_chose() {
    let [mut left, mut right] = tabs();
    let seen = json!({"id": "w", "name": "Deploy", "endpoint": "https://example.com/"});
    let bound = changed(seen.clone(), "access_token", json!("TOKEN"));
    left.apply(put_webhook(&bound, &seen)).unwrap();
    let moved = changed(
        changed(seen.clone(), "endpoint", json!("https://example.org/")),
        "name",
        json!("Moved"),
    );
    right.apply(put_webhook(&moved, &seen)).unwrap();
    let webhook = serde_json::to_value(&right.workspace().teams[0].webhooks[0]).unwrap();
    assert_eq!(webhook, moved);
}
