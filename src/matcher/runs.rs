//! The state of automations on metrics for each run.

use rustc_hash::FxHashMap;

use super::index::Slot;
use crate::{
    metric::{MetricCondition, MetricWatch, Reading, UnixMillis},
    model::{Action, Event, Run},
};

/// A watch for every pair of a run and an automation that records its values.
///
/// A run's id is unique only in its project. That is enough, because an automation on a metric watches one project and
/// records no value of a run outside it.
#[derive(Default)]
pub(super) struct Runs {
    /// The watches of each run, in the order of their slots.
    by_run: FxHashMap<Box<str>, Vec<(Slot, MetricWatch)>>,
}

/// A value that a run logged.
pub(super) struct LoggedValue<'a> {
    run: &'a str,
    value: f64,
    time: Option<UnixMillis>,
}

impl<'a> LoggedValue<'a> {
    /// Returns the value that the event logs, if it logs one.
    pub(super) fn of(event: &'a Event) -> Option<Self> {
        let Action::Logged { run, value } = &event.action else {
            return None;
        };
        Some(Self {
            run: &run.id,
            value: value.value.get(),
            time: event.time.as_ref().map(UnixMillis::from),
        })
    }
}

impl Runs {
    /// Records a value for the automation in `slot`, and returns its reading.
    pub(super) fn record(
        &mut self,
        slot: Slot,
        condition: &MetricCondition,
        logged: &LoggedValue,
    ) -> Reading {
        let LoggedValue { run, value, time } = *logged;
        let Some(watches) = self.by_run.get_mut(run) else {
            let mut watch = MetricWatch::new(condition);
            let reading = watch.log(condition, value, time);
            self.by_run.insert(run.into(), vec![(slot, watch)]);
            return reading;
        };
        let index = position(watches, slot).unwrap_or_else(|index| {
            watches.insert(index, (slot, MetricWatch::new(condition)));
            index
        });
        match watches.get_mut(index) {
            Some((_, watch)) => watch.log(condition, value, time),
            None => MetricWatch::new(condition).peek(condition, value, time),
        }
    }

    /// Returns the reading that [`Runs::record`] would return.
    pub(super) fn peek(&self, slot: Slot, condition: &MetricCondition, logged: &LoggedValue) -> Reading {
        let LoggedValue { run, value, time } = *logged;
        let watches = self.by_run.get(run);
        let watch = watches.and_then(|watches| watches.get(position(watches, slot).ok()?));
        match watch {
            Some((_, watch)) => watch.peek(condition, value, time),
            None => MetricWatch::new(condition).peek(condition, value, time),
        }
    }

    /// Removes the watches of a run that ended, for the automations whose scope contains it.
    pub(super) fn end(&mut self, run: &Run, is_in_scope: impl Fn(Slot) -> bool) {
        if let Some(watches) = self.by_run.get_mut(run.id.as_str()) {
            watches.retain(|(slot, _)| !is_in_scope(*slot));
            if watches.is_empty() {
                self.by_run.remove(run.id.as_str());
            }
        }
    }

    /// Returns the number of runs with a watch.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.by_run.len()
    }

    /// Removes all watches of an automation.
    pub(super) fn remove_automation(&mut self, slot: Slot) {
        self.by_run.retain(|_, watches| {
            if let Ok(index) = position(watches, slot) {
                watches.remove(index);
            }
            !watches.is_empty()
        });
    }
}

fn position(watches: &[(Slot, MetricWatch)], slot: Slot) -> Result<usize, usize> {
    watches.binary_search_by_key(&slot, |(slot, _)| *slot)
}
