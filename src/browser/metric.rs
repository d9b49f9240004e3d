//! Run metric conditions over logged values, one by one or in batches.

use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{
    argument::{read, refusal},
    error::Thrown,
    list::Numbers,
    reply::reply,
};
use crate::diagnostic::Phrase;
use crate::metric::{Computed, Firings, MetricBatch, MetricCondition, MetricWatch, Moment, firings};
use crate::model::{Condition, Trigger};

/// What a condition makes of one logged value.
#[derive(Serialize, Tsify)]
#[tsify(hashmap_as_object)]
#[serde(rename_all = "camelCase")]
pub struct MetricReading {
    /// Whether the automation fires.
    fires: bool,
    /// What the condition was held against, where it could be computed: the aggregate, the change, or the z-score.
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<f64>,
    /// The conditions behind it, each with its verdict.
    condition: Condition,
}

/// One automation with a run metric trigger, watching one run.
#[wasm_bindgen]
pub struct RunMetric {
    condition: MetricCondition,
    watch: MetricWatch,
    logged: u32,
}

#[wasm_bindgen]
impl RunMetric {
    /// A watch for this trigger, which must be one of `RUN_METRIC`, `RUN_METRIC_CHANGE` and `RUN_METRIC_ZSCORE`.
    #[wasm_bindgen(constructor)]
    pub fn new(trigger: Ts<Trigger>) -> Result<RunMetric, Thrown> {
        let condition = condition(trigger)?;
        Ok(Self {
            watch: MetricWatch::new(&condition),
            condition,
            logged: 0,
        })
    }

    /// The metric's name.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.condition.name().to_owned()
    }

    /// Takes in the run's next value; `time` is in milliseconds since 1970, like `Date.now()`.
    pub fn log(&mut self, value: f64, time: Option<f64>) -> Ts<MetricReading> {
        let reading = self.watch.log(&self.condition, value, moment(time));
        self.logged = self.logged.saturating_add(1);
        reply(&MetricReading {
            fires: reading.fires(),
            computed: reading.computed().map(Computed::value),
            condition: reading.explain(&self.condition),
        })
    }

    /// Takes in the run's next values, any number of them; `times` has one for each, NaN where there is none.
    pub fn run(&mut self, values: &Numbers, times: Option<Numbers>) -> Result<RunMetricBatch, Thrown> {
        let (values, times) = (values.read("values")?, read_times(times)?);
        let mut batch = MetricBatch::default();
        for (index, value) in values.iter().enumerate() {
            let time = moment(times.get(index).copied());
            batch.log(&mut self.watch, &self.condition, self.logged, *value, time);
            self.logged = self.logged.saturating_add(1);
        }
        Ok(RunMetricBatch(batch))
    }
}

/// What a condition makes of many values, an item for each; NaN where nothing could be computed.
#[wasm_bindgen]
pub struct RunMetricBatch(MetricBatch);

#[wasm_bindgen]
impl RunMetricBatch {
    /// What the condition was held against: the aggregate, the change, or the z-score.
    #[wasm_bindgen(getter)]
    pub fn computed(&self) -> Float64Array {
        self.0.computed.as_slice().into()
    }

    /// What to compare in the metric's own unit: the aggregate, the current window's, or the value itself.
    #[wasm_bindgen(getter)]
    pub fn line(&self) -> Float64Array {
        self.0.line.as_slice().into()
    }

    /// The middle of the band that the line must leave; 0 for a threshold, which is no band.
    #[wasm_bindgen(getter)]
    pub fn centre(&self) -> Float64Array {
        self.0.centre.as_slice().into()
    }

    /// How wide the band is on each side, for each 1 of the change or z-score that is asked for.
    #[wasm_bindgen(getter)]
    pub fn unit(&self) -> Float64Array {
        self.0.unit.as_slice().into()
    }

    /// The values at which the automation fires, counted from 0 at the first that the watch took in.
    #[wasm_bindgen(getter)]
    pub fn firings(&self) -> Vec<u32> {
        self.0.firings.fired.clone()
    }

    /// The values at which its condition is met, but it has fired for this run in the 24 hours before; counted likewise.
    #[wasm_bindgen(getter)]
    pub fn resting(&self) -> Vec<u32> {
        self.0.firings.in_cooldown.clone()
    }
}

/// At which of a run's values an automation fires.
#[wasm_bindgen]
pub struct MetricFirings(Firings);

#[wasm_bindgen]
impl MetricFirings {
    /// Where it fires.
    #[wasm_bindgen(getter)]
    pub fn firings(&self) -> Vec<u32> {
        self.0.fired.clone()
    }

    /// Where its condition is met, but it has fired for this run in the 24 hours before.
    #[wasm_bindgen(getter)]
    pub fn resting(&self) -> Vec<u32> {
        self.0.in_cooldown.clone()
    }
}

/// At which of the computed values of a whole run it fires: what a batch says, for a trigger that differs from the batch's
/// only in what it compares with.
#[wasm_bindgen(js_name = metricFirings)]
pub fn metric_firings(
    trigger: Ts<Trigger>,
    computed: &Numbers,
    times: Option<Numbers>,
) -> Result<MetricFirings, Thrown> {
    let condition = condition(trigger)?;
    let (computed, times) = (computed.read("computed")?, read_times(times)?);
    let time = |index: usize| moment(times.get(index).copied());
    Ok(MetricFirings(firings(&condition, &computed, time)))
}

fn condition(trigger: Ts<Trigger>) -> Result<MetricCondition, Thrown> {
    MetricCondition::of(&read("trigger", trigger)?)
        .ok_or_else(|| refusal("trigger", Phrase::ArgumentNotRunMetric.into()))
}

fn read_times(times: Option<Numbers>) -> Result<Vec<f64>, Thrown> {
    times.map_or_else(|| Ok(Vec::new()), |times| times.read("times"))
}

fn moment(millis: Option<f64>) -> Option<Moment> {
    let millis = millis.filter(|millis| millis.is_finite())?;
    Some(Moment(millis as i64))
}
