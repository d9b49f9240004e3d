//! The JSON form of an [`Event`], read with every mistake named and placed.

use super::{
    Artifact, Change, Container, Event, EventType, Happening, LoggedValue, Project, Run, RunState, Timestamp,
    VersionAction,
};
use crate::diagnostic::{Code, Error, Locator, Phrase, Span};
use crate::json::{Fields, FromJson, Json, JsonFault, Kind, Mismatch, Tape};

pub(super) fn read(text: &str) -> Result<Event, Error> {
    let tape = Tape::read(text).map_err(|JsonFault { range, reason }| {
        Error::new(Code::JsonSyntax, [("reason", reason.into())]).at(Locator::new(text).span(range))
    })?;
    let fields = EventFields::of(text, tape.whole())?;
    let event_type = fields.event_type()?;
    let of = event_type.as_str();
    Ok(Event {
        time: fields.optional::<Timestamp>("time", Phrase::Time)?,
        author: fields.needed("author", Phrase::UserName, of)?,
        organization: fields.optional("organization", Phrase::Container)?,
        entity: fields.needed("entity", Phrase::Container, of)?,
        project: match fields.optional("registry", Phrase::Container)? {
            Some(registry) => Project::Registry(registry),
            None => Project::Project(fields.needed("project", Phrase::Container, of)?),
        },
        happening: happening(&fields, event_type)?,
    })
}

fn happening(fields: &EventFields, event_type: EventType) -> Result<Happening, Error> {
    let of = event_type.as_str();
    let collection = || fields.needed::<Container>("collection", Phrase::Container, of);
    let artifact = || fields.needed::<Artifact>("artifact_version", Phrase::Artifact, of);
    let tag = || fields.needed::<String>("tag", Phrase::Tag, of);
    let version = |action| {
        Ok(Happening::Version {
            action,
            collection: collection()?,
            artifact: artifact()?,
        })
    };
    let version_tag = |change| {
        Ok(Happening::VersionTag {
            change,
            collection: collection()?,
            artifact: artifact()?,
            tag: tag()?,
        })
    };
    let collection_tag = |change| {
        Ok(Happening::CollectionTag {
            change,
            collection: collection()?,
            tag: tag()?,
        })
    };
    let run = || fields.needed::<Run>("run", Phrase::Run, of);
    match event_type {
        EventType::LinkArtifact => version(VersionAction::Linked),
        EventType::UnlinkArtifact => version(VersionAction::Unlinked),
        EventType::CreateArtifact => version(VersionAction::Created),
        EventType::AddArtifactAlias => Ok(Happening::AliasAdded {
            collection: collection()?,
            artifact: artifact()?,
            alias: fields.needed("alias", Phrase::Alias, of)?,
        }),
        EventType::AddArtifactTag => version_tag(Change::Added),
        EventType::RemoveArtifactTag => version_tag(Change::Removed),
        EventType::AddCollectionTag => collection_tag(Change::Added),
        EventType::RemoveCollectionTag => collection_tag(Change::Removed),
        EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore => {
            let value = fields.needed("metric", Phrase::LoggedValue, of)?;
            Ok(Happening::Logged { run: run()?, value })
        }
        EventType::RunState => {
            let state: RunState = fields.needed("state", Phrase::RunState, of)?;
            Ok(Happening::StateChanged { run: run()?, state })
        }
    }
}

/// The top-level fields of an event's text.
struct EventFields<'a> {
    text: &'a str,
    whole: Json<'a>,
    by_name: Fields<'a>,
}

impl<'a> EventFields<'a> {
    fn of(text: &'a str, whole: Json<'a>) -> Result<Self, Error> {
        let by_name = whole.fields().map_err(|_| {
            let arguments = [("found", whole.kind().phrase().into())];
            Error::new(Code::EventNotObject, arguments).at(span(text, whole))
        })?;
        Ok(Self { text, whole, by_name })
    }

    fn event_type(&self) -> Result<EventType, Error> {
        let name: Option<String> = self.optional("type", Phrase::EventType)?;
        let name = name.ok_or_else(|| {
            let known = EventType::known().into();
            Error::new(Code::EventTypeMissing, [("known", known)]).at(span(self.text, self.whole))
        })?;
        name.parse().map_err(|error: Error| error.at(self.span("type")))
    }

    fn optional<T: FromJson>(&self, name: &str, shape: Phrase) -> Result<Option<T>, Error> {
        let value = self.by_name.find(name);
        let Some(value) = value.filter(|value| value.kind() != Kind::Null) else {
            return Ok(None);
        };
        let read = T::from_json(value).map(Some);
        read.map_err(|mismatch| self.misfit(name, shape, value, &mismatch))
    }

    fn needed<T: FromJson>(&self, name: &str, shape: Phrase, of: &str) -> Result<T, Error> {
        self.optional(name, shape)?.ok_or_else(|| {
            let arguments = [
                ("type", of.into()),
                ("field", name.into()),
                ("shape", shape.into()),
            ];
            Error::new(Code::EventFieldMissing, arguments).at(span(self.text, self.whole))
        })
    }

    fn misfit(&self, name: &str, shape: Phrase, value: Json, mismatch: &Mismatch) -> Error {
        let kind = value.kind().phrase();
        let found = match value.kind() {
            Kind::Null | Kind::Bool | Kind::Number => kind.into(),
            _ => Phrase::MismatchPart.with([("kind", kind.into()), ("reason", mismatch.reason())]),
        };
        let arguments = [("field", name.into()), ("found", found), ("shape", shape.into())];
        Error::new(Code::EventFieldShape, arguments).at(span(self.text, value))
    }

    fn span(&self, name: &str) -> Span {
        span(self.text, self.by_name.find(name).unwrap_or(self.whole))
    }
}

fn span(text: &str, value: Json) -> Span {
    Locator::new(text).span(value.range())
}

// Fields that Hookwright does not know are passed over: W&B may send more than it documents.

impl FromJson for Artifact {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        let fields = json.fields()?;
        Ok(Self {
            id: fields.needed("id")?,
            index: fields.needed("index")?,
            aliases: fields.or_default("aliases")?,
            tags: fields.or_default("tags")?,
            metadata: fields.or_default("metadata")?,
        })
    }
}

impl FromJson for Run {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        let fields = json.fields()?;
        Ok(Self {
            id: fields.needed("id")?,
            display_name: fields.needed("display_name")?,
            user: fields.or_default("user")?,
            tags: fields.or_default("tags")?,
            fields: fields.or_default("fields")?,
        })
    }
}

impl FromJson for LoggedValue {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        let fields = json.fields()?;
        Ok(Self {
            name: fields.needed("name")?,
            value: fields.needed::<Number>("value")?.0,
            step: fields.or_default("step")?,
        })
    }
}

/// A number, or one of the three that JSON has no form for, as W&B's run histories spell them.
struct Number(f64);

impl FromJson for Number {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        Ok(Self(match json.text().as_deref() {
            Some("NaN") => f64::NAN,
            Some("Infinity") => f64::INFINITY,
            Some("-Infinity") => f64::NEG_INFINITY,
            Some(_) => {
                return Err(Mismatch::expected(Phrase::LoggedNumber, json));
            }
            None => f64::from_json(json)?,
        }))
    }
}
