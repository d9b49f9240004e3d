//! The topics by which the index groups automations, and the fields that tell the automations of a topic apart.

use crate::model::{Action, Event, EventType, RunState, Trigger, TriggerKind};

/// The topic of an event, or one that an automation waits for. An event matches only automations with its topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Topic<'a> {
    /// A logged value of this metric, for which all three metric triggers wait.
    Metric(&'a str),
    /// A run that reached this state.
    RunState(RunState),
    /// Any other type of event.
    Other(EventType),
}

impl<'a> Topic<'a> {
    /// Returns the topic of an event; `None` for a killed run, which triggers nothing (documented).
    pub(super) fn of(event: &'a Event) -> Option<Self> {
        match &event.action {
            Action::Logged { value, .. } => Some(Self::Metric(&value.name)),
            Action::StateChanged {
                state: RunState::Killed,
                ..
            } => None,
            Action::StateChanged { state, .. } => Some(Self::RunState(state.in_trigger())),
            _ => Some(Self::Other(event.event_type())),
        }
    }

    /// Calls `visit` with every topic that the trigger waits for.
    pub(super) fn each(trigger: &'a Trigger, mut visit: impl FnMut(Self)) {
        match &trigger.kind {
            TriggerKind::RunMetric(condition) => visit(Self::Metric(&condition.name)),
            TriggerKind::RunMetricChange(condition) => visit(Self::Metric(&condition.name)),
            TriggerKind::RunMetricZscore(condition) => visit(Self::Metric(&condition.name)),
            TriggerKind::RunState(states) => {
                let mut topics: Vec<RunState> = Vec::with_capacity(states.len());
                for state in states.iter().map(|state| state.in_trigger()) {
                    if state != RunState::Killed && !topics.contains(&state) {
                        topics.push(state);
                    }
                }
                topics.into_iter().for_each(|state| visit(Self::RunState(state)));
            }
            _ => {
                if let Some(event_type) = trigger.event_type() {
                    visit(Self::Other(event_type));
                }
            }
        }
    }

    /// Returns the type of event whose fields tell the topic's automations apart. The metric triggers wait for one event.
    pub(super) fn event_type(self) -> EventType {
        match self {
            Self::Other(event_type) => event_type,
            Self::Metric(_) => EventType::RunMetric,
            Self::RunState(_) => EventType::RunState,
        }
    }
}
