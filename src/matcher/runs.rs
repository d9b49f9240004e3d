//! What automations on metrics remember of each run.

use std::collections::HashMap;

use super::index::Slot;
use crate::{
    metric::{MetricCondition, MetricWatch, Moment, Reading},
    model::{Event, Happening, Run},
};

/// A watch for every pair of a run and an automation that counts its values.
///
/// A run's id is unique in its project only. That is enough: an automation on a metric watches one project, and logs
/// no value of a run outside of it.
#[derive(Default)]
pub(super) struct Runs {
    /// By run; for each, in the order of the automations' numbers.
    by_run: HashMap<Box<str>, Vec<(Slot, MetricWatch)>>,
}

/// A value that a run logged, as automations take it in.
pub(super) struct Logged<'a> {
    run: &'a str,
    value: f64,
    time: Option<Moment>,
}

impl<'a> Logged<'a> {
    /// What the event logs, if it logs something.
    pub(super) fn of(event: &'a Event) -> Option<Self> {
        let Happening::Logged { run, value } = &event.happening else {
            return None;
        };
        Some(Self {
            run: &run.id,
            value: value.value,
            time: event.time.as_ref().map(Moment::from),
        })
    }
}

impl Runs {
    /// Takes a value in.
    pub(super) fn log(&mut self, slot: Slot, condition: &MetricCondition, logged: &Logged) -> Reading {
        let Logged { run, value, time } = *logged;
        let Some(watches) = self.by_run.get_mut(run) else {
            let mut watch = MetricWatch::new(condition);
            let reading = watch.log(condition, value, time);
            self.by_run.insert(run.into(), vec![(slot, watch)]);
            return reading;
        };
        let at = position(watches, slot).unwrap_or_else(|at| {
            watches.insert(at, (slot, MetricWatch::new(condition)));
            at
        });
        match watches.get_mut(at) {
            Some((_, watch)) => watch.log(condition, value, time),
            None => MetricWatch::new(condition).peek(condition, value, time),
        }
    }

    /// What taking a value in would say.
    pub(super) fn peek(&self, slot: Slot, condition: &MetricCondition, logged: &Logged) -> Reading {
        let Logged { run, value, time } = *logged;
        let watches = self.by_run.get(run);
        let known = watches.and_then(|watches| watches.get(position(watches, slot).ok()?));
        match known {
            Some((_, watch)) => watch.peek(condition, value, time),
            None => MetricWatch::new(condition).peek(condition, value, time),
        }
    }

    /// Forgets a run that ended, for the automations that it concerns.
    pub(super) fn end(&mut self, run: &Run, concerns: impl Fn(Slot) -> bool) {
        if let Some(watches) = self.by_run.get_mut(run.id.as_str()) {
            watches.retain(|(slot, _)| !concerns(*slot));
            if watches.is_empty() {
                self.by_run.remove(run.id.as_str());
            }
        }
    }

    /// How many runs are remembered.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.by_run.len()
    }

    /// Forgets all that an automation remembers.
    pub(super) fn forget(&mut self, slot: Slot) {
        self.by_run.retain(|_, watches| {
            if let Ok(at) = position(watches, slot) {
                watches.remove(at);
            }
            !watches.is_empty()
        });
    }
}

fn position(watches: &[(Slot, MetricWatch)], slot: Slot) -> Result<usize, usize> {
    watches.binary_search_by_key(&slot, |(slot, _)| *slot)
}
