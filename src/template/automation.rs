//! The values that variables take from the automation that a template belongs to.

#[cfg(feature = "workspace")]
use crate::json::format_number;
#[cfg(feature = "workspace")]
use crate::model::{
    ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Trigger, TriggerChoices,
    TriggerKind,
};

/// The name and the condition of an automation, as variables render them. An empty field leaves its variable blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(
    all(target_arch = "wasm32", feature = "workspace"),
    derive(serde::Serialize, serde::Deserialize),
    serde(default, rename_all = "camelCase", deny_unknown_fields)
)]
#[cfg_attr(
    all(target_arch = "wasm32", not(feature = "workspace")),
    serde(default, rename_all = "camelCase")
)]
pub struct AutomationValues {
    /// The automation's name, for `${automation_name}`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub name: String,
    /// The metric that the automation watches, for `${metric_name}`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub metric_name: String,
    /// The condition on the metric with its windows, for `${metric_filter}`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub metric_filter: String,
    /// The condition on the metric, for `${metric_filter_short}`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub metric_filter_short: String,
}

#[cfg(feature = "workspace")]
impl AutomationValues {
    /// Returns the values that an automation with this name and trigger gives to variables. W&B does not document how it
    /// words a condition, so the wording is assumed.
    ///
    /// ```
    /// use hookwright::model::{EventType, FilterText, Trigger};
    /// use hookwright::template::AutomationValues;
    ///
    /// let trigger = Trigger::default_for(EventType::RunMetric, FilterText::default());
    /// let values = AutomationValues::new("Alert on loss", &trigger);
    /// assert_eq!(values.metric_filter, "AVERAGE() > 0 (last 5 values)");
    /// ```
    pub fn new(name: &str, trigger: &Trigger) -> Self {
        let condition = match &trigger.kind {
            TriggerKind::RunMetric(condition) => Some(ConditionText::of_threshold(condition)),
            TriggerKind::RunMetricChange(condition) => Some(ConditionText::of_change(condition)),
            TriggerKind::RunMetricZscore(condition) => Some(ConditionText::of_z_score(condition)),
            _ => None,
        };
        let without_condition = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        match condition {
            Some(condition) => Self {
                metric_name: condition.metric.to_owned(),
                metric_filter: format!("{} ({})", condition.requirement, condition.windows),
                metric_filter_short: condition.requirement,
                ..without_condition
            },
            None => without_condition,
        }
    }
}

/// A condition on a metric in words.
#[cfg(feature = "workspace")]
struct ConditionText<'a> {
    metric: &'a str,
    requirement: String,
    windows: String,
}

#[cfg(feature = "workspace")]
impl<'a> ConditionText<'a> {
    fn of_threshold(condition: &'a MetricThreshold) -> Self {
        let subject = match condition.agg_op {
            Some(aggregate) => format!("{}({})", aggregate.as_str(), condition.name),
            None => condition.name.clone(),
        };
        let requirement = format!(
            "{subject} {} {}",
            sign(condition.cmp_op),
            format_number(condition.threshold)
        );
        Self {
            metric: &condition.name,
            requirement,
            windows: match condition.window_size.get() {
                1 => "last value".to_owned(),
                values => format!("last {values} values"),
            },
        }
    }

    fn of_change(condition: &'a MetricChange) -> Self {
        let subject = match condition.agg_op {
            Some(aggregate) => format!("{}({})", aggregate.as_str(), condition.name),
            None => condition.name.clone(),
        };
        let verb = match condition.change_dir {
            Direction::Increase => "increases",
            Direction::Decrease => "decreases",
            Direction::Any => "changes",
        };
        let basis = match condition.change_type {
            ChangeBasis::Relative => " of its prior value",
            ChangeBasis::Absolute => "",
        };
        Self {
            metric: &condition.name,
            requirement: format!(
                "{subject} {verb} by {}{basis}",
                format_number(condition.change_amount)
            ),
            windows: format!(
                "last {} values against the {} before",
                condition.current_window_size.get(),
                condition.prior_window_size.get()
            ),
        }
    }

    fn of_z_score(condition: &'a MetricZScore) -> Self {
        let (name, threshold) = (&condition.name, format_number(condition.threshold));
        let requirement = match condition.change_dir {
            Direction::Increase => format!("ZSCORE({name}) ≥ {threshold}"),
            Direction::Decrease => format!("ZSCORE({name}) ≤ -{threshold}"),
            Direction::Any => format!("|ZSCORE({name})| ≥ {threshold}"),
        };
        Self {
            metric: name,
            requirement,
            windows: format!("{} values before", condition.window_size.get()),
        }
    }
}

#[cfg(feature = "workspace")]
fn sign(comparison: Comparison) -> &'static str {
    let mut known = TriggerChoices::ALL.comparisons.iter();
    let info = known.find(|info| info.comparison == comparison);
    info.map_or("", |info| info.sign)
}
