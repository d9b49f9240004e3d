//! Sample events: for every kind of trigger and many filters, the generated event fires the automation, and where no event
//! can, the check says so.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use hookwright::matcher::{Matcher, SampleVerdict, check_sample, fitting_sample};
use hookwright::model::{Automation, ConditionKind, Event};
use proptest::prelude::*;
use serde_json::{Value, json};

fn automation(scope: Value, trigger: Value) -> Automation {
    let automation = json!({
        "id": "a", "name": "A", "enabled": true, "team": "acme", "scope": scope, "trigger": trigger,
    });
    serde_json::from_value(automation).unwrap()
}

fn registry() -> Value {
    json!({"type": "registry", "entity": "acme", "registry": "wandb-registry-models", "collection": "churn"})
}

fn project() -> Value {
    json!({"type": "project", "entity": {"name": "acme", "id": "7"}, "project": "churn"})
}

fn alias_trigger(condition: &Value) -> Automation {
    let filter = json!({"$or": [{"$and": [{"alias": condition}]}]}).to_string();
    automation(
        registry(),
        json!({"type": "ADD_ARTIFACT_ALIAS", "filter": filter}),
    )
}

/// Returns whether the matcher fires the automation for the event, after the events before it.
fn fires(automation: &Automation, before: &[Event], event: &Event) -> bool {
    let mut matcher = Matcher::new();
    matcher.set(automation.clone());
    for earlier in before {
        assert_eq!(matcher.match_event(earlier).unwrap().count(), 0);
    }
    matcher.match_event(event).unwrap().count() == 1
}

fn assert_fits(automation: &Automation) -> Event {
    let event = fitting_sample(automation).unwrap();
    let check = check_sample(automation, &event).unwrap();
    assert_eq!(check.verdict, SampleVerdict::Fires, "{:?}", check.reason);
    assert_eq!(check.reason, None);
    assert!(fires(automation, &[], &event));
    event
}

const ARTIFACT_TRIGGERS: [&str; 8] = [
    "LINK_ARTIFACT",
    "UNLINK_ARTIFACT",
    "CREATE_ARTIFACT",
    "ADD_ARTIFACT_ALIAS",
    "ADD_ARTIFACT_TAG",
    "REMOVE_ARTIFACT_TAG",
    "ADD_COLLECTION_TAG",
    "REMOVE_COLLECTION_TAG",
];

#[test]
fn every_kind_of_artifact_trigger_has_a_sample_in_every_scope() {
    let narrowed = json!({"type": "project", "entity": "acme", "project": "churn", "collection": "model"});
    let scopes = [
        json!({"type": "organization", "organization": "Acme Corporation"}),
        json!({"type": "team", "entity": "another-team"}),
        narrowed,
        registry(),
    ];
    for trigger in ARTIFACT_TRIGGERS {
        for scope in &scopes {
            let needs_collection = trigger == "CREATE_ARTIFACT";
            if needs_collection && !scope.to_string().contains("collection") {
                continue;
            }
            assert_fits(&automation(scope.clone(), json!({"type": trigger})));
        }
    }
}

#[test]
fn a_sample_has_an_alias_that_the_expression_matches() {
    for expression in [
        "^prod$",
        "prod",
        "^europe.*",
        "^(prod|staging)-v[0-9]+$",
        "(?i)^LATEST$",
        r"^v\d{2,}\.\d+$",
        "^.{12}$",
        "[^a-z]",
        "^(?:eu|us)-(?:west|east)-[1-9]$",
        "^한국-[가-힣]+$",
        r"^release/\S+$",
    ] {
        let event = assert_fits(&alias_trigger(&json!({"$regex": expression})));
        let event: Value = serde_json::from_str(&event.to_json()).unwrap();
        let alias = event["alias"].as_str().unwrap();
        assert!(
            event["artifact_version"]["aliases"]
                .as_array()
                .unwrap()
                .contains(&json!(alias))
        );
    }
}

#[test]
fn a_sample_meets_every_operator_and_combination_of_conditions() {
    for filter in [
        json!({"alias": "champion"}),
        json!({"alias": {"$ne": "prod"}}),
        json!({"alias": {"$in": ["blue", "green"]}}),
        json!({"alias": {"$nin": ["prod", "staging"]}}),
        json!({"alias": {"$contains": "canary"}}),
        json!({"alias": {"$gt": "x"}}),
        json!({"alias": {"$lt": "m"}}),
        json!({"$and": [{"alias": {"$regex": "^prod"}}, {"alias": {"$regex": "eu$"}}]}),
        json!({"$nor": [{"alias": "prod"}, {"alias": {"$regex": "^staging"}}]}),
        json!({"alias": {"$not": {"$regex": "^prod"}}}),
        json!({"$or": [{"tag": "never here"}, {"alias": "only-this"}]}),
        json!({"aliases": {"$all": ["one", "two"]}}),
        json!({"aliases": {"$size": 3}}),
        json!({"tags": "reviewed", "user": "sora"}),
        json!({"metadata.accuracy": {"$gte": 0.99}, "metadata.framework": "torch"}),
        json!({"metadata.nested.deep": {"$exists": true}}),
        json!({"metadata.accuracy": {"$exists": false}}),
        json!({"collection": {"$regex": "^churn$"}}),
    ] {
        let trigger = json!({"type": "ADD_ARTIFACT_ALIAS", "filter": filter.to_string()});
        assert_fits(&automation(registry(), trigger));
    }
    for filter in [
        json!({"display_name": {"$regex": "^nightly"}}),
        json!({"$and": [{"user": "sora"}, {"name": "run-7"}]}),
        json!({"config.optimizer.name": "adam"}),
        json!({"state": "failed"}),
        json!({"tags": {"$in": ["baseline"]}}),
    ] {
        let trigger = json!({"type": "RUN_STATE", "states": ["FAILED"], "filter": filter.to_string()});
        assert_fits(&automation(project(), trigger));
    }
}

fn threshold(operator: &str, threshold: f64, window: u32) -> Value {
    json!({"type": "RUN_METRIC", "condition": {
        "name": "val/loss", "agg_op": "AVERAGE", "window_size": window, "cmp_op": operator, "threshold": threshold,
    }})
}

proptest! {
    #[test]
    fn a_sample_of_a_threshold_fires_when_the_window_is_full_of_its_value(
        operator in proptest::sample::select(vec!["$gt", "$gte", "$lt", "$lte", "$eq", "$ne"]),
        number in prop_oneof![Just(0.0), Just(0.9), -1e3..1e3, -1e300..1e300, -1e-300..1e-300],
        window in 1..6_u32,
    ) {
        let automation = automation(project(), threshold(operator, number, window));
        let event = fitting_sample(&automation).unwrap();
        let verdict = check_sample(&automation, &event).unwrap().verdict;
        let expected = if window == 1 { SampleVerdict::Fires } else { SampleVerdict::DependsOnEarlierValues };
        prop_assert_eq!(verdict, expected);
        let before = vec![event.clone(); window as usize - 1];
        prop_assert!(fires(&automation, &before, &event));
    }

    #[test]
    fn the_check_of_a_sample_agrees_with_the_matcher(
        alias in "[a-z]{1,3}",
        expression in "[a-z]{0,2}",
        enabled in any::<bool>(),
        registry in proptest::sample::select(vec!["models", "others"]),
    ) {
        let mut automation = alias_trigger(&json!({"$regex": expression}));
        automation.enabled = enabled;
        let event = json!({
            "type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme",
            "registry": format!("wandb-registry-{registry}"), "collection": "churn",
            "alias": alias, "artifact_version": {"id": "v", "index": 0},
        });
        let event = Event::from_json(&event.to_string()).unwrap();
        let check = check_sample(&automation, &event).unwrap();
        prop_assert_eq!(check.verdict == SampleVerdict::Fires, fires(&automation, &[], &event));
        prop_assert_eq!(check.reason.is_none(), check.verdict == SampleVerdict::Fires);
    }
}

#[test]
fn a_value_that_misses_the_threshold_does_not_fire_whatever_the_run_logged_before() {
    let automation = automation(project(), threshold("$lt", 0.5, 5));
    let mut event: Value = serde_json::from_str(&fitting_sample(&automation).unwrap().to_json()).unwrap();
    event["metric"]["value"] = json!(0.7);
    let check = check_sample(&automation, &Event::from_json(&event.to_string()).unwrap()).unwrap();
    assert_eq!(check.verdict, SampleVerdict::DoesNotFire);
    assert_eq!(check.reason.unwrap().kind, ConditionKind::Metric);
}

/// Returns the event with another value of its metric.
fn with_value(event: &Event, value: f64) -> Event {
    let mut event: Value = serde_json::from_str(&event.to_json()).unwrap();
    event["metric"]["value"] = json!(value);
    Event::from_json(&event.to_string()).unwrap()
}

#[test]
fn samples_of_a_change_and_of_a_z_score_fire_after_steady_values() {
    for (basis, direction) in [
        ("ABSOLUTE", "INCREASE"),
        ("ABSOLUTE", "DECREASE"),
        ("RELATIVE", "ANY"),
        ("RELATIVE", "DECREASE"),
    ] {
        let change = json!({"type": "RUN_METRIC_CHANGE", "condition": {
            "name": "val/loss", "agg_op": null, "current_window_size": 1, "prior_window_size": 1,
            "change_type": basis, "change_dir": direction, "change_amount": 0.25,
        }});
        let automation = automation(project(), change);
        let event = fitting_sample(&automation).unwrap();
        assert_eq!(
            check_sample(&automation, &event).unwrap().verdict,
            SampleVerdict::DependsOnEarlierValues
        );
        let steady = steady_value("RUN_METRIC_CHANGE");
        assert!(
            fires(&automation, &[with_value(&event, steady)], &event),
            "{basis} {direction}"
        );
    }
    for direction in ["INCREASE", "DECREASE", "ANY"] {
        let score = json!({"type": "RUN_METRIC_ZSCORE", "condition": {
            "name": "val/loss", "window_size": 4, "threshold": 3, "change_dir": direction,
        }});
        let automation = automation(project(), score);
        let event = fitting_sample(&automation).unwrap();
        assert_eq!(
            check_sample(&automation, &event).unwrap().verdict,
            SampleVerdict::DependsOnEarlierValues
        );
        let steady = steady_value("RUN_METRIC_ZSCORE");
        let before = [-0.1, 0.1, -0.1, 0.1].map(|noise| with_value(&event, steady + noise));
        assert!(fires(&automation, &before, &event), "{direction}");
    }
}

/// Returns the value that the metric of the crate's own sample has.
fn steady_value(event_type: &str) -> f64 {
    let event_type: hookwright::model::EventType = event_type.parse().unwrap();
    let sample: Value = serde_json::from_str(event_type.sample()).unwrap();
    sample["metric"]["value"].as_f64().unwrap()
}

#[test]
fn where_no_event_can_fire_the_automation_the_check_gives_the_reason() {
    let disabled = Automation {
        enabled: false,
        ..alias_trigger(&json!("prod"))
    };
    let killed = automation(project(), json!({"type": "RUN_STATE", "states": ["KILLED"]}));
    let stateless = automation(project(), json!({"type": "RUN_STATE", "states": []}));
    let run_in_registry = automation(registry(), json!({"type": "RUN_STATE", "states": ["FAILED"]}));
    let contradiction = automation(
        registry(),
        json!({"type": "ADD_ARTIFACT_ALIAS", "filter": r#"{"$and": [{"alias": "a"}, {"alias": "b"}]}"#}),
    );
    let unreadable = automation(registry(), json!({"type": "ADD_ARTIFACT_ALIAS", "filter": "{"}));
    let other_collection = automation(
        registry(),
        json!({"type": "ADD_ARTIFACT_ALIAS", "filter": r#"{"collection": "another"}"#}),
    );
    for (automation, reason) in [
        (disabled, ConditionKind::Enabled),
        (killed, ConditionKind::RunState),
        (stateless, ConditionKind::RunState),
        (run_in_registry, ConditionKind::ScopeAllowed),
        (contradiction, ConditionKind::Field),
        (unreadable, ConditionKind::FilterUnreadable),
        (other_collection, ConditionKind::Field),
    ] {
        let check = check_sample(&automation, &fitting_sample(&automation).unwrap()).unwrap();
        assert_eq!(check.verdict, SampleVerdict::DoesNotFire);
        assert_eq!(check.reason.unwrap().kind, reason, "{automation:?}");
    }
}
