//! Every input has a limit: what exceeds it is an error or a finding that says so, before memory or time is spent.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use hookwright::diagnostic::{Code, Diagnostic, Severity};
use hookwright::filter::{EventFields, Filter, FilterForm, rows};
use hookwright::history::{ColumnRole, HistoryReader, TimeSource};
use hookwright::lint::{TemplateContext, check_template};
use hookwright::matcher::{Matcher, Outcome, Replay, check_sample};
use hookwright::model::{Automation, Event, EventType, FilterText};
use hookwright::template::{EventText, RecordedPayload, RenderOptions, Template, Values};
use serde_json::{Value, json};

/// An added alias with this metadata value under the key `long`.
fn event_with(alias: &str, long: &str) -> Value {
    let mut event: Value = serde_json::from_str(EventType::AddArtifactAlias.sample()).unwrap();
    event["alias"] = json!(alias);
    event["artifact_version"]["metadata"]["long"] = json!(long);
    event
}

fn automation(id: &str, filter: &str) -> Automation {
    let automation = json!({
        "id": id, "name": id, "enabled": true, "team": "acme",
        "scope": {"type": "team", "entity": "acme"},
        "trigger": {"type": "ADD_ARTIFACT_ALIAS", "filter": filter},
    });
    serde_json::from_value(automation).unwrap()
}

fn regex_filter(expression: &str) -> String {
    json!({"alias": {"$regex": expression}}).to_string()
}

#[test]
fn a_payload_is_not_longer_than_the_limit_and_nothing_is_left_of_a_longer_one() {
    let event = Event::from_json(&event_with("prod", &"x".repeat(1 << 20)).to_string()).unwrap();
    let values = Values::new(&event, None);
    // A template of 2.5 KB whose payload would have 100 MB.
    let template = Template::new(&"${artifact_metadata.long}".repeat(100), None);
    let mut payload = String::from("before");
    let error = template
        .render(&values, &RenderOptions::default(), &mut payload)
        .unwrap_err();
    assert_eq!(error.code(), Code::TemplatePayloadTooLong);
    assert_eq!(
        error.diagnostic().message,
        "The payload is longer than 16777216 bytes, so rendering stopped."
    );
    assert_eq!(payload, "before");

    let options = |max_bytes| RenderOptions {
        max_bytes,
        ..RenderOptions::default()
    };
    let template = Template::new("\"${alias}\"", None);
    for (max_bytes, fits) in [(5, false), (6, true), (0, false)] {
        let mut payload = RecordedPayload::default();
        let rendered = template.render(&values, &options(max_bytes), &mut payload);
        assert_eq!(rendered.is_ok(), fits, "{max_bytes}");
        assert_eq!(payload.text.is_empty(), !fits);
    }
}

#[test]
fn a_line_of_a_batch_that_is_too_long_is_an_error_of_that_line() {
    let events = [
        event_with("a", "x"),
        event_with("b", "longer than others"),
        event_with("c", "y"),
    ];
    let lines: Vec<_> = events.iter().map(Value::to_string).collect();
    let options = RenderOptions {
        max_bytes: 10,
        ..RenderOptions::default()
    };
    let mut out = Vec::new();
    let template = Template::new("${artifact_metadata.long}", None);
    template
        .render_lines(lines.join("\n").as_bytes(), None, &options, &mut out)
        .unwrap();
    let rendered = String::from_utf8(out).unwrap();
    let rendered: Vec<_> = rendered.lines().collect();
    assert_eq!(rendered[0], r#""x""#);
    assert!(
        rendered[1].starts_with(r#"{"error":{"code":"template/payload-too-long""#),
        "{}",
        rendered[1]
    );
    assert_eq!(rendered[2], r#""y""#);
}

#[test]
fn a_batch_whose_payloads_are_too_long_together_is_an_error() {
    let event = event_with("prod", &"x".repeat(1 << 20)).to_string();
    let lines = [event.as_str(); 40].join("\n");
    let mut out = b"before".to_vec();
    let error = Template::new(&"${artifact_metadata.long}".repeat(15), None)
        .render_lines(lines.as_bytes(), None, &RenderOptions::default(), &mut out)
        .unwrap_err();
    assert_eq!(error.code(), Code::TemplateBatchTooLong);
    assert_eq!(out, b"before");
}

#[test]
fn the_last_of_many_duplicate_metadata_keys_is_rendered_as_of_few() {
    for keys in [1, 10, 100, 1000] {
        let members: Vec<_> = (0..keys)
            .map(|key| format!(r#""k{key}": "first""#))
            .chain((0..keys).map(|key| format!(r#""k{key}": "last {key}""#)))
            .collect();
        let event = format!(
            r#"{{"type":"ADD_ARTIFACT_ALIAS","author":"mina","entity":"acme","registry":"r","collection":"c","artifact_version":{{"id":"x","index":3,"metadata":{{{}}}}},"alias":"prod"}}"#,
            members.join(",")
        );
        let event = EventText::read(event).unwrap();
        let used = keys.min(100);
        let template: Vec<_> = (0..used)
            .map(|key| format!("${{artifact_metadata.k{key}}}"))
            .collect();
        let template = Template::new(
            &format!("\"{} ${{artifact_metadata.k}}\"", template.join(",")),
            None,
        );
        let mut payload = String::new();
        template
            .render(&event.values(None), &RenderOptions::default(), &mut payload)
            .unwrap();
        let expected: Vec<_> = (0..used).map(|key| format!("last {key}")).collect();
        assert_eq!(
            payload,
            format!("\"{} ${{artifact_metadata.k}}\"", expected.join(","))
        );
    }
}

fn is_more(finding: &Diagnostic) -> bool {
    finding.code == Code::MoreFindings
}

#[test]
fn a_template_lists_a_thousand_findings_and_then_says_that_there_are_more() {
    let of = |count: usize| {
        let text = format!("{{\"a\":\"{}\"}}", "${gone}".repeat(count));
        check_template(&Template::new(&text, None), &TemplateContext::default())
    };
    for count in [999, 1000] {
        let findings = of(count);
        assert_eq!(findings.len(), count);
        assert!(!findings.iter().any(is_more));
    }
    // What follows the thousandth finding is checked, too: without a finding there are no more.
    let text = format!(
        "{{\"a\":\"{}{}\"}}",
        "${gone}".repeat(1000),
        "${alias}".repeat(1000)
    );
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let context = TemplateContext {
        event: Some(&event),
        ..TemplateContext::default()
    };
    assert_eq!(check_template(&Template::new(&text, None), &context).len(), 1000);
    for count in [1001, 100_000] {
        let findings = of(count);
        assert_eq!(findings.len(), 1001);
        assert!(is_more(findings.last().unwrap()));
        assert_eq!(findings.last().unwrap().severity, Severity::Error);
    }
    // The syntax error after thousands of warnings is among them.
    let text = format!("[{} 1", "${alias} ,".repeat(3000));
    let findings = check_template(&Template::new(&text, None), &TemplateContext::default());
    assert!(findings.iter().any(|finding| finding.code == Code::TemplateJson));
    assert!(findings.iter().any(is_more));
}

#[test]
fn a_filter_that_is_too_long_never_matches_and_says_so() {
    let text = |length: usize| {
        let filter = json!({"alias": "prod", "x": ""}).to_string();
        FilterText(filter.replace(r#""x":"""#, &format!(r#""alias":"{}""#, "p".repeat(length))))
    };
    let fits = Filter::new(&text(60_000));
    assert!(
        fits.diagnostics()
            .iter()
            .all(|finding| finding.code != Code::FilterTooLong)
    );
    let too_long = text(64 * 1024);
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    for filter in [&Filter::new(&too_long), FilterForm::new(&too_long).filter()] {
        assert_eq!(filter.diagnostics()[0].code, Code::FilterTooLong);
        assert!(!filter.matches(&EventFields::new(&event)));
    }
    assert_eq!(rows(&too_long), None);
    // Ten megabytes of brackets ran out of memory before.
    let filter = Filter::new(&FilterText(regex_filter(&"[".repeat(10_000_000))));
    assert_eq!(filter.diagnostics()[0].code, Code::FilterTooLong);
}

#[test]
fn the_regular_expressions_of_one_filter_share_a_limit() {
    // Some 65,000 states.
    let large = json!({"alias": {"$regex": r"\pL{100}"}});
    let findings = |count| {
        let filter = json!({"$or": vec![&large; count]}).to_string();
        let found = Filter::new(&FilterText(filter)).diagnostics().to_vec();
        found
            .iter()
            .filter(|finding| finding.code == Code::FilterRegexTooLarge)
            .count()
    };
    assert_eq!(findings(2), 0);
    assert_eq!(findings(1000) - findings(900), 100);
}

#[test]
fn a_filter_lists_a_thousand_findings_and_then_says_that_there_are_more() {
    let parts: Vec<_> = (0..3000).map(|_| json!({"a": {"$b": 1}})).collect();
    let filter = Filter::new(&FilterText(json!({"$or": parts}).to_string()));
    assert_eq!(filter.diagnostics().len(), 1001);
    assert!(is_more(filter.diagnostics().last().unwrap()));
}

/// An expression without a literal that an index could look up.
const UNINDEXED: &str = "^[a-z]{900}[0-9]$";

/// Automations whose expressions all have to be searched in the event's alias, one byte at a time.
fn heavy_matcher(automations: usize) -> Matcher {
    let mut matcher = Matcher::new();
    for index in 0..automations {
        matcher.set(automation(&index.to_string(), &regex_filter(UNINDEXED)));
    }
    matcher
}

#[test]
fn an_event_whose_filters_take_too_long_is_an_error_and_not_a_verdict() {
    let ordinary = Event::from_json(&event_with("prod", "").to_string()).unwrap();
    let long = event_with(&"ab".repeat(15_000), "").to_string();
    let event = Event::from_json(&long).unwrap();
    let mut matcher = heavy_matcher(200);
    assert_eq!(matcher.match_event(&ordinary).unwrap().count(), 0);
    assert_eq!(matcher.explain(&ordinary).unwrap().len(), 200);

    let code = |error: hookwright::diagnostic::Error| error.code();
    let matched = matcher.match_event(&event).map(Iterator::count);
    assert_eq!(matched.map_err(code), Err(Code::EventTooMuchWork));
    assert_eq!(
        matcher.explain(&event).map(|all| all.len()).map_err(code),
        Err(Code::EventTooMuchWork)
    );
    assert_eq!(
        matcher.would_fire(&event).map(|all| all.len()).map_err(code),
        Err(Code::EventTooMuchWork)
    );
    // One automation alone is within the limit.
    assert!(matcher.explain_one(&"7".into(), &event).unwrap().is_some());

    let mut replay = Replay::default();
    let mut outcomes = Vec::new();
    let mut report = |outcome: Outcome| {
        if let Outcome::Unreadable { entry, error } = outcome {
            outcomes.push((entry.line, error.code()));
        }
    };
    replay.push(&mut matcher, format!("{long}\n").as_bytes(), &mut report);
    replay.finish(&mut matcher, &mut report);
    assert_eq!(outcomes, [(1, Code::EventTooMuchWork)]);
}

#[test]
fn a_filter_without_work_left_gives_no_verdict_on_a_sample() {
    let parts: Vec<_> = (0..200)
        .map(|_| json!({"alias": {"$regex": UNINDEXED}}))
        .collect();
    let automation = automation("a", &json!({"$nor": parts}).to_string());
    let event = Event::from_json(&event_with(&"ab".repeat(15_000), "").to_string()).unwrap();
    let error = check_sample(&automation, &event).unwrap_err();
    assert_eq!(error.code(), Code::EventTooMuchWork);
}

/// A search of all columns for each of them would take minutes.
#[test]
fn the_axis_times_and_ranges_of_100_000_columns_are_found() {
    let count = 100_000;
    let table = |names: &dyn Fn(usize) -> String, first: &str| {
        let header: Vec<_> = (0..count).map(names).collect();
        let row = |value: &str| vec![value; count].join(",");
        format!("{first},{}\n10,{}\n20,{}\n", header.join(","), row("3"), row("4"))
    };
    let read = |text: &str| {
        let mut reader = HistoryReader::new();
        reader.push(text.as_bytes());
        reader.finish()
    };

    let plain = read(&table(&|index| format!("metric{index}"), "_timestamp"));
    assert_eq!(plain.columns.len(), count + 1);
    for column in plain.columns.iter().skip(1) {
        assert_eq!(column.role, ColumnRole::Metric);
        assert_eq!(plain.time_source(column), Some(TimeSource::Timestamp));
        assert_eq!(plain.times(column), [10_000.0, 20_000.0]);
        assert_eq!(plain.steps(column), [0.0, 1.0]);
    }

    // Only the first point of the first run summarises values that differ.
    let name = |index: usize| {
        let suffix = ["", "__MIN", "__MAX"][index % 3];
        format!("run {} - loss{suffix}", index / 3)
    };
    let panel = read(&table(&name, "Step").replace("\n10,3,3,3", "\n10,3,2,3"));
    assert_eq!(panel.axis().map(|axis| axis.name.as_str()), Some("Step"));
    for (index, column) in panel.columns.iter().skip(1).enumerate() {
        assert_eq!(
            (column.name.as_str(), column.run.as_deref()),
            ("loss", Some(&*format!("run {}", index / 3)))
        );
        assert_eq!(panel.steps(column), [10.0, 20.0]);
        assert_eq!(panel.summarised(column), u32::from(index < 3));
    }
}
