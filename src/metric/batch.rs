//! Many values at once, with what a plot of them needs.

use super::condition::MetricCondition;
use super::moment::{Cooldown, Moment, Rest};
use super::reading::{Computed, Reading};
use super::watch::MetricWatch;

/// What a condition makes of a run's values, an item for each; NaN where nothing could be computed.
#[derive(Clone, Debug, Default)]
pub struct MetricBatch {
    /// What the condition was held against: the aggregate, the change, or the z-score.
    pub computed: Vec<f64>,
    /// The same in the metric's own unit: the aggregate, the current window's, or the value itself.
    pub line: Vec<f64>,
    /// The middle of the band that the line must leave; 0 for a threshold, which is no band.
    pub centre: Vec<f64>,
    /// How wide the band is on each side, for each 1 of the change or z-score that is asked for: the line is
    /// `centre + computed · unit`.
    pub unit: Vec<f64>,
    /// At which of the values the automation fires.
    pub firings: Firings,
}

/// At which of a run's values an automation fires, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Firings {
    /// Where it fires.
    pub at: Vec<u32>,
    /// Where its condition is met, but it has fired for this run in the 24 hours before.
    pub resting: Vec<u32>,
}

impl MetricBatch {
    /// Logs the value of this number, and adds what comes of it.
    pub fn log(
        &mut self,
        watch: &mut MetricWatch,
        condition: &MetricCondition,
        number: u32,
        value: f64,
        time: Option<Moment>,
    ) {
        let reading = watch.log(condition, value, time);
        match reading {
            Reading::Met(_) => self.firings.at.push(number),
            Reading::CoolingDown { .. } => self.firings.resting.push(number),
            _ => {}
        }
        let computed = reading.computed();
        let (line, centre, unit) = match computed {
            None => (f64::NAN, f64::NAN, f64::NAN),
            Some(Computed::Aggregate(aggregate)) => (aggregate, 0.0, 1.0),
            Some(Computed::Change { current, prior, .. }) => {
                (current, prior, condition.unit_of_change(prior))
            }
            Some(Computed::Score { mean, deviation, .. }) => (value, mean, deviation),
        };
        self.computed.push(computed.map_or(f64::NAN, Computed::value));
        self.line.push(line);
        self.centre.push(centre);
        self.unit.push(unit);
    }
}

/// At which of a run's computed values an automation fires; NaN where nothing was computed.
///
/// This is [`MetricWatch::log`] without the windows: enough where a condition changes only in what it compares with.
pub fn firings(
    condition: &MetricCondition,
    computed: &[f64],
    time: impl Fn(usize) -> Option<Moment>,
) -> Firings {
    let mut cooldown = Cooldown::default();
    let mut firings = Firings::default();
    for (number, computed) in (0..).zip(computed) {
        if !condition.holds(*computed) {
            continue;
        }
        let time = time(number as usize);
        match cooldown.rest(time) {
            Rest::Over => {
                cooldown = Cooldown::begin(time);
                firings.at.push(number);
            }
            Rest::Until(_) => firings.resting.push(number),
        }
    }
    firings
}
