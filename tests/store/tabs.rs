use serde_json::json;

use super::{SharedStorage, test};
use hookwright::diagnostic::Code;
use hookwright::model::SandboxAddress;
use hookwright::model::Workspace;
use hookwright::store::{Command, Recovery, Storage, Store, UndoOutcome, stored_revision};

const KEY: &str = "hookwright.workspace";

fn open(storage: &SharedStorage) -> Store<SharedStorage> {
    Store::open(storage.clone(), Workspace::default())
}

fn sample(id: &str) -> Command {
    serde_json::from_value(json!({"type": "put_sample", "sample": {"id": id, "name": id, "event": "{"}}))
        .unwrap()
}

fn ids(store: &Store<SharedStorage>) -> Vec<&str> {
    store
        .workspace()
        .samples
        .iter()
        .map(|sample| sample.id.as_str())
        .collect()
}

#[test]
fn a_first_visit_stores_the_fresh_workspace_with_its_version() {
    let storage = SharedStorage::local();
    let store = open(&storage);
    assert!(store.storage_error().is_none());
    assert_eq!(
        storage.get(KEY).unwrap().unwrap(),
        r#"{"version":1,"revision":0,"workspace":{"teams":[],"automations":[],"samples":[],"settings":{"secret_retention":"tab","theme":"system"}}}"#
    );
}

#[test]
fn two_tabs_that_edit_in_turn_lose_nothing() {
    let storage = SharedStorage::local();
    let mut tabs = [open(&storage), open(&storage)];
    for edit in 0..200 {
        tabs[edit % 2].apply(sample(&format!("s{edit}"))).unwrap();
    }
    let expected: Vec<_> = (0..200).map(|edit| format!("s{edit}")).collect();
    assert_eq!(ids(&tabs[1]), expected);
    assert!(tabs[0].refresh().unwrap());
    assert!(!tabs[0].refresh().unwrap());
    assert_eq!(ids(&tabs[0]), expected);
    assert_eq!(tabs[0].revision(), 200);
}

#[test]
fn undo_reverts_only_this_tabs_changes() {
    let storage = SharedStorage::local();
    let (mut left, mut right) = (open(&storage), open(&storage));
    left.apply(sample("left")).unwrap();
    right.apply(sample("right")).unwrap();
    assert_eq!(left.undo().unwrap(), UndoOutcome::Done);
    assert_eq!(ids(&left), ["right"]);
    assert!(!left.can_undo());
    assert_eq!(left.undo().unwrap(), UndoOutcome::Nothing);
    assert_eq!(left.redo().unwrap(), UndoOutcome::Done);
    assert_eq!(ids(&left), ["left", "right"]);
}

#[test]
fn a_new_change_clears_redo() {
    let mut store = open(&SharedStorage::local());
    store.apply(sample("a")).unwrap();
    store.undo().unwrap();
    store.apply(sample("b")).unwrap();
    assert!(!store.can_redo());
}

#[test]
fn an_undo_that_another_tab_made_impossible_is_an_error_and_is_dropped() {
    let storage = SharedStorage::local();
    let (mut left, mut right) = (open(&storage), open(&storage));
    left.apply(sample("both")).unwrap();
    let delete = serde_json::from_value(json!({"type": "delete_sample", "id": "both"})).unwrap();
    right.apply(delete).unwrap();
    assert_eq!(left.undo().unwrap_err().code(), Code::StoreMissing);
    assert!(!left.can_undo());
}

#[test]
fn a_full_quota_is_an_error_that_changes_nothing_and_can_be_retried() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    store.apply(sample("kept")).unwrap();
    let before = storage.get(KEY);
    storage.set_remaining_quota(0);
    assert_eq!(
        store.apply(sample("too much")).unwrap_err().code(),
        Code::StoreFull
    );
    assert_eq!(ids(&store), ["kept"]);
    assert_eq!(storage.get(KEY), before);
    assert!(store.can_undo());

    storage.remove_quota();
    store.apply(sample("too much")).unwrap();
    assert_eq!(ids(&store), ["kept", "too much"]);
}

#[test]
fn an_undo_that_exceeds_the_quota_can_be_retried() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    store.apply(sample("deleted")).unwrap();
    let delete = serde_json::from_value(json!({"type": "delete_sample", "id": "deleted"})).unwrap();
    store.apply(delete).unwrap();
    storage.set_remaining_quota(0);
    assert_eq!(store.undo().unwrap_err().code(), Code::StoreFull);
    storage.remove_quota();
    assert_eq!(store.undo().unwrap(), UndoOutcome::Done);
    assert_eq!(ids(&store), ["deleted"]);
}

#[test]
fn a_damaged_document_is_quarantined_and_never_overwritten() {
    let storage = SharedStorage::local();
    for text in ["{\"version\":1,", r#"{"version":1,"revision":9,"galaxy":{}}"#, ""] {
        storage.set(KEY, text).unwrap();
        let mut store = open(&storage);
        assert!(store.storage_error().is_none());
        store.apply(sample("new")).unwrap();
    }
    let mut store = open(&storage);
    let quarantined = store.quarantined();
    let texts: Vec<_> = quarantined.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        texts,
        ["{\"version\":1,", r#"{"version":1,"revision":9,"galaxy":{}}"#, ""]
    );
    assert_eq!(quarantined[2].key, "hookwright.set-aside.3");
    assert!(quarantined.iter().all(|one| !one.is_readable));

    store.discard("hookwright.set-aside.1").unwrap();
    store.discard(KEY).unwrap();
    assert_eq!(store.quarantined().len(), 2);
    assert!(storage.get(KEY).unwrap().is_some());
}

#[test]
fn with_a_full_quota_a_damaged_document_stays_and_the_store_reports_why() {
    let storage = SharedStorage::local();
    storage.set(KEY, "damaged beyond repair").unwrap();
    storage.set_remaining_quota(3);
    let mut store = open(&storage);
    assert_eq!(store.storage_error().unwrap().code(), Code::StoreFull);
    assert_eq!(store.apply(sample("typed")).unwrap_err().code(), Code::StoreFull);
    assert_eq!(storage.get(KEY).unwrap().unwrap(), "damaged beyond repair");

    storage.remove_quota();
    store.apply(sample("typed")).unwrap();
    assert!(store.storage_error().is_none());
    assert_eq!(store.quarantined()[0].text, "damaged beyond repair");
}

#[test]
fn a_damaged_document_that_could_not_be_moved_can_be_read_and_then_discarded() {
    let storage = SharedStorage::local();
    let damaged = "damaged beyond repair ".repeat(20);
    storage.set(KEY, &damaged).unwrap();
    storage.set_remaining_quota(3);
    let mut store = open(&storage);
    let kept = store.quarantined();
    assert_eq!(
        (kept[0].key.as_str(), kept[0].text.as_str()),
        (KEY, damaged.as_str())
    );
    store.discard(KEY).unwrap();
    assert!(store.storage_error().is_none() && store.quarantined().is_empty());
    assert_eq!(open(&storage).workspace(), &Workspace::default());
}

#[test]
fn the_error_is_cleared_when_another_tab_has_repaired_the_storage() {
    let storage = SharedStorage::local();
    storage.set(KEY, "damaged").unwrap();
    storage.set_remaining_quota(3);
    let mut store = open(&storage);
    assert!(store.storage_error().is_some());
    storage.remove_quota();
    storage.remove(KEY);
    let mut other_tab = open(&storage);
    other_tab.apply(sample("repaired")).unwrap();
    assert!(store.refresh().unwrap());
    assert!(store.storage_error().is_none());
    assert_eq!(ids(&store), ["repaired"]);
}

#[test]
fn a_tab_with_older_code_never_changes_a_document_of_newer_code() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    let newer = r#"{"version":2,"revision":9,"galaxy":{}}"#;
    storage.set(KEY, newer).unwrap();
    assert_eq!(store.apply(sample("old")).unwrap_err().code(), Code::StoreNewer);
    assert_eq!(store.refresh().unwrap_err().code(), Code::StoreNewer);
    assert_eq!(storage.get(KEY).unwrap().unwrap(), newer);
}

#[test]
fn a_document_damaged_while_a_tab_is_open_is_quarantined_and_the_tabs_copy_is_used() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    store.apply(sample("known")).unwrap();
    storage.set(KEY, "damaged").unwrap();
    store.apply(sample("more")).unwrap();
    assert_eq!(ids(&store), ["known", "more"]);
    assert_eq!(store.quarantined()[0].text, "damaged");
}

#[test]
fn a_tab_stores_its_copy_as_soon_as_it_sees_the_damage() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    store.apply(sample("precious")).unwrap();
    storage.set(KEY, "damaged").unwrap();
    assert!(!store.refresh().unwrap());
    assert_eq!(ids(&open(&storage)), ["precious"]);
}

#[test]
fn an_import_keeps_this_browsers_settings_and_can_be_undone() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    let file = store.export().replace("system", "dark");
    store.apply(sample("before")).unwrap();
    let before = store.workspace().clone();
    store.import(&file).unwrap();
    assert!(store.workspace().samples.is_empty());
    assert_eq!(store.workspace().settings, before.settings);
    store.undo().unwrap();
    assert_eq!(store.workspace(), &before);
}

#[test]
fn the_stored_revision_can_be_read_without_the_workspace() {
    let storage = SharedStorage::local();
    assert_eq!(stored_revision(&storage), 0);
    let (mut left, right) = (open(&storage), open(&storage));
    left.apply(sample("a")).unwrap();
    left.apply(sample("b")).unwrap();
    assert_eq!((right.revision(), right.stored_revision()), (0, 2));
    storage.set(KEY, "damaged").unwrap();
    assert_eq!(stored_revision(&storage), u64::MAX);
}

fn replace(name: &str) -> Command {
    let sample = json!({"id": name, "name": name, "event": "{"});
    let workspace = json!({"teams": [], "automations": [], "samples": [sample]});
    serde_json::from_value(json!({"type": "replace_workspace", "workspace": workspace})).unwrap()
}

#[test]
fn undoing_a_replacement_reports_discarded_changes_of_other_tabs_and_redo_restores_them() {
    let storage = SharedStorage::local();
    let (mut left, mut right) = (open(&storage), open(&storage));
    left.apply(sample("before")).unwrap();
    left.apply(replace("imported")).unwrap();
    right.apply(sample("other tab")).unwrap();
    assert_eq!(left.undo().unwrap(), UndoOutcome::DoneDiscardingOtherTabs);
    assert_eq!(ids(&left), ["before"]);
    assert_eq!(left.redo().unwrap(), UndoOutcome::Done);
    assert_eq!(ids(&left), ["imported", "other tab"]);
}

#[test]
fn undoing_a_replacement_after_this_tabs_own_edits_discards_no_other_tabs_changes() {
    let storage = SharedStorage::local();
    let (mut left, mut right) = (open(&storage), open(&storage));
    right.apply(sample("earlier")).unwrap();
    left.apply(replace("imported")).unwrap();
    left.apply(sample("own")).unwrap();
    assert_eq!(left.undo().unwrap(), UndoOutcome::Done);
    assert_eq!(left.undo().unwrap(), UndoOutcome::Done);
    assert_eq!(ids(&left), ["earlier"]);
}

/// Returns a stored document with one sample.
fn document(revision: u64, sample: &str) -> String {
    let sample = json!({"id": sample, "name": sample, "event": "{"});
    let workspace = json!({"teams": [], "automations": [], "samples": [sample]});
    json!({"version": 1, "revision": revision, "workspace": workspace}).to_string()
}

/// Opens the workspace of a page whose second copy is this text.
fn open_with_copy(storage: &SharedStorage, copy: &str) -> Store<SharedStorage> {
    let sandbox = SandboxAddress::new(&"https://page.example/sandbox/receive".parse().unwrap());
    Store::open_in_page(storage.clone(), Workspace::default(), sandbox, Some(copy))
}

#[test]
fn a_lower_revision_never_replaces_the_copy_of_a_tab_and_can_be_used_later() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    for id in ["a", "b", "c"] {
        store.apply(sample(id)).unwrap();
    }
    storage.set(KEY, &document(0, "example")).unwrap();
    assert!(!store.refresh().unwrap());
    assert!(store.quarantined().is_empty());
    storage.set(KEY, &document(2, "other")).unwrap();
    store.apply(sample("d")).unwrap();
    assert_eq!(ids(&open(&storage)), ["a", "b", "c", "d"]);

    let quarantined = store.quarantined();
    assert_eq!(quarantined[0].text, document(2, "other"));
    assert!(quarantined[0].is_readable);
    store.restore(&quarantined[0].key).unwrap();
    assert_eq!(ids(&store), ["other"]);
    assert!(store.quarantined().is_empty());
    store.undo().unwrap();
    assert_eq!(ids(&store), ["a", "b", "c", "d"]);
}

#[test]
fn a_tab_stores_its_copy_again_after_the_storage_was_cleared_and_reports_it_once() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    store.apply(sample("precious")).unwrap();
    assert_eq!(store.take_recovery(), None);
    storage.remove(KEY);
    assert!(!store.refresh().unwrap());
    assert_eq!(ids(&open(&storage)), ["precious"]);
    assert_eq!(store.take_recovery(), Some(Recovery::ThisTab));
    assert_eq!(store.take_recovery(), None);
}

#[test]
fn a_change_without_this_tabs_last_one_quarantines_this_tabs_copy() {
    let storage = SharedStorage::local();
    let mut store = open(&storage);
    store.apply(sample("own")).unwrap();
    // Another tab had lost the lock, and stored what it had made of an earlier revision.
    storage.set(KEY, &document(1, "late")).unwrap();
    assert!(store.refresh().unwrap());
    assert_eq!(ids(&store), ["late"]);
    let quarantined = store.quarantined();
    assert!(quarantined[0].is_readable && quarantined[0].text.contains("own"));
}

#[test]
fn a_newer_document_at_opening_is_left_unchanged() {
    let storage = SharedStorage::local();
    let newer = r#"{"version":2,"revision":9,"galaxy":{}}"#;
    storage.set(KEY, newer).unwrap();
    let mut store = open_with_copy(&storage, &document(20, "copy"));
    assert_eq!(store.storage_error().unwrap().code(), Code::StoreNewer);
    assert_eq!(store.apply(sample("old")).unwrap_err().code(), Code::StoreNewer);
    assert_eq!(storage.get(KEY).unwrap().as_deref(), Some(newer));
    assert_eq!(storage.keys(), [KEY]);
    assert_eq!(store.quarantined()[0].key, KEY);
}

#[test]
fn the_newer_of_the_stored_text_and_its_second_copy_is_used() {
    let storage = SharedStorage::local();
    storage.set(KEY, &document(7, "stored")).unwrap();
    let mut store = open_with_copy(&storage, &document(7, "copy"));
    assert_eq!(ids(&store), ["stored"]);
    assert_eq!(store.take_recovery(), None);

    let mut store = open_with_copy(&storage, &document(9, "copy"));
    assert_eq!(ids(&store), ["copy"]);
    assert_eq!(store.take_recovery(), Some(Recovery::SecondCopy));
    assert_eq!(store.quarantined()[0].text, document(7, "stored"));
    assert_eq!(stored_revision(&storage), 9);
}

#[test]
fn a_lost_or_damaged_text_is_replaced_by_its_second_copy_and_a_damaged_copy_is_ignored() {
    let storage = SharedStorage::local();
    assert_eq!(ids(&open_with_copy(&storage, &document(9, "copy"))), ["copy"]);

    storage.set(KEY, "damaged").unwrap();
    let store = open_with_copy(&storage, &document(9, "copy"));
    assert_eq!(ids(&store), ["copy"]);
    assert_eq!(store.quarantined()[0].text, "damaged");
    assert_eq!(ids(&open_with_copy(&storage, "damaged")), ["copy"]);
}

#[cfg(not(target_arch = "wasm32"))]
#[test]
fn a_storage_that_can_t_be_read_is_an_error_and_not_an_empty_one() {
    let storage = SharedStorage::local();
    open(&storage).apply(sample("precious")).unwrap();
    let before = storage.get(KEY);
    storage.set_readable(false);
    let mut store = open(&storage);
    assert_eq!(store.storage_error().unwrap().code(), Code::StoreUnavailable);
    assert_eq!(
        store.apply(sample("typed")).unwrap_err().code(),
        Code::StoreUnavailable
    );
    storage.set_readable(true);
    assert_eq!(storage.get(KEY), before);
    assert!(store.refresh().unwrap());
    assert_eq!(ids(&store), ["precious"]);
}
