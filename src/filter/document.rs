//! What filters look at: the fields that an event shows them.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::{Value, json::Raw};
use crate::json::JsonText;
use crate::model::{Artifact, Event, Happening, Run, RunState};

/// Something with named fields. A dotted path of a filter starts at one of them and goes on inside its value.
pub trait Document {
    /// The top-level field of that name.
    fn field(&self, name: &str) -> Option<&Value<'_>>;
}

/// The object itself is a document; other values have no fields.
impl Document for Value<'_> {
    fn field(&self, name: &str) -> Option<&Value<'_>> {
        self.member(name)
    }
}

/// The fields that an event shows to filters.
///
/// An event about a version or a collection: `alias` and `tag` where one was added or removed (sdk), and `collection`,
/// `user`, the version's `aliases`, `tags` and `metadata` (assumed). An event about a run: `display_name` (sdk), the
/// run's id as `name` (as in W&B's API), `user`, `tags`, `state` where it changed, and every other field that the
/// event gives the run, like `config` (assumed).
///
/// What is more than a text is read when a filter first asks for it: most ask for an alias or a tag.
pub struct EventFields<'a> {
    fields: Vec<(&'a str, Field<'a>)>,
}

enum Field<'a> {
    Text(Value<'a>),
    Unread(Source<'a>, OnceCell<Value<'a>>),
}

/// Where a field's value is read from.
enum Source<'a> {
    Json(&'a JsonText),
    Texts(&'a [String]),
    Metadata(&'a BTreeMap<String, JsonText>),
}

impl<'a> Source<'a> {
    fn read(&self) -> Value<'a> {
        match self {
            Self::Json(json) => Raw::whole(json.as_str()).value(),
            Self::Texts(texts) => Value::texts(texts),
            Self::Metadata(metadata) => {
                let members = metadata.iter();
                let members = members.map(|(key, json)| (key.into(), Raw::whole(json.as_str()).value()));
                Value::Object(members.collect())
            }
        }
    }
}

impl<'a> EventFields<'a> {
    /// The fields of this event.
    pub fn new(event: &'a Event) -> Self {
        let mut fields = Self { fields: Vec::new() };
        match &event.happening {
            Happening::Version { artifact, .. } => fields.add_version(artifact),
            Happening::AliasAdded { artifact, alias, .. } => {
                fields.add("alias", Value::text(alias));
                fields.add_version(artifact);
            }
            Happening::VersionTag { artifact, tag, .. } => {
                fields.add("tag", Value::text(tag));
                fields.add_version(artifact);
            }
            Happening::CollectionTag { tag, .. } => fields.add("tag", Value::text(tag)),
            Happening::Logged { run, .. } => fields.add_run(run),
            Happening::StateChanged { run, state } => {
                fields.add("state", Value::text(state_word(*state)));
                fields.add_run(run);
            }
        }
        if let Some(collection) = event.collection() {
            fields.add("collection", Value::text(&collection.name));
            fields.add("user", Value::text(&event.author));
        }
        fields
    }

    fn add_version(&mut self, artifact: &'a Artifact) {
        self.add_unread("aliases", Source::Texts(&artifact.aliases));
        self.add_unread("tags", Source::Texts(&artifact.tags));
        self.add_unread("metadata", Source::Metadata(&artifact.metadata));
    }

    fn add_run(&mut self, run: &'a Run) {
        self.add("name", Value::text(&run.id));
        self.add("display_name", Value::text(&run.display_name));
        self.add("user", Value::text(&run.user));
        self.add_unread("tags", Source::Texts(&run.tags));
        for (name, json) in &run.fields {
            self.add_unread(name, Source::Json(json));
        }
    }

    fn add(&mut self, name: &'a str, text: Value<'a>) {
        self.fields.push((name, Field::Text(text)));
    }

    fn add_unread(&mut self, name: &'a str, source: Source<'a>) {
        self.fields.push((name, Field::Unread(source, OnceCell::new())));
    }
}

impl Document for EventFields<'_> {
    fn field(&self, name: &str) -> Option<&Value<'_>> {
        let (_, field) = self.fields.iter().find(|(own, _)| *own == name)?;
        Some(match field {
            Field::Text(value) => value,
            Field::Unread(source, value) => value.get_or_init(|| source.read()),
        })
    }
}

/// The words that W&B's run filters use, in lower case (sdk).
fn state_word(state: RunState) -> &'static str {
    match state {
        RunState::Running => "running",
        RunState::Finished => "finished",
        RunState::Failed => "failed",
        RunState::Killed => "killed",
    }
}
