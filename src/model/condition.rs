//! Why an automation fires or does not: conditions, each with what was expected, what was found and its verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Evidence, Span};

/// How a condition was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// It holds.
    Met,
    /// It does not hold.
    NotMet,
    /// It was not looked at, since one before it decides already.
    NotReached,
}

impl Verdict {
    /// The verdict on what either holds or does not.
    pub fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::NotMet }
    }

    /// Whether it holds.
    pub fn is_met(self) -> bool {
        self == Self::Met
    }
}

/// One condition of an automation, judged against one event, with the conditions that it is made of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// Which condition this is; stable between versions.
    pub kind: ConditionKind,
    /// How it was judged.
    pub verdict: Verdict,
    /// How we know the rule behind it; none where it only joins others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// What was expected and what was found, by name, for sentences in any language.
    pub arguments: BTreeMap<&'static str, String>,
    /// Where it stands in the automation's filter, if it stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// What is wrong with the filter's text, where it can't be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Box<Diagnostic>>,
    /// What it is made of, in the order in which it was judged.
    pub children: Vec<Condition>,
}

impl Condition {
    /// A condition without children.
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

    /// The same condition, its rule known in another way than its kind's usually is.
    pub fn known_by(mut self, evidence: Evidence) -> Self {
        self.evidence = Some(evidence);
        self
    }

    /// The same condition at a place of the filter.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// The same condition, on a filter that this finding is about.
    pub fn with_finding(mut self, finding: Option<&Diagnostic>) -> Self {
        self.finding = finding.cloned().map(Box::new);
        self
    }

    /// The same condition, made of these.
    pub fn made_of(mut self, children: Vec<Condition>) -> Self {
        self.children = children;
        self
    }

    /// The innermost condition that decides: the first one not met, down the tree; none if it is met.
    ///
    /// A negation decides itself: what it is made of was met.
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

/// Which condition; its arguments are named in its description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ConditionKind {
    /// All conditions of an automation.
    Automation,
    /// The automation is enabled.
    Enabled,
    /// The event is of the kind that the trigger waits for: `expected`, `found`, as `${event_type}` renders them.
    EventType,
    /// W&B lets automations of this scope wait for such events: `found`, the scope's innermost level; `eventType`.
    ScopeAllowed,
    /// The event happened inside the scope, made of one such condition for each level: `level`, `expected`, `found`,
    /// both names; `expectedId` and `foundId` where ids decide; `foundLevel` where the event has another level there.
    Scope,
    /// The run's new state is one of those waited for: `expected`, `found`.
    RunState,
    /// A killed run triggers nothing.
    RunKilled,
    /// The run logged the metric that is watched: `expected`, `found`.
    MetricName,
    /// The filter as a whole.
    Filter,
    /// The filter could not be read: the condition's `finding` says why.
    FilterUnreadable,
    /// All of these.
    All,
    /// At least one of these.
    Any,
    /// None of these.
    None,
    /// The opposite of this.
    Not,
    /// A field compared by an operator: `field`, `operator`, `expected`, `found` (empty where the event lacks it).
    Field,
    /// An operator that nobody knows, which never matches: `operator`.
    OperatorUnknown,
    /// The windows are full: `expected`, `found`, in values, where they are not.
    WindowFull,
    /// Every value that counts is finite: `found`, where one is not.
    ValuesFinite,
    /// The prior window, of which a relative change is a fraction, does not come to zero.
    PriorNotZero,
    /// The window's values, whose deviation a z-score is measured in, are not all equal.
    ValuesDeviate,
    /// The metric's condition: `operator`, `expected` and, once something could be computed, `computed`; of a change
    /// also `current` and `prior`, of a z-score `mean` and `deviation`.
    Metric,
    /// The automation has not fired for this run within the cooldown: `until` when it rests, empty where the firing
    /// or the event has no time.
    Cooldown,
}

impl ConditionKind {
    /// How we know the rule behind such a condition; none where it only joins others.
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
            | Self::ValuesDeviate => Some(Evidence::Assumed),
        }
    }
}
