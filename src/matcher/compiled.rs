//! One compiled automation: the steps that decide whether it fires, which matching and explaining share.

use crate::{
    diagnostic::{Code, Diagnostic, Evidence},
    filter::{EventFields, Filter},
    metric::{MetricCondition, Reading, UnixMillis},
    model::{
        Automation, AutomationAction, Condition, ConditionKind, Event, EventOffer, EventType, LevelCheck,
        RunState, Scope, TriggerKind, Verdict, check_automation_name,
    },
};

/// A compiled automation.
pub(super) struct CompiledAutomation {
    pub(super) automation: Automation,
    pub(super) filter: Filter,
    pub(super) metric: Option<MetricCondition>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The outcome for an automation of an event that meets all its conditions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Match {
    /// The automation fires.
    Fires,
    /// The automation does not fire because of its cooldown.
    Skipped {
        /// When it can fire for this run again, if that is known.
        until: Option<UnixMillis>,
    },
}

/// How near an event came to firing an automation. A greater value is nearer.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Closeness {
    /// The number of conditions that the event met.
    pub(super) met: u32,
    /// For a metric that did not meet its condition: the distance from the threshold, as a negative number.
    pub(super) margin: f64,
}

/// A condition that an event must meet for an automation to fire, except the one on a metric's values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Enabled,
    /// The action is a webhook.
    Action,
    /// The trigger is of a known kind.
    TriggerKnown,
    ScopeAllowed,
    EventType,
    Scope,
    RunNotKilled,
    RunState,
    MetricName,
    Filter,
    /// The condition is of a kind that W&B does not document: it is not evaluated, and counts as met.
    UnevaluatedCondition,
}

impl CompiledAutomation {
    /// Compiles an automation and checks it. A filter that can't be parsed never matches.
    pub(super) fn new(automation: Automation) -> Self {
        let filter = Filter::new(&automation.trigger.filter);
        let metric = MetricCondition::of(&automation.trigger);
        let diagnostics = check_automation(&automation, &filter);
        Self {
            automation,
            filter,
            metric,
            diagnostics,
        }
    }

    /// Returns whether the automation can fire for any event. The index has no other automations.
    pub(super) fn can_fire(&self) -> bool {
        self.automation.enabled && self.has_webhook_action() && self.is_scope_allowed()
    }

    /// Returns the outcome of an event; `None` if the event does not meet all conditions. `fields` are the fields of the
    /// event. `record` records the value that the event logs. It is called only if every condition except that on the
    /// metric is met.
    pub(super) fn matches(
        &self,
        event: &Event,
        fields: &EventFields,
        record: impl FnOnce(&MetricCondition) -> Option<Reading>,
    ) -> Option<Match> {
        if !self.steps().all(|step| self.is_met(step, event, fields)) {
            return None;
        }
        let Some(metric) = &self.metric else {
            return Some(Match::Fires);
        };
        match record(metric)? {
            Reading::Met(_) => Some(Match::Fires),
            Reading::CoolingDown { until, .. } => Some(Match::Skipped { until }),
            _ => None,
        }
    }

    /// Returns how near an event comes to firing the automation, by the same steps; `None` for an event that fires it or is
    /// of another type. `peek` returns the reading that recording the value would return.
    pub(super) fn closeness(
        &self,
        event: &Event,
        fields: &EventFields,
        peek: impl FnOnce(&MetricCondition) -> Option<Reading>,
    ) -> Option<Closeness> {
        let has_known_type = self.automation.trigger.event_type().is_some();
        if has_known_type && !self.is_met(Step::EventType, event, fields) {
            return None;
        }
        let (mut met, mut margin, mut all_met) = (0, 0.0, true);
        for step in self.steps() {
            let is_met = self.is_met(step, event, fields);
            all_met &= is_met;
            let met_parts = match step {
                Step::Scope => {
                    let levels = self.automation.scope.levels(event);
                    levels.take_while(|level| level.holds()).count() as u32
                }
                Step::Filter => self.filter.met_conditions(fields),
                _ => 0,
            };
            met += u32::from(is_met) + met_parts;
        }
        if let Some(metric) = self.metric.as_ref().filter(|_| all_met) {
            let reading = peek(metric)?;
            all_met = reading.fires();
            met += reading.met_steps();
            margin = reading.margin(metric);
        }
        (!all_met).then_some(Closeness { met, margin })
    }

    /// Explains whether the automation fires, from the same steps. `peek` returns the reading that recording the value would
    /// return.
    ///
    /// Later steps are evaluated even if one fails, so that the user sees every reason at once. There are two exceptions:
    /// conditions on one type of event are not reached by another type, and a value that would not be recorded has
    /// no reading.
    pub(super) fn explain(
        &self,
        event: &Event,
        fields: &EventFields,
        peek: impl FnOnce(&MetricCondition) -> Option<Reading>,
    ) -> Condition {
        let is_expected_type = self.is_met(Step::EventType, event, fields);
        let steps = self.steps().map(|step| {
            let reached = is_expected_type || !step.needs_event_type();
            let verdict = if reached {
                Verdict::of(self.is_met(step, event, fields))
            } else {
                Verdict::NotReached
            };
            self.condition(step, event, fields, verdict)
        });
        let mut children: Vec<Condition> = steps.collect();
        if let Some(metric) = &self.metric {
            let is_recorded = all_met(&children);
            let reading = if is_recorded { peek(metric) } else { None };
            children.push(match reading {
                Some(reading) => reading.explain(metric),
                None => Condition::new(ConditionKind::Metric, Verdict::NotReached, []),
            });
        }
        let met = all_met(&children);
        Condition::new(ConditionKind::Automation, Verdict::of(met), []).with_children(children)
    }

    /// Returns the steps in the order of their evaluation.
    fn steps(&self) -> impl Iterator<Item = Step> + use<> {
        let own: &[Step] = match self.automation.trigger.kind {
            TriggerKind::RunMetric(_) | TriggerKind::RunMetricChange(_) | TriggerKind::RunMetricZscore(_) => {
                &[Step::MetricName]
            }
            TriggerKind::RunState(_) => &[Step::RunNotKilled, Step::RunState],
            TriggerKind::WeaveMetricThreshold(_) => &[Step::UnevaluatedCondition],
            _ => &[],
        };
        let action = (!self.has_webhook_action()).then_some(Step::Action);
        let watched: &[Step] = match self.automation.trigger.event_type() {
            Some(_) => &[Step::ScopeAllowed, Step::EventType, Step::Scope],
            None => &[Step::TriggerKnown, Step::Scope],
        };
        let first = [Step::Enabled].into_iter().chain(action);
        let steps = first.chain(watched.iter().copied()).chain(own.iter().copied());
        steps.chain([Step::Filter])
    }

    fn is_met(&self, step: Step, event: &Event, fields: &EventFields) -> bool {
        match step {
            Step::Enabled => self.automation.enabled,
            Step::Action => self.has_webhook_action(),
            Step::TriggerKnown => self.automation.trigger.event_type().is_some(),
            Step::UnevaluatedCondition => true,
            Step::ScopeAllowed => self.is_scope_allowed(),
            Step::EventType => self.automation.trigger.fits(event),
            Step::Scope => self.automation.scope.contains(event),
            Step::RunNotKilled => event.state() != Some(RunState::Killed),
            Step::RunState => event.state().is_some_and(|reached| {
                let mut states = self.states().iter();
                states.any(|state| state.in_trigger() == reached.in_trigger())
            }),
            Step::MetricName => event
                .logged_value()
                .is_some_and(|logged| self.metric_name() == Some(&logged.name)),
            Step::Filter => self.filter.matches(fields),
        }
    }

    fn condition(&self, step: Step, event: &Event, fields: &EventFields, verdict: Verdict) -> Condition {
        match step {
            Step::Enabled => Condition::new(ConditionKind::Enabled, verdict, []),
            Step::Action => {
                let found = non_webhook_action(&self.automation)
                    .unwrap_or_default()
                    .to_owned();
                Condition::new(ConditionKind::ActionSupported, verdict, [("found", found)])
            }
            Step::TriggerKnown => {
                let found = self.automation.trigger.type_name().to_owned();
                Condition::new(ConditionKind::TriggerKnown, verdict, [("found", found)])
            }
            Step::UnevaluatedCondition => Condition::new(ConditionKind::KeptCondition, verdict, []),
            Step::ScopeAllowed => {
                let narrowest = self.automation.scope.containers().last();
                let found = narrowest.map_or("", |(level, _)| level.as_str()).to_owned();
                let event_type = self.automation.trigger.type_name().to_owned();
                let arguments = [("eventType", event_type), ("found", found)];
                let condition = Condition::new(ConditionKind::ScopeAllowed, verdict, arguments);
                let info = self.automation.trigger.event_type().map(EventType::info);
                if info.is_some_and(|info| info.needs_collection_scope) {
                    return condition.with_evidence(Evidence::Sdk);
                }
                condition
            }
            Step::EventType => {
                let expected = self.automation.trigger.type_name().to_owned();
                let found = event.event_type().as_str().to_owned();
                let arguments = [("expected", expected), ("found", found)];
                Condition::new(ConditionKind::EventType, verdict, arguments)
            }
            Step::Scope => Condition::new(ConditionKind::Scope, verdict, [])
                .with_children(scope_levels(&self.automation.scope, event)),
            Step::RunNotKilled => Condition::new(ConditionKind::RunKilled, verdict, []),
            Step::RunState => {
                let states: Vec<_> = self.states().iter().map(|state| state.as_str()).collect();
                let found = event.state().map_or("", RunState::as_str).to_owned();
                let arguments = [("expected", states.join(", ")), ("found", found)];
                Condition::new(ConditionKind::RunState, verdict, arguments)
            }
            Step::MetricName => {
                let expected = self.metric_name().unwrap_or_default().to_owned();
                let found = event.logged_value().map_or("", |logged| &logged.name).to_owned();
                let arguments = [("expected", expected), ("found", found)];
                Condition::new(ConditionKind::MetricName, verdict, arguments)
            }
            Step::Filter if verdict == Verdict::NotReached => {
                Condition::new(ConditionKind::Filter, verdict, [])
            }
            Step::Filter => self.filter.explain(fields),
        }
    }

    fn is_scope_allowed(&self) -> bool {
        let event_type = self.automation.trigger.event_type();
        event_type.is_some_and(|event_type| self.automation.scope.allows(event_type))
    }

    fn has_webhook_action(&self) -> bool {
        matches!(self.automation.action, AutomationAction::Webhook { .. })
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
    /// Returns whether the step can only be evaluated for an event of the type that the automation waits for.
    fn needs_event_type(self) -> bool {
        matches!(
            self,
            Self::RunNotKilled
                | Self::RunState
                | Self::MetricName
                | Self::Filter
                | Self::UnevaluatedCondition
        )
    }
}

/// Returns the diagnostics of an automation's name, action, trigger and scope. `filter` is the trigger's filter, compiled.
pub fn check_automation(automation: &Automation, filter: &Filter) -> Vec<Diagnostic> {
    let event_type = automation.trigger.event_type();
    let mut diagnostics = trigger_diagnostics(automation);
    diagnostics.extend(
        event_type
            .into_iter()
            .flat_map(|event_type| filter.missing_fields(event_type)),
    );
    diagnostics.extend_from_slice(filter.diagnostics());
    diagnostics.extend(
        event_type
            .into_iter()
            .flat_map(|event_type| filter.check_fields(event_type)),
    );
    diagnostics
}

/// Returns the diagnostics of the name, the action, the trigger and the scope, except those of the filter.
fn trigger_diagnostics(automation: &Automation) -> Vec<Diagnostic> {
    // Spans are in the filter.
    let without_span = |finding| Diagnostic {
        span: None,
        fix: None,
        ..finding
    };
    let of_name = check_automation_name(&automation.name).into_iter();
    let mut diagnostics: Vec<_> = of_name.map(without_span).collect();
    if let Some(kind) = non_webhook_action(automation) {
        diagnostics.push(Diagnostic::new(Code::ActionNotWebhook, [("kind", kind.into())]));
    }
    let Some(event_type) = automation.trigger.event_type() else {
        let arguments = [("type", automation.trigger.type_name().into())];
        diagnostics.push(Diagnostic::new(Code::TriggerUnknown, arguments));
        return diagnostics;
    };
    let info = event_type.info();
    match info.offer {
        EventOffer::Offered => {}
        EventOffer::Legacy => {
            diagnostics.push(Diagnostic::new(
                Code::TriggerLegacy,
                [("type", info.rendered.into())],
            ));
        }
        EventOffer::SchemaOnly => {
            diagnostics.push(Diagnostic::new(
                Code::TriggerConditionKept,
                [("type", info.rendered.into())],
            ));
        }
    }
    if let TriggerKind::RunMetricChange(change) = &automation.trigger.kind {
        diagnostics.extend(change.check_amount());
    }
    if !automation.scope.allows(info.event_type) {
        let code = if info.is_run_event {
            Code::TriggerNeedsProject
        } else {
            Code::TriggerNeedsCollection
        };
        diagnostics.push(Diagnostic::new(code, [("type", info.rendered.into())]));
    } else if automation.scope.evidence_for(info.event_type) == Some(Evidence::Sdk) {
        let arguments = [("type", info.rendered.into())];
        diagnostics.push(Diagnostic::new(Code::TriggerScopeSdkOnly, arguments));
    }
    if MetricCondition::of(&automation.trigger).is_some_and(|metric| metric.name().trim().is_empty()) {
        diagnostics.push(Diagnostic::new(Code::TriggerMetricMissing, []));
    }
    if let TriggerKind::RunState(states) = &automation.trigger.kind {
        if states.is_empty() {
            diagnostics.push(Diagnostic::new(Code::TriggerNoStates, []));
        }
        if states.contains(&RunState::Killed) {
            diagnostics.push(Diagnostic::new(Code::TriggerKilled, []));
        }
    }
    diagnostics
}

/// Returns the kind of the automation's action, if it is not a webhook.
fn non_webhook_action(automation: &Automation) -> Option<&str> {
    match &automation.action {
        AutomationAction::Webhook { .. } => None,
        AutomationAction::Other(other) => Some(other.kind()),
    }
}

fn all_met(conditions: &[Condition]) -> bool {
    conditions.iter().all(|condition| condition.verdict.is_met())
}

/// Returns a condition for each level of the scope. Levels below one that does not contain the event are not reached.
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

fn scope_level(level: &LevelCheck, verdict: Verdict) -> Condition {
    let found = level
        .found
        .map_or("", |(_, container)| &container.name)
        .to_owned();
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
