//! The automations, compiled, and what they answer to an event.

use std::collections::HashMap;

use super::{
    explanation::{Explanation, Firing},
    index::{Entry, Index, Slot},
    runs::{Logged, Runs},
    seen::Seen,
    watcher::Watcher,
};
use crate::{
    diagnostic::Diagnostic,
    filter::EventFields,
    model::{Automation, AutomationId, Event, Happening, Run, RunState},
};

/// Automations compiled for matching.
///
/// Answers come in the order in which the automations were added; changing one keeps its place.
///
/// Conditions on metrics remember the values of each run until an event says that the run ended. What an automation
/// remembers is dropped when it is removed, and when its scope, its trigger or whether it is enabled changes: what it
/// saw before is not what it would have seen (assumed).
#[derive(Default)]
pub struct Matcher {
    /// By number; numbers of removed automations are used again.
    slots: Vec<Option<Held>>,
    free: Vec<Slot>,
    by_id: HashMap<AutomationId, Slot>,
    /// How many automations were ever added.
    added: u64,
    pub(super) index: Index,
    pub(super) runs: Runs,
    /// What one event met, kept between events for its memory.
    seen: Seen,
    candidates: Vec<Slot>,
}

/// An automation with its place in order and in the index.
struct Held {
    place: u64,
    watcher: Watcher,
    entries: Option<Box<[Entry]>>,
}

impl Matcher {
    /// A matcher without automations.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an automation, or puts it in the place of the one with its id, and says what is wrong with it.
    pub fn set(&mut self, automation: Automation) -> &[Diagnostic] {
        let known = self.by_id.get(&automation.id).copied();
        let (slot, place) = match known.and_then(|slot| Some((slot, self.held(slot)?.place))) {
            Some((slot, place)) => {
                self.take_out(slot, Some(&automation));
                (slot, place)
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
        let watcher = Watcher::new(automation);
        let entries = watcher.may_fire().then(|| {
            let Automation { scope, trigger, .. } = &watcher.automation;
            self.index.add(slot, scope, trigger, |field| {
                watcher.filter.required_literal(field)
            })
        });
        let held = Held {
            place,
            watcher,
            entries,
        };
        match self.slots.get_mut(slot as usize) {
            Some(free) => &free.insert(held).watcher.diagnostics,
            None => &[],
        }
    }

    /// Removes an automation; whether there was one of that id.
    pub fn remove(&mut self, id: &AutomationId) -> bool {
        let Some(slot) = self.by_id.remove(id) else {
            return false;
        };
        self.take_out(slot, None);
        self.free.push(slot);
        true
    }

    /// How many automations there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The automation of that id.
    pub fn get(&self, id: &AutomationId) -> Option<&Automation> {
        Some(&self.watcher(id)?.automation)
    }

    /// What is wrong with the automation of that id.
    pub fn diagnostics(&self, id: &AutomationId) -> Option<&[Diagnostic]> {
        Some(&self.watcher(id)?.diagnostics)
    }

    /// The automations that the event fires, in their order.
    ///
    /// A value that the event logs is taken in by the automations that count it; an event that ends a run makes them
    /// forget it.
    pub fn match_event(&mut self, event: &Event) -> impl Iterator<Item = Firing<'_>> {
        self.find_candidates(event);
        let Self {
            slots,
            runs,
            candidates,
            ..
        } = self;
        let held = |slot: Slot| slots.get(slot as usize)?.as_ref();
        if !candidates.is_empty() {
            let fields = EventFields::new(event);
            let logged = Logged::of(event);
            candidates.retain(|slot| {
                held(*slot).is_some_and(|held| {
                    let watcher = &held.watcher;
                    let log = |metric: &_| Some(runs.log(*slot, metric, logged.as_ref()?));
                    watcher.fires(event, &fields, log)
                })
            });
            candidates.sort_unstable_by_key(|slot| held(*slot).map(|held| held.place));
        }
        if let Some(run) = ended_run(event) {
            runs.end(run, |slot| {
                held(slot).is_none_or(|held| held.watcher.automation.scope.contains(event))
            });
        }
        let fired = candidates.iter().filter_map(move |slot| held(*slot));
        fired.map(|held| Firing {
            automation: &held.watcher.automation,
            event_type: held.watcher.automation.trigger.event_type(),
        })
    }

    /// Why each automation fires for the event or does not: those that fire first, then the others, each in their
    /// order. Nothing is taken in; matching the same event next fires what this says.
    pub fn explain(&self, event: &Event) -> Vec<Explanation> {
        let fields = EventFields::new(event);
        let explained = self
            .in_order()
            .into_iter()
            .map(|(held, slot)| self.explained(held, slot, event, &fields));
        let (mut explained, others): (Vec<_>, Vec<_>) = explained.partition(|explanation| explanation.fires);
        explained.extend(others);
        explained
    }

    /// The automations that the event would fire, in their order. Nothing is taken in.
    pub fn would_fire(&self, event: &Event) -> Vec<&Automation> {
        let fields = EventFields::new(event);
        let logged = Logged::of(event);
        let fires = |(held, slot): &(&Held, Slot)| {
            let peek = |metric: &_| Some(self.runs.peek(*slot, metric, logged.as_ref()?));
            held.watcher.fires(event, &fields, peek)
        };
        let fired = self.in_order().into_iter().filter(fires);
        fired.map(|(held, _)| &held.watcher.automation).collect()
    }

    /// Why the automation of that id fires for the event or does not, as [`Matcher::explain`] says it.
    pub fn explain_one(&self, id: &AutomationId, event: &Event) -> Option<Explanation> {
        let slot = *self.by_id.get(id)?;
        Some(self.explained(self.held(slot)?, slot, event, &EventFields::new(event)))
    }

    fn explained(&self, held: &Held, slot: Slot, event: &Event, fields: &EventFields) -> Explanation {
        let watcher = &held.watcher;
        let logged = Logged::of(event);
        let peek = |metric: &_| Some(self.runs.peek(slot, metric, logged.as_ref()?));
        Explanation::new(&watcher.automation, watcher.explain(event, fields, peek))
    }

    fn in_order(&self) -> Vec<(&Held, Slot)> {
        let slots = self.slots.iter().zip(0..);
        let mut all: Vec<_> = slots
            .filter_map(|(held, slot)| Some((held.as_ref()?, slot)))
            .collect();
        all.sort_unstable_by_key(|(held, _)| held.place);
        all
    }

    /// Fills `candidates` with the automations that could match, each once.
    fn find_candidates(&mut self, event: &Event) {
        let Self {
            slots,
            index,
            seen,
            candidates,
            ..
        } = self;
        seen.clear(slots.len());
        candidates.clear();
        index.each_candidate(event, |slot| {
            if seen.insert(slot) {
                candidates.push(slot);
            }
        });
    }

    /// Takes an automation out of its slot and of the index; what it remembers is kept where its successor goes on.
    fn take_out(&mut self, slot: Slot, successor: Option<&Automation>) {
        let Some(Held { watcher, entries, .. }) = self.slots.get_mut(slot as usize).and_then(Option::take)
        else {
            return;
        };
        if let Some(entries) = entries {
            self.index.remove(slot, &watcher.automation.scope, &entries);
        }
        let goes_on = successor.is_some_and(|successor| watches_the_same(&watcher.automation, successor));
        if watcher.metric.is_some() && !goes_on {
            self.runs.forget(slot);
        }
    }

    fn held(&self, slot: Slot) -> Option<&Held> {
        self.slots.get(slot as usize)?.as_ref()
    }

    fn watcher(&self, id: &AutomationId) -> Option<&Watcher> {
        Some(&self.held(*self.by_id.get(id)?)?.watcher)
    }
}

fn watches_the_same(one: &Automation, other: &Automation) -> bool {
    (one.enabled, &one.scope, &one.trigger) == (other.enabled, &other.scope, &other.trigger)
}

/// The run that the event ends, if it ends one.
fn ended_run(event: &Event) -> Option<&Run> {
    match &event.happening {
        Happening::StateChanged {
            run,
            state: RunState::Finished | RunState::Failed | RunState::Killed,
        } => Some(run),
        _ => None,
    }
}
