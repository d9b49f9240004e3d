//! An event compiled for rendering: the value of every variable, already in JSON's form.

use std::{collections::BTreeMap, fmt::Write};

use super::Known;
use crate::model::json::push_escaped;
use crate::model::{Artifact, Event, EventType, Happening, JsonText};

/// The values that one event gives to the variables.
///
/// Compile once, render many templates: rendering only copies.
#[derive(Clone, Debug, Default)]
pub struct Values {
    project_name: Value,
    entity_name: Value,
    event_type: Value,
    event_author: Value,
    alias: Value,
    tag: Value,
    collection_name: Value,
    version: Value,
    version_string: Value,
    metadata: Metadata,
}

/// One value, both as the inside of a JSON string and as JSON of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Value {
    inside: String,
    literal: Literal,
}

/// The value as JSON of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Literal {
    /// The inside in quotes.
    #[default]
    Quoted,
    /// The inside as it is: a number, true, false, null.
    Same,
    /// A list or an object.
    Other(String),
}

#[derive(Clone, Debug, Default)]
enum Metadata {
    /// The event is about no version: every key is blank.
    #[default]
    Blank,
    Of(BTreeMap<String, Value>),
}

impl Values {
    /// Compiles an event.
    ///
    /// `event_type` is the trigger's, where the template belongs to one: it is what `${event_type}` renders, and it
    /// decides which variables are blank. Without it the event's own counts.
    pub fn new(event: &Event, event_type: Option<EventType>) -> Self {
        let event_type = event_type.unwrap_or_else(|| event.event_type());
        let given = |known: Known, text: Option<&str>| {
            let fills = known.info().filled_by.contains(&event_type);
            Value::text(text.filter(|_| fills).unwrap_or_default())
        };
        let artifact = event.artifact().filter(|_| fills_version(event_type));
        let reference = artifact.map(|artifact| format!("wandb-artifact://_id/{}", artifact.id));
        let string = artifact.map(|artifact| version_string(event, artifact));
        Self {
            project_name: given(Known::ProjectName, Some(&event.project.place().name)),
            entity_name: given(Known::EntityName, Some(&event.entity.name)),
            event_type: given(Known::EventType, Some(event_type.as_str())),
            event_author: given(Known::EventAuthor, Some(&event.author)),
            alias: given(Known::Alias, added_alias(event)),
            tag: given(Known::Tag, changed_tag(event)),
            collection_name: given(
                Known::CollectionName,
                event.collection().map(|place| place.name.as_str()),
            ),
            version: given(Known::Version, reference.as_deref()),
            version_string: given(Known::VersionString, string.as_deref()),
            metadata: artifact.map_or(Metadata::Blank, |artifact| {
                let mut values = BTreeMap::new();
                for (key, json) in &artifact.metadata {
                    values.insert(key.clone(), Value::json(json));
                }
                Metadata::Of(values)
            }),
        }
    }

    pub(super) fn known(&self, known: Known) -> &Value {
        match known {
            Known::ProjectName => &self.project_name,
            Known::EntityName => &self.entity_name,
            Known::EventType => &self.event_type,
            Known::EventAuthor => &self.event_author,
            Known::Alias => &self.alias,
            Known::Tag => &self.tag,
            Known::CollectionName => &self.collection_name,
            Known::Version => &self.version,
            Known::VersionString => &self.version_string,
        }
    }

    /// The value of a metadata key; none when the version has no such key.
    pub(super) fn metadata(&self, key: &str) -> Option<&Value> {
        match &self.metadata {
            Metadata::Blank => Some(&BLANK),
            Metadata::Of(values) => values.get(key),
        }
    }

    /// Every metadata key with its value as text.
    pub(super) fn metadata_entries(&self) -> impl Iterator<Item = (&str, String)> {
        let entries = match &self.metadata {
            Metadata::Blank => None,
            Metadata::Of(values) => Some(values),
        };
        entries
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.as_str(), value.unescaped()))
    }
}

pub(super) static BLANK: Value = Value {
    inside: String::new(),
    literal: Literal::Quoted,
};

fn fills_version(event_type: EventType) -> bool {
    Known::Version.info().filled_by.contains(&event_type)
}

fn added_alias(event: &Event) -> Option<&str> {
    match &event.happening {
        Happening::AliasAdded { alias, .. } => Some(alias),
        _ => None,
    }
}

fn changed_tag(event: &Event) -> Option<&str> {
    match &event.happening {
        Happening::VersionTag { tag, .. } | Happening::CollectionTag { tag, .. } => Some(tag),
        _ => None,
    }
}

/// `<entity>/<project>/<collection>:<alias>`; which alias, where none was added, is assumed.
fn version_string(event: &Event, artifact: &Artifact) -> String {
    let collection = event.collection().map_or("", |place| &place.name);
    let mut text = format!(
        "{}/{}/{collection}:",
        event.entity.name,
        event.project.place().name
    );
    match added_alias(event).or(artifact.aliases.first().map(String::as_str)) {
        Some(alias) => text.push_str(alias),
        // Writing to a String can't fail.
        None => drop(write!(text, "v{}", artifact.index)),
    }
    text
}

impl Value {
    fn text(text: &str) -> Self {
        let mut inside = String::new();
        push_escaped(&mut inside, text);
        Self {
            inside,
            literal: Literal::Quoted,
        }
    }

    fn json(json: &JsonText) -> Self {
        let text = json.as_str();
        if let Some(inside) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            return Self {
                inside: inside.to_owned(),
                literal: Literal::Quoted,
            };
        }
        if text.starts_with(['{', '[']) {
            let mut inside = String::new();
            push_escaped(&mut inside, text);
            return Self {
                inside,
                literal: Literal::Other(text.to_owned()),
            };
        }
        Self {
            inside: text.to_owned(),
            literal: Literal::Same,
        }
    }

    /// What a receiver reads, once it has taken the JSON string apart.
    pub(super) fn unescaped(&self) -> String {
        let quoted = format!("\"{}\"", self.inside);
        // The inside of a JSON string between quotes is always one.
        serde_json::from_str(&quoted).unwrap_or_default()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.inside.is_empty()
    }

    pub(super) fn push_inside(&self, out: &mut String) {
        out.push_str(&self.inside);
    }

    pub(super) fn push_literal(&self, out: &mut String) {
        match &self.literal {
            Literal::Quoted => {
                out.push('"');
                out.push_str(&self.inside);
                out.push('"');
            }
            Literal::Same => out.push_str(&self.inside),
            Literal::Other(json) => out.push_str(json),
        }
    }
}
