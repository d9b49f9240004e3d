use super::{SharedStorage, test};
use hookwright::diagnostic::Code;
use hookwright::model::{
    Automation, Endpoint, Event, SandboxAddress, SecretName, UnboundSecrets, Webhook, Workspace,
};
use hookwright::store::{Command, Store, apply, export, import, starter};

fn bound() -> Workspace {
    serde_json::from_str(
        r#"{"teams":[{"name":"acme","secrets":["TOKEN","SIGN"],"webhooks":[
            {"id":"w","name":"Deploy","endpoint":"https://example.com/","access_token":"TOKEN","secret":"SIGN"},
            {"id":"v","name":"Plain","endpoint":"https://example.com/"}]}],"automations":[],"samples":[]}"#,
    )
    .unwrap()
}

fn names(access_token: &str, secret: &str) -> Option<UnboundSecrets> {
    UnboundSecrets::new(access_token.parse().ok(), secret.parse().ok())
}

#[test]
fn an_exported_file_names_its_format_and_is_imported_unbound_into_another_workspace() {
    let text = export(&bound());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&json["format"], &json["version"]),
        (&"hookwright".into(), &1.into())
    );

    let imported = import(&text, &Workspace::default()).unwrap();
    let mut expected = bound();
    expected.teams[0].webhooks[0].access_token = None;
    expected.teams[0].webhooks[0].secret = None;
    expected.teams[0].webhooks[0].unbound = names("TOKEN", "SIGN");
    assert_eq!(imported.workspace, expected);
    assert_eq!(imported.unbound.len(), 1);
    assert_eq!(imported.unbound[0].name, "Deploy");
    assert_eq!(
        imported.unbound[0].access_token,
        "TOKEN".parse::<SecretName>().ok()
    );
    assert_eq!(imported.unbound[0].secret, "SIGN".parse::<SecretName>().ok());
}

#[test]
fn a_webhook_keeps_the_secrets_that_this_workspace_already_binds_to_the_same_endpoint() {
    let imported_into = |change: fn(&mut Webhook)| {
        let mut current = bound();
        change(&mut current.teams[0].webhooks[0]);
        let webhook = import(&export(&bound()), &current).unwrap().workspace.teams[0].webhooks[0].clone();
        let text = |name: Option<SecretName>| name.map(String::from).unwrap_or_default();
        assert_eq!(
            webhook.unbound.is_none(),
            webhook.access_token.is_some() && webhook.secret.is_some()
        );
        (text(webhook.access_token), text(webhook.secret), webhook.unbound)
    };
    let both = ("TOKEN".to_owned(), "SIGN".to_owned(), None);
    assert_eq!(imported_into(|_| {}), both);
    assert_eq!(imported_into(|webhook| webhook.name = "Renamed".to_owned()), both);
    // The same URL as `fetch` parses it.
    assert_eq!(
        imported_into(|webhook| webhook.endpoint = "HTTPS://EXAMPLE.com:443#x".parse().unwrap()),
        both
    );
    let none = (String::new(), String::new(), names("TOKEN", "SIGN"));
    for endpoint in [
        "https://example.com/other",
        "http://example.com/",
        "https://example.com/?x",
        Endpoint::SANDBOX,
    ] {
        let mut current = bound();
        current.teams[0].webhooks[0].endpoint = endpoint.parse().unwrap();
        let imported = import(&export(&bound()), &current).unwrap();
        assert_eq!(
            imported.workspace.teams[0].webhooks[0].unbound, none.2,
            "{endpoint}"
        );
    }
    assert_eq!(imported_into(|webhook| webhook.id = "x".into()), none);
    assert_eq!(
        imported_into(|webhook| webhook.secret = "OTHER".parse().ok()),
        ("TOKEN".to_owned(), String::new(), names("", "SIGN"))
    );
    assert_eq!(
        imported_into(|webhook| webhook.access_token = None),
        (String::new(), "SIGN".to_owned(), names("TOKEN", ""))
    );
    let mut other_team = bound();
    other_team.teams[0].name = "other".to_owned().try_into().unwrap();
    let imported = import(&export(&bound()), &other_team).unwrap();
    assert_eq!(imported.workspace.teams[0].webhooks[0].unbound, none.2);
}

#[test]
fn the_names_that_a_file_asked_for_stay_until_the_user_binds_or_dismisses_them() {
    let mut store = Store::open(SharedStorage::local(), Workspace::default());
    store.import(&export(&bound())).unwrap();
    let webhook = |store: &Store<SharedStorage>| store.workspace().teams[0].webhooks[0].clone();
    let imported = webhook(&store);
    // They are part of the next export, and of a renamed secret.
    let again = import(&store.export(), &Workspace::default()).unwrap();
    assert_eq!(again.workspace.teams[0].webhooks[0], imported);
    let [team, from, to] = ["acme", "SIGN", "KEY"];
    let rename = format!(r#"{{"type":"rename_secret","team":"{team}","from":"{from}","to":"{to}"}}"#);
    store.apply(serde_json::from_str(&rename).unwrap()).unwrap();
    assert_eq!(webhook(&store).unbound, names("TOKEN", "KEY"));
    store.undo().unwrap();
    assert_eq!(webhook(&store), imported);

    let put = |webhook: Webhook, base: Webhook| Command::PutWebhook {
        team: "acme".to_owned().try_into().unwrap(),
        webhook,
        base: Some(base),
        position: None,
    };
    // Choosing another secret answers the question too.
    let mut changed = imported.clone();
    changed.access_token = "SIGN".parse().ok();
    store.apply(put(changed.clone(), imported.clone())).unwrap();
    assert_eq!(webhook(&store).unbound, names("", "SIGN"));
    let base = webhook(&store);
    changed.unbound = None;
    store.apply(put(changed.clone(), base)).unwrap();
    assert_eq!(webhook(&store), changed);
    store.undo().unwrap();
    store.undo().unwrap();
    assert_eq!(webhook(&store), imported);
}

const SANDBOX: &str = "https://example.com/site/sandbox/receive";

fn sandbox() -> SandboxAddress {
    SandboxAddress::new(&SANDBOX.parse().unwrap())
}

#[test]
fn the_sandboxes_url_that_older_code_stored_is_read_as_its_name() {
    let storage = SharedStorage::local();
    let with_url = |url: &str| export(&bound()).replace("https://example.com/\"", &format!("{url}\""));
    let stored = import(&with_url(SANDBOX), &Workspace::default())
        .unwrap()
        .workspace;
    drop(Store::open(storage.clone(), stored));
    let mut store = Store::open_in_page(storage, Workspace::default(), sandbox(), None);
    let endpoints = |store: &Store<SharedStorage>| -> Vec<_> {
        let webhooks = store.workspace().teams[0].webhooks.iter();
        webhooks
            .map(|webhook| webhook.endpoint.as_str().to_owned())
            .collect()
    };
    assert_eq!(endpoints(&store), [Endpoint::SANDBOX; 2]);

    store
        .import(&with_url("https://elsewhere.example/sandbox/receive"))
        .unwrap();
    assert_eq!(
        endpoints(&store),
        ["https://elsewhere.example/sandbox/receive"; 2]
    );
    store.import(&with_url(&format!("{SANDBOX}#x"))).unwrap();
    assert_eq!(endpoints(&store), [Endpoint::SANDBOX; 2]);

    let base = store.workspace().teams[0].webhooks[0].clone();
    let put = |endpoint: &str, base: &Webhook| Command::PutWebhook {
        team: "acme".to_owned().try_into().unwrap(),
        webhook: Webhook {
            endpoint: endpoint.parse().unwrap(),
            ..base.clone()
        },
        base: Some(base.clone()),
        position: None,
    };
    store.apply(put("https://example.com/hook", &base)).unwrap();
    let base = store.workspace().teams[0].webhooks[0].clone();
    store.apply(put(SANDBOX, &base)).unwrap();
    assert_eq!(endpoints(&store)[0], Endpoint::SANDBOX);
    store.undo().unwrap();
    assert_eq!(endpoints(&store)[0], "https://example.com/hook");
}

#[test]
fn an_address_near_the_sandbox_is_not_sent_to() {
    let ensure = |endpoint: &str| sandbox().ensure_no_near_miss(&endpoint.parse().unwrap());
    for fine in [
        SANDBOX,
        "https://example.com/site/sandbox/receive#x",
        "https://EXAMPLE.com:443/site/sandbox/receive",
        Endpoint::SANDBOX,
        "https://example.com/hooks/wandb",
        "https://example.com/",
        "https://example.com/site/",
        "https://example.com:8443/site/sandbox/",
        "https://example.org/site/sandbox/receive",
    ] {
        assert!(ensure(fine).is_ok(), "{fine}");
    }
    for missed in [
        "https://example.com/site/sandbox/receive/",
        "https://example.com/site/sandbox/receive?x=1",
        "https://example.com/site/sandbox",
        "https://example.com/site/sandbox/recieve",
        "https://example.com/site/sandbox.js",
        "https://example.com/Site/Sandbox/Receive",
        "https://example.com/site//sandbox/receive",
        "https://example.com/site/s%61ndbox/receive",
        "https://example.com/sandbox/receive",
        "https://example.com/site/x/../sandbox/x",
    ] {
        let error = ensure(missed).expect_err(missed);
        assert_eq!(error.code(), Code::EndpointNearSandbox, "{missed}");
    }
}

#[test]
fn a_foreign_file_a_newer_one_and_a_damaged_one_have_different_errors() {
    let code = |text: &str| import(text, &Workspace::default()).unwrap_err().code();
    assert_eq!(code("{\"format\": \"hookwright\","), Code::FileSyntax);
    assert_eq!(code("[1, 2]"), Code::FileFormat);
    assert_eq!(code(r#"{"format":"har","version":1}"#), Code::FileFormat);
    assert_eq!(code(r#"{"format":"hookwright","version":2}"#), Code::FileNewer);
    assert_eq!(
        code(r#"{"format":"hookwright","version":1,"workspace":{"teams":3}}"#),
        Code::FileContent
    );
}

#[test]
fn an_error_in_a_file_has_its_position() {
    let text = "{\"format\":\"hookwright\",\"version\":1,\n\"workspace\":{\"teams\":3}}";
    let error = import(text, &Workspace::default()).unwrap_err();
    assert_eq!(error.diagnostic().span.unwrap().line, 2);
}

#[test]
fn a_file_in_which_an_automation_has_another_teams_webhook_is_rejected() {
    let text = r#"{"format":"hookwright","version":1,"workspace":{"teams":[],"samples":[],"automations":[
        {"id":"a","name":"A","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme",
         "trigger":{"type":"LINK_ARTIFACT"},"webhook":"gone"}]}}"#;
    assert_eq!(
        import(text, &Workspace::default()).unwrap_err().code(),
        Code::StoreForeignWebhook
    );
}

#[test]
fn the_starter_workspace_can_be_exported_and_sends_only_to_the_sandbox() {
    let workspace = starter().unwrap();
    assert_eq!(
        import(&export(&workspace), &Workspace::default())
            .unwrap()
            .workspace,
        workspace
    );
    assert_eq!(workspace.teams[0].webhooks.len(), 3);
    for webhook in &workspace.teams[0].webhooks {
        assert_eq!(webhook.endpoint, Endpoint::Sandbox);
    }
    for automation in &workspace.automations {
        serde_json::from_str::<serde_json::Value>(automation.payload().unwrap()).unwrap();
        let fits = |sample: &hookwright::model::SampleEvent| {
            automation.trigger.fits(&Event::from_json(&sample.event).unwrap())
        };
        assert!(workspace.samples.iter().any(fits), "{}", automation.name);
    }
}

/// A workspace with an action and triggers that this crate does not know, between two automations that it knows.
const KEPT: &str = r#"{"format":"hookwright","version":1,"workspace":{"teams":[{"name":"acme","secrets":[],"webhooks":[{"id":"w","name":"Deploy","endpoint":"https://example.com/"}]}],"automations":[
    {"id":"a","name":"First","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"webhook":"w","payload":"{}"},
    {"id":"b","name":"Prompt","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"action":{"type":"ARIA","big":12345678901234567890,"nested":{"price":1.10},"prompt":"Look at ${run_name}"}},
    {"id":"c","name":"Future","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"RUN_DELETED","grace":[1.0,{"x":null}],"filter":"{\"a\":1}"},"webhook":"w"},
    {"id":"d","name":"Weave","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"WEAVE_METRIC_THRESHOLD","condition":{"threshold":0.20}}},
    {"id":"e","name":"Last","enabled":true,"scope":{"type":"team","entity":"acme"},"team":"acme","trigger":{"type":"LINK_ARTIFACT","filter":""},"webhook":"w"}
],"samples":[],"settings":{"secret_retention":"tab","theme":"system"}}}"#;

/// JSON without the whitespace between tokens, with every number as it was written.
fn compact(json: &str) -> String {
    let raw: Box<serde_json::value::RawValue> = serde_json::from_str(json).unwrap();
    let mut compact = String::new();
    let mut in_string = false;
    let mut escaped = false;
    for character in raw.get().chars() {
        if in_string || !character.is_whitespace() {
            compact.push(character);
        }
        in_string ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
    }
    compact
}

#[test]
fn an_unknown_action_and_an_unknown_trigger_are_exported_as_they_were_imported() {
    let workspace = import(KEPT, &Workspace::default()).unwrap().workspace;
    assert_eq!(workspace.automations.len(), 5);
    let document = serde_json::to_string(&workspace).unwrap();
    assert!(compact(KEPT).contains(&document), "{document}");
    assert_eq!(
        import(&export(&workspace), &Workspace::default())
            .unwrap()
            .workspace,
        workspace
    );
}

#[test]
fn an_unknown_action_is_kept_when_its_automation_is_edited_and_when_that_is_undone() {
    let mut workspace = import(KEPT, &Workspace::default()).unwrap().workspace;
    let before = workspace.clone();
    let mut renamed = before.automations[1].clone();
    renamed.name = "Renamed".to_owned();
    let put = Command::PutAutomation {
        automation: renamed,
        base: Some(before.automations[1].clone()),
        position: None,
    };
    let inverse = apply(&mut workspace, put).unwrap();
    assert_eq!(workspace.automations[1].action, before.automations[1].action);
    apply(&mut workspace, inverse).unwrap();
    assert_eq!(workspace, before);
}

// JavaScript writes 1.10 as 1.1, and the large integer as a rounded one.
#[test]
fn numbers_that_javascript_rounds_are_kept_when_another_field_is_edited() {
    let mut workspace = import(KEPT, &Workspace::default()).unwrap().workspace;
    let before = workspace.clone();
    let rounded = |text: String| {
        text.replace("12345678901234567890", "12345678901234567000")
            .replace("1.10", "1.1")
    };
    let of_javascript = |automation: &Automation| -> Automation {
        serde_json::from_str(&rounded(serde_json::to_string(automation).unwrap())).unwrap()
    };
    let base = of_javascript(&before.automations[1]);
    let mut automation = base.clone();
    automation.enabled = false;
    let put = Command::PutAutomation {
        automation,
        base: Some(base),
        position: None,
    };
    apply(&mut workspace, put).unwrap();
    assert!(!workspace.automations[1].enabled);
    assert_eq!(workspace.automations[1].action, before.automations[1].action);

    // The rounded numbers are not a change by another tab, but another name is.
    let delete = |index: usize, renamed: &str| {
        let mut base = of_javascript(&before.automations[index]);
        base.name.push_str(renamed);
        let id = base.id.clone();
        Command::DeleteAutomation { id, base: Some(base) }
    };
    let mut workspace = before.clone();
    for index in 0..before.automations.len() {
        let error = apply(&mut workspace, delete(index, " renamed")).unwrap_err();
        assert_eq!(error.code(), Code::StoreChanged);
        apply(&mut workspace, delete(index, "")).unwrap();
    }
    assert!(workspace.automations.is_empty());
}

#[test]
fn an_automation_with_two_actions_is_rejected_with_its_path() {
    let text = KEPT.replace(
        r#""action":{"type":"ARIA","#,
        r#""webhook":"w","action":{"type":"ARIA","#,
    );
    let error = import(&text, &Workspace::default()).unwrap_err();
    assert_eq!(error.code(), Code::FileContent);
    let message = &error.diagnostic().message;
    assert!(
        message.contains("automations[1]: an automation with another action"),
        "{message}"
    );
}
