//! Files of events: how they are read, what they fire, and what came nearest to firing.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use hookwright::diagnostic::Code;
use hookwright::matcher::{Matcher, NearMiss, NearestMisses, Outcome, Replay};
use hookwright::model::{Automation, ConditionKind};
use serde_json::{Value, json};

fn automation(id: &str, scope: Value, trigger: Value) -> Automation {
    let automation = json!({
        "id": id, "name": id, "enabled": true, "team": "acme", "scope": scope, "trigger": trigger,
    });
    serde_json::from_value(automation).unwrap()
}

fn on_alias(filter: Value) -> Automation {
    let scope = json!({"type": "registry", "entity": "acme", "registry": "models"});
    automation(
        "a",
        scope,
        json!({"type": "ADD_ARTIFACT_ALIAS", "filter": filter.to_string()}),
    )
}

fn on_loss(condition: Value) -> Automation {
    let scope = json!({"type": "project", "entity": "acme", "project": "churn"});
    let condition = with(json!({"name": "loss", "window_size": 1}), condition);
    automation("a", scope, json!({"type": "RUN_METRIC", "condition": condition}))
}

/// Returns an event in which an alias is added, in one line of JSON. `fields` override the defaults.
fn alias_added(fields: Value) -> String {
    let event = json!({
        "type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme", "registry": "models", "collection": "churn",
        "alias": "prod", "artifact_version": {"id": "v", "index": 0, "aliases": ["{[", "\"]}"]},
    });
    with(event, fields).to_string()
}

/// Returns an event in which the run `r1` logs a loss, in one line of JSON.
fn logged(value: f64, time: &str) -> String {
    json!({
        "type": "RUN_METRIC", "time": time, "author": "mina", "entity": "acme", "project": "churn",
        "run": {"id": "r1", "display_name": "fast"}, "metric": {"name": "loss", "value": value, "step": 0},
    })
    .to_string()
}

fn with(mut event: Value, fields: Value) -> Value {
    event
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    event
}

/// The outcomes of a file of events.
#[derive(Debug, Default, PartialEq)]
struct Replayed {
    /// The first line of each event that fired the automation, and the event's text.
    firings: Vec<(u64, String)>,
    /// The line of each event that was skipped, and the end of the cooldown.
    skipped: Vec<(u64, Option<i64>)>,
    /// The first line of each entry that is not an event, the number of its lines, and the error.
    errors: Vec<(u64, u64, Code)>,
    events: u64,
    is_linewise: bool,
}

fn replay(automation: &Automation, file: &[u8], piece_size: usize) -> Replayed {
    let mut matcher = Matcher::new();
    matcher.set(automation.clone());
    let mut replay = Replay::default();
    let mut replayed = Replayed::default();
    let mut report = |outcome: Outcome| match outcome {
        Outcome::Fired { entry, .. } => {
            let bytes = &file[entry.start as usize..(entry.start + entry.length) as usize];
            let text = std::str::from_utf8(bytes).unwrap().trim();
            replayed.firings.push((entry.line, text.to_owned()));
        }
        Outcome::Skipped { entry, skipped, .. } => {
            let until = skipped.until.map(|until| until.0);
            replayed.skipped.push((entry.line, until));
        }
        Outcome::Unreadable { entry, error } => replayed.errors.push((entry.line, entry.lines, error.code())),
    };
    for piece in file.chunks(piece_size) {
        replay.push(&mut matcher, piece, &mut report);
    }
    replay.finish(&mut matcher, &mut report);
    (replayed.events, replayed.is_linewise) = (replay.events(), replay.is_linewise());
    replayed
}

/// Replays a file at once and in pieces of many sizes, which must make no difference.
fn replay_in_pieces(automation: &Automation, file: impl AsRef<[u8]>) -> Replayed {
    let file = file.as_ref();
    let whole = replay(automation, file, file.len().max(1));
    for size in [1, 2, 3, 7, 64, 1000] {
        assert_eq!(replay(automation, file, size), whole, "in pieces of {size}");
    }
    whole
}

/// Returns the first line of each event that fired the automation, and checks that its byte range is the whole event.
fn fired_lines(replayed: &Replayed) -> Vec<u64> {
    for (_, text) in &replayed.firings {
        assert_eq!(
            serde_json::from_str::<Value>(text).unwrap()["type"],
            "ADD_ARTIFACT_ALIAS"
        );
    }
    replayed.firings.iter().map(|(line, _)| *line).collect()
}

#[test]
fn lines_may_be_blank_end_in_crlf_and_follow_a_byte_order_mark() {
    let event = alias_added(json!({"author": "é"}));
    let file = format!("\u{feff}{event}\r\n\nnonsense\n{event}\n{{\"type\":\"NONE\"}}\n  \n{event}");
    let replayed = replay_in_pieces(&on_alias(json!({})), file);
    assert_eq!(fired_lines(&replayed), [1, 4, 7]);
    let errors = [(3, 1, Code::JsonSyntax), (5, 1, Code::EventTypeUnknown)];
    assert_eq!(replayed.errors, errors);
    assert_eq!((replayed.events, replayed.is_linewise), (3, true));
}

#[test]
fn events_are_read_from_one_object_several_indented_objects_and_arrays() {
    let compact = alias_added(json!({}));
    let value: Value = serde_json::from_str(&compact).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    let height = pretty.lines().count() as u64;
    let array = serde_json::to_string_pretty(&json!([value, value])).unwrap();
    for (file, lines) in [
        (pretty.clone(), vec![1]),
        (format!("\n\n{pretty}\n"), vec![3]),
        (
            format!("{pretty}\n{pretty}\n{compact}\n\n{pretty}"),
            vec![1, height + 1, 2 * height + 1, 2 * height + 3],
        ),
        (format!("[{compact}]"), vec![1]),
        (
            format!("\u{feff} [ {compact} ,{compact}\n, {compact}\n]\n"),
            vec![1, 1, 2],
        ),
        (array.clone(), vec![2, 2 + height]),
        (format!("[{compact}]\n[{compact}]\n{compact}\n"), vec![1, 2, 3]),
        ("[]".to_owned(), vec![]),
        (" \n ".to_owned(), vec![]),
    ] {
        let replayed = replay_in_pieces(&on_alias(json!({})), &file);
        assert_eq!(fired_lines(&replayed), lines, "{file}");
        assert_eq!(replayed.errors, [], "{file}");
    }
    assert!(!replay_in_pieces(&on_alias(json!({})), array).is_linewise);
    assert!(!replay_in_pieces(&on_alias(json!({})), format!("{pretty}\n")).is_linewise);
}

#[test]
fn a_broken_entry_is_reported_and_all_others_are_read() {
    let compact = alias_added(json!({}));
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&compact).unwrap()).unwrap();
    let height = pretty.lines().count() as u64;
    let syntax = Code::JsonSyntax;
    for (file, lines, errors) in [
        // A line was cut off.
        (
            format!("{}\n{compact}\n", &compact[..90]),
            vec![2],
            vec![(1, 1, syntax)],
        ),
        // An indented object lost its last line, or a quotation mark.
        (
            format!("{}\n{pretty}", pretty.trim_end_matches('}').trim_end()),
            vec![height],
            vec![(1, height - 1, syntax)],
        ),
        (
            format!("{}\n{pretty}", pretty.replacen("\"mina\"", "\"mina", 1)),
            vec![height + 1],
            vec![(1, height, syntax)],
        ),
        (format!("{compact},\n{compact}"), vec![2], vec![(1, 1, syntax)]),
        (
            format!("[{compact},\n7,\n{compact}]"),
            vec![1, 3],
            vec![(2, 1, Code::EventNotObject)],
        ),
        // The array has no end, or text after its end.
        (
            format!("[{compact},\n{compact}"),
            vec![1, 2],
            vec![(2, 0, syntax)],
        ),
        (format!("[{compact}]\n]"), vec![1], vec![(2, 1, syntax)]),
    ] {
        let replayed = replay_in_pieces(&on_alias(json!({})), &file);
        assert_eq!(fired_lines(&replayed), lines, "{file}");
        assert_eq!(replayed.errors, errors, "{file}");
    }
}

#[test]
fn entries_that_are_not_utf_8_or_too_long_are_reported_and_all_others_are_read() {
    let event = alias_added(json!({}));
    let endless = vec![b'x'; 17 << 20];
    let too_long = [b"\xff\xfe\n", endless.as_slice(), b"\n", event.as_bytes(), b"\n"].concat();
    let indented = [b"{\n", endless.as_slice(), b"\n}\n", event.as_bytes()].concat();
    let array = [b"[", endless.as_slice(), b",", event.as_bytes(), b"]"].concat();
    for (file, lines, errors) in [
        (
            too_long,
            vec![3],
            vec![(1, 1, Code::LineEncoding), (2, 1, Code::LineTooLong)],
        ),
        (indented, vec![4], vec![(1, 3, Code::LineTooLong)]),
        (array, vec![1], vec![(1, 1, Code::LineTooLong)]),
    ] {
        let replayed = replay(&on_alias(json!({})), &file, 1 << 20);
        assert_eq!(fired_lines(&replayed), lines);
        assert_eq!(replayed.errors, errors);
    }
}

#[test]
fn a_value_that_meets_its_condition_within_24_hours_of_a_firing_is_skipped() {
    let automation = on_loss(json!({"cmp_op": "$gt", "threshold": 0.5}));
    let lines = [
        logged(0.9, "2026-11-01T00:00:00Z"),
        logged(0.9, "2026-11-01T23:59:59Z"),
        logged(0.1, "2026-11-01T23:59:59Z"),
        logged(0.9, "2026-11-02T00:00:00Z"),
    ];
    let replayed = replay_in_pieces(&automation, lines.join("\n"));
    let fired: Vec<_> = replayed.firings.iter().map(|(line, _)| *line).collect();
    assert_eq!(fired, [1, 4]);
    // 2026-11-02T00:00:00Z
    assert_eq!(replayed.skipped, [(2, Some(1_793_577_600_000))]);
}

fn nearest(automation: Automation, lines: &[String]) -> Option<NearMiss> {
    let mut misses = NearestMisses::new([automation]);
    misses.push(lines.join("\n").as_bytes());
    let [miss] = misses.finish().try_into().unwrap();
    miss
}

/// Returns the line of the nearest miss, and the kind of the condition that failed.
fn missed(automation: Automation, lines: &[String]) -> (u64, ConditionKind) {
    let miss = nearest(automation, lines).unwrap();
    assert!(!miss.explanation.fires);
    (miss.entry.line, miss.explanation.reason.unwrap().kind)
}

#[test]
fn the_nearest_miss_is_the_event_that_met_most_conditions_and_the_first_of_equal_ones() {
    let lines = [
        logged(0.9, "2026-11-01T00:00:00Z"),
        alias_added(json!({"entity": "other", "alias": "staging"})),
        alias_added(json!({"registry": "other", "alias": "staging"})),
        alias_added(json!({"alias": "preprod"})),
        alias_added(json!({"alias": "latest"})),
        "nonsense".to_owned(),
    ];
    let on_staging = on_alias(json!({"alias": "staging"}));
    assert_eq!(missed(on_staging.clone(), &lines[..2]), (2, ConditionKind::Scope));
    assert_eq!(missed(on_staging.clone(), &lines[..3]), (3, ConditionKind::Scope));
    let two = on_alias(json!({"alias": {"$regex": "^prod$"}, "user": "mina", "collection": "churn"}));
    assert_eq!(missed(two.clone(), &lines), (4, ConditionKind::Field));
    let other_author = alias_added(json!({"alias": "prod", "author": "sora"}));
    let other_collection = alias_added(json!({"alias": "v1", "author": "sora", "collection": "churn"}));
    assert_eq!(
        missed(two, &[other_collection, other_author]),
        (2, ConditionKind::Field)
    );
    let either = on_alias(json!({"$or": [{"alias": "x", "user": "mina"}, {"alias": "y", "user": "sora"}]}));
    let neither = alias_added(json!({"alias": "z", "author": "jun"}));
    assert_eq!(
        missed(either, &[neither, alias_added(json!({"author": "sora"}))]),
        (2, ConditionKind::Field)
    );
}

#[test]
fn the_nearest_miss_of_a_disabled_automation_is_the_event_that_would_have_fired_it() {
    let disabled = Automation {
        enabled: false,
        ..on_alias(json!({"alias": "prod"}))
    };
    let lines = [alias_added(json!({"alias": "staging"})), alias_added(json!({}))];
    assert_eq!(missed(disabled, &lines), (2, ConditionKind::Enabled));
}

#[test]
fn an_automation_whose_type_of_event_is_not_in_the_file_has_no_nearest_miss() {
    let lines = [alias_added(json!({})), "nonsense".to_owned()];
    assert_eq!(
        nearest(on_loss(json!({"cmp_op": "$gt", "threshold": 1})), &lines),
        None
    );
}

#[test]
fn the_nearest_miss_of_a_metric_is_the_value_nearest_to_the_threshold_with_a_full_window() {
    let logged = |value| logged(value, "2026-11-01T00:00:00Z");
    let window = json!({"cmp_op": "$gt", "threshold": 3, "agg_op": "AVERAGE", "window_size": 2});
    let values = [9.0, -9.0, 6.0, -0.5, 0.0].map(logged);
    // The first value alone does not fill the window; the averages are then 0, -1.5, 2.75 and -0.25.
    let miss = nearest(on_loss(window.clone()), &values).unwrap();
    assert_eq!(miss.entry.line, 4);
    assert_eq!(miss.explanation.reason.unwrap().arguments["computed"], "2.75");
    assert_eq!(
        missed(on_loss(window), &values[..1]),
        (1, ConditionKind::WindowFull)
    );
    let below = json!({"cmp_op": "$lt", "threshold": -10});
    assert_eq!(missed(on_loss(below), &values), (2, ConditionKind::Metric));
}

#[test]
fn every_chosen_automation_gets_its_nearest_miss_in_one_pass() {
    let automations: Vec<_> = ["x", "staging", "pre"]
        .into_iter()
        .map(|alias| Automation {
            id: alias.into(),
            ..on_alias(json!({"alias": {"$regex": format!("^{alias}")}, "user": "mina"}))
        })
        .collect();
    let mut misses = NearestMisses::new(automations);
    let lines = [
        alias_added(json!({"author": "sora", "alias": "staging"})),
        alias_added(json!({})),
    ];
    for piece in lines.join("\n").as_bytes().chunks(10) {
        misses.push(piece);
    }
    let found: Vec<_> = misses.finish().into_iter().map(|miss| miss.unwrap()).collect();
    let summary: Vec<_> = found
        .iter()
        .map(|miss| (miss.explanation.automation.as_str(), miss.entry.line))
        .collect();
    assert_eq!(summary, [("x", 2), ("staging", 1), ("pre", 2)]);
}
