//! Properties of all templates with all values.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use hookwright::lint::{Authorization, TemplateContext, check_endpoint, check_template};
use hookwright::model::{Event, EventType, SecretValue, Secrets};
use hookwright::template::{RecordedPayload, RenderOptions, SecretDisplay, Template, Undefined, Values};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Strings that break careless renderers.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "\"",
            "\\",
            "\\\"",
            "\n",
            "\r\n",
            "\0",
            "\u{1b}",
            "😀",
            "\u{2028}",
            "\u{2029}",
            "\u{feff}",
            "${ACCESS_TOKEN}",
            "$ACCESS_TOKEN",
            "${alias}",
            "}",
            "${",
            "\\u0022",
            "</script>",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// One part of a JSON string: text without variables, or one of the variables.
#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Variable(usize),
}

const VARIABLES: [&str; 6] = [
    "${alias}",
    "${event_author}",
    "${artifact_collection_name}",
    "${artifact_metadata.any key}",
    "${ACCESS_TOKEN}",
    "$KEY",
];

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let part = prop_oneof![
        hostile().prop_map(|text| Part::Text(text.replace('$', "S"))),
        (0..VARIABLES.len()).prop_map(Part::Variable),
    ];
    // A letter after $KEY would make it another word, so each part ends with a hyphen.
    prop::collection::vec(part, 0..5)
}

fn template_text(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => {
                let quoted = json!(text).to_string();
                format!("{}-", &quoted[1..quoted.len() - 1])
            }
            Part::Variable(index) => format!("{}-", VARIABLES[*index]),
        })
        .collect()
}

/// The content of the string after rendering.
fn expected_content(parts: &[Part], values: &[String]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => format!("{text}-"),
            Part::Variable(index) => format!("{}-", values[*index]),
        })
        .collect()
}

fn event(values: &[String]) -> Event {
    let mut event: Value = serde_json::from_str(EventType::AddArtifactAlias.sample()).unwrap();
    event["alias"] = json!(values[0]);
    event["author"] = json!(values[1]);
    event["collection"] = json!(values[2]);
    event["artifact_version"]["metadata"] = json!({"any key": values[3]});
    Event::from_json(&event.to_string()).unwrap()
}

fn check_strings(strings: &[Vec<Part>], values: &[String]) {
    let members: Vec<_> = strings
        .iter()
        .enumerate()
        .map(|(index, parts)| format!("\"{index}\": \"{}\"", template_text(parts)))
        .collect();
    let template = Template::new(
        &format!("{{{}}}", members.join(",\n")),
        Some(&"KEY".parse().unwrap()),
    );
    let (token, secret) = (SecretValue::new(&values[4]), SecretValue::new(&values[5]));
    let options = RenderOptions {
        secrets: Secrets {
            access_token: Some(&token),
            secret: Some(&secret),
        },
        undefined: Undefined::Error,
        secret_display: SecretDisplay::Plain,
        ..RenderOptions::default()
    };
    let event = event(values);
    let mut payload = String::new();
    template
        .render(&Values::new(&event, None), &options, &mut payload)
        .unwrap();
    let expected: Map<_, _> = strings
        .iter()
        .enumerate()
        .map(|(index, parts)| (index.to_string(), json!(expected_content(parts, values))))
        .collect();
    assert_eq!(
        serde_json::from_str::<Value>(&payload).unwrap(),
        Value::Object(expected.clone())
    );

    let mut line = Vec::new();
    template
        .render_lines(event.to_json().as_bytes(), None, &options, &mut line)
        .unwrap();
    assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
    assert_eq!(
        serde_json::from_slice::<Value>(&line).unwrap(),
        Value::Object(expected)
    );
}

fn fail_if_undefined() -> RenderOptions<'static> {
    RenderOptions {
        undefined: Undefined::Error,
        ..RenderOptions::default()
    }
}

proptest! {
    #[test]
    fn a_json_template_stays_json_and_its_strings_contain_exactly_the_values(
        strings in prop::collection::vec(parts(), 0..5),
        values in prop::collection::vec(hostile(), VARIABLES.len()),
    ) {
        check_strings(&strings, &values);
    }

    #[test]
    fn a_template_without_variables_renders_byte_for_byte(text in hostile()) {
        let template = Template::new(&text, None);
        prop_assume!(template.uses().is_empty());
        let mut payload = String::new();
        template.render(&Values::default(), &fail_if_undefined(), &mut payload).unwrap();
        prop_assert_eq!(payload, text);
    }

    #[test]
    fn undefined_variables_that_are_kept_render_byte_for_byte(text in hostile()) {
        let text = text.replace("alias", "absent");
        let mut payload = String::new();
        Template::new(&text, None)
            .render(&Values::default(), &RenderOptions::default(), &mut payload)
            .unwrap();
        prop_assert_eq!(payload, text);
    }

    #[test]
    fn no_input_panics_and_every_span_is_inside_its_text(
        text in hostile(), name in "[A-Z]{0,3}", lines in prop::collection::vec(any::<u8>(), 0..200), event_type in 0..12usize,
    ) {
        let event_type = EventType::ALL[event_type].event_type;
        let event = Event::from_json(event_type.sample()).unwrap();
        let template = Template::new(&text, name.parse().ok().as_ref());
        let context = TemplateContext { event: Some(&event), event_type: Some(event_type), ..TemplateContext::default() };
        let length = text.encode_utf16().count() as u32;
        let findings = check_template(&template, &context).into_iter().chain(check_endpoint(&text, Authorization::AccessToken));
        for finding in findings {
            let span = finding.span.unwrap();
            prop_assert!(span.start <= span.end && span.end <= length);
        }
        let mut out = Vec::new();
        template.render_lines(&lines, Some(event_type), &RenderOptions::default(), &mut out).unwrap();
        let mut recorded = RecordedPayload::default();
        template.render(&Values::new(&event, None), &RenderOptions::default(), &mut recorded).unwrap();
        let rendering = recorded.into_rendering(&template);
        let length = rendering.text.encode_utf16().count() as u32;
        prop_assert!(rendering.parts.iter().all(|part| part.output.end <= length));
    }

    #[test]
    fn any_json_metadata_keeps_a_json_template_json(number in any::<f64>(), text in hostile(), flag in any::<bool>()) {
        for metadata in [json!(number), json!(text), json!(flag), json!([text, number]), json!({ text.clone(): null })] {
            let mut event: Value = serde_json::from_str(EventType::LinkArtifact.sample()).unwrap();
            event["artifact_version"]["metadata"] = json!({"k": metadata});
            let event = Event::from_json(&event.to_string()).unwrap();
            let mut payload = String::new();
            Template::new(r#"{"bare": ${artifact_metadata.k}, "text": "${artifact_metadata.k}"}"#, None)
                .render(&Values::new(&event, None), &fail_if_undefined(), &mut payload)
                .unwrap();
            // Compared as text, because serde_json reads numbers only to within one unit in the last place.
            let literal = metadata.to_string();
            let inside = metadata.as_str().unwrap_or(&literal);
            prop_assert_eq!(payload, format!(r#"{{"bare": {literal}, "text": {}}}"#, json!(inside)));
        }
    }
}

#[test]
fn a_value_of_one_megabyte_renders_unchanged() {
    let big = "a\"\\\n\0😀\u{2028}${ACCESS_TOKEN}é".repeat(1 << 16);
    assert!(big.len() >= 1 << 20);
    let strings = vec![(0..VARIABLES.len()).map(Part::Variable).collect()];
    check_strings(&strings, &vec![big; VARIABLES.len()]);
}
