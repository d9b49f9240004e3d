#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::{Matcher, compiled::CompiledAutomation, index::Index};
use crate::model::{Automation, AutomationId, Event};

fn automation(id: &str, scope: Value, trigger: Value) -> Automation {
    serde_json::from_value(json!({
        "id": id, "name": id, "enabled": true, "team": "acme", "scope": scope, "trigger": trigger,
    }))
    .unwrap()
}

fn on_alias(id: &str, filter: Value) -> Automation {
    let scope = json!({"type": "registry", "entity": "acme", "registry": "model-registry"});
    automation(
        id,
        scope,
        json!({"type": "ADD_ARTIFACT_ALIAS", "filter": filter.to_string()}),
    )
}

fn alias_added(alias: &str) -> Event {
    let event = json!({
        "type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme", "registry": "model-registry",
        "collection": "churn", "alias": alias,
        "artifact_version": {"id": "QXJ0aWZhY3Q6NTE3ODg5ODg3", "index": 3, "aliases": [alias]},
    });
    Event::from_json(&event.to_string()).unwrap()
}

/// Creates an index of these automations, each with its position as the slot.
fn index(automations: &[Automation]) -> Index {
    let mut index = Index::default();
    for (slot, automation) in (0..).zip(automations) {
        let compiled = CompiledAutomation::new(automation.clone());
        let Automation { scope, trigger, .. } = automation;
        index.add(slot, scope, trigger, |field| {
            compiled.filter.required_literal(field)
        });
    }
    index
}

fn candidates(automations: &[Automation], event: &Event) -> Vec<u32> {
    let mut candidates = Vec::new();
    index(automations).each_candidate(event, |slot| candidates.push(slot));
    candidates.sort_unstable();
    candidates
}

#[test]
fn an_exact_alias_finds_only_automations_for_that_alias() {
    let automations: Vec<_> = (0..1000)
        .map(|n| on_alias(&n.to_string(), json!({"alias": format!("alias-{n}")})))
        .collect();
    assert_eq!(candidates(&automations, &alias_added("alias-77")), [77]);
    assert_eq!(candidates(&automations, &alias_added("alias")), [0_u32; 0]);
}

#[test]
fn an_alias_finds_only_automations_for_its_prefixes() {
    let automations: Vec<_> = (0..1000)
        .map(|n| on_alias(&n.to_string(), json!({"alias": {"$regex": format!("^team-{n}")}})))
        .collect();
    assert_eq!(
        candidates(&automations, &alias_added("team-777-prod")),
        [7, 77, 777]
    );
}

#[test]
fn an_alias_finds_only_automations_whose_literal_it_partly_contains() {
    let automations: Vec<_> = (0..1000)
        .map(|n| {
            on_alias(
                &n.to_string(),
                json!({"alias": {"$regex": format!("model-{n:04}-candidate")}}),
            )
        })
        .collect();
    let found = candidates(&automations, &alias_added("eu/model-0042-candidate/7"));
    assert!(found.contains(&42) && found.len() < 20, "{found:?}");
}

#[test]
fn a_filter_that_requires_no_string_is_found_by_every_event_in_its_scope() {
    let automations = [
        on_alias("any", json!({})),
        on_alias("not", json!({"alias": {"$ne": "prod"}})),
    ];
    assert_eq!(candidates(&automations, &alias_added("prod")), [0, 1]);
}

#[test]
fn an_automation_that_can_not_fire_is_not_indexed() {
    let mut matcher = Matcher::new();
    let on_team = json!({"type": "team", "entity": "acme"});
    let on_registry = json!({"type": "registry", "entity": "acme", "registry": "models"});
    matcher.set(automation("created", on_team, json!({"type": "CREATE_ARTIFACT"})));
    matcher.set(automation(
        "run",
        on_registry,
        json!({"type": "RUN_STATE", "states": ["FAILED"]}),
    ));
    matcher.set(Automation {
        enabled: false,
        ..on_alias("disabled", json!({}))
    });
    assert!(matcher.index.is_empty());
    assert_eq!(matcher.len(), 3);
}

#[test]
fn the_index_is_empty_after_its_last_automation_is_removed() {
    let mut matcher = Matcher::new();
    let ids: Vec<_> = (0..50).map(|n| n.to_string()).collect();
    for id in &ids {
        matcher.set(on_alias(id, json!({"alias": {"$in": ["a", id, "b"]}})));
        matcher.set(on_alias(id, json!({"alias": {"$regex": "lit.*eral|x"}})));
    }
    for id in &ids {
        assert!(matcher.remove(&AutomationId::from(id.as_str())));
    }
    assert!(matcher.index.is_empty());
}

#[test]
fn the_state_of_a_run_is_dropped_when_the_run_ends() {
    let mut matcher = Matcher::new();
    let scope = json!({"type": "project", "entity": "acme", "project": "churn"});
    let condition =
        json!({"name": "loss", "window_size": 3, "agg_op": "AVERAGE", "cmp_op": "$gt", "threshold": 9});
    matcher.set(automation(
        "loss",
        scope,
        json!({"type": "RUN_METRIC", "condition": condition}),
    ));
    let event = |mut own: Value| {
        let common = json!({
            "author": "mina", "entity": "acme", "project": "churn", "run": {"id": "r1", "display_name": "fast"},
        });
        own.as_object_mut()
            .unwrap()
            .extend(common.as_object().unwrap().clone());
        Event::from_json(&own.to_string()).unwrap()
    };
    let logged = event(json!({"type": "RUN_METRIC", "metric": {"name": "loss", "value": 1.0, "step": 1}}));
    for (state, runs) in [("RUNNING", 1), ("FINISHED", 0), ("FAILED", 0), ("KILLED", 0)] {
        assert_eq!(matcher.match_event(&logged).unwrap().count(), 0);
        let reached = event(json!({"type": "RUN_STATE", "state": state}));
        assert_eq!(matcher.match_event(&reached).unwrap().count(), 0);
        assert_eq!(matcher.runs.len(), runs, "{state}");
    }
}
