#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use super::*;
use crate::model::Event;
use crate::template::{EventText, RenderOptions, Template, Values};

/// A template with every kind of variable, in both contexts.
const ALL: &str = r#"["${project_name}","${entity_name}","${event_type}","${event_author}","${alias}","${tag}",
    "${artifact_collection_name}","${artifact_version}","${artifact_version_string}","${artifact_metadata.labels}",
    "${artifact_metadata.image}","${artifact_metadata.accuracy}","${artifact_metadata.nothing}",
    ${artifact_metadata.dataset}, ${artifact_metadata.image}, ${artifact_metadata.accuracy}, ${alias},
    "${automation_name}","${artifact_version_index}","${run_name}","${run_status}","${metric_name}","${metric_values}",
    "${metric_filter}","${metric_filter_short}","${metric_current_status}","${alert_name}","${metric_value}",
    "${threshold}","${comparison_op}","${message}",
    ${artifact_version_index}, ${metric_values}, ${metric_current_status}, ${threshold}, ${run_status}]"#;

fn rendered(template: &Template, values: &Values) -> String {
    let mut payload = String::new();
    template
        .render(values, &RenderOptions::default(), &mut payload)
        .unwrap();
    payload
}

/// The payload by way of the fast path; none if the line is not on it.
fn by_scan(line: &str) -> Option<String> {
    let mut scan = EventScan::default();
    scan.read(line).ok()?;
    let (own_type, fields) = scan.fields(line)?;
    Some(rendered(
        &Template::new(ALL, None),
        &Values::from_fields(fields, own_type),
    ))
}

/// The payload by way of `Event::from_json`; none if that is an error.
fn by_event(line: &str) -> Option<String> {
    let event = Event::from_json(line).ok()?;
    Some(rendered(&Template::new(ALL, None), &Values::new(&event, None)))
}

fn sample() -> impl Strategy<Value = Value> {
    (0..EventType::ALL.len())
        .prop_map(|at| serde_json::from_str(EventType::ALL[at].event_type.sample()).unwrap())
}

/// Values of variables that an event states itself.
fn stated_variables() -> impl Strategy<Value = Value> {
    let variables = vec![
        json!({"run_status": "failed", "metric_values": [0.1, 0.2], "alias": "a\"b"}),
        json!({"metric_values": 1.10, "automation_name": "é", "nothing": {}}),
        json!({}),
        json!(null),
        json!(["run_status"]),
    ];
    select(variables)
}

/// A sample event with one field replaced or removed.
fn changed_event() -> impl Strategy<Value = Value> {
    let values = vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(18_446_744_073_709_551_615_u64),
        json!(1e300),
        json!(""),
        json!("a\"b\\c\n\u{1}"),
        json!("é😀\u{2028}"),
        json!("2026-02-29T25:00:00Z"),
        json!("2024-02-29T12:00:60.5Z"),
        json!("2026-11-23T09:12:44.123456+09:00"),
        json!("NaN"),
        json!("KILLED"),
        json!("Crashed"),
        json!("LINK_MODEL"),
        json!("link artifact"),
        json!("A new version is added"),
        json!("RUN_METRIC_CHANGE"),
        json!([]),
        json!(["x", 1, null]),
        json!({}),
        json!({"name": "n"}),
        json!({"name": "n", "id": null}),
        json!({"id": "i"}),
        json!({"display_name": "d", "id": null, "tags": null, "fields": null}),
        json!({"id": "i", "index": 1, "aliases": null, "tags": null, "metadata": null}),
        json!({"name": "n", "value": 1, "step": null}),
        json!({"name": "n", "id": "i"}),
        json!({"name": "n", "id": "i", "more": 1}),
        json!({"a": [{"b": "}"}, "]"]}),
        json!({"name": "n", "metric": "m", "value": "NaN", "threshold": null, "message": null}),
    ];
    let stated = prop::option::weighted(0.3, stated_variables());
    (sample(), stated, any::<Index>(), prop::option::of(select(values))).prop_map(
        |(mut event, stated, at, value)| {
            if let (Some(stated), Some(members)) = (stated, event.as_object_mut()) {
                members.insert("variables".to_owned(), stated);
            }
            let mut paths = Vec::new();
            collect(&event, String::new(), &mut paths);
            let path = &paths[at.index(paths.len())];
            let (parent, key) = path.rsplit_once('/').unwrap();
            let parent = event.pointer_mut(parent).unwrap();
            match (parent, value) {
                (Value::Object(members), None) => drop(members.remove(key)),
                (Value::Object(members), Some(value)) => drop(members.insert(key.to_owned(), value)),
                (Value::Array(items), Some(value)) => items[key.parse::<usize>().unwrap()] = value,
                _ => {}
            }
            event
        },
    )
}

fn collect(value: &Value, path: String, paths: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        let path = format!("{path}/{key}");
        collect(value, path.clone(), paths);
        paths.push(path);
    }
}

/// The text of an event with up to two random edits.
fn edited_text() -> impl Strategy<Value = String> {
    let bits = vec![
        "",
        "\"",
        "\\",
        "\\u00",
        "\\ud800",
        "\n",
        "\u{1}",
        " ",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "1",
        "-",
        "0",
        ".",
        "e9",
        "é",
        "\"alias\":\"again\",",
        "\"type\":null,",
        "\"artifact_version\":null,",
        "\"id\":\"again\",",
        "\"tags\":[],",
        "\"metadata\":{\"image\":\"twice\"},",
        "\"image\":\"again\",",
        "\"\\u0061lias\":\"hidden\",",
    ];
    let edit = (any::<Index>(), 0..3_usize, select(bits));
    let text = (changed_event(), any::<bool>()).prop_map(|(event, pretty)| {
        if pretty {
            serde_json::to_string_pretty(&event).unwrap()
        } else {
            event.to_string()
        }
    });
    (text, prop::collection::vec(edit, 1..3)).prop_map(|(text, edits)| {
        let mut characters: Vec<String> = text.chars().map(String::from).collect();
        for (at, length, bit) in edits {
            let start = at.index(characters.len() + 1);
            let end = (start + length).min(characters.len());
            characters.splice(start..end, [bit.to_owned()]);
        }
        characters.concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_fast_path_renders_an_edited_text_as_its_event_renders(line in edited_text()) {
        if let Some(payload) = by_scan(&line) {
            prop_assert_eq!(Some(payload), by_event(&line));
        }
    }

    #[test]
    fn the_fast_path_renders_a_changed_field_as_its_event_renders(event in changed_event()) {
        let line = event.to_string();
        if let Some(payload) = by_scan(&line) {
            prop_assert_eq!(Some(payload), by_event(&line));
        }
    }
}

/// A batch of lines: events, edited events, invalid UTF-8 and whitespace.
fn batch() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let line = prop_oneof![
        4 => changed_event().prop_map(|event| event.to_string().into_bytes()),
        4 => edited_text().prop_map(|text| text.replace('\n', " ").into_bytes()),
        1 => Just(b"\xff\xfe{}".to_vec()),
        1 => Just(b" \t".to_vec()),
    ];
    prop::collection::vec(line, 1..4)
}

/// The output line for a line of a batch, by way of `Event::from_json`.
fn expected(template: &Template, line: &[u8], number: usize) -> String {
    let error_line = |error: &crate::diagnostic::Error| {
        let (code, message) = (error.code().as_str(), &error.diagnostic().message);
        json!({"error": {"code": code, "message": message, "line": number}})
    };
    if line.trim_ascii().is_empty() {
        return String::new();
    }
    let Ok(text) = str::from_utf8(line) else {
        return "encoding".to_owned();
    };
    match Event::from_json(text) {
        Ok(event) => rendered(template, &Values::new(&event, None)),
        Err(error) => error_line(&error).to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_line_of_a_batch_renders_as_its_event_does(lines in batch()) {
        let template = Template::new(&ALL.replace('\n', ""), None);
        let mut out = Vec::new();
        template.render_lines(&lines.join(&b'\n'), None, &RenderOptions::default(), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        prop_assert_eq!(out.lines().count(), lines.len());
        for (index, (line, rendered)) in lines.iter().zip(out.lines()).enumerate() {
            match expected(&template, line, index + 1).as_str() {
                "encoding" => prop_assert!(rendered.contains("line/encoding"), "{}", rendered),
                error if error.starts_with("{\"error\"") => prop_assert_eq!(
                    serde_json::from_str::<Value>(rendered).unwrap(),
                    serde_json::from_str::<Value>(error).unwrap()
                ),
                payload => prop_assert_eq!(rendered, payload),
            }
        }
    }

    #[test]
    fn event_text_is_accepted_or_rejected_as_by_event_from_json(text in edited_text()) {
        match (EventText::read(text.as_str()), Event::from_json(&text)) {
            (Ok(event_text), Ok(event)) => {
                let template = Template::new(ALL, None);
                prop_assert_eq!(rendered(&template, &event_text.values(None)), rendered(&template, &Values::new(&event, None)));
                prop_assert_eq!(event_text.whole().unwrap().to_json(), event.to_json());
                let parsed = EventText::parse(text.as_str()).unwrap();
                prop_assert_eq!(rendered(&template, &parsed.values(None)), rendered(&template, &Values::new(&event, None)));
            }
            (Err(scanned), Err(parsed)) => prop_assert_eq!(scanned, parsed),
            (scanned, parsed) => prop_assert!(false, "{} and {}", scanned.is_ok(), parsed.is_ok()),
        }
    }
}

// Python's json.dumps writes strings like these; other programs may escape more than necessary.
#[test]
fn escape_sequences_are_rewritten_in_their_shortest_form() {
    let line = |author: &str| {
        format!(
            r#"{{"type":"RUN_STATE","author":"{author}","entity":"e","project":"p","state":"FAILED","run":{{"id":"i","display_name":"d"}}}}"#
        )
    };
    for (author, content) in [
        (r"\uc18c\uc5f0", Some("소연")),
        (r"\ud83d\ude00\/\u0022\u000a", Some(r#"😀/\"\n"#)),
        (r#"a\"b\\c\td"#, Some(r#"a\"b\\c\td"#)),
        (r"a\/b", Some("a/b")),
        (r"\ud83d", None),
    ] {
        let text = line(author);
        let mut scan = EventScan::default();
        let fields = scan.read(&text).ok().and_then(|()| scan.fields(&text));
        let payload = fields.map(|(own_type, fields)| {
            rendered(
                &Template::new(r#""${event_author}""#, None),
                &Values::from_fields(fields, own_type),
            )
        });
        assert_eq!(payload, content.map(|content| format!("\"{content}\"")));
    }
}

// Expected: `JSON.parse` and Python's `json.loads`.
#[test]
fn the_last_of_duplicate_metadata_keys_counts() {
    let line = r#"{"type":"LINK_ARTIFACT","author":"a","entity":"e","project":"p","collection":"c","artifact_version":{"id":"i","index":1,"metadata":{"image":"first","other":1,"image":"last"}}}"#;
    let template = Template::new("${artifact_metadata.image}", None);
    let mut scan = EventScan::default();
    scan.read(line).unwrap();
    let (own_type, fields) = scan.fields(line).unwrap();
    assert_eq!(
        rendered(&template, &Values::from_fields(fields, own_type)),
        r#""last""#
    );
}

#[test]
fn every_sample_event_is_on_the_fast_path() {
    for info in EventType::ALL {
        let pretty = info.event_type.sample();
        let one_line = Event::from_json(pretty).unwrap().to_json();
        for line in [pretty, &one_line] {
            assert_eq!(by_scan(line), by_event(line), "{line}");
            assert!(by_scan(line).is_some(), "{line}");
        }
    }
}

// Expected: the grammar of JSON, RFC 8259.
#[test]
fn text_that_is_not_json_is_not_on_the_fast_path() {
    let event = r#"{"type":"RUN_STATE","author":"a","entity":"e","project":"p","state":"FAILED","run":{"id":"i","display_name":"d"},"more":"#;
    for (value, is_json) in [
        ("[1,-0.5e+3,{\"a\":[],\"b\":{}},\"\\ud800\\/\"]", true),
        ("[1,]", false),
        ("[,1]", false),
        ("[1 2]", false),
        ("{\"a\":1,}", false),
        ("{\"a\" 1}", false),
        ("{a:1}", false),
        ("[1}", false),
        ("{\"a\":1]", false),
        ("01", false),
        ("-", false),
        ("1.", false),
        (".5", false),
        ("1e", false),
        ("+1", false),
        ("nul", false),
        ("\"\\x\"", false),
        ("\"\\u12g4\"", false),
        ("\"\t\"", false),
        ("\"", false),
        ("1} {", false),
    ] {
        assert_eq!(
            by_scan(&format!("{event}{value}}}")).is_some(),
            is_json,
            "{value}"
        );
    }
}
