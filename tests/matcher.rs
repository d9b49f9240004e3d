//! The rules by which the matcher decides and explains, one by one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use hookwright::diagnostic::{Code, Diagnostic, Evidence};
use hookwright::matcher::{Explanation, Matcher};
use hookwright::model::{Automation, AutomationId, Condition, ConditionKind, Event, EventType, Verdict};
use serde_json::{Value, json};

fn automation(id: &str, scope: Value, trigger: Value) -> Automation {
    let automation = json!({
        "id": id, "name": id, "enabled": true, "team": "acme", "scope": scope, "trigger": trigger,
    });
    serde_json::from_value(automation).unwrap()
}

fn project() -> Value {
    json!({"type": "project", "entity": "acme", "project": "churn"})
}

fn on_alias(id: &str, scope: Value) -> Automation {
    automation(id, scope, json!({"type": "ADD_ARTIFACT_ALIAS"}))
}

/// Creates an event in which an alias is added in a registry of the team `acme`. `fields` override the defaults.
fn alias_added(fields: Value) -> Event {
    let mut event = json!({
        "type": "ADD_ARTIFACT_ALIAS", "author": "mina", "entity": "acme", "registry": "models", "collection": "churn",
        "alias": "prod", "artifact_version": {"id": "v", "index": 0},
    });
    event
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    Event::from_json(&event.to_string()).unwrap()
}

fn run_event(fields: Value) -> Event {
    let mut event = json!({
        "author": "mina", "entity": "acme", "project": "churn",
        "run": {"id": "r1", "display_name": "fast", "user": "mina"},
    });
    event
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    Event::from_json(&event.to_string()).unwrap()
}

fn logged(value: f64, time: &str) -> Event {
    let metric = json!({"name": "loss", "value": value, "step": 0});
    run_event(json!({"type": "RUN_METRIC", "metric": metric, "time": time}))
}

fn reached(state: &str) -> Event {
    run_event(json!({"type": "RUN_STATE", "state": state}))
}

fn matcher(automations: impl IntoIterator<Item = Automation>) -> Matcher {
    let mut matcher = Matcher::new();
    for automation in automations {
        matcher.set(automation);
    }
    matcher
}

fn fired(matcher: &mut Matcher, event: &Event) -> Vec<String> {
    let firings = matcher.match_event(event).unwrap();
    firings
        .map(|firing| firing.automation.id.as_str().to_owned())
        .collect()
}

fn why(matcher: &Matcher, id: &str, event: &Event) -> Explanation {
    matcher
        .explain_one(&AutomationId::from(id), event)
        .unwrap()
        .unwrap()
}

#[test]
fn a_crashed_run_fires_automations_that_wait_for_failed_runs() {
    let mut matcher = Matcher::new();
    for (id, states) in [
        ("failed", json!(["FAILED"])),
        ("crashed", json!(["CRASHED", "FAILED"])),
        ("finished", json!(["FINISHED"])),
    ] {
        let trigger = json!({"type": "RUN_STATE", "states": states});
        matcher.set(automation(id, project(), trigger));
    }
    assert_eq!(fired(&mut matcher, &reached("CRASHED")), ["failed", "crashed"]);
    assert_eq!(fired(&mut matcher, &reached("FAILED")), ["failed", "crashed"]);
    let found = why(&matcher, "finished", &reached("CRASHED")).reason.unwrap();
    assert_eq!(found.arguments["found"], "CRASHED");
}

#[test]
fn an_event_fires_automations_of_every_scope_that_contains_it() {
    let mut matcher = matcher([
        on_alias(
            "organization",
            json!({"type": "organization", "organization": "acme-corp"}),
        ),
        on_alias(
            "other organization",
            json!({"type": "organization", "organization": "other"}),
        ),
        on_alias("team", json!({"type": "team", "entity": "acme"})),
        on_alias("other team", json!({"type": "team", "entity": "other"})),
        on_alias(
            "registry",
            json!({"type": "registry", "entity": "acme", "registry": "models"}),
        ),
        on_alias(
            "project",
            json!({"type": "project", "entity": "acme", "project": "models"}),
        ),
        on_alias(
            "collection",
            json!({"type": "registry", "entity": "acme", "registry": "models", "collection": "churn"}),
        ),
        on_alias(
            "other collection",
            json!({"type": "registry", "entity": "acme", "registry": "models", "collection": "x"}),
        ),
        on_alias(
            "other team's registry",
            json!({"type": "registry", "entity": "other", "registry": "models"}),
        ),
    ]);
    let event = alias_added(json!({"organization": "acme-corp"}));
    assert_eq!(
        fired(&mut matcher, &event),
        ["organization", "team", "registry", "collection"]
    );

    let in_unknown_organization = alias_added(json!({"collection": "created later"}));
    assert_eq!(
        fired(&mut matcher, &in_unknown_organization),
        ["team", "registry"]
    );

    let in_project = alias_added(json!({"registry": null, "project": "models"}));
    assert_eq!(fired(&mut matcher, &in_project), ["team", "project"]);
}

#[test]
fn containers_compare_by_id_if_both_have_one_and_by_name_otherwise() {
    let scope = |registry: Value| json!({"type": "registry", "entity": "acme", "registry": registry});
    let mut matcher = matcher([
        on_alias("1 by id", scope(json!({"name": "old name", "id": "1"}))),
        on_alias("2 by id", scope(json!({"name": "models", "id": "2"}))),
        on_alias("by name", scope(json!("models"))),
    ]);
    let renamed = alias_added(json!({"registry": {"name": "models", "id": "1"}}));
    assert_eq!(fired(&mut matcher, &renamed), ["1 by id", "by name"]);
    let without_id = alias_added(json!({"registry": "models"}));
    assert_eq!(fired(&mut matcher, &without_id), ["2 by id", "by name"]);
}

#[test]
fn a_scope_level_that_is_not_met_is_explained_with_the_events_container() {
    let scope = json!({"type": "registry", "entity": "acme", "registry": {"name": "models", "id": "1"}, "collection": "c"});
    let matcher = matcher([on_alias("a", scope)]);
    let explanation = why(
        &matcher,
        "a",
        &alias_added(json!({"registry": {"name": "models", "id": "2"}})),
    );
    let reason = explanation.reason.unwrap();
    assert_eq!(
        (reason.kind, reason.verdict),
        (ConditionKind::Scope, Verdict::NotMet)
    );
    let arguments: Vec<_> = reason
        .arguments
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let expected = [
        ("expected", "models"),
        ("expectedId", "1"),
        ("found", "models"),
        ("foundId", "2"),
        ("level", "registry"),
    ];
    assert_eq!(arguments, expected);

    let in_project = alias_added(json!({"registry": null, "project": "models"}));
    let reason = why(&matcher, "a", &in_project).reason.unwrap();
    assert_eq!(reason.arguments["foundLevel"], "project");
}

#[test]
fn a_disabled_automation_never_fires_and_its_explanation_gives_that_reason() {
    let mut disabled = on_alias("a", json!({"type": "team", "entity": "acme"}));
    disabled.enabled = false;
    let mut matcher = matcher([disabled.clone()]);
    let event = alias_added(json!({}));
    assert_eq!(fired(&mut matcher, &event), [""; 0]);
    assert_eq!(
        why(&matcher, "a", &event).reason.unwrap().kind,
        ConditionKind::Enabled
    );

    disabled.enabled = true;
    matcher.set(disabled);
    assert_eq!(fired(&mut matcher, &event), ["a"]);
}

#[test]
fn an_automation_with_a_scope_that_wandb_does_not_allow_never_fires_and_its_explanation_gives_that_reason() {
    let team = json!({"type": "team", "entity": "acme"});
    let registry = json!({"type": "registry", "entity": "acme", "registry": "models"});
    let mut matcher = Matcher::new();
    let created = automation("created", team, json!({"type": "CREATE_ARTIFACT"}));
    assert_eq!(matcher.set(created)[0].code, Code::TriggerNeedsCollection);
    let failed = automation(
        "failed",
        registry,
        json!({"type": "RUN_STATE", "states": ["FAILED"]}),
    );
    assert_eq!(matcher.set(failed)[0].code, Code::TriggerNeedsProject);

    let created = alias_added(json!({"type": "CREATE_ARTIFACT", "alias": null}));
    for (id, event) in [("created", created), ("failed", reached("FAILED"))] {
        assert_eq!(fired(&mut matcher, &event), [""; 0]);
        assert_eq!(
            why(&matcher, id, &event).reason.unwrap().kind,
            ConditionKind::ScopeAllowed
        );
    }
}

#[test]
fn a_run_event_fires_in_a_team_or_an_organization_which_only_the_sdk_offers() {
    let trigger = json!({"type": "RUN_STATE", "states": ["FAILED"]});
    let mut matcher = Matcher::new();
    for (id, scope, expected) in [
        ("project", project(), vec![]),
        (
            "team",
            json!({"type": "team", "entity": "acme"}),
            vec![Code::TriggerScopeSdkOnly],
        ),
        (
            "organization",
            json!({"type": "organization", "organization": "acme-corp"}),
            vec![Code::TriggerScopeSdkOnly],
        ),
    ] {
        let found = matcher.set(automation(id, scope, trigger.clone()));
        let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, expected, "{id}");
    }
    let fired = fired(&mut matcher, &reached("FAILED"));
    assert!(fired.contains(&"team".to_owned()), "{fired:?}");
}

#[test]
fn a_metric_trigger_without_the_name_of_a_metric_is_an_error() {
    let condition = json!({"name": " ", "window_size": 1, "cmp_op": "$gt", "threshold": 5});
    let trigger = json!({"type": "RUN_METRIC", "condition": condition});
    let mut matcher = Matcher::new();
    let found = matcher.set(automation("a", project(), trigger));
    assert_eq!(
        found.first().map(|finding| finding.code),
        Some(Code::TriggerMetricMissing)
    );
}

#[test]
fn a_killed_run_fires_nothing_even_if_an_automation_waits_for_it() {
    let trigger = json!({"type": "RUN_STATE", "states": ["KILLED", "FINISHED"]});
    let mut matcher = matcher([automation("a", project(), trigger)]);
    assert_eq!(fired(&mut matcher, &reached("KILLED")), [""; 0]);
    let reason = why(&matcher, "a", &reached("KILLED")).reason.unwrap();
    assert_eq!(reason.kind, ConditionKind::RunKilled);
    assert_eq!(fired(&mut matcher, &reached("FINISHED")), ["a"]);
    assert_eq!(fired(&mut matcher, &reached("RUNNING")), [""; 0]);
}

#[test]
fn one_logged_value_fires_all_three_types_of_metric_automations_each_as_its_own_type() {
    let threshold = json!({"name": "loss", "window_size": 1, "cmp_op": "$gt", "threshold": 5});
    let change = json!({
        "name": "loss", "current_window_size": 1, "prior_window_size": 1, "change_type": "ABSOLUTE",
        "change_dir": "ANY", "change_amount": 5,
    });
    let score = json!({"name": "loss", "window_size": 2, "threshold": 3, "change_dir": "ANY"});
    let mut matcher = matcher([
        automation(
            "score",
            project(),
            json!({"type": "RUN_METRIC_ZSCORE", "condition": score}),
        ),
        automation(
            "change",
            project(),
            json!({"type": "RUN_METRIC_CHANGE", "condition": change}),
        ),
        automation(
            "threshold",
            project(),
            json!({"type": "RUN_METRIC", "condition": threshold}),
        ),
    ]);
    for value in [1.0, 1.5] {
        assert_eq!(
            fired(&mut matcher, &logged(value, "2026-11-23T09:00:00Z")),
            [""; 0]
        );
    }
    let high = logged(9.0, "2026-11-23T09:01:00Z");
    let types: Vec<_> = matcher
        .match_event(&high)
        .unwrap()
        .map(|firing| firing.event_type)
        .collect();
    assert_eq!(
        types,
        [
            EventType::RunMetricZscore,
            EventType::RunMetricChange,
            EventType::RunMetric
        ]
    );

    let soon = logged(99.0, "2026-11-23T09:02:00Z");
    assert_eq!(fired(&mut matcher, &soon), [""; 0]);
    let reason = why(&matcher, "threshold", &soon).reason.unwrap();
    assert_eq!(reason.kind, ConditionKind::Cooldown);
    assert_eq!(reason.arguments["until"], "2026-11-24T09:01:00Z");
    assert_eq!(
        fired(&mut matcher, &logged(99.0, "2026-11-24T09:01:00Z")),
        ["threshold"]
    );
}

#[test]
fn a_value_is_logged_only_if_all_other_conditions_are_met() {
    let condition =
        json!({"name": "loss", "agg_op": "MIN", "window_size": 2, "cmp_op": "$gt", "threshold": 5});
    let trigger = json!({"type": "RUN_METRIC", "condition": condition, "filter": r#"{"user": "mina"}"#});
    let mut matcher = matcher([automation("a", project(), trigger)]);
    let of_another = json!({
        "type": "RUN_METRIC", "metric": {"name": "loss", "value": 9, "step": 0},
        "run": {"id": "r1", "display_name": "fast", "user": "juno"},
    });
    let time = "2026-11-23T09:00:00Z";
    assert_eq!(fired(&mut matcher, &run_event(of_another)), [""; 0]);
    assert_eq!(fired(&mut matcher, &logged(9.0, time)), [""; 0]);
    assert_eq!(fired(&mut matcher, &logged(9.0, time)), ["a"]);
}

#[test]
fn a_run_that_ended_starts_again_with_empty_windows() {
    let condition =
        json!({"name": "loss", "agg_op": "MIN", "window_size": 2, "cmp_op": "$gt", "threshold": 5});
    let mut matcher = matcher([automation(
        "a",
        project(),
        json!({"type": "RUN_METRIC", "condition": condition}),
    )]);
    let value = logged(9.0, "2026-11-23T09:00:00Z");
    assert_eq!(fired(&mut matcher, &value), [""; 0]);
    fired(&mut matcher, &reached("FAILED"));
    assert_eq!(fired(&mut matcher, &value), [""; 0]);
    assert_eq!(fired(&mut matcher, &value), ["a"]);
}

#[test]
fn explaining_does_not_log_the_value() {
    let condition =
        json!({"name": "loss", "agg_op": "MIN", "window_size": 2, "cmp_op": "$gt", "threshold": 5});
    let mut matcher = matcher([automation(
        "a",
        project(),
        json!({"type": "RUN_METRIC", "condition": condition}),
    )]);
    let value = logged(9.0, "2026-11-23T09:00:00Z");
    for _ in 0..3 {
        assert_eq!(
            why(&matcher, "a", &value).reason.unwrap().kind,
            ConditionKind::WindowFull
        );
    }
    assert_eq!(fired(&mut matcher, &value), [""; 0]);
    assert!(why(&matcher, "a", &value).fires);
}

#[test]
fn firings_come_in_the_order_of_adding_and_a_change_keeps_the_position() {
    let team = || json!({"type": "team", "entity": "acme"});
    let mut matcher = matcher(["c", "a", "b"].map(|id| on_alias(id, team())));
    matcher.set(Automation {
        name: "changed".to_owned(),
        ..on_alias("c", team())
    });
    let event = alias_added(json!({}));
    assert_eq!(fired(&mut matcher, &event), ["c", "a", "b"]);
    assert!(matcher.remove(&"a".into()));
    assert!(!matcher.remove(&"a".into()));
    matcher.set(on_alias("a", team()));
    assert_eq!(fired(&mut matcher, &event), ["c", "b", "a"]);
    assert_eq!(matcher.get(&"c".into()).unwrap().name, "changed");
}

#[test]
fn automations_that_fire_are_explained_first() {
    let team = |entity: &str| json!({"type": "team", "entity": entity});
    let matcher = matcher([
        on_alias("a", team("x")),
        on_alias("b", team("acme")),
        on_alias("c", team("y")),
    ]);
    let explained = matcher.explain(&alias_added(json!({}))).unwrap();
    let order: Vec<_> = explained
        .iter()
        .map(|explanation| explanation.automation.as_str())
        .collect();
    assert_eq!(order, ["b", "a", "c"]);
}

#[test]
fn conditions_after_a_failed_one_are_evaluated_unless_the_event_has_another_type() {
    let trigger = json!({"type": "ADD_ARTIFACT_ALIAS", "filter": r#"{"alias": "staging"}"#});
    let matcher = matcher([automation(
        "a",
        json!({"type": "team", "entity": "other"}),
        trigger,
    )]);
    let verdicts = |event: &Event| -> Vec<_> {
        let children = why(&matcher, "a", event).condition.children;
        children.iter().map(|child| (child.kind, child.verdict)).collect()
    };
    use ConditionKind::{Enabled, Filter, Scope, ScopeAllowed};
    let expected = [
        (Enabled, Verdict::Met),
        (ScopeAllowed, Verdict::Met),
        (ConditionKind::EventType, Verdict::Met),
        (Scope, Verdict::NotMet),
        (Filter, Verdict::NotMet),
    ];
    assert_eq!(verdicts(&alias_added(json!({}))), expected);
    let of_another_type = verdicts(&reached("FAILED"));
    assert_eq!(of_another_type[2].1, Verdict::NotMet);
    assert_eq!(of_another_type[4].1, Verdict::NotReached);
}

/// Returns the kinds of all conditions that state evidence for their rule, with that evidence.
fn evidence(condition: &Condition) -> Vec<(ConditionKind, Evidence)> {
    let own = condition.evidence.map(|evidence| (condition.kind, evidence));
    let below = condition.children.iter().flat_map(evidence);
    own.into_iter().chain(below).collect()
}

#[test]
fn each_condition_states_the_evidence_for_its_rule() {
    use ConditionKind as Kind;
    let evidence_of = |aggregate: Value, kind: &str, own: Value| {
        let mut condition = json!({"name": "loss"});
        let fields = condition.as_object_mut().unwrap();
        fields.extend(aggregate.as_object().unwrap().clone());
        fields.extend(own.as_object().unwrap().clone());
        let trigger = json!({"type": kind, "condition": condition, "filter": r#"{"user":"mina"}"#});
        let matcher = matcher([automation("a", project(), trigger)]);
        evidence(&why(&matcher, "a", &logged(0.5, "2026-11-01T00:00:00Z")).condition)
    };
    let windows = json!({"agg_op": "AVERAGE"});
    let threshold = evidence_of(
        windows.clone(),
        "RUN_METRIC",
        json!({"window_size": 1, "cmp_op": "$gt", "threshold": 0.1}),
    );
    assert_eq!(
        threshold,
        [
            (Kind::Enabled, Evidence::Documented),
            (Kind::ScopeAllowed, Evidence::Documented),
            (Kind::EventType, Evidence::Documented),
            (Kind::Scope, Evidence::Documented),
            (Kind::Scope, Evidence::Documented),
            (Kind::Scope, Evidence::Documented),
            (Kind::MetricName, Evidence::Documented),
            (Kind::Field, Evidence::Sdk),
            (Kind::WindowFull, Evidence::Assumed),
            (Kind::ValuesFinite, Evidence::Assumed),
            (Kind::Metric, Evidence::Documented),
            (Kind::Cooldown, Evidence::Documented),
        ]
    );
    let score = evidence_of(
        json!({}),
        "RUN_METRIC_ZSCORE",
        json!({"window_size": 30, "threshold": 3.0, "change_dir": "ANY"}),
    );
    assert!(score.contains(&(Kind::ValuesDeviate, Evidence::Assumed)));
    assert!(score.contains(&(Kind::Metric, Evidence::Assumed)));
    let change = evidence_of(
        windows,
        "RUN_METRIC_CHANGE",
        json!({
            "current_window_size": 1, "prior_window_size": 1, "change_type": "RELATIVE", "change_dir": "ANY",
            "change_amount": 0.1,
        }),
    );
    assert!(change.contains(&(Kind::PriorNotZero, Evidence::Assumed)));
    assert!(change.contains(&(Kind::Metric, Evidence::Documented)));

    let added = json!({"type": "CREATE_ARTIFACT"});
    let pattern = json!({"type": "ADD_ARTIFACT_ALIAS", "filter": r#"{"alias":{"$regex":"^prod"}}"#});
    let matcher = matcher([
        automation("added", json!({"type": "team", "entity": "acme"}), added),
        automation("pattern", json!({"type": "team", "entity": "acme"}), pattern),
    ]);
    let event = alias_added(json!({}));
    let known = |id: &str| evidence(&why(&matcher, id, &event).condition);
    assert!(known("added").contains(&(Kind::ScopeAllowed, Evidence::Sdk)));
    assert!(known("pattern").contains(&(Kind::Field, Evidence::Documented)));
}

#[test]
fn a_condition_on_a_field_that_only_other_events_have_is_reported_with_its_span() {
    let found = |mut trigger: Value, filter: &str| {
        trigger["filter"] = filter.into();
        let scope = json!({"type": "project", "entity": "acme", "project": "churn"});
        let findings = Matcher::new().set(automation("a", scope, trigger)).to_vec();
        let code_and_source = |finding: &Diagnostic| {
            let span = finding.span.unwrap();
            let range = usize::try_from(span.start).unwrap()..usize::try_from(span.end).unwrap();
            (finding.code, filter[range].to_owned())
        };
        let placed = findings.iter().filter(|finding| finding.span.is_some());
        placed.map(code_and_source).collect::<Vec<_>>()
    };
    let run = || json!({"type": "RUN_STATE", "states": ["FAILED"]});
    let tag = r#"{"$and": [{"tag": {"$regex": "^x"}}]}"#;
    let foreign = |source: &str| (Code::FilterFieldForeign, source.to_owned());
    assert_eq!(found(run(), tag), [foreign(r#""$regex": "^x""#)]);
    assert_eq!(found(json!({"type": "ADD_ARTIFACT_TAG"}), tag), []);
    let own = r#"{"$and": [{"display_name": {"$eq": "a"}}, {"config.lr": {"$gt": 0}}]}"#;
    assert_eq!(found(run(), own), []);
    let negated = r#"{"$nor": [{"alias": "a"}, {"$not": {"state": "failed"}}]}"#;
    assert_eq!(
        found(json!({"type": "ADD_COLLECTION_TAG"}), negated),
        [foreign(r#""alias": "a""#), foreign(r#""state": "failed""#)]
    );
}

#[test]
fn an_action_that_is_not_a_webhook_and_an_unknown_trigger_never_fire_and_other_automations_still_do() {
    let link = || json!({"type": "ADD_ARTIFACT_ALIAS"});
    let team = || json!({"type": "team", "entity": "acme"});
    let mut other_action: Value = serde_json::to_value(automation("aria", team(), link())).unwrap();
    other_action["action"] = json!({"type": "ARIA", "prompt": "Look"});
    let unknown = automation("future", team(), json!({"type": "RUN_DELETED", "grace": 1}));
    let mut matcher = matcher([
        automation("first", team(), link()),
        serde_json::from_value(other_action).unwrap(),
        unknown,
        automation("last", team(), link()),
    ]);
    let event = alias_added(json!({}));
    assert_eq!(fired(&mut matcher, &event), ["first", "last"]);
    for (id, code, kind, found) in [
        (
            "aria",
            Code::ActionNotWebhook,
            ConditionKind::ActionSupported,
            "ARIA",
        ),
        (
            "future",
            Code::TriggerUnknown,
            ConditionKind::TriggerKnown,
            "RUN_DELETED",
        ),
    ] {
        assert_eq!(matcher.diagnostics(&id.into()).unwrap()[0].code, code);
        let reason = why(&matcher, id, &event).reason.unwrap();
        assert_eq!((reason.kind, reason.arguments["found"].as_str()), (kind, found));
    }
}

#[test]
fn a_weave_trigger_fires_by_kind_and_scope_and_reports_that_its_condition_is_not_evaluated() {
    let trigger = || json!({"type": "WEAVE_METRIC_THRESHOLD", "condition": {"threshold": 0.2}});
    let project = |name: &str| json!({"type": "project", "entity": "acme", "project": name});
    let mut matcher = matcher([
        automation("same", project("support-bot"), trigger()),
        automation("other", project("churn"), trigger()),
    ]);
    let event = Event::from_json(EventType::WeaveMetricThreshold.sample()).unwrap();
    assert_eq!(fired(&mut matcher, &event), ["same"]);
    let findings = matcher.diagnostics(&"same".into()).unwrap();
    assert_eq!(findings[0].code, Code::TriggerConditionKept);
    let condition = why(&matcher, "same", &event).condition;
    assert!(
        condition
            .children
            .iter()
            .any(|child| child.kind == ConditionKind::KeptCondition)
    );
}

#[test]
fn an_updated_alias_fires_only_the_legacy_trigger() {
    let registry = || json!({"type": "registry", "entity": "acme", "registry": "models"});
    let filter = r#"{"alias": {"$regex": "^prod$"}}"#;
    let mut matcher = matcher([
        automation(
            "legacy",
            registry(),
            json!({"type": "UPDATE_ARTIFACT_ALIAS", "filter": filter}),
        ),
        automation(
            "added",
            registry(),
            json!({"type": "ADD_ARTIFACT_ALIAS", "filter": filter}),
        ),
    ]);
    let updated = alias_added(json!({"type": "UPDATE_ARTIFACT_ALIAS"}));
    assert_eq!(fired(&mut matcher, &updated), ["legacy"]);
    assert_eq!(
        matcher.diagnostics(&"legacy".into()).unwrap()[0].code,
        Code::TriggerLegacy
    );
}

#[test]
fn a_relative_change_of_one_or_more_is_reported_with_a_hundredth_as_the_fix() {
    let finding = |basis: &str, amount: Value| {
        let condition = json!({"name": "loss", "current_window_size": 1, "prior_window_size": 1, "change_type": basis, "change_dir": "ANY", "change_amount": amount});
        let mut matcher = matcher([automation(
            "a",
            project(),
            json!({"type": "RUN_METRIC_CHANGE", "condition": condition}),
        )]);
        let findings = matcher.set(matcher.get(&"a".into()).unwrap().clone());
        findings
            .iter()
            .find(|finding| finding.code == Code::MetricChangeAsPercent)
            .cloned()
    };
    let found = finding("RELATIVE", json!(10)).unwrap();
    assert_eq!(found.message, "A relative change of 10 means 1000 %.");
    assert_eq!(found.fix.unwrap().edits[0].text, "0.1");
    assert!(finding("RELATIVE", json!(1)).is_some());
    assert!(finding("RELATIVE", json!(0.99)).is_none());
    assert!(finding("ABSOLUTE", json!(10)).is_none());
}
