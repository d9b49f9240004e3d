//! The values of variables, read from an event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::output::Output;
use super::{Context, EventVariable};
use crate::json::{Escapes, JsonText, unescaped};
use crate::model::{Action, Event, EventType};

/// The values that one event gives to the variables.
///
/// They borrow the event's strings: creating them costs next to nothing, and rendering escapes while it copies.
#[derive(Clone, Debug, Default)]
pub struct Values<'a> {
    project_name: EventString<'a>,
    entity_name: EventString<'a>,
    event_type: EventString<'a>,
    event_author: EventString<'a>,
    alias: EventString<'a>,
    tag: EventString<'a>,
    collection_name: EventString<'a>,
    /// W&B's id of the version.
    version: Option<EventString<'a>>,
    version_string: Option<VersionString<'a>>,
    metadata: Metadata<'a>,
}

/// The fields of an event that variables use.
#[derive(Clone)]
pub(super) struct EventStrings<'a> {
    pub author: EventString<'a>,
    pub entity: EventString<'a>,
    /// The project or registry.
    pub project: EventString<'a>,
    pub collection: Option<EventString<'a>>,
    /// The added alias.
    pub alias: Option<EventString<'a>>,
    /// The added or removed tag.
    pub tag: Option<EventString<'a>>,
    pub version: Option<VersionStrings<'a>>,
}

/// The fields of an event's artifact version that variables use.
#[derive(Clone)]
pub(super) struct VersionStrings<'a> {
    pub id: EventString<'a>,
    pub index: u64,
    pub first_alias: Option<EventString<'a>>,
    pub metadata: Metadata<'a>,
}

/// A version's metadata.
#[derive(Clone, Debug, Default)]
pub(super) enum Metadata<'a> {
    /// The event has no version: every key is blank.
    #[default]
    Blank,
    /// The metadata of a parsed event.
    Parsed(&'a BTreeMap<String, JsonText>),
    /// The members of the metadata in an event's JSON text.
    Scanned(&'a str, &'a [MetadataMember]),
}

/// The byte ranges of a metadata key, without its quotes, and of its value in an event's JSON text.
#[derive(Clone, Debug)]
pub(super) struct MetadataMember {
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// A string of an event, in one of three forms.
#[derive(Clone, Copy, Debug)]
pub(super) enum EventString<'a> {
    /// Decoded.
    Decoded(&'a str),
    /// The content of a JSON string, already in the shortest escaped form, copied as is.
    Encoded(&'a str),
    /// The content of a JSON string that uses other escapes (`\/`, `\u0041`), decoded and escaped again.
    OtherEscapes(&'a str),
}

impl Default for EventString<'_> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<'a> EventString<'a> {
    /// The empty string.
    const EMPTY: EventString<'static> = EventString::Encoded("");

    /// Wraps the content of a JSON string that has these escape sequences.
    pub fn from_json(content: &'a str, escapes: Escapes) -> Self {
        match escapes {
            Escapes::None | Escapes::Shortest => Self::Encoded(content),
            Escapes::Other => Self::OtherEscapes(content),
        }
    }

    fn is_empty(self) -> bool {
        let (Self::Decoded(text) | Self::Encoded(text) | Self::OtherEscapes(text)) = self;
        text.is_empty()
    }

    /// Appends the string as the content of a JSON string.
    fn push_escaped(self, out: &mut Output) {
        match self {
            Self::Decoded(text) => out.push_escaped(text),
            Self::Encoded(content) => out.push(content),
            Self::OtherEscapes(content) => out.push_escaped(&unescaped(content).unwrap_or_default()),
        }
    }
}

/// `<entity>/<project>/<collection>:<label>`
#[derive(Clone, Copy, Debug)]
pub(super) struct VersionString<'a> {
    entity: EventString<'a>,
    project: EventString<'a>,
    collection: EventString<'a>,
    label: Label<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Label<'a> {
    Alias(EventString<'a>),
    Number(u64),
}

/// The value of one variable.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// A string.
    String(EventString<'a>),
    /// A reference to the version with this id.
    Reference(EventString<'a>),
    /// The full name of a version.
    VersionString(&'a VersionString<'a>),
    /// Compact JSON.
    Json(&'a str),
    /// JSON with whitespace between its tokens.
    SpacedJson(&'a str),
}

impl<'a> Values<'a> {
    /// Reads the values from an event.
    ///
    /// `event_type` is the type of the trigger that the template belongs to: `${event_type}` renders it, and it
    /// decides which variables are blank. Without a trigger it is the event's own type.
    pub fn new(event: &'a Event, event_type: Option<EventType>) -> Self {
        let fields = EventStrings {
            author: EventString::Decoded(&event.author),
            entity: EventString::Decoded(&event.entity.name),
            project: EventString::Decoded(&event.project.container().name),
            collection: event
                .collection()
                .map(|collection| EventString::Decoded(&collection.name)),
            alias: added_alias(event).map(EventString::Decoded),
            tag: changed_tag(event).map(EventString::Decoded),
            version: event.artifact().map(|artifact| VersionStrings {
                id: EventString::Decoded(&artifact.id),
                index: artifact.index,
                first_alias: artifact.aliases.first().map(|alias| EventString::Decoded(alias)),
                metadata: Metadata::Parsed(&artifact.metadata),
            }),
        };
        Self::from_fields(fields, event_type.unwrap_or_else(|| event.event_type()))
    }

    /// Creates the values from an event's fields, for a template that belongs to a trigger of this type.
    pub(super) fn from_fields(fields: EventStrings<'a>, event_type: EventType) -> Self {
        let fills = |variable: EventVariable| variable.info().filled_by.contains(&event_type);
        let unless_blank = |variable: EventVariable, value: EventString<'a>| {
            if fills(variable) {
                value
            } else {
                EventString::EMPTY
            }
        };
        let version = fields.version.filter(|_| fills(EventVariable::Version));
        Self {
            project_name: unless_blank(EventVariable::ProjectName, fields.project),
            entity_name: unless_blank(EventVariable::EntityName, fields.entity),
            event_type: unless_blank(
                EventVariable::EventType,
                EventString::Encoded(event_type.as_str()),
            ),
            event_author: unless_blank(EventVariable::EventAuthor, fields.author),
            alias: unless_blank(EventVariable::Alias, fields.alias.unwrap_or_default()),
            tag: unless_blank(EventVariable::Tag, fields.tag.unwrap_or_default()),
            collection_name: unless_blank(
                EventVariable::CollectionName,
                fields.collection.unwrap_or_default(),
            ),
            version: version.as_ref().map(|version| version.id),
            version_string: version.as_ref().map(|version| VersionString {
                entity: fields.entity,
                project: fields.project,
                collection: fields.collection.unwrap_or_default(),
                // Assumed: the first alias, if no alias was added.
                label: match fields.alias.or(version.first_alias) {
                    Some(alias) => Label::Alias(alias),
                    None => Label::Number(version.index),
                },
            }),
            metadata: version.map(|version| version.metadata).unwrap_or_default(),
        }
    }

    /// Returns the value of a variable of the table.
    pub(super) fn event_variable(&self, variable: EventVariable) -> Value<'_> {
        match variable {
            EventVariable::ProjectName => Value::String(self.project_name),
            EventVariable::EntityName => Value::String(self.entity_name),
            EventVariable::EventType => Value::String(self.event_type),
            EventVariable::EventAuthor => Value::String(self.event_author),
            EventVariable::Alias => Value::String(self.alias),
            EventVariable::Tag => Value::String(self.tag),
            EventVariable::CollectionName => Value::String(self.collection_name),
            EventVariable::Version => self.version.map_or(Value::BLANK, Value::Reference),
            EventVariable::VersionString => self
                .version_string
                .as_ref()
                .map_or(Value::BLANK, Value::VersionString),
        }
    }

    /// Returns the value of a metadata key; `None` if the version does not have the key.
    pub(super) fn metadata(&self, key: &str) -> Option<Value<'_>> {
        match &self.metadata {
            Metadata::Blank => Some(Value::BLANK),
            Metadata::Parsed(values) => values.get(key).map(|json| Value::Json(json.as_str())),
            Metadata::Scanned(text, members) => {
                // The last of duplicate keys counts, as in `JSON.parse`.
                let has_key = |member: &&MetadataMember| text.get(member.key.clone()) == Some(key);
                let member = members.iter().rev().find(has_key)?;
                text.get(member.value.clone()).map(Value::from_json)
            }
        }
    }

    /// Returns every metadata key with its value as a receiver decodes it, sorted by key.
    pub(super) fn metadata_entries(&self) -> Vec<(&str, String)> {
        let keys: Vec<&str> = match &self.metadata {
            Metadata::Blank => Vec::new(),
            Metadata::Parsed(values) => values.keys().map(String::as_str).collect(),
            Metadata::Scanned(text, members) => {
                let keys = members.iter().filter_map(|member| text.get(member.key.clone()));
                keys.collect::<BTreeSet<_>>().into_iter().collect()
            }
        };
        let entry = |key| Some((key, self.metadata(key)?.decoded()));
        keys.into_iter().filter_map(entry).collect()
    }
}

fn added_alias(event: &Event) -> Option<&str> {
    match &event.action {
        Action::AliasAdded { alias, .. } => Some(alias),
        _ => None,
    }
}

fn changed_tag(event: &Event) -> Option<&str> {
    match &event.action {
        Action::VersionTag { tag, .. } | Action::CollectionTag { tag, .. } => Some(tag),
        _ => None,
    }
}

impl<'a> Value<'a> {
    pub(super) const BLANK: Value<'static> = Value::String(EventString::EMPTY);

    /// Wraps JSON from an event's text.
    fn from_json(json: &'a str) -> Self {
        if json.starts_with(['{', '[']) && json.contains([' ', '\t', '\n', '\r']) {
            return Self::SpacedJson(json);
        }
        Self::Json(json)
    }

    pub(super) fn is_blank(self) -> bool {
        match self {
            Self::String(string) => string.is_empty(),
            Self::Json(json) => json == "\"\"",
            _ => false,
        }
    }

    /// Returns the value as a receiver decodes it from the JSON string; empty if it contains an unpaired surrogate.
    pub(super) fn decoded(self) -> String {
        let mut content = Output::with_capacity(0);
        self.push_escaped(&mut content);
        unescaped(&content.into_string()).unwrap_or_default()
    }

    /// Appends the value as the content of a JSON string, or as a JSON literal.
    pub(super) fn push(self, context: Context, out: &mut Output) {
        match context {
            Context::InString => self.push_escaped(out),
            Context::Bare => self.push_literal(out),
        }
    }

    fn push_escaped(self, out: &mut Output) {
        match self {
            Self::String(string) => string.push_escaped(out),
            Self::Reference(id) => {
                out.push("wandb-artifact://_id/");
                id.push_escaped(out);
            }
            Self::VersionString(version) => version.push_escaped(out),
            Self::Json(json) => {
                let content = json
                    .strip_prefix('"')
                    .and_then(|content| content.strip_suffix('"'));
                match content {
                    Some(content) => out.push(content),
                    None => out.push_escaped(json),
                }
            }
            Self::SpacedJson(json) => out.push_escaped(JsonText::compact(json).as_str()),
        }
    }

    fn push_literal(self, out: &mut Output) {
        match self {
            Self::Json(json) => out.push(json),
            Self::SpacedJson(json) => out.push(JsonText::compact(json).as_str()),
            _ => {
                out.push("\"");
                self.push_escaped(out);
                out.push("\"");
            }
        }
    }
}

impl VersionString<'_> {
    fn push_escaped(self, out: &mut Output) {
        self.entity.push_escaped(out);
        out.push("/");
        self.project.push_escaped(out);
        out.push("/");
        self.collection.push_escaped(out);
        out.push(":");
        match self.label {
            Label::Alias(alias) => alias.push_escaped(out),
            Label::Number(number) => out.push(&format!("v{number}")),
        }
    }
}
