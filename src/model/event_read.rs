//! The JSON form of an [`Event`], read with every mistake named and placed.

use super::json::{Fields, FromJson, Json, JsonFault, Kind, Mismatch, Tape};
use super::{
    Artifact, Change, Code, Error, Event, EventType, Happening, Locator, LoggedValue, Place, Project, Run,
    RunState, Span, Timestamp, VersionAction,
};

pub(super) fn read(text: &str) -> Result<Event, Error> {
    let tape = Tape::read(text).map_err(|JsonFault { range, reason }| {
        Error::new(Code::JsonSyntax, [("reason", reason)]).at(Locator::new(text).span(range))
    })?;
    let fields = EventFields::of(text, tape.whole())?;
    let name: String = fields.needed(
        "type",
        "the event's type, like \"ADD_ARTIFACT_ALIAS\"",
        "every type",
    )?;
    let event_type: EventType = name
        .parse()
        .map_err(|error: Error| error.at(fields.span("type")))?;
    let of = event_type.as_str();
    Ok(Event {
        time: fields.optional::<Timestamp>("time", "a time like \"2026-11-23T09:12:44Z\"")?,
        author: fields.needed("author", "a user name in quotes", of)?,
        organization: fields.optional("organization", PLACE)?,
        entity: fields.needed("entity", PLACE, of)?,
        project: match fields.optional("registry", PLACE)? {
            Some(registry) => Project::Registry(registry),
            None => Project::Project(fields.needed("project", PLACE, of)?),
        },
        happening: happening(&fields, event_type)?,
    })
}

const PLACE: &str = "a name in quotes, or {\"name\": …, \"id\": …}";
const ARTIFACT: &str =
    "an object with \"id\" and \"index\", and where known \"aliases\", \"tags\" and \"metadata\"";
const RUN: &str = "an object with \"id\", \"display_name\" and \"user\"";
const VALUE: &str = "an object with \"name\", \"value\" and \"step\"";
const STATE: &str = "one of \"RUNNING\", \"FINISHED\", \"FAILED\", \"KILLED\"";

fn happening(fields: &EventFields, event_type: EventType) -> Result<Happening, Error> {
    let of = event_type.as_str();
    let collection = || fields.needed::<Place>("collection", PLACE, of);
    let artifact = || fields.needed::<Artifact>("artifact_version", ARTIFACT, of);
    let tag = || fields.needed::<String>("tag", "the tag in quotes", of);
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
    let run = || fields.needed::<Run>("run", RUN, of);
    match event_type {
        EventType::LinkArtifact => version(VersionAction::Linked),
        EventType::UnlinkArtifact => version(VersionAction::Unlinked),
        EventType::CreateArtifact => version(VersionAction::Created),
        EventType::AddArtifactAlias => Ok(Happening::AliasAdded {
            collection: collection()?,
            artifact: artifact()?,
            alias: fields.needed("alias", "the alias in quotes", of)?,
        }),
        EventType::AddArtifactTag => version_tag(Change::Added),
        EventType::RemoveArtifactTag => version_tag(Change::Removed),
        EventType::AddCollectionTag => collection_tag(Change::Added),
        EventType::RemoveCollectionTag => collection_tag(Change::Removed),
        EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore => {
            let value = fields.needed("metric", VALUE, of)?;
            Ok(Happening::Logged { run: run()?, value })
        }
        EventType::RunState => {
            let state: RunState = fields.needed("state", STATE, of)?;
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
            let found = whole.kind().in_words().to_owned();
            shape_error(text, whole, "the whole", found, "an object in braces")
        })?;
        Ok(Self { text, whole, by_name })
    }

    fn optional<T: FromJson>(&self, name: &str, shape: &str) -> Result<Option<T>, Error> {
        let value = self.by_name.find(name);
        let Some(value) = value.filter(|value| value.kind() != Kind::Null) else {
            return Ok(None);
        };
        let read = T::from_json(value).map(Some);
        read.map_err(|mismatch| self.misfit(name, shape, value, &mismatch))
    }

    fn needed<T: FromJson>(&self, name: &str, shape: &str, of: &str) -> Result<T, Error> {
        self.optional(name, shape)?.ok_or_else(|| {
            let arguments = [
                ("type", of.to_owned()),
                ("field", name.to_owned()),
                ("shape", shape.to_owned()),
            ];
            Error::new(Code::EventFieldMissing, arguments).at(span(self.text, self.whole))
        })
    }

    fn misfit(&self, name: &str, shape: &str, value: Json, mismatch: &Mismatch) -> Error {
        let kind = value.kind().in_words();
        let found = match value.kind() {
            Kind::Null | Kind::Bool | Kind::Number => kind.to_owned(),
            _ => format!("{kind} that does not fit ({mismatch})"),
        };
        shape_error(self.text, value, name, found, shape)
    }

    fn span(&self, name: &str) -> Span {
        span(self.text, self.by_name.find(name).unwrap_or(self.whole))
    }
}

fn shape_error(text: &str, value: Json, field: &str, found: String, shape: &str) -> Error {
    let arguments = [
        ("field", field.to_owned()),
        ("found", found),
        ("shape", shape.to_owned()),
    ];
    Error::new(Code::EventFieldShape, arguments).at(span(text, value))
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
                let shape = "a number, \"NaN\", \"Infinity\" or \"-Infinity\"";
                return Err(Mismatch::expected(shape, json));
            }
            None => f64::from_json(json)?,
        }))
    }
}
