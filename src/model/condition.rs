//! The explanation of why an automation fires or not: a tree of conditions, each with expected and found values and a
//! verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Evidence, Span};

/// The verdict on a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// The condition is met.
    Met,
    /// The condition is not met.
    NotMet,
    /// The condition was not evaluated, because an earlier one decided.
    NotReached,
}

impl Verdict {
    /// Returns `Met` or `NotMet`.
    pub fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }

    /// Returns whether the condition is met.
    pub fn is_met(self) -> bool {
        self == Self::Met
    }
}

/// A condition of an automation, evaluated for one event, with its parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// The kind of condition; stable between versions.
    pub kind: ConditionKind,
    /// The verdict.
    pub verdict: Verdict,
    /// The evidence for the rule; `None` if the condition only combines its parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// The expected and found values, by name, for sentences in any language.
    pub arguments: BTreeMap<&'static str, String>,
    /// The span in the automation's filter, if the condition is part of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The error in the filter's text, if it can't be parsed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Box<Diagnostic>>,
    /// The parts of the condition, in the order of evaluation.
    pub children: Vec<Condition>,
}

impl Condition {
    /// Creates a condition without parts.
    pub fn new<const N: usize>(
        kind: ConditionKind,
        verdict: Verdict,
        arguments: [(&'static str, String); N],
    ) -> Self {
        Self {
            kind,
            verdict,
            evidence: kind.evidence(),
            arguments: arguments.into(),
            span: None,
            finding: None,
            children: Vec::new(),
        }
    }

    /// Returns the condition with other evidence than its kind's.
    pub fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = Some(evidence);
        self
    }

    /// Returns the condition with its span in the filter.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Returns the condition with the error in the filter's text.
    pub fn with_finding(mut self, finding: Option<&Diagnostic>) -> Self {
        self.finding = finding.cloned().map(Box::new);
        self
    }

    /// Returns the condition with these parts.
    pub fn with_children(mut self, children: Vec<Condition>) -> Self {
        self.children = children;
        self
    }

    /// Returns the innermost condition that decides: the first one in the tree that is not met; `None` if the whole
    /// condition is met.
    ///
    /// A negation decides by itself, because its parts are met.
    pub fn first_failure(&self) -> Option<&Condition> {
        if self.verdict != Verdict::NotMet {
            return None;
        }
        if matches!(self.kind, ConditionKind::None | ConditionKind::Not) {
            return Some(self);
        }
        let below = self.children.iter().find_map(Condition::first_failure);
        Some(below.unwrap_or(self))
    }
}

/// The kind of a condition; each variant names its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ConditionKind {
    /// Every condition of an automation.
    Automation,
    /// The automation is enabled.
    Enabled,
    /// The action is a webhook; if not: `found`, the kind of the action, which is kept and never runs.
    ActionSupported,
    /// The trigger is of a known kind; if not: `found`, its type, which is kept and never met.
    TriggerKnown,
    /// The trigger has a condition that is kept as it was written, and counts as met.
    KeptCondition,
    /// The event has the type that the trigger waits for: `expected`, `found`, as `${event_type}` renders them.
    EventType,
    /// W&B allows this scope for such events: `found`, the scope's innermost level; `eventType`.
    ScopeAllowed,
    /// The event happened inside the scope; its parts are one such condition per level: `level`, `expected`, `found`,
    /// both names; `expectedId` and `foundId` if ids decide; `foundLevel` if the event has another level instead.
    Scope,
    /// The run's new state is one that the trigger waits for: `expected`, `found`.
    RunState,
    /// The run was not killed: a killed run triggers nothing.
    RunKilled,
    /// The run logged the metric that the trigger watches: `expected`, `found`.
    MetricName,
    /// The filter as a whole.
    Filter,
    /// The filter can't be parsed; the condition's `finding` has the error.
    FilterUnreadable,
    /// All parts are met.
    All,
    /// At least one part is met.
    Any,
    /// No part is met.
    None,
    /// The part is not met.
    Not,
    /// A field matches an operator: `field`, `operator`, `expected`, `found` (empty if the event does not have it).
    Field,
    /// An unknown operator, which never matches: `operator`.
    OperatorUnknown,
    /// The windows are full; if not: `expected`, `found`, in values.
    WindowFull,
    /// Every value in the windows is finite; if not: `found`.
    ValuesFinite,
    /// The aggregate of the prior window, of which a relative change is a fraction, is not zero.
    PriorNotZero,
    /// The window's values are not all equal, so they have a standard deviation, the unit of a z-score.
    ValuesDeviate,
    /// The metric's condition: `operator`, `expected` and, if it could be computed, `computed`; for a change also
    /// `current` and `prior`, for a z-score `mean` and `deviation`.
    Metric,
    /// The automation has not fired for this run within the cooldown; if it has: `until`, the end of the cooldown, empty
    /// if the firing or the event has no time.
    Cooldown,
}

impl ConditionKind {
    /// Returns the evidence for the rule of such a condition; `None` if it only combines its parts.
    pub fn evidence(self) -> Option<Evidence> {
        match self {
            Self::Automation | Self::Filter | Self::All | Self::Any | Self::None | Self::Not => None,
            Self::Enabled
            | Self::EventType
            | Self::ScopeAllowed
            | Self::Scope
            | Self::RunState
            | Self::RunKilled
            | Self::MetricName
            | Self::Metric
            | Self::Cooldown => Some(Evidence::Documented),
            Self::Field => Some(Evidence::Sdk),
            Self::FilterUnreadable
            | Self::OperatorUnknown
            | Self::WindowFull
            | Self::ValuesFinite
            | Self::PriorNotZero
            | Self::ValuesDeviate
            | Self::ActionSupported
            | Self::TriggerKnown
            | Self::KeptCondition => Some(Evidence::Assumed),
        }
    }
}
