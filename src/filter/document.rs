//! What filters look at: the fields that an event shows them.

use std::cell::OnceCell;

use super::{Value, json::Raw};
use crate::model::{Artifact, Event, Happening, JsonText, Run, RunState};

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
/// Values that the event has as JSON are read when a filter first asks for them.
pub struct EventFields<'a> {
    fields: Vec<(&'a str, Field<'a>)>,
}

enum Field<'a> {
    Read(Value<'a>),
    Json(&'a JsonText, OnceCell<Value<'a>>),
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
        self.add("aliases", Value::texts(&artifact.aliases));
        self.add("tags", Value::texts(&artifact.tags));
        let metadata = artifact.metadata.iter();
        let metadata = metadata.map(|(key, json)| (key.into(), Raw::whole(json.as_str()).value()));
        self.add("metadata", Value::Object(metadata.collect()));
    }

    fn add_run(&mut self, run: &'a Run) {
        self.add("name", Value::text(&run.id));
        self.add("display_name", Value::text(&run.display_name));
        self.add("user", Value::text(&run.user));
        self.add("tags", Value::texts(&run.tags));
        let others = run.fields.iter();
        self.fields
            .extend(others.map(|(name, json)| (name.as_str(), Field::Json(json, OnceCell::new()))));
    }

    fn add(&mut self, name: &'a str, value: Value<'a>) {
        self.fields.push((name, Field::Read(value)));
    }
}

impl Document for EventFields<'_> {
    fn field(&self, name: &str) -> Option<&Value<'_>> {
        let (_, field) = self.fields.iter().find(|(own, _)| *own == name)?;
        Some(match field {
            Field::Read(value) => value,
            Field::Json(json, value) => value.get_or_init(|| Raw::whole(json.as_str()).value()),
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
