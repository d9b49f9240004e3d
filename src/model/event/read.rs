//! Reads an [`Event`] from JSON that a person types: each error names the field and has its span.

use std::collections::BTreeMap;

use super::data::{
    Action, AliasChange, Artifact, Event, LoggedNumber, LoggedValue, Run, RunState, TagChange, VersionAction,
    WeaveAlert,
};
use super::event_type::EventType;
use super::fields::{self, EventField};
use super::timestamp::Timestamp;
use crate::diagnostic::{Argument, Code, Error, Locator, Phrase, Span};
use crate::json::{Json, JsonText, Kind, SyntaxError, Tape, parse_number};
use crate::model::container::{Container, Project};

impl Event {
    /// Reads an event from JSON text.
    ///
    /// A container and a run are objects, or their name alone. Names of event types and states are read in any case, and
    /// in the words of W&B's app. Unknown fields are ignored, and an optional field that is `null` counts as absent.
    ///
    /// # Errors
    /// The text is not JSON, the event type is unknown, or a field is missing or has the wrong shape: each with the span
    /// and the expected shape.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let tape = Tape::read(text).map_err(|SyntaxError { range, reason }| {
            Error::new(Code::JsonSyntax, [("reason", reason.into())]).at(Locator::new(text).span(range))
        })?;
        let event = EventMembers::of(text, tape.root())?;
        let event_type = event.event_type()?;
        Ok(Self {
            time: event.optional(fields::TIME, timestamp)?,
            author: event.required(fields::AUTHOR, event_type, string)?,
            organization: event.optional(fields::ORGANIZATION, container)?,
            entity: event.required(fields::ENTITY, event_type, container)?,
            project: match event.optional(fields::REGISTRY, container)? {
                Some(registry) => Project::Registry(registry),
                None => Project::Project(event.required(fields::PROJECT, event_type, container)?),
            },
            action: action(&event, event_type)?,
            variables: event.optional(fields::VARIABLES, members)?.unwrap_or_default(),
        })
    }
}

fn action(event: &EventMembers, event_type: EventType) -> Result<Action, Error> {
    let collection = || event.required(fields::COLLECTION, event_type, container);
    let artifact = || event.required(fields::ARTIFACT_VERSION, event_type, artifact);
    let tag = || event.required(fields::TAG, event_type, string);
    let version = |action| {
        Ok(Action::Version {
            action,
            collection: collection()?,
            artifact: artifact()?,
        })
    };
    let alias = |change| {
        Ok(Action::Alias {
            change,
            collection: collection()?,
            artifact: artifact()?,
            alias: event.required(fields::ALIAS, event_type, string)?,
        })
    };
    let version_tag = |change| {
        Ok(Action::VersionTag {
            change,
            collection: collection()?,
            artifact: artifact()?,
            tag: tag()?,
        })
    };
    let collection_tag = |change| {
        Ok(Action::CollectionTag {
            change,
            collection: collection()?,
            tag: tag()?,
        })
    };
    let run = || event.required(fields::RUN, event_type, run);
    match event_type {
        EventType::LinkArtifact => version(VersionAction::Linked),
        EventType::UnlinkArtifact => version(VersionAction::Unlinked),
        EventType::CreateArtifact => version(VersionAction::Created),
        EventType::AddArtifactAlias => alias(AliasChange::Added),
        EventType::UpdateArtifactAlias => alias(AliasChange::Updated),
        EventType::AddArtifactTag => version_tag(TagChange::Added),
        EventType::RemoveArtifactTag => version_tag(TagChange::Removed),
        EventType::AddCollectionTag => collection_tag(TagChange::Added),
        EventType::RemoveCollectionTag => collection_tag(TagChange::Removed),
        EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore => {
            let value = event.required(fields::METRIC, event_type, logged_value)?;
            Ok(Action::Logged { run: run()?, value })
        }
        EventType::RunState => {
            let state = event.required(fields::STATE, event_type, run_state)?;
            Ok(Action::StateChanged { run: run()?, state })
        }
        EventType::WeaveMetricThreshold => {
            let alert = event.required(fields::ALERT, event_type, weave_alert)?;
            Ok(Action::WeaveAlert(alert))
        }
    }
}

/// The top-level members of an event.
struct EventMembers<'a> {
    text: &'a str,
    event: Json<'a>,
}

impl<'a> EventMembers<'a> {
    fn of(text: &'a str, event: Json<'a>) -> Result<Self, Error> {
        if event.kind() != Kind::Object {
            let arguments = [("found", event.kind().phrase().into())];
            return Err(Error::new(Code::EventNotObject, arguments).at(span(text, event)));
        }
        Ok(Self { text, event })
    }

    fn event_type(&self) -> Result<EventType, Error> {
        let name = self.optional(fields::TYPE, string)?;
        let name = name.ok_or_else(|| {
            let known = EventType::known().into();
            Error::new(Code::EventTypeMissing, [("known", known)]).at(span(self.text, self.event))
        })?;
        let value = self.event.member(fields::TYPE.name).unwrap_or(self.event);
        name.parse()
            .map_err(|error: Error| error.at(span(self.text, value)))
    }

    fn optional<T>(&self, field: EventField, read: impl Fn(Json) -> Read<T>) -> Result<Option<T>, Error> {
        match self.event.member(field.name) {
            Some(value) if value.kind() != Kind::Null => {
                let read = read(value).map(Some);
                read.map_err(|mismatch| wrong_shape(self.text, field, value, mismatch))
            }
            _ => Ok(None),
        }
    }

    fn required<T>(
        &self,
        field: EventField,
        event_type: EventType,
        read: impl Fn(Json) -> Read<T>,
    ) -> Result<T, Error> {
        self.optional(field, read)?.ok_or_else(|| {
            let arguments = [
                ("type", event_type.as_str().into()),
                ("field", field.name.into()),
                ("shape", field.shape.into()),
            ];
            Error::new(Code::EventFieldMissing, arguments).at(span(self.text, self.event))
        })
    }
}

fn wrong_shape(text: &str, field: EventField, value: Json, mismatch: Mismatch) -> Error {
    let kind = value.kind().phrase();
    let found = match value.kind() {
        Kind::Null | Kind::Bool | Kind::Number => kind.into(),
        _ if mismatch.restates(field.shape) => kind.into(),
        _ => Phrase::KindWithReason.with([("kind", kind.into()), ("reason", mismatch.into_reason())]),
    };
    let arguments = [
        ("field", field.name.into()),
        ("found", found),
        ("shape", field.shape.into()),
    ];
    Error::new(Code::EventFieldShape, arguments).at(span(text, value))
}

fn span(text: &str, value: Json) -> Span {
    Locator::new(text).span(value.range())
}

/// The reason why a value does not fit, and its path inside of a field. The reason does not repeat the value, because it
/// may be a secret.
struct Mismatch {
    path: String,
    reason: Argument,
}

type Read<T> = Result<T, Mismatch>;

impl Mismatch {
    fn new(reason: impl Into<Argument>) -> Self {
        Self {
            path: String::new(),
            reason: reason.into(),
        }
    }

    fn expected(shape: impl Into<Argument>, value: Json) -> Self {
        let arguments = [("shape", shape.into()), ("found", value.kind().phrase().into())];
        Self::new(Phrase::Mismatch.with(arguments))
    }

    /// Returns the mismatch with a step in front of its path.
    fn inside(mut self, step: &str) -> Self {
        if !self.path.is_empty() && !self.path.starts_with('[') {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, step);
        self
    }

    /// Whether the reason says no more than that the whole field does not have this shape.
    fn restates(&self, shape: Phrase) -> bool {
        let Argument::Phrase(reason) = &self.reason else {
            return false;
        };
        if !self.path.is_empty() {
            return false;
        }
        match reason.arguments.get("shape") {
            Some(Argument::Phrase(expected)) => {
                expected.phrase == shape
                    || matches!(expected.phrase, Phrase::Object | Phrase::Array | Phrase::String)
            }
            _ => reason.phrase == Phrase::MismatchChoice,
        }
    }

    fn into_reason(self) -> Argument {
        if self.path.is_empty() {
            return self.reason;
        }
        Phrase::MismatchAt.with([("path", self.path.into()), ("reason", self.reason)])
    }
}

fn required<T>(object: Json, name: &str, read: impl Fn(Json) -> Read<T>) -> Read<T> {
    let missing = || Mismatch::new(Phrase::MismatchMissing.with([("name", name.into())]));
    let value = object.member(name).ok_or_else(missing)?;
    read(value).map_err(|mismatch| mismatch.inside(name))
}

/// Reads an optional member of a field; `null` counts as absent.
fn optional<T>(object: Json, name: &str, read: impl Fn(Json) -> Read<T>) -> Read<Option<T>> {
    match object.member(name) {
        Some(value) if value.kind() != Kind::Null => {
            read(value).map(Some).map_err(|mismatch| mismatch.inside(name))
        }
        _ => Ok(None),
    }
}

/// Reads an optional member of a field, or returns the default.
fn or_default<T: Default>(object: Json, name: &str, read: impl Fn(Json) -> Read<T>) -> Read<T> {
    Ok(optional(object, name, read)?.unwrap_or_default())
}

fn object<'a>(value: Json<'a>) -> Read<Json<'a>> {
    match value.kind() {
        Kind::Object => Ok(value),
        _ => Err(Mismatch::expected(Phrase::Object, value)),
    }
}

fn artifact(value: Json) -> Read<Artifact> {
    let value = object(value)?;
    Ok(Artifact {
        id: required(value, "id", string)?,
        index: required(value, "index", whole_number)?,
        aliases: or_default(value, "aliases", strings)?,
        tags: or_default(value, "tags", strings)?,
        metadata: or_default(value, "metadata", members)?,
    })
}

/// Reads a run. Its id and its display name each replace the other one if only one is given (assumed).
fn run(value: Json) -> Read<Run> {
    if let Some(name) = value.string() {
        return Ok(Run {
            id: name.clone().into_owned(),
            display_name: name.into_owned(),
            ..Run::default()
        });
    }
    let value = object(value)?;
    let (id, display_name) = match (
        optional(value, "id", string)?,
        optional(value, "display_name", string)?,
    ) {
        (Some(id), Some(display_name)) => (id, display_name),
        (Some(name), None) | (None, Some(name)) => (name.clone(), name),
        (None, None) => {
            let arguments = [("name", "display_name".into())];
            return Err(Mismatch::new(Phrase::MismatchMissing.with(arguments)));
        }
    };
    Ok(Run {
        id,
        display_name,
        user: or_default(value, "user", string)?,
        tags: or_default(value, "tags", strings)?,
        fields: or_default(value, "fields", members)?,
    })
}

fn logged_value(value: Json) -> Read<LoggedValue> {
    let value = object(value)?;
    Ok(LoggedValue {
        name: required(value, "name", string)?,
        value: required(value, "value", logged_number)?,
        step: or_default(value, "step", whole_number)?,
    })
}

fn weave_alert(value: Json) -> Read<WeaveAlert> {
    let value = object(value)?;
    Ok(WeaveAlert {
        name: required(value, "name", string)?,
        metric: required(value, "metric", string)?,
        value: optional(value, "value", logged_number)?,
        threshold: optional(value, "threshold", logged_number)?,
        comparison: or_default(value, "comparison", string)?,
        message: or_default(value, "message", string)?,
    })
}

fn container(value: Json) -> Read<Container> {
    if let Some(name) = value.string() {
        return Ok(Container::named(name));
    }
    if value.kind() != Kind::Object {
        return Err(Mismatch::expected(Phrase::Container, value));
    }
    Ok(Container {
        name: required(value, "name", string)?,
        id: optional(value, "id", string)?,
    })
}

fn timestamp(value: Json) -> Read<Timestamp> {
    Timestamp::try_from(string(value)?).map_err(|_| Mismatch::expected(Phrase::Time, value))
}

fn run_state(value: Json) -> Read<RunState> {
    let known = || RunState::ALL.map(RunState::as_str).join(", ").into();
    match value.string() {
        Some(name) => RunState::named(&name).ok_or_else(|| {
            let arguments = [("known", known()), ("found", value.kind().phrase().into())];
            Mismatch::new(Phrase::MismatchChoice.with(arguments))
        }),
        None => Err(Mismatch::expected(
            Phrase::OneOf.with([("known", known())]),
            value,
        )),
    }
}

fn string(value: Json) -> Read<String> {
    match (value.string(), value.kind()) {
        (Some(content), _) => Ok(content.into_owned()),
        (None, Kind::EscapedString) => Err(Mismatch::new(Phrase::MismatchUnpairedSurrogate)),
        _ => Err(Mismatch::expected(Phrase::String, value)),
    }
}

fn strings(value: Json) -> Read<Vec<String>> {
    if value.kind() != Kind::Array {
        return Err(Mismatch::expected(Phrase::Array, value));
    }
    let items = value.items().enumerate();
    items
        .map(|(index, item)| string(item).map_err(|mismatch| mismatch.inside(&format!("[{index}]"))))
        .collect()
}

fn whole_number(value: Json) -> Read<u64> {
    let number = (value.kind() == Kind::Number).then(|| value.source().parse().ok());
    number
        .flatten()
        .ok_or_else(|| Mismatch::expected(Phrase::WholeNumber, value))
}

/// Reads a number, or the name of one that JSON can't represent, as W&B's run histories spell it.
fn logged_number(value: Json) -> Read<LoggedNumber> {
    let number = match value.string().as_deref() {
        Some("NaN") => f64::NAN,
        Some("Infinity") => f64::INFINITY,
        Some("-Infinity") => f64::NEG_INFINITY,
        Some(_) => return Err(Mismatch::expected(Phrase::LoggedNumber, value)),
        None => {
            let number = (value.kind() == Kind::Number).then(|| parse_number(value.source()));
            number
                .filter(|number| number.is_finite())
                .ok_or_else(|| Mismatch::expected(Phrase::FiniteNumber, value))?
        }
    };
    Ok(LoggedNumber::new(value.source(), number))
}

/// Reads the members of an object; of duplicate keys the last one counts, as in JavaScript.
fn members(value: Json) -> Read<BTreeMap<String, JsonText>> {
    let mut all = BTreeMap::new();
    // `collect` would sort first, which compiles to more code.
    for (key, value) in object(value)?.members() {
        all.insert(string(key)?, JsonText::compact(value.source()));
    }
    Ok(all)
}
