//! The fields of events, stated once: the top-level members of the JSON form, and the fields that filters, forms and the
//! matcher's index refer to by name.

use super::event::{Event, Happening};
use super::event_type::EventType;
use crate::diagnostic::Phrase;

/// A top-level member of an event's JSON form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// The key.
    pub name: &'static str,
    /// The shape of the value, as errors describe it.
    pub shape: Phrase,
}

const fn member(name: &'static str, shape: Phrase) -> Member {
    Member { name, shape }
}

pub(super) const TYPE: Member = member("type", Phrase::EventType);
pub(super) const TIME: Member = member("time", Phrase::Time);
pub(super) const AUTHOR: Member = member("author", Phrase::UserName);
pub(super) const ORGANIZATION: Member = member("organization", Phrase::Container);
pub(super) const ENTITY: Member = member("entity", Phrase::Container);
pub(super) const PROJECT: Member = member("project", Phrase::Container);
pub(super) const REGISTRY: Member = member("registry", Phrase::Container);
pub(super) const COLLECTION: Member = member("collection", Phrase::Container);
pub(super) const ARTIFACT_VERSION: Member = member("artifact_version", Phrase::Artifact);
pub(super) const ALIAS: Member = member("alias", Phrase::Alias);
pub(super) const TAG: Member = member("tag", Phrase::Tag);
pub(super) const RUN: Member = member("run", Phrase::Run);
pub(super) const METRIC: Member = member("metric", Phrase::LoggedValue);
pub(super) const STATE: Member = member("state", Phrase::RunState);

/// A field of events, under the name that filters use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventField {
    /// The alias that was added (`alias`).
    Alias,
    /// The tag that was added or removed (`tag`).
    Tag,
    /// The name of the collection (`collection`).
    Collection,
    /// The user who started the run, or else who caused the event (`run.user`, `author`).
    User,
    /// The aliases of the version (`artifact_version.aliases`).
    Aliases,
    /// The tags of the version or of the run (`artifact_version.tags`, `run.tags`).
    Tags,
    /// The metadata of the version (`artifact_version.metadata`).
    Metadata,
    /// The name of the run that people see (`run.display_name`).
    DisplayName,
    /// The id of the run (`run.id`), which W&B's API calls its name.
    Name,
    /// The new state of the run (`state`).
    State,
}

impl EventField {
    /// Every field.
    pub const ALL: [Self; 10] = [
        Self::Alias,
        Self::Tag,
        Self::Collection,
        Self::User,
        Self::Aliases,
        Self::Tags,
        Self::Metadata,
        Self::DisplayName,
        Self::Name,
        Self::State,
    ];

    /// Returns the field's name in filters.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alias => ALIAS.name,
            Self::Tag => TAG.name,
            Self::Collection => COLLECTION.name,
            Self::User => "user",
            Self::Aliases => "aliases",
            Self::Tags => "tags",
            Self::Metadata => "metadata",
            Self::DisplayName => "display_name",
            Self::Name => "name",
            Self::State => STATE.name,
        }
    }

    /// Returns the field with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

impl EventType {
    /// Returns the fields that events of this type have, the most selective first.
    pub const fn fields(self) -> &'static [EventField] {
        use EventField::*;
        match self {
            Self::AddArtifactAlias => &[Alias, Collection, User, Aliases, Tags, Metadata],
            Self::AddArtifactTag | Self::RemoveArtifactTag => {
                &[Tag, Collection, User, Aliases, Tags, Metadata]
            }
            Self::AddCollectionTag | Self::RemoveCollectionTag => &[Tag, Collection, User],
            Self::LinkArtifact | Self::UnlinkArtifact | Self::CreateArtifact => {
                &[Collection, User, Aliases, Tags, Metadata]
            }
            Self::RunMetric | Self::RunMetricChange | Self::RunMetricZscore => {
                &[DisplayName, User, Name, Tags]
            }
            Self::RunState => &[DisplayName, User, Name, Tags, State],
        }
    }
}

impl Event {
    /// Calls `found` with every string of a field: one of most fields, each item of `aliases` and `tags`, none of
    /// `metadata` and `state`, which are not strings of the event.
    pub fn each_string(&self, field: EventField, mut found: impl FnMut(&str)) {
        let (artifact, run) = (self.artifact(), self.run());
        match (field, &self.happening) {
            (EventField::Alias, Happening::AliasAdded { alias, .. }) => found(alias),
            (EventField::Tag, Happening::VersionTag { tag, .. } | Happening::CollectionTag { tag, .. }) => {
                found(tag)
            }
            (EventField::Collection, _) => self
                .collection()
                .into_iter()
                .for_each(|collection| found(&collection.name)),
            (EventField::User, _) => found(run.map_or(&self.author, |run| &run.user)),
            (EventField::Aliases, _) => {
                let aliases = artifact.map(|artifact| &artifact.aliases);
                aliases.into_iter().flatten().for_each(|alias| found(alias));
            }
            (EventField::Tags, _) => {
                let tags = artifact
                    .map(|artifact| &artifact.tags)
                    .or(run.map(|run| &run.tags));
                tags.into_iter().flatten().for_each(|tag| found(tag));
            }
            (EventField::DisplayName, _) => run.into_iter().for_each(|run| found(&run.display_name)),
            (EventField::Name, _) => run.into_iter().for_each(|run| found(&run.id)),
            _ => {}
        }
    }
}
