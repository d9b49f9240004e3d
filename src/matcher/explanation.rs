//! What the matcher answers.

use serde::Serialize;

use crate::model::{Automation, AutomationId, Condition, EventType};

/// An automation that fires.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Firing<'a> {
    /// The automation.
    pub automation: &'a Automation,
    /// What `${event_type}` renders: what the automation waits for. One logged value may fire automations of three types.
    pub event_type: EventType,
}

/// Why an automation fires for an event, or does not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The automation.
    pub automation: AutomationId,
    /// What it waits for.
    pub event_type: EventType,
    /// Whether it fires.
    pub fires: bool,
    /// All its conditions, each with its verdict.
    pub condition: Condition,
    /// The innermost condition that fails first; none where it fires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Condition>,
}

impl Explanation {
    pub(super) fn new(automation: &Automation, condition: Condition) -> Self {
        Self {
            automation: automation.id.clone(),
            event_type: automation.trigger.event_type(),
            fires: condition.verdict.is_met(),
            reason: condition.first_failure().cloned(),
            condition,
        }
    }
}
