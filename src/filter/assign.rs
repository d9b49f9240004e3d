//! Sets an event's fields by the names that filters use: the inverse of the table in `fields`.

use std::borrow::Cow;

use super::{fields::read_json, value::Value};
use crate::json::JsonText;
use crate::model::{Action, Event, RunState};

/// Sets the field at a dotted path of an event; without a value, removes it. The event stays unchanged if it can't have the
/// value, for example a number as an alias, an array's item by its index, or no author.
pub(crate) fn assign(event: &mut Event, path: &str, value: Option<&Value<'static>>) {
    let (name, inner) = match path.split_once('.') {
        Some((name, inner)) => (name, Some(inner)),
        None => (path, None),
    };
    match name {
        "metadata" => assign_metadata(event, inner, value),
        _ if assign_known(event, name, value) => {}
        _ => {
            if let Some(run) = run_of(event) {
                assign_member(&mut run.fields, name, inner, value);
            }
        }
    }
}

/// Sets a field that all events of a kind have, and returns whether there is one of this name.
fn assign_known(event: &mut Event, name: &str, value: Option<&Value<'static>>) -> bool {
    let string = value.and_then(Value::as_str).map(str::to_owned);
    let Event { action, author, .. } = event;
    let target = match (name, action) {
        ("alias", Action::Alias { alias, artifact, .. }) => {
            if let Some(string) = &string {
                artifact.aliases.retain(|known| known != alias);
                artifact.aliases.push(string.clone());
            }
            alias
        }
        ("tag", Action::VersionTag { tag, .. } | Action::CollectionTag { tag, .. }) => tag,
        ("collection", action) => match collection_of(action) {
            Some(collection) => &mut collection.name,
            None => return false,
        },
        ("display_name", Action::Logged { run, .. } | Action::StateChanged { run, .. }) => {
            &mut run.display_name
        }
        ("name", Action::Logged { run, .. } | Action::StateChanged { run, .. }) => &mut run.id,
        ("user", Action::Logged { run, .. } | Action::StateChanged { run, .. }) => &mut run.user,
        ("user", _) => author,
        ("tags", Action::Logged { run, .. } | Action::StateChanged { run, .. }) => {
            return assign_strings(&mut run.tags, value);
        }
        ("state", Action::StateChanged { state, .. }) => {
            let named = string.and_then(|string| RunState::named(&string));
            *state = named.unwrap_or(*state);
            return true;
        }
        ("aliases" | "tags", action) => match artifact_of(action) {
            Some(artifact) if name == "aliases" => return assign_strings(&mut artifact.aliases, value),
            Some(artifact) => return assign_strings(&mut artifact.tags, value),
            None => return false,
        },
        _ => return false,
    };
    if let Some(string) = string {
        *target = string;
    }
    true
}

/// Sets an array of strings from an array or from one string, and returns true.
fn assign_strings(strings: &mut Vec<String>, value: Option<&Value<'static>>) -> bool {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(item) => std::slice::from_ref(item),
        None => &[],
    };
    *strings = items
        .iter()
        .filter_map(|item| item.as_str().map(str::to_owned))
        .collect();
    true
}

fn assign_metadata(event: &mut Event, path: Option<&str>, value: Option<&Value<'static>>) {
    let (Some(artifact), Some(path)) = (artifact_of(&mut event.action), path) else {
        return;
    };
    match path.split_once('.') {
        Some((key, inner)) => assign_member(&mut artifact.metadata, key, Some(inner), value),
        None => assign_member(&mut artifact.metadata, path, None, value),
    }
}

/// Sets a member of a map of JSON values, or one at a path inside that member.
fn assign_member(
    members: &mut std::collections::BTreeMap<String, JsonText>,
    key: &str,
    inner: Option<&str>,
    value: Option<&Value<'static>>,
) {
    let whole = match inner {
        None => value.cloned(),
        Some(path) => {
            let current = members.get(key).map(read_json);
            Some(with_member(current, path, value))
        }
    };
    match whole {
        Some(whole) => members.insert(key.to_owned(), JsonText::compact(&whole.to_json())),
        None => members.remove(key),
    };
}

/// Returns an object with the value at this path.
fn with_member(object: Option<Value<'static>>, path: &str, value: Option<&Value<'static>>) -> Value<'static> {
    let mut members = match object {
        Some(Value::Object(members)) => members,
        _ => Vec::new(),
    };
    let (key, inner) = match path.split_once('.') {
        Some((key, inner)) => (key, Some(inner)),
        None => (path, None),
    };
    let current = members.iter().position(|(name, _)| name == key);
    let current = current.map(|index| members.remove(index).1);
    let value = match inner {
        Some(inner) => Some(with_member(current, inner, value)),
        None => value.cloned(),
    };
    members.extend(value.map(|value| (Cow::Owned(key.to_owned()), value)));
    Value::Object(members)
}

fn run_of(event: &mut Event) -> Option<&mut crate::model::Run> {
    match &mut event.action {
        Action::Logged { run, .. } | Action::StateChanged { run, .. } => Some(run),
        _ => None,
    }
}

fn artifact_of(action: &mut Action) -> Option<&mut crate::model::Artifact> {
    match action {
        Action::Version { artifact, .. }
        | Action::Alias { artifact, .. }
        | Action::VersionTag { artifact, .. } => Some(artifact),
        _ => None,
    }
}

fn collection_of(action: &mut Action) -> Option<&mut crate::model::Container> {
    match action {
        Action::Version { collection, .. }
        | Action::Alias { collection, .. }
        | Action::VersionTag { collection, .. }
        | Action::CollectionTag { collection, .. } => Some(collection),
        Action::Logged { .. } | Action::StateChanged { .. } | Action::WeaveAlert(_) => None,
    }
}
