//! Documents that programs write: what is written is read back unchanged, and errors never repeat a value.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use hookwright::diagnostic::Code;
use hookwright::json::JsonText;
use hookwright::model::{Automation, Event, EventType, Trigger, Workspace};
use hookwright::store::{Command, import};
use proptest::prelude::*;
use proptest::{collection::vec, option, sample::select};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A string that no error may contain.
const SECRET: &str = "hunter2";
/// A number that no error may contain.
const SECRET_NUMBER: u64 = 271_828_182;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        any::<String>(),
        Just("\"\\\u{0}\u{2028}😀".to_owned())
    ]
}

fn secret_name() -> impl Strategy<Value = String> {
    "[A-Z_][A-Z0-9_]{0,8}"
}

fn container() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::from),
        (text(), text()).prop_map(|(name, id)| json!({"name": name, "id": id})),
    ]
}

/// An object without the members that are `null`: omitted, not null.
fn object(mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        members.retain(|_, member| !member.is_null());
    }
    value
}

fn scope() -> BoxedStrategy<Value> {
    let inner = (container(), container(), option::of(container()));
    prop_oneof![
        container().prop_map(|organization| json!({"type": "organization", "organization": organization})),
        container().prop_map(|entity| json!({"type": "team", "entity": entity})),
        (select(vec!["project", "registry"]), inner).prop_map(|(level, (entity, container, collection))| {
            object(json!({"type": level, "entity": entity, level: container, "collection": collection}))
        }),
    ]
    .boxed()
}

fn number() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |number| number.is_finite())
}

fn condition() -> BoxedStrategy<Value> {
    let aggregate = option::of(select(vec!["AVERAGE", "MIN", "MAX"]));
    let direction = select(vec!["INCREASE", "DECREASE", "ANY"]);
    let comparison = select(vec!["$gt", "$gte", "$lt", "$lte", "$eq", "$ne"]);
    let basis = select(vec!["ABSOLUTE", "RELATIVE"]);
    let windows = (1..=u32::MAX, 1..=u32::MAX);
    (text(), aggregate, direction, comparison, basis, windows, number()).prop_map(
        |(name, aggregate, direction, comparison, basis, (window, prior), number)| {
            json!([
                {"name": name, "agg_op": aggregate, "window_size": window, "cmp_op": comparison, "threshold": number},
                {"name": name, "agg_op": aggregate, "current_window_size": window, "prior_window_size": prior,
                 "change_type": basis, "change_dir": direction, "change_amount": number},
                {"name": name, "window_size": window, "threshold": number, "change_dir": direction},
            ])
        },
    )
    .boxed()
}

fn trigger() -> BoxedStrategy<Value> {
    let event_type = select(
        EventType::ALL
            .iter()
            .map(|info| info.rendered)
            .collect::<Vec<_>>(),
    );
    let states = vec(
        select(vec!["RUNNING", "FINISHED", "FAILED", "KILLED", "CRASHED"]),
        0..4,
    );
    (event_type, condition(), states, text())
        .prop_map(|(event_type, conditions, states, filter)| {
            let condition = match event_type {
                "RUN_METRIC" => &conditions[0],
                "RUN_METRIC_CHANGE" => &conditions[1],
                "RUN_METRIC_ZSCORE" => &conditions[2],
                _ => &Value::Null,
            };
            let states = (event_type == "RUN_STATE").then_some(states);
            object(json!({"type": event_type, "condition": condition, "states": states, "filter": filter}))
        })
        .boxed()
}

fn webhook() -> BoxedStrategy<Value> {
    let endpoint = select(vec!["https://example.com/a?b=c", "http://localhost:9000"]);
    let secrets = (option::of(secret_name()), option::of(secret_name()));
    (text(), text(), endpoint, secrets).prop_map(|(id, name, endpoint, (access_token, secret))| {
        object(json!({"id": id, "name": name, "endpoint": endpoint, "access_token": access_token, "secret": secret}))
    })
    .boxed()
}

fn team() -> BoxedStrategy<Value> {
    let name = text().prop_map(|name| format!("t{name}"));
    (name, vec(secret_name(), 0..3), vec(webhook(), 0..3))
        .prop_map(|(name, secrets, webhooks)| json!({"name": name, "secrets": secrets, "webhooks": webhooks}))
        .boxed()
}

fn automation() -> BoxedStrategy<Value> {
    let optional = (option::of("[a-z]{1,9}"), option::of(text()), option::of(text()));
    (text(), any::<bool>(), scope(), trigger(), optional)
        .prop_map(
            |(name, enabled, scope, trigger, (description, webhook, payload))| {
                object(json!({
                    "id": name, "name": name, "description": description, "enabled": enabled, "scope": scope,
                    "team": "acme", "trigger": trigger, "webhook": webhook, "payload": payload,
                }))
            },
        )
        .boxed()
}

fn sample_event() -> impl Strategy<Value = Value> {
    (text(), text()).prop_map(|(id, event)| json!({"id": id, "name": "S", "event": event}))
}

fn settings() -> impl Strategy<Value = Value> {
    (
        select(vec!["tab", "memory"]),
        select(vec!["system", "light", "dark"]),
    )
        .prop_map(|(retention, theme)| json!({"secret_retention": retention, "theme": theme}))
}

fn workspace() -> BoxedStrategy<Value> {
    let lists = (
        vec(team(), 0..3),
        vec(automation(), 0..3),
        vec(sample_event(), 0..2),
    );
    (lists, settings()).prop_map(|((teams, automations, samples), settings)| {
        json!({"teams": teams, "automations": automations, "samples": samples, "settings": settings})
    })
    .boxed()
}

fn command() -> impl Strategy<Value = Value> {
    let position = || option::of(any::<u32>());
    let leaf = prop_oneof![
        (team(), position())
            .prop_map(|(team, position)| json!({"type": "add_team", "team": team, "position": position})),
        (team(), option::of(team()))
            .prop_map(|(team, base)| json!({"type": "delete_team", "name": team["name"], "base": base})),
        secret_name()
            .prop_map(|name| json!({"type": "rename_secret", "team": "acme", "from": name, "to": "A"})),
        (webhook(), option::of(webhook()), position()).prop_map(|(webhook, base, position)| json!({
            "type": "put_webhook", "team": "acme", "webhook": webhook, "base": base, "position": position
        })),
        (automation(), option::of(automation()), position()).prop_map(|(automation, base, position)| json!({
            "type": "put_automation", "automation": automation, "base": base, "position": position
        })),
        (text(), any::<bool>())
            .prop_map(|(id, enabled)| json!({"type": "enable_automation", "id": id, "enabled": enabled})),
        (text(), vec(text(), 0..3)).prop_map(
            |(id, automations)| json!({"type": "bind_webhook", "id": id, "automations": automations})
        ),
        sample_event().prop_map(|sample| json!({"type": "put_sample", "sample": sample})),
        settings().prop_map(|settings| json!({"type": "put_settings", "settings": settings})),
        workspace().prop_map(|workspace| json!({"type": "replace_workspace", "workspace": workspace})),
    ];
    let leaf = leaf.prop_map(object).boxed();
    leaf.prop_recursive(3, 8, 3, |inner| {
        vec(inner, 0..3).prop_map(|commands| json!({"type": "batch", "commands": commands}))
    })
}

fn exact_number() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("1.10".to_owned()),
        Just("1e400".to_owned()),
        Just("-0.0".to_owned()),
        "[1-9][0-9]{39}",
        "-?(0|[1-9][0-9]{0,30})([.][0-9]{1,30})?([eE][+-]?[0-9]{1,4})?",
    ]
}

/// The JSON text of an event, with exact numbers in `metadata` or `fields`.
fn event() -> impl Strategy<Value = String> {
    let times = option::of(select(vec![
        "2026-11-23T09:12:44Z",
        "2026-11-23T09:12:44.125+09:00",
    ]));
    let event_type = select(
        EventType::ALL
            .iter()
            .map(|info| info.event_type)
            .collect::<Vec<_>>(),
    );
    let containers = (option::of(container()), container(), container());
    (event_type, times, text(), containers, vec(exact_number(), 0..4)).prop_map(
        |(event_type, time, author, (organization, entity, project), numbers)| {
            let mut event: Value = serde_json::from_str(event_type.sample()).unwrap();
            let members = event.as_object_mut().unwrap();
            members.insert("author".to_owned(), author.into());
            members.insert("entity".to_owned(), entity);
            members.insert("time".to_owned(), json!(time));
            members.insert("organization".to_owned(), json!(organization));
            if members.contains_key("project") {
                members.insert("project".to_owned(), project);
            }
            for (object, key) in [("artifact_version", "metadata"), ("run", "fields")] {
                if let Some(object) = event.get_mut(object) {
                    object[key] = json!("EXACT");
                }
            }
            let numbers = numbers.iter().enumerate();
            let exact: Vec<_> = numbers
                .map(|(index, number)| format!("\"{index}\":[{number},{{\"n\":{number}}}]"))
                .collect();
            event
                .to_string()
                .replace("\"EXACT\"", &format!("{{{}}}", exact.join(",")))
        },
    )
}

/// Reads, writes and reads again: the values and the texts are equal.
fn assert_round_trip<T>(document: &Value) -> Result<(), TestCaseError>
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let value: T = serde_json::from_str(&document.to_string())
        .map_err(|error| TestCaseError::fail(error.to_string()))?;
    let written = serde_json::to_string(&value).unwrap();
    prop_assert_eq!(&serde_json::from_str::<T>(&written).unwrap(), &value);
    let written_value: Value = serde_json::from_str(&written).unwrap();
    prop_assert_eq!(serde_json::from_value::<T>(written_value).unwrap(), value);
    Ok(())
}

proptest! {
    #[test]
    fn a_workspace_survives_json(document in workspace()) {
        assert_round_trip::<Workspace>(&document)?;
        let written = serde_json::to_value(serde_json::from_value::<Workspace>(document.clone()).unwrap()).unwrap();
        prop_assert_eq!(written, document);
    }

    #[test]
    fn an_automation_survives_json(document in automation()) {
        assert_round_trip::<Automation>(&document)?;
    }

    #[test]
    fn a_command_survives_json(document in command()) {
        assert_round_trip::<Command>(&document)?;
    }

    #[test]
    fn an_event_survives_json_with_its_exact_numbers(text in event()) {
        let event = Event::from_json(&text).unwrap();
        let written = event.to_json();
        prop_assert_eq!(&Event::from_json(&written).unwrap(), &event);
        prop_assert_eq!(Event::from_json(&written).unwrap().to_json(), written.clone());
        let exact: Vec<&JsonText> = event
            .artifact()
            .map(|artifact| &artifact.metadata)
            .or(event.run().map(|run| &run.fields))
            .into_iter()
            .flat_map(|members| members.values())
            .collect();
        for json in exact {
            prop_assert!(text.contains(json.as_str()) && written.contains(json.as_str()), "{}", json.as_str());
        }
    }

    #[test]
    fn an_event_ignores_fields_that_it_does_not_know(text in event(), name in "x[a-z]{1,8}") {
        let more = text.replacen('{', &format!("{{\"{name}\": [null, {{}}], "), 1);
        prop_assert_eq!(Event::from_json(&more).unwrap(), Event::from_json(&text).unwrap());
    }

    #[test]
    fn a_field_that_a_document_does_not_know_is_an_error(mut document in workspace(), index in any::<prop::sample::Index>()) {
        let mut objects = pointers(&document);
        // A trigger of Weave is kept with all its members.
        let is_kept = |object: &Value| object["type"] == "WEAVE_METRIC_THRESHOLD";
        objects.retain(|pointer| document.pointer(pointer).is_some_and(|value| value.is_object() && !is_kept(value)));
        let pointer = index.get(&objects).clone();
        document.pointer_mut(&pointer).unwrap()["stranger"] = json!(1);
        prop_assert!(serde_json::from_value::<Workspace>(document).is_err(), "{}", pointer);
    }

    #[test]
    fn no_error_of_a_document_repeats_a_value(
        mut document in workspace(),
        index in any::<prop::sample::Index>(),
        value in select(vec![
            json!(SECRET), json!(SECRET_NUMBER), json!(271_828_182.5), json!(true), json!(null), json!([SECRET]),
            json!({"name": SECRET}), json!({"type": SECRET}), json!([{"name": [SECRET_NUMBER]}]),
            json!(format!("{SECRET}`, expected one of `")), json!(format!("{SECRET}://x")), json!(format!("{SECRET} ")),
        ]),
    ) {
        let all = pointers(&document);
        let pointer: &String = index.get(&all);
        *document.pointer_mut(pointer).unwrap() = value;
        let file = json!({"format": "hookwright", "version": 1, "workspace": document}).to_string();
        if let Err(error) = import(&file, &Workspace::default()) && error.code() == Code::FileContent {
            let found = serde_json::to_string(error.diagnostic()).unwrap();
            prop_assert!(!found.contains(SECRET) && !found.contains("271828182"), "{}", found);
            prop_assert!(found.contains("workspace"), "no path in {}", found);
            prop_assert!(error.diagnostic().span.is_some());
        }
    }
}

/// The pointers of all values of a document.
fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (index.to_string(), item))
            .collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, member)| (key.clone(), member))
            .collect(),
        _ => Vec::new(),
    };
    let below = children.into_iter().flat_map(|(step, child)| {
        let inner = pointers(child);
        inner.into_iter().map(move |pointer| format!("/{step}{pointer}"))
    });
    std::iter::once(String::new()).chain(below).collect()
}

#[test]
fn of_duplicate_metadata_keys_the_last_one_counts() {
    let text = EventType::LinkArtifact.sample();
    let mut event: Value = serde_json::from_str(text).unwrap();
    event["artifact_version"]["metadata"] = json!("TWICE");
    let text = event
        .to_string()
        .replace("\"TWICE\"", r#"{"a":1,"b":2,"a":1.10}"#);
    let event = Event::from_json(&text).unwrap();
    assert_eq!(event.artifact().unwrap().metadata["a"].as_str(), "1.10");
}

#[test]
fn a_key_that_appears_twice_in_a_document_is_an_error() {
    let webhook = r#"{"id":"w","name":"W","endpoint":"https://a.b/","id":"v"}"#;
    let error = serde_json::from_str::<hookwright::model::Webhook>(webhook).unwrap_err();
    assert!(error.to_string().starts_with("duplicate field `id`"), "{error}");
    for twice in [
        r#"{"type":"put_settings","settings":{},"settings":{}}"#,
        r#"{"type":"put_settings","settings":{"theme":"dark","theme":"dark"}}"#,
        r#"{"type":"put_settings","type":"put_settings","settings":{}}"#,
    ] {
        assert!(serde_json::from_str::<Command>(twice).is_err(), "{twice}");
    }
}

#[test]
fn a_kept_trigger_keeps_an_empty_filter() {
    for kind in ["WEAVE_METRIC_THRESHOLD", "NOT_KNOWN_YET"] {
        for trigger in [
            json!({"type": kind, "filter": ""}),
            json!({"type": kind, "filter": "{}", "more": 1}),
            json!({"type": kind, "filter": {"a": 1}}),
            json!({"type": kind}),
        ] {
            let read: Trigger = serde_json::from_value(trigger.clone()).unwrap();
            assert_eq!(serde_json::to_value(read).unwrap(), trigger);
        }
    }
}
