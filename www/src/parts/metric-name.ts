import { triggerChoices } from "hookwright/payload";
import { moved } from "../design/decimal.ts";
import { triggers } from "../messages/triggers.ts";
import type { MetricTrigger } from "./metric-fields.ts";

/** A short name for an automation with this trigger: what it watches, and when it fires. */
export function metricName(trigger: MetricTrigger): string {
  const { named } = triggers;
  const { name } = trigger.condition;
  switch (trigger.type) {
    case "RUN_METRIC": {
      const { agg_op, cmp_op, threshold } = trigger.condition;
      const sign = triggerChoices().comparisons.find(({ comparison }) => comparison === cmp_op)?.sign ?? "";
      return `${agg_op ? named[agg_op](name) : name} ${sign} ${threshold}`;
    }
    case "RUN_METRIC_CHANGE": {
      const { agg_op, change_type, change_dir, change_amount } = trigger.condition;
      const basis = triggerChoices().bases.find((one) => one.basis === change_type);
      const amount = `${moved(String(change_amount), basis?.decimalPlaces ?? 0)} ${basis?.unit ?? ""}`.trim();
      return named.change[change_dir](agg_op ? named[agg_op](name) : name, amount);
    }
    case "RUN_METRIC_ZSCORE":
      return named.zScore(name, String(trigger.condition.threshold));
  }
}
