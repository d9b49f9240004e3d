//! Run metric conditions over logged values, one by one or in batches.

use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::{Numbers, read, refusal};
use super::result::{Thrown, reply, reply_all};
use crate::diagnostic::Phrase;
use crate::metric::{
    Computed, Firings, MetricBatch, MetricCondition, MetricWatch, Pause, UnixMillis, firings,
};
use crate::model::{Condition, Trigger};

/// The evaluation of a run metric condition for one logged value.
#[derive(Serialize, Tsify)]
#[tsify(hashmap_as_object)]
#[serde(rename_all = "camelCase")]
pub struct MetricReading {
    /// Whether the automation fires at this value.
    fires: bool,
    /// The value that the condition compares: the aggregate, the change, or the z-score. Omitted if it can't be computed
    /// yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<f64>,
    /// The tree of conditions, each with its verdict.
    condition: Condition,
}

/// An automation's run metric condition, evaluated over the values that one run logs.
#[wasm_bindgen]
pub struct RunMetric {
    condition: MetricCondition,
    watch: MetricWatch,
    logged: u32,
}

#[wasm_bindgen]
impl RunMetric {
    /// Starts without values. The type of `trigger` must be `RUN_METRIC`, `RUN_METRIC_CHANGE` or `RUN_METRIC_ZSCORE`; for
    /// another type, throws an `ArgumentError`.
    #[wasm_bindgen(constructor)]
    pub fn new(trigger: Ts<Trigger>) -> Result<RunMetric, Thrown> {
        let condition = condition(trigger)?;
        Ok(Self {
            watch: MetricWatch::new(&condition),
            condition,
            logged: 0,
        })
    }

    /// The name of the metric.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.condition.name().to_owned()
    }

    /// Adds the next logged value and evaluates the condition. `time` is in milliseconds since 1970, like `Date.now()`.
    pub fn log(&mut self, value: f64, time: Option<f64>) -> Ts<MetricReading> {
        let reading = self.watch.log(&self.condition, value, unix_millis(time));
        self.logged = self.logged.saturating_add(1);
        reply(&MetricReading {
            fires: reading.fires(),
            computed: reading.computed().map(Computed::value),
            condition: reading.explain(&self.condition),
        })
    }

    /// Adds any number of logged values and evaluates the condition for each. `times` has one entry per value, in
    /// milliseconds since 1970; NaN for an unknown time.
    pub fn run(&mut self, values: &Numbers, times: Option<Numbers>) -> Result<RunMetricBatch, Thrown> {
        let (values, times) = (values.read("values")?, read_times(times)?);
        let mut batch = MetricBatch::default();
        for (index, value) in values.iter().enumerate() {
            let time = unix_millis(times.get(index).copied());
            batch.log(&mut self.watch, &self.condition, self.logged, *value, time);
            self.logged = self.logged.saturating_add(1);
        }
        Ok(RunMetricBatch(batch))
    }
}

/// The evaluation of a run metric condition for many values: arrays with one number per value, NaN where it can't be
/// computed.
#[wasm_bindgen]
pub struct RunMetricBatch(MetricBatch);

#[wasm_bindgen]
impl RunMetricBatch {
    /// The values that the condition compares: the aggregate, the change, or the z-score.
    #[wasm_bindgen(getter)]
    pub fn computed(&self) -> Float64Array {
        self.0.computed.as_slice().into()
    }

    /// The compared values in the unit of the metric: the aggregate, the current window's aggregate, or the value itself.
    #[wasm_bindgen(getter)]
    pub fn line(&self) -> Float64Array {
        self.0.line.as_slice().into()
    }

    /// The centre of the band that `line` must leave for the condition to be met; 0 for a threshold, which has no band.
    #[wasm_bindgen(getter)]
    pub fn centre(&self) -> Float64Array {
        self.0.centre.as_slice().into()
    }

    /// How far `line` moves when `computed` grows by 1: `line` is `centre + computed · unit`.
    #[wasm_bindgen(getter)]
    pub fn unit(&self) -> Float64Array {
        self.0.unit.as_slice().into()
    }

    /// The indexes of the values at which the automation fires, counted from 0 at the first value ever added.
    #[wasm_bindgen(getter)]
    pub fn firings(&self) -> Vec<u32> {
        self.0.firings.fired.clone()
    }

    /// The indexes of the values at which the condition is met during the cooldown: within 24 hours after the automation
    /// fired for this run. Counted from 0 at the first value ever added.
    #[wasm_bindgen(getter, js_name = inCooldown)]
    pub fn in_cooldown(&self) -> Vec<u32> {
        self.0.firings.in_cooldown.clone()
    }

    /// Lists the stretches of values at which nothing could be computed, in order, each with the reason. Their indexes are
    /// counted from 0 at the first value ever added.
    pub fn pauses(&self) -> Vec<Ts<Pause>> {
        reply_all(&self.0.pauses)
    }
}

/// The indexes of the values of a run at which an automation fires.
#[wasm_bindgen]
pub struct MetricFirings(Firings);

#[wasm_bindgen]
impl MetricFirings {
    /// The indexes of the values at which the automation fires.
    #[wasm_bindgen(getter)]
    pub fn firings(&self) -> Vec<u32> {
        self.0.fired.clone()
    }

    /// The indexes of the values at which the condition is met during the cooldown: within 24 hours after the automation
    /// fired for this run.
    #[wasm_bindgen(getter, js_name = inCooldown)]
    pub fn in_cooldown(&self) -> Vec<u32> {
        self.0.in_cooldown.clone()
    }
}

/// Finds the firings in the `computed` values of a batch over a whole run, for a trigger that differs from the batch's
/// only in its threshold and comparison. It is faster than evaluating the run again.
#[wasm_bindgen(js_name = metricFirings)]
pub fn metric_firings(
    trigger: Ts<Trigger>,
    computed: &Numbers,
    times: Option<Numbers>,
) -> Result<MetricFirings, Thrown> {
    let condition = condition(trigger)?;
    let (computed, times) = (computed.read("computed")?, read_times(times)?);
    let time = |index: usize| unix_millis(times.get(index).copied());
    Ok(MetricFirings(firings(&condition, &computed, time)))
}

fn condition(trigger: Ts<Trigger>) -> Result<MetricCondition, Thrown> {
    MetricCondition::of(&read("trigger", trigger)?)
        .ok_or_else(|| refusal("trigger", Phrase::ArgumentNotRunMetric.into()))
}

fn read_times(times: Option<Numbers>) -> Result<Vec<f64>, Thrown> {
    times.map_or_else(|| Ok(Vec::new()), |times| times.read("times"))
}

fn unix_millis(millis: Option<f64>) -> Option<UnixMillis> {
    let millis = millis.filter(|millis| millis.is_finite())?;
    Some(UnixMillis(millis as i64))
}
