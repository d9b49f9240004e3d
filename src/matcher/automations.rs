//! The compiled automations, and their firings and explanations for an event.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{
    compiled::{Closeness, CompiledAutomation, Match},
    index::{Index, IndexEntry, Slot},
    runs::{LoggedValue, Runs},
};
use crate::{
    diagnostic::{Diagnostic, Error},
    filter::EventFields,
    metric::UnixMillis,
    model::{Action, Automation, AutomationId, Condition, Event, EventType, Run, RunState},
};

/// Automations compiled for matching.
///
/// Results come in the order in which the automations were added. Changing an automation keeps its position.
///
/// Conditions on metrics keep the values of each run until an event reports the end of the run. The values of an
/// automation are dropped when it is removed, and when its scope, its trigger or `enabled` changes, because the new
/// automation might not have recorded the same values (assumed).
#[derive(Default)]
pub struct Matcher {
    /// Slots of removed automations are reused.
    slots: Vec<Option<OrderedAutomation>>,
    free: Vec<Slot>,
    by_id: FxHashMap<AutomationId, Slot>,
    /// The number of automations that were ever added.
    added: u64,
    pub(super) index: Index,
    pub(super) runs: Runs,
    /// The slots visited for one event. This and `candidates` are kept between events to reuse their memory.
    visited: VisitedSlots,
    candidates: Vec<Slot>,
    /// The automations that the last matched event did not fire because of their cooldown, each with its end.
    skipped: Vec<(Slot, Option<UnixMillis>)>,
}

/// A compiled automation with its position in the order, and its entries in the index.
struct OrderedAutomation {
    position: u64,
    compiled: CompiledAutomation,
    /// `None` if the automation can't fire and is not indexed.
    entries: Option<Box<[IndexEntry]>>,
}

impl Matcher {
    /// Creates a matcher without automations.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an automation, or replaces the one with its id, and returns its diagnostics.
    pub fn set(&mut self, automation: Automation) -> &[Diagnostic] {
        let known = self.by_id.get(&automation.id).copied();
        let (slot, position) = match known.and_then(|slot| Some((slot, self.get_slot(slot)?.position))) {
            Some((slot, position)) => {
                self.clear_slot(slot, Some(&automation));
                (slot, position)
            }
            None => {
                let slot = self.free.pop().unwrap_or_else(|| {
                    self.slots.push(None);
                    (self.slots.len() - 1) as Slot
                });
                self.by_id.insert(automation.id.clone(), slot);
                self.added += 1;
                (slot, self.added)
            }
        };
        let compiled = CompiledAutomation::new(automation);
        let entries = compiled.can_fire().then(|| {
            let Automation { scope, trigger, .. } = &compiled.automation;
            self.index.add(slot, scope, trigger, |field| {
                compiled.filter.required_literal(field)
            })
        });
        let ordered = OrderedAutomation {
            position,
            compiled,
            entries,
        };
        match self.slots.get_mut(slot as usize) {
            Some(free) => &free.insert(ordered).compiled.diagnostics,
            None => &[],
        }
    }

    /// Removes the automation with this id, and returns whether there was one.
    pub fn remove(&mut self, id: &AutomationId) -> bool {
        let Some(slot) = self.by_id.remove(id) else {
            return false;
        };
        self.clear_slot(slot, None);
        self.free.push(slot);
        true
    }

    /// Returns the number of automations.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Returns whether there are no automations.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Returns the automation with this id.
    pub fn get(&self, id: &AutomationId) -> Option<&Automation> {
        Some(&self.compiled(id)?.automation)
    }

    /// Returns the diagnostics of the automation with this id.
    pub fn diagnostics(&self, id: &AutomationId) -> Option<&[Diagnostic]> {
        Some(&self.compiled(id)?.diagnostics)
    }

    /// Returns the automations that the event fires, in their order.
    ///
    /// A value in the event is recorded for the automations that watch it. An event that ends a run drops the run's values.
    ///
    /// # Errors
    /// [`Code::EventTooMuchWork`](crate::diagnostic::Code::EventTooMuchWork) if the filters take too long for this event. No
    /// automation fires then, but the event's value may be recorded for some.
    pub fn match_event(&mut self, event: &Event) -> Result<impl Iterator<Item = Firing<'_>>, Error> {
        self.find_candidates(event);
        let Self {
            slots,
            runs,
            candidates,
            skipped,
            ..
        } = self;
        let get = |slot: Slot| slots.get(slot as usize)?.as_ref();
        skipped.clear();
        if !candidates.is_empty() {
            let fields = EventFields::new(event);
            let logged = LoggedValue::of(event);
            candidates.retain(|slot| {
                let record = |metric: &_| Some(runs.record(*slot, metric, logged.as_ref()?));
                match get(*slot).and_then(|ordered| ordered.compiled.matches(event, &fields, record)) {
                    Some(Match::Fires) => true,
                    Some(Match::Skipped { until }) => {
                        skipped.push((*slot, until));
                        false
                    }
                    None => false,
                }
            });
            fields.check_work()?;
            candidates.sort_unstable_by_key(|slot| get(*slot).map(|ordered| ordered.position));
        }
        if let Some(run) = ended_run(event) {
            runs.end(run, |slot| {
                get(slot).is_none_or(|ordered| ordered.compiled.automation.scope.contains(event))
            });
        }
        let fired = candidates.iter().filter_map(move |slot| get(*slot));
        Ok(fired.filter_map(|OrderedAutomation { compiled, .. }| {
            Some(Firing {
                automation: &compiled.automation,
                event_type: compiled.automation.trigger.event_type()?,
            })
        }))
    }

    /// Returns the automations whose conditions the last matched event met, but which did not fire because of their
    /// cooldown.
    pub fn skipped(&self) -> impl Iterator<Item = Skipped<'_>> {
        self.skipped.iter().filter_map(|(slot, until)| {
            Some(Skipped {
                automation: &self.get_slot(*slot)?.compiled.automation,
                until: *until,
            })
        })
    }

    /// Explains for each automation whether it fires for the event: first those that fire, then the others, each in their
    /// order. No value is recorded, so matching the same event next fires the same automations.
    ///
    /// # Errors
    /// [`Code::EventTooMuchWork`](crate::diagnostic::Code::EventTooMuchWork) if the filters take too long for this event.
    pub fn explain(&self, event: &Event) -> Result<Vec<Explanation>, Error> {
        let fields = EventFields::new(event);
        let explained = self
            .in_order()
            .into_iter()
            .map(|(ordered, slot)| self.explain_compiled(&ordered.compiled, slot, event, &fields));
        let (mut explained, others): (Vec<_>, Vec<_>) = explained.partition(|explanation| explanation.fires);
        explained.extend(others);
        fields.check_work()?;
        Ok(explained)
    }

    /// Returns the automations that the event would fire, in their order. No value is recorded. Every automation is
    /// evaluated, without the index, which makes this slower than [`Matcher::match_event`].
    ///
    /// # Errors
    /// [`Code::EventTooMuchWork`](crate::diagnostic::Code::EventTooMuchWork) if the filters take too long for this event.
    pub fn would_fire(&self, event: &Event) -> Result<Vec<&Automation>, Error> {
        let fields = EventFields::new(event);
        let logged = LoggedValue::of(event);
        let fires = |(ordered, slot): &(&OrderedAutomation, Slot)| {
            let peek = |metric: &_| Some(self.runs.peek(*slot, metric, logged.as_ref()?));
            ordered.compiled.matches(event, &fields, peek) == Some(Match::Fires)
        };
        let fired = self.in_order().into_iter().filter(fires);
        let fired = fired.map(|(ordered, _)| &ordered.compiled.automation).collect();
        fields.check_work()?;
        Ok(fired)
    }

    /// Explains for the automation with this id whether it fires for the event, like [`Matcher::explain`]; `None` if there is
    /// no such automation.
    ///
    /// # Errors
    /// [`Code::EventTooMuchWork`](crate::diagnostic::Code::EventTooMuchWork) if the filter takes too long for this event.
    pub fn explain_one(&self, id: &AutomationId, event: &Event) -> Result<Option<Explanation>, Error> {
        let fields = EventFields::new(event);
        let slot = self.by_id.get(id);
        let explanation = slot.and_then(|slot| self.explain_slot(*slot, event, &fields));
        fields.check_work()?;
        Ok(explanation)
    }

    /// Explains for the automation in a slot whether it fires for an event. `fields` are the fields of the event.
    pub(super) fn explain_slot(
        &self,
        slot: Slot,
        event: &Event,
        fields: &EventFields,
    ) -> Option<Explanation> {
        let compiled = &self.get_slot(slot)?.compiled;
        Some(self.explain_compiled(compiled, slot, event, fields))
    }

    /// Returns how near an event comes to firing the automation in a slot; `None` for an event that fires it or is of
    /// another type. `fields` are the fields of the event.
    pub(super) fn closeness(&self, slot: Slot, event: &Event, fields: &EventFields) -> Option<Closeness> {
        let logged = LoggedValue::of(event);
        let peek = |metric: &_| Some(self.runs.peek(slot, metric, logged.as_ref()?));
        self.get_slot(slot)?.compiled.closeness(event, fields, peek)
    }

    fn explain_compiled(
        &self,
        compiled: &CompiledAutomation,
        slot: Slot,
        event: &Event,
        fields: &EventFields,
    ) -> Explanation {
        let logged = LoggedValue::of(event);
        let peek = |metric: &_| Some(self.runs.peek(slot, metric, logged.as_ref()?));
        Explanation::new(&compiled.automation, compiled.explain(event, fields, peek))
    }

    fn in_order(&self) -> Vec<(&OrderedAutomation, Slot)> {
        let slots = self.slots.iter().zip(0..);
        let mut all: Vec<_> = slots
            .filter_map(|(ordered, slot)| Some((ordered.as_ref()?, slot)))
            .collect();
        all.sort_unstable_by_key(|(ordered, _)| ordered.position);
        all
    }

    /// Fills `candidates` with the automations that could match, each once.
    fn find_candidates(&mut self, event: &Event) {
        let Self {
            slots,
            index,
            visited,
            candidates,
            ..
        } = self;
        visited.clear(slots.len());
        candidates.clear();
        index.each_candidate(event, |slot| {
            if visited.insert(slot) {
                candidates.push(slot);
            }
        });
    }

    /// Empties a slot and removes its automation from the index. The values of its runs are kept if the successor would have
    /// recorded the same ones.
    fn clear_slot(&mut self, slot: Slot, successor: Option<&Automation>) {
        let Some(OrderedAutomation {
            compiled, entries, ..
        }) = self.slots.get_mut(slot as usize).and_then(Option::take)
        else {
            return;
        };
        if let Some(entries) = entries {
            self.index.remove(slot, &compiled.automation.scope, &entries);
        }
        let keeps_values =
            successor.is_some_and(|successor| records_same_values(&compiled.automation, successor));
        if compiled.metric.is_some() && !keeps_values {
            self.runs.remove_automation(slot);
        }
    }

    fn get_slot(&self, slot: Slot) -> Option<&OrderedAutomation> {
        self.slots.get(slot as usize)?.as_ref()
    }

    fn compiled(&self, id: &AutomationId) -> Option<&CompiledAutomation> {
        Some(&self.get_slot(*self.by_id.get(id)?)?.compiled)
    }
}

fn records_same_values(one: &Automation, other: &Automation) -> bool {
    (one.enabled, &one.scope, &one.trigger) == (other.enabled, &other.scope, &other.trigger)
}

/// Returns the run that the event ends, if it ends one.
fn ended_run(event: &Event) -> Option<&Run> {
    match &event.action {
        Action::StateChanged {
            run,
            state: RunState::Finished | RunState::Failed | RunState::Killed | RunState::Crashed,
        } => Some(run),
        _ => None,
    }
}

/// An automation that an event fires.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Firing<'a> {
    /// The automation.
    pub automation: &'a Automation,
    /// The type that the automation waits for, which `${event_type}` renders. One logged value may fire automations of three
    /// types.
    pub event_type: EventType,
}

/// An automation whose conditions an event met, but which did not fire because of its cooldown. W&B's history shows such an
/// execution as `Skipped` (documented).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skipped<'a> {
    /// The automation.
    pub automation: &'a Automation,
    /// When the automation can fire for this run again; `None` if the time of its last firing is unknown.
    pub until: Option<UnixMillis>,
}

/// The reasons why an automation fires for an event, or does not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The automation.
    pub automation: AutomationId,
    /// The type of event that the automation waits for, unless its trigger is of an unknown kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
    /// Whether the automation fires.
    pub fires: bool,
    /// The tree of the automation's conditions with their verdicts.
    pub condition: Condition,
    /// The first innermost condition that is not met; `None` if the automation fires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Condition>,
}

impl Explanation {
    fn new(automation: &Automation, condition: Condition) -> Self {
        Self {
            automation: automation.id.clone(),
            event_type: automation.trigger.event_type(),
            fires: condition.verdict.is_met(),
            reason: condition.first_failure().cloned(),
            condition,
        }
    }
}

/// A set of slots that is cleared by increasing a generation number.
#[derive(Default)]
struct VisitedSlots {
    generation: u32,
    /// The generation in which each slot was last inserted.
    inserted: Vec<u32>,
}

impl VisitedSlots {
    /// Clears the set, and makes space for this many slots.
    fn clear(&mut self, slots: usize) {
        self.inserted.resize(slots, 0);
        self.generation = self.generation.wrapping_add(1);
        if self.generation == 0 {
            self.inserted.fill(0);
            self.generation = 1;
        }
    }

    /// Inserts a slot, and returns whether it was not in the set before.
    fn insert(&mut self, slot: Slot) -> bool {
        let inserted = self.inserted.get_mut(slot as usize);
        inserted.is_some_and(|inserted| std::mem::replace(inserted, self.generation) != self.generation)
    }
}
