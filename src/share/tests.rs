#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{SharedContent, SharedDefaults, SharedKind, SharedOutcome, SharedSelection, read, to_text};
use crate::diagnostic::Code;
use crate::matcher::{SampleVerdict, check_sample};
use crate::model::{AutomationId, Event, EventType, SampleId, Workspace};
use crate::store::{Command, RecordKind, VaultChange, apply, import, starter};

fn defaults() -> SharedDefaults {
    SharedDefaults {
        id: "new".to_owned(),
        name: "Shared template".to_owned(),
    }
}

fn bound() -> Workspace {
    serde_json::from_str(
        r#"{"teams":[
            {"name":"acme","secrets":["TOKEN","SIGN","OTHER"],"webhooks":[
                {"id":"w","name":"Deploy","endpoint":"https://example.com/","access_token":"TOKEN","secret":"SIGN"},
                {"id":"v","name":"Other","endpoint":"https://example.org/","secret":"OTHER"}]},
            {"name":"unrelated","secrets":["PRIVATE"],"webhooks":[]}],
        "automations":[
            {"id":"a","name":"A","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme",
                "trigger":{"type":"LINK_ARTIFACT","filter":""},"webhook":"w","payload":"{}"},
            {"id":"b","name":"B","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme",
                "trigger":{"type":"LINK_ARTIFACT","filter":""},"webhook":"v","payload":"{}"}],
        "samples":[{"id":"s","name":"S","event":"{}"},{"id":"t","name":"T","event":"{}"}]}"#,
    )
    .unwrap()
}

fn one_automation() -> String {
    to_text(
        &bound(),
        &SharedSelection {
            automations: Some(vec![AutomationId::from("a")]),
            samples: Some(vec![SampleId::from("s")]),
        },
    )
}

fn outcomes(shared: &SharedContent) -> Vec<(RecordKind, &str, SharedOutcome)> {
    let records = shared.records.iter();
    records
        .map(|record| (record.record, record.name.as_str(), record.outcome))
        .collect()
}

fn added_to(workspace: &Workspace, shared: SharedContent) -> Workspace {
    let mut changed = workspace.clone();
    let inverse = apply(&mut changed, shared.command.unwrap()).unwrap();
    let mut undone = changed.clone();
    apply(&mut undone, inverse).unwrap();
    assert_eq!(&undone, workspace);
    changed
}

#[test]
fn an_automation_is_shared_with_its_webhook_and_the_names_of_its_secrets_and_nothing_else() {
    let text = one_automation();
    for absent in ["OTHER", "PRIVATE", "unrelated", "example.org", "\"b\"", "\"t\""] {
        assert!(!text.contains(absent), "{absent}");
    }
    let imported = import(&text, &Workspace::default()).unwrap().workspace;
    assert_eq!(imported.teams.len(), 1);
    assert_eq!(imported.teams[0].webhooks.len(), 1);
    assert_eq!(imported.automations, bound().automations[..1]);
    assert_eq!(imported.samples, bound().samples[..1]);
}

#[test]
fn everything_that_is_shared_reaches_an_empty_workspace_with_unbound_webhooks() {
    let text = to_text(&bound(), &SharedSelection::default());
    let empty = Workspace::default();
    let shared = read(&text, &empty, &defaults()).unwrap();
    assert_eq!(shared.unbound.len(), 2);
    assert_eq!(added_to(&empty, shared), import(&text, &empty).unwrap().workspace);
}

#[test]
fn a_workspace_that_has_everything_already_is_not_changed() {
    let shared = read(&one_automation(), &bound(), &defaults()).unwrap();
    assert_eq!(shared.command, None);
    assert_eq!(shared.unbound, []);
    let unchanged = |record, name| (record, name, SharedOutcome::Unchanged);
    assert_eq!(
        outcomes(&shared),
        [
            unchanged(RecordKind::Webhook, "Deploy"),
            unchanged(RecordKind::Automation, "A"),
            unchanged(RecordKind::Sample, "S"),
        ]
    );
}

#[test]
fn a_shared_webhook_never_replaces_or_binds_one_of_the_workspace() {
    let text = one_automation().replace("https://example.com/", "https://evil.example/");
    let shared = read(&text, &bound(), &defaults()).unwrap();
    assert_eq!(shared.unbound[0].webhook.as_str(), "new-0");
    let command = shared.command.clone().unwrap();
    let binds_secrets = VaultChange::of(&command).iter().any(|change| match change {
        VaultChange::Bind(_, webhook) => webhook.access_token.is_some() || webhook.secret.is_some(),
        _ => false,
    });
    assert!(!binds_secrets);
    let changed = added_to(&bound(), shared);
    assert_eq!(changed.teams[0].webhooks[..2], bound().teams[0].webhooks);
    let new = &changed.teams[0].webhooks[2];
    assert_eq!(
        (new.id.as_str(), &new.access_token, &new.secret),
        ("new-0", &None, &None)
    );
    assert_eq!(changed.automations[0].webhook().unwrap().as_str(), "new-0");
}

#[test]
fn another_automation_with_the_same_id_is_replaced() {
    let text = one_automation().replace(r#""name":"A""#, r#""name":"Theirs""#);
    let shared = read(&text, &bound(), &defaults()).unwrap();
    assert!(outcomes(&shared).contains(&(RecordKind::Automation, "Theirs", SharedOutcome::Replaced)));
    let changed = added_to(&bound(), shared);
    assert_eq!(changed.automations[0].name, "Theirs");
    assert_eq!(changed.automations.len(), 2);
}

#[test]
fn a_template_becomes_an_automation_that_its_event_fires() {
    for event_type in [
        EventType::LinkArtifact,
        EventType::CreateArtifact,
        EventType::AddArtifactAlias,
        EventType::AddCollectionTag,
        EventType::RunState,
        EventType::RunMetric,
    ] {
        let event = event_type.sample();
        let file = serde_json::json!({"format": "hookwright", "version": 1, "template": "{\"a\": 1}", "event": event});
        for workspace in [starter().unwrap(), Workspace::default()] {
            let shared = read(&file.to_string(), &workspace, &defaults()).unwrap();
            assert_eq!(shared.kind, SharedKind::Template);
            let changed = added_to(&workspace, shared);
            let automation = changed.automations.last().unwrap();
            assert_eq!(automation.payload(), Some("{\"a\": 1}"));
            assert_eq!(changed.samples.last().unwrap().event, event);
            let event = Event::from_json(event).unwrap();
            let check = check_sample(automation, &event).unwrap();
            assert_ne!(check.verdict, SampleVerdict::DoesNotFire, "{:?}", check.reason);
        }
    }
}

#[test]
fn a_template_with_an_unfinished_event_is_kept_as_it_was_typed() {
    let text = r#"{"format":"hookwright","version":1,"template":"{","event":"{\"type\""}"#;
    let changed = added_to(
        &Workspace::default(),
        read(text, &Workspace::default(), &defaults()).unwrap(),
    );
    assert_eq!(changed.automations[0].payload(), Some("{"));
    assert_eq!(changed.samples[0].event, "{\"type\"");
}

#[test]
fn text_that_nobody_shared_is_an_error_that_says_why() {
    let code = |text: &str| read(text, &bound(), &defaults()).unwrap_err().code();
    assert_eq!(code(""), Code::FileSyntax);
    assert_eq!(code("{}"), Code::FileFormat);
    assert_eq!(code(r#"{"template":"{}"}"#), Code::FileFormat);
    assert_eq!(
        code(r#"{"format":"hookwright","version":2,"template":"{}"}"#),
        Code::FileNewer
    );
    assert_eq!(
        code(r#"{"format":"hookwright","version":1,"template":7}"#),
        Code::FileContent
    );
    assert_eq!(
        code(r#"{"format":"hookwright","version":1,"workspace":{"teams":7}}"#),
        Code::FileContent
    );
    let twice = r#"{"format":"hookwright","version":1,"workspace":{"teams":[],"automations":[],
        "samples":[{"id":"s","name":"","event":""},{"id":"s","name":"","event":""}]}}"#;
    assert_eq!(code(twice), Code::StoreTaken);
    assert!(matches!(
        read(&one_automation(), &Workspace::default(), &defaults())
            .unwrap()
            .command,
        Some(Command::Batch { .. })
    ));
}
