use proptest::prelude::*;
use serde_json::{Value, json};

use super::{SharedStorage, test};
use hookwright::model::Workspace;
use hookwright::store::{Command, Store, UndoOutcome, apply};

/// Few names and ids, so that commands concern the same records.
fn one_of(names: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(names).prop_map(str::to_owned)
}

fn team() -> impl Strategy<Value = String> {
    one_of(&["acme", "zeta"])
}

fn secret() -> impl Strategy<Value = String> {
    one_of(&["A", "B", "C"])
}

fn webhook_id() -> impl Strategy<Value = String> {
    one_of(&["w1", "w2", "w3"])
}

fn id() -> impl Strategy<Value = String> {
    one_of(&["1", "2", "3"])
}

fn position() -> impl Strategy<Value = Option<u32>> {
    proptest::option::of(0u32..4)
}

fn webhook() -> impl Strategy<Value = Value> {
    let names = (proptest::option::of(secret()), proptest::option::of(secret()));
    (webhook_id(), names).prop_map(|(id, (token, secret))| {
        json!({"id": id, "name": "W", "endpoint": "https://example.com/", "access_token": token, "secret": secret})
    })
}

fn automation() -> impl Strategy<Value = Value> {
    (id(), team(), proptest::option::of(webhook_id()), any::<bool>()).prop_map(|(id, team, webhook, enabled)| {
        json!({"id": id, "name": "N", "enabled": enabled, "scope": {"type": "team", "entity": "e"}, "team": team,
               "trigger": {"type": "LINK_ARTIFACT"}, "webhook": webhook})
    })
}

fn single() -> impl Strategy<Value = Value> {
    let added = (team(), proptest::collection::vec(webhook(), 0..3), position());
    // Commands that add are more frequent than those that delete, or positions would hardly matter.
    prop_oneof![
        4 => added.prop_map(
            |(name, webhooks, position)| json!({"type": "add_team", "position": position,
            "team": {"name": name, "secrets": ["A"], "webhooks": webhooks}})
        ),
        1 => team().prop_map(|name| json!({"type": "delete_team", "name": name})),
        1 => (team(), team()).prop_map(|(from, to)| json!({"type": "rename_team", "from": from, "to": to})),
        1 => (team(), secret(), position()).prop_map(
            |(team, name, position)| json!({"type": "add_secret", "team": team,
            "name": name, "position": position})
        ),
        1 => (team(), secret(), secret())
            .prop_map(|(team, from, to)| json!({"type": "rename_secret", "team": team,
            "from": from, "to": to})),
        1 => (team(), secret())
            .prop_map(|(team, name)| json!({"type": "delete_secret", "team": team, "name": name})),
        6 => (team(), webhook(), position()).prop_map(|(team, webhook, position)| json!({"type": "put_webhook",
            "team": team, "webhook": webhook, "position": position})),
        1 => webhook_id().prop_map(|id| json!({"type": "delete_webhook", "id": id})),
        6 => (automation(), position()).prop_map(|(automation, position)| json!({"type": "put_automation",
            "automation": automation, "position": position})),
        1 => (id(), any::<bool>()).prop_map(|(id, enabled)| json!({"type": "enable_automation", "id": id,
            "enabled": enabled})),
        1 => (webhook_id(), proptest::collection::vec(id(), 0..3)).prop_map(|(id, automations)| json!({
            "type": "bind_webhook", "id": id, "automations": automations})),
        1 => (webhook_id(), proptest::collection::vec(id(), 0..3)).prop_map(|(id, automations)| json!({
            "type": "unbind_webhook", "id": id, "automations": automations})),
        1 => id().prop_map(|id| json!({"type": "delete_automation", "id": id})),
        6 => (id(), position()).prop_map(
            |(id, position)| json!({"type": "put_sample", "position": position,
            "sample": {"id": id, "name": "S", "event": "{"}})
        ),
        1 => id().prop_map(|id| json!({"type": "delete_sample", "id": id})),
        1 => one_of(&["dark", "light"])
            .prop_map(|theme| json!({"type": "put_settings", "settings": {"theme": theme}})),
        1 => Just(json!({"type": "replace_workspace",
            "workspace": {"teams": [], "automations": [], "samples": []}})),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    let batch = proptest::collection::vec(single(), 0..4)
        .prop_map(|commands| json!({"type": "batch", "commands": commands}));
    prop_oneof![12 => single(), 1 => batch].prop_map(|value| serde_json::from_value(value).unwrap())
}

/// Runs fewer cases in a browser, where the code is not optimised and the storage is slow.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if cfg!(target_arch = "wasm32") {
        config.cases /= 8;
    }
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_inverse_of_a_command_undoes_it_and_the_inverse_of_that_redoes_it(
        commands in proptest::collection::vec(command(), 1..40)
    ) {
        let mut workspace = Workspace::default();
        for command in commands {
            let before = workspace.clone();
            let Ok(inverse) = apply(&mut workspace, command) else {
                prop_assert_eq!(&workspace, &before);
                continue;
            };
            let after = workspace.clone();
            let redo = apply(&mut workspace, inverse).unwrap();
            prop_assert_eq!(&workspace, &before);
            apply(&mut workspace, redo).unwrap();
            prop_assert_eq!(&workspace, &after);
        }
    }

    #[test]
    fn a_batch_changes_the_workspace_and_fails_like_its_commands_one_by_one(
        first in proptest::collection::vec(command(), 0..10), commands in proptest::collection::vec(command(), 0..20)
    ) {
        let mut one_by_one = Workspace::default();
        for command in first {
            let _ = apply(&mut one_by_one, command);
        }
        let mut at_once = one_by_one.clone();
        let batched = apply(&mut at_once, Command::Batch { commands: commands.clone() }).map(|_| ());
        let applied = commands.into_iter().try_for_each(|command| apply(&mut one_by_one, command).map(|_| ()));
        prop_assert_eq!(batched.as_ref().err(), applied.as_ref().err());
        if applied.is_ok() {
            prop_assert_eq!(at_once, one_by_one);
        }
    }

    #[test]
    fn a_tab_undoes_all_its_changes_and_redoes_them(commands in proptest::collection::vec(command(), 1..40)) {
        let mut store = Store::open(SharedStorage::local(), Workspace::default());
        for command in commands {
            let _ = store.apply(command);
        }
        let done = store.workspace().clone();
        while store.undo().unwrap() != UndoOutcome::Nothing {}
        prop_assert_eq!(store.workspace(), &Workspace::default());
        while store.redo().unwrap() != UndoOutcome::Nothing {}
        prop_assert_eq!(store.workspace(), &done);
    }

    #[test]
    fn tabs_that_edit_and_undo_in_any_order_agree_on_a_valid_workspace(
        edits in proptest::collection::vec((0usize..3, prop_oneof![3 => command().prop_map(Some), 1 => Just(None)]), 1..60)
    ) {
        let storage = SharedStorage::local();
        let mut tabs = [(); 3].map(|()| Store::open(storage.clone(), Workspace::default()));
        for (tab, edit) in edits {
            let _ = match edit {
                Some(command) => tabs[tab].apply(command).map(|_| ()),
                None => tabs[tab].undo().map(|_| ()),
            };
        }
        for tab in &mut tabs {
            tab.refresh().unwrap();
        }
        prop_assert_eq!(tabs[0].workspace(), tabs[1].workspace());
        prop_assert_eq!(tabs[1].workspace(), tabs[2].workspace());
        prop_assert!(tabs[0].quarantined().is_empty());
    }
}
