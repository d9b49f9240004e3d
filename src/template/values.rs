//! The values of variables, read from an event.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::output::Output;
use super::{AutomationValues, Context, EventVariable};
use crate::json::{Escapes, JsonText, unescaped};
use crate::model::{Event, EventType};

/// The values that one event gives to the variables.
///
/// They borrow the event's strings: creating them costs next to nothing, and rendering escapes while it copies.
#[derive(Clone, Debug, Default)]
pub struct Values<'a> {
    /// The type of the trigger that the template belongs to. `None` only for the default, which has no event: every variable
    /// is blank.
    event_type: Option<EventType>,
    fields: EventView<'a>,
}

/// A view of an event: the fields that variables use.
#[derive(Clone, Debug, Default)]
pub(super) struct EventView<'a> {
    pub author: EventString<'a>,
    pub entity: EventString<'a>,
    /// The project or registry.
    pub project: EventString<'a>,
    pub collection: EventString<'a>,
    /// The added alias.
    pub alias: Option<EventString<'a>>,
    /// The added or removed tag.
    pub tag: EventString<'a>,
    pub version: Option<VersionView<'a>>,
    pub run_name: EventString<'a>,
    /// The state that the run changed to.
    pub run_state: EventString<'a>,
    pub metric: Option<MetricView<'a>>,
    pub alert: Option<AlertView<'a>>,
    /// The event's own values of variables by name, which take precedence over its fields.
    pub variables: Members<'a>,
}

/// A view of an event's artifact version: the fields that variables use.
#[derive(Clone, Debug)]
pub(super) struct VersionView<'a> {
    pub id: EventString<'a>,
    pub index: u64,
    pub first_alias: Option<EventString<'a>>,
    pub metadata: Members<'a>,
}

/// A view of a logged value: the fields that variables use.
#[derive(Clone, Copy, Debug)]
pub(super) struct MetricView<'a> {
    pub name: EventString<'a>,
    /// The value as JSON.
    pub value: &'a str,
}

/// A view of a Weave alert: the fields that variables use.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AlertView<'a> {
    pub name: EventString<'a>,
    pub metric: EventString<'a>,
    /// The metric's value as JSON.
    pub value: Option<&'a str>,
    /// The threshold as JSON.
    pub threshold: Option<&'a str>,
    pub comparison: EventString<'a>,
    pub message: EventString<'a>,
}

/// The members of an object in an event: a version's metadata, or values of variables.
#[derive(Clone, Debug, Default)]
pub(super) enum Members<'a> {
    /// No members.
    #[default]
    Empty,
    /// The members of a parsed event.
    Parsed(&'a BTreeMap<String, JsonText>),
    /// The members in an event's JSON text.
    Scanned {
        /// The event's JSON text.
        text: &'a str,
        /// The members' ranges in the text.
        members: &'a ScannedMembers,
    },
}

impl<'a> Members<'a> {
    /// Returns the value of a key. The last of duplicate keys counts, as in `JSON.parse`.
    fn get(&self, key: &str) -> Option<Value<'a>> {
        match *self {
            Self::Empty => None,
            Self::Parsed(values) => values.get(key).map(|json| Value::Json(json.as_str())),
            Self::Scanned { text, members } => {
                let member = members.get(text, key)?;
                text.get(member.value.clone()).map(Value::from_json)
            }
        }
    }

    /// Returns the keys, sorted.
    fn keys(&self) -> Vec<&'a str> {
        match *self {
            Self::Empty => Vec::new(),
            Self::Parsed(values) => values.keys().map(String::as_str).collect(),
            Self::Scanned { text, members } => {
                let keys = members.spans.iter().map(|member| member.key_in(text));
                keys.collect::<BTreeSet<_>>().into_iter().collect()
            }
        }
    }
}

/// The number of lookups that search members in order. Sorting them costs about as much.
const LINEAR_LOOKUPS: u32 = 16;

/// The members of an object in JSON text, as positions in it.
#[derive(Debug, Default)]
pub(super) struct ScannedMembers {
    spans: Vec<MemberSpan>,
    /// The number of lookups so far.
    lookups: AtomicU32,
    /// The indexes of the members, sorted by key; duplicate keys stay in order.
    sorted: OnceLock<Box<[u32]>>,
}

impl ScannedMembers {
    /// Removes all members and keeps the memory.
    pub fn clear(&mut self) {
        self.spans.clear();
        self.lookups = AtomicU32::default();
        self.sorted.take();
    }

    /// Allocates memory for this many more members.
    pub fn reserve(&mut self, additional: usize) {
        self.spans.reserve(additional);
    }

    /// Adds a member.
    pub fn push(&mut self, member: MemberSpan) {
        self.spans.push(member);
    }

    /// Returns the last member with this key, in the text that was scanned.
    fn get(&self, text: &str, key: &str) -> Option<&MemberSpan> {
        if self.lookups.fetch_add(1, Relaxed) < LINEAR_LOOKUPS {
            let mut from_end = self.spans.iter().rev();
            return from_end.find(|member| member.key_in(text) == key);
        }
        let key_at = |index: &u32| self.at(*index).map_or("", |member| member.key_in(text));
        let sorted = self.sorted.get_or_init(|| {
            let mut indexes: Box<[u32]> = (0..self.spans.len() as u32).collect();
            indexes.sort_by_key(key_at);
            indexes
        });
        let end = sorted.partition_point(|index| key_at(index) <= key);
        let last = sorted.get(end.checked_sub(1)?)?;
        self.at(*last).filter(|member| member.key_in(text) == key)
    }

    fn at(&self, index: u32) -> Option<&MemberSpan> {
        self.spans.get(index as usize)
    }
}

/// The byte ranges of a key, without its quotes, and of its value in an event's JSON text.
#[derive(Clone, Debug)]
pub(super) struct MemberSpan {
    pub key: Range<usize>,
    pub value: Range<usize>,
}

impl MemberSpan {
    fn key_in<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.key.clone()).unwrap_or_default()
    }
}

/// A string of an event, in one of three forms.
#[derive(Clone, Copy, Debug)]
pub(super) enum EventString<'a> {
    /// A decoded string.
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

/// The full name of a version: `<entity>/<project>/<collection>:<label>`.
#[derive(Clone, Copy, Debug)]
pub(super) struct VersionString<'a> {
    entity: EventString<'a>,
    project: EventString<'a>,
    collection: EventString<'a>,
    label: Label<'a>,
}

/// The last part of a version's full name: an alias, or the version's index, which is written `v3`.
#[derive(Clone, Copy, Debug)]
enum Label<'a> {
    Alias(EventString<'a>),
    Index(u64),
}

/// The value of one variable.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value<'a> {
    /// A string.
    String(EventString<'a>),
    /// A reference to the version with this id.
    Reference(EventString<'a>),
    /// The full name of a version.
    VersionString(VersionString<'a>),
    /// An integer.
    Integer(u64),
    /// A metric with its value.
    MetricStatus(MetricView<'a>),
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
        let fields = EventView {
            author: EventString::Decoded(&event.author),
            entity: EventString::Decoded(&event.entity.name),
            project: EventString::Decoded(&event.project.container().name),
            collection: event
                .collection()
                .map(|collection| EventString::Decoded(&collection.name))
                .unwrap_or_default(),
            alias: event.alias().map(EventString::Decoded),
            tag: event.tag().map(EventString::Decoded).unwrap_or_default(),
            version: event.artifact().map(|artifact| VersionView {
                id: EventString::Decoded(&artifact.id),
                index: artifact.index,
                first_alias: artifact.aliases.first().map(|alias| EventString::Decoded(alias)),
                metadata: Members::Parsed(&artifact.metadata),
            }),
            run_name: event
                .run()
                .map(|run| EventString::Decoded(&run.display_name))
                .unwrap_or_default(),
            run_state: event
                .state()
                .map(|state| EventString::Encoded(state.as_str()))
                .unwrap_or_default(),
            metric: event.logged_value().map(|logged| MetricView {
                name: EventString::Decoded(&logged.name),
                value: logged.value.as_str(),
            }),
            alert: event.alert().map(|alert| AlertView {
                name: EventString::Decoded(&alert.name),
                metric: EventString::Decoded(&alert.metric),
                value: alert.value.as_ref().map(|value| value.as_str()),
                threshold: alert.threshold.as_ref().map(|threshold| threshold.as_str()),
                comparison: EventString::Decoded(&alert.comparison),
                message: EventString::Decoded(&alert.message),
            }),
            variables: Members::Parsed(&event.variables),
        };
        Self::from_fields(fields, event_type.unwrap_or_else(|| event.event_type()))
    }

    /// Creates the values from an event's fields, for a template that belongs to a trigger of this type.
    pub(super) fn from_fields(fields: EventView<'a>, event_type: EventType) -> Self {
        Self {
            event_type: Some(event_type),
            fields,
        }
    }

    /// Returns the type of the trigger that the template belongs to, or of the event.
    #[cfg(feature = "workspace")]
    pub(super) fn event_type(&self) -> Option<EventType> {
        self.event_type
    }

    /// Returns the value of a variable of the table, for a template of this automation.
    pub(super) fn event_variable<'v>(
        &'v self,
        variable: EventVariable,
        automation: Option<&'v AutomationValues>,
    ) -> Value<'v> {
        let filled = |event_type: &EventType| variable.is_filled_by(*event_type);
        let Some(event_type) = self.event_type.filter(filled) else {
            return Value::BLANK;
        };
        let fields = &self.fields;
        if let Some(value) = fields.variables.get(variable.name()) {
            return value;
        }
        match variable {
            EventVariable::ProjectName => Value::String(fields.project),
            EventVariable::EntityName => Value::String(fields.entity),
            EventVariable::EventType => Value::String(EventString::Encoded(event_type.as_str())),
            EventVariable::EventAuthor => Value::String(fields.author),
            EventVariable::AutomationName => automation_value(automation.map(|automation| &automation.name)),
            EventVariable::Alias => Value::String(fields.alias.unwrap_or_default()),
            EventVariable::Tag => Value::String(fields.tag),
            EventVariable::CollectionName => Value::String(fields.collection),
            EventVariable::Version | EventVariable::VersionString | EventVariable::VersionIndex => {
                match &fields.version {
                    Some(version) => self.version_variable(variable, version),
                    None => Value::BLANK,
                }
            }
            EventVariable::RunName => Value::String(fields.run_name),
            EventVariable::RunStatus => Value::String(fields.run_state),
            EventVariable::MetricName => {
                let watched = automation.map(|automation| &automation.metric_name);
                let watched = watched.filter(|name| !name.is_empty());
                let logged = fields.metric.map(|metric| metric.name);
                let alert = fields.alert.map(|alert| alert.metric);
                match watched {
                    Some(name) => automation_value(Some(name)),
                    None => Value::String(logged.or(alert).unwrap_or_default()),
                }
            }
            EventVariable::MetricValues => json_value(fields.metric.map(|metric| metric.value)),
            EventVariable::MetricFilter => {
                automation_value(automation.map(|automation| &automation.metric_filter))
            }
            EventVariable::MetricFilterShort => {
                automation_value(automation.map(|automation| &automation.metric_filter_short))
            }
            EventVariable::MetricCurrentStatus => fields.metric.map_or(Value::BLANK, Value::MetricStatus),
            EventVariable::AlertName
            | EventVariable::MetricValue
            | EventVariable::Threshold
            | EventVariable::ComparisonOperator
            | EventVariable::Message => fields
                .alert
                .map_or(Value::BLANK, |alert| alert_variable(variable, alert)),
        }
    }

    fn version_variable(&self, variable: EventVariable, version: &VersionView<'a>) -> Value<'a> {
        match variable {
            EventVariable::Version => Value::Reference(version.id),
            EventVariable::VersionIndex => Value::Integer(version.index),
            _ => Value::VersionString(VersionString {
                entity: self.fields.entity,
                project: self.fields.project,
                collection: self.fields.collection,
                // Assumed: the first alias, if no alias was added.
                label: match self.fields.alias.or(version.first_alias) {
                    Some(alias) => Label::Alias(alias),
                    None => Label::Index(version.index),
                },
            }),
        }
    }

    /// Returns the value of a metadata key; `None` if the version does not have the key.
    pub(super) fn metadata(&self, key: &str) -> Option<Value<'_>> {
        match self.filled_metadata() {
            Some(metadata) => metadata.get(key),
            None => Some(Value::BLANK),
        }
    }

    /// Returns every metadata key with its value as a receiver decodes it, sorted by key.
    #[cfg(feature = "workspace")]
    pub(super) fn metadata_entries(&self) -> Vec<(&str, String)> {
        let Some(metadata) = self.filled_metadata() else {
            return Vec::new();
        };
        let entry = |key| Some((key, metadata.get(key)?.decoded()));
        metadata.keys().into_iter().filter_map(entry).collect()
    }

    /// Returns the version's metadata, unless the trigger's event type leaves it blank.
    fn filled_metadata(&self) -> Option<&Members<'a>> {
        let event_type = self.event_type?;
        let version = self.fields.version.as_ref()?;
        EventVariable::Version
            .is_filled_by(event_type)
            .then_some(&version.metadata)
    }
}

/// Returns a value that the automation gives to a variable; blank if it gives none.
fn automation_value(text: Option<&String>) -> Value<'_> {
    Value::String(text.map(|text| EventString::Decoded(text)).unwrap_or_default())
}

/// Returns a value that is JSON; blank if there is none.
fn json_value(json: Option<&str>) -> Value<'_> {
    json.map_or(Value::BLANK, Value::Json)
}

fn alert_variable(variable: EventVariable, alert: AlertView) -> Value {
    match variable {
        EventVariable::AlertName => Value::String(alert.name),
        EventVariable::MetricValue => json_value(alert.value),
        EventVariable::Threshold => json_value(alert.threshold),
        EventVariable::ComparisonOperator => Value::String(alert.comparison),
        _ => Value::String(alert.message),
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
            Self::Integer(number) => out.push(&number.to_string()),
            Self::MetricStatus(metric) => {
                metric.name.push_escaped(out);
                out.push(" = ");
                Self::Json(metric.value).push_escaped(out);
            }
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
            Self::Integer(_) => self.push_escaped(out),
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
            Label::Index(index) => out.push(&format!("v{index}")),
        }
    }
}
