#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::model::{Event, EventType, SecretValue, Secrets};

fn render(template: &str, event_type: EventType) -> String {
    let event = Event::from_json(event_type.sample()).unwrap();
    let mut out = String::new();
    Template::new(template, Some(&"DEPLOY_KEY".parse().unwrap()))
        .render(
            &Values::new(&event, Some(event_type)),
            &Secrets {
                access_token: Some(&SecretValue::new("to\"ken")),
                secret: Some(&SecretValue::new("key")),
            },
            Undefined::Keep,
            &mut out,
        )
        .unwrap();
    out
}

fn escaped(text: &str) -> String {
    crate::json::escaped(text).collect()
}

// Expected: Python's json.dumps(…, ensure_ascii=False), whose escapes are the shortest too.
#[test]
fn escapes_are_the_shortest() {
    assert_eq!(
        escaped("a\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}é😀\u{2028}"),
        "a\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u{7f}é😀\u{2028}"
    );
}

// Expected: RFC 8259, section 7.
#[test]
fn every_control_character_has_its_escape() {
    for code in 0..0x20_u8 {
        let text = char::from(code).to_string();
        let read: String = serde_json::from_str(&format!("\"{}\"", escaped(&text))).unwrap();
        assert_eq!(read, text);
    }
}

#[test]
fn an_escape_is_found_wherever_it_stands() {
    for length in 0..100 {
        let (before, behind) = ("é".repeat(length), "x".repeat(length));
        assert_eq!(
            escaped(&format!("{before}\n{behind}")),
            format!("{before}\\n{behind}")
        );
    }
}

#[test]
fn both_spellings_of_a_secret_count_and_longer_words_are_text() {
    assert_eq!(
        render(
            r#"["$DEPLOY_KEY", "${DEPLOY_KEY}", "$DEPLOY_KEYS", "$DEPLOY", "$ACCESS_TOKEN", "${ACCESS_TOKEN}", "$alias"]"#,
            EventType::AddArtifactAlias
        ),
        r#"["key", "key", "$DEPLOY_KEYS", "$DEPLOY", "to\"ken", "to\"ken", "$alias"]"#
    );
}

#[test]
fn a_bare_variable_becomes_json_of_its_own() {
    assert_eq!(
        render(
            "[${alias}, ${artifact_metadata.accuracy}, ${artifact_metadata.labels}, ${tag}, $ACCESS_TOKEN]",
            EventType::AddArtifactAlias
        ),
        r#"["prod", 0.931, ["stay","leave"], "", "to\"ken"]"#
    );
}

#[test]
fn what_is_undefined_stays() {
    assert_eq!(
        render(
            r#"{"a": "${nobody} ${artifact_metadata.nothing} ${}", "b": ${nobody}, "c": "${alias"}"#,
            EventType::AddArtifactAlias
        ),
        r#"{"a": "${nobody} ${artifact_metadata.nothing} ${}", "b": ${nobody}, "c": "${alias"}"#
    );
}

#[test]
fn a_run_event_leaves_the_artifact_blank() {
    assert_eq!(
        render(
            r#""${event_type} [${artifact_version}${artifact_metadata.x}${artifact_collection_name}${alias}]""#,
            EventType::RunMetricZscore
        ),
        r#""RUN_METRIC_ZSCORE []""#
    );
}

#[test]
fn every_sample_is_an_event_of_its_type() {
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

#[test]
fn pieces_with_the_values_in_their_places_are_the_payload() {
    let webhook: crate::model::Webhook = serde_json::from_str(
        r#"{"id": "w", "name": "w", "endpoint": "https://example.com/", "access_token": "T", "secret": "DEPLOY_KEY"}"#,
    )
    .unwrap();
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let (values, secret) = (Values::new(&event, None), "DEPLOY_KEY".parse().unwrap());
    let template = Template::new(
        r#"{"a": "${alias} $ACCESS_TOKEN", "k": "${DEPLOY_KEY}", "u": "${nobody}"}"#,
        Some(&secret),
    );
    let joined: String = template
        .render_pieces(&values, &webhook)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::AccessToken(Context::InString) => "<token>".to_owned(),
            Piece::Secret(Context::InString) => "<key>".to_owned(),
            bare => panic!("{bare:?} stands in a string"),
        })
        .collect();
    assert_eq!(joined, r#"{"a": "prod <token>", "k": "<key>", "u": "${nobody}"}"#);
}

#[test]
fn a_backslash_escapes_a_quote_inside_of_a_string_only() {
    assert_eq!(
        render(
            r#"\"${alias}" "\"${alias}\\" ${alias}"#,
            EventType::AddArtifactAlias
        ),
        r#"\"prod" "\"prod\\" "prod""#
    );
}

#[test]
fn what_is_offered_stands_by_its_real_name_with_its_value_as_a_receiver_reads_it() {
    let webhook = serde_json::from_str(
        r#"{"id": "w", "name": "W", "endpoint": "https://example.com/", "secret": "DEPLOY_KEY"}"#,
    )
    .unwrap();
    let text = r#"{"type": "ADD_ARTIFACT_ALIAS", "author": "mi\"na", "entity": "acme", "project": "p", "collection": "c",
        "artifact_version": {"id": "QQ==", "index": 1, "metadata": {"a.b": [1.10, "x"]}}, "alias": "prod"}"#;
    let event = Event::from_json(text).unwrap();
    let values = Values::new(&event, None);
    let all = offered(Some(&webhook), &values);
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
fn without_event_and_webhook_the_variables_that_always_exist_are_offered_without_values() {
    let names: Vec<_> = offered(None, &Values::default())
        .into_iter()
        .map(|one| (one.name, one.value))
        .collect();
    assert_eq!(names.len(), 9);
    assert!(names.iter().all(|(_, value)| value.is_empty()));
}
