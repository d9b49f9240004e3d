use super::{SharedStorage, test};
use hookwright::diagnostic::Code;
use hookwright::model::{SecretName, SecretRetention, SecretValue, TeamName, Workspace};
use hookwright::store::{Storage, Vault};

const VALUE: &str = "made up for this test";

fn team() -> TeamName {
    "acme".to_owned().try_into().unwrap()
}

fn name(text: &str) -> SecretName {
    text.parse().unwrap()
}

fn filled(storage: &SharedStorage, retention: SecretRetention) -> Vault<SharedStorage> {
    let mut vault = Vault::new(storage.clone(), retention);
    vault
        .set(&team(), &name("TOKEN"), SecretValue::new(VALUE))
        .unwrap();
    vault
}

#[test]
fn a_value_kept_for_the_tab_survives_a_reload_and_one_in_memory_does_not() {
    for (retention, survives) in [(SecretRetention::Tab, true), (SecretRetention::Memory, false)] {
        let storage = SharedStorage::session();
        drop(filled(&storage, retention));
        let reloaded = Vault::new(storage.clone(), retention);
        assert_eq!(reloaded.get(&team(), &name("TOKEN")).is_some(), survives);
        assert_eq!(
            storage.get("hookwright.secret.acme.TOKEN").unwrap().is_some(),
            survives
        );
    }
}

#[test]
fn choosing_memory_erases_the_stored_values_and_choosing_the_tab_stores_them_again() {
    let storage = SharedStorage::session();
    storage.set("another.site", "kept").unwrap();
    let mut vault = filled(&storage, SecretRetention::Tab);
    vault.set_retention(SecretRetention::Memory).unwrap();
    assert_eq!(storage.keys(), ["another.site"]);
    assert_eq!(vault.get(&team(), &name("TOKEN")), Some(SecretValue::new(VALUE)));

    vault.set_retention(SecretRetention::Tab).unwrap();
    assert_eq!(
        storage.get("hookwright.secret.acme.TOKEN").unwrap().as_deref(),
        Some(VALUE)
    );
}

#[test]
fn with_a_full_quota_values_stay_in_memory() {
    let storage = SharedStorage::session();
    storage.set_remaining_quota(0);
    let mut vault = filled(&storage, SecretRetention::Memory);
    assert_eq!(
        vault.set_retention(SecretRetention::Tab).unwrap_err().code(),
        Code::StoreFull
    );
    assert!(vault.get(&team(), &name("TOKEN")).is_some());
}

#[test]
fn a_renamed_secret_keeps_its_value_and_a_deleted_one_loses_it() {
    for retention in [SecretRetention::Tab, SecretRetention::Memory] {
        let storage = SharedStorage::session();
        let mut vault = filled(&storage, retention);
        vault.rename(&team(), &name("TOKEN"), &name("NEXT")).unwrap();
        assert!(vault.get(&team(), &name("TOKEN")).is_none());
        assert_eq!(vault.get(&team(), &name("NEXT")), Some(SecretValue::new(VALUE)));
        vault.delete(&team(), &name("NEXT"));
        assert!(vault.get(&team(), &name("NEXT")).is_none());
        assert!(storage.keys().is_empty());
    }
}

#[test]
fn clearing_deletes_all_values_from_the_storage() {
    let storage = SharedStorage::session();
    let mut vault = filled(&storage, SecretRetention::Tab);
    vault.clear();
    assert!(storage.keys().is_empty());
}

#[test]
fn a_webhook_has_the_values_of_the_secrets_that_it_names_and_no_others() {
    let mut vault = filled(&SharedStorage::session(), SecretRetention::Tab);
    vault
        .set(&team(), &name("OTHER"), SecretValue::new("other"))
        .unwrap();
    let webhook = serde_json::from_str(
        r#"{"id":"w","name":"W","endpoint":"https://example.com/","access_token":"TOKEN","secret":"GONE"}"#,
    )
    .unwrap();
    let values = vault.webhook_secrets(&team(), &webhook);
    assert_eq!(values.secrets().access_token, Some(&SecretValue::new(VALUE)));
    assert_eq!(values.secrets().secret, None);
}

#[test]
fn a_value_is_deleted_with_its_secret() {
    let workspace: Workspace = serde_json::from_str(
        r#"{"teams":[{"name":"acme","secrets":["KEPT"],"webhooks":[]}],"automations":[],"samples":[]}"#,
    )
    .unwrap();
    for retention in [SecretRetention::Tab, SecretRetention::Memory] {
        let mut vault = Vault::new(SharedStorage::session(), retention);
        let gone = TeamName::try_from("gone".to_owned()).unwrap();
        for (team, secret) in [(team(), "KEPT"), (team(), "DELETED"), (gone.clone(), "KEPT")] {
            vault.set(&team, &name(secret), SecretValue::new(VALUE)).unwrap();
        }
        vault.forget_unknown(&workspace);
        assert!(vault.get(&team(), &name("KEPT")).is_some());
        assert!(vault.get(&team(), &name("DELETED")).is_none());
        assert!(vault.get(&gone, &name("KEPT")).is_none());
    }
}
