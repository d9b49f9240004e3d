//! The parts that events of each type have.
//!
//! This is the one statement of these facts. The variables of templates and the fields of filters have tables of their own,
//! because their names and their order differ (`${run_name}` is the filter field `display_name`), and because a build without
//! `matching` has no filters; both refer to the parts here. The readers build typed events, so they match on the type; a
//! test compares the events that they read with this table.

use super::data::Event;
use super::event_type::EventType;

/// A part that only some types of event have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventPart {
    /// A collection.
    Collection,
    /// An artifact version.
    Version,
    /// An alias that was added or updated.
    Alias,
    /// A tag that was added or removed.
    Tag,
    /// A run.
    Run,
    /// A value that the run logged.
    Metric,
    /// A state that the run changed to.
    State,
    /// An alert of Weave.
    Alert,
}

const OF_A_COLLECTION: &[EventType] = &[
    EventType::AddArtifactAlias,
    EventType::UpdateArtifactAlias,
    EventType::LinkArtifact,
    EventType::CreateArtifact,
    EventType::UnlinkArtifact,
    EventType::AddArtifactTag,
    EventType::RemoveArtifactTag,
    EventType::AddCollectionTag,
    EventType::RemoveCollectionTag,
];
const OF_A_RUN: &[EventType] = &[
    EventType::RunMetric,
    EventType::RunMetricChange,
    EventType::RunMetricZscore,
    EventType::RunState,
];

impl EventPart {
    /// Every part.
    pub const ALL: [Self; 8] = [
        Self::Collection,
        Self::Version,
        Self::Alias,
        Self::Tag,
        Self::Run,
        Self::Metric,
        Self::State,
        Self::Alert,
    ];

    /// Returns the types of events that have the part.
    pub const fn event_types(self) -> &'static [EventType] {
        match self {
            Self::Collection => OF_A_COLLECTION,
            Self::Version => OF_A_COLLECTION.split_at(7).0,
            Self::Alias => OF_A_COLLECTION.split_at(2).0,
            Self::Tag => OF_A_COLLECTION.split_at(5).1,
            Self::Run => OF_A_RUN,
            Self::Metric => OF_A_RUN.split_at(3).0,
            Self::State => OF_A_RUN.split_at(3).1,
            Self::Alert => &[EventType::WeaveMetricThreshold],
        }
    }
}

impl Event {
    /// Returns whether the event has the part.
    pub fn has(&self, part: EventPart) -> bool {
        match part {
            EventPart::Collection => self.collection().is_some(),
            EventPart::Version => self.artifact().is_some(),
            EventPart::Alias => self.alias().is_some(),
            EventPart::Tag => self.tag().is_some(),
            EventPart::Run => self.run().is_some(),
            EventPart::Metric => self.logged_value().is_some(),
            EventPart::State => self.state().is_some(),
            EventPart::Alert => self.alert().is_some(),
        }
    }
}
