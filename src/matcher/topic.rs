//! The topics by which the index groups automations, and the fields that tell the automations of a topic apart.

use crate::model::{Event, EventType, Happening, RunState, Trigger, TriggerKind};

/// The topic of an event, or one that an automation waits for. An event matches only automations with its topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Topic<'a> {
    /// A change to an artifact or a collection.
    Artifact(EventType),
    /// A logged value of this metric, for which all three metric triggers wait.
    Metric(&'a str),
    /// A run that reached this state.
    RunState(RunState),
}

impl<'a> Topic<'a> {
    /// Returns the topic of an event; `None` for a killed run, which triggers nothing (documented).
    pub(super) fn of(event: &'a Event) -> Option<Self> {
        match &event.happening {
            Happening::Logged { value, .. } => Some(Self::Metric(&value.name)),
            Happening::StateChanged {
                state: RunState::Killed,
                ..
            } => None,
            Happening::StateChanged { state, .. } => Some(Self::RunState(*state)),
            _ => Some(Self::Artifact(event.event_type())),
        }
    }

    /// Calls `visit` with every topic that the trigger waits for.
    pub(super) fn each(trigger: &'a Trigger, mut visit: impl FnMut(Self)) {
        match &trigger.kind {
            TriggerKind::RunMetric(condition) => visit(Self::Metric(&condition.name)),
            TriggerKind::RunMetricChange(condition) => visit(Self::Metric(&condition.name)),
            TriggerKind::RunMetricZscore(condition) => visit(Self::Metric(&condition.name)),
            TriggerKind::RunState(states) => {
                let distinct = states.iter().enumerate().filter(|(index, state)| {
                    **state != RunState::Killed
                        && !states.iter().take(*index).any(|earlier| earlier == *state)
                });
                distinct.for_each(|(_, state)| visit(Self::RunState(*state)));
            }
            _ => visit(Self::Artifact(trigger.event_type())),
        }
    }

    /// Returns the fields that tell the topic's automations apart, the most selective first.
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
            Self::Metric(_) | Self::RunState(_) => &["display_name", "user", "name", "tags"],
        }
    }
}

/// Calls `visit` with every string in one of these fields of the event, as filters see it.
pub(super) fn each_string(event: &Event, field: &str, mut visit: impl FnMut(&str)) {
    let run = event.run();
    match (field, &event.happening) {
        ("alias", Happening::AliasAdded { alias, .. }) => visit(alias),
        ("tag", Happening::VersionTag { tag, .. } | Happening::CollectionTag { tag, .. }) => visit(tag),
        ("collection", _) => event
            .collection()
            .into_iter()
            .for_each(|collection| visit(&collection.name)),
        ("aliases", _) => {
            let aliases = event.artifact().map(|artifact| &artifact.aliases);
            aliases.into_iter().flatten().for_each(|alias| visit(alias));
        }
        ("tags", _) => {
            let tags = event.artifact().map(|artifact| &artifact.tags);
            let tags = tags.or(run.map(|run| &run.tags));
            tags.into_iter().flatten().for_each(|tag| visit(tag));
        }
        ("display_name", _) => run.into_iter().for_each(|run| visit(&run.display_name)),
        ("name", _) => run.into_iter().for_each(|run| visit(&run.id)),
        ("user", _) => visit(run.map_or(&event.author, |run| &run.user)),
        _ => {}
    }
}
