//! Checks whether a sample event fires an automation, and creates a sample event that does.

use serde::Serialize;

use super::automations::Matcher;
use crate::{
    diagnostic::Error,
    filter::{EventFields, FieldCandidates, Filter, assign},
    metric::MetricCondition,
    model::{
        Action, Aggregate, Automation, ChangeBasis, Comparison, Condition, ConditionKind, Direction, Event,
        EventType, MetricThreshold, Project, RunState, Scope, TriggerKind, Window,
    },
};

/// The maximum number of combinations of values that are tried for a filter.
const MAX_ATTEMPTS: usize = 4096;

/// Whether one event alone fires an automation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum SampleVerdict {
    /// The event fires the automation.
    Fires,
    /// The event meets everything that one event can meet; the values that the run logged before decide.
    DependsOnEarlierValues,
    /// The event does not fire the automation.
    DoesNotFire,
}

/// The verdict on a sample event for one automation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct SampleCheck {
    /// The verdict.
    pub verdict: SampleVerdict,
    /// The first condition that is not met; `None` if the event fires the automation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Condition>,
}

/// Checks whether an event alone fires an automation.
///
/// For a threshold, every value in the window is assumed to be the event's. A change or a z-score always depends on earlier
/// values.
///
/// ```
/// use hookwright::matcher::{SampleVerdict, check_sample, fitting_sample};
/// use hookwright::model::{Automation, Event, EventType};
///
/// let automation: Automation = serde_json::from_value(serde_json::json!({
///     "id": "a", "name": "Deploy", "enabled": true, "team": "acme",
///     "scope": {"type": "registry", "entity": "acme", "registry": "models", "collection": "churn"},
///     "trigger": {"type": "ADD_ARTIFACT_ALIAS", "filter": r#"{"alias": {"$regex": "^prod-\\d+$"}}"#},
/// }))?;
/// let other = Event::from_json(EventType::AddArtifactAlias.sample())?;
/// assert_eq!(check_sample(&automation, &other)?.verdict, SampleVerdict::DoesNotFire);
/// let fitting = fitting_sample(&automation)?;
/// assert_eq!(check_sample(&automation, &fitting)?.verdict, SampleVerdict::Fires);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Code::EventTooMuchWork`](crate::diagnostic::Code::EventTooMuchWork) if the filter takes too long for this event.
pub fn check_sample(automation: &Automation, event: &Event) -> Result<SampleCheck, Error> {
    let reason = reason_not_to_fire(automation, event)?;
    let verdict = match &reason {
        None => SampleVerdict::Fires,
        Some(Condition {
            kind: ConditionKind::WindowFull,
            ..
        }) => {
            if let Some(single) = with_window_of_one(automation)
                && let Some(reason) = reason_not_to_fire(&single, event)?
            {
                return Ok(SampleCheck {
                    verdict: SampleVerdict::DoesNotFire,
                    reason: Some(reason),
                });
            }
            SampleVerdict::DependsOnEarlierValues
        }
        Some(_) => SampleVerdict::DoesNotFire,
    };
    Ok(SampleCheck { verdict, reason })
}

/// Returns an event inside an automation's scope, with fields that its filter matches and a value that meets its
/// condition, as far as such an event can be found. Use [`check_sample`] to see whether the event fires the automation.
/// For a disabled automation, the event is one that would fire it if it were enabled.
///
/// # Errors
/// Never fails in practice: the crate's own samples are events.
pub fn fitting_sample(automation: &Automation) -> Result<Event, Error> {
    // No event fires a trigger of an unknown kind; any event shows the payload.
    let event_type = automation.trigger.event_type().unwrap_or(EventType::LinkArtifact);
    let mut event = Event::from_json(event_type.sample())?;
    move_into_scope(&mut event, &automation.scope);
    meet_condition(&mut event, &automation.trigger.kind);
    Ok(matching_event(&event, automation).unwrap_or(event))
}

fn reason_not_to_fire(automation: &Automation, event: &Event) -> Result<Option<Condition>, Error> {
    let mut matcher = Matcher::new();
    matcher.set(automation.clone());
    let explanation = matcher.explain_one(&automation.id, event)?;
    Ok(explanation.and_then(|explanation| explanation.reason))
}

/// Returns the automation with a window of one value; `None` if its condition is not a threshold.
fn with_window_of_one(automation: &Automation) -> Option<Automation> {
    let mut single = automation.clone();
    let TriggerKind::RunMetric(condition) = &mut single.trigger.kind else {
        return None;
    };
    condition.window_size = Window::SINGLE;
    Some(single)
}

/// Moves the event into a scope.
fn move_into_scope(event: &mut Event, scope: &Scope) {
    let collection = scope.collection().cloned();
    match scope.clone() {
        Scope::Organization { organization } => event.organization = Some(organization),
        Scope::Team { entity } => event.entity = entity,
        Scope::Project { entity, project, .. } => {
            event.entity = entity;
            event.project = Project::Project(project);
        }
        Scope::Registry { entity, registry, .. } => {
            event.entity = entity;
            event.project = Project::Registry(registry);
        }
    }
    let (
        Some(collection),
        Action::Version {
            collection: target, ..
        }
        | Action::Alias {
            collection: target, ..
        }
        | Action::VersionTag {
            collection: target, ..
        }
        | Action::CollectionTag {
            collection: target, ..
        },
    ) = (collection, &mut event.action)
    else {
        return;
    };
    *target = collection;
}

/// Gives the event a state or a metric's value that the trigger waits for.
fn meet_condition(event: &mut Event, trigger: &TriggerKind) {
    match (&mut event.action, trigger) {
        (Action::StateChanged { state, .. }, TriggerKind::RunState(states)) => {
            let wanted = states.iter().find(|state| **state != RunState::Killed);
            *state = *wanted.unwrap_or(state);
        }
        (Action::Logged { value, .. }, TriggerKind::RunMetric(condition)) => {
            value.name = condition.name.clone();
            value.value = value_beyond(condition.threshold, condition.cmp_op).into();
        }
        (Action::Logged { value, .. }, TriggerKind::RunMetricChange(condition)) => {
            value.name = condition.name.clone();
            let size = match condition.change_type {
                ChangeBasis::Absolute => 1.0,
                ChangeBasis::Relative => value.value.get().abs(),
            };
            let change = 1.1 * condition.change_amount * size;
            value.value = (value.value.get() + sign(condition.change_dir) * change).into();
        }
        (Action::Logged { value, .. }, TriggerKind::RunMetricZscore(condition)) => {
            value.name = condition.name.clone();
            let deviation = sign(condition.change_dir) * (condition.threshold.abs() + 1.0);
            value.value = (value.value.get() + deviation).into();
        }
        _ => {}
    }
}

/// Returns the sign of a change in this direction.
fn sign(direction: Direction) -> f64 {
    match direction {
        Direction::Increase | Direction::Any => 1.0,
        Direction::Decrease => -1.0,
    }
}

/// Returns a number with few digits that meets the comparison with the threshold.
fn value_beyond(threshold: f64, comparison: Comparison) -> f64 {
    let condition = MetricCondition::from(&MetricThreshold {
        name: String::new(),
        agg_op: Some(Aggregate::Max),
        window_size: Window::SINGLE,
        cmp_op: comparison,
        threshold,
    });
    let step = if threshold == 0.0 {
        1.0
    } else {
        threshold.abs() / 10.0
    };
    let rounded = |value: f64| format!("{value:.3e}").parse().unwrap_or(value);
    let candidates = [
        rounded(threshold + step),
        rounded(threshold - step),
        threshold + step,
        threshold - step,
        threshold.next_up(),
        threshold.next_down(),
        threshold,
    ];
    let mut met = candidates.into_iter().filter(|value| condition.is_met_by(*value));
    met.next().unwrap_or(threshold)
}

/// Returns the event with other fields, so that the filter matches and the scope contains it; `None` if no tried
/// combination of values does both.
fn matching_event(event: &Event, automation: &Automation) -> Option<Event> {
    let filter = Filter::new(&automation.trigger.filter);
    let mut work = EventFields::MAX_WORK;
    let mut matches = |event: &Event| {
        let fields = EventFields::with_work(event, work);
        let is_match = filter.matches(&fields) && automation.scope.contains(event);
        work = fields.remaining_work();
        is_match
    };
    if matches(event) {
        return Some(event.clone());
    }
    let fields = filter.candidates();
    // The index of each field's candidate, from 1; 0 keeps the field as it is.
    let mut chosen = vec![0; fields.len()];
    for _ in 0..MAX_ATTEMPTS {
        advance(&mut chosen, &fields)?;
        let mut changed = event.clone();
        for (field, index) in fields.iter().zip(&chosen) {
            if let Some(value) = index.checked_sub(1).and_then(|index| field.values.get(index)) {
                assign(&mut changed, &field.path, value.as_ref());
            }
        }
        if matches(&changed) {
            return Some(changed);
        }
    }
    None
}

/// Advances to the next combination of candidates; `None` after the last one.
fn advance(chosen: &mut [usize], fields: &[FieldCandidates]) -> Option<()> {
    for (index, field) in chosen.iter_mut().zip(fields) {
        if *index < field.values.len() {
            *index += 1;
            return Some(());
        }
        *index = 0;
    }
    None
}
