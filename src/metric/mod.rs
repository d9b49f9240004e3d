//! Run metric conditions over a run's logged values.
//!
//! A [`MetricCondition`] is a threshold for a window's aggregate, a change from one window to the next, or a z-score. A
//! [`MetricWatch`] is the state of one automation for one run. Each logged value gives a [`Reading`]: whether the
//! automation fires and, if not, why.
//!
//! A condition is evaluated at every logged value, over the values up to that one. This is assumed. W&B calls the two
//! windows of a change “tumbling”; we take that to mean only that they don't overlap. Averages are computed in
//! double-double arithmetic, and nothing is ever subtracted from a sum, so results do not drift, however long the run.
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

mod condition;
mod cooldown;
mod double_double;
mod measure;
mod reading;
#[cfg(test)]
mod tests;
mod watch;
mod window;

pub use condition::MetricCondition;
pub use cooldown::UnixMillis;
pub use reading::{Computed, Reading};
pub use watch::{Firings, MetricBatch, MetricWatch, Pause, PauseReason, firings};
