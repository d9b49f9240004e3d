//! The JSON form of an [`Event`], written without loss.

use super::{Artifact, Container, Event, Happening, LoggedValue, Project, Run};
use crate::json::JsonText;
use crate::json::{Members, to_json};

pub(super) fn write(event: &Event) -> String {
    let members = Members::new()
        .text("type", event.event_type().as_str())
        .text_if("time", event.time.as_ref().map(|time| time.as_str()))
        .text("author", &event.author);
    let members = match &event.organization {
        Some(organization) => with_place(members, "organization", organization),
        None => members,
    };
    let members = with_place(members, "entity", &event.entity);
    let members = match &event.project {
        Project::Project(place) => with_place(members, "project", place),
        Project::Registry(place) => with_place(members, "registry", place),
    };
    let members = match event.collection() {
        Some(collection) => with_place(members, "collection", collection),
        None => members,
    };
    let members = match event.artifact() {
        Some(version) => members.json("artifact_version", &artifact(version)),
        None => members,
    };
    let members = match &event.happening {
        Happening::Version { .. } => members,
        Happening::AliasAdded { alias, .. } => members.text("alias", alias),
        Happening::VersionTag { tag, .. } | Happening::CollectionTag { tag, .. } => members.text("tag", tag),
        Happening::Logged { run: by, value } => members.json("run", &run(by)).json("metric", &logged(value)),
        Happening::StateChanged { run: of, state } => {
            members.json("run", &run(of)).json("state", &to_json(state))
        }
    };
    members.finish()
}

fn with_place(members: Members, name: &str, place: &Container) -> Members {
    let Some(id) = &place.id else {
        return members.text(name, &place.name);
    };
    let object = Members::new().text("name", &place.name).text("id", id);
    members.json(name, &object.finish())
}

fn artifact(artifact: &Artifact) -> String {
    Members::new()
        .text("id", &artifact.id)
        .json("index", &artifact.index.to_string())
        .texts("aliases", &artifact.aliases)
        .texts("tags", &artifact.tags)
        .json("metadata", &as_written(&artifact.metadata))
        .finish()
}

fn run(run: &Run) -> String {
    Members::new()
        .text("id", &run.id)
        .text("display_name", &run.display_name)
        .text("user", &run.user)
        .texts("tags", &run.tags)
        .json("fields", &as_written(&run.fields))
        .finish()
}

fn logged(LoggedValue { name, value, step }: &LoggedValue) -> String {
    let members = Members::new().text("name", name);
    let members = match *value {
        value if value.is_nan() => members.text("value", "NaN"),
        f64::INFINITY => members.text("value", "Infinity"),
        f64::NEG_INFINITY => members.text("value", "-Infinity"),
        value => members.json("value", &to_json(&value)),
    };
    members.json("step", &step.to_string()).finish()
}

fn as_written(values: &std::collections::BTreeMap<String, JsonText>) -> String {
    let object = Members::new();
    let object = values
        .iter()
        .fold(object, |object, (name, json)| object.json(name, json.as_str()));
    object.finish()
}
