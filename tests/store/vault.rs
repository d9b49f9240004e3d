use super::test;
use hookwright::diagnostic::Code;
use hookwright::model::{SecretName, SecretValue, TeamName, Webhook, Workspace};
use hookwright::store::{Command, Vault, VaultChange};

const VALUE: &str = "made up for this test";

fn team() -> TeamName {
    "acme".to_owned().try_into().unwrap()
}

fn name(text: &str) -> SecretName {
    text.parse().unwrap()
}

fn webhook(endpoint: &str) -> Webhook {
    let json = format!(r#"{{"id":"w","name":"W","endpoint":"{endpoint}","access_token":"TOKEN"}}"#);
    serde_json::from_str(&json).unwrap()
}

/// A workspace whose team has these secrets and one webhook with the access token TOKEN.
fn workspace(secrets: &[&str], endpoint: &str) -> Workspace {
    let json = serde_json::json!({
        "teams": [{"name": "acme", "secrets": secrets, "webhooks": [webhook(endpoint)]}],
        "automations": [], "samples": [],
    });
    serde_json::from_value(json).unwrap()
}

fn filled() -> Vault {
    let mut vault = Vault::default();
    let workspace = workspace(&["TOKEN"], "https://example.com/hook");
    vault.set(&team(), &name("TOKEN"), SecretValue::new(VALUE), &workspace);
    vault
}

fn put(webhook: Webhook, base: Option<Webhook>) -> Command {
    Command::PutWebhook {
        team: team(),
        webhook,
        base,
        position: None,
    }
}

/// Returns both endpoints of the refusal to send to this endpoint: the new one and the known ones.
fn refusal(vault: &Vault, endpoint: &str) -> Option<(String, String)> {
    let error = vault.ensure_bound(&team(), &webhook(endpoint)).err()?;
    assert_eq!(error.code(), Code::RequestNewEndpoint);
    let arguments = &error.diagnostic().arguments;
    let text = |name: &str| arguments[name].text().to_owned();
    Some((text("endpoint"), text("known")))
}

#[test]
fn a_renamed_secret_keeps_its_value_and_a_deleted_one_loses_it() {
    let mut vault = filled();
    vault.rename(&team(), &name("TOKEN"), &name("NEXT"));
    assert!(vault.get(&team(), &name("TOKEN")).is_none());
    assert_eq!(vault.get(&team(), &name("NEXT")), Some(SecretValue::new(VALUE)));
    vault.delete(&team(), &name("NEXT"));
    assert!(vault.get(&team(), &name("NEXT")).is_none());
    assert_eq!(vault.to_json(), None);
}

#[test]
fn a_webhook_has_the_values_of_the_secrets_that_it_names_and_no_others() {
    let mut vault = filled();
    let other = SecretValue::new("other");
    vault.set(&team(), &name("OTHER"), other, &Workspace::default());
    let webhook = serde_json::from_str(
        r#"{"id":"w","name":"W","endpoint":"https://example.com/","access_token":"TOKEN","secret":"GONE"}"#,
    )
    .unwrap();
    let values = vault.webhook_secrets(&team(), &webhook);
    assert_eq!(values.secrets().access_token, Some(&SecretValue::new(VALUE)));
    assert_eq!(values.secrets().secret, None);
}

#[test]
fn values_that_are_restored_keep_their_endpoints_and_replace_no_newer_value() {
    let json = filled().to_json().unwrap();
    let mut vault = Vault::default();
    for damaged in ["", "{}", "[[]]", r#"[["acme"]]"#, r#"[["acme","no name",""]]"#] {
        vault.add_from_json(damaged);
    }
    assert_eq!(vault.to_json(), None);
    vault.add_from_json(&json);
    assert_eq!(vault.to_json(), Some(json.clone()));
    assert_eq!(refusal(&vault, "https://example.com/hook"), None);

    let newer = SecretValue::new("newer");
    vault.set(&team(), &name("TOKEN"), newer.clone(), &Workspace::default());
    vault.add_from_json(&json);
    assert_eq!(vault.get(&team(), &name("TOKEN")), Some(newer));
}

#[test]
fn a_value_is_sent_only_to_the_parsed_endpoint_that_the_user_bound_it_to() {
    let vault = filled();
    for same in [
        "https://example.com/hook",
        "HTTPS://EXAMPLE.com:443/hook?x=1#y",
        "hookwright:sandbox",
    ] {
        assert_eq!(refusal(&vault, same), None, "{same}");
    }
    let known = "https://example.com/hook".to_owned();
    for (other, parsed) in [
        ("https://evil.test/hook", "https://evil.test/hook"),
        ("https://example.com/other", "https://example.com/other"),
        ("http://example.com/hook", "http://example.com/hook"),
        ("https://example.com:8443/hook", "https://example.com:8443/hook"),
        (r"https:\\\\evil.test\\hook", "https://evil.test/hook"),
    ] {
        let both = (parsed.to_owned(), known.clone());
        assert_eq!(refusal(&vault, other), Some(both), "{other}");
    }
}

#[test]
fn only_the_users_own_choice_of_endpoint_or_secret_binds() {
    let (old, new) = (webhook("https://example.com/hook"), webhook("https://new.test/"));
    let follow = |command: &Command| {
        let mut vault = filled();
        vault.follow(VaultChange::of(command));
        refusal(&vault, "https://new.test/").is_none()
    };
    assert!(follow(&put(new.clone(), Some(old.clone()))));
    assert!(follow(&put(new.clone(), None)));
    let commands = vec![put(new.clone(), Some(old.clone()))];
    assert!(follow(&Command::Batch { commands }));
    let without_token = Webhook {
        access_token: None,
        ..new.clone()
    };
    assert!(follow(&put(new.clone(), Some(without_token))));

    let renamed = Webhook {
        name: "Renamed".to_owned(),
        ..new.clone()
    };
    assert!(!follow(&put(renamed, Some(new))));
    let workspace = workspace(&["TOKEN"], "https://new.test/");
    assert!(!follow(&Command::ReplaceWorkspace { workspace }));
}

#[test]
fn a_first_value_is_bound_to_the_webhooks_that_name_it_and_a_replaced_one_is_not_bound_again() {
    let mut vault = filled();
    let changed = workspace(&["TOKEN"], "https://evil.test/");
    vault.set(&team(), &name("TOKEN"), SecretValue::new("next"), &changed);
    assert!(refusal(&vault, "https://evil.test/").is_some());

    let mut vault = Vault::default();
    vault.set(
        &team(),
        &name("TOKEN"),
        SecretValue::new(VALUE),
        &Workspace::default(),
    );
    let unbound = ("https://evil.test/".to_owned(), "no endpoint".to_owned());
    assert_eq!(refusal(&vault, "https://evil.test/"), Some(unbound));
}

#[test]
fn a_choice_that_the_user_takes_back_binds_no_longer() {
    let mut vault = Vault::default();
    let webhook = webhook("https://example.com/hook");
    assert!(!vault.is_bound(&team(), &webhook));
    vault.bind(&team(), &webhook);
    assert!(vault.is_bound(&team(), &webhook));
    vault.unbind(&team(), &webhook);
    assert!(!vault.is_bound(&team(), &webhook));
}

#[test]
fn a_value_is_deleted_with_its_secret_by_the_user_of_this_tab_only() {
    let all = workspace(&["TOKEN", "OTHER"], "https://example.com/");
    let filled = || {
        let mut vault = Vault::default();
        for secret in ["TOKEN", "OTHER"] {
            vault.set(&team(), &name(secret), SecretValue::new(VALUE), &all);
        }
        vault
    };
    let has = |vault: &Vault| ["TOKEN", "OTHER"].map(|secret| vault.get(&team(), &name(secret)).is_some());

    let mut vault = filled();
    vault.follow(VaultChange::of(&Command::DeleteSecret {
        team: team(),
        name: name("TOKEN"),
    }));
    assert_eq!(has(&vault), [false, true]);
    vault.follow(VaultChange::of(&Command::DeleteTeam {
        name: team(),
        base: None,
    }));
    assert_eq!(has(&vault), [false, false]);

    let mut vault = filled();
    vault.forget_unknown(&workspace(&["OTHER"], "https://example.com/"));
    assert_eq!(has(&vault), [false, true]);
    vault.forget_unknown(&Workspace::default());
    assert_eq!(has(&vault), [false, false]);

    let mut vault = filled();
    vault.clear();
    assert_eq!(has(&vault), [false, false]);
}
