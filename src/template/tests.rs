#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::diagnostic::Evidence;
use crate::model::{Event, EventType, SecretValue, Secrets, Webhook};

fn render(template: &str, event_type: EventType) -> String {
    let event = Event::from_json(event_type.sample()).unwrap();
    let options = RenderOptions {
        secrets: Secrets {
            access_token: Some(&SecretValue::new("to\"ken")),
            secret: Some(&SecretValue::new("key")),
        },
        secret_display: SecretDisplay::Plain,
        ..RenderOptions::default()
    };
    let mut payload = String::new();
    Template::new(template, Some(&"DEPLOY_KEY".parse().unwrap()))
        .render(&Values::new(&event, Some(event_type)), &options, &mut payload)
        .unwrap();
    payload
}

fn escaped(text: &str) -> String {
    crate::json::escaped(text).collect()
}

// Expected: Python's json.dumps(…, ensure_ascii=False), whose escape sequences are the shortest, too.
#[test]
fn escape_sequences_are_the_shortest() {
    assert_eq!(
        escaped("a\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}é😀\u{2028}"),
        "a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}é😀\u{2028}"
    );
}

// Expected: RFC 8259, section 7.
#[test]
fn every_control_character_is_escaped() {
    for code in 0..0x20_u8 {
        let text = char::from(code).to_string();
        let read: String = serde_json::from_str(&format!("\"{}\"", escaped(&text))).unwrap();
        assert_eq!(read, text);
    }
}

#[test]
fn a_control_character_is_escaped_at_every_offset() {
    for length in 0..100 {
        let (before, after) = ("é".repeat(length), "x".repeat(length));
        assert_eq!(
            escaped(&format!("{before}\n{after}")),
            format!("{before}\\n{after}")
        );
    }
}

#[test]
fn a_secret_may_be_written_with_or_without_braces_and_longer_words_are_literal() {
    assert_eq!(
        render(
            r#"["$DEPLOY_KEY", "${DEPLOY_KEY}", "$DEPLOY_KEYS", "$DEPLOY", "$ACCESS_TOKEN", "${ACCESS_TOKEN}", "$alias"]"#,
            EventType::AddArtifactAlias
        ),
        r#"["key", "key", "$DEPLOY_KEYS", "$DEPLOY", "to\"ken", "to\"ken", "$alias"]"#
    );
}

#[test]
fn a_variable_outside_a_string_becomes_a_json_literal() {
    assert_eq!(
        render(
            "[${alias}, ${artifact_metadata.accuracy}, ${artifact_metadata.labels}, ${tag}, $ACCESS_TOKEN]",
            EventType::AddArtifactAlias
        ),
        r#"["prod", 0.931, ["stay","leave"], "", "to\"ken"]"#
    );
}

#[test]
fn undefined_variables_stay_as_written_by_default() {
    assert_eq!(
        render(
            r#"{"a": "${absent} ${artifact_metadata.nothing} ${}", "b": ${absent}, "c": "${alias"}"#,
            EventType::AddArtifactAlias
        ),
        r#"{"a": "${absent} ${artifact_metadata.nothing} ${}", "b": ${absent}, "c": "${alias"}"#
    );
}

#[test]
fn artifact_variables_are_blank_for_a_run_event() {
    assert_eq!(
        render(
            r#""${event_type} [${artifact_version}${artifact_metadata.x}${artifact_collection_name}${alias}]""#,
            EventType::RunMetricZscore
        ),
        r#""RUN_METRIC_ZSCORE []""#
    );
}

#[test]
fn every_sample_event_has_its_type() {
    for info in EventType::ALL {
        let event = Event::from_json(info.event_type.sample()).unwrap();
        let known = if info.rendered.starts_with("RUN_METRIC") {
            EventType::RunMetric
        } else {
            info.event_type
        };
        assert_eq!(event.event_type(), known);
    }
}

fn webhook_with_token_and_secret() -> Webhook {
    serde_json::from_str(
        r#"{"id": "w", "name": "w", "endpoint": "https://example.com/", "access_token": "T", "secret": "DEPLOY_KEY"}"#,
    )
    .unwrap()
}

#[test]
fn payload_segments_with_the_secrets_inserted_are_the_payload() {
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let template = Template::new(
        r#"{"a": "${alias} $ACCESS_TOKEN", "k": "${DEPLOY_KEY}", "u": "${absent}"}"#,
        Some(&"DEPLOY_KEY".parse().unwrap()),
    );
    let mut payload = RecordedPayload::default();
    template
        .render(
            &Values::new(&event, None),
            &RenderOptions::default(),
            &mut payload,
        )
        .unwrap();
    let joined: String = payload
        .split_at_secrets(&template, &webhook_with_token_and_secret())
        .into_iter()
        .map(|segment| match segment {
            PayloadSegment::Text(text) => text,
            PayloadSegment::AccessToken(Context::InString) => "<token>",
            PayloadSegment::Secret(Context::InString) => "<key>",
            bare => panic!("{bare:?} is inside a string"),
        })
        .collect();
    assert_eq!(joined, r#"{"a": "prod <token>", "k": "<key>", "u": "${absent}"}"#);
}

#[test]
fn segments_in_order_are_the_text_of_the_template() {
    for text in [
        "",
        "text",
        "${alias}",
        "${alias}${tag}",
        r#"{"a": "${alias} $KEY", "b": ${tag}}"#,
        "${alias",
    ] {
        let template = Template::new(text, Some(&"KEY".parse().unwrap()));
        let sources: Vec<&str> = template
            .segments()
            .map(|segment| match segment {
                Segment::Literal(literal) => literal,
                Segment::Variable(used) => template.source(used),
            })
            .collect();
        assert_eq!(sources.concat(), text);
        assert!(sources.iter().all(|source| !source.is_empty()));
    }
}

#[test]
fn utf16_replacements_agree_with_the_spans_of_a_rendering() {
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let template = Template::new("{\"é😀\": \"${alias} 😀 ${absent}\",\n \"b\": ${tag}}", None);
    let mut payload = RecordedPayload::default();
    template
        .render(
            &Values::new(&event, None),
            &RenderOptions::default(),
            &mut payload,
        )
        .unwrap();
    let replacements = payload.utf16_replacements(&template);
    let rendering = payload.into_rendering(&template);
    assert_eq!(replacements.len(), 3);
    for (replacement, part) in replacements.iter().zip(&rendering.parts) {
        assert_eq!(replacement.output, part.output.start..part.output.end);
        assert_eq!(replacement.template, part.template.start..part.template.end);
        assert_eq!(replacement.kind, part.kind);
    }
}

#[test]
fn a_backslash_escapes_a_quote_only_inside_a_string() {
    assert_eq!(
        render(
            r#"\"${alias}" "\"${alias}\\" ${alias}"#,
            EventType::AddArtifactAlias
        ),
        r#"\"prod" "\"prod\\" "prod""#
    );
}

#[test]
fn offered_variables_have_real_names_and_decoded_values() {
    let webhook = serde_json::from_str(
        r#"{"id": "w", "name": "W", "endpoint": "https://example.com/", "secret": "DEPLOY_KEY"}"#,
    )
    .unwrap();
    let text = r#"{"type": "ADD_ARTIFACT_ALIAS", "author": "mi\"na", "entity": "acme", "project": "p", "collection": "c",
        "artifact_version": {"id": "QQ==", "index": 1, "metadata": {"a.b": [1.10, "x"]}}, "alias": "prod"}"#;
    let event = Event::from_json(text).unwrap();
    let values = Values::new(&event, None);
    let all = offered_variables(Some(&webhook), &values, None);
    let value = |name: &str| {
        let found = all.iter().find(|one| one.name == name);
        found.map(|one| one.value.as_str())
    };
    assert_eq!(value("event_author"), Some("mi\"na"));
    assert_eq!(value("artifact_metadata.a.b"), Some(r#"[1.10,"x"]"#));
    assert_eq!(value("DEPLOY_KEY"), Some(""));
    assert_eq!(value("tag"), Some(""));
    for placeholder in ["ACCESS_TOKEN", "SECRET_NAME", "artifact_metadata.<KEY>"] {
        assert_eq!(value(placeholder), None);
    }
}

#[test]
fn variables_that_the_event_leaves_blank_are_offered_last() {
    let event = Event::from_json(EventType::RunState.sample()).unwrap();
    let all = offered_variables(None, &Values::new(&event, None), None);
    let position = |name: &str| all.iter().position(|one| one.name == name).unwrap();
    assert!(position("run_status") < position("alias"));
    assert!(position("project_name") < position("run_status"));
}

// Expected: W&B's documentation of webhooks and of prompts to ARIA.
#[test]
fn an_offered_variable_has_the_evidence_for_this_type_of_event() {
    for (event_type, name, evidence) in [
        (EventType::AddArtifactTag, "tag", Evidence::Documented),
        (EventType::RemoveArtifactTag, "tag", Evidence::Inferred),
        (EventType::AddCollectionTag, "tag", Evidence::Inferred),
        (EventType::AddArtifactAlias, "alias", Evidence::Documented),
        (EventType::UpdateArtifactAlias, "alias", Evidence::Inferred),
        (EventType::RunState, "run_name", Evidence::Inferred),
        (EventType::RunState, "event_author", Evidence::Documented),
    ] {
        let event = Event::from_json(event_type.sample()).unwrap();
        let all = offered_variables(None, &Values::new(&event, None), None);
        let found = all.iter().find(|one| one.name == name).unwrap();
        assert_eq!(found.evidence, evidence, "{name} of {}", event_type.as_str());
    }
}

#[test]
fn without_event_and_webhook_the_event_variables_are_offered_without_values() {
    let names: Vec<_> = offered_variables(None, &Values::default(), None)
        .into_iter()
        .map(|one| (one.name, one.value))
        .collect();
    assert_eq!(names.len(), 23);
    assert!(names.iter().all(|(_, value)| value.is_empty()));
}
