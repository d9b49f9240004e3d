//! An event seen as the values of the variables.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Known, event_line::Member, output::Output, text::Text};
use crate::json::JsonText;
use crate::json::unescaped;
use crate::model::{Event, EventType, Happening};

/// The values that one event gives to the variables.
///
/// They are the event's own texts, borrowed: making them costs next to nothing, and rendering escapes as it copies.
#[derive(Clone, Debug, Default)]
pub struct Values<'a> {
    project_name: Text<'a>,
    entity_name: Text<'a>,
    event_type: Text<'a>,
    event_author: Text<'a>,
    alias: Text<'a>,
    tag: Text<'a>,
    collection_name: Text<'a>,
    /// W&B's id of the version.
    version: Option<Text<'a>>,
    version_string: Option<VersionString<'a>>,
    metadata: Metadata<'a>,
}

/// What an event says that variables ask for.
#[derive(Clone)]
pub(super) struct Facts<'a> {
    pub author: Text<'a>,
    pub entity: Text<'a>,
    pub project: Text<'a>,
    pub collection: Option<Text<'a>>,
    /// The alias that was added.
    pub alias: Option<Text<'a>>,
    /// The tag that was added or removed.
    pub tag: Option<Text<'a>>,
    pub version: Option<VersionFacts<'a>>,
}

/// What an event says of its artifact version.
#[derive(Clone)]
pub(super) struct VersionFacts<'a> {
    pub id: Text<'a>,
    pub index: u64,
    pub first_alias: Option<Text<'a>>,
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
    /// All of it, in an event's text.
    Listed(&'a str, &'a [Member]),
}

/// `<entity>/<project>/<collection>:<label>`
#[derive(Clone, Copy, Debug)]
pub(super) struct VersionString<'a> {
    entity: Text<'a>,
    project: Text<'a>,
    collection: Text<'a>,
    label: Label<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Label<'a> {
    Alias(Text<'a>),
    Number(u64),
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// A text.
    Text(Text<'a>),
    /// A reference to the version with this id.
    Reference(Text<'a>),
    VersionString(VersionString<'a>),
    /// Compact JSON.
    Json(&'a str),
    /// JSON that may have blanks between its tokens.
    Loose(&'a str),
}

impl<'a> Values<'a> {
    /// Reads them from an event.
    ///
    /// `event_type` is the trigger's, where the template belongs to one: it is what `${event_type}` renders, and it
    /// decides which variables are blank. Without it the event's own counts.
    pub fn new(event: &'a Event, event_type: Option<EventType>) -> Self {
        let facts = Facts {
            author: Text::Plain(&event.author),
            entity: Text::Plain(&event.entity.name),
            project: Text::Plain(&event.project.container().name),
            collection: event.collection().map(|place| Text::Plain(&place.name)),
            alias: added_alias(event).map(Text::Plain),
            tag: changed_tag(event).map(Text::Plain),
            version: event.artifact().map(|artifact| VersionFacts {
                id: Text::Plain(&artifact.id),
                index: artifact.index,
                first_alias: artifact.aliases.first().map(|alias| Text::Plain(alias)),
                metadata: Metadata::All(&artifact.metadata),
            }),
        };
        Self::of(facts, event_type.unwrap_or_else(|| event.event_type()))
    }

    /// The values of these facts, for a template that belongs to a trigger of this type.
    pub(super) fn of(facts: Facts<'a>, event_type: EventType) -> Self {
        let fills = |known: Known| known.info().filled_by.contains(&event_type);
        let given = |known: Known, text: Text<'a>| if fills(known) { text } else { Text::BLANK };
        let version = facts.version.filter(|_| fills(Known::Version));
        Self {
            project_name: given(Known::ProjectName, facts.project),
            entity_name: given(Known::EntityName, facts.entity),
            event_type: given(Known::EventType, Text::Ready(event_type.as_str())),
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
            Metadata::Listed(text, members) => {
                // Of members of one name the last counts.
                let is_asked = |member: &&Member| text.get(member.key.clone()) == Some(key);
                let member = members.iter().rev().find(is_asked)?;
                text.get(member.value.clone()).map(Value::written)
            }
        }
    }
}

impl Values<'_> {
    /// Every metadata key with its value as a receiver reads it.
    pub(super) fn metadata_entries(&self) -> Vec<(&str, String)> {
        let keys: Vec<&str> = match &self.metadata {
            Metadata::Blank => Vec::new(),
            Metadata::All(values) => values.keys().map(String::as_str).collect(),
            Metadata::Listed(text, members) => {
                let keys = members.iter().filter_map(|member| text.get(member.key.clone()));
                keys.collect::<BTreeSet<_>>().into_iter().collect()
            }
        };
        let entry = |key| Some((key, self.metadata(key)?.unescaped()));
        keys.into_iter().filter_map(entry).collect()
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

impl<'a> Value<'a> {
    pub(super) const BLANK: Value<'static> = Value::Text(Text::BLANK);

    /// JSON as an event's text has it.
    fn written(json: &'a str) -> Self {
        if json.starts_with(['{', '[']) && json.contains([' ', '\t', '\n', '\r']) {
            return Self::Loose(json);
        }
        Self::Json(json)
    }

    pub(super) fn is_blank(self) -> bool {
        match self {
            Self::Text(text) => text.is_blank(),
            Self::Json(json) => json == "\"\"",
            _ => false,
        }
    }

    /// What a receiver reads, once it has taken the JSON string apart.
    pub(super) fn unescaped(self) -> String {
        let mut inside = Output::with_capacity(0);
        self.push_inside(&mut inside);
        // A half of a surrogate pair, which metadata can hold, is no text.
        unescaped(&inside.finish_text()).unwrap_or_default()
    }

    /// Appends the value: what fits between the quotes of a JSON string, or JSON of its own.
    pub(super) fn push(self, context: Context, out: &mut Output) {
        match context {
            Context::InString => self.push_inside(out),
            Context::Bare => self.push_literal(out),
        }
    }

    fn push_inside(self, out: &mut Output) {
        match self {
            Self::Text(text) => text.push_inside(out),
            Self::Reference(id) => {
                out.push("wandb-artifact://_id/");
                id.push_inside(out);
            }
            Self::VersionString(version) => version.push_inside(out),
            Self::Json(json) => {
                let content = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
                match content {
                    Some(content) => out.push(content),
                    None => out.push_escaped(json),
                }
            }
            Self::Loose(json) => out.push_escaped(JsonText::compact(json).as_str()),
        }
    }

    fn push_literal(self, out: &mut Output) {
        match self {
            Self::Json(json) => out.push(json),
            Self::Loose(json) => out.push(JsonText::compact(json).as_str()),
            _ => {
                out.push("\"");
                self.push_inside(out);
                out.push("\"");
            }
        }
    }
}

impl VersionString<'_> {
    fn push_inside(self, out: &mut Output) {
        self.entity.push_inside(out);
        out.push("/");
        self.project.push_inside(out);
        out.push("/");
        self.collection.push_inside(out);
        out.push(":");
        match self.label {
            Label::Alias(alias) => alias.push_inside(out),
            Label::Number(number) => out.push(&format!("v{number}")),
        }
    }
}
