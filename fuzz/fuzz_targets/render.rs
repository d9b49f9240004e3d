//! Renders random templates with random values: nothing panics, and a template that is JSON stays JSON.
#![no_main]

use arbitrary::Arbitrary;
use hookwright::diagnostic::{Code, Severity};
use hookwright::lint::{Authorization, TemplateContext, check_endpoint, check_template};
use hookwright::model::{
    Event, EventType, FilterText, SecretName, SecretValue, Secrets, SignatureEncoding, Trigger, Webhook,
};
use hookwright::template::{
    AutomationValues, Context, PartState, RecordedPayload, RenderOptions, SecretDisplay, Template, Undefined,
    Values,
};
use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

#[derive(Arbitrary, Debug)]
struct Input {
    template: Vec<Piece>,
    event_type: u8,
    secret: Option<String>,
    texts: [String; 6],
    metadata: Vec<(String, Json)>,
    line: Vec<u8>,
}

/// A piece of a template. Most kinds are variables, which random text rarely contains.
#[derive(Arbitrary, Debug)]
enum Piece {
    Text(String),
    Quoted(String),
    Known(u8),
    Metadata(String),
    Token,
    Member,
}

#[derive(Arbitrary, Debug)]
enum Json {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Json>),
}

impl Json {
    fn value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => json!(value),
            Self::Number(value) => json!(value),
            Self::String(value) => json!(value),
            Self::Array(values) => values.iter().map(Self::value).collect(),
        }
    }
}

impl Piece {
    fn text(&self) -> String {
        let names = hookwright::template::variables();
        match self {
            Self::Text(text) => text.clone(),
            Self::Quoted(text) => json!(text).to_string(),
            Self::Known(index) => format!("${{{}}}", names[usize::from(*index) % names.len()].name),
            Self::Metadata(key) => format!("${{artifact_metadata.{key}}}"),
            Self::Token => "$ACCESS_TOKEN".to_owned(),
            Self::Member => "{\"a\": \"${alias}\", \"b\": [${tag}]}".to_owned(),
        }
    }
}

fuzz_target!(|input: Input| {
    let info = EventType::ALL[usize::from(input.event_type) % EventType::ALL.len()];
    let Ok(mut event) = serde_json::from_str::<Value>(info.event_type.sample()) else {
        unreachable!("samples are JSON");
    };
    let [author, alias, tag, entity, collection, token] = &input.texts;
    event["author"] = json!(author);
    event["entity"] = json!(entity);
    for (field, text) in [("alias", alias), ("tag", tag), ("collection", collection)] {
        if event.get(field).is_some() {
            event[field] = json!(text);
        }
    }
    if event.get("artifact_version").is_some() {
        let metadata = input
            .metadata
            .iter()
            .map(|(key, json)| (key.clone(), json.value()));
        event["artifact_version"]["metadata"] = Value::Object(metadata.collect());
    }
    let event_json = event.to_string();
    let event = Event::from_json(&event_json).expect("a sample with other texts is an event");

    let text: String = input.template.iter().map(Piece::text).collect();
    let secret: Option<SecretName> = input.secret.and_then(|name| name.parse().ok());
    let template = Template::new(&text, secret.as_ref());
    let token = SecretValue::new(token);
    let trigger = Trigger::default_for(info.event_type, FilterText(text.clone()));
    let automation = AutomationValues::new(&text, &trigger);
    let options = |undefined| RenderOptions {
        secrets: Secrets {
            access_token: Some(&token),
            secret: Some(&token),
        },
        undefined,
        secret_display: SecretDisplay::Plain,
        automation: Some(&automation),
        ..RenderOptions::default()
    };
    let values = Values::new(&event, Some(info.event_type));

    let webhook = Webhook {
        id: "w".into(),
        name: "w".into(),
        endpoint: "https://example.com/".parse().expect("an endpoint"),
        access_token: None,
        secret: secret.clone(),
        receiver: None,
        signature: SignatureEncoding::default(),
        unbound: None,
    };
    let context = TemplateContext {
        webhook: Some(&webhook),
        team_secrets: secret.as_slice(),
        event_type: Some(info.event_type),
        event: Some(&event),
    };
    let findings = check_template(&template, &context);
    let length = text.encode_utf16().count() as u32;
    for span in findings.iter().filter_map(|finding| finding.span) {
        assert!(span.start <= span.end && span.end <= length);
    }
    check_endpoint(&text, Authorization::AccessToken);

    let mut payload = String::new();
    template
        .render(&values, &options(Undefined::Blank), &mut payload)
        .expect("blank is never an error");
    let broken = [
        Code::TemplateJson,
        Code::TemplateBackslash,
        Code::TemplatePayloadEmpty,
    ];
    let is_json = !findings.iter().any(|finding| broken.contains(&finding.code));
    if is_json {
        serde_json::from_str::<serde::de::IgnoredAny>(&payload).expect("JSON stays JSON");
    }
    let mut as_written = RecordedPayload::default();
    template
        .render(&values, &options(Undefined::Keep), &mut as_written)
        .expect("undefined variables are kept");
    // Outside strings, the source of a variable is never JSON.
    let stays_bare = template
        .uses()
        .iter()
        .zip(&as_written.replacements)
        .any(|(used, replacement)| {
            used.context == Context::Bare && replacement.state == PartState::Undefined
        });
    if is_json && !stays_bare {
        serde_json::from_str::<serde::de::IgnoredAny>(&as_written.text).expect("JSON stays JSON");
    }
    if template.uses().is_empty() {
        assert_eq!(payload, text);
    }
    let mut recorded = RecordedPayload::default();
    template
        .render(&values, &options(Undefined::Blank), &mut recorded)
        .expect("blank is never an error");
    assert_eq!(recorded.text, payload);

    let mut out = String::new();
    let result = template.render(&values, &options(Undefined::Error), &mut out);
    let has_undefined = recorded
        .replacements
        .iter()
        .any(|replacement| replacement.state == PartState::Undefined);
    assert_eq!(result.is_err(), has_undefined);
    assert!(result.is_ok() || out.is_empty());
    if has_undefined {
        assert!(
            findings
                .iter()
                .any(|finding| finding.severity >= Severity::Warning)
        );
    }

    let mut lines = event_json.into_bytes();
    lines.push(b'\n');
    lines.extend_from_slice(&input.line);
    let newlines = |bytes: &[u8]| bytes.split_inclusive(|byte| *byte == b'\n').count();
    for undefined in [Undefined::Blank, Undefined::Keep] {
        let mut out = Vec::new();
        template
            .render_lines(&lines, Some(info.event_type), &options(undefined), &mut out)
            .unwrap();
        assert_eq!(newlines(&out), newlines(&lines));
    }
});
