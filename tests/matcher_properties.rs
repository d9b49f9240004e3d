//! Properties of the matcher for all automations and events: it agrees with a reference without an index, and
//! its explanations agree with it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::HashMap;

use hookwright::filter::{EventFields, Filter};
use hookwright::matcher::Matcher;
use hookwright::metric::{MetricCondition, MetricWatch, UnixMillis};
use hookwright::model::{
    Action, Automation, AutomationId, Container, Event, Project, RunState, Scope, Trigger, TriggerKind,
    Verdict,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};

/// A reference without an index: scopes and triggers by W&B's documented rules; filters and metrics by this crate.
#[derive(Default)]
struct ReferenceMatcher {
    automations: Vec<Automation>,
    watches: HashMap<(AutomationId, String), MetricWatch>,
}

impl ReferenceMatcher {
    fn set(&mut self, automation: Automation) {
        match self
            .automations
            .iter_mut()
            .find(|known| known.id == automation.id)
        {
            Some(known) => {
                let same = (known.enabled, &known.scope, &known.trigger)
                    == (automation.enabled, &automation.scope, &automation.trigger);
                *known = automation.clone();
                if !same {
                    self.forget(&automation.id);
                }
            }
            None => self.automations.push(automation),
        }
    }

    fn remove(&mut self, id: &AutomationId) -> bool {
        let before = self.automations.len();
        self.automations.retain(|known| known.id != *id);
        self.forget(id);
        self.automations.len() < before
    }

    fn forget(&mut self, id: &AutomationId) {
        self.watches.retain(|(owner, _), _| owner != id);
    }

    fn fired(&mut self, event: &Event) -> Vec<AutomationId> {
        let watches = &mut self.watches;
        let mut fired = Vec::new();
        for automation in &self.automations {
            let met = automation.enabled
                && allowed(automation)
                && inside(&automation.scope, event)
                && waits_for(&automation.trigger, event)
                && Filter::new(&automation.trigger.filter).matches(&EventFields::new(event))
                && met_by_value(automation, event, watches);
            if met {
                fired.push(automation.id.clone());
            }
        }
        if let Action::StateChanged { run, state } = &event.action
            && *state != RunState::Running
        {
            for automation in self
                .automations
                .iter()
                .filter(|known| inside(&known.scope, event))
            {
                watches.remove(&(automation.id.clone(), run.id.clone()));
            }
        }
        fired
    }
}

fn allowed(automation: &Automation) -> bool {
    match &automation.trigger.kind {
        TriggerKind::RunMetric(_)
        | TriggerKind::RunMetricChange(_)
        | TriggerKind::RunMetricZscore(_)
        | TriggerKind::RunState(_) => match &automation.scope {
            Scope::Organization { .. } | Scope::Team { .. } => true,
            scope @ (Scope::Project { .. } | Scope::Registry { .. }) => {
                matches!(scope, Scope::Project { collection: None, .. })
            }
        },
        TriggerKind::CreateArtifact => automation.scope.collection().is_some(),
        _ => true,
    }
}

fn inside(scope: &Scope, event: &Event) -> bool {
    let same = |expected: &Container, found: &Container| match (&expected.id, &found.id) {
        (Some(expected), Some(found)) => expected == found,
        _ => expected.name == found.name,
    };
    let in_collection = |expected: &Option<Container>| {
        expected
            .as_ref()
            .is_none_or(|expected| event.collection().is_some_and(|found| same(expected, found)))
    };
    match (scope, &event.project) {
        (Scope::Organization { organization }, _) => event
            .organization
            .as_ref()
            .is_some_and(|found| same(organization, found)),
        (Scope::Team { entity }, _) => same(entity, &event.entity),
        (
            Scope::Project {
                entity,
                project,
                collection,
            },
            Project::Project(found),
        ) => same(entity, &event.entity) && same(project, found) && in_collection(collection),
        (
            Scope::Registry {
                entity,
                registry,
                collection,
            },
            Project::Registry(found),
        ) => same(entity, &event.entity) && same(registry, found) && in_collection(collection),
        _ => false,
    }
}

fn waits_for(trigger: &Trigger, event: &Event) -> bool {
    match (&trigger.kind, &event.action) {
        (TriggerKind::RunState(states), Action::StateChanged { state, .. }) => {
            // The SDK has CRASHED as another name of FAILED.
            let named = |state: &RunState| match state {
                RunState::Crashed => RunState::Failed,
                state => *state,
            };
            *state != RunState::Killed && states.iter().any(|waited| named(waited) == named(state))
        }
        (_, Action::Logged { value, .. }) => {
            MetricCondition::of(trigger).is_some_and(|condition| condition.name() == value.name)
        }
        _ => trigger.event_type() == Some(event.event_type()),
    }
}

fn met_by_value(
    automation: &Automation,
    event: &Event,
    watches: &mut HashMap<(AutomationId, String), MetricWatch>,
) -> bool {
    let Action::Logged { run, value } = &event.action else {
        return true;
    };
    let condition = MetricCondition::of(&automation.trigger).unwrap();
    let watch = watches
        .entry((automation.id.clone(), run.id.clone()))
        .or_insert_with(|| MetricWatch::new(&condition));
    let time = event.time.as_ref().map(UnixMillis::from);
    watch.log(&condition, value.value.get(), time).fires()
}

/// Containers with few names and ids, so that events are often in scope; some ids are those of another name.
fn container() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => Just(json!("a")),
        4 => Just(json!({"name": "a", "id": "1"})),
        1 => Just(json!({"name": "a", "id": "2"})),
        1 => Just(json!({"name": "b", "id": "1"})),
        1 => Just(json!("b")),
    ]
}

fn scope() -> impl Strategy<Value = Value> {
    let narrow = (
        prop::bool::ANY,
        container(),
        container(),
        proptest::option::of(container()),
    );
    prop_oneof![
        1 => container().prop_map(|organization| json!({"type": "organization", "organization": organization})),
        1 => container().prop_map(|entity| json!({"type": "team", "entity": entity})),
        4 => narrow.prop_map(|(registry, entity, project, collection)| {
            let kind = if registry { "registry" } else { "project" };
            json!({"type": kind, "entity": entity, (kind): project, "collection": collection})
        }),
    ]
}

/// Scopes that W&B allows for run events.
fn project() -> impl Strategy<Value = Value> {
    let containers = (container(), container());
    containers.prop_map(|(entity, project)| json!({"type": "project", "entity": entity, "project": project}))
}

const TEXTS: [&str; 7] = ["prod", "prod-eu", "p", "", "staging", "reprod-7", "Prod"];
const ARTIFACT_TYPES: [&str; 8] = [
    "LINK_ARTIFACT",
    "UNLINK_ARTIFACT",
    "CREATE_ARTIFACT",
    "ADD_ARTIFACT_ALIAS",
    "ADD_ARTIFACT_TAG",
    "REMOVE_ARTIFACT_TAG",
    "ADD_COLLECTION_TAG",
    "REMOVE_COLLECTION_TAG",
];
/// Types of events about artifacts, with one of them often.
fn artifact_type() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just("ADD_ARTIFACT_ALIAS"), 1 => proptest::sample::select(&ARTIFACT_TYPES[..])]
}

const STATES: [&str; 5] = ["RUNNING", "FINISHED", "FAILED", "KILLED", "CRASHED"];

fn text() -> impl Strategy<Value = &'static str> + Clone {
    proptest::sample::select(&TEXTS[..])
}

/// Filters of every shape that the index can use, and of some that it can't.
fn filter() -> impl Strategy<Value = String> {
    let pattern = proptest::sample::select(vec![
        "^prod",
        "prod$",
        "^prod$",
        "ro",
        "o.*d",
        "^(prod|stag)",
        "p|s",
        "",
        "(?i)prod",
        "^",
        "[ps]",
        "x",
        "(",
        "prod-eu",
        "^p.*-eu$",
    ]);
    let condition = prop_oneof![
        3 => text().prop_map(|text| json!(text)),
        6 => pattern.prop_map(|pattern| json!({"$regex": pattern})),
        1 => text().prop_map(|text| json!({"$ne": text})),
        1 => text().prop_map(|text| json!({"$contains": text})),
        1 => text().prop_map(|text| json!({"$gte": text})),
        1 => proptest::collection::vec(text(), 0..3).prop_map(|texts| json!({"$in": texts})),
        1 => proptest::collection::vec(text(), 0..3).prop_map(|texts| json!({"$nin": texts})),
        1 => proptest::collection::vec(text(), 0..2).prop_map(|texts| json!({"$all": texts})),
        1 => any::<bool>().prop_map(|exists| json!({"$exists": exists})),
        1 => Just(json!({"$unheard": 1})),
        1 => text().prop_map(|text| json!({"$not": {"$eq": text}})),
    ];
    let field = proptest::sample::select(vec![
        "alias",
        "alias",
        "tag",
        "tag",
        "collection",
        "user",
        "aliases",
        "tags",
        "display_name",
        "display_name",
        "name",
    ]);
    let one = (field, condition).prop_map(|(field, condition)| json!({(field): condition}));
    let tree = one.prop_recursive(2, 6, 3, |inner| {
        let list = proptest::collection::vec(inner, 1..3);
        (proptest::sample::select(vec!["$and", "$or", "$or", "$nor"]), list)
            .prop_map(|(operator, list)| json!({(operator): list}))
    });
    prop_oneof![14 => Just(String::new()), 1 => Just("{".to_owned()), 12 => tree.prop_map(|tree| tree.to_string())]
}

fn trigger() -> impl Strategy<Value = Value> {
    let metric = proptest::sample::select(vec!["loss", "loss", "acc"]);
    let aggregate = proptest::sample::select(vec![json!("AVERAGE"), json!("MIN"), json!("MAX"), json!(null)]);
    let kind = prop_oneof![
        6 => artifact_type().prop_map(|kind| json!({"type": kind})),
        2 => proptest::sample::subsequence(&STATES[..], 0..4)
            .prop_map(|states| json!({"type": "RUN_STATE", "states": states})),
        2 => (metric.clone(), aggregate.clone(), 1..3_u32).prop_map(|(name, aggregate, window)| json!({
            "type": "RUN_METRIC",
            "condition": {"name": name, "agg_op": aggregate, "window_size": window, "cmp_op": "$gt", "threshold": 1},
        })),
        1 => (metric.clone(), aggregate, 1..3_u32).prop_map(|(name, aggregate, window)| json!({
            "type": "RUN_METRIC_CHANGE",
            "condition": {
                "name": name, "agg_op": aggregate, "current_window_size": 1, "prior_window_size": window,
                "change_type": "ABSOLUTE", "change_dir": "ANY", "change_amount": 1,
            },
        })),
        1 => (metric, 2..4_u32).prop_map(|(name, window)| json!({
            "type": "RUN_METRIC_ZSCORE",
            "condition": {"name": name, "window_size": window, "threshold": 1, "change_dir": "ANY"},
        })),
    ];
    (kind, filter()).prop_map(|(mut trigger, filter)| {
        trigger["filter"] = filter.into();
        trigger
    })
}

fn automation() -> impl Strategy<Value = Automation> {
    let parts = (
        0..8_u8,
        prop::bool::weighted(0.9),
        trigger(),
        scope(),
        prop::option::weighted(0.8, project()),
    );
    parts.prop_map(|(id, enabled, trigger, any, project)| {
        let of_run = trigger["type"].as_str().unwrap().starts_with("RUN");
        let automation = json!({
            "id": id.to_string(), "name": "A", "enabled": enabled, "team": "a", "trigger": trigger,
            "scope": project.filter(|_| of_run).unwrap_or(any),
        });
        serde_json::from_value(automation).unwrap()
    })
}

fn event() -> impl Strategy<Value = Event> {
    let texts = || proptest::collection::vec(text(), 0..3);
    let artifact = (artifact_type(), container(), text(), texts(), texts()).prop_map(
        |(kind, collection, text, aliases, tags)| {
            json!({
                "type": kind, "collection": collection, "alias": text, "tag": text,
                "artifact_version": {"id": "v", "index": 0, "aliases": aliases, "tags": tags},
            })
        },
    );
    let run = || {
        (0..2_u8, text(), text(), texts()).prop_map(|(id, name, user, tags)| {
            json!({"id": id.to_string(), "display_name": name, "user": user, "tags": tags})
        })
    };
    let metric = proptest::sample::select(vec!["loss", "loss", "acc"]);
    let value = proptest::sample::select(vec![json!(0), json!(1), json!(2), json!(7.5), json!("NaN")]);
    let logged = (run(), metric, value).prop_map(|(run, name, value)| {
        json!({"type": "RUN_METRIC", "run": run, "metric": {"name": name, "value": value, "step": 0}})
    });
    let reached = (run(), proptest::sample::select(&STATES[..]))
        .prop_map(|(run, state)| json!({"type": "RUN_STATE", "run": run, "state": state}));
    let kind = prop_oneof![5 => artifact, 9 => logged, 1 => reached];
    let time = proptest::option::of(0..3_u8);
    (
        kind,
        time,
        container(),
        container(),
        proptest::option::of(container()),
        any::<bool>(),
        text(),
    )
        .prop_map(
            |(mut event, day, entity, project, organization, registry, author)| {
                let of_run = event.get("run").is_some();
                event["author"] = author.into();
                event["entity"] = entity;
                event["organization"] = organization.into();
                event[if registry && !of_run {
                    "registry"
                } else {
                    "project"
                }] = project;
                event["time"] = day.map(|day| format!("2026-11-2{day}T00:00:00Z")).into();
                Event::from_json(&event.to_string()).unwrap()
            },
        )
}

#[derive(Clone, Debug)]
enum Step {
    Set(Box<Automation>),
    Remove(AutomationId),
    Match(Box<Event>),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => automation().prop_map(|automation| Step::Set(automation.into())),
        1 => (0..8_u8).prop_map(|id| Step::Remove(id.to_string().as_str().into())),
        8 => event().prop_map(|event| Step::Match(event.into())),
    ];
    proptest::collection::vec(step, 1..60)
}

fn fired(matcher: &mut Matcher, event: &Event) -> Vec<AutomationId> {
    let firings = matcher.match_event(event).unwrap();
    firings.map(|firing| firing.automation.id.clone()).collect()
}

/// How often each outcome occurred, so that the test fails if its generators produce no such case.
#[derive(Default, Debug)]
struct Outcomes {
    events: u32,
    events_that_fire: u32,
    metric_firings: u32,
    reasons: HashMap<String, u32>,
}

#[test]
fn the_matcher_the_reference_and_the_explanations_agree_after_any_changes() {
    let outcomes = std::cell::RefCell::new(Outcomes::default());
    let mut runner = TestRunner::new(Config {
        cases: 200,
        ..Config::default()
    });
    runner
        .run(&steps(), |steps| {
            let (mut matcher, mut reference) = (Matcher::new(), ReferenceMatcher::default());
            for step in steps {
                match step {
                    Step::Set(automation) => {
                        matcher.set((*automation).clone());
                        reference.set(*automation);
                    }
                    Step::Remove(id) => prop_assert_eq!(matcher.remove(&id), reference.remove(&id)),
                    Step::Match(event) => {
                        let explained = matcher.explain(&event).unwrap();
                        let firing = explained.iter().take_while(|explanation| explanation.fires);
                        let explained_as_firing: Vec<_> =
                            firing.map(|explanation| explanation.automation.clone()).collect();
                        for explanation in &explained {
                            let alone = matcher.explain_one(&explanation.automation, &event).unwrap();
                            prop_assert_eq!(alone.as_ref(), Some(explanation));
                            prop_assert_eq!(explanation.fires, explanation.reason.is_none());
                        }
                        let would = matcher.would_fire(&event).unwrap().into_iter();
                        let would: Vec<_> = would.map(|automation| automation.id.clone()).collect();
                        let fired = fired(&mut matcher, &event);
                        prop_assert_eq!(&would, &fired);
                        prop_assert_eq!(&explained_as_firing, &fired);
                        prop_assert_eq!(&fired, &reference.fired(&event));
                        prop_assert_eq!(explained.len(), matcher.len());
                        prop_assert!(
                            explained
                                .iter()
                                .skip(explained_as_firing.len())
                                .all(|explanation| !explanation.fires)
                        );

                        let mut outcomes = outcomes.borrow_mut();
                        outcomes.events += 1;
                        outcomes.events_that_fire += u32::from(!fired.is_empty());
                        if event
                            .run()
                            .is_some_and(|_| matches!(event.action, Action::Logged { .. }))
                        {
                            outcomes.metric_firings += fired.len() as u32;
                        }
                        for reason in explained
                            .iter()
                            .filter_map(|explanation| explanation.reason.as_ref())
                        {
                            prop_assert_eq!(reason.verdict, Verdict::NotMet);
                            *outcomes.reasons.entry(format!("{:?}", reason.kind)).or_default() += 1;
                        }
                    }
                }
            }
            Ok(())
        })
        .unwrap();
    let outcomes = outcomes.into_inner();
    assert!(outcomes.events_that_fire * 20 > outcomes.events, "{outcomes:?}");
    assert!(outcomes.metric_firings > 10, "{outcomes:?}");
    for kind in [
        "Enabled",
        "ScopeAllowed",
        "EventType",
        "Scope",
        "RunKilled",
        "RunState",
        "MetricName",
        "Field",
        "WindowFull",
        "ValuesFinite",
        "Metric",
        "Cooldown",
    ] {
        assert!(
            outcomes.reasons.contains_key(kind),
            "{kind} never decided: {outcomes:?}"
        );
    }
}

#[test]
fn a_changed_matcher_equals_a_new_one_with_the_same_automations() {
    let strategy = (steps(), proptest::collection::vec(event(), 10..30));
    let compared = std::cell::Cell::new(0_usize);
    let mut runner = TestRunner::new(Config {
        cases: 100,
        ..Config::default()
    });
    runner
        .run(&strategy, |(steps, events)| {
            let (mut matcher, mut reference) = (Matcher::new(), ReferenceMatcher::default());
            for step in steps {
                match step {
                    Step::Set(automation) => {
                        matcher.set((*automation).clone());
                        reference.set(*automation);
                    }
                    Step::Remove(id) => {
                        matcher.remove(&id);
                        reference.remove(&id);
                    }
                    Step::Match(_) => {}
                }
            }
            let mut fresh = Matcher::new();
            for automation in reference.automations {
                fresh.set(automation);
            }
            for event in events {
                let fired = fired(&mut matcher, &event);
                compared.set(compared.get() + fired.len());
                prop_assert_eq!(&fired, &self::fired(&mut fresh, &event));
                prop_assert_eq!(matcher.explain(&event).unwrap(), fresh.explain(&event).unwrap());
            }
            Ok(())
        })
        .unwrap();
    assert!(
        compared.get() > 50,
        "only {} firings were compared",
        compared.get()
    );
}
