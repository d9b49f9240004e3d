import { type Aggregate, triggerChoices } from "hookwright/payload";
import { moved } from "../design/decimal.ts";
import { triggers } from "../messages/triggers.ts";
import type { MetricTrigger } from "./metric-fields.ts";

/** When the trigger fires, in one sentence. */
export function metricSentence(trigger: MetricTrigger): string {
  const { fires } = triggers;
  const metric = trigger.condition.name || triggers.unnamedMetric();
  switch (trigger.type) {
    case "RUN_METRIC": {
      const { agg_op, window_size, cmp_op, threshold } = trigger.condition;
      const what = agg_op ? aggregated(agg_op, window_size, metric) : fires.aggregate.NONE(metric);
      const sign = triggerChoices().comparisons.find(({ comparison }) => comparison === cmp_op)?.sign ?? "";
      return fires.threshold(what, sign, String(threshold));
    }
    case "RUN_METRIC_CHANGE": {
      const { agg_op, current_window_size, prior_window_size, change_type, change_dir, change_amount } =
        trigger.condition;
      const what = agg_op
        ? aggregated(agg_op, current_window_size, metric)
        : fires.aggregate.EACH(String(current_window_size), metric);
      const basis = triggerChoices().bases.find((one) => one.basis === change_type);
      const amount = `${moved(String(change_amount), basis?.decimalPlaces ?? 0)} ${basis?.unit ?? ""}`.trim();
      return fires.change[change_dir](what, amount, String(prior_window_size));
    }
    case "RUN_METRIC_ZSCORE": {
      const { window_size, threshold, change_dir } = trigger.condition;
      return fires.zScore[change_dir](metric, String(threshold), String(window_size));
    }
  }
}

function aggregated(aggregate: Aggregate, count: number, metric: string): string {
  return triggers.fires.aggregate[aggregate](String(count), metric);
}
