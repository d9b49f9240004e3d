use serde_json::{Value, json};

use super::{SharedStorage, test};
use hookwright::model::Workspace;
use hookwright::store::{ChangeSummary, Command, Store};

fn store() -> Store<SharedStorage> {
    let workspace: Workspace = serde_json::from_value(json!({
        "teams": [{"name": "acme", "secrets": ["TOKEN"], "webhooks": [webhook("https://example.com/1")]}],
        "automations": [{
            "id": "a", "name": "Deploy", "enabled": true, "scope": {"type": "team", "entity": "acme"}, "team": "acme",
            "trigger": {"type": "LINK_ARTIFACT"}, "webhook": "w",
        }],
        "samples": [{"id": "s", "name": "An event", "event": "{"}],
    }))
    .unwrap();
    Store::open(SharedStorage::local(), workspace)
}

fn webhook(endpoint: &str) -> Value {
    json!({"id": "w", "name": "Hook", "endpoint": endpoint})
}

fn json_of(summary: Option<ChangeSummary>) -> Value {
    serde_json::to_value(summary).unwrap()
}

#[test]
fn undo_and_redo_name_the_change_that_they_concern() {
    let changed = |record: &str, name: &str, fields: Value| json!({"record": record, "name": name, "action": "changed", "fields": fields});
    let listed = |record: &str, name: &str, action: &str| json!({"record": record, "name": name, "action": action, "fields": []});
    let moved = webhook("https://example.com/2");
    for (command, expected) in [
        (
            json!({"type": "put_webhook", "team": "acme", "webhook": moved, "base": webhook("https://example.com/1")}),
            changed("webhook", "Hook", json!(["endpoint"])),
        ),
        (
            json!({"type": "put_webhook", "team": "acme", "webhook": {"id": "new", "name": "Other", "endpoint": "https://example.com/"}}),
            listed("webhook", "Other", "created"),
        ),
        (
            json!({"type": "delete_webhook", "id": "w"}),
            listed("webhook", "Hook", "deleted"),
        ),
        (
            json!({"type": "enable_automation", "id": "a", "enabled": false}),
            changed("automation", "Deploy", json!(["enabled"])),
        ),
        (
            json!({"type": "delete_automation", "id": "a"}),
            listed("automation", "Deploy", "deleted"),
        ),
        (
            json!({"type": "delete_team", "name": "acme"}),
            listed("team", "acme", "deleted"),
        ),
        (
            json!({"type": "add_secret", "team": "acme", "name": "NEW"}),
            listed("secret", "NEW", "created"),
        ),
        (
            json!({"type": "put_sample", "sample": {"id": "s", "name": "An event", "event": "{}"}}),
            changed("sample", "An event", json!(["event"])),
        ),
        (
            json!({"type": "put_settings", "settings": {"secret_retention": "tab", "theme": "dark"}}),
            changed("settings", "", json!(["theme"])),
        ),
        (
            json!({"type": "replace_workspace", "workspace": {"teams": [], "automations": [], "samples": []}}),
            changed("workspace", "", json!([])),
        ),
    ] {
        let mut store = store();
        assert_eq!(json_of(store.undoable()), Value::Null);
        let command: Command = serde_json::from_value(command).unwrap();
        store.apply(command).unwrap();
        assert_eq!(json_of(store.undoable()), expected);
        assert_eq!(json_of(store.redoable()), Value::Null);
        store.undo().unwrap();
        assert_eq!(json_of(store.undoable()), Value::Null);
        assert_eq!(json_of(store.redoable()), expected);
        store.redo().unwrap();
        assert_eq!(json_of(store.undoable()), expected);
    }
}
