//! Run metric conditions over a run's logged values.
//!
//! A [`MetricCondition`] is what an automation asks of a metric: a threshold for a window's aggregate, a change from
//! one window to the next, or a z-score. A [`MetricWatch`] is one automation watching one run; each logged value gives
//! a [`Reading`], which says whether the automation fires and, if not, why.
//!
//! A condition is judged at every logged value, over the values up to that one (assumed: W&B says “tumbling” of a
//! change's windows and means that they do not overlap). Nothing is rounded but the result, so that it does not drift,
//! however long the run.
//!
//! ```
//! use hookwright::metric::{MetricCondition, MetricWatch};
//! use hookwright::model::{Aggregate, Comparison, MetricThreshold, Window};
//!
//! let condition = MetricCondition::from(&MetricThreshold {
//!     name: "val/accuracy".to_owned(),
//!     agg_op: Some(Aggregate::Average),
//!     window_size: Window::new(3)?,
//!     cmp_op: Comparison::Greater,
//!     threshold: 0.9,
//! });
//! let mut watch = MetricWatch::new(&condition);
//! let fires = [0.80, 0.95, 0.91, 0.92, 0.99].map(|value| watch.log(&condition, value, None).fires());
//! assert_eq!(fires, [false, false, false, true, false]);
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod batch;
mod condition;
mod exact;
mod explain;
mod extreme;
mod magnitude;
mod moment;
mod reading;
mod ring;
#[cfg(test)]
mod tests;
mod watch;
mod wide;
mod windows;

pub use batch::{Firings, MetricBatch, firings};
pub use condition::MetricCondition;
pub use moment::Moment;
pub use reading::{Computed, Reading};
pub use watch::MetricWatch;
