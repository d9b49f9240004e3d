//! An event seen as the values of the variables.

use std::collections::BTreeMap;
use std::io::Write;

use super::{
    Context, Known,
    escape::{push_escaped, push_text},
    event_line::Asked,
};
use crate::model::json::unescaped;
use crate::model::{Event, EventType, Happening, JsonText};

/// The values that one event gives to the variables.
///
/// They are the event's own texts, borrowed: making them costs next to nothing, and rendering escapes as it copies.
#[derive(Clone, Debug, Default)]
pub struct Values<'a> {
    project_name: &'a str,
    entity_name: &'a str,
    event_type: &'a str,
    event_author: &'a str,
    alias: &'a str,
    tag: &'a str,
    collection_name: &'a str,
    /// W&B's id of the version.
    version: Option<&'a str>,
    version_string: Option<VersionString<'a>>,
    metadata: Metadata<'a>,
}

/// What an event says that variables ask for.
#[derive(Clone)]
pub(super) struct Facts<'a> {
    pub author: &'a str,
    pub entity: &'a str,
    pub project: &'a str,
    pub collection: Option<&'a str>,
    /// The alias that was added.
    pub alias: Option<&'a str>,
    /// The tag that was added or removed.
    pub tag: Option<&'a str>,
    pub version: Option<VersionFacts<'a>>,
}

/// What an event says of its artifact version.
#[derive(Clone)]
pub(super) struct VersionFacts<'a> {
    pub id: &'a str,
    pub index: u64,
    pub first_alias: Option<&'a str>,
    pub metadata: Metadata<'a>,
}

/// A version's metadata.
#[derive(Clone, Debug, Default)]
pub(super) enum Metadata<'a> {
    /// The event is about no version: every key is blank.
    #[default]
    Blank,
    /// All of it.
    All(&'a BTreeMap<String, JsonText>),
    /// The keys that the template asks for, each with its value as compact JSON where the version has one.
    Asked(&'a [Asked<'a>]),
}

/// `<entity>/<project>/<collection>:<label>`
#[derive(Clone, Copy, Debug)]
pub(super) struct VersionString<'a> {
    entity: &'a str,
    project: &'a str,
    collection: &'a str,
    label: Label<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Label<'a> {
    Alias(&'a str),
    Number(u64),
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// A text as it reads.
    Text(&'a str),
    /// A reference to the version with this id.
    Reference(&'a str),
    VersionString(VersionString<'a>),
    /// Compact JSON.
    Json(&'a str),
}

impl<'a> Values<'a> {
    /// Reads them from an event.
    ///
    /// `event_type` is the trigger's, where the template belongs to one: it is what `${event_type}` renders, and it
    /// decides which variables are blank. Without it the event's own counts.
    pub fn new(event: &'a Event, event_type: Option<EventType>) -> Self {
        let facts = Facts {
            author: &event.author,
            entity: &event.entity.name,
            project: &event.project.place().name,
            collection: event.collection().map(|place| place.name.as_str()),
            alias: added_alias(event),
            tag: changed_tag(event),
            version: event.artifact().map(|artifact| VersionFacts {
                id: &artifact.id,
                index: artifact.index,
                first_alias: artifact.aliases.first().map(String::as_str),
                metadata: Metadata::All(&artifact.metadata),
            }),
        };
        Self::of(facts, event_type.unwrap_or_else(|| event.event_type()))
    }

    /// The values of these facts, for a template that belongs to a trigger of this type.
    pub(super) fn of(facts: Facts<'a>, event_type: EventType) -> Self {
        let fills = |known: Known| known.info().filled_by.contains(&event_type);
        let given = |known: Known, text: &'a str| if fills(known) { text } else { "" };
        let version = facts.version.filter(|_| fills(Known::Version));
        Self {
            project_name: given(Known::ProjectName, facts.project),
            entity_name: given(Known::EntityName, facts.entity),
            event_type: given(Known::EventType, event_type.as_str()),
            event_author: given(Known::EventAuthor, facts.author),
            alias: given(Known::Alias, facts.alias.unwrap_or_default()),
            tag: given(Known::Tag, facts.tag.unwrap_or_default()),
            collection_name: given(Known::CollectionName, facts.collection.unwrap_or_default()),
            version: version.as_ref().map(|version| version.id),
            version_string: version.as_ref().map(|version| VersionString {
                entity: facts.entity,
                project: facts.project,
                collection: facts.collection.unwrap_or_default(),
                // Which alias, where none was added, is assumed.
                label: match facts.alias.or(version.first_alias) {
                    Some(alias) => Label::Alias(alias),
                    None => Label::Number(version.index),
                },
            }),
            metadata: version.map(|version| version.metadata).unwrap_or_default(),
        }
    }

    pub(super) fn known(&self, known: Known) -> Value<'a> {
        match known {
            Known::ProjectName => Value::Text(self.project_name),
            Known::EntityName => Value::Text(self.entity_name),
            Known::EventType => Value::Text(self.event_type),
            Known::EventAuthor => Value::Text(self.event_author),
            Known::Alias => Value::Text(self.alias),
            Known::Tag => Value::Text(self.tag),
            Known::CollectionName => Value::Text(self.collection_name),
            Known::Version => self.version.map_or(Value::BLANK, Value::Reference),
            Known::VersionString => self.version_string.map_or(Value::BLANK, Value::VersionString),
        }
    }

    /// The value of a metadata key; none when the version has no such key.
    pub(super) fn metadata(&self, key: &str) -> Option<Value<'_>> {
        match &self.metadata {
            Metadata::Blank => Some(Value::BLANK),
            Metadata::All(values) => values.get(key).map(|json| Value::Json(json.as_str())),
            Metadata::Asked(values) => {
                let (_, json) = values.iter().find(|(asked, _)| *asked == key)?;
                json.as_deref().map(Value::Json)
            }
        }
    }
}

impl Values<'_> {
    /// Every metadata key with its value as a receiver reads it.
    pub(super) fn metadata_entries(&self) -> Vec<(&str, String)> {
        match &self.metadata {
            Metadata::Blank => Vec::new(),
            Metadata::All(values) => {
                let entries = values.iter();
                entries
                    .map(|(key, json)| (key.as_str(), Value::Json(json.as_str()).unescaped()))
                    .collect()
            }
            Metadata::Asked(values) => {
                let entries = values
                    .iter()
                    .filter_map(|(key, json)| Some((*key, json.as_deref()?)));
                entries
                    .map(|(key, json)| (key, Value::Json(json).unescaped()))
                    .collect()
            }
        }
    }
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

impl Value<'_> {
    pub(super) const BLANK: Value<'static> = Value::Text("");

    pub(super) fn is_blank(self) -> bool {
        matches!(self, Self::Text("") | Self::Json("\"\""))
    }

    /// What a receiver reads, once it has taken the JSON string apart.
    pub(super) fn unescaped(self) -> String {
        let mut inside = Vec::new();
        self.push_inside(&mut inside);
        // A half of a surrogate pair, which metadata can hold, is no text.
        unescaped(&String::from_utf8_lossy(&inside)).unwrap_or_default()
    }

    /// Appends the value: what fits between the quotes of a JSON string, or JSON of its own.
    pub(super) fn push(self, context: Context, out: &mut Vec<u8>) {
        match context {
            Context::InString => self.push_inside(out),
            Context::Bare => self.push_literal(out),
        }
    }

    fn push_inside(self, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => push_escaped(out, text),
            Self::Reference(id) => {
                push_text(out, "wandb-artifact://_id/");
                push_escaped(out, id);
            }
            Self::VersionString(version) => version.push_inside(out),
            Self::Json(json) => {
                let content = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
                match content {
                    Some(content) => push_text(out, content),
                    None => push_escaped(out, json),
                }
            }
        }
    }

    fn push_literal(self, out: &mut Vec<u8>) {
        if let Self::Json(json) = self {
            return push_text(out, json);
        }
        out.push(b'"');
        self.push_inside(out);
        out.push(b'"');
    }
}

impl VersionString<'_> {
    fn push_inside(self, out: &mut Vec<u8>) {
        push_escaped(out, self.entity);
        out.push(b'/');
        push_escaped(out, self.project);
        out.push(b'/');
        push_escaped(out, self.collection);
        out.push(b':');
        match self.label {
            Label::Alias(alias) => push_escaped(out, alias),
            // Writing to a Vec can't fail.
            Label::Number(number) => drop(write!(out, "v{number}")),
        }
    }
}
