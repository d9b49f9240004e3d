//! What an event is about, as far as a table can tell automations apart by it.

use super::key::Key;
use crate::model::{Event, EventType, Happening, RunState, Trigger, TriggerKind};

/// What an automation waits for, or what an event is: both meet only where these are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject<'a> {
    /// Something about an artifact or a collection.
    Artifact(EventType),
    /// A run logged a value of this metric; all three metric triggers wait for it.
    Logged(&'a str),
    /// A run reached this state.
    Reached(RunState),
}

impl<'a> Subject<'a> {
    /// What the event is; none for a killed run, which triggers nothing (documented).
    pub(super) fn of(event: &'a Event) -> Option<Self> {
        match &event.happening {
            Happening::Logged { value, .. } => Some(Self::Logged(&value.name)),
            Happening::StateChanged {
                state: RunState::Killed,
                ..
            } => None,
            Happening::StateChanged { state, .. } => Some(Self::Reached(*state)),
            _ => Some(Self::Artifact(event.event_type())),
        }
    }

    /// Calls `found` with everything that the trigger waits for.
    pub(super) fn each(trigger: &'a Trigger, mut found: impl FnMut(Self)) {
        match &trigger.kind {
            TriggerKind::RunMetric(condition) => found(Self::Logged(&condition.name)),
            TriggerKind::RunMetricChange(condition) => found(Self::Logged(&condition.name)),
            TriggerKind::RunMetricZscore(condition) => found(Self::Logged(&condition.name)),
            TriggerKind::RunState(states) => {
                let distinct = states.iter().enumerate().filter(|(at, state)| {
                    **state != RunState::Killed && !states.iter().take(*at).any(|earlier| earlier == *state)
                });
                distinct.for_each(|(_, state)| found(Self::Reached(*state)));
            }
            _ => found(Self::Artifact(trigger.event_type())),
        }
    }

    /// The fields that tell its automations apart, by name, the most telling first.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Artifact(EventType::AddArtifactAlias) => &["alias", "collection", "user"],
            Self::Artifact(
                EventType::AddArtifactTag
                | EventType::RemoveArtifactTag
                | EventType::AddCollectionTag
                | EventType::RemoveCollectionTag,
            ) => &["tag", "collection", "user"],
            Self::Artifact(_) => &["collection", "user", "aliases", "tags"],
            Self::Logged(_) | Self::Reached(_) => &["display_name", "user", "name", "tags"],
        }
    }

    /// This and a key of something else.
    pub(super) fn key(self, key: Key) -> Key {
        match self {
            Self::Artifact(event_type) => key.with(0).with(event_type as u64),
            Self::Logged(metric) => key.with(1).with_bytes(metric.as_bytes()),
            Self::Reached(state) => key.with(2).with(state as u64),
        }
    }
}

/// Calls `found` with every text that such a field of the event has, as filters see it.
pub(super) fn each_text(event: &Event, field: &str, mut found: impl FnMut(&str)) {
    let run = event.run();
    match (field, &event.happening) {
        ("alias", Happening::AliasAdded { alias, .. }) => found(alias),
        ("tag", Happening::VersionTag { tag, .. } | Happening::CollectionTag { tag, .. }) => found(tag),
        ("collection", _) => event
            .collection()
            .into_iter()
            .for_each(|place| found(&place.name)),
        ("aliases", _) => {
            let aliases = event.artifact().map(|artifact| &artifact.aliases);
            aliases.into_iter().flatten().for_each(|alias| found(alias));
        }
        ("tags", _) => {
            let tags = event.artifact().map(|artifact| &artifact.tags);
            let tags = tags.or(run.map(|run| &run.tags));
            tags.into_iter().flatten().for_each(|tag| found(tag));
        }
        ("display_name", _) => run.into_iter().for_each(|run| found(&run.display_name)),
        ("name", _) => run.into_iter().for_each(|run| found(&run.id)),
        ("user", _) => found(run.map_or(&event.author, |run| &run.user)),
        _ => {}
    }
}
