//! The top-level members of an event's JSON form, with the shapes that errors describe.

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
