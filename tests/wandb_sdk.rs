//! Writes automations as code for W&B's SDK, runs the code with that SDK, and reads the automations again from the JSON
//! that the SDK sends, receives and dumps.
//!
//! `tests/python/wandb_sdk.py` runs the code with the SDK's own classes, against a stand-in for W&B's server.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use hookwright::model::{
    Automation, AutomationId, Container, EventOffer, EventType, Scope, Team, TeamName, Webhook, WebhookId,
    Workspace,
};
use hookwright::wandb::{ImportOutcome, ImportTarget, export_code, read_automations, sdk_code};
use serde::Deserialize;
use serde_json::{Value, json};

/// W&B's id of the webhook `Deploy`, as the stand-in for the server has it.
const WEBHOOK: &str = "SW50ZWdyYXRpb246MQ==";

#[derive(Deserialize)]
struct Run {
    /// The input of the mutation that creates the automation.
    input: Value,
    /// The automation in a GraphQL response.
    response: Value,
    /// The SDK's dump of the saved automation.
    dump: String,
    /// The SDK's dump of the automation before it is saved.
    unsaved: String,
}

#[test]
fn automations_survive_the_way_through_the_sdk_and_back() {
    let automations = automations();
    let codes: Vec<_> = automations
        .iter()
        .map(|automation| {
            let code = sdk_code(automation, "Deploy");
            assert_eq!(code.findings, [], "{automation:?}");
            code.code.unwrap()
        })
        .collect();
    let (runs, export) = run(&codes);
    assert_eq!(runs.len(), automations.len());

    let bound = Workspace {
        teams: vec![team()],
        ..Workspace::default()
    };
    let mut target = ImportTarget::of_team(team().name);
    let (mut kinds, mut read) = (BTreeSet::new(), 0);
    for (automation, run) in automations.iter().zip(&runs) {
        let info = automation.trigger.event_type().unwrap().info();
        assert_eq!(run.input["triggeringEventType"], info.wire);
        kinds.insert(info.wire);
        let placed = project(&automation.scope);
        target.projects = placed.into_iter().collect();
        let id = run.response["id"].as_str().unwrap();
        for (text, workspace, id) in [
            (run.dump.clone(), &bound, id.to_owned()),
            (run.response.to_string(), &bound, id.to_owned()),
            // The response describes the webhook, so it need not be known.
            (run.response.to_string(), &Workspace::default(), id.to_owned()),
            (run.unsaved.clone(), &bound, format!("wandb:{}", automation.name)),
        ] {
            let import = read_automations(&text, &target, workspace).unwrap();
            let [found] = &import.automations[..] else {
                panic!("not one automation in {text}");
            };
            let expected = Automation {
                id: AutomationId::from(id),
                ..automation.clone()
            };
            assert_eq!(
                found.automation.as_ref(),
                Some(&expected),
                "{text}\n{:?}",
                found.findings
            );
            assert_eq!(found.outcome, ImportOutcome::Added);
            read += 1;
        }
    }
    // All of them at once, as the user gets them. The collection has one project then.
    let collection = identified("ArtifactPortfolio", "churn");
    target.projects = [(collection.id.unwrap(), "fraud".to_owned())].into();
    let import = read_automations(&export, &target, &Workspace::default()).unwrap();
    assert_eq!(import.automations.len(), automations.len());
    for (found, automation) in import.automations.iter().zip(&automations) {
        let found = found.automation.as_ref().unwrap();
        assert_eq!(found.webhook(), Some(&WebhookId::from(WEBHOOK)));
        assert_eq!(found.trigger, automation.trigger);
    }
    println!(
        "{} automations of {} event types, {read} texts read",
        automations.len(),
        kinds.len()
    );
    let creatable = EventType::ALL
        .iter()
        .filter(|info| info.offer == EventOffer::Offered)
        .count();
    assert_eq!((kinds.len(), creatable), (12, 12));
    assert!(automations.len() > 250, "{}", automations.len());
}

/// Returns automations of every event type that the SDK has, in every scope, with every kind of condition.
fn automations() -> Vec<Automation> {
    let mut automations = Vec::new();
    for info in EventType::ALL
        .iter()
        .filter(|info| info.offer == EventOffer::Offered)
    {
        for scope in scopes().into_iter().filter(|scope| scope.allows(info.event_type)) {
            for trigger in triggers(info.event_type) {
                let number = automations.len();
                let mut automation = json!({
                    "id": "a", "name": format!("Automation {number} \"quoted\" \\ 한글"), "team": "acme",
                    "enabled": number % 3 > 0, "scope": scope, "trigger": trigger, "webhook": WEBHOOK,
                });
                if number % 2 == 0 {
                    automation["description"] = "Line 1\nline 2 \u{2028} '''".into();
                }
                if number % 5 > 0 {
                    // As the SDK writes it: compact.
                    automation["payload"] =
                        r#"{"text":"${alias} \"x\" \\ 한글","list":[1,2.5,true,null]}"#.into();
                }
                automations.push(serde_json::from_value(automation).unwrap());
            }
        }
    }
    automations
}

fn scopes() -> Vec<Scope> {
    let entity = Container::named("acme");
    let collection = || Some(identified("ArtifactPortfolio", "churn"));
    vec![
        Scope::Organization {
            organization: identified("Entity", "acme-org"),
        },
        Scope::Team {
            entity: identified("Entity", "acme"),
        },
        Scope::Project {
            entity: entity.clone(),
            project: identified("Project", "fraud"),
            collection: None,
        },
        Scope::Registry {
            entity: entity.clone(),
            registry: identified("Project", "wandb-registry-models"),
            collection: None,
        },
        // W&B's JSON names only the collection.
        Scope::Project {
            entity: entity.clone(),
            project: Container::named("fraud"),
            collection: collection(),
        },
        Scope::Registry {
            entity,
            registry: Container::named("wandb-registry-models"),
            collection: collection(),
        },
    ]
}

/// The key of the scope's collection, and its project or registry.
fn project(scope: &Scope) -> Option<(String, String)> {
    let (project, collection) = match scope {
        Scope::Project {
            project, collection, ..
        } => (project, collection),
        Scope::Registry {
            registry, collection, ..
        } => (registry, collection),
        Scope::Organization { .. } | Scope::Team { .. } => return None,
    };
    Some((collection.as_ref()?.id.clone()?, project.name.clone()))
}

fn identified(kind: &str, name: &str) -> Container {
    use base64::Engine as _;
    let id = base64::engine::general_purpose::STANDARD.encode(format!("{kind}:{name}"));
    Container {
        name: name.to_owned(),
        id: Some(id),
    }
}

fn triggers(event_type: EventType) -> Vec<Value> {
    let name = event_type.as_str();
    let run_filters = [
        "",
        r#"{"$and":[{"display_name":{"$contains":"nightly"}}]}"#,
        r#"{"$and":[{"display_name":{"$regex":"^a\\d+\"$"}},{"$or":[{"user":{"$in":["mina","jo"]}},{"tags":{"$ne":"debug"}}]}]}"#,
    ];
    let with_filters = |filters: &[&str], members: Value| -> Vec<Value> {
        filters
            .iter()
            .map(|filter| {
                let mut trigger = members.clone();
                trigger["type"] = name.into();
                trigger["filter"] = (*filter).into();
                trigger
            })
            .collect()
    };
    match event_type {
        EventType::RunState => [vec!["FINISHED"], vec!["FAILED", "FINISHED", "RUNNING"]]
            .into_iter()
            .flat_map(|states| with_filters(&run_filters, json!({"states": states})))
            .collect(),
        EventType::RunMetric => ["$gt", "$gte", "$lt", "$lte"]
            .into_iter()
            .zip([json!("AVERAGE"), json!("MIN"), json!("MAX"), Value::Null])
            .flat_map(|(comparison, aggregate)| {
                let condition = json!({
                    "name": "val/loss \"x\"", "agg_op": aggregate, "window_size": 5, "cmp_op": comparison,
                    "threshold": -0.25,
                });
                with_filters(&run_filters, json!({"condition": condition}))
            })
            .collect(),
        EventType::RunMetricChange => [
            ("ABSOLUTE", "INCREASE"),
            ("RELATIVE", "DECREASE"),
            ("RELATIVE", "ANY"),
        ]
        .into_iter()
        .flat_map(|(basis, direction)| {
            let condition = json!({
                "name": "loss", "agg_op": "MAX", "current_window_size": 10, "prior_window_size": 50,
                "change_type": basis, "change_dir": direction, "change_amount": 0.1,
            });
            with_filters(&run_filters, json!({"condition": condition}))
        })
        .collect(),
        EventType::RunMetricZscore => ["INCREASE", "DECREASE", "ANY"]
            .into_iter()
            .flat_map(|direction| {
                let condition =
                    json!({"name": "loss", "window_size": 30, "threshold": 2.5, "change_dir": direction});
                with_filters(&run_filters, json!({"condition": condition}))
            })
            .collect(),
        _ => with_filters(
            &[
                "",
                r#"{"$or":[{"$and":[{"alias":{"$regex":"^prod-\\d+$"}}]}]}"#,
                r#"{"$or":[{"$and":[{"tag":{"$in":["a","b\"c"]}},{"tag":{"$exists":true}}]}]}"#,
                r#"{"$or":[{"$and":[{"tag":{"$unknown":1}}]}]}"#,
            ],
            json!({}),
        ),
    }
}

fn team() -> Team {
    Team {
        name: TeamName::try_from("acme".to_owned()).unwrap(),
        secrets: Vec::new(),
        webhooks: vec![Webhook {
            id: WebhookId::from(WEBHOOK),
            name: "Deploy".to_owned(),
            endpoint: "https://example.com/hook".parse().unwrap(),
            access_token: None,
            secret: None,
            receiver: None,
            signature: Default::default(),
            unbound: None,
        }],
    }
}

/// Runs programs that create automations, and then one that prints all of them; returns its output last.
fn run(codes: &[String]) -> (Vec<Run>, String) {
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../python/bin/python");
    assert!(
        python.exists(),
        "W&B's SDK is missing: `cargo xtask test rust` installs it"
    );
    let mut sdk = Command::new(python)
        .arg("tests/python/wandb_sdk.py")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = sdk.stdin.take().unwrap();
    // The program writes only after it has read everything.
    let programs = json!({"create": codes, "export": export_code("acme")});
    input.write_all(programs.to_string().as_bytes()).unwrap();
    drop(input);
    let output = sdk.wait_with_output().unwrap();
    assert!(output.status.success());
    let output = String::from_utf8(output.stdout).unwrap();
    let (runs, export) = output.trim_end().rsplit_once('\n').unwrap();
    let runs = runs.lines().map(|line| serde_json::from_str(line).unwrap());
    (runs.collect(), export.to_owned())
}
