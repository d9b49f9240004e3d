//! One automation, compiled: the steps that decide whether it fires, in one place for matching and for explaining.

use super::findings::trigger_findings;
use crate::{
    diagnostic::{Diagnostic, Evidence},
    filter::{EventFields, Filter},
    metric::{MetricCondition, Reading},
    model::{
        Automation, Condition, ConditionKind, Containment, Event, Happening, RunState, Scope, TriggerKind,
        Verdict,
    },
};

/// An automation with its conditions compiled.
pub(super) struct Watcher {
    pub(super) automation: Automation,
    pub(super) filter: Filter,
    pub(super) metric: Option<MetricCondition>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// One condition that an automation has, besides that on a metric's values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Enabled,
    ScopeAllowed,
    EventType,
    Scope,
    RunKilled,
    RunState,
    MetricName,
    Filter,
}

impl Watcher {
    /// Compiles an automation. Whatever is wrong with it is in its diagnostics; what can't be read never matches.
    pub(super) fn new(automation: Automation) -> Self {
        let filter = Filter::new(&automation.trigger.filter);
        let metric = MetricCondition::of(&automation.trigger);
        let mut diagnostics = trigger_findings(&automation);
        diagnostics.extend_from_slice(filter.diagnostics());
        diagnostics.extend(filter.foreign_fields(automation.trigger.event_type()));
        Self {
            automation,
            filter,
            metric,
            diagnostics,
        }
    }

    /// Whether it can fire at all; the index leaves out those that can't.
    pub(super) fn may_fire(&self) -> bool {
        self.automation.enabled && self.scope_allowed()
    }

    /// Whether it fires for an event that has these fields. Where all but the condition on a metric is met, `log`
    /// takes the logged value in.
    pub(super) fn fires(
        &self,
        event: &Event,
        fields: &EventFields,
        log: impl FnOnce(&MetricCondition) -> Option<Reading>,
    ) -> bool {
        self.steps().all(|step| self.holds(step, event, fields))
            && self
                .metric
                .as_ref()
                .is_none_or(|metric| log(metric).is_some_and(|reading| reading.fires()))
    }

    /// Why it fires or does not, from the same steps. `peek` reads what logging the value would say.
    ///
    /// A step that fails does not keep the others from being judged, so that a person sees all that stands in the
    /// way, but for two: an event of another kind says nothing to conditions on that kind, and a value that does not
    /// count has no reading.
    pub(super) fn explain(
        &self,
        event: &Event,
        fields: &EventFields,
        peek: impl FnOnce(&MetricCondition) -> Option<Reading>,
    ) -> Condition {
        let fits = self.holds(Step::EventType, event, fields);
        let steps = self.steps().map(|step| {
            let reached = fits || !step.needs_event_type();
            let verdict = if reached {
                Verdict::of(self.holds(step, event, fields))
            } else {
                Verdict::NotReached
            };
            self.condition(step, event, fields, verdict)
        });
        let mut children: Vec<Condition> = steps.collect();
        if let Some(metric) = &self.metric {
            let counts = all_met(&children);
            let reading = if counts { peek(metric) } else { None };
            children.push(match reading {
                Some(reading) => reading.condition(metric),
                None => Condition::new(ConditionKind::Metric, Verdict::NotReached, []),
            });
        }
        let met = all_met(&children);
        Condition::new(ConditionKind::Automation, Verdict::of(met), []).with_children(children)
    }

    /// Its conditions in the order in which they are judged.
    fn steps(&self) -> impl Iterator<Item = Step> + use<> {
        let own: &[Step] = match self.automation.trigger.kind {
            TriggerKind::RunMetric(_) | TriggerKind::RunMetricChange(_) | TriggerKind::RunMetricZscore(_) => {
                &[Step::MetricName]
            }
            TriggerKind::RunState(_) => &[Step::RunKilled, Step::RunState],
            _ => &[],
        };
        let first = [Step::Enabled, Step::ScopeAllowed, Step::EventType, Step::Scope];
        first.into_iter().chain(own.iter().copied()).chain([Step::Filter])
    }

    fn holds(&self, step: Step, event: &Event, fields: &EventFields) -> bool {
        match step {
            Step::Enabled => self.automation.enabled,
            Step::ScopeAllowed => self.scope_allowed(),
            Step::EventType => self.automation.trigger.fits(event),
            Step::Scope => self.automation.scope.contains(event),
            Step::RunKilled => reached(event) != Some(RunState::Killed),
            Step::RunState => reached(event).is_some_and(|state| self.states().contains(&state)),
            Step::MetricName => logged(event).is_some_and(|name| self.metric_name() == Some(name)),
            Step::Filter => self.filter.matches(fields),
        }
    }

    fn condition(&self, step: Step, event: &Event, fields: &EventFields, verdict: Verdict) -> Condition {
        match step {
            Step::Enabled => Condition::new(ConditionKind::Enabled, verdict, []),
            Step::ScopeAllowed => {
                let level = self.automation.scope.containers().last();
                let found = level.map_or("", |(level, _)| level.as_str()).to_owned();
                let info = self.automation.trigger.event_type().info();
                let arguments = [("eventType", info.rendered.to_owned()), ("found", found)];
                let condition = Condition::new(ConditionKind::ScopeAllowed, verdict, arguments);
                if info.needs_collection_scope {
                    return condition.with_evidence(Evidence::Sdk);
                }
                condition
            }
            Step::EventType => {
                let expected = self.automation.trigger.event_type().as_str().to_owned();
                let found = event.event_type().as_str().to_owned();
                let arguments = [("expected", expected), ("found", found)];
                Condition::new(ConditionKind::EventType, verdict, arguments)
            }
            Step::Scope => Condition::new(ConditionKind::Scope, verdict, [])
                .with_children(scope_levels(&self.automation.scope, event)),
            Step::RunKilled => Condition::new(ConditionKind::RunKilled, verdict, []),
            Step::RunState => {
                let states: Vec<_> = self.states().iter().map(|state| state.as_str()).collect();
                let found = reached(event).map_or("", RunState::as_str).to_owned();
                let arguments = [("expected", states.join(", ")), ("found", found)];
                Condition::new(ConditionKind::RunState, verdict, arguments)
            }
            Step::MetricName => {
                let expected = self.metric_name().unwrap_or_default().to_owned();
                let found = logged(event).unwrap_or_default().to_owned();
                let arguments = [("expected", expected), ("found", found)];
                Condition::new(ConditionKind::MetricName, verdict, arguments)
            }
            Step::Filter if verdict == Verdict::NotReached => {
                Condition::new(ConditionKind::Filter, verdict, [])
            }
            Step::Filter => self.filter.explain(fields),
        }
    }

    fn scope_allowed(&self) -> bool {
        self.automation.scope.allows(self.automation.trigger.event_type())
    }

    fn states(&self) -> &[RunState] {
        match &self.automation.trigger.kind {
            TriggerKind::RunState(states) => states,
            _ => &[],
        }
    }

    fn metric_name(&self) -> Option<&str> {
        self.metric.as_ref().map(MetricCondition::name)
    }
}

impl Step {
    fn needs_event_type(self) -> bool {
        matches!(
            self,
            Self::RunKilled | Self::RunState | Self::MetricName | Self::Filter
        )
    }
}

fn all_met(conditions: &[Condition]) -> bool {
    conditions.iter().all(|condition| condition.verdict.is_met())
}

fn reached(event: &Event) -> Option<RunState> {
    match &event.happening {
        Happening::StateChanged { state, .. } => Some(*state),
        _ => None,
    }
}

fn logged(event: &Event) -> Option<&str> {
    match &event.happening {
        Happening::Logged { value, .. } => Some(&value.name),
        _ => None,
    }
}

/// Each level of the scope; those inside of one that the event lies outside of are not reached.
fn scope_levels(scope: &Scope, event: &Event) -> Vec<Condition> {
    let mut inside = true;
    let levels = scope.levels(event).map(|level| {
        let verdict = if inside {
            Verdict::of(level.holds())
        } else {
            Verdict::NotReached
        };
        inside &= level.holds();
        scope_level(&level, verdict)
    });
    levels.collect()
}

fn scope_level(level: &Containment, verdict: Verdict) -> Condition {
    let found = level.found.map_or("", |(_, place)| &place.name).to_owned();
    let arguments = [
        ("level", level.level.as_str().to_owned()),
        ("expected", level.expected.name.clone()),
        ("found", found),
    ];
    let mut condition = Condition::new(ConditionKind::Scope, verdict, arguments);
    let Some((found_level, found)) = level.found else {
        return condition;
    };
    if found_level != level.level {
        let found_level = found_level.as_str().to_owned();
        condition.arguments.insert("foundLevel", found_level);
    } else if let (Some(expected), Some(found)) = (&level.expected.id, &found.id) {
        condition.arguments.insert("expectedId", expected.clone());
        condition.arguments.insert("foundId", found.clone());
    }
    condition
}
