//! Rendering, on cases whose payloads come from W&B's documentation or were computed with Python.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{fs, path::Path};

use hookwright::diagnostic::{Code, Error};
use hookwright::model::{Event, EventType, SecretValue, Secrets, Trigger};
use hookwright::template::{
    AutomationValues, PartState, RecordedPayload, RenderOptions, Rendering, SecretDisplay, Template,
    Undefined, Values,
};
use serde_json::{Value, json};

fn render(template: &str, event: &Value) -> String {
    let event = Event::from_json(&event.to_string()).unwrap();
    let template = Template::new(template, None);
    rendered(&template, &event, &RenderOptions::default()).unwrap()
}

fn rendered(template: &Template, event: &Event, options: &RenderOptions) -> Result<String, Error> {
    let mut payload = String::new();
    template.render(&Values::new(event, None), options, &mut payload)?;
    Ok(payload)
}

fn rendering(template: &Template, values: &Values, options: &RenderOptions) -> Rendering {
    let mut payload = RecordedPayload::default();
    template.render(values, options, &mut payload).unwrap();
    payload.into_rendering(template)
}

fn lines(template: &str, events: &[u8]) -> String {
    let mut out = Vec::new();
    Template::new(template, None)
        .render_lines(events, None, &RenderOptions::default(), &mut out)
        .unwrap();
    String::from_utf8(out).unwrap()
}

/// One payload for each kind of service that W&B's documentation has an example for (a GitHub dispatch, a Teams card,
/// Slack blocks), with an event, the payload, and the payload on one line, which Python computed.
fn cases() -> [Value; 3] {
    ["dispatch", "card", "blocks"].map(|name| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/template_cases");
        let text = fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
        serde_json::from_str(&text).unwrap()
    })
}

/// An added alias of a version with this metadata, which is JSON.
fn alias_event(alias: &str, metadata: &str) -> String {
    format!(
        r#"{{"type":"ADD_ARTIFACT_ALIAS","author":"mina","entity":"acme","registry":"r","collection":"c","artifact_version":{{"id":"x","index":3,"metadata":{metadata}}},"alias":{}}}"#,
        json!(alias)
    )
}

#[test]
fn cases_render_to_the_payloads_that_python_computed() {
    for case in cases() {
        let template = case["template"].as_str().unwrap();
        assert_eq!(
            render(template, &case["event"]),
            case["payload"].as_str().unwrap()
        );
        let line = format!("{}\n", case["line"].as_str().unwrap());
        assert_eq!(lines(template, case["event"].to_string().as_bytes()), line);
    }
}

#[test]
fn characters_are_escaped_as_serde_json_escapes_them() {
    for character in ('\0'..='\u{7f}').chain(['\u{2028}', '\u{2029}', '\u{fffd}', '😀']) {
        let alias = format!("before {character} after");
        let event: Value = serde_json::from_str(&alias_event(&alias, "{}")).unwrap();
        let expected = json!({ "alias": alias }).to_string();
        assert_eq!(render(r#"{"alias":"${alias}"}"#, &event), expected);
        let line = lines(r#"{"alias":"${alias}"}"#, event.to_string().as_bytes());
        assert_eq!(line.trim_end_matches('\n'), expected);
    }
}

/// The example values in W&B's documentation of webhook payloads. Its placeholders in angle brackets are names here.
const DOCUMENTED_VALUES: [(&str, &str); 6] = [
    ("event_author", "<wandb-user>"),
    (
        "artifact_version",
        "wandb-artifact://_id/QXJ0aWZhY3Q6NTE3ODg5ODg3",
    ),
    (
        "artifact_version_string",
        "<entity>/model-registry/<registered_model_name>:<alias>",
    ),
    ("artifact_collection_name", "<registered_model_name>"),
    ("project_name", "model-registry"),
    ("entity_name", "<entity>"),
];

/// The event types that the documentation names as values of `${event_type}`.
const DOCUMENTED_EVENT_TYPES: [&str; 2] = ["LINK_ARTIFACT", "ADD_ARTIFACT_ALIAS"];

fn documented_event(event_type: &str) -> Value {
    let mut event = json!({
        "type": event_type, "author": "<wandb-user>", "entity": "<entity>", "registry": "model-registry",
        "collection": "<registered_model_name>",
        "artifact_version": {"id": "QXJ0aWZhY3Q6NTE3ODg5ODg3", "index": 0, "aliases": ["<alias>"]},
    });
    if event_type == "ADD_ARTIFACT_ALIAS" {
        event["alias"] = json!("<alias>");
    }
    event
}

#[test]
fn each_documented_variable_renders_its_documented_value() {
    for event_type in DOCUMENTED_EVENT_TYPES {
        let event = documented_event(event_type);
        for (name, value) in DOCUMENTED_VALUES.into_iter().chain([("event_type", event_type)]) {
            assert_eq!(
                render(&format!("\"${{{name}}}\""), &event),
                format!("\"{value}\""),
                "{name}"
            );
        }
    }
}

#[test]
fn payloads_for_the_documented_services_render_to_the_documented_values() {
    for event_type in DOCUMENTED_EVENT_TYPES {
        for case in cases() {
            // ${tag} is documented as empty for all events but an added tag.
            let values = [("event_type", event_type), ("tag", "")];
            let template = case["template"].as_str().unwrap();
            let expected = DOCUMENTED_VALUES
                .into_iter()
                .chain(values)
                .fold(template.to_owned(), |text, (name, value)| {
                    text.replace(&format!("${{{name}}}"), value)
                });
            assert!(!expected.contains("${"), "{expected}");
            assert_eq!(render(template, &documented_event(event_type)), expected);
            serde_json::from_str::<Value>(&expected).unwrap();
        }
    }
}

#[test]
fn alias_that_looks_like_a_variable_is_not_substituted_again() {
    let event = Event::from_json(&alias_event("${ACCESS_TOKEN}$ACCESS_TOKEN${event_author}", "{}")).unwrap();
    let token = SecretValue::new("do-not-leak");
    let options = RenderOptions {
        secrets: Secrets {
            access_token: Some(&token),
            secret: None,
        },
        secret_display: SecretDisplay::Plain,
        ..RenderOptions::default()
    };
    let payload = rendered(&Template::new(r#""${alias}""#, None), &event, &options).unwrap();
    assert_eq!(payload, r#""${ACCESS_TOKEN}$ACCESS_TOKEN${event_author}""#);
}

#[test]
fn metadata_renders_exactly_as_written() {
    let metadata = r#"{"n":1.10,"big":12345678901234567890123,"e":1E+5,"zero":-0.0,"s":"a\"\u00e9\/","o":{ "k" : [1.0, "x"] },"null":null,"yes":true,"a.b c":"dots"}"#;
    let event: Value = serde_json::from_str(&alias_event("a", "{}")).unwrap();
    let text = event
        .to_string()
        .replace(r#""metadata":{}"#, &format!(r#""metadata":{metadata}"#));
    let event = Event::from_json(&text).unwrap();
    let keys = ["n", "big", "e", "zero", "s", "o", "null", "yes", "a.b c"];
    let in_strings: Vec<_> = keys
        .iter()
        .map(|key| format!("\"${{artifact_metadata.{key}}}\""))
        .collect();
    let bare: Vec<_> = keys
        .iter()
        .map(|key| format!("${{artifact_metadata.{key}}}"))
        .collect();
    let options = RenderOptions {
        undefined: Undefined::Error,
        ..RenderOptions::default()
    };
    let payload = |template: String| rendered(&Template::new(&template, None), &event, &options).unwrap();
    assert_eq!(
        payload(in_strings.join(" ")),
        r#""1.10" "12345678901234567890123" "1E+5" "-0.0" "a\"\u00e9\/" "{\"k\":[1.0,\"x\"]}" "null" "true" "dots""#
    );
    assert_eq!(
        payload(bare.join(" ")),
        r#"1.10 12345678901234567890123 1E+5 -0.0 "a\"\u00e9\/" {"k":[1.0,"x"]} null true "dots""#
    );
}

#[test]
fn a_metadata_key_may_contain_dots_spaces_quotes_and_any_letter() {
    let event = serde_json::from_str(&alias_event(
        "a",
        r#"{"a.b c":1,"ключ 한국어 😀":2,"q\"\\":3,"$x{":4}"#,
    ))
    .unwrap();
    let template = r#"["${artifact_metadata.a.b c}","${artifact_metadata.ключ 한국어 😀}","${artifact_metadata.q\"\\}","${artifact_metadata.$x{}"]"#;
    assert_eq!(render(template, &event), r#"["1","2","3","4"]"#);
}

#[test]
fn the_version_string_has_the_added_alias_or_the_first_alias_or_the_number() {
    let event = |event_type: &str, aliases: &str| -> Value {
        let text =
            alias_event("added", "{}").replace(r#""index":3"#, &format!(r#""index":3,"aliases":{aliases}"#));
        serde_json::from_str(&text.replace("ADD_ARTIFACT_ALIAS", event_type)).unwrap()
    };
    let rendered =
        |event_type, aliases| render("\"${artifact_version_string}\"", &event(event_type, aliases));
    assert_eq!(
        rendered("ADD_ARTIFACT_ALIAS", r#"["first"]"#),
        r#""acme/r/c:added""#
    );
    assert_eq!(rendered("LINK_ARTIFACT", r#"["first"]"#), r#""acme/r/c:first""#);
    assert_eq!(rendered("LINK_ARTIFACT", "[]"), r#""acme/r/c:v3""#);
}

#[test]
fn a_rendering_maps_spans_of_the_payload_to_the_template_and_masks_secrets() {
    let event = Event::from_json(&alias_event("é😀", "{}")).unwrap();
    let secret = SecretValue::new("hunter2");
    let template = Template::new(
        "{\"😀\":\n\"${alias}$KEY${tag}${absent}\"}",
        Some(&"KEY".parse().unwrap()),
    );
    let options = RenderOptions {
        secrets: Secrets {
            access_token: None,
            secret: Some(&secret),
        },
        ..RenderOptions::default()
    };
    let rendering = rendering(&template, &Values::new(&event, None), &options);
    assert_eq!(rendering.text, "{\"😀\":\n\"é😀••••••••${absent}\"}");
    let parts: Vec<_> = rendering
        .parts
        .iter()
        .map(|part| {
            (
                part.name.as_str(),
                part.output.start,
                part.output.end,
                part.template.start,
                part.state,
            )
        })
        .collect();
    assert_eq!(
        parts,
        [
            ("alias", 8, 11, 8, PartState::Filled),
            ("KEY", 11, 19, 16, PartState::Filled),
            ("tag", 19, 19, 20, PartState::Blank),
            ("absent", 19, 28, 26, PartState::Undefined),
        ]
    );
    assert_eq!(
        (
            rendering.parts[0].template.line,
            rendering.parts[0].template.column
        ),
        (2, 2)
    );
}

#[test]
fn undefined_variables_are_blank_or_an_error_if_the_caller_chooses_so() {
    let event = Event::from_json(&alias_event("a", "{}")).unwrap();
    let values = Values::new(&event, None);
    let template = Template::new(r#"["${absent}", ${ACCESS_TOKEN}]"#, None);
    let options = |undefined| RenderOptions {
        undefined,
        ..RenderOptions::default()
    };
    let mut out = "before ".to_owned();
    template
        .render(&values, &options(Undefined::Blank), &mut out)
        .unwrap();
    assert_eq!(out, r#"before ["", ""]"#);
    let error = template
        .render(&values, &options(Undefined::Error), &mut out)
        .unwrap_err();
    assert_eq!(
        (error.code(), error.diagnostic().span.unwrap().start),
        (Code::TemplateUnknownVariable, 2)
    );
    assert_eq!(out, r#"before ["", ""]"#);

    let mut recorded = RecordedPayload::default();
    let result = template.render(&values, &options(Undefined::Error), &mut recorded);
    assert_eq!((result, recorded), (Err(error), RecordedPayload::default()));
}

#[test]
fn a_batch_has_one_output_line_per_input_line_and_continues_after_errors() {
    let mut events = alias_event("a\nb", "{}").into_bytes();
    events.extend_from_slice(b"\r\n\n{\"type\":\n\xff\xfe\n");
    events.extend_from_slice(alias_event("last", "{}").as_bytes());
    let out = lines("{\n  \"a b\": \"${alias}\" }", &events);
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0], r#"{"a b":"a\nb"}"#);
    assert_eq!(lines[1], "");
    let error = |line: &str| serde_json::from_str::<Value>(line).unwrap()["error"].clone();
    assert_eq!(
        (&error(lines[2])["code"], &error(lines[2])["line"]),
        (&json!("json/syntax"), &json!(3))
    );
    assert_eq!(error(lines[3])["code"], "line/encoding");
    assert_eq!(lines[4], r#"{"a b":"last"}"#);
}

#[test]
fn a_payload_with_line_breaks_that_is_not_json_is_an_error_in_its_line() {
    let event = alias_event("a", "{}");
    let out = lines("Hello\n${alias}", event.as_bytes());
    assert_eq!(
        serde_json::from_str::<Value>(&out).unwrap()["error"]["code"],
        "template/many-lines"
    );
    assert_eq!(lines("Hello  ${alias}", event.as_bytes()), "Hello  \"a\"\n");
}

/// A payload with every variable that takes its value from an event, by its name.
fn every_variable(event: &Event, event_type: EventType, options: &RenderOptions) -> Value {
    let names = EVERY_VARIABLE.map(|name| format!(r#""{name}": "${{{name}}}""#));
    let template = Template::new(&format!("{{{}}}", names.join(",")), None);
    let mut payload = String::new();
    let values = Values::new(event, Some(event_type));
    template.render(&values, options, &mut payload).unwrap();
    serde_json::from_str(&payload).unwrap()
}

const EVERY_VARIABLE: [&str; 23] = [
    "project_name",
    "entity_name",
    "event_type",
    "event_author",
    "automation_name",
    "alias",
    "tag",
    "artifact_collection_name",
    "artifact_version",
    "artifact_version_string",
    "artifact_version_index",
    "run_name",
    "run_status",
    "metric_name",
    "metric_values",
    "metric_filter",
    "metric_filter_short",
    "metric_current_status",
    "alert_name",
    "metric_value",
    "threshold",
    "comparison_op",
    "message",
];

// Expected: the tables of variables in W&B's documentation of webhooks and of prompts to ARIA.
#[test]
fn each_event_fills_the_variables_that_wandb_documents_for_it_and_leaves_the_others_blank() {
    let every = [
        "project_name",
        "entity_name",
        "event_type",
        "event_author",
        "automation_name",
    ];
    let version = [
        "artifact_collection_name",
        "artifact_version",
        "artifact_version_string",
        "artifact_version_index",
    ];
    let metric = [
        "run_name",
        "metric_name",
        "metric_values",
        "metric_filter",
        "metric_filter_short",
        "metric_current_status",
    ];
    let weave = [
        "alert_name",
        "metric_name",
        "metric_value",
        "threshold",
        "comparison_op",
        "message",
    ];
    let automation = AutomationValues {
        name: "Deploy".to_owned(),
        metric_name: "loss".to_owned(),
        metric_filter: "loss > 1 (last value)".to_owned(),
        metric_filter_short: "loss > 1".to_owned(),
    };
    let options = RenderOptions {
        automation: Some(&automation),
        ..RenderOptions::default()
    };
    for info in EventType::ALL {
        let filled: &[&[&str]] = match info.rendered {
            "LINK_ARTIFACT" | "UNLINK_ARTIFACT" | "CREATE_ARTIFACT" => &[&every, &version],
            "ADD_ARTIFACT_ALIAS" | "UPDATE_ARTIFACT_ALIAS" => &[&every, &version, &["alias"]],
            "ADD_ARTIFACT_TAG" | "REMOVE_ARTIFACT_TAG" => &[&every, &version, &["tag"]],
            "ADD_COLLECTION_TAG" | "REMOVE_COLLECTION_TAG" => &[&every, &["artifact_collection_name", "tag"]],
            "RUN_METRIC" | "RUN_METRIC_CHANGE" | "RUN_METRIC_ZSCORE" => &[&every, &metric],
            "RUN_STATE" => &[&every, &["run_name", "run_status"]],
            "WEAVE_METRIC_THRESHOLD" => &[&every, &weave],
            other => panic!("no expectation for {other}"),
        };
        let event = Event::from_json(info.event_type.sample()).unwrap();
        let payload = every_variable(&event, info.event_type, &options);
        for name in EVERY_VARIABLE {
            let is_filled = payload[name] != "";
            let row = hookwright::template::variables()
                .iter()
                .find(|row| row.name == name)
                .unwrap();
            assert_eq!(
                is_filled,
                row.filled_by.contains(&info.event_type),
                "the table, for {name}"
            );
            assert_eq!(
                is_filled,
                filled.concat().contains(&name),
                "{name} of {}",
                info.rendered
            );
        }
    }
}

#[test]
fn without_an_automation_the_metric_comes_from_the_event_and_the_condition_is_blank() {
    let event = Event::from_json(EventType::RunMetric.sample()).unwrap();
    let payload = every_variable(&event, EventType::RunMetric, &RenderOptions::default());
    assert_eq!(payload["metric_name"], "val/accuracy");
    assert_eq!(payload["metric_values"], "0.952");
    assert_eq!(payload["metric_current_status"], "val/accuracy = 0.952");
    for name in ["automation_name", "metric_filter", "metric_filter_short"] {
        assert_eq!(payload[name], "", "{name}");
    }
}

#[test]
fn an_event_can_state_the_value_of_a_variable_itself() {
    let mut event: Value = serde_json::from_str(EventType::RunState.sample()).unwrap();
    event["variables"] =
        json!({"run_status": "finished", "run_name": "a \"run\"", "alias": "not of this event"});
    let event = event.to_string();
    let template = r#"{"a": "${run_status} ${run_name}", "b": ${run_name}, "alias": "${alias}"}"#;
    let expected = r#"{"a": "finished a \"run\"", "b": "a \"run\"", "alias": ""}"#;
    assert_eq!(render(template, &serde_json::from_str(&event).unwrap()), expected);
    assert_eq!(lines(template, event.as_bytes()), format!("{expected}\n"));
}

#[test]
fn the_index_of_a_version_and_logged_numbers_are_numbers_outside_of_a_string() {
    let version = alias_event("prod", "{}");
    let template = r#"{"a": "v${artifact_version_index}", "b": ${artifact_version_index}}"#;
    assert_eq!(lines(template, version.as_bytes()), "{\"a\": \"v3\", \"b\": 3}\n");
    for (value, in_string, bare) in [
        ("1.10", "1.10", "1.10"),
        ("\"NaN\"", "NaN", "\"NaN\""),
        ("-2e3", "-2e3", "-2e3"),
    ] {
        let event = format!(
            r#"{{"type":"RUN_METRIC","author":"a","entity":"e","project":"p","run":"r","metric":{{"name":"loss","value":{value}}}}}"#
        );
        let payload = lines(
            r#"{"a": "${metric_values}", "b": ${metric_values}}"#,
            event.as_bytes(),
        );
        assert_eq!(
            payload.trim_end(),
            format!(r#"{{"a": "{in_string}", "b": {bare}}}"#)
        );
    }
}

// Expected: the SDK's names of aggregates, and this crate's wording (assumed).
#[test]
fn an_automation_gives_its_name_and_its_condition_in_words() {
    for (trigger, filter, short) in [
        (
            json!({"type": "RUN_METRIC", "condition": {"name": "loss", "agg_op": "AVERAGE", "window_size": 5, "cmp_op": "$gt", "threshold": 0.5}}),
            "AVERAGE(loss) > 0.5 (last 5 values)",
            "AVERAGE(loss) > 0.5",
        ),
        (
            json!({"type": "RUN_METRIC", "condition": {"name": "loss", "window_size": 1, "cmp_op": "$lte", "threshold": 2}}),
            "loss ≤ 2 (last value)",
            "loss ≤ 2",
        ),
        (
            json!({"type": "RUN_METRIC_CHANGE", "condition": {"name": "loss", "agg_op": "MAX", "current_window_size": 10, "prior_window_size": 50, "change_type": "RELATIVE", "change_dir": "DECREASE", "change_amount": 0.1}}),
            "MAX(loss) decreases by 0.1 of its prior value (last 10 values against the 50 before)",
            "MAX(loss) decreases by 0.1 of its prior value",
        ),
        (
            json!({"type": "RUN_METRIC_ZSCORE", "condition": {"name": "loss", "window_size": 30, "threshold": 3, "change_dir": "ANY"}}),
            "|ZSCORE(loss)| ≥ 3 (30 values before)",
            "|ZSCORE(loss)| ≥ 3",
        ),
        (json!({"type": "LINK_ARTIFACT"}), "", ""),
    ] {
        let trigger: Trigger = serde_json::from_value(trigger).unwrap();
        let values = AutomationValues::new("Alert", &trigger);
        assert_eq!(
            (values.name.as_str(), values.metric_filter.as_str()),
            ("Alert", filter)
        );
        assert_eq!(values.metric_filter_short, short);
    }
}
