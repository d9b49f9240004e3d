//! The JSON form of an [`Event`]: read with every mistake named and placed, written back without loss.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::{
    Artifact, Change, Code, Error, Event, EventType, Happening, JsonText, Locator, LoggedValue, Place,
    Project, Run, RunState, Timestamp, VersionAction,
    json_fault::{JsonFault, reason},
};

pub(super) fn read(text: &str) -> Result<Event, Error> {
    let fields = Fields::read(text)?;
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

fn happening(fields: &Fields, event_type: EventType) -> Result<Happening, Error> {
    let of = event_type.as_str();
    let collection = || fields.needed::<Place>("collection", PLACE, of);
    let artifact = || {
        fields
            .needed::<ArtifactJson>("artifact_version", ARTIFACT, of)
            .map(Artifact::from)
    };
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
    let run = || fields.needed::<RunJson>("run", RUN, of).map(Run::from);
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
            let value: ValueJson = fields.needed("metric", VALUE, of)?;
            Ok(Happening::Logged {
                run: run()?,
                value: value.into(),
            })
        }
        EventType::RunState => {
            let state: RunState = fields.needed("state", STATE, of)?;
            Ok(Happening::StateChanged { run: run()?, state })
        }
    }
}

/// The top-level fields of an event's text, each still as it was written.
struct Fields<'a> {
    text: &'a str,
    by_name: BTreeMap<String, &'a RawValue>,
}

impl<'a> Fields<'a> {
    fn read(text: &'a str) -> Result<Self, Error> {
        let whole: &RawValue = serde_json::from_str(text).map_err(|error| syntax(text, &error))?;
        let by_name = serde_json::from_str(whole.get()).map_err(|_| {
            let found = kind(whole.get()).to_owned();
            let error = Error::new(
                Code::EventFieldShape,
                [
                    ("field", "the whole".into()),
                    ("found", found),
                    ("shape", "an object in braces".into()),
                ],
            );
            error.at(place(text, whole.get()))
        })?;
        Ok(Self { text, by_name })
    }

    fn optional<T: DeserializeOwned>(&self, name: &str, shape: &str) -> Result<Option<T>, Error> {
        let Some(raw) = self.by_name.get(name).filter(|raw| raw.get() != "null") else {
            return Ok(None);
        };
        serde_json::from_str(raw.get()).map(Some).map_err(|error| {
            let found = if error.is_data() && raw.get().starts_with(['{', '[', '"']) {
                format!("{} that does not fit ({})", kind(raw.get()), reason(&error))
            } else {
                kind(raw.get()).to_owned()
            };
            let arguments = [
                ("field", name.to_owned()),
                ("found", found),
                ("shape", shape.to_owned()),
            ];
            Error::new(Code::EventFieldShape, arguments).at(self.span(name))
        })
    }

    fn needed<T: DeserializeOwned>(&self, name: &str, shape: &str, of: &str) -> Result<T, Error> {
        self.optional(name, shape)?.ok_or_else(|| {
            let arguments = [
                ("type", of.to_owned()),
                ("field", name.to_owned()),
                ("shape", shape.to_owned()),
            ];
            Error::new(Code::EventFieldMissing, arguments).at(place(self.text, self.text))
        })
    }

    fn span(&self, name: &str) -> super::Span {
        place(
            self.text,
            self.by_name.get(name).map_or(self.text, |raw| raw.get()),
        )
    }
}

/// The span of `part`, a slice of `text`.
fn place(text: &str, part: &str) -> super::Span {
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    Locator::new(text).span(start..start + part.len())
}

fn syntax(text: &str, error: &serde_json::Error) -> Error {
    let JsonFault { range, reason } = JsonFault::new(text, error);
    Error::new(Code::JsonSyntax, [("reason", reason)]).at(Locator::new(text).span(range))
}

fn kind(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

#[derive(Serialize, Deserialize)]
struct ArtifactJson {
    id: String,
    index: u64,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    metadata: BTreeMap<String, JsonText>,
}

#[derive(Serialize, Deserialize)]
struct RunJson {
    id: String,
    display_name: String,
    #[serde(default)]
    user: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    fields: BTreeMap<String, JsonText>,
}

#[derive(Serialize, Deserialize)]
struct ValueJson {
    name: String,
    value: Number,
    #[serde(default)]
    step: u64,
}

/// A number, or one of the three that JSON has no form for, as W&B's run histories spell them.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Number {
    Finite(f64),
    Other(NonFinite),
}

#[derive(Serialize, Deserialize)]
enum NonFinite {
    NaN,
    Infinity,
    #[serde(rename = "-Infinity")]
    NegativeInfinity,
}

impl From<Number> for f64 {
    fn from(number: Number) -> Self {
        match number {
            Number::Finite(value) => value,
            Number::Other(NonFinite::NaN) => f64::NAN,
            Number::Other(NonFinite::Infinity) => f64::INFINITY,
            Number::Other(NonFinite::NegativeInfinity) => f64::NEG_INFINITY,
        }
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        match value {
            value if value.is_nan() => Self::Other(NonFinite::NaN),
            f64::INFINITY => Self::Other(NonFinite::Infinity),
            f64::NEG_INFINITY => Self::Other(NonFinite::NegativeInfinity),
            value => Self::Finite(value),
        }
    }
}

impl From<ArtifactJson> for Artifact {
    fn from(
        ArtifactJson {
            id,
            index,
            aliases,
            tags,
            metadata,
        }: ArtifactJson,
    ) -> Self {
        Self {
            id,
            index,
            aliases,
            tags,
            metadata,
        }
    }
}

impl From<RunJson> for Run {
    fn from(
        RunJson {
            id,
            display_name,
            user,
            tags,
            fields,
        }: RunJson,
    ) -> Self {
        Self {
            id,
            display_name,
            user,
            tags,
            fields,
        }
    }
}

impl From<ValueJson> for LoggedValue {
    fn from(ValueJson { name, value, step }: ValueJson) -> Self {
        Self {
            name,
            value: value.into(),
            step,
        }
    }
}

#[derive(Serialize)]
struct EventJson<'a> {
    #[serde(rename = "type")]
    event_type: EventType,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<&'a Timestamp>,
    author: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a Place>,
    entity: &'a Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    project: Option<&'a Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registry: Option<&'a Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collection: Option<&'a Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    artifact_version: Option<ArtifactJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alias: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tag: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<RunJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<ValueJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<RunState>,
}

pub(super) fn write(event: &Event) -> String {
    let (project, registry) = match &event.project {
        Project::Project(place) => (Some(place), None),
        Project::Registry(place) => (None, Some(place)),
    };
    let (mut alias, mut tag, mut metric, mut state) = (None, None, None, None);
    match &event.happening {
        Happening::AliasAdded { alias: added, .. } => alias = Some(added.as_str()),
        Happening::VersionTag { tag: changed, .. } | Happening::CollectionTag { tag: changed, .. } => {
            tag = Some(changed.as_str());
        }
        Happening::Logged {
            value: LoggedValue { name, value, step },
            ..
        } => {
            metric = Some(ValueJson {
                name: name.clone(),
                value: (*value).into(),
                step: *step,
            });
        }
        Happening::StateChanged { state: reached, .. } => state = Some(*reached),
        Happening::Version { .. } => {}
    }
    let artifact_version = event.artifact().cloned().map(
        |Artifact {
             id,
             index,
             aliases,
             tags,
             metadata,
         }| {
            ArtifactJson {
                id,
                index,
                aliases,
                tags,
                metadata,
            }
        },
    );
    let run = event.run().cloned().map(
        |Run {
             id,
             display_name,
             user,
             tags,
             fields,
         }| {
            RunJson {
                id,
                display_name,
                user,
                tags,
                fields,
            }
        },
    );
    let json = EventJson {
        event_type: event.event_type(),
        time: event.time.as_ref(),
        author: &event.author,
        organization: event.organization.as_ref(),
        entity: &event.entity,
        project,
        registry,
        collection: event.collection(),
        artifact_version,
        alias,
        tag,
        run,
        metric,
        state,
    };
    // Every key is a text and every value has a JSON form, so nothing can fail here.
    serde_json::to_string(&json).unwrap_or_default()
}
